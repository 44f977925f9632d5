/* SPDX-License-Identifier: Apache-2.0 */
/* Readiness over time and over all people: effort, give and take, what lies ahead. */
#include "base/arena.h"
#include "base/vec.h"
#include "def/errors.h"
#include "ops/readiness.h"
#include "ops/readiness_int.h"
#include "store/readiness.h"
#include "store/readiness_people.h"
#include "store/store.h"

#include <stdlib.h>

enum { AHEAD_DAYS = 182, WEEK = 7, EVERYBODY = 1000000, OWED_AT_LEAST = 2 };

/* --- effort --------------------------------------------------------------------------------- */

static void count_roles(struct str keys, int64_t n, struct readiness_effort *w)
{
    struct str key;
    while (keys.n && str_next(&keys, ',', &key)) {
        int role = choice_find(role_choices, key);
        if (role > 0 && role < READINESS_ROLES)
            w->role[role] += n;
    }
}

static int fill_weeks(struct op_ctx *ctx, struct readiness_insights *x)
{
    struct readiness_count *rows;
    size_t n;
    struct date first = readiness_weeks_from(ctx->today);
    int rc = readiness_count_contacts(ctx->db, ctx->arena, first, &rows, &n);
    for (int i = 0; i < READINESS_WEEKS; i++)
        x->weeks[i].from = date_add_days(first, i * WEEK);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        int64_t week = date_diff(rows[i].on, first) / WEEK;
        if (week < 0 || week >= READINESS_WEEKS)
            continue;
        x->weeks[week].all += rows[i].n;
        if (rows[i].circle >= 0 && rows[i].circle < READINESS_CIRCLES)
            x->weeks[week].circle[rows[i].circle] += rows[i].n;
        count_roles(rows[i].roles, rows[i].n, &x->weeks[week]);
    }
    return rc;
}

/* --- give and take -------------------------------------------------------------------------- */

static int most_owed(const void *x, const void *y)
{
    const struct readiness_balance *a = x, *b = y;
    int64_t more = (b->help_received - b->help_given) - (a->help_received - a->help_given);
    if (more)
        return more > 0 ? 1 : -1;
    return (a->person > b->person) - (a->person < b->person);
}

static int name_owed(struct op_ctx *ctx, struct readiness_insights *x)
{
    struct readiness_row row;
    for (size_t i = 0; i < x->owed_n; i++) {
        struct readiness_balance *b = &x->owed[i];
        int rc = standing_name(ctx->db, ctx->arena, b->person, &b->name);
        if (rc == 0)
            rc = readiness_load(ctx->db, ctx->arena, b->person, &row);
        if (rc < 0)
            return rc;
        b->days_in = row.contact ? row.contact->days_in : 0;
        b->days_out = row.contact ? row.contact->days_out : 0;
    }
    return 0;
}

static int fill_balance(struct op_ctx *ctx, const struct readiness_row *contacts, size_t contacts_n,
                        struct readiness_insights *x)
{
    struct readiness_help *help;
    size_t n;
    VEC(struct readiness_balance) owed = {0};
    int rc = readiness_count_help(ctx->db, ctx->arena, &help, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        x->balance.help_given += help[i].given;
        x->balance.help_received += help[i].received;
        if (help[i].received >= help[i].given + OWED_AT_LEAST)
            *VEC_PUSH(ctx->arena, &owed) =
                (struct readiness_balance){.person = help[i].person,
                                           .help_given = help[i].given,
                                           .help_received = help[i].received};
    }
    for (size_t i = 0; i < contacts_n; i++) {
        x->balance.days_in += contacts[i].contact->days_in;
        x->balance.days_out += contacts[i].contact->days_out;
    }
    if (owed.n)
        qsort(owed.p, owed.n, sizeof(*owed.p), most_owed);
    x->owed = owed.p;
    x->owed_n = owed.n < READINESS_LISTED ? owed.n : READINESS_LISTED;
    return rc < 0 ? rc : name_owed(ctx, x);
}

/* --- what lies ahead ------------------------------------------------------------------------ */

/* Somebody on the day looked ahead to. */
struct ahead {
    struct readiness_outlook_person p;
    double gain; /* of following Today */
};

static int most_gained(const void *x, const void *y)
{
    const struct ahead *a = x, *b = y;
    if (a->gain != b->gain)
        return a->gain < b->gain ? 1 : -1;
    return (a->p.who.person > b->p.who.person) - (a->p.who.person < b->p.who.person);
}

