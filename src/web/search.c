/* SPDX-License-Identifier: Apache-2.0 */
/* Search as one types: the page, its results alone for the script, and names for forms. */
#include "web/pages.h"
#include "web/people.h"

enum { NAMES = 8 };

static int find(struct page *p, struct search_view *v, int64_t limit)
{
    v->query = str_trim(form_get(&p->rq->params, STR("q")));
    return people_search(&p->ctx, v->query, limit, &v->who);
}

static int run_search(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct search_view v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_SEARCH);
    if (rc == 0)
        rc = find(&p, &v, SEARCH_RESULTS);
    if (rc == 0) {
        p.title = v.query.n ? str_format(rq->a, "%.*s, search", STR_ARG(v.query)) : STR("Search");
        html_search(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

static int run_results(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct search_view v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_NONE);
    if (rc == 0)
        rc = find(&p, &v, SEARCH_RESULTS);
    if (rc == 0)
        search_results(&rs->body, &p, &v);
    return page_end(&p, rc);
}

static int run_names(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct search_view v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_NONE);
    if (rc == 0)
        rc = find(&p, &v, NAMES);
    if (rc == 0)
        search_names(&rs->body, &v, form_get(&rq->params, STR("kind")));
    return page_end(&p, rc);
}

const struct route search_routes[] = {
    {HTTP_GET, "/search", run_search, NULL, 0},
    {HTTP_GET, "/search/results", run_results, NULL, 0},
    {HTTP_GET, "/search/names", run_names, NULL, 0},
    ROUTE_END,
};
