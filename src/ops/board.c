/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/board.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/vec.h"
#include "def/errors.h"
#include "insight/cadence.h"
#include "insight/phrase.h"
#include "ops/readiness.h"
#include "ops/save.h"
#include "store/board.h"
#include "store/record.h"
#include "store/standing.h"
#include "store/store.h"

#include <stdlib.h>

/* How many of those in touch with lately suggestions are looked for among: beyond them nobody is
 * "already known" in the sense of a seat, and the page stays quick. */
enum { POOL = 500, PARENTS_MAX = 8 };

/* ---- who fills a seat ------------------------------------------------------------------------ */

/* A seat freed today is free today. */
static bool fills(const struct role *r, struct date today)
{
    return cadence_role_is_in_force(r, today) && !date_eq(r->until, today);
}

static int by_contact(const void *x, const void *y)
{
    const struct board_member *a = x, *b = y;
    int by_day = date_cmp(b->who.last_on, a->who.last_on);
    return by_day ? by_day : (a->who.person > b->who.person) - (a->who.person < b->who.person);
}

static int load_chances(struct op_ctx *ctx, struct board_member *rows, size_t n)
{
    struct standing *who = ARENA_ARRAY(ctx->arena, struct standing, n + 1);
    struct readiness_person *chances;
    for (size_t i = 0; i < n; i++)
        who[i] = rows[i].who;
    int rc = readiness_of_people(ctx, who, n, &chances);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        rows[i].known = chances[i].known;
        rows[i].chance = chances[i].chance;
    }
    return rc;
}

/* Somebody with two records of one role sits there once. */
static struct board_member *find_member(struct board_member *rows, size_t n, int64_t person)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].who.person == person)
            return &rows[i];
    return NULL;
}

static int load_members(struct op_ctx *ctx, const struct role *roles, size_t n,
                        struct board_seat *x)
{
    int kind = seat_role(x->seat), rc = 0;
    x->members = ARENA_ARRAY(ctx->arena, struct board_member, n + 1);
    x->members_n = 0;
    for (size_t i = 0; rc == 0 && i < n; i++) {
        const struct role *r = &roles[i];
        if (r->kind != kind || !fills(r, ctx->today) ||
            find_member(x->members, x->members_n, r->person))
            continue;
        struct board_member *m = &x->members[x->members_n];
        *m = (struct board_member){.since = r->from};
        rc = standing_load(ctx->db, ctx->arena, r->person, &m->who);
        x->members_n += rc == 0;
    }
    if (rc == 0)
        rc = load_chances(ctx, x->members, x->members_n);
    if (rc == 0 && x->members_n)
        qsort(x->members, x->members_n, sizeof(*x->members), by_contact);
    return rc;
}

int board_load_members(struct op_ctx *ctx, const struct seat *s, struct board_seat *ret)
{
    struct role *roles;
    size_t n;
    *ret = (struct board_seat){.seat = s};
    int rc = board_list_roles(ctx->db, ctx->arena, seat_role(s), &roles, &n);
    return rc < 0 ? rc : load_members(ctx, roles, n, ret);
}

int board_is_filled(struct op_ctx *ctx, const struct seat *s, bool *ret)
{
    int rc = board_has_role(ctx->db, seat_role(s), ctx->today);
    *ret = rc == 1;
    return rc < 0 ? rc : 0;
}

/* ---- what is known of the others ------------------------------------------------------------- */

/* Rows of everybody, each list in order of person. */
struct pool {
    struct account account;
    struct board_person *people;
    struct role *roles;
    struct board_position *positions;
    struct organisation *places;
    struct help *help;
    size_t people_n, roles_n, positions_n, places_n, help_n;
    struct seat_person *facts; /* of people, in their order */
    struct seat_place *seat_places;
    struct seat_help *seat_help;
    struct str school; /* folded */
    struct str towns;  /* where the school is, folded; "" when no record tells */
};

static const struct organisation *find_place(const struct pool *x, int64_t id)
{
    size_t low = 0, high = x->places_n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (x->places[mid].record.id < id)
            low = mid + 1;
        else
            high = mid;
    }
    return low < x->places_n && x->places[low].record.id == id ? &x->places[low] : NULL;
}

