/* SPDX-License-Identifier: Apache-2.0 */
#include "base/html.h"

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

static struct str with(void (*write)(struct strbuf *, struct str), struct str s)
{
    struct strbuf b;
    strbuf_init(&b, arena, 10000);
    write(&b, s);
    return strbuf_get(&b);
}

static void test_html__text(void **state)
{
    (void)state;
    assert_str(with(html_text, STR("a < b && c > \"d\" 'e'")),
               "a &lt; b &amp;&amp; c &gt; \"d\" 'e'");
    assert_str(with(html_text, STR("<script>alert(1)</script>")),
               "&lt;script&gt;alert(1)&lt;/script&gt;");
    assert_str(with(html_text, STR("José 王芳")), "José 王芳");
    assert_str(with(html_text, STR_NULL), "");
}

static void test_html__attribute(void **state)
{
    (void)state;
    assert_str(with(html_attr, STR("\" onmouseover='x' <&>")),
               "&quot; onmouseover=&#39;x&#39; &lt;&amp;&gt;");
}

static void test_html__small_ones(void **state)
{
    (void)state;
    struct strbuf b;
    strbuf_init(&b, arena, 1000);
    html_tag(&b, "h2");
    html_i64(&b, -12);
    html_raw(&b, "<br>", 4);
    html_tag_end(&b, "h2");
    assert_str(strbuf_get(&b), "<h2>-12<br></h2>");
    strbuf_clear(&b);
    html_tag_i64(&b, "ol", "start", 2023);
    html_link(&b, STR("https://example.org/?a&\""));
    html_link(&b, STR("javascript:alert(1)"));
    assert_str(strbuf_get(&b), "<ol start=\"2023\">"
                               "<a rel=\"noreferrer\" href=\"https://example.org/?a&amp;&quot;\">"
                               "<a rel=\"noreferrer\" href=\"#\">");
}

static void test_html__safe_urls(void **state)
{
    (void)state;
    static const char *const safe[] = {
        "", "/", "/people/0001", "people?x=1:2", "#top", "?q=javascript:1", "./a:b", "a/b:c",
        "http://example.org/", "HTTPS://example.org", "mailto:chen@example.org", "tel:+15550100",
        "https://example.org/a?b=c&d=e#f", "caf\xC3\xA9",
    };
    static const char *const unsafe[] = {
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "\tjavascript:alert(1)",
        "java\tscript:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)",
        "\x01javascript:alert(1)", "//evil.example", "///evil.example", "/\\evil.example",
        "\\\\evil.example", "data:text/html,x", "DATA:text/html;base64,x", "vbscript:x",
        "file:///etc/passwd", "blob:x", "ftp://example.org", "about:blank", "x:y", ":",
        "javascript\xC3\xA9:1", "http ://x", "/a b", "/a\x7F", "view-source:x",
    };
    for (size_t i = 0; i < sizeof(safe) / sizeof(*safe); i++)
        if (!url_is_safe(str_c(safe[i])))
            fail_msg("%s was refused", safe[i]);
    for (size_t i = 0; i < sizeof(unsafe) / sizeof(*unsafe); i++)
        if (url_is_safe(str_c(unsafe[i])))
            fail_msg("%s was let through", unsafe[i]);
}

static void test_html__url(void **state)
{
    (void)state;
    assert_str(with(html_url, STR("/a?b=1&c=\"")), "/a?b=1&amp;c=&quot;");
    assert_str(with(html_url, STR("javascript:alert(1)")), "#");
    assert_str(with(html_url, STR("//evil.example")), "#");
}

static void test_html__url_component(void **state)
{
    (void)state;
    assert_str(with(url_component, STR("aZ09-._~")), "aZ09-._~");
    assert_str(with(url_component, STR("a b/c?d&e=é%+")), "a%20b%2Fc%3Fd%26e%3D%C3%A9%25%2B");
    assert_str(with(url_component, (struct str){"\0", 1}), "%00");
}

static bool nothing_escapes(struct gen *g)
{
    struct strbuf text, attr, url;
    struct str s = gen_bytes(g, 60, STR("<>&\"'ab:/\\ \t\njvscript"));
    strbuf_init(&text, g->a, 10000);
    strbuf_init(&attr, g->a, 10000);
    strbuf_init(&url, g->a, 10000);
    html_text(&text, s);
    html_attr(&attr, s);
    html_url(&url, s);
    return !strpbrk(strbuf_get(&text).p, "<>") && !strpbrk(strbuf_get(&attr).p, "<>\"'") &&
           !strpbrk(strbuf_get(&url).p, "<>\"' \t\n\\");
}

static void test_html__nothing_escapes(void **state)
{
    (void)state;
    property_check("nothing escapes", nothing_escapes, 5000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_html__text),
        cmocka_unit_test(test_html__attribute),
        cmocka_unit_test(test_html__small_ones),
        cmocka_unit_test(test_html__safe_urls),
        cmocka_unit_test(test_html__url),
        cmocka_unit_test(test_html__url_component),
        cmocka_unit_test(test_html__nothing_escapes),
    };
    return cmocka_run_group_tests_name("base/html", tests, setup, teardown);
}
