/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/program_rules.h"

#include "base/arena.h"
#include "base/err.h"
#include "def/errors.h"
#include "insight/phrase.h"

/* --- how a program goes on -------------------------------------------------------------------- */

#define CONSIDERING PROGRAM_CONSIDERING
#define SIGNALLED PROGRAM_SIGNALLED
#define APPLIED PROGRAM_APPLIED
#define INTERVIEW PROGRAM_INTERVIEW
#define RANKED PROGRAM_RANKED
#define MATCHED PROGRAM_MATCHED
#define OUT PROGRAM_OUT

/* What pages offer, in their order. */
static const struct program_move moves[] = {
    {CONSIDERING, APPLIED, "I applied"},    {CONSIDERING, SIGNALLED, "I gave it a signal"},
    {CONSIDERING, OUT, "No longer"},        {SIGNALLED, APPLIED, "I applied"},
    {SIGNALLED, OUT, "No longer"},          {APPLIED, INTERVIEW, "They invited me"},
    {APPLIED, OUT, "They said no"},         {INTERVIEW, RANKED, "It is on my list"},
    {INTERVIEW, OUT, "I withdrew"},         {RANKED, MATCHED, "I matched here"},
    {RANKED, OUT, "Off my list"},           {MATCHED, RANKED, "Not matched here"},
    {OUT, CONSIDERING, "Take it up again"},
};
enum { MOVES = sizeof(moves) / sizeof(*moves) };

int program_move_next(int from, size_t n, const struct program_move **ret)
{
    for (size_t i = 0; i < MOVES; i++)
        if (moves[i].from == (from ? from : CONSIDERING) && !n--) {
            *ret = &moves[i];
            return 1;
        }
    return 0;
}

int program_move_check(int from, int to, struct err *err)
{
    if (from == to || !from)
        return 0;
    if (from == OUT && to != CONSIDERING)
        return err_set(err, ERR_INVALID,
                       "Status: this program was let go; take it up again first, as considering.");
    if (to == MATCHED && from < APPLIED)
        return err_set(err, ERR_INVALID,
                       "Status: say first that you applied; a match follows an application.");
    return 0;
}

/* --- signals ---------------------------------------------------------------------------------- */

static void add_problem_line(struct arena *a, struct signal_sum *x, struct str line)
{
    *VEC_PUSH(a, &x->problems) = line;
}

static void check_count(struct arena *a, struct signal_sum *x, const char *which, int64_t given,
                        int64_t allowed)
{
    if (given > allowed)
        add_problem_line(
            a, x,
            str_format(a, "You gave %lld %s%ssignals in %.*s; season %lld allows %lld.",
                       (long long)given, which, *which ? " " : "", STR_ARG(x->specialty),
                       (long long)x->allowance.row->season, (long long)allowed));
}

static void judge_signals(struct arena *a, struct signal_sum *x)
{
    const struct signal_row *r = x->allowance.row;
    x->used = x->gold + x->silver + x->flat;
    if (!r) {
        x->words = x->used ? str_format(a, "%lld %s given", (long long)x->used,
                                        x->used == 1 ? "signal" : "signals")
                           : STR("");
        return;
    }
    x->total = r->flat ? r->flat : r->gold + r->silver;
    x->words = str_format(a, "%lld of %lld signals", (long long)x->used, (long long)x->total);
    if (!r->flat)
        x->words = str_format(a, "%.*s (gold %lld of %lld, silver %lld of %lld)", STR_ARG(x->words),
                              (long long)x->gold, (long long)r->gold, (long long)x->silver,
                              (long long)r->silver);
    if (!x->allowance.of_season)
        x->words = str_format(a, "%.*s, as in season %lld; check the official page",
                              STR_ARG(x->words), (long long)r->season);
    if (r->flat && (x->gold || x->silver))
        add_problem_line(a, x,
                         str_format(a, "%.*s has equal signals, neither gold nor silver.",
                                    STR_ARG(r->specialty)));
    if (!r->flat && x->flat)
        add_problem_line(a, x,
                         str_format(a, "%.*s has gold and silver signals: say which one it is.",
                                    STR_ARG(r->specialty)));
    check_count(a, x, "gold", r->flat ? 0 : x->gold, r->gold);
    check_count(a, x, "silver", r->flat ? 0 : x->silver, r->silver);
    check_count(a, x, "", r->flat ? x->used : 0, r->flat);
}

