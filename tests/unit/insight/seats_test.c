/* SPDX-License-Identifier: Apache-2.0 */
/* Who could take a seat: each rule fires and does not, says why, and nothing depends on order. */
#include "insight/seats.h"

#include "base/arena.h"
#include "check.h"

static const struct date today = {2027, 8, 10}; /* a Tuesday */

static int role(const char *key) { return choice_find(role_choices, str_c(key)); }
static int post(const char *key) { return choice_find(position_kind_choices, str_c(key)); }
static int site(const char *key) { return choice_find(organisation_kind_choices, str_c(key)); }

static struct seat_owner student(void)
{
    return (struct seat_owner){.today = today,
                               .specialties = STR("emergency medicine, Internal Medicine"),
                               .graduation_year = 2029,
                               .school_known = true};
}

static struct seat_person known(int64_t id)
{
    return (struct seat_person){
        .id = id, .last = {2027, 7, 1}, .answered = 4, .resolved = 5, .days_in = 9};
}

/* The reason for the only suggestion among one person; "" when there is none. */
static struct str why(struct arena *a, const char *seat, const struct seat_owner *me,
                      const struct seat_person *p)
{
    struct seat_offer *offers;
    size_t n;
    seats_suggest(a, seat_find(str_c(seat)), me, p, 1, 3, &offers, &n);
    return n ? offers[0].why : STR("");
}

static void test_seats__table(void **state)
{
    (void)state;
    for (size_t i = 0; i < SEATS; i++) {
        const struct seat *s = &seats[i];
        assert_true(seat_role(s) > 0);
        assert_ptr_equal(seat_of_role(seat_role(s)), s);
        assert_true(s->title[0] && s->what[0] && s->empty[0] && s->source[0] && s->confidence[0]);
    }
    assert_null(seat_of_role(role("peer")));
    assert_null(seat_find(STR("throne")));
}

static void test_seats__want(void **state)
{
    struct arena *a = *state;
    assert_str(seat_want(a, seat_find(STR("coach")), 2029),
               "One by the end of your third year, about June 2028.");
    assert_str(seat_want(a, seat_find(STR("coach")), 0), "One by the end of your third year.");
    assert_str(seat_want(a, seat_find(STR("adviser")), 2029), "");
}

/* Any eight weeks bring up every seat once, so none comes twice in a month. */
static void test_seats__weeks(void **state)
{
    (void)state;
    const struct seat *last[SEATS] = {0};
    for (int week = -60; week < 120; week++) {
        struct date monday = date_add_days((struct date){2027, 8, 9}, week * 7);
        const struct seat *s = seat_of_week(monday);
        assert_ptr_equal(seat_of_week(date_add_days(monday, 6)), s);
        for (size_t i = 0; i < SEATS - 1; i++)
            assert_ptr_not_equal(last[i], s);
        memmove(last + 1, last, (SEATS - 1) * sizeof(*last));
        last[0] = s;
    }
    assert_string_equal(seat_of_week(today)->key, "connector");
}

static void test_seats__mentor(void **state)
{
    struct arena *a = *state;
    struct seat_owner me = student();
    struct role roles[] = {{.kind = role("teacher"), .from = {2026, 7, 0}}};
    struct seat_person p = known(1);
    p.roles = roles;
    p.roles_n = 1;
    assert_str(why(a, "mentor", &me, &p), "Known for thirteen months; your teacher since July 2026;"
                                          " answered 4 of 5; last in touch on 1 July.");
    roles[0].from = (struct date){2027, 6, 0}; /* too lately */
    assert_str(why(a, "mentor", &me, &p), "");
    roles[0] = (struct role){.kind = role("peer"), .from = {2024, 9, 0}}; /* not senior */
    assert_str(why(a, "mentor", &me, &p), "");
}

static void test_seats__sponsor_and_coach(void **state)
{
    struct arena *a = *state;
    struct seat_owner me = student();
    struct seat_help help[] = {{1, STR("put my name forward for the summer program"), {2027, 6, 1}},
                               {1, STR("stayed late to teach me cardiac views"), {2027, 7, 1}}};
    struct seat_place places[] = {{.person = 1, .kind = post("attending"), .home = true}};
    struct seat_person p = known(1);
    p.help = help;
    p.help_n = 2;
    assert_str(why(a, "sponsor", &me, &p), ""); /* nobody senior */
    p.places = places;
    p.places_n = 1;
    assert_str(
        why(a, "sponsor", &me, &p),
        "Put your name forward for the summer program on 1 June; helped you twice; answered 4"
        " of 5; last in touch on 1 July.");
    assert_str(why(a, "coach", &me, &p), "Stayed late to teach you cardiac views on 1 July; helped"
                                         " you twice; answered 4 of 5; last in touch on 1 July.");
    help[1].on = (struct date){2025, 7, 1}; /* long ago */
    assert_str(why(a, "coach", &me, &p), "");
}

static void test_seats__connector(void **state)
{
    struct arena *a = *state;
    struct seat_owner me = student();
    struct seat_person p = known(1);
    assert_str(why(a, "connector", &me, &p), "");
    p.introduced = 3;
    assert_str(why(a, "connector", &me, &p), "You met three people through them; answered 4 of 5;"
                                             " last in touch on 1 July.");
}

static void test_seats__adviser(void **state)
{
    struct arena *a = *state;
    struct seat_owner me = student();
    struct seat_place x = {.person = 1,
                           .kind = post("staff"),
                           .title = STR("Associate dean of student affairs"),
                           .name = STR("Harrow Lake"),
                           .home = true};
    struct seat_person p = known(1);
    p.places = &x;
    p.places_n = 1;
    assert_true(str_starts(why(a, "adviser", &me, &p),
                           STR("Associate dean of student affairs, Harrow Lake; ")));
    x.home = false; /* another school's */
    assert_str(why(a, "adviser", &me, &p), "");
}

