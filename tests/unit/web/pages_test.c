/* SPDX-License-Identifier: Apache-2.0 */
/* Every page on the sample network and on an empty database: it answers, and it keeps the rules
 * that all pages keep. */
#include "visit.h"

#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "store/find.h"
#include "web/people.h"
#include "web/person.h"

static const char *const pages[] = {
    "/",
    "/?all=1",
    "/people",
    "/people?circle=inner",
    "/people?role=mentor",
    "/people?order=last",
    "/people?archived=1",
    "/people?from=50",
    "/people?specialty=internal%20medicine",
    "/people?circle=nonsense&from=x",
    "/people/narrow",
    "/people?band=good",
    "/people?move=down&order=fall",
    "/people?overdue=1&order=chance&from=50",
    "/people?band=nonsense&move=x",
    "/asks",
    "/asks/new",
    "/asks/new?kind=nonsense&person=x",
    "/board",
    "/identity",
    "/ledger",
    "/paths",
    "/paths?specialty=nephrology",
    "/paths?specialty=nephrology&place=Port%20Ansel&hops=5&first=same",
    "/paths/network",
    "/paths/meet",
    "/insights",
    "/insights?on=2028-06-01",
    "/insights?on=yesterday",
    "/organisations",
    "/organisations?from=50",
    "/opportunities",
    "/hours",
    "/hours?kind=shadowing&from=2027-01-01&until=x",
    "/hours/print",
    "/meetings",
    "/decisions",
    "/search",
    "/search?q=chen",
    "/search?q=%22%3Cx%3E",
    "/form/person.add",
    "/form/add",
    "/form/interaction.add",
    "/form/organisation.add",
    "/form/position.add",
    "/log",
    "/import",
    "/settings",
    "/history",
    "/welcome"};
enum { PAGES = sizeof(pages) / sizeof(*pages) };

static size_t count(struct str s, const char *what)
{
    size_t n = 0;
    for (size_t at = 0; (at = str_find(s, str_c(what), at)) != SIZE_MAX; at++)
        n++;
    return n;
}

/* One h1, a language, a title, no inline style or script, every field with a label. */
static void check_rules(const struct visit *v, const char *page)
{
    struct str b = visit_body(v);
    bool good = count(b, "<h1") == 1 && count(b, "<html lang=\"en\">") == 1 &&
                count(b, "<title>") == 1 + count(b, "<svg class=\"chart\" role=\"img\"") &&
                count(b, " style=") == 0 && count(b, "<style") == 0 && count(b, " onclick") == 0 &&
                count(b, "<script") == 1 && count(b, "class=\"skip\"") == 1;
    if (!good)
        fail_msg("%s does not keep the rules of pages", page);
}

static void test_pages__empty(void **state)
{
    struct visit *v = *state;
    assert_int_equal(visit_get(v, "/"), 303);
    assert_str(visit_header(v, "Location"), "/welcome");
    for (size_t i = 2; i < PAGES; i++) {
        if (visit_get(v, pages[i]) != 200)
            fail_msg("%s: %d", pages[i], v->rs.status);
        check_rules(v, pages[i]);
    }
}

static void test_pages__sample(void **state)
{
    struct visit *v = *state;
    world_do(&v->world, "sample.add", NULL);
    for (size_t i = 0; i < PAGES; i++) {
        if (visit_get(v, pages[i]) != 200)
            fail_msg("%s: %d", pages[i], v->rs.status);
        check_rules(v, pages[i]);
    }
}

/* Follows every link of a list to its page. */
static void follow(struct visit *v, const char *list, const char *prefix)
{
    assert_int_equal(visit_get(v, list), 200);
    struct str body = str_copy(v->process, visit_body(v)),
               key = str_format(v->process, "href=\"%s", prefix);
    size_t n = 0;
    for (size_t at = 0; (at = str_find(body, key, at)) != SIZE_MAX; at += key.n) {
        struct str id = str_sub(body, at + key.n, at + key.n + ID_TEXT_LEN);
        int64_t parsed;
        if (!id_parse(id, &parsed))
            continue;
        struct str url = str_format(v->process, "%s%.*s", prefix, STR_ARG(id));
        if (visit_get(v, url.p) != 200)
            fail_msg("%s: %d", url.p, v->rs.status);
        check_rules(v, url.p);
        n++;
    }
    assert_true(n > 1);
}

static void test_pages__everyone(void **state)
{
    struct visit *v = *state;
    world_do(&v->world, "sample.add", NULL);
    follow(v, "/people", "/people/");
    follow(v, "/organisations", "/organisations/");
    follow(v, "/asks", "/asks/");
    follow(v, "/opportunities", "/opportunities/");
    follow(v, "/meetings", "/meetings/");
    follow(v, "/decisions", "/decisions/");
}

