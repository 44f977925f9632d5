/* SPDX-License-Identifier: Apache-2.0 */
/* The rows of a form and their values, from the record, the query and what was sent. */
#include "web/form.h"

#include "base/arena.h"
#include "base/id.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "def/limits.h"

enum { NAMES_MAX = LIMIT_NOTE };

static enum form_widget widget_of(const struct field *f)
{
    if (f->flags & FIELD_SECRET)
        return FORM_SECRET;
    switch (f->type) {
    case FIELD_NOTE: return FORM_NOTE;
    case FIELD_INT: return FORM_NUMBER;
    case FIELD_BOOL: return FORM_CHECK;
    case FIELD_DATE: return f->flags & FIELD_PARTIAL ? FORM_LINE : FORM_DAY;
    case FIELD_CHOICE: return FORM_SELECT;
    case FIELD_REF:
    case FIELD_REFS: return FORM_NAME;
    case FIELD_BYTES: return FORM_FILE;
    default: return FORM_LINE;
    }
}

static void add_rows(struct page *p, struct form_page *f)
{
    f->rows = ARENA_ARRAY(p->ctx.arena, struct form_row, field_count(f->op->in) + 1);
    FIELD_EACH (field, f->op->in) {
        if (field->flags & (FIELD_HIDDEN | FIELD_READONLY))
            continue;
        struct form_row *r = &f->rows[f->n++];
        r->f = field;
        r->widget = widget_of(field);
        r->id = str_format(p->ctx.arena, "f-%s", field->name);
        r->fill = STR("off");
        f->advanced += (field->flags & FIELD_ADVANCED) != 0;
    }
}

/* Names and ids of what a reference refers to. */
static void set_names(struct page *p, struct form_row *r, const struct ids *ids)
{
    struct arena *a = p->ctx.arena;
    const struct entity *e = entity_find(str_c(r->f->ref));
    r->value = r->known = STR_NULL;
    for (size_t i = 0; i < ids->n; i++) {
        if (!ids->p[i])
            continue;
        r->value = str_join(a, r->value, STR(", "), browse_title(&p->ctx, e, ids->p[i]));
        r->known = str_join(a, r->known, STR(","), id_str(a, ids->p[i]));
    }
}

static void set_from_record(struct page *p, struct form_row *r, const void *record)
{
    struct ids one = {NULL, 1};
    if (r->f->type == FIELD_REF) {
        one.p = FIELD_PTR(int64_t, r->f, record);
        set_names(p, r, &one);
    } else if (r->f->type == FIELD_REFS) {
        set_names(p, r, FIELD_CPTR(struct ids, r->f, record));
    } else if (r->f->type != FIELD_BYTES) {
        r->value = field_text(p->ctx.arena, r->f, record);
    }
}

/* A reference in the address is an id and shown as a fixed line: the link said for whom. */
static void set_from_query(struct page *p, struct form_row *r)
{
    struct str text = form_get(&p->rq->params, str_c(r->f->name));
    int64_t id;
    if (r->widget == FORM_SECRET)
        return; /* no password comes in an address */
    if (r->widget == FORM_NAME && id_parse(text, &id)) {
        struct ids one = {&id, 1};
        set_names(p, r, &one);
        if (r->f->type == FIELD_REF && r->value.n)
            r->widget = FORM_FIXED;
    } else {
        r->value = text;
    }
    if (!r->value.n && r->widget == FORM_DAY && (r->f->flags & FIELD_REQUIRED))
        r->value = date_str(p->ctx.arena, p->ctx.today);
}

static int load_record(struct page *p, struct form_page *f, struct str id)
{
    const struct entity *e = f->op->entity;
    if (!e || !f->op->path || !strstr(f->op->path, "{id}"))
        return 0;
    if (!id_parse(id, &f->id))
        return err_set(&p->rq->err, ERR_NOT_FOUND, "The address does not say which %s.", e->name);
    f->record = arena_alloc(p->ctx.arena, e->size);
    int rc = browse_record(&p->ctx, e, f->id, f->record);
    f->version = ((struct record *)f->record)->version;
    return rc;
}

