/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Internet addresses and blocks of them, IPv4 and IPv6 in one form: an IPv4 address is kept as its
 * mapped IPv6 one (::ffff:192.0.2.1), so that a socket which takes both compares the same. Pure.
 */
#ifndef WM_NET_ADDRESS_H
#define WM_NET_ADDRESS_H

#include "base/str.h"

struct sockaddr;

struct address {
    unsigned char b[16];
};

/* The first `bits` bits of base. */
struct address_block {
    struct address base;
    unsigned bits; /* 0..128; an IPv4 /24 is 120 here */
};

/* "192.0.2.1", "2001:db8::1", "[2001:db8::1]"; no port, no zone. False for anything else. */
bool address_parse(struct str text, struct address *ret);
/* An address, or one with a prefix length: "10.0.0.0/8", "2001:db8::/32". False also when bits
 * beyond the prefix are set, which is mostly a slip of the pen. */
bool address_block_parse(struct str text, struct address_block *ret);
bool address_block_has(const struct address_block *block, const struct address *a);
/* Of a connected socket; false for other families. */
bool address_of_socket(const struct sockaddr *sa, struct address *ret);
bool address_is_v4(const struct address *a);
/* 127.0.0.0/8 and ::1: no other machine can reach them. */
bool address_is_loopback(const struct address *a);
/* The shortest text, without brackets (RFC 5952); IPv4 in dotted form. In the arena. */
struct str address_format(struct arena *a, const struct address *address);
/* What one subscriber has, as text to count by: an IPv4 address as it is, an IPv6 one cut to its
 * /64. Text that is no address ("unknown") stays as it is. */
struct str address_network(struct arena *a, struct str client);

#endif
