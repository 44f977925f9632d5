/* SPDX-License-Identifier: Apache-2.0 */
/* Letters from the operation to the records: steps, the matrix, refusals, and no place for text. */
#include "base/arena.h"
#include "check.h"
#include "def/errors.h"
#include "model/road.h"
#include "ops/letters.h"
#include "world.h"

static int setup(void **state)
{
    struct world *w = calloc(1, sizeof(*w));
    world_open(w);
    world_add_person(w, "Ada", "Ek");
    world_add_person(w, "Bo", "Berg");
    *state = w;
    return 0;
}

static int teardown(void **state)
{
    world_close(*state);
    free(*state);
    return 0;
}

static const char *last_id(struct world *w) { return world_id(w, w->ctx.result_id).p; }

static const char *add_letter(struct world *w, const char *who, const char *form,
                              const char *waived)
{
    world_do(w, "letter.add", "person", who, "service", "eras", "form", form, "waived", waived,
             NULL);
    return last_id(w);
}

static const char *add_program(struct world *w, const char *place)
{
    world_do(w, "program.add", "organisation", place, "specialty", "Urology", NULL);
    return last_id(w);
}

static const struct letter *letter_of(struct world *w)
{
    const struct letter *x = world_load(w, &entity_letter, w->ctx.result_id);
    assert_non_null(x);
    return x;
}

/* From the idea to thanks that are due, and back again. */
static void test_letters__steps(void **state)
{
    struct world *w = *state;
    const char *id = add_letter(w, "Ada", "narrative", "yes");
    const struct letter *x = letter_of(w);
    const char *ask = world_id(w, x->ask).p;
    assert_true(x->waived && date_is_set(x->waived_on));
    assert_int_equal(world_count(w, &entity_ask), 1);
    world_do(w, "ask.sent", "id", ask, NULL);
    world_do(w, "ask.agreed", "id", ask, NULL);
    world_do(w, "letter.packet", "id", id, NULL);
    world_do(w, "letter.confirm", "id", "A", "letter_id", " 123 ", NULL);
    assert_true(str_eq(letter_of(w)->letter_id, STR("123")));
    world_do(w, "letter.uploaded", "id", id, NULL);
    assert_int_equal(letter_of(w)->portal, PORTAL_UPLOADED);
    const struct ask *a = world_load(w, &entity_ask, letter_of(w)->ask);
    assert_int_equal(a->state, ASK_DONE);
    assert_false(date_is_set(a->thanked_on));
    world_do(w, "undo", NULL); /* one action: letter and ask */
    a = world_load(w, &entity_ask, a->record.id);
    assert_int_equal(a->state, ASK_AGREED);
    world_check_replay(w);
}

static void test_letters__one_action(void **state)
{
    struct world *w = *state;
    add_letter(w, "Ada", "narrative", "yes");
    world_do(w, "undo", NULL);
    assert_int_equal(world_count(w, &entity_ask), 0);
    assert_int_equal(world_count(w, &entity_letter), 0);
}

static void test_letters__goes_where(void **state)
{
    struct world *w = *state;
    const char *ids[5], *program = add_program(w, "St. Brigid");
    for (int i = 0; i < 5; i++)
        ids[i] = add_letter(w, "Ada", "narrative", "no");
    for (int i = 0; i < 4; i++)
        world_do(w, "letter.plan", "id", ids[i], "program", program, NULL);
    assert_int_equal(world_run(w, "letter.plan", "id", ids[4], "program", program, NULL),
                     ERR_INVALID);
    assert_non_null(strstr(world_error(w), "(Rule L1:"));
    assert_int_equal(world_run(w, "assignment.add", "letter", ids[4], "program", program, NULL),
                     ERR_INVALID);
    assert_int_equal(world_run(w, "letter.assign", "id", ids[0], "program", program, NULL),
                     ERR_INVALID);
    assert_non_null(strstr(world_error(w), "(Rule L3:"));
    world_do(w, "letter.confirm", "id", ids[0], NULL);
    world_do(w, "letter.assign", "id", ids[0], "program", program, NULL);
    world_do(w, "letter.unassign", "id", ids[1], "program", program, NULL);
    world_do(w, "letter.unassign", "id", ids[1], "program", program, NULL); /* no harm */
    world_do(w, "program.edit", "id", program, "applied_on", "2027-08-09", NULL);
    assert_int_equal(world_run(w, "letter.unassign", "id", ids[0], "program", program, NULL),
                     ERR_INVALID);
    assert_non_null(strstr(world_error(w), "(Rule L8:"));
    assert_int_equal(world_count(w, &entity_assignment), 3);
    world_do(w, "program.remove", "id", program, NULL); /* a program takes its rows along */
    assert_int_equal(world_count(w, &entity_assignment), 0);
    world_check_replay(w);
}

