/* SPDX-License-Identifier: Apache-2.0 */
#include "database.h"

#include "check.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <unistd.h>

enum { MAX_MADE = 200 };

/* The databases this program has on the server: the nth is wm_PID_n. */
static struct {
    char path[DATABASE_PATH];
    bool keep, used, dropped;
} made[MAX_MADE];
static int made_n;

static const char *server(void) { return getenv("WELLMET_TEST_PG"); }

bool database_is_server(void)
{
    const char *engine = getenv("WELLMET_TEST_ENGINE");
    return engine && strcmp(engine, "postgres") == 0;
}

__attribute__((constructor)) static void skip_without_server(void)
{
    if (!database_is_server() || server())
        return;
    puts("1..0 # SKIP WELLMET_TEST_PG names no PostgreSQL (tests/README.md)");
    fflush(stdout);
    _exit(0);
}

static bool is_url(const char *path) { return strncmp(path, "postgres", 8) == 0; }

static void say_nothing(void *to, const char *text)
{
    (void)to;
    (void)text;
}

static PGresult *server_run(const char *url, const char *sql, PGconn **ret)
{
    PGconn *pg = PQconnectdb(url);
    PQsetNoticeProcessor(pg, say_nothing, NULL);
    PGresult *r = PQexec(pg, sql);
    ExecStatusType status = PQresultStatus(r);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        fail_msg("%s: %s", sql, PQerrorMessage(pg));
    *ret = pg;
    return r;
}

static void server_exec(const char *url, const char *sql)
{
    PGconn *pg;
    PQclear(server_run(url, sql, &pg));
    PQfinish(pg);
}

/* The server's address with another database: what stands between the host and the question
 * mark. */
static void set_path(char ret[DATABASE_PATH], const char *name)
{
    const char *start = server(), *host = strstr(start, "://");
    assert_non_null(host);
    const char *end = host + 3 + strcspn(host + 3, "/?");
    snprintf(ret, DATABASE_PATH, "%.*s/%s%s", (int)(end - start), start, name,
             end + strcspn(end, "?"));
}

enum { NAME = 40 };

static void set_name(char ret[NAME], int i) { snprintf(ret, NAME, "wm_%ld_%d", (long)getpid(), i); }

static void server_drop(int i)
{
    char name[NAME], sql[NAME + 60];
    set_name(name, i);
    snprintf(sql, sizeof(sql), "drop database %s with (force)", name);
    server_exec(server(), sql);
    made[i].dropped = true;
    made[i].path[0] = '\0';
}

static void drop_left(void)
{
    for (int i = 0; i < made_n; i++)
        if (!made[i].dropped)
            server_drop(i);
}

static void server_make(bool keep, char ret[DATABASE_PATH])
{
    char name[NAME], sql[NAME + 80];
    if (made_n == MAX_MADE)
        fail_msg("a test program makes %d databases at most", MAX_MADE);
    if (!made_n)
        atexit(drop_left);
    set_name(name, made_n);
    set_path(ret, name);
    snprintf(sql, sizeof(sql), "create database %s template template1 strategy file_copy", name);
    server_exec(server(), sql);
    snprintf(made[made_n].path, DATABASE_PATH, "%s", ret);
    made[made_n].keep = keep;
    made[made_n++].used = true;
}

void database_make(const char *dir, const char *name, char ret[DATABASE_PATH])
{
    if (database_is_server())
        server_make(false, ret);
    else
        snprintf(ret, DATABASE_PATH, "%s/%s", dir, name);
}

void database_take(const char *dir, const char *name, char ret[DATABASE_PATH])
{
    for (int i = 0; i < made_n; i++)
        if (made[i].keep && !made[i].used) {
            made[i].used = true;
            snprintf(ret, DATABASE_PATH, "%s", made[i].path);
            return;
        }
    if (database_is_server())
        server_make(true, ret);
    else
        snprintf(ret, DATABASE_PATH, "%s/%s", dir, name);
}

/* Deletes what belongs to anybody. Foreign keys need not be kept on the way; a table that has
 * grown is cut, for nothing sweeps up behind deleted rows. */
static const char empty_sql[] =
    "do $$ declare t regclass; begin"
    " perform set_config('session_replication_role', 'replica', true);"
    " for t in select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid"
    " where a.attname = 'owner_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace"
    " loop"
    " if pg_relation_size(t) > 262144 then execute 'truncate ' || t || ' cascade';"
    " elsif pg_relation_size(t) > 0 then execute 'delete from ' || t; end if;"
    " end loop; end $$";

void database_drop(const char *path)
{
    for (int i = 0; i < made_n; i++) {
        if (strcmp(made[i].path, path) != 0)
            continue;
        made[i].used = false;
        if (made[i].keep)
            server_exec(path, empty_sql);
        else
            server_drop(i);
    }
}

void database_exec(const char *path, const char *sql)
{
    if (is_url(path)) {
        server_exec(path, sql);
        return;
    }
    sqlite3 *db;
    char *why = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s: %s", sql, why);
    sqlite3_close(db);
}

static char *add_line(char *text, const char *line)
{
    size_t n = text ? strlen(text) : 0, more = strlen(line);
    text = realloc(text, n + more + 2);
    assert_non_null(text);
    memcpy(text + n, line, more);
    memcpy(text + n + more, "\n", 2);
    return text;
}

static char *server_ask(const char *url, const char *sql)
{
    PGconn *pg;
    PGresult *r = server_run(url, sql, &pg);
    char *text = add_line(NULL, "");
    text[0] = '\0';
    for (int i = 0; i < PQntuples(r); i++)
        text = add_line(text, PQgetvalue(r, i, 0));
    PQclear(r);
    PQfinish(pg);
    return text;
}

char *database_ask(const char *path, const char *sql)
{
    if (is_url(path))
        return server_ask(path, sql);
    sqlite3 *db;
    sqlite3_stmt *q;
    char *text = add_line(NULL, "");
    text[0] = '\0';
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK);
    while (sqlite3_step(q) == SQLITE_ROW)
        text = add_line(text, (const char *)sqlite3_column_text(q, 0));
    sqlite3_finalize(q);
    sqlite3_close(db);
    return text;
}
