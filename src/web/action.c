/* SPDX-License-Identifier: Apache-2.0 */
/* Undo, from the line that every change leaves behind and from the history. */
#include "web/page.h"

static int run_undo(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct op_input in = {STR("action"), form_get(&rq->form, STR("action"))};
    int rc = page_check(app, rq);
    if (rc == 0)
        rc = page_run(app, rq, "undo", &in, 1, &ctx);
    if (rc == 0)
        page_redirect(rs, page_next(rq, STR("/")), &ctx);
    return rc;
}

const struct route action_routes[] = {
    {HTTP_POST, "/undo", run_undo, NULL, 0},
    ROUTE_END,
};
