/* SPDX-License-Identifier: Apache-2.0 */
/* The connection to a PostgreSQL server: made when needed, dropped when broken, errors in words. */
#include "base/clock.h"
#include "base/err.h"
#include "def/errors.h"
#include "def/limits.h"
#include "store/postgres_int.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>

_Atomic int64_t engine_round_trips;

enum { WAIT_FIRST = 100000, WAIT_LONGEST = 5000000 }; /* microseconds */

#define AWAY "The database server cannot be reached"

static bool is_state(const PGresult *r, const char *state)
{
    const char *s = r ? PQresultErrorField(r, PG_DIAG_SQLSTATE) : NULL;
    return s && strncmp(s, state, strlen(state)) == 0;
}

static const struct {
    const char *state; /* SQLSTATE or the class it begins with */
    int code;
    const char *text;
} states[] = {
    {"40001", ERR_RETRY, "Somebody else changed the same records: try again."},
    {"40P01", ERR_RETRY, "Somebody else changed the same records: try again."},
    {"55P03", ERR_BUSY, "Another program is writing to the database: try again."},
    {"57014", ERR_BUSY, "The database took too long to answer: try again."},
    {"23503", ERR_CONFLICT, "Other records refer to this one, or it refers to one that is gone."},
    {"57P01", ERR_AWAY, AWAY ": it is being stopped. Try again soon."},
    {"57P02", ERR_AWAY, AWAY ": it was stopped. Try again soon."},
    {"57P03", ERR_AWAY, AWAY ": it is starting or stopping. Try again soon."},
    {"53300", ERR_AWAY, AWAY ": it has no connection left. Try again soon."},
    {"53100", ERR_FULL,
     "The disk of the database server is full: make room and try again."
     " Nothing was lost."},
    {"53", ERR_BUSY, "The database server is short of memory or room: try again."},
};

/* The server's own words, in one line. */
static int fail(const PGresult *r, struct err *err)
{
    for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++)
        if (is_state(r, states[i].state))
            return err_set(err, states[i].code, "%s", states[i].text);
    const char *text = PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY);
    if (is_state(r, "XX001") || is_state(r, "XX002"))
        return err_set(err, ERR_CORRUPT, "The database is damaged (%s): restore a backup.",
                       text ? text : "?");
    return err_set(err, ERR_STORE, "The database refused a step (%s).",
                   text ? text : PQresStatus(PQresultStatus(r)));
}

int link_lost(struct conn *c, struct err *err)
{
    link_drop(c);
    c->was_lost = true;
    return err_set(err, ERR_AWAY, AWAY ": the connection to it was lost. Try again soon.");
}

/* --- connecting ----------------------------------------------------------------------------- */

static void say_nothing(void *to, const char *text)
{
    (void)to;
    (void)text;
}

/* While the server is away only one connection tries, at growing distances; all others are told at
 * once, so that nobody queues up. */
static bool may_try(struct engine_home *h)
{
    pthread_mutex_lock(&h->lock);
    bool may = h->wait == 0 || (!h->trying && clock_monotonic() >= h->next_try);
    if (may && h->wait)
        h->trying = true;
    pthread_mutex_unlock(&h->lock);
    return may;
}

static void note_try(struct engine_home *h, bool worked)
{
    pthread_mutex_lock(&h->lock);
    h->trying = false;
    h->was_there |= worked;
    h->wait = worked ? 0 : h->wait ? h->wait * 2 : WAIT_FIRST;
    if (h->wait > WAIT_LONGEST)
        h->wait = WAIT_LONGEST;
    h->next_try = clock_monotonic() + h->wait;
    pthread_mutex_unlock(&h->lock);
}

/* What the URL says comes last and wins. */
static PGconn *connect_to(const char *url)
{
    static const char *const names[] = {
        "fallback_application_name", "connect_timeout",  "keepalives_idle",
        "keepalives_interval",       "keepalives_count", "tcp_user_timeout",
        "client_encoding",           "dbname",           NULL};
    const char *values[] = {"wellmet", "5", "30", "10", "3", "30000", "UTF8", url, NULL};
    return PQconnectdbParams(names, values, 1);
}

