/* SPDX-License-Identifier: Apache-2.0 */
#include "database.h"

#include "check.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <unistd.h>

static const char *server(void)
{
    const char *url = getenv("WELLMET_TEST_PG");
    return url && *url ? url : NULL;
}

bool database_is_server(void) { return server() != NULL; }

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

void database_make(const char *dir, const char *name, char ret[DATABASE_PATH])
{
    static int made;
    char sql[200], schema[40];
    if (!server()) {
        snprintf(ret, DATABASE_PATH, "%s/%s", dir, name);
        return;
    }
    snprintf(schema, sizeof(schema), "wm_%ld_%d", (long)getpid(), ++made);
    snprintf(ret, DATABASE_PATH, "%s%coptions=-csearch_path%%3D%s%%2Cpublic", server(),
             strchr(server(), '?') ? '&' : '?', schema);
    snprintf(sql, sizeof(sql), "drop schema if exists %s cascade; create schema %s", schema,
             schema);
    server_exec(server(), sql);
}

void database_drop(const char *path)
{
    char sql[200];
    const char *schema = is_url(path) ? strstr(path, "search_path%3D") : NULL;
    if (!schema)
        return;
    schema += strlen("search_path%3D");
    snprintf(sql, sizeof(sql), "drop schema if exists %.*s cascade", (int)strcspn(schema, "%"),
             schema);
    server_exec(server(), sql);
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
