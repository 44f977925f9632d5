/* SPDX-License-Identifier: Apache-2.0 */
/* The files compiled into the binary: style sheet, script, icons, manifest. */
#include "base/asset.h"

#include "def/errors.h"
#include "web/web.h"

extern const struct asset web_assets[];
extern const size_t web_assets_n;

static int show(struct request *rq, struct response *rs, struct str name)
{
    const struct asset *a = asset_find(web_assets, web_assets_n, name);
    if (!a)
        return err_set(&rq->err, ERR_NOT_FOUND, "There is no such file.");
    response_asset(rs, rq, a, response_type_of(name));
    return 0;
}

static int run_asset(void *app, struct request *rq, struct response *rs)
{
    (void)app;
    return show(rq, rs, request_get_arg(rq, STR("name")));
}

/* Files that browsers ask for by a fixed name. */
static int run_fixed(void *app, struct request *rq, struct response *rs)
{
    (void)app;
    return show(rq, rs, str_c(rq->route_data));
}

const struct route asset_routes[] = {
    {HTTP_GET, "/assets/{name}", run_asset, NULL, ROUTE_PUBLIC},
    {HTTP_GET, "/manifest.webmanifest", run_fixed, "manifest.webmanifest", ROUTE_PUBLIC},
    {HTTP_GET, "/favicon.ico", run_fixed, "icon.svg", ROUTE_PUBLIC},
    ROUTE_END,
};
