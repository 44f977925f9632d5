/* SPDX-License-Identifier: Apache-2.0 */
/* Every rule of letters, by its id: what it accepts and what it refuses. */
#include "base/arena.h"
#include "base/err.h"
#include "check.h"
#include "def/errors.h"
#include "insight/letter_rules.h"
#include "ops/letter_table.h"

#include <stdio.h>
#include <stdlib.h>

static struct arena *a;
static struct letter_rules *table;

static struct str file(const char *more)
{
    char path[600], text[40000];
    snprintf(path, sizeof(path), "%s/data/letters.csv", getenv("WELLMET_SOURCE"));
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    size_t n = fread(text, 1, sizeof(text), f);
    fclose(f);
    return str_join(a, (struct str){text, n}, STR(""), str_c(more));
}

static int setup(void **state)
{
    struct err err = {0};
    (void)state;
    a = arena_new(0);
    return letter_table_load(a, file(""), &table, &err);
}

static int teardown(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

enum { FACULTY = 5, RESIDENT = 2, MOST = 6 };

/* A student with up to six letters, all of different faculty of the specialty, and one program. */
struct case_ {
    struct letter_facts f;
    struct letter_fact letters[MOST];
    struct letter_place place;
    unsigned char cells[MOST];
};

static struct case_ *case_of(const char *specialty, enum service service, size_t n)
{
    struct case_ *c = ARENA_NEW(a, struct case_);
    struct str key = letter_specialty(a, table, str_c(specialty));
    c->place = (struct letter_place){.program = 9,
                                     .name = STR("Port Ellis"),
                                     .specialty_name = str_c(specialty),
                                     .specialty = key,
                                     .service = (int)service};
    for (size_t i = 0; i < n; i++) {
        struct letter_fact *l = &c->letters[i];
        l->letter = (struct letter){.record = {.id = (int64_t)i + 1},
                                    .form = LETTER_NARRATIVE,
                                    .waived = true,
                                    .waived_on = {2027, 3, 1},
                                    .portal = PORTAL_UPLOADED};
        l->writer = (struct letter_writer){.person = 100 + (int64_t)i,
                                           .name = STR("Dr Chen"),
                                           .specialties = key,
                                           .posts = 1u << FACULTY};
        l->ask = (struct ask){.state = ASK_DONE, .person = 100 + (int64_t)i};
        l->key = (char)('A' + (int)i);
        c->cells[i] = ASSIGNMENT_DONE;
    }
    c->f = (struct letter_facts){.rules = table,
                                 .letters = c->letters,
                                 .letters_n = n,
                                 .places = &c->place,
                                 .places_n = 1,
                                 .cells = c->cells,
                                 .today = {2027, 8, 10},
                                 .need_by = {2027, 9, 10},
                                 .opens = {2027, 9, 1}};
    return c;
}

static bool says(const struct case_ *c, const char *rule)
{
    letter_problems_vec all = {0};
    letter_problems(a, &c->f, &all);
    VEC_EACH (const struct letter_problem, x, &all)
        if (str_eq(x->rule, str_c(rule))) {
            assert_true(x->sentence.n > 10 && x->text.n > 10 && x->source.n > 1);
            assert_true(x->sentence.p[x->sentence.n - 1] == '.');
            return true;
        }
    return false;
}

#define ACCEPTS(c, rule) assert_false(says(c, rule))
#define REJECTS(c, rule) assert_true(says(c, rule))

static void refused(int rc, const struct err *err, const char *rule)
{
    char words[40];
    snprintf(words, sizeof(words), "(Rule %s:", rule);
    assert_int_equal(rc, ERR_INVALID);
    assert_non_null(strstr(err->text, words));
}

static void test_letters__L1_four(void **state)
{
    (void)state;
    struct err err = {0};
    struct case_ *c = case_of("Urology", SERVICE_ERAS, 5);
    c->cells[3] = c->cells[4] = ASSIGNMENT_UNSET;
    c->letters[0].letter.imported = true; /* counts all the same: L7 */
    assert_int_equal(letter_check_assign(&c->f, 3, 0, ASSIGNMENT_PLANNED, &err), 0);
    c->cells[3] = ASSIGNMENT_PLANNED;
    refused(letter_check_assign(&c->f, 4, 0, ASSIGNMENT_PLANNED, &err), &err, "L1");
    ACCEPTS(c, "L1");
    c->cells[4] = ASSIGNMENT_DONE;
    REJECTS(c, "L1");
}

static void test_letters__L2_general(void **state)
{
    (void)state;
    struct err err = {0};
    struct letter x = {.specialty = STR("General"), .form = LETTER_NARRATIVE};
    assert_int_equal(letter_check_entry(&x, &err), 0);
    x.form = LETTER_SEL;
    refused(letter_check_entry(&x, &err), &err, "L2");
}

static void test_letters__L3_states(void **state)
{
    (void)state;
    struct err err = {0};
    struct case_ *c = case_of("Urology", SERVICE_ERAS, 1);
    struct letter x = {.portal = PORTAL_NOT_CONFIRMED, .form = LETTER_NARRATIVE}, y = x;
    y.form = LETTER_SLOR;
    assert_int_equal(letter_check_edit(&x, &y, &err), 0);
    assert_int_equal(letter_check_remove(&x, &err), 0);
    x.portal = y.portal = PORTAL_CONFIRMED;
    refused(letter_check_edit(&x, &y, &err), &err, "L3");
    refused(letter_check_remove(&x, &err), &err, "L3");
    y = x;
    y.note = STR("Fridays");
    assert_int_equal(letter_check_edit(&x, &y, &err), 0);
    c->cells[0] = ASSIGNMENT_UNSET;
    assert_int_equal(letter_check_assign(&c->f, 0, 0, ASSIGNMENT_DONE, &err), 0);
    c->letters[0].letter.portal = PORTAL_NOT_CONFIRMED;
    assert_int_equal(letter_check_assign(&c->f, 0, 0, ASSIGNMENT_PLANNED, &err), 0);
    refused(letter_check_assign(&c->f, 0, 0, ASSIGNMENT_DONE, &err), &err, "L3");
}

static void test_letters__L4_letter_id(void **state)
{
    (void)state;
    struct err err = {0};
    struct letter x = {.record = {.id = 1}, .letter_id = STR("ab12")};
    struct letter other = {.record = {.id = 2}, .letter_id = STR("99")};
    assert_int_equal(letter_check_id(&x, &other, &err), 0);
    other.letter_id = STR("AB12");
    refused(letter_check_id(&x, &other, &err), &err, "L4");
    struct letter used = x, changed = x;
    used.portal = changed.portal = PORTAL_UPLOADED;
    assert_int_equal(letter_check_edit(&used, &changed, &err), 0);
    changed.letter_id = STR("other");
    refused(letter_check_edit(&used, &changed, &err), &err, "L4");
    struct case_ *c = case_of("Urology", SERVICE_ERAS, 1);
    c->letters[0].letter.portal = PORTAL_CONFIRMED;
    c->letters[0].letter.service = SERVICE_ERAS;
    c->letters[0].ask.state = ASK_AGREED;
    REJECTS(c, "L4");
    c->letters[0].letter.letter_id = STR("77");
    ACCEPTS(c, "L4");
}

/* Whoever asked follows up, reminds and in the end turns to somebody else. */
static void test_letters__L5_follow_up(void **state)
{
    (void)state;
    struct case_ *c = case_of("Urology", SERVICE_ERAS, 1);
    c->letters[0].letter.portal = PORTAL_CONFIRMED;
    c->letters[0].ask.state = ASK_AGREED;
    c->letters[0].ask.nudges = 1;
    ACCEPTS(c, "L5");
    ACCEPTS(c, "backup");
    c->f.today = (struct date){2027, 9, 14};
    REJECTS(c, "L5");
    REJECTS(c, "backup");
    c->letters[0].letter.portal = PORTAL_UPLOADED;
    ACCEPTS(c, "L5");
    ACCEPTS(c, "backup");
}

static void test_letters__L6_text(void **state)
{
    (void)state;
    assert_true(letter_text_looks(a, STR("Dear Program Director,\nIt is a pleasure.")));
    assert_true(letter_text_looks(a, STR("To Whom It May Concern: Ada was my student.")));
    assert_true(letter_text_looks(a, STR("She wrote: I am\npleased to recommend Ada. I give my "
                                         "highest recommendation.")));
    assert_false(letter_text_looks(a, STR("")));
    assert_false(letter_text_looks(a, STR("She begins with \"Dear Program Director\" herself.")));
    assert_false(letter_text_looks(a, STR("Happy to write, asked for my CV until Friday.")));
}

static void test_letters__L7_imported(void **state)
{
    (void)state;
    struct err err = {0};
    struct letter x = {.imported = true, .service = SERVICE_ERAS};
    assert_int_equal(letter_check_entry(&x, &err), 0);
    x.service = SERVICE_RESIDENCYCAS;
    refused(letter_check_entry(&x, &err), &err, "L7");
}

static void test_letters__L8_locked(void **state)
{
    (void)state;
    struct err err = {0};
    struct case_ *c = case_of("Urology", SERVICE_ERAS, 2);
    assert_int_equal(letter_check_unassign(&c->place, ASSIGNMENT_DONE, &err), 0);
    c->place.submitted = true;
    assert_int_equal(letter_check_unassign(&c->place, ASSIGNMENT_PLANNED, &err), 0);
    refused(letter_check_unassign(&c->place, ASSIGNMENT_DONE, &err), &err, "L8");
    c->cells[1] = ASSIGNMENT_UNSET; /* others may be added */
    assert_int_equal(letter_check_assign(&c->f, 1, 0, ASSIGNMENT_DONE, &err), 0);
}

static void test_letters__L9_waiver_and_packet(void **state)
{
    (void)state;
    struct case_ *c = case_of("Urology", SERVICE_ERAS, 1);
    ACCEPTS(c, "L9");
    c->letters[0].letter.waived_on = (struct date){0};
    REJECTS(c, "L9");
    c->letters[0].letter.portal = PORTAL_NOT_CONFIRMED;
    c->letters[0].ask.state = ASK_AGREED;
    REJECTS(c, "packet");
    c->letters[0].letter.packet_on = (struct date){2027, 8, 1};
    ACCEPTS(c, "packet");
}

static void test_letters__service_and_sloe(void **state)
{
    (void)state;
    struct err err = {0};
    struct case_ *c = case_of("Emergency Medicine", SERVICE_RESIDENCYCAS, 2);
    c->letters[0].letter.form = LETTER_SLOE;
    c->letters[0].letter.service = SERVICE_RESIDENCYCAS;
    c->cells[1] = ASSIGNMENT_UNSET;
    assert_int_equal(letter_check_assign(&c->f, 1, 0, ASSIGNMENT_PLANNED, &err), 0);
    c->letters[1].letter.service = SERVICE_ERAS;
    refused(letter_check_assign(&c->f, 1, 0, ASSIGNMENT_PLANNED, &err), &err, "service");
    c->letters[1].letter.service = 0;
    c->letters[1].writer.person = c->letters[0].writer.person;
    refused(letter_check_assign(&c->f, 1, 0, ASSIGNMENT_PLANNED, &err), &err, "sloe_narrative");
    ACCEPTS(c, "sloe_narrative");
    c->cells[1] = ASSIGNMENT_PLANNED;
    REJECTS(c, "sloe_narrative");
}

static void test_letters__writer_and_ask_by(void **state)
{
    (void)state;
    struct case_ *c = case_of("Urology", SERVICE_ERAS, 1);
    ACCEPTS(c, "writer");
    c->letters[0].writer.family = true;
    REJECTS(c, "writer");
    c->letters[0].writer.family = false;
    c->letters[0].writer.posts = 1u << RESIDENT;
    REJECTS(c, "writer");
    c->letters[0].ask.state = ASK_IDEA;
    c->letters[0].letter.portal = PORTAL_NOT_CONFIRMED;
    REJECTS(c, "ask_by"); /* eight weeks before 10 September were 16 July */
    c->f.today = (struct date){2027, 7, 16};
    ACCEPTS(c, "ask_by");
}

static void test_letters__em(void **state)
{
    (void)state;
    struct case_ *c = case_of("EM", SERVICE_RESIDENCYCAS, 3);
    c->letters[0].letter.form = c->letters[1].letter.form = LETTER_SLOE;
    ACCEPTS(c, "em_sloe");
    ACCEPTS(c, "em_ready");
    ACCEPTS(c, "em_author");
    ACCEPTS(c, "em_total");
    c->cells[1] = ASSIGNMENT_UNSET;
    REJECTS(c, "em_sloe");
    c->letters[0].letter.portal = PORTAL_CONFIRMED;
    REJECTS(c, "em_ready");
    c->letters[0].writer.specialties = STR("surgery");
    REJECTS(c, "em_author");
    struct case_ *five = case_of("Emergency Medicine", SERVICE_RESIDENCYCAS, 5);
    REJECTS(five, "em_total");
}

static void test_letters__obgyn(void **state)
{
    (void)state;
    struct case_ *c = case_of("Ob/Gyn", SERVICE_RESIDENCYCAS, 4);
    c->letters[0].letter.form = LETTER_SLOE;
    c->letters[3].writer.specialties = STR("surgery");
    ACCEPTS(c, "obgyn_sloe");
    ACCEPTS(c, "obgyn_own");
    ACCEPTS(c, "obgyn_total");
    c->letters[2].writer.specialties = STR("surgery");
    REJECTS(c, "obgyn_own");
    c->cells[0] = ASSIGNMENT_UNSET;
    REJECTS(c, "obgyn_sloe");
    REJECTS(c, "obgyn_total");
}

static void test_letters__ortho(void **state)
{
    (void)state;
    struct case_ *c = case_of("Orthopaedics", SERVICE_ERAS, 3);
    c->letters[0].letter.form = LETTER_SLOR;
    ACCEPTS(c, "ortho_slor");
    ACCEPTS(c, "ortho_author");
    c->letters[1].writer.person = c->letters[0].writer.person;
    REJECTS(c, "ortho_slor");
    c->letters[0].writer.specialties = STR("pediatrics");
    REJECTS(c, "ortho_author");
}

static void test_letters__im_plastic_urology(void **state)
{
    (void)state;
    struct case_ *im = case_of("Internal Medicine", SERVICE_ERAS, 3);
    REJECTS(im, "im_sel");
    ACCEPTS(im, "im_others");
    im->letters[0].letter.chair = true;
    ACCEPTS(im, "im_sel");
    im->cells[2] = ASSIGNMENT_UNSET;
    REJECTS(im, "im_others");
    struct case_ *ps = case_of("Plastic Surgery - Integrated", SERVICE_CENTRAL_APP, 1);
    REJECTS(ps, "plastic_only");
    ps->letters[0].letter.form = LETTER_STANDARDIZED;
    ACCEPTS(ps, "plastic_only");
    struct case_ *u = case_of("Urology", SERVICE_ERAS, 2);
    ACCEPTS(u, "urology_total");
    ACCEPTS(u, "urology_own");
    u->letters[0].writer.specialties = u->letters[1].writer.specialties = STR("surgery");
    REJECTS(u, "urology_own");
    u->cells[0] = ASSIGNMENT_UNSET;
    REJECTS(u, "urology_total");
}

static void test_letters__fm_and_general(void **state)
{
    (void)state;
    struct case_ *fm = case_of("Family Medicine", SERVICE_ERAS, 3);
    ACCEPTS(fm, "fm_total");
    ACCEPTS(fm, "fm_own");
    ACCEPTS(fm, "fm_clinical");
    for (int i = 0; i < 2; i++)
        fm->letters[i].writer = (struct letter_writer){.person = 7 + i, .name = STR("Prof. Ek")};
    REJECTS(fm, "fm_clinical");
    fm->letters[2].writer.specialties = STR("surgery");
    REJECTS(fm, "fm_own");
    fm->cells[0] = ASSIGNMENT_UNSET;
    REJECTS(fm, "fm_total");
    struct case_ *g = case_of("Vascular surgery", SERVICE_ERAS, 3);
    ACCEPTS(g, "general_total");
    ACCEPTS(g, "general_own");
    g->letters[0].writer.specialties = g->letters[1].writer.specialties = STR("pathology");
    REJECTS(g, "general_own");
    g->cells[0] = ASSIGNMENT_UNSET;
    REJECTS(g, "general_total");
}

static void test_letters__chair_and_preliminary(void **state)
{
    (void)state;
    struct case_ *c = case_of("Preliminary surgery", SERVICE_ERAS, 3);
    REJECTS(c, "preliminary_own");
    c->letters[0].letter.preliminary = true;
    ACCEPTS(c, "preliminary_own");
    ACCEPTS(c, "chair_letter");
    c->place.chair = true;
    REJECTS(c, "chair_letter");
    c->letters[1].letter.chair = true;
    ACCEPTS(c, "chair_letter");
}

/* Those of which little is known: numbers alone. */
static void test_letters__common_practice(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"Dermatology", "derm_total"},          {"General Surgery", "surgery_total"},
        {"Pediatrics", "peds_total"},           {"Psychiatry", "psych_total"},
        {"Anesthesiology", "anesthesia_total"}, {"Neurology", "neurology_total"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct case_ *c = case_of(rows[i][0], SERVICE_ERAS, 3);
        ACCEPTS(c, rows[i][1]);
        c->cells[0] = ASSIGNMENT_UNSET;
        REJECTS(c, rows[i][1]);
    }
    assert_int_equal(letter_service(a, table, STR("Ophthalmology")), SERVICE_SF_MATCH);
    assert_int_equal(letter_service(a, table, STR("ob-gyn")), SERVICE_RESIDENCYCAS);
    ACCEPTS(case_of("Radiology", SERVICE_ERAS, 3), "radiology_slor");
    ACCEPTS(case_of("ENT", SERVICE_ERAS, 3), "ent_slor");
}

