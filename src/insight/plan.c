/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/plan.h"

#include "insight/plan_int.h"

const char *const plan_status_keys[] = {"unknown",   "projected", "school",
                                        "secondary", "official",  "own"};
const char *const plan_status_labels[] = {"not known yet",       "projected", "one school's date",
                                          "from another source", "official",  "your date"};
const char *const plan_stage_keys[PLAN_STAGES] = {
    "pre", "ms1", "ms1_summer", "ms2", "ms3", "ms4_apply", "interview", "match", "after"};
const char *const plan_stage_titles[PLAN_STAGES] = {"Before school", "First year", "First summer",
                                                    "Second year",   "Third year", "Applying",
                                                    "Interviews",    "Match",      "After"};

int plan_stage_find(struct str key)
{
    for (int i = 0; i < PLAN_STAGES; i++)
        if (str_eq(key, str_c(plan_stage_keys[i])))
            return i;
    return -1;
}

const struct plan_step *plan_steps(const struct plan_table *t, size_t *ret_n)
{
    *ret_n = t->steps.n;
    return t->steps.p;
}

const struct plan_step *plan_step_find(const struct plan_table *t, struct str id)
{
    size_t i = plan_place(t, id);
    return i < t->steps.n ? &t->steps.p[i] : NULL;
}

bool plan_applies(const struct plan_step *step, const struct plan_student *s)
{
    return plan_terms_hold(step->applies_to, s);
}

static const struct plan_exact *find_exact(const struct plan_table *t, size_t step, int64_t year)
{
    for (ptrdiff_t i = t->first[step]; i != PLAN_NOWHERE; i = t->exact.p[i].next)
        if (t->exact.p[i].year == year)
            return &t->exact.p[i];
    return NULL;
}

/* Other steps count with their exact dates. The table has no circles, so this ends. */
static struct plan_span find_span(const void *data, size_t step, int64_t year)
{
    const struct plan_table *t = data;
    const struct plan_exact *exact = find_exact(t, step, year);
    return exact ? exact->span
                 : plan_rule_span(t->steps.p[step].when, year, &(struct plan_lookup){find_span, t});
}

static size_t place_of(const struct plan_table *t, const struct plan_step *step)
{
    return (size_t)(step - t->steps.p);
}

int plan_step_date(const struct plan_table *t, int64_t graduation_year,
                   const struct plan_step *step, struct plan_date *ret)
{
    if (!graduation_year)
        return 0;
    const struct plan_exact *exact = find_exact(t, place_of(t, step), graduation_year);
    struct plan_span span = find_span(t, place_of(t, step), graduation_year);
    bool known = date_is_set(span.from);
    *ret = (struct plan_date){.from = span.from,
                              .until = span.until,
                              .about = span.about,
                              .time = step->time,
                              .zone = step->zone,
                              .status = exact   ? exact->status
                                        : known ? PLAN_PROJECTED
                                                : PLAN_UNKNOWN};
    return 1;
}

int plan_date(const struct plan_table *t, const struct plan_student *s, struct str id,
              struct plan_date *ret)
{
    const struct plan_step *step = plan_step_find(t, id);
    return step && plan_applies(step, s) ? plan_step_date(t, s->graduation_year, step, ret) : 0;
}

struct str plan_source(const struct plan_table *t, int64_t graduation_year,
                       const struct plan_step *step)
{
    const struct plan_exact *exact = find_exact(t, place_of(t, step), graduation_year);
    return exact ? exact->source : step->page;
}

struct date plan_stage_begins(const struct plan_table *t, const struct plan_student *s, int stage)
{
    struct plan_lookup steps = {find_span, t};
    struct plan_span span = {.about = false};
    VEC_EACH (const struct plan_stage_row, row, &t->stages)
        if (row->stage == stage && plan_terms_hold(row->applies_to, s))
            span = plan_rule_span(row->begins, s->graduation_year, &steps);
    return span.from;
}

int plan_stage(const struct plan_table *t, const struct plan_student *s, struct date day)
{
    int stage = PLAN_PRE;
    if (!s->graduation_year)
        return -1;
    for (int i = PLAN_PRE; i < PLAN_STAGES; i++) {
        struct date begins = plan_stage_begins(t, s, i);
        if (date_is_set(begins) && date_cmp(begins, day) <= 0)
            stage = i;
    }
    return stage;
}
