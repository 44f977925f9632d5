/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Permissions and roles. An operation needs one permission (op.h); a caller has a set of them, by
 * role, made smaller by the scope of a token. docs/permissions.md is printed from these tables.
 */
#ifndef WM_DEF_PERM_H
#define WM_DEF_PERM_H

#include <stdbool.h>

enum perm {
    PERM_NONE,    /* anybody, logged in or not */
    PERM_ACCOUNT, /* one's own login: password, sessions, tokens */
    PERM_READ,    /* one's own records */
    PERM_WRITE,
    PERM_CALENDAR, /* the dates of one's own plan, as a calendar to follow */
    PERM_STAFF,    /* other people's logins, never their records */
    PERM_ADMIN,    /* roles, settings of the installation, the database */
    PERM_COUNT
};
#define PERM_BIT(p) (1u << (p))

enum role_kind { ROLE_NONE, ROLE_STUDENT, ROLE_MENTOR, ROLE_STAFF, ROLE_ADMIN, ROLE_COUNT };

struct role_row {
    const char *key, *label, *help;
    unsigned perms; /* set of PERM_BIT */
};

/* Borrowed, static. ROLE_NONE may do what needs PERM_NONE. */
const struct role_row *role_row(enum role_kind role);
/* ROLE_NONE when there is no role of that key. */
enum role_kind role_find(const char *key);
/* "read", "write", "calendar": what is left of a set of permissions under a token's scope; 0 when
 * the scope is unknown. */
unsigned perm_scoped(unsigned perms, const char *scope);
const char *perm_name(enum perm p); /* "read" */

static inline bool perm_has(unsigned perms, enum perm need)
{
    return need == PERM_NONE || (perms & PERM_BIT(need));
}

#endif
