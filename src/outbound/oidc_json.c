/* SPDX-License-Identifier: Apache-2.0 */
#include "outbound/oidc_json.h"

/* Only here: jansson has functions of the same names as base/json_out.h. */
#include <jansson.h>

#include "base/arena.h"
#include "def/limits.h"

/* struct oidc_json is json_t under a name of ours. */
static json_t *tree(const struct oidc_json *j) { return (json_t *)(uintptr_t)j; }
static const struct oidc_json *ours(const json_t *j) { return (const struct oidc_json *)j; }

/* jansson alone would go 2,048 levels deep. */
static bool is_shallow(struct str text)
{
    int depth = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '"') {
            for (i++; i < text.n && text.p[i] != '"'; i++)
                i += text.p[i] == '\\';
        } else if (text.p[i] == '{' || text.p[i] == '[') {
            if (++depth > LIMIT_JSON_DEPTH)
                return false;
        } else if (text.p[i] == '}' || text.p[i] == ']') {
            depth--;
        }
    }
    return true;
}

static void release_tree(void *data) { json_decref(data); }

const struct oidc_json *oidc_json_parse(struct arena *a, struct str text)
{
    if (!text.n || !is_shallow(text))
        return NULL;
    json_t *root = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, NULL);
    if (!root)
        return NULL;
    arena_on_cleanup(a, release_tree, root);
    return json_is_object(root) ? ours(root) : NULL;
}

static struct str text_of(const json_t *j)
{
    return (struct str){json_string_value(j), json_string_length(j)};
}

/* The member, or NULL with what to answer: absent, or of another kind than `type`. */
static json_t *find(const struct oidc_json *map, const char *key, json_type type,
                    enum oidc_member *ret)
{
    json_t *j = json_object_get(tree(map), key);
    *ret = !j || json_is_null(j)    ? OIDC_MEMBER_NONE
           : json_typeof(j) == type ? OIDC_MEMBER_OK
                                    : OIDC_MEMBER_WRONG;
    return *ret == OIDC_MEMBER_OK ? j : NULL;
}

enum oidc_member oidc_json_text(const struct oidc_json *map, const char *key, struct str *ret)
{
    enum oidc_member how;
    json_t *j = find(map, key, JSON_STRING, &how);
    if (j)
        *ret = text_of(j);
    return how;
}

enum oidc_member oidc_json_number(const struct oidc_json *map, const char *key, int64_t *ret)
{
    enum oidc_member how;
    json_t *j = find(map, key, JSON_INTEGER, &how);
    if (j)
        *ret = json_integer_value(j);
    if (how != OIDC_MEMBER_WRONG)
        return how;
    j = find(map, key, JSON_REAL, &how);
    if (j && (json_real_value(j) < 0 || json_real_value(j) > 1e15))
        return OIDC_MEMBER_WRONG; /* out of what the cast below may take */
    if (j)
        *ret = (int64_t)json_real_value(j);
    return how;
}

enum oidc_member oidc_json_bool(const struct oidc_json *map, const char *key, bool *ret)
{
    json_t *j = json_object_get(tree(map), key);
    if (!j || json_is_null(j))
        return OIDC_MEMBER_NONE;
    if (!json_is_boolean(j))
        return OIDC_MEMBER_WRONG;
    *ret = json_is_true(j);
    return OIDC_MEMBER_OK;
}

enum oidc_member oidc_json_list(const struct oidc_json *map, const char *key,
                                const struct oidc_json **ret)
{
    enum oidc_member how;
    json_t *j = find(map, key, JSON_ARRAY, &how);
    if (j)
        *ret = ours(j);
    return how;
}

bool oidc_json_has(const struct oidc_json *map, const char *key)
{
    return json_object_get(tree(map), key);
}

size_t oidc_json_size(const struct oidc_json *list) { return json_array_size(tree(list)); }

const struct oidc_json *oidc_json_map_at(const struct oidc_json *list, size_t i)
{
    json_t *j = json_array_get(tree(list), i);
    return json_is_object(j) ? ours(j) : NULL;
}

struct str oidc_json_text_at(const struct oidc_json *list, size_t i)
{
    return text_of(json_array_get(tree(list), i));
}

bool oidc_json_list_has(const struct oidc_json *list, struct str text)
{
    for (size_t i = 0; i < oidc_json_size(list); i++)
        if (text.n && str_eq(oidc_json_text_at(list, i), text))
            return true;
    return false;
}
