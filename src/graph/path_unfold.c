/* SPDX-License-Identifier: Apache-2.0 */
/* Meetings become paths: whose labels they were, who stands between, in which order. */
#include "graph/path_int.h"

#include <stdlib.h>
#include <string.h>

/* Part of a path, from the label side to the streaming side. */
struct stretch {
    uint32_t who[PATH_HOPS_MAX + 1];
    size_t n;
    uint32_t key;
};

/* All lists of one person; how many. */
static size_t lists_of(const struct path_search *s, uint32_t id, struct path_job jobs[2])
{
    uint64_t near = PATH_NEAR(0, id);
    struct path_job all[2 * PATH_BATCH];
    size_t n = path_jobs(s, &near, 1, all);
    memcpy(jobs, all, n * sizeof(*jobs));
    return n;
}

static bool is_end_of(const struct path_search *s, const struct path_side *side, uint32_t id)
{
    return side == &s->sides[0] ? id == s->from : id != s->from && path_is_end(s, id);
}

/* The best end of a side next to a person: cheapest tie, then lowest id. */
static uint32_t end_next_to(const struct path_search *s, const struct path_side *side, uint32_t id)
{
    struct path_job jobs[2];
    struct list_walk w;
    uint64_t best = UINT64_MAX;
    if (side->ends_n == 1)
        return side->ends[0];
    size_t n = lists_of(s, id, jobs);
    for (size_t i = 0; i < n; i++) {
        bool found = false;
        for (struct list_span a = list_first(jobs[i].head, &w); a.n && !found; a = list_next(&w))
            for (size_t j = 0; j < a.n && !found; j++)
                if ((found = is_end_of(s, side, ARC_NBR(a.arcs[j]))) && a.arcs[j] < best)
                    best = a.arcs[j];
    }
    return ARC_NBR(best);
}

static int compare_paths(const struct path *a, const struct path *b)
{
    uint64_t x = (uint64_t)a->cost << 3 | a->hops, y = (uint64_t)b->cost << 3 | b->hops;
    if (x != y)
        return x < y ? -1 : 1;
    for (size_t i = 0; i <= a->hops; i++)
        if (a->who[i] != b->who[i])
            return a->who[i] < b->who[i] ? -1 : 1;
    return 0;
}

static bool is_same_way(const struct path *a, const struct path *b)
{
    return a->hops == b->hops && !memcmp(a->who, b->who, (a->hops + 1) * sizeof(a->who[0]));
}

/* Two ties of the same pair, one in each layer, give the same way twice: the cheaper counts. */
static bool replaces_same(struct path_search *s, const struct path *p)
{
    for (size_t i = 0; i < s->found_n; i++)
        if (is_same_way(&s->found[i], p)) {
            if (compare_paths(p, &s->found[i]) >= 0)
                return true;
            memmove(&s->found[i], &s->found[i + 1], (--s->found_n - i) * sizeof(*p));
            return false;
        }
    return false;
}

static void add_path(struct path_search *s, const struct stretch *whole)
{
    struct path p = {.cost = whole->key >> 3, .hops = (unsigned)whole->n - 1};
    bool is_forward = s->label == &s->sides[0];
    for (size_t i = 0; i < whole->n; i++)
        p.who[i] = whole->who[is_forward ? i : whole->n - 1 - i];
    if (replaces_same(s, &p))
        return;
    size_t at = s->found_n;
    while (at && compare_paths(&p, &s->found[at - 1]) < 0)
        at--;
    if (at == s->k)
        return;
    memmove(&s->found[at + 1], &s->found[at], (s->found_n - at) * sizeof(p));
    s->found[at] = p;
    s->found_n += s->found_n < s->k;
}

/* No path above this key is wanted any more. */
static uint32_t limit_of(const struct path_search *s)
{
    if (s->found_n < s->k)
        return s->bound;
    const struct path *last = &s->found[s->k - 1];
    uint32_t key = last->cost << 3 | last->hops;
    return key < s->bound ? key : s->bound;
}

static bool is_in(const struct stretch *t, uint32_t id)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->who[i] == id)
            return true;
    return false;
}

static struct stretch put_before(uint32_t id, const struct stretch *t, uint32_t key)
{
    struct stretch r = {.n = t->n + 1, .key = t->key + key};
    r.who[0] = id;
    memcpy(r.who + 1, t->who, t->n * sizeof(t->who[0]));
    return r;
}

static void finish(struct path_search *s, uint32_t y, uint32_t one, const struct stretch *rest)
{
    struct stretch whole = put_before(end_next_to(s, s->label, y), rest, one);
    add_path(s, &whole);
}

/* Every near one of the label side in a list of rest's first person; false: the rest is dearer. */
static bool unfold_span(struct path_search *s, const struct stretch *rest, struct list_span span)
{
    for (size_t i = 0; i < span.n; i++) {
        uint32_t y = ARC_NBR(span.arcs[i]), tie = PATH_KEY(span.arcs[i]), key = rest->key + tie;
        if (key + s->label->near_min > limit_of(s))
            return false;
        uint32_t one = path_table_get(&s->label->one, y);
        if (!one || key + one > limit_of(s) || is_in(rest, y))
            continue;
        struct stretch more = put_before(y, rest, tie);
        finish(s, y, one, &more);
    }
    return true;
}

