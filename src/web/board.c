/* SPDX-License-Identifier: Apache-2.0 */
/* The board: who fills which seat, and who of those one knows could. */
#include "web/board.h"

#include "base/arena.h"
#include "web/pages.h"

struct str board_about(const struct page *p, const struct board_member *m)
{
    struct arena *a = p->ctx.arena;
    struct str last = page_near(p, m->who.last_on), chance = STR_NULL;
    if (m->known)
        chance = str_format(a, "If you write: %.*s.", STR_ARG(m->chance.words));
    last = last.n ? str_format(a, "Last in touch: %.*s.", STR_ARG(last))
                  : STR("No contact is noted yet.");
    return str_join(a, chance, STR(" "), last);
}

struct str board_place(struct arena *a, size_t i) { return str_format(a, "at-%zu", i + 1); }

static struct str lacks(struct arena *a, const struct board *b)
{
    struct str s = b->needs_school ? STR("your school") : STR_NULL;
    s = str_join(a, s, STR(", "), b->needs_year ? STR("your year") : STR_NULL);
    return str_join(a, s, STR(", "),
                    b->needs_specialties ? STR("the specialties you are drawn to") : STR_NULL);
}

static int run_board(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct board_view *v = ARENA_NEW(rq->a, struct board_view);
    int rc = page_begin(&p, app, rq, rs, NAV_BOARD);
    if (rc == 0)
        rc = board_load(&p.ctx, true, &v->board);
    if (rc == 0) {
        v->lacks = lacks(rq->a, &v->board);
        p.title = STR("Board");
        html_board(&rs->body, &p, v);
    }
    return page_end(&p, rc);
}

const struct route board_routes[] = {
    {HTTP_GET, "/board", run_board, NULL, 0},
    ROUTE_END,
};
