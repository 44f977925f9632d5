/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "insight/quicklog_when.h"

enum { SOON_DAYS = 60, YEAR_FIRST = 1900, YEAR_LAST = 2200, LEAP_SEARCH = 8 };

int quicklog_month(const struct quicklog_token *t)
{
    if (!(t->is & W_MONTH))
        return 0;
    for (int m = 0; m < 12; m++) {
        struct str name = str_c(date_month_names[m]);
        if (str_starts_nocase(name, t->fold) || (m == 8 && quicklog_is_word(t, "sept")))
            return m + 1;
    }
    return 0;
}

/* Reads digits from *at on. */
static int digits(struct str s, size_t *at, size_t most)
{
    int v = -1;
    for (size_t n = 0; *at < s.n && n < most && s.p[*at] >= '0' && s.p[*at] <= '9'; n++)
        v = (v < 0 ? 0 : v) * 10 + (s.p[(*at)++] - '0');
    return v;
}

/* "3", "3rd", "21st": 1 to 31, else 0. */
static int day_of_month(const struct quicklog_token *t, bool *ret_ordinal)
{
    static const char *const ends[] = {"st", "nd", "rd", "th"};
    size_t at = 0;
    if (t->type != TOKEN_NUMBER)
        return 0;
    int d = digits(t->fold, &at, 2);
    struct str rest = str_sub(t->fold, at, t->fold.n);
    *ret_ordinal = false;
    for (size_t i = 0; i < 4; i++)
        *ret_ordinal |= str_eq(rest, str_c(ends[i]));
    return d >= 1 && d <= 31 && (!rest.n || *ret_ordinal) ? d : 0;
}

static int year_of(const struct quicklog_token *t)
{
    size_t at = 0;
    if (t->type != TOKEN_NUMBER || t->fold.n != 4)
        return 0;
    int y = digits(t->fold, &at, 4);
    return at == 4 && y >= YEAR_FIRST && y <= YEAR_LAST ? y : 0;
}

static void set_exact(struct quicklog_when *w, struct date d) { w->past = w->future = d; }

/* A day without its year: the latest one up to today, the next one from today. When this year's
 * has yet to come soon, last year's is doubtful. */
static bool set_yearless(const struct quicklog_state *q, int m, int d, struct quicklog_when *w)
{
    struct date past = {0, 0, 0}, future = {0, 0, 0};
    for (int k = 0; k <= LEAP_SEARCH; k++) {
        struct date back = {q->today.y - k, m, d}, ahead = {q->today.y + k, m, d};
        if (!past.y && back.y > 0 && date_is_valid(back) && date_cmp(back, q->today) <= 0)
            past = back;
        if (!future.y && ahead.y <= 9999 && date_is_valid(ahead) && date_cmp(ahead, q->today) >= 0)
            future = ahead;
    }
    if (!past.y || !future.y)
        return false;
    w->past = past;
    w->future = future;
    if (date_diff(future, q->today) > 0 && date_diff(future, q->today) <= SOON_DAYS) {
        w->unclear = true;
        w->readings[0] = past;
        w->readings[1] = future;
        w->why = "last year, or a day to come?";
    }
    return true;
}

/* A date that is none, "31 Feb": never taken for another day, nor passed over. */
static bool set_nonsense(const struct quicklog_state *q, struct quicklog_when *w)
{
    w->past = w->future = q->today;
    w->unclear = w->unclear_due = w->nonsense = true;
    w->why = "there is no such day in the calendar";
    return true;
}

static bool set_day(const struct quicklog_state *q, int y, int m, int d, struct quicklog_when *w)
{
    struct date full = {y, m, d};
    if (!y)
        return set_yearless(q, m, d, w);
    if (!date_is_full(full) || !date_is_valid(full))
        return false;
    set_exact(w, full);
    return true;
}

/* [,] year after a day and a month; returns the tokens taken. */
static size_t year_after(const struct quicklog_state *q, size_t i, int *ret_y)
{
    size_t n = quicklog_at(q, i)->mark == ',' || quicklog_at(q, i)->mark == '~';
    *ret_y = year_of(quicklog_at(q, i + n));
    return *ret_y ? n + 1 : 0;
}

/* The dot of "Nov." */
static size_t dot(const struct quicklog_state *q, size_t i)
{
    return quicklog_at(q, i)->mark == '~';
}

