/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/paths_facts.h"

#include "base/arena.h"
#include "base/fold.h"
#include "def/errors.h"
#include "insight/signals.h"
#include "ops/readiness.h"
#include "store/readiness.h"
#include "store/store.h"
#include "store/ties.h"

#include <math.h>

/* --- numbers of ids --------------------------------------------------------------------------- */

static size_t slot_of(const struct path_map *m, int64_t key)
{
    size_t at = (size_t)((uint64_t)key * UINT64_C(0x9e3779b97f4a7c15) >> 20) & (m->cap - 1);
    while (m->keys[at] && m->keys[at] != key)
        at = (at + 1) & (m->cap - 1);
    return at;
}

static void map_put(struct arena *a, struct path_map *m, int64_t key, uint32_t at)
{
    if (m->n * 2 >= m->cap) {
        struct path_map old = *m;
        m->cap = old.cap ? old.cap * 2 : 64;
        m->keys = ARENA_ARRAY(a, int64_t, m->cap);
        m->at = ARENA_ARRAY(a, uint32_t, m->cap);
        for (size_t i = 0; i < old.cap; i++)
            if (old.keys[i]) {
                size_t to = slot_of(m, old.keys[i]);
                m->keys[to] = old.keys[i];
                m->at[to] = old.at[i];
            }
    }
    size_t to = slot_of(m, key);
    m->n += !m->keys[to];
    m->keys[to] = key;
    m->at[to] = at;
}

static bool map_find(const struct path_map *m, int64_t key, uint32_t *ret)
{
    size_t at = m->cap && key ? slot_of(m, key) : 0;
    if (!m->cap || !key || !m->keys[at])
        return false;
    *ret = m->at[at];
    return true;
}

uint32_t path_facts_at(const struct path_facts *f, int64_t person)
{
    uint32_t at = 0;
    map_find(&f->people_at, person, &at);
    return at;
}

static struct path_place *place_find(const struct path_facts *f, int64_t organisation)
{
    uint32_t at;
    return map_find(&f->places_at, organisation, &at) ? f->places.p[at] : NULL;
}

const struct path_place *path_facts_place(const struct path_facts *f, int64_t organisation)
{
    return place_find(f, organisation);
}

/* --- what is read ----------------------------------------------------------------------------- */

/* Rows of everybody, or of one person. */
struct rows {
    struct ties_person *people;
    struct position *posts;
    struct tie *ties;
    struct ties_present *present;
    struct readiness_row *ready;
    size_t people_n, posts_n, ties_n, present_n, ready_n;
};

static int read_ready(struct op_ctx *ctx, struct arena *a, int64_t person, struct rows *r)
{
    if (!person)
        return readiness_list(ctx->db, a, &r->ready, &r->ready_n);
    r->ready = ARENA_NEW(a, struct readiness_row);
    int rc = readiness_load(ctx->db, a, person, r->ready);
    r->ready_n = rc == 0 && r->ready->contact;
    return rc;
}

static int read_rows(struct op_ctx *ctx, struct arena *a, int64_t person, struct rows *r,
                     bool *pending)
{
    struct db *db = ctx->db;
    *r = (struct rows){0};
    int rc = ties_people(db, a, person, &r->people, &r->people_n);
    *pending |= db_is_pending(db);
    if (rc == 0)
        rc = ties_posts(db, a, person, &r->posts, &r->posts_n);
    *pending |= db_is_pending(db);
    if (rc == 0)
        rc = ties_records(db, a, person, &r->ties, &r->ties_n);
    *pending |= db_is_pending(db);
    if (rc == 0)
        rc = ties_present(db, a, person, &r->present, &r->present_n);
    *pending |= db_is_pending(db);
    if (rc == 0)
        rc = read_ready(ctx, a, person, r);
    *pending |= db_is_pending(db);
    return rc;
}

/* --- people ----------------------------------------------------------------------------------- */

static void set_person(struct path_facts *f, uint32_t at, const struct ties_person *r)
{
    struct path_person *p = &f->people.p[at];
    p->id = r->id;
    p->here = !r->archived;
    p->never = r->never;
    p->name = str_copy(f->a, r->name);
    p->place = str_copy(f->a, r->subline);
    p->specialty = specialty_key(f->a, r->specialty);
    p->pin = r->pin;
    p->circle = r->circle;
    p->met = tie_was_met(r->circle, r->roles, r->met_when);
    p->met_how = str_copy(f->a, r->met_how);
    p->last_on = r->last_on;
    p->side.id = r->id;
    p->side.name = p->name;
    p->side.met_through = r->met_through;
    p->side.met_when = r->met_when;
    f->through.p[at] = r->met_through;
}

