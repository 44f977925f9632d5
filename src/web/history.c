/* SPDX-License-Identifier: Apache-2.0 */
/* History: what was done, newest first, each with a way to take it back. */
#include "web/history.h"

#include "base/arena.h"
#include "base/id.h"
#include "def/limits.h"
#include "web/pages.h"

static struct str where_words(struct str actor)
{
    static const struct {
        const char *actor, *words;
    } words[] = {
        {"web", "in the browser"}, {"command", "on the command line"}, {"api", "by a program"}};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (str_eq(actor, str_c(words[i].actor)))
            return str_c(words[i].words);
    return actor;
}

/* "Today", "Yesterday", "Friday", "3 March 2026". */
static struct str day_heading(const struct page *p, struct date d)
{
    struct str near = str_copy(p->ctx.arena, page_near(p, d));
    if (!near.n || near.p[0] < 'a' || near.p[0] > 'z')
        return near;
    return str_format(p->ctx.arena, "%c%.*s", near.p[0] - 'a' + 'A',
                      STR_ARG(str_sub(near, 1, near.n)));
}

static int fill(struct page *p, int64_t before, struct history_page *h)
{
    struct past_action *rows = NULL;
    size_t n = 0;
    int rc = past_list(&p->ctx, before, LIMIT_PAGE + 1, &rows, &n);
    if (rc < 0)
        return rc;
    h->n = n > LIMIT_PAGE ? LIMIT_PAGE : n;
    h->rows = ARENA_ARRAY(p->ctx.arena, struct history_row, h->n + 1);
    for (size_t i = 0; i < h->n; i++) {
        bool same_day = i && date_eq(rows[i - 1].on, rows[i].on);
        h->rows[i] = (struct history_row){.action = &rows[i],
                                          .day = same_day ? STR_NULL : day_heading(p, rows[i].on),
                                          .where = where_words(rows[i].actor)};
    }
    if (n > h->n)
        h->older = str_format(p->ctx.arena, "/history?before=%s",
                              id_str(p->ctx.arena, rows[h->n - 1].id).p);
    return 0;
}

static int run_history(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct history_page h = {0};
    int64_t before = 0;
    int rc = page_begin(&p, app, rq, rs, NAV_HISTORY);
    if (!id_parse(form_get(&rq->params, STR("before")), &before))
        before = 0;
    if (rc == 0)
        rc = fill(&p, before, &h);
    if (rc == 0) {
        p.title = STR("History");
        html_history(&rs->body, &p, &h);
    }
    return page_end(&p, rc);
}

const struct route history_routes[] = {
    {HTTP_GET, "/history", run_history, NULL, 0},
    ROUTE_END,
};
