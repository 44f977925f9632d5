/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rate limits: token buckets in a table of fixed size, whatever attackers do. A bucket is named by
 * a kind (a row of the table in rate.c, numbers from limits.def) and a text. It holds as many
 * tokens as the kind says and fills evenly; a full bucket takes no room, so nothing is written for
 * those who come once in a while. When a place is needed, the fullest bucket of its row gives way:
 * to push out one that is nearly empty, an attacker has to empty many others first. Which row a
 * text belongs to is a keyed hash (SipHash), so that nobody can choose it.
 *
 * Time is passed in (monotonic microseconds); nothing here reads a clock. All functions are
 * thread-safe. Buckets live in this process alone: several servers count each for itself.
 *
 * How a login uses them, so that nobody can lock somebody else out:
 *
 * 1. RATE_LOGIN by the client's network (address_network): what one address may get wrong. Given
 *    back (rate_refund) when the password was right: a lecture hall behind one address may log in.
 * 2. A browser that has logged in before carries a device cookie: the device's id and a keyed hash
 *    of account and id. With a good one, the attempt takes from RATE_DEVICE by account and device:
 *    the student's own browser never shares a bucket with an attacker.
 * 3. Without one, it takes from RATE_ACCOUNT by account. Strangers can empty that bucket; then all
 *    unknown devices wait for a token, and known ones are not touched. Given back when the password
 *    was right.
 * 4. The buckets are asked before the password is checked and whether or not the account exists,
 *    so an answer tells neither. Second factors take from the same buckets.
 *
 * Secret links and device-less tokens take from RATE_TICKET by network, given back when they fit;
 * everything else a client without a login asks for from RATE_REQUEST by network.
 */
#ifndef WM_NET_RATE_H
#define WM_NET_RATE_H

#include "net/response.h"

enum rate_kind {
    RATE_REQUEST, /* requests without a login, by network */
    RATE_LOGIN,   /* failed logins, by network */
    RATE_TICKET,  /* secret links and tokens that do not fit, by network */
    RATE_ACCOUNT, /* failed logins of unknown devices, by account */
    RATE_DEVICE,  /* failed logins of a known device, by account and device */
    RATE_KINDS
};

enum { RATE_KEY_BYTES = 16 };

struct rate;

/* Heap. `places` buckets at most (rounded up to a power of two, 16 bytes each); `key` seeds the
 * hash, NULL for a random one. NULL without memory or random bytes. */
struct rate *rate_new(size_t places, const unsigned char key[RATE_KEY_BYTES]);
void rate_free(struct rate *r); /* NULL is fine */

/* Takes a token. False when there is none; *ret_wait (may be NULL) is then the microseconds until
 * there is one, else 0. */
bool rate_take(struct rate *r, enum rate_kind kind, struct str key, int64_t now,
               int64_t *ret_wait);
/* Gives a token back that was taken a moment ago. */
void rate_refund(struct rate *r, enum rate_kind kind, struct str key, int64_t now);
/* As rate_take at the real time. ERR_RATE, with its sentence in rq->err and the seconds to wait in
 * the response (Retry-After), when there is no token. */
int rate_check(struct rate *r, enum rate_kind kind, struct str key, struct request *rq,
               struct response *rs);
/* Buckets in use, for tests and figures. */
size_t rate_count(struct rate *r, int64_t now);

#endif