/* The one rule of a season there is: no signal to one's home program or where one rotates. */
static void judge_bond(struct arena *a, struct signal_sum *x, const struct program_fact *f)
{
    const struct signal_row *r = x->allowance.row;
    if (!r || !r->note.n || !f->program->signal || !f->program->bond)
        return;
    add_problem_line(a, x,
                     str_format(a, "%.*s: season %lld says, \xE2\x80\x9C%.*s\xE2\x80\x9D",
                                STR_ARG(f->name), (long long)r->season, STR_ARG(r->note)));
}

void program_signals(struct arena *a, const struct program_tables *t,
                     const struct program_fact *facts, size_t n, int64_t season,
                     struct signal_sum **ret, size_t *ret_n)
{
    VEC(struct signal_sum) sums = {0};
    for (size_t i = 0; i < n; i++) {
        const struct program *p = facts[i].program;
        struct signal_sum *x = NULL;
        VEC_EACH (struct signal_sum, s, &sums)
            if (specialty_is_same(a, s->specialty, p->specialty))
                x = s;
        if (!x) {
            x = VEC_PUSH(a, &sums);
            x->specialty = p->specialty;
            x->allowance = signal_find(a, t, p->specialty, p->season ? p->season : season);
        }
        x->gold += p->signal == SIGNAL_GOLD;
        x->silver += p->signal == SIGNAL_SILVER;
        x->flat += p->signal == SIGNAL_ONE;
        judge_bond(a, x, &facts[i]);
    }
    VEC_EACH (struct signal_sum, s, &sums)
        judge_signals(a, s);
    *ret = sums.p;
    *ret_n = sums.n;
}

/* --- problems --------------------------------------------------------------------------------- */

static bool is_off(const struct program *x)
{
    return x->status == PROGRAM_OUT || x->record.archived;
}

bool program_owes_thanks(const struct program_fact *f, const struct program_interviewer *who,
                         struct date today)
{
    const struct program *x = f->program;
    if (f->no_thank_you || !date_is_full(x->interview_on) || date_is_set(who->thanked_on))
        return false;
    int64_t past = date_diff(today, x->interview_on);
    return past > 0 && past <= PROGRAM_THANK_UNTIL;
}

bool program_waits_for_answer(const struct program *x)
{
    return !is_off(x) && date_is_full(x->offered_on) && !date_is_set(x->interview_on) &&
           x->status <= PROGRAM_INTERVIEW;
}

static bool is_offer(const struct program *x)
{
    bool later = x->status >= PROGRAM_INTERVIEW && x->status <= PROGRAM_MATCHED;
    return later || date_is_set(x->offered_on) || date_is_set(x->interview_on);
}

size_t program_offers(const struct program_fact *facts, size_t n)
{
    size_t offers = 0;
    for (size_t i = 0; i < n; i++)
        offers += is_offer(facts[i].program);
    return offers;
}

bool program_is_few_offers(const struct program_fact *facts, size_t n, struct date today,
                           struct date few_from)
{
    size_t applied = 0;
    if (!date_is_set(few_from) || today.y != few_from.y || date_cmp(today, few_from) < 0)
        return false;
    for (size_t i = 0; i < n; i++)
        applied += date_is_set(facts[i].program->applied_on) ||
                   (facts[i].program->status >= PROGRAM_APPLIED &&
                    facts[i].program->status <= PROGRAM_MATCHED);
    return applied > 0 && program_offers(facts, n) < PROGRAM_OFFERS;
}

static void add(struct arena *a, struct program_problems *all, struct program_problem x)
{
    *VEC_PUSH(a, &all->list) = x;
}

static void find_two_on_a_day(struct arena *a, const struct program_fact *facts, size_t n,
                              struct date today, struct program_problems *all)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++) {
            const struct program *x = facts[i].program, *y = facts[k].program;
            if (!date_is_full(x->interview_on) || !date_eq(x->interview_on, y->interview_on) ||
                is_off(x) || is_off(y) || date_cmp(x->interview_on, today) < 0)
                continue;
            struct str text = str_format(
                a,
                "Two interviews %.*s: %.*s and %.*s. Move one early; programs ask for one to two "
                "weeks' notice.",
                STR_ARG(phrase_on(a, x->interview_on, today)), STR_ARG(facts[i].name),
                STR_ARG(facts[k].name));
            add(a, all,
                (struct program_problem){.kind = PROGRAM_TWO_ON_A_DAY,
                                         .program = x->record.id,
                                         .other = y->record.id,
                                         .on = x->interview_on,
                                         .text = text});
        }
}

