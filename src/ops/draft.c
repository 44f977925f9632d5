/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/draft.h"

#include "base/arena.h"
#include "codec/markdown.h"
#include "def/errors.h"
#include "insight/address.h"
#include "insight/phrase.h"
#include "ops/people.h"
#include "store/record.h"

enum { TIMELINE = 20, NOTE_MAX = 240 };

/* --- facts ---------------------------------------------------------------------------------- */

/* My message that nothing came after: theirs, or a meeting. */
static const struct interaction *find_unanswered(const struct person_file *f)
{
    const struct interaction *x = f->timeline_n ? &f->timeline[0] : NULL;
    bool message = x && (x->kind == INTERACTION_EMAIL || x->kind == INTERACTION_MESSAGE);
    return message && x->direction == DIRECTION_TO_THEM && x->answer != ANSWER_YES ? x : NULL;
}

static int load_through(struct op_ctx *ctx, int64_t id, struct draft_known *k)
{
    struct person *p = ARENA_NEW(ctx->arena, struct person);
    int rc = id ? record_load(ctx->db, ctx->arena, &entity_person, id, p) : ERR_NOT_FOUND;
    k->through = rc == 0 ? p : NULL;
    return rc == ERR_NOT_FOUND ? 0 : rc;
}

static int load_known(struct op_ctx *ctx, int64_t person, struct person_file *f,
                      struct draft_known *k)
{
    struct account *me = ARENA_NEW(ctx->arena, struct account);
    int rc = people_load(ctx, person, TIMELINE, 0, f);
    if (rc == ERR_NOT_FOUND)
        return err_set(ctx->err, rc, "This person is not here; they may have been removed.");
    if (rc == 0)
        rc = context_account(ctx, me);
    *k = (struct draft_known){.account = me,
                              .person = &f->person,
                              .positions = f->positions,
                              .places = f->places,
                              .roles = f->roles,
                              .help = f->help,
                              .positions_n = f->positions_n,
                              .roles_n = f->roles_n,
                              .help_n = f->help_n,
                              .last = f->timeline_n ? &f->timeline[0] : NULL,
                              .sent = find_unanswered(f),
                              .today = ctx->today};
    return rc == 0 ? load_through(ctx, f->person.met_through, k) : rc;
}

/* A day is written as Americans do; "the end of February" stays. */
static struct str as_day(struct op_ctx *ctx, struct str text)
{
    struct date d;
    bool day = date_parse(text, &d) && date_is_set(d);
    return day ? draft_day(ctx->arena, d, ctx->today) : text;
}

static void set_typed(struct op_ctx *ctx, const struct draft_in *in, struct draft_facts *f)
{
    FIELD_EACH (row, draft_in_fields) {
        int field = draft_field_find(str_c(row->name));
        if (field < 0)
            continue;
        struct str text = *FIELD_CPTR(struct str, row, in);
        if (field == DRAFT_NEED_BY)
            text = as_day(ctx, text);
        if (field == DRAFT_THEM && text.n)
            f->value[DRAFT_NEAR] = STR_NULL;
        draft_facts_set(ctx->arena, f, (enum draft_field)field, text);
    }
}

const struct field *draft_in_field(enum draft_field field)
{
    return field_find(draft_in_fields, str_c(draft_fields[field].name));
}

/* --- asks ----------------------------------------------------------------------------------- */

static int name_of(struct op_ctx *ctx, int64_t person, struct draft_facts *f)
{
    struct person p;
    int rc = person ? record_load(ctx->db, ctx->arena, &entity_person, person, &p) : 0;
    if (rc == 0 && person)
        draft_facts_set(ctx->arena, f, DRAFT_TO, address_whole(ctx->arena, &p));
    return rc == ERR_NOT_FOUND ? 0 : rc;
}

static int place_of(struct op_ctx *ctx, int64_t organisation, struct draft_facts *f)
{
    struct organisation o;
    int rc =
        organisation ? record_load(ctx->db, ctx->arena, &entity_organisation, organisation, &o) : 0;
    if (rc == 0 && organisation)
        draft_facts_set(ctx->arena, f, DRAFT_PROGRAM, o.name);
    return rc == ERR_NOT_FOUND ? 0 : rc;
}

/* What the ask says stands over what the records say, and under what is typed. */
static int set_ask(struct op_ctx *ctx, const struct ask *x, struct draft_facts *f)
{
    struct date wrote = date_is_set(x->nudged_on) ? x->nudged_on : x->asked_on;
    if (draft_is_sentence(x->specific))
        draft_facts_set(ctx->arena, f, DRAFT_SPECIFIC, x->specific);
    if (draft_is_sentence(x->outcome))
        draft_facts_set(ctx->arena, f, DRAFT_OUTCOME, x->outcome);
    draft_facts_set(ctx->arena, f, DRAFT_ASKED, x->what);
    draft_facts_set(ctx->arena, f, DRAFT_NEED_BY, draft_day(ctx->arena, x->need_by, ctx->today));
    if (date_is_full(wrote))
        f->value[DRAFT_WROTE_WHEN] = draft_when(ctx->arena, wrote, ctx->today);
    int rc = name_of(ctx, x->about_person, f);
    return rc == 0 ? place_of(ctx, x->organisation, f) : rc;
}

