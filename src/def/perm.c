/* SPDX-License-Identifier: Apache-2.0 */
#include "def/perm.h"

#include <string.h>

#define OWN_LOGIN (PERM_BIT(PERM_NONE) | PERM_BIT(PERM_ACCOUNT))
#define OWN_RECORDS                                                                                \
    (OWN_LOGIN | PERM_BIT(PERM_READ) | PERM_BIT(PERM_WRITE) | PERM_BIT(PERM_CALENDAR))

static const struct role_row roles[] = {
    [ROLE_NONE] = {"none", "Nobody", "Not logged in.", PERM_BIT(PERM_NONE)},
    [ROLE_STUDENT] = {"student", "Student", "Keeps a network of their own.", OWN_RECORDS},
    [ROLE_MENTOR] = {"mentor", "Mentor", "Keeps a network of their own.", OWN_RECORDS},
    [ROLE_STAFF] = {"staff", "Staff", "Looks after accounts and sees nobody's records.",
                    OWN_LOGIN | PERM_BIT(PERM_STAFF)},
    [ROLE_ADMIN] = {"admin", "Administrator",
                    "Looks after accounts and the installation, and keeps a network of their own.",
                    OWN_RECORDS | PERM_BIT(PERM_STAFF) | PERM_BIT(PERM_ADMIN)},
};

const struct role_row *role_row(enum role_kind role)
{
    return &roles[role > 0 && role < ROLE_COUNT ? role : ROLE_NONE];
}

enum role_kind role_find(const char *key)
{
    for (int i = ROLE_STUDENT; i < ROLE_COUNT; i++)
        if (strcmp(roles[i].key, key) == 0)
            return (enum role_kind)i;
    return ROLE_NONE;
}

unsigned perm_scoped(unsigned perms, const char *scope)
{
    unsigned reading = PERM_BIT(PERM_NONE) | PERM_BIT(PERM_READ);
    if (strcmp(scope, "read") == 0)
        return perms & reading;
    if (strcmp(scope, "write") == 0)
        return perms & (reading | PERM_BIT(PERM_WRITE));
    if (strcmp(scope, "calendar") == 0)
        return perms & PERM_BIT(PERM_CALENDAR);
    return 0;
}

const char *perm_name(enum perm p)
{
    static const char *const names[] = {"none",     "account", "read", "write",
                                        "calendar", "staff",   "admin"};
    return p >= 0 && p < PERM_COUNT ? names[p] : "?";
}
