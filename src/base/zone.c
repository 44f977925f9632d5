/* SPDX-License-Identifier: Apache-2.0 */
#include "base/zone.h"

#include "base/arena.h"
#include "base/io.h"
#include "base/zone_int.h"

#include <limits.h>
#include <unistd.h>

enum { ZONE_FILE_MAX = 65536, ZONE_NAME_MAX = 64 };

#define SYSTEM_FILE "/etc/localtime"
/* Name of a system zone whose file is a copy, not a link into the zoneinfo folder. */
#define SYSTEM_NAME "localtime"

const struct zone *zone_parse(struct arena *a, struct str name, struct str tzif)
{
    struct zone z = {.n = 0};
    if (!zone_tzif_parse(a, tzif, &z))
        return NULL;
    struct zone *ret = ARENA_NEW(a, struct zone);
    *ret = z;
    ret->name = str_copy(a, name);
    return ret;
}

static const struct zone *read_zone(struct arena *a, struct str name, const char *path)
{
    ARENA_SCOPE struct arena *tmp = arena_new(0);
    struct str bytes;
    if (io_read_file(tmp, path, ZONE_FILE_MAX, &bytes) != 0)
        return NULL;
    return zone_parse(a, name, bytes);
}

/* A zone of one POSIX rule; "UTC0" needs no file. */
static const struct zone *rule_zone(struct arena *a, struct str name, struct str rule)
{
    struct zone z = {.n = 0};
    if (!zone_rule_parse(rule, &z.rule))
        return NULL;
    struct zone *ret = ARENA_NEW(a, struct zone);
    *ret = z;
    ret->name = str_copy(a, name);
    return ret;
}

/* No zone has a dot in its name, so "." and ".." need no rule of their own. */
static bool is_safe(struct str name)
{
    if (!name.n || name.n > ZONE_NAME_MAX || name.p[0] == '/')
        return false;
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && c != '/' && c != '_' && c != '-' && c != '+')
            return false;
    }
    return true;
}

static const struct zone *named_zone(struct arena *a, struct str name)
{
    if (!is_safe(name))
        return NULL;
    if (str_eq(name, STR("UTC")))
        return rule_zone(a, name, STR("UTC0"));
    if (str_eq(name, STR(SYSTEM_NAME)))
        return read_zone(a, name, SYSTEM_FILE);
    const char *folder = getenv("TZDIR");
    if (!folder || !*folder)
        folder = "/usr/share/zoneinfo";
    char path[PATH_MAX];
    int n = snprintf(path, sizeof(path), "%s/%.*s", folder, STR_ARG(name));
    return n > 0 && (size_t)n < sizeof(path) ? read_zone(a, name, path) : NULL;
}

/* The part of a path behind ".../zoneinfo/", empty when it is elsewhere. */
static struct str name_in_path(struct str path)
{
    size_t at = str_find(path, STR("/zoneinfo/"), 0);
    return at == SIZE_MAX ? STR_NULL : str_sub(path, at + sizeof("/zoneinfo/") - 1, path.n);
}

/* What TZ says: a name, a path into the zoneinfo folder, or a POSIX rule. */
static const struct zone *zone_of_variable(struct arena *a, struct str tz)
{
    if (str_starts(tz, STR(":")))
        tz = str_sub(tz, 1, tz.n);
    struct str name = str_starts(tz, STR("/")) ? name_in_path(tz) : tz;
    const struct zone *z = named_zone(a, name);
    return z ? z : rule_zone(a, tz, tz);
}

static const struct zone *system_zone(struct arena *a)
{
    const struct zone *z = NULL;
    const char *tz = getenv("TZ");
    char target[PATH_MAX];
    if (tz) {
        z = zone_of_variable(a, str_c(tz));
    } else {
        ssize_t n = readlink(SYSTEM_FILE, target, sizeof(target));
        if (n > 0)
            z = named_zone(a, name_in_path((struct str){target, (size_t)n}));
        if (!z)
            z = named_zone(a, STR(SYSTEM_NAME));
    }
    return z ? z : named_zone(a, STR("UTC"));
}

const struct zone *zone_load(struct arena *a, struct str name)
{
    return name.n ? named_zone(a, name) : system_zone(a);
}

static int offset_at(const struct zone *z, int64_t seconds)
{
    if (z->rule.is_set && (!z->n || seconds >= z->at[z->n - 1]))
        return zone_rule_offset(&z->rule, seconds);
    size_t low = 0, high = z->n; /* the first transition after the instant */
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (z->at[mid] <= seconds)
            low = mid + 1;
        else
            high = mid;
    }
    return low ? z->offset[low - 1] : z->before;
}

static int64_t floor_div(int64_t x, int64_t by) { return x / by - (x % by < 0); }

struct local_time zone_local(const struct zone *z, int64_t instant)
{
    int64_t seconds = floor_div(instant, US_PER_SECOND);
    int offset = offset_at(z, seconds);
    int64_t local = seconds + offset, days = floor_div(local, SECONDS_PER_DAY);
    return (struct local_time){.date = date_from_days(days),
                               .seconds = (int)(local - days * SECONDS_PER_DAY),
                               .offset = offset};
}

int64_t zone_instant(const struct zone *z, struct date date, int seconds)
{
    int64_t local = date_to_days(date) * SECONDS_PER_DAY + seconds;
    /* The offsets a day before and after: between them lies at most one change. */
    int before = offset_at(z, local - SECONDS_PER_DAY);
    int after = offset_at(z, local + SECONDS_PER_DAY);
    int64_t first = local - before, second = local - after;
    bool first_fits = offset_at(z, first) == before, second_fits = offset_at(z, second) == after;
    /* Both fit where the clock is set back; neither does where it skips, and then the offset of
     * before carries the time over the gap. */
    if (second_fits && (!first_fits || second < first))
        first = second;
    return first * US_PER_SECOND;
}

struct str zone_name(const struct zone *z) { return z->name; }
