/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fold.h"
#include "codec/markdown.h"
#include "def/limits.h"

static struct str html(struct arena *a, struct str text)
{
    struct strbuf b;
    strbuf_init(&b, a, LIMIT_OUTPUT);
    markdown_html(&b, text);
    assert_false(b.overflow);
    return strbuf_get(&b);
}

struct pair {
    const char *text, *want;
};

static void check(const struct pair *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        ARENA_SCOPE struct arena *a = arena_new(0);
        assert_string_equal(html(a, str_c(cases[i].text)).p, cases[i].want);
    }
}
#define CHECK(cases) check((cases), sizeof(cases) / sizeof(*(cases)))

static void test_markdown__elements(void **state)
{
    (void)state;
    static const struct pair cases[] = {
        {"Likes a *short* **agenda**.", "<p>Likes a <em>short</em> <strong>agenda</strong>.</p>"},
        {"line1\nline2", "<p>line1<br>line2</p>"},
        {"# One\n\n## Two\n\n###### Six", "<h3>One</h3><h4>Two</h4><h6>Six</h6>"},
        {"- a\n- b", "<ul><li>a</li><li>b</li></ul>"},
        {"1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"},
        {"2023. Met in the lab", "<ol start=\"2023\"><li>Met in the lab</li></ol>"},
        {"> quote", "<blockquote><p>quote</p></blockquote>"},
        {"```js\na < b\n```", "<pre>a &lt; b\n</pre>"},
        {"`a & b` ~5 to ~10", "<p><code>a &amp; b</code> ~5 to ~10</p>"},
        {"a\n\n---\n\nb", "<p>a</p><hr><p>b</p>"},
        {"AT&amp;T &eacute; &#233;&#xE9; &#0; &#xD800;",
         "<p>AT&amp;T &amp;eacute; éé \xef\xbf\xbd \xef\xbf\xbd</p>"},
        {"", ""},
    };
    CHECK(cases);
}

static void test_markdown__links(void **state)
{
    (void)state;
    static const struct pair cases[] = {
        {"[a](https://example.org/?x=1&y=2)",
         "<p><a rel=\"noreferrer\" href=\"https://example.org/?x=1&amp;y=2\">a</a></p>"},
        {"[a](/people/1 \"title\")", "<p><a rel=\"noreferrer\" href=\"/people/1\">a</a></p>"},
        {"see https://example.org/x",
         "<p>see <a rel=\"noreferrer\" "
         "href=\"https://example.org/x\">https://example.org/x</a></p>"},
        {"ask a@example.org", "<p>ask <a rel=\"noreferrer\" "
                              "href=\"mailto:a@example.org\">a@example.org</a></p>"},
        {"![scan](https://example.org/i.png)",
         "<p><a rel=\"noreferrer\" href=\"https://example.org/i.png\">scan</a></p>"},
        {"![](https://example.org/i.png)",
         "<p><a rel=\"noreferrer\" href=\"https://example.org/i.png\">image</a></p>"},
        {"[![x](b.png)](/c)", "<p><a rel=\"noreferrer\" href=\"/c\">x</a></p>"},
    };
    CHECK(cases);
}

static void test_markdown__unsafe(void **state)
{
    (void)state;
    static const struct pair cases[] = {
        {"[a](javascript:alert(1))", "<p>a</p>"},
        {"[a](JaVaScRiPt:alert(1))", "<p>a</p>"},
        {"[a](&#106;avascript:alert(1))", "<p>a</p>"},
        {"[a](<java\tscript:alert(1)>)", "<p>a</p>"},
        {"[a](&#x01;javascript:alert(1))", "<p>a</p>"},
        {"[a](data:text/html,x)", "<p>a</p>"},
        {"[a](vbscript:x)", "<p>a</p>"},
        {"[a](//example.org)", "<p>a</p>"},
        {"[a](tel:1)", "<p>a</p>"},
        {"![a](javascript:x)", "<p>a</p>"},
        {"<javascript:alert(1)>", "<p>javascript:alert(1)</p>"},
        {"[a](/x\"onclick=\"y)",
         "<p><a rel=\"noreferrer\" href=\"/x&quot;onclick=&quot;y\">a</a></p>"},
        {"<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"},
        {"<b onclick=x>y</b>", "<p>&lt;b onclick=x&gt;y&lt;/b&gt;</p>"},
        {"&lt;img src=x&gt;", "<p>&lt;img src=x&gt;</p>"},
        {"```\"><script>\nx\n```", "<pre>x\n</pre>"},
        {"[r]\n\n[r]: javascript:x", "<p>r</p>"},
    };
    CHECK(cases);
}

