/* SPDX-License-Identifier: Apache-2.0 */
/* Forms from operation rows, Undo, and what Today's buttons do. */
#include "visit.h"

#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"

/* The record's id at the end of the answer's Location, "/people/ID?done=...". */
static struct str made(struct visit *v)
{
    struct str to = visit_header(v, "Location");
    size_t at = str_find(to, STR("/people/"), 0);
    assert_int_equal(at, 0);
    return str_copy(v->process, str_sub(to, 8, 8 + ID_TEXT_LEN));
}

static struct person *person(struct visit *v, struct str id)
{
    int64_t n = 0;
    assert_true(id_parse(id, &n));
    world_reload(&v->world);
    return world_load(&v->world, &entity_person, n);
}

static void test_form__add_edit(void **state)
{
    struct visit *v = *state;
    assert_int_equal(visit_post(v, "/form/person.add", "given", "Ada", "family", "Lindqvist",
                                "never", "no", NULL),
                     303);
    struct str id = made(v);
    struct str url = str_format(v->process, "/form/person.edit?id=%s", id.p);
    assert_int_equal(visit_get(v, url.p), 200);
    assert_str(visit_field(v, "version"), "1");
    assert_true(visit_has(v, "value=\"Lindqvist\""));
    assert_int_equal(visit_post(v, "/form/person.edit", "id", id.p, "version", "1", "given", "Eda",
                                "note", "a\r\nb", NULL),
                     303);
    assert_str(person(v, id)->given, "Eda");
    assert_str(person(v, id)->family, "Lindqvist");
    assert_str(person(v, id)->note, "a\nb");
}

/* Everything typed comes back, and the mistake stands beside its field. */
static void test_form__mistake(void **state)
{
    struct visit *v = *state;
    assert_int_equal(
        visit_post(v, "/form/person.add", "given", "Ada", "npi", "123", "circle", "good", NULL),
        422);
    assert_true(visit_has(v, "value=\"Ada\""));
    assert_true(visit_has(v, "<option value=\"good\" selected>"));
    assert_true(visit_has(v, "NPI: an NPI has ten digits."));
    assert_true(visit_has(v, "<details class=\"fold\" open>"));
    assert_int_equal(visit_post(v, "/form/help.add", "person", "Nobody", "direction", "given",
                                "about", "x", NULL),
                     422);
    assert_true(visit_has(v, "<span>Person: "));
    assert_int_equal(world_count(&v->world, &entity_person), 0);
}

static void test_form__conflict(void **state)
{
    struct visit *v = *state;
    struct str id = world_id(&v->world, world_add_person(&v->world, "Ada", "Lindqvist"));
    id = str_copy(v->process, id);
    world_do(&v->world, "person.edit", "id", id.p, "pronouns", "she/her", NULL);
    assert_int_equal(visit_post(v, "/form/person.edit", "id", id.p, "version", "1", "pronouns",
                                "they/them", NULL),
                     409);
    assert_true(visit_has(v, "<td>they/them</td><td>she/her</td>"));
    struct str version = visit_field(v, "version");
    assert_str(version, "2");
    assert_int_equal(visit_post(v, "/form/person.edit", "id", id.p, "version", version.p,
                                "pronouns", "they/them", NULL),
                     303);
    assert_str(person(v, id)->pronouns, "they/them");
}

static void test_form__remove_asks(void **state)
{
    struct visit *v = *state;
    struct str id =
        str_copy(v->process, world_id(&v->world, world_add_person(&v->world, "Ada", "Lindqvist")));
    assert_int_equal(visit_post(v, "/form/person.remove", "id", id.p, NULL), 200);
    assert_non_null(person(v, id));
    assert_int_equal(visit_post(v, "/form/person.remove", "id", id.p, "yes", "1", NULL), 303);
    assert_null(person(v, id));
    struct str to = str_copy(v->process, visit_header(v, "Location"));
    assert_int_equal(visit_get(v, to.p), 200);
    assert_true(visit_has(v, "Person removed: Ada Lindqvist"));
    struct str action = visit_field(v, "action");
    assert_int_equal(
        visit_post(v, "/undo", "action", action.p, "next", "/people?circle=inner", NULL), 303);
    assert_true(str_starts(visit_header(v, "Location"), STR("/people?circle=inner&done=")));
    assert_non_null(person(v, id));
}

/* A prefilled name means the person it was prefilled with, although two have that name. */
static void test_form__same_name(void **state)
{
    struct visit *v = *state;
    world_add_person(&v->world, "Wei", "Chen");
    int64_t second = world_add_person(&v->world, "Wei", "Chen");
    struct str id = str_copy(v->process, world_id(&v->world, second));
    visit_get(v, str_format(v->process, "/form/interaction.add?people=%s", id.p).p);
    struct str known = visit_field(v, "people:id");
    assert_str(known, id.p);
    assert_int_equal(visit_post(v, "/form/interaction.add", "people", "Wei Chen", "people:id",
                                known.p, "kind", "call", "on", "2027-08-09", NULL),
                     303);
    assert_str(made(v), id.p);
    assert_int_equal(visit_post(v, "/form/interaction.add", "people", "Wei Chen", "kind", "call",
                                "on", "2027-08-09", NULL),
                     422);
}