static void set_posts(struct path_facts *f, struct path_person *p, const struct position *rows,
                      size_t n)
{
    p->posts = ARENA_ARRAY(f->a, struct tie_post, n);
    p->side.posts = p->posts;
    p->side.posts_n = 0;
    for (size_t i = 0; i < n; i++) {
        const struct path_place *place = place_find(f, rows[i].organisation);
        if (!place)
            continue;
        p->posts[p->side.posts_n++] =
            (struct tie_post){.place = &place->tie,
                              .above = place->above ? &place->above->tie : NULL,
                              .kind = rows[i].kind,
                              .department = str_copy(f->a, rows[i].department),
                              .department_key = fold(f->a, rows[i].department),
                              .title = str_copy(f->a, rows[i].title),
                              .from = rows[i].from,
                              .until = rows[i].until};
    }
}

static void add_tie(struct path_facts *f, struct path_person *p, const struct tie *row, size_t room)
{
    if (!p->ties)
        p->ties = ARENA_ARRAY(f->a, struct tie, room);
    struct tie *x = &p->ties[p->ties_n++];
    *x = *row;
    x->evidence = str_copy(f->a, row->evidence);
}

/* The forecast in steps of a twentieth: more would pretend to know more, and would move every tie
 * of the owner's with every contact. */
static double step(double p) { return fmin(fmax(round(p * 20) / 20, 0.05), 0.95); }

static void forecast(struct path_facts *f, struct path_person *p)
{
    if (!p->contact)
        return;
    struct readiness_forecast x =
        readiness_predict(&f->account, &p->counters, readiness_day(f->today));
    p->answer = step(x.p);
}

static void set_ready(struct path_facts *f, struct path_person *p, const struct readiness_row *r)
{
    p->contact = r != NULL;
    if (r)
        p->counters = *r->contact;
    forecast(f, p);
}

/* --- company ---------------------------------------------------------------------------------- */

struct pair {
    uint32_t x, y;
    struct date on;
};

static int by_pair(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    if (x->x != y->x)
        return x->x < y->x ? -1 : 1;
    if (x->y != y->y)
        return x->y < y->y ? -1 : 1;
    return date_cmp(x->on, y->on);
}

struct pairs {
    struct pair *p;
    size_t n, cap;
};

/* Both ways; only those of `only`, when it is one person. */
static void add_pairs(struct path_facts *f, struct arena *tmp, struct pairs *to,
                      const struct ties_present *rows, size_t n, uint32_t only)
{
    double most = f->rules->rules[TIE_NEEDS_TOGETHER].size;
    if (most > 0 && (double)n > most)
        return;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            uint32_t x = path_facts_at(f, rows[i].person), y = path_facts_at(f, rows[k].person);
            if (x && y && x != y && (!only || only == x))
                *VEC_PUSH(tmp, to) = (struct pair){x, y, rows[i].on};
        }
}

/* Pairs in order become the company of each. */
static void set_company(struct path_facts *f, struct pairs *pairs)
{
    if (pairs->n)
        qsort(pairs->p, pairs->n, sizeof(*pairs->p), by_pair);
    for (size_t i = 0; i < pairs->n;) {
        struct path_person *p = &f->people.p[pairs->p[i].x];
        size_t end = i, others = 0;
        for (; end < pairs->n && pairs->p[end].x == pairs->p[i].x; end++)
            others += end == i || pairs->p[end].y != pairs->p[end - 1].y;
        p->company = ARENA_ARRAY(f->a, struct path_company, others);
        p->company_n = 0;
        for (; i < end; i++) {
            const struct pair *x = &pairs->p[i];
            if (!p->company_n || p->company[p->company_n - 1].other != x->y)
                p->company[p->company_n++].other = x->y;
            p->company[p->company_n - 1].n++;
            p->company[p->company_n - 1].last = x->on;
        }
    }
}

static void read_company(struct path_facts *f, const struct rows *r, uint32_t only)
{
    ARENA_SCOPE struct arena *tmp = arena_new(0);
    struct pairs pairs = {0};
    for (size_t i = 0, end; i < r->present_n; i = end) {
        for (end = i;
             end < r->present_n && r->present[end].interaction == r->present[i].interaction;)
            end++;
        add_pairs(f, tmp, &pairs, r->present + i, end - i, only);
    }
    set_company(f, &pairs);
}

