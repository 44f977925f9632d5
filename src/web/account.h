/* SPDX-License-Identifier: Apache-2.0 */
/* What the template of the accounts shows: answers of account.list and invitation.list. */
#ifndef WM_WEB_ACCOUNT_H
#define WM_WEB_ACCOUNT_H

#include "web/page.h"

struct accounts_page {
    const struct json *accounts, *invitations;
    bool first;      /* the first page: with the invitations */
    struct str next; /* address of the next page, or empty */
};

#endif
