/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The header Forwarded (RFC 7239), by which a proxy in front says whom it speaks for, and the walk
 * that finds out how much of it may be believed. Pure and strict: what does not fit the grammar is
 * refused as a whole, because a client can put text of its own before the proxy's. White space is
 * taken around ";" and ",", where proxies write it, and not around "=".
 */
#ifndef WM_NET_FORWARDED_H
#define WM_NET_FORWARDED_H

#include "net/address.h"

enum { FORWARDED_HOPS_MAX = 16 };

/* One element, written by one proxy about the connection it took. */
struct forwarded_hop {
    struct str client;      /* "for": "192.0.2.1", "2001:db8::1", "unknown", "_hidden" */
    struct address address; /* of client, when is_address */
    bool is_address;
    struct str proto;       /* "http", "https", ...; as sent, perhaps empty */
    struct str host;        /* perhaps empty */
};

struct forwarded {
    struct forwarded_hop hops[FORWARDED_HOPS_MAX]; /* from the client to us */
    size_t n;
};

/* What is believed about a request. */
struct forwarded_view {
    struct str client; /* text of the address, or what a trusted proxy said instead of one */
    struct str proto;  /* empty: nobody said */
    struct str host;   /* empty: nobody said */
};

/* Adds the elements of one header line to *f; texts are slices of the line or copies in the arena.
 * False when the line is malformed or there are more than FORWARDED_HOPS_MAX. */
bool forwarded_add(struct arena *a, struct str line, struct forwarded *f);
/* Walks from the peer of our connection towards the client as long as the hop that speaks is one
 * of `trusted`, each telling of the one before it. The hop at which it stops is the client; proto
 * and host are those of the last one believed. With a peer that is not trusted nothing is. */
struct forwarded_view forwarded_walk(struct arena *a, const struct forwarded *f,
                                     const struct address *peer,
                                     const struct address_block *trusted, size_t trusted_n);

#endif
