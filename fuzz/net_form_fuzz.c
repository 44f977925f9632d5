/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bodies of forms: the first line of the input is the Content-Type header, the rest the body. The
 * rest is read as a query and as a path as well. What is accepted must keep the promises of
 * net/form.h: slices inside the limits, text values UTF-8 without NUL.
 */
#include "base/arena.h"
#include "base/fold.h"
#include "def/limits.h"
#include "net/request.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void need(bool ok)
{
    if (!ok)
        abort();
}

static void check_text(struct str s)
{
    need(utf8_is_valid(s) && (!s.n || !memchr(s.p, '\0', s.n)));
}

static void check_form(const struct form *f)
{
    need(f->n <= LIMIT_FORM_FIELDS);
    for (size_t i = 0; i < f->n; i++) {
        const struct form_part *p = &f->p[i];
        check_text(p->name);
        check_text(p->file_name);
        need(str_find_char(p->file_name, '/', 0) == SIZE_MAX);
        if (!p->is_file)
            check_text(p->value);
        need(form_find(f, p->name) != NULL);
    }
}

static void check_path(struct arena *a, struct str text)
{
    static struct request rq;
    request_init(&rq, a, HTTP_GET, text);
    if (request_parse_target(&rq))
        return;
    need(rq.segments_n <= REQUEST_SEGMENTS_MAX);
    for (size_t i = 0; i < rq.segments_n; i++) {
        check_text(rq.segments[i]);
        need(!str_eq(rq.segments[i], STR("..")));
    }
    check_form(&rq.params);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str body = {arena_copy(a, bytes, n), n}, type = STR("");
    struct form f = {0};
    struct err err;
    str_next(&body, '\n', &type);
    if (!form_parse(a, type, body, &f, &err))
        check_form(&f);
    f = (struct form){0};
    if (!form_parse_urlencoded(a, body, &f, &err))
        check_form(&f);
    check_path(a, body);
    return 0;
}