/* A commit that is acknowledged is on disk, whatever the server's default. */
static bool configure(PGconn *pg)
{
    char sql[600];
    snprintf(sql, sizeof(sql),
             "set client_min_messages = error; set bytea_output = hex;"
             "set standard_conforming_strings = on; set statement_timeout = '%ds';"
             "set lock_timeout = '%ds';"
             "select set_config('synchronous_commit', 'on', false)"
             " where current_setting('synchronous_commit') = 'off'",
             LIMIT_STATEMENT_SECONDS, LIMIT_BUSY_SECONDS);
    PGresult *r = PQexec(pg, sql);
    bool ok = PQresultStatus(r) == PGRES_TUPLES_OK;
    PQclear(r);
    return ok && PQenterPipelineMode(pg) == 1 && PQsetnonblocking(pg, 1) == 0;
}

/* At the start the address may be wrong; later it is known to be right. */
static int not_connected(const struct engine_home *h, const PGconn *pg, struct err *err)
{
    const char *why = pg ? PQerrorMessage(pg) : "no memory";
    if (h->was_there)
        return err_set(err, ERR_AWAY, AWAY ": it does not answer. Try again soon.");
    return err_set(err, ERR_AWAY, AWAY ": %.*s. Check its address, or try again soon.",
                   (int)strcspn(why, "\n"), why);
}

int link_open(struct conn *c, struct err *err)
{
    if (c->pg && PQstatus(c->pg) == CONNECTION_OK)
        return 0;
    link_drop(c);
    if (!may_try(c->home))
        return err_set(err, ERR_AWAY, AWAY ": it did not answer a moment ago. Try again soon.");
    PGconn *pg = connect_to(c->home->where);
    if (pg)
        PQsetNoticeProcessor(pg, say_nothing, NULL);
    bool ok = pg && PQstatus(pg) == CONNECTION_OK && configure(pg);
    note_try(c->home, ok);
    if (!ok) {
        int rc = not_connected(c->home, pg, err);
        PQfinish(pg);
        return rc;
    }
    c->pg = pg;
    c->generation++;
    return 0;
}

void link_drop(struct conn *c)
{
    ahead_drop(c);
    PQfinish(c->pg);
    c->pg = NULL;
    c->ways_n = 0;
}

/* --- what is under way ---------------------------------------------------------------------- */

static int add_way(struct conn *c, struct way w, struct err *err)
{
    if (c->ways_n == WAYS_MAX)
        return err_set(err, ERR_INTERNAL, "Too many statements are under way.");
    c->ways[c->ways_n++] = w;
    return 0;
}

int link_send(struct conn *c, const char *sql, enum way_kind kind, struct err *err)
{
    if (!c->pg || !PQsendQueryParams(c->pg, sql, 0, NULL, NULL, NULL, NULL, 0))
        return link_lost(c, err);
    return add_way(c, (struct way){.kind = kind}, err);
}

int link_begin_read(struct conn *c, struct err *err)
{
    return link_send(c, "begin isolation level repeatable read read only", WAY_COMMAND, err);
}

struct bound {
    char numbers[DIALECT_PARAMS][32];
    const char *values[DIALECT_PARAMS];
    int lengths[DIALECT_PARAMS], formats[DIALECT_PARAMS];
};

/* Numbers go as text, whose type the server finds from its place; texts and bytes as they are,
 * because they have a length and no end mark. */
static void bind_values(const struct prepared *p, struct bound *b)
{
    for (int k = 0; k < p->n; k++) {
        const struct value *v = &p->values[k];
        b->values[k] = NULL;
        b->lengths[k] = b->formats[k] = 0;
        if (v->kind == VALUE_I64) {
            snprintf(b->numbers[k], sizeof(b->numbers[k]), "%lld", (long long)v->i);
            b->values[k] = b->numbers[k];
        } else if (v->kind == VALUE_F64) { /* every digit: the server reads the same again */
            snprintf(b->numbers[k], sizeof(b->numbers[k]), "%.17g", v->f);
            b->values[k] = b->numbers[k];
        } else if (v->kind != VALUE_NULL) {
            b->values[k] = v->s.p ? v->s.p : "";
            b->lengths[k] = (int)v->s.n;
            b->formats[k] = 1;
        }
    }
}

int link_send_prepared(struct conn *c, struct prepared *p, PGresult **ret, struct err *err)
{
    struct bound b;
    if (!c->pg)
        return link_lost(c, err);
    int rc = 0;
    if (p->generation != c->generation) {
        if (!PQsendPrepare(c->pg, p->name, p->sql, 0, NULL))
            return link_lost(c, err);
        p->generation = c->generation; /* taken back when the answer says no */
        rc = add_way(c, (struct way){.kind = WAY_PARSE, .p = p}, err);
    }
    bind_values(p, &b);
    if (rc == 0 && !PQsendQueryPrepared(c->pg, p->name, p->n, b.values, b.lengths, b.formats, 0))
        return link_lost(c, err);
    return rc < 0 ? rc : add_way(c, (struct way){.kind = WAY_RUN, .p = p, .ret = ret}, err);
}

