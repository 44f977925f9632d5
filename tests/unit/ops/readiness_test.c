/* SPDX-License-Identifier: Apache-2.0 */
/* Readiness from the records to what is shown, and the rows it is kept in. */
#include "ops/readiness.h"

#include "base/arena.h"
#include "check.h"
#include "database.h"
#include "def/errors.h"
#include "ops/save.h"
#include "ops/today.h"
#include "property.h"
#include "store/record.h"
#include "world.h"

#include <stdlib.h>

static int setup(void **state)
{
    struct world *w = calloc(1, sizeof(*w));
    world_open(w);
    *state = w;
    return 0;
}

static int teardown(void **state)
{
    world_set_now(WORLD_NOW);
    world_close(*state);
    free(*state);
    return 0;
}

static int64_t note(struct world *w, const char *who, const char *kind, const char *direction,
                    const char *on)
{
    world_do(w, "interaction.add", "people", who, "kind", kind, "direction", direction, "on", on,
             NULL);
    return w->ctx.result_id;
}

static int64_t wrote(struct world *w, const char *who, const char *on)
{
    return note(w, who, "email", "to_them", on);
}

static void heard(struct world *w, const char *who, const char *on)
{
    note(w, who, "email", "to_me", on);
}

static void met(struct world *w, const char *who, const char *on)
{
    note(w, who, "meeting", "both", on);
}

static struct readiness_view view(struct world *w, int64_t person, struct date at)
{
    struct readiness_view v;
    if (readiness_of(world_ctx(w), person, at, NULL, 0, &v) < 0)
        fail_msg("%s", world_error(w));
    return v;
}

static const struct date no_day = {0};

/* "rule person" of each row of Today. */
static struct str told(struct world *w)
{
    struct agenda a;
    struct str all = STR_NULL;
    if (today_load(world_ctx(w), 0, &a) < 0)
        fail_msg("%s", world_error(w));
    for (size_t i = 0; i < a.n; i++)
        all = str_join(w->a, all, STR(", "),
                       str_format(w->a, "%s %.*s", a.turns[i].rule, STR_ARG(a.turns[i].name)));
    return all;
}

/* --- one person ----------------------------------------------------------------------------- */

static void test_readiness__nobody_known(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Ek");
    struct readiness_view v = view(w, ada, no_day);
    assert_false(v.known || v.now.digits || v.why.digits || v.wait.known);
    assert_str(v.now.words, "about 1 in 3");
    assert_int_equal(v.curve_n, 0);
    assert_int_equal(v.touches_n, 0);
    assert_int_equal(readiness_of(world_ctx(w), 42, no_day, NULL, 0, &v), ERR_NOT_FOUND);
}

/* Bands until three turns are resolved, then a number; and its reasons add up to it. */
static void test_readiness__digits_from_three_turns(void **state)
{
    struct world *w = *state;
    static const char *const days[][2] = {
        {"2027-05-01", "2027-05-03"}, {"2027-06-01", "2027-06-02"}, {"2027-07-01", "2027-07-05"}};
    int64_t ada = world_add_person(w, "Ada", "Ek");
    for (int i = 0; i < 3; i++) {
        struct readiness_view v = view(w, ada, no_day);
        assert_false(v.now.digits);
        assert_int_equal(v.resolved, i);
        wrote(w, "Ada", days[i][0]);
        heard(w, "Ada", days[i][1]);
    }
    struct readiness_view v = view(w, ada, no_day);
    assert_true(v.known && v.now.digits);
    assert_int_equal(v.resolved, 3);
    assert_int_equal(v.answered, 3);
    int sum = v.why.start;
    for (size_t i = 0; i < v.why.n; i++)
        sum += v.why.rows[i].points;
    assert_int_equal(sum, v.now.percent);
    assert_true(date_eq(v.last_in, (struct date){2027, 7, 5}));
    assert_true(date_eq(v.last_out, (struct date){2027, 7, 1}));
    assert_int_equal(v.touches_n, 1);
    assert_int_equal(v.wait.high, 15); /* silent for 36 days */
    world_check_derived(w);
}

