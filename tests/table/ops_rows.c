/* SPDX-License-Identifier: Apache-2.0 */
/* Prints the operation rows of the program as JSON, for the tests written in Python. */
#include "base/arena.h"
#include "base/io.h"
#include "base/json_out.h"
#include "def/limits.h"
#include "main/config.h"
#include "ops/registry.h"

#include <unistd.h>

static void text(struct json_out *j, const char *key, const char *value)
{
    json_key(j, str_c(key));
    if (value)
        json_string(j, str_c(value));
    else
        json_null(j);
}

static void number(struct json_out *j, const char *key, int64_t value)
{
    json_key(j, str_c(key));
    json_i64(j, value);
}

static void truth(struct json_out *j, const char *key, bool value)
{
    json_key(j, str_c(key));
    json_bool(j, value);
}

static void fields(struct json_out *j, const char *key, const struct field *rows)
{
    json_key(j, str_c(key));
    json_list_begin(j);
    FIELD_EACH(f, rows) {
        json_map_begin(j);
        text(j, "name", f->name);
        text(j, "label", f->label);
        text(j, "help", f->help);
        text(j, "example", f->example);
        text(j, "type", field_type_name(f->type));
        text(j, "ref", f->ref);
        text(j, "vcard", f->vcard);
        truth(j, "required", f->flags & FIELD_REQUIRED);
        truth(j, "position", f->flags & FIELD_POSITION);
        truth(j, "rest", f->flags & FIELD_REST);
        truth(j, "file", f->flags & FIELD_FILE);
        truth(j, "hidden", f->flags & FIELD_HIDDEN);
        truth(j, "readonly", f->flags & FIELD_READONLY);
        truth(j, "secret", f->flags & FIELD_SECRET);
        json_map_end(j);
    }
    json_list_end(j);
}

static void row(struct json_out *j, const struct op *o)
{
    static const char *const methods[] = {"GET", "POST", "PATCH", "DELETE"};
    json_map_begin(j);
    text(j, "name", o->name);
    text(j, "cli", o->cli);
    text(j, "method", methods[o->method]);
    text(j, "path", o->path);
    text(j, "summary", o->summary);
    text(j, "help", o->help);
    text(j, "example", o->example);
    text(j, "entity", o->entity ? o->entity->name : NULL);
    number(j, "need", o->need);
    truth(j, "write", o->flags & OP_WRITE);
    truth(j, "confirm", o->flags & OP_CONFIRM);
    truth(j, "preview", o->flags & OP_PREVIEW);
    truth(j, "raw", o->flags & OP_RAW);
    truth(j, "cli_only", o->flags & OP_CLI_ONLY);
    truth(j, "site", o->flags & OP_SITE);
    truth(j, "slow", o->flags & OP_SLOW);
    truth(j, "runs", o->run != NULL);
    fields(j, "in", o->in);
    fields(j, "out", o->out);
    json_map_end(j);
}

int main(void)
{
    ARENA_SCOPE struct arena *a = arena_new(65536);
    struct strbuf out;
    struct json_out j;
    strbuf_init(&out, a, LIMIT_UPLOAD);
    json_init(&j, &out, true);
    json_list_begin(&j);
    OP_EACH(o, &ops_registry)
        row(&j, o);
    json_list_end(&j);
    return io_write_all(STDOUT_FILENO, strbuf_get(&out)) < 0;
}
