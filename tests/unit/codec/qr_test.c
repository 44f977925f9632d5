/* SPDX-License-Identifier: Apache-2.0 */
/* The path is drawn into modules again and looked at: what every reader looks for is in place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/strbuf.h"
#include "codec/qr.h"
#include "def/errors.h"

enum { SIDE_MAX = 200 };

static unsigned char modules[SIDE_MAX][SIDE_MAX];

static int number(const char **p)
{
    char *end;
    long n = strtol(*p, &end, 10);
    *p = end;
    return (int)n;
}

/* Only the form that qr.c writes: M x y h n v1 h-n z. */
static void draw(const struct qr *qr)
{
    memset(modules, 0, sizeof(modules));
    const char *p = qr->path.p, *end = p + qr->path.n;
    while (p < end) {
        assert_int_equal(*p++, 'M');
        int x = number(&p), y = number(&p);
        assert_int_equal(*p++, 'h');
        int n = number(&p);
        assert_true(strncmp(p, "v1h-", 4) == 0);
        p += 4;
        assert_int_equal(number(&p), n);
        assert_int_equal(*p++, 'z');
        assert_in_range(x, QR_QUIET, qr->side - QR_QUIET - n);
        assert_in_range(y, QR_QUIET, qr->side - QR_QUIET - 1);
        memset(&modules[y][x], 1, (size_t)n);
    }
}

/* The square of 7 modules that stands in three corners. */
static bool has_finder(int left, int top)
{
    for (int y = 0; y < 7; y++)
        for (int x = 0; x < 7; x++) {
            bool ring = x == 0 || y == 0 || x == 6 || y == 6;
            bool core = x > 1 && x < 5 && y > 1 && y < 5;
            if (modules[top + y][left + x] != (ring || core))
                return false;
        }
    return true;
}

static void check(struct arena *a, struct str text, int version)
{
    struct qr qr;
    struct err err = {0};
    assert_int_equal(qr_format(a, text, &qr, &err), 0);
    assert_int_equal(qr.side, 17 + 4 * version + 2 * QR_QUIET);
    draw(&qr);
    int far = qr.side - QR_QUIET - 7;
    assert_true(has_finder(QR_QUIET, QR_QUIET));
    assert_true(has_finder(far, QR_QUIET));
    assert_true(has_finder(QR_QUIET, far));
    assert_false(has_finder(far, far));
    for (int i = 8; i < qr.side - 2 * QR_QUIET - 8; i++) /* the timing pattern */
        assert_int_equal(modules[QR_QUIET + 6][QR_QUIET + i], i % 2 == 0);
}

static void test_qr__sizes(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    check(a, STR("x"), 1);
    check(a,
          STR("otpauth://totp/Wellmet:sam@example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
              "&issuer=Wellmet"),
          6);
}

static void test_qr__differs(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct qr x, y, z;
    struct err err = {0};
    qr_format(a, STR("one"), &x, &err);
    qr_format(a, STR("two"), &y, &err);
    qr_format(a, STR("one"), &z, &err);
    assert_false(str_eq(x.path, y.path));
    assert_true(str_eq(x.path, z.path));
}

static void test_qr__limits(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct strbuf b;
    struct qr qr;
    struct err err = {0};
    strbuf_init(&b, a, 4000);
    while (b.n < 2331)
        strbuf_add_char(&b, 'x');
    check(a, strbuf_get(&b), 40);
    strbuf_add_char(&b, 'x');
    assert_int_equal(qr_format(a, strbuf_get(&b), &qr, &err), ERR_LIMIT);
    assert_int_equal(qr_format(a, STR(""), &qr, &err), ERR_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_qr__sizes),
        cmocka_unit_test(test_qr__differs),
        cmocka_unit_test(test_qr__limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
