/* SPDX-License-Identifier: Apache-2.0 */
#include "web/task.h"

#include "base/arena.h"
#include "base/id.h"
#include "codec/json.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/session.h"
#include "web/gate.h"
#include "web/pages.h"

enum { INPUTS_MAX = 24 };

/* --- rows ------------------------------------------------------------------------------------ */

static const struct task login_edit = {
    .op = "login.edit",
    .nav = NAV_SECURITY,
    .title = "Name and e-mail",
    .dek = "Your name, as others on this server see it, and the address you log in with.",
    .button = "Save",
    .back = "/security",
    .done = "Saved.",
    .show = "login.show"};

static const struct task password_change = {
    .op = "password.change",
    .nav = NAV_SECURITY,
    .title = "Change the password",
    .dek = "Other browsers that are logged in will be logged out.",
    .button = "Change it",
    .back = "/security",
    .done = "Password changed; other browsers were logged out."};

static const struct task second_remove = {
    .op = "second.remove",
    .nav = NAV_SECURITY,
    .title = "Log in without a code",
    .dek = "Your password alone is then enough. The recovery codes go, too.",
    .button = "Turn the second factor off",
    .back = "/security",
    .done = "The second factor is off.",
    .flags = TASK_RISK};

static const struct task second_codes = {.op = "second.codes",
                                         .nav = NAV_SECURITY,
                                         .title = "New recovery codes",
                                         .dek = "Ten new ones; the old ones stop working.",
                                         .button = "Make new codes",
                                         .back = "/security",
                                         .answer = html_codes};

static const struct task session_end = {.op = "session.end",
                                        .nav = NAV_SECURITY,
                                        .title = "Log this browser out?",
                                        .button = "Log it out",
                                        .back = "/security",
                                        .done = "Logged out there."};

static const struct task session_end_others = {.op = "session.end_others",
                                               .nav = NAV_SECURITY,
                                               .title = "Log all other browsers out?",
                                               .button = "Log them out",
                                               .back = "/security",
                                               .done = "All others are logged out."};

static const struct task token_add = {
    .op = "token.add",
    .nav = NAV_SECURITY,
    .title = "A token for a program",
    .dek = "A program of yours logs in with it instead of your password.",
    .button = "Make the token",
    .back = "/security",
    .answer = html_token};

static const struct task plan_follow = {
    .op = "plan.feed",
    .nav = NAV_ROAD,
    .title = "The road in your calendar",
    .dek = "You get an address that a calendar program follows: every step with its day, moved "
           "when it moves. Projected days say so there, too.",
    .button = "Make the address",
    .back = "/road",
    .answer = html_feed};

static const struct task token_remove = {.op = "token.remove",
                                         .nav = NAV_SECURITY,
                                         .title = "Remove this token?",
                                         .dek = "The program that uses it cannot log in any more.",
                                         .button = "Yes, remove",
                                         .back = "/security",
                                         .done = "Token removed.",
                                         .flags = TASK_RISK};

static const struct task account_erase = {
    .op = "account.erase",
    .nav = NAV_SECURITY,
    .title = "Erase your account",
    .dek = "Everything you wrote here goes, for good: people, history, login. There is no undo, "
           "so take everything out before.",
    .button = "Erase everything",
    .back = "/security",
    .answer = html_erased,
    .flags = TASK_RISK | TASK_LEAVE};

static const struct task account_invite = {
    .op = "account.invite",
    .nav = NAV_ACCOUNTS,
    .title = "Invite somebody",
    .dek = "You get a link to hand on. It works once; with it they choose their own password.",
    .button = "Make the link",
    .back = "/accounts",
    .answer = html_link_once};

static const struct task account_reset = {
    .op = "account.reset",
    .nav = NAV_ACCOUNTS,
    .title = "A link for a new password",
    .dek = "For somebody who forgot theirs. Make sure that it is really them who ask.",
    .button = "Make the link",
    .answer = html_link_once,
    .flags = TASK_EACH | TASK_BACK};

