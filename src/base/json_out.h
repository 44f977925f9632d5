/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Streaming JSON writer (RFC 8259), compact or indented. Commas and nesting are kept here; strings
 * that are not UTF-8 are repaired. Depth is at most JSON_DEPTH_MAX.
 */
#ifndef WM_BASE_JSON_OUT_H
#define WM_BASE_JSON_OUT_H

#include "base/strbuf.h"

enum { JSON_DEPTH_MAX = 32 };

struct json_out {
    struct strbuf *b;
    int depth;
    bool pretty;
    bool after_key;
    bool filled[JSON_DEPTH_MAX + 1]; /* something was written at this depth */
};

void json_init(struct json_out *j, struct strbuf *b, bool pretty);
void json_map_begin(struct json_out *j);
void json_map_end(struct json_out *j);
/* Takes back the end of the top map, the last thing written: more keys may follow. */
void json_map_more(struct json_out *j);
void json_list_begin(struct json_out *j);
void json_list_end(struct json_out *j);
void json_key(struct json_out *j, struct str key);
void json_string(struct json_out *j, struct str s);
void json_i64(struct json_out *j, int64_t v);
void json_bool(struct json_out *j, bool v);
void json_null(struct json_out *j);
void json_raw(struct json_out *j, struct str json); /* a value that is JSON already */

#endif
