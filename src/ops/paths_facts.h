/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an account's graph knows of its people: read from the store in a few statements, then kept
 * beside the graph, so that a tie is judged, and its evidence told, without asking the store again.
 * For paths_*.c alone. People and places are nodes: `at` is a person's number in the graph, 0 is
 * the owner.
 *
 * Lives in an arena of its own, which only grows; who keeps it long throws it away when
 * path_facts_used() has doubled. Belongs to one thread at a time. A copy of nothing of another
 * account: everything is read through the session's owner.
 */
#ifndef WM_OPS_PATHS_FACTS_H
#define WM_OPS_PATHS_FACTS_H

#include "base/vec.h"
#include "insight/readiness.h"
#include "insight/ties.h"
#include "ops/context.h"

/* People met in company: how often, and when last. In order of `other`. */
struct path_company {
    uint32_t other; /* at */
    int64_t n;
    struct date last;
};

struct path_person {
    int64_t id;
    bool here;  /* not put away, not removed */
    bool never; /* the owner wants no suggestions of them: no introducer */
    struct str name, place, specialty;
    int pin, circle;
    bool met;
    struct str met_how;
    struct date last_on;
    struct tie_side side;
    struct tie_post *posts;
    struct tie *ties; /* with anybody, by id */
    size_t ties_n;
    struct path_company *company;
    size_t company_n;
    bool contact; /* some that counts */
    struct readiness_contact counters;
    double answer; /* forecast in steps of a twentieth */
    uint16_t mine; /* cost of the owner's tie in the graph, 0 none; paths_graph.c keeps it */
};

struct path_place {
    struct tie_place tie;  /* first: a tie's place is its node */
    VEC(uint32_t) members; /* here, each once */
    VEC(struct path_place *) parts;
    struct path_place *above; /* NULL none */
};

struct path_facts {
    struct arena *a;
    const struct tie_table *rules;
    struct date today;
    struct readiness_account account;
    VEC(struct path_person) people; /* by at; 0: the owner, without an id */
    /* By at: side.met_through of each once more, close together, because paths_pairs_near() looks
     * through all of them. */
    VEC(int64_t) through;
    VEC(struct path_place *) places;
    struct path_map { /* id -> index, open addressing */
        int64_t *keys;
        uint32_t *at;
        size_t n, cap;
    } people_at, places_at;
    VEC(uint32_t) found; /* of paths_pairs_near() */
    uint32_t *stamps, stamp;
    size_t stamps_n;
};

/* Everything. *ret NULL with 0: a question is still under way (DB_AHEAD), read again. */
int path_facts_load(struct op_ctx *ctx, struct path_facts **ret);
void path_facts_free(struct path_facts *f); /* NULL is fine */
size_t path_facts_used(const struct path_facts *f);

/* Reads some people anew. In *ret_whole: what changed is more than people, load everything. Nothing
 * is changed when something is still under way (*ret_pending) or fails. `account`: the owner's
 * counters of readiness, too, and everybody's forecast. */
int path_facts_follow(struct op_ctx *ctx, struct path_facts *f, const int64_t *people, size_t n,
                      bool account, bool *ret_whole, bool *ret_pending);

/* 0 when there is nobody of that id: the owner is no person. */
uint32_t path_facts_at(const struct path_facts *f, int64_t person);
const struct path_place *path_facts_place(const struct path_facts *f, int64_t organisation);

/* Where a position was held, of one that these facts made. */
static inline struct path_place *path_place_of(const struct tie_post *x)
{
    /* the tie's place is the node's first member */
    return (struct path_place *)(void *)(uintptr_t)(const void *)x->place;
}

#endif
