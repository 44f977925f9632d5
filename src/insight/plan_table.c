/* SPDX-License-Identifier: Apache-2.0 */
/* Puts the plan's tables together, and finds what is wrong in them. */
#include "base/arena.h"
#include "base/err.h"
#include "insight/plan_int.h"
#include "model/entities.h"

#include <stdarg.h>

enum { YEAR_MIN = 1950, YEAR_MAX = 2100, STEPS_MAX = 2000 };

__attribute__((format(printf, 4, 5))) static void fault(struct plan_table *t, const char *file,
                                                        int64_t line, const char *fmt, ...)
{
    char text[400];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    *VEC_PUSH(t->a, &t->faults->all) = (struct plan_fault){file, line, str_copy(t->a, str_c(text))};
}

struct plan_table *plan_table_begin(struct arena *a, struct plan_faults *faults)
{
    struct plan_table *t = ARENA_NEW(a, struct plan_table);
    t->a = a;
    t->faults = faults;
    return t;
}

size_t plan_place(const struct plan_table *t, struct str id)
{
    size_t i = 0;
    while (i < t->steps.n && !str_eq(t->steps.p[i].id, id))
        i++;
    return i;
}

static bool read_rule(struct plan_table *t, struct str text, const char *file, int64_t line,
                      struct plan_rule **ret)
{
    struct err err = {0};
    if (plan_rule_parse(t->a, text, ret, &err) == 0)
        return true;
    fault(t, file, line, "%s", err.text);
    return false;
}

/* "HH:MM", a blank and a zone. */
static bool time_is_good(struct str time, struct str zone)
{
    int64_t h, m;
    if (!time.n)
        return !zone.n;
    return zone.n && time.n == 5 && time.p[2] == ':' &&
           str_to_i64(str_sub(time, 0, 2), 0, 23, &h) && str_to_i64(str_sub(time, 3, 5), 0, 59, &m);
}

/* Short names that people write, for those of zoneinfo. */
static struct str zone_of(struct str word)
{
    static const char *const zones[][2] = {{"ET", "America/New_York"},
                                           {"CT", "America/Chicago"},
                                           {"MT", "America/Denver"},
                                           {"PT", "America/Los_Angeles"}};
    for (size_t i = 0; i < sizeof(zones) / sizeof(*zones); i++)
        if (str_eq(word, str_c(zones[i][0])))
            return str_c(zones[i][1]);
    return str_find_char(word, '/', 0) != SIZE_MAX ? word : STR_NULL;
}

static bool has_roles(struct str who)
{
    struct str one;
    while (str_next(&who, ';', &one))
        if (str_trim(one).n && !choice_find(role_choices, str_trim(one)))
            return false;
    return true;
}

/* All that is wrong in a row's own cells. */
static bool check_step(struct plan_table *t, const struct plan_step *s)
{
    const struct {
        struct str cell;
        const char *name;
    } needed[] = {{s->title, "title"},
                  {s->applies_to, "applies_to"},
                  {s->confidence, "confidence"},
                  {s->source, "source"},
                  {s->page, "page"},
                  {s->what, "what"},
                  {s->why, "why"},
                  {s->how, "how"}};
    size_t before = t->faults->all.n;
    for (size_t i = 0; i < sizeof(needed) / sizeof(*needed); i++)
        if (!needed[i].cell.n)
            fault(t, s->file, s->line, "%s is missing", needed[i].name);
    if (!plan_rule_is_id(s->id))
        fault(t, s->file, s->line, "an id is small letters, digits and underlines, not \"%.*s\"",
              STR_ARG(s->id));
    else if (plan_place(t, s->id) < t->steps.n)
        fault(t, s->file, s->line, "the id \"%.*s\" is there twice", STR_ARG(s->id));
    struct str word = plan_terms_fault(s->applies_to);
    if (word.n)
        fault(t, s->file, s->line, "applies_to has no \"%.*s\"", STR_ARG(word));
    if (s->stage < 0 || s->stage >= PLAN_STAGES)
        fault(t, s->file, s->line, "there is no such stage");
    if (!time_is_good(s->time, s->zone))
        fault(t, s->file, s->line,
              "a time is HH:MM, a blank and a zone (ET, PT, Europe/London), not \"%.*s\"",
              STR_ARG(s->time));
    if (!has_roles(s->who))
        fault(t, s->file, s->line, "who has a role that is not known: \"%.*s\"", STR_ARG(s->who));
    return t->faults->all.n == before;
}

