/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"

#include "base/date.h"
#include "check.h"

static void test_clock__wellmet_now_fixes_it(void **state)
{
    (void)state;
    int64_t want;
    assert_true(instant_parse(STR("2026-01-15T09:00:00Z"), &want));
    setenv("WELLMET_NOW", "2026-01-15T09:00:00Z", 1);
    assert_int_equal(clock_init(), 0);
    assert_true(clock_now() == want);
    assert_true(clock_real() != want);
    setenv("WELLMET_NOW", "2026-01-15", 1);
    assert_int_equal(clock_init(), 0);
    assert_true(clock_now() == want - 9 * 3600 * US_PER_SECOND);
}

static void test_clock__refuses_what_it_cannot_read(void **state)
{
    (void)state;
    setenv("WELLMET_NOW", "soon", 1);
    assert_int_equal(clock_init(), -1);
}

static void test_clock__runs_otherwise(void **state)
{
    (void)state;
    setenv("WELLMET_NOW", "", 1);
    assert_int_equal(clock_init(), 0);
    unsetenv("WELLMET_NOW");
    assert_int_equal(clock_init(), 0);
    int64_t before = clock_monotonic();
    assert_true(clock_now() > INT64_C(1700000000) * US_PER_SECOND);
    assert_true(clock_monotonic() >= before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clock__wellmet_now_fixes_it),
        cmocka_unit_test(test_clock__refuses_what_it_cannot_read),
        cmocka_unit_test(test_clock__runs_otherwise),
    };
    return cmocka_run_group_tests_name("base/clock", tests, NULL, NULL);
}
