/* SPDX-License-Identifier: Apache-2.0 */
#include "web/page.h"

#include "base/arena.h"
#include "base/asset.h"
#include "base/html.h"
#include "base/id.h"
#include "base/sink.h"
#include "base/zone.h"
#include "codec/json.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/guard.h"
#include "ops/session.h"
#include "web/gate.h"
#include "web/task.h"
#include "web/pages.h"

extern const struct asset web_assets[];
extern const size_t web_assets_n;

enum { COLUMNS = 100 };

/* What a page needs, by its item; everything else is about records. Operations check their own
 * permission once more. */
static const struct {
    enum perm need;
    const char *otherwise; /* what those are told who may not see it */
} needs[NAV_COUNT] = {
    [NAV_DOOR] = {PERM_NONE, NULL},
    [NAV_CALENDAR] = {PERM_CALENDAR, "This access is for something else."},
    [NAV_SECURITY] = {PERM_ACCOUNT, "Only those who log in have this page."},
    [NAV_ACCOUNTS] = {PERM_STAFF, "Only staff and administrators see who has an account."},
    [NAV_AUDIT] = {PERM_ADMIN, "Only administrators see what happened to all accounts."},
    [NAV_SITE] = {PERM_ADMIN, "Only administrators change how this server works."},
};

static int check_need(const struct page *p)
{
    enum perm need =
        p->nav != NAV_DOOR && needs[p->nav].need == PERM_NONE ? PERM_READ : needs[p->nav].need;
    if (perm_has(p->who->perms, need))
        return 0;
    return err_set(&p->rq->err, ERR_FORBIDDEN, "%s",
                   need == PERM_READ ? "Your login looks after accounts; it has no notebook."
                                     : needs[p->nav].otherwise);
}

static int no_session(struct request *rq)
{
    return err_set(&rq->err, ERR_STORE,
                   "The database could not be opened; the server's output says why.");
}

/* The target without the "done" or "said" that a redirect added, so that an Undo comes back to the
 * bare page. */
static struct str bare_target(const struct request *rq)
{
    size_t at = str_find(rq->target, STR("done="), 0);
    if (at == SIZE_MAX)
        at = str_find(rq->target, STR("said="), 0);
    if (at == SIZE_MAX || at == 0)
        return rq->target;
    size_t end = str_find_char(rq->target, '&', at);
    struct str before = str_sub(rq->target, 0, at - 1);
    if (end == SIZE_MAX)
        return before;
    return str_format(rq->a, "%.*s%c%.*s", STR_ARG(before), rq->target.p[at - 1],
                      STR_ARG(str_sub(rq->target, end + 1, rq->target.n)));
}

static void load_done(struct page *p)
{
    int64_t id;
    if (id_parse(form_get(&p->rq->params, STR("done")), &id))
        p->has_done = browse_done(&p->ctx, id, &p->done) == 0 && !p->done.undone;
    if (p->has_done && !p->done.is_undo)
        guard_of_action(&p->ctx, id); /* only advice: a page comes without it, too */
}

static void page_init(struct page *p, struct web *w, struct request *rq, struct response *rs,
                      enum nav nav)
{
    *p = (struct page){.who = gate_caller(rq), .web = w, .rq = rq, .rs = rs, .nav = nav};
    p->ctx.arena = rq->a;
    p->ctx.app = w->app;
    p->solo = nav == NAV_DOOR;
    p->here = bare_target(rq);
    p->csrf = csrf_token(&w->csrf, rq, rs);
}

int page_begin(struct page *p, void *app, struct request *rq, struct response *rs, enum nav nav)
{
    page_init(p, app, rq, rs, nav);
    struct db *db = rq->thread;
    if (!db)
        return no_session(rq);
    int rc = check_need(p);
    if (rc < 0 || nav == NAV_DOOR)
        return rc;
    rc = session_begin_read(db, p->who);
    if (rc == 0)
        rc = context_init(&p->ctx, rq->a, p->web->app, db, p->who, STR("web"));
    if (rc == 0 && page_may(p, PERM_READ))
        load_done(p);
    p->said = task_said(form_get(&rq->params, STR("said")));
    return rc;
}

bool page_may(const struct page *p, enum perm need) { return perm_has(p->who->perms, need); }

int page_end(struct page *p, int rc)
{
    struct db *db = p->rq->thread;
    if (!db)
        return rc;
    session_end_read(db);
    if (rc < 0 && p->rq->err.code != rc)
        err_set(&p->rq->err, rc, "%s", session_err(db)->text);
    return rc;
}

void page_error(struct web *w, struct request *rq, struct response *rs, const char *title,
                const char *text)
{
    struct page p;
    gate_find(w, rq);
    page_init(&p, w, rq, rs, NAV_NONE);
    p.solo = !p.who->account;
    p.here = STR("/");
    p.title = str_c(title);
    html_error(&rs->body, &p, str_c(text));
}

bool page_may_pass(int rc)
{
    return rc == ERR_BUSY || rc == ERR_RETRY || rc == ERR_FULL;
}

int page_check(void *app, struct request *rq)
{
    const struct web *w = app;
    if (!rq->thread)
        return no_session(rq);
    return gate_caller(rq)->token ? 0 : csrf_check(&w->csrf, rq);
}

