/* SPDX-License-Identifier: Apache-2.0 */
/* What is not as it should be: problems and needs of insight/letter_rules.h. */
#include "base/arena.h"
#include "insight/letter_rules.h"
#include "insight/phrase.h"

#include <stdlib.h>

enum { WEEK = 7, AHEAD_DAYS = 56, TIGHT_DAYS = 28, PACKET_DAYS = 2, OVERDUE_DAYS = 3 };
enum { ADVISED = 1, ASKED_FOR = 2, NOT_ALLOWED = 3 };

#define POST(kind) (1u << (kind))
/* Places in position_kind_choices. */
enum { STUDENT = 1, RESIDENT, FELLOW, ATTENDING, FACULTY, DIRECTOR, CHAIR };
#define IN_TRAINING (POST(STUDENT) | POST(RESIDENT) | POST(FELLOW))
#define TEACHES (POST(ATTENDING) | POST(FACULTY) | POST(DIRECTOR) | POST(CHAIR))

enum found_kind { FEW, MANY, OWN, NOT_READY, BY, NOT_ONLY, BOTH };
/* What a rule found at a place; its sentence is made when it is shown. */
struct found {
    const struct letter_rule *rule;
    size_t place, letter;
    int64_t n; /* what there is */
    enum found_kind kind;
    size_t next; /* the next of the same rule; 0: none */
};
/* Problems that stand together: of a rule on its day, in order of programs; or one of a letter. */
struct run {
    struct letter_problem first;
    size_t at, n; /* in the list of what was found; n 0: only `first` */
};
struct finder {
    struct arena *a;
    const struct letter_facts *f;
    VEC(struct found) found;
    VEC(struct run) runs;
    size_t *first, *last, *count; /* of each rule: place in `found` + 1 */
};

/* --- matching --------------------------------------------------------------------------------- */

static bool has_name(struct str names, struct str name)
{
    struct str one;
    while (names.n && str_next(&names, ';', &one))
        if (str_eq(one, name))
            return true;
    return false;
}

static bool has_word(struct str text, struct str word)
{
    struct str one;
    while (text.n && str_next(&text, ' ', &one))
        if (str_eq(one, word))
            return true;
    return false;
}

/* A row that begins with "*" is about a word. */
static bool names_fit(const struct letter_rule *r, const struct letter_place *p)
{
    struct str names = r->names, one;
    while (names.n && str_next(&names, ';', &one))
        if (str_starts(one, STR("*")) ? has_word(p->specialty, str_sub(one, 1, one.n))
                                      : p->specialty.n && str_eq(one, p->specialty))
            return true;
    return false;
}

static bool is_total(const struct letter_rule *r)
{
    return r->check == LETTER_CHECK_COUNT && r->which == LETTER_WHICH_ANY && r->min &&
           r->author == LETTER_AUTHOR_ANY;
}

static bool has_total(const struct letter_rules *t, const struct letter_place *p)
{
    for (size_t i = 0; i < t->n; i++)
        if (is_total(&t->rows[i]) && names_fit(&t->rows[i], p))
            return true;
    return false;
}

static bool binds(const struct letter_rules *t, const struct letter_rule *r,
                  const struct letter_place *p)
{
    if (r->service && r->service != p->service)
        return false;
    if (str_eq(r->names, STR("general")))
        return !has_total(t, p);
    if (str_eq(r->names, STR("chair")))
        return p->chair;
    return names_fit(r, p);
}

/* Places of one specialty, service and wish share what binds them. */
static bool is_alike(const struct letter_place *x, const struct letter_place *y)
{
    return x->service == y->service && x->chair == y->chair && str_eq(x->specialty, y->specialty);
}

static struct letter_bound *bind(struct arena *a, const struct letter_rules *t,
                                 const struct letter_place *p)
{
    struct letter_bound *b = ARENA_NEW(a, struct letter_bound);
    b->rows = ARENA_ARRAY(a, const struct letter_rule *, t->n + 1);
    for (size_t i = 0; i < t->n; i++) {
        const struct letter_rule *r = &t->rows[i];
        if (!binds(t, r, p))
            continue;
        b->rows[b->n++] = r;
        if (r->check == LETTER_CHECK_COUNT && r->min > b->wanted)
            b->wanted = r->min;
    }
    return b;
}

