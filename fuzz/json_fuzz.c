/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as JSON: what is accepted can be written and reads as the same again. */
#include "fuzz.h"

#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/json_out.h"
#include "codec/json.h"

static void write(struct json_out *out, const struct json *j)
{
    switch (j->kind) {
    case JSON_KIND_NULL: json_null(out); break;
    case JSON_KIND_BOOL: json_bool(out, j->truth); break;
    case JSON_KIND_NUMBER: json_i64(out, j->number); break;
    case JSON_KIND_REAL: json_i64(out, 0); break; /* nothing of ours writes one */
    case JSON_KIND_TEXT: json_string(out, j->text); break;
    case JSON_KIND_LIST:
        json_list_begin(out);
        for (size_t i = 0; i < j->n; i++)
            write(out, &j->items[i]);
        json_list_end(out);
        break;
    case JSON_KIND_MAP:
        json_map_begin(out);
        for (size_t i = 0; i < j->n; i++) {
            json_key(out, j->keys[i]);
            write(out, &j->items[i]);
        }
        json_map_end(out);
        break;
    }
}

static void same(const struct json *x, const struct json *y)
{
    if (x->kind == JSON_KIND_REAL)
        return;
    PROMISE(x->kind == y->kind && x->truth == y->truth && x->number == y->number && x->n == y->n);
    PROMISE(str_eq(x->text, y->text) && utf8_is_valid(x->text));
    for (size_t i = 0; i < x->n; i++) {
        same(&x->items[i], &y->items[i]);
        PROMISE(x->kind != JSON_KIND_MAP || str_eq(x->keys[i], y->keys[i]));
        PROMISE(x->kind != JSON_KIND_MAP || json_get(x, x->keys[i].p) == &x->items[i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct json *first, *second;
    struct json_out out;
    struct strbuf b;
    struct err err;
    if (json_parse(a, (struct str){(const char *)data, size}, &first, &err)) {
        PROMISE(err.text[0] && utf8_is_valid(str_c(err.text)));
        return 0;
    }
    strbuf_init(&b, a, size * 8 + 64);
    json_init(&out, &b, size % 2);
    write(&out, first);
    PROMISE(b.overflow || !json_parse(a, strbuf_get(&b), &second, &err));
    if (!b.overflow)
        same(first, second);
    return 0;
}
