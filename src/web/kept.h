/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pages that need not be made again. A page that shows an account's own records and the day, and
 * nothing else, stays the same until the account's change log goes on or the day ends:
 *
 *     struct kept_mark mark = {0};
 *     ...
 *     if (rc == 0 && kept_show(&p, &mark))
 *         return page_end(&p, 0);
 *     ... read, run the template ...
 *     kept_add(&p, &mark);
 *
 * Not for pages with an hour in them, of several accounts, of logins, or of what the log does not
 * tell. Which page it is follows from the account, what the caller may do, the token for forms (and
 * so the login session and the browser) and the address with its query; a page with a line of what
 * was just done is always made. Where the log stands is read in the page's own transaction, so a
 * kept page is never older than the page that would have been made.
 *
 * Pages live in memory for LIMIT_KEPT_SECONDS at most, LIMIT_KEPT_BYTES of them; the one not shown
 * longest goes first. Thread-safe.
 */
#ifndef WM_WEB_KEPT_H
#define WM_WEB_KEPT_H

#include "web/page.h"

/* What a page was made from. Zero: it is not to be kept. */
struct kept_mark {
    int64_t owner;
    struct change_moment moment;
    struct date today;
    unsigned perms;
};

struct kept *kept_new(void);    /* heap */
void kept_free(struct kept *k); /* NULL is fine */

/* After page_begin(). True: rs->body is the page, there is nothing left to do. Else `ret` is for
 * kept_add(). */
bool kept_show(struct page *p, struct kept_mark *ret);
/* How often a kept page was shown, for tests. */
size_t kept_shown(struct kept *k);
/* After the template. */
void kept_add(struct page *p, const struct kept_mark *mark);

#endif
