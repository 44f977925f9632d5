/* SPDX-License-Identifier: Apache-2.0 */
/* The chapters that come with Wellmet, each held to docs/primer.md; and its steps on the road. */
#include "ops/primer.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/strbuf.h"
#include "check.h"
#include "codec/markdown.h"
#include "def/errors.h"
#include "insight/plan.h"
#include "world.h"

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

/* ---- linter ---------------------------------------------------------------------------------- */

/* Steps that were published: records point to them, so none may go or change its key. */
static const struct {
    const char *chapter;
    int steps;
} published[] = {{"why", 3},       {"before", 3},     {"first-day", 4}, {"instructors", 3},
                 {"shadowing", 4}, {"research", 4},   {"mentors", 4},   {"conferences", 3},
                 {"rotations", 4}, {"letters", 5},    {"aways", 5},     {"calls", 5},
                 {"match", 5},     {"giving-back", 4}};
enum { PUBLISHED = sizeof(published) / sizeof(*published) };

static const char *const banned[] = {
#define PHRASE(words, mend) words,
#include "insight/draft_phrases.def"
#undef PHRASE
    "leverage",
    "your journey",
    "game changer",
    "unlock",
    "delve",
    "crucial",
    "navigate the",
    "in conclusion",
    "at the end of the day",
    "testament to",
    "contact management",
    "target",
    "score",
    "it is important to",
    "empower",
    "elevate",
    "transformative"};

static size_t count_words(struct world *w, struct str text)
{
    struct str rest = markdown_plain(w->a, text, PRIMER_BYTES), word;
    size_t n = 0;
    while (rest.n && str_next(&rest, ' ', &word))
        n += word.n > 0;
    return n;
}

static bool has_year(struct str s)
{
    for (size_t i = 0; i + 3 < s.n; i++)
        if ((s.p[i] == '1' || s.p[i] == '2') && (s.p[i + 1] == '9' || s.p[i + 1] == '0') &&
            s.p[i + 2] >= '0' && s.p[i + 2] <= '9' && s.p[i + 3] >= '0' && s.p[i + 3] <= '9')
            return true;
    return false;
}

static void check_links(struct world *w, const struct primer_chapter *c, struct str text)
{
    for (size_t at = 0; (at = str_find(text, STR("]("), at)) != SIZE_MAX; at += 2) {
        struct str to = str_sub(text, at + 2, str_find_char(text, ')', at));
        if (!str_starts(to, STR("/primer/")) || !primer_find(w->app.primer, str_sub(to, 8, to.n)))
            fail_msg("%.*s: the link %.*s leads nowhere", STR_ARG(c->key), STR_ARG(to));
    }
}

static void check_text(struct world *w, const struct primer_chapter *c, const struct primer_part *x)
{
    struct str rest = x->text, ids, id, folded = fold(w->a, x->text);
    if (str_find_char(x->text, '!', 0) != SIZE_MAX)
        fail_msg("%.*s: no exclamation marks", STR_ARG(c->key));
    for (size_t i = 0; i < sizeof(banned) / sizeof(*banned); i++)
        if (str_find(folded, str_c(banned[i]), 0) != SIZE_MAX)
            fail_msg("%.*s: \"%s\"", STR_ARG(c->key), banned[i]);
    while (primer_next_date(&rest, &ids))
        while (ids.n && str_next(&ids, '|', &id))
            if (!plan_step_find(w->app.plan, id))
                fail_msg("%.*s: there is no date %.*s", STR_ARG(c->key), STR_ARG(id));
    if (x->kind != PRIMER_SOURCES && has_year(x->text))
        fail_msg("%.*s: a year stands in the text of \"%.*s\"", STR_ARG(c->key), STR_ARG(x->title));
    if (x->kind == PRIMER_EXAMPLE &&
        (!str_starts(x->text, STR("> ")) || count_words(w, x->text) > 150))
        fail_msg("%.*s: the message \"%.*s\" is a quote of at most 150 words", STR_ARG(c->key),
                 STR_ARG(x->title));
    check_links(w, c, x->text);
}

static void check_chapter(struct world *w, const struct primer_chapter *c)
{
    size_t n[6] = {0};
    VEC_EACH (const struct primer_part, x, &c->parts) {
        n[x->kind]++;
        check_text(w, c, x);
    }
    if (n[PRIMER_DO] != 1 || n[PRIMER_DONT] != 1 || n[PRIMER_ROAD] != 1 || n[PRIMER_SOURCES] != 1 ||
        !n[PRIMER_EXAMPLE] || c->parts.p[0].kind != PRIMER_PROSE)
        fail_msg("%.*s: a chapter begins with prose and has do, don't, an example, steps and "
                 "sources",
                 STR_ARG(c->key));
    if (c->words < 450 || c->words > 1000)
        fail_msg("%.*s: %zu words instead of 450 to 1000", STR_ARG(c->key), c->words);
    if (plan_stage_find(c->stage) < 0)
        fail_msg("%.*s: there is no stage %.*s", STR_ARG(c->key), STR_ARG(c->stage));
    assert_true(c->about.n > 0 && c->title.n > 0 && c->order > 0);
    VEC_EACH (const struct primer_item, x, &c->items)
        assert_true(str_ends(x->text, STR(".")));
}