static void test_form__archive(void **state)
{
    struct visit *v = *state;
    struct str id =
        str_copy(v->process, world_id(&v->world, world_add_person(&v->world, "Ada", "Lindqvist")));
    assert_int_equal(visit_post(v, "/form/person.archive", "id", id.p, NULL), 303);
    assert_true(person(v, id)->record.archived);
    assert_int_equal(visit_get(v, str_format(v->process, "/form/person.restore?id=%s", id.p).p),
                     200);
    assert_int_equal(visit_post(v, "/form/person.restore", "id", id.p, NULL), 303);
    assert_false(person(v, id)->record.archived);
}

static void test_form__forged(void **state)
{
    struct visit *v = *state;
    static const char *const posts[] = {
        "/form/person.add", "/undo", "/people",   "/today/done", "/today/snooze",
        "/today/never",     "/log",  "/settings", "/sample/add", "/welcome"};
    for (size_t i = 0; i < sizeof(posts) / sizeof(*posts); i++)
        if (visit_post(v, posts[i], "csrf", "wrong", "name", "Eve", "given", "Eve", NULL) != 403)
            fail_msg("%s: %d", posts[i], v->rs.status);
    assert_int_equal(world_count(&v->world, &entity_person), 0);
}

/* "next" leads to this server only. */
static void test_form__next(void **state)
{
    struct visit *v = *state;
    static const char *const bad[] = {"//evil.example/", "https://evil.example/", "/\\evil.example",
                                      "javascript:x"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        world_add_person(&v->world, "Ada", "Lindqvist");
        struct str action = str_copy(v->process, world_id(&v->world, v->world.ctx.action_id));
        assert_int_equal(visit_post(v, "/undo", "action", action.p, "next", bad[i], NULL), 303);
        assert_true(str_starts(visit_header(v, "Location"), STR("/?done=")));
    }
}

static void test_form__today(void **state)
{
    struct visit *v = *state;
    world_add_person(&v->world, "Ada", "Lindqvist");
    world_do(&v->world, "promise.add", "person", "Ada Lindqvist", "by", "me", "what",
             "send my notes", "due_on", "2027-08-01", NULL);
    assert_int_equal(visit_get(v, "/"), 200);
    assert_true(visit_has(v, "send your notes"));
    struct str rule = visit_field(v, "rule"), subject = visit_field(v, "subject");
    assert_str(rule, "promise_mine");
    assert_int_equal(visit_post(v, "/today/snooze", "rule", rule.p, "subject", subject.p, "until",
                                "2027-08-20", NULL),
                     303);
    struct str to = str_copy(v->process, visit_header(v, "Location"));
    visit_get(v, to.p);
    assert_false(visit_has(v, "send your notes"));
    assert_true(visit_has(v, "Rests until"));
    visit_post(v, "/undo", "action", visit_field(v, "action").p, NULL);
    assert_int_equal(visit_post(v, "/today/done", "rule", rule.p, "subject", subject.p, NULL), 303);
    visit_get(v, "/");
    assert_false(visit_has(v, "send your notes"));
    assert_int_equal(visit_post(v, "/today/done", "rule", rule.p, "subject", subject.p, NULL), 404);
}

/* Settings saved from a page that was open since before another change: both are shown. */
static void test_form__stale_settings(void **state)
{
    struct visit *v = *state;
    world_do(&v->world, "account.edit", "school", "Harrow Lake", NULL);
    assert_int_equal(visit_get(v, "/settings"), 200);
    struct str version = visit_field(v, "version");
    assert_str(version, "1");
    world_do(&v->world, "account.edit", "school", "Birch Hill", NULL);
    assert_int_equal(
        visit_post(v, "/settings", "version", version.p, "school", "Saint Olave", NULL), 409);
    assert_true(visit_has(v, "Birch Hill"));
    assert_true(visit_has(v, "Saint Olave"));
    version = visit_field(v, "version");
    assert_str(version, "2");
    assert_int_equal(
        visit_post(v, "/settings", "version", version.p, "school", "Saint Olave", NULL), 303);
}

static void test_form__one_line(void **state)
{
    struct visit *v = *state;
    assert_int_equal(visit_post(v, "/people", "name", "Dr Lucia Ruiz, MD", NULL), 303);
    struct person *p = person(v, made(v));
    assert_str(p->prefix, "Dr");
    assert_str(p->family, "Ruiz");
    assert_str(p->credentials, "MD");
    assert_int_equal(visit_post(v, "/people", "name", "  ", NULL), 422);
}

#define TEST(name) cmocka_unit_test_setup_teardown(test_form__##name, visit_setup, visit_teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(add_edit), TEST(mistake), TEST(conflict), TEST(remove_asks), TEST(same_name),
        TEST(archive),  TEST(forged),  TEST(next),     TEST(today),       TEST(one_line),
        TEST(stale_settings)};
    return cmocka_run_group_tests_name("web/form", tests, NULL, NULL);
}
