/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who asks. A face finds out once a request (ops/login.h) and gives it to context_init(); what an
 * operation may do and whose records it sees follow from it alone.
 */
#ifndef WM_OPS_CALLER_H
#define WM_OPS_CALLER_H

#include "base/str.h"
#include "def/perm.h"

struct caller {
    int64_t account; /* owner of the records; 0: nobody */
    enum role_kind role;
    unsigned perms;  /* set of PERM_BIT: of the role, within the token's scope */
    int64_t session; /* login session this request came with; 0 none */
    int64_t token;   /* API token it came with; 0 none */
    bool local;      /* no login: the one user of this computer */
    struct str name, email;
    struct str address; /* of the client, for security events; "" for commands */
    struct str agent;   /* what the browser calls itself */
};

/* The one user of an installation without logins: everything is allowed. */
struct caller caller_local(void);
/* Not logged in. */
struct caller caller_nobody(void);
/* Who asks as a request keeps it (net/request.h, user); nobody when it keeps none. Borrowed. */
const struct caller *caller_of(const void *user);

#endif
