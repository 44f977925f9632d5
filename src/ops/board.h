/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The board: seats made of roles, who fills them, and who of those one knows could. A seat is
 * filled by whoever has its role today; freeing it ends the role and keeps the record.
 */
#ifndef WM_OPS_BOARD_H
#define WM_OPS_BOARD_H

#include "insight/readiness_words.h"
#include "insight/seats.h"
#include "ops/context.h"
#include "store/standing.h"

extern const struct op board_ops[];

enum { BOARD_OFFERS = 3 };

struct board_member {
    struct standing who;
    struct date since; /* partial, may be not set */
    bool known;        /* there was contact that counts */
    struct readiness_chance chance;
    int pin; /* enum ready_pin */
};
struct board_offer {
    struct standing who;
    struct str why;
};
struct board_seat {
    const struct seat *seat;
    struct str want;              /* "One by the end of your third year.", or "" */
    struct board_member *members; /* those in touch with most lately first */
    size_t members_n;
    struct board_offer *offers; /* of people already known; at most BOARD_OFFERS */
    size_t offers_n;
};
struct board {
    struct board_seat seats[SEATS]; /* in the order of the table */
    size_t filled;
    struct str said; /* "seven of eight seats are taken" */
    /* What suggestions lack: said in Settings. */
    bool needs_school, needs_specialties, needs_year;
};

/* Who fills which seat; with `offers`, who else could, for filled seats too. */
int board_load(struct op_ctx *ctx, bool offers, struct board *ret);
/* Who fills a seat alone, without suggestions. */
int board_load_members(struct op_ctx *ctx, const struct seat *s, struct board_seat *ret);
/* Whether anybody fills it, which is quickly known. */
int board_is_filled(struct op_ctx *ctx, const struct seat *s, bool *ret);
/* Suggestions for one seat alone. */
int board_load_offers(struct op_ctx *ctx, const struct seat *s, struct board_offer **ret,
                      size_t *ret_n);
/* Gives the person the seat from a day on; not set: today. In a write. Expected: ERR_INVALID when
 * they have it already. */
int board_fill(struct op_ctx *ctx, const struct seat *s, int64_t person, struct date from);

#endif