/* "Add a person.": "Add a person"; with a record its name: "Change Dr Chen". */
static void set_words(struct page *p, struct form_page *f)
{
    struct str s = str_c(f->op->summary), verb;
    f->heading = str_ends(s, STR(".")) ? str_sub(s, 0, s.n - 1) : s;
    f->risk = (f->op->flags & OP_CONFIRM) != 0;
    f->confirm = f->n == 0;
    f->action = str_format(p->ctx.arena, "/form/%s", f->op->name);
    if (!f->record)
        return;
    struct str rest = s;
    str_next(&rest, ' ', &verb);
    struct str title = f->op->entity->title(p->ctx.arena, f->record);
    if (f->confirm)
        f->heading = str_format(p->ctx.arena, "%.*s?", STR_ARG(f->heading));
    else if (title.n)
        f->heading = str_format(p->ctx.arena, "%.*s %.*s", STR_ARG(verb), STR_ARG(title));
}

/* Where Cancel goes: back, else to the list. */
static struct str back_of(const struct form_page *f)
{
    if (f->next.n)
        return f->next;
    return f->op->entity == &entity_organisation ? STR("/organisations") : STR("/people");
}

static int begin(struct page *p, struct form_page *f, struct str id, struct str next)
{
    if (f->op->in)
        add_rows(p, f);
    int rc = load_record(p, f, id);
    bool local = str_starts(next, STR("/")) && !str_starts(next, STR("//"));
    f->next = local ? next : STR_NULL;
    f->back = back_of(f);
    if (rc == 0)
        set_words(p, f);
    return rc;
}

static bool is_edit(const struct form_page *f)
{
    return f->record && f->op->in == f->op->entity->fields;
}

int form_fill(struct page *p, struct form_page *f)
{
    int rc =
        begin(p, f, form_get(&p->rq->params, STR("id")), form_get(&p->rq->params, STR("next")));
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < f->n; i++)
        if (is_edit(f))
            set_from_record(p, &f->rows[i], f->record);
        else
            set_from_query(p, &f->rows[i]);
    return 0;
}

/* Browsers end lines of a text area with CR LF; ours end with LF, else a mere save would be a
 * change. */
static struct str with_plain_lines(struct arena *a, struct str s)
{
    struct strbuf b;
    if (str_find_char(s, '\r', 0) == SIZE_MAX)
        return s;
    strbuf_init(&b, a, s.n);
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '\r')
            strbuf_add_char(&b, s.p[i]);
    return strbuf_get(&b);
}

static void read_row(struct page *p, struct form_row *r)
{
    const struct form *sent = &p->rq->form;
    struct str name = str_c(r->f->name);
    for (const struct form_part *x = form_find(sent, name); x; x = form_next(sent, name, x))
        r->value = x->value; /* the last one: a check box follows its hidden "no" */
    if (r->widget == FORM_NOTE)
        r->value = with_plain_lines(p->ctx.arena, r->value);
    if (r->widget != FORM_NAME)
        return;
    r->known = form_get(sent, str_format(p->ctx.arena, "%s:id", r->f->name));
    if (form_get(sent, str_format(p->ctx.arena, "%s:fixed", r->f->name)).n)
        r->widget = FORM_FIXED;
}

int form_read(struct page *p, struct form_page *f)
{
    const struct form *sent = &p->rq->form;
    int rc = begin(p, f, form_get(sent, STR("id")), form_get(sent, STR("next")));
    if (rc < 0)
        return rc;
    if (!str_to_i64(form_get(sent, STR("version")), 0, INT64_MAX, &f->version))
        f->version = 0;
    for (size_t i = 0; i < f->n; i++)
        read_row(p, &f->rows[i]);
    return 0;
}

/* The typed name as an id, when it is the name of one of the known ids. */
static struct str name_as_id(const struct page *p, const struct form_row *r, struct str name)
{
    struct str rest = r->known, part;
    struct op_ctx ctx = p->ctx;
    int64_t id;
    while (rest.n && str_next(&rest, ',', &part))
        if (id_parse(part, &id) &&
            str_eq(browse_title(&ctx, entity_find(str_c(r->f->ref)), id), name))
            return part;
    return name;
}

