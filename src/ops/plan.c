/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/plan.h"

#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "ops/save.h"
#include "store/milestone.h"
#include "store/playbook.h"
#include "store/record.h"

#include <assert.h>

enum { NEXT_DAYS = 92, OVERDUE_DAYS = 14, HELPERS = 3, LOOKED_AT = 12 };

const char *const plan_near_keys[] = {"past", "month", "next", "later", "undated"};

static int read_student(struct op_ctx *ctx, struct plan_student *ret)
{
    struct account x;
    int rc = context_account(ctx, &x);
    if (rc == 0)
        *ret = (struct plan_student){.graduation_year = x.graduation_year,
                                     .track = x.track,
                                     .country = x.country,
                                     .specialties = x.specialties,
                                     .military = x.military,
                                     .match_result = x.match_result};
    return rc;
}

int plan_student_load(struct op_ctx *ctx, struct plan_student *ret)
{
    return read_student(ctx, ret);
}

/* The owner's date wins, and with it goes the hour, which was the plan's. */
static void set_own_date(const struct milestone *said, struct plan_date *d)
{
    if (date_is_set(said->on))
        *d = (struct plan_date){.from = said->on,
                                .until = date_is_set(said->until) ? said->until : said->on,
                                .status = PLAN_OWN};
}

static int load_said(struct op_ctx *ctx, struct milestone **ret, size_t *ret_n)
{
    return record_list(ctx->db, ctx->arena, &entity_milestone, NULL, 0, (void **)ret, ret_n);
}

int plan_dates_for(struct op_ctx *ctx, const struct plan_student *student, const char *const ids[],
                   size_t n, struct plan_date *ret)
{
    struct milestone *days;
    size_t days_n;
    uint32_t theirs = 0;
    assert(n <= PLAN_DATES_MAX);
    for (size_t i = 0; i < n; i++) {
        ret[i] = (struct plan_date){0};
        if (ctx->app->plan && plan_date(ctx->app->plan, student, str_c(ids[i]), &ret[i]) == 1)
            theirs |= UINT32_C(1) << i;
    }
    int rc = theirs ? milestone_list_days(ctx->db, ctx->arena, &days, &days_n) : 0;
    for (size_t i = 0; rc == 0 && theirs && i < days_n; i++)
        for (size_t k = 0; k < n; k++)
            if (theirs >> k & 1 && str_eq(days[i].step, str_c(ids[k])))
                set_own_date(&days[i], &ret[k]);
    return rc;
}

int plan_date_for(struct op_ctx *ctx, struct str id, struct plan_date *ret)
{
    struct plan_student student;
    struct milestone *days;
    size_t n;
    int rc = plan_student_load(ctx, &student);
    if (rc < 0 || !ctx->app->plan || !plan_date(ctx->app->plan, &student, id, ret))
        return rc;
    rc = milestone_list_days(ctx->db, ctx->arena, &days, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (str_eq(days[i].step, id))
            set_own_date(&days[i], ret);
    return rc < 0 ? rc : 1;
}

/* A number that stays with a step, for marks: FNV-1a, 62 bits. */
static int64_t number_of(struct str id)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < id.n; i++)
        h = (h ^ (unsigned char)id.p[i]) * 1099511628211u;
    return (int64_t)(h >> 2) | 1;
}

bool plan_is_pressing(const struct plan_item *x, struct date today, int ahead, int behind)
{
    if (!x->act || x->state != MILESTONE_OPEN || !date_is_set(x->date.from))
        return false;
    /* A window is due at its end, but it may begin long before. */
    int64_t days = date_diff(x->date.until, today);
    return days <= ahead && days >= -behind;
}

static enum plan_near near_of(const struct plan_item *x, struct date today)
{
    struct date first = {today.y, today.m, 1},
                last = {today.y, today.m, date_month_length(today.y, today.m)};
    if (!date_is_set(x->date.from))
        return PLAN_UNDATED;
    if (date_cmp(x->date.until, first) < 0)
        return plan_is_pressing(x, today, 0, OVERDUE_DAYS) ? PLAN_MONTH : PLAN_PAST;
    if (date_cmp(x->date.from, last) <= 0)
        return PLAN_MONTH;
    return date_diff(x->date.from, today) <= NEXT_DAYS ? PLAN_NEXT : PLAN_LATER;
}

struct builder {
    struct op_ctx *ctx;
    struct plan *plan;
    VEC(struct plan_item) items;
};

