/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Strict JSON reading (RFC 8259) into a tree of the arena: request bodies, the change log. Refused:
 * bad UTF-8, NUL in texts, repeated keys, integers beyond 64 bits, nesting beyond LIMIT_JSON_DEPTH,
 * more values than LIMIT_JSON_VALUES, text longer than LIMIT_UPLOAD. Any value may be at the top.
 * Writing JSON is base/json_out.h.
 */
#ifndef WM_CODEC_JSON_H
#define WM_CODEC_JSON_H

#include "base/str.h"

struct arena;
struct err;

enum json_kind {
    JSON_KIND_NULL,
    JSON_KIND_BOOL,
    JSON_KIND_NUMBER, /* an integer, kept exactly */
    JSON_KIND_REAL,   /* written with a point or an exponent */
    JSON_KIND_TEXT,
    JSON_KIND_LIST,
    JSON_KIND_MAP
};

struct json {
    enum json_kind kind;
    bool truth;         /* BOOL */
    int64_t number;     /* NUMBER */
    double real;        /* REAL */
    struct str text;    /* TEXT, terminated */
    size_t n;           /* LIST, MAP: how many items */
    struct json *items; /* in the order of the text */
    struct str *keys;   /* MAP: the key of each item, terminated */
};

/* ERR_PARSE with line and column when it is not JSON, ERR_LIMIT when it is too large or nested too
 * deeply. Nothing in the tree points into `text`. */
int json_parse(struct arena *a, struct str text, struct json **ret, struct err *err);
/* The value of a key, or NULL: no such key, not a map, or map is NULL. */
const struct json *json_get(const struct json *map, const char *key);

#endif
