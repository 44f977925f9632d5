/* SPDX-License-Identifier: Apache-2.0 */
/* Both ends of a search, one and two ties out. */
#include "graph/path_int.h"

#include "graph/graph_int.h"
#include "graph/lists_memory.h"

enum {
    PATH_DIGIT_BITS = 11,
    PATH_DIGITS = 1 << PATH_DIGIT_BITS,
};

static uint64_t word_of(const struct path_search *s, const struct path_job *job)
{
    return lists_settle(job->is_own ? &s->own_view : &s->shared_view, job->head);
}

static size_t own_jobs(const struct path_search *s, uint64_t near, struct path_job *job)
{
    uint32_t list = overlay_list(s->own_index, PATH_NEAR_ID(near));
    if (list >= s->own_view.people)
        return 0;
    *job = (struct path_job){lists_word(&s->own_view, list), PATH_NEAR_KEY(near),
                             PATH_NEAR_ID(near), true};
    return 1;
}

/* Three passes, so that the misses of each overlap: heads, first lines, versions. */
size_t path_jobs(const struct path_search *s, const uint64_t *near, size_t n,
                 struct path_job jobs[2 * PATH_BATCH])
{
    size_t jobs_n = 0, kept = 0;
    if (s->shared)
        for (size_t i = 0; i < n; i++)
            __builtin_prefetch((const void *)&s->shared_view.heads[PATH_NEAR_ID(near[i])]);
    for (size_t i = 0; i < n; i++) {
        uint32_t id = PATH_NEAR_ID(near[i]);
        if (id < s->shared_view.people)
            jobs[jobs_n++] = (struct path_job){lists_word(&s->shared_view, id),
                                               PATH_NEAR_KEY(near[i]), id, false};
        if (s->own)
            jobs_n += own_jobs(s, near[i], &jobs[jobs_n]);
    }
    for (size_t i = 0; i < jobs_n; i++)
        __builtin_prefetch(head_block(jobs[i].head));
    for (size_t i = 0; i < jobs_n; i++) {
        jobs[i].head = word_of(s, &jobs[i]);
        if (jobs[i].head)
            jobs[kept++] = jobs[i];
    }
    return kept;
}

void path_near_push(struct path_near *near, uint64_t word)
{
    if (near->n == near->room) {
        near->room = near->room ? near->room * 2 : 256;
        near->p = lists_memory_heap(near->p, near->room * sizeof(*near->p));
    }
    near->p[near->n++] = word;
}

/* At most `most` of a list, up to `limit`; whether that was all that `limit` allows. */
static bool near_list(const struct path_search *s, struct path_side *side, uint64_t head,
                      uint32_t limit, size_t most)
{
    struct list_walk w;
    for (struct list_span a = list_first(head, &w); a.n; a = list_next(&w)) {
        path_table_reserve(&side->one, a.n < most ? a.n : most);
        for (size_t i = 0; i < a.n; i++) {
            uint32_t id = ARC_NBR(a.arcs[i]), key = PATH_KEY(a.arcs[i]);
            if (key > limit)
                return true;
            if (path_is_end(s, id))
                continue;
            if (most-- == 0)
                return false;
            if (path_table_lower(&side->one, id, key))
                path_near_push(&side->near, PATH_NEAR(key, id));
        }
    }
    return true;
}

/* Near ones were pushed when first met; now take their lowest keys. */
static void near_settle(struct path_side *side)
{
    side->near_min = PATH_NO_KEY;
    for (size_t i = 0; i < side->near.n; i++) {
        uint32_t id = PATH_NEAR_ID(side->near.p[i]), key = path_table_get(&side->one, id);
        side->near.p[i] = PATH_NEAR(key, id);
        side->near_min = key < side->near_min ? key : side->near_min;
    }
}

bool path_side_near(struct path_search *s, struct path_side *side, uint32_t limit, size_t most)
{
    struct path_job jobs[2 * PATH_BATCH];
    uint64_t ends[PATH_BATCH];
    bool is_whole = true;
    size_t expected = side->ends_n * (most < 32 ? most : 32);
    side->near.n = 0;
    path_table_clear(&side->one, expected, false);
    for (size_t at = 0; at < side->ends_n; at += PATH_BATCH) {
        size_t n = side->ends_n - at < PATH_BATCH ? side->ends_n - at : PATH_BATCH;
        for (size_t i = 0; i < n; i++)
            ends[i] = PATH_NEAR(0, side->ends[at + i]);
        size_t jobs_n = path_jobs(s, ends, n, jobs);
        for (size_t i = 0; i < jobs_n; i++) {
            if (i + 1 < jobs_n)
                list_fetch(jobs[i + 1].head);
            is_whole &= near_list(s, side, jobs[i].head, limit, most);
        }
    }
    near_settle(side);
    return is_whole;
}

/* Cheapest first, so the first one wanted in a list is its best. */
static uint32_t direct_key(const struct path_search *s, uint64_t head)
{
    struct list_walk w;
    for (struct list_span a = list_first(head, &w); a.n; a = list_next(&w))
        for (size_t i = 0; i < a.n; i++) {
            if (PATH_KEY(a.arcs[i]) > s->bound)
                return PATH_NO_KEY;
            if (path_is_end(s, ARC_NBR(a.arcs[i])))
                return PATH_KEY(a.arcs[i]);
        }
    return PATH_NO_KEY;
}