static void find_answers(struct arena *a, const struct program_fact *facts, size_t n,
                         struct date today, struct program_problems *all)
{
    for (size_t i = 0; i < n; i++) {
        const struct program *x = facts[i].program;
        if (!program_waits_for_answer(x))
            continue;
        struct date by = date_add_days(x->offered_on, PROGRAM_ANSWER_DAYS);
        struct str text = str_format(
            a,
            "%.*s invited you %.*s. Programs give at least 48 hours to answer: choose a day %.*s.",
            STR_ARG(facts[i].name), STR_ARG(phrase_on(a, x->offered_on, today)),
            STR_ARG(phrase_by(a, by, today)));
        add(a, all,
            (struct program_problem){
                .kind = PROGRAM_ANSWER, .program = x->record.id, .on = by, .text = text});
    }
}

static void find_thanks(struct arena *a, const struct program_fact *facts, size_t n,
                        struct date today, struct program_problems *all)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < facts[i].interviewers_n; k++) {
            const struct program_interviewer *who = &facts[i].interviewers[k];
            const struct program *x = facts[i].program;
            if (!program_owes_thanks(&facts[i], who, today))
                continue;
            struct date by = date_add_days(x->interview_on, PROGRAM_THANK_DAYS);
            struct str text = str_format(
                a, "%.*s interviewed you %.*s (%.*s); thanks ", STR_ARG(who->name),
                STR_ARG(phrase_on(a, x->interview_on, today)), STR_ARG(facts[i].name));
            text = date_cmp(by, today) < 0
                       ? str_format(a, "%.*sare welcome late, too.", STR_ARG(text))
                       : str_format(a, "%.*sfit best %.*s.", STR_ARG(text),
                                    STR_ARG(phrase_by(a, by, today)));
            add(a, all,
                (struct program_problem){.kind = PROGRAM_THANKS,
                                         .program = x->record.id,
                                         .person = who->person,
                                         .on = by,
                                         .text = text});
        }
}

/* Insertion sort: few rows, and equal days keep their order. */
static void sort_problems(struct program_problems *all)
{
    for (size_t i = 1; i < all->list.n; i++) {
        struct program_problem x = all->list.p[i];
        size_t k = i;
        for (; k && date_cmp(all->list.p[k - 1].on, x.on) > 0; k--)
            all->list.p[k] = all->list.p[k - 1];
        all->list.p[k] = x;
    }
}

void program_interview_problems(struct arena *a, const struct program_fact *facts, size_t n,
                                struct date today, struct date few_from,
                                struct program_problems *ret)
{
    *ret = (struct program_problems){0};
    if (program_is_few_offers(facts, n, today, few_from))
        add(a, ret,
            (struct program_problem){
                .kind = PROGRAM_FEW_OFFERS,
                .on = today,
                .text = str_format(a,
                                   "It is late October or after, and %.*s of your programs "
                                   "invited you. Under ten, advice is to see your adviser now.",
                                   STR_ARG(phrase_number(a, (int64_t)program_offers(facts, n))))});
    find_answers(a, facts, n, today, ret);
    find_two_on_a_day(a, facts, n, today, ret);
    find_thanks(a, facts, n, today, ret);
    sort_problems(ret);
}

void program_rank_problems(struct arena *a, const struct program_fact *facts, size_t n,
                           struct program_problems *ret)
{
    int64_t last = 0;
    *ret = (struct program_problems){0};
    for (size_t i = 0; i < n; i++)
        if (facts[i].program->rank > last)
            last = facts[i].program->rank;
    for (int64_t place = 1; place <= last; place++) {
        const struct program_fact *first = NULL;
        for (size_t i = 0; i < n; i++) {
            const struct program *x = facts[i].program;
            if (x->rank != place)
                continue;
            if (first)
                add(a, ret,
                    (struct program_problem){
                        .kind = PROGRAM_RANK_DOUBLE,
                        .program = first->program->record.id,
                        .other = x->record.id,
                        .text = str_format(a, "Place %lld stands twice: %.*s and %.*s.",
                                           (long long)place, STR_ARG(first->name),
                                           STR_ARG(facts[i].name))});
            else
                first = &facts[i];
        }
        if (!first)
            add(a, ret,
                (struct program_problem){
                    .kind = PROGRAM_RANK_GAP,
                    .text = str_format(a, "Place %lld is empty.", (long long)place)});
    }
}
