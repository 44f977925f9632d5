/* SPDX-License-Identifier: Apache-2.0 */
#include "web/door.h"

#include "base/html.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/session.h"
#include "ops/site.h"
#include "web/gate.h"
#include "web/identity.h"
#include "web/pages.h"

enum { TICKET_SECONDS = 600 };

static struct db *db_of(const struct request *rq) { return rq->thread; }

/* Where to go after logging in, kept through the steps. Never back into the door. */
static struct str next_of(const struct request *rq)
{
    struct str next = page_next(rq, STR_NULL);
    bool door = str_starts(next, STR("/login")) || str_starts(next, STR("/logout"));
    return door ? STR_NULL : next;
}

static void go_on(struct response *rs, struct str next)
{
    response_redirect(rs, next.n ? next : STR("/"));
}

static struct str with_next(struct response *rs, struct str path, struct str next)
{
    struct strbuf b;
    if (!next.n)
        return path;
    strbuf_init(&b, rs->a, LIMIT_HEADERS * 3);
    strbuf_add(&b, path);
    strbuf_add(&b, STR("?next="));
    url_component(&b, next);
    return strbuf_get(&b);
}

static bool is_logged_in(const struct request *rq) { return gate_caller(rq)->session != 0; }

/* --- password -------------------------------------------------------------------------------- */

/* Name of the provider on its button; empty without one. */
static struct str provider_name(const struct web *w, struct request *rq)
{
    struct site site;
    struct err err = {0};
    if (!w->identity || site_load(w->app, db_of(rq), rq->a, &site, &err) < 0)
        return STR_NULL;
    return site.oidc_issuer.n ? site.oidc_name : STR_NULL;
}

static int show_login(void *app, struct request *rq, struct response *rs, struct str wrong)
{
    struct page p;
    struct web *w = app;
    int rc = page_begin(&p, app, rq, rs, NAV_DOOR);
    if (rc < 0)
        return page_end(&p, rc);
    if (!login_is_required(w->app, db_of(rq))) {
        p.title = STR("No account yet");
        html_no_account(&rs->body, &p);
        return page_end(&p, 0);
    }
    struct door_page d = {.next = next_of(rq),
                          .email = form_get(&rq->form, STR("email")),
                          .wrong = wrong,
                          .provider = provider_name(w, rq)};
    p.title = STR("Log in");
    html_login(&rs->body, &p, &d);
    return page_end(&p, 0);
}

/* The form again, with the one sentence that says why. Everything else is a page of its own. */
static int show_login_again(void *app, struct request *rq, struct response *rs, int rc)
{
    if (rc != ERR_FORBIDDEN && rc != ERR_RATE && rc != ERR_INVALID)
        return rc;
    rs->status = error_row(rc)->http_status;
    return show_login(app, rq, rs, str_copy(rq->a, str_c(rq->err.text)));
}

static int run_login_page(void *app, struct request *rq, struct response *rs)
{
    struct web *w = app;
    bool local = gate_caller(rq)->local;
    if (!is_logged_in(rq) && !(local && !w->closed))
        return show_login(app, rq, rs, STR_NULL);
    go_on(rs, next_of(rq));
    return 0;
}

/* What a step came to: logged in, or a ticket for the code. */
static void take_step(const struct web *w, struct request *rq, struct response *rs,
                      const struct login_result *login, struct str next)
{
    if (login->step == LOGIN_SECOND) {
        gate_set_cookie(w, rq, rs, GATE_SECOND, login->ticket, TICKET_SECONDS);
        response_redirect(rs, with_next(rs, STR("/login/second"), next));
        return;
    }
    gate_log_in(w, rq, rs, login);
    go_on(rs, next);
}

static int run_login(void *app, struct request *rq, struct response *rs)
{
    struct web *w = app;
    struct login_client from = gate_client(w, rq);
    struct login_result login = {0};
    int rc = page_check(app, rq);
    if (rc < 0)
        return rc;
    rc = login_password(w->app, db_of(rq), rq->a, str_trim(form_get(&rq->form, STR("email"))),
                        form_get(&rq->form, STR("password")), &from, &login, &rq->err);
    if (rc < 0)
        return show_login_again(app, rq, rs, rc);
    take_step(w, rq, rs, &login, next_of(rq));
    return 0;
}

/* --- code ------------------------------------------------------------------------------------ */

static int show_second(void *app, struct request *rq, struct response *rs, struct str wrong)
{
    struct page p;
    struct door_page d = {.next = next_of(rq), .wrong = wrong};
    int rc = page_begin(&p, app, rq, rs, NAV_DOOR);
    p.title = STR("Now the code");
    if (rc == 0)
        html_second(&rs->body, &p, &d);
    return page_end(&p, rc);
}

static int run_second_page(void *app, struct request *rq, struct response *rs)
{
    if (gate_cookie(app, rq, GATE_SECOND).n)
        return show_second(app, rq, rs, STR_NULL);
    response_redirect(rs, with_next(rs, STR("/login"), next_of(rq)));
    return 0;
}

