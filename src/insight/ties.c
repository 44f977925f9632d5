/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/ties.h"

#include <math.h>

static const char *const rule_kinds[TIE_RULE_KINDS] = {
    "mine", "declared", "history", "papers", "introduced", "together", "size", "limit"};

/* Words of the column "needs", except those that are keys of choices. */
static const struct {
    enum tie_rule_kind kind;
    enum tie_needs needs;
    const char *word;
} words[] = {{TIE_RULE_DECLARED, TIE_NEEDS_DECLARED, "know"}, /* its key is empty */
             {TIE_RULE_MINE, TIE_NEEDS_CONTACT, "contact"},
             {TIE_RULE_MINE, TIE_NEEDS_PIN_YES, "pin_yes"},
             {TIE_RULE_MINE, TIE_NEEDS_PIN_NO, "pin_no"},
             {TIE_RULE_MINE, TIE_NEEDS_MET, "met"},
             {TIE_RULE_HISTORY, TIE_NEEDS_CLASS, "class"},
             {TIE_RULE_HISTORY, TIE_NEEDS_HEAD, "head"},
             {TIE_RULE_HISTORY, TIE_NEEDS_DEPARTMENT, "department"},
             {TIE_RULE_HISTORY, TIE_NEEDS_PLACE, "place"},
             {TIE_RULE_HISTORY, TIE_NEEDS_TEACHES, "teaches"},
             {TIE_RULE_HISTORY, TIE_NEEDS_PART_OF, "part_of"},
             {TIE_RULE_HISTORY, TIE_NEEDS_SIBLING, "sibling"},
             {TIE_RULE_PAPERS, TIE_NEEDS_PAPERS, "papers"},
             {TIE_RULE_INTRODUCED, TIE_NEEDS_MET_THROUGH, "met_through"},
             {TIE_RULE_TOGETHER, TIE_NEEDS_TOGETHER, "together"},
             {TIE_RULE_LIMIT, TIE_NEEDS_FLOOR, "floor"},
             {TIE_RULE_LIMIT, TIE_NEEDS_MOST_HISTORY, "history"},
             {TIE_RULE_LIMIT, TIE_NEEDS_MOST, "all"},
             {TIE_RULE_LIMIT, TIE_NEEDS_CONFIRMED, "confirmed"},
             {TIE_RULE_LIMIT, TIE_NEEDS_WEAKER, "weaker"}};

enum tie_rule_kind tie_rule_kind_find(struct str word)
{
    enum tie_rule_kind k = TIE_RULE_MINE;
    while (k < TIE_RULE_KINDS && !str_eq(str_c(rule_kinds[k]), word))
        k++;
    return k;
}

/* Index of a key, whose empty first choice does not count; -1: none. */
static int key_of(const struct choice *choices, struct str word, int first)
{
    for (int i = first; choices[i].key; i++)
        if (*choices[i].key && str_eq(str_c(choices[i].key), word))
            return i;
    return -1;
}

enum tie_needs tie_needs_find(enum tie_rule_kind kind, struct str word)
{
    int at = -1;
    if (kind == TIE_RULE_DECLARED && (at = key_of(tie_kind_choices, word, 0)) >= 0)
        return (enum tie_needs)(TIE_NEEDS_DECLARED + at);
    if (kind == TIE_RULE_SIZE && (at = key_of(organisation_kind_choices, word, 1)) >= 0)
        return (enum tie_needs)(TIE_NEEDS_SIZE + at - 1);
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (words[i].kind == kind && str_eq(str_c(words[i].word), word))
            return words[i].needs;
    return TIE_NEEDS;
}

double tie_place_size(const struct tie_table *t, int kind, size_t known)
{
    int last = TIE_NEEDS_FLOOR - TIE_NEEDS_SIZE;
    int at = kind >= 1 && kind <= last ? kind : last; /* nobody said: as "other" */
    double size = t->rules[TIE_NEEDS_SIZE + at - 1].size;
    if ((double)known <= size)
        return size;
    double bucket = 1;
    while (bucket < (double)known)
        bucket *= 2;
    return bucket;
}

/* --- time ------------------------------------------------------------------------------------- */

/* A day as years. A year alone is taken at its middle, when medicine's years begin and end: who
 * left in 2023 and who came in 2023 have not met by that. */
static double years_of(struct date d, bool end)
{
    if (!d.m)
        return d.y + 0.5;
    double day = d.d ? d.d - 1 : end ? 30 : 0;
    return d.y + (d.m - 1) / 12.0 + day / 365;
}

/* The years somebody was at a place; false when nothing of it is in the past. A beginning that
 * nobody noted is taken as half a year before the end, or before today; within one year, all of
 * the year is. */