/* A specialty's rule is one row, and nothing else. */
static void test_letters__one_row_is_a_rule(void **state)
{
    (void)state;
    struct err err = {0};
    struct case_ *c = case_of("Space Medicine", SERVICE_ERAS, 3);
    ACCEPTS(c, "space_sel");
    assert_int_equal(
        letter_table_load(a,
                          file("space_sel,Space Medicine,,count,sel,1,,,,,must,\"Space "
                               "medicine wants one SEL.\",V,Nobody,2030\n"),
                          &table, &err),
        0);
    c = case_of("space medicine", SERVICE_ERAS, 3);
    REJECTS(c, "space_sel");
    c->letters[1].letter.form = LETTER_SEL;
    ACCEPTS(c, "space_sel");
}

static void test_letters__wrong_rows(void **state)
{
    (void)state;
    static const char *const rows[] = {"em_sloe,X,,count,,1,,,,,must,Twice.,V,Y,\n",
                                       "x,X,,guess,,1,,,,,must,Word.,V,Y,\n",
                                       "x,X,post,count,,1,,,,,must,Word.,V,Y,\n",
                                       "x,X,,count,ode,1,,,,,must,Word.,V,Y,\n",
                                       "x,X,,count,,many,,,,,must,Word.,V,Y,\n",
                                       "x,X,,count,,4,3,,,,must,Word.,V,Y,\n",
                                       "x,X,,count,,1,,,,,must,,V,Y,\n",
                                       "x,X,,count,,1,,,,,must,Word.,Z,Y,\n",
                                       "x,X,,count,,1,,,,,perhaps,Word.,V,Y,\n",
                                       "x,X,,count\n"};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct err err = {0};
        struct letter_rules *t;
        assert_int_equal(letter_table_load(a, file(rows[i]), &t, &err), ERR_PARSE);
        assert_non_null(strstr(err.text, "Line "));
    }
}

