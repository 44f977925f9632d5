/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "def/limits.h"
#include "net/form.h"
#include "net/percent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static struct arena *a;

static int set_up(void **state)
{
    (void)state;
    a = arena_new(0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

static void assert_str(struct str got, const char *want)
{
    assert_int_equal(got.n, strlen(want));
    assert_memory_equal(got.n ? got.p : "", want, got.n);
}

static void test_percent__decodes(void **state)
{
    (void)state;
    struct str s;
    assert_true(percent_decode(a, STR("a%2Fb+c%C3%a9"), PERCENT_PLUS_KEPT, &s));
    assert_str(s, "a/b+c\xC3\xA9");
    assert_true(percent_decode(a, STR("a+b%2B"), PERCENT_PLUS_BLANK, &s));
    assert_str(s, "a b+");
    struct str plain = STR("plain+");
    assert_true(percent_decode(a, plain, PERCENT_PLUS_KEPT, &s));
    assert_ptr_equal(s.p, plain.p);
    assert_true(percent_decode(a, STR_NULL, PERCENT_PLUS_KEPT, &s));
    assert_int_equal(s.n, 0);
}

static void test_percent__refuses(void **state)
{
    (void)state;
    static const struct str bad[] = {STR_INIT("%"),   STR_INIT("a%4"), STR_INIT("%zz"),
                                     STR_INIT("%4g"), STR_INIT("%00"), STR_INIT("%+1"),
                                     {"a\0b", 3},     STR_INIT("%%41")};
    struct str s;
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_false(percent_decode(a, bad[i], PERCENT_PLUS_BLANK, &s));
}

static void test_form__urlencoded(void **state)
{
    (void)state;
    struct form f = {0};
    assert_int_equal(form_parse_urlencoded(a, STR("&a=1&&b=x=y&a=%26&c&=z&"), &f, NULL), 0);
    assert_int_equal(f.n, 5);
    assert_str(form_get(&f, STR("a")), "1");
    assert_str(form_get(&f, STR("b")), "x=y");
    assert_str(form_get(&f, STR("c")), "");
    assert_str(form_get(&f, STR("")), "z");
    assert_null(form_get(&f, STR("d")).p);
    const struct form_part *second = form_next(&f, STR("a"), form_find(&f, STR("a")));
    assert_str(second->value, "&");
    assert_null(form_next(&f, STR("a"), second));
    assert_int_equal(form_parse_urlencoded(a, STR_NULL, &f, NULL), 0);
    assert_int_equal(f.n, 0);
}

static void test_form__urlencoded_refuses(void **state)
{
    (void)state;
    struct form f;
    struct err err;
    static const char *const bad[] = {"a=%", "%x=1", "a=%00", "a=%ff", "%c3=1", "a=\xC3"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_int_equal(form_parse_urlencoded(a, str_c(bad[i]), &f, &err), ERR_USAGE);
    struct strbuf b;
    strbuf_init(&b, a, 100000);
    for (int i = 0; i < LIMIT_FORM_FIELDS; i++)
        strbuf_addf(&b, "f%d=x&", i);
    assert_int_equal(form_parse_urlencoded(a, strbuf_get(&b), &f, &err), 0);
    assert_int_equal(f.n, LIMIT_FORM_FIELDS);
    STRBUF_LIT(&b, "one=more");
    assert_int_equal(form_parse_urlencoded(a, strbuf_get(&b), &f, &err), ERR_LIMIT);
}

#define TYPE STR("multipart/form-data; charset=x; boundary=\"b 1\"")
#define PART "--b 1\r\nContent-Disposition: form-data; name="

static int parse(struct str bytes, struct form *f)
{
    return form_parse(a, TYPE, bytes, f, NULL);
}

static void test_form__multipart(void **state)
{
    (void)state;
    struct form f = {0};
    struct str bytes = STR(PART "\"a%22\\\"\"\r\n\r\nx\r\n--b 2\r\n\r\n"
                           "--b 1 \t\r\nX: y\r\ncontent-type: text/vcard\r\n"
                           "CONTENT-DISPOSITION: Form-Data; filename=\"C:\\a\\b;%0d.vcf\"; "
                           "name=f\r\n\r\n\0\xFF\r\n"
                           PART "\"e\"; filename=\"\"\r\n\r\n\r\n--b 1--\r\nepilogue");
    assert_int_equal(parse(bytes, &f), 0);
    assert_int_equal(f.n, 3);
    assert_str(form_get(&f, STR("a\"\"")), "x\r\n--b 2\r\n");
    const struct form_part *file = form_find(&f, STR("f"));
    assert_true(file->is_file);
    assert_str(file->file_name, "b;\r.vcf");
    assert_str(file->type, "text/vcard");
    assert_int_equal(file->value.n, 2);
    assert_null(form_get(&f, STR("f")).p);
    assert_true(form_find(&f, STR("e"))->is_file);
    assert_int_equal(form_find(&f, STR("e"))->file_name.n, 0);
}

static void test_form__multipart_empty(void **state)
{
    (void)state;
    struct form f = {0};
    assert_int_equal(parse(STR("--b 1--"), &f), 0);
    assert_int_equal(f.n, 0);
    assert_int_equal(parse(STR(PART "a\r\n\r\n\r\n--b 1--\r\n"), &f), 0);
    assert_str(form_get(&f, STR("a")), "");
}

static void test_form__multipart_refuses(void **state)
{
    (void)state;
    struct form f;
    static const struct str bad[] = {
        STR_INIT(""),
        STR_INIT("preamble\r\n--b 1--"),
        STR_INIT("--b 1"),
        STR_INIT("--b 1\r\n"),
        STR_INIT("--b 1x\r\n"),
        STR_INIT(PART "a\r\n\r\nx"),
        STR_INIT(PART "a\r\n\r\nx\r\n--b"),
        STR_INIT(PART "a\r\n\r\nx\r\n--b 1"),
        STR_INIT(PART "a\r\n\r\nx\r\n--b 1\n"),
        STR_INIT(PART "a\r\nx\r\n--b 1--"),
        STR_INIT(PART "a; name=b\r\n\r\nx\r\n--b 1--"),
        STR_INIT(PART "\"a\r\n\r\nx\r\n--b 1--"),
        STR_INIT(PART "\"a\\\r\n\r\nx\r\n--b 1--"),
        STR_INIT(PART "\r\n\r\nx\r\n--b 1--"),
        STR_INIT(PART "a\r\nContent-Disposition: form-data; name=b\r\n\r\nx\r\n--b 1--"),
        STR_INIT(PART "a\r\n folded\r\n\r\nx\r\n--b 1--"),
        STR_INIT(PART "a\r\n: x\r\n\r\nx\r\n--b 1--"),
        STR_INIT("--b 1\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--b 1--"),
        STR_INIT("--b 1\r\nX: y\r\n\r\nx\r\n--b 1--"),
        STR_INIT("--b 1\r\n\r\nx\r\n--b 1--"),
        STR_INIT(PART "a\r\n\r\n\xFF\r\n--b 1--"),
        STR_INIT(PART "a\r\n\r\n\0\r\n--b 1--"),
        STR_INIT(PART "\xFF\r\n\r\nx\r\n--b 1--"),
        STR_INIT(PART "a; filename=\xFF\r\n\r\nx\r\n--b 1--"),
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        if (parse(bad[i], &f) != ERR_USAGE)
            fail_msg("accepted: %.*s", STR_ARG(bad[i]));
}

static void test_form__multipart_boundaries(void **state)
{
    (void)state;
    struct form f;
    static const char *const bad[] = {
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary",
        "multipart/form-data; boundary=\"\"", "multipart/form-data; boundary=\"a\tb\"",
        "multipart/form-data; boundary=x boundary=y", "multipart/form-data; boundary=x; boundary=y",
        ("multipart/form-data; boundary="
         "12345678901234567890123456789012345678901234567890123456789012345678901")};
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_int_equal(form_parse(a, str_c(bad[i]), STR("--x--"), &f, NULL), ERR_USAGE);
    assert_int_equal(form_parse(a, STR("text/plain"), STR("a=b"), &f, NULL), ERR_MEDIA_TYPE);
    assert_int_equal(form_parse(a, STR("Multipart/Form-Data ;BOUNDARY=x"), STR("--x--"), &f, NULL),
                     0);
    assert_true(form_is_media_type(STR("application/x-www-form-urlencoded; charset=UTF-8")));
    assert_false(form_is_media_type(STR_NULL));
}

static void test_form__multipart_many_parts(void **state)
{
    (void)state;
    struct form f;
    struct strbuf b;
    strbuf_init(&b, a, 1 << 20);
    for (int i = 0; i < LIMIT_FORM_FIELDS; i++)
        STRBUF_LIT(&b, PART "a\r\n\r\nx\r\n");
    size_t n = b.n;
    STRBUF_LIT(&b, "--b 1--");
    assert_int_equal(parse(strbuf_get(&b), &f), 0);
    assert_int_equal(f.n, LIMIT_FORM_FIELDS);
    strbuf_cut(&b, n);
    STRBUF_LIT(&b, PART "a\r\n\r\nx\r\n--b 1--");
    assert_int_equal(parse(strbuf_get(&b), &f), ERR_LIMIT);
}

/* A header full of parameters must not cost memory by its square. */
static void test_form__header_params_cost(void **state)
{
    (void)state;
    struct strbuf b;
    struct str s;
    strbuf_init(&b, a, 1 << 20);
    STRBUF_LIT(&b, "form-data");
    for (int i = 0; i < 5000; i++)
        STRBUF_LIT(&b, "; x=\"y\"");
    size_t before = arena_used(a);
    assert_false(form_header_param(a, strbuf_get(&b), STR("z"), &s));
    assert_true(arena_used(a) - before < 5000 * 64);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_percent__decodes),
        CASE(test_percent__refuses),
        CASE(test_form__urlencoded),
        CASE(test_form__urlencoded_refuses),
        CASE(test_form__multipart),
        CASE(test_form__multipart_empty),
        CASE(test_form__multipart_refuses),
        CASE(test_form__multipart_boundaries),
        CASE(test_form__multipart_many_parts),
        CASE(test_form__header_params_cost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
