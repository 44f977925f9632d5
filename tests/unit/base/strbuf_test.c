/* SPDX-License-Identifier: Apache-2.0 */
#include "base/strbuf.h"

#include "base/arena.h"
#include "check.h"
#include "property.h"

static struct arena *arena;
static int setup(void **state)
{
    (void)state;
    arena = arena_new(0);
    return 0;
}
static int teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void test_strbuf__empty_is_terminated(void **state)
{
    (void)state;
    struct strbuf b;
    strbuf_init(&b, arena, 10);
    assert_string_equal(strbuf_get(&b).p, "");
    strbuf_clear(&b);
    strbuf_cut(&b, 3);
    strbuf_add(&b, STR_NULL);
    assert_str(strbuf_get(&b), "");
    assert_false(b.overflow);
}

static void test_strbuf__adds(void **state)
{
    (void)state;
    struct strbuf b;
    strbuf_init(&b, arena, 1000);
    strbuf_add(&b, STR("one"));
    strbuf_add_char(&b, ' ');
    STRBUF_LIT(&b, "two ");
    strbuf_add_i64(&b, INT64_MIN);
    strbuf_add_char(&b, ' ');
    strbuf_add_i64(&b, 0);
    strbuf_add_i64(&b, INT64_MAX);
    strbuf_addf(&b, "[%s %d]", "x", -5);
    strbuf_addf(&b, "%s", "");
    assert_str(strbuf_get(&b), "one two -9223372036854775808 09223372036854775807[x -5]");
    assert_int_equal(b.p[b.n], '\0');
    strbuf_cut(&b, 7);
    assert_string_equal(b.p, "one two");
    strbuf_cut(&b, 99);
    assert_int_equal(b.n, 7);
}

static void test_strbuf__stops_at_the_maximum(void **state)
{
    (void)state;
    struct strbuf b;
    strbuf_init(&b, arena, 5);
    strbuf_add(&b, STR("abcde"));
    assert_false(b.overflow);
    strbuf_add(&b, STR(""));
    assert_false(b.overflow);
    strbuf_add_char(&b, 'f');
    assert_true(b.overflow);
    assert_string_equal(b.p, "abcde");
    strbuf_clear(&b);
    assert_false(b.overflow);
    strbuf_addf(&b, "%d", 12345678);
    assert_true(b.overflow);
    assert_string_equal(b.p, "12345");
    strbuf_addf(&b, "%d", 9);
    assert_string_equal(b.p, "12345");
}

/* However it is filled, it holds the first `max` bytes of all, terminated. */
static bool holds_a_prefix(struct gen *g)
{
    struct strbuf b, all;
    strbuf_init(&b, g->a, (size_t)gen_between(g, 0, 300));
    strbuf_init(&all, g->a, 100000);
    for (int64_t n = gen_between(g, 0, 20); n > 0; n--) {
        struct str s = gen_bytes(g, 40, STR_NULL);
        strbuf_add(&b, s);
        strbuf_add(&all, s);
    }
    struct str got = strbuf_get(&b), want = strbuf_get(&all);
    return str_starts(want, got) && got.n == (want.n < b.max ? want.n : b.max) &&
           b.overflow == (want.n > b.max) && got.p[got.n] == '\0';
}

static void test_strbuf__holds_a_prefix(void **state)
{
    (void)state;
    property_check("strbuf holds a prefix", holds_a_prefix, 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strbuf__empty_is_terminated),
        cmocka_unit_test(test_strbuf__adds),
        cmocka_unit_test(test_strbuf__stops_at_the_maximum),
        cmocka_unit_test(test_strbuf__holds_a_prefix),
    };
    return cmocka_run_group_tests_name("base/strbuf", tests, setup, teardown);
}
