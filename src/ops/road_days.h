/* SPDX-License-Identifier: Apache-2.0 */
/* Days of the road as texts say them: the plan's dates with how sure they are, in words. */
#ifndef WM_OPS_ROAD_DAYS_H
#define WM_OPS_ROAD_DAYS_H

#include "ops/plan.h"

/* "Wednesday 3 March 2027, projected"; what to do when it is not known. Of several ids with "|"
 * between ("eras_submit|rcas_submit") the first that is on the owner's road. */
struct str road_day_words(struct op_ctx *ctx, struct str ids);

#endif
