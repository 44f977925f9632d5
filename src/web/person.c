/* SPDX-License-Identifier: Apache-2.0 */
/* One person: who they are, what is between you, what happened. */
#include "web/person.h"

#include "base/arena.h"
#include "base/html.h"
#include "base/id.h"
#include "def/errors.h"
#include "def/limits.h"
#include "model/person.h"
#include "ops/exporting.h"
#include "ops/ledger.h"
#include "ops/session.h"
#include "web/pages.h"
#include "web/people.h"

enum { TIMELINE = 30, OFFSET_MAX = 10000000, DAYS_IN_WEEK = 7 };

static struct person_words words_of(struct str pronouns)
{
    struct str first = STR_NULL;
    str_next(&pronouns, '/', &first);
    first = str_trim(first);
    if (str_eq_nocase(first, STR("she")))
        return (struct person_words){STR("she"), STR("She"), STR("her"), STR("has")};
    if (str_eq_nocase(first, STR("he")))
        return (struct person_words){STR("he"), STR("He"), STR("him"), STR("has")};
    return (struct person_words){STR("they"), STR("They"), STR("them"), STR("have")};
}

struct str person_link(struct arena *a, const struct contact_point *c)
{
    if (c->kind == CONTACT_EMAIL)
        return str_format(a, "mailto:%.*s", STR_ARG(c->value));
    if (c->kind == CONTACT_URL && url_is_safe(c->value))
        return c->value;
    if (c->kind != CONTACT_PHONE)
        return STR_NULL;
    struct strbuf b; /* digits only: RFC 3966 knows no blanks */
    strbuf_init(&b, a, LIMIT_LINE);
    STRBUF_LIT(&b, "tel:");
    for (size_t i = 0; i < c->value.n; i++)
        if ((c->value.p[i] >= '0' && c->value.p[i] <= '9') || (c->value.p[i] == '+' && b.n == 4))
            strbuf_add_char(&b, c->value.p[i]);
    return b.n > 4 ? strbuf_get(&b) : STR_NULL;
}

struct str person_span(struct arena *a, const struct position *x)
{
    struct str span = page_span(a, x->from, x->until);
    return span.n ? span : STR("dates not noted");
}

struct str person_contact_words(struct arena *a, const struct contact_point *c)
{
    struct str words = str_join(a, str_c(contact_kind_choices[c->kind].label), STR(", "), c->label);
    return str_join(a, words, STR(", "), c->preferred ? STR("preferred") : STR_NULL);
}

struct str person_role(struct arena *a, const struct role *r)
{
    struct str from = date_words(a, r->from);
    return str_join(a, str_c(role_choices[r->kind].label), STR(" since "), from);
}

struct str person_entry_words(struct arena *a, const struct interaction *x, struct str with)
{
    struct str minutes =
        x->minutes ? str_format(a, ", %lld minutes", (long long)x->minutes) : STR_NULL;
    return with.n ? str_format(a, "%.*s, with %.*s", STR_ARG(minutes), STR_ARG(with)) : minutes;
}

/* "Inner circle", "Good contacts" */
static struct str circle_words(struct arena *a, int circle)
{
    bool ring = circle == CIRCLE_INNER || circle == CIRCLE_ACTIVE;
    return str_join(a, str_c(circle_choices[circle].label), STR(" "),
                    ring ? STR("circle") : STR_NULL);
}

static struct str cadence_words(struct arena *a, int64_t days)
{
    if (!days)
        return STR_NULL;
    if (days % DAYS_IN_WEEK)
        return str_format(a, "every %lld days", (long long)days);
    int64_t weeks = days / DAYS_IN_WEEK;
    return weeks == 1 ? STR("every week") : str_format(a, "every %lld weeks", (long long)weeks);
}

static struct str met_words(struct arena *a, const struct person *x)
{
    struct str place = str_join(a, x->met_where, STR(", "), date_words(a, x->met_when));
    return str_join(a, x->met_how, STR("; "), place);
}

static void count_ledger(struct person_view *v)
{
    for (size_t i = 0; i < v->file.promises_n; i++)
        if (date_is_set(v->file.promises[i].kept_on))
            v->kept++;
        else
            v->owed++;
    for (size_t i = 0; i < v->file.help_n; i++)
        if (v->file.help[i].direction == HELP_GIVEN)
            v->given++;
        else
            v->received++;
}

