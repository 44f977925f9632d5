/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the files of readiness: which contacts count, and how. */
#ifndef WM_OPS_READINESS_INT_H
#define WM_OPS_READINESS_INT_H

#include "base/date.h"
#include "insight/readiness_rhythm.h"

struct op_ctx;
struct person;
struct role;
struct standing;

/* A message to more people is to nobody in particular. */
enum { READINESS_GROUP = 5 };

/* Being together, or a call, goes both ways whoever asked for it. */
bool readiness_is_two_way(int interaction_kind);
/* The roles in force of a row of standing, as records. */
struct role *readiness_roles(const struct op_ctx *ctx, const struct standing *s, size_t *ret_n);
/* When a person is due: their own cadence, and the tables' rows for their circle and roles. `span`:
 * days from the first contact to the last. ret_because as cadence_floor(). */
struct readiness_rhythm readiness_rhythm_of(const struct op_ctx *ctx, const struct person *p,
                                            const struct role *roles, size_t n, double span,
                                            const char **ret_because);
/* The same from a row of standing, whose roles are those in force. */
struct readiness_rhythm readiness_rhythm_standing(const struct op_ctx *ctx,
                                                  const struct standing *s, int64_t own_cadence,
                                                  double span, const char **ret_because);
/* The Monday READINESS_WEEKS - 1 weeks before the one of a day. */
struct date readiness_weeks_from(struct date d);

#endif
