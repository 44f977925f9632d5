/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

#include "base/arena.h"
#include "insight/readiness.h"
#include "insight/readiness_words.h"
#include "property.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PEOPLE = 6, EVENTS = 60, CONTACTS_MAX = 1000 };
static const struct date today = {2027, 8, 10};

static void out(struct readiness_model *m, double t, enum readiness_outcome o)
{
    readiness_add(m, &(struct readiness_event){.t = t, .direction = READINESS_OUT, .outcome = o});
}
static void in(struct readiness_model *m, double t)
{
    readiness_add(m, &(struct readiness_event){.t = t, .direction = READINESS_IN});
}

/* --- against the reference ------------------------------------------------------------------ */

static FILE *vector(const char *name, const char *end)
{
    char path[400];
    const char *shared = getenv("WELLMET_SHARED"), *source = getenv("WELLMET_SOURCE");
    snprintf(path, sizeof(path), "%s%s/readiness/vectors/%s.%s", shared ? shared : source,
             shared ? "" : "/../shared", name, end);
    return fopen(path, "r");
}

static size_t number_of(int names[CONTACTS_MAX], size_t *n, int name)
{
    for (size_t i = 0; i < *n; i++)
        if (names[i] == name)
            return i;
    assert_true(*n < CONTACTS_MAX);
    names[*n] = name;
    return (*n)++;
}

static size_t compare_vector(const char *name)
{
    FILE *log = vector(name, "log"), *expected = vector(name, "expected");
    if (!log || !expected) {
        print_message("skipped: the shared vectors are not there (set WELLMET_SHARED)\n");
        skip();
    }
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct readiness_model *m = readiness_model_new(a, true);
    int names[CONTACTS_MAX], who;
    size_t n = 0, rows = 0;
    double t, day, p, plain;
    char d;
    while (fscanf(log, "%lf %d %c", &t, &who, &d) == 3) {
        size_t contact = number_of(names, &n, who);
        const struct readiness_contact *c = readiness_contact_get(m, contact);
        if (d == 'o' && c && t - c->last >= READINESS_SILENCE_DAYS) {
            struct readiness_forecast f = readiness_forecast(m, contact, t);
            assert_int_equal(fscanf(expected, "%lf %d %lf %lf", &day, &who, &p, &plain), 4);
            assert_int_equal(who, names[contact]);
            assert_true(fabs(day - t) < 1e-4 && fabs(f.p - p) < 1e-4);
            assert_true(fabs(f.p_plain - plain) < 1e-4);
            rows++;
        }
        readiness_add(
            m, &(struct readiness_event){.contact = contact,
                                         .t = t,
                                         .direction = d == 'o' ? READINESS_OUT : READINESS_IN});
    }
    assert_int_equal(fscanf(expected, "%lf", &day), EOF);
    fclose(log);
    fclose(expected);
    return rows;
}

static void test_readiness__vectors(void **state)
{
    (void)state;
    assert_int_equal(compare_vector("busy"), 335);
    assert_int_equal(compare_vector("typical"), 18);
    assert_int_equal(compare_vector("sparse"), 7);
}

/* --- what the owner knows ------------------------------------------------------------------- */

static void test_readiness__nothing_said_is_no_no(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct readiness_model *silent = readiness_model_new(a, false);
    struct readiness_model *said = readiness_model_new(a, false);
    struct readiness_model *complete = readiness_model_new(a, true);
    for (int i = 0; i < 3; i++) {
        out(silent, 10 + 20 * i, READINESS_UNKNOWN);
        out(said, 10 + 20 * i, READINESS_NO);
        out(complete, 10 + 20 * i, READINESS_UNKNOWN);
    }
    struct readiness_forecast x = readiness_forecast(silent, 0, 100);
    struct readiness_forecast y = readiness_forecast(said, 0, 100);
    struct readiness_forecast z = readiness_forecast(complete, 0, 100);
    assert_int_equal(x.resolved, 0);
    assert_int_equal(y.resolved, 3);
    assert_int_equal(readiness_account_get(silent, 100)->resolved, 0);
    assert_true(readiness_account_get(silent, 100)->offset_weight == 0);
    assert_int_equal(readiness_account_get(said, 100)->resolved, 3);
    assert_true(x.p > y.p && y.p == z.p);
    assert_int_equal(readiness_contact_get(silent, 0)->ignored, 0);
    assert_int_equal(readiness_contact_get(said, 0)->ignored, 3);
}

