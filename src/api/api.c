/* SPDX-License-Identifier: Apache-2.0 */
#include "api/api.h"

#include "base/arena.h"
#include "base/id.h"
#include "base/json_out.h"
#include "base/sink.h"
#include "codec/json.h"
#include "def/errors.h"
#include "def/limits.h"
#include "net/csrf.h"
#include "net/form.h"
#include "net/request.h"
#include "net/response.h"
#include "ops/bind.h"

struct inputs {
    VEC(struct op_input) list;
};

static void add(struct request *rq, struct inputs *in, struct str name, struct str value)
{
    *VEC_PUSH(rq->a, &in->list) = (struct op_input){name, value};
}

static int json_text(struct request *rq, const struct json *v, struct str *ret);

/* Joined with commas, in one buffer: a body can hold a list of half a million values. */
static int list_text(struct request *rq, const struct json *v, struct str *ret)
{
    struct strbuf b;
    strbuf_init(&b, rq->a, LIMIT_BODY * 2);
    for (size_t i = 0; i < v->n; i++) {
        struct str part;
        if (v->items[i].kind == JSON_KIND_LIST || json_text(rq, &v->items[i], &part) < 0)
            return err_set(&rq->err, ERR_USAGE, "A list may hold texts and numbers only.");
        if (b.n && part.n)
            strbuf_add_char(&b, ',');
        strbuf_add(&b, part);
    }
    *ret = strbuf_get(&b);
    return b.overflow ? err_set(&rq->err, ERR_LIMIT, "This list is too long.") : 0;
}

/* A JSON value as the text field_parse() reads. */
static int json_text(struct request *rq, const struct json *v, struct str *ret)
{
    switch (v->kind) {
    case JSON_KIND_NULL: *ret = STR_NULL; return 0;
    case JSON_KIND_BOOL: *ret = v->truth ? STR("yes") : STR("no"); return 0;
    case JSON_KIND_NUMBER: *ret = str_format(rq->a, "%lld", (long long)v->number); return 0;
    case JSON_KIND_TEXT: *ret = v->text; return 0;
    case JSON_KIND_LIST: return list_text(rq, v, ret);
    default:
        return err_set(&rq->err, ERR_USAGE,
                       "Values are texts, numbers, true, false, null or lists of them.");
    }
}

static int add_json(struct request *rq, struct inputs *in)
{
    struct json *map;
    int rc = json_parse(rq->a, rq->body, &map, &rq->err);
    if (rc < 0)
        return rc;
    if (map->kind != JSON_KIND_MAP)
        return err_set(&rq->err, ERR_USAGE, "The body must be a JSON map of inputs.");
    for (size_t i = 0; i < map->n; i++) {
        struct str text;
        rc = json_text(rq, &map->items[i], &text);
        if (rc < 0)
            return rc;
        add(rq, in, map->keys[i], text);
    }
    return 0;
}

static const struct field *file_field(const struct op *op)
{
    FIELD_EACH (f, op->in)
        if (f->flags & FIELD_FILE)
            return f;
    return NULL;
}

static int add_body(struct request *rq, const struct op *op, struct inputs *in)
{
    struct str type = request_get_header(rq, STR("Content-Type"));
    const struct field *file = file_field(op);
    if (!rq->body.n)
        return 0;
    if (str_starts_nocase(type, STR("application/json")))
        return add_json(rq, in);
    if (rq->form.n) {
        for (size_t i = 0; i < rq->form.n; i++)
            if (!str_eq(rq->form.p[i].name, STR("csrf")))
                add(rq, in, rq->form.p[i].name, rq->form.p[i].value);
        return 0;
    }
    if (!file)
        return err_set(&rq->err, ERR_MEDIA_TYPE,
                       "Send a JSON map with Content-Type: application/json.");
    add(rq, in, str_c(file->name), rq->body);
    return 0;
}

static int collect(struct request *rq, const struct op *op, struct inputs *in)
{
    for (size_t i = 0; i < rq->args_n; i++)
        add(rq, in, rq->args[i].name, rq->args[i].value);
    for (size_t i = 0; i < rq->params.n; i++)
        add(rq, in, rq->params.p[i].name, rq->params.p[i].value);
    return op->method == OP_GET ? 0 : add_body(rq, op, in);
}

static void show_error(struct response *rs, const struct err *err, struct str partial)
{
    const struct error_row *row = error_row(err->code);
    struct json_out j;
    rs->status = row->http_status;
    rs->type = "application/json";
    strbuf_clear(&rs->body);
    json_init(&j, &rs->body, true);
    json_map_begin(&j);
    json_key(&j, STR("error"));
    json_string(&j, str_c(row->name));
    json_key(&j, STR("title"));
    json_string(&j, str_c(row->title));
    json_key(&j, STR("message"));
    json_string(&j, str_c(err->text));
    if (partial.n) { /* both versions */
        json_key(&j, STR("conflict"));
        json_raw(&j, partial);
    }
    json_map_end(&j);
}