/* The curve begins with what is shown now, never rises while nothing happens, and is what is shown
 * when that day is asked for. */
static void test_readiness__curve(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Ek");
    for (int i = 1; i <= 6; i++) {
        wrote(w, "Ada", str_format(w->a, "2027-0%d-01", i).p);
        heard(w, "Ada", str_format(w->a, "2027-0%d-04", i).p);
    }
    struct date days[] = {{2027, 9, 9}, {2027, 8, 1}};
    struct readiness_view v;
    assert_int_equal(readiness_of(world_ctx(w), ada, no_day, days, 2, &v), 0);
    assert_int_equal(v.curve_n, READINESS_CURVE_DAYS + 1);
    assert_int_equal(v.curve[0].write.percent, v.now.percent);
    assert_int_equal(v.curve[0].alive90, v.alive90);
    for (size_t i = 1; i < v.curve_n; i++) {
        assert_true(v.curve[i].write.percent <= v.curve[i - 1].write.percent);
        assert_true(v.curve[i].alive90 <= v.curve[i - 1].alive90);
    }
    assert_int_equal(v.until_n, 2);
    assert_int_equal(v.until[0].days, 30);
    assert_int_equal(v.until[1].days, 0); /* past: today */
    struct readiness_view later = view(w, ada, days[0]);
    assert_int_equal(later.now.percent, v.curve[30].write.percent);
    assert_int_equal(later.alive90, v.until[0].alive90);
    assert_true(v.curve[READINESS_CURVE_DAYS].write.percent < v.now.percent);
}

static void test_readiness__weeks_and_channels(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Ek");
    met(w, "Ada", "2027-08-09"); /* Monday of this week */
    wrote(w, "Ada", "2027-08-09");
    wrote(w, "Ada", "2027-08-08");
    heard(w, "Ada", "2027-08-08");
    wrote(w, "Ada", "2027-08-02");
    met(w, "Ada", "2025-08-02");
    struct readiness_view v = view(w, ada, no_day);
    const struct readiness_week *last = &v.weeks[READINESS_WEEKS - 1];
    assert_true(date_eq(last->from, (struct date){2027, 8, 9}));
    assert_int_equal(last->days, 1);
    assert_int_equal(last->two_way, 1);
    assert_int_equal(last[-1].days, 2);
    assert_int_equal(last[-1].two_way, 1);
    assert_int_equal(v.weeks[0].days, 0);
    assert_int_equal(v.touches_n, 2);
    assert_int_equal(v.touches[0].kind, INTERACTION_EMAIL);
    assert_true(date_eq(v.touches[1].on, (struct date){2027, 8, 9}));
}

/* A pin is said, and changes no number. */
static void test_readiness__pin_stands_beside(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Ek");
    wrote(w, "Ada", "2027-05-01");
    struct readiness_view before = view(w, ada, no_day);
    world_do(w, "person.edit", "id", "Ada", "ready_pin", "no", NULL);
    struct readiness_view v = view(w, ada, no_day);
    assert_int_equal(v.pin, READY_PIN_NO);
    assert_str(v.pin_words, "You said not to count on them.");
    assert_int_equal(v.now.percent, before.now.percent);
    assert_str(v.why.summary, before.why.summary.p);
}

/* What is left out counts nowhere. */
static void test_readiness__left_out(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Ek");
    wrote(w, "Ada", "2027-05-01");
    heard(w, "Ada", "2027-05-02");
    int64_t second = wrote(w, "Ada", "2027-07-01");
    struct readiness_view with = view(w, ada, no_day);
    world_do(w, "interaction.edit", "id", world_id(w, second).p, "left_out", "yes", NULL);
    struct readiness_view without = view(w, ada, no_day);
    assert_int_equal(with.days_out, 2);
    assert_int_equal(without.days_out, 1);
    assert_int_equal(without.ask.interaction, 0);
    world_do(w, "undo", NULL);
    assert_int_equal(view(w, ada, no_day).days_out, 2);
    world_check_derived(w);
}