static const struct task account_disable = {
    .op = "account.disable",
    .nav = NAV_ACCOUNTS,
    .title = "Keep this account from logging in?",
    .dek = "Browsers are logged out and tokens stop at once. The records stay.",
    .button = "Yes, disable it",
    .done = "Disabled.",
    .flags = TASK_EACH | TASK_BACK | TASK_RISK};

static const struct task account_enable = {.op = "account.enable",
                                           .nav = NAV_ACCOUNTS,
                                           .title = "Let this account log in again?",
                                           .button = "Yes, enable it",
                                           .done = "Enabled again.",
                                           .flags = TASK_EACH | TASK_BACK};

static const struct task account_role = {
    .op = "account.role",
    .nav = NAV_ACCOUNTS,
    .title = "Change the role",
    .dek = "Students and mentors have a notebook. Staff look after accounts and have none. "
           "Administrators have both, and this server. They are logged out and log in again.",
    .button = "Change it",
    .show = "account.login",
    .done = "Role changed.",
    .flags = TASK_EACH | TASK_BACK};

static const struct task account_remove = {
    .op = "account.remove",
    .nav = NAV_ACCOUNTS,
    .title = "Remove this account and all its records?",
    .dek = "Everything they wrote goes, for good. To keep somebody out for a while, disable "
           "the account instead.",
    .button = "Yes, remove everything",
    .back = "/accounts",
    .done = "The account and its records are gone.",
    .flags = TASK_EACH | TASK_RISK};

static const struct task invitation_remove = {.op = "invitation.remove",
                                              .nav = NAV_ACCOUNTS,
                                              .title = "Take this invitation back?",
                                              .dek = "Its link stops working.",
                                              .button = "Yes, take it back",
                                              .back = "/accounts",
                                              .done = "Invitation taken back.",
                                              .flags = TASK_RISK};

static const struct task site_edit = {.op = "site.edit",
                                      .nav = NAV_SITE,
                                      .title = "Server",
                                      .dek = "How this installation works, for everybody on it.",
                                      .button = "Save",
                                      .back = "/site",
                                      .done = "Saved.",
                                      .show = "site.show"};

static const struct task *const tasks[] = {
    &login_edit,         &password_change,   &second_remove,   &second_codes,   &session_end,
    &session_end_others, &token_add,         &plan_follow,     &token_remove,   &account_erase,
    &account_invite,     &account_reset,     &account_disable, &account_enable, &account_role,
    &account_remove,     &invitation_remove, &site_edit};

struct str task_said(struct str op_name)
{
    for (size_t i = 0; op_name.n && i < sizeof(tasks) / sizeof(*tasks); i++)
        if (tasks[i]->done && str_eq(op_name, str_c(tasks[i]->op)))
            return str_c(tasks[i]->done);
    return STR_NULL;
}

/* --- the form -------------------------------------------------------------------------------- */

