/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Now. WELLMET_NOW (RFC 3339 instant or a date) fixes it for tests; it is read once, at
 * clock_init(). Ids and durations use the real clock, never this one.
 */
#ifndef WM_BASE_CLOCK_H
#define WM_BASE_CLOCK_H

#include "base/str.h"

/* 0, or -1 when WELLMET_NOW is set and cannot be read. */
int clock_init(void);
int64_t clock_now(void);       /* instant, microseconds UTC */
int64_t clock_real(void);      /* the real clock, microseconds UTC */
int64_t clock_monotonic(void); /* microseconds, for measuring */

#endif
