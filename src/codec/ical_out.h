/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writing iCalendar (RFC 5545): one VCALENDAR of events that last days or have a time. Times are
 * UTC, so no VTIMEZONE is needed. Lines are folded at 75 octets with characters whole (section
 * 3.1) and end with CRLF; texts are escaped (section 3.3.11), control characters are left out.
 */
#ifndef WM_CODEC_ICAL_OUT_H
#define WM_CODEC_ICAL_OUT_H

#include "base/date.h"
#include "base/strbuf.h"

struct ical_event {
    struct str uid;          /* stays with the event; section 3.8.4.7 */
    int64_t sequence;        /* rises when the event changes; section 3.8.7.4 */
    int64_t stamp;           /* instant: DTSTAMP and LAST-MODIFIED */
    struct date from, until; /* full, both included; whole days when `at` is 0 */
    int64_t at, at_end;      /* instants; at_end 0: a point in time */
    struct str summary, description;
    bool tentative; /* STATUS:TENTATIVE, else CONFIRMED */
};

/* `name` is shown as the calendar's. */
void ical_begin(struct strbuf *out, struct str name);
void ical_put_event(struct strbuf *out, const struct ical_event *e);
void ical_end(struct strbuf *out);

#endif
