/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The JSON face: every operation with a path is an endpoint below /api/v1. Inputs come from the
 * path, the query, and a JSON map or a form in the body; the answer is JSON. Handlers expect the
 * application pointer to begin with a `const struct app *`, and request.thread to be the thread's
 * struct db.
 */
#ifndef WM_API_API_H
#define WM_API_API_H

#include "net/router.h"
#include "ops/app.h"

#define API_PREFIX "/api/v1"

/* One route for each operation with a path. In the arena. */
struct route *api_routes(struct arena *a, const struct op_registry *ops, size_t *ret_n);
/* Errors below the prefix are JSON, too. */
void api_show_error(void *app, struct request *rq, struct response *rs, const char *title,
                    const char *text);

#endif
