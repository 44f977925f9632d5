/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A label tells how low the way is, not over whom. Who it is stands in the list of the labelled
 * person x, and in the lists the label came from. Where x is a hub its list is long, while the
 * lists of the label side were read a moment ago and end at the bound: read them once more, for
 * all x at once.
 */
#include "graph/path_int.h"

#include "graph/lists_memory.h"

#include <stdlib.h>

enum { FILTER_BITS = 12 };

struct filter {
    uint64_t words[(1 << FILTER_BITS) / 64];
};

static uint32_t bit_of(uint32_t id) { return path_hash(id) >> (32 - FILTER_BITS); }

static bool has_labels(const struct path_meeting *m) { return m->hops >= 3; }

/* Arcs of the lists of all these people; those of the other layer are few. */
static size_t lists_length(const struct path_search *s, const struct path_meeting *m, size_t n)
{
    size_t length = 0;
    for (size_t i = 0; s->shared && i < n; i++)
        if (has_labels(&m[i]) && m[i].x < s->shared_view.people)
            length += HEAD_N(lists_word(&s->shared_view, m[i].x));
    return length;
}

static void push(struct path_search *s, struct path_trace t)
{
    if (s->traces_n == s->traces_room) {
        s->traces_room = s->traces_room ? s->traces_room * 2 : 64;
        s->traces = lists_memory_heap(s->traces, s->traces_room * sizeof(*s->traces));
    }
    s->traces[s->traces_n++] = t;
}

/* Strangers that pass the filter are kept, too: nobody asks for them. */
static void trace_span(struct path_search *s, const struct path_job *job, struct list_span span,
                       const struct filter *f, uint32_t limit)
{
    for (size_t i = 0; i < span.n; i++) {
        uint32_t x = ARC_NBR(span.arcs[i]), tie = PATH_KEY(span.arcs[i]), bit = bit_of(x);
        if (job->key + tie > limit)
            return;
        if (f->words[bit >> 6] >> (bit & 63) & 1)
            push(s, (struct path_trace){x, job->id, tie, job->key});
    }
}

static void trace_lists(struct path_search *s, const struct filter *f, uint32_t limit)
{
    const struct path_near *near = &s->label->near;
    struct path_job jobs[2 * PATH_BATCH];
    struct list_walk w;
    for (size_t at = 0; at < near->n; at += PATH_BATCH) {
        size_t n = near->n - at < PATH_BATCH ? near->n - at : PATH_BATCH;
        if (PATH_NEAR_KEY(near->p[at]) + PATH_KEY_MIN > limit)
            return;
        size_t jobs_n = path_jobs(s, near->p + at, n, jobs);
        for (size_t i = 0; i < jobs_n; i++)
            for (struct list_span a = list_first(jobs[i].head, &w);
                 a.n && jobs[i].key + PATH_KEY(a.arcs[0]) <= limit; a = list_next(&w))
                trace_span(s, &jobs[i], a, f, limit);
    }
}

static int compare_traces(const void *a, const void *b)
{
    const struct path_trace *s = a, *t = b;
    uint32_t x = s->tie + s->one, y = t->tie + t->one;
    if (s->x != t->x)
        return s->x < t->x ? -1 : 1;
    if (x != y)
        return x < y ? -1 : 1;
    return s->y < t->y ? -1 : s->y > t->y;
}

void path_trace(struct path_search *s, const struct path_meeting *meetings, size_t n)
{
    struct filter f = {0};
    uint32_t limit = 0;
    s->traces_n = 0;
    s->is_traced = lists_length(s, meetings, n) > s->label->labelled;
    if (!s->is_traced)
        return;
    for (size_t i = 0; i < n; i++) {
        if (!has_labels(&meetings[i]))
            continue;
        uint32_t bit = bit_of(meetings[i].x), rest = s->bound - meetings[i].key;
        f.words[bit >> 6] |= 1ull << (bit & 63);
        limit = rest > limit ? rest : limit;
    }
    trace_lists(s, &f, limit);
    if (s->traces_n)
        qsort(s->traces, s->traces_n, sizeof(*s->traces), compare_traces);
}

size_t path_traces_of(const struct path_search *s, uint32_t x, const struct path_trace **ret)
{
    size_t low = 0, high = s->traces_n, end;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->traces[middle].x < x)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < s->traces_n && s->traces[end].x == x;)
        end++;
    *ret = s->traces + low;
    return end - low;
}
