/* SPDX-License-Identifier: Apache-2.0 */
/* What the page of identity shows: a small book of qualities, people and reflections. */
#ifndef WM_WEB_PORTFOLIO_H
#define WM_WEB_PORTFOLIO_H

#include "ops/portfolio.h"
#include "web/page.h"

struct portfolio_view {
    struct portfolio x;
    struct str name; /* whose it is, or "" */
};

/* "from Denise Williams, Shadowing in cardiology", or "" */
struct str portfolio_from(struct arena *a, const struct portfolio_note *x);

#endif
