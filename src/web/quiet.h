/* SPDX-License-Identifier: Apache-2.0 */
/* What the page of quiet weeks shows, and the part of a page that shows a stage's playbook. */
#ifndef WM_WEB_QUIET_H
#define WM_WEB_QUIET_H

#include "ops/playbook.h"
#include "ops/quiet.h"
#include "web/page.h"

struct quiet_view {
    struct quiet *rows; /* now and ahead */
    size_t n;
    struct quiet_idea ideas[2];
    size_t ideas_n;
    struct str now;   /* "Quiet until 14 September: ...", or "" */
    struct str today; /* for the form */
};

/* "10 August to 14 September 2027" */
struct str quiet_span(const struct page *p, struct date from, struct date until);

/* For any page, between page_begin() and page_end(): what the owner's stage asks. Load it with
 * playbook_load(&p->ctx, -1, &v), then call this from a template; nothing is shown without a
 * stage. Its forms come back to p->here. */
void web_playbook_emit(struct strbuf *out, const struct page *p, const struct playbook_view *v);

#endif