static void test_readiness__they_answered_elsewhere(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct readiness_model *m = readiness_model_new(a, false);
    out(m, 10, READINESS_YES);
    out(m, 30, READINESS_YES);
    const struct readiness_contact *c = readiness_contact_get(m, 0);
    assert_int_equal(c->answered, 2);
    assert_int_equal(c->resolved, 2);
    assert_int_equal(c->days_in, 0); /* no day is known */
    assert_int_equal(readiness_account_get(m, 100)->answered, 2);
    assert_true(readiness_account_get(m, 100)->offset_sum > 0);
}

static void test_readiness__a_meeting_is_a_two_way_day(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct readiness_model *m = readiness_model_new(a, false);
    struct readiness_event met = {.t = 10, .direction = READINESS_BOTH};
    readiness_add(m, &met);
    const struct readiness_contact *c = readiness_contact_get(m, 0);
    assert_int_equal(c->days_in, 1);
    assert_int_equal(c->days_out, 1);
    assert_int_equal(c->resolved, 0); /* nobody asked */
    out(m, 20, READINESS_UNKNOWN);
    met.t = 25;
    readiness_add(m, &met);
    c = readiness_contact_get(m, 0);
    assert_int_equal(c->answered, 1);
    assert_int_equal(c->ignored, 0);
    assert_false(c->open);
}

static void test_readiness__late_answers_do_not_count(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct readiness_model *m = readiness_model_new(a, true);
    out(m, 10, READINESS_UNKNOWN);
    in(m, 24.5);
    const struct readiness_contact *c = readiness_contact_get(m, 0);
    assert_int_equal(c->answered, 0);
    assert_int_equal(c->resolved, 1);
    assert_int_equal(c->ignored, 0); /* but they did write */
}

/* --- shapes --------------------------------------------------------------------------------- */

static void test_readiness__shares_of_answers(void **state)
{
    (void)state;
    double last = 0;
    for (double d = 0; d <= 20; d += 0.25) {
        double p = readiness_within(0.5, d);
        assert_true(p >= last && p <= 0.5);
        last = p;
    }
    assert_true(fabs(readiness_within(1, 1) - 0.60) < 1e-9);
    assert_true(fabs(readiness_within(1, 3) - 0.74) < 1e-9);
    assert_true(fabs(readiness_within(1, 7) - 0.87) < 1e-9);
    assert_true(readiness_within(0.4, 14) == 0.4 && readiness_within(0.4, 90) == 0.4);
}

static void test_readiness__bands(void **state)
{
    (void)state;
    assert_int_equal(readiness_band(0.34), READINESS_LOW);
    assert_int_equal(readiness_band(0.35), READINESS_EVEN);
    assert_int_equal(readiness_band(0.60), READINESS_EVEN);
    assert_int_equal(readiness_band(0.61), READINESS_GOOD);
}

static void draw_log(struct gen *g, struct readiness_model *m, double *end)
{
    double t = 1;
    int n = (int)gen_between(g, 1, EVENTS);
    for (int i = 0; i < n; i++) {
        t += (double)gen_between(g, 0, 300) / 10;
        readiness_add(m, &(struct readiness_event){
                             .contact = (size_t)gen_between(g, 0, PEOPLE - 1),
                             .t = t,
                             .direction = (enum readiness_direction)gen_between(g, 0, 2),
                             .outcome = (enum readiness_outcome)gen_between(g, 0, 2)});
    }
    *end = t;
}

static bool falls_while_nothing_happens(struct gen *g)
{
    double end;
    struct readiness_model *m = readiness_model_new(g->a, gen_between(g, 0, 1));
    draw_log(g, m, &end);
    for (size_t i = 0; i < readiness_contacts(m); i++) {
        const struct readiness_contact *c = readiness_contact_get(m, i);
        if (!c)
            continue;
        double last = 1, days = readiness_nudge_after(c, 0);
        for (double t = end; t < end + 400; t += 20) {
            double p = readiness_alive90(c, t);
            if (!(p > 0 && p <= last))
                return false;
            last = p;
        }
        if (days < 14 || days > 180)
            return false;
    }
    return true;
}

