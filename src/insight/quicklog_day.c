/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "insight/quicklog_when.h"

enum { SUNDAY = 6, SATURDAY = 5, FRIDAY = 4, AGO_MAX = 2000 };

int quicklog_weekday(const struct quicklog_token *t)
{
    if (!(t->is & W_WEEKDAY))
        return -1;
    for (int d = 0; d < 7; d++)
        if (str_starts_nocase(str_c(date_weekday_names[d]), t->fold) ||
            (d == 2 && quicklog_is_word(t, "weds")))
            return d;
    return -1;
}

static struct date day(const struct quicklog_state *q, int64_t offset)
{
    return date_add_days(q->today, offset);
}

/* Days back to the latest such weekday before today, 1 to 7. */
static int back_to(const struct quicklog_state *q, int weekday)
{
    int n = (date_weekday(q->today) - weekday + 7) % 7;
    return n ? n : 7;
}

static int ahead_to(const struct quicklog_state *q, int weekday)
{
    int n = (weekday - date_weekday(q->today) + 7) % 7;
    return n ? n : 7;
}

static void set_past(struct quicklog_when *w, struct date d)
{
    w->past = d;
    w->future = (struct date){0, 0, 0};
}

static void set_ahead(struct quicklog_when *w, struct date d)
{
    w->past = w->future = d;
    w->ahead = true;
}

static void set_vague(struct quicklog_when *w, const char *why)
{
    w->unclear = true;
    w->why = why;
}

static size_t part_of_day(const struct quicklog_state *q, size_t i)
{
    static const char *const parts[] = {"morning", "afternoon", "evening", "night", "noon", NULL};
    return quicklog_match_any(q, i, parts);
}

static size_t near_words(const struct quicklog_state *q, size_t i, struct quicklog_when *w)
{
    static const struct {
        const char *phrase;
        int offset;
        bool part; /* a part of the day may follow */
    } rows[] = {{"earlier today", 0, false},
                {"later today", 0, false},
                {"today", 0, false},
                {"tonight", 0, false},
                {"this morning", 0, false},
                {"this afternoon", 0, false},
                {"this evening", 0, false},
                {"just now", 0, false},
                {"the day before yesterday", -2, true},
                {"yesterday", -1, true},
                {"last night", -1, false},
                {"last evening", -1, false},
                {"the day after tomorrow", 2, true},
                {"tomorrow", 1, true}};
    for (size_t k = 0; k < sizeof(rows) / sizeof(*rows); k++) {
        size_t n = quicklog_match(q, i, rows[k].phrase);
        if (!n)
            continue;
        if (rows[k].offset < 0)
            set_past(w, day(q, rows[k].offset));
        else if (rows[k].offset > 0)
            set_ahead(w, day(q, rows[k].offset));
        else
            w->past = w->future = q->today;
        return n + (rows[k].part ? part_of_day(q, i + n) : 0);
    }
    return 0;
}

/* "sat", "sun" and "wed" are words of their own: only with a capital or after on, last ... */
static bool is_weekday_here(const struct quicklog_state *q, size_t i, bool led)
{
    const struct quicklog_token *t = quicklog_at(q, i);
    if (quicklog_weekday(t) < 0)
        return false;
    bool other = quicklog_is_word(t, "sat") || quicklog_is_word(t, "sun") ||
                 quicklog_is_word(t, "wed") || quicklog_is_word(t, "mon") ||
                 quicklog_is_word(t, "fri");
    return led || !other || (t->capital && !t->start && !t->acronym);
}

/* "next Friday" on a Tuesday is said for the coming one by some, for the one after by others. */
static void set_next_weekday(const struct quicklog_state *q, int weekday, struct quicklog_when *w)
{
    int n = ahead_to(q, weekday);
    bool same_week = n < 7 && date_weekday(q->today) + n <= SUNDAY;
    set_ahead(w, day(q, same_week ? n + 7 : n));
    if (same_week) {
        w->unclear_due = true;
        w->readings[0] = w->due_readings[0] = day(q, n);
        w->readings[1] = w->due_readings[1] = day(q, n + 7);
        w->why = "this week, or the week after?";
    }
}