static void test_letters__needs(void **state)
{
    (void)state;
    letter_needs_vec needs = {0};
    struct case_ *c = case_of("Urology", SERVICE_ERAS, 2);
    const struct letter_writer could[] = {{.person = 5, .name = STR("Dr Far")},
                                          {.person = 6, .specialties = STR("urology")}};
    c->f.could = could;
    c->f.could_n = 2;
    letter_needs(a, &c->f, &needs);
    assert_int_equal(needs.n, 0);
    c->cells[1] = ASSIGNMENT_UNSET;
    letter_needs(a, &c->f, &needs);
    assert_int_equal(needs.n, 1);
    assert_int_equal(needs.p[0].has, 1);
    assert_int_equal(needs.p[0].wants, 2);
    assert_true(str_eq(needs.p[0].could, STR("B")));
    assert_int_equal(needs.p[0].writers[0], 1); /* the urologist first */
}

/* Sooner first; equal days by weight. */
static void test_letters__order(void **state)
{
    (void)state;
    letter_problems_vec all = {0};
    struct case_ *c = case_of("Emergency Medicine", SERVICE_RESIDENCYCAS, 1);
    letter_problems(a, &c->f, &all);
    assert_true(all.n > 2);
    for (size_t i = 1; i < all.n; i++) {
        int by = date_cmp(all.p[i - 1].by, all.p[i].by);
        assert_true(by < 0 || (by == 0 && all.p[i - 1].weight >= all.p[i].weight));
    }
    assert_true(str_eq(all.p[0].rule, STR("em_ready")));
}

#define T(name) cmocka_unit_test_setup_teardown(test_letters__##name, setup, teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {T(L1_four),
                                       T(L2_general),
                                       T(L3_states),
                                       T(L4_letter_id),
                                       T(L5_follow_up),
                                       T(L6_text),
                                       T(L7_imported),
                                       T(L8_locked),
                                       T(L9_waiver_and_packet),
                                       T(service_and_sloe),
                                       T(writer_and_ask_by),
                                       T(em),
                                       T(obgyn),
                                       T(ortho),
                                       T(im_plastic_urology),
                                       T(fm_and_general),
                                       T(chair_and_preliminary),
                                       T(common_practice),
                                       T(one_row_is_a_rule),
                                       T(wrong_rows),
                                       T(needs),
                                       T(order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