static void test_readiness__alive_falls(void **state)
{
    (void)state;
    property_check("the chance of contact only falls in silence", falls_while_nothing_happens, 300);
}

static bool points_add_up(struct gen *g)
{
    double end;
    struct readiness_model *m = readiness_model_new(g->a, gen_between(g, 0, 1));
    draw_log(g, m, &end);
    end += (double)gen_between(g, 0, 400);
    for (size_t i = 0; i < PEOPLE; i++) {
        struct readiness_forecast f = readiness_forecast(m, i, end);
        struct readiness_evidence e = {.account = readiness_account_get(m, end),
                                       .contact = readiness_contact_get(m, i),
                                       .today = today};
        struct readiness_explanation x;
        readiness_explain(g->a, &f, &e, &x);
        int sum = x.start;
        for (size_t k = 0; k < x.n; k++) {
            sum += x.rows[k].points;
            if (!x.rows[k].sentence.n || (k && abs(x.rows[k].points) > abs(x.rows[k - 1].points)))
                return false;
        }
        if ((e.contact && sum != x.shown) || fabs(x.shown - f.p * 100) > 5 ||
            x.digits != (f.resolved >= READINESS_FEW))
            return false;
    }
    return true;
}

static void test_readiness__points_add_up(void **state)
{
    (void)state;
    property_check("start and points make what is shown", points_add_up, 500);
}

static void test_readiness__sentences(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct readiness_model *m = readiness_model_new(a, true);
    for (int i = 0; i < 5; i++) {
        out(m, 30 * i + 1, READINESS_UNKNOWN);
        if (i < 4)
            in(m, 30 * i + 3);
    }
    struct readiness_forecast f = readiness_forecast(m, 0, 150);
    struct readiness_evidence e = {.account = readiness_account_get(m, 150),
                                   .contact = readiness_contact_get(m, 0),
                                   .last_in = {2027, 7, 2},
                                   .today = today};
    struct readiness_explanation x;
    readiness_explain(a, &f, &e, &x);
    assert_true(x.digits);
    bool them = false, ignored = false;
    for (size_t i = 0; i < x.n; i++) {
        if (x.rows[i].term == READINESS_THEM) {
            assert_str(x.rows[i].sentence, "Answered 4 of your 5 messages, last wrote on 2 July.");
            assert_true(x.rows[i].points > 0);
            them = true;
        }
        if (x.rows[i].term == READINESS_IGNORED) {
            assert_str(x.rows[i].sentence, "Your last message went unanswered.");
            assert_true(x.rows[i].points < 0);
            ignored = true;
        }
    }
    assert_true(them && ignored);
}

static void test_readiness__somebody_new(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct readiness_model *m = readiness_model_new(a, false);
    struct readiness_forecast f = readiness_forecast(m, 0, 10);
    struct readiness_evidence e = {.account = readiness_account_get(m, 10), .today = today};
    struct readiness_explanation x;
    readiness_explain(a, &f, &e, &x);
    assert_false(x.digits);
    assert_int_equal(x.n, 0);
    assert_int_equal(x.band, READINESS_LOW);
    assert_str(x.summary, "Chances are about 1 in 3; you don't know this person yet.");
}

/* --- contact by contact --------------------------------------------------------------------- */

/* A log by whole days, as the product has it: whole, and each contact alone. */
struct log {
    struct readiness_model *whole, *part[PEOPLE];
    struct readiness_try *tries; /* of the parts */
    size_t n;
    double end;
};

static struct log random_log(struct gen *g, int step)
{
    struct log x = {.whole = readiness_model_new(g->a, false), .end = 1};
    x.tries = ARENA_ARRAY(g->a, struct readiness_try, 4 * EVENTS);
    for (int i = 0; i < PEOPLE; i++)
        x.part[i] = readiness_model_new(g->a, false);
    int n = (int)gen_between(g, 1, EVENTS);
    for (int i = 0; i < n; i++) {
        x.end += (double)gen_between(g, 0, step);
        struct readiness_event e = {.contact = (size_t)gen_between(g, 0, PEOPLE - 1),
                                    .t = x.end,
                                    .order = i,
                                    .direction = (enum readiness_direction)gen_between(g, 0, 2),
                                    .outcome = (enum readiness_outcome)gen_between(g, 0, 2)};
        readiness_add(x.whole, &e);
        size_t who = e.contact;
        e.contact = 0;
        readiness_add(x.part[who], &e);
    }
    for (int i = 0; i < PEOPLE; i++) {
        size_t k;
        struct readiness_try *rows = readiness_tries(x.part[i], &k);
        for (size_t j = 0; j < k; j++)
            x.tries[x.n++] = rows[j];
    }
    return x;
}

