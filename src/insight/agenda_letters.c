/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/agenda_letters.h"

#include "base/arena.h"
#include "base/id.h"
#include "insight/agenda_rules.h"
#include "insight/phrase.h"

enum { NAMED = 2, COULD = 3, FEW = 1, NONE = 2 };

struct finder {
    struct arena *a;
    const struct letter_facts *f;
    const struct agenda_letter_days *days;
    letter_needs_vec needs;
    bool assigns; /* some letter is assigned somewhere: before, one row says it of all */
    VEC(struct agenda_letter) rows;
};

/* --- facts of letters ------------------------------------------------------------------------- */

static bool is_within(const struct finder *x, struct date d, int64_t ahead, int64_t behind)
{
    int64_t left = date_is_full(d) ? date_diff(d, x->f->today) : ahead + 1;
    return left <= ahead && left >= -behind;
}

static bool is_over(struct date d, int64_t days, struct date today)
{
    return date_is_full(d) && date_cmp(date_add_days(d, days), today) <= 0;
}

static struct agenda_letter *add(struct finder *x, const char *rule, const struct letter_fact *l)
{
    struct agenda_letter *row = VEC_PUSH(x->a, &x->rows);
    struct str specialty = l->letter.specialty;
    *row = (struct agenda_letter){
        .rule = rule,
        .subject = l->letter.record.id,
        .person = {.id = l->writer.person, .name = l->writer.name},
        .what = specialty.n
                    ? str_format(x->a, "letter for %.*s", STR_ARG(phrase_inside(x->a, specialty)))
                    : STR("letter"),
        .by = letter_need_by(x->f, l),
        .projected = !date_is_full(l->ask.need_by) && x->days->need_projected};
    return row;
}

/* What comes next of its ask; without a day of its own the day of the plan counts. */
static struct ask_next next_by(const struct finder *x, const struct letter_fact *l)
{
    struct ask ask = l->ask;
    ask.need_by = letter_need_by(x->f, l);
    return ask_next(&ask, x->f->today);
}

/* Comes up now: its day is here, and not for longer than a reminder is kept up. */
static bool is_shown(struct date on, struct date today)
{
    return is_over(on, 0, today) && !is_over(on, ASK_LETTER_SHOWN, today);
}

/* Agreed, and something is missing without which nobody can upload. */
static void find_agreed(struct finder *x, const struct letter_fact *l)
{
    struct date today = x->f->today, need = letter_need_by(x->f, l);
    bool portal = l->letter.service == SERVICE_ERAS && is_within(x, need, AGENDA_LETTER_AHEAD, 365);
    struct ask_next next = next_by(x, l);
    struct agenda_letter *row = NULL;
    if (next.step == ASK_STEP_BACKUP && is_over(next.on, 0, today))
        return;
    if (l->letter.imported || next.step == ASK_STEP_OWN)
        return;
    if (!date_is_set(l->letter.packet_on)) {
        if (is_over(l->ask.answered_on, AGENDA_PACKET_AFTER, today))
            row = add(x, AGENDA_RULE_LETTER_PACKET, l);
    } else if (portal && !l->letter.letter_id.n && is_over(x->days->eras_open, 0, today)) {
        row = add(x, AGENDA_RULE_LETTER_ID, l);
        row->confirmed = l->letter.portal == PORTAL_CONFIRMED;
    }
    if (row)
        row->on = l->ask.answered_on;
}

/* The ask reminds of its own day; here are those of the plan's day, and the end of them. */
static void find_nudge(struct finder *x, const struct letter_fact *l)
{
    struct date today = x->f->today;
    if (date_is_set(l->ask.need_by) || l->letter.imported)
        return;
    struct ask_next own = ask_next(&l->ask, today), next = next_by(x, l);
    bool last = next.step == ASK_STEP_BACKUP;
    if ((!last && next.step != ASK_STEP_CHECK) || !is_shown(next.on, today) ||
        (own.step == ASK_STEP_CHECK && is_shown(own.on, today)))
        return;
    struct agenda_letter *row = add(x, AGENDA_RULE_LETTER_NUDGE, l);
    row->subject = l->ask.record.id;
    row->on = l->ask.answered_on;
    row->last = last;
}

/* "Dr Okafor, Dr Park or Dr Stone". */
static struct str names_of(struct arena *a, const struct letter_writer *all, const size_t *at,
                           size_t n)
{
    struct str s = STR_NULL;
    for (size_t i = 0; i < n; i++)
        s = str_join(a, s, i && i + 1 == n ? STR(" or ") : STR(", "), all[at[i]].name);
    return s;
}

/* The likeliest who write nothing yet; those who could stand in order. */
static struct str first_names(const struct finder *x)
{
    size_t at[COULD] = {0, 1, 2}, n = x->f->could_n < COULD ? x->f->could_n : COULD;
    return names_of(x->a, x->f->could, at, n);
}

