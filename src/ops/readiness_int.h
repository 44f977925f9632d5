/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the files of readiness: which contacts count, and how. */
#ifndef WM_OPS_READINESS_INT_H
#define WM_OPS_READINESS_INT_H

#include "base/date.h"

/* A message to more people is to nobody in particular. */
enum { READINESS_GROUP = 5 };

/* Being together, or a call, goes both ways whoever asked for it. */
bool readiness_is_two_way(int interaction_kind);
/* The Monday READINESS_WEEKS - 1 weeks before the one of a day. */
struct date readiness_weeks_from(struct date d);

#endif