/* Each contact replayed alone: the account made of the tries is the one of the whole log, and so is
 * every contact. */
static bool parts_make_the_whole(struct gen *g)
{
    struct log l = random_log(g, 9);
    for (int i = 0; i < PEOPLE; i++) {
        const struct readiness_contact *x = readiness_contact_get(l.part[i], 0);
        const struct readiness_contact *y = readiness_contact_get(l.whole, (size_t)i);
        if (!x != !y || (x && (x->answered != y->answered || x->resolved != y->resolved ||
                               x->ignored != y->ignored || x->in45 != y->in45)))
            return false;
    }
    double t = l.end + (double)gen_between(g, 0, 30);
    struct readiness_account x = readiness_account_of(g->a, l.tries, l.n, t);
    const struct readiness_account *y = readiness_account_get(l.whole, t);
    return x.answered == y->answered && x.resolved == y->resolved &&
           fabs(x.offset_sum - y->offset_sum) < 1e-9 &&
           fabs(x.offset_weight - y->offset_weight) < 1e-9;
}

/* As the store answers: the stage of that time or the next one there is, zeros behind the last. */
static struct readiness_stage stage_before(const struct readiness_stage *rows, size_t n, double at)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].at >= at)
            return (struct readiness_stage){at, rows[i].account};
    return (struct readiness_stage){.at = at};
}

/* Going on from any stage gives what beginning anew gives, to the last bit. */
static bool stages_go_on(struct gen *g)
{
    struct log l = random_log(g, (int)gen_between(g, 3, 60));
    size_t n, rest_n, k = 0, i = 0;
    struct readiness_stage *all = readiness_stages(g->a, l.tries, l.n, NULL, NULL, &n);
    double at = readiness_stage_at((double)gen_between(g, -40, (int64_t)l.end + 40));
    struct readiness_stage from = stage_before(all, n, at);
    struct readiness_stage before = stage_before(all, n, at - READINESS_STAGE_DAYS);
    struct readiness_try *late = ARENA_ARRAY(g->a, struct readiness_try, l.n + 1);
    for (size_t j = 0; j < l.n; j++)
        if (l.tries[j].done_at >= before.at)
            late[k++] = l.tries[j];
    struct readiness_stage *rest = readiness_stages(g->a, late, k, &before, &from, &rest_n);
    while (i < n && all[i].at < at)
        i++;
    if (n - i != rest_n)
        return false;
    for (size_t j = 0; j < rest_n; j++)
        if (memcmp(&all[i + j], &rest[j], sizeof(*rest)) != 0)
            return false;
    return true;
}

static void test_readiness__stages_go_on(void **state)
{
    (void)state;
    property_check("going on from a stage is beginning anew", stages_go_on, 3000);
}

static void test_readiness__parts_make_the_whole(void **state)
{
    (void)state;
    property_check("contacts replayed alone make the account", parts_make_the_whole, 2000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_readiness__vectors),
        cmocka_unit_test(test_readiness__nothing_said_is_no_no),
        cmocka_unit_test(test_readiness__they_answered_elsewhere),
        cmocka_unit_test(test_readiness__a_meeting_is_a_two_way_day),
        cmocka_unit_test(test_readiness__late_answers_do_not_count),
        cmocka_unit_test(test_readiness__shares_of_answers),
        cmocka_unit_test(test_readiness__bands),
        cmocka_unit_test(test_readiness__alive_falls),
        cmocka_unit_test(test_readiness__points_add_up),
        cmocka_unit_test(test_readiness__sentences),
        cmocka_unit_test(test_readiness__somebody_new),
        cmocka_unit_test(test_readiness__parts_make_the_whole),
        cmocka_unit_test(test_readiness__stages_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
