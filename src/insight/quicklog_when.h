/* SPDX-License-Identifier: Apache-2.0 */
/* The quick log's patterns of time: each tries to match at token i, fills *w and returns how many
 * tokens it took, 0 for none. */
#ifndef WM_INSIGHT_QUICKLOG_WHEN_H
#define WM_INSIGHT_QUICKLOG_WHEN_H

#include "insight/quicklog_state.h"

size_t quicklog_day_match(const struct quicklog_state *q, size_t i, struct quicklog_when *w);
/* "3 Nov", "Nov 3rd, 2026", "3rd of November", "2026-11-03", "3/11": a day of the calendar. */
size_t quicklog_calendar_match(const struct quicklog_state *q, size_t i, struct quicklog_when *w);
/* "in 2019", "last summer", "a while ago": a stretch without a day, always unclear. */
size_t quicklog_vague_match(const struct quicklog_state *q, size_t i, struct quicklog_when *w);
/* A year that has begun, in four digits. */
bool quicklog_is_year(const struct quicklog_token *t, struct date today, int *ret);
size_t quicklog_clock_match(const struct quicklog_state *q, size_t i, struct quicklog_when *w);
size_t quicklog_minutes_match(const struct quicklog_state *q, size_t i, struct quicklog_when *w);

/* "3", "three", "forty-five"; not "a". */
size_t quicklog_number_match(const struct quicklog_state *q, size_t i, int64_t *ret);
/* 1 to 12 for a month's name or abbreviation, 0 for other words. */
int quicklog_month(const struct quicklog_token *t);
/* 0 Monday to 6 Sunday, -1 for other words. */
int quicklog_weekday(const struct quicklog_token *t);

#endif
