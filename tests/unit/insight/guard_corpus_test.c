/* SPDX-License-Identifier: Apache-2.0 */
/* The guards stay as good as they say they are, on sentences we wrote: tests/guards/. */
#include "guard_corpus.h"

#include "check.h"

#include <stdio.h>

static void tell(const char *half, const char *what, struct str want, struct str text)
{
    /* What was held out is counted and not read while patterns are written. */
    if (strcmp(half, "tuned") == 0 || getenv("WELLMET_GUARD_HELD"))
        printf("# %s, %s, %.*s: %.*s\n", half, what, STR_ARG(want), STR_ARG(text));
}

static void show(const char *half, const struct guard_count *c)
{
    printf("# %-5s %3d sentences: recall %.3f, precision %.3f, by the rule named %.3f\n", half,
           c->sentences, guard_recall(c), guard_precision(c),
           c->wanted ? (double)c->by_rule / c->wanted : 0);
}

static void check(enum guard_kind kind)
{
    struct guard_count count[GUARD_HALVES];
    guard_corpus_count(kind, count, tell);
    show("tuned", &count[GUARD_TUNED]);
    show("held", &count[GUARD_HELD]);
    show("all", &count[GUARD_ALL]);
    assert_true(count[GUARD_ALL].sentences >= 300);
    assert_true(guard_recall(&count[GUARD_ALL]) >= 0.95);
    assert_true(guard_precision(&count[GUARD_ALL]) >= 0.90);
}

static void test_guard_corpus__patient(void **state)
{
    (void)state;
    check(GUARD_PATIENT);
}

static void test_guard_corpus__match(void **state)
{
    (void)state;
    check(GUARD_MATCH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guard_corpus__patient),
        cmocka_unit_test(test_guard_corpus__match),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