static void find_backup(struct finder *x, const struct letter_fact *l)
{
    if (l->letter.backup || l->letter.imported ||
        !is_within(x, letter_need_by(x->f, l), AGENDA_BACKUP_AHEAD, AGENDA_BACKUP_BEHIND))
        return;
    add(x, AGENDA_RULE_LETTER_BACKUP, l)->could = first_names(x);
}

static void find_nowhere(struct finder *x, size_t at)
{
    const struct letter_facts *f = x->f;
    const struct letter_fact *l = &f->letters[at];
    size_t fits = 0;
    if (!x->assigns)
        return;
    for (size_t p = 0; p < f->places_n; p++) {
        if (letter_cell(f, at, p) == ASSIGNMENT_DONE)
            return;
        bool room = letter_cell(f, at, p) != ASSIGNMENT_UNSET || letter_sum(f, p) < LETTER_FOUR;
        fits += room && letter_fits(l, &f->places[p]);
    }
    if (!fits || !is_within(x, f->opens, AGENDA_LETTER_AHEAD, AGENDA_LETTER_BEHIND))
        return;
    struct agenda_letter *row = add(x, AGENDA_RULE_LETTER_NOWHERE, l);
    row->on = l->letter.uploaded_on;
    row->by = f->opens;
    row->projected = x->days->opens_projected;
    row->n = fits;
}

static void find_letter(struct finder *x, size_t i)
{
    const struct letter_fact *l = &x->f->letters[i];
    int state = l->ask.state;
    if (l->letter.portal == PORTAL_UPLOADED) {
        find_nowhere(x, i);
        return;
    }
    if (state == ASK_AGREED) {
        find_agreed(x, l);
        find_nudge(x, l);
    }
    if (state == ASK_AGREED || state == ASK_ASKED)
        find_backup(x, l);
}

/* --- facts of programs ------------------------------------------------------------------------ */

static bool has_assigned(const struct letter_facts *f, size_t place)
{
    for (size_t i = 0; i < f->letters_n; i++)
        if (letter_cell(f, i, place) == ASSIGNMENT_DONE)
            return true;
    return false;
}

static bool is_opening(const struct finder *x)
{
    return is_within(x, x->f->opens, AGENDA_LETTER_NEAR, AGENDA_LETTER_BEHIND);
}

/* "A", "A and B", "A, B and three more programs". */
static void name_place(struct finder *x, struct agenda_letter *row, struct str name)
{
    if (++row->n <= NAMED)
        row->places = str_join(x->a, row->places, STR("; "), name);
}

static struct agenda_letter of_season(const struct finder *x, const char *rule, int number,
                                      struct date by)
{
    return (struct agenda_letter){.rule = rule, .subject = x->f->opens.y * 10 + number, .by = by};
}

static void find_none(struct finder *x)
{
    const struct letter_facts *f = x->f;
    struct agenda_letter row = of_season(x, AGENDA_RULE_LETTER_NONE, NONE, f->opens);
    row.projected = x->days->opens_projected;
    for (size_t p = 0; p < f->places_n && is_opening(x); p++)
        if (letter_wanted(f, p) > 0 && !has_assigned(f, p))
            name_place(x, &row, f->places[p].name);
    if (row.n)
        *VEC_PUSH(x->a, &x->rows) = row;
}

/* "St. Brigid has one of three". */
static struct str lack_words(struct finder *x, const struct letter_need *need)
{
    struct str has = need->has ? phrase_number(x->a, need->has) : STR("none");
    return str_format(x->a, "%.*s has %.*s of %.*s", STR_ARG(x->f->places[need->place].name),
                      STR_ARG(has), STR_ARG(phrase_number(x->a, need->wants)));
}

/* A program stands in one of the two rows: without any letter in the last weeks in that one. */
static void find_few(struct finder *x)
{
    const struct letter_facts *f = x->f;
    struct date by = date_is_full(f->need_by) ? f->need_by : f->opens;
    struct agenda_letter row = of_season(x, AGENDA_RULE_LETTER_FEW, FEW, by);
    row.projected = date_is_full(f->need_by) ? x->days->need_projected : x->days->opens_projected;
    if (!is_within(x, by, AGENDA_LETTER_AHEAD, AGENDA_LETTER_BEHIND))
        return;
    letter_needs(x->a, f, &x->needs);
    VEC_EACH (const struct letter_need, need, &x->needs) {
        if (is_opening(x) && !has_assigned(f, need->place))
            continue;
        name_place(x, &row, lack_words(x, need));
        if (!row.could.n)
            row.could = names_of(x->a, f->could, need->writers, need->writers_n);
    }
    if (row.n)
        *VEC_PUSH(x->a, &x->rows) = row;
}

