/* SPDX-License-Identifier: Apache-2.0 */
/* Today, the home page: whom to turn to and why, and what can be said to a row. */
#include "web/today.h"

#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "ops/quiet.h"
#include "ops/session.h"
#include "web/gate.h"
#include "web/pages.h"

enum { ALL = 1000, DATES = 5, ADDED = 4, REST_DAYS = 14 };

static const char *picture_of(enum agenda_group g)
{
    static const char *const pictures[] = {
        [AGENDA_OWE] = "owe",       [AGENDA_DATE] = "clock",  [AGENDA_ASK] = "clock",
        [AGENDA_DORMANT] = "drift", [AGENDA_DRIFT] = "drift", [AGENDA_MISSING] = "seat"};
    return pictures[g];
}

static int fill_turns(struct page *p, struct today_page *t, size_t limit)
{
    struct agenda agenda;
    int rc = today_load(&p->ctx, limit, &agenda);
    if (rc < 0)
        return rc;
    t->heading = agenda_heading(p->ctx.arena, &agenda);
    if (date_is_full(agenda.quiet_until))
        t->quiet = quiet_words(&p->ctx, agenda.quiet_until);
    t->more = agenda.more;
    t->n = agenda.n;
    t->turns = ARENA_ARRAY(p->ctx.arena, struct today_turn, agenda.n + 1);
    for (size_t i = 0; i < agenda.n; i++) {
        struct today_turn *x = &t->turns[i];
        x->turn = &agenda.turns[i];
        x->kind = str_c(agenda_group_label(x->turn->group));
        x->picture = str_c(picture_of(x->turn->group));
        x->form = str_format(p->ctx.arena, "turn-%zu", i + 1);
        if (str_starts(str_c(x->turn->rule), STR("ask_")))
            x->link =
                str_format(p->ctx.arena, "/asks/%s", id_str(p->ctx.arena, x->turn->subject).p);
        if (x->turn->link.n)
            x->link = x->turn->link;
        rc = x->turn->person ? browse_standing(&p->ctx, x->turn->person, &x->who) : 0;
        if (rc < 0 && rc != ERR_NOT_FOUND)
            return rc;
    }
    return 0;
}

/* "today", "Thu 12" within a week, else "27 August". */
static struct str day_words(const struct page *p, struct date d)
{
    struct arena *a = p->ctx.arena;
    int64_t days = date_diff(d, p->ctx.today);
    if (days <= 1)
        return days == 0 ? STR("today") : STR("tomorrow");
    if (days < 7)
        return str_format(a, "%.3s %d", date_weekday_names[date_weekday(d)], d.d);
    return str_format(a, "%d %.3s", d.d, date_month_names[d.m - 1]);
}

static int fill_dates(struct page *p, struct today_page *t)
{
    struct promise *rows;
    int rc = browse_due(&p->ctx, DATES, &rows, &t->dates_n);
    if (rc < 0)
        return rc;
    t->dates = ARENA_ARRAY(p->ctx.arena, struct today_date, t->dates_n + 1);
    for (size_t i = 0; i < t->dates_n; i++) {
        struct standing s = {0};
        if (browse_standing(&p->ctx, rows[i].person, &s) < 0)
            s.name = STR("somebody");
        t->dates[i] = (struct today_date){
            .promise = rows[i], .name = s.name, .day = day_words(p, rows[i].due_on)};
    }
    return 0;
}

static int fill_head(struct page *p, struct today_page *t)
{
    struct account account;
    struct arena *a = p->ctx.arena;
    struct date d = p->ctx.today;
    int rc = context_account(&p->ctx, &account);
    t->new_here = !account.set_up;
    t->kicker =
        str_format(a, "%s %.*s", date_weekday_names[date_weekday(d)], STR_ARG(date_words(a, d)));
    if (rc == 0 && account.graduation_year)
        t->kicker = str_format(a, "%.*s · class of %lld", STR_ARG(t->kicker),
                               (long long)account.graduation_year);
    t->set_up = account.set_up;
    t->rest_until = date_str(a, date_add_days(d, REST_DAYS));
    t->tomorrow = date_str(a, date_add_days(d, 1));
    return rc;
}

static int fill(struct page *p, struct today_page *t)
{
    int rc = fill_head(p, t);
    if (rc == 0)
        rc = fill_turns(p, t, t->all ? ALL : 0);
    if (rc == 0)
        rc = fill_dates(p, t);
    if (rc == 0)
        rc = browse_added(&p->ctx, ADDED, &t->added, &t->added_n);
    t->nobody = rc == 0 && t->added_n == 0;
    return rc;
}

static int run_today(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct today_page t = {.all = form_get(&rq->params, STR("all")).n > 0};
    const struct caller *who = gate_caller(rq);
    if (!perm_has(who->perms, PERM_READ) && perm_has(who->perms, PERM_STAFF)) {
        response_redirect(rs, STR("/accounts")); /* staff has no notebook */
        return 0;
    }
    int rc = page_begin(&p, app, rq, rs, NAV_TODAY);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = fill(&p, &t));
    if (rc == 0 && t.nobody && !t.set_up) {
        response_redirect(rs, STR("/welcome"));
    } else if (rc == 0) {
        p.title = STR("Today");
        html_today(&rs->body, &p, &t);
    }
    return page_end(&p, rc);
}

/* Done, Snooze and Never: the row is named by its rule and subject, so that a list which changed
 * in the meantime cannot hit another row. */
static int run_say(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct op_input in[4] = {{STR("rule"), form_get(&rq->form, STR("rule"))},
                             {STR("subject"), form_get(&rq->form, STR("subject"))},
                             {STR("person"), form_get(&rq->form, STR("person"))},
                             {STR("until"), form_get(&rq->form, STR("until"))}};
    const char *op = rq->route_data;
    int rc = page_check(app, rq);
    if (rc == 0)
        rc = page_run(app, rq, op, in, str_eq(str_c(op), STR("today.snooze")) ? 4 : 3, &ctx);
    if (rc == 0)
        page_redirect(rs, page_next(rq, STR("/")), &ctx);
    return rc;
}

const struct route today_routes[] = {
    {HTTP_GET, "/", run_today, NULL, 0},
    {HTTP_POST, "/today/done", run_say, "today.done", 0},
    {HTTP_POST, "/today/snooze", run_say, "today.snooze", 0},
    {HTTP_POST, "/today/never", run_say, "today.never", 0},
    ROUTE_END,
};