/* The template for an ask as it stands; one that was asked a day ago has that of asking. */
static struct str template_of(struct op_ctx *ctx, const struct ask *x)
{
    int64_t days = date_is_full(x->asked_on) ? date_diff(ctx->today, x->asked_on) : -1;
    struct str kind = str_c(ask_kind_choices[x->kind].key);
    struct str state = str_c(ask_state_choices[x->state].key);
    const struct draft_template *t = template_pick(ctx->app->templates, kind, state, days);
    if (!t && (x->state == ASK_ASKED || x->state == ASK_UNSET))
        t = template_pick(ctx->app->templates, kind, STR("idea"), -1);
    return t ? t->key : STR_NULL;
}

/* --- notes to write from -------------------------------------------------------------------- */

static void add_note(struct op_ctx *ctx, struct draft_view *v, const char *label, struct str text)
{
    text = markdown_plain(ctx->arena, text, NOTE_MAX);
    if (text.n)
        *VEC_PUSH(ctx->arena, &v->notes) = str_format(ctx->arena, "%s: %.*s", label, STR_ARG(text));
}

static void fill_notes(struct op_ctx *ctx, const struct draft_known *k, const struct ask *x,
                       struct draft_view *v)
{
    const struct help *h = draft_help(k);
    if (!v->facts.value[DRAFT_SPECIFIC].n)
        add_note(ctx, v, "Wanted to name", x->specific);
    if (!v->facts.value[DRAFT_OUTCOME].n)
        add_note(ctx, v, "What came of it", x->outcome);
    add_note(ctx, v, "Cares about", k->person->cares_about);
    add_note(ctx, v, "How you met", k->person->met_how);
    if (h && !v->facts.value[DRAFT_HELPED].n)
        add_note(ctx, v, "Helped you", h->about);
    if (k->last)
        add_note(ctx, v,
                 str_format(ctx->arena, "Last time, %.*s",
                            STR_ARG(date_near(ctx->arena, k->last->on, ctx->today)))
                     .p,
                 k->last->summary);
}

/* --- loading -------------------------------------------------------------------------------- */

static int find_template(struct op_ctx *ctx, struct str key, const struct draft_known *k,
                         struct draft_view *v)
{
    if (!key.n)
        key = draft_first_choice(k);
    v->template = template_find(ctx->app->templates, key);
    if (v->template)
        return 0;
    return err_set(ctx->err, ERR_NOT_FOUND,
                   "There is no template \"%.*s\"; \"wellmet template list\" names them.",
                   STR_ARG(key));
}

static void find_email(const struct person_file *f, struct draft_view *v)
{
    for (size_t i = 0; i < f->contacts_n; i++) {
        const struct contact_point *c = &f->contacts[i];
        if (c->kind != CONTACT_EMAIL || (v->contact && !c->preferred))
            continue;
        v->contact = c->record.id;
        v->email = c->value;
    }
}

/* A stop is an error: then there is nothing to copy. */
static int guard(struct op_ctx *ctx, struct draft_view *v)
{
    struct str text =
        str_format(ctx->arena, "%.*s\n\n%.*s", STR_ARG(v->made.subject), STR_ARG(v->made.body));
    v->guard = (struct guard_result){0};
    int rc = guard_message(ctx, v->person, v->program, text, false, &v->guard);
    if (rc == 0 && v->guard.worst == GUARD_STOP)
        return err_set(ctx->err, ERR_SOAP, "%.*s", STR_ARG(v->guard.stop));
    return rc;
}

static int find_ask(struct op_ctx *ctx, const struct draft_in *in, struct ask *x,
                    struct draft_view *v)
{
    *x = (struct ask){0};
    v->person = in->person;
    v->ask = in->ask;
    int rc = in->ask ? record_load(ctx->db, ctx->arena, &entity_ask, in->ask, x) : 0;
    if (rc == ERR_NOT_FOUND)
        return err_set(ctx->err, rc, "This ask is not here; it may have been removed.");
    if (rc == 0 && !v->person)
        v->person = x->person;
    if (rc == 0 && !v->person)
        return err_set(ctx->err, ERR_USAGE, "Say to whom: name a person, or an ask.");
    if (rc == 0 && in->ask && x->person != v->person)
        return err_set(ctx->err, ERR_INVALID, "This ask is to somebody else.");
    /* Who asks for a call asks for a contact with the program. */
    v->program = x->kind == ASK_CALL ? x->organisation : 0;
    return rc;
}

int draft_load(struct op_ctx *ctx, const struct draft_in *in, struct draft_view *ret)
{
    struct person_file file;
    struct draft_known known;
    struct ask ask;
    *ret = (struct draft_view){0};
    int rc = find_ask(ctx, in, &ask, ret);
    if (rc == 0)
        rc = load_known(ctx, ret->person, &file, &known);
    if (rc < 0)
        return rc;
    known.help_meant = ask.received;
    struct str key = in->template.n || !ret->ask ? in->template : template_of(ctx, &ask);
    rc = find_template(ctx, key, &known, ret);
    if (rc < 0)
        return rc;
    ret->name = file.standing.name;
    find_email(&file, ret);
    draft_facts_fill(ctx->arena, &known, &ret->facts);
    rc = set_ask(ctx, &ask, &ret->facts);
    if (rc < 0)
        return rc;
    set_typed(ctx, in, &ret->facts);
    fill_notes(ctx, &known, &ask, ret);
    draft_make(ctx->arena, ret->template, &ret->facts, &ret->made);
    return guard(ctx, ret);
}

int draft_look_again(struct op_ctx *ctx, struct str subject, struct str body, struct draft_view *v)
{
    struct draft made = v->made;
    draft_check(ctx->arena, v->template, &made, subject, body, &v->made);
    return guard(ctx, v);
}
