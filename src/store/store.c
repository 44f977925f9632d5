/* SPDX-License-Identifier: Apache-2.0 */
#include "store/store.h"

#include "base/arena.h"
#include "base/io.h"
#include "def/errors.h"
#include "store/store_int.h"

#include <assert.h>
#include <sys/stat.h>

static _Atomic int64_t fault_countdown;
static _Atomic int fault_code = ERR_STORE;

void store_set_fault_code(int64_t nth, int code)
{
    fault_code = code;
    fault_countdown = nth;
}

void store_set_fault(int64_t nth) { store_set_fault_code(nth, ERR_STORE); }

bool store_fault_is_set(void) { return fault_countdown > 0; }

int engine_fault(const char *what, struct err *err)
{
    if (fault_countdown <= 0 || --fault_countdown != 0)
        return 0;
    return err_set(err, fault_code, "The database refused %s (fault injected by a test).", what);
}

static int session_open(struct store *s, bool writer, struct session **ret, struct err *err)
{
    struct session *x = calloc(1, sizeof(*x));
    if (!x)
        return err_set(err, ERR_INTERNAL, "Out of memory.");
    int rc = s->engine->open(&s->home, writer, &x->conn, err);
    if (rc < 0) {
        free(x);
        return rc;
    }
    *ret = x;
    return 0;
}

static void session_close(struct store *s, struct session *x)
{
    if (!x)
        return;
    for (size_t i = 0; i < STMT_CACHE; i++)
        s->engine->finalize(x->cache[i].p);
    s->engine->close(x->conn);
    free(x);
}

/* The folder of the file is made, and the file is for its owner's eyes only. */
static int prepare_file(const struct store_options *o, struct err *err)
{
    struct stat st;
    if (stat(o->path, &st) == 0)
        return 0;
    if (o->read_only_open)
        return err_set(err, ERR_NOT_FOUND, "There is no database at %s.", o->path);
    ARENA_SCOPE struct arena *a = arena_new(0);
    const char *slash = strrchr(o->path, '/');
    if (slash && slash != o->path) {
        const char *dir = arena_copy(a, o->path, (size_t)(slash - o->path));
        int rc = io_make_dirs(dir);
        if (rc < 0)
            return err_set(err, ERR_IO, "The folder %s cannot be made (%s).", dir, strerror(-rc));
    }
    return 0;
}

bool store_is_url(const char *path)
{
    return str_starts(str_c(path), STR("postgresql://")) ||
           str_starts(str_c(path), STR("postgres://"));
}

int store_open(const struct store_options *o, struct store **ret, struct err *err)
{
    bool url = store_is_url(o->path);
    int rc = url ? 0 : prepare_file(o, err);
    if (rc < 0)
        return rc;
    struct store *s = calloc(1, sizeof(*s));
    if (!s)
        return err_set(err, ERR_INTERNAL, "Out of memory.");
    s->engine = url ? &engine_postgres : &engine_sqlite;
    s->path = strdup(o->path);
    s->home.where = s->path;
    pthread_mutex_init(&s->write_lock, NULL);
    pthread_mutex_init(&s->home.lock, NULL);
    mode_t old = umask(077);
    rc = session_open(s, true, &s->writer, err);
    if (rc == 0)
        rc = migrate(s, s->writer->conn, err);
    if (rc == 0 && !o->transfer_target)
        rc = transfer_refuse_unfinished(s, s->writer->conn, err);
    umask(old);
    if (rc < 0) {
        store_close(s);
        return rc;
    }
    if (!s->engine->one_writer) {
        session_close(s, s->writer);
        s->writer = NULL;
    }
    *ret = s;
    return 0;
}

void store_close(struct store *s)
{
    if (!s)
        return;
    session_close(s, s->writer);
    pthread_mutex_destroy(&s->write_lock);
    pthread_mutex_destroy(&s->home.lock);
    free(s->path);
    free(s);
}

const char *store_path(const struct store *s) { return s->path; }

