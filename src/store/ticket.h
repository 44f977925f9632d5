/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tickets: secrets that work once until a time. Links to set up, to join and to reset a password,
 * the step between password and code, a login under way at an identity provider (login.h).
 */
#ifndef WM_STORE_TICKET_H
#define WM_STORE_TICKET_H

#include "store/login.h"

struct ticket {
    int64_t id;
    struct str kind; /* "setup", "invite", "reset", "second", "oidc" */
    struct str hash;
    int64_t account;              /* reset, second: whose; else 0 */
    struct str role, email, name; /* invite */
    struct str detail;            /* of the kind */
    int64_t made_by, created_at, expires_at;
};

int ticket_add(struct db *db, const struct ticket *x);
/* Expected: ERR_NOT_FOUND, also for one that is over by `now`. */
int ticket_find(struct db *db, struct arena *a, struct str hash, int64_t now, struct ticket *ret);
int ticket_load(struct db *db, struct arena *a, struct str kind, int64_t id, struct ticket *ret);
/* One that is still good and has this e-mail, compared as it is kept. Expected: ERR_NOT_FOUND. */
int ticket_find_email(struct db *db, struct arena *a, struct str kind, struct str email,
                      int64_t now, struct ticket *ret);
int ticket_set_detail(struct db *db, int64_t id, struct str detail);
/* Uses one up: 1 it was there, 0 somebody else was first, negative an error. */
int ticket_take(struct db *db, int64_t id);
/* Of a kind, newest first. */
int ticket_list(struct db *db, struct arena *a, struct str kind, struct ticket **ret,
                size_t *ret_n);
/* Of a kind: those that are over by `now` (INT64_MAX: all). */
int ticket_remove_old(struct db *db, struct str kind, int64_t now);
/* Of a kind: all of an account. */
int ticket_remove_of(struct db *db, struct str kind, int64_t account);

#endif
