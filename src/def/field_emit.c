/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/base64.h"
#include "base/id.h"
#include "base/json_out.h"
#include "base/sink.h"
#include "def/field.h"

void field_emit(struct sink *s, const struct field *f, const void *base)
{
    const struct ids *ids;
    sink_key(s, f->name);
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_NOTE: sink_str(s, *FIELD_CPTR(struct str, f, base)); break;
    case FIELD_INT: sink_i64(s, *FIELD_CPTR(int64_t, f, base)); break;
    case FIELD_BOOL: sink_bool(s, *FIELD_CPTR(bool, f, base)); break;
    case FIELD_DATE: sink_date(s, *FIELD_CPTR(struct date, f, base)); break;
    case FIELD_INSTANT: sink_instant(s, *FIELD_CPTR(int64_t, f, base)); break;
    case FIELD_CHOICE: sink_str(s, str_c(f->choices[*FIELD_CPTR(int, f, base)].key)); break;
    case FIELD_REF: sink_id(s, *FIELD_CPTR(int64_t, f, base)); break;
    case FIELD_REFS:
        ids = FIELD_CPTR(struct ids, f, base);
        sink_list_begin(s);
        for (size_t i = 0; i < ids->n; i++)
            sink_id(s, ids->p[i]);
        sink_list_end(s);
        break;
    case FIELD_BYTES: sink_i64(s, (int64_t)FIELD_CPTR(struct str, f, base)->n); break;
    case FIELD_TYPES: break;
    }
}

void field_json(struct json_out *j, const struct field *f, const void *base)
{
    const struct ids *ids;
    char text[32]; /* room for an id or a date */
    switch (f->type) {
    case FIELD_INT:
    case FIELD_INSTANT: json_i64(j, *FIELD_CPTR(int64_t, f, base)); break;
    case FIELD_BOOL: json_bool(j, *FIELD_CPTR(bool, f, base)); break;
    case FIELD_DATE:
        date_format(*FIELD_CPTR(struct date, f, base), text);
        json_string(j, str_c(text));
        break;
    case FIELD_REF:
        id_format(*FIELD_CPTR(int64_t, f, base), text);
        json_string(j, str_c(text));
        break;
    case FIELD_REFS:
        ids = FIELD_CPTR(struct ids, f, base);
        json_list_begin(j);
        for (size_t i = 0; i < ids->n; i++) {
            id_format(ids->p[i], text);
            json_string(j, str_c(text));
        }
        json_list_end(j);
        break;
    case FIELD_CHOICE: json_string(j, str_c(f->choices[*FIELD_CPTR(int, f, base)].key)); break;
    case FIELD_BYTES:
        json_string(j, base64_encode(j->b->a, *FIELD_CPTR(struct str, f, base)));
        break;
    default: json_string(j, *FIELD_CPTR(struct str, f, base)); break;
    }
}