/* A wrong code may be tried again; the operation says when the ticket is used up. */
static int run_second(void *app, struct request *rq, struct response *rs)
{
    struct web *w = app;
    struct login_client from = gate_client(w, rq);
    struct login_result login = {0};
    int rc = page_check(app, rq);
    if (rc < 0)
        return rc;
    rc = login_second(w->app, db_of(rq), rq->a, gate_cookie(w, rq, GATE_SECOND),
                      str_trim(form_get(&rq->form, STR("code"))), &from, &login, &rq->err);
    if (rc == ERR_FORBIDDEN || rc == ERR_RATE || rc == ERR_INVALID) {
        rs->status = error_row(rc)->http_status;
        return show_second(app, rq, rs, str_copy(rq->a, str_c(rq->err.text)));
    }
    if (rc < 0)
        return rc;
    gate_set_cookie(w, rq, rs, GATE_SECOND, STR("0"), -1);
    take_step(w, rq, rs, &login, next_of(rq));
    return 0;
}

/* --- log out --------------------------------------------------------------------------------- */

static int run_logout(void *app, struct request *rq, struct response *rs)
{
    struct web *w = app;
    struct str cookie = gate_cookie(w, rq, GATE_LOGIN);
    int rc = page_check(app, rq);
    if (rc == 0 && cookie.n)
        rc = login_end(w->app, db_of(rq), cookie, &rq->err);
    if (rc < 0)
        return rc;
    gate_set_cookie(w, rq, rs, GATE_LOGIN, STR("0"), -1);
    response_redirect(rs, STR("/login"));
    return 0;
}

/* --- links ----------------------------------------------------------------------------------- */

static bool has(struct str sentence, const char *part)
{
    return str_find(sentence, str_c(part), 0) != SIZE_MAX;
}

/* Puts the sentence beside the field that it is about. */
static void set_wrong(struct door_link_page *d, struct str sentence)
{
    if (has(sentence, "This password") || has(sentence, "The password"))
        d->wrong_password = sentence;
    else if (has(sentence, "e-mail") && !str_eq(d->link->kind, STR("reset")))
        d->wrong_email = sentence;
    else
        d->wrong = sentence;
}

static struct str typed(const struct request *rq, struct str name, struct str otherwise)
{
    const struct form_part *x = form_find(&rq->form, name);
    return x && !x->is_file ? x->value : otherwise;
}

static int show_gone(struct page *p, int rc)
{
    if (rc != ERR_NOT_FOUND)
        return rc;
    p->title = STR("This link does not work");
    p->rs->status = 404;
    html_join_gone(&p->rs->body, p, str_c(p->rq->err.text));
    return 0;
}

static int show_link(void *app, struct request *rq, struct response *rs, struct str wrong)
{
    struct page p;
    struct web *w = app;
    struct login_link link;
    int rc = page_begin(&p, app, rq, rs, NAV_DOOR);
    if (rc < 0)
        return page_end(&p, rc);
    rc = login_link_find(w->app, db_of(rq), rq->a, request_get_arg(rq, STR("secret")), &link,
                         &rq->err);
    if (rc < 0)
        return page_end(&p, show_gone(&p, rc));
    struct door_link_page d = {.link = &link,
                               .action = rq->path,
                               .name = typed(rq, STR("name"), link.name),
                               .email = typed(rq, STR("email"), link.email)};
    if (wrong.n)
        set_wrong(&d, wrong);
    p.title = str_eq(link.kind, STR("reset")) ? STR("Choose a new password") : STR("Welcome");
    html_join(&rs->body, &p, &d);
    return page_end(&p, 0);
}

static int run_link_page(void *app, struct request *rq, struct response *rs)
{
    return show_link(app, rq, rs, STR_NULL);
}

static int run_link(void *app, struct request *rq, struct response *rs)
{
    struct web *w = app;
    struct login_client from = gate_client(w, rq);
    struct login_result login = {0};
    int rc = page_check(app, rq);
    if (rc < 0)
        return rc;
    rc = login_accept(w->app, db_of(rq), rq->a, request_get_arg(rq, STR("secret")),
                      str_trim(form_get(&rq->form, STR("email"))),
                      str_trim(form_get(&rq->form, STR("name"))),
                      form_get(&rq->form, STR("password")), &from, &login, &rq->err);
    if (rc == ERR_INVALID || rc == ERR_CONFLICT || rc == ERR_NOT_FOUND || rc == ERR_RATE ||
        rc == ERR_LIMIT) {
        rs->status = error_row(rc)->http_status;
        return show_link(app, rq, rs, str_copy(rq->a, str_c(rq->err.text)));
    }
    if (rc < 0)
        return rc;
    take_step(w, rq, rs, &login, next_of(rq));
    return 0;
}

/* --- identity provider ----------------------------------------------------------------------- */

/* Where the provider sends browsers back to. The configured address wins: it is what the provider
 * was told. */
