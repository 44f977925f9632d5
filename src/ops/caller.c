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
