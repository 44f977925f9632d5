/* SPDX-License-Identifier: Apache-2.0 */
#include "web/look.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/id.h"
#include "codec/json.h"
#include "def/errors.h"
#include "ops/guard.h"
#include "web/pages.h"

enum { AROUND = 48 }; /* bytes of the text on each side */

static bool is_inside(struct str text, size_t at)
{
    return at > 0 && at < text.n && ((unsigned char)text.p[at] & 0xc0) == 0x80;
}

/* The words with what stands around them, cut between characters. */
static void set_words(struct arena *a, struct look_line *line, struct str text, size_t from,
                      size_t to)
{
    size_t start = from > AROUND ? from - AROUND : 0,
           end = to + AROUND < text.n ? to + AROUND : text.n;
    if (to <= from || to > text.n)
        return;
    while (is_inside(text, start))
        start++;
    while (is_inside(text, end))
        end++;
    line->words = str_sub(text, from, to);
    line->before = str_format(a, "%s%.*s", start ? "… " : "", STR_ARG(str_sub(text, start, from)));
    line->after =
        str_format(a, "%.*s%s", STR_ARG(str_sub(text, to, end)), end < text.n ? " …" : "");
}

static struct str edit_link(const struct page *p, const struct op_warning *w)
{
    struct str name = str_format(p->ctx.arena, "%s.edit", w->entity->name);
    if (!op_find(p->web->app->ops, name) || !page_may(p, PERM_WRITE))
        return STR_NULL;
    return str_format(p->ctx.arena, "/form/%.*s?id=%s#f-%s", STR_ARG(name),
                      id_str(p->ctx.arena, w->id).p, w->field->name);
}

struct look_lines look_saved(const struct page *p)
{
    struct look_lines ret = {ARENA_ARRAY(p->ctx.arena, struct look_line, p->ctx.warnings.n), 0};
    VEC_EACH (const struct op_warning, w, &p->ctx.warnings) {
        struct look_line *line = &ret.p[ret.n++];
        set_words(p->ctx.arena, line, w->text, w->from, w->to);
        line->title = str_c(w->rule->title);
        line->text = str_c(w->rule->text);
        line->grave = w->rule->severity >= GUARD_BLOCK;
        line->edit = edit_link(p, w);
    }
    return ret;
}

struct look_lines look_text(struct arena *a, struct str text)
{
    struct guard_hits hits = {0};
    guard_find_patient(a, text, &hits);
    struct look_lines ret = {ARENA_ARRAY(a, struct look_line, hits.list.n), 0};
    VEC_EACH (const struct guard_hit, h, &hits.list) {
        struct look_line *line = &ret.p[ret.n++];
        set_words(a, line, text, h->from, h->to);
        line->title = str_c(h->rule->title);
        line->text = str_c(h->rule->text);
    }
    return ret;
}

/* --- while writing --------------------------------------------------------------------------- */

static size_t number(const struct json *row, const char *key)
{
    const struct json *x = json_get(row, key);
    return x && x->kind == JSON_KIND_NUMBER && x->number > 0 ? (size_t)x->number : 0;
}

static struct look_lines read_lines(struct arena *a, struct str text, const struct json *said)
{
    struct look_lines ret = {ARENA_ARRAY(a, struct look_line, said->n), 0};
    for (size_t i = 0; said->kind == JSON_KIND_LIST && i < said->n; i++) {
        const struct json *row = &said->items[i];
        struct look_line *line = &ret.p[ret.n++];
        struct str severity = page_text(row, "severity");
        set_words(a, line, text, number(row, "from"), number(row, "to"));
        line->title = page_text(row, "title");
        line->text = page_text(row, "text");
        line->grave = str_eq(severity, STR("block")) || str_eq(severity, STR("stop"));
    }
    return ret;
}

static int run_look(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    const struct json *said;
    struct op_input in[3] = {{STR("text"), form_get(&rq->form, STR("text"))}};
    size_t n = 1;
    static const char *const names[] = {"guard", "to"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        struct str value = form_get(&rq->form, str_c(names[i]));
        if (value.n)
            in[n++] = (struct op_input){str_c(names[i]), value};
    }
    int rc = page_check(app, rq);
    if (rc < 0 || !str_trim(in[0].value).n)
        return rc;
    rc = page_ask(app, rq, "guard.check", in, n, &ctx, &said);
    if (rc == 0) {
        struct look_lines lines = read_lines(rq->a, in[0].value, said);
        html_look(&rs->body, &lines);
    }
    return rc;
}

const struct route look_routes[] = {
    {HTTP_POST, "/guard/look", run_look, NULL, 0},
    ROUTE_END,
};