void plan_table_add(struct plan_table *t, const struct plan_step *step)
{
    struct plan_step s = *step;
    size_t blank = str_find_char(s.time, ' ', 0);
    if (blank != SIZE_MAX) {
        struct str zone = zone_of(str_trim(str_sub(s.time, blank, s.time.n)));
        s.time = zone.n ? str_sub(s.time, 0, blank) : s.time;
        s.zone = zone;
    }
    bool good = check_step(t, &s);
    good &= read_rule(t, s.rule, s.file, s.line, &s.when);
    if (good && t->steps.n == STEPS_MAX)
        fault(t, s.file, s.line, "more than %d steps are too many", STEPS_MAX);
    else if (good)
        *VEC_PUSH(t->a, &t->steps) = s;
}

static int find_status(struct str word)
{
    static const int can[] = {PLAN_SCHOOL, PLAN_SECONDARY, PLAN_OFFICIAL};
    for (size_t i = 0; i < sizeof(can) / sizeof(*can); i++)
        if (str_eq(word, str_c(plan_status_keys[can[i]])))
            return can[i];
    return PLAN_UNKNOWN;
}

/* "2026-03-20" or "2026-04-01/2026-04-30". */
static bool read_days(struct str text, struct plan_span *ret)
{
    struct str from, until;
    if (!str_next(&text, '/', &from))
        return false;
    until = text.n ? text : from;
    *ret = (struct plan_span){.about = false};
    return date_parse(from, &ret->from) && date_parse(until, &ret->until) &&
           date_is_full(ret->from) && date_is_full(ret->until) &&
           date_cmp(ret->from, ret->until) <= 0;
}

void plan_table_add_exact(struct plan_table *t, struct str id, struct str class_year,
                          struct str date, struct str status, struct str source, const char *file,
                          int64_t line)
{
    struct plan_exact x = {.id = id, .source = source, .file = file, .line = line};
    size_t before = t->faults->all.n;
    if (!str_to_i64(class_year, YEAR_MIN, YEAR_MAX, &x.year))
        fault(t, file, line, "a class is a year, not \"%.*s\"", STR_ARG(class_year));
    if (!read_days(date, &x.span))
        fault(t, file, line, "a date is YYYY-MM-DD, or two of them with / between, not \"%.*s\"",
              STR_ARG(date));
    x.status = find_status(status);
    if (!x.status)
        fault(t, file, line, "a status is official, secondary or school, not \"%.*s\"",
              STR_ARG(status));
    if (!source.n)
        fault(t, file, line, "source is missing");
    if (t->faults->all.n == before)
        *VEC_PUSH(t->a, &t->exact) = x;
}

void plan_table_add_stage(struct plan_table *t, struct str key, struct str begins,
                          struct str applies_to, const char *file, int64_t line)
{
    struct plan_stage_row row = {
        .stage = plan_stage_find(key), .applies_to = applies_to, .file = file, .line = line};
    struct str word = plan_terms_fault(applies_to);
    if (row.stage < 0)
        fault(t, file, line, "there is no stage \"%.*s\"", STR_ARG(key));
    if (word.n || !applies_to.n)
        fault(t, file, line, "applies_to has no \"%.*s\"", STR_ARG(word));
    if (read_rule(t, begins, file, line, &row.begins) && row.stage >= 0 && !word.n)
        *VEC_PUSH(t->a, &t->stages) = row;
}

