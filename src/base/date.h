/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Civil dates, partial dates and instants.
 *
 * A `struct date` is a day of the proleptic Gregorian calendar, or a part of one where people know
 * only that: a zero part is unknown. Allowed: none (not set), y, y-m, y-m-d, m-d (no year).
 * Text form, also in the store and in JSON: "2024-03-12", "2024-03", "2024", "--07-04", "".
 * An instant is int64_t microseconds since 1970-01-01T00:00:00Z; 0 means not set.
 */
#ifndef WM_BASE_DATE_H
#define WM_BASE_DATE_H

#include "base/str.h"

struct date {
    int y, m, d; /* y 1..9999, m 1..12, d 1..31; 0 unknown */
};

enum { DATE_TEXT_MAX = 16, INSTANT_TEXT_MAX = 32 };
#define US_PER_SECOND INT64_C(1000000)
#define US_PER_DAY INT64_C(86400000000)

bool date_is_set(struct date d);
bool date_is_full(struct date d);
bool date_is_valid(struct date d); /* not set is valid */
bool date_eq(struct date a, struct date b);
/* Order by year, month, day; unknown parts sort first. */
int date_cmp(struct date a, struct date b);

/* Days since 1970-01-01. Only for full dates. */
int64_t date_to_days(struct date d);
struct date date_from_days(int64_t days);
struct date date_add_days(struct date d, int64_t n);
int64_t date_diff(struct date later, struct date earlier); /* days, full dates */
int date_weekday(struct date d);                           /* 0 Monday .. 6 Sunday */
int date_month_length(int y, int m);

/* The text form above, also YYYYMMDD and --MMDD. Surrounding blanks are ignored; "" gives a date
 * not set. */
bool date_parse(struct str s, struct date *ret);
/* Writes the text form, terminated; returns its length. */
size_t date_format(struct date d, char out[DATE_TEXT_MAX]);
struct str date_str(struct arena *a, struct date d);
/* For people: "12 March 2024", "March 2024", "2024", "4 July"; "" when not set. */
struct str date_words(struct arena *a, struct date d);
/* As date_words without the year when it is the year of `today`; "today", "yesterday",
 * "tomorrow" and the weekday within six days. */
struct str date_near(struct arena *a, struct date d, struct date today);
extern const char *const date_month_names[12];
extern const char *const date_weekday_names[7];

/* RFC 3339 in UTC: "2024-03-12T08:05:00Z", microseconds only when not zero. */
size_t instant_format(int64_t us, char out[INSTANT_TEXT_MAX]);
/* RFC 3339 with Z or an offset, or a bare date (midnight UTC). */
bool instant_parse(struct str s, int64_t *ret);

#endif
