/* SPDX-License-Identifier: Apache-2.0 */
/* The rules of ties one by one, with the table they stand in: each is seen to apply, and not to. */
#include "base/arena.h"
#include "base/err.h"
#include "base/io.h"
#include "check.h"
#include "def/errors.h"
#include "ops/tie_table.h"

static struct arena *a;
static struct tie_table *table;
static struct str csv;
static const struct date today = {2027, 8, 10};

static int setup(void **state)
{
    const char *source = getenv("WELLMET_SOURCE");
    struct err err = {0};
    (void)state;
    a = arena_new(0);
    struct str path = str_format(a, "%s/data/ties.csv", source ? source : ".");
    assert_int_equal(io_read_file(a, path.p, 1 << 20, &csv), 0);
    if (tie_table_load(a, csv, &table, &err) < 0)
        fail_msg("%s", err.text);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

/* --- facts ------------------------------------------------------------------------------------ */

static int org_kind(const char *key) { return choice_find(organisation_kind_choices, str_c(key)); }

static struct tie_place *place(int64_t id, int64_t parent, const char *kind, const char *name)
{
    struct tie_place *p = ARENA_NEW(a, struct tie_place);
    *p =
        (struct tie_place){.id = id, .parent = parent, .kind = org_kind(kind), .name = str_c(name)};
    p->size = p->usual = tie_place_size(table, p->kind, 0);
    return p;
}

static struct tie_post post(const struct tie_place *at, const struct tie_place *above,
                            const char *kind, int from, int until)
{
    return (struct tie_post){.place = at,
                             .above = above,
                             .kind = choice_find(position_kind_choices, str_c(kind)),
                             .from = {.y = from},
                             .until = {.y = until}};
}

static struct tie_judgement judge(const struct tie_post *x, const struct tie_post *y)
{
    struct tie_side one = {.id = 1, .name = STR("Ada"), .posts = x, .posts_n = x ? 1 : 0},
                    two = {.id = 2, .name = STR("Ben"), .posts = y, .posts_n = y ? 1 : 0};
    struct tie_pair pair = {.a = &one, .b = &two};
    struct tie_judgement j;
    tie_judge(table, &pair, today, &j);
    return j;
}

static struct tie_judgement judge_ties(const struct tie *ties, size_t n)
{
    struct tie_side one = {.id = 1}, two = {.id = 2};
    struct tie_pair pair = {.a = &one, .b = &two, .ties = ties, .ties_n = n};
    struct tie_judgement j;
    tie_judge(table, &pair, today, &j);
    return j;
}

#define RULE(j, want) assert_str((j).n ? (j).findings[0].rule->id : STR("none"), want)
static void check_words(const struct tie_judgement *j, const char *want)
{
    assert_true(j->n > 0);
    assert_str(tie_finding_words(a, &j->findings[0], today), want);
}

/* --- shared history --------------------------------------------------------------------------- */

static void test_ties__same_class(void **state)
{
    (void)state;
    const struct tie_place *p = place(10, 0, "program", "Tern EM");
    struct tie_post x = post(p, NULL, "resident", 2018, 2021),
                    y = post(p, NULL, "resident", 2018, 2022);
    struct tie_judgement j = judge(&x, &y);
    RULE(j, "same_class");
    check_words(&j, "The same class at Tern EM, 2018–2021");
    double p_class = j.p;
    y.from.y = 2019; /* neither begun nor ended with the other */
    j = judge(&x, &y);
    RULE(j, "same_place");
    assert_true(j.p > 0 && j.p < p_class);
    y = post(p, NULL, "coordinator", 2018, 2021); /* no trainee */
    j = judge(&x, &y);
    RULE(j, "same_place");
    y = post(p, NULL, "resident", 2022, 2025); /* not at the same time */
    j = judge(&x, &y);
    RULE(j, "none");
    assert_true(j.p == 0 && !j.used);
    y = post(place(11, 0, "program", "Other"), NULL, "resident", 2018, 2021);
    j = judge(&x, &y);
    RULE(j, "none");
}

static void test_ties__head(void **state)
{
    (void)state;
    const struct tie_place *p = place(10, 0, "program", "Tern EM");
    struct tie_post x = post(p, NULL, "program_director", 2023, 0),
                    y = post(p, NULL, "resident", 2025, 0);
    struct tie_judgement j = judge(&x, &y);
    RULE(j, "head");
    check_words(&j, "Ada led Tern EM while Ben was there, since 2025");
    x.kind = choice_find(position_kind_choices, STR("coordinator"));
    j = judge(&x, &y);
    RULE(j, "same_place");
}

static void test_ties__department(void **state)
{
    (void)state;
    const struct tie_place *p = place(10, 0, "hospital", "St. Brigid");
    struct tie_post x = post(p, NULL, "attending", 2015, 0),
                    y = post(p, NULL, "attending", 2020, 0);
    x.department = y.department = STR("Cardiology");
    x.department_key = y.department_key = STR("cardiology");
    struct tie_judgement j = judge(&x, &y);
    RULE(j, "same_department");
    check_words(&j, "Both in Cardiology at St. Brigid, since 2020");
    double p_department = j.p;
    y.department_key = STR("surgery");
    j = judge(&x, &y);
    RULE(j, "same_place");
    assert_true(j.p < p_department / 2); /* 600 people work there */
    x.department_key = y.department_key = STR("");
    j = judge(&x, &y);
    RULE(j, "same_place"); /* nobody noted where: not the same department */
}

static void test_ties__teacher(void **state)
{
    (void)state;
    const struct tie_place *school = place(20, 0, "school", "Harrow"),
                           *department = place(21, 20, "department", "Medicine");
    struct tie_post student = post(school, NULL, "student", 2022, 2026),
                    teacher = post(school, NULL, "faculty", 2000, 0),
                    aside = post(department, school, "faculty", 2000, 0);
    struct tie_judgement j = judge(&student, &teacher);
    RULE(j, "teacher");
    check_words(&j, "Ben taught at Harrow while Ada studied at Harrow, 2022–2026");
    j = judge(&student, &aside);
    RULE(j, "teacher"); /* of a department of the school */
    student.kind = choice_find(position_kind_choices, STR("staff"));
    j = judge(&student, &teacher);
    RULE(j, "same_place");
    aside = post(place(30, 0, "department", "Elsewhere"), NULL, "faculty", 2000, 0);
    j = judge(&student, &aside);
    RULE(j, "none");
}

static void test_ties__around(void **state)
{
    (void)state;
    const struct tie_place *hospital = place(1, 0, "hospital", "Tern"),
                           *one = place(2, 1, "program", "Tern EM"),
                           *other = place(3, 1, "lab", "Tern lab");
    struct tie_post x = post(one, hospital, "resident", 2010, 2020),
                    y = post(hospital, NULL, "attending", 2010, 2020),
                    z = post(other, hospital, "researcher", 2010, 2020);
    struct tie_judgement j = judge(&x, &y);
    RULE(j, "part_of");
    check_words(&j, "Ada at Tern EM, Ben at Tern around it, 2010–2020");
    double p = j.findings[0].p;
    j = judge(&x, &z);
    RULE(j, "neighbours");
    assert_true(j.findings[0].p < p);
    y.place = place(4, 0, "hospital", "Other");
    j = judge(&x, &y);
    RULE(j, "none");
}

static void test_ties__place_size_length_age(void **state)
{
    (void)state;
    const struct tie_place *lab = place(1, 0, "lab", "Lab"), *big = place(2, 0, "society", "All");
    struct tie_post x = post(lab, NULL, "researcher", 2015, 0),
                    y = post(lab, NULL, "researcher", 2015, 0),
                    z = post(lab, NULL, "researcher", 2027, 0),
                    old = post(lab, NULL, "researcher", 2015, 2017);
    double p = judge(&x, &y).p;
    assert_true(p > judge(&x, &z).p);   /* months are less than years */
    assert_true(p > judge(&x, &old).p); /* and long ago less than now */
    x.place = y.place = big;
    assert_true(judge(&x, &y).findings[0].p < p / 2);
    struct tie_place school = *place(3, 0, "school", "School");
    school.size = tie_place_size(table, school.kind, 800); /* a school of 800 is no clique */
    assert_true(school.size == 1024);
    assert_true(tie_place_size(table, school.kind, 300) == 600);
    x = post(&school, NULL, "staff", 2026, 0);
    y = post(&school, NULL, "staff", 2026, 0);
    assert_true(judge(&x, &y).p == 0);
    /* nor is it one when everybody of thousands is said to be of one department */
    struct tie_place huge = school;
    huge.size = tie_place_size(table, school.kind, 5000);
    x = post(&huge, NULL, "staff", 2010, 0);
    x.department_key = STR("medicine");
    y = x;
    assert_true(!tie_place_has_near(table, &huge));
    assert_true(!tie_posts_near(table, &x, &y));
    assert_true(judge(&x, &y).p == 0);
    x.place = y.place = place(3, 0, "school", "School");
    assert_true(tie_posts_near(table, &x, &y));
    struct tie_place all = school;
    all.size = 4096;
    assert_true(tie_place_most(table, &all, true) < table->rules[TIE_NEEDS_FLOOR].base);
    assert_true(tie_place_most(table, lab, true) > table->rules[TIE_NEEDS_FLOOR].base);
}

static void test_ties__dates_unknown(void **state)
{
    (void)state;
    const struct tie_place *lab = place(1, 0, "lab", "Lab");
    struct tie_post x = post(lab, NULL, "researcher", 0, 0),
                    y = post(lab, NULL, "researcher", 0, 0),
                    since = post(lab, NULL, "researcher", 2014, 0),
                    ended = post(lab, NULL, "researcher", 0, 2025),
                    new = post(lab, NULL, "researcher", 2027, 0),
                    gone = post(lab, NULL, "researcher", 0, 2010),
                    later = post(lab, NULL, "researcher", 2030, 0);
    struct tie_judgement j = judge(&x, &y);
    RULE(j, "same_place"); /* both are there now; since when nobody knows: half a year */
    assert_true(j.p < 0.25);
    check_words(&j, "Both at Lab, now");
    assert_str(tie_finding_when(a, &j.findings[0], today), "now");
    j = judge(&x, &since);
    check_words(&j, "Both at Lab, now"); /* not since 2014, and not since half a year */
    j = judge(&ended, &since);
    check_words(&j, "Both at Lab, 2025");
    j = judge(&x, &new);
    check_words(&j, "Both at Lab, since 2027"); /* that much is noted of one of them */
    j = judge(&x, &gone);
    RULE(j, "none");
    j = judge(&x, &later); /* has not begun */
    RULE(j, "none");
}

/* By years alone nobody meets whom they follow; days tell more. */
static void test_ties__years_alone(void **state)
{
    (void)state;
    const struct tie_place *p = place(10, 0, "program", "Tern EM");
    struct tie_post x = post(p, NULL, "resident", 2020, 2023),
                    y = post(p, NULL, "program_director", 2023, 0);
    struct tie_judgement j = judge(&x, &y);
    RULE(j, "none");
    x.until = (struct date){2023, 12, 0};
    j = judge(&x, &y);
    RULE(j, "head");
    x = post(p, NULL, "resident", 2024, 2024); /* a year there, as far as anybody noted */
    j = judge(&x, &y);
    RULE(j, "head");
    x = post(p, NULL, "resident", 2027, 0);
    j = judge(&x, &y);
    RULE(j, "head");
}

static void test_ties__one_house_counts_once(void **state)
{
    (void)state;
    const struct tie_place *hospital = place(1, 0, "hospital", "Tern"),
                           *program = place(2, 1, "program", "Tern EM"),
                           *lab = place(5, 0, "lab", "Lab");
    struct tie_post xs[] = {post(program, hospital, "resident", 2010, 2013),
                            post(hospital, NULL, "attending", 2013, 0),
                            post(lab, NULL, "researcher", 2013, 0)};
    struct tie_post ys[] = {post(program, hospital, "resident", 2010, 2013),
                            post(hospital, NULL, "attending", 2013, 0),
                            post(lab, NULL, "researcher", 2013, 0)};
    struct tie_side one = {.id = 1, .posts = xs, .posts_n = 2},
                    two = {.id = 2, .posts = ys, .posts_n = 2};
    struct tie_pair pair = {.a = &one, .b = &two};
    struct tie_judgement j;
    tie_judge(table, &pair, today, &j);
    assert_int_equal(j.n, 1);
    RULE(j, "same_class");
    double p = j.p;
    one.posts_n = two.posts_n = 3;
    tie_judge(table, &pair, today, &j);
    assert_int_equal(j.n, 2); /* the lab is another house */
    assert_true(j.p > p && j.p <= table->rules[TIE_NEEDS_MOST_HISTORY].base);
}

/* --- declared --------------------------------------------------------------------------------- */

static void test_ties__declared(void **state)
{
    static const char *const ids[] = {"know",      "trained", "worked", "taught",
                                      "coauthors", "friends", "family", "introduced"};
    (void)state;
    for (int kind = TIE_KNOW; kind <= TIE_INTRODUCED; kind++) {
        struct tie x = {.record.id = 7, .kind = kind, .until = {.y = 2026}};
        struct tie_judgement j = judge_ties(&x, 1);
        RULE(j, ids[kind]);
        assert_true(j.used && j.findings[0].tie == 7);
    }
    struct tie_judgement j = judge_ties(NULL, 0);
    RULE(j, "none");
    struct tie old = {.kind = TIE_WORKED, .from = {.y = 1960}, .until = {.y = 1962}};
    j = judge_ties(&old, 1);
    assert_true(j.p == 0 && j.n == 1); /* still shown */
    struct tie said = {.kind = TIE_TRAINED,
                       .from = {.y = 2014},
                       .until = {.y = 2017},
                       .evidence = STR("She told me.")};
    j = judge_ties(&said, 1);
    check_words(&j, "You noted that they trained together, 2014–2017: She told me");
    struct tie to_come = {.kind = TIE_TRAINED, .from = {.y = 2028}, .until = {.y = 2031}};
    j = judge_ties(&to_come, 1);
    RULE(j, "none"); /* as a position that has not begun */
    to_come.from = (struct date){.y = 2027, .m = 9};
    j = judge_ties(&to_come, 1);
    RULE(j, "none");
    to_come.from = (struct date){.y = 2027};
    struct tie lasts = {.kind = TIE_TRAINED, .from = {.y = 2027}};
    assert_true(judge_ties(&to_come, 1).p > 0);
    assert_true(judge_ties(&to_come, 1).p == judge_ties(&lasts, 1).p); /* no years to come */
}

static void test_ties__papers(void **state)
{
    (void)state;
    struct tie x = {.kind = TIE_COAUTHORS, .papers = 3, .last_paper = 2026, .authors = 4};
    struct tie_judgement j = judge_ties(&x, 1);
    RULE(j, "papers");
    check_words(&j, "They wrote three papers together, the last in 2026");
    double p = j.p;
    x.authors = 60; /* a paper of sixty is no acquaintance */
    assert_true(judge_ties(&x, 1).p < p / 2);
    x.authors = 4;
    x.last_paper = 2000;
    assert_true(judge_ties(&x, 1).p < p / 4);
    x.papers = 0; /* how many is not noted: as declared */
    j = judge_ties(&x, 1);
    RULE(j, "coauthors");
}

static void test_ties__met_through(void **state)
{
    (void)state;
    struct tie_side one = {.id = 1}, two = {.id = 2, .met_through = 1, .met_when = {.y = 2026}};
    struct tie_pair pair = {.a = &one, .b = &two};
    struct tie_judgement j;
    tie_judge(table, &pair, today, &j);
    RULE(j, "met_through");
    two.met_through = 3;
    tie_judge(table, &pair, today, &j);
    RULE(j, "none");
}

static void test_ties__together(void **state)
{
    (void)state;
    struct tie_side one = {.id = 1}, two = {.id = 2};
    struct tie_pair pair = {.a = &one, .b = &two, .together = 5, .together_last = {2027, 5, 12}};
    struct tie_judgement j;
    tie_judge(table, &pair, today, &j);
    RULE(j, "together");
    check_words(&j, "Both with you five times, most recently 12 May");
    double p = j.p;
    pair.together_last = (struct date){2020, 5, 12};
    tie_judge(table, &pair, today, &j);
    assert_true(j.p < p / 2);
    pair.together = 0;
    tie_judge(table, &pair, today, &j);
    RULE(j, "none");
}

/* --- what the owner said ------------------------------------------------------------------------ */

static void test_ties__verdicts(void **state)
{
    (void)state;
    struct tie x = {.record.id = 3, .kind = TIE_TRAINED};
    double p = judge_ties(&x, 1).p, confirmed = table->rules[TIE_NEEDS_CONFIRMED].base;
    x.verdict = TIE_CONFIRMED;
    assert_true(judge_ties(&x, 1).p == confirmed && confirmed > p);
    x.verdict = TIE_WEAKER;
    assert_true(judge_ties(&x, 1).p == table->rules[TIE_NEEDS_WEAKER].base);
    x.verdict = TIE_NONE;
    struct tie_judgement j = judge_ties(&x, 1);
    assert_true(j.p == 0 && !j.used && j.n == 1);
    x.verdict = TIE_UNUSED;
    j = judge_ties(&x, 1);
    assert_true(j.p == p && !j.used);
    assert_str(tie_verdict_words(a, TIE_UNUSED, false), "You said not to ask this way.");
    struct tie both[] = {{.record.id = 3, .verdict = TIE_NONE},
                         {.record.id = 4, .verdict = TIE_CONFIRMED}};
    assert_true(judge_ties(both, 2).p == confirmed); /* the newest word counts */
    struct tie only = {.verdict = TIE_NONE};
    assert_int_equal(judge_ties(&only, 1).n, 0); /* a no is no evidence for it */
}

/* --- the owner's own ---------------------------------------------------------------------------- */

static struct tie_judgement judge_mine(const struct tie_mine *m)
{
    struct tie_judgement j;
    tie_judge_mine(table, m, today, &j);
    return j;
}

static void test_ties__mine(void **state)
{
    (void)state;
    struct tie_side side = {.id = 1};
    struct tie_mine m = {.person = &side, .contact = true, .answer = 0.65, .last_on = {2027, 8, 1}};
    struct tie_judgement j = judge_mine(&m);
    RULE(j, "mine_contact");
    assert_true(j.p == 0.65);
    check_words(&j, "In touch with you, most recently 1 August");
    m.pin = READY_PIN_NO;
    assert_true(judge_mine(&m).p == table->rules[TIE_NEEDS_PIN_NO].base);
    m.pin = READY_PIN_YES;
    m.answer = 0.1;
    assert_true(judge_mine(&m).p == table->rules[TIE_NEEDS_PIN_YES].base);
    m = (struct tie_mine){.person = &side};
    assert_true(judge_mine(&m).p == 0); /* only a name so far */
    m.met = true;
    m.met_how = STR("poster session");
    j = judge_mine(&m);
    RULE(j, "mine_met");
    check_words(&j, "You met: poster session");
    m.contact = true; /* a log wins over what was noted once */
    m.answer = 0.5;
    j = judge_mine(&m);
    RULE(j, "mine_contact");
    struct tie refused = {.verdict = TIE_UNUSED};
    m.ties = &refused;
    m.ties_n = 1;
    assert_true(!judge_mine(&m).used);
}

/* --- the table ---------------------------------------------------------------------------------- */

static void reject(const char *line, const char *with, const char *why)
{
    struct err err = {0};
    struct tie_table *t;
    size_t at = str_find(csv, str_c(line), 0);
    assert_true(at != SIZE_MAX);
    size_t end = str_find_char(csv, '\n', at);
    struct str text = str_join(a, str_sub(csv, 0, at), STR(""), str_c(with));
    text = str_join(a, text, STR(""), str_sub(csv, *with ? end : end + 1, csv.n));
    assert_int_equal(tie_table_load(a, text, &t, &err), ERR_PARSE);
    assert_non_null(strstr(err.text, why));
}

static void test_tie_table__reject(void **state)
{
    (void)state;
    reject("id,kind", "id,kin,needs", "first line");
    reject("know,", "know,declared,nothing,0.5,,,,x,judgement", "needs that");
    reject("know,", "know,declared,know,1.5,,,,x,judgement", "probability");
    reject("know,", "know,declared,know,0.5,,,,x,", "source");
    reject("know,", "know,declared,know,0.5,,,,,judgement", "words");
    reject("know,", "know,declared,trained,0.5,,,,x,judgement", "needs the same");
    reject("know,", "trained,declared,know,0.5,,,,x,judgement", "this id");
    reject("know,", "know,wish,know,0.5,,,,x,judgement", "kind");
    reject("know,", "know,declared,know,0.5,x,,,x,judgement", "numbers");
    reject("know,", "know,declared", "cells");
    reject("know,", "", "rows instead of");
    reject("size_lab", "size_lab,size,lab,,,,,,judgement", "size needs");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ties__same_class),
        cmocka_unit_test(test_ties__head),
        cmocka_unit_test(test_ties__department),
        cmocka_unit_test(test_ties__teacher),
        cmocka_unit_test(test_ties__around),
        cmocka_unit_test(test_ties__place_size_length_age),
        cmocka_unit_test(test_ties__dates_unknown),
        cmocka_unit_test(test_ties__years_alone),
        cmocka_unit_test(test_ties__one_house_counts_once),
        cmocka_unit_test(test_ties__declared),
        cmocka_unit_test(test_ties__papers),
        cmocka_unit_test(test_ties__met_through),
        cmocka_unit_test(test_ties__together),
        cmocka_unit_test(test_ties__verdicts),
        cmocka_unit_test(test_ties__mine),
        cmocka_unit_test(test_tie_table__reject),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
