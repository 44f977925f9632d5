/* SPDX-License-Identifier: Apache-2.0 */
#include "base/sink.h"

#include "base/arena.h"
#include "base/grid.h"
#include "base/id.h"
#include "base/json_out.h"

#include <assert.h>

struct sink {
    enum sink_form form;
    struct arena *a;
    struct strbuf *out;
    size_t start; /* what `out` had before */
    int columns;
    struct json_out json; /* SINK_JSON */
    struct grid grid;     /* the other forms */
};

struct sink *sink_new(struct arena *a, enum sink_form form, struct strbuf *out, int columns)
{
    struct sink *s = ARENA_NEW(a, struct sink);
    s->form = form;
    s->a = a;
    s->out = out;
    s->start = out->n;
    s->columns = columns;
    sink_clear(s);
    return s;
}

void sink_clear(struct sink *s)
{
    strbuf_cut(s->out, s->start);
    json_init(&s->json, s->out, true);
    grid_init(&s->grid, s->a);
    s->grid.keep_ids = s->form == SINK_TSV || s->form == SINK_CSV;
}

bool sink_is_json(const struct sink *s) { return s->form == SINK_JSON; }

void sink_map_begin(struct sink *s)
{
    sink_is_json(s) ? json_map_begin(&s->json) : grid_map_begin(&s->grid);
}

void sink_map_end(struct sink *s) { sink_is_json(s) ? json_map_end(&s->json) : grid_end(&s->grid); }

bool sink_map_more(struct sink *s)
{
    if (!sink_is_json(s) || s->out->n <= s->start || s->out->p[s->start] != '{')
        return false;
    json_map_more(&s->json);
    return true;
}

void sink_list_begin(struct sink *s)
{
    sink_is_json(s) ? json_list_begin(&s->json) : grid_list_begin(&s->grid);
}

void sink_list_end(struct sink *s)
{
    sink_is_json(s) ? json_list_end(&s->json) : grid_end(&s->grid);
}

void sink_key(struct sink *s, const char *key)
{
    sink_is_json(s) ? json_key(&s->json, str_c(key)) : grid_key(&s->grid, key);
}

void sink_str(struct sink *s, struct str v)
{
    sink_is_json(s) ? json_string(&s->json, v) : grid_value(&s->grid, GRID_TEXT, v);
}

void sink_i64(struct sink *s, int64_t v)
{
    if (sink_is_json(s)) {
        json_i64(&s->json, v);
        return;
    }
    char text[24];
    int n = snprintf(text, sizeof(text), "%lld", (long long)v);
    grid_value(&s->grid, GRID_NUMBER, (struct str){text, (size_t)n});
}

void sink_bool(struct sink *s, bool v)
{
    if (sink_is_json(s))
        json_bool(&s->json, v);
    else
        grid_value(&s->grid, GRID_MARK, v ? STR("yes") : STR("no"));
}

void sink_null(struct sink *s)
{
    sink_is_json(s) ? json_null(&s->json) : grid_value(&s->grid, GRID_TEXT, STR_NULL);
}

/* A text of a known form; null when empty. */
static void add_text(struct sink *s, enum grid_kind kind, struct str v)
{
    if (!v.n)
        sink_null(s);
    else if (sink_is_json(s))
        json_string(&s->json, v);
    else
        grid_value(&s->grid, kind, v);
}

void sink_date(struct sink *s, struct date v)
{
    char text[DATE_TEXT_MAX];
    add_text(s, GRID_DATE, (struct str){text, date_format(v, text)});
}

void sink_instant(struct sink *s, int64_t us)
{
    char text[INSTANT_TEXT_MAX];
    add_text(s, GRID_DATE, (struct str){text, us ? instant_format(us, text) : 0});
}

void sink_id(struct sink *s, int64_t id)
{
    char text[ID_TEXT_MAX];
    id_format(id, text);
    add_text(s, GRID_ID, (struct str){text, id ? ID_TEXT_LEN : 0});
}

void sink_finish(struct sink *s)
{
    switch (s->form) {
    case SINK_JSON: assert(s->json.depth == 0); break;
    case SINK_TABLE: grid_write_table(&s->grid, s->out, s->columns); break;
    case SINK_TSV: grid_write_tsv(&s->grid, s->out); break;
    case SINK_CSV: grid_write_csv(&s->grid, s->out); break;
    case SINK_HTML: grid_write_html(&s->grid, s->out); break;
    }
}

void sink_kv_str(struct sink *s, const char *key, struct str v)
{
    sink_key(s, key);
    sink_str(s, v);
}

void sink_kv_i64(struct sink *s, const char *key, int64_t v)
{
    sink_key(s, key);
    sink_i64(s, v);
}

void sink_kv_bool(struct sink *s, const char *key, bool v)
{
    sink_key(s, key);
    sink_bool(s, v);
}

void sink_kv_date(struct sink *s, const char *key, struct date v)
{
    sink_key(s, key);
    sink_date(s, v);
}

void sink_kv_id(struct sink *s, const char *key, int64_t id)
{
    sink_key(s, key);
    sink_id(s, id);
}