static void set_weekday(const struct quicklog_state *q, int weekday, const char *lead,
                        struct quicklog_when *w)
{
    w->past = day(q, -back_to(q, weekday));
    w->future = day(q, ahead_to(q, weekday));
    if (strcmp(lead, "last") == 0) {
        set_past(w, w->past);
    } else if (strcmp(lead, "next") == 0) {
        set_next_weekday(q, weekday, w);
    } else if (strcmp(lead, "coming") == 0) {
        set_ahead(w, w->future);
    } else if (strcmp(lead, "this") == 0 && weekday >= date_weekday(q->today)) {
        if (weekday == date_weekday(q->today))
            w->past = w->future = q->today;
        else
            set_ahead(w, w->future);
    } else if (weekday == date_weekday(q->today)) { /* "on Monday", said on a Monday */
        w->readings[0] = w->past;
        w->readings[1] = q->today;
        set_vague(w, "a week ago, or today?");
    }
}

/* Weekday and date together must agree: "Tuesday 3 Nov". */
static size_t calendar_after(const struct quicklog_state *q, size_t i, int weekday,
                             struct quicklog_when *w)
{
    struct quicklog_when c = {.type = WHEN_DAY};
    size_t comma = quicklog_at(q, i)->mark == ',' || quicklog_at(q, i)->mark == '~';
    comma += (size_t)quicklog_is_word(quicklog_at(q, i + comma), "the");
    size_t n = quicklog_calendar_match(q, i + comma, &c);
    if (!n)
        return 0;
    c.bound = w->bound;
    *w = c;
    if (date_weekday(w->past) != weekday && date_weekday(w->future) != weekday) {
        w->unclear_due = true;
        set_vague(w, "the weekday and the date do not agree");
    }
    return comma + n;
}

static size_t weekdays(const struct quicklog_state *q, size_t i, bool led, struct quicklog_when *w)
{
    static const struct {
        const char *phrase, *lead;
    } leads[] = {{"last", "last"},          {"this past", "last"}, {"past", "last"},
                 {"this coming", "coming"}, {"coming", "coming"},  {"this", "this"},
                 {"next", "next"}};
    const char *lead = "";
    size_t n = 0;
    for (size_t k = 0; k < sizeof(leads) / sizeof(*leads) && !n; k++) {
        n = quicklog_match(q, i, leads[k].phrase);
        if (n)
            lead = leads[k].lead;
    }
    if (!is_weekday_here(q, i + n, led || n))
        return 0;
    int weekday = quicklog_weekday(quicklog_at(q, i + n));
    set_weekday(q, weekday, lead, w);
    n++;
    n += part_of_day(q, i + n);
    return n + calendar_after(q, i + n, weekday, w);
}

static struct date add_months(struct date d, int64_t n)
{
    int64_t months = (int64_t)d.y * 12 + d.m - 1 + n;
    int y = (int)(months / 12), m = (int)(months % 12) + 1;
    if (y < 1 || y > 9998)
        return d;
    int last = date_month_length(y, m);
    return (struct date){y, m, d.d > last ? last : d.d};
}

/* Unit of "three weeks": days each, 0 for parts of a day, -1 month, -12 year; false otherwise. */
static bool unit_of(const struct quicklog_token *t, int *ret)
{
    static const struct {
        const char *one, *many;
        int days;
    } units[] = {{"day", "days", 1},     {"week", "weeks", 7}, {"month", "months", -1},
                 {"year", "years", -12}, {"hour", "hours", 0}, {"minute", "minutes", 0},
                 {"min", "mins", 0}};
    for (size_t k = 0; k < sizeof(units) / sizeof(*units); k++)
        if (quicklog_is_word(t, units[k].one) || quicklog_is_word(t, units[k].many)) {
            *ret = units[k].days;
            return true;
        }
    return false;
}

static struct date shifted(const struct quicklog_state *q, int64_t n, int unit)
{
    return unit < 0 ? add_months(q->today, -n * unit) : day(q, n * unit);
}

/* "3", "a", "a couple of", "a few": how many, and whether that is exact. */
static size_t amount(const struct quicklog_state *q, size_t i, int64_t *ret, bool *ret_vague)
{
    static const struct {
        const char *phrase;
        int n;
        bool vague;
    } rows[] = {{"a couple of", 2, true}, {"a couple", 2, true}, {"couple of", 2, true},
                {"a few", 3, true},       {"several", 3, true},  {"a", 1, false},
                {"an", 1, false}};
    *ret_vague = false;
    size_t n = quicklog_number_match(q, i, ret);
    for (size_t k = 0; k < sizeof(rows) / sizeof(*rows) && !n; k++) {
        n = quicklog_match(q, i, rows[k].phrase);
        *ret = rows[k].n;
        *ret_vague = rows[k].vague;
    }
    return *ret >= 0 && *ret <= AGO_MAX ? n : 0;
}

