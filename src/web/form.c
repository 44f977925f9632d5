/* SPDX-License-Identifier: Apache-2.0 */
#include "web/form.h"

#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/letter_keep.h"
#include "ops/session.h"
#include "web/pages.h"
#include "web/works.h"

/* Operations that write records have forms; the others have pages of their own. */
static int find_op(struct page *p, struct form_page *f)
{
    f->op = op_find(p->web->app->ops, request_get_arg(p->rq, STR("op")));
    if (!f->op || !(f->op->flags & OP_WRITE) || (f->op->flags & (OP_CLI_ONLY | OP_RAW | OP_SITE)))
        return err_set(&p->rq->err, ERR_NOT_FOUND, "There is no such form.");
    if (!page_may(p, f->op->need))
        return err_set(&p->rq->err, ERR_FORBIDDEN, "You may not do this: %s", f->op->summary);
    return 0;
}

static void show(struct page *p, struct form_page *f)
{
    p->title = f->heading;
    if (f->confirm)
        html_form_confirm(&p->rs->body, p, f);
    else
        html_form(&p->rs->body, p, f);
}

static int run_get(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct form_page f = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_NONE);
    if (rc == 0)
        rc = find_op(&p, &f);
    if (rc == 0)
        rc = form_fill(&p, &f);
    if (rc == 0)
        show(&p, &f);
    return page_end(&p, rc);
}

/* The person, or first of the people, that a record is about. */
static int64_t person_of(const struct entity *e, const void *record)
{
    FIELD_EACH (f, e->fields) {
        if (!f->ref || strcmp(f->ref, "person") != 0)
            continue;
        if (f->type == FIELD_REF)
            return *FIELD_CPTR(int64_t, f, record);
        const struct ids *ids = FIELD_CPTR(struct ids, f, record);
        return ids->n ? ids->p[0] : 0;
    }
    return 0;
}

/* Where to go after saving: as asked, else to the page of what was saved. */
static struct str target(struct page *p, const struct form_page *f)
{
    struct arena *a = p->ctx.arena;
    const struct entity *e = p->ctx.result_entity;
    int64_t id = p->ctx.result_id, person = 0;
    if (f->next.n)
        return f->next;
    if (e == &entity_person || e == &entity_organisation)
        return id ? str_format(a, "/%s/%s", e->plural, id_str(a, id).p)
                  : str_format(a, "/%s", e->plural);
    if (e == &entity_ask)
        return id ? str_format(a, "/asks/%s", id_str(a, id).p) : STR("/asks");
    struct str works = e && id ? works_href(a, str_c(e->name), id) : STR_NULL;
    if (works.n)
        return works;
    void *record = e ? arena_alloc(a, e->size) : NULL;
    if (e && id && browse_record(&p->ctx, e, id, record) == 0)
        person = person_of(e, record);
    else if (e && f->record)
        person = person_of(e, f->record);
    return person ? str_format(a, "/people/%s", id_str(a, person).p) : STR("/");
}

/* What a form has no field for is left alone, but for what is refused everywhere. */
static int check_names(struct page *p, const struct form_page *f)
{
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < p->rq->form.n; i++)
        if (!field_find(f->op->in, p->rq->form.p[i].name))
            rc = letter_keep_input(f->op, p->rq->form.p[i].name, p->ctx.err);
    return rc;
}

static int run_op(struct page *p, const struct form_page *f)
{
    struct op_input *in = ARENA_ARRAY(p->ctx.arena, struct op_input, f->n + 2);
    size_t n = form_inputs(p, f, in);
    struct strbuf out;
    strbuf_init(&out, p->ctx.arena, LIMIT_OUTPUT);
    session_end_read(p->ctx.db);
    p->ctx.yes = true;
    int rc = check_names(p, f);
    return rc < 0 ? rc
                  : op_run(&p->ctx, f->op, in, n, sink_new(p->ctx.arena, SINK_JSON, &out, 0));
}

/* What went wrong, with everything as it was typed. */
static int show_again(struct page *p, struct form_page *f, int rc)
{
    struct str text = str_copy(p->ctx.arena, str_c(p->ctx.err->text));
    if (!error_row(rc)->users_fault && !page_may_pass(rc))
        return rc;
    int begun = session_begin_read(p->ctx.db, &p->ctx.who);
    if (begun < 0)
        return begun;
    bool edit = f->record && f->op->in == f->op->entity->fields;
    if (rc == ERR_CONFLICT && edit) {
        int compared = form_compare(p, f);
        if (compared < 0)
            return compared;
        p->title = STR("Changed in the meantime");
        html_form_conflict(&p->rs->body, p, f);
    } else {
        form_set_error(f, text);
        show(p, f);
    }
    p->rs->status = rc == ERR_CONFLICT ? 409 : page_may_pass(rc) ? error_row(rc)->http_status : 422;
    return 0;
}

static int run_post(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct form_page f = {0};
    int rc = page_check(app, rq);
    if (rc < 0)
        return rc;
    rc = page_begin(&p, app, rq, rs, NAV_NONE);
    if (rc == 0)
        rc = find_op(&p, &f);
    if (rc == 0)
        rc = form_read(&p, &f);
    if (rc == 0 && f.risk && !form_get(&rq->form, STR("yes")).n) {
        f.confirm = true;
        show(&p, &f);
        return page_end(&p, 0);
    }
    if (rc < 0)
        return page_end(&p, rc);
    rc = run_op(&p, &f);
    if (rc < 0)
        return page_end(&p, show_again(&p, &f, rc));
    page_redirect(rs, target(&p, &f), &p.ctx);
    return page_end(&p, 0);
}

const struct route form_routes[] = {
    {HTTP_GET, "/form/{op}", run_get, NULL, 0},
    {HTTP_POST, "/form/{op}", run_post, NULL, 0},
    ROUTE_END,
};
