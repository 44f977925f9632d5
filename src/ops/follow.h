/* SPDX-License-Identifier: Apache-2.0 */
/* What is derived follows the program and its tables, for every account. */
#ifndef WM_OPS_FOLLOW_H
#define WM_OPS_FOLLOW_H

#include "ops/app.h"

struct arena;
struct db;
struct err;

/* One look when nothing has changed since the last time. Else the derived rows of each account are
 * made anew, in a transaction for each; what is interrupted goes on the next time. */
int follow_accounts(const struct app *app, struct arena *a, struct db *db, struct err *err);

#endif
