/* SPDX-License-Identifier: Apache-2.0 */
#include "graph/path_int.h"

#include "graph/graph_int.h"
#include "graph/lists_memory.h"

#include <errno.h>
#include <string.h>

enum {
    LABELS_USUAL = 4096,
    NEAR_USUAL = 256,
    LISTS_AT_ONCE = 64, /* more first lines at once push each other out again */
};

/* A page of memory that is touched for the first time costs as much as several lists. */
static void make_ready(struct path_search *s, size_t people)
{
    size_t labels = people < LABELS_USUAL ? people : LABELS_USUAL;
    for (size_t i = 0; i < 2; i++) {
        path_table_clear(&s->sides[i].one, NEAR_USUAL, false);
        path_table_clear(&s->sides[i].two, labels, true);
    }
}

struct path_search *path_search_new(size_t people)
{
    struct path_search *s = lists_memory_heap(NULL, sizeof(*s));
    memset(s, 0, sizeof(*s));
    s->tuning = (struct path_tuning){.near_first = 256,
                                     .near_first_of_set = 16,
                                     .volume_small = 6000,
                                     .trial = 192,
                                     .sort_few = 256};
    if (people)
        make_ready(s, people);
    return s;
}

void path_search_free(struct path_search *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < 2; i++) {
        path_table_release(&s->sides[i].one);
        path_table_release(&s->sides[i].two);
        free(s->sides[i].near.p);
        free(s->sides[i].near.spare);
    }
    path_table_release(&s->wanted);
    free(s->ring.p);
    free(s->ring.spare);
    free(s->traces);
    free(s->meetings);
    free(s->to);
    free(s);
}

void path_search_versions(const struct path_search *s, uint64_t *ret_shared, uint64_t *ret_own)
{
    *ret_shared = s->versions[0];
    *ret_own = s->versions[1];
}

/* ---- the question ---- */

/* The id that lists use for one of a query; GRAPH_NOBODY when nobody has it. */
static uint32_t known_id(const struct path_search *s, uint32_t id)
{
    if (id < GRAPH_OWN) {
        bool is_own = s->own && overlay_list(s->own_index, id) < s->own_view.people;
        return is_own || id < s->shared_view.people ? id : GRAPH_NOBODY;
    }
    uint32_t list = s->own ? overlay_list(s->own_index, id) : OVERLAY_NO_LIST;
    if (list >= s->own_view.people)
        return GRAPH_NOBODY;
    uint32_t link = overlay_link(lists_head(&s->own_view, list));
    return link == GRAPH_NOBODY ? id : link;
}

static int read_ends(struct path_search *s, const struct path_query *q, struct err *err)
{
    if (q->to_n > s->to_room) {
        s->to = lists_memory_heap(s->to, q->to_n * sizeof(*s->to));
        s->to_room = q->to_n;
    }
    s->from = known_id(s, q->from);
    if (s->from == GRAPH_NOBODY)
        return err_set(err, -EINVAL, "Nobody in the graph has the number %u.", q->from);
    path_table_clear(&s->wanted, q->to_n, false);
    s->to_n = 0;
    for (size_t i = 0; i < q->to_n; i++) {
        uint32_t id = known_id(s, q->to[i]);
        if (id == GRAPH_NOBODY)
            return err_set(err, -EINVAL, "Nobody in the graph has the number %u.", q->to[i]);
        if (path_table_lower(&s->wanted, id, 1))
            s->to[s->to_n++] = id;
    }
    return 0;
}

static int read_query(struct path_search *s, const struct path_query *q, struct err *err)
{
    s->hops = q->hops ? q->hops : PATH_HOPS_DEFAULT;
    s->k = q->k ? q->k : PATH_K_DEFAULT;
    if (s->hops > PATH_HOPS_MAX || s->k > PATH_K_MAX)
        return err_set(err, -EINVAL, "Ask for at most %d hops and %d paths.", PATH_HOPS_MAX,
                       PATH_K_MAX);
    if (!q->to_n || q->to_n > GRAPH_PEOPLE_MAX)
        return err_set(err, -EINVAL, "Nobody is wanted: name at least one person.");
    return read_ends(s, q, err);
}