/* --- places ----------------------------------------------------------------------------------- */

static void set_places(struct path_facts *f, const struct organisation *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct path_place *p = ARENA_NEW(f->a, struct path_place);
        p->tie = (struct tie_place){.id = rows[i].record.id,
                                    .parent = rows[i].parent,
                                    .kind = rows[i].kind,
                                    .usual = tie_place_size(f->rules, rows[i].kind, 0),
                                    .name = str_copy(f->a, rows[i].name),
                                    .where = fold(f->a, rows[i].place)};
        map_put(f->a, &f->places_at, p->tie.id, (uint32_t)f->places.n);
        *VEC_PUSH(f->a, &f->places) = p;
    }
    for (size_t i = 0; i < f->places.n; i++) {
        struct path_place *p = f->places.p[i];
        p->above = place_find(f, p->tie.parent);
        if (p->above)
            *VEC_PUSH(f->a, &p->above->parts) = p;
        else
            p->tie.parent = 0; /* put away: as if there were none */
    }
}

static void join_place(struct path_facts *f, struct path_place *p, uint32_t at)
{
    for (size_t i = p->members.n; i-- > 0;) /* a person's posts come one after the other */
        if (p->members.p[i] == at)
            return;
        else if (p->members.p[i] < at && i + 1 == p->members.n)
            break;
    *VEC_PUSH(f->a, &p->members) = at;
}

static void leave_place(struct path_place *p, uint32_t at)
{
    for (size_t i = 0; i < p->members.n; i++)
        if (p->members.p[i] == at) {
            p->members.p[i] = p->members.p[--p->members.n];
            return;
        }
}

static void join_places(struct path_facts *f, uint32_t at)
{
    const struct path_person *p = &f->people.p[at];
    for (size_t i = 0; p->here && i < p->side.posts_n; i++)
        join_place(f, path_place_of(&p->side.posts[i]), at);
}

static double size_of(const struct path_facts *f, const struct path_place *p)
{
    return tie_place_size(f->rules, p->tie.kind, p->members.n);
}

/* --- everything ------------------------------------------------------------------------------- */

static uint32_t add_person(struct path_facts *f, int64_t id)
{
    uint32_t at = (uint32_t)f->people.n;
    VEC_PUSH(f->a, &f->people)->id = id;
    *VEC_PUSH(f->a, &f->through) = 0;
    map_put(f->a, &f->people_at, id, at);
    return at;
}

static void set_all_posts(struct path_facts *f, const struct rows *r)
{
    for (size_t i = 0, end; i < r->posts_n; i = end) {
        uint32_t at = path_facts_at(f, r->posts[i].person);
        for (end = i; end < r->posts_n && r->posts[end].person == r->posts[i].person;)
            end++;
        if (at)
            set_posts(f, &f->people.p[at], r->posts + i, end - i);
    }
}

static void set_all_ties(struct path_facts *f, const struct rows *r)
{
    ARENA_SCOPE struct arena *tmp = arena_new(0);
    size_t *counts = ARENA_ARRAY(tmp, size_t, f->people.n);
    for (size_t i = 0; i < r->ties_n; i++) {
        counts[path_facts_at(f, r->ties[i].person)]++;
        counts[path_facts_at(f, r->ties[i].other)]++;
    }
    for (size_t i = 0; i < r->ties_n; i++) {
        uint32_t x = path_facts_at(f, r->ties[i].person), y = path_facts_at(f, r->ties[i].other);
        if (x)
            add_tie(f, &f->people.p[x], &r->ties[i], counts[x]);
        if (y)
            add_tie(f, &f->people.p[y], &r->ties[i], counts[y]);
    }
}

static void set_all(struct path_facts *f, const struct rows *r)
{
    VEC_PUSH(f->a, &f->people)->here = true; /* the owner */
    *VEC_PUSH(f->a, &f->through) = 0;
    for (size_t i = 0; i < r->people_n; i++)
        set_person(f, add_person(f, r->people[i].id), &r->people[i]);
    set_all_posts(f, r);
    set_all_ties(f, r);
    read_company(f, r, 0);
    for (size_t i = 0; i < r->ready_n; i++) {
        uint32_t at = path_facts_at(f, r->ready[i].person);
        if (at)
            set_ready(f, &f->people.p[at], &r->ready[i]);
    }
    for (uint32_t i = 1; i < f->people.n; i++)
        join_places(f, i);
    for (size_t i = 0; i < f->places.n; i++)
        f->places.p[i]->tie.size = size_of(f, f->places.p[i]);
}