/* --- did they answer? ----------------------------------------------------------------------- */

static void test_readiness__asked_after_two_weeks(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Ek");
    wrote(w, "Ada", "2027-08-01");
    assert_true(view(w, ada, no_day).ask.interaction && !view(w, ada, no_day).ask.due);
    assert_str(told(w), "");
    world_set_now("2027-08-15T15:00:00Z");
    assert_str(told(w), "asked Ada Ek");
    assert_true(view(w, ada, no_day).ask.due);
    world_do(w, "answered", "message", "Ada", "answer", "later", NULL);
    assert_str(told(w), "");
    assert_int_equal(view(w, ada, no_day).resolved, 0);
    world_set_now("2027-08-22T15:00:00Z");
    assert_str(told(w), "asked Ada Ek");
    world_do(w, "answered", "message", "Ada", "answer", "no", NULL);
    assert_str(told(w), "");
    struct readiness_view v = view(w, ada, no_day);
    assert_int_equal(v.resolved, 1);
    assert_int_equal(v.ignored, 1);
    assert_int_equal(v.ask.interaction, 0);
    assert_int_equal(world_run(w, "answered", "message", "Ada", "answer", "no", NULL),
                     ERR_NOT_FOUND);
    world_do(w, "undo", NULL);
    assert_str(told(w), "asked Ada Ek");
    world_do(w, "today.done", "row", "1", NULL); /* they answered */
    assert_int_equal(view(w, ada, no_day).answered, 1);
    world_check_derived(w);
}

/* After 60 days nobody is asked any more, and people to be left alone never. */
static void test_readiness__asked_in_time(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    wrote(w, "Ada", "2027-06-12");
    world_set_now("2027-08-11T15:00:00Z");
    assert_str(told(w), "asked Ada Ek");
    world_do(w, "person.edit", "id", "Ada", "never", "yes", NULL);
    assert_str(told(w), "");
    world_do(w, "undo", NULL);
    world_set_now("2027-08-12T15:00:00Z");
    if (str_find(told(w), STR("asked"), 0) != SIZE_MAX)
        fail_msg("%s", told(w).p);
}

/* A log taken in says no more than it knows: their own answer resolves the turn. */
static void test_readiness__logged_answers_are_not_asked_about(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Ek");
    heard(w, "Ada", "2027-07-05"); /* noted first, though it came later */
    wrote(w, "Ada", "2027-07-01");
    assert_str(told(w), "reply_owed Ada Ek");
    assert_int_equal(view(w, ada, no_day).answered, 1);
    world_check_derived(w);
}

/* --- when somebody is due ------------------------------------------------------------------- */

static struct date due(struct world *w, int64_t person) { return view(w, person, no_day).nudge_on; }

static void test_readiness__new_contacts_in_four_weeks(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Ek");
    met(w, "Ada", "2027-08-01");
    assert_true(date_eq(due(w, ada), (struct date){2027, 8, 26}));
    met(w, "Ada", "2027-08-05");
    assert_true(date_eq(due(w, ada), (struct date){2027, 8, 30}));
    world_set_now("2027-08-29T15:00:00Z");
    assert_str(told(w), "");
    world_set_now("2027-08-31T15:00:00Z");
    assert_str(told(w), "drift Ada Ek");
    world_set_now("2028-01-30T15:00:00Z"); /* nobody gave them a circle or a role */
    assert_str(told(w), "");
    world_do(w, "person.edit", "id", "Ada", "circle", "good", NULL);
    assert_str(told(w), "drift Ada Ek");
}

