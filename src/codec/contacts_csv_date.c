/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/contacts_csv_date.h"

#include "base/fold.h"

enum { PARTS = 3 };

struct parts {
    struct str text[PARTS];
    int64_t number[PARTS]; /* -1: not a number */
    size_t n;
    char separator; /* after the first part */
};

/* Folded beginnings; "juin" and "juil" need four letters. */
static const struct {
    struct str start;
    int month;
} months[] = {
    {STR_INIT("jan"), 1},  {STR_INIT("ene"), 1},  {STR_INIT("feb"), 2},  {STR_INIT("fev"), 2},
    {STR_INIT("mar"), 3},  {STR_INIT("apr"), 4},  {STR_INIT("avr"), 4},  {STR_INIT("abr"), 4},
    {STR_INIT("may"), 5},  {STR_INIT("mai"), 5},  {STR_INIT("jun"), 6},  {STR_INIT("juin"), 6},
    {STR_INIT("jul"), 7},  {STR_INIT("juil"), 7}, {STR_INIT("aug"), 8},  {STR_INIT("aou"), 8},
    {STR_INIT("ago"), 8},  {STR_INIT("sep"), 9},  {STR_INIT("oct"), 10}, {STR_INIT("okt"), 10},
    {STR_INIT("nov"), 11}, {STR_INIT("dec"), 12}, {STR_INIT("dez"), 12}, {STR_INIT("dic"), 12},
};

static int month_number(struct arena *a, struct str word)
{
    struct str key = fold(a, word);
    for (size_t i = 0; i < sizeof(months) / sizeof(*months); i++)
        if (str_starts(key, months[i].start))
            return months[i].month;
    return 0;
}

static bool is_separator(char c)
{
    return c == ' ' || c == '/' || c == '-' || c == '.' || c == ',' || c == '\t';
}

/* The blank before a time: "4/9/18, 5:30 PM", "1980-04-12 00:00:00", "1980-04-12T00:00:00Z". */
static struct str without_time(struct str s)
{
    size_t at = str_find_char(s, ':', 0);
    if (at == SIZE_MAX)
        return s;
    while (at && (s.p[at] == ':' || (s.p[at] >= '0' && s.p[at] <= '9')))
        at--;
    s = str_sub(s, 0, at);
    while (s.n && is_separator(s.p[s.n - 1]))
        s.n--;
    return s;
}

/* False with more than three parts. */
static bool split(struct str s, struct parts *p)
{
    memset(p, 0, sizeof(*p));
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        while (i < s.n && !is_separator(s.p[i]))
            i++;
        if (i > from) {
            if (p->n == PARTS)
                return false;
            if (p->n == 0 && i < s.n)
                p->separator = s.p[i];
            p->number[p->n] = -1;
            str_to_i64(str_sub(s, from, i), 0, 9999, &p->number[p->n]);
            p->text[p->n++] = str_sub(s, from, i);
        }
        i++;
    }
    return p->n > 1;
}

static int year_of(const struct parts *p, size_t i, int pivot)
{
    int64_t y = p->number[i];
    if (p->text[i].n <= 2)
        return (int)(y + (y < pivot ? 2000 : 1900));
    return (int)y;
}

/* "12 Mar 2024", "Mar 12, 2024", "7-Feb-22", "12 March", "Mar 2024". */
static bool with_month_name(struct arena *a, const struct parts *p, int pivot, struct date *ret)
{
    size_t others[PARTS], n = 0, named = PARTS;
    for (size_t i = 0; i < p->n; i++) {
        if (p->number[i] >= 0)
            others[n++] = i;
        else if (named == PARTS)
            named = i;
    }
    if (named == PARTS || !n || n + 1 != p->n)
        return false;
    ret->m = month_number(a, p->text[named]);
    if (n == 1) {
        bool year = p->text[others[0]].n > 2;
        *(year ? &ret->y : &ret->d) = (int)p->number[others[0]];
    } else {
        bool year_last = p->text[others[0]].n <= 2;
        ret->d = (int)p->number[others[year_last ? 0 : 1]];
        ret->y = year_of(p, others[year_last ? 1 : 0], pivot);
    }
    return ret->m > 0;
}

static enum csv_date all_numbers(const struct parts *p, bool day_first, int pivot, struct date *ret)
{
    int64_t x = p->number[0], y = p->number[1];
    if (p->n == PARTS && p->text[0].n > 2) {
        *ret = (struct date){(int)x, (int)y, (int)p->number[2]};
        return CSV_DATE_READ;
    }
    bool sure = p->separator == '.' || x > 12 || y > 12 || x == y;
    bool day = p->separator == '.' || x > 12 || (y <= 12 && day_first);
    *ret = (struct date){p->n == PARTS ? year_of(p, 2, pivot) : 0, (int)(day ? y : x),
                         (int)(day ? x : y)};
    return sure ? CSV_DATE_READ : CSV_DATE_GUESSED;
}

/* Some programs have no date without a year and write one nobody living was born in. */
static struct date without_dummy_year(struct date d)
{
    if (d.m && (d.y == 1604 || d.y == 1600 || d.y == 1601))
        d.y = 0;
    return d;
}

enum csv_date csv_date_read(struct arena *a, struct str s, bool day_first, int pivot,
                            struct date *ret)
{
    struct parts p;
    struct date d = {0};
    enum csv_date how = CSV_DATE_READ;
    s = str_trim(s);
    if (!s.n)
        return CSV_DATE_EMPTY;
    if (date_parse(s, &d)) {
        *ret = without_dummy_year(d);
        return CSV_DATE_READ;
    }
    if (s.n > 60 || !split(without_time(s), &p))
        return CSV_DATE_UNREAD;
    if (p.number[0] == 0 && p.number[1] == 0 && (p.n < PARTS || p.number[2] == 0))
        return CSV_DATE_EMPTY;
    bool numbers = p.number[0] >= 0 && p.number[1] >= 0 && (p.n < PARTS || p.number[2] >= 0);
    if (numbers)
        how = all_numbers(&p, day_first, pivot, &d);
    else if (!with_month_name(a, &p, pivot, &d))
        return CSV_DATE_UNREAD;
    d = without_dummy_year(d);
    if (!date_is_set(d) || !date_is_valid(d))
        return CSV_DATE_UNREAD;
    *ret = d;
    return how;
}
