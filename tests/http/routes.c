/* SPDX-License-Identifier: Apache-2.0 */
/* Prints every route of the program, "GET /people/{id}" a line, for the tests written in Python. */
#include "api/api.h"
#include "base/arena.h"
#include "main/config.h"
#include "ops/registry.h"
#include "web/web.h"

static void print(const struct route *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        printf("%s %s\n", http_method_name(rows[i].method), rows[i].pattern);
}

int main(void)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    size_t n;
    const struct route *rows = web_routes(a, &n);
    print(rows, n);
    rows = api_routes(a, &ops_registry, &n);
    print(rows, n);
    return 0;
}
