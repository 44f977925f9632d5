/* SPDX-License-Identifier: Apache-2.0 */
#include "base/id.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/date.h"
#include "check.h"
#include "property.h"

#include <pthread.h>

static void test_id__new_ones_grow(void **state)
{
    (void)state;
    int64_t last = 0;
    for (int i = 0; i < 100000; i++) {
        int64_t id = id_new();
        assert_true(id > last);
        last = id;
    }
}

static void test_id__carry_the_time(void **state)
{
    (void)state;
    int64_t epoch;
    assert_true(instant_parse(STR("2024-01-01"), &epoch));
    int64_t us = (id_new() >> 22) * 1000 + epoch;
    int64_t off = clock_real() - us;
    assert_in_range(off + US_PER_SECOND, 0, 60 * US_PER_SECOND);
}

enum { THREADS = 4, EACH = 5000 };

static void *make_ids(void *data)
{
    int64_t *ids = data;
    for (int i = 0; i < EACH; i++)
        ids[i] = id_new();
    return NULL;
}

static int by_value(const void *x, const void *y)
{
    int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
    return (a > b) - (a < b);
}

static void test_id__unique_among_threads(void **state)
{
    (void)state;
    static int64_t ids[THREADS * EACH];
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, make_ids, &ids[i * EACH]), 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    qsort(ids, THREADS * EACH, sizeof(*ids), by_value);
    for (int i = 1; i < THREADS * EACH; i++)
        assert_true(ids[i] > ids[i - 1]);
}

static bool round_trip(struct gen *g)
{
    int64_t id = gen_between(g, 1, INT64_MAX), other = gen_between(g, 1, INT64_MAX), back = 0;
    char text[ID_TEXT_MAX], other_text[ID_TEXT_MAX], small[ID_TEXT_MAX];
    id_format(id, text);
    id_format(other, other_text);
    for (size_t i = 0; i < ID_TEXT_MAX; i++)
        small[i] = text[i] >= 'A' ? (char)(text[i] + 32) : text[i];
    /* Texts sort as the ids do, so that lists by text are lists by time. */
    return strlen(text) == ID_TEXT_LEN && id_parse(str_c(text), &back) && back == id &&
           id_parse(str_c(small), &back) && back == id &&
           (strcmp(text, other_text) < 0) == (id < other);
}

static void test_id__round_trip(void **state)
{
    (void)state;
    property_check("id round trip", round_trip, 5000);
}

static void test_id__text(void **state)
{
    (void)state;
    struct arena *a = arena_new(0);
    int64_t id = 0;
    assert_str(id_str(a, 1), "0000000000001");
    assert_str(id_str(a, INT64_MAX), "7ZZZZZZZZZZZZ");
    assert_true(id_parse(STR("7zzzzzzzzzzzz"), &id) && id == INT64_MAX);
    assert_true(id_parse(STR("oOoOoOoOoOoIl"), &id) && id == 33);
    arena_free(a);
}

static void test_id__refuses(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "", "1", "000000000001", "00000000000001", "0000000000000", "8000000000000",
        "ZZZZZZZZZZZZZ", "G000000000000", "000000000000U", "000000000000-", "00000000 0001",
        "000000000Z\xC3\xA9Z",
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        int64_t id = 5;
        if (id_parse(str_c(bad[i]), &id))
            fail_msg("%s was read", bad[i]);
        assert_int_equal(id, 5);
    }
    int64_t id;
    assert_false(id_parse((struct str){"000000000000\0", 13}, &id));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_id__new_ones_grow),
        cmocka_unit_test(test_id__carry_the_time),
        cmocka_unit_test(test_id__unique_among_threads),
        cmocka_unit_test(test_id__round_trip),
        cmocka_unit_test(test_id__text),
        cmocka_unit_test(test_id__refuses),
    };
    return cmocka_run_group_tests_name("base/id", tests, NULL, NULL);
}
