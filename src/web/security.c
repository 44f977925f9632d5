/* SPDX-License-Identifier: Apache-2.0 */
#include "web/security.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/session.h"
#include "web/gate.h"
#include "web/pages.h"

enum { EVENTS_SHORT = 8, EVENTS = 50 };

/* --- words ----------------------------------------------------------------------------------- */

struct word {
    const char *part, *word;
};

/* The first that fits: others call themselves Chrome and Safari as well. */
static const struct word browsers[] = {{"Edg", "Edge"},
                                       {"OPR/", "Opera"},
                                       {"SamsungBrowser", "Samsung Internet"},
                                       {"Firefox", "Firefox"},
                                       {"FxiOS", "Firefox"},
                                       {"CriOS", "Chrome"},
                                       {"Chrome", "Chrome"},
                                       {"Safari", "Safari"},
                                       {"curl/", "curl"},
                                       {NULL, NULL}};
static const struct word systems[] = {
    {"iPhone", "iPhone"}, {"iPad", "iPad"},     {"Android", "Android"}, {"Windows", "Windows"},
    {"Mac OS", "Mac"},    {"CrOS", "ChromeOS"}, {"Linux", "Linux"},     {NULL, NULL}};

static const char *word_in(struct str text, const struct word *rows)
{
    for (; rows->part; rows++)
        if (str_find(text, str_c(rows->part), 0) != SIZE_MAX)
            return rows->word;
    return NULL;
}

struct str security_browser(struct arena *a, struct str agent)
{
    const char *browser = word_in(agent, browsers), *system = word_in(agent, systems);
    if (browser && system)
        return str_format(a, "%s on %s", browser, system);
    if (browser || system)
        return str_c(browser ? browser : system);
    return agent.n ? agent : STR("A browser that does not say its name");
}

const struct json *security_row(const struct json *list, size_t i)
{
    return list && list->kind == JSON_KIND_LIST && i < list->n ? &list->items[i] : NULL;
}

struct str security_role(struct str key)
{
    for (int i = ROLE_NONE + 1; i < ROLE_COUNT; i++)
        if (str_eq(key, str_c(role_row((enum role_kind)i)->key)))
            return str_c(role_row((enum role_kind)i)->label);
    return key;
}

static void add_part(struct strbuf *b, const char *word, struct str part)
{
    if (part.n)
        strbuf_addf(b, "%s%s%.*s", b->n ? ", " : "", word, STR_ARG(part));
}

struct str security_event_who(struct arena *a, const struct json *event, bool all)
{
    struct str account = page_text(event, "account"), by = page_text(event, "by");
    struct strbuf b;
    strbuf_init(&b, a, LIMIT_LINE * 4);
    if (all)
        add_part(&b, "", account.n ? account : STR("no account"));
    if (!str_eq(by, account))
        add_part(&b, "by ", by);
    add_part(&b, "from ", page_text(event, "address"));
    return strbuf_get(&b);
}

/* --- the page -------------------------------------------------------------------------------- */

static int fill(struct page *p, struct security_page *s)
{
    struct op_input few = {STR("limit"), str_format(p->ctx.arena, "%d", EVENTS_SHORT)};
    int rc = page_read(p, "login.show", NULL, 0, &s->login);
    if (rc == 0)
        rc = page_read(p, "session.list", NULL, 0, &s->sessions);
    if (rc == 0)
        rc = page_read(p, "token.list", NULL, 0, &s->tokens);
    if (rc == 0)
        rc = page_read(p, "event.list", &few, 1, &s->events);
    return rc;
}

static int run_security(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct security_page s = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_SECURITY);
    p.title = STR("Security");
    if (rc == 0 && p.who->local) {
        html_security_local(&rs->body, &p);
        return page_end(&p, 0);
    }
    if (rc == 0)
        rc = fill(&p, &s);
    if (rc == 0)
        html_security(&rs->body, &p, &s);
    return page_end(&p, rc);
}

/* The account's file, as it is. */
static int run_export(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    if (!rq->thread)
        return page_check(app, rq);
    int rc = page_run(app, rq, "account.export", NULL, 0, &ctx);
    if (rc < 0)
        return rc;
    rs->bytes = ctx.raw.p ? ctx.raw : STR("");
    response_download(rs, str_copy(rq->a, ctx.raw_type).p, ctx.raw_name);
    return 0;
}

/* --- second factor --------------------------------------------------------------------------- */

/* The key within the address, in groups of four. */
static struct str secret_of(struct arena *a, struct str uri)
{
    size_t at = str_find(uri, STR("secret="), 0);
    if (at == SIZE_MAX)
        return STR_NULL;
    struct str rest = str_sub(uri, at + 7, uri.n);
    size_t end = str_find_char(rest, '&', 0);
    rest = str_sub(rest, 0, end == SIZE_MAX ? rest.n : end);
    struct strbuf b;
    strbuf_init(&b, a, LIMIT_LINE * 2);
    for (size_t i = 0; i < rest.n; i++) {
        if (i && i % 4 == 0)
            strbuf_add_char(&b, ' ');
        strbuf_add_char(&b, rest.p[i]);
    }
    return strbuf_get(&b);
}

