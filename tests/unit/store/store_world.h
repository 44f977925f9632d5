/* SPDX-License-Identifier: Apache-2.0 */
/* A database for the tests of store/: a file in a temporary folder, or a schema on a server. */
#ifndef WM_TESTS_STORE_WORLD_H
#define WM_TESTS_STORE_WORLD_H

#include "base/arena.h"
#include "check.h"
#include "database.h"
#include "store/store.h"

#include <dirent.h>
#include <unistd.h>

struct place {
    char dir[200], path[DATABASE_PATH];
    struct arena *a;
    struct store *store;
    struct db *db; /* of owner 1 */
};

static inline int place_setup(void **state)
{
    struct place *p = calloc(1, sizeof(*p));
    struct err err = {0};
    const char *tmp = getenv("TMPDIR");
    snprintf(p->dir, sizeof(p->dir), "%s/wellmet-store-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!mkdtemp(p->dir))
        return -1;
    database_make(p->dir, "wellmet.db", p->path);
    p->a = arena_new(0);
    *state = p;
    if (store_open(&(struct store_options){.path = p->path}, &p->store, &err) < 0)
        return -1;
    return db_open(p->store, 1, &p->db, &err);
}

static inline int place_teardown(void **state)
{
    struct place *p = *state;
    db_close(p->db);
    store_close(p->store);
    database_drop(p->path);
    DIR *d = opendir(p->dir);
    for (struct dirent *e; d && (e = readdir(d));)
        unlinkat(dirfd(d), e->d_name, 0);
    if (d)
        closedir(d);
    int rc = rmdir(p->dir);
    arena_free(p->a);
    free(p);
    return rc;
}

#endif
