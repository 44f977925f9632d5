/* SPDX-License-Identifier: Apache-2.0 */
#include "net/router.h"

#include "base/arena.h"
#include "def/errors.h"
#include "def/limits.h"

struct pattern {
    const struct route *route;
    struct str segments[REQUEST_SEGMENTS_MAX];
    bool named[REQUEST_SEGMENTS_MAX]; /* "{id}"; the segment is then the name alone */
    size_t n;
};

struct router {
    struct pattern *p; /* by number of segments, then literals before names */
    size_t n;
};

static bool parse_pattern(const struct route *route, struct pattern *ret)
{
    struct str rest = str_c(route->pattern), part;
    size_t names = 0;
    *ret = (struct pattern){.route = route};
    if (!str_starts(rest, STR("/")))
        return false;
    rest = str_sub(rest, 1, rest.n);
    if (!rest.n)
        return true;
    while (str_next(&rest, '/', &part)) {
        if (ret->n == REQUEST_SEGMENTS_MAX)
            return false;
        bool named = str_starts(part, STR("{")) && str_ends(part, STR("}")) && part.n > 2;
        if (named && ++names > REQUEST_ARGS_MAX)
            return false;
        ret->named[ret->n] = named;
        ret->segments[ret->n++] = named ? str_sub(part, 1, part.n - 1) : part;
    }
    return true;
}

/* Order of matching; names compare equal, so that equal means "would match the same paths". */
static int compare_patterns(const void *x, const void *y)
{
    const struct pattern *a = x, *b = y;
    if (a->n != b->n)
        return a->n < b->n ? -1 : 1;
    for (size_t i = 0; i < a->n; i++) {
        if (a->named[i] != b->named[i])
            return a->named[i] ? 1 : -1;
        int c = a->named[i] ? 0 : str_cmp(a->segments[i], b->segments[i]);
        if (c)
            return c;
    }
    return (a->route->method > b->route->method) - (a->route->method < b->route->method);
}

int router_new(struct arena *a, const struct route *routes, size_t n, struct router **ret,
               struct err *err)
{
    struct router *r = ARENA_NEW(a, struct router);
    r->p = ARENA_ARRAY(a, struct pattern, n);
    r->n = n;
    for (size_t i = 0; i < n; i++)
        if (!parse_pattern(&routes[i], &r->p[i]))
            return err_set(err, ERR_INTERNAL, "The route %s is malformed", routes[i].pattern);
    qsort(r->p, n, sizeof(*r->p), compare_patterns);
    for (size_t i = 1; i < n; i++)
        if (!compare_patterns(&r->p[i - 1], &r->p[i]))
            return err_set(err, ERR_INTERNAL, "The route %s is there twice",
                           r->p[i].route->pattern);
    *ret = r;
    return 0;
}

static bool matches(const struct pattern *p, const struct request *rq)
{
    if (p->n != rq->segments_n)
        return false;
    for (size_t i = 0; i < p->n; i++)
        if (p->named[i] ? !rq->segments[i].n : !str_eq(p->segments[i], rq->segments[i]))
            return false;
    return true;
}

static void take_args(const struct pattern *p, struct request *rq)
{
    rq->args_n = 0;
    rq->route_data = p->route->data;
    for (size_t i = 0; i < p->n; i++)
        if (p->named[i])
            rq->args[rq->args_n++] = (struct request_arg){p->segments[i], rq->segments[i]};
}

int router_find(const struct router *r, struct request *rq, const struct route **ret,
                unsigned *ret_allow)
{
    enum http_method want = rq->method == HTTP_HEAD ? HTTP_GET : rq->method;
    unsigned allow = 0;
    for (size_t i = 0; i < r->n; i++) {
        if (!matches(&r->p[i], rq))
            continue;
        if (r->p[i].route->method == want) {
            take_args(&r->p[i], rq);
            *ret = r->p[i].route;
            return 0;
        }
        allow |= 1u << r->p[i].route->method;
    }
    if (!allow)
        return err_set(&rq->err, ERR_NOT_FOUND, "There is no page at this address");
    if (allow & 1u << HTTP_GET)
        allow |= 1u << HTTP_HEAD;
    *ret_allow = allow;
    return err_set(&rq->err, ERR_METHOD, "%s is not possible here", http_method_name(rq->method));
}

struct str router_allow(struct arena *a, unsigned set)
{
    struct str list = STR("");
    for (unsigned m = 0; m < HTTP_METHODS; m++)
        if (set & 1u << m)
            list = str_join(a, list, STR(", "), str_c(http_method_name((enum http_method)m)));
    return list;
}

int router_open(const struct router *r, struct request *rq, struct response *rs,
                const struct route **ret)
{
    unsigned allow = 0;
    int rc = router_find(r, rq, ret, &allow);
    if (rc == ERR_METHOD)
        response_add_header(rs, STR("Allow"), router_allow(rq->a, allow));
    return rc;
}

int router_run(const struct router *r, void *app, struct request *rq, struct response *rs)
{
    const struct route *route;
    int rc = router_open(r, rq, rs, &route);
    return rc ? rc : route->run(app, rq, rs);
}

/* Flags of the request's route; 0 when it has none. */
static unsigned find_flags(const struct router *r, struct request *rq)
{
    const struct route *route;
    unsigned allow;
    unsigned flags = router_find(r, rq, &route, &allow) ? 0 : route->flags;
    rq->err.code = 0;
    rq->err.text[0] = '\0';
    return flags;
}

size_t router_body_limit(const struct router *r, struct request *rq)
{
    return find_flags(r, rq) & ROUTE_UPLOAD ? LIMIT_UPLOAD : LIMIT_BODY;
}

bool router_is_slow(const struct router *r, struct request *rq)
{
    return find_flags(r, rq) & ROUTE_SLOW;
}
