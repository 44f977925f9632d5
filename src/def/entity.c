/* SPDX-License-Identifier: Apache-2.0 */
#include "def/entity.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/json_out.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"

static bool is_text(const struct field *f)
{
    return f->type == FIELD_TEXT || f->type == FIELD_NOTE || f->type == FIELD_BYTES;
}

int entity_validate(const struct entity *e, const void *record, struct err *err)
{
    FIELD_EACH (f, e->fields) {
        if ((f->flags & FIELD_REQUIRED) && !field_is_set(f, record))
            return err_set(err, ERR_INVALID, "%s: %s is needed.", e->label, f->label);
        int rc = field_check(f, record, err);
        if (rc < 0)
            return rc;
    }
    return e->validate ? e->validate(record, err) : 0;
}

bool entity_equal(const struct entity *e, const void *x, const void *y)
{
    if (((const struct record *)x)->archived != ((const struct record *)y)->archived)
        return false;
    FIELD_EACH (f, e->fields)
        if (!field_equal(f, x, y))
            return false;
    return true;
}

void *entity_copy(struct arena *a, const struct entity *e, const void *record)
{
    void *copy = arena_copy(a, record, e->size);
    FIELD_EACH (f, e->fields) {
        if (is_text(f)) {
            struct str *s = FIELD_PTR(struct str, f, copy);
            *s = str_copy(a, *s);
        } else if (f->type == FIELD_REFS) {
            struct ids *ids = FIELD_PTR(struct ids, f, copy);
            ids->p = (int64_t *)(void *)arena_copy(a, ids->p, ids->n * sizeof(*ids->p));
        }
    }
    return copy;
}

struct str entity_json(struct arena *a, const struct entity *e, const void *record)
{
    struct strbuf b;
    struct json_out j;
    strbuf_init(&b, a, LIMIT_OUTPUT);
    json_init(&j, &b, false);
    json_map_begin(&j);
    if (((const struct record *)record)->archived) {
        json_key(&j, STR("archived"));
        json_bool(&j, true);
    }
    FIELD_EACH (f, e->fields) { /* what is not set is left out: shorter, and rebuilt as not set */
        if (!field_is_set(f, record))
            continue;
        json_key(&j, str_c(f->name));
        field_json(&j, f, record);
    }
    json_map_end(&j);
    return strbuf_get(&b);
}

void entity_emit(struct sink *s, const struct entity *e, const void *record)
{
    const struct record *r = record;
    sink_kv_id(s, "id", r->id);
    FIELD_EACH (f, e->fields)
        if (!(f->flags & FIELD_HIDDEN))
            field_emit(s, f, record);
    if (e->flags & ENTITY_ARCHIVABLE)
        sink_kv_bool(s, "archived", r->archived);
    sink_kv_i64(s, "version", r->version);
}
