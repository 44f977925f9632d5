/* SPDX-License-Identifier: Apache-2.0 */
#include "model/rules.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/zone.h"
#include "def/errors.h"
#include "model/person.h"
#include "model/tie.h"

struct str account_title(struct arena *a, const void *r)
{
    const struct account *x = r;
    return x->name.n ? str_copy(a, x->name) : STR("You");
}

struct str person_title(struct arena *a, const void *r) { return person_name(a, r); }

struct str contact_point_title(struct arena *a, const void *r)
{
    return str_copy(a, ((const struct contact_point *)r)->value);
}

struct str organisation_title(struct arena *a, const void *r)
{
    return str_copy(a, ((const struct organisation *)r)->name);
}

struct str position_title(struct arena *a, const void *r)
{
    const struct position *x = r;
    return x->title.n ? str_copy(a, x->title)
                      : str_c(x->kind ? position_kind_choices[x->kind].label : "Position");
}

struct str role_title(struct arena *a, const void *r)
{
    (void)a;
    return str_c(role_choices[((const struct role *)r)->kind].label);
}

/* The first line that says something, cut for lists; "" when there is none. */
static struct str first_line(struct arena *a, struct str text)
{
    struct str line;
    while (str_next_line(&text, &line))
        if (str_trim(line).n)
            return str_copy(a, utf8_cut(str_trim(line), 120));
    return STR("");
}

struct str interaction_title(struct arena *a, const void *r)
{
    const struct interaction *x = r;
    struct str line = first_line(a, x->summary);
    return line.n ? line : str_c(interaction_kind_choices[x->kind].label);
}

struct str help_title(struct arena *a, const void *r)
{
    return str_copy(a, ((const struct help *)r)->about);
}

struct str promise_title(struct arena *a, const void *r)
{
    return str_copy(a, ((const struct promise *)r)->what);
}

struct str mark_title(struct arena *a, const void *r)
{
    return str_copy(a, ((const struct mark *)r)->rule);
}

struct str card_title(struct arena *a, const void *r)
{
    const struct card *x = r;
    return x->source.n ? str_copy(a, x->source) : STR("Card");
}

struct str decision_title(struct arena *a, const void *r)
{
    return str_copy(a, ((const struct decision *)r)->question);
}

struct str advice_title(struct arena *a, const void *r)
{
    return first_line(a, ((const struct advice *)r)->text);
}

struct str opportunity_title(struct arena *a, const void *r)
{
    return str_copy(a, ((const struct opportunity *)r)->title);
}

struct str hours_title(struct arena *a, const void *r)
{
    const struct hours *x = r;
    struct str line = first_line(a, x->what);
    return line.n ? line : str_format(a, "%lld minutes", (long long)x->minutes);
}

struct str ask_title(struct arena *a, const void *r)
{
    return str_copy(a, ((const struct ask *)r)->what);
}

struct str meeting_title(struct arena *a, const void *r)
{
    const struct meeting *x = r;
    return x->goal.n ? str_copy(a, x->goal) : STR("Meeting");
}

struct str quality_title(struct arena *a, const void *r)
{
    return str_copy(a, ((const struct quality *)r)->name);
}

struct str reflection_title(struct arena *a, const void *r)
{
    return first_line(a, ((const struct reflection *)r)->text);
}

struct str milestone_title(struct arena *a, const void *r)
{
    const struct milestone *x = r;
    return str_copy(a, x->title.n ? x->title : x->step);
}

struct str quiet_title(struct arena *a, const void *r)
{
    const struct quiet *x = r;
    return x->why.n ? str_copy(a, x->why) : STR("Quiet weeks");
}

struct str program_title(struct arena *a, const void *r)
{
    const struct program *x = r;
    return str_copy(a, x->name.n ? x->name : x->specialty);
}

struct str letter_title(struct arena *a, const void *r)
{
    const struct letter *x = r;
    const char *form = x->form ? letter_form_choices[x->form].label : "Letter";
    return x->specialty.n ? str_format(a, "%s, %.*s", form, STR_ARG(x->specialty)) : str_c(form);
}

struct str assignment_title(struct arena *a, const void *r)
{
    (void)a;
    return str_c(assignment_state_choices[((const struct assignment *)r)->state].label);
}

struct str tie_title(struct arena *a, const void *r)
{
    const struct tie *x = r;
    (void)a;
    if (x->verdict >= TIE_NONE)
        return str_c(tie_verdict_choices[x->verdict].label);
    return str_c(x->kind ? tie_kind_choices[x->kind].label : "Know each other");
}