static void add(struct builder *b, struct plan_item *x)
{
    if (x->said.record.id) {
        x->state = x->said.state;
        set_own_date(&x->said, &x->date);
    }
    x->near = near_of(x, b->ctx->today);
    *VEC_PUSH(b->ctx->arena, &b->items) = *x;
}

/* What was said last about a step of the tables, or nothing. */
static struct milestone said_of(struct str id, const struct milestone *said, size_t n)
{
    struct milestone found = {.step = id};
    for (size_t i = 0; i < n; i++)
        if (str_eq(said[i].step, id) && !said[i].record.archived)
            found = said[i];
    return found;
}

static void add_steps(struct builder *b, const struct milestone *said, size_t said_n)
{
    const struct plan_table *t = b->ctx->app->plan;
    const struct plan_student *s = &b->plan->student;
    size_t n = 0;
    const struct plan_step *steps = t ? plan_steps(t, &n) : NULL;
    for (size_t i = 0; i < n; i++) {
        const struct plan_step *step = &steps[i];
        struct plan_item x = {.step = step,
                              .key = step->id,
                              .title = step->title,
                              .stage = step->stage,
                              .act = step->act};
        if (!plan_applies(step, s) || !plan_step_date(t, s->graduation_year, step, &x.date))
            continue;
        x.page = plan_source(t, s->graduation_year, step);
        x.subject = number_of(step->id);
        x.said = said_of(step->id, said, said_n);
        add(b, &x);
    }
}

/* Of the owner's making, or taken over from the primer: they have a title. */
static void add_own(struct builder *b, const struct milestone *said)
{
    const struct plan_table *t = b->ctx->app->plan;
    if (!said->title.n || said->record.archived || (t && plan_step_find(t, said->step)))
        return;
    struct plan_item x = {.said = *said,
                          .key = id_str(b->ctx->arena, said->record.id),
                          .subject = said->record.id,
                          .title = said->title,
                          .act = true};
    struct date day = date_is_set(said->on) ? said->on : b->ctx->today;
    x.stage = t ? plan_stage(t, &b->plan->student, day) : -1;
    if (x.stage < 0)
        x.stage = PLAN_PRE;
    x.date.status = PLAN_OWN;
    add(b, &x);
}

/* By day; equal days as in the tables. */
static bool is_before(const struct plan_item *x, const struct plan_item *y)
{
    bool known_x = date_is_set(x->date.from), known_y = date_is_set(y->date.from);
    if (known_x != known_y)
        return known_x;
    return date_cmp(x->date.from, y->date.from) < 0;
}

static void sort(struct plan_item *items, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct plan_item one = items[i];
        size_t at = i;
        for (; at > 0 && is_before(&one, &items[at - 1]); at--)
            items[at] = items[at - 1];
        items[at] = one;
    }
}

int plan_load(struct op_ctx *ctx, int64_t class_year, struct plan *ret)
{
    struct plan plan = {.stage = -1};
    struct builder b = {.ctx = ctx, .plan = &plan};
    struct milestone *said = NULL;
    size_t n = 0;
    int rc = read_student(ctx, &plan.student);
    bool other = class_year && class_year != plan.student.graduation_year;
    if (rc == 0 && !other)
        rc = load_said(ctx, &said, &n);
    if (rc < 0)
        return rc;
    if (other)
        plan.student.graduation_year = class_year;
    if (ctx->app->plan)
        plan.stage = plan_stage(ctx->app->plan, &plan.student, ctx->today);
    add_steps(&b, said, n);
    for (size_t i = 0; i < n; i++)
        add_own(&b, &said[i]);
    sort(b.items.p, b.items.n);
    plan.items = b.items.p;
    plan.n = b.items.n;
    *ret = plan;
    return 0;
}

/* --- words ----------------------------------------------------------------------------------- */

/* "ET" where people say so. */
static struct str zone_words(struct str zone)
{
    static const char *const zones[][2] = {{"America/New_York", "ET"},
                                           {"America/Chicago", "CT"},
                                           {"America/Denver", "MT"},
                                           {"America/Los_Angeles", "PT"}};
    for (size_t i = 0; i < sizeof(zones) / sizeof(*zones); i++)
        if (str_eq(zone, str_c(zones[i][0])))
            return str_c(zones[i][1]);
    size_t slash = str_find_char(zone, '/', 0);
    return slash == SIZE_MAX ? zone : str_sub(zone, slash + 1, zone.n);
}

