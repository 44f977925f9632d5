/* SPDX-License-Identifier: Apache-2.0 */
/* What the template of the history shows. */
#ifndef WM_WEB_HISTORY_H
#define WM_WEB_HISTORY_H

#include "ops/past.h"
#include "web/page.h"

struct history_row {
    const struct past_action *action;
    struct str day;   /* heading above it, empty when it is the day of the row before */
    struct str where; /* "on this page", "on the command line" */
};

struct history_page {
    struct history_row *rows;
    size_t n;
    struct str older; /* address of the next page, or empty */
};

#endif