static bool span_of(const struct tie_post *p, struct date today, double *from, double *until)
{
    double now = years_of(today, false), end = p->until.y ? years_of(p->until, true) : now;
    *from = p->from.y ? years_of(p->from, false) : fmin(end, now) - 0.5;
    if (p->from.y && p->from.y == p->until.y && !p->from.m && !p->until.m) {
        *from = p->from.y;
        end = *from + 1;
    } else if (p->from.y == today.y && !p->from.m && *from >= now)
        *from = today.y; /* this year, and it is not July yet */
    *until = fmin(end, now);
    return *from < *until;
}

static double faded(double fades, double years)
{
    return fades > 0 ? exp2(-fmax(years, 0) / fades) : 1;
}

static double since(struct date end, struct date today)
{
    return end.y ? years_of(today, false) - years_of(end, false) : 0;
}

/* A year alone that is this year has begun. */
static bool is_to_come(struct date from, struct date today)
{
    return from.y > today.y || (from.m && since(from, today) < 0);
}

/* --- shared history --------------------------------------------------------------------------- */

enum post_is { IS_TRAINEE = 1, IS_STUDENT = 2, IS_TEACHER = 4, IS_HEAD = 8, IS_STAFF = 16 };

/* By index into position_kind_choices. */
static unsigned post_is(int kind)
{
    static const unsigned is[] = {
        0,          IS_STUDENT | IS_TRAINEE, IS_TRAINEE,           IS_TRAINEE, IS_TEACHER,
        IS_TEACHER, IS_TEACHER | IS_HEAD,    IS_TEACHER | IS_HEAD, IS_STAFF,   0,
        IS_STAFF};
    return kind >= 0 && (size_t)kind < sizeof(is) / sizeof(*is) ? is[kind] : 0;
}

static bool is_same_class(const struct tie_post *x, const struct tie_post *y)
{
    return x->kind == y->kind && post_is(x->kind) & IS_TRAINEE &&
           ((x->from.y && x->from.y == y->from.y) || (x->until.y && x->until.y == y->until.y));
}

static bool is_same_department(const struct tie_post *x, const struct tie_post *y)
{
    return x->department_key.n && str_eq(x->department_key, y->department_key);
}

static bool either(const struct tie_post *x, const struct tie_post *y, unsigned one, unsigned other)
{
    unsigned a = post_is(x->kind), b = post_is(y->kind);
    return (a & one && b & other) || (b & one && a & other);
}

/* How many times more people the owner knows at a place than one of its kind has: then it is less
 * of a place, and what it says of two people falls faster than its size. */
static double crowd(const struct tie_place *p)
{
    return p->usual > 0 && p->size > p->usual ? p->size / p->usual : 1;
}

static double people_of(const struct tie_place *p) { return p->size * crowd(p); }

/* A school has about four years of people, a program three. */
static double class_size(const struct tie_place *p)
{
    return people_of(p) / (p->size > 200 ? 4 : 3);
}

/* Of a crowd, what is called one department may be several. */
static double department_size(const struct tie_table *t, const struct tie_place *p)
{
    enum { DEPARTMENT = 3 }; /* organisation_kind_choices, without the empty one */
    double more = crowd(p);
    return fmin(people_of(p), t->rules[TIE_NEEDS_SIZE + DEPARTMENT].size * more * more * more);
}

struct weighing {
    const struct tie_table *t;
    struct date today;
    const struct tie_post *x, *y;
    struct str one, two; /* names of whose they are */
    double from, until;  /* of both being there */
    bool noted;          /* somebody noted that beginning */
    struct tie_finding best;
};

static double sized(const struct tie_rule *r, double people)
{
    return r->size > 0 && people > r->size ? sqrt(r->size / people) : 1;
}

static void weigh(struct weighing *w, enum tie_needs needs, double people)
{
    const struct tie_rule *r = &w->t->rules[needs];
    double years = w->until - w->from, p = r->base * sized(r, people);
    if (r->half_years > 0)
        p *= years / (years + r->half_years);
    p *= faded(r->fades, years_of(w->today, false) - w->until);
    if (p <= w->best.p)
        return;
    w->best =
        (struct tie_finding){.rule = r, .p = p, .x = w->x, .y = w->y, .one = w->one, .two = w->two};
}