int person_validate(const void *record, struct err *err)
{
    const struct person *p = record;
    if (p->given.n || p->family.n || p->display.n || p->nickname.n)
        return 0;
    return err_set(err, ERR_INVALID, "A person needs a name: fill in a given or family name.");
}

/* Compared as far as both are known: "2021-06" is not after "2021". */
static int check_span(struct date from, struct date until, struct err *err)
{
    int later = from.y && until.y ? from.y - until.y : 0;
    if (!later && from.m && until.m)
        later = from.m - until.m;
    if (!later && from.m == until.m && from.d && until.d)
        later = from.d - until.d;
    if (later > 0)
        return err_set(err, ERR_INVALID, "Until is before From: exchange the two dates.");
    return 0;
}

int role_validate(const void *record, struct err *err)
{
    const struct role *r = record;
    return check_span(r->from, r->until, err);
}

int position_validate(const void *record, struct err *err)
{
    const struct position *p = record;
    int rc = check_span(p->from, p->until, err);
    if (rc < 0)
        return rc;
    if (!p->organisation && !p->title.n)
        return err_set(err, ERR_INVALID, "A position needs an organisation or a title.");
    return 0;
}

int opportunity_validate(const void *record, struct err *err)
{
    const struct opportunity *x = record;
    return check_span(x->from, x->until, err);
}

int milestone_validate(const void *record, struct err *err)
{
    const struct milestone *x = record;
    if (!x->step.n && !x->title.n)
        return err_set(err, ERR_INVALID, "A step needs a title: say what is to be done.");
    return check_span(x->on, x->until, err);
}

int quiet_validate(const void *record, struct err *err)
{
    const struct quiet *x = record;
    return check_span(x->from, x->until, err);
}

int letter_validate(const void *record, struct err *err)
{
    const struct letter *x = record;
    if (x->sloe_from && x->form != LETTER_SLOE)
        return err_set(err, ERR_INVALID,
                       "Written by: this is asked of a SLOE alone; leave it empty or make the form "
                       "a SLOE.");
    return 0;
}

void ask_derive(struct arena *a, void *record)
{
    (void)a;
    struct ask *x = record;
    if (!x->state)
        x->state = ASK_IDEA;
}

void opportunity_derive(struct arena *a, void *record)
{
    (void)a;
    struct opportunity *x = record;
    if (!x->state)
        x->state = OPPORTUNITY_IDEA;
}

void meeting_derive(struct arena *a, void *record)
{
    (void)a;
    struct meeting *x = record;
    if (!x->state)
        x->state = MEETING_PLANNED;
}

void organisation_derive(struct arena *a, void *record)
{
    struct organisation *o = record;
    o->sort_key = fold(a, o->name);
}

enum direction interaction_usual_direction(enum interaction_kind kind)
{
    switch (kind) {
    case INTERACTION_EMAIL:
    case INTERACTION_MESSAGE:
    case INTERACTION_LETTER:
    case INTERACTION_THANK_YOU:
    case INTERACTION_GIFT: return DIRECTION_TO_THEM;
    default: return DIRECTION_BOTH;
    }
}

void interaction_derive(struct arena *a, void *record)
{
    (void)a;
    struct interaction *x = record;
    if (!x->direction && x->kind)
        x->direction = (int)interaction_usual_direction((enum interaction_kind)x->kind);
}

int tie_validate(const void *record, struct err *err)
{
    const struct tie *x = record;
    if (x->person == x->other)
        return err_set(err, ERR_INVALID, "A tie needs two people: choose another one.");
    return check_span(x->from, x->until, err);
}

const char *acgme_check(struct str v)
{
    size_t digits = 0;
    for (size_t i = 0; i < v.n; i++)
        if (v.p[i] >= '0' && v.p[i] <= '9')
            digits++;
        else if (v.p[i] != ' ' && v.p[i] != '-')
            return "an ACGME id has digits alone";
    return digits == 10 ? NULL : "an ACGME id has ten digits";
}

const char *time_check(struct str v)
{
    int64_t h, m;
    if (v.n == 5 && v.p[2] == ':' && str_to_i64(str_sub(v, 0, 2), 0, 23, &h) &&
        str_to_i64(str_sub(v, 3, 5), 0, 59, &m))
        return NULL;
    return "write the time as HH:MM, for example 14:00";
}

const char *time_zone_check(struct str v)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    return zone_load(a, v) ? NULL : "this time zone is not known; write it like America/Chicago";
}
