/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A page: what a handler begins with and ends with, and what the layout shows around it.
 *
 *     static int run_people(void *app, struct request *rq, struct response *rs)
 *     {
 *         struct page p;
 *         struct people_page people;
 *         int rc = page_begin(&p, app, rq, rs, NAV_PEOPLE);
 *         if (rc == 0)
 *             rc = browse_people(&p.ctx, ..., &people);
 *         p.title = STR("People");
 *         if (rc == 0)
 *             html_people(&rs->body, &p, &people);    a template; calls layout_top, layout_bottom
 *         return page_end(&p, rc);
 *     }
 *
 * Between the two everything is read from one moment of the database. A handler that writes does
 * not begin a page: it calls page_check() and then page_run() (below), or context_init() itself,
 * and redirects with page_redirect(). It may begin a page after that to show what went wrong.
 */
#ifndef WM_WEB_PAGE_H
#define WM_WEB_PAGE_H

#include "ops/bind.h"
#include "ops/browse.h"
#include "ops/context.h"
#include "web/web.h"

struct json;

/* The item of the navigation that is current; what the page needs follows from it (page.c). */
enum nav {
    NAV_NONE, /* a page about records that is no item */
    NAV_TODAY,
    NAV_PEOPLE,
    NAV_ASKS,
    NAV_LOG,
    NAV_SEARCH,
    NAV_PROGRAMS,
    NAV_OPPORTUNITIES,
    NAV_MEETINGS,
    NAV_DECISIONS,
    NAV_INSIGHTS,
    NAV_ROAD,
    NAV_LETTERS,
    NAV_PATHS,
    NAV_BOARD,
    NAV_IDENTITY,
    NAV_LEDGER,
    NAV_PRIMER,
    NAV_ORGANISATIONS,
    NAV_IMPORT,
    NAV_HISTORY,
    NAV_SETTINGS,
    NAV_SECURITY,
    NAV_ACCOUNTS,
    NAV_AUDIT,
    NAV_SITE,
    NAV_CALENDAR, /* the feed: no item */
    NAV_DOOR, /* for those who are not logged in: log in, set-up, invitation, reset */
    NAV_COUNT
};

struct page {
    struct op_ctx ctx;        /* arena: the request's */
    const struct caller *who; /* who asks; never NULL */
    struct web *web;
    struct request *rq;
    struct response *rs;
    enum nav nav;
    struct str title;  /* of the document; set it before the template runs */
    struct str csrf;   /* the token, for hidden fields named CSRF_FIELD */
    struct str here;   /* path and query of this page, without "done": where forms come back to */
    struct str search; /* what is in the search box */
    bool solo;         /* without navigation: first run, logging in */
    struct str said;   /* ?said=OPERATION: what was done and cannot be undone, or empty */
    bool has_done;     /* ?done=ACTION: show the line with Undo */
    struct done done;
};

/* Begins a page: permission, session, context, read transaction, token, the line with Undo.
 * Expected: ERR_FORBIDDEN, with a sentence that says whose page it is. */
int page_begin(struct page *p, void *app, struct request *rq, struct response *rs, enum nav nav);
/* Ends what page_begin began; hands a failure's sentence to the server. Returns rc. */
int page_end(struct page *p, int rc);
/* The page of an error; what web.c gives to the server. Needs no database. */
void page_error(struct web *w, struct request *rq, struct response *rs, const char *title,
                const char *text);
/* Nobody's mistake, and the same form may get through a little later: show it again, filled in. */
bool page_may_pass(int rc);

/* True when who asks has this permission: what layout and templates show by. */
bool page_may(const struct page *p, enum perm need);

/* Before every change. A request with a token in its header needs no token of a form: browsers
 * send no such header by themselves. Expected: ERR_FORBIDDEN, ERR_STORE. */
int page_check(void *app, struct request *rq);
/* Runs an operation for a form: fills ctx (context_init), runs op_run, its sentence of failure goes
 * to rq->err. Output of the operation is dropped, `ctx` says what came of it. */
int page_run(void *app, struct request *rq, const char *op_name, const struct op_input *in,
             size_t n, struct op_ctx *ctx);
/* The same with the operation's answer, in the request's arena: for pages that show what an
 * operation says, such as a secret that is shown once. Without output the answer is JSON null. */
int page_ask(void *app, struct request *rq, const char *op_name, const struct op_input *in,
             size_t n, struct op_ctx *ctx, const struct json **ret);
/* Within a page: the answer of an operation that reads. */
int page_read(struct page *p, const char *op_name, const struct op_input *in, size_t n,
              const struct json **ret);
/* Text of a key of an answer's row; "" when there is none. Words for numbers are the caller's. */
struct str page_text(const struct json *row, const char *key);
/* An address of ours as others can use it: a path gets scheme and host of this request. */
struct str page_link(const struct page *p, struct str link);
bool page_truth(const struct json *row, const char *key);
/* 303 to a local path, with ?done= when the context wrote something. */
void page_redirect(struct response *rs, struct str path, const struct op_ctx *ctx);
/* 303 to a local path, whose page then says what the operation did (task.h). */
void page_redirect_said(struct response *rs, struct str path, const char *op_name);
/* The form field or parameter "next" when it is a path of ours, else `otherwise`. */
struct str page_next(const struct request *rq, struct str otherwise);
/* Reads a record's id from the path's {name}. ERR_NOT_FOUND with a sentence. */
int page_id(struct page *p, const char *name, const struct entity *e, int64_t *ret);

/* "v" of an asset, so that browsers keep it for a year. */
struct str page_asset_version(const char *name);
/* Words for templates. */
struct str page_id_str(const struct page *p, int64_t id);
struct str page_near(const struct page *p,
                     struct date d); /* "yesterday", "3 March", "March 2024" */
/* An instant of an answer ("2027-08-10T09:00:00Z") as people say it: "today, 09:00". */
struct str page_when(const struct page *p, struct str instant);

#endif
