/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of an identity provider, read strictly (RFC 8259): bad UTF-8, NUL in texts, repeated keys,
 * integers beyond 64 bits, nesting beyond LIMIT_JSON_DEPTH and anything but a map at the top are
 * refused. A reader of members, not a tree for others: codec/json.h is out of this folder's reach.
 */
#ifndef WM_OUTBOUND_OIDC_JSON_H
#define WM_OUTBOUND_OIDC_JSON_H

#include <stdint.h>

#include "base/str.h"

struct arena;
struct oidc_json; /* a map or list; lives as long as the arena of oidc_json_parse() */

/* NULL when it is not such JSON. The caller caps the bytes. */
const struct oidc_json *oidc_json_parse(struct arena *a, struct str text);

/* How a member is: there and of the kind asked for, absent (also null), or of another kind. */
enum oidc_member { OIDC_MEMBER_NONE, OIDC_MEMBER_OK, OIDC_MEMBER_WRONG };

/* `ret` is written when OIDC_MEMBER_OK; texts and lists borrow from the tree. */
enum oidc_member oidc_json_text(const struct oidc_json *map, const char *key, struct str *ret);
/* Whole seconds; a number with a fraction is cut towards zero. */
enum oidc_member oidc_json_number(const struct oidc_json *map, const char *key, int64_t *ret);
enum oidc_member oidc_json_bool(const struct oidc_json *map, const char *key, bool *ret);
enum oidc_member oidc_json_list(const struct oidc_json *map, const char *key,
                                const struct oidc_json **ret);
bool oidc_json_has(const struct oidc_json *map, const char *key); /* null counts, too */

size_t oidc_json_size(const struct oidc_json *list);
/* The element, when it is a text or a map; else NULL or an empty slice. */
const struct oidc_json *oidc_json_map_at(const struct oidc_json *list, size_t i);
struct str oidc_json_text_at(const struct oidc_json *list, size_t i);
bool oidc_json_list_has(const struct oidc_json *list, struct str text);

#endif
