/* SPDX-License-Identifier: Apache-2.0 */
/* The ledger: help both ways, what is open, ideas for giving. */
#include "web/ledger.h"

#include "base/arena.h"
#include "base/id.h"
#include "web/pages.h"

enum { OFFSET_MAX = 1000000 };

static void fill_pager(struct arena *a, int64_t from, struct ledger_view *v)
{
    int64_t back = from > LEDGER_SHOWN ? from - LEDGER_SHOWN : 0;
    if (from)
        v->later = str_format(a, "/ledger?from=%lld#people", (long long)back);
    if (v->x.people_n == LEDGER_SHOWN)
        v->earlier = str_format(a, "/ledger?from=%lld#people", (long long)(from + LEDGER_SHOWN));
}

static int run_ledger(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct ledger_view *v = ARENA_NEW(rq->a, struct ledger_view);
    int64_t from;
    if (!str_to_i64(form_get(&rq->params, STR("from")), 0, OFFSET_MAX, &from))
        from = 0;
    int rc = page_begin(&p, app, rq, rs, NAV_LEDGER);
    if (rc == 0)
        rc = ledger_load(&p.ctx, from, &v->x);
    if (rc == 0) {
        v->today = date_str(rq->a, p.ctx.today);
        v->next = STR("/ledger");
        fill_pager(rq->a, from, v);
        p.title = STR("Ledger");
        html_ledger(&rs->body, &p, v);
    }
    return page_end(&p, rc);
}

static int run_person(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct ledger_person_view *v = ARENA_NEW(rq->a, struct ledger_person_view);
    int rc = page_begin(&p, app, rq, rs, NAV_LEDGER);
    if (rc == 0)
        rc = page_id(&p, "id", &entity_person, &v->id);
    if (rc == 0)
        rc = ledger_load_person(&p.ctx, v->id, &v->x);
    if (rc == 0) {
        v->today = date_str(rq->a, p.ctx.today);
        v->next = str_format(rq->a, "/ledger/%s", id_str(rq->a, v->id).p);
        p.title = str_format(rq->a, "You and %.*s", STR_ARG(v->x.who.name));
        html_ledger_person(&rs->body, &p, v);
    }
    return page_end(&p, rc);
}

const struct route ledger_routes[] = {
    {HTTP_GET, "/ledger", run_ledger, NULL, 0},
    {HTTP_GET, "/ledger/{id}", run_person, NULL, 0},
    ROUTE_END,
};