void letter_bind(struct arena *a, const struct letter_rules *t, struct letter_place *places,
                 size_t n)
{
    for (size_t i = 0; t && i < n; i++) {
        bool same = i && is_alike(&places[i], &places[i - 1]);
        places[i].bound = same ? places[i - 1].bound : bind(a, t, &places[i]);
    }
}

static bool is_which(enum letter_which w, const struct letter *x)
{
    switch (w) {
    case LETTER_WHICH_NARRATIVE: return x->form == LETTER_NARRATIVE || x->form == LETTER_FORM_NONE;
    case LETTER_WHICH_SLOE: return x->form == LETTER_SLOE;
    case LETTER_WHICH_SLOR: return x->form == LETTER_SLOR;
    case LETTER_WHICH_SEL: return x->form == LETTER_SEL;
    case LETTER_WHICH_STANDARDIZED: return x->form > LETTER_NARRATIVE;
    case LETTER_WHICH_CHAIR: return x->chair;
    case LETTER_WHICH_DEPARTMENTAL: return x->form == LETTER_SEL || x->chair;
    case LETTER_WHICH_PRELIMINARY: return x->preliminary;
    default: return true;
    }
}

static bool is_by(enum letter_author author, const struct letter_writer *w, struct str specialty)
{
    bool own = has_name(w->specialties, specialty), teaches = (w->posts & TEACHES) != 0;
    switch (author) {
    case LETTER_AUTHOR_SPECIALTY: return own;
    case LETTER_AUTHOR_FACULTY: return teaches;
    case LETTER_AUTHOR_SPECIALTY_FACULTY: return own && teaches;
    case LETTER_AUTHOR_CLINICAL: return w->specialties.n || teaches;
    default: return true;
    }
}

/* A letter that goes there and that the row is about. */
static bool counts(const struct letter_facts *f, const struct letter_rule *r, size_t letter,
                   size_t place)
{
    return letter_cell(f, letter, place) != ASSIGNMENT_UNSET &&
           is_which(r->which, &f->letters[letter].letter);
}

/* --- of programs ------------------------------------------------------------------------------ */

static void add(struct finder *x, const struct letter_rule *r, size_t place, size_t letter,
                int64_t n, enum found_kind kind)
{
    size_t rule = (size_t)(r - x->f->rules->rows), at = x->found.n + 1;
    *VEC_PUSH(x->a, &x->found) =
        (struct found){.rule = r, .place = place, .letter = letter, .n = n, .kind = kind};
    if (x->count[rule]++)
        x->found.p[x->last[rule] - 1].next = at;
    else
        x->first[rule] = at;
    x->last[rule] = at;
}

static const char *noun(enum letter_which w)
{
    static const char *const nouns[LETTER_WHICHES] = {"letter",
                                                      "narrative letter",
                                                      "SLOE",
                                                      "SLOR",
                                                      "SEL",
                                                      "standardized letter",
                                                      "chair's letter",
                                                      "departmental letter",
                                                      "letter for a preliminary year"};
    return nouns[w];
}

static struct str amount(struct arena *a, int64_t n, enum letter_which w)
{
    struct str number = n ? phrase_number(a, n) : STR("no");
    return str_format(a, "%.*s %s%s", STR_ARG(number), noun(w), n == 1 ? "" : "s");
}

static void check_count(struct finder *x, const struct letter_rule *r, size_t place)
{
    const struct letter_facts *f = x->f;
    const struct letter_place *p = &f->places[place];
    int64_t n = 0, own = 0;
    for (size_t i = 0; i < f->letters_n; i++) {
        const struct letter_writer *w = &f->letters[i].writer;
        bool in = counts(f, r, i, place) && is_by(r->author, w, p->specialty);
        n += in;
        own += in && r->in_specialty && has_name(w->specialties, p->specialty);
    }
    if (r->min && n < r->min)
        add(x, r, place, 0, n, FEW);
    else if (r->max && n > r->max)
        add(x, r, place, 0, n, MANY);
    else if (own < r->in_specialty)
        add(x, r, place, 0, own, OWN);
}

static void check_ready(struct finder *x, const struct letter_rule *r, size_t place)
{
    const struct letter_facts *f = x->f;
    int64_t n = 0;
    for (size_t i = 0; i < f->letters_n; i++)
        n += counts(f, r, i, place) && f->letters[i].letter.portal == PORTAL_UPLOADED;
    if (n < r->min)
        add(x, r, place, 0, n, NOT_READY);
}

