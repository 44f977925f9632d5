/* SPDX-License-Identifier: Apache-2.0 */
#include "net/rate.h"

#include "base/arena.h"
#include "base/date.h"
#include "def/errors.h"
#include "def/limits.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static const unsigned char key[RATE_KEY_BYTES] = {7};
static const int64_t start = 1000 * US_PER_SECOND;
static struct rate *r;

static int set_up(void **state)
{
    (void)state;
    r = rate_new(256, key);
    return r ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    rate_free(r);
    return 0;
}

/* Takes until there is none; how many there were. */
static int take_all(enum rate_kind kind, struct str name, int64_t now)
{
    int n = 0;
    while (rate_take(r, kind, name, now, NULL))
        n++;
    return n;
}

static void test_rate__empties_and_fills(void **state)
{
    (void)state;
    int64_t wait = -1, one = 600 * US_PER_SECOND / LIMIT_RATE_DEVICE;
    assert_true(rate_take(r, RATE_DEVICE, STR("x"), start, &wait));
    assert_int_equal(wait, 0);
    assert_int_equal(take_all(RATE_DEVICE, STR("x"), start), LIMIT_RATE_DEVICE - 1);
    assert_false(rate_take(r, RATE_DEVICE, STR("x"), start, &wait));
    assert_int_equal(wait, one);
    assert_false(rate_take(r, RATE_DEVICE, STR("x"), start + one - 1, &wait));
    assert_int_equal(wait, 1); /* what was refused costs nothing */
    assert_true(rate_take(r, RATE_DEVICE, STR("x"), start + one, &wait));
    assert_false(rate_take(r, RATE_DEVICE, STR("x"), start + one, NULL));
    assert_int_equal(take_all(RATE_DEVICE, STR("x"), start + 4 * one), 3);
    assert_int_equal(take_all(RATE_DEVICE, STR("x"), start + 10000 * one), LIMIT_RATE_DEVICE);
}

static void test_rate__every_kind_holds_its_number(void **state)
{
    (void)state;
    static const int want[RATE_KINDS] = {
        [RATE_REQUEST] = LIMIT_RATE_REQUESTS, [RATE_LOGIN] = LIMIT_RATE_LOGINS,
        [RATE_TICKET] = LIMIT_RATE_TICKETS,   [RATE_ACCOUNT] = LIMIT_RATE_ACCOUNT,
        [RATE_DEVICE] = LIMIT_RATE_DEVICE,
    };
    for (unsigned k = 0; k < RATE_KINDS; k++)
        assert_int_equal(take_all((enum rate_kind)k, STR("x"), start), want[k]);
}

static void test_rate__keys_are_apart(void **state)
{
    (void)state;
    take_all(RATE_DEVICE, STR("x"), start);
    assert_true(rate_take(r, RATE_DEVICE, STR("y"), start, NULL));
    assert_true(rate_take(r, RATE_ACCOUNT, STR("x"), start, NULL));
    assert_true(rate_take(r, RATE_DEVICE, STR(""), start, NULL));
    assert_true(rate_take(r, RATE_DEVICE, STR_NULL, start, NULL));
    char text[1001];
    memset(text, 'z', sizeof(text));
    take_all(RATE_DEVICE, (struct str){text, 1000}, start);
    assert_false(rate_take(r, RATE_DEVICE, (struct str){text, 1000}, start, NULL));
    assert_true(rate_take(r, RATE_DEVICE, (struct str){text, 1001}, start, NULL));
}

static void test_rate__refund(void **state)
{
    (void)state;
    for (int i = 0; i < 3 * LIMIT_RATE_LOGINS; i++) {
        assert_true(rate_take(r, RATE_LOGIN, STR("hall"), start, NULL));
        rate_refund(r, RATE_LOGIN, STR("hall"), start);
    }
    assert_int_equal(take_all(RATE_LOGIN, STR("hall"), start), LIMIT_RATE_LOGINS);
    rate_refund(r, RATE_LOGIN, STR("nobody"), start); /* a full bucket stays as it is */
    assert_int_equal(take_all(RATE_LOGIN, STR("nobody"), start), LIMIT_RATE_LOGINS);
}

static struct str name_of(char buf[32], int i)
{
    int n = snprintf(buf, 32, "2001:db8:%x::", i);
    return (struct str){buf, (size_t)n};
}

/* A flood of addresses that come once pushes out their like, not the bucket under attack. */
static void test_rate__memory_is_bounded(void **state)
{
    (void)state;
    char buf[32];
    take_all(RATE_ACCOUNT, STR("victim"), start);
    for (int i = 0; i < 100000; i++)
        rate_take(r, RATE_REQUEST, name_of(buf, i), start, NULL);
    assert_in_range(rate_count(r, start), 200, 256);
    assert_false(rate_take(r, RATE_ACCOUNT, STR("victim"), start, NULL));
    assert_int_equal(rate_count(r, start + 7200 * US_PER_SECOND), 0);
}

/* The scheme of rate.h: strangers empty an account's bucket, the owner's browser goes on. */
static void test_rate__nobody_is_locked_out(void **state)
{
    (void)state;
    take_all(RATE_ACCOUNT, STR("42"), start);
    assert_false(rate_take(r, RATE_ACCOUNT, STR("42"), start, NULL));
    assert_true(rate_take(r, RATE_DEVICE, STR("42 laptop"), start, NULL));
}

static void test_rate__check(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    static struct request rq;
    struct response rs;
    int rc = 0, taken = 0;
    request_init(&rq, a, HTTP_POST, STR("/login"));
    response_init(&rs, a);
    while (!(rc = rate_check(r, RATE_ACCOUNT, STR("x"), &rq, &rs)))
        taken++;
    assert_int_equal(rc, ERR_RATE);
    assert_int_equal(rq.err.code, ERR_RATE);
    assert_in_range(taken, LIMIT_RATE_ACCOUNT, LIMIT_RATE_ACCOUNT + 1);
    assert_in_range(rs.retry_seconds, 1, 3600 / LIMIT_RATE_ACCOUNT);
}

static void *take_some(void *p)
{
    int *taken = p;
    char buf[32];
    for (int i = 0; i < 1000; i++) {
        *taken += rate_take(r, RATE_TICKET, STR("shared"), start, NULL);
        rate_take(r, RATE_REQUEST, name_of(buf, i % 50), start, NULL);
    }
    return NULL;
}

static void test_rate__threads(void **state)
{
    (void)state;
    pthread_t threads[4];
    int taken[4] = {0};
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, take_some, &taken[i]), 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(taken[0] + taken[1] + taken[2] + taken[3], LIMIT_RATE_TICKETS);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_rate__empties_and_fills),
        CASE(test_rate__every_kind_holds_its_number),
        CASE(test_rate__keys_are_apart),
        CASE(test_rate__refund),
        CASE(test_rate__memory_is_bounded),
        CASE(test_rate__nobody_is_locked_out),
        CASE(test_rate__check),
        CASE(test_rate__threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
