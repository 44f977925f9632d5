/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/today_board.h"

#include "base/arena.h"
#include "ops/board.h"
#include "ops/save.h"

static const char rule[] = "empty_seat";
enum { MONTH_DAYS = 31 };

/* A mark with a day holds for the seat, whoever was suggested. */
static bool rests(const struct mark *marks, size_t n, int64_t seat)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(marks[i].rule, str_c(rule)) && marks[i].subject == seat && !marks[i].never)
            return true;
    return false;
}

int today_board_list(struct op_ctx *ctx, const struct mark *marks, size_t n,
                     struct agenda_seat **ret, size_t *ret_n)
{
    const struct seat *s = seat_of_week(ctx->today);
    int64_t seat = seat_role(s);
    struct board_offer *offers;
    size_t offers_n;
    bool filled;
    *ret = NULL;
    *ret_n = 0;
    if (rests(marks, n, seat))
        return 0;
    int rc = board_is_filled(ctx, s, &filled);
    if (rc < 0 || filled)
        return rc;
    rc = board_load_offers(ctx, s, &offers, &offers_n);
    if (rc < 0)
        return rc;
    *ret = ARENA_ARRAY(ctx->arena, struct agenda_seat, offers_n + 1);
    for (size_t i = 0; i < offers_n; i++) {
        int64_t person = offers[i].who.person;
        if (!agenda_is_marked(marks, n, str_c(rule), seat, person, ctx->today))
            (*ret)[(*ret_n)++] = (struct agenda_seat){.seat = seat,
                                                      .person = {.id = person},
                                                      .title = s->title,
                                                      .what = s->what,
                                                      .why = offers[i].why};
    }
    return 0;
}

int today_board_done(struct op_ctx *ctx, const struct turn *t)
{
    return board_fill(ctx, seat_of_role((int)t->subject), t->person, (struct date){0});
}

int today_board_rest(struct op_ctx *ctx, const struct turn *t)
{
    struct mark m = {
        .rule = str_c(rule), .subject = t->subject, .until = date_add_days(ctx->today, MONTH_DAYS)};
    return strcmp(t->rule, rule) == 0 ? save_new(ctx, &entity_mark, &m) : 0;
}
