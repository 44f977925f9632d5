/* SPDX-License-Identifier: Apache-2.0 */
#include "web/insights.h"

#include "base/arena.h"
#include "web/pages.h"
#include "web/ready.h"

#include <math.h>

enum {
    LATELY = 12, /* weeks */
    LATELY_MONTHS = 3,
    EFFORT_WIDTH = 380,
    EFFORT_HEIGHT = 76,
    ROW_WIDTH = 260,
    ROW_HEIGHT = 24,
    SQUARE = 280
};
static const double GAP = 0.3, DOT = 5;

static int whole(double share) { return (int)lround(share * 100); }

struct str insights_range(struct arena *a, const struct readiness_bin *b)
{
    return str_format(a, "%d to %d\u00a0%%", b->low, b->high);
}

struct str insights_came(struct arena *a, const struct readiness_bin *b)
{
    return str_format(a, "%d %%", whole(b->came));
}

struct str insights_chance(struct arena *a, const struct readiness_bin *b)
{
    return str_format(a, "%d to %d %%", whole(b->least), whole(b->most));
}

/* --- where the time went -------------------------------------------------------------------- */

/* Every week's count of one column of the table. */
static int64_t count_at(const struct readiness_effort *w, int circle, int role)
{
    return circle >= 0 ? w->circle[circle] : role >= 0 ? w->role[role] : w->all;
}

static struct insights_effort effort_of(struct arena *a, const struct readiness_insights *x,
                                        int circle, int role, int64_t most)
{
    struct insights_effort e = {
        .chart = chart_new(a, STR_NULL, STR_NULL, STR_NULL, ROW_WIDTH, ROW_HEIGHT)};
    int64_t n[READINESS_WEEKS];
    for (int i = 0; i < READINESS_WEEKS; i++) {
        n[i] = count_at(&x->weeks[i], circle, role);
        e.contacts += n[i];
        e.lately += i >= READINESS_WEEKS - LATELY ? n[i] : 0;
    }
    chart_bars(&e.chart, "bar both", n, READINESS_WEEKS, most, GAP);
    return e;
}

static void draw_effort(struct arena *a, struct insights_view *v, int64_t most)
{
    int64_t n[READINESS_WEEKS], sum = 0;
    for (int i = 0; i < READINESS_WEEKS; i++)
        sum += n[i] = v->x.weeks[i].all;
    v->effort_words =
        sum ? str_format(a,
                         "%lld %s in a year, at most %lld in a week. One with two people counts "
                         "twice.",
                         (long long)sum, sum == 1 ? "contact" : "contacts", (long long)most)
            : STR_NULL;
    v->effort = chart_new(a, STR("effort"), STR("Contacts, week by week"), v->effort_words,
                          EFFORT_WIDTH, EFFORT_HEIGHT);
    chart_inset(&v->effort, 0, 4, 0, 16);
    chart_bars(&v->effort, "bar both", n, READINESS_WEEKS, most, GAP);
    chart_word(&v->effort, "start", 0, EFFORT_HEIGHT - 2, STR("a year ago"));
    chart_word(&v->effort, "end", EFFORT_WIDTH, EFFORT_HEIGHT - 2, STR("this week"));
}

static void fill_efforts(struct arena *a, struct insights_view *v)
{
    int64_t most = 1, most_all = 1; /* one scale for all rows, so that they can be compared */
    for (int i = 0; i < READINESS_WEEKS; i++) {
        const struct readiness_effort *w = &v->x.weeks[i];
        most_all = w->all > most_all ? w->all : most_all;
        for (int k = 0; k < READINESS_CIRCLES; k++)
            most = w->circle[k] > most ? w->circle[k] : most;
    }
    draw_effort(a, v, most_all);
    for (int k = 0; k < READINESS_CIRCLES; k++) {
        struct insights_effort e = effort_of(a, &v->x, k, -1, most);
        e.word = k ? str_c(circle_choices[k].label) : STR("In no circle");
        if (e.contacts)
            v->circles[v->circles_n++] = e;
    }
    for (int k = 1; k < READINESS_ROLES && role_choices[k].key; k++) {
        struct insights_effort e = effort_of(a, &v->x, -1, k, most);
        e.word = str_c(role_choices[k].label);
        if (e.contacts)
            v->roles[v->roles_n++] = e;
    }
}

/* --- both ways, ahead ----------------------------------------------------------------------- */

static struct str times(struct arena *a, int64_t n)
{
    return n == 0   ? STR("not yet")
           : n == 1 ? STR("once")
           : n == 2 ? STR("twice")
                    : str_format(a, "%lld times", (long long)n);
}

static void fill_balance(struct arena *a, struct insights_view *v)
{
    const struct readiness_balance *b = &v->x.balance;
    if (!b->help_given && !b->help_received)
        return;
    v->balance = str_format(a, "People helped you %.*s; you helped them %.*s.",
                            STR_ARG(times(a, b->help_received)), STR_ARG(times(a, b->help_given)));
}

