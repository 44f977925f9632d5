/* SPDX-License-Identifier: Apache-2.0 */
#include "net/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static const unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

static void set_v4(struct address *a, const struct in_addr *v4)
{
    memcpy(a->b, mapped, sizeof(mapped));
    memcpy(a->b + sizeof(mapped), &v4->s_addr, 4);
}

bool address_parse(struct str text, struct address *ret)
{
    char bare[INET6_ADDRSTRLEN];
    struct in_addr v4;
    struct in6_addr v6;
    bool brackets = text.n > 2 && text.p[0] == '[' && text.p[text.n - 1] == ']';
    if (brackets)
        text = str_sub(text, 1, text.n - 1);
    if (!text.n || text.n >= sizeof(bare) || memchr(text.p, '\0', text.n))
        return false;
    snprintf(bare, sizeof(bare), "%.*s", STR_ARG(text));
    if (!brackets && inet_pton(AF_INET, bare, &v4) == 1) {
        set_v4(ret, &v4);
        return true;
    }
    if (inet_pton(AF_INET6, bare, &v6) != 1)
        return false;
    memcpy(ret->b, v6.s6_addr, sizeof(ret->b));
    return true;
}

static bool has_bits_after(const struct address *a, unsigned bits)
{
    for (unsigned i = bits; i < 128; i++)
        if (a->b[i / 8] & 0x80u >> i % 8)
            return true;
    return false;
}

bool address_block_parse(struct str text, struct address_block *ret)
{
    size_t slash = str_find_char(text, '/', 0);
    int64_t bits = 0;
    struct address_block b = {.bits = 128};
    if (!address_parse(str_sub(text, 0, slash), &b.base))
        return false;
    if (slash != SIZE_MAX) {
        /* "::ffff:0:0/96" is written by nobody; a dotted address counts its own 32 bits. */
        unsigned skipped = str_find_char(text, ':', 0) == SIZE_MAX ? 96 : 0;
        if (!str_to_i64(str_sub(text, slash + 1, text.n), 0, 128 - (int64_t)skipped, &bits))
            return false;
        b.bits = skipped + (unsigned)bits;
    }
    if (has_bits_after(&b.base, b.bits))
        return false;
    *ret = b;
    return true;
}

bool address_block_has(const struct address_block *block, const struct address *a)
{
    unsigned whole = block->bits / 8, rest = block->bits % 8;
    if (memcmp(block->base.b, a->b, whole))
        return false;
    return !rest || (block->base.b[whole] ^ a->b[whole]) >> (8 - rest) == 0;
}

bool address_of_socket(const struct sockaddr *sa, struct address *ret)
{
    /* Copied: the bytes behind the pointer need not be aligned for the larger types. */
    if (sa && sa->sa_family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, sa, sizeof(v4));
        set_v4(ret, &v4.sin_addr);
        return true;
    }
    if (sa && sa->sa_family == AF_INET6) {
        struct sockaddr_in6 v6;
        memcpy(&v6, sa, sizeof(v6));
        memcpy(ret->b, v6.sin6_addr.s6_addr, sizeof(ret->b));
        return true;
    }
    return false;
}

bool address_is_v4(const struct address *a) { return !memcmp(a->b, mapped, sizeof(mapped)); }

bool address_is_loopback(const struct address *a)
{
    static const struct address one = {.b = {[15] = 1}};
    return address_is_v4(a) ? a->b[12] == 127 : !memcmp(a, &one, sizeof(one));
}

struct str address_format(struct arena *a, const struct address *address)
{
    char text[INET6_ADDRSTRLEN];
    bool v4 = address_is_v4(address);
    inet_ntop(v4 ? AF_INET : AF_INET6, v4 ? address->b + 12 : address->b, text, sizeof(text));
    return str_copy(a, str_c(text));
}

struct str address_network(struct arena *a, struct str client)
{
    struct address at;
    if (!address_parse(client, &at) || address_is_v4(&at))
        return client;
    memset(at.b + 8, 0, 8);
    return address_format(a, &at);
}
