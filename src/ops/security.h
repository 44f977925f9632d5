/* SPDX-License-Identifier: Apache-2.0 */
/* Security events: what happened to a login, noted where it happens and told in words. */
#ifndef WM_OPS_SECURITY_H
#define WM_OPS_SECURITY_H

#include "base/str.h"

struct db;

enum security_kind {
    SECURITY_LOGIN,
    SECURITY_LOGIN_FAILED,
    SECURITY_SECOND_FAILED,
    SECURITY_PASSWORD,
    SECURITY_EMAIL,
    SECURITY_NAME,
    SECURITY_SECOND_ON,
    SECURITY_SECOND_OFF,
    SECURITY_CODES,
    SECURITY_CODE_USED,
    SECURITY_SESSION_ENDED,
    SECURITY_TOKEN_MADE,
    SECURITY_TOKEN_USED,
    SECURITY_TOKEN_REMOVED,
    SECURITY_INVITED,
    SECURITY_INVITATION_REMOVED,
    SECURITY_JOINED,
    SECURITY_RESET_MADE,
    SECURITY_RESET_USED,
    SECURITY_SETUP_MADE,
    SECURITY_OIDC_LINKED,
    SECURITY_ROLE,
    SECURITY_ACCOUNT_MADE,
    SECURITY_DISABLED,
    SECURITY_ENABLED,
    SECURITY_REMOVED,
    SECURITY_EXPORT,
    SECURITY_SETTINGS,
    SECURITY_KINDS
};

struct security_note {
    enum security_kind kind;
    int64_t account, by; /* whose login; who did it; 0 nobody known */
    struct str detail, address;
};

/* Appends an event of now. In a write transaction of OWNER_SITE. */
int security_note(struct db *db, const struct security_note *x);
/* "login", "Logged in": for stored kinds; unknown ones are told as they are. */
const char *security_key(enum security_kind kind);
struct str security_words(struct str key);

#endif
