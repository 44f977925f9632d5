/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json_out.h"

#include "base/arena.h"
#include "base/fold.h"

#include <assert.h>

void json_init(struct json_out *j, struct strbuf *b, bool pretty)
{
    *j = (struct json_out){.b = b, .pretty = pretty};
}

static void new_line(struct json_out *j)
{
    if (!j->pretty)
        return;
    strbuf_add_char(j->b, '\n');
    for (int i = 0; i < j->depth; i++)
        STRBUF_LIT(j->b, "  ");
}

static void before_value(struct json_out *j)
{
    if (j->after_key) {
        j->after_key = false;
        return;
    }
    if (j->filled[j->depth])
        strbuf_add_char(j->b, ',');
    j->filled[j->depth] = true;
    if (j->depth)
        new_line(j);
}

static void open_level(struct json_out *j, char c)
{
    before_value(j);
    strbuf_add_char(j->b, c);
    assert(j->depth < JSON_DEPTH_MAX);
    j->filled[++j->depth] = false;
}

static void close_level(struct json_out *j, char c)
{
    bool filled = j->filled[j->depth];
    assert(j->depth > 0);
    j->depth--;
    if (filled)
        new_line(j);
    strbuf_add_char(j->b, c);
    if (j->depth == 0 && j->pretty)
        strbuf_add_char(j->b, '\n');
}

void json_map_begin(struct json_out *j) { open_level(j, '{'); }
void json_map_end(struct json_out *j) { close_level(j, '}'); }
void json_map_more(struct json_out *j)
{
    size_t n = j->b->n;
    assert(j->depth == 0);
    while (n && (j->b->p[n - 1] == '\n' || j->b->p[n - 1] == ' '))
        n--;
    assert(n && j->b->p[n - 1] == '}');
    n--;
    while (n && (j->b->p[n - 1] == '\n' || j->b->p[n - 1] == ' '))
        n--;
    strbuf_cut(j->b, n);
    j->depth = 1;
    j->filled[1] = n && j->b->p[n - 1] != '{';
}

void json_list_begin(struct json_out *j) { open_level(j, '['); }
void json_list_end(struct json_out *j) { close_level(j, ']'); }

static void escaped(struct strbuf *b, struct str s)
{
    strbuf_add_char(b, '"');
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        strbuf_add(b, str_sub(s, from, i));
        from = i + 1;
        if (c == '"' || c == '\\')
            strbuf_addf(b, "\\%c", c);
        else if (c == '\n')
            STRBUF_LIT(b, "\\n");
        else
            strbuf_addf(b, "\\u%04x", c);
    }
    strbuf_add(b, str_sub(s, from, s.n));
    strbuf_add_char(b, '"');
}

static void quoted(struct json_out *j, struct str s)
{
    escaped(j->b, utf8_is_valid(s) ? s : utf8_repair(j->b->a, s));
}

void json_key(struct json_out *j, struct str key)
{
    before_value(j);
    quoted(j, key);
    strbuf_add_char(j->b, ':');
    if (j->pretty)
        strbuf_add_char(j->b, ' ');
    j->after_key = true;
}

void json_string(struct json_out *j, struct str s)
{
    before_value(j);
    quoted(j, s);
}

void json_i64(struct json_out *j, int64_t v)
{
    before_value(j);
    strbuf_add_i64(j->b, v);
}

void json_bool(struct json_out *j, bool v)
{
    before_value(j);
    strbuf_add(j->b, v ? STR("true") : STR("false"));
}

void json_raw(struct json_out *j, struct str json)
{
    before_value(j);
    strbuf_add(j->b, str_trim(json));
}

void json_null(struct json_out *j)
{
    before_value(j);
    STRBUF_LIT(j->b, "null");
}
