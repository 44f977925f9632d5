/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The header Forwarded: each line of the input is one header. What is accepted keeps the promises
 * of net/forwarded.h, and putting text before it never changes whom a trusted proxy speaks for.
 */
#include "base/arena.h"
#include "fuzz.h"
#include "net/forwarded.h"

#include <string.h>

static void check_text(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        PROMISE(s.p[i] > ' ' && s.p[i] < 0x7F && !strchr("\",;\\<>", s.p[i]));
}

static void check_hop(struct arena *a, const struct forwarded_hop *hop)
{
    struct address again;
    check_text(hop->client);
    check_text(hop->proto);
    check_text(hop->host);
    if (!hop->is_address)
        return;
    PROMISE(address_parse(address_format(a, &hop->address), &again));
    PROMISE(!memcmp(&again, &hop->address, sizeof(again)));
    PROMISE(address_network(a, hop->client).n > 0);
}

/* What stands before is the client's to choose; the last element is the proxy's. */
static void check_prefix(struct arena *a, struct str line)
{
    struct address_block proxy;
    struct forwarded f = {.n = 0};
    if (!forwarded_add(a, line, &f))
        return;
    f.n = 0;
    if (!forwarded_add(a, str_join(a, line, STR(", "), STR("for=192.0.2.1;proto=https;host=h")),
                       &f))
        return; /* refused: fine, nobody is misled */
    PROMISE(address_block_parse(STR("10.0.0.1"), &proxy));
    struct forwarded_view v = forwarded_walk(a, &f, &proxy.base, &proxy, 1);
    PROMISE(str_eq(v.client, STR("192.0.2.1")) && str_eq(v.proto, STR("https")));
    PROMISE(str_eq(v.host, STR("h")));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str rest = {arena_copy(a, data, size), size}, line;
    struct forwarded f = {.n = 0};
    struct address_block trusted[2];
    PROMISE(address_block_parse(STR("10.0.0.0/8"), &trusted[0]));
    PROMISE(address_block_parse(STR("2001:db8::/32"), &trusted[1]));
    while (str_next(&rest, '\n', &line)) {
        check_prefix(a, line);
        if (!forwarded_add(a, line, &f))
            return 0;
    }
    PROMISE(f.n <= FORWARDED_HOPS_MAX);
    for (size_t i = 0; i < f.n; i++)
        check_hop(a, &f.hops[i]);
    struct forwarded_view v = forwarded_walk(a, &f, &trusted[0].base, trusted, 2);
    PROMISE(v.client.n > 0);
    check_text(v.client);
    return 0;
}
