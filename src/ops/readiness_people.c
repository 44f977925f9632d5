/* SPDX-License-Identifier: Apache-2.0 */
/* Readiness of many people, for lists. */
#include "base/arena.h"
#include "base/vec.h"
#include "def/errors.h"
#include "ops/readiness.h"
#include "ops/readiness_int.h"
#include "store/readiness.h"
#include "store/readiness_people.h"
#include "store/store.h"

#include <math.h>
#include <stdlib.h>

enum { MOVE_DAYS = 30, MOVE_POINTS = 5, EVERYBODY = 1000000 };

/* All of the owner's rows, each list in order of person, and how far it was read. */
struct pool {
    struct readiness_account account;
    double at;
    struct readiness_row *rows;
    struct readiness_extra *dues, *pins;
    struct readiness_contact_day *days; /* of the last MOVE_DAYS */
    struct readiness_last *before;
    size_t rows_n, dues_n, pins_n, days_n, before_n;
};

const char *readiness_move_words(enum readiness_move m)
{
    static const char *const words[] = {"steady", "rising", "falling"};
    return words[m];
}

static int percent(double p) { return (int)lround(p * 100); }

/* The first element whose person, its first member, is not before `person`. */
static size_t find(const void *rows, size_t n, size_t size, int64_t person)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (*(const int64_t *)(const void *)((const char *)rows + mid * size) < person)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

#define FIND(rows, n, who) find(rows, n, sizeof(*(rows)), who)

static const struct readiness_contact *contact_of(const struct pool *x, int64_t person)
{
    size_t i = FIND(x->rows, x->rows_n, person);
    return i < x->rows_n && x->rows[i].person == person ? x->rows[i].contact : NULL;
}

static const struct readiness_extra *extra_of(const struct readiness_extra *rows, size_t n,
                                              int64_t person)
{
    size_t i = FIND(rows, n, person);
    return i < n && rows[i].person == person ? &rows[i] : NULL;
}

static int load_pool(struct op_ctx *ctx, struct date at, struct pool *x)
{
    struct date since = date_add_days(at, -MOVE_DAYS);
    struct db *db = ctx->db;
    x->at = readiness_day(at);
    int rc = readiness_account_load(db, &x->account);
    if (rc == 0)
        rc = readiness_list(db, ctx->arena, &x->rows, &x->rows_n);
    if (rc == 0)
        rc = readiness_list_due(db, ctx->arena, &x->dues, &x->dues_n);
    if (rc == 0)
        rc = readiness_list_pins(db, ctx->arena, &x->pins, &x->pins_n);
    if (rc == 0)
        rc = readiness_list_days(db, ctx->arena, since, READINESS_GROUP, &x->days, &x->days_n);
    if (rc == 0)
        rc = readiness_list_before(db, ctx->arena, since, &x->before, &x->before_n);
    return rc;
}

/* --- what moved ----------------------------------------------------------------------------- */

/* Takes the person's days since off the sums; of one day it counts once each way. */
static void forget_days(const struct pool *x, int64_t person, struct readiness_contact *c)
{
    size_t i = FIND(x->days, x->days_n, person);
    while (i < x->days_n && x->days[i].person == person) {
        struct date on = x->days[i].on;
        bool in = false, out = false;
        for (; i < x->days_n && x->days[i].person == person && date_eq(x->days[i].on, on); i++) {
            bool both = readiness_is_two_way(x->days[i].kind);
            in |= both || x->days[i].direction != DIRECTION_TO_THEM;
            out |= both || x->days[i].direction != DIRECTION_TO_ME;
        }
        readiness_forget_day(c, readiness_day(on), in, out);
    }
}

/* The chance of contact both ways MOVE_DAYS ago. What was left out or sent to many since then may
 * stand for the last contact before; that moves it by little. */
static double alive_before(const struct pool *x, int64_t person, const struct readiness_contact *c)
{
    double t = x->at - MOVE_DAYS;
    struct readiness_contact then = *c;
    if (c->last <= t)
        return readiness_alive90(c, t);
    size_t i = FIND(x->before, x->before_n, person);
    if (i >= x->before_n || x->before[i].person != person || !date_is_full(x->before[i].on))
        return 0; /* they did not know each other */
    then.last = readiness_day(x->before[i].on);
    forget_days(x, person, &then);
    return readiness_alive90(&then, t);
}

static enum readiness_move move_of(int now, int before)
{
    return now - before >= MOVE_POINTS   ? READINESS_UP
           : before - now >= MOVE_POINTS ? READINESS_DOWN
                                         : READINESS_STEADY;
}

/* --- one row -------------------------------------------------------------------------------- */

static void fill(struct op_ctx *ctx, const struct readiness_account *account,
                 const struct readiness_contact *c, double at, struct readiness_person *p)
{
    struct readiness_forecast f = readiness_predict(account, c, at);
    p->known = c != NULL;
    p->chance = readiness_chance(ctx->arena, &f);
    if (!c)
        return;
    p->wait = readiness_wait(ctx->arena, at - c->last);
    p->alive90 = percent(readiness_alive90(c, at));
}