/* ---- the search ---- */

static void clear_meetings(struct path_search *s)
{
    s->meetings_n = 0;
    s->sums_n = 0;
    s->bound = PATH_NO_KEY;
    s->have_common = false;
}

/* Arcs two ties out, about; brings heads and first lines into the cache, too. */
static size_t volume_of(const struct path_search *s, const struct path_side *side)
{
    size_t volume = 0;
    if (!s->shared)
        return side->near.n * 16;
    for (size_t i = 0; i < side->near.n; i++)
        __builtin_prefetch((const void *)&s->shared_view.heads[PATH_NEAR_ID(side->near.p[i])]);
    for (size_t i = 0; i < side->near.n; i++) {
        uint32_t id = PATH_NEAR_ID(side->near.p[i]);
        uint64_t head = id < s->shared_view.people ? lists_word(&s->shared_view, id) : 0;
        volume += head ? HEAD_N(head) : 16;
        if (i < LISTS_AT_ONCE)
            __builtin_prefetch(head_block(head));
    }
    return volume;
}

/*
 * Labels cost more than arcs streamed past them, so the side with fewer gets them; but with five
 * ties the streaming side goes out three, and then the smaller one should. A set's neighbourhood is
 * never labelled when it can be avoided: streamed, it needs no sorting and little memory.
 */
static void choose_sides(struct path_search *s)
{
    struct path_side *source = &s->sides[0], *wanted = &s->sides[1];
    bool from_source = true;
    source->volume = volume_of(s, source);
    wanted->volume = s->to_n == 1 ? volume_of(s, wanted) : source->volume;
    if (s->to_n == 1)
        from_source = (source->volume <= wanted->volume) == (s->hops != PATH_HOPS_MAX);
    s->label = from_source ? source : wanted;
    s->stream = from_source ? wanted : source;
}

static uint32_t without(uint32_t bound, uint32_t rest)
{
    return bound == PATH_NO_KEY ? PATH_NO_KEY : bound < rest ? 0 : bound - rest;
}

static void label(struct path_search *s, uint32_t limit, bool is_trial)
{
    s->label->two_min = PATH_NO_KEY;
    if (s->hops < 3)
        return;
    path_near_sort(s, &s->label->near, limit);
    path_side_label(s, s->label, limit, is_trial);
}

/*
 * Near ones as far as a few arcs of each list tell. When that is not all of them, or labelling all
 * would take long, the cheapest of what is there give a first bound; with it far less is read.
 * Whether the labels are made already, all of them.
 */
static bool prepare(struct path_search *s)
{
    struct path_side *source = &s->sides[0], *wanted = &s->sides[1];
    size_t most = s->to_n == 1 ? s->tuning.near_first : s->tuning.near_first_of_set;
    bool source_whole = path_side_near(s, source, PATH_NO_KEY, s->tuning.near_first);
    bool wanted_whole = path_side_near(s, wanted, PATH_NO_KEY, most);
    choose_sides(s);
    bool is_small = s->label->volume <= s->tuning.volume_small &&
                    (s->label == source ? source_whole : wanted_whole);
    if (!source_whole || !wanted_whole || !is_small) {
        label(s, PATH_NO_KEY, !is_small);
        path_near_sort(s, &s->stream->near, PATH_NO_KEY);
        path_stream_trial(s);
    }
    path_direct(s);
    bool is_labelled = is_small && (!source_whole || !wanted_whole);
    if (!source_whole)
        path_side_near(s, source, without(s->bound, wanted->near_min), SIZE_MAX);
    if (!wanted_whole)
        path_side_near(s, wanted, without(s->bound, source->near_min), SIZE_MAX);
    return is_labelled;
}

static void search_once(struct path_search *s)
{
    if (!prepare(s))
        label(s, without(s->bound, s->stream->near_min), false);
    path_stream(s);
    path_unfold(s);
}