int link_sync(struct conn *c, struct err *err)
{
    if (!c->pg || !PQpipelineSync(c->pg) || PQflush(c->pg) < 0)
        return link_lost(c, err);
    return add_way(c, (struct way){.kind = WAY_SYNC}, err);
}

/* False when the connection is gone or silent for longer than any statement may take. */
static bool wait_for_answer(struct conn *c)
{
    int64_t until = clock_monotonic() + (LIMIT_STATEMENT_SECONDS + 10) * INT64_C(1000000);
    while (PQisBusy(c->pg)) {
        int left = PQflush(c->pg);
        int64_t now = clock_monotonic();
        struct pollfd fd = {.fd = PQsocket(c->pg),
                            .events = (short)(POLLIN | (left == 1 ? POLLOUT : 0))};
        if (left < 0 || (now >= until && !c->patient))
            return false;
        int n = poll(&fd, 1, c->patient ? -1 : (int)((until - now) / 1000 + 1));
        if ((n < 0 && errno != EINTR) || !PQconsumeInput(c->pg))
            return false;
    }
    return true;
}

/* The next answer; NULL when the connection is gone. */
static PGresult *next_answer(struct conn *c)
{
    return wait_for_answer(c) ? PQgetResult(c->pg) : NULL;
}

/* Every answer but that of a sync is followed by a NULL. */
static bool end_answer(struct conn *c)
{
    if (!wait_for_answer(c))
        return false;
    PGresult *r = PQgetResult(c->pg);
    PQclear(r);
    return !r;
}

/* A commit of a transaction that had failed is answered by a quiet ROLLBACK. */
static bool is_quiet_rollback(const struct way *w, PGresult *r)
{
    return w->kind == WAY_COMMAND && strcmp(PQcmdStatus(r), "ROLLBACK") == 0;
}

static int take_answer(const struct way *w, PGresult *r, struct err *err)
{
    ExecStatusType status = PQresultStatus(r);
    bool ok = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    if (!ok && w->kind == WAY_PARSE)
        w->p->generation = 0;
    if (!ok)
        return w->kind == WAY_END ? 0 : fail(r, err);
    if (is_quiet_rollback(w, r))
        return err_set(err, ERR_STORE, "The database did not keep the change: try again.");
    return 0;
}

static int read_answer(struct conn *c, const struct way *w, bool failed, struct err *err)
{
    PGresult *r = next_answer(c);
    if (!r || PQstatus(c->pg) != CONNECTION_OK) {
        PQclear(r);
        return ERR_AWAY;
    }
    if (w->kind == WAY_SYNC) {
        PQclear(r);
        return 0;
    }
    int rc = take_answer(w, r, failed ? NULL : err);
    if (rc == 0 && w->kind == WAY_RUN && w->ret)
        *w->ret = r;
    else
        PQclear(r);
    if (!end_answer(c))
        return ERR_AWAY;
    return rc;
}

int link_settle(struct conn *c, struct err *err)
{
    int first = 0;
    c->was_lost = false;
    if (!c->pg)
        return link_lost(c, err);
    if (c->ways_n)
        engine_round_trips++;
    for (size_t i = 0; i < c->ways_n; i++) {
        int rc = read_answer(c, &c->ways[i], first < 0, err);
        if (rc == ERR_AWAY)
            return link_lost(c, err);
        first = first < 0 ? first : rc;
    }
    c->ways_n = 0;
    return first;
}

int link_exec(struct conn *c, const char *sql, struct err *err)
{
    int rc = link_settle(c, err);
    if (rc < 0)
        return rc;
    if (!PQexitPipelineMode(c->pg) || PQsetnonblocking(c->pg, 0) < 0)
        return link_lost(c, err);
    engine_round_trips++;
    PGresult *r = PQexec(c->pg, sql);
    ExecStatusType status = PQresultStatus(r);
    bool ok =
        status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
    if (PQstatus(c->pg) != CONNECTION_OK)
        rc = link_lost(c, err);
    else if (!ok)
        rc = fail(r, err);
    PQclear(r);
    if (c->pg && (!PQenterPipelineMode(c->pg) || PQsetnonblocking(c->pg, 1) < 0))
        rc = link_lost(c, err);
    return rc;
}
