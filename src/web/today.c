/* SPDX-License-Identifier: Apache-2.0 */
#include "web/page.h"

#include "web/pages.h"

static int run_today(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    int rc = page_begin(&p, app, rq, rs, NAV_TODAY);
    p.title = STR("Today");
    if (rc == 0)
        html_error(&rs->body, &p, STR("Soon."));
    return page_end(&p, rc);
}

const struct route today_routes[] = {
    {HTTP_GET, "/", run_today, NULL, 0},
    ROUTE_END,
};
