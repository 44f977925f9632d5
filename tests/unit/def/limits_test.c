/* SPDX-License-Identifier: Apache-2.0 */
#include "def/limits.h"

#include "check.h"

static void test_limits__rows_are_well_formed(void **state)
{
    (void)state;
    assert_true(limit_rows_n > 10);
    for (size_t i = 0; i < limit_rows_n; i++) {
        assert_true(str_starts(str_c(limit_rows[i].name), STR("LIMIT_")));
        assert_true(limit_rows[i].value > 0);
        /* "bytes of ...", "seconds a ...": the unit comes first. */
        assert_true(strlen(limit_rows[i].what) > 8);
        assert_true(limit_rows[i].what[0] >= 'a' && limit_rows[i].what[0] <= 'z');
        for (size_t k = i + 1; k < limit_rows_n; k++)
            assert_string_not_equal(limit_rows[i].name, limit_rows[k].name);
    }
}

static void test_limits__fit_one_another(void **state)
{
    (void)state;
    assert_true((long)LIMIT_LINE < (long)LIMIT_NOTE);
    assert_true((long)LIMIT_NOTE < (long)LIMIT_BODY);
    assert_true((long)LIMIT_PHOTO < (long)LIMIT_CARD);
    assert_true((long)LIMIT_CARD < (long)LIMIT_UPLOAD);
    assert_true((long)LIMIT_PAGE <= (long)LIMIT_PAGE_MAX);
    assert_true((long)LIMIT_LOG_TEXT < (long)LIMIT_NOTE);
    assert_true((long)LIMIT_LOG_PEOPLE <= (long)LIMIT_REFS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_limits__rows_are_well_formed),
        cmocka_unit_test(test_limits__fit_one_another),
    };
    return cmocka_run_group_tests_name("def/limits", tests, NULL, NULL);
}