/* The own cadence wins; the floor of a closer circle is reached sooner. */
static void test_readiness__cadence_wins_over_the_floor(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Ek");
    for (int i = 1; i <= 7; i++)
        met(w, "Ada", str_format(w->a, "2027-0%d-05", i).p);
    static const char *const circles[] = {"inner", "active", "good", "extended"};
    struct date last = {2027, 7, 18};
    for (int i = 0; i < 4; i++) {
        world_do(w, "person.edit", "id", "Ada", "circle", circles[i], NULL);
        struct date on = due(w, ada);
        if (date_cmp(on, last) <= 0)
            fail_msg("%s: due on %s", circles[i], date_str(w->a, on).p);
        last = on;
    }
    world_do(w, "person.edit", "id", "Ada", "cadence_days", "10", NULL);
    assert_true(date_eq(due(w, ada), (struct date){2027, 7, 15}));
    world_do(w, "person.edit", "id", "Ada", "never", "yes", NULL);
    assert_false(date_is_set(due(w, ada)));
    world_check_derived(w);
}

static void test_readiness__ignored_messages_slow_down(void **state)
{
    struct world *w = *state;
    static const char *const days[] = {"2027-06-01", "2027-06-20", "2027-07-10"};
    int64_t ada = world_add_person(w, "Ada", "Ek");
    world_do(w, "person.edit", "id", "Ada", "circle", "inner", "cadence_days", "7", NULL);
    met(w, "Ada", "2027-05-01");
    for (int i = 0; i < 3; i++) {
        int64_t id = wrote(w, "Ada", days[i]);
        struct date on = view(w, ada, no_day).last_on;
        assert_true(date_eq(due(w, ada), i ? date_add_days(on, 28) : date_add_days(on, 7)));
        world_do(w, "answered", "message", world_id(w, id).p, "answer", "no", NULL);
        if (i < 2)
            assert_true(date_eq(due(w, ada), date_add_days(on, 28)));
        else
            assert_false(date_is_set(due(w, ada)));
    }
    assert_str(told(w), ""); /* three in a row: left be */
    heard(w, "Ada", "2027-07-30");
    assert_true(date_is_set(due(w, ada)));
    world_check_derived(w);
}

/* One old contact, the same all week, and the next one in the week after. */
static void test_readiness__an_old_contact_a_week(void **state)
{
    struct world *w = *state;
    static const char *const names[] = {"Ada", "Bo", "Cy"};
    for (int i = 0; i < 3; i++) {
        world_add_person(w, names[i], "Ek");
        met(w, names[i], "2023-05-01");
    }
    struct str monday, next;
    world_set_now("2027-08-09T15:00:00Z");
    monday = told(w);
    assert_true(str_starts(monday, STR("dormant ")));
    world_set_now("2027-08-15T15:00:00Z");
    assert_true(str_eq(told(w), monday));
    world_set_now("2027-08-16T15:00:00Z");
    next = told(w);
    assert_true(str_starts(next, STR("dormant ")) && !str_eq(next, monday));
    world_do(w, "today.never", "row", "1", NULL);
    assert_false(str_eq(told(w), next));
}

/* --- lists ---------------------------------------------------------------------------------- */

/* A list says of everybody what their page says. */
static void test_readiness__lists_agree_with_pages(void **state)
{
    struct world *w = *state;
    world_do(w, "sample.add", NULL);
    struct readiness_filter f = {.order = READINESS_BY_CHANCE};
    struct readiness_person *rows, *again;
    size_t n, total, falling = 0, rising = 0;
    assert_int_equal(readiness_people(world_ctx(w), &f, &rows, &n, &total), 0);
    assert_true(n == 64 && total == 64);
    for (size_t i = 0; i < n; i++) {
        struct readiness_view v = view(w, rows[i].who.person, no_day);
        assert_int_equal(v.now.percent, rows[i].chance.percent);
        assert_int_equal(v.now.digits, rows[i].chance.digits);
        assert_int_equal(v.alive90, rows[i].alive90);
        assert_true(date_eq(v.nudge_on, rows[i].who.due_on));
        assert_true(!i || rows[i - 1].chance.percent >= rows[i].chance.percent);
        falling += rows[i].move == READINESS_DOWN;
        rising += rows[i].move == READINESS_UP;
        assert_int_equal(readiness_of_people(world_ctx(w), &rows[i].who, 1, &again), 0);
        assert_int_equal(again->chance.percent, rows[i].chance.percent);
        assert_int_equal(again->overdue, rows[i].overdue);
    }
    assert_true(falling > 3 && rising > 3);
    f = (struct readiness_filter){
        .order = READINESS_BY_FALL, .move = 1 + READINESS_DOWN, .limit = 3};
    assert_int_equal(readiness_people(world_ctx(w), &f, &rows, &n, &total), 0);
    assert_int_equal(n, 3);
    assert_int_equal(total, falling);
}

