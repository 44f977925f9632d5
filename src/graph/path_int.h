/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files of path search share. Vocabulary:
 *
 * - A key is cost * 8 + hops of a stretch of a path, so adding keys adds both, and lower keys are
 *   exactly "cheaper, then fewer hops". A tie's key is cost * 8 + 1.
 * - A search has two sides, each with its ends (one person, or the wanted set) and its near ones:
 *   people one tie away, who are no end of either side. One side has labels: for each person, the
 *   lowest key of a walk of exactly two ties to its ends. From the other side arcs are streamed
 *   past these labels. A path of h ties is met in exactly one way:
 *     1: end - end   2: near (b), near of the label side   3: b, label of b
 *     4: near (b), its neighbour x with a label   5: x with a label of the streaming side's own (z)
 * - A meeting is such a sum; the bound is the k-th lowest sum of which each stands for another
 *   simple path. What is above the bound is never looked at. Afterwards meetings up to the bound
 *   are unfolded into whole paths.
 */
#ifndef WM_GRAPH_PATH_INT_H
#define WM_GRAPH_PATH_INT_H

#include "graph/lists.h"
#include "graph/overlay_int.h"
#include "graph/path.h"
#include "graph/path_table.h"

enum {
    PATH_BATCH = 32,         /* lists fetched ahead at once: their memory arrives together */
    PATH_KEY_MIN = 8 + 1,    /* of one tie */
    PATH_NO_KEY = 0x3fffffff /* above every sum, and two of them fit a word */
};

#define PATH_KEY(arc) (((uint32_t)((arc) >> 48) << 3) | 1)
#define PATH_NEAR(key, id) ((uint64_t)(key) << 32 | (id))
#define PATH_NEAR_KEY(near) ((uint32_t)((near) >> 32))
#define PATH_NEAR_ID(near) ((uint32_t)(near))

struct path_near {
    uint64_t *p; /* key << 32 | id; keys ascending once sorted */
    size_t n, room;
    uint64_t *spare; /* of the same room, for sorting */
    size_t spare_room;
};

struct path_side {
    const uint32_t *ends;
    size_t ends_n;
    struct path_near near;
    struct path_table one; /* keys of near ones, by id */
    struct path_table two; /* labels */
    uint32_t near_min;     /* no key of a near one is lower */
    uint32_t two_min;      /* no label is lower */
    size_t volume;         /* arcs of all near ones, about */
    size_t labelled;       /* arcs that were read for labels */
};

/* One of the walks behind a label: x's end of a tie to a near one of the label side. */
struct path_trace {
    uint32_t x, y;
    uint32_t tie, one; /* keys of the tie and of the way on from y */
};

/* A list to be read, with the key of the way to it. */
struct path_job {
    uint64_t head;
    uint32_t key, id;
    bool is_own; /* a list of the overlay */
};

struct path_meeting {
    uint32_t sum; /* lowest key of a path of this kind */
    uint32_t key; /* of its stretch on the streaming side, x included */
    uint32_t b, x;
    uint32_t hops;
};

/* Sizes that decide how a search goes about, never what it finds: tests choose others. */
struct path_tuning {
    size_t near_first;        /* of one person's list, before there is a bound */
    size_t near_first_of_set; /* of each list of a set */
    size_t volume_small;      /* so many labels are quicker made than bounded */
    size_t trial;             /* near ones, and arcs of each, looked at for a first bound */
    size_t sort_few;          /* fewer are sorted by comparing, more by counting */
};

struct path_search {
    const struct lists *shared;
    const struct graph_overlay *own;
    const struct overlay_index *own_index;
    struct lists_view shared_view, own_view;
    struct path_side sides[2]; /* the source's, the wanted people's */
    struct path_side *label, *stream;
    uint32_t from;
    uint32_t *to; /* ids of answers, without repeats */
    size_t to_n, to_room;
    struct path_table wanted;
    unsigned hops, k;
    const uint32_t *banned; /* people who must not stand first after the source */
    size_t banned_n;
    bool have_common; /* somebody is near to both sides */
    bool is_trial;
    struct path_tuning tuning;
    struct path_meeting *meetings;
    size_t meetings_n, meetings_room;
    uint32_t sums[PATH_K_MAX], bound; /* lowest sums that are surely of different simple paths */
    size_t sums_n;
    struct path_near ring;     /* of the streaming side, two ties away */
    struct path_trace *traces; /* by x, then the lowest first; kept for one unfolding */
    size_t traces_n, traces_room;
    bool is_traced;
    struct path found[PATH_K_MAX + 1];
    size_t found_n;
    uint64_t versions[2];
};

static inline bool path_is_end(const struct path_search *s, uint32_t id)
{
    return id == s->from || (s->to_n == 1 ? id == s->to[0] : path_table_get(&s->wanted, id) != 0);
}

static inline struct list_span path_trial_of(const struct path_search *s, struct list_span span)
{
    return (struct list_span){span.arcs, span.n < s->tuning.trial ? span.n : s->tuning.trial};
}

/* The lists of some people (two each at most: shared and own), fetched together; how many. */
size_t path_jobs(const struct path_search *s, const uint64_t *near, size_t n,
                 struct path_job jobs[2 * PATH_BATCH]);

/* The near ones of a side, at most `most` of each list and up to `limit`; whether `most` left none
 * out. The lowest is among them in any case. */
bool path_side_near(struct path_search *s, struct path_side *side, uint32_t limit, size_t most);
/* A tie from the source to somebody wanted, as a meeting. */
void path_direct(struct path_search *s);
/* Ascending; with what is above `limit` left out. */
void path_near_sort(const struct path_search *s, struct path_near *near, uint32_t limit);
/* Labels up to `limit`; on trial only what path_trial_of() leaves. */
void path_side_label(struct path_search *s, struct path_side *side, uint32_t limit, bool is_trial);
/* The ring of those with labels on `side` up to `limit`, ascending. */
void path_ring_collect(struct path_search *s, struct path_side *side, uint32_t limit);
void path_near_push(struct path_near *near, uint64_t word);

/* A meeting within the bound; `is_sure` when it stands for a simple path of its own. */
void path_meet(struct path_search *s, struct path_meeting m, bool is_sure);
/* Meetings of every kind but end to end; banned near ones of the streaming side are out. */
void path_stream(struct path_search *s);
/* A first bound, from a few cheap lists of both sides. */
void path_stream_trial(struct path_search *s);
bool path_is_banned(const struct path_search *s, uint32_t id);

/* All walks behind the labels of the people of `meetings` up to the bound, into s->traces, unless
 * the lists of those people are shorter than what would have to be read. */
void path_trace(struct path_search *s, const struct path_meeting *meetings, size_t n);
/* Those of one person; how many. */
size_t path_traces_of(const struct path_search *s, uint32_t x, const struct path_trace **ret);
/* Unfolds the meetings into s->found. */
void path_unfold(struct path_search *s);
/* Marks of the ties of found paths. */
void path_mark(const struct path_search *s, struct path *p);

#endif
