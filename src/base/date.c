/* SPDX-License-Identifier: Apache-2.0 */
#include "base/date.h"

#include "base/arena.h"

const char *const date_month_names[12] = {"January", "February", "March", "April",
                                          "May", "June", "July", "August",
                                          "September", "October", "November", "December"};
const char *const date_weekday_names[7] = {"Monday", "Tuesday", "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};

static bool leap(int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }

int date_month_length(int y, int m)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return m == 2 && (y == 0 || leap(y)) ? 29 : days[m - 1];
}

bool date_is_set(struct date d) { return d.y || d.m || d.d; }
bool date_is_full(struct date d) { return d.y && d.m && d.d; }
bool date_eq(struct date a, struct date b) { return a.y == b.y && a.m == b.m && a.d == b.d; }

bool date_is_valid(struct date d)
{
    if (!date_is_set(d))
        return true;
    if (d.y < 0 || d.y > 9999 || d.m < 0 || d.m > 12 || d.d < 0 || d.d > 31)
        return false;
    if (d.d && !d.m)
        return false;
    if (!d.y && !(d.m && d.d))
        return false;
    return !d.d || d.d <= date_month_length(d.y, d.m);
}

int date_cmp(struct date a, struct date b)
{
    if (a.y != b.y)
        return a.y < b.y ? -1 : 1;
    if (a.m != b.m)
        return a.m < b.m ? -1 : 1;
    return (a.d > b.d) - (a.d < b.d);
}

/* Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": eras of 400 years from 1 March. */
int64_t date_to_days(struct date d)
{
    int64_t y = d.m <= 2 ? d.y - 1 : d.y;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t yoe = y - era * 400;
    int64_t doy = (153 * (d.m + (d.m > 2 ? -3 : 9)) + 2) / 5 + d.d - 1;
    int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

struct date date_from_days(int64_t days)
{
    int64_t z = days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    int m = (int)(mp < 10 ? mp + 3 : mp - 9);
    return (struct date){(int)(yoe + era * 400 + (m <= 2)), m, (int)(doy - (153 * mp + 2) / 5 + 1)};
}

struct date date_add_days(struct date d, int64_t n) { return date_from_days(date_to_days(d) + n); }
int64_t date_diff(struct date later, struct date earlier)
{
    return date_to_days(later) - date_to_days(earlier);
}

int date_weekday(struct date d)
{
    int64_t w = (date_to_days(d) + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(w < 0 ? w + 7 : w);
}

static bool digits(struct str s, size_t at, size_t n, int *ret)
{
    if (at + n > s.n)
        return false;
    int v = 0;
    for (size_t i = at; i < at + n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        v = v * 10 + (s.p[i] - '0');
    }
    *ret = v;
    return true;
}

static bool dash(struct str s, size_t at) { return at < s.n && s.p[at] == '-'; }

bool date_parse(struct str s, struct date *ret)
{
    s = str_trim(s);
    struct date d = {0, 0, 0};
    /* A part that is written must not be zero: that would make another kind of date. */
    bool ok = false;
    if (s.n == 0)
        ok = true;
    else if (s.n == 4)
        ok = digits(s, 0, 4, &d.y) && d.y;
    else if (s.n == 7 && dash(s, 0))
        ok = dash(s, 1) && digits(s, 2, 2, &d.m) && dash(s, 4) && digits(s, 5, 2, &d.d) && d.d;
    else if (s.n == 6 && dash(s, 0))
        ok = dash(s, 1) && digits(s, 2, 2, &d.m) && digits(s, 4, 2, &d.d) && d.d;
    else if (s.n == 7)
        ok = digits(s, 0, 4, &d.y) && dash(s, 4) && digits(s, 5, 2, &d.m) && d.m;
    else if (s.n == 8)
        ok = digits(s, 0, 4, &d.y) && digits(s, 4, 2, &d.m) && digits(s, 6, 2, &d.d) && d.y && d.d;
    else if (s.n == 10)
        ok = digits(s, 0, 4, &d.y) && dash(s, 4) && digits(s, 5, 2, &d.m) && dash(s, 7) &&
             digits(s, 8, 2, &d.d) && d.y && d.d;
    if (!ok || !date_is_valid(d))
        return false;
    *ret = d;
    return true;
}

size_t date_format(struct date d, char out[DATE_TEXT_MAX])
{
    int n = 0;
    out[0] = '\0';
    if (!date_is_valid(d))
        return 0;
    if (date_is_full(d)) { /* by hand: this runs for every stored date */
        const char t[] = {(char)('0' + d.y / 1000), (char)('0' + d.y / 100 % 10),
                          (char)('0' + d.y / 10 % 10), (char)('0' + d.y % 10), '-',
                          (char)('0' + d.m / 10), (char)('0' + d.m % 10), '-',
                          (char)('0' + d.d / 10), (char)('0' + d.d % 10), '\0'};
        memcpy(out, t, sizeof(t));
        return sizeof(t) - 1;
    }
    if (d.y && d.m)
        n = snprintf(out, DATE_TEXT_MAX, "%04d-%02d", d.y, d.m);
    else if (d.y)
        n = snprintf(out, DATE_TEXT_MAX, "%04d", d.y);
    else if (d.m)
        n = snprintf(out, DATE_TEXT_MAX, "--%02d-%02d", d.m, d.d);
    return (size_t)n;
}

struct str date_str(struct arena *a, struct date d)
{
    char text[DATE_TEXT_MAX];
    size_t n = date_format(d, text);
    return (struct str){arena_copy(a, text, n), n};
}

struct str date_words(struct arena *a, struct date d)
{
    if (!date_is_valid(d) || !date_is_set(d))
        return STR("");
    if (!d.m)
        return str_format(a, "%d", d.y);
    const char *month = date_month_names[d.m - 1];
    if (!d.d)
        return str_format(a, "%s %d", month, d.y);
    return d.y ? str_format(a, "%d %s %d", d.d, month, d.y) : str_format(a, "%d %s", d.d, month);
}

struct str date_near(struct arena *a, struct date d, struct date today)
{
    if (!date_is_full(d) || !date_is_valid(d))
        return date_words(a, d);
    int64_t diff = date_diff(d, today);
    if (diff >= -1 && diff <= 1)
        return str_c(diff == 0 ? "today" : diff < 0 ? "yesterday" : "tomorrow");
    if (diff >= -6 && diff <= 6)
        return str_c(date_weekday_names[date_weekday(d)]);
    if (d.y == today.y)
        return str_format(a, "%d %s", d.d, date_month_names[d.m - 1]);
    return date_words(a, d);
}

size_t instant_format(int64_t us, char out[INSTANT_TEXT_MAX])
{
    int64_t days = us / US_PER_DAY, rest = us % US_PER_DAY;
    if (rest < 0) {
        rest += US_PER_DAY;
        days--;
    }
    struct date d = date_from_days(days);
    int seconds = (int)(rest / US_PER_SECOND);
    int fraction = (int)(rest % US_PER_SECOND);
    int n = snprintf(out, INSTANT_TEXT_MAX, "%04d-%02d-%02dT%02d:%02d:%02d", d.y % 10000, d.m, d.d,
                     seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (fraction)
        n += snprintf(out + n, INSTANT_TEXT_MAX - (size_t)n, ".%06d", fraction);
    n += snprintf(out + n, INSTANT_TEXT_MAX - (size_t)n, "Z");
    return (size_t)n;
}

/* "Z", "+hh:mm", "-hhmm" or "+hh" at `at`, as microseconds to take off. */
static bool parse_offset(struct str s, size_t at, int64_t *ret)
{
    if (at < s.n && (s.p[at] == 'Z' || s.p[at] == 'z') && at + 1 == s.n) {
        *ret = 0;
        return true;
    }
    if (at >= s.n || (s.p[at] != '+' && s.p[at] != '-'))
        return false;
    int h = 0, m = 0;
    if (!digits(s, at + 1, 2, &h))
        return false;
    size_t rest = at + 3;
    bool colon = rest < s.n && s.p[rest] == ':';
    rest += colon;
    if ((colon || rest != s.n) && (!digits(s, rest, 2, &m) || rest + 2 != s.n))
        return false;
    int64_t us = ((int64_t)h * 3600 + (int64_t)m * 60) * US_PER_SECOND;
    *ret = s.p[at] == '-' ? -us : us;
    return h < 24 && m < 60;
}

bool instant_parse(struct str s, int64_t *ret)
{
    struct date d;
    s = str_trim(s);
    if (!dash(s, 4) || !date_parse(str_sub(s, 0, 10), &d) || !date_is_full(d))
        return false;
    int64_t us = date_to_days(d) * US_PER_DAY;
    if (s.n == 10) {
        *ret = us;
        return true;
    }
    int h, m, sec, fraction = 0;
    if (s.n < 20 || (s.p[10] != 'T' && s.p[10] != 't' && s.p[10] != ' ') || s.p[13] != ':' ||
        s.p[16] != ':' || !digits(s, 11, 2, &h) || !digits(s, 14, 2, &m) ||
        !digits(s, 17, 2, &sec) || h > 23 || m > 59 || sec > 60)
        return false;
    size_t at = 19;
    if (s.p[at] == '.') {
        int scale = 100000, first;
        if (!digits(s, at + 1, 1, &first))
            return false;
        for (at++; at < s.n && s.p[at] >= '0' && s.p[at] <= '9'; at++, scale /= 10)
            fraction += (s.p[at] - '0') * scale;
    }
    int64_t offset;
    if (!parse_offset(s, at, &offset))
        return false;
    *ret = us + ((int64_t)h * 3600 + (int64_t)m * 60 + sec) * US_PER_SECOND + fraction - offset;
    return true;
}