/* The preferred number, else the first. */
static void find_phone(struct arena *a, struct person_view *v)
{
    for (size_t i = 0; i < v->file.contacts_n; i++) {
        const struct contact_point *c = &v->file.contacts[i];
        if (c->kind == CONTACT_PHONE && (!v->phone.n || c->preferred))
            v->phone = person_link(a, c);
    }
}

static void fill_pager(struct arena *a, struct person_view *v)
{
    int64_t shown = v->offset + (int64_t)v->file.timeline_n;
    if (v->offset > TIMELINE)
        v->newer = str_format(a, "%.*s?from=%lld#timeline", STR_ARG(v->url),
                              (long long)(v->offset - TIMELINE));
    else if (v->offset)
        v->newer = str_format(a, "%.*s#timeline", STR_ARG(v->url));
    if (v->file.timeline_n == TIMELINE && shown < v->file.standing.interactions)
        v->older = str_format(a, "%.*s?from=%lld#timeline", STR_ARG(v->url), (long long)shown);
}

static void fill_words(struct page *p, struct person_view *v)
{
    struct arena *a = p->ctx.arena;
    const struct standing *s = &v->file.standing;
    v->words = words_of(v->file.person.pronouns);
    v->circle = str_join(a, circle_words(a, s->circle), STR(", "), cadence_words(a, s->cadence));
    v->met = met_words(a, &v->file.person);
    v->log = str_format(a, "with %.*s", STR_ARG(s->name));
    v->today = date_str(a, p->ctx.today);
    count_ledger(v);
    find_phone(a, v);
    fill_pager(a, v);
}

/* The record and what belongs to it in one go. */
static int load(struct page *p, struct person_view *v)
{
    int rc = people_load(&p->ctx, v->id, TIMELINE, v->offset, &v->file);
    int asks = ask_lines_of(p, v->id, &v->asks);
    int works = person_works_load(p, v->id, &v->works);
    int learn = portfolio_load_person(&p->ctx, v->id, &v->learn);
    return rc < 0 ? rc : asks < 0 ? asks : works < 0 ? works : learn;
}

static int run_person(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct person_view v = {0};
    if (!str_to_i64(form_get(&rq->params, STR("from")), 0, OFFSET_MAX, &v.offset))
        v.offset = 0;
    int rc = page_begin(&p, app, rq, rs, NAV_PEOPLE);
    if (rc == 0)
        rc = page_id(&p, "id", &entity_person, &v.id);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = load(&p, &v));
    if (rc == ERR_NOT_FOUND)
        err_set(&rq->err, rc, "This person is not here; they may have been removed.");
    if (rc == 0) {
        v.url = str_format(rq->a, "/people/%s", id_str(rq->a, v.id).p);
        fill_words(&p, &v);
        rc = ready_load(&p, v.id, &v.words, &v.ready);
        v.said = ledger_said(rq->a, v.file.person.pronouns, (int64_t)v.received, (int64_t)v.given);
    }
    if (rc == 0) {
        p.title = v.file.standing.name;
        html_person(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

static int run_photo(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct str bytes;
    const char *type;
    struct str tag;
    int64_t id;
    int rc = page_begin(&p, app, rq, rs, NAV_NONE);
    if (rc == 0)
        rc = page_id(&p, "id", &entity_person, &id);
    if (rc == 0)
        rc = people_photo(&p.ctx, id, &bytes, &type, &tag);
    if (rc == 0)
        response_bytes(rs, rq, bytes, type, tag);
    return page_end(&p, rc);
}

static int run_card(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    int64_t id;
    int rc = page_begin(&p, app, rq, rs, NAV_NONE);
    if (rc == 0)
        rc = page_id(&p, "id", &entity_person, &id);
    struct str name = rc == 0 ? browse_title(&p.ctx, &entity_person, id) : STR_NULL;
    if (rc == 0 && !name.n)
        rc = err_set(&rq->err, ERR_NOT_FOUND,
                     "This person is not here; they may have been removed.");
    if (rc == 0)
        rc = export_person(&p.ctx, id, &rs->body);
    if (rc == 0)
        response_download(rs, "text/vcard; charset=utf-8",
                          str_format(rq->a, "%.*s.vcf", STR_ARG(name)));
    return page_end(&p, rc);
}

const struct route person_routes[] = {
    {HTTP_GET, "/people/{id}", run_person, NULL, 0},
    {HTTP_GET, "/people/{id}/photo", run_photo, NULL, 0},
    {HTTP_GET, "/people/{id}/card.vcf", run_card, NULL, 0},
    ROUTE_END,
};
