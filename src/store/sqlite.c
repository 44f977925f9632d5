/* SPDX-License-Identifier: Apache-2.0 */
/* SQLite behind struct engine: WAL, synchronous=FULL, foreign keys, STRICT tables. */
#include "base/err.h"
#include "base/io.h"
#include "def/errors.h"
#include "def/limits.h"
#include "store/dialect.h"
#include "store/engine.h"
#include "store/schema_catalog.h"
#include "store/search_engine.h"
#include "store/store.h"
#include "store/transfer_engine.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <unistd.h>

struct conn {
    sqlite3 *db;
    sqlite3_stmt *data_version;
    sqlite3_stmt *begin_read, *begin_write, *commit, *rollback; /* prepared when first used */
};

struct prepared {
    sqlite3_stmt *s;
    struct conn *c;
};

/* A full disk, a quota or a limit on the size of files: not always told as SQLITE_FULL. */
static bool is_full(struct conn *c, int rc)
{
    if ((rc & 0xFF) == SQLITE_FULL)
        return true;
    int number = c && c->db ? sqlite3_system_errno(c->db) : 0;
    return ((rc & 0xFF) == SQLITE_IOERR || (rc & 0xFF) == SQLITE_CANTOPEN) &&
           (number == ENOSPC || number == EDQUOT || number == EFBIG);
}

static int fail(struct conn *c, int rc, struct err *err)
{
    const char *text = c && c->db ? sqlite3_errmsg(c->db) : sqlite3_errstr(rc);
    if (is_full(c, rc))
        return err_set(err, ERR_FULL,
                       "The disk is full: make room and try again. Nothing was lost.");
    switch (rc & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return err_set(err, ERR_BUSY, "Another program is writing to the database: try again.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return err_set(
            err, ERR_CORRUPT,
            "The database file is damaged or not a Wellmet database (%s): restore a backup.", text);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return err_set(err, ERR_IO, "The database file cannot be read or written (%s).", text);
    case SQLITE_CONSTRAINT:
        if (rc == SQLITE_CONSTRAINT_FOREIGNKEY)
            return err_set(err, ERR_CONFLICT,
                           "Other records refer to this one, or it refers to one that is gone.");
        /* fall through */
    default: return err_set(err, ERR_STORE, "The database refused a step (%s).", text);
    }
}

static void sqlite_close(struct conn *c)
{
    if (!c)
        return;
    sqlite3_finalize(c->data_version);
    sqlite3_finalize(c->begin_read);
    sqlite3_finalize(c->begin_write);
    sqlite3_finalize(c->commit);
    sqlite3_finalize(c->rollback);
    sqlite3_close_v2(c->db);
    free(c);
}

static int sqlite_exec(struct conn *c, const char *sql, struct err *err)
{
    int rc = sqlite3_exec(c->db, sql, NULL, NULL, NULL);
    return rc == SQLITE_OK ? 0 : fail(c, rc, err);
}

/* A page cache of 1.5 MiB a reader keeps the whole server small: the system caches the file. The
 * one writer gets more, because what an import touches again and again is spread over all indexes;
 * and pages travel from the log to the file in larger steps than SQLite's own. */
