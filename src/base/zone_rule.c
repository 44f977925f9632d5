/* SPDX-License-Identifier: Apache-2.0 */
/* The rule for the years past a zone's table. */
#include "base/zone_int.h"

enum { OFFSET_HOURS_MAX = 24, RULE_HOURS_MAX = 167 };

/* Reading eats the front of the slice. */
static bool eat(struct str *s, char c)
{
    if (!s->n || s->p[0] != c)
        return false;
    *s = str_sub(*s, 1, s->n);
    return true;
}

static bool is_digit(struct str s) { return s.n && s.p[0] >= '0' && s.p[0] <= '9'; }

static bool eat_number(struct str *s, int min, int max, int *ret)
{
    int v = 0;
    if (!is_digit(*s))
        return false;
    for (; is_digit(*s); *s = str_sub(*s, 1, s->n)) {
        v = v * 10 + (s->p[0] - '0');
        if (v > max)
            return false;
    }
    *ret = v;
    return v >= min;
}

/* A name of three or more letters, or "<+0330>". What it is does not matter here. */
static bool eat_name(struct str *s)
{
    size_t n = 0;
    if (eat(s, '<')) {
        size_t end = str_find_char(*s, '>', 0);
        if (end == SIZE_MAX || end < 3)
            return false;
        *s = str_sub(*s, end + 1, s->n);
        return true;
    }
    while (n < s->n && ((s->p[n] >= 'A' && s->p[n] <= 'Z') || (s->p[n] >= 'a' && s->p[n] <= 'z')))
        n++;
    *s = str_sub(*s, n, s->n);
    return n >= 3;
}

/* [+-]hh[:mm[:ss]] in seconds. */
static bool eat_time(struct str *s, int hours_max, int *ret)
{
    int h = 0, m = 0, sec = 0;
    bool negative = eat(s, '-');
    if (!negative)
        eat(s, '+');
    if (!eat_number(s, 0, hours_max, &h))
        return false;
    if (eat(s, ':') && !eat_number(s, 0, 59, &m))
        return false;
    if (eat(s, ':') && !eat_number(s, 0, 59, &sec))
        return false;
    int v = h * 3600 + m * 60 + sec;
    *ret = negative ? -v : v;
    return true;
}

static bool eat_date(struct str *s, struct zone_rule_date *d)
{
    d->seconds = 2 * 3600;
    if (eat(s, 'M')) {
        d->kind = RULE_WEEKDAY;
        if (!eat_number(s, 1, 12, &d->month) || !eat(s, '.') || !eat_number(s, 1, 5, &d->week) ||
            !eat(s, '.') || !eat_number(s, 0, 6, &d->day))
            return false;
    } else if (eat(s, 'J')) {
        d->kind = RULE_JULIAN;
        if (!eat_number(s, 1, 365, &d->day))
            return false;
    } else {
        d->kind = RULE_DAY;
        if (!eat_number(s, 0, 365, &d->day))
            return false;
    }
    return !eat(s, '/') || eat_time(s, RULE_HOURS_MAX, &d->seconds);
}

bool zone_rule_parse(struct str s, struct zone_rule *ret)
{
    struct zone_rule r = {.is_set = true};
    int west;
    if (!eat_name(&s) || !eat_time(&s, OFFSET_HOURS_MAX, &west))
        return false;
    r.standard = -west;
    if (s.n) {
        r.has_dst = true;
        r.dst = r.standard + 3600;
        if (!eat_name(&s))
            return false;
        if (s.n && s.p[0] != ',') {
            if (!eat_time(&s, OFFSET_HOURS_MAX, &west))
                return false;
            r.dst = -west;
        }
        if (!s.n) /* POSIX leaves the days open; this is what systems take */
            s = STR(",M3.2.0,M11.1.0");
        if (!eat(&s, ',') || !eat_date(&s, &r.start) || !eat(&s, ',') || !eat_date(&s, &r.end) ||
            s.n)
            return false;
    }
    *ret = r;
    return true;
}

/* Local seconds since 1970 of the rule's moment in year y. */
static int64_t moment(const struct zone_rule_date *d, int y)
{
    int64_t days;
    if (d->kind == RULE_WEEKDAY) {
        struct date first = {y, d->month, 1};
        int weekday = (date_weekday(first) + 1) % 7; /* 0 Sunday, as in the rule */
        int day = 1 + (d->day - weekday + 7) % 7 + (d->week - 1) * 7;
        if (day > date_month_length(y, d->month)) /* week 5 is the last one */
            day -= 7;
        days = date_to_days(first) + day - 1;
    } else {
        days = date_to_days((struct date){y, 1, 1}) + d->day;
        if (d->kind == RULE_JULIAN)
            days += d->day >= 60 && date_month_length(y, 2) == 29 ? 0 : -1;
    }
    return days * SECONDS_PER_DAY + d->seconds;
}

int zone_rule_offset(const struct zone_rule *r, int64_t seconds)
{
    if (!r->has_dst)
        return r->standard;
    int64_t local = seconds + r->standard;
    int64_t days = local / SECONDS_PER_DAY - (local % SECONDS_PER_DAY < 0);
    int year = date_from_days(days).y;
    int64_t latest = INT64_MIN;
    int offset = r->standard;
    /* The latest change at or before the instant. Its time of day may put it into the next or the
     * previous year. Where an end and a start meet, the start wins: summer time all year. */
    for (int y = year - 1; y <= year + 1; y++) {
        int64_t end = moment(&r->end, y) - r->dst, start = moment(&r->start, y) - r->standard;
        if (end <= seconds && end > latest) {
            latest = end;
            offset = r->standard;
        }
        if (start <= seconds && start >= latest) {
            latest = start;
            offset = r->dst;
        }
    }
    return offset;
}