/* Nothing is said of writers of whom nothing is noted. */
static void check_author(struct finder *x, const struct letter_rule *r, size_t place)
{
    const struct letter_facts *f = x->f;
    for (size_t i = 0; i < f->letters_n; i++) {
        const struct letter_writer *w = &f->letters[i].writer;
        bool known = w->specialties.n || w->posts;
        if (known && counts(f, r, i, place) && !is_by(r->author, w, f->places[place].specialty))
            add(x, r, place, i, 0, BY);
    }
}

static void check_only(struct finder *x, const struct letter_rule *r, size_t place)
{
    const struct letter_facts *f = x->f;
    for (size_t i = 0; i < f->letters_n; i++)
        if (letter_cell(f, i, place) != ASSIGNMENT_UNSET && !counts(f, r, i, place))
            add(x, r, place, i, 0, NOT_ONLY);
}

static bool writes(const struct letter_facts *f, size_t place, int64_t person, enum letter_which w)
{
    for (size_t i = 0; i < f->letters_n; i++)
        if (letter_cell(f, i, place) != ASSIGNMENT_UNSET && f->letters[i].writer.person == person &&
            is_which(w, &f->letters[i].letter))
            return true;
    return false;
}

static void check_either(struct finder *x, const struct letter_rule *r, size_t place)
{
    const struct letter_facts *f = x->f;
    for (size_t i = 0; i < f->letters_n; i++)
        if (counts(f, r, i, place) && writes(f, place, f->letters[i].writer.person, r->replaces))
            add(x, r, place, i, 0, BOTH);
}

static void check_note(struct finder *x, const struct letter_rule *r, size_t place)
{
    (void)x, (void)r, (void)place;
}

static void check_place(struct finder *x, size_t place)
{
    static void (*const checks[LETTER_CHECKS])(struct finder *, const struct letter_rule *,
                                               size_t) = {check_count, check_ready,  check_author,
                                                          check_only,  check_either, check_note};
    const struct letter_place *p = &x->f->places[place];
    const struct letter_bound *b = p->bound ? p->bound : bind(x->a, x->f->rules, p);
    for (size_t i = 0; i < b->n; i++)
        checks[b->rows[i]->check](x, b->rows[i], place);
}

static struct str say_author(struct arena *a, const struct letter_facts *f, const struct found *x)
{
    const struct letter_fact *l = &f->letters[x->letter];
    enum letter_author author = x->rule->author;
    return str_format(a, "Letter %c to %.*s is by %.*s, who is not noted as %s.", l->key,
                      STR_ARG(f->places[x->place].name), STR_ARG(l->writer.name),
                      author == LETTER_AUTHOR_FACULTY     ? "faculty"
                      : author == LETTER_AUTHOR_CLINICAL  ? "a physician"
                      : author == LETTER_AUTHOR_SPECIALTY ? "of the specialty"
                                                          : "faculty of the specialty");
}

static struct str say_count(struct arena *a, const struct letter_facts *f, const struct found *x)
{
    const struct letter_rule *r = x->rule;
    const struct letter_place *p = &f->places[x->place];
    struct str has = amount(a, x->n, r->which);
    if (x->kind == FEW)
        return str_format(a, "%.*s has %.*s; it needs %.*s%s.", STR_ARG(p->name), STR_ARG(has),
                          STR_ARG(phrase_number(a, r->min)),
                          r->author == LETTER_AUTHOR_CLINICAL ? " from physicians" : "");
    if (x->kind == MANY)
        return str_format(a, "%.*s has %.*s; %.*s at most.", STR_ARG(p->name), STR_ARG(has),
                          STR_ARG(phrase_number(a, r->max)));
    return str_format(a, "%.*s has %.*s from %.*s, as far as specialties are noted; it needs %.*s.",
                      STR_ARG(p->name), STR_ARG(has), STR_ARG(phrase_inside(a, p->specialty_name)),
                      STR_ARG(phrase_number(a, r->in_specialty)));
}