static struct str address_back(const struct request *rq, const struct site *site)
{
    struct str host = rq->host.n ? rq->host : request_get_header(rq, STR("Host"));
    if (site->public_url.n)
        return str_format(rq->a, "%.*s/login/oidc/callback", STR_ARG(site->public_url));
    return str_format(rq->a, "%s://%.*s/login/oidc/callback", rq->secure ? "https" : "http",
                      STR_ARG(host));
}

static int load_site(struct web *w, struct request *rq, struct site *ret)
{
    int rc = site_load(w->app, db_of(rq), rq->a, ret, &rq->err);
    if (rc < 0)
        return rc;
    if (w->identity && ret->oidc_issuer.n)
        return 0;
    return err_set(&rq->err, ERR_NOT_FOUND, "This server knows no identity provider.");
}

static int run_provider(void *app, struct request *rq, struct response *rs)
{
    struct web *w = app;
    struct site site;
    struct identity_start start;
    int rc = load_site(w, rq, &site);
    if (rc == 0)
        rc = w->identity->begin(w->identity->data, rq->a, &site, address_back(rq, &site), &start,
                                &rq->err);
    if (rc == 0) /* the way back is kept with it, first: it is a path without blanks */
        rc = login_oidc_keep(
            w->app, db_of(rq), start.state,
            str_format(rq->a, "%.*s %.*s", STR_ARG(next_of(rq)), STR_ARG(start.detail)), &rq->err);
    if (rc < 0)
        return show_login_again(app, rq, rs, rc);
    gate_set_cookie(w, rq, rs, GATE_STATE, start.state, TICKET_SECONDS);
    response_text(rs, 303, "See other");
    response_add_header(rs, STR("Location"), start.url);
    return 0;
}

/* The state must be this browser's: else a stranger could log somebody in as themselves. */
static int take_state(struct web *w, struct request *rq, struct str *ret_detail)
{
    struct str state = form_get(&rq->params, STR("state"));
    struct str kept = gate_cookie(w, rq, GATE_STATE);
    if (!state.n || !str_eq(state, kept))
        return err_set(&rq->err, ERR_FORBIDDEN, "This login was not begun here: begin again.");
    int rc = login_oidc_take(w->app, db_of(rq), rq->a, state, ret_detail, &rq->err);
    return rc == ERR_NOT_FOUND
               ? err_set(&rq->err, ERR_FORBIDDEN, "This login took too long: begin again.")
               : rc;
}

static int finish_provider(struct web *w, struct request *rq, struct str detail,
                           struct login_result *ret)
{
    struct site site;
    struct identity_person who = {0};
    struct login_client from = gate_client(w, rq);
    int rc = load_site(w, rq, &site);
    if (rc == 0)
        rc = w->identity->finish(w->identity->data, rq->a, &site, address_back(rq, &site), detail,
                                 &rq->params, &who, &rq->err);
    return rc < 0 ? rc
                  : login_oidc(w->app, db_of(rq), rq->a, who.issuer, who.subject, who.email,
                               who.email_verified, who.name, &from, ret, &rq->err);
}

static int run_callback(void *app, struct request *rq, struct response *rs)
{
    struct web *w = app;
    struct str detail, next;
    struct login_result login = {0};
    int rc = take_state(w, rq, &detail);
    if (rc == 0)
        gate_set_cookie(w, rq, rs, GATE_STATE, STR("0"), -1);
    if (rc == 0 && !str_next(&detail, ' ', &next))
        rc = err_set(&rq->err, ERR_INTERNAL, "What was kept of this login cannot be read.");
    if (rc == 0)
        rc = finish_provider(w, rq, detail, &login);
    if (rc == ERR_CANCELLED || rc == ERR_REMOTE)
        rc = ERR_FORBIDDEN; /* the sentence says it; the page is the one to log in */
    if (rc < 0)
        return show_login_again(app, rq, rs, rc);
    take_step(w, rq, rs, &login, next);
    return 0;
}

const struct route door_routes[] = {
    {HTTP_GET, "/login", run_login_page, NULL, ROUTE_PUBLIC},
    {HTTP_POST, "/login", run_login, NULL, ROUTE_PUBLIC | ROUTE_SLOW},
    {HTTP_GET, "/login/second", run_second_page, NULL, ROUTE_PUBLIC},
    {HTTP_POST, "/login/second", run_second, NULL, ROUTE_PUBLIC | ROUTE_SLOW},
    {HTTP_GET, "/login/oidc", run_provider, NULL, ROUTE_PUBLIC | ROUTE_SLOW},
    {HTTP_GET, "/login/oidc/callback", run_callback, NULL, ROUTE_PUBLIC | ROUTE_SLOW},
    {HTTP_POST, "/logout", run_logout, NULL, ROUTE_PUBLIC},
    {HTTP_GET, LOGIN_LINK_PATH "{secret}", run_link_page, NULL, ROUTE_PUBLIC},
    {HTTP_POST, LOGIN_LINK_PATH "{secret}", run_link, NULL, ROUTE_PUBLIC | ROUTE_SLOW},
    ROUTE_END,
};
