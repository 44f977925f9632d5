/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Operations on logins. What people do with their own login and account, what staff do for the
 * accounts of others, and what the administrator sets. They never touch anybody's records but to
 * take them out or to remove them with their account.
 */
#ifndef WM_OPS_ACCESS_OPS_H
#define WM_OPS_ACCESS_OPS_H

#include "ops/context.h"

extern const struct op login_ops[];         /* login, password, second factor */
extern const struct op session_ops[];       /* login sessions, API tokens, security events */
extern const struct op account_data_ops[];  /* take everything out, erase */
extern const struct op account_admin_ops[]; /* accounts, invitations, resets: staff */
extern const struct op site_ops[];          /* settings of the installation, audit: admin */

#endif
