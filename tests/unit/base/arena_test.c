/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "check.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static void test_arena__memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena *a = arena_new(64);
    for (size_t size = 0; size < 300; size++) {
        unsigned char *p = arena_alloc(a, size);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xFF, size);
    }
    arena_free(a);
}

static void test_arena__reused_block_is_zeroed(void **state)
{
    (void)state;
    struct arena *a = arena_new(256);
    for (int round = 0; round < 3; round++) {
        unsigned char *p = arena_alloc(a, 100);
        for (int i = 0; i < 100; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xAA, 100);
        arena_reset(a);
    }
    arena_free(a);
}

static void test_arena__copy_is_terminated(void **state)
{
    (void)state;
    struct arena *a = arena_new(0);
    assert_string_equal(arena_copy(a, "abcdef", 3), "abc");
    assert_string_equal(arena_copy(a, NULL, 0), "");
    arena_free(a);
}

static void test_arena__grow_keeps_content(void **state)
{
    (void)state;
    struct arena *a = arena_new(128);
    unsigned char *p = arena_grow(a, NULL, 0, 1);
    p[0] = 1;
    for (size_t n = 1; n < 5000; n++) {
        if (n % 7 == 0)
            (void)arena_alloc(a, 3); /* now p is not the newest */
        p = arena_grow(a, p, n, n + 1);
        p[n] = (unsigned char)(n + 1);
    }
    for (size_t i = 0; i < 5000; i++)
        assert_int_equal(p[i], (unsigned char)(i + 1));
    arena_free(a);
}

static void test_arena__grow_does_not_touch_the_next(void **state)
{
    (void)state;
    struct arena *a = arena_new(4096);
    char *first = arena_copy(a, "first", 5);
    char *second = arena_copy(a, "second", 6);
    first = arena_grow(a, first, 6, 200);
    memset(first, 'x', 200);
    assert_string_equal(second, "second");
    arena_free(a);
}

static void test_arena__grow_can_shrink(void **state)
{
    (void)state;
    struct arena *a = arena_new(0);
    char *p = arena_copy(a, "0123456789abcdefghijklmnopqrstuvwxyz", 36);
    p = arena_grow(a, p, 37, 4);
    assert_memory_equal(p, "0123", 4);
    char *q = arena_copy(a, "next", 4);
    assert_memory_equal(p, "0123", 4);
    assert_string_equal(q, "next");
    arena_free(a);
}

static void test_arena__array_is_counted(void **state)
{
    (void)state;
    struct arena *a = arena_new(0);
    int *p = ARENA_ARRAY(a, int, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(p[i], 0);
    assert_true(arena_used(a) >= 1000 * sizeof(int));
    assert_non_null(ARENA_ARRAY(a, int, 0));
    arena_free(a);
}

static void test_arena__used_starts_again_at_reset(void **state)
{
    (void)state;
    struct arena *a = arena_new(0);
    assert_int_equal(arena_used(a), 0);
    (void)arena_alloc(a, 100000);
    assert_true(arena_used(a) >= 100000);
    arena_reset(a);
    assert_int_equal(arena_used(a), 0);
    arena_free(a);
}

static char order[8];
static void note(void *data)
{
    size_t n = strlen(order);
    order[n] = *(char *)data;
    order[n + 1] = '\0';
}

static void test_arena__cleanups_run_newest_first(void **state)
{
    (void)state;
    order[0] = '\0';
    struct arena *a = arena_new(0);
    for (const char *c = "abc"; *c; c++)
        arena_on_cleanup(a, note, arena_copy(a, c, 1)); /* memory is still there when they run */
    arena_reset(a);
    assert_string_equal(order, "cba");
    arena_reset(a);
    assert_string_equal(order, "cba"); /* once */
    arena_on_cleanup(a, note, arena_copy(a, "d", 1));
    arena_free(a);
    assert_string_equal(order, "cbad");
}

static void test_arena__scope_frees(void **state)
{
    (void)state;
    order[0] = '\0';
    {
        ARENA_SCOPE struct arena *tmp = arena_new(0);
        arena_on_cleanup(tmp, note, arena_copy(tmp, "s", 1));
        assert_string_equal(order, "");
    }
    assert_string_equal(order, "s");
    arena_free(NULL);
}

static void too_much(struct arena *a) { (void)arena_alloc(a, SIZE_MAX - 8); }
static void too_many(struct arena *a) { (void)arena_array(a, 16, SIZE_MAX / 8); }
static void too_far(struct arena *a)
{
    (void)arena_grow(a, arena_copy(a, "x", 1), 2, SIZE_MAX - 8);
}


static void test_arena__sizes_that_wrap_end_the_process(void **state)
{
    (void)state;
    static void (*const wishes[])(struct arena *) = {too_much, too_many, too_far};
    for (size_t i = 0; i < sizeof(wishes) / sizeof(*wishes); i++) {
        int status = 0;
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            signal(SIGABRT, SIG_DFL);
            dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
            wishes[i](arena_new(0));
            _exit(0);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena__memory_is_zeroed_and_aligned),
        cmocka_unit_test(test_arena__reused_block_is_zeroed),
        cmocka_unit_test(test_arena__copy_is_terminated),
        cmocka_unit_test(test_arena__grow_keeps_content),
        cmocka_unit_test(test_arena__grow_does_not_touch_the_next),
        cmocka_unit_test(test_arena__grow_can_shrink),
        cmocka_unit_test(test_arena__array_is_counted),
        cmocka_unit_test(test_arena__used_starts_again_at_reset),
        cmocka_unit_test(test_arena__cleanups_run_newest_first),
        cmocka_unit_test(test_arena__scope_frees),
        cmocka_unit_test(test_arena__sizes_that_wrap_end_the_process),
    };
    return cmocka_run_group_tests_name("base/arena", tests, NULL, NULL);
}