static void test_pages__not_found(void **state)
{
    struct visit *v = *state;
    static const char *const none[] = {"/nowhere",
                                       "/people/x",
                                       "/people/0000000000001",
                                       "/people/0000000000001/photo",
                                       "/people/0000000000001/card.vcf",
                                       "/organisations/0000000000001",
                                       "/asks/x",
                                       "/asks/0000000000001",
                                       "/asks/0000000000001/prepare",
                                       "/asks/new?person=0000000000001",
                                       "/opportunities/0000000000001",
                                       "/opportunities/0000000000001/close",
                                       "/meetings/0000000000001",
                                       "/decisions/0000000000001",
                                       "/advice/0000000000001",
                                       "/hours/0000000000001",
                                       "/form/nothing",
                                       "/form/people",
                                       "/assets/nothing.css"};
    for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++) {
        assert_int_equal(visit_get(v, none[i]), 404);
        check_rules(v, none[i]);
    }
    assert_int_equal(visit_get(v, "/undo"), 405);
    assert_str(visit_header(v, "Allow"), "POST");
}

/* What people type never becomes markup. */
static void test_pages__escaped(void **state)
{
    struct visit *v = *state;
    world_do(&v->world, "person.add", "given", "<b>Eve", "family", "O'\"&", "note",
             "<script>x</script>", NULL);
    struct str url =
        str_format(v->process, "/people/%s", world_id(&v->world, v->world.ctx.result_id).p);
    const char *const seen[] = {url.p, "/people", "/search?q=eve", "/search?q=%3Cb%3Eeve", "/"};
    for (size_t i = 0; i < sizeof(seen) / sizeof(*seen); i++) {
        assert_int_equal(visit_get(v, seen[i]), 200);
        assert_false(visit_has(v, "<b>Eve"));
        assert_false(visit_has(v, "<script>x"));
    }
}

static void test_pages__assets(void **state)
{
    struct visit *v = *state;
    static const char *const files[] = {
        "/assets/app.css",       "/assets/app.js",        "/assets/icons.svg", "/assets/icon.svg",
        "/assets/icon-mask.svg", "/manifest.webmanifest", "/favicon.ico"};
    for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
        assert_int_equal(visit_get(v, files[i]), 200);
    visit_get(v, "/manifest.webmanifest");
    assert_string_equal(v->rs.type, "application/manifest+json");
}

static void test_pages__card(void **state)
{
    struct visit *v = *state;
    int64_t ada = world_add_person(&v->world, "Ada", "Lindqvist");
    struct str url = str_format(v->process, "/people/%s/card.vcf", world_id(&v->world, ada).p);
    assert_int_equal(visit_get(v, url.p), 200);
    assert_string_equal(v->rs.type, "text/vcard; charset=utf-8");
    assert_true(visit_has(v, "FN:Ada Lindqvist\r\n"));
    assert_non_null(strstr(visit_header(v, "Content-Disposition").p, "Ada Lindqvist.vcf"));
}

/* The count of everyone is kept, and follows every write. */
static void test_pages__count(void **state)
{
    struct visit *v = *state;
    world_add_person(&v->world, "Ada", "Lindqvist");
    for (int i = 0; i < 2; i++) {
        visit_get(v, "/people");
        assert_true(visit_has(v, "<small>1\nperson"));
    }
    world_add_person(&v->world, "Bo", "Ek");
    visit_get(v, "/people");
    assert_true(visit_has(v, "<small>2\npeople"));
    world_do(&v->world, "undo", NULL);
    visit_get(v, "/people");
    assert_true(visit_has(v, "<small>1\nperson"));
}

static void test_pages__links(void **state)
{
    struct visit *v = *state;
    struct contact_point mail = {.kind = CONTACT_EMAIL, .value = STR("a@example.org")};
    struct contact_point phone = {.kind = CONTACT_PHONE, .value = STR("+1 (555) 01-42 ext")};
    struct contact_point web = {.kind = CONTACT_URL, .value = STR("javascript:alert(1)")};
    assert_str(person_link(v->a, &mail), "mailto:a@example.org");
    assert_str(person_link(v->a, &phone), "tel:+15550142");
    assert_str(person_link(v->a, &web), "");
}

static void test_pages__span(void **state)
{
    struct visit *v = *state;
    struct date none = {0}, x = {2014, 0, 0}, y = {2017, 9, 0};
    assert_str(page_span(v->a, x, none), "2014 to now");
    assert_str(page_span(v->a, x, y), "2014 to September 2017");
    assert_str(page_span(v->a, none, y), "until September 2017");
    assert_str(page_span(v->a, none, none), "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(test_pages__##name, visit_setup, visit_teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {TEST(empty),   TEST(sample), TEST(everyone), TEST(not_found),
                                       TEST(escaped), TEST(assets), TEST(card),     TEST(count),
                                       TEST(links),   TEST(span)};
    return cmocka_run_group_tests_name("web/pages", tests, NULL, NULL);
}