/* Which way somebody went is what the page of 30 days ago would have shown. */
static void test_readiness__moves_match_the_past(void **state)
{
    struct world *w = *state;
    struct gen g = {.state = 7};
    int64_t people[8];
    for (size_t i = 0; i < 8; i++) {
        struct str name = str_format(w->a, "P%zu", i);
        people[i] = world_add_person(w, name.p, "Ek");
        for (int k = 0; k < 12; k++) {
            struct date on = date_add_days((struct date){2027, 7, 11}, -gen_between(&g, 0, 200));
            note(w, name.p, "email", gen_between(&g, 0, 1) ? "both" : "to_them",
                 date_str(w->a, on).p);
        }
    }
    int before[8];
    world_set_now("2027-07-11T15:00:00Z");
    for (size_t i = 0; i < 8; i++)
        before[i] = view(w, people[i], no_day).alive90;
    world_set_now(WORLD_NOW);
    for (size_t i = 0; i < 8; i += 2)
        for (int k = 0; k < 3; k++) {
            struct date on = date_add_days((struct date){2027, 7, 12}, gen_between(&g, 0, 28));
            struct str name = str_format(w->a, "P%zu", i);
            (gen_between(&g, 0, 1) ? met : heard)(w, name.p, date_str(w->a, on).p);
        }
    struct readiness_filter f = {.order = READINESS_BY_NAME};
    struct readiness_person *rows;
    size_t n, total;
    assert_int_equal(readiness_people(world_ctx(w), &f, &rows, &n, &total), 0);
    assert_int_equal(n, 8);
    for (size_t i = 0; i < 8; i++) {
        int moved = rows[i].alive90 - before[i];
        enum readiness_move want = moved >= 5    ? READINESS_UP
                                   : moved <= -5 ? READINESS_DOWN
                                                 : READINESS_STEADY;
        assert_true(rows[i].who.person == people[i]);
        assert_int_equal(rows[i].move, want);
    }
}

/* --- insights ------------------------------------------------------------------------------- */

static void test_readiness__insights(void **state)
{
    struct world *w = *state;
    struct readiness_insights *x = calloc(1, sizeof(*x));
    world_do(w, "sample.add", NULL);
    assert_int_equal(readiness_insights(world_ctx(w), (struct date){2028, 6, 1}, x), 0);
    int64_t by_circle = 0, all = 0, roles = 0, people = 0;
    for (int i = 0; i < READINESS_WEEKS; i++) {
        all += x->weeks[i].all;
        for (int k = 0; k < READINESS_CIRCLES; k++)
            by_circle += x->weeks[i].circle[k];
        for (int k = 0; k < READINESS_ROLES; k++)
            roles += x->weeks[i].role[k];
    }
    assert_true(all > 100 && all == by_circle && roles > 0);
    for (int i = 0; i < READINESS_CIRCLES; i++) {
        people += x->outlook[i].people;
        assert_true(x->outlook[i].nothing <= x->outlook[i].people);
    }
    assert_true(people >= 58);
    assert_true(x->people_n > 0 && x->people[0].today.percent >= x->people[0].nothing.percent);
    assert_true(x->drifting_n > 0 && x->balance.help_received > 0 && x->balance.days_in > 0);
    for (size_t i = 1; i < x->owed_n; i++)
        assert_true(x->owed[i - 1].help_received - x->owed[i - 1].help_given >=
                    x->owed[i].help_received - x->owed[i].help_given);
    free(x);
}

