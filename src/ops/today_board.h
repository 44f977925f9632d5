/* SPDX-License-Identifier: Apache-2.0 */
/* The board in Today: one empty seat a week, each seat at most once in eight weeks. */
#ifndef WM_OPS_TODAY_BOARD_H
#define WM_OPS_TODAY_BOARD_H

#include "insight/agenda.h"
#include "ops/context.h"

/* Who could take the week's seat, when it is empty and does not rest; only ids and reasons are
 * filled. */
int today_board_list(struct op_ctx *ctx, const struct mark *marks, size_t n,
                     struct agenda_seat **ret, size_t *ret_n);
/* "Done": the person takes the seat. */
int today_board_done(struct op_ctx *ctx, const struct turn *t);
/* After "never", which is about the person: the seat itself rests for a month. Does nothing for
 * the rows of other rules. */
int today_board_rest(struct op_ctx *ctx, const struct turn *t);

#endif
