/* SPDX-License-Identifier: Apache-2.0 */
/* The JSON API as OpenAPI 3.1, from the rows. */
#include "base/arena.h"
#include "base/json_out.h"
#include "cli/documents.h"
#include "def/errors.h"

static void kv(struct json_out *j, const char *key, const char *value)
{
    json_key(j, str_c(key));
    json_string(j, str_c(value));
}

static const char *schema_type(enum field_type t)
{
    switch (t) {
    case FIELD_INT: return "integer";
    case FIELD_BOOL: return "boolean";
    case FIELD_REFS: return "array";
    default: return "string";
    }
}

static void schema(struct json_out *j, const struct field *f)
{
    json_map_begin(j);
    kv(j, "type", schema_type(f->type));
    kv(j, "description", f->help);
    if (f->type == FIELD_REFS) {
        json_key(j, STR("items"));
        json_map_begin(j);
        kv(j, "type", "string");
        json_map_end(j);
    }
    if (f->type == FIELD_DATE && !(f->flags & FIELD_PARTIAL))
        kv(j, "format", "date");
    if (f->choices) {
        json_key(j, STR("enum"));
        json_list_begin(j);
        for (int i = 0; f->choices[i].key; i++)
            json_string(j, str_c(f->choices[i].key));
        json_list_end(j);
    }
    if (f->example && f->type != FIELD_BYTES) {
        json_key(j, STR("examples"));
        json_list_begin(j);
        if (f->type == FIELD_REFS) {
            json_list_begin(j);
            json_string(j, str_c(f->example));
            json_list_end(j);
        } else if (f->type == FIELD_INT) {
            int64_t v = 0;
            str_to_i64(str_c(f->example), INT64_MIN, INT64_MAX, &v);
            json_i64(j, v);
        } else if (f->type == FIELD_BOOL) {
            json_bool(j, strcmp(f->example, "yes") == 0);
        } else {
            json_string(j, str_c(f->example));
        }
        json_list_end(j);
    }
    json_map_end(j);
}

static void parameter(struct json_out *j, const char *name, const char *in, bool required,
                      const struct field *f)
{
    json_map_begin(j);
    kv(j, "name", name);
    kv(j, "in", in);
    json_key(j, STR("required"));
    json_bool(j, required);
    json_key(j, STR("schema"));
    if (f) {
        schema(j, f);
    } else {
        json_map_begin(j);
        kv(j, "type", "string");
        kv(j, "description", "Id of the record: 13 characters of Crockford base32.");
        json_map_end(j);
    }
    json_map_end(j);
}

static bool usable(const struct field *f) { return !(f->flags & FIELD_READONLY); }

static void parameters(struct json_out *j, const struct op *o)
{
    json_key(j, STR("parameters"));
    json_list_begin(j);
    if (strstr(o->path, "{id}"))
        parameter(j, "id", "path", true, NULL);
    if (o->method == OP_GET || o->method == OP_DELETE)
        FIELD_EACH(f, o->in)
    if (usable(f))
        parameter(j, f->name, "query", f->flags & FIELD_REQUIRED, f);
    json_list_end(j);
}

static void body(struct json_out *j, const struct op *o)
{
    if (o->method == OP_GET || o->method == OP_DELETE || !o->in)
        return;
    json_key(j, STR("requestBody"));
    json_map_begin(j);
    json_key(j, STR("content"));
    json_map_begin(j);
    json_key(j, STR("application/json"));
    json_map_begin(j);
    json_key(j, STR("schema"));
    json_map_begin(j);
    kv(j, "type", "object");
    json_key(j, STR("properties"));
    json_map_begin(j);
    FIELD_EACH(f, o->in)
    {
        if (!usable(f))
            continue;
        json_key(j, str_c(f->name));
        schema(j, f);
    }
    if (o->method == OP_PATCH && o->entity) {
        json_key(j, STR("version"));
        json_map_begin(j);
        kv(j, "type", "integer");
        kv(j, "description",
           "The version you have; a newer one on the server is a conflict (409).");
        json_map_end(j);
    }
    json_map_end(j);
    json_map_end(j);
    json_map_end(j);
    json_map_end(j);
    json_map_end(j);
}

static void answers(struct json_out *j, const struct op *o)
{
    json_key(j, STR("responses"));
    json_map_begin(j);
    json_key(j, STR("200"));
    json_map_begin(j);
    kv(j, "description", o->flags & OP_RAW ? "The file." : "Done.");
    json_map_end(j);
    json_key(j, STR("default"));
    json_map_begin(j);
    kv(j, "description", "error, title and message, with the status of the error.");
    json_map_end(j);
    json_map_end(j);
}

static void operation(struct json_out *j, const struct op *o)
{
    static const char *const methods[] = {"get", "post", "patch", "delete"};
    json_key(j, str_c(methods[o->method]));
    json_map_begin(j);
    kv(j, "operationId", o->name);
    kv(j, "summary", o->summary);
    kv(j, "description", o->help);
    parameters(j, o);
    body(j, o);
    answers(j, o);
    json_map_end(j);
}

static bool listed(const struct op *o) { return o->path && !(o->flags & OP_CLI_ONLY); }

/* True when an earlier row has the same path. */
static bool path_before(const struct cli *c, const struct op *op)
{
    OP_EACH (o, c->ops) {
        if (o == op)
            return false;
        if (listed(o) && strcmp(o->path, op->path) == 0)
            return true;
    }
    return false;
}

void document_openapi(struct arena *a, const struct cli *c, struct strbuf *out)
{
    struct json_out writer, *j = &writer;
    (void)a;
    json_init(j, out, true);
    json_map_begin(j);
    kv(j, "openapi", "3.1.0");
    json_key(j, STR("info"));
    json_map_begin(j);
    kv(j, "title", "Wellmet");
    kv(j, "version", WELLMET_VERSION);
    kv(j, "description",
       "Printed by \"wellmet dump-def --openapi\". Every operation of the program that has a "
       "path.");
    json_map_end(j);
    json_key(j, STR("servers"));
    json_list_begin(j);
    json_map_begin(j);
    kv(j, "url", "/api/v1");
    json_map_end(j);
    json_list_end(j);
    json_key(j, STR("paths"));
    json_map_begin(j);
    OP_EACH (o, c->ops) {
        if (!listed(o) || path_before(c, o))
            continue;
        json_key(j, str_c(o->path));
        json_map_begin(j);
        OP_EACH (same, c->ops)
            if (listed(same) && strcmp(same->path, o->path) == 0)
                operation(j, same);
        json_map_end(j);
    }
    json_map_end(j);
    json_map_end(j);
}