static size_t ago(const struct quicklog_state *q, size_t i, struct quicklog_when *w)
{
    int64_t n = 0;
    int unit = 1;
    bool vague;
    size_t k = amount(q, i, &n, &vague);
    if (!k || !unit_of(quicklog_at(q, i + k), &unit) ||
        !quicklog_is_word(quicklog_at(q, i + k + 1), "ago"))
        return 0;
    set_past(w, shifted(q, -n, unit));
    if (vague || unit < 0)
        set_vague(w, "which day exactly?");
    return k + 2;
}

/* "in two weeks", "within 10 days": a day to come. */
static size_t in_time(const struct quicklog_state *q, size_t i, struct quicklog_when *w)
{
    static const char *const words[] = {"in", "within", "in the next", "within the next", NULL};
    int64_t n = 0;
    int unit = 1;
    bool vague;
    size_t lead = quicklog_match_any(q, i, words);
    size_t k = lead ? amount(q, i + lead, &n, &vague) : 0;
    if (!k || !unit_of(quicklog_at(q, i + lead + k), &unit) || unit == 0)
        return 0;
    set_ahead(w, shifted(q, n, unit));
    return lead + k + 1;
}

static struct date month_end(struct date d)
{
    return (struct date){d.y, d.m, date_month_length(d.y, d.m)};
}

/* "the end of August" */
static size_t named_month_end(const struct quicklog_state *q, size_t i, struct quicklog_when *w)
{
    static const char *const words[] = {"the end of", "end of", NULL};
    size_t n = quicklog_match_any(q, i, words);
    int m = n ? quicklog_month(quicklog_at(q, i + n)) : 0;
    if (!m)
        return 0;
    w->past = month_end((struct date){m <= q->today.m ? q->today.y : q->today.y - 1, m, 1});
    w->future = month_end((struct date){m >= q->today.m ? q->today.y : q->today.y + 1, m, 1});
    set_vague(w, "which day of the month?");
    return n + 1;
}

/* Stretches longer than a day: the day is a proposal when they lie behind, the last working day
 * when they lie ahead. */
static size_t stretches(const struct quicklog_state *q, size_t i, struct quicklog_when *w)
{
    static const char *const week_ends[] = {
        "the end of the week",  "end of the week", "end of week", "end of this week",
        "the end of this week", "the week s end",  NULL};
    static const char *const month_ends[] = {"the end of the month",  "end of the month",
                                             "end of month",          "end of this month",
                                             "the end of this month", NULL};
    int to_friday = FRIDAY - date_weekday(q->today);
    size_t n;
    if ((n = quicklog_match_any(q, i, week_ends)))
        set_ahead(w, day(q, to_friday >= 0 ? to_friday : to_friday + 7));
    else if ((n = quicklog_match_any(q, i, month_ends)))
        set_ahead(w, month_end(q->today));
    else if ((n = quicklog_match(q, i, "the end of next week")) ||
             (n = quicklog_match(q, i, "next week")))
        set_ahead(w, day(q, to_friday + 7));
    else if ((n = quicklog_match(q, i, "next month")))
        set_ahead(w, month_end(add_months((struct date){q->today.y, q->today.m, 1}, 1)));
    else if ((n = quicklog_match(q, i, "this week"))) {
        w->past = q->today;
        w->future = day(q, to_friday >= 0 ? to_friday : 0);
        set_vague(w, "which day of this week?");
    } else if ((n = quicklog_match(q, i, "last week"))) {
        set_past(w, day(q, -7));
        set_vague(w, "which day of last week?");
    } else if ((n = quicklog_match(q, i, "last month"))) {
        set_past(w, add_months(q->today, -1));
        set_vague(w, "which day of last month?");
    }
    return n;
}