static void test_seats__near_peer(void **state)
{
    struct arena *a = *state;
    struct seat_owner me = student();
    struct seat_place x = {.person = 1,
                           .kind = post("student"),
                           .from = {2024, 8, 0},
                           .name = STR("School"),
                           .home = true};
    struct seat_person p = known(1);
    p.places = &x;
    p.places_n = 1;
    assert_true(str_find(why(a, "near_peer", &me, &p), STR("about one year ahead of you"), 0) !=
                SIZE_MAX);
    x.from = (struct date){2025, 8, 0}; /* the same class */
    assert_str(why(a, "near_peer", &me, &p), "");
    x = (struct seat_place){.person = 1, .kind = post("resident"), .from = {2026, 0, 0}};
    assert_true(str_find(why(a, "near_peer", &me, &p), STR("about three years ahead of you"), 0) !=
                SIZE_MAX);
    x.from = (struct date){2024, 0, 0}; /* five years */
    assert_str(why(a, "near_peer", &me, &p), "");
    me.graduation_year = 0; /* no year is known: no number is said */
    assert_true(str_starts(why(a, "near_peer", &me, &p), STR("Resident since 2024;")));
}

static void test_seats__faculty_and_external(void **state)
{
    struct arena *a = *state;
    struct seat_owner me = student();
    struct seat_place x[] = {{.person = 1,
                              .kind = post("attending"),
                              .organisation_kind = site("hospital"),
                              .name = STR("Port Ansel"),
                              .from = {2019, 0, 0}},
                             {.person = 1, .kind = post("faculty"), .home = true}};
    struct seat_person p = known(1);
    p.specialty = STR("internal medicine");
    p.places = x;
    p.places_n = 1;
    assert_true(str_starts(why(a, "specialty_faculty", &me, &p),
                           STR("Works in internal medicine, Port Ansel;")));
    assert_true(str_starts(why(a, "external", &me, &p), STR("Attending, Port Ansel since 2019;")));
    p.places_n = 2; /* at home, too */
    assert_str(why(a, "external", &me, &p), "");
    p.places_n = 1;
    p.specialty = STR("pathology");
    assert_str(why(a, "specialty_faculty", &me, &p), "");
    me.school_known = false;
    assert_str(why(a, "external", &me, &p), "");
    me.school_known = true;
    x[0].until = (struct date){2026, 0, 0}; /* left */
    assert_str(why(a, "external", &me, &p), "");
    x[0] = (struct seat_place){
        .person = 1, .kind = post("staff"), .organisation_kind = site("school")};
    assert_str(why(a, "external", &me, &p), "");
}

/* Who fills the seat, is family, or has been silent for years, is not suggested. */
static void test_seats__left_out(void **state)
{
    struct arena *a = *state;
    struct seat_owner me = student();
    struct role r = {.kind = role("connector")};
    struct seat_person p = known(1);
    p.introduced = 2;
    p.roles = &r;
    p.roles_n = 1;
    assert_str(why(a, "connector", &me, &p), "");
    r.until = (struct date){2027, 6, 1}; /* ended */
    assert_true(why(a, "connector", &me, &p).n > 0);
    r = (struct role){.kind = role("support")};
    assert_str(why(a, "connector", &me, &p), "");
    p.roles_n = 0;
    p.last = (struct date){2024, 7, 1};
    assert_str(why(a, "connector", &me, &p), "");
    p.last = (struct date){0};
    assert_str(why(a, "connector", &me, &p), "");
}

static void test_seats__order(void **state)
{
    struct arena *a = *state;
    struct seat_owner me = student();
    struct role r = {.kind = role("coach")};
    struct seat_person people[] = {known(4), known(3), known(2), known(1)};
    struct seat_offer *offers;
    size_t n;
    for (size_t i = 0; i < 4; i++)
        people[i].introduced = 1;
    people[3].introduced = 5; /* more is noted of them */
    people[0].roles = &r;     /* sits elsewhere already */
    people[0].roles_n = 1;
    seats_suggest(a, seat_find(STR("connector")), &me, people, 4, 3, &offers, &n);
    assert_int_equal(n, 3);
    assert_int_equal(offers[0].who->id, 1);
    assert_int_equal(offers[1].who->id, 2);
    assert_int_equal(offers[2].who->id, 3);
    struct seat_person turned[] = {people[2], people[3], people[0], people[1]};
    seats_suggest(a, seat_find(STR("connector")), &me, turned, 4, 3, &offers, &n);
    assert_int_equal(offers[0].who->id, 1);
    assert_int_equal(offers[1].who->id, 2);
    assert_int_equal(offers[2].who->id, 3);
    seats_suggest(a, seat_find(STR("connector")), &me, NULL, 0, 3, &offers, &n);
    assert_int_equal(n, 0);
}

static int setup(void **state)
{
    *state = arena_new(0);
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_seats__table),
                                       TEST(test_seats__want),
                                       TEST(test_seats__weeks),
                                       TEST(test_seats__mentor),
                                       TEST(test_seats__sponsor_and_coach),
                                       TEST(test_seats__connector),
                                       TEST(test_seats__adviser),
                                       TEST(test_seats__near_peer),
                                       TEST(test_seats__faculty_and_external),
                                       TEST(test_seats__left_out),
                                       TEST(test_seats__order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