/* What browsers may fill in. */
static struct str fill_of(const struct field *f)
{
    static const struct {
        const char *field, *fill;
    } rows[] = {{"password", "current-password"},
                {"current", "current-password"},
                {"new", "new-password"},
                {"code", "one-time-code"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        if (strcmp(f->name, rows[i].field) == 0)
            return str_c(rows[i].fill);
    return STR("off");
}

/* A value of an answer, as a form shows it. */
static struct str value_of(struct arena *a, const struct json *row, const char *key)
{
    const struct json *x = json_get(row, key);
    if (!x)
        return STR_NULL;
    switch (x->kind) {
    case JSON_KIND_TEXT: return x->text;
    case JSON_KIND_NUMBER: return str_format(a, "%lld", (long long)x->number);
    case JSON_KIND_BOOL: return x->truth ? STR("yes") : STR("no");
    default: return STR_NULL;
    }
}

static struct op_input id_input(const struct page *p)
{
    return (struct op_input){STR("id"), request_get_arg(p->rq, STR("id"))};
}

static int fill_from_answer(struct page *p, struct task_page *t)
{
    const struct json *row;
    struct op_input id = id_input(p);
    int rc = page_read(p, t->task->show, &id, id.value.n ? 1 : 0, &row);
    for (size_t i = 0; rc == 0 && i < t->form.n; i++)
        if (t->form.rows[i].widget != FORM_SECRET)
            t->form.rows[i].value = value_of(p->ctx.arena, row, t->form.rows[i].f->name);
    return rc;
}

/* What most mean, and what the provider has to be told. */
static void fill_default(struct page *p, struct task_page *t)
{
    for (size_t i = 0; i < t->form.n; i++)
        if (t->task == &account_invite && strcmp(t->form.rows[i].f->name, "role") == 0)
            t->form.rows[i].value = STR("student");
    if (t->task == &site_edit)
        t->extra =
            str_format(p->ctx.arena, "The identity provider sends people back to %.*s: tell it so.",
                       STR_ARG(page_link(p, STR("/login/oidc/callback"))));
}

static int find_about(struct page *p, struct task_page *t)
{
    const struct json *row;
    struct op_input id = id_input(p);
    int rc = page_read(p, "account.login", &id, 1, &row);
    if (rc == 0)
        t->about =
            str_join(p->ctx.arena, page_text(row, "name"), STR(", "), page_text(row, "email"));
    return rc;
}

static void set_words(struct page *p, struct task_page *t)
{
    struct form_page *f = &t->form;
    struct str id = request_get_arg(p->rq, STR("id"));
    f->heading = str_c(t->task->title);
    f->action = p->rq->path;
    f->risk = t->task->flags & TASK_RISK;
    f->back = t->task->flags & TASK_BACK ? str_format(p->ctx.arena, "/accounts/%.*s", STR_ARG(id))
                                         : str_c(t->task->back);
    f->id = 0; /* of the path, see inputs() */
    for (size_t i = 0; i < f->n; i++)
        f->rows[i].fill = fill_of(f->rows[i].f);
    p->title = f->heading;
}

/* The form with what is stored, or with what was sent. */
static int open_task(struct page *p, struct task_page *t, bool sent)
{
    t->task = p->rq->route_data;
    t->form.op = op_find(p->web->app->ops, str_c(t->task->op));
    if (!t->form.op)
        return err_set(&p->rq->err, ERR_NOT_FOUND, "There is no such page.");
    if (!page_may(p, t->form.op->need))
        return err_set(&p->rq->err, ERR_FORBIDDEN, "You may not do this: %s", t->form.op->summary);
    int rc = sent ? form_read(p, &t->form) : form_fill(p, &t->form);
    if (rc == 0)
        set_words(p, t);
    if (rc == 0 && t->task->flags & TASK_EACH)
        rc = find_about(p, t);
    if (rc == 0 && t->task->show && !sent)
        rc = fill_from_answer(p, t);
    if (rc == 0 && !sent)
        fill_default(p, t);
    return rc;
}

static int show_task(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct task_page t = {0};
    const struct task *task = rq->route_data;
    int rc = page_begin(&p, app, rq, rs, task->nav);
    if (rc == 0)
        rc = open_task(&p, &t, false);
    if (rc == 0)
        html_task(&rs->body, &p, &t);
    return page_end(&p, rc);
}

static size_t inputs(const struct page *p, const struct form_page *f, struct op_input *ret)
{
    size_t n = form_inputs(p, f, ret), kept = 0;
    for (size_t i = 0; i < n; i++) { /* an empty secret, number or choice means: leave it */
        const struct field *x = field_find(f->op->in, ret[i].name);
        bool can_be_empty = !x || (x->type == FIELD_TEXT && !(x->flags & FIELD_SECRET));
        if (ret[i].value.n || can_be_empty)
            ret[kept++] = ret[i];
    }
    struct op_input id = id_input(p);
    if (id.value.n)
        ret[kept++] = id;
    return kept;
}

/* Sentences that do not begin with the label of the field they are about. */
static const struct {
    const char *part, *field;
} about[] = {{"not your password", "password"},
             {"not your password", "current"},
             {"This password", "new"},
             {"The password has", "new"},
             {"e-mail", "email"},
             {"Staff invite", "role"},
             {"which role", "role"}};

static void set_error(struct form_page *f, struct str text)
{
    for (size_t i = 0; i < sizeof(about) / sizeof(*about); i++)
        for (size_t k = 0; k < f->n; k++)
            if (str_find(text, str_c(about[i].part), 0) != SIZE_MAX &&
                strcmp(f->rows[k].f->name, about[i].field) == 0) {
                f->rows[k].error = text;
                return;
            }
    form_set_error(f, text);
}

/* What went wrong, beside its field, with everything as it was typed but for secrets. */
static int show_again(struct page *p, struct task_page *t, int rc)
{
    if (!error_row(rc)->users_fault || rc == ERR_NOT_FOUND)
        return rc;
    struct str text = str_copy(p->ctx.arena, str_c(p->rq->err.text));
    p->rs->status = error_row(rc)->http_status;
    set_error(&t->form, text);
    html_task(&p->rs->body, p, t);
    return 0;
}

static void answer(struct page *p, const struct task_page *t, const struct op_ctx *ctx,
                   const struct json *said)
{
    const struct task *task = t->task;
    if (ctx->cookie.n)
        gate_set_cookie(p->web, p->rq, p->rs, GATE_LOGIN, ctx->cookie, ctx->cookie_seconds);
    if (task->flags & TASK_LEAVE) {
        gate_set_cookie(p->web, p->rq, p->rs, GATE_LOGIN, STR("0"), -1);
        p->solo = true;
    }
    if (task->answer)
        task->answer(&p->rs->body, p, said);
    else
        page_redirect_said(p->rs, t->form.back, task->op);
}

static int run_task(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct task_page t = {0};
    struct op_ctx ctx;
    struct op_input in[INPUTS_MAX];
    const struct json *said = NULL;
    const struct task *task = rq->route_data;
    int rc = page_check(app, rq);
    if (rc < 0)
        return rc;
    rc = page_begin(&p, app, rq, rs, task->nav);
    if (rc == 0)
        rc = open_task(&p, &t, true);
    if (rc < 0)
        return page_end(&p, rc);
    session_end_read(p.ctx.db);
    rc = page_ask(app, rq, task->op, in, inputs(&p, &t.form, in), &ctx, &said);
    if (rc < 0)
        return page_end(&p, show_again(&p, &t, rc));
    answer(&p, &t, &ctx, said);
    return page_end(&p, 0);
}

#define TASK(path, row, post)                                                                      \
    {HTTP_GET, path, show_task, &row, 0}, { HTTP_POST, path, run_task, &row, post }

const struct route task_routes[] = {
    TASK("/security/login", login_edit, ROUTE_SLOW),
    TASK("/security/password", password_change, ROUTE_SLOW),
    TASK("/security/second/remove", second_remove, ROUTE_SLOW),
    TASK("/security/codes", second_codes, ROUTE_SLOW),
    TASK("/security/sessions/{id}/end", session_end, 0),
    TASK("/security/sessions/end-others", session_end_others, 0),
    TASK("/security/tokens/add", token_add, 0),
    TASK("/road/calendar", plan_follow, 0),
    TASK("/security/tokens/{id}/remove", token_remove, 0),
    TASK("/security/erase", account_erase, ROUTE_SLOW),
    TASK("/accounts/invite", account_invite, 0),
    TASK("/accounts/{id}/reset", account_reset, 0),
    TASK("/accounts/{id}/disable", account_disable, 0),
    TASK("/accounts/{id}/enable", account_enable, 0),
    TASK("/accounts/{id}/role", account_role, 0),
    TASK("/accounts/{id}/remove", account_remove, 0),
    TASK("/accounts/invitations/{id}/remove", invitation_remove, 0),
    TASK("/site", site_edit, 0),
    ROUTE_END,
};
