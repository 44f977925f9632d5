/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A draft to one person: choose the situation, fill in, change the text, take it to the mail
 * program. Nothing is kept between requests and nothing is sent: the forms carry what was typed.
 */
#include "web/draft.h"

#include "base/arena.h"
#include "base/id.h"
#include "codec/mailto.h"
#include "def/errors.h"
#include "web/pages.h"

enum { ROWS_MIN = 10, ROWS_MAX = 30, COLUMNS = 64, TEXT_MAX = 20000 };

static struct str given(const struct request *rq, const char *name)
{
    return str_trim(request_get_param(rq, str_c(name)));
}

static void read_inputs(const struct request *rq, struct draft_in *in)
{
    FIELD_EACH (f, draft_in_fields)
        if (f->type != FIELD_REF) {
            struct str text = given(rq, f->name);
            *FIELD_PTR(struct str, f, in) = str_sub(text, 0, field_max(f));
        }
}

/* --- what the page shows -------------------------------------------------------------------- */

static void fill_choices(struct page *p, struct draft_page *d)
{
    const struct template_set *set = p->ctx.app->templates;
    d->choices = ARENA_ARRAY(p->ctx.arena, struct draft_choice, set->rows.n + 1);
    VEC_EACH (const struct draft_template, t, &set->rows)
        d->choices[d->choices_n++] = (struct draft_choice){t->key, t->title, t == d->v.template};
}

static void add_input(struct page *p, struct draft_page *d, const struct field *f,
                      enum draft_field field, struct str question)
{
    struct str typed = *FIELD_CPTR(struct str, f, &d->in);
    struct draft_input *x = &d->inputs[d->inputs_n++];
    x->name = str_c(f->name);
    x->id = str_format(p->ctx.arena, "d-%s", f->name);
    x->label = str_c(f->label);
    x->question = question;
    x->value = typed.n ? typed : d->v.facts.value[field];
    x->lines = f->type == FIELD_NOTE;
}

/* The one thing about them first, whatever the order in the template. */
static void fill_inputs(struct page *p, struct draft_page *d)
{
    const struct draft_template *t = d->v.template;
    d->inputs = ARENA_ARRAY(p->ctx.arena, struct draft_input, t->asks.n + 1);
    for (int specific = 1; specific >= 0; specific--)
        VEC_EACH (const struct template_ask, x, &t->asks) {
            const struct field *f = draft_in_field(x->field);
            if (f && (x->field == DRAFT_SPECIFIC) == (specific == 1))
                add_input(p, d, f, x->field, x->question);
        }
}

static void fill_warnings(struct page *p, struct draft_page *d)
{
    const struct guard_hits *hits = &d->v.guard.hits;
    struct str text = str_format(p->ctx.arena, "%.*s\n\n%.*s", STR_ARG(d->v.made.subject),
                                 STR_ARG(d->v.made.body));
    d->warnings = ARENA_ARRAY(p->ctx.arena, struct draft_warning, hits->list.n + 1);
    VEC_EACH (const struct guard_hit, h, &hits->list)
        d->warnings[d->warnings_n++] =
            (struct draft_warning){str_sub(text, h->from, h->to), str_c(h->rule->title),
                                   str_c(h->rule->text), str_c(h->rule->source)};
}

/* So many rows that the whole text is seen. */
static size_t rows_of(struct str text)
{
    struct str line;
    size_t n = 1;
    while (str_next_line(&text, &line))
        n += 1 + line.n / COLUMNS;
    return n < ROWS_MIN ? ROWS_MIN : n > ROWS_MAX ? ROWS_MAX : n;
}

static struct str missing_words(struct arena *a, const struct draft *m)
{
    struct str all = STR_NULL;
    VEC_EACH (const struct draft_hole, h, &m->holes)
        if (h->field < DRAFT_FIELDS)
            all = str_join(a, all, STR("; "), str_c(draft_fields[h->field].hole));
    return all;
}

static void fill_page(struct page *p, struct draft_page *d)
{
    const struct draft *m = &d->v.made;
    fill_choices(p, d);
    fill_inputs(p, d);
    fill_warnings(p, d);
    d->mailto = mailto_format(p->ctx.arena, d->v.email, m->subject, m->body, &d->whole);
    if (!d->whole)
        d->said = STR("The text is too long for the link: copy it and paste it there.");
    else if (!d->v.email.n)
        d->said = STR("No e-mail address is noted; your mail program will ask for one.");
    d->missing = missing_words(p->ctx.arena, m);
    d->rows = rows_of(m->body);
    d->count = str_format(p->ctx.arena, "%zu words", m->words);
}

