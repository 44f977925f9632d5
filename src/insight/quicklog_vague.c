/* SPDX-License-Identifier: Apache-2.0 */
/* "in 2019", "last summer", "a while ago": no day is said, and today is not it. */
#include "insight/quicklog_when.h"

enum { YEAR_MIN = 1950 };

static void propose(struct quicklog_when *w, struct date d, const char *why)
{
    w->past = d;
    w->future = (struct date){0, 0, 0};
    w->unclear = true;
    w->why = why;
}

/* The same day of another year; the last of February for the 29th. */
static struct date in_year(struct date d, int y)
{
    int last = date_month_length(y, d.m);
    return (struct date){y, d.m, d.d < last ? d.d : last};
}

bool quicklog_is_year(const struct quicklog_token *t, struct date today, int *ret)
{
    int64_t y = 0;
    if (t->type != TOKEN_NUMBER || t->fold.n != 4 || !str_to_i64(t->fold, YEAR_MIN, today.y, &y))
        return false;
    *ret = (int)y;
    return true;
}

/* "in 2019", "in early 2019" */
static size_t year(const struct quicklog_state *q, size_t i, struct quicklog_when *w)
{
    static const char *const leads[] = {"in", NULL};
    static const char *const parts[] = {"early", "late", "mid", NULL};
    size_t n = quicklog_is_any(quicklog_at(q, i), parts);
    int y;
    bool led = quicklog_is_any(quicklog_before(q, i), leads);
    if (!led || !quicklog_is_year(quicklog_at(q, i + n), q->today, &y))
        return 0;
    propose(w, in_year(q->today, y), "which day of that year?");
    return n + 1;
}

size_t quicklog_vague_match(const struct quicklog_state *q, size_t i, struct quicklog_when *w)
{
    static const char *const years[] = {"last year",   "last spring", "last summer", "last fall",
                                        "last autumn", "last winter", NULL};
    static const char *const whiles[] = {"the other day", "a while ago",  "a while back",
                                         "some time ago", "a long time ago", NULL};
    size_t n = quicklog_match_any(q, i, years);
    if (n)
        propose(w, in_year(q->today, q->today.y - 1), "which day exactly?");
    else if ((n = quicklog_match_any(q, i, whiles)))
        propose(w, q->today, "which day exactly?");
    return n ? n : year(q, i, w);
}
