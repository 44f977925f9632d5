/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/paths_pairs.h"

#include "base/arena.h"

enum { PAIR_TIES = 8 };

/* --- who may know whom ------------------------------------------------------------------------ */

static void mark(struct path_facts *f, uint32_t at, uint32_t after)
{
    if (at <= after || f->stamps[at] == f->stamp || !f->people.p[at].here)
        return;
    f->stamps[at] = f->stamp;
    *VEC_PUSH(f->a, &f->found) = at;
}

static bool is_near(const struct path_facts *f, const struct path_person *p,
                    const struct tie_post *x)
{
    for (size_t i = 0; i < p->side.posts_n; i++)
        if (p->side.posts[i].place == x->place && tie_posts_near(f->rules, &p->side.posts[i], x))
            return true;
    return false;
}

/* Everybody of a place; of one so large that being there means nothing, those who were nearer. */
static void mark_place(struct path_facts *f, const struct path_place *place,
                       const struct tie_post *post, uint32_t after)
{
    bool same = &place->tie == post->place;
    double floor = f->rules->rules[TIE_NEEDS_FLOOR].base;
    bool large = tie_place_most(f->rules, &place->tie, same) < floor;
    if (large && (!same || !tie_place_has_near(f->rules, &place->tie)))
        return;
    for (size_t i = 0; i < place->members.n; i++)
        if (!large || is_near(f, &f->people.p[place->members.p[i]], post))
            mark(f, place->members.p[i], after);
}

static void mark_places(struct path_facts *f, const struct tie_post *post, uint32_t after)
{
    const struct path_place *place = path_place_of(post);
    mark_place(f, place, post, after);
    for (size_t i = 0; i < place->parts.n; i++)
        mark_place(f, place->parts.p[i], post, after);
    if (!place->above)
        return;
    mark_place(f, place->above, post, after);
    for (size_t i = 0; i < place->above->parts.n; i++)
        if (place->above->parts.p[i] != place)
            mark_place(f, place->above->parts.p[i], post, after);
}

static void make_room(struct path_facts *f)
{
    if (f->stamps_n < f->people.n) {
        f->stamps_n = f->people.n + f->people.n / 4;
        f->stamps = ARENA_ARRAY(f->a, uint32_t, f->stamps_n);
        f->stamp = 0;
    }
    f->stamp++;
    f->found.n = 0;
}

void paths_pairs_near(struct path_facts *f, uint32_t at, uint32_t after)
{
    make_room(f);
    f->stamps[at] = f->stamp;
    const struct path_person *p = &f->people.p[at];
    if (!p->here)
        return;
    for (size_t i = 0; i < p->side.posts_n; i++)
        mark_places(f, &p->side.posts[i], after);
    for (size_t i = 0; i < p->ties_n; i++) {
        const struct tie *x = &p->ties[i];
        uint32_t other = path_facts_at(f, x->person == p->id ? x->other : x->person);
        if (other)
            mark(f, other, after);
    }
    for (size_t i = 0; i < p->company_n; i++)
        mark(f, p->company[i].other, after);
    uint32_t through = path_facts_at(f, p->side.met_through);
    if (through)
        mark(f, through, after);
    for (uint32_t i = 1; i < f->people.n; i++)
        if (f->through.p[i] == p->id)
            mark(f, i, after);
}

/* --- judging ---------------------------------------------------------------------------------- */

static int by_other(const void *key, const void *row)
{
    uint32_t x = *(const uint32_t *)key, y = ((const struct path_company *)row)->other;
    return x < y ? -1 : x > y;
}

/* The last ones of two people; other 0: of one and the owner. */
static size_t ties_of(const struct path_person *p, int64_t other, struct tie ret[PAIR_TIES])
{
    size_t n = 0;
    for (size_t i = p->ties_n; i-- > 0 && n < PAIR_TIES;)
        if ((p->ties[i].person == p->id ? p->ties[i].other : p->ties[i].person) == other)
            ret[n++] = p->ties[i];
    for (size_t i = 0; i < n / 2; i++) { /* oldest first */
        struct tie x = ret[i];
        ret[i] = ret[n - 1 - i];
        ret[n - 1 - i] = x;
    }
    return n;
}

static void judge_mine(const struct path_facts *f, const struct path_person *p,
                       struct tie_judgement *ret)
{
    struct tie ties[PAIR_TIES];
    struct tie_mine mine = {.person = &p->side,
                            .ties = ties,
                            .ties_n = ties_of(p, 0, ties),
                            .contact = p->contact,
                            .answer = p->answer,
                            .last_on = p->last_on,
                            .pin = p->pin,
                            .met = p->met,
                            .met_how = p->met_how};
    tie_judge_mine(f->rules, &mine, f->today, ret);
}

void paths_pairs_judge(const struct path_facts *f, uint32_t x, uint32_t y,
                       struct tie_judgement *ret)
{
    if (!x || !y) {
        judge_mine(f, &f->people.p[x ? x : y], ret);
        return;
    }
    bool in_order =
        f->people.p[x].id < f->people.p[y].id; /* so that sums are the same to the bit */
    const struct path_person *p = &f->people.p[in_order ? x : y],
                             *q = &f->people.p[in_order ? y : x];
    uint32_t other = in_order ? y : x;
    struct tie ties[PAIR_TIES];
    const struct path_company *company =
        p->company_n ? bsearch(&other, p->company, p->company_n, sizeof(*p->company), by_other)
                     : NULL;
    struct tie_pair pair = {.a = &p->side, .b = &q->side, .ties = ties};
    pair.ties_n = ties_of(p, q->id, ties);
    if (company) {
        pair.together = company->n;
        pair.together_last = company->last;
    }
    tie_judge(f->rules, &pair, f->today, ret);
}
