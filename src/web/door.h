/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The door: pages for those who are not logged in. Log in with a password and a second factor or
 * through the school's identity provider; set up, accept an invitation or set a new password with
 * a link that was handed over. What is right and who gets in is decided by ops/login.h alone; here
 * are forms, cookies and the way back.
 *
 * Nothing here tells whether an e-mail address has an account. Passwords and codes come in form
 * bodies only and are never shown again. The ticket between password and code, and the state of
 * a provider's login, wait in cookies that scripts cannot read.
 */
#ifndef WM_WEB_DOOR_H
#define WM_WEB_DOOR_H

#include "ops/login.h"
#include "web/page.h"

struct door_page {
    struct str next;     /* local path to go to afterwards */
    struct str email;    /* as typed */
    struct str wrong;    /* one sentence, or empty */
    struct str provider; /* name on the button of the identity provider; empty: none */
};

/* A set-up link, an invitation or a password reset. */
struct door_link_page {
    const struct login_link *link;
    struct str action;      /* path of this page */
    struct str name, email; /* as typed, else as the inviter wrote them */
    struct str wrong;       /* a sentence that belongs to no field */
    struct str wrong_email, wrong_password;
};

#endif