void agenda_letters_find(struct arena *a, const struct letter_facts *f,
                         const struct agenda_letter_days *days, struct agenda_letters *ret)
{
    struct finder x = {.a = a, .f = f, .days = days};
    for (size_t p = 0; p < f->places_n; p++)
        x.assigns |= has_assigned(f, p);
    for (size_t i = 0; i < f->letters_n; i++)
        find_letter(&x, i);
    find_none(&x);
    find_few(&x);
    *ret = (struct agenda_letters){x.rows.p, x.rows.n};
}

/* --- rows ------------------------------------------------------------------------------------- */

static int64_t days_to(const struct agenda_day *day, struct date d)
{
    return date_is_full(d) ? date_diff(d, day->today) : 0;
}

/* What stops a letter stands before a reminder of the same writer (agenda_asks.c: 890 at most). */
static int64_t points_of(const struct agenda_day *day, const struct agenda_letter *x)
{
    static const struct {
        const char *rule;
        int points, each; /* less so many for each day that is left */
    } rows[] = {{AGENDA_RULE_LETTER_PACKET, 895, 0}, {AGENDA_RULE_LETTER_ID, 893, 0},
                {AGENDA_RULE_LETTER_NUDGE, 800, 0},  {AGENDA_RULE_LETTER_NONE, 760, 8},
                {AGENDA_RULE_LETTER_FEW, 640, 6},    {AGENDA_RULE_LETTER_NOWHERE, 500, 2},
                {AGENDA_RULE_LETTER_BACKUP, 480, 2}};
    int64_t left = days_to(day, x->by);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        if (strcmp(rows[i].rule, x->rule) == 0)
            return rows[i].points - rows[i].each * (left < 0 ? 0 : left);
    return 0;
}

void agenda_find_letters(const struct agenda_facts *f, struct agenda_day *day)
{
    for (size_t i = 0; f->letters && i < f->letters->n; i++) {
        const struct agenda_letter *x = &f->letters->p[i];
        if (strcmp(x->rule, day->rule->key) == 0)
            agenda_propose(day, AGENDA_BAND_DATE, points_of(day, x), &x->person, x->subject, x);
    }
}

static struct str page_of(struct arena *a, const char *form, const struct agenda_letter *x)
{
    return str_format(a, form, id_str(a, x->subject).p);
}

static void tell_packet(const struct agenda_day *day, const struct agenda_letter *x, struct turn *t)
{
    struct arena *a = day->a;
    t->before = str_format(a, "%.*s agreed ", STR_ARG(x->person.name));
    t->mark = phrase_on(a, x->on, day->today);
    t->after = str_format(a, " to write a %.*s, and the packet is not sent yet.", STR_ARG(x->what));
    t->evidence = STR("CV, statement, request form and the day it is needed, all in one.");
    t->due_on = date_add_days(x->on, AGENDA_PACKET_AFTER);
    t->minutes = 20;
    t->action = STR("See the packet");
    t->done = STR("I sent it");
    t->link = page_of(a, "/letters/%s", x);
}

static void tell_id(const struct agenda_day *day, const struct agenda_letter *x, struct turn *t)
{
    struct arena *a = day->a;
    t->before =
        str_format(a, "%.*s writes a %.*s, and ", STR_ARG(x->person.name), STR_ARG(x->what));
    t->mark = x->confirmed ? STR("its Letter ID is not noted") : STR("it has no Letter ID yet");
    t->after = x->confirmed ? STR("; it stands on the request form.")
                            : STR(": confirm the request in ERAS and send them the form.");
    t->evidence = STR("Nobody can upload without it; it is for one author and used once (AAMC).");
    t->minutes = 10;
    t->action = STR("Note the Letter ID");
    t->done = STR("It is settled");
    t->link = page_of(a, "/form/letter.confirm?id=%s&next=/", x);
}

static void tell_nudge(const struct agenda_day *day, const struct agenda_letter *x, struct turn *t)
{
    struct arena *a = day->a;
    bool late = days_to(day, x->by) < 0;
    t->before = str_format(a, "%.*s agreed to write a %.*s. Your plan %s it ",
                           STR_ARG(x->person.name), STR_ARG(x->what), late ? "needed" : "needs");
    t->mark = phrase_by(a, x->by, day->today);
    t->after =
        x->last ? STR(". See whether it came; if not, another writer is the way.") : STR(".");
    t->evidence = x->last ? STR("This is the last word on it here; Letters keeps it.")
                          : str_c(ask_step_why(ASK_STEP_CHECK, ASK_LETTER));
    t->minutes = 5;
    t->action = x->last ? STR("Look at it") : STR("Write a friendly word");
    t->done = x->last ? STR("Done") : STR("I reminded them");
    t->link = page_of(a, "/asks/%s", x);
}

