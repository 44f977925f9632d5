/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/json.h"

/* Only here: jansson has functions of the same names as base/json_out.h. */
#include <jansson.h>

#include "base/arena.h"
#include "base/err.h"
#include "def/errors.h"
#include "def/limits.h"

/* Where a byte is, for people: columns count bytes from 1. */
static void position(struct str text, size_t at, long *line, long *column)
{
    size_t start = 0;
    *line = 1;
    for (size_t i = 0; i < at && i < text.n; i++)
        if (text.p[i] == '\n') {
            ++*line;
            start = i + 1;
        }
    *column = (long)(at - start) + 1;
}

static int too_large(struct str text, size_t at, const char *what, long max, struct err *err)
{
    long line, column;
    position(text, at, &line, &column);
    return err_set(err, ERR_LIMIT, "This JSON has more than %ld %s (line %ld, column %ld).", max,
                   what, line, column);
}

/* One cheap pass before jansson sees the text: it would take 2,048 levels and build any number of
 * values, each thirty times the size of the two bytes it came from. */
static int check_size(struct str text, struct err *err)
{
    long depth = 0, values = 1;
    bool quoted = false;
    if (text.n > LIMIT_UPLOAD)
        return err_set(err, ERR_LIMIT, "This JSON is longer than %ld bytes.", (long)LIMIT_UPLOAD);
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (quoted) {
            if (c == '\\')
                i++;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            values++;
            if (++depth > LIMIT_JSON_DEPTH)
                return too_large(text, i, "levels of nesting", LIMIT_JSON_DEPTH, err);
        } else if (c == ']' || c == '}') {
            depth--;
        } else if (c == ',' && ++values > LIMIT_JSON_VALUES) {
            return too_large(text, i, "values", LIMIT_JSON_VALUES, err);
        }
    }
    return 0;
}

static void convert(struct arena *a, json_t *from, struct json *to);

static void convert_list(struct arena *a, json_t *from, struct json *to)
{
    to->kind = JSON_KIND_LIST;
    to->n = json_array_size(from);
    to->items = ARENA_ARRAY(a, struct json, to->n);
    for (size_t i = 0; i < to->n; i++)
        convert(a, json_array_get(from, i), &to->items[i]);
}

static void convert_map(struct arena *a, json_t *from, struct json *to)
{
    const char *key;
    json_t *value;
    size_t i = 0;
    to->kind = JSON_KIND_MAP;
    to->n = json_object_size(from);
    to->items = ARENA_ARRAY(a, struct json, to->n);
    to->keys = ARENA_ARRAY(a, struct str, to->n);
    json_object_foreach(from, key, value) {
        to->keys[i] = str_copy(a, str_c(key));
        convert(a, value, &to->items[i++]);
    }
}

/* Recursion is bounded by LIMIT_JSON_DEPTH, checked before. */
static void convert(struct arena *a, json_t *from, struct json *to)
{
    switch (json_typeof(from)) {
    case JSON_OBJECT: convert_map(a, from, to); break;
    case JSON_ARRAY: convert_list(a, from, to); break;
    case JSON_STRING:
        to->kind = JSON_KIND_TEXT;
        to->text = str_copy(a, (struct str){json_string_value(from), json_string_length(from)});
        break;
    case JSON_INTEGER:
        to->kind = JSON_KIND_NUMBER;
        to->number = json_integer_value(from);
        break;
    case JSON_REAL:
        to->kind = JSON_KIND_REAL;
        to->real = json_real_value(from);
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        to->kind = JSON_KIND_BOOL;
        to->truth = json_is_true(from);
        break;
    case JSON_NULL: to->kind = JSON_KIND_NULL; break;
    }
}

/* jansson's sentence ends with the text it stopped at, which may be long or not UTF-8. */
static struct str reason(const json_error_t *e)
{
    struct str text = str_c(e->text);
    size_t near = str_find(text, STR(" near "), 0);
    return near == SIZE_MAX ? text : str_sub(text, 0, near);
}

int json_parse(struct arena *a, struct str text, struct json **ret, struct err *err)
{
    json_error_t e;
    int r = check_size(text, err);
    if (r)
        return r;
    json_t *root =
        json_loadb(text.p ? text.p : "", text.n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &e);
    if (!root) {
        struct str why = reason(&e);
        if (!text.n)
            return err_set(err, ERR_PARSE, "This JSON is empty.");
        return err_set(err, ERR_PARSE, "This is not JSON: %.*s (line %d, column %d).", STR_ARG(why),
                       e.line, e.column);
    }
    *ret = ARENA_NEW(a, struct json);
    convert(a, root, *ret);
    json_decref(root);
    return 0;
}

const struct json *json_get(const struct json *map, const char *key)
{
    struct str k = str_c(key);
    if (!map || map->kind != JSON_KIND_MAP)
        return NULL;
    for (size_t i = 0; i < map->n; i++)
        if (str_eq(map->keys[i], k))
            return &map->items[i];
    return NULL;
}