int path_facts_load(struct op_ctx *ctx, struct path_facts **ret)
{
    ARENA_SCOPE struct arena *tmp = arena_new(0);
    struct arena *a = arena_new(1 << 16);
    struct path_facts *f = ARENA_NEW(a, struct path_facts);
    struct organisation *places;
    struct rows r;
    size_t n;
    bool pending = false;
    *ret = NULL;
    *f = (struct path_facts){.a = a, .rules = ctx->app->ties, .today = ctx->today};
    int rc = ties_places(ctx->db, tmp, &places, &n);
    pending |= db_is_pending(ctx->db);
    if (rc == 0)
        rc = readiness_account_load(ctx->db, &f->account);
    pending |= db_is_pending(ctx->db);
    if (rc == 0)
        rc = read_rows(ctx, tmp, 0, &r, &pending);
    if (rc < 0 || pending) {
        arena_free(a);
        return rc;
    }
    set_places(f, places, n);
    set_all(f, &r);
    *ret = f;
    return 0;
}

void path_facts_free(struct path_facts *f)
{
    if (f)
        arena_free(f->a);
}

size_t path_facts_used(const struct path_facts *f) { return arena_used(f->a); }

/* --- one person anew -------------------------------------------------------------------------- */

static void set_again(struct path_facts *f, int64_t id, const struct rows *r)
{
    uint32_t at = path_facts_at(f, id);
    if (!at)
        at = add_person(f, id);
    struct path_person *p = &f->people.p[at];
    for (size_t i = 0; i < p->side.posts_n; i++)
        leave_place(path_place_of(&p->side.posts[i]), at);
    *p = (struct path_person){.id = id};
    f->through.p[at] = 0;
    if (!r->people_n)
        return;
    set_person(f, at, &r->people[0]);
    set_posts(f, p, r->posts, r->posts_n);
    for (size_t i = 0; i < r->ties_n; i++)
        add_tie(f, p, &r->ties[i], r->ties_n);
    read_company(f, r, at);
    set_ready(f, p, r->ready_n ? r->ready : NULL);
    join_places(f, at);
}

/* A place that is taken to be of another size now changes everybody's ties there. */
static bool sizes_hold(const struct path_facts *f)
{
    for (size_t i = 0; i < f->places.n; i++) {
        double now = size_of(f, f->places.p[i]), was = f->places.p[i]->tie.size;
        if (now < was || now > was)
            return false;
    }
    return true;
}

/* A position at a place that is not known here yet. */
static bool places_hold(const struct path_facts *f, const struct rows *r)
{
    for (size_t i = 0; i < r->posts_n; i++)
        if (!place_find(f, r->posts[i].organisation))
            return false;
    return true;
}

int path_facts_follow(struct op_ctx *ctx, struct path_facts *f, const int64_t *people, size_t n,
                      bool account, bool *ret_whole, bool *ret_pending)
{
    ARENA_SCOPE struct arena *tmp = arena_new(0);
    struct rows *rows = ARENA_ARRAY(tmp, struct rows, n);
    struct readiness_account counters = f->account;
    int rc = account ? readiness_account_load(ctx->db, &counters) : 0;
    *ret_whole = false;
    *ret_pending = db_is_pending(ctx->db) && account;
    for (size_t i = 0; rc == 0 && i < n; i++) {
        rc = read_rows(ctx, tmp, people[i], &rows[i], ret_pending);
        *ret_whole |= !places_hold(f, &rows[i]);
    }
    if (rc < 0 || *ret_pending || *ret_whole)
        return rc;
    f->account = counters;
    for (size_t i = 0; i < n; i++) /* numbers first: company names them */
        if (!path_facts_at(f, people[i]))
            add_person(f, people[i]);
    for (size_t i = 0; i < n; i++)
        set_again(f, people[i], &rows[i]);
    for (size_t i = 1; account && i < f->people.n; i++)
        forecast(f, &f->people.p[i]);
    *ret_whole = !sizes_hold(f);
    return 0;
}
