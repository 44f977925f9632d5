/* SPDX-License-Identifier: Apache-2.0 */
/* What the page of the board shows: eight seats around a table, filled and empty ones. */
#ifndef WM_WEB_BOARD_H
#define WM_WEB_BOARD_H

#include "ops/board.h"
#include "web/page.h"

enum { BOARD_SHOWN = 2 }; /* people in a seat; the others fold */

struct board_view {
    struct board board;
    struct str lacks; /* what suggestions lack, a sentence, or "" */
};

/* "If you write: good. Last in touch: 3 August." */
struct str board_about(const struct page *p, const struct board_member *m);
/* The place of a seat around the table, a class: "at-1" to "at-8", clockwise from the top left. */
struct str board_place(struct arena *a, size_t i);

#endif
