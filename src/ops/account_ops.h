/* SPDX-License-Identifier: Apache-2.0 */
/* The account: who the owner is; and care of the database. */
#ifndef WM_OPS_ACCOUNT_OPS_H
#define WM_OPS_ACCOUNT_OPS_H

#include "ops/context.h"

extern const struct op account_ops[], doctor_ops[];

#endif
