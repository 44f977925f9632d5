/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The context of one operation: whose records, which day it is, what was asked and what came of
 * it. Lives in a request arena; used by one thread.
 */
#ifndef WM_OPS_CONTEXT_H
#define WM_OPS_CONTEXT_H

#include "base/date.h"
#include "base/err.h"
#include "base/vec.h"
#include "ops/app.h"
#include "ops/caller.h"

struct arena;
struct db;
struct guard_rule;
struct zone;

/* Tells how far long work is; a true return asks it to stop. */
struct op_progress {
    bool (*tell)(void *data, size_t done, size_t total);
    void *data;
};

/* Words of a saved text that somebody may want to look at again (ops/guard.h). */
struct op_warning {
    const struct guard_rule *rule;
    const struct entity *entity;
    const struct field *field;
    int64_t id;       /* of the record */
    struct str text;  /* the whole value of the field */
    size_t from, to;  /* bytes of `text`; 0, 0: the rule is about no words of it */
};

struct op_ctx {
    struct arena *arena;
    const struct app *app;
    struct db *db;
    struct err *err; /* the session's */
    const struct zone *zone;
    struct date today; /* the account's local day */
    int64_t now;       /* instant */
    struct str actor;  /* "command", "web", "api" */
    struct caller who; /* whose records, and what may be done */

    /* Filled by the binder. */
    const struct op *op;
    int64_t id, version; /* of the record asked for; version 0: not said */
    uint64_t set;        /* bit i: row i of op->in was given */
    bool yes;            /* confirmed in advance */
    struct op_progress progress;

    /* Filled by the operation, for the faces. */
    int64_t action_id; /* of the write, for Undo; 0 when nothing was written */
    size_t writes;     /* records written so far */
    const struct entity *result_entity;
    int64_t result_id;                  /* the record that was made or changed */
    struct str message;                 /* what was done, a sentence: "Saved Dr Mei-Ling Chen." */
    struct str raw, raw_type, raw_name; /* OP_RAW: bytes, media type, file name */
    size_t shown;                       /* rows asked for, for a face that shows them its own way */
    struct str cookie;                  /* the session has a new cookie (password.change), or "" */
    int64_t cookie_seconds;             /* how long browsers keep it */

    /* What the guards ask to look at again in what was written; never keeps it from being saved. */
    VEC(struct op_warning) warnings;

    /* People whose standing and search text must be refreshed before the commit. */
    VEC(int64_t) dirty;
    double tries_from;  /* the owner's readiness must be made anew from this time on, or INFINITY */
    bool cards_written; /* pictures must be looked for again */
};

/* Fills a context: the caller's records, zone, day, permissions. One per operation or page. The
 * session then belongs to the caller's account. */
int context_init(struct op_ctx *ctx, struct arena *a, const struct app *app, struct db *db,
                 const struct caller *who, struct str actor);
/* Loads the account record (made at first use). */
struct account;
int context_account(struct op_ctx *ctx, struct account *ret);
/* The day something happened: `given`, or today when it is not set. ERR_INVALID when it is to
 * come. */
int context_day(struct op_ctx *ctx, struct date given, struct date *ret);
/* True when row `name` of op->in was given. */
bool context_has(const struct op_ctx *ctx, const char *name);

/* A write action: begins the transaction and the group that Undo works on. Ends with the refresh
 * of what depends on the records written, then the commit; or with a rollback on error. */
int action_begin(struct op_ctx *ctx, const char *op_name);
int action_end(struct op_ctx *ctx, int rc);

#endif