/* --- requests ------------------------------------------------------------------------------- */

/* The ask of the link or form, if there is one. */
static int read_ask(struct page *p, struct draft_page *d)
{
    struct str text = given(p->rq, "ask");
    if (!text.n)
        return 0;
    if (!id_parse(text, &d->in.ask))
        return err_set(&p->rq->err, ERR_NOT_FOUND,
                       "This ask is not here; it may have been removed.");
    d->ask = id_str(p->ctx.arena, d->in.ask);
    return 0;
}

static int load(struct page *p, struct draft_page *d)
{
    int rc = page_id(p, "id", &entity_person, &d->in.person);
    if (rc == 0)
        rc = read_ask(p, d);
    if (rc < 0)
        return rc;
    struct str id = id_str(p->ctx.arena, d->in.person);
    d->url = str_format(p->ctx.arena, "/people/%.*s/draft", STR_ARG(id));
    d->sent = str_format(p->ctx.arena, "%.*s/sent", STR_ARG(d->url));
    d->next = page_next(p->rq, STR_NULL);
    d->back = d->next.n ? d->next : str_format(p->ctx.arena, "/people/%.*s", STR_ARG(id));
    read_inputs(p->rq, &d->in);
    return draft_load(&p->ctx, &d->in, &d->v);
}

/* The text as it was changed in the form. */
static int take_text(struct page *p, struct draft_page *d)
{
    const struct request *rq = p->rq;
    struct str body = form_get(&rq->form, STR("body"));
    if (rq->method != HTTP_POST || !str_trim(body).n)
        return 0;
    d->edited = true;
    return draft_look_again(&p->ctx, given(rq, "subject"), str_sub(body, 0, TEXT_MAX), &d->v);
}

static int show(void *app, struct request *rq, struct response *rs, struct str wrong)
{
    struct page p;
    struct draft_page d = {.wrong = wrong};
    int rc = page_begin(&p, app, rq, rs, NAV_PEOPLE);
    if (rc == 0)
        rc = load(&p, &d);
    if (rc == 0)
        rc = take_text(&p, &d);
    if (rc == 0) {
        fill_page(&p, &d);
        p.title = str_format(rq->a, "%.*s: %.*s", STR_ARG(d.v.name), STR_ARG(d.v.template->title));
        html_draft(&rs->body, &p, &d);
    }
    return page_end(&p, rc);
}

static int run_draft(void *app, struct request *rq, struct response *rs)
{
    return show(app, rq, rs, STR_NULL);
}

static int run_again(void *app, struct request *rq, struct response *rs)
{
    int rc = page_check(app, rq);
    return rc < 0 ? rc : show(app, rq, rs, STR_NULL);
}

static int run_sent(void *app, struct request *rq, struct response *rs)
{
    static const char *const names[] = {"subject", "by", "template", "ask"};
    struct op_input in[5] = {{STR("person"), request_get_arg(rq, STR("id"))}};
    struct op_ctx ctx;
    size_t n = 1;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (given(rq, names[i]).n)
            in[n++] = (struct op_input){str_c(names[i]), given(rq, names[i])};
    int rc = page_check(app, rq);
    if (rc < 0)
        return rc;
    rc = page_run(app, rq, "draft.sent", in, n, &ctx);
    if (rc == ERR_INVALID || page_may_pass(rc)) { /* nothing typed is lost */
        rs->status = error_row(rc)->http_status;
        return show(app, rq, rs, str_copy(rq->a, str_c(rq->err.text)));
    }
    struct str person = str_format(rq->a, "/people/%.*s#timeline", STR_ARG(in[0].value));
    if (rc == 0)
        page_redirect(rs, page_next(rq, person), &ctx);
    return rc;
}

const struct route draft_routes[] = {
    {HTTP_GET, "/people/{id}/draft", run_draft, NULL, 0},
    {HTTP_POST, "/people/{id}/draft", run_again, NULL, 0},
    {HTTP_POST, "/people/{id}/draft/sent", run_sent, NULL, 0},
    ROUTE_END,
};