/* Help received and given, a bar for each of the last months; one scale for both. */
static int fill_ways(struct page *p, struct insights_view *v)
{
    struct ledger_month months[LEDGER_MONTHS];
    int64_t n[2][LEDGER_MONTHS], most = 1;
    int rc = ledger_load_months(&p->ctx, months);
    for (int i = 0; rc == 0 && i < LEDGER_MONTHS; i++) {
        n[0][i] = months[i].received;
        n[1][i] = months[i].given;
        most = n[0][i] > most ? n[0][i] : most;
        most = n[1][i] > most ? n[1][i] : most;
    }
    for (int k = 0; rc == 0 && k < 2; k++) {
        struct insights_effort *e = &v->ways[k];
        *e = (struct insights_effort){
            .word = k ? STR("You helped") : STR("Helped you"),
            .chart = chart_new(p->ctx.arena, STR_NULL, STR_NULL, STR_NULL, ROW_WIDTH, ROW_HEIGHT)};
        for (int i = 0; i < LEDGER_MONTHS; i++) {
            e->contacts += n[k][i];
            e->lately += i >= LEDGER_MONTHS - LATELY_MONTHS ? n[k][i] : 0;
        }
        chart_bars(&e->chart, "bar both", n[k], LEDGER_MONTHS, most, GAP);
    }
    return rc;
}

static void fill_outlook(struct insights_view *v)
{
    for (int k = 0; k < READINESS_CIRCLES; k++)
        if (v->x.outlook[k].people)
            v->outlook[v->outlook_n++] = (struct insights_outlook){
                k ? str_c(circle_choices[k].label) : STR("In no circle"), &v->x.outlook[k]};
}

/* --- do the forecasts hold? ----------------------------------------------------------------- */

static void draw_axes(struct chart *c)
{
    static const char *const at[] = {"0", "50", "100 %"};
    for (int i = 0; i < 3; i++) {
        double share = i / 2.0;
        double x = chart_x(c, share), y = chart_y(c, share);
        chart_rule(c, i ? "grid" : "axis", c->left, y, c->right, y);
        chart_rule(c, i ? "grid" : "axis", x, c->top, x, c->bottom);
        chart_word(c, "end", c->left - 6, y + 4, str_c(at[i]));
        chart_word(c, i == 2 ? "end" : "middle", x, c->bottom + 16, str_c(at[i]));
    }
    chart_rule(c, "ideal", c->left, c->bottom, c->right, c->top);
    chart_word(c, "start", 0, 10, STR("what came"));
    chart_word(c, "end", c->right, c->bottom + 32, STR("what was forecast"));
}

static void draw_reliability(struct arena *a, struct insights_view *v)
{
    const struct readiness_calibration *k = &v->x.calibration;
    struct chart *c = &v->reliability;
    *c = chart_new(a, STR("reliability"), STR("Forecasts and what came of them"),
                   str_join(a, k->words, STR(" "), STR("The table below has every group.")), SQUARE,
                   SQUARE);
    chart_inset(c, 42, 22, 4, 36);
    draw_axes(c);
    for (size_t i = 0; i < READINESS_BINS; i++) {
        const struct readiness_bin *b = &k->bins[i];
        double x = chart_x(c, b->said);
        if (!b->n)
            continue;
        chart_rule(c, "chance", x, chart_y(c, b->least), x, chart_y(c, b->most));
        chart_dot(c, "write dot", x, chart_y(c, b->came), DOT);
    }
}

static size_t few(size_t n) { return n < INSIGHTS_SHOWN ? n : INSIGHTS_SHOWN; }

static int run_insights(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct insights_view *v = ARENA_NEW(rq->a, struct insights_view);
    struct date on = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_INSIGHTS);
    if (rc == 0 && (!date_parse(form_get(&rq->params, STR("on")), &on) || !date_is_full(on) ||
                    date_cmp(on, p.ctx.today) <= 0))
        on = (struct date){0}; /* an old address still shows the page */
    if (rc == 0)
        rc = readiness_insights(&p.ctx, on, &v->x);
    if (rc == 0)
        rc = board_load(&p.ctx, false, &v->board);
    if (rc == 0)
        rc = fill_ways(&p, v);
    if (rc == 0) {
        v->on = date_str(rq->a, v->x.on);
        v->tomorrow = date_str(rq->a, date_add_days(p.ctx.today, 1));
        fill_efforts(rq->a, v);
        fill_balance(rq->a, v);
        fill_outlook(v);
        draw_reliability(rq->a, v);
        v->owed_n = few(v->x.owed_n);
        v->drifting_n = few(v->x.drifting_n);
        v->people_n = few(v->x.people_n);
        p.title = STR("Insights");
        html_insights(&rs->body, &p, v);
    }
    return page_end(&p, rc);
}

const struct route insights_routes[] = {
    {HTTP_GET, "/insights", run_insights, NULL, 0},
    ROUTE_END,
};