/* One name, or several with commas between; a name that has a comma itself is tried whole first. */
static struct str names_as_ids(const struct page *p, const struct form_row *r)
{
    struct str whole = name_as_id(p, r, str_trim(r->value)), rest = r->value, part;
    if (r->f->type == FIELD_REF || !str_eq(whole, str_trim(r->value)))
        return whole;
    struct strbuf b;
    strbuf_init(&b, p->ctx.arena, NAMES_MAX);
    while (rest.n && str_next(&rest, ',', &part)) {
        if (b.n)
            strbuf_add_char(&b, ',');
        strbuf_add(&b, name_as_id(p, r, str_trim(part)));
    }
    return strbuf_get(&b);
}

size_t form_inputs(const struct page *p, const struct form_page *f, struct op_input *ret)
{
    size_t n = 0;
    if (f->id)
        ret[n++] = (struct op_input){STR("id"), id_str(p->ctx.arena, f->id)};
    if (f->version)
        ret[n++] = (struct op_input){STR("version"),
                                     str_format(p->ctx.arena, "%lld", (long long)f->version)};
    for (size_t i = 0; i < f->n; i++) {
        const struct form_row *r = &f->rows[i];
        if (!form_find(&p->rq->form, str_c(r->f->name)))
            continue; /* not part of what was sent: stays as it is */
        bool names = r->f->type == FIELD_REF || r->f->type == FIELD_REFS;
        ret[n++] = (struct op_input){str_c(r->f->name), names ? names_as_ids(p, r) : r->value};
    }
    return n;
}

/* Sentences about a field begin with its label ("Day: ...", "Day is needed."), sometimes after the
 * entity's ("Person: Name is needed."). */
static bool is_about(struct str text, const char *label)
{
    struct str l = str_c(label);
    if (!str_starts(text, l) || text.n <= l.n)
        return false;
    return text.p[l.n] == ':' || str_starts(str_sub(text, l.n, text.n), STR(" is "));
}

void form_set_error(struct form_page *f, struct str text)
{
    const char *entity = f->op->entity ? f->op->entity->label : "";
    struct form_row *hit = NULL;
    for (int pass = 0; pass < 2 && !hit; pass++) {
        for (size_t i = 0; i < f->n; i++)
            if (is_about(text, f->rows[i].f->label) &&
                (!hit || strlen(f->rows[i].f->label) > strlen(hit->f->label)))
                hit = &f->rows[i];
        if (!hit && is_about(text, entity))
            text = str_trim(str_sub(text, strlen(entity) + 1, text.n));
    }
    if (hit)
        hit->error = text;
    else
        f->error = text;
    for (size_t i = 0; i < f->n; i++)
        if ((f->rows[i].f->flags & FIELD_ADVANCED) && f->rows[i].error.n)
            f->open = true;
}

static struct str words_of(const struct form_row *r, struct str typed)
{
    if (r->widget == FORM_SELECT)
        return str_c(r->f->choices[choice_find(r->f->choices, typed)].label);
    if (r->widget == FORM_CHECK)
        return typed.n ? typed : STR("no");
    return str_trim(typed);
}

int form_compare(struct page *p, struct form_page *f)
{
    int rc = browse_record(&p->ctx, f->op->entity, f->id, f->record);
    if (rc < 0)
        return rc;
    f->version = ((struct record *)f->record)->version;
    f->differences = ARENA_ARRAY(p->ctx.arena, struct form_difference, f->n + 1);
    for (size_t i = 0; i < f->n; i++) {
        struct form_row stored = f->rows[i];
        set_from_record(p, &stored, f->record);
        struct form_difference d = {str_c(stored.f->label), words_of(&f->rows[i], f->rows[i].value),
                                    words_of(&stored, stored.value)};
        if (!str_eq(d.mine, d.stored))
            f->differences[f->differences_n++] = d;
    }
    return 0;
}