static struct str say(struct arena *a, const struct letter_facts *f, const struct found *x)
{
    const struct letter_fact *l = &f->letters[x->letter];
    struct str place = f->places[x->place].name;
    const char *which = noun(x->rule->which);
    switch (x->kind) {
    case NOT_READY: return str_format(a, "No %s for %.*s is uploaded yet.", which, STR_ARG(place));
    case BY: return say_author(a, f, x);
    case NOT_ONLY:
        return str_format(a, "Letter %c is no %s; %.*s takes nothing else.", l->key, which,
                          STR_ARG(place));
    case BOTH:
        return str_format(a, "%.*s writes both a %s and a %s to %.*s.", STR_ARG(l->writer.name),
                          which, noun(x->rule->replaces), STR_ARG(place));
    default: return say_count(a, f, x);
    }
}

/* All but the sentence. */
static struct letter_problem of_rule(const struct letter_facts *f, const struct found *x)
{
    const struct letter_rule *r = x->rule;
    const struct letter_place *p = &f->places[x->place];
    return (struct letter_problem){.rule = r->id,
                                   .text = r->sentence,
                                   .source = r->source,
                                   .confidence = r->confidence,
                                   .season = r->season,
                                   .program = p->program,
                                   .place = p->name,
                                   .by = r->check == LETTER_CHECK_READY ? f->opens : f->need_by,
                                   .weight = r->must ? ASKED_FOR : ADVISED};
}

/* --- of letters ------------------------------------------------------------------------------- */

static void add_law(struct finder *x, const char *id, int weight, const struct letter_fact *l,
                    struct date by, struct str sentence)
{
    const struct letter_law *law = letter_law_find(id);
    VEC_PUSH(x->a, &x->runs)->first = (struct letter_problem){.rule = str_c(law->id),
                                                              .sentence = sentence,
                                                              .text = str_c(law->sentence),
                                                              .source = str_c(law->source),
                                                              .confidence = str_c(law->confidence),
                                                              .letter = l->letter.record.id,
                                                              .by = by,
                                                              .weight = weight};
}

static void check_asking(struct finder *x, const struct letter_fact *l, struct date need)
{
    struct date ask = date_add_days(need, -AHEAD_DAYS);
    int64_t left = date_diff(need, x->f->today);
    if (l->ask.state > ASK_IDEA || date_cmp(x->f->today, ask) <= 0)
        return;
    add_law(x, "ask_by", left < TIGHT_DAYS ? ASKED_FOR : ADVISED, l, ask,
            left < TIGHT_DAYS
                ? str_format(x->a,
                             "%.*s is not asked yet, and letter %c is needed %.*s: that is tight; "
                             "say so when you ask.",
                             STR_ARG(l->writer.name), l->key,
                             STR_ARG(phrase_by(x->a, need, x->f->today)))
                : str_format(x->a, "%.*s is not asked yet for letter %c: ask now.",
                             STR_ARG(l->writer.name), l->key));
}

/* From yes to the upload. */
static void check_way(struct finder *x, const struct letter_fact *l, struct date need)
{
    struct date packet = date_is_full(l->ask.answered_on)
                             ? date_add_days(l->ask.answered_on, PACKET_DAYS)
                             : x->f->today;
    if (l->ask.state != ASK_AGREED || l->letter.portal == PORTAL_UPLOADED)
        return;
    if (!date_is_set(l->letter.packet_on) && !l->letter.imported)
        add_law(x, "packet", ADVISED, l, packet,
                str_format(x->a, "%.*s agreed and has no packet yet.", STR_ARG(l->writer.name)));
    if (l->letter.portal == PORTAL_CONFIRMED && l->letter.service == SERVICE_ERAS &&
        !l->letter.letter_id.n)
        add_law(
            x, "L4", ADVISED, l, packet,
            str_format(x->a, "Letter %c is confirmed, and its Letter ID is not noted.", l->key));
    if (date_cmp(x->f->today, need) > 0)
        add_law(x, "L5", ASKED_FOR, l, need,
                str_format(x->a, "Letter %c of %.*s is not uploaded; it was needed by %.*s.",
                           l->key, STR_ARG(l->writer.name), STR_ARG(date_words(x->a, need))));
    if (date_diff(x->f->today, need) > OVERDUE_DAYS && l->ask.nudges > 0)
        add_law(x, "backup", ASKED_FOR, l, date_add_days(need, OVERDUE_DAYS),
                str_format(x->a, "You reminded %.*s; it is time for another writer.",
                           STR_ARG(l->writer.name)));
}