struct str readiness_say_write(struct op_ctx *ctx, const struct readiness_account *account,
                               const struct readiness_contact *c, int pin)
{
    struct readiness_forecast f = readiness_predict(account, c, readiness_day(ctx->today));
    struct readiness_chance chance = readiness_chance(ctx->arena, &f);
    return readiness_if_write(ctx->arena, &chance, pin);
}

struct str readiness_say_wait(struct op_ctx *ctx, const struct readiness_contact *c)
{
    if (!c)
        return STR_NULL;
    struct readiness_wait wait = readiness_wait(ctx->arena, readiness_day(ctx->today) - c->last);
    return readiness_if_wait(ctx->arena, &wait);
}

static int load_people(struct op_ctx *ctx, const struct standing *who, size_t n,
                       struct readiness_person *rows)
{
    struct readiness_account account;
    int rc = readiness_account_load(ctx->db, &account);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        struct readiness_row row;
        rows[i].who = who[i];
        rc = readiness_load(ctx->db, ctx->arena, who[i].person, &row);
        fill(ctx, &account, row.contact, readiness_day(ctx->today), &rows[i]);
        rows[i].overdue = date_is_set(who[i].due_on) && date_cmp(who[i].due_on, ctx->today) <= 0;
    }
    return rc;
}

int readiness_of_people(struct op_ctx *ctx, const struct standing *who, size_t n,
                        struct readiness_person **ret)
{
    int rc = 0;
    *ret = ARENA_ARRAY(ctx->arena, struct readiness_person, n + 1);
    DB_AHEAD(ctx->db, rc = load_people(ctx, who, n, *ret));
    return rc;
}

/* --- lists ---------------------------------------------------------------------------------- */

/* A row while the list is made. */
struct listed {
    struct readiness_person p;
    int fall; /* points lost in MOVE_DAYS */
    size_t place;
};

static void fill_listed(struct op_ctx *ctx, const struct pool *x, const struct standing *who,
                        struct date at, struct listed *r)
{
    const struct readiness_contact *c = contact_of(x, who->person);
    const struct readiness_extra *due = extra_of(x->dues, x->dues_n, who->person);
    const struct readiness_extra *pin = extra_of(x->pins, x->pins_n, who->person);
    r->p.who = *who;
    r->p.who.due_on = due ? due->due_on : (struct date){0};
    r->p.overdue = due && date_cmp(due->due_on, at) <= 0;
    r->p.pin = pin ? pin->pin : READY_PIN_NONE;
    fill(ctx, &x->account, c, x->at, &r->p);
    if (!c)
        return;
    int before = percent(alive_before(x, who->person, c));
    r->p.move = move_of(r->p.alive90, before);
    r->fall = before - r->p.alive90;
}

static bool fits(const struct readiness_filter *f, const struct readiness_person *p)
{
    return (!f->band || (int)p->chance.band == f->band - 1) &&
           (!f->move || (int)p->move == f->move - 1) && (!f->overdue || p->overdue) &&
           (!f->known || p->known) && (!f->circle || p->who.circle == f->circle);
}

static int by_chance(const void *x, const void *y)
{
    const struct listed *a = x, *b = y;
    if (a->p.chance.percent != b->p.chance.percent)
        return b->p.chance.percent - a->p.chance.percent;
    return a->place < b->place ? -1 : a->place > b->place;
}

static int by_fall(const void *x, const void *y)
{
    const struct listed *a = x, *b = y;
    if (a->fall != b->fall)
        return b->fall - a->fall;
    return a->place < b->place ? -1 : a->place > b->place;
}

int readiness_people(struct op_ctx *ctx, const struct readiness_filter *f,
                     struct readiness_person **ret, size_t *ret_n, size_t *ret_total)
{
    struct pool x = {0};
    struct standing *who;
    size_t who_n;
    VEC(struct listed) rows = {0};
    struct date at = date_is_full(f->at) ? f->at : ctx->today;
    struct people_filter all = {.role = f->role,
                                .circle = f->role ? 0 : f->circle,
                                .order = PEOPLE_BY_NAME,
                                .limit = EVERYBODY};
    int rc = load_pool(ctx, at, &x);
    if (rc == 0)
        rc = people_list(ctx->db, ctx->arena, &all, &who, &who_n);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < who_n; i++) {
        struct listed one = {.place = i};
        fill_listed(ctx, &x, &who[i], at, &one);
        if (fits(f, &one.p))
            *VEC_PUSH(ctx->arena, &rows) = one;
    }
    if (rows.n && f->order != READINESS_BY_NAME)
        qsort(rows.p, rows.n, sizeof(*rows.p), f->order == READINESS_BY_FALL ? by_fall : by_chance);
    size_t from = f->offset > 0 && (size_t)f->offset < rows.n ? (size_t)f->offset
                  : f->offset > 0                             ? rows.n
                                                              : 0;
    size_t n = rows.n - from;
    if (f->limit > 0 && (size_t)f->limit < n)
        n = (size_t)f->limit;
    *ret = ARENA_ARRAY(ctx->arena, struct readiness_person, n + 1);
    for (size_t i = 0; i < n; i++)
        (*ret)[i] = rows.p[from + i].p;
    *ret_n = n;
    *ret_total = rows.n;
    return 0;
}