static void unfold_traces(struct path_search *s, const struct stretch *rest)
{
    const struct path_trace *t;
    size_t n = path_traces_of(s, rest->who[0], &t);
    for (size_t i = 0; i < n && rest->key + t[i].tie + t[i].one <= limit_of(s); i++) {
        if (is_in(rest, t[i].y))
            continue;
        struct stretch more = put_before(t[i].y, rest, t[i].tie);
        finish(s, t[i].y, t[i].one, &more);
    }
}

static void unfold_label(struct path_search *s, const struct stretch *rest)
{
    struct path_job jobs[2];
    struct list_walk w;
    if (s->is_traced) {
        unfold_traces(s, rest);
        return;
    }
    size_t n = lists_of(s, rest->who[0], jobs);
    for (size_t i = 0; i < n; i++) {
        struct list_span a = list_first(jobs[i].head, &w);
        while (a.n && unfold_span(s, rest, a))
            a = list_next(&w);
    }
}

static struct stretch tail_of(const struct path_search *s, uint32_t b, uint32_t key)
{
    return (struct stretch){.who = {b, end_next_to(s, s->stream, b)}, .n = 2, .key = key};
}

/* Five ties: z's label may be of several near ones of the streaming side. */
static void unfold_five(struct path_search *s, const struct path_meeting *m)
{
    struct path_job jobs[2];
    struct list_walk w;
    uint32_t middle = m->key - path_table_get(&s->stream->two, m->b);
    uint32_t label = m->sum - m->key;
    size_t n = lists_of(s, m->b, jobs);
    for (size_t i = 0; i < n; i++)
        for (struct list_span a = list_first(jobs[i].head, &w); a.n; a = list_next(&w))
            for (size_t j = 0; j < a.n; j++) {
                uint32_t b = ARC_NBR(a.arcs[j]), one = path_table_get(&s->stream->one, b);
                uint32_t key = PATH_KEY(a.arcs[j]);
                if (!one || b == m->x || one + key + middle + label > limit_of(s) ||
                    path_is_banned(s, b))
                    continue;
                struct stretch t = tail_of(s, b, one);
                t = put_before(m->b, &t, key);
                t = put_before(m->x, &t, middle);
                unfold_label(s, &t);
            }
}

static void unfold(struct path_search *s, const struct path_meeting *m)
{
    struct stretch t;
    switch (m->hops) {
    case 1:
        t = (struct stretch){.who = {s->from, end_next_to(s, &s->sides[1], s->from)}, .n = 2};
        t.key = m->key;
        if (s->label != &s->sides[0]) /* who are in the order of the label side */
            t = (struct stretch){.who = {t.who[1], t.who[0]}, .n = 2, .key = m->key};
        add_path(s, &t);
        return;
    case 2:
        t = tail_of(s, m->b, m->key);
        finish(s, m->b, m->sum - m->key, &t);
        return;
    case 3:
        t = tail_of(s, m->b, m->key);
        unfold_label(s, &t);
        return;
    case 4: {
        uint32_t near = path_table_get(&s->stream->one, m->b);
        t = tail_of(s, m->b, near);
        t = put_before(m->x, &t, m->key - near);
        unfold_label(s, &t);
        return;
    }
    default: unfold_five(s, m);
    }
}

static int compare_meetings(const void *a, const void *b)
{
    const struct path_meeting *x = a, *y = b;
    if (x->sum != y->sum)
        return x->sum < y->sum ? -1 : 1;
    if (x->b != y->b)
        return x->b < y->b ? -1 : 1;
    return x->x < y->x ? -1 : x->x > y->x;
}

/* From the source's side the first people are known: whole paths come after what is found. */
static bool is_behind(const struct path_search *s, const struct path_meeting *m)
{
    if (s->found_n < s->k || s->stream != &s->sides[0] || m->hops < 2 || m->hops > 4)
        return false;
    const struct path *last = &s->found[s->k - 1];
    if (m->sum != (last->cost << 3 | last->hops) || last->hops != m->hops)
        return false;
    return m->b > last->who[1] || (m->hops == 4 && m->b == last->who[1] && m->x > last->who[2]);
}

void path_unfold(struct path_search *s)
{
    size_t k = 0;
    for (size_t i = 0; i < s->meetings_n; i++)
        if (s->meetings[i].sum <= s->bound)
            s->meetings[k++] = s->meetings[i];
    if (k > 1)
        qsort(s->meetings, k, sizeof(*s->meetings), compare_meetings);
    path_trace(s, s->meetings, k);
    for (size_t i = 0; i < k && s->meetings[i].sum <= limit_of(s); i++)
        if (!is_behind(s, &s->meetings[i]))
            unfold(s, &s->meetings[i]);
    s->meetings_n = 0;
}

/* The cheapest tie of two people over both layers, and its mark. */
static uint16_t mark_of(const struct path_search *s, uint32_t u, uint32_t v)
{
    struct path_job jobs[2], others[2];
    size_t n = lists_of(s, u, jobs), others_n = lists_of(s, v, others);
    uint64_t best = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < others_n; j++) {
            if (jobs[i].is_own != others[j].is_own)
                continue;
            bool turned = list_length(others[j].head) < list_length(jobs[i].head);
            uint64_t arc = list_find(turned ? others[j].head : jobs[i].head, turned ? u : v);
            if (arc && (!best || ARC_COST(arc) < ARC_COST(best)))
                best = arc;
        }
    return ARC_MARK(best);
}

void path_mark(const struct path_search *s, struct path *p)
{
    for (size_t i = 0; i < p->hops; i++)
        p->mark[i] = mark_of(s, p->who[i], p->who[i + 1]);
}