/* The best path, then the best that begins otherwise, and so on: that is what is asked. */
static void search_each_first(struct path_search *s)
{
    struct path all[PATH_K_MAX];
    uint32_t banned[PATH_K_MAX];
    size_t n = 0;
    unsigned k = s->k;
    bool is_direct_done = false;
    s->banned = banned;
    s->stream = &s->sides[0];
    s->label = &s->sides[1];
    path_side_near(s, s->label, PATH_NO_KEY, SIZE_MAX);
    s->label->volume = volume_of(s, s->label);
    label(s, PATH_NO_KEY, false);
    for (s->k = 1; n < k; n++) {
        clear_meetings(s);
        s->found_n = 0;
        s->banned_n = n;
        if (!is_direct_done)
            path_direct(s);
        path_side_near(s, s->stream, PATH_NO_KEY, SIZE_MAX);
        path_stream(s);
        path_unfold(s);
        if (!s->found_n)
            break;
        all[n] = s->found[0];
        banned[n] = all[n].who[1];
        is_direct_done |= all[n].hops == 1;
    }
    memcpy(s->found, all, n * sizeof(all[0]));
    s->found_n = n;
    s->banned_n = 0;
    s->k = k;
}

/*
 * Mostly the few strongest paths begin differently enough already, and one search finds them: in
 * their order, the first of each beginning is its best. False when they do not tell.
 */
static bool search_first_of_many(struct path_search *s)
{
    unsigned k = s->k;
    size_t n = 0;
    s->k = k * 3 < PATH_K_MAX ? k * 3 : PATH_K_MAX;
    search_once(s);
    bool is_all = s->found_n < s->k;
    for (size_t i = 0; i < s->found_n && n < k; i++) {
        bool seen = false;
        for (size_t j = 0; j < n && !seen; j++)
            seen = s->found[j].who[1] == s->found[i].who[1];
        if (!seen)
            s->found[n++] = s->found[i];
    }
    s->found_n = n;
    s->k = k;
    return is_all || n == k;
}

static void search_direct(struct path_search *s)
{
    s->label = &s->sides[0];
    s->stream = &s->sides[1];
    path_direct(s);
    path_unfold(s);
}

static void search(struct path_search *s, bool first_differs)
{
    s->sides[0].ends = &s->from;
    s->sides[0].ends_n = 1;
    s->sides[1].ends = s->to;
    s->sides[1].ends_n = s->to_n;
    s->found_n = 0;
    s->banned_n = 0;
    clear_meetings(s);
    if (s->hops == 1)
        search_direct(s);
    else if (first_differs && s->k > 1) {
        if (!search_first_of_many(s)) {
            clear_meetings(s);
            search_each_first(s);
        }
    } else
        search_once(s);
}

static int open_layers(struct path_search *s, const struct graph *shared,
                       const struct graph_overlay *own, struct err *err)
{
    int rc = 0;
    s->shared = shared ? shared->lists : NULL;
    s->own = own;
    s->shared_view = s->own_view = (struct lists_view){0};
    if (shared)
        rc = lists_view_open(shared->lists, &s->shared_view, err);
    if (rc == 0 && own) {
        rc = lists_view_open(own->lists, &s->own_view, err);
        s->own_index = overlay_index_get(own);
    }
    s->versions[0] = s->shared_view.version;
    s->versions[1] = s->own_view.version;
    return rc;
}

static void close_layers(struct path_search *s)
{
    if (s->shared)
        lists_view_close(s->shared, &s->shared_view);
    if (s->own)
        lists_view_close(s->own->lists, &s->own_view);
}

static void answer(struct path_search *s, const struct path_query *q, struct path *ret,
                   size_t *ret_n)
{
    if (path_table_get(&s->wanted, s->from)) {
        s->found[0] = (struct path){.who = {s->from}};
        s->found_n = 1;
    } else
        search(s, q->first_differs);
    for (size_t i = 0; i < s->found_n; i++)
        path_mark(s, &s->found[i]);
    memcpy(ret, s->found, s->found_n * sizeof(*ret));
    *ret_n = s->found_n;
}

int path_find(struct path_search *s, const struct graph *shared, const struct graph_overlay *own,
              const struct path_query *query, struct path *ret, size_t *ret_n, struct err *err)
{
    int rc = open_layers(s, shared, own, err);
    *ret_n = 0;
    if (rc == 0)
        rc = read_query(s, query, err);
    if (rc == 0)
        answer(s, query, ret, ret_n);
    close_layers(s);
    return rc;
}