static struct ahead look_ahead(struct op_ctx *ctx, const struct readiness_account *account,
                               const struct readiness_contact *c, const struct standing *who,
                               struct date on)
{
    const char *because;
    double now = readiness_day(ctx->today), then = readiness_day(on);
    /* How long they have known each other is not kept: few days of contact count as new. */
    struct readiness_rhythm r = readiness_rhythm_standing(ctx, who, 0, 0, &because);
    struct readiness_contact followed = r.floor ? readiness_follow(account, c, &r, now, then) : *c;
    struct readiness_forecast f[] = {readiness_predict(account, c, now),
                                     readiness_predict(account, c, then),
                                     readiness_predict(account, &followed, then)};
    return (struct ahead){.p = {.who = *who,
                                .now = readiness_chance(ctx->arena, &f[0]),
                                .nothing = readiness_chance(ctx->arena, &f[1]),
                                .today = readiness_chance(ctx->arena, &f[2])},
                          .gain = f[2].p - f[1].p};
}

static void count_ahead(const struct ahead *a, struct readiness_outlook *o)
{
    o->people++;
    o->now += a->p.now.band == READINESS_GOOD;
    o->nothing += a->p.nothing.band == READINESS_GOOD;
    o->today += a->p.today.band == READINESS_GOOD;
}

static const struct standing *who_is(const struct standing *const *by_id, size_t n, int64_t person)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (by_id[mid]->person < person)
            low = mid + 1;
        else
            high = mid;
    }
    return low < n && by_id[low]->person == person ? by_id[low] : NULL;
}

static int compare_people(const void *x, const void *y)
{
    int64_t a = (*(const struct standing *const *)x)->person;
    int64_t b = (*(const struct standing *const *)y)->person;
    return (a > b) - (a < b);
}

static const struct standing **sort_people(struct arena *a, const struct standing *who, size_t n)
{
    const struct standing **by_id = ARENA_ARRAY(a, const struct standing *, n + 1);
    for (size_t i = 0; i < n; i++)
        by_id[i] = &who[i];
    if (n)
        qsort(by_id, n, sizeof(*by_id), compare_people);
    return by_id;
}

static int fill_outlook(struct op_ctx *ctx, const struct readiness_row *contacts, size_t n,
                        struct readiness_insights *x)
{
    struct readiness_account account;
    struct standing *who;
    size_t who_n;
    VEC(struct ahead) rows = {0};
    struct people_filter all = {.order = PEOPLE_BY_NAME, .limit = EVERYBODY};
    int rc = readiness_account_load(ctx->db, &account);
    if (rc == 0)
        rc = people_list(ctx->db, ctx->arena, &all, &who, &who_n);
    if (rc < 0)
        return rc;
    const struct standing **by_id = sort_people(ctx->arena, who, who_n);
    for (size_t i = 0; i < n; i++) {
        const struct standing *s = who_is(by_id, who_n, contacts[i].person);
        if (!s)
            continue; /* put away */
        struct ahead a = look_ahead(ctx, &account, contacts[i].contact, s, x->on);
        count_ahead(&a,
                    &x->outlook[s->circle >= 0 && s->circle < READINESS_CIRCLES ? s->circle : 0]);
        if (a.gain > 0)
            *VEC_PUSH(ctx->arena, &rows) = a;
    }
    if (rows.n)
        qsort(rows.p, rows.n, sizeof(*rows.p), most_gained);
    x->people_n = rows.n < READINESS_LISTED ? rows.n : READINESS_LISTED;
    x->people = ARENA_ARRAY(ctx->arena, struct readiness_outlook_person, x->people_n + 1);
    for (size_t i = 0; i < x->people_n; i++)
        x->people[i] = rows.p[i].p;
    return 0;
}

int readiness_insights(struct op_ctx *ctx, struct date on, struct readiness_insights *ret)
{
    struct readiness_row *contacts;
    size_t n;
    struct readiness_insights *x = ret;
    struct readiness_filter falling = {.order = READINESS_BY_FALL,
                                       .move = 1 + READINESS_DOWN,
                                       .known = true,
                                       .limit = READINESS_LISTED};
    *x = (struct readiness_insights){.on = date_is_full(on) && date_cmp(on, ctx->today) >= 0
                                               ? on
                                               : date_add_days(ctx->today, AHEAD_DAYS)};
    for (int i = 0; i < READINESS_CIRCLES; i++)
        x->outlook[i].circle = i;
    int rc = readiness_list(ctx->db, ctx->arena, &contacts, &n);
    if (rc == 0)
        rc = fill_weeks(ctx, x);
    if (rc == 0)
        rc = fill_balance(ctx, contacts, n, x);
    if (rc == 0)
        rc = readiness_people(ctx, &falling, &x->drifting, &x->drifting_n, &x->drifting_total);
    if (rc == 0)
        rc = fill_outlook(ctx, contacts, n, x);
    return rc < 0 ? rc : readiness_calibrate(ctx, &x->calibration);
}