static bool is_named_after(struct str name, struct str school)
{
    return school.n && name.n &&
           (str_find(name, school, 0) != SIZE_MAX || str_find(school, name, 0) != SIZE_MAX);
}

static void find_town(struct op_ctx *ctx, struct pool *x)
{
    x->school = fold(ctx->arena, str_trim(x->account.school));
    for (size_t i = 0; i < x->places_n && x->school.n && !x->towns.n; i++)
        if (str_eq(x->places[i].sort_key, x->school))
            x->towns = fold(ctx->arena, str_trim(x->places[i].place));
}

/* The school itself, what belongs to it, and its teaching hospitals: they stand in its town. */
static bool is_home(struct op_ctx *ctx, const struct pool *x, int64_t organisation)
{
    const struct organisation *o = find_place(x, organisation);
    for (int i = 0; o && i < PARENTS_MAX; i++) {
        struct str town = fold(ctx->arena, str_trim(o->place));
        if (is_named_after(o->sort_key, x->school) || (x->towns.n && str_eq(town, x->towns)))
            return true;
        o = o->parent ? find_place(x, o->parent) : NULL;
    }
    return false;
}

static int load_pool(struct op_ctx *ctx, struct pool *x)
{
    struct db *db = ctx->db;
    *x = (struct pool){0};
    int rc = context_account(ctx, &x->account);
    if (rc == 0)
        rc = board_list_people(db, ctx->arena, POOL, &x->people, &x->people_n);
    if (rc == 0)
        rc = board_list_roles(db, ctx->arena, 0, &x->roles, &x->roles_n);
    if (rc == 0) /* those never to be suggested have places, too */
        rc = board_list_positions(db, ctx->arena, 2 * POOL, &x->positions, &x->positions_n);
    if (rc == 0)
        rc = board_list_places(db, ctx->arena, &x->places, &x->places_n);
    if (rc == 0)
        rc = board_list_help(db, ctx->arena, &x->help, &x->help_n);
    if (rc == 0)
        find_town(ctx, x);
    return rc;
}

static void convert(struct op_ctx *ctx, struct pool *x)
{
    x->seat_places = ARENA_ARRAY(ctx->arena, struct seat_place, x->positions_n + 1);
    for (size_t i = 0; i < x->positions_n; i++) {
        const struct board_position *y = &x->positions[i];
        x->seat_places[i] = (struct seat_place){.person = y->position.person,
                                                .kind = y->position.kind,
                                                .organisation_kind = y->kind,
                                                .title = y->position.title,
                                                .specialty = y->position.specialty,
                                                .name = y->name,
                                                .from = y->position.from,
                                                .until = y->position.until,
                                                .home = is_home(ctx, x, y->position.organisation)};
    }
    x->seat_help = ARENA_ARRAY(ctx->arena, struct seat_help, x->help_n + 1);
    for (size_t i = 0; i < x->help_n; i++)
        x->seat_help[i] = (struct seat_help){.person = x->help[i].person,
                                             .about = x->help[i].about,
                                             .on = x->help[i].on,
                                             .thanked = date_is_set(x->help[i].thanked_on),
                                             .told = date_is_set(x->help[i].told_on)};
}

/* The rows of one person in a list that is ordered by them; `key` is the offset of the person. */
static size_t range(const void *rows, size_t n, size_t size, size_t key, int64_t person,
                    size_t *ret_from)
{
    size_t low = 0, high = n, end;
#define PERSON_AT(i) (*(const int64_t *)(const void *)((const char *)rows + (i)*size + key))
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (PERSON_AT(mid) < person)
            low = mid + 1;
        else
            high = mid;
    }
    for (end = low; end < n && PERSON_AT(end) == person;)
        end++;
#undef PERSON_AT
    *ret_from = low;
    return end - low;
}

