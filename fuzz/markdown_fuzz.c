/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a note: the page has only our elements, closed, with links that are safe. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/html.h"
#include "codec/markdown.h"

enum { STACK = 64 };

static const struct str elements[] = {
    STR_INIT("p"),   STR_INIT("em"), STR_INIT("strong"), STR_INIT("code"),
    STR_INIT("pre"), STR_INIT("h6"), STR_INIT("a"),      STR_INIT("blockquote"),
    STR_INIT("ul"),  STR_INIT("ol"), STR_INIT("li"),     STR_INIT("h3"),
    STR_INIT("h4"),  STR_INIT("h5"), STR_INIT("br"),     STR_INIT("hr")};

static size_t element(struct str name)
{
    size_t i = 0;
    while (i < sizeof(elements) / sizeof(*elements) && !str_eq(elements[i], name))
        i++;
    PROMISE(i < sizeof(elements) / sizeof(*elements));
    return i;
}

static void check_attributes(struct str name, struct str rest)
{
    static const struct str link = STR_INIT("rel=\"noreferrer\" href=\"");
    if (str_eq(name, STR("a"))) {
        PROMISE(str_starts(rest, link) && str_ends(rest, STR("\"")));
        struct str url = str_sub(rest, link.n, rest.n - 1);
        PROMISE(url_is_safe(url)); /* escaping only adds letters, & and ; */
        PROMISE(str_find_char(url, '"', 0) == SIZE_MAX);
    } else if (rest.n) {
        int64_t start;
        PROMISE(str_eq(name, STR("ol")) && str_starts(rest, STR("start=\"")));
        PROMISE(str_to_i64(str_sub(rest, 7, rest.n - 1), 0, 999999999, &start));
    }
}

static void check_html(struct str html)
{
    size_t open[STACK], depth = 0;
    for (size_t i = 0; i < html.n; i++) {
        PROMISE(html.p[i] != '>');
        if (html.p[i] != '<')
            continue;
        size_t end = str_find_char(html, '>', i);
        PROMISE(end != SIZE_MAX);
        struct str rest = str_sub(html, i + 1, end), name;
        i = end;
        if (str_starts(rest, STR("/"))) {
            PROMISE(depth && open[--depth] == element(str_sub(rest, 1, rest.n)));
            continue;
        }
        PROMISE(str_next(&rest, ' ', &name));
        check_attributes(name, rest);
        if (str_eq(name, STR("br")) || str_eq(name, STR("hr")))
            continue;
        PROMISE(depth < STACK);
        open[depth++] = element(name);
    }
    PROMISE(depth == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str text = {(const char *)data, size};
    struct strbuf b;
    strbuf_init(&b, a, 64u << 20);
    markdown_html(&b, text);
    PROMISE(!b.overflow);
    PROMISE(utf8_is_valid(strbuf_get(&b)));
    check_html(strbuf_get(&b));
    for (size_t max = 0; max < 200; max += 33) {
        struct str plain = markdown_plain(a, text, max);
        PROMISE(plain.n <= max && utf8_is_valid(plain));
        PROMISE(str_find_char(plain, '\n', 0) == SIZE_MAX);
    }
    return 0;
}