static void weigh_same(struct weighing *w)
{
    const struct tie_post *x = w->x, *y = w->y;
    if (is_same_class(x, y))
        weigh(w, TIE_NEEDS_CLASS, class_size(x->place));
    if (is_same_department(x, y))
        weigh(w, TIE_NEEDS_DEPARTMENT, department_size(w->t, x->place));
    if (either(x, y, IS_HEAD, IS_TRAINEE | IS_TEACHER | IS_STAFF))
        weigh(w, TIE_NEEDS_HEAD, people_of(x->place));
    if (either(x, y, IS_TEACHER, IS_STUDENT))
        weigh(w, TIE_NEEDS_TEACHES, people_of(x->place));
    weigh(w, TIE_NEEDS_PLACE, people_of(x->place));
}

static int64_t house_of(const struct tie_place *p) { return p->parent ? p->parent : p->id; }

static void weigh_near(struct weighing *w)
{
    const struct tie_post *x = w->x, *y = w->y;
    bool y_above = x->place->parent == y->place->id, x_above = y->place->parent == x->place->id;
    const struct tie_place *large = y_above ? y->place : x_above ? x->place : x->above;
    if (y_above || x_above) {
        weigh(w, TIE_NEEDS_PART_OF, people_of(large));
        if (either(x, y, IS_TEACHER, IS_STUDENT))
            weigh(w, TIE_NEEDS_TEACHES, people_of(large));
    } else if (large)
        weigh(w, TIE_NEEDS_SIBLING, people_of(large));
}

/* Nobody meets who was not there at the same time. */
static bool overlap(struct weighing *w)
{
    double from, until;
    if (!span_of(w->x, w->today, &w->from, &w->until) || !span_of(w->y, w->today, &from, &until))
        return false;
    w->noted = from > w->from ? w->y->from.y : w->x->from.y;
    w->from = fmax(w->from, from);
    w->until = fmin(w->until, until);
    return w->from < w->until;
}

static struct date year_of(double years) { return (struct date){.y = (int)floor(years)}; }

/* Sentences begin with who led or taught, and with who was at the smaller place. */
static bool is_second_first(const struct tie_finding *f)
{
    unsigned y = post_is(f->y->kind), x = post_is(f->x->kind);
    switch (f->rule->needs) {
    case TIE_NEEDS_HEAD: return y & IS_HEAD && !(x & IS_HEAD);
    case TIE_NEEDS_TEACHES: return y & IS_TEACHER && !(x & IS_TEACHER);
    default: return f->y->place->parent == f->x->place->id;
    }
}

static void turn(struct tie_finding *f)
{
    const struct tie_post *x = f->x;
    struct str one = f->one;
    f->x = f->y;
    f->y = x;
    f->one = f->two;
    f->two = one;
}

/* The strongest that two posts come to; p 0: nothing. */
static struct tie_finding compare(struct weighing w)
{
    const struct tie_post *x = w.x, *y = w.y;
    if (!x->place || !y->place || house_of(x->place) != house_of(y->place) || !overlap(&w))
        return w.best;
    if (x->place->id == y->place->id)
        weigh_same(&w);
    else
        weigh_near(&w);
    if (w.best.p <= 0)
        return w.best;
    bool lasts = !x->until.y && !y->until.y;
    if (is_second_first(&w.best))
        turn(&w.best);
    if (w.noted)
        w.best.from = year_of(w.from);
    if (!lasts && w.until < years_of(w.today, false)) /* an end on 31 December is of that year */
        w.best.until = year_of(w.until - 1.0 / 366);
    return w.best;
}

/* Whether a rule can come to anything among so many people. */
static bool may_count(const struct tie_table *t, enum tie_needs needs, double people)
{
    return t->rules[needs].base * sized(&t->rules[needs], people) >= t->rules[TIE_NEEDS_FLOOR].base;
}

bool tie_place_has_near(const struct tie_table *t, const struct tie_place *p)
{
    return may_count(t, TIE_NEEDS_DEPARTMENT, department_size(t, p)) ||
           may_count(t, TIE_NEEDS_CLASS, class_size(p)) ||
           may_count(t, TIE_NEEDS_HEAD, people_of(p)) ||
           may_count(t, TIE_NEEDS_TEACHES, people_of(p));
}

bool tie_posts_near(const struct tie_table *t, const struct tie_post *x, const struct tie_post *y)
{
    const struct tie_place *p = x->place;
    if (is_same_department(x, y) && may_count(t, TIE_NEEDS_DEPARTMENT, department_size(t, p)))
        return true;
    if (is_same_class(x, y) && may_count(t, TIE_NEEDS_CLASS, class_size(p)))
        return true;
    if (either(x, y, IS_HEAD, IS_TRAINEE | IS_TEACHER | IS_STAFF) &&
        may_count(t, TIE_NEEDS_HEAD, people_of(p)))
        return true;
    return either(x, y, IS_TEACHER, IS_STUDENT) && may_count(t, TIE_NEEDS_TEACHES, people_of(p));
}

