/* SPDX-License-Identifier: Apache-2.0 */
#include "testdb.h"

#include "base/arena.h"
#include "base/str.h"
#include "check.h"

#include <libpq-fe.h>
#include <unistd.h>

enum { MAX_DATABASES = 32 };

/* The databases this program has made. */
static struct {
    char name[40];
    char address[400];
    bool used;
} made[MAX_DATABASES];
static size_t made_n;

/* Deletes what belongs to anybody. Foreign keys need not be kept on the way; a table that has
 * grown is cut, for nothing sweeps up behind the deleted rows. */
static const char empty_sql[] =
    "do $$ declare t regclass; begin"
    " perform set_config('session_replication_role', 'replica', true);"
    " for t in select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid"
    " where a.attname = 'owner_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace"
    " loop"
    " if pg_relation_size(t) > 262144 then execute 'truncate ' || t || ' cascade';"
    " elsif pg_relation_size(t) > 0 then execute 'delete from ' || t; end if;"
    " end loop; end $$";

static const char *server(void) { return getenv("WELLMET_TEST_PG"); }

bool testdb_is_postgres(void)
{
    const char *engine = getenv("WELLMET_TEST_ENGINE");
    return engine && strcmp(engine, "postgres") == 0;
}

__attribute__((constructor)) static void skip_without_server(void)
{
    if (!testdb_is_postgres() || server())
        return;
    puts("1..0 # SKIP WELLMET_TEST_PG names no PostgreSQL (tests/README.md)");
    fflush(stdout);
    _exit(0);
}

static void pg_run(const char *address, const char *sql)
{
    PGconn *c = PQconnectdb(address);
    PGresult *r = PQstatus(c) == CONNECTION_OK ? PQexec(c, sql) : NULL;
    bool done = r && PQresultStatus(r) == PGRES_COMMAND_OK;
    if (!done)
        print_error("%s: %s", sql, PQerrorMessage(c));
    PQclear(r);
    PQfinish(c);
    assert_true(done);
}

static void drop_all(void)
{
    PGconn *c = PQconnectdb(server());
    for (size_t i = 0; i < made_n; i++) {
        char sql[100];
        snprintf(sql, sizeof(sql), "drop database %s with (force)", made[i].name);
        PQclear(PQexec(c, sql));
    }
    PQfinish(c);
}

/* The server's address with another database: what stands between the host and the question mark. */
static void set_address(char *to, size_t size, const char *name)
{
    const char *start = server(), *host = strstr(start, "://");
    const char *path = host ? host + 3 + strcspn(host + 3, "/?") : start + strlen(start);
    snprintf(to, size, "%.*s/%s%s", (int)(path - start), start, name, path + strcspn(path, "?"));
}

static const char *make(void)
{
    assert_true(made_n < MAX_DATABASES);
    if (!made_n)
        atexit(drop_all);
    size_t i = made_n++;
    char name[40], sql[160];
    snprintf(name, sizeof(name), "wm_%d_%zu", (int)getpid(), i);
    snprintf(sql, sizeof(sql), "create database %s template template1 strategy file_copy", name);
    pg_run(server(), sql);
    snprintf(made[i].name, sizeof(made[i].name), "%s", name);
    set_address(made[i].address, sizeof(made[i].address), name);
    made[i].used = true;
    return made[i].address;
}

const char *testdb_open(struct arena *a, const char *dir, const char *name)
{
    if (!testdb_is_postgres())
        return str_format(a, "%s/%s", dir, name).p;
    for (size_t i = 0; i < made_n; i++)
        if (!made[i].used) {
            made[i].used = true;
            return made[i].address;
        }
    return make();
}

void testdb_close(const char *address)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    if (!testdb_is_postgres()) {
        for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
            char path[400];
            snprintf(path, sizeof(path), "%s%s", address, ends[i]);
            unlink(path);
        }
        return;
    }
    for (size_t i = 0; i < made_n; i++)
        if (strcmp(made[i].address, address) == 0) {
            pg_run(address, empty_sql);
            made[i].used = false;
        }
}
