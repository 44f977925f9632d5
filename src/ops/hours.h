/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Hours: noted in a tap, summed by opportunity, supervisor and specialty, and taken out for whoever
 * asks for proof of them.
 */
#ifndef WM_OPS_HOURS_H
#define WM_OPS_HOURS_H

#include "ops/context.h"
#include "store/works.h"

extern const struct op hours_log_ops[];

/* "4h", "4 hours", "90m", "1h30", "1:30", "2.5h", "240": minutes, or false. */
bool hours_parse(struct str text, int64_t *ret_minutes);
/* "4 h", "90 min" below two hours, "4 h 30 min". */
struct str hours_words(struct arena *a, int64_t minutes);

enum hours_by { HOURS_BY_NONE, HOURS_BY_OPPORTUNITY, HOURS_BY_SUPERVISOR, HOURS_BY_SPECIALTY };
struct hours_sum {
    int64_t id;      /* of the opportunity or the supervisor, 0 none */
    struct str name; /* of the opportunity, supervisor or specialty; never "" */
    int64_t days, minutes;
    struct date from, until;
};
/* Sums over the days of a filter, most time first. */
int hours_sums(struct op_ctx *ctx, const struct works_filter *f, enum hours_by by,
               struct hours_sum **ret, size_t *ret_n);

/* One sheet to be signed: the days under one supervisor. */
struct hours_sheet {
    int64_t supervisor; /* 0 none is noted */
    struct str name, credentials;
    struct works_day *days;
    size_t days_n;
    int64_t minutes;
};
/* A sheet for each supervisor, by name. */
int hours_sheets(struct op_ctx *ctx, const struct works_filter *f, struct hours_sheet **ret,
                 size_t *ret_n);

#endif
