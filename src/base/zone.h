/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Time zones: from an instant to the local day and back. Rules come from the system's zoneinfo
 * files (TZif, RFC 8536, including the rule in the footer for years past the table). A zone is
 * immutable after loading and may be shared by threads.
 */
#ifndef WM_BASE_ZONE_H
#define WM_BASE_ZONE_H

#include "base/date.h"

struct zone;

struct local_time {
    struct date date;
    int seconds;     /* since local midnight by the clock on the wall */
    int offset;      /* seconds east of UTC */
};

/* By name ("America/New_York", "UTC"); an empty name is the system's zone (TZ, /etc/localtime,
 * else UTC). NULL when the name is unknown or unsafe (absolute, or with ".."). In the arena.
 * "UTC" needs no file; "localtime" is /etc/localtime, the name of a system zone that has none. */
const struct zone *zone_load(struct arena *a, struct str name);
/* From the bytes of a zoneinfo file, which are not trusted: NULL when malformed. In the arena. */
const struct zone *zone_parse(struct arena *a, struct str name, struct str tzif);
struct local_time zone_local(const struct zone *z, int64_t instant);
/* The instant of a local time on a full date; a time the clock skips is moved forward over the
 * gap, of two the first is taken. */
int64_t zone_instant(const struct zone *z, struct date date, int seconds);
struct str zone_name(const struct zone *z);

#endif