static int show_begin(struct page *p, struct str uri, struct str wrong)
{
    struct second_begin_page s = {
        .uri = uri, .secret = secret_of(p->ctx.arena, uri), .wrong = wrong};
    struct err unused;
    if (qr_format(p->ctx.arena, uri, &s.qr, &unused) < 0)
        s.qr.side = 0;
    p->title = STR("Second factor");
    html_second_begin(&p->rs->body, p, &s);
    return 0;
}

static int run_second(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    const struct json *login;
    int rc = page_begin(&p, app, rq, rs, NAV_SECURITY);
    p.title = STR("Second factor");
    if (rc == 0)
        rc = page_read(&p, "login.show", NULL, 0, &login);
    if (rc == 0)
        html_second_state(&rs->body, &p, login);
    return page_end(&p, rc);
}

static int run_second_begin(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct op_ctx ctx;
    const struct json *said;
    int rc = page_check(app, rq);
    if (rc == 0)
        rc = page_ask(app, rq, "second.begin", NULL, 0, &ctx, &said);
    if (rc < 0)
        return rc;
    rc = page_begin(&p, app, rq, rs, NAV_SECURITY);
    return page_end(&p, rc < 0 ? rc : show_begin(&p, page_text(said, "uri"), STR_NULL));
}

/* A code that does not fit shows the same key again: it came with the form. */
static int run_second_confirm(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct op_ctx ctx;
    const struct json *said = NULL;
    struct op_input in = {STR("code"), str_trim(form_get(&rq->form, STR("code")))};
    struct str uri = form_get(&rq->form, STR("uri"));
    int rc = page_check(app, rq);
    if (rc < 0)
        return rc;
    int done = page_ask(app, rq, "second.confirm", &in, 1, &ctx, &said);
    if (done < 0 && !(error_row(done)->users_fault && str_starts(uri, STR("otpauth://totp/"))))
        return done;
    struct str wrong = done < 0 ? str_copy(rq->a, str_c(rq->err.text)) : STR_NULL;
    rc = page_begin(&p, app, rq, rs, NAV_SECURITY);
    if (rc < 0)
        return page_end(&p, rc);
    if (done < 0) {
        rs->status = error_row(done)->http_status;
        return page_end(&p, show_begin(&p, uri, wrong));
    }
    p.title = STR("Recovery codes");
    html_codes(&rs->body, &p, said);
    return page_end(&p, 0);
}

/* --- events ---------------------------------------------------------------------------------- */

static int read_events(struct page *p, struct events_page *e, const char *op, struct str path)
{
    struct op_input in[3] = {{STR("limit"), str_format(p->ctx.arena, "%d", EVENTS)}};
    size_t n = 1;
    struct str after = form_get(&p->rq->params, STR("after"));
    if (after.n)
        in[n++] = (struct op_input){STR("after"), after};
    if (e->account.n)
        in[n++] = (struct op_input){STR("account"), e->account};
    int rc = page_read(p, op, in, n, &e->rows);
    const struct json *last = rc == 0 ? security_row(e->rows, EVENTS - 1) : NULL;
    if (last && e->account.n)
        e->older = str_format(p->ctx.arena, "%.*s?account=%.*s&after=%.*s", STR_ARG(path),
                              STR_ARG(e->account), STR_ARG(page_text(last, "id")));
    else if (last)
        e->older = str_format(p->ctx.arena, "%.*s?after=%.*s", STR_ARG(path),
                              STR_ARG(page_text(last, "id")));
    return rc;
}

static int run_events(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct events_page e = {.title = STR("What happened to your login"),
                            .dek = STR("Anything here that was not you? Change the password, and "
                                       "tell who runs this server.")};
    int rc = page_begin(&p, app, rq, rs, NAV_SECURITY);
    p.title = e.title;
    if (rc == 0)
        rc = read_events(&p, &e, "event.list", STR("/security/events"));
    if (rc == 0)
        html_events(&rs->body, &p, &e);
    return page_end(&p, rc);
}

static int run_audit(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct events_page e = {.title = STR("Events"),
                            .dek = STR("What happened to the accounts of this server. Nothing of "
                                       "anybody's records is here."),
                            .all = true,
                            .account = str_trim(form_get(&rq->params, STR("account")))};
    int rc = page_begin(&p, app, rq, rs, NAV_AUDIT);
    p.title = e.title;
    if (rc == 0)
        rc = read_events(&p, &e, "event.audit", STR("/audit"));
    if (rc == 0)
        html_events(&rs->body, &p, &e);
    return page_end(&p, rc);
}

const struct route security_routes[] = {
    {HTTP_GET, "/security", run_security, NULL, 0},
    {HTTP_GET, "/security/export", run_export, NULL, 0},
    {HTTP_GET, "/security/events", run_events, NULL, 0},
    {HTTP_GET, "/security/second", run_second, NULL, 0},
    {HTTP_POST, "/security/second", run_second_begin, NULL, 0},
    {HTTP_POST, "/security/second/confirm", run_second_confirm, NULL, 0},
    {HTTP_GET, "/audit", run_audit, NULL, 0},
    ROUTE_END,
};