static bool is_over(const struct letter_fact *l)
{
    return l->ask.state == ASK_DECLINED || l->ask.state == ASK_NO_ANSWER ||
           l->ask.state == ASK_DROPPED;
}

static void check_letter(struct finder *x, size_t i)
{
    const struct letter_fact *l = &x->f->letters[i];
    struct date need = letter_need_by(x->f, l);
    bool trains = (l->writer.posts & IN_TRAINING) && !(l->writer.posts & TEACHES);
    if (is_over(l))
        return;
    if (trains || l->writer.family)
        add_law(x, "writer", ADVISED, l, need,
                str_format(x->a, "Letter %c is by %.*s, who is %s.", l->key,
                           STR_ARG(l->writer.name), trains ? "in training" : "family"));
    if (l->letter.waived && !date_is_set(l->letter.waived_on))
        add_law(x, "L9", ADVISED, l, need,
                str_format(x->a, "Letter %c is waived; note the day you signed that.", l->key));
    if (date_is_full(need)) {
        check_asking(x, l, need);
        check_way(x, l, need);
    }
}

/* What a portal would refuse and an older note may say. */
static void check_laws(struct finder *x, size_t place)
{
    const struct letter_facts *f = x->f;
    for (size_t i = 0; i < f->letters_n; i++) {
        const struct letter_fact *l = &f->letters[i];
        bool sloe = l->letter.form == LETTER_SLOE && letter_cell(f, i, place);
        if (sloe && writes(f, place, l->writer.person, LETTER_WHICH_NARRATIVE))
            add_law(x, "sloe_narrative", NOT_ALLOWED, l, f->need_by,
                    str_format(x->a, "%.*s writes a SLOE and a narrative letter to %.*s.",
                               STR_ARG(l->writer.name), STR_ARG(f->places[place].name)));
    }
    if (f->letters_n && letter_sum(f, place) > LETTER_FOUR)
        add_law(
            x, "L1", NOT_ALLOWED, &f->letters[0], f->need_by,
            str_format(x->a, "%.*s has more than four letters.", STR_ARG(f->places[place].name)));
}

static int in_order(const struct letter_problem *x, const struct letter_problem *y)
{
    bool dx = date_is_full(x->by), dy = date_is_full(y->by);
    if (dx != dy)
        return dx ? -1 : 1;
    int c = dx ? date_cmp(x->by, y->by) : 0;
    if (c == 0)
        c = y->weight - x->weight;
    return c ? c : str_cmp(x->rule, y->rule);
}

/* Stable: equal ones stay in order of letters and programs. There are as many as rules. */
static void sort_runs(struct run *runs, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct run one = runs[i];
        size_t at = i;
        for (; at > 0 && in_order(&one.first, &runs[at - 1].first) < 0; at--)
            runs[at] = runs[at - 1];
        runs[at] = one;
    }
}

static void find_all(struct finder *x)
{
    const struct letter_facts *f = x->f;
    size_t rules = f->rules->n;
    x->first = ARENA_ARRAY(x->a, size_t, rules + 1);
    x->last = ARENA_ARRAY(x->a, size_t, rules + 1);
    x->count = ARENA_ARRAY(x->a, size_t, rules + 1);
    for (size_t i = 0; i < f->letters_n; i++)
        check_letter(x, i);
    for (size_t p = 0; p < f->places_n; p++) {
        check_laws(x, p);
        check_place(x, p);
    }
    for (size_t r = 0; r < rules; r++)
        if (x->count[r])
            *VEC_PUSH(x->a, &x->runs) =
                (struct run){.first = of_rule(f, &x->found.p[x->first[r] - 1]),
                             .at = x->first[r],
                             .n = x->count[r]};
    sort_runs(x->runs.p, x->runs.n);
}

void letter_problems(struct arena *a, const struct letter_facts *f, letter_problems_vec *ret)
{
    struct finder x = {.a = a, .f = f};
    find_all(&x);
    VEC_EACH (const struct run, run, &x.runs) {
        if (!run->n)
            *VEC_PUSH(a, ret) = run->first;
        for (size_t at = run->n ? run->at : 0; at; at = x.found.p[at - 1].next) {
            struct letter_problem *one = VEC_PUSH(a, ret);
            *one = of_rule(f, &x.found.p[at - 1]);
            one->sentence = say(a, f, &x.found.p[at - 1]);
        }
    }
}

