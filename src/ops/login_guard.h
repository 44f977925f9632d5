/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The throttle of guessing: so many tries at once, then one each so many seconds. It counts
 *
 * - tries from a device that logged in to this account before (a cookie): for itself alone;
 * - all others: per address and account, then per account from all unknown devices together, then
 *   per address over all accounts.
 *
 * Nobody can lock others out: who uses a known device is counted apart from all strangers; and one
 * address runs out of its own tries long before it can use up those that strangers have together.
 * An address is an IPv4 address or the /64 of an IPv6 address. Right tries are given back.
 *
 * The table is bounded: when it is full, what has waited off the most is forgotten. All threads;
 * knows no clock, the time is a parameter (monotonic microseconds).
 */
#ifndef WM_OPS_LOGIN_GUARD_H
#define WM_OPS_LOGIN_GUARD_H

#include "base/str.h"

struct login_guard;

struct login_guard *login_guard_new(void); /* heap, never NULL */
void login_guard_free(struct login_guard *g);

struct login_try {
    struct str account; /* the e-mail as compared, also when nobody has it */
    struct str address;
    struct str device; /* of a known device, else "" */
    char step;         /* 'p' password, 's' second factor: counted apart */
};

/* 0: go on, the try is counted. Else the microseconds to wait; nothing is counted then. */
int64_t login_guard_take(struct login_guard *g, const struct login_try *t, int64_t now);
/* The try was right: it does not count. */
void login_guard_give(struct login_guard *g, const struct login_try *t);

#endif