static size_t day_month(const struct quicklog_state *q, size_t i, struct quicklog_when *w)
{
    bool ordinal;
    int y, d = day_of_month(quicklog_at(q, i), &ordinal);
    size_t n = 1 + (size_t)quicklog_is_word(quicklog_at(q, i + 1), "of");
    int m = quicklog_month(quicklog_at(q, i + n));
    if (!d || !m)
        return 0;
    n += 1 + dot(q, i + n + 1);
    n += year_after(q, i + n, &y);
    return set_day(q, y, m, d, w) || set_nonsense(q, w) ? n : 0;
}

static size_t month_day(const struct quicklog_state *q, size_t i, struct quicklog_when *w)
{
    bool ordinal;
    int y, m = quicklog_month(quicklog_at(q, i));
    if (!m)
        return 0;
    size_t n = 1 + dot(q, i + 1);
    n += (size_t)quicklog_is_word(quicklog_at(q, i + n), "the");
    int d = day_of_month(quicklog_at(q, i + n), &ordinal);
    if (!d)
        return 0;
    n++;
    n += year_after(q, i + n, &y);
    return set_day(q, y, m, d, w) || set_nonsense(q, w) ? n : 0;
}

static int whole_year(int y) { return y < 0 ? 0 : y < 100 ? 2000 + y : y; }

/* Two readings of "03/04": month first and day first. Both hold when both are days. */
static bool set_slashed(const struct quicklog_state *q, int a, int b, int y,
                        struct quicklog_when *w)
{
    struct quicklog_when month_first = {.type = WHEN_DAY}, day_first = {.type = WHEN_DAY};
    bool m = a >= 1 && a <= 12 && b >= 1 && b <= 31 && set_day(q, y, a, b, &month_first);
    bool d = b >= 1 && b <= 12 && a >= 1 && a <= 31 && set_day(q, y, b, a, &day_first);
    if (!m && !d)
        return false;
    struct quicklog_when *best = m ? &month_first : &day_first;
    w->past = best->past;
    w->future = best->future;
    w->unclear = best->unclear;
    w->why = best->why;
    memcpy(w->readings, best->readings, sizeof(w->readings));
    if (m && d && a != b) {
        w->unclear = w->unclear_due = true;
        w->readings[0] = month_first.past;
        w->readings[1] = day_first.past;
        w->due_readings[0] = month_first.future;
        w->due_readings[1] = day_first.future;
        w->why = "month first, or day first?";
    }
    return true;
}

/* "3/11", "3/11/2026", "2026/11/3", "3.11.2026", "2026-11-03". */
static size_t numeric(const struct quicklog_state *q, size_t i, struct quicklog_when *w)
{
    const struct quicklog_token *t = quicklog_at(q, i);
    size_t at = 0;
    if (t->type != TOKEN_NUMBER)
        return 0;
    int a = digits(t->fold, &at, 4);
    char sep = at < t->fold.n ? t->fold.p[at] : '\0';
    bool year_first = at == 4;
    if (!sep || !strchr("/.-", sep))
        return 0;
    at++;
    int b = digits(t->fold, &at, 2), c = 0;
    bool third = at < t->fold.n;
    if (third && t->fold.p[at++] != sep)
        return 0;
    size_t from = at;
    if (third)
        c = digits(t->fold, &at, 4);
    if (at != t->fold.n || b < 0 || c < 0)
        return 0;
    if (year_first)
        return third && (set_day(q, a, b, c, w) || set_nonsense(q, w)) ? 1 : 0;
    if (sep == '.') /* day first wherever dots are written; two parts are a decimal */
        return third && at - from == 4 && (set_day(q, c, b, a, w) || set_nonsense(q, w)) ? 1 : 0;
    if (sep == '-' && (!third || at - from != 4))
        return 0;
    if (third && at - from != 2 && at - from != 4)
        return 0;
    if (!third && (quicklog_is_word(quicklog_at(q, i + 1), "hour") ||
                   quicklog_is_word(quicklog_at(q, i + 1), "hours") ||
                   quicklog_is_word(quicklog_at(q, i + 1), "an") || str_eq(t->fold, STR("24/7"))))
        return 0; /* 1/2 hour */
    return set_slashed(q, a, b, third ? whole_year(c) : 0, w) || (third && set_nonsense(q, w)) ? 1
                                                                                               : 0;
}

size_t quicklog_calendar_match(const struct quicklog_state *q, size_t i, struct quicklog_when *w)
{
    size_t n = numeric(q, i, w);
    if (!n)
        n = day_month(q, i, w);
    return n ? n : month_day(q, i, w);
}
