/* SPDX-License-Identifier: Apache-2.0 */
/* What the pages of the ledger show: of everybody, and of one person. */
#ifndef WM_WEB_LEDGER_H
#define WM_WEB_LEDGER_H

#include "ops/ledger.h"
#include "web/page.h"

struct ledger_view {
    struct ledger x;
    struct str today, next, earlier, later; /* where forms come back to; pages of people */
};
struct ledger_person_view {
    struct ledger_file x;
    struct str today, next;
    int64_t id;
};

#endif