/* The first of two days without what the second says again. */
static struct str span_words(struct arena *a, struct date from, struct date until)
{
    struct str end = date_words(a, until);
    if (from.y != until.y)
        return str_format(a, "%.*s to %.*s", STR_ARG(date_words(a, from)), STR_ARG(end));
    if (from.m != until.m)
        return str_format(a, "%d %s to %.*s", from.d, date_month_names[from.m - 1], STR_ARG(end));
    return str_format(a, "%d to %.*s", from.d, STR_ARG(end));
}

struct str plan_when(struct arena *a, const struct plan_date *d)
{
    if (!date_is_set(d->from))
        return STR("no date");
    struct str days =
        date_eq(d->from, d->until) ? date_words(a, d->from) : span_words(a, d->from, d->until);
    if (d->time.n)
        days = str_format(a, "%.*s, %.*s %.*s", STR_ARG(days), STR_ARG(d->time),
                          STR_ARG(zone_words(d->zone)));
    return d->about ? str_format(a, "around %.*s", STR_ARG(days)) : days;
}

struct str plan_sure(struct arena *a, const struct plan_item *x)
{
    const char *label = plan_status_labels[x->date.status];
    switch (x->date.status) {
    case PLAN_OWN:
    case PLAN_OFFICIAL: return str_c(label);
    case PLAN_UNKNOWN:
    case PLAN_PROJECTED: return str_format(a, "%s; check %.*s", label, STR_ARG(x->page));
    default: return str_format(a, "%s; from %.*s", label, STR_ARG(x->page));
    }
}

/* --- people ---------------------------------------------------------------------------------- */

/* Who does the work of a role without having it, by their position of now. */
static const struct {
    const char *role;
    struct playbook_whom whom;
    bool by_field; /* only in a field of the student's */
} instead[] = {
    {"near_peer", {.positions = {"resident", "fellow"}}, true},
    {"specialty_faculty", {.positions = {"attending", "faculty", "program_director"}}, true},
    {"program_staff", {.positions = {"coordinator", "program_director"}}, false}};

struct helpers {
    struct op_ctx *ctx;
    const struct plan_student *me;
    struct plan_helper *ret;
    size_t n;
};

static bool is_there(const struct helpers *h, int64_t person)
{
    for (size_t i = 0; i < h->n; i++)
        if (h->ret[i].person == person)
            return true;
    return false;
}

static void add_helper(struct helpers *h, const struct playbook_person *p, struct str why)
{
    if (h->n < HELPERS && !is_there(h, p->id))
        h->ret[h->n++] = (struct plan_helper){.person = p->id, .name = p->name, .why = why};
}

static int add_by_role(struct helpers *h, int role)
{
    struct playbook_person *people;
    size_t n;
    int rc =
        playbook_list_holders(h->ctx->db, h->ctx->arena, role, h->ctx->today, HELPERS, &people, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        add_helper(h, &people[i], str_c(role_choices[role].label));
    return rc;
}

static int add_fitting(struct helpers *h, const struct playbook_whom *whom, bool by_field)
{
    struct playbook_person *people;
    size_t n;
    int rc = playbook_list_people(h->ctx->db, h->ctx->arena, whom, h->ctx->today, LOOKED_AT,
                                  &people, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        const struct playbook_person *p = &people[i];
        struct str field = p->specialty.n ? p->specialty : p->field;
        struct str title = p->title.n ? p->title : field;
        if (!by_field || (field.n && plan_has_specialty(h->me, field)))
            add_helper(h, p, str_join(h->ctx->arena, title, STR(", "), p->place));
    }
    return rc;
}

static int add_by_position(struct helpers *h, int role)
{
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < sizeof(instead) / sizeof(*instead); i++)
        if (h->n < HELPERS && strcmp(instead[i].role, role_choices[role].key) == 0)
            rc = add_fitting(h, &instead[i].whom, instead[i].by_field);
    return rc;
}

int plan_helpers(struct op_ctx *ctx, const struct plan_student *me, const struct plan_step *step,
                 struct plan_helper ret[HELPERS], size_t *ret_n)
{
    struct helpers h = {.ctx = ctx, .me = me, .ret = ret};
    struct str who = step->who, key;
    int roles[HELPERS] = {0};
    size_t n = 0;
    int rc = 0;
    while (n < HELPERS && str_next(&who, ';', &key))
        roles[n++] = choice_find(role_choices, str_trim(key));
    for (size_t i = 0; rc == 0 && i < n && h.n < HELPERS; i++)
        rc = add_by_role(&h, roles[i]);
    for (size_t i = 0; rc == 0 && i < n; i++)
        rc = add_by_position(&h, roles[i]);
    *ret_n = h.n;
    return rc;
}
