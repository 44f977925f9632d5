/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What pages show beside the results of operations: a record by its id, lists with their counts,
 * the words of an action. Reading only; the results live in the context's arena.
 */
#ifndef WM_OPS_BROWSE_H
#define WM_OPS_BROWSE_H

#include "model/entities.h"
#include "ops/context.h"
#include "store/change.h"
#include "store/standing.h"

/* Any record, into a struct of e->size bytes. Expected: ERR_NOT_FOUND with a sentence. */
int browse_record(struct op_ctx *ctx, const struct entity *e, int64_t id, void *ret);
/* A record's short name for people; empty when there is none. */
struct str browse_title(struct op_ctx *ctx, const struct entity *e, int64_t id);

/* How far the change log is in what is read now: the same moment, the same records. *ret_known is
 * false while a question is still under way (DB_AHEAD). */
int browse_moment(struct op_ctx *ctx, struct change_moment *ret, bool *ret_known);

/* One person's row of lists. Expected: ERR_NOT_FOUND. */
int browse_standing(struct op_ctx *ctx, int64_t person, struct standing *ret);

/* One page of people and how many there are in all. */
struct people_page {
    struct standing *rows;
    size_t n;
    int64_t total;
};
int browse_people(struct op_ctx *ctx, const struct people_filter *f, struct people_page *ret);
/* People who were added last, newest first. */
int browse_added(struct op_ctx *ctx, int64_t limit, struct standing **ret, size_t *ret_n);
/* Specialties in use, most frequent first. */
int browse_specialties(struct op_ctx *ctx, int64_t limit, struct str **ret, size_t *ret_n);

struct organisation_page {
    struct organisation *rows;
    size_t n;
    int64_t total; /* put-away ones counted, too */
};
int browse_organisations(struct op_ctx *ctx, int64_t limit, int64_t offset,
                         struct organisation_page *ret);
/* Positions at an organisation, oldest first. */
int browse_positions(struct op_ctx *ctx, int64_t organisation, struct position **ret,
                     size_t *ret_n);
/* Promises without a kept day that have a due day from today on, soonest first. */
int browse_due(struct op_ctx *ctx, size_t limit, struct promise **ret, size_t *ret_n);

/* What was done, for the line with Undo. Expected: ERR_NOT_FOUND. */
struct done {
    int64_t action_id;
    struct str words;
    bool undone;  /* already taken back */
    bool is_undo; /* it was itself an undo */
};
int browse_done(struct op_ctx *ctx, int64_t action_id, struct done *ret);

#endif