void path_direct(struct path_search *s)
{
    struct path_job jobs[2 * PATH_BATCH];
    uint64_t from = PATH_NEAR(0, s->from);
    uint32_t key = PATH_NO_KEY;
    size_t n = path_jobs(s, &from, 1, jobs);
    for (size_t i = 0; i < n; i++) {
        uint32_t k = direct_key(s, jobs[i].head);
        key = k < key ? k : key;
    }
    if (key <= s->bound && key < PATH_NO_KEY)
        path_meet(s, (struct path_meeting){.sum = key, .key = key, .hops = 1}, true);
}

/* By eleven bits of the key, from `from` to `to`, which is as long; stable. */
static void sort_by_digit(uint64_t *to, const uint64_t *from, size_t n, unsigned shift)
{
    uint32_t start[PATH_DIGITS + 1] = {0};
    for (size_t i = 0; i < n; i++)
        start[(from[i] >> shift & (PATH_DIGITS - 1)) + 1]++;
    for (size_t i = 0; i < PATH_DIGITS; i++)
        start[i + 1] += start[i];
    for (size_t i = 0; i < n; i++)
        to[start[from[i] >> shift & (PATH_DIGITS - 1)]++] = from[i];
}

/* Keys have 22 bits: two digits. */
static void sort_many(struct path_near *near)
{
    if (near->spare_room < near->n) {
        free(near->spare);
        near->spare = lists_memory_heap(NULL, near->room * sizeof(*near->spare));
        near->spare_room = near->room;
    }
    sort_by_digit(near->spare, near->p, near->n, 32);
    sort_by_digit(near->p, near->spare, near->n, 32 + PATH_DIGIT_BITS);
}

void path_near_sort(const struct path_search *s, struct path_near *near, uint32_t limit)
{
    size_t k = 0;
    bool sorted = true;
    uint64_t last = 0;
    for (size_t i = 0; i < near->n; i++)
        if (PATH_NEAR_KEY(near->p[i]) <= limit) {
            near->p[k++] = near->p[i];
            sorted &= PATH_NEAR_KEY(last) <= PATH_NEAR_KEY(near->p[i]);
            last = near->p[i];
        }
    near->n = k;
    if (sorted)
        return;
    if (k < s->tuning.sort_few)
        words_sort(near->p, k);
    else
        sort_many(near);
}

static void label_span(struct path_side *side, struct list_span span, uint32_t key, uint32_t limit)
{
    size_t i = 0;
    path_table_reserve(&side->two, span.n);
    struct path_table two = side->two; /* a copy that no store can change: it stays in registers */
    for (; i < span.n; i++) {
        uint32_t id = ARC_NBR(span.arcs[i]), sum = key + PATH_KEY(span.arcs[i]);
        if (sum > limit)
            break;
        path_table_lower(&two, id, sum);
        path_table_mark(&two, id);
    }
    side->two.n = two.n;
    side->labelled += i;
}

/* The lowest key over the list that leads to nobody's end: nothing of this list is lower. */
static uint32_t lowest(const struct path_search *s, uint64_t head)
{
    struct list_walk w;
    for (struct list_span a = list_first(head, &w); a.n; a = list_next(&w))
        for (size_t i = 0; i < a.n; i++)
            if (!path_is_end(s, ARC_NBR(a.arcs[i])))
                return PATH_KEY(a.arcs[i]);
    return PATH_NO_KEY;
}

void path_side_label(struct path_search *s, struct path_side *side, uint32_t limit, bool is_trial)
{
    size_t near_n = is_trial && side->near.n > s->tuning.trial ? s->tuning.trial : side->near.n;
    struct path_job jobs[2 * PATH_BATCH];
    struct list_walk w;
    side->two_min = PATH_NO_KEY;
    side->labelled = 0;
    path_table_clear(&side->two, side->volume < 4096 ? side->volume : 4096, true);
    for (size_t at = 0; at < near_n; at += PATH_BATCH) {
        size_t n = near_n - at < PATH_BATCH ? near_n - at : PATH_BATCH;
        if (PATH_NEAR_KEY(side->near.p[at]) + PATH_KEY_MIN > limit)
            break;
        size_t jobs_n = path_jobs(s, side->near.p + at, n, jobs);
        for (size_t i = 0; i < jobs_n; i++) {
            if (i + 1 < jobs_n)
                list_fetch(jobs[i + 1].head);
            uint32_t low = jobs[i].key + lowest(s, jobs[i].head);
            side->two_min = low < side->two_min ? low : side->two_min;
            struct list_span a = list_first(jobs[i].head, &w);
            if (is_trial)
                label_span(side, path_trial_of(s, a), jobs[i].key, limit);
            else
                for (; a.n; a = list_next(&w))
                    label_span(side, a, jobs[i].key, limit);
        }
    }
}

void path_ring_collect(struct path_search *s, struct path_side *side, uint32_t limit)
{
    s->ring.n = 0;
    for (size_t i = 0; i < (size_t)1 << side->two.bits; i++) {
        uint64_t slot = side->two.slots[i];
        if (slot && (uint32_t)slot <= limit && !path_is_end(s, (uint32_t)(slot >> 32)))
            path_near_push(&s->ring, PATH_NEAR((uint32_t)slot, (uint32_t)(slot >> 32)));
    }
    path_near_sort(s, &s->ring, limit);
}
