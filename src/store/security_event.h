/* SPDX-License-Identifier: Apache-2.0 */
/* What happened to logins, for their owners and the administrator. Append-only (login.h). */
#ifndef WM_STORE_SECURITY_EVENT_H
#define WM_STORE_SECURITY_EVENT_H

#include "store/login.h"

struct security_event {
    int64_t id, account, by_account; /* whose login; who did it; 0: nobody's, nobody known */
    struct str kind, detail, address;
    int64_t at;
    struct str email, by_email; /* when read: of the two accounts, as they are now */
};

int security_event_add(struct db *db, const struct security_event *x);
/* Newest first, before the event `before` (0: from the newest); of `account`, 0: of all. */
int security_event_list(struct db *db, struct arena *a, int64_t account, int64_t before,
                        int64_t limit, struct security_event **ret, size_t *ret_n);

#endif