static void tell_nowhere(const struct agenda_day *day, const struct agenda_letter *x,
                         struct turn *t)
{
    struct arena *a = day->a;
    struct str n = phrase_number(a, (int64_t)x->n);
    t->before = str_format(a, "The %.*s by %.*s is uploaded and ", STR_ARG(x->what),
                           STR_ARG(x->person.name));
    t->mark = STR("assigned to no program");
    t->after = str_format(a, " yet; %.*s could get it.", STR_ARG(n));
    t->evidence = STR("A program sees only what you assign to it, four letters at most (AAMC).");
    t->minutes = 10;
    t->action = STR("See the table");
    t->done = STR("It is assigned");
    t->link = STR("/letters#where");
}

static void tell_backup(const struct agenda_day *day, const struct agenda_letter *x, struct turn *t)
{
    struct arena *a = day->a;
    bool late = days_to(day, x->by) < 0;
    t->before = str_format(a, "The %.*s by %.*s %s needed ", STR_ARG(x->what),
                           STR_ARG(x->person.name), late ? "was" : "is");
    t->mark = phrase_by(a, x->by, day->today);
    t->after = STR(" and is not uploaded; nobody is in reserve.");
    t->evidence = x->could.n ? str_format(a, "Could write instead: %.*s.", STR_ARG(x->could))
                             : STR("Think of somebody while there is time; asking can wait.");
    t->minutes = 5;
    t->action = STR("Note somebody");
    t->done = STR("I have somebody");
    t->link = page_of(a, "/form/letter.edit?id=%s&next=/", x);
}

static struct str and_more(struct arena *a, const struct agenda_letter *x)
{
    size_t more = x->n > NAMED ? x->n - NAMED : 0;
    return more ? str_format(a, "; %.*s more", STR_ARG(phrase_number(a, (int64_t)more))) : STR("");
}

static void tell_none(const struct agenda_day *day, const struct agenda_letter *x, struct turn *t)
{
    struct arena *a = day->a;
    bool over = days_to(day, x->by) < 0;
    t->name = STR("Letters for your programs");
    t->before = over ? STR("Applications opened ") : STR("Applications open ");
    t->mark = phrase_on(a, x->by, day->today);
    t->after = str_format(a, ", and no letter is assigned yet to: %.*s%.*s.", STR_ARG(x->places),
                          STR_ARG(and_more(a, x)));
    t->evidence = STR("You assign letters in the portal and note it here.");
    t->minutes = 15;
    t->action = STR("See the table");
    t->done = STR("They are assigned");
    t->link = STR("/letters#where");
}

static void tell_few(const struct agenda_day *day, const struct agenda_letter *x, struct turn *t)
{
    struct arena *a = day->a;
    bool over = days_to(day, x->by) < 0;
    t->name = STR("Letters for your programs");
    t->before = over ? STR("Letters were needed ") : STR("Letters are needed ");
    t->mark = phrase_by(a, x->by, day->today);
    t->after = str_format(a, ": %.*s%.*s.", STR_ARG(x->places), STR_ARG(and_more(a, x)));
    t->evidence = x->could.n ? str_format(a, "Could write: %.*s.", STR_ARG(x->could))
                             : STR("The page of letters says what each program asks for.");
    t->minutes = 15;
    t->action = STR("See who could write");
    t->done = STR("It is on its way");
    t->link = STR("/letters#could");
}

void agenda_tell_letter(const struct agenda_day *day, const void *fact, struct turn *t)
{
    static const struct {
        const char *rule;
        void (*tell)(const struct agenda_day *day, const struct agenda_letter *x, struct turn *t);
    } tellers[] = {
        {AGENDA_RULE_LETTER_PACKET, tell_packet}, {AGENDA_RULE_LETTER_ID, tell_id},
        {AGENDA_RULE_LETTER_NUDGE, tell_nudge},   {AGENDA_RULE_LETTER_NOWHERE, tell_nowhere},
        {AGENDA_RULE_LETTER_BACKUP, tell_backup}, {AGENDA_RULE_LETTER_NONE, tell_none},
        {AGENDA_RULE_LETTER_FEW, tell_few}};
    const struct agenda_letter *x = fact;
    t->name = x->person.name;
    t->subline = x->person.subline;
    t->if_write = x->person.if_write;
    t->if_wait = x->person.if_wait;
    t->evidence_on = x->on;
    t->due_on = x->by;
    for (size_t i = 0; i < sizeof(tellers) / sizeof(*tellers); i++)
        if (strcmp(tellers[i].rule, x->rule) == 0)
            tellers[i].tell(day, x, t);
    if (x->projected && date_eq(t->due_on, x->by))
        t->evidence = str_format(day->a, "%.*s The day is projected.", STR_ARG(t->evidence));
}
