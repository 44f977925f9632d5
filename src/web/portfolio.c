/* SPDX-License-Identifier: Apache-2.0 */
/* Identity: qualities as chapters, whom they are learned from, reflections in order. */
#include "web/portfolio.h"

#include "base/arena.h"
#include "ops/context.h"
#include "web/pages.h"

struct str portfolio_from(struct arena *a, const struct portfolio_note *x)
{
    return str_join(a, x->who.name, STR(" · "), x->opportunity);
}

static int run_identity(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct account account;
    struct portfolio_view *v = ARENA_NEW(rq->a, struct portfolio_view);
    int rc = page_begin(&p, app, rq, rs, NAV_IDENTITY);
    if (rc == 0)
        rc = portfolio_load(&p.ctx, &v->x);
    if (rc == 0)
        rc = context_account(&p.ctx, &account);
    if (rc == 0) {
        v->name = account.name;
        p.title = STR("Identity");
        html_portfolio(&rs->body, &p, v);
    }
    return page_end(&p, rc);
}

const struct route portfolio_routes[] = {
    {HTTP_GET, "/identity", run_identity, NULL, 0},
    ROUTE_END,
};