/* Runs the operation; what it says goes to `out`. */
static int run(const struct web *w, struct op_ctx *ctx, struct err *err, const char *op_name,
               const struct op_input *in, size_t n, struct strbuf *out)
{
    strbuf_init(out, ctx->arena, LIMIT_OUTPUT);
    const struct op *op = op_find(w->app->ops, str_c(op_name));
    if (!op)
        return err_set(err, ERR_NOT_FOUND, "There is no operation \"%s\".", op_name);
    int rc = op_run(ctx, op, in, n, sink_new(ctx->arena, SINK_JSON, out, COLUMNS));
    return rc < 0 ? err_set(err, rc, "%s", ctx->err->text) : 0;
}

static int read_answer(struct arena *a, const struct strbuf *out, const struct json **ret,
                       struct err *err)
{
    static const struct json nothing = {.kind = JSON_KIND_NULL};
    struct json *answer;
    *ret = &nothing;
    if (!out->n)
        return 0;
    int rc = json_parse(a, strbuf_get(out), &answer, err);
    if (rc == 0)
        *ret = answer;
    return rc;
}

int page_ask(void *app, struct request *rq, const char *op_name, const struct op_input *in,
             size_t n, struct op_ctx *ctx, const struct json **ret)
{
    const struct web *w = app;
    struct strbuf out;
    int rc = context_init(ctx, rq->a, w->app, rq->thread, gate_caller(rq), STR("web"));
    if (rc < 0)
        return err_set(&rq->err, rc, "%s", ctx->err->text);
    ctx->yes = true;
    rc = run(w, ctx, &rq->err, op_name, in, n, &out);
    return rc < 0 || !ret ? rc : read_answer(rq->a, &out, ret, &rq->err);
}

int page_run(void *app, struct request *rq, const char *op_name, const struct op_input *in,
             size_t n, struct op_ctx *ctx)
{
    return page_ask(app, rq, op_name, in, n, ctx, NULL);
}

int page_read(struct page *p, const char *op_name, const struct op_input *in, size_t n,
              const struct json **ret)
{
    struct strbuf out;
    int rc = run(p->web, &p->ctx, &p->rq->err, op_name, in, n, &out);
    return rc < 0 ? rc : read_answer(p->ctx.arena, &out, ret, &p->rq->err);
}

struct str page_text(const struct json *row, const char *key)
{
    const struct json *x = json_get(row, key);
    return x && x->kind == JSON_KIND_TEXT ? x->text : STR("");
}

struct str page_link(const struct page *p, struct str link)
{
    struct str host = p->rq->host.n ? p->rq->host : request_get_header(p->rq, STR("Host"));
    if (!str_starts(link, STR("/")))
        return link;
    return str_format(p->ctx.arena, "%s://%.*s%.*s", p->rq->secure ? "https" : "http",
                      STR_ARG(host), STR_ARG(link));
}

bool page_truth(const struct json *row, const char *key)
{
    const struct json *x = json_get(row, key);
    return x && x->kind == JSON_KIND_BOOL && x->truth;
}

void page_redirect(struct response *rs, struct str path, const struct op_ctx *ctx)
{
    if (ctx && ctx->action_id) {
        size_t hash = str_find_char(path, '#', 0);
        struct str place = hash == SIZE_MAX ? STR_NULL : str_sub(path, hash, path.n);
        path = str_sub(path, 0, hash);
        const char *sep = str_find_char(path, '?', 0) == SIZE_MAX ? "?" : "&";
        path = str_format(rs->a, "%.*s%sdone=%s%.*s", STR_ARG(path), sep,
                          id_str(rs->a, ctx->action_id).p, STR_ARG(place));
    }
    response_redirect(rs, path);
}

void page_redirect_said(struct response *rs, struct str path, const char *op_name)
{
    response_redirect(rs, str_format(rs->a, "%.*s?said=%s", STR_ARG(path), op_name));
}

struct str page_next(const struct request *rq, struct str otherwise)
{
    struct str next = request_get_param(rq, STR("next"));
    bool local = str_starts(next, STR("/")) && !str_starts(next, STR("//")) && url_is_safe(next);
    return local ? next : otherwise;
}

int page_id(struct page *p, const char *name, const struct entity *e, int64_t *ret)
{
    struct str text = request_get_arg(p->rq, str_c(name));
    if (id_parse(text, ret))
        return 0;
    return err_set(&p->rq->err, ERR_NOT_FOUND, "There is no %s at this address.", e->name);
}

struct str page_asset_version(const char *name)
{
    const struct asset *a = asset_find(web_assets, web_assets_n, str_c(name));
    return a ? str_c(a->hash) : STR_NULL;
}

struct str page_id_str(const struct page *p, int64_t id) { return id_str(p->ctx.arena, id); }

struct str page_near(const struct page *p, struct date d)
{
    return date_near(p->ctx.arena, d, p->ctx.today);
}

struct str page_when(const struct page *p, struct str instant)
{
    int64_t us;
    if (!instant_parse(instant, &us))
        return instant;
    struct local_time t = zone_local(p->ctx.zone, us);
    struct str day = page_near(p, t.date);
    if (!date_eq(t.date, p->ctx.today))
        return day;
    return str_format(p->ctx.arena, "%.*s, %02d:%02d", STR_ARG(day), t.seconds / 3600,
                      t.seconds / 60 % 60);
}