/* Calibration counts each re-contact with a known outcome once, with the forecast of that day. */
static void test_readiness__calibration(void **state)
{
    struct world *w = *state;
    struct readiness_calibration x;
    world_add_person(w, "Ada", "Ek");
    wrote(w, "Ada", "2027-01-01");
    for (int i = 2; i <= 7; i++) {
        int64_t id = wrote(w, "Ada", str_format(w->a, "2027-0%d-01", i).p);
        if (i < 7)
            world_do(w, "answered", "message", world_id(w, id).p, "answer", i % 2 ? "yes" : "no",
                     NULL);
    }
    assert_int_equal(readiness_calibrate(world_ctx(w), &x), 0);
    assert_int_equal(x.n, 5);
    assert_int_equal(x.answered, 2);
    assert_int_equal(x.unknown, 1);
    int64_t n = 0;
    for (int i = 0; i < READINESS_BINS; i++) {
        const struct readiness_bin *b = &x.bins[i];
        n += b->n;
        if (b->n)
            assert_true(b->said * 100 >= b->low - 1e-9 && b->said * 100 <= b->high + 1e-9 &&
                        b->least <= b->came && b->came <= b->most);
    }
    assert_int_equal(n, 5);
    assert_true(x.brier > 0 && x.brier < 1);
}

/* --- kept rows ------------------------------------------------------------------------------ */

enum { PEOPLE = 10, KEPT_AT_MOST = 300, BATCH = 200, CHECK_EVERY = 20 };
enum { OPERATIONS = 10000 }; /* or as many as WELLMET_OPERATIONS says */

struct crowd {
    struct world *w;
    struct gen g;
    int64_t people[PEOPLE];
    VEC(int64_t) kept; /* interactions that are there */
    size_t done;       /* operations */
};

static struct date some_day(struct gen *g)
{
    if (gen_between(g, 0, 40) == 0)
        return (struct date){2027, (int)gen_between(g, 1, 8), 0}; /* partial: counts nowhere */
    return date_add_days((struct date){2027, 8, 10}, -gen_between(g, 0, 400));
}

static void draw(struct crowd *c, struct interaction *x)
{
    struct gen *g = &c->g;
    struct ids *people = &x->people;
    people->p = ARENA_ARRAY(c->w->a, int64_t, PEOPLE);
    people->n = 0;
    size_t n = (size_t)(gen_between(g, 0, 5) ? 1 : gen_between(g, 1, PEOPLE));
    int64_t first = gen_between(g, 0, PEOPLE - 1);
    while (people->n < n)
        people->p[people->n] = c->people[(first + (int64_t)people->n) % PEOPLE], people->n++;
    x->kind = (int)gen_between(g, INTERACTION_MEETING, INTERACTION_OTHER);
    x->direction = (int)gen_between(g, DIRECTION_BOTH, DIRECTION_TO_ME);
    x->answer = gen_between(g, 0, 2) ? ANSWER_NONE : (int)gen_between(g, ANSWER_YES, ANSWER_NO);
    x->left_out = gen_between(g, 0, 9) == 0;
    x->on = some_day(g);
}

static void add_one(struct crowd *c)
{
    struct interaction x = {0};
    draw(c, &x);
    if (save_new(&c->w->ctx, &entity_interaction, &x) < 0)
        fail_msg("%s", world_error(c->w));
    *VEC_PUSH(c->w->a, &c->kept) = x.record.id;
}

