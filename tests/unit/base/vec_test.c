/* SPDX-License-Identifier: Apache-2.0 */
#include "base/vec.h"

#include "base/arena.h"
#include "check.h"

struct pair {
    int a;
    char text[20];
};

static void test_vec__empty_can_be_walked(void **state)
{
    (void)state;
    VEC(struct pair) v = {0};
    int n = 0;
    VEC_EACH(struct pair, it, &v)
        n++;
    assert_int_equal(n, 0);
}

static void test_vec__push_keeps_and_zeroes(void **state)
{
    (void)state;
    struct arena *a = arena_new(64);
    VEC(struct pair) v = {0};
    for (int i = 0; i < 1000; i++) {
        struct pair *p = VEC_PUSH(a, &v);
        assert_int_equal(p->a, 0);
        assert_int_equal(p->text[19], 0);
        p->a = i;
        p->text[19] = 'x';
        if (i % 3 == 0)
            (void)arena_alloc(a, 1);
    }
    assert_int_equal(v.n, 1000);
    int i = 0;
    VEC_EACH(struct pair, it, &v)
        assert_int_equal(it->a, i++);
    arena_free(a);
}

static void test_vec__push_after_shortening_zeroes(void **state)
{
    (void)state;
    struct arena *a = arena_new(0);
    VEC(int) v = {0};
    *VEC_PUSH(a, &v) = 7;
    v.n = 0;
    assert_int_equal(*VEC_PUSH(a, &v), 0);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vec__empty_can_be_walked),
        cmocka_unit_test(test_vec__push_keeps_and_zeroes),
        cmocka_unit_test(test_vec__push_after_shortening_zeroes),
    };
    return cmocka_run_group_tests_name("base/vec", tests, NULL, NULL);
}