static void test_primer__chapters(void **state)
{
    struct world *w = *state;
    const struct primer *p = w->app.primer;
    assert_int_equal(p->chapters.n, PUBLISHED);
    for (size_t i = 0; i < PUBLISHED; i++) {
        const struct primer_chapter *c = &p->chapters.p[i];
        assert_str(c->key, published[i].chapter);
        check_chapter(w, c);
        for (int k = 1; k <= published[i].steps; k++) {
            const struct primer_chapter *of;
            struct str step = str_format(w->a, "%s.%d", published[i].chapter, k);
            if (!primer_item_find(p, step, &of))
                fail_msg("the step %.*s is gone", STR_ARG(step));
        }
    }
}

/* The playbook and the plan point to chapters; each is there. */
static void test_primer__pointed_to(void **state)
{
    struct world *w = *state;
    size_t n;
    const struct plan_step *steps = plan_steps(w->app.plan, &n);
    for (size_t i = 0; i < n; i++)
        if (steps[i].chapter.n && !primer_find(w->app.primer, steps[i].chapter))
            fail_msg("%.*s: there is no chapter %.*s", STR_ARG(steps[i].id),
                     STR_ARG(steps[i].chapter));
}

/* ---- on the road ----------------------------------------------------------------------------- */

static struct primer_view load(struct world *w, const char *key)
{
    struct primer_view v;
    if (primer_load(world_ctx(w), str_c(key), &v) < 0)
        fail_msg("%s", world_error(w));
    return v;
}

static void test_primer__steps(void **state)
{
    struct world *w = *state;
    assert_int_equal(load(w, "letters").taken, 0);
    world_do(w, "primer.take", "step", "letters.4", NULL);
    assert_str(w->ctx.message, "On your road: Find a backup writer.");
    world_do(w, "primer.take", "step", "primer.letters.4", NULL); /* again: the same record */
    assert_int_equal(world_count(w, &entity_milestone), 1);
    struct milestone *m = world_load(w, &entity_milestone, w->ctx.result_id);
    assert_str(m->step, "primer.letters.4");
    assert_str(m->title, "Find a backup writer.");
    assert_int_equal(m->state, MILESTONE_OPEN);
    struct primer_view v = load(w, "letters");
    assert_int_equal(v.taken, 1);
    assert_int_equal(v.done, 0);
    assert_int_equal(v.steps[3].milestone, m->record.id);
    world_do(w, "primer.done", "step", "letters.4", NULL);
    m = world_load(w, &entity_milestone, w->ctx.result_id);
    assert_int_equal(m->state, MILESTONE_DONE);
    assert_true(date_eq(m->done_on, (struct date){2027, 8, 10}));
    assert_int_equal(load(w, "letters").done, 1);
    world_do(w, "undo", NULL);
    assert_int_equal(load(w, "letters").done, 0);
    world_do(w, "undo", NULL);
    assert_int_equal(load(w, "letters").taken, 0);
    assert_int_equal(world_run(w, "primer.take", "step", "letters.99", NULL), ERR_NOT_FOUND);
    assert_int_equal(world_run(w, "primer", "chapter", "tea", NULL), ERR_NOT_FOUND);
}

static struct str part_text(struct world *w, const char *key, const char *title)
{
    struct primer_view v = load(w, key);
    for (size_t i = 0; i < v.parts_n; i++)
        if (str_eq(v.parts[i].title, str_c(title)))
            return v.parts[i].text;
    return STR_NULL;
}

static bool says(struct str text, const char *words)
{
    return str_find(text, str_c(words), 0) != SIZE_MAX;
}

static void test_primer__dates(void **state)
{
    struct world *w = *state;
    struct str text = part_text(w, "match", "The calendar");
    assert_true(says(text, "(for you: your class's own day)"));
    world_do(w, "account.edit", "graduation_year", "2028", "track", "md", NULL);
    text = part_text(w, "match", "The calendar");
    assert_true(says(text, "Friday 17 March 2028, projected"));
    assert_false(says(text, "{{"));
    /* Who applies through the other service reads its days. */
    world_do(w, "account.edit", "specialties", "emergency medicine", NULL);
    text = part_text(w, "match", "The calendar");
    assert_true(says(text, "applications may be sent (for you: Wednesday 1 September 2027"));
    assert_true(says(text, "programs read (for you: Friday 1 October 2027"));
    /* Another class has other days; one that was read in a source is not called projected. */
    world_do(w, "account.edit", "graduation_year", "2026", NULL);
    assert_true(says(part_text(w, "match", "The calendar"), "(for you: Friday 20 March 2026)"));
}

static void test_primer__plain(void **state)
{
    struct world *w = *state;
    struct primer_view v = load(w, "letters");
    struct str text = primer_text(world_ctx(w), &v, 76), line;
    assert_true(says(text, "Example: Asking, when it can't be in person"));
    assert_true(says(text, "  [ ] Find a backup writer. (letters.4)"));
    assert_false(says(text, "*"));
    while (text.n && str_next(&text, '\n', &line))
        assert_true(utf8_width(line) <= 76);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_primer__chapters), TEST(test_primer__pointed_to),
                                       TEST(test_primer__steps), TEST(test_primer__dates),
                                       TEST(test_primer__plain)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
