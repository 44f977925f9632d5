/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"

#include "base/date.h"

static int64_t fixed_now;

int clock_init(void)
{
    fixed_now = 0;
    const char *now = getenv("WELLMET_NOW");
    if (!now || !*now)
        return 0;
    return instant_parse(str_c(now), &fixed_now) ? 0 : -1;
}

static int64_t read_clock(clockid_t id)
{
    struct timespec ts;
    clock_gettime(id, &ts);
    return (int64_t)ts.tv_sec * US_PER_SECOND + ts.tv_nsec / 1000;
}

int64_t clock_real(void) { return read_clock(CLOCK_REALTIME); }
int64_t clock_monotonic(void) { return read_clock(CLOCK_MONOTONIC); }
int64_t clock_now(void) { return fixed_now ? fixed_now : clock_real(); }
