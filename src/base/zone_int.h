/* SPDX-License-Identifier: Apache-2.0 */
/* What the zone files share: the zone itself and the two notations its rules come in. */
#ifndef WM_BASE_ZONE_INT_H
#define WM_BASE_ZONE_INT_H

#include "base/zone.h"

enum { SECONDS_PER_DAY = 86400 };

/* A day of each year and a time on it by the clock on the wall. */
struct zone_rule_date {
    enum { RULE_WEEKDAY, RULE_JULIAN, RULE_DAY } kind; /* Mm.w.d, Jn (no 29 February), n */
    int month, week, day;
    int seconds;
};

/* POSIX TZ: "EST5EDT,M3.2.0,M11.1.0". */
struct zone_rule {
    bool is_set, has_dst;
    int standard, dst; /* seconds east of UTC */
    struct zone_rule_date start, end;
};

struct zone {
    struct str name;
    int before;          /* offset before the first transition */
    size_t n;
    const int64_t *at;   /* transitions, seconds since 1970, ascending */
    const int *offset;   /* seconds east of UTC from each on */
    struct zone_rule rule; /* from the last transition on */
};

/* POSIX.1-2017 section 8.3 TZ with the longer times of RFC 8536 section 3.3.1. */
bool zone_rule_parse(struct str s, struct zone_rule *ret);
int zone_rule_offset(const struct zone_rule *r, int64_t seconds);
/* TZif (RFC 8536). False when malformed; all but the name is written on success. */
bool zone_tzif_parse(struct arena *a, struct str bytes, struct zone *ret);

#endif