static void change_one(struct crowd *c, size_t at, bool remove)
{
    struct interaction before, after;
    struct op_ctx *ctx = &c->w->ctx;
    assert_int_equal(record_load(ctx->db, ctx->arena, &entity_interaction, c->kept.p[at], &before),
                     0);
    after = before;
    if (remove) {
        assert_int_equal(save_remove(ctx, &entity_interaction, &before), 0);
        c->kept.p[at] = c->kept.p[--c->kept.n];
        return;
    }
    draw(c, &after);
    assert_int_equal(save_change(ctx, &entity_interaction, &before, &after), 0);
}

/* An action of a few operations, or of many as an import is. */
static void act(struct crowd *c)
{
    struct op_ctx *ctx = world_ctx(c->w);
    int64_t n = gen_between(&c->g, 0, 9) ? gen_between(&c->g, 1, 9) : gen_between(&c->g, 50, BATCH);
    assert_int_equal(action_begin(ctx, "test"), 0);
    for (int64_t i = 0; i < n; i++, c->done++) {
        bool full = c->kept.n >= KEPT_AT_MOST;
        c->g.n = c->g.at = 0; /* it remembers only so many draws */
        int64_t what = gen_between(&c->g, full ? 4 : 0, 9);
        if (what < 4 || !c->kept.n)
            add_one(c);
        else
            change_one(c, (size_t)gen_between(&c->g, 0, (int64_t)c->kept.n - 1), what >= 7);
    }
    if (action_end(ctx, 0) < 0)
        fail_msg("%s", world_error(c->w));
}

/* The arena is emptied; what is kept is read again. */
static void look_again(struct crowd *c)
{
    size_t n;
    world_reload(c->w);
    memset(&c->kept, 0, sizeof(c->kept));
    struct interaction *all;
    struct op_ctx *ctx = world_ctx(c->w);
    assert_int_equal(
        record_list(ctx->db, ctx->arena, &entity_interaction, NULL, 0, (void **)&all, &n), 0);
    for (size_t i = 0; i < n; i++)
        *VEC_PUSH(c->w->a, &c->kept) = all[i].record.id;
}

/* Noted, changed, removed, taken back, in any order of days: the kept rows are those of a rebuild. */
static void test_readiness__kept_rows_equal_a_rebuild(void **state)
{
    struct crowd c = {.w = *state, .g = {.state = 20270810}};
    const char *told = getenv("WELLMET_OPERATIONS");
    size_t want = told ? strtoul(told, NULL, 10) : OPERATIONS;
    for (int i = 0; i < PEOPLE; i++)
        c.people[i] = world_add_person(c.w, str_format(c.w->a, "P%d", i).p, "Ek");
    size_t actions = 0; /* that can be taken back */
    for (size_t round = 1; c.done < want; round++, actions++) {
        act(&c);
        size_t n = (size_t)gen_between(&c.g, 1, 3);
        if (gen_between(&c.g, 0, 7) == 0 && actions > n) {
            actions -= n;
            world_do(c.w, "undo", "count", str_format(c.w->a, "%zu", n).p, NULL);
            c.done += n;
        }
        look_again(&c);
        if (round % CHECK_EVERY == 0 || c.done >= want)
            world_check_derived(c.w);
    }
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_readiness__##name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(nobody_known),
                                       CASE(digits_from_three_turns),
                                       CASE(curve),
                                       CASE(weeks_and_channels),
                                       CASE(pin_stands_beside),
                                       CASE(left_out),
                                       CASE(asked_after_two_weeks),
                                       CASE(asked_in_time),
                                       CASE(logged_answers_are_not_asked_about),
                                       CASE(new_contacts_in_four_weeks),
                                       CASE(cadence_wins_over_the_floor),
                                       CASE(ignored_messages_slow_down),
                                       CASE(an_old_contact_a_week),
                                       CASE(lists_agree_with_pages),
                                       CASE(moves_match_the_past),
                                       CASE(insights),
                                       CASE(calibration),
                                       CASE(kept_rows_equal_a_rebuild)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