static void test_letters__letter_id(void **state)
{
    struct world *w = *state;
    const char *one = add_letter(w, "Ada", "narrative", "yes");
    const char *two = add_letter(w, "Bo", "narrative", "yes");
    world_do(w, "letter.confirm", "id", one, "letter_id", "ab77", NULL);
    assert_int_equal(world_run(w, "letter.confirm", "id", two, "letter_id", "AB77", NULL),
                     ERR_INVALID);
    assert_non_null(strstr(world_error(w), "(Rule L4:"));
    assert_int_equal(world_run(w, "letter.edit", "id", one, "form", "sel", NULL), ERR_INVALID);
    assert_int_equal(world_run(w, "letter.remove", "id", one, NULL), ERR_INVALID);
    world_do(w, "letter.remove", "id", two, NULL);
}

static const char prose[] = "Dear Program Director, I am pleased to recommend Ada.";

static void refused(struct world *w, int rc)
{
    assert_int_equal(rc, ERR_FORBIDDEN);
    assert_non_null(strstr(world_error(w), "Rule L6"));
}

/* Whatever the field: what a waived letter says is not stored. */
static void test_letters__no_place_for_text(void **state)
{
    struct world *w = *state;
    const char *id = add_letter(w, "Ada", "narrative", "yes");
    const char *ask = world_id(w, letter_of(w)->ask).p;
    refused(w, world_run(w, "letter.edit", "id", id, "note", prose, NULL));
    refused(w, world_run(w, "letter.edit", "id", id, "text", "x", NULL));
    refused(w, world_run(w, "letter.add", "person", "Ada", "content", "x", NULL));
    refused(w, world_run(w, "letter.packet", "id", id, "file", "x", NULL));
    refused(w, world_run(w, "ask.edit", "id", ask, "note", prose, NULL));
    refused(w, world_run(w, "ask.sent", "id", ask, "said", prose, NULL));
    refused(w, world_run(w, "help.add", "person", "Ada", "direction", "received", "about", prose,
                         NULL));
    refused(w, world_run(w, "interaction.add", "people", "Bo, Ada", "kind", "email", "on", "today",
                         "summary", prose, NULL));
    refused(w, world_run(w, "person.edit", "id", "Ada Ek", "note", prose, NULL));
    world_do(w, "interaction.add", "people", "Bo", "kind", "email", "on", "today", "summary", prose,
             NULL); /* who writes none */
    world_do(w, "ask.edit", "id", ask, "note", "She asks for the draft by Friday.", NULL);
}

/* A file that brings it along: the record is left out, the others come. */
static void test_letters__import(void **state)
{
    struct world *w = *state;
    add_letter(w, "Ada", "narrative", "yes");
    struct str card = str_format(w->a,
                                 "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Ek\r\nN:Ek;Ada;;;\r\nNOTE:%s"
                                 "\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cy Holm\r\nEND:"
                                 "VCARD\r\n",
                                 prose);
    world_run(w, "import", "file", card.p, "name", "a.vcf", NULL);
    world_do(w, "person.show", "id", "Cy Holm", NULL);
    world_do(w, "person.show", "id", "Ada Ek", NULL);
    assert_non_null(strstr(w->out.p, "Ek"));
    assert_null(strstr(w->out.p, "Dear Program Director"));
}

static void test_letters__off_in_the_uk(void **state)
{
    struct world *w = *state;
    struct letters x;
    world_do(w, "account.edit", "country", "United Kingdom", "graduation_year", "2028", NULL);
    assert_int_equal(letters_load(world_ctx(w), true, &x), 0);
    assert_true(x.off);
    assert_int_equal(world_run(w, "letter.add", "person", "Ada", NULL), ERR_INVALID);
    world_do(w, "letters", NULL);
    world_do(w, "account.edit", "country", "USA", NULL);
    world_do(w, "letter.add", "person", "Ada", NULL);
    assert_int_equal(letters_load(world_ctx(w), true, &x), 0);
    assert_true(date_eq(x.needed.on, (struct date){2027, 9, 10}));
}

#define T(name) cmocka_unit_test_setup_teardown(test_letters__##name, setup, teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {T(steps),        T(one_action),        T(goes_where),
                                       T(letter_id),    T(no_place_for_text), T(import),
                                       T(off_in_the_uk)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