/* Neighbours of one rule and day, each of another letter, are told as one. */
static bool is_same(const struct letter_group *g, const struct run *run)
{
    return !run->n && !g->first.program && run->first.letter && g->first.letter &&
           str_eq(g->first.rule, run->first.rule) && date_eq(g->first.by, run->first.by);
}

static void add_letter(struct arena *a, const struct letter_facts *f, const struct run *run,
                       struct letter_group *g)
{
    size_t i = 0;
    while (i < f->letters_n && f->letters[i].letter.record.id != run->first.letter)
        i++;
    if (i < f->letters_n && g->more < LETTER_NAMED)
        g->others[g->more] = str_format(a, "letter %c", f->letters[i].key);
    g->more++;
}

void letter_problem_groups(struct arena *a, const struct letter_facts *f, size_t limit,
                           letter_groups_vec *ret)
{
    struct finder x = {.a = a, .f = f};
    find_all(&x);
    VEC_EACH (struct run, run, &x.runs) {
        struct letter_group *g = ret->n ? &ret->p[ret->n - 1] : NULL;
        if (g && is_same(g, run)) {
            add_letter(a, f, run, g);
            continue;
        }
        g = VEC_PUSH(a, ret);
        *g = (struct letter_group){.first = run->first, .more = run->n ? run->n - 1 : 0};
        if (!run->n || ret->n > limit)
            continue;
        const struct found *one = &x.found.p[run->at - 1];
        g->first.sentence = say(a, f, one);
        for (size_t i = 0; one->next && i < LETTER_NAMED; i++) {
            one = &x.found.p[one->next - 1];
            g->others[i] = f->places[one->place].name;
        }
    }
}

/* --- needs ------------------------------------------------------------------------------------ */

int64_t letter_wanted(const struct letter_facts *f, size_t place)
{
    const struct letter_place *p = &f->places[place];
    int64_t most = 0;
    if (p->wanted || p->bound)
        return p->wanted ? p->wanted : p->bound->wanted;
    for (size_t i = 0; i < f->rules->n; i++) {
        const struct letter_rule *r = &f->rules->rows[i];
        if (r->check == LETTER_CHECK_COUNT && r->min > most && binds(f->rules, r, p))
            most = r->min;
    }
    return most;
}

static bool is_free(const struct letter_facts *f, size_t letter, size_t place)
{
    const struct letter_fact *l = &f->letters[letter];
    bool sloe = l->letter.form == LETTER_SLOE, narrative = l->letter.form == LETTER_NARRATIVE;
    return letter_cell(f, letter, place) == ASSIGNMENT_UNSET && !is_over(l) &&
           letter_fits(l, &f->places[place]) &&
           !(sloe && writes(f, place, l->writer.person, LETTER_WHICH_NARRATIVE)) &&
           !(narrative && writes(f, place, l->writer.person, LETTER_WHICH_SLOE));
}

/* Those of the specialty first, then the others, in their order. */
static void choose_writers(const struct letter_facts *f, struct letter_need *need)
{
    struct str specialty = f->places[need->place].specialty;
    for (int own = 1; own >= 0; own--)
        for (size_t i = 0; i < f->could_n && need->writers_n < 3; i++)
            if (has_name(f->could[i].specialties, specialty) == (bool)own)
                need->writers[need->writers_n++] = i;
}

static int by_lack(const void *va, const void *vb)
{
    const struct letter_need *x = va, *y = vb;
    int64_t lx = x->wants - x->has, ly = y->wants - y->has;
    return lx != ly ? (lx > ly ? -1 : 1) : x->place < y->place ? -1 : x->place > y->place;
}

void letter_needs(struct arena *a, const struct letter_facts *f, letter_needs_vec *ret)
{
    for (size_t p = 0; p < f->places_n; p++) {
        struct letter_need need = {
            .place = p, .has = (int64_t)letter_sum(f, p), .wants = letter_wanted(f, p)};
        if (need.has >= need.wants)
            continue;
        for (size_t i = 0; i < f->letters_n; i++)
            if (is_free(f, i, p))
                need.could =
                    str_join(a, need.could, STR(", "), str_format(a, "%c", f->letters[i].key));
        choose_writers(f, &need);
        *VEC_PUSH(a, ret) = need;
    }
    if (ret->n)
        qsort(ret->p, ret->n, sizeof(*ret->p), by_lack);
}