int db_open(struct store *s, int64_t owner, struct db **ret, struct err *err)
{
    struct db *db = calloc(1, sizeof(*db));
    if (!db)
        return err_set(err, ERR_INTERNAL, "Out of memory.");
    db->store = s;
    db->owner = owner;
    int rc = session_open(s, false, &db->reader, err);
    if (rc < 0) {
        free(db);
        return rc;
    }
    db->now = db->reader;
    *ret = db;
    return 0;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    db_rollback(db);
    session_close(db->store, db->reader);
    free(db);
}

int64_t db_owner(const struct db *db) { return db->owner; }

void db_set_owner(struct db *db, int64_t owner)
{
    assert(!db->writing && !db->reading);
    db->owner = owner;
}

struct err *db_err(struct db *db) { return &db->err; }

const struct err *db_failure(const struct db *db) { return db->failure.code ? &db->failure : NULL; }

void db_clear_err(struct db *db)
{
    db->err = (struct err){0};
    db->failure.code = 0;
}

bool db_in_write(const struct db *db) { return db->writing; }
bool db_in_read(const struct db *db) { return db->reading; }

int db_begin_read(struct db *db)
{
    db->failure.code = 0;
    int rc = db->store->engine->begin(db->reader->conn, false, db->owner, &db->err);
    db->reading = rc == 0;
    return rc;
}

/* The change log counts from what is there; the write lock keeps it ours until the end. */
static int load_next_seq(struct db *db)
{
    struct stmt *q =
        db_stmt(db, "select coalesce(max(seq), 0) + 1 from change where owner_id = ?1");
    int rc = stmt_next(q);
    if (rc == 1)
        db->next_seq = stmt_col_i64(q, 0);
    stmt_done(q);
    return rc < 0 ? rc : 0;
}

/* Takes the store's one writer, when the engine has one; else the session writes itself. */
static struct session *take_writer(struct db *db)
{
    if (!db->store->engine->one_writer)
        return db->reader;
    pthread_mutex_lock(&db->store->write_lock);
    return db->store->writer;
}

static void give_writer(struct db *db)
{
    if (db->store->engine->one_writer)
        pthread_mutex_unlock(&db->store->write_lock);
}

int db_begin_write(struct db *db)
{
    assert(!db->writing); /* it would wait for itself */
    if (db->reading)
        db_rollback(db);
    db->failure.code = 0;
    struct session *x = take_writer(db);
    int rc = db->store->engine->begin(x->conn, true, db->owner, &db->err);
    if (rc < 0) {
        give_writer(db);
        return rc;
    }
    db->now = x;
    db->writing = true;
    rc = load_next_seq(db);
    if (rc < 0)
        db_rollback(db);
    return rc;
}

static void end_statements(struct session *x)
{
    for (size_t i = 0; i < STMT_CACHE; i++)
        if (x->cache[i].active)
            stmt_done(&x->cache[i]);
}

static void leave(struct db *db)
{
    db->now = db->reader;
    if (db->writing)
        give_writer(db);
    db->writing = db->reading = false;
}

int db_commit(struct db *db)
{
    if (!db->writing && !db->reading)
        return 0;
    end_statements(db->now);
    int rc = db->store->engine->commit(db->now->conn, &db->err);
    if (rc < 0)
        db->store->engine->rollback(db->now->conn);
    else if (db->writing)
        db->store->local_commits++;
    leave(db);
    return rc;
}

void db_rollback(struct db *db)
{
    if (!db->writing && !db->reading)
        return;
    end_statements(db->now);
    db->store->engine->rollback(db->now->conn);
    leave(db);
}

int64_t db_version(struct db *db)
{
    /* The reader's data_version moves with every commit by any other connection, our own writer
     * included; the counter makes it move for a session that opened in between, too. */
    int64_t theirs = db->store->engine->data_version(db->reader->conn);
    return theirs ? theirs * (INT64_C(1) << 32) + db->store->local_commits : 0;
}

int64_t db_changes(struct db *db) { return db->store->engine->changes(db->now->conn); }

int64_t store_round_trips(void) { return engine_round_trips; }

int store_backup(struct db *db, const char *to)
{
    mode_t old = umask(077); /* as private as the database itself */
    int rc = db->store->engine->backup(db->reader->conn, to, &db->err);
    umask(old);
    return rc;
}

int store_check(struct db *db) { return db->store->engine->check(db->reader->conn, &db->err); }
