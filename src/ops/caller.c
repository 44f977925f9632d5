/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/caller.h"

#include "model/owner.h"

struct caller caller_local(void)
{
    return (struct caller){.account = OWNER_LOCAL,
                           .role = ROLE_ADMIN,
                           .perms = role_row(ROLE_ADMIN)->perms,
                           .local = true};
}

struct caller caller_nobody(void) { return (struct caller){.perms = role_row(ROLE_NONE)->perms}; }

const struct caller *caller_of(const void *user)
{
    static const struct caller nobody = {.perms = PERM_BIT(PERM_NONE)};
    return user ? user : &nobody;
}
