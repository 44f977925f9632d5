/* SPDX-License-Identifier: Apache-2.0 */
/* The accepted templates of tests/golden/templates, compiled and run; and an embedded table. */
#include "base/arena.h"
#include "base/asset.h"
#include "sample_templates.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

extern const struct asset sample_assets[];
extern const size_t sample_assets_n;

static struct strbuf begin(struct arena *a)
{
    struct strbuf b;
    strbuf_init(&b, a, 4096);
    return b;
}

static void test_templates__values(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct strbuf b = begin(a);
    struct sample s = {.name = STR("<A & \"B\">"), .url = STR("javascript:alert(1)"),
                       .id = STR("a/b c"), .count = -7};
    sample_values(&b, &s);
    assert_string_equal(b.p,
                        "<p title=\"&lt;A &amp; &quot;B&quot;&gt;\">\n"
                        "&lt;A &amp; \"B\"&gt;, -7\n</p>\n"
                        "<a href=\"#\">x</a>\n"
                        "<a href=\"/people/a%2Fb%20c?page=-7\" data-n=\"-7\">y</a>\n");
}

static void test_templates__control(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct strbuf b = begin(a);
    struct sample s = {.name = STR("<N>"), .count = 3, .selected = true};
    sample_control(&b, &s);
    assert_string_equal(b.p, "<option value=\"0\"\nselected\n>&lt;N&gt;</option>\n"
                             "<option value=\"2\"\nselected\n>&lt;N&gt;</option>\n"
                             "three\n<pre>\n  kept &lt;N&gt;\n</pre>\n");
}

static void test_templates__markup(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct strbuf b = begin(a);
    sample_markup(&b);
    assert_non_null(strstr(b.p, "<input disabled value='single' class=bare>What?"
                                "?! \"100%\" \xC3\xA9 \\ back<br/>\n"));
}

static void test_embed__table(void **state)
{
    (void)state;
    assert_int_equal(sample_assets_n, 4);
    for (size_t i = 0; i < sample_assets_n; i++) {
        const struct asset *x = &sample_assets[i];
        assert_int_equal(strlen(x->hash), 16);
        assert_int_equal(x->bytes[x->n], 0);
        assert_true(!x->gzip == !x->gzip_n && x->gzip_n < x->n);
        assert_true(i == 0 || strcmp(sample_assets[i - 1].name, x->name) < 0);
    }
    const struct asset *h = asset_find(sample_assets, sample_assets_n, STR("sample.h"));
    assert_non_null(h);
    assert_true(str_starts(asset_str(h), STR("/* SPDX")));
    assert_null(asset_find(sample_assets, sample_assets_n, STR("sample")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_templates__values),
        cmocka_unit_test(test_templates__control),
        cmocka_unit_test(test_templates__markup),
        cmocka_unit_test(test_embed__table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
