/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading ahead. While it is on, a statement whose answer is not here yet is only sent; the caller
 * sees no rows, goes on, and does the whole reading again after all answers came in one wait. Each
 * pass comes one level of dependence further; the pass in which nothing was missing is the one
 * that counts. Answers are kept for the transaction, with the values that were bound.
 */
#include "def/errors.h"
#include "store/postgres_int.h"

#include <stdlib.h>

/* The values of a statement as bytes that can be compared. In the caller's heap. */
static char *pack(const struct prepared *p, size_t *ret_n)
{
    size_t n = 0;
    for (int k = 0; k < p->n; k++)
        n += sizeof(struct value) + p->values[k].s.n;
    char *bytes = malloc(n + 1), *at = bytes;
    if (!bytes)
        abort();
    for (int k = 0; k < p->n; k++) {
        const struct value *v = &p->values[k];
        int64_t head[3] = {v->kind, v->i, (int64_t)v->s.n};
        memcpy(at, head, sizeof(head));
        memcpy(at + sizeof(head), &v->f, sizeof(v->f));
        at += sizeof(head) + sizeof(v->f);
        if (v->s.n)
            memcpy(at, v->s.p, v->s.n);
        at += v->s.n;
    }
    *ret_n = (size_t)(at - bytes);
    return bytes;
}

static struct ahead *find(struct conn *c, const struct prepared *p, const char *values, size_t n)
{
    for (size_t i = 0; i < c->ahead_n; i++) {
        struct ahead *x = &c->aheads[i];
        if (x->p == p && x->values_n == n && memcmp(x->values, values, n) == 0)
            return x;
    }
    return NULL;
}

/* The transaction begins with the first statement of it, as everywhere. */
static int send_first(struct conn *c, struct err *err)
{
    if (c->tx != TX_READ_LATER)
        return 0;
    int rc = link_open(c, err);
    if (rc == 0)
        rc = link_begin_read(c, err);
    if (rc == 0) {
        c->tx = TX_READ;
        c->ahead_first = true;
    }
    return rc;
}

/* Sends it, or finds that it cannot be: then it is run when the reading is in earnest. */
static void ask(struct conn *c, struct prepared *p, char *values, size_t n)
{
    struct ahead *x = &c->aheads[c->ahead_n];
    bool room = c->ahead_n < AHEAD_MAX && !c->ahead_failed;
    if (room && send_first(c, NULL) == 0 && link_send_prepared(c, p, &x->result, NULL) == 0) {
        *x = (struct ahead){.p = p, .values = values, .values_n = n};
        c->ahead_n++;
        c->ahead_sent = true;
        return;
    }
    free(values);
    c->ahead_failed = true;
}

enum ahead_answer ahead_find(struct prepared *p)
{
    struct conn *c = p->c;
    size_t n;
    if (!p->reads || (!c->ahead_on && !c->ahead_n))
        return AHEAD_NONE;
    char *values = pack(p, &n);
    struct ahead *x = find(c, p, values, n);
    if (x && x->result) {
        free(values);
        p->result = x->result;
        return AHEAD_HERE;
    }
    if (x || !c->ahead_on)
        free(values);
    else
        ask(c, p, values, n);
    c->ahead_missing |= c->ahead_on;
    return c->ahead_on ? AHEAD_LATER : AHEAD_NONE;
}

/* Answers that are still under way are of no use to anybody. */
static void forget_ways(struct conn *c)
{
    for (size_t i = 0; i < c->ways_n; i++)
        for (size_t k = 0; k < c->ahead_n; k++)
            if (c->ways[i].ret == &c->aheads[k].result)
                c->ways[i].ret = NULL;
}

void ahead_drop(struct conn *c)
{
    forget_ways(c);
    for (size_t i = 0; i < c->ahead_n; i++) {
        free(c->aheads[i].values);
        PQclear(c->aheads[i].result);
    }
    c->ahead_n = 0;
    c->ahead_sent = false;
}

void ahead_begin(struct conn *c)
{
    if (c->ahead_on) { /* the outer one asks again until nothing is missing */
        c->ahead_inner++;
        return;
    }
    c->ahead_inner = 0;
    c->ahead_on = c->tx == TX_READ_LATER || c->tx == TX_READ;
    c->ahead_pass = 0;
    c->ahead_missing = c->ahead_failed = c->ahead_sent = c->ahead_first = false;
}

/* One wait for all. When it fails, the reading in earnest begins anew and says why. */
static void fetch(struct conn *c)
{
    int rc = c->ahead_sent ? link_sync(c, NULL) : 0;
    if (rc == 0 && c->ahead_sent)
        rc = link_settle(c, NULL);
    c->ahead_sent = false;
    if (rc == 0 && (c->pg || c->tx == TX_READ_LATER))
        return;
    c->ahead_failed = true;
    ahead_drop(c);
    if (!c->ahead_first)
        return;
    if (c->pg && link_send(c, "rollback", WAY_END, NULL) == 0)
        link_sync(c, NULL);
    c->tx = TX_READ_LATER;
}

bool ahead_again(struct conn *c)
{
    if (c->ahead_inner) {
        c->ahead_inner--;
        return false;
    }
    bool again = c->ahead_on && c->ahead_missing;
    if (again)
        fetch(c);
    c->ahead_missing = false;
    if (!again || c->ahead_failed || ++c->ahead_pass == AHEAD_PASSES)
        c->ahead_on = false;
    return again;
}

void ahead_stop(struct conn *c)
{
    c->ahead_on = false;
    c->ahead_inner = 0;
}
