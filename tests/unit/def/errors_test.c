/* SPDX-License-Identifier: Apache-2.0 */
#include "def/errors.h"

#include "check.h"

static void test_errors__rows_are_well_formed(void **state)
{
    (void)state;
    for (int i = 0; i < ERROR_COUNT; i++) {
        const struct error_row *r = error_row(-1 - i);
        assert_int_equal(r->code, -1 - i);
        assert_true(str_starts(str_c(r->name), STR("ERR_")));
        assert_true(strlen(r->title) > 3);
        assert_null(strpbrk(r->title, "!.\n"));
        assert_non_null(r->dav);
        /* 0 is success, 1 stays free, 126 and up belong to the shell. */
        assert_in_range(r->exit_status, 2, 125);
        assert_in_range(r->http_status, 400, 599);
        assert_int_equal(r->users_fault, r->http_status < 500);
    }
}

static void test_errors__names_are_unique(void **state)
{
    (void)state;
    for (int i = 0; i < ERROR_COUNT; i++)
        for (int k = i + 1; k < ERROR_COUNT; k++)
            assert_string_not_equal(error_row(-1 - i)->name, error_row(-1 - k)->name);
}

static void test_errors__unknown_codes_are_internal(void **state)
{
    (void)state;
    static const int codes[] = {0, 1, -1 - ERROR_COUNT, -1000, INT32_MIN, INT32_MAX};
    for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
        assert_ptr_equal(error_row(codes[i]), error_row(ERR_INTERNAL));
    assert_string_equal(error_row(ERR_NOT_FOUND)->name, "ERR_NOT_FOUND");
    assert_int_equal(error_row(ERR_NOT_FOUND)->http_status, 404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_errors__rows_are_well_formed),
        cmocka_unit_test(test_errors__names_are_unique),
        cmocka_unit_test(test_errors__unknown_codes_are_internal),
    };
    return cmocka_run_group_tests_name("def/errors", tests, NULL, NULL);
}