/* Finds the steps that a rule names. */
static void tie_rule(struct plan_table *t, struct plan_rule *r, const char *file, int64_t line)
{
    if (!r)
        return;
    tie_rule(t, r->of, file, line);
    tie_rule(t, r->to, file, line);
    if (r->kind != PLAN_RULE_STEP)
        return;
    r->step = plan_place(t, r->id);
    if (r->step == t->steps.n) {
        fault(t, file, line, "the rule names a step that is not there: \"%.*s\"", STR_ARG(r->id));
        r->kind = PLAN_RULE_UNKNOWN;
    }
}

/* While steps are walked: 0 not seen, OPEN on the way, else how much work their rule is. Rules that
 * double each other's work would never come to an end, though they have no circle. */
enum { OPEN = -1, WORK_MAX = 1000 };

static int64_t work_of_step(struct plan_table *t, size_t step, int64_t *work);

/* OPEN when the rule leads back to where it began; the node that does so is made unknown. */
static int64_t work_of(struct plan_table *t, struct plan_rule *r, int64_t *work)
{
    if (!r)
        return 0;
    int64_t of = work_of(t, r->of, work), to = work_of(t, r->to, work);
    int64_t step = r->kind == PLAN_RULE_STEP ? work_of_step(t, r->step, work) : 0;
    if (step == OPEN)
        r->kind = PLAN_RULE_UNKNOWN;
    return of == OPEN || to == OPEN || step == OPEN ? OPEN : 1 + of + to + step;
}

static int64_t work_of_step(struct plan_table *t, size_t step, int64_t *work)
{
    const struct plan_step *s = &t->steps.p[step];
    if (work[step])
        return work[step];
    work[step] = OPEN;
    int64_t n = work_of(t, s->when, work);
    work[step] = n == OPEN || n > WORK_MAX ? 1 : n;
    if (n == OPEN)
        fault(t, s->file, s->line, "the rule of \"%.*s\" comes back to itself", STR_ARG(s->id));
    if (n > WORK_MAX) {
        fault(t, s->file, s->line, "the rule of \"%.*s\" leads through too many others",
              STR_ARG(s->id));
        s->when->kind = PLAN_RULE_UNKNOWN;
    }
    return work[step];
}

static void tie_exact(struct plan_table *t)
{
    t->first = ARENA_ARRAY(t->a, ptrdiff_t, t->steps.n + 1);
    for (size_t i = 0; i < t->steps.n; i++)
        t->first[i] = PLAN_NOWHERE;
    for (size_t i = t->exact.n; i-- > 0;) {
        struct plan_exact *x = &t->exact.p[i];
        size_t step = plan_place(t, x->id);
        if (step == t->steps.n) {
            fault(t, x->file, x->line, "there is no step \"%.*s\"", STR_ARG(x->id));
            continue;
        }
        for (ptrdiff_t j = t->first[step]; j != PLAN_NOWHERE; j = t->exact.p[j].next)
            if (t->exact.p[j].year == x->year)
                fault(t, t->exact.p[j].file, t->exact.p[j].line,
                      "\"%.*s\" has a date for this class already", STR_ARG(x->id));
        x->next = t->first[step];
        t->first[step] = (ptrdiff_t)i;
    }
}

void plan_table_end(struct plan_table *t)
{
    int64_t *work = ARENA_ARRAY(t->a, int64_t, t->steps.n + 1);
    for (size_t i = 0; i < t->steps.n; i++)
        tie_rule(t, t->steps.p[i].when, t->steps.p[i].file, t->steps.p[i].line);
    VEC_EACH (struct plan_stage_row, row, &t->stages)
        tie_rule(t, row->begins, row->file, row->line);
    for (size_t i = 0; i < t->steps.n; i++)
        work_of_step(t, i, work);
    tie_exact(t);
}