static size_t count(struct str s, struct str what)
{
    size_t n = 0;
    for (size_t at = str_find(s, what, 0); at != SIZE_MAX; at = str_find(s, what, at + 1))
        n++;
    return n;
}

/* However deep the note goes, the page does not, and every element is closed. */
static void test_markdown__nesting(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    char deep[4001] = {0};
    memset(deep, '>', 4000);
    deep[3999] = 'x';
    struct str out = html(a, str_c(deep));
    assert_int_equal(count(out, STR("<blockquote>")), 16);
    assert_int_equal(count(out, STR("</blockquote>")), 16);
    assert_int_equal(count(out, STR("x")), 1);
    for (size_t i = 0; i < 4000; i += 2)
        memcpy(deep + i, "* ", 2);
    out = html(a, str_c(deep));
    assert_true(count(out, STR("<ul>")) <= 16);
    assert_int_equal(count(out, STR("<ul>")), count(out, STR("</ul>")));
}

static void test_markdown__hostile(void **state)
{
    (void)state;
    static const char *const parts[] = {"[",   "]",  "![[](", "**a ", "_a*",     "`",       "<",
                                        "&#1", "(a", ">\n",   "~~",   "a@",      "http://", "[a](",
                                        "\\",  "- ", "1) ",   "\xff", "[a]: b\n"};
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        ARENA_SCOPE struct arena *a = arena_new(0);
        struct strbuf b;
        strbuf_init(&b, a, LIMIT_NOTE);
        while (!b.overflow)
            strbuf_add(&b, str_c(parts[i]));
        assert_true(utf8_is_valid(html(a, strbuf_get(&b))));
        assert_true(markdown_plain(a, strbuf_get(&b), 100).n <= 100);
    }
}

static void test_markdown__a_megabyte_of_brackets(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    char *p = arena_alloc(a, 2u << 20);
    memset(p, '[', 2u << 20);
    assert_true(html(a, (struct str){p, 1u << 20}).n >= 1u << 20);
    assert_true(html(a, (struct str){p, 2u << 20}).n < 3u << 19); /* cut at LIMIT_BODY */
}

static void test_markdown__bytes(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    assert_string_equal(html(a, (struct str){"a\0b\xffz", 5}).p, "<p>a\xef\xbf\xbd"
                                                                 "b\xef\xbf\xbdz</p>");
}

/* The byte behind the text is none of the parser's business. */
static void test_markdown__stays_inside_the_text(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    assert_string_equal(html(a, (struct str){"[a](b)", 5}).p, "<p>[a](b</p>");
    assert_string_equal(markdown_plain(a, (struct str){"[a](b)", 5}, 20).p, "[a](b");
}

static void test_markdown__plain(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str note =
        STR("# Met\n\nLikes *short*  agendas &amp; [tea](http://x)\n- one\n- `two`\n\n<b>");
    assert_string_equal(markdown_plain(a, note, 200).p,
                        "Met Likes short agendas & tea one two <b>");
    struct str cut = markdown_plain(a, note, 12);
    assert_true(str_eq(cut, STR("Met Likes…")));
    assert_true(str_eq(markdown_plain(a, STR("ééééé"), 9), STR("ééé…")));
    assert_true(str_eq(markdown_plain(a, STR("ééééé"), 10), STR("ééééé")));
    assert_int_equal(markdown_plain(a, STR("éééé"), 2).n, 2);
    assert_int_equal(markdown_plain(a, STR(""), 9).n, 0);
    assert_int_equal(markdown_plain(a, STR(" \n\n \n"), 9).n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_markdown__elements),
        cmocka_unit_test(test_markdown__links),
        cmocka_unit_test(test_markdown__unsafe),
        cmocka_unit_test(test_markdown__nesting),
        cmocka_unit_test(test_markdown__hostile),
        cmocka_unit_test(test_markdown__a_megabyte_of_brackets),
        cmocka_unit_test(test_markdown__bytes),
        cmocka_unit_test(test_markdown__stays_inside_the_text),
        cmocka_unit_test(test_markdown__plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
