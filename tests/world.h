/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A whole Wellmet below the faces, for tests: a temporary folder, a database on the engine under
 * test (database.h), the cadence table, all operations, and a fixed day (10 August 2027). Functions fail the running test by themselves
 * when the world cannot be made; what is tested returns its code.
 */
#ifndef WM_TESTS_WORLD_H
#define WM_TESTS_WORLD_H

#include "database.h"
#include "model/entities.h"
#include "ops/context.h"

struct store;

#define WORLD_NOW "2027-08-10T15:00:00Z"

struct world {
    struct arena *a; /* lives as long as the world */
    char dir[200];
    char path[DATABASE_PATH]; /* of the database: a file in dir, or an address */
    struct app app;
    struct store *store;
    struct db *db;
    struct caller caller;
    const struct caller *as; /* who runs operations; NULL: may do everything */
    struct op_ctx ctx; /* of the last operation */
    struct str out;    /* what the last operation wrote, JSON */
};

void world_open(struct world *w);
void world_close(struct world *w);
/* Empties the arena; ids and rows from before are gone. */
void world_reload(struct world *w);
/* The day changes for all worlds of the process. RFC 3339. */
void world_set_now(const char *now);
/* May do everything with the records of the session's owner. Valid until the next call. */
const struct caller *world_caller(struct world *w, const struct db *db);
/* A fresh context for the next operation. */
struct op_ctx *world_ctx(struct world *w);
/* Runs an operation by name; inputs are pairs of name and value, ended by NULL. */
int world_run(struct world *w, const char *op, ...) __attribute__((sentinel));
/* As above, and fails the test when the operation does not succeed. */
void world_do(struct world *w, const char *op, ...) __attribute__((sentinel));
/* As world_run(), with the inputs in an array. */
struct op_input;
int world_run_inputs(struct world *w, const char *op, const struct op_input *in, size_t n);
/* Whose records the next operations and checks are about; OWNER_LOCAL at first. */
void world_set_owner(struct world *w, int64_t owner);
/* The text of the last error. */
const char *world_error(const struct world *w);

/* Ids of records made by world_do(): the last result. */
int64_t world_add_person(struct world *w, const char *given, const char *family);
struct str world_id(struct world *w, int64_t id);
/* Loads a record into the world's arena; NULL when it is not there. */
void *world_load(struct world *w, const struct entity *e, int64_t id);
/* Records of an entity. */
size_t world_count(struct world *w, const struct entity *e);

/* Another, empty database on the same engine; `name` tells them apart. world_store_close(). */
struct store *world_store(struct world *w, const char *name);
void world_store_close(struct store *s);

/* All derived rows and search texts as one text. */
struct str world_derived(struct world *w);
/* How the derived rows differ from those a rebuild makes, or NULL. */
const char *world_derived_difference(struct world *w);
/* How a replay of the change log into `copy` differs, in records or derived rows, or NULL. */
const char *world_replay_difference(struct world *w, struct store *copy);
/* Fail the test when there is a difference. */
void world_check_derived(struct world *w);
void world_check_replay(struct world *w);

/* Bytes of a file below the shared fixtures; false when there are none here. */
bool world_fixture(struct arena *a, const char *name, struct str *ret);

#endif