static int configure(struct conn *c, bool writer, struct err *err)
{
    sqlite3_busy_timeout(c->db, LIMIT_BUSY_SECONDS * 1000);
    sqlite3_extended_result_codes(c->db, 1);
    sqlite3_db_config(c->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(c->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_limit(c->db, SQLITE_LIMIT_ATTACHED, 1);
    int rc = sqlite_exec(c,
                         "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on;"
                         "pragma trusted_schema=off; pragma temp_store=memory;",
                         err);
    if (rc < 0)
        return rc;
    return sqlite_exec(c,
                       writer ? "pragma cache_size=-8192; pragma wal_autocheckpoint=4000"
                              : "pragma cache_size=-1536",
                       err);
}

/* Counting all memory behind one lock costs every page a few percent, and nobody asks. */
static void set_up_library(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

/* A database with tables and none of ours is another program's: not one byte of it is changed. */
static int refuse_foreign(struct conn *c, const char *where, struct err *err)
{
    sqlite3_stmt *s = NULL;
    sqlite3_busy_timeout(c->db, LIMIT_BUSY_SECONDS * 1000);
    int rc = sqlite3_prepare_v2(c->db,
                                "select count(*), coalesce(sum(name = 'schema_migration'), 0)"
                                " from sqlite_master",
                                -1, &s, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(s);
    int code = rc == SQLITE_ROW ? 0 : fail(c, rc, err);
    if (code == 0 && sqlite3_column_int64(s, 0) > 0 && sqlite3_column_int64(s, 1) == 0)
        code = err_set(err, ERR_CORRUPT,
                       "%s is a database of another program: choose another file.", where);
    sqlite3_finalize(s);
    return code;
}

static int sqlite_open(struct engine_home *home, bool writer, struct conn **ret, struct err *err)
{
    const char *where = home->where;
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, set_up_library);
    struct conn *c = calloc(1, sizeof(*c));
    if (!c)
        return err_set(err, ERR_INTERNAL, "Out of memory.");
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (writer ? SQLITE_OPEN_CREATE : 0);
    int rc = sqlite3_open_v2(where, &c->db, flags, NULL);
    int code = rc == SQLITE_OK ? 0 : fail(c, rc, err);
    if (code == 0 && writer)
        code = refuse_foreign(c, where, err);
    if (code == 0)
        code = configure(c, writer, err);
    if (code < 0) {
        sqlite_close(c);
        return code;
    }
    *ret = c;
    return 0;
}

static int sqlite_prepare(struct conn *c, const char *sql, struct prepared **ret, struct err *err)
{
    struct prepared *p = calloc(1, sizeof(*p));
    if (!p)
        return err_set(err, ERR_INTERNAL, "Out of memory.");
    p->c = c;
    int rc = sqlite3_prepare_v3(c->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &p->s, NULL);
    if (rc != SQLITE_OK) {
        free(p);
        return fail(c, rc, err);
    }
    *ret = p;
    return 0;
}

static void sqlite_finalize(struct prepared *p)
{
    if (p)
        sqlite3_finalize(p->s);
    free(p);
}

static void sqlite_bind_i64(struct prepared *p, int at, int64_t v)
{
    sqlite3_bind_int64(p->s, at, v);
}
static void sqlite_bind_f64(struct prepared *p, int at, double v)
{
    sqlite3_bind_double(p->s, at, v);
}
static void sqlite_bind_null(struct prepared *p, int at) { sqlite3_bind_null(p->s, at); }

static void sqlite_bind_text(struct prepared *p, int at, struct str v)
{
    sqlite3_bind_text64(p->s, at, v.p ? v.p : "", v.n, SQLITE_STATIC, SQLITE_UTF8);
}

static void sqlite_bind_copy(struct prepared *p, int at, struct str v)
{
    sqlite3_bind_text64(p->s, at, v.p ? v.p : "", v.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void sqlite_bind_blob(struct prepared *p, int at, struct str v)
{
    sqlite3_bind_blob64(p->s, at, v.p ? v.p : "", v.n, SQLITE_STATIC);
}

static int sqlite_step(struct prepared *p, struct err *err)
{
    int fault = engine_fault("a step", err);
    if (fault < 0)
        return fault;
    int rc = sqlite3_step(p->s);
    if (rc == SQLITE_ROW)
        return STEP_ROW;
    return rc == SQLITE_DONE ? STEP_DONE : fail(p->c, rc, err);
}

static void sqlite_reset(struct prepared *p)
{
    sqlite3_reset(p->s);
    sqlite3_clear_bindings(p->s);
}

static int64_t sqlite_col_i64(struct prepared *p, int col)
{
    return sqlite3_column_int64(p->s, col);
}
static double sqlite_col_f64(struct prepared *p, int col)
{
    return sqlite3_column_double(p->s, col);
}
static bool sqlite_col_is_null(struct prepared *p, int col)
{
    return sqlite3_column_type(p->s, col) == SQLITE_NULL;
}

static struct str sqlite_col_text(struct prepared *p, int col)
{
    const char *t = (const char *)sqlite3_column_text(p->s, col);
    return t ? (struct str){t, (size_t)sqlite3_column_bytes(p->s, col)} : STR_NULL;
}

static struct str sqlite_col_blob(struct prepared *p, int col)
{
    const char *t = sqlite3_column_blob(p->s, col);
    return t ? (struct str){t, (size_t)sqlite3_column_bytes(p->s, col)} : STR_NULL;
}

/* Every page begins and ends a transaction: these are not parsed each time. */
static int run_kept(struct conn *c, sqlite3_stmt **kept, const char *sql, struct err *err)
{
    int rc = *kept ? SQLITE_OK
                   : sqlite3_prepare_v3(c->db, sql, -1, SQLITE_PREPARE_PERSISTENT, kept, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(*kept);
    int code = rc == SQLITE_DONE ? 0 : fail(c, rc, err);
    sqlite3_reset(*kept);
    return code;
}

static int sqlite_begin(struct conn *c, bool write, int64_t owner, struct err *err)
{
    (void)owner; /* one writer at a time, whoever it is for */
    return write ? run_kept(c, &c->begin_write, "begin immediate", err)
                 : run_kept(c, &c->begin_read, "begin", err);
}

static int sqlite_commit(struct conn *c, struct err *err)
{
    int fault = engine_fault("to commit", err);
    if (fault < 0)
        return fault;
    return run_kept(c, &c->commit, "commit", err);
}

static void sqlite_rollback(struct conn *c)
{
    if (!sqlite3_get_autocommit(c->db))
        run_kept(c, &c->rollback, "rollback", NULL);
}

static int64_t sqlite_changes(struct conn *c) { return sqlite3_changes64(c->db); }

static int64_t sqlite_data_version(struct conn *c)
{
    if (!c->data_version &&
        sqlite3_prepare_v3(c->db, "pragma data_version", -1, SQLITE_PREPARE_PERSISTENT,
                           &c->data_version, NULL) != SQLITE_OK)
        return -1;
    int64_t v =
        sqlite3_step(c->data_version) == SQLITE_ROW ? sqlite3_column_int64(c->data_version, 0) : -1;
    sqlite3_reset(c->data_version);
    return v;
}

/* The copy is as private as the database: made empty for its owner alone, then filled. */
static int make_private_file(const char *to, struct err *err)
{
    int fd = open(to, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (fd < 0)
        return err_set(err, ERR_IO, "%s cannot be made (%s).", to, strerror(errno));
    close(fd);
    return 0;
}

static int sqlite_backup(struct conn *c, const char *to, struct err *err)
{
    sqlite3_stmt *s = NULL;
    int made = make_private_file(to, err);
    if (made < 0)
        return made;
    int rc = sqlite3_prepare_v2(c->db, "vacuum into ?1", -1, &s, NULL);
    if (rc == SQLITE_OK) {
        sqlite3_bind_text(s, 1, to, -1, SQLITE_STATIC);
        rc = sqlite3_step(s);
        rc = rc == SQLITE_DONE ? SQLITE_OK : rc;
    }
    int code = rc == SQLITE_OK ? 0 : fail(c, rc, err);
    sqlite3_finalize(s);
    if (code < 0)
        remove(to);
    return code;
}

/* Another program's file was refused when it was opened. Programs that start at once make the table
 * one after the other: what "if not exists" saw before the lock may be wrong by then. */
static int sqlite_make_ready(struct conn *c, const struct engine_start *s, struct err *err)
{
    if (sqlite3_table_column_metadata(c->db, NULL, "schema_migration", NULL, NULL, NULL, NULL, NULL,
                                      NULL) == SQLITE_OK)
        return 0;
    int rc = sqlite_begin(c, true, ENGINE_MIGRATION, err);
    if (rc == 0)
        rc = sqlite_exec(c, s->schema_table, err);
    if (rc == 0)
        rc = run_kept(c, &c->commit, "commit", err);
    sqlite_rollback(c);
    return rc;
}

static int sqlite_check(struct conn *c, struct err *err)
{
    sqlite3_stmt *s = NULL;
    int rc = sqlite3_prepare_v2(c->db, "pragma integrity_check(1)", -1, &s, NULL);
    if (rc != SQLITE_OK)
        return fail(c, rc, err);
    int code = 0;
    if (sqlite3_step(s) == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(s, 0);
        if (!text || strcmp(text, "ok") != 0)
            code = err_set(err, ERR_CORRUPT, "The database file is damaged (%s): restore a backup.",
                           text ? text : "?");
    }
    sqlite3_finalize(s);
    return code;
}

const struct engine engine_sqlite = {
    .name = "sqlite",
    .is_file = true,
    .one_writer = true,
    .open = sqlite_open,
    .close = sqlite_close,
    .exec = sqlite_exec,
    .prepare = sqlite_prepare,
    .finalize = sqlite_finalize,
    .bind_i64 = sqlite_bind_i64,
    .bind_f64 = sqlite_bind_f64,
    .bind_text = sqlite_bind_text,
    .bind_copy = sqlite_bind_copy,
    .bind_blob = sqlite_bind_blob,
    .bind_null = sqlite_bind_null,
    .step = sqlite_step,
    .reset = sqlite_reset,
    .col_i64 = sqlite_col_i64,
    .col_f64 = sqlite_col_f64,
    .col_text = sqlite_col_text,
    .col_blob = sqlite_col_blob,
    .col_is_null = sqlite_col_is_null,
    .begin = sqlite_begin,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
    .changes = sqlite_changes,
    .data_version = sqlite_data_version,
    .backup = sqlite_backup,
    .translate = dialect_sqlite,
    .make_ready = sqlite_make_ready,
    .check = sqlite_check,
    .search = &search_sqlite,
    .catalog = &schema_catalog_sqlite,
    .transfer = &transfer_sqlite,
};
