/* SPDX-License-Identifier: Apache-2.0 */
#include "net/request.h"

#include "base/arena.h"
#include "base/fold.h"
#include "def/errors.h"
#include "net/percent.h"

static const char *const method_names[HTTP_METHODS] = {
    [HTTP_GET] = "GET",     [HTTP_HEAD] = "HEAD",     [HTTP_POST] = "POST",
    [HTTP_PUT] = "PUT",     [HTTP_PATCH] = "PATCH",   [HTTP_DELETE] = "DELETE",
    [HTTP_OPTIONS] = "OPTIONS",
};

const char *http_method_name(enum http_method m)
{
    return m < HTTP_METHODS ? method_names[m] : "other";
}

enum http_method http_method_find(struct str name)
{
    unsigned m = 0;
    while (m < HTTP_METHODS && !str_eq(name, str_c(method_names[m])))
        m++;
    return (enum http_method)m;
}

void request_init(struct request *rq, struct arena *a, enum http_method method, struct str target)
{
    /* Only what is read before it is written: the arrays are covered by their counts. */
    rq->a = a;
    rq->err.code = 0;
    rq->err.text[0] = '\0';
    rq->thread = NULL;
    rq->user = NULL;
    rq->method = method;
    rq->target = str_copy(a, target);
    rq->path = rq->query = STR_NULL;
    rq->segments_n = rq->headers_n = rq->args_n = 0;
    rq->params = rq->form = (struct form){0};
    rq->body = STR_NULL;
    rq->route_data = NULL;
    rq->client = rq->host = rq->session = STR_NULL;
    rq->secure = false;
}

bool request_add_header(struct request *rq, struct str name, struct str value)
{
    if (rq->headers_n == REQUEST_HEADERS_MAX)
        return false;
    rq->headers[rq->headers_n++] = (struct request_header){name, value};
    return true;
}

static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7F)
            return false;
    return true;
}

static int add_segment(struct request *rq, struct str raw)
{
    struct str s;
    if (rq->segments_n == REQUEST_SEGMENTS_MAX)
        return err_set(&rq->err, ERR_NOT_FOUND, "No page has so long an address");
    if (!percent_decode(rq->a, raw, PERCENT_PLUS_KEPT, &s) || !is_plain(s) || !utf8_is_valid(s))
        return err_set(&rq->err, ERR_USAGE, "The address has characters that do not belong there");
    if (str_eq(s, STR(".")) || str_eq(s, STR("..")))
        return err_set(&rq->err, ERR_USAGE, "The address has \".\" or \"..\" in its path");
    rq->segments[rq->segments_n++] = s;
    return 0;
}

static int split_path(struct request *rq)
{
    struct str rest = str_sub(rq->path, 1, rq->path.n), part;
    if (!rest.n)
        return 0;
    while (str_next(&rest, '/', &part)) {
        int rc = add_segment(rq, part);
        if (rc)
            return rc;
    }
    return 0;
}

int request_parse_target(struct request *rq)
{
    if (!str_starts(rq->target, STR("/")) || str_find_char(rq->target, '#', 0) != SIZE_MAX)
        return err_set(&rq->err, ERR_USAGE, "The address does not begin with a slash");
    size_t mark = str_find_char(rq->target, '?', 0);
    rq->path = str_sub(rq->target, 0, mark);
    rq->query = mark == SIZE_MAX ? STR("") : str_sub(rq->target, mark + 1, rq->target.n);
    int rc = split_path(rq);
    if (rc)
        return rc;
    return form_parse_urlencoded(rq->a, rq->query, &rq->params, &rq->err);
}

int request_set_body(struct request *rq, struct str body)
{
    struct str type = request_get_header(rq, STR("Content-Type"));
    rq->body = body;
    if (!body.n || !form_is_media_type(type))
        return 0;
    return form_parse(rq->a, type, body, &rq->form, &rq->err);
}

struct str request_get_header(const struct request *rq, struct str name)
{
    for (size_t i = 0; i < rq->headers_n; i++)
        if (str_eq_nocase(rq->headers[i].name, name))
            return rq->headers[i].value;
    return STR_NULL;
}

size_t request_count_header(const struct request *rq, struct str name)
{
    size_t n = 0;
    for (size_t i = 0; i < rq->headers_n; i++)
        n += str_eq_nocase(rq->headers[i].name, name);
    return n;
}

struct str request_get_cookie(const struct request *rq, struct str name)
{
    for (size_t i = 0; i < rq->headers_n; i++) {
        struct str rest = rq->headers[i].value, pair;
        if (!str_eq_nocase(rq->headers[i].name, STR("Cookie")))
            continue;
        while (str_next(&rest, ';', &pair)) {
            pair = str_trim(pair);
            size_t eq = str_find_char(pair, '=', 0);
            if (eq != SIZE_MAX && str_eq(str_sub(pair, 0, eq), name))
                return str_sub(pair, eq + 1, pair.n);
        }
    }
    return STR_NULL;
}

struct str request_get_arg(const struct request *rq, struct str name)
{
    for (size_t i = 0; i < rq->args_n; i++)
        if (str_eq(rq->args[i].name, name))
            return rq->args[i].value;
    return STR("");
}

struct str request_get_param(const struct request *rq, struct str name)
{
    struct str v = form_get(&rq->form, name);
    if (!v.p)
        v = form_get(&rq->params, name);
    return v.p ? v : STR("");
}

bool request_is_same_origin(const struct request *rq)
{
    struct str site = request_get_header(rq, STR("Sec-Fetch-Site"));
    struct str origin = request_get_header(rq, STR("Origin"));
    struct str host = rq->host.n ? rq->host : request_get_header(rq, STR("Host"));
    struct str scheme = rq->secure ? STR("https://") : STR("http://");
    if (site.p && !str_eq(site, STR("same-origin")) && !str_eq(site, STR("none")))
        return false;
    if (!origin.p)
        return true;
    return str_starts(origin, scheme) &&
           str_eq_nocase(str_sub(origin, scheme.n, origin.n), host);
}