double tie_place_most(const struct tie_table *t, const struct tie_place *place, bool same)
{
    static const enum tie_needs at[] = {TIE_NEEDS_PLACE},
                                around[] = {TIE_NEEDS_PART_OF, TIE_NEEDS_SIBLING,
                                            TIE_NEEDS_TEACHES};
    size_t n = same ? sizeof(at) / sizeof(*at) : sizeof(around) / sizeof(*around);
    double most = 0;
    for (size_t i = 0; i < n; i++) {
        const struct tie_rule *r = &t->rules[same ? at[i] : around[i]];
        most = fmax(most, r->base * sized(r, people_of(place)));
    }
    return most;
}

/* --- putting together ------------------------------------------------------------------------- */

/* Keeps the strongest; of one house only one. */
static void add_finding(struct tie_judgement *j, const struct tie_finding *f)
{
    size_t at = j->n;
    if (f->p <= 0)
        return;
    for (size_t i = 0; f->x && i < j->n; i++)
        if (j->findings[i].x && house_of(j->findings[i].x->place) == house_of(f->x->place))
            at = i;
    if (at < j->n) {
        if (f->p > j->findings[at].p)
            j->findings[at] = *f;
        return;
    }
    if (j->n == TIE_FINDINGS) { /* as many houses are beyond doubt: the weakest goes */
        at = 0;
        for (size_t i = 1; i < j->n; i++)
            if (j->findings[i].p < j->findings[at].p)
                at = i;
        if (f->p > j->findings[at].p)
            j->findings[at] = *f;
        return;
    }
    j->findings[j->n++] = *f;
}

static void sort_findings(struct tie_judgement *j)
{
    for (size_t i = 1; i < j->n; i++) {
        struct tie_finding f = j->findings[i];
        size_t at = i;
        for (; at && j->findings[at - 1].p < f.p; at--)
            j->findings[at] = j->findings[at - 1];
        j->findings[at] = f;
    }
}

static double joined(const struct tie_table *t, const struct tie_judgement *j)
{
    double not_history = 1, not_else = 1;
    for (size_t i = 0; i < j->n; i++)
        *(j->findings[i].x ? &not_history : &not_else) *= 1 - j->findings[i].p;
    double history = fmin(1 - not_history, t->rules[TIE_NEEDS_MOST_HISTORY].base);
    return fmin(1 - (1 - history) * not_else, t->rules[TIE_NEEDS_MOST].base);
}

static void settle(const struct tie_table *t, struct tie_judgement *j)
{
    sort_findings(j);
    if (j->verdict == TIE_CONFIRMED)
        j->p = fmax(j->p, t->rules[TIE_NEEDS_CONFIRMED].base);
    if (j->verdict == TIE_WEAKER)
        j->p = fmin(j->p, t->rules[TIE_NEEDS_WEAKER].base);
    if (j->verdict == TIE_NONE || j->p < t->rules[TIE_NEEDS_FLOOR].base)
        j->p = 0;
    j->used = j->p > 0 && j->verdict != TIE_UNUSED;
}

/* --- what was noted --------------------------------------------------------------------------- */

static void add_papers(const struct tie_table *t, struct tie_judgement *j, const struct tie *x,
                       struct date today)
{
    const struct tie_rule *r = &t->rules[TIE_NEEDS_PAPERS];
    double each = r->base, authors = (double)x->authors;
    struct date last = {.y = (int)x->last_paper};
    if (r->size > 0 && authors > r->size)
        each *= r->size / authors;
    double p = (1 - pow(1 - each, (double)x->papers)) * faded(r->fades, since(last, today));
    struct tie_finding f = {
        .rule = r, .p = p, .n = x->papers, .until = last, .tie = x->record.id, .said = x->evidence};
    add_finding(j, &f);
}

/* A record that says that the two do not know each other is no evidence for them. */
static void add_declared(const struct tie_table *t, struct tie_judgement *j, const struct tie *ties,
                         size_t n, struct date today)
{
    for (size_t i = 0; i < n; i++) {
        const struct tie *x = &ties[i];
        j->tie = x->record.id;
        if (x->verdict != TIE_OPEN)
            j->verdict = x->verdict;
        if (x->papers > 0) {
            add_papers(t, j, x, today);
            continue;
        }
        if ((x->verdict == TIE_NONE && x->kind == TIE_KNOW) || is_to_come(x->from, today))
            continue;
        const struct tie_rule *r = &t->rules[TIE_NEEDS_DECLARED + x->kind];
        double ended = fmax(since(x->until, today), 0), years = since(x->from, today) - ended;
        double p = r->base;
        if (r->half_years > 0 && x->from.y)
            p *= fmax(years, 0.5) / (fmax(years, 0.5) + r->half_years);
        struct tie_finding f = {.rule = r,
                                .p = p * faded(r->fades, ended),
                                .from = x->from,
                                .until = x->until,
                                .tie = x->record.id,
                                .said = x->evidence};
        add_finding(j, &f);
    }
}