static void show_result(const struct op_ctx *ctx, struct response *rs)
{
    char id[ID_TEXT_MAX];
    rs->type = "application/json";
    if (ctx->op->flags & OP_RAW) {
        rs->type = str_copy(rs->a, ctx->raw_type).p;
        rs->bytes = ctx->raw;
    }
    if (ctx->action_id) { /* what POST /undo takes */
        id_format(ctx->action_id, id);
        response_add_header(rs, STR("Wellmet-Action"), str_c(id));
    }
    if (ctx->op->method == OP_POST && ctx->result_id)
        rs->status = 201;
}

static int answer(const struct app *app, struct request *rq, struct response *rs)
{
    const struct op *op = rq->route_data;
    struct inputs in = {0};
    struct op_ctx ctx;
    struct strbuf out;
    int rc = collect(rq, op, &in);
    if (rc < 0)
        return rc;
    rc = context_init(&ctx, rq->a, app, rq->thread, caller_of(rq->user), STR("api"));
    strbuf_init(&out, rq->a, LIMIT_OUTPUT);
    struct sink *sink = sink_new(rq->a, SINK_JSON, &out, 0);
    if (rc == 0)
        rc = op_run(&ctx, op, in.list.p, in.list.n, sink);
    if (rc < 0) {
        rq->err = *ctx.err;
        rq->err.code = rc;
        show_error(rs, &rq->err, rc == ERR_CONFLICT ? strbuf_get(&out) : STR_NULL);
        return 0;
    }
    sink_finish(sink);
    rs->body = out;
    show_result(&ctx, rs);
    return 0;
}

/* The error that the server means by a status of its own. */
static int code_of(int http_status)
{
    for (int i = 0; i < ERROR_COUNT; i++)
        if (error_row(-1 - i)->http_status == http_status)
            return -1 - i;
    return http_status < 500 ? ERR_USAGE : ERR_INTERNAL;
}

void api_show_error(void *app, struct request *rq, struct response *rs, const char *title,
                    const char *text)
{
    int status = rs->status;
    struct err err = rq->err;
    (void)app;
    (void)title;
    if (!err.code)
        err_set(&err, code_of(status), "%s", text);
    show_error(rs, &err, STR_NULL);
    rs->status = status;
}

/* A cookie comes with every request of a browser, whoever made it. Browsers of today say where a
 * request comes from, and no other site's page can add a header of its own. */
static bool says_where_from(const struct request *rq)
{
    return request_get_header(rq, STR("Origin")).p ||
           request_get_header(rq, STR("Sec-Fetch-Site")).p ||
           request_get_header(rq, STR(CSRF_HEADER)).p;
}

static int check_origin(struct request *rq)
{
    if (rq->method == HTTP_GET || rq->method == HTTP_HEAD)
        return 0;
    if (!request_is_same_origin(rq))
        return err_set(&rq->err, ERR_FORBIDDEN,
                       "Another site's page may not change anything here.");
    if (caller_of(rq->user)->session && !says_where_from(rq))
        return err_set(&rq->err, ERR_FORBIDDEN,
                       "With a login's cookie, send " CSRF_HEADER ", too; or use a token instead.");
    return 0;
}

static int api_run(void *app, struct request *rq, struct response *rs)
{
    if (check_origin(rq) < 0)
        return rq->err.code;
    int rc = answer(*(const struct app **)app, rq, rs);
    if (rc < 0) {
        rq->err.code = rc;
        show_error(rs, &rq->err, STR_NULL);
    }
    return 0;
}

struct route *api_routes(struct arena *a, const struct op_registry *ops, size_t *ret_n)
{
    static const enum http_method methods[] = {[OP_GET] = HTTP_GET,
                                               [OP_POST] = HTTP_POST,
                                               [OP_PATCH] = HTTP_PATCH,
                                               [OP_DELETE] = HTTP_DELETE};
    VEC(struct route) routes = {0};
    OP_EACH (o, ops) {
        if (!o->path || (o->flags & OP_CLI_ONLY))
            continue;
        unsigned slow = o->flags & OP_SLOW ? ROUTE_SLOW : 0;
        struct route r = {.method = methods[o->method],
                          .pattern = str_format(a, API_PREFIX "%s", o->path).p,
                          .run = api_run,
                          .data = o,
                          .flags = slow | (file_field(o) ? ROUTE_UPLOAD : 0)};
        *VEC_PUSH(a, &routes) = r;
    }
    *ret_n = routes.n;
    return routes.p;
}
