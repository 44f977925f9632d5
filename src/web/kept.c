/* SPDX-License-Identifier: Apache-2.0 */
#include "web/kept.h"

#include "base/clock.h"
#include "def/limits.h"

#include <pthread.h>
#include <stdlib.h>

struct entry {
    struct kept_mark mark;
    struct str csrf, here, body; /* follow the struct, in one block */
    int64_t until;               /* clock_monotonic() */
    struct entry *next;
};

struct kept {
    pthread_mutex_t lock;
    struct entry *first; /* shown last */
    size_t bytes, shown;
};

struct kept *kept_new(void)
{
    struct kept *k = calloc(1, sizeof(*k));
    if (!k)
        abort();
    pthread_mutex_init(&k->lock, NULL);
    return k;
}

static size_t size_of(const struct entry *e)
{
    return sizeof(*e) + e->csrf.n + e->here.n + e->body.n;
}

static void drop(struct kept *k, struct entry **at)
{
    struct entry *e = *at;
    *at = e->next;
    k->bytes -= size_of(e);
    free(e);
}

void kept_free(struct kept *k)
{
    if (!k)
        return;
    while (k->first)
        drop(k, &k->first);
    pthread_mutex_destroy(&k->lock);
    free(k);
}

static bool is_page(const struct entry *e, const struct page *p, const struct kept_mark *m)
{
    return e->mark.owner == m->owner && e->mark.perms == m->perms && str_eq(e->csrf, p->csrf) &&
           str_eq(e->here, p->here);
}

static bool is_same(const struct kept_mark *a, const struct kept_mark *b)
{
    return a->moment.seq == b->moment.seq && a->moment.origin == b->moment.origin &&
           date_eq(a->today, b->today);
}

/* Those whose time is over go. */
static void drop_old(struct kept *k)
{
    int64_t now = clock_monotonic();
    for (struct entry **at = &k->first; *at;)
        if ((*at)->until < now)
            drop(k, at);
        else
            at = &(*at)->next;
}

/* The page, whatever it was made from, or NULL. */
static struct entry **find(struct kept *k, const struct page *p, const struct kept_mark *m)
{
    struct entry **at = &k->first;
    drop_old(k);
    while (*at && !is_page(*at, p, m))
        at = &(*at)->next;
    return *at ? at : NULL;
}

static bool may_keep(const struct page *p)
{
    return p->rq->method == HTTP_GET && !p->has_done && !p->said.n && !p->ctx.warnings.n;
}

static bool read_mark(struct page *p, struct kept_mark *ret)
{
    bool known = false;
    *ret = (struct kept_mark){.today = p->ctx.today, .perms = p->who->perms};
    if (may_keep(p) && browse_moment(&p->ctx, &ret->moment, &known) == 0 && known)
        ret->owner = p->who->account;
    return ret->owner != 0;
}

bool kept_show(struct page *p, struct kept_mark *ret)
{
    struct kept *k = p->web->kept;
    if (!read_mark(p, ret))
        return false;
    pthread_mutex_lock(&k->lock);
    struct entry **at = find(k, p, ret), *e = at && is_same(&(*at)->mark, ret) ? *at : NULL;
    if (e) {
        *at = e->next;
        e->next = k->first;
        k->first = e;
        strbuf_add(&p->rs->body, e->body);
        k->shown++;
    }
    pthread_mutex_unlock(&k->lock);
    return e != NULL;
}

size_t kept_shown(struct kept *k)
{
    pthread_mutex_lock(&k->lock);
    size_t n = k->shown;
    pthread_mutex_unlock(&k->lock);
    return n;
}

static struct str put(char **at, struct str s)
{
    char *p = memcpy(*at, s.p, s.n);
    *at += s.n;
    return (struct str){p, s.n};
}

static struct entry *entry_new(const struct page *p, const struct kept_mark *mark)
{
    struct str body = strbuf_get(&p->rs->body);
    struct entry *e = malloc(sizeof(*e) + p->csrf.n + p->here.n + body.n);
    if (!e)
        return NULL;
    char *at = (char *)(e + 1);
    *e = (struct entry){.mark = *mark,
                        .until = clock_monotonic() + LIMIT_KEPT_SECONDS * INT64_C(1000000)};
    e->csrf = put(&at, p->csrf);
    e->here = put(&at, p->here);
    e->body = put(&at, body);
    return e;
}

/* Makes room from the end of the list. */
static void make_room(struct kept *k)
{
    while (k->bytes > LIMIT_KEPT_BYTES) {
        struct entry **at = &k->first;
        while ((*at)->next)
            at = &(*at)->next;
        drop(k, at);
    }
}

void kept_add(struct page *p, const struct kept_mark *mark)
{
    struct kept *k = p->web->kept;
    struct entry *e = mark->owner && p->rs->status == 200 ? entry_new(p, mark) : NULL;
    if (!e)
        return;
    pthread_mutex_lock(&k->lock);
    struct entry **old = find(k, p, mark);
    if (old)
        drop(k, old);
    e->next = k->first;
    k->first = e;
    k->bytes += size_of(e);
    make_room(k);
    pthread_mutex_unlock(&k->lock);
}
