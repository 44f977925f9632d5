/* SPDX-License-Identifier: Apache-2.0 */
#include "visit.h"

#include "base/arena.h"
#include "base/html.h"
#include "def/errors.h"
#include "ops/session.h"

enum { PORT = 8420, BODY_MAX = 100000 };

int visit_setup(void **state)
{
    struct visit *v = calloc(1, sizeof(*v));
    struct err err = {0};
    world_open(&v->world);
    v->process = arena_new(0);
    v->a = arena_new(0);
    assert_int_equal(web_new(v->process, &v->world.app, NULL, 0, &v->web, &err), 0);
    assert_int_equal(web_open(v->web, PORT, NULL, &err), 0);
    assert_int_equal(session_open(&v->world.app, &v->db, &err), 0);
    *state = v;
    return 0;
}

int visit_teardown(void **state)
{
    struct visit *v = *state;
    session_close(v->db);
    web_close(v->web);
    arena_free(v->a);
    arena_free(v->process);
    world_close(&v->world);
    free(v);
    return 0;
}

static void begin(struct visit *v, enum http_method method, const char *target)
{
    arena_reset(v->a);
    request_init(&v->rq, v->a, method, str_c(target));
    response_init(&v->rs, v->a);
    v->rq.thread = v->db;
    request_add_header(&v->rq, STR("Cookie"),
                       str_format(v->a, "%s=%0*d", v->web->csrf.cookie_name, CSRF_VALUE_LEN, 7));
    assert_int_equal(request_parse_target(&v->rq), 0);
}

static int finish(struct visit *v)
{
    struct net_app app = web_net_app(v->web);
    v->code = app.handle(app.data, &v->rq, &v->rs);
    if (v->code < 0) {
        const struct error_row *row = error_row(v->code);
        strbuf_clear(&v->rs.body);
        v->rs.bytes = STR_NULL;
        v->rs.status = row->http_status;
        app.show_error(app.data, &v->rq, &v->rs, row->title, v->rq.err.text);
    }
    return v->rs.status;
}

int visit_get(struct visit *v, const char *target)
{
    begin(v, HTTP_GET, target);
    return finish(v);
}

int visit_post(struct visit *v, const char *target, ...)
{
    begin(v, HTTP_POST, target);
    request_add_header(&v->rq, STR("Content-Type"), STR("application/x-www-form-urlencoded"));
    struct strbuf body;
    strbuf_init(&body, v->a, BODY_MAX);
    bool token = false;
    va_list ap;
    va_start(ap, target);
    for (const char *name; (name = va_arg(ap, const char *));) {
        token |= strcmp(name, CSRF_FIELD) == 0;
        url_component(&body, str_c(name));
        strbuf_add_char(&body, '=');
        url_component(&body, str_c(va_arg(ap, const char *)));
        strbuf_add_char(&body, '&');
    }
    va_end(ap);
    struct response unused;
    response_init(&unused, v->a);
    if (!token)
        strbuf_addf(&body, "%s=%.*s", CSRF_FIELD,
                    STR_ARG(csrf_token(&v->web->csrf, &v->rq, &unused)));
    else if (body.n)
        strbuf_cut(&body, body.n - 1);
    assert_int_equal(request_set_body(&v->rq, strbuf_get(&body)), 0);
    return finish(v);
}

struct str visit_body(const struct visit *v)
{
    return v->rs.bytes.p ? v->rs.bytes : strbuf_get(&v->rs.body);
}

struct str visit_header(const struct visit *v, const char *name)
{
    for (size_t i = 0; i < v->rs.headers_n; i++)
        if (str_eq_nocase(v->rs.headers[i].name, str_c(name)))
            return v->rs.headers[i].value;
    return STR_NULL;
}

bool visit_has(const struct visit *v, const char *text)
{
    return str_find(visit_body(v), str_c(text), 0) != SIZE_MAX;
}

struct str visit_field(struct visit *v, const char *name)
{
    struct str body = visit_body(v), key = str_format(v->process, "name=\"%s\" value=\"", name);
    size_t at = str_find(body, key, 0);
    if (at == SIZE_MAX)
        return STR_NULL;
    size_t end = str_find_char(body, '"', at + key.n);
    return str_copy(v->process, str_sub(body, at + key.n, end));
}
