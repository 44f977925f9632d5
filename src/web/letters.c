/* SPDX-License-Identifier: Apache-2.0 */
/* Letters: /letters with the matrix, /letters/{id}, and what a press on a cell does. */
#include "web/letters.h"

#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "ops/letter_dates.h"
#include "ops/session.h"
#include "web/pages.h"

enum { NAMED = 3 };

static struct str by_words(struct page *p, struct date by)
{
    return letter_by_words(&p->ctx, by);
}

/* Neighbours of one rule become one row: the problems are in order of date, weight and rule. */
static void add_problem(struct page *p, struct letters_view *v, const struct letter_problem *x)
{
    struct arena *a = p->ctx.arena;
    struct letters_rule *last = v->rules_n ? &v->rules[v->rules_n - 1] : NULL;
    if (last && x->program && str_eq(last->first->rule, x->rule) &&
        date_cmp(last->first->by, x->by) == 0) {
        if (last->more++ < NAMED)
            last->others = str_join(a, last->others, STR(", "), x->place);
        return;
    }
    if (v->rules_n == LETTERS_RULES) {
        v->rules_more++;
        return;
    }
    v->rules[v->rules_n++] = (struct letters_rule){.first = x, .by = by_words(p, x->by)};
}

static void add_problems(struct page *p, struct letters_view *v)
{
    letter_problems_vec *all = ARENA_NEW(p->ctx.arena, letter_problems_vec);
    letter_problems(p->ctx.arena, &v->all.facts, all);
    VEC_EACH (const struct letter_problem, x, all)
        add_problem(p, v, x);
    for (size_t i = 0; i < v->rules_n; i++)
        if (v->rules[i].more > NAMED)
            v->rules[i].others =
                str_format(p->ctx.arena, "%.*s and %zu more", STR_ARG(v->rules[i].others),
                           v->rules[i].more - NAMED);
}

static int fill(struct page *p, struct letters_view *v)
{
    struct arena *a = p->ctx.arena;
    const struct letter_facts *f = &v->all.facts;
    int rc = letters_load(&p->ctx, true, &v->all);
    if (rc < 0 || v->all.off)
        return rc;
    v->title = letters_title(a, &v->all);
    v->acts = ARENA_ARRAY(a, struct letter_act, f->letters_n + 1);
    v->kinds = ARENA_ARRAY(a, struct str, f->letters_n + 1);
    v->ids = ARENA_ARRAY(a, struct str, f->letters_n + 1);
    v->all_waived = f->letters_n > 0;
    for (size_t i = 0; i < f->letters_n; i++) {
        v->acts[i] = letters_act(&p->ctx, &v->all, i);
        v->kinds[i] = letters_kind(a, &f->letters[i].letter);
        v->ids[i] = id_str(a, f->letters[i].letter.record.id);
        v->all_waived &= f->letters[i].letter.waived;
    }
    add_problems(p, v);
    letter_needs(a, f, &v->needs);
    return 0;
}

static int show(void *app, struct request *rq, struct response *rs, struct str wrong)
{
    struct page p;
    struct letters_view *v = ARENA_NEW(rq->a, struct letters_view);
    int rc = page_begin(&p, app, rq, rs, NAV_LETTERS);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = fill(&p, v));
    v->wrong = wrong;
    if (rc == 0) {
        p.title = STR("Letters");
        html_letters(&rs->body, &p, v);
    }
    return page_end(&p, rc);
}

static int run_letters(void *app, struct request *rq, struct response *rs)
{
    return show(app, rq, rs, STR_NULL);
}

/* A cell's button is named after the operation; its value is letter.program. What is refused is
 * said above the same page. */
static int run_cell(void *app, struct request *rq, struct response *rs)
{
    static const char *const names[] = {"plan", "assign", "unassign"};
    struct op_ctx ctx;
    int rc = page_check(app, rq);
    struct str value = STR_NULL;
    const char *name = names[0];
    for (size_t i = 0; i < 3 && !value.n; i++) {
        value = form_get(&rq->form, str_c(names[i]));
        name = names[i];
    }
    size_t dot = str_find_char(value, '.', 0);
    if (rc == 0 && dot == SIZE_MAX)
        rc = err_set(&rq->err, ERR_USAGE, "Choose a cell of the table.");
    if (rc < 0)
        return rc;
    struct op_input in[] = {{STR("id"), str_sub(value, 0, dot)},
                            {STR("program"), str_sub(value, dot + 1, value.n)}};
    rc = page_run(app, rq, str_format(rq->a, "letter.%s", name).p, in, 2, &ctx);
    if (rc == ERR_INVALID) {
        struct str wrong = str_copy(rq->a, str_c(rq->err.text));
        rq->err = (struct err){0};
        rq->target = STR("/letters");
        rs->status = error_row(rc)->http_status;
        return show(app, rq, rs, wrong);
    }
    if (rc == 0)
        page_redirect(rs, STR("/letters"), &ctx);
    return rc;
}

static int fill_one(struct page *p, int64_t id, struct letter_view *v)
{
    struct arena *a = p->ctx.arena;
    int rc = letters_load(&p->ctx, false, &v->all);
    const struct letter_facts *f = &v->all.facts;
    while (rc == 0 && v->at < f->letters_n && f->letters[v->at].letter.record.id != id)
        v->at++;
    if (rc == 0 && v->at == f->letters_n)
        return err_set(&p->rq->err, ERR_NOT_FOUND,
                       "This letter is not here; it may have been put away or removed.");
    if (rc < 0)
        return rc;
    const struct letter_fact *l = &f->letters[v->at];
    v->kind = letters_kind(a, &l->letter);
    v->id = id_str(a, id);
    v->url = str_format(a, "/letters/%.*s", STR_ARG(v->id));
    v->ask_url = str_format(a, "/asks/%s", id_str(a, l->ask.record.id).p);
    v->act = letters_act(&p->ctx, &v->all, v->at);
    letter_packet(&l->letter, v->packet);
    v->packet_draft =
        str_format(a, "/people/%s/draft?ask=%s&template=letter-packet",
                   id_str(a, l->writer.person).p, id_str(a, l->ask.record.id).p);
    return 0;
}

static int run_letter(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct letter_view *v = ARENA_NEW(rq->a, struct letter_view);
    int64_t id = 0;
    int rc = page_begin(&p, app, rq, rs, NAV_LETTERS);
    if (rc == 0)
        rc = page_id(&p, "id", &entity_letter, &id);
    if (rc == 0)
        rc = fill_one(&p, id, v);
    if (rc == 0) {
        p.title = str_format(rq->a, "Letter %c, %.*s", v->all.facts.letters[v->at].key,
                             STR_ARG(v->all.facts.letters[v->at].writer.name));
        html_letter(&rs->body, &p, v);
    }
    return page_end(&p, rc);
}

const struct route letters_routes[] = {
    {HTTP_GET, "/letters", run_letters, NULL, 0},
    {HTTP_POST, "/letters", run_cell, NULL, 0},
    {HTTP_GET, "/letters/{id}", run_letter, NULL, 0},
    ROUTE_END,
};
