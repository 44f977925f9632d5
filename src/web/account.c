/* SPDX-License-Identifier: Apache-2.0 */
/* Accounts of this server, for staff: who they are, never what they wrote. */
#include "codec/json.h"
#include "web/account.h"

#include "base/arena.h"
#include "base/html.h"
#include "base/strbuf.h"
#include "def/limits.h"
#include "web/pages.h"
#include "web/security.h"

static int fill_list(struct page *p, struct accounts_page *v)
{
    struct op_input in[2] = {{STR("limit"), str_format(p->ctx.arena, "%d", LIMIT_PAGE)}};
    struct str after = form_get(&p->rq->params, STR("after"));
    in[1] = (struct op_input){STR("after"), after};
    int rc = page_read(p, "account.list", in, after.n ? 2 : 1, &v->accounts);
    if (rc == 0 && !after.n)
        rc = page_read(p, "invitation.list", NULL, 0, &v->invitations);
    v->first = !after.n;
    const struct json *last = rc == 0 ? security_row(v->accounts, LIMIT_PAGE - 1) : NULL;
    if (!last)
        return rc;
    struct strbuf b;
    strbuf_init(&b, p->ctx.arena, LIMIT_LINE * 4);
    strbuf_add(&b, STR("/accounts?after="));
    url_component(&b, page_text(last, "email"));
    v->next = strbuf_get(&b);
    return 0;
}

static int run_accounts(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct accounts_page v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_ACCOUNTS);
    p.title = STR("Accounts");
    if (rc == 0)
        rc = fill_list(&p, &v);
    if (rc == 0)
        html_accounts(&rs->body, &p, &v);
    return page_end(&p, rc);
}

static int run_account(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    const struct json *account;
    struct op_input in = {STR("id"), request_get_arg(rq, STR("id"))};
    int rc = page_begin(&p, app, rq, rs, NAV_ACCOUNTS);
    if (rc == 0)
        rc = page_read(&p, "account.login", &in, 1, &account);
    if (rc == 0) {
        p.title =
            page_text(account, "name").n ? page_text(account, "name") : page_text(account, "email");
        html_account(&rs->body, &p, account);
    }
    return page_end(&p, rc);
}

const struct route account_routes[] = {
    {HTTP_GET, "/accounts", run_accounts, NULL, 0},
    {HTTP_GET, "/accounts/{id}", run_account, NULL, 0},
    ROUTE_END,
};
