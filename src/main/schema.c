/* SPDX-License-Identifier: Apache-2.0 */
/* "wellmet schema": the tables of a database, or what distributes them. */
#include "store/schema.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "main/config.h"
#include "main/options.h"
#include "model/owner.h"
#include "store/store.h"

struct schema_in {
    struct str database, distribute;
};

const struct field schema_fields[] = {
    {.name = "database",
     .label = "Database",
     .type = FIELD_TEXT,
     .offset = offsetof(struct schema_in, database),
     .max = 4000,
     .help = "The database, a file or postgresql://...",
     .example = "wellmet.db"},
    {.name = "distribute",
     .label = "Distribute",
     .type = FIELD_TEXT,
     .offset = offsetof(struct schema_in, distribute),
     .max = 20,
     .help = "Print the statements that spread the tables over a cluster: citus.",
     .example = "citus"},
    FIELD_END,
};

static int refuse(struct strs *found, struct err *err)
{
    return err_set(err, ERR_STORE,
                   "These tables cannot be distributed: %.*s. docs/scaling.md has the rules.",
                   STR_ARG(found->p[0]));
}

static int format(struct arena *a, struct db *db, bool distribute, struct strbuf *out,
                  struct err *err)
{
    struct schema s;
    struct strs found = {0};
    if (schema_load(db, a, &s) < 0) {
        *err = *db_err(db);
        return err->code;
    }
    if (!distribute) {
        schema_format(out, &s);
        return 0;
    }
    schema_check(a, &s, &found);
    return found.n ? refuse(&found, err) : schema_format_citus(a, out, &s, err);
}

static int show(struct arena *a, const char *path, bool distribute, struct strbuf *out,
                struct err *err)
{
    struct store *store = NULL;
    struct db *db = NULL;
    struct store_options o = {.path = path, .read_only_open = true};
    int rc = store_open(&o, &store, err);
    if (rc == 0)
        rc = db_open(store, OWNER_LOCAL, &db, err);
    if (rc == 0)
        rc = format(a, db, distribute, out, err);
    db_close(db);
    store_close(store);
    return rc;
}

int schema_run(void *process, int argc, char **argv)
{
    struct arena *a = ((struct process *)process)->arena;
    struct schema_in in = {0};
    struct err err = {0};
    struct strbuf out;
    const char *path = NULL;
    strbuf_init(&out, a, 1 << 22);
    int rc = options_read(a, "schema", schema_fields, &argc, argv, &in, &err);
    if (rc == 0 && argc)
        rc = err_set(&err, ERR_USAGE, "\"%s\" is not an option of schema; --help lists them.",
                     argv[0]);
    if (rc == 0)
        rc = config_db_path(a, in.database.n ? str_copy(a, in.database).p : NULL, &path, &err);
    if (rc == 0 && in.distribute.n && !str_eq(in.distribute, STR("citus")))
        rc = err_set(&err, ERR_USAGE, "\"%.*s\" is not known here: write --distribute citus.",
                     STR_ARG(in.distribute));
    if (rc == 0 && in.distribute.n && !store_is_url(path))
        rc = err_set(&err, ERR_INVALID,
                     "A file is not distributed: copy it to PostgreSQL with \"wellmet transfer\", "
                     "then name that database.");
    if (rc == 0)
        rc = show(a, path, in.distribute.n > 0, &out, &err);
    if (rc < 0)
        return options_fail(&err, rc);
    fwrite(out.p, 1, out.n, stdout);
    return 0;
}
