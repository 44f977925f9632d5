/* SPDX-License-Identifier: Apache-2.0 */
/* Letters: /letters with the matrix, /letters/{id}, and what a press on a cell does. */
#include "web/letters.h"

#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "ops/letter_dates.h"
#include "ops/session.h"
#include "web/kept.h"
#include "web/pages.h"

static struct str by_words(struct page *p, struct date by) { return letter_by_words(&p->ctx, by); }

static void add_rule(struct page *p, struct letters_view *v, const struct letter_group *g)
{
    struct arena *a = p->ctx.arena;
    struct letters_rule *x = &v->rules[v->rules_n++];
    *x = (struct letters_rule){.first = &g->first, .more = g->more, .by = by_words(p, g->first.by)};
    for (size_t i = 0; i < LETTER_NAMED; i++)
        if (g->others[i].n)
            x->others = str_join(a, x->others, STR(", "), g->others[i]);
    if (g->more > LETTER_NAMED)
        x->others = str_format(a, "%.*s and %zu more", STR_ARG(x->others), g->more - LETTER_NAMED);
}

static void add_problems(struct page *p, struct letters_view *v)
{
    letter_groups_vec *all = ARENA_NEW(p->ctx.arena, letter_groups_vec);
    letter_problem_groups(p->ctx.arena, &v->all.facts, LETTERS_RULES, all);
    for (size_t i = 0; i < all->n && i < LETTERS_RULES; i++)
        add_rule(p, v, &all->p[i]);
    v->rules_more = all->n - v->rules_n;
}

/* Runs twice where queries are sent ahead, so it begins anew. */
static int fill(struct page *p, struct letters_view *v)
{
    struct arena *a = p->ctx.arena;
    const struct letter_facts *f = &v->all.facts;
    *v = (struct letters_view){.rules_n = 0};
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
        v->letters = str_join(a, v->letters, STR(" "), v->ids[i]);
        v->all_waived &= f->letters[i].letter.waived;
    }
    add_problems(p, v);
    letter_needs(a, f, &v->needs);
    return letters_known(&p->ctx, &v->all, &v->known);
}

static int show(void *app, struct request *rq, struct response *rs, struct str wrong)
{
    struct page p;
    struct kept_mark mark = {0};
    struct letters_view *v = ARENA_NEW(rq->a, struct letters_view);
    int rc = page_begin(&p, app, rq, rs, NAV_LETTERS);
    if (rc == 0 && !wrong.n && kept_show(&p, &mark))
        return page_end(&p, 0);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = fill(&p, v));
    v->wrong = wrong;
    if (rc == 0) {
        p.title = STR("Letters");
        html_letters(&rs->body, &p, v);
        kept_add(&p, &mark);
    }
    return page_end(&p, rc);
}

static int run_letters(void *app, struct request *rq, struct response *rs)
{
    return show(app, rq, rs, STR_NULL);
}

/* The id of the letter at a place in the list that came with the form; else it is an id itself. */
static struct str letter_of(const struct request *rq, struct str value)
{
    struct str ids = form_get(&rq->form, STR("letters")), id;
    int64_t at;
    if (!ids.n || !str_to_i64(value, 0, LETTERS_MAX, &at))
        return value;
    while (ids.n && str_next(&ids, ' ', &id))
        if (at-- == 0)
            return id;
    return value;
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
    struct op_input in[] = {{STR("id"), letter_of(rq, str_sub(value, 0, dot))},
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
    v->packet_draft = str_format(a, "/people/%s/draft?ask=%s&template=letter-packet",
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
