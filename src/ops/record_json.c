/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/record_json.h"

#include "base/arena.h"
#include "base/base64.h"
#include "base/err.h"
#include "base/id.h"
#include "codec/json.h"
#include "def/errors.h"
#include "model/entities.h"

static bool read_ids(struct arena *a, const struct json *list, struct ids *ret)
{
    *ret = (struct ids){arena_alloc(a, sizeof(int64_t) * list->n), list->n};
    for (size_t i = 0; i < list->n; i++)
        if (!id_parse(list->items[i].text, &ret->p[i]))
            return false;
    return true;
}

static bool read_value(struct arena *a, const struct field *f, const struct json *v, void *row)
{
    switch (f->type) {
    case FIELD_INT:
    case FIELD_INSTANT: *FIELD_PTR(int64_t, f, row) = v->number; return v->kind == JSON_KIND_NUMBER;
    case FIELD_BOOL: *FIELD_PTR(bool, f, row) = v->truth; return v->kind == JSON_KIND_BOOL;
    case FIELD_DATE: return date_parse(v->text, FIELD_PTR(struct date, f, row));
    case FIELD_CHOICE: *FIELD_PTR(int, f, row) = choice_find(f->choices, v->text); return true;
    case FIELD_REF: return id_parse(v->text, FIELD_PTR(int64_t, f, row));
    case FIELD_REFS: return read_ids(a, v, FIELD_PTR(struct ids, f, row));
    case FIELD_BYTES: return base64_decode(a, v->text, FIELD_PTR(struct str, f, row));
    default: *FIELD_PTR(struct str, f, row) = v->text; return v->kind == JSON_KIND_TEXT;
    }
}

int record_from_json(struct arena *a, const struct entity *e, struct str text, void **ret,
                     struct err *err)
{
    struct json *map;
    *ret = NULL;
    if (!text.n)
        return 0;
    int rc = json_parse(a, text, &map, err);
    if (rc < 0)
        return err_set(err, ERR_CORRUPT,
                       "An entry of the change log cannot be read: restore a backup.");
    void *row = arena_alloc(a, e->size);
    const struct json *archived = json_get(map, "archived");
    ((struct record *)row)->archived = archived && archived->truth;
    FIELD_EACH(f, e->fields)
    {
        const struct json *v = json_get(map, f->name);
        if (v && !read_value(a, f, v, row))
            return err_set(err, ERR_CORRUPT, "The change log has an unreadable %s of a %s.",
                           f->name, e->name);
    }
    *ret = row;
    return 0;
}