static void add_met_through(const struct tie_table *t, struct tie_judgement *j,
                            const struct tie_side *met, const struct tie_side *through,
                            struct date today)
{
    const struct tie_rule *r = &t->rules[TIE_NEEDS_MET_THROUGH];
    struct tie_finding f = {.rule = r,
                            .p = r->base * faded(r->fades, since(met->met_when, today)),
                            .one = through->name,
                            .two = met->name,
                            .until = met->met_when};
    if (met->met_through && met->met_through == through->id)
        add_finding(j, &f);
}

static void add_together(const struct tie_table *t, struct tie_judgement *j,
                         const struct tie_pair *pair, struct date today)
{
    const struct tie_rule *r = &t->rules[TIE_NEEDS_TOGETHER];
    double p = 1 - pow(1 - r->base, (double)pair->together);
    struct tie_finding f = {.rule = r,
                            .p = p * faded(r->fades, since(pair->together_last, today)),
                            .n = pair->together,
                            .until = pair->together_last};
    if (pair->together > 0)
        add_finding(j, &f);
}

static void add_history(const struct tie_table *t, struct tie_judgement *j,
                        const struct tie_pair *pair, struct date today)
{
    for (size_t i = 0; i < pair->a->posts_n; i++)
        for (size_t k = 0; k < pair->b->posts_n; k++) {
            struct tie_finding f = compare((struct weighing){.t = t,
                                                             .today = today,
                                                             .x = &pair->a->posts[i],
                                                             .y = &pair->b->posts[k],
                                                             .one = pair->a->name,
                                                             .two = pair->b->name});
            add_finding(j, &f);
        }
}

void tie_judge(const struct tie_table *t, const struct tie_pair *pair, struct date today,
               struct tie_judgement *ret)
{
    *ret = (struct tie_judgement){0};
    add_declared(t, ret, pair->ties, pair->ties_n, today);
    add_history(t, ret, pair, today);
    add_met_through(t, ret, pair->a, pair->b, today);
    add_met_through(t, ret, pair->b, pair->a, today);
    add_together(t, ret, pair, today);
    ret->p = joined(t, ret);
    settle(t, ret);
}

static bool has_other_role(struct str roles)
{
    struct str role;
    while (roles.n && str_next(&roles, ',', &role))
        if (!str_eq(str_trim(role), STR("external")))
            return true;
    return false;
}

bool tie_was_met(int circle, struct str roles, struct date met_when)
{
    bool near = circle == CIRCLE_INNER || circle == CIRCLE_ACTIVE || circle == CIRCLE_GOOD;
    return date_is_set(met_when) || near || has_other_role(roles);
}

void tie_judge_mine(const struct tie_table *t, const struct tie_mine *mine, struct date today,
                    struct tie_judgement *ret)
{
    const struct tie_rule *contact = &t->rules[TIE_NEEDS_CONTACT], *met = &t->rules[TIE_NEEDS_MET],
                          *yes = &t->rules[TIE_NEEDS_PIN_YES], *no = &t->rules[TIE_NEEDS_PIN_NO];
    *ret = (struct tie_judgement){0};
    add_declared(t, ret, mine->ties, mine->ties_n, today);
    struct tie_finding log = {
        .rule = contact, .p = contact->base * mine->answer, .until = mine->last_on};
    double met_p = met->base * faded(met->fades, since(mine->person->met_when, today));
    struct tie_finding seen = {
        .rule = met, .p = met_p, .until = mine->person->met_when, .said = mine->met_how};
    if (mine->contact)
        add_finding(ret, &log);
    else if (mine->met)
        add_finding(ret, &seen);
    ret->p = mine->contact ? fmin(log.p, t->rules[TIE_NEEDS_MOST].base) : joined(t, ret);
    if (mine->pin == READY_PIN_YES) {
        ret->p = fmax(ret->p, yes->base);
        add_finding(ret, &(struct tie_finding){.rule = yes, .p = yes->base});
    }
    if (mine->pin == READY_PIN_NO && ret->p > 0) {
        ret->p = fmin(ret->p, no->base);
        add_finding(ret, &(struct tie_finding){.rule = no, .p = no->base});
    }
    settle(t, ret);
}
