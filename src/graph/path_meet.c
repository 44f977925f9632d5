/* SPDX-License-Identifier: Apache-2.0 */
/* Where the two sides meet: the sums of labels and streamed arcs, and the bound they give. */
#include "graph/path_int.h"

#include "graph/lists_memory.h"

enum { MEETINGS_TIDY = 4096 };

/* The k lowest sure sums, ascending; when there are k, the last one bounds all. */
static void bound_lower(struct path_search *s, uint32_t sum)
{
    size_t i = s->sums_n < s->k ? s->sums_n++ : s->k - 1u;
    for (; i && s->sums[i - 1] > sum; i--)
        s->sums[i] = s->sums[i - 1];
    s->sums[i] = sum;
    if (s->sums_n == s->k && s->sums[s->k - 1] < s->bound)
        s->bound = s->sums[s->k - 1];
}

static void meetings_tidy(struct path_search *s)
{
    size_t k = 0;
    for (size_t i = 0; i < s->meetings_n; i++)
        if (s->meetings[i].sum <= s->bound)
            s->meetings[k++] = s->meetings[i];
    s->meetings_n = k;
}

void path_meet(struct path_search *s, struct path_meeting m, bool is_sure)
{
    if (s->meetings_n == s->meetings_room) {
        if (s->meetings_n >= MEETINGS_TIDY)
            meetings_tidy(s);
        if (s->meetings_n * 2 >= s->meetings_room) {
            s->meetings_room = s->meetings_room ? s->meetings_room * 2 : 256;
            s->meetings = lists_memory_heap(s->meetings, s->meetings_room * sizeof(*s->meetings));
        }
    }
    s->meetings[s->meetings_n++] = m;
    if ((is_sure || s->k == 1) && m.sum <= s->bound)
        bound_lower(s, m.sum);
}

/*
 * Whether label and streamed arc may run over the same person, or name one tie twice. The lowest
 * walk is always simple, so with k = 1 it does not matter (path_meet()).
 */
static bool is_sure(const struct path_search *s, const struct path_job *job, uint32_t x,
                    uint32_t arc_key, uint32_t label, uint32_t hops)
{
    bool may_be_twice = s->own && job->id < GRAPH_OWN && x < GRAPH_OWN;
    if (job->is_own && may_be_twice)
        return false; /* perhaps parallel to a shared tie */
    if (hops == 4) {
        uint32_t one = path_table_get(&s->label->one, job->id);
        return !one || (one + arc_key != label && !may_be_twice);
    }
    return !s->have_common && !path_table_get(&s->label->one, job->id) &&
           !path_table_get(&s->stream->one, x);
}

static void met(struct path_search *s, const struct path_job *job, uint64_t arc, uint32_t hops)
{
    uint32_t x = ARC_NBR(arc), label = path_table_get(&s->label->two, x), key = PATH_KEY(arc);
    uint32_t sum = job->key + key + label;
    if (!label || sum > s->bound || path_is_end(s, x))
        return;
    struct path_meeting m = {.sum = sum, .key = job->key + key, .b = job->id, .x = x, .hops = hops};
    path_meet(s, m, is_sure(s, job, x, key, label, hops));
}

static void stream_span(struct path_search *s, const struct path_job *job, struct list_span span,
                        uint32_t hops)
{
    const struct path_table *two = &s->label->two;
    uint32_t rest = job->key + s->label->two_min;
    for (size_t i = 0; i < span.n; i++) {
        if (rest + PATH_KEY(span.arcs[i]) > s->bound)
            return;
        if (path_table_may_have(two, ARC_NBR(span.arcs[i])))
            met(s, job, span.arcs[i], hops);
    }
}

bool path_is_banned(const struct path_search *s, uint32_t id)
{
    for (size_t i = 0; i < s->banned_n; i++)
        if (s->banned[i] == id)
            return true;
    return false;
}

/* Lists of `near` (ascending) past the labels. */
static void stream_lists(struct path_search *s, const struct path_near *near, uint32_t hops)
{
    struct path_job jobs[2 * PATH_BATCH];
    struct list_walk w;
    size_t near_n = s->is_trial && near->n > s->tuning.trial ? s->tuning.trial : near->n;
    for (size_t at = 0; at < near_n; at += PATH_BATCH) {
        size_t n = near_n - at < PATH_BATCH ? near_n - at : PATH_BATCH;
        if (PATH_NEAR_KEY(near->p[at]) + PATH_KEY_MIN + s->label->two_min > s->bound)
            return;
        size_t jobs_n = path_jobs(s, near->p + at, n, jobs);
        for (size_t i = 0; i < jobs_n; i++) {
            if (i + 1 < jobs_n)
                list_fetch(jobs[i + 1].head);
            struct list_span a = list_first(jobs[i].head, &w);
            if (s->is_trial)
                stream_span(s, &jobs[i], path_trial_of(s, a), hops);
            else
                for (; a.n; a = list_next(&w))
                    stream_span(s, &jobs[i], a, hops);
        }
    }
}

/* Paths of two and three ties: near ones of the streaming side that have labels. */
static void meet_near(struct path_search *s)
{
    for (size_t i = 0; i < s->stream->near.n; i++) {
        uint32_t b = PATH_NEAR_ID(s->stream->near.p[i]), key = PATH_NEAR_KEY(s->stream->near.p[i]);
        uint32_t one = path_table_get(&s->label->one, b), two;
        s->have_common |= one != 0;
        if (one && key + one <= s->bound)
            path_meet(s, (struct path_meeting){key + one, key, b, b, 2}, true);
        if (s->hops < 3 || !path_table_may_have(&s->label->two, b))
            continue;
        two = path_table_get(&s->label->two, b);
        if (two && key + two <= s->bound)
            path_meet(s, (struct path_meeting){key + two, key, b, b, 3}, true);
    }
}

static void stream_five(struct path_search *s)
{
    struct path_side *side = s->stream;
    uint32_t rest = PATH_KEY_MIN + s->label->two_min;
    if (s->bound < rest)
        return;
    path_side_label(s, side, s->bound - rest, false);
    path_ring_collect(s, side, s->bound - rest);
    stream_lists(s, &s->ring, 5);
}

static void drop_banned(struct path_search *s)
{
    struct path_near *near = &s->stream->near;
    size_t k = 0;
    for (size_t i = 0; i < near->n; i++)
        if (!path_is_banned(s, PATH_NEAR_ID(near->p[i])))
            near->p[k++] = near->p[i];
    near->n = k;
}

void path_stream(struct path_search *s)
{
    if (s->banned_n)
        drop_banned(s);
    if (s->hops >= 2)
        meet_near(s);
    uint32_t rest = PATH_KEY_MIN + s->label->two_min;
    if (s->hops < 4 || s->label->two_min == PATH_NO_KEY || s->bound < rest)
        return;
    if (!s->is_trial) /* then they are still needed for paths of three ties */
        path_near_sort(s, &s->stream->near, s->bound - rest);
    stream_lists(s, &s->stream->near, 4);
    if (s->hops == 5 && !s->is_trial)
        stream_five(s);
}

/* The meetings are found again afterwards; the bound alone stays. */
void path_stream_trial(struct path_search *s)
{
    s->is_trial = true;
    path_stream(s);
    s->is_trial = false;
    s->meetings_n = 0;
    s->sums_n = 0;
    s->have_common = false;
}