static void fill_facts(struct op_ctx *ctx, struct pool *x)
{
    convert(ctx, x);
    x->facts = ARENA_ARRAY(ctx->arena, struct seat_person, x->people_n + 1);
    for (size_t i = 0; i < x->people_n; i++) {
        const struct board_person *p = &x->people[i];
        struct seat_person *f = &x->facts[i];
        int64_t id = p->who.person;
        size_t at;
        *f = (struct seat_person){.id = id,
                                  .specialty = p->specialty,
                                  .met = p->met,
                                  .last = p->who.last_on,
                                  .answered = p->answered,
                                  .resolved = p->resolved,
                                  .days_in = p->days_in,
                                  .introduced = p->introduced};
        f->roles_n =
            range(x->roles, x->roles_n, sizeof(*x->roles), offsetof(struct role, person), id, &at);
        f->roles = x->roles + at;
        f->places_n = range(x->seat_places, x->positions_n, sizeof(*x->seat_places),
                            offsetof(struct seat_place, person), id, &at);
        f->places = x->seat_places + at;
        f->help_n = range(x->seat_help, x->help_n, sizeof(*x->seat_help),
                          offsetof(struct seat_help, person), id, &at);
        f->help = x->seat_help + at;
    }
}

static struct seat_owner owner_of(const struct op_ctx *ctx, const struct pool *x)
{
    return (struct seat_owner){.today = ctx->today,
                               .specialties = x->account.specialties,
                               .graduation_year = x->account.graduation_year,
                               .school_known = x->school.n > 0};
}

static void load_offers(struct op_ctx *ctx, const struct pool *x, const struct seat *s,
                        struct board_offer **ret, size_t *ret_n)
{
    struct seat_owner me = owner_of(ctx, x);
    struct seat_offer *offers;
    seats_suggest(ctx->arena, s, &me, x->facts, x->people_n, BOARD_OFFERS, &offers, ret_n);
    *ret = ARENA_ARRAY(ctx->arena, struct board_offer, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] = (struct board_offer){x->people[offers[i].who - x->facts].who, offers[i].why};
}

int board_load_offers(struct op_ctx *ctx, const struct seat *s, struct board_offer **ret,
                      size_t *ret_n)
{
    struct pool x;
    int rc = load_pool(ctx, &x);
    if (rc < 0)
        return rc;
    fill_facts(ctx, &x);
    load_offers(ctx, &x, s, ret, ret_n);
    return 0;
}

/* ---- the whole ------------------------------------------------------------------------------- */

static struct str said(struct arena *a, size_t filled)
{
    struct str n = phrase_number(a, (int64_t)filled), all = phrase_number(a, SEATS);
    if (!filled)
        return str_format(a, "all %.*s seats are open", STR_ARG(all));
    if (filled == SEATS)
        return str_format(a, "all %.*s seats are taken", STR_ARG(all));
    return str_format(a, "%.*s of %.*s seats %s taken", STR_ARG(n), STR_ARG(all),
                      filled == 1 ? "is" : "are");
}

int board_load(struct op_ctx *ctx, bool offers, struct board *ret)
{
    struct pool x = {0};
    *ret = (struct board){0};
    int rc = offers ? load_pool(ctx, &x) : context_account(ctx, &x.account);
    if (rc == 0 && !offers)
        rc = board_list_roles(ctx->db, ctx->arena, 0, &x.roles, &x.roles_n);
    if (rc == 0 && offers)
        fill_facts(ctx, &x);
    for (size_t i = 0; rc == 0 && i < SEATS; i++) {
        struct board_seat *s = &ret->seats[i];
        s->seat = &seats[i];
        s->want = seat_want(ctx->arena, s->seat, x.account.graduation_year);
        rc = load_members(ctx, x.roles, x.roles_n, s);
        ret->filled += s->members_n > 0;
        if (rc == 0 && offers)
            load_offers(ctx, &x, s->seat, &s->offers, &s->offers_n);
    }
    ret->said = said(ctx->arena, ret->filled);
    ret->needs_school = !str_trim(x.account.school).n;
    ret->needs_specialties = !str_trim(x.account.specialties).n;
    ret->needs_year = !x.account.graduation_year;
    return rc;
}

int board_fill(struct op_ctx *ctx, const struct seat *s, int64_t person, struct date from)
{
    struct board_seat now;
    struct str name;
    int rc = board_load_members(ctx, s, &now);
    if (rc == 0)
        rc = standing_name(ctx->db, ctx->arena, person, &name);
    if (rc < 0)
        return rc;
    if (find_member(now.members, now.members_n, person))
        return err_set(ctx->err, ERR_INVALID, "%.*s has this seat already: %s.", STR_ARG(name),
                       s->title);
    struct role r = {
        .person = person, .kind = seat_role(s), .from = date_is_set(from) ? from : ctx->today};
    return save_new(ctx, &entity_role, &r);
}