static size_t weekend(const struct quicklog_state *q, size_t i, struct quicklog_when *w)
{
    static const char *const behind[] = {"last weekend",
                                         "over the weekend",
                                         "at the weekend",
                                         "on the weekend",
                                         "this weekend",
                                         "the weekend",
                                         NULL};
    size_t n = quicklog_match_any(q, i, behind);
    if (!n)
        return 0;
    int sunday = date_weekday(q->today) == SUNDAY ? 0 : back_to(q, SUNDAY);
    w->past = w->readings[0] = day(q, -sunday - 1);
    w->readings[1] = day(q, -sunday);
    w->future = day(q, (SUNDAY - date_weekday(q->today) + 7) % 7);
    set_vague(w, NULL);
    return n;
}

/* "on the 3rd", "in March": what is missing is the latest before today, or the next. */
static size_t pieces(const struct quicklog_state *q, size_t i, bool led, struct quicklog_when *w)
{
    const struct quicklog_token *t = quicklog_at(q, i + 1);
    if (led && quicklog_is_word(quicklog_at(q, i), "the") && t->type == TOKEN_NUMBER &&
        t->fold.n >= 3) {
        int64_t d = 0;
        struct str end = str_sub(t->fold, t->fold.n - 2, t->fold.n);
        bool ordinal = str_eq(end, STR("st")) || str_eq(end, STR("nd")) || str_eq(end, STR("rd")) ||
                       str_eq(end, STR("th"));
        if (!ordinal || !str_to_i64(str_sub(t->fold, 0, t->fold.n - 2), 1, 31, &d))
            return 0;
        for (int k = 0; k < 3 && !(w->past.y && w->future.y); k++) {
            struct date first = {q->today.y, q->today.m, 1}, back = add_months(first, -k),
                        next = add_months(first, k);
            back.d = next.d = (int)d;
            if (!w->past.y && date_is_valid(back) && date_cmp(back, q->today) <= 0)
                w->past = back;
            if (!w->future.y && date_is_valid(next) && date_cmp(next, q->today) >= 0)
                w->future = next;
        }
        return w->past.y && w->future.y ? 2 : 0;
    }
    int m = quicklog_month(quicklog_at(q, i));
    if (!led || !m || !quicklog_at(q, i)->capital)
        return 0;
    bool begun = m <= q->today.m;
    int y;
    w->past = (struct date){begun ? q->today.y : q->today.y - 1, m, 1};
    w->future = (struct date){begun ? q->today.y + 1 : q->today.y, m, 1};
    set_vague(w, "which day of the month?");
    if (!quicklog_is_year(t, q->today, &y) || (y == q->today.y && !begun))
        return 1;
    set_past(w, (struct date){y, m, 1}); /* "in March 2024" */
    return 2;
}

static size_t day_core(const struct quicklog_state *q, size_t i, bool led, struct quicklog_when *w)
{
    size_t n = near_words(q, i, w);
    if (!n)
        n = weekdays(q, i, led, w);
    if (!n)
        n = ago(q, i, w);
    if (!n)
        n = stretches(q, i, w);
    if (!n)
        n = named_month_end(q, i, w);
    if (!n)
        n = weekend(q, i, w);
    if (!n)
        n = quicklog_calendar_match(q, i, w);
    if (!n)
        n = quicklog_vague_match(q, i, w);
    return n ? n : pieces(q, i, led, w);
}

size_t quicklog_day_match(const struct quicklog_state *q, size_t i, struct quicklog_when *w)
{
    static const char *const bounds[] = {"by",      "before",    "until",  "till",
                                         "due",     "due by",    "due on", "no later than",
                                         "need by", "needed by", NULL};
    static const char *const leads[] = {
        "on", "on the morning of", "back on", "back in", "in", "late", "early", NULL};
    static const char *const spans[] = {"since", "after", "from", NULL}; /* not the day itself */
    *w = (struct quicklog_when){.type = WHEN_DAY};
    size_t n = in_time(q, i, w);
    if (n)
        return n;
    if (quicklog_before(q, i)->fold.n && quicklog_match_any(q, i - 1, spans) == 1)
        return 0;
    size_t lead = quicklog_match_any(q, i, bounds);
    w->bound = lead > 0;
    if (!lead)
        lead = quicklog_match_any(q, i, leads);
    bool bound = w->bound;
    n = day_core(q, i + lead, lead > 0, w);
    w->bound = bound;
    return n ? lead + n : 0;
}
