/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/opportunity_flow.h"

#include "base/arena.h"
#include "def/errors.h"
#include "insight/phrase.h"

/* Days after a message: the two reminders, and how long each is proposed. */
enum { NUDGE_DAYS = 7, NUDGE_UNTIL = 14, NUDGE_LAST_DAYS = 21, NUDGE_LAST_UNTIL = 28 };
enum { CONFIRM_DAYS = 3 };

#define IDEA OPPORTUNITY_IDEA
#define CONTACTED OPPORTUNITY_CONTACTED
#define ARRANGED OPPORTUNITY_ARRANGED
#define UNDER_WAY OPPORTUNITY_UNDER_WAY
#define FINISHED OPPORTUNITY_FINISHED
#define DROPPED OPPORTUNITY_DROPPED

static const char not_begun[] = "It has not begun yet: say first that it is arranged or under way.";
static const char is_over[] =
    "It is over: add a new opportunity for what comes next, or say that it goes on.";
static const char let_go[] = "It was let go: take it up again first, as an idea.";

/* In the order in which a page offers them. */
static const struct opportunity_move moves[] = {
    {IDEA, CONTACTED, "I wrote to them", NULL},
    {IDEA, ARRANGED, "It is arranged", NULL},
    {IDEA, UNDER_WAY, "It has begun", NULL},
    {IDEA, FINISHED, NULL, not_begun},
    {IDEA, DROPPED, "Let it go", NULL},

    {CONTACTED, ARRANGED, "It is arranged", NULL},
    {CONTACTED, UNDER_WAY, "It has begun", NULL},
    {CONTACTED, FINISHED, NULL, not_begun},
    {CONTACTED, IDEA, "Back to an idea", NULL},
    {CONTACTED, DROPPED, "Let it go", NULL},

    {ARRANGED, UNDER_WAY, "It has begun", NULL},
    {ARRANGED, FINISHED, "It is over", NULL}, /* a day of shadowing begins and ends at once */
    {ARRANGED, CONTACTED, "The day fell through", NULL},
    {ARRANGED, IDEA, NULL,
     "It is arranged: if the day fell through, say that they are contacted; or let it go."},
    {ARRANGED, DROPPED, "Let it go", NULL},

    {UNDER_WAY, FINISHED, "It is over", NULL},
    {UNDER_WAY, ARRANGED, "It has not begun", NULL},
    {UNDER_WAY, IDEA, NULL, "It is under way: finish it, or let it go."},
    {UNDER_WAY, CONTACTED, NULL, "It is under way: finish it, or let it go."},
    {UNDER_WAY, DROPPED, "Let it go", NULL},

    {FINISHED, UNDER_WAY, "It goes on", NULL},
    {FINISHED, IDEA, NULL, is_over},
    {FINISHED, CONTACTED, NULL, is_over},
    {FINISHED, ARRANGED, NULL, is_over},
    {FINISHED, DROPPED, NULL, "It is over, and what was done stays: nothing is left to let go."},

    {DROPPED, IDEA, "Take it up again", NULL},
    {DROPPED, CONTACTED, NULL, let_go},
    {DROPPED, ARRANGED, NULL, let_go},
    {DROPPED, UNDER_WAY, NULL, let_go},
    {DROPPED, FINISHED, NULL, let_go},
};
enum { MOVES = sizeof(moves) / sizeof(*moves) };

const struct opportunity_move *opportunity_move_find(int from, int to)
{
    for (size_t i = 0; i < MOVES; i++)
        if (moves[i].from == from && moves[i].to == to)
            return &moves[i];
    return NULL;
}

int opportunity_move_next(int from, size_t n, const struct opportunity_move **ret)
{
    for (size_t i = 0; i < MOVES; i++)
        if (moves[i].from == from && moves[i].label && !n--) {
            *ret = &moves[i];
            return 1;
        }
    return 0;
}

int opportunity_flow_check(int from, int to, struct err *err)
{
    if (from == to)
        return 0;
    const struct opportunity_move *m = opportunity_move_find(from, to);
    if (m && m->label)
        return 0;
    return err_set(err, ERR_INVALID, "State: %s",
                   m ? m->refuse : "choose how far it is, from an idea to finished.");
}

bool opportunity_is_block(int kind)
{
    return kind == OPPORTUNITY_SHADOWING || kind == OPPORTUNITY_RESEARCH ||
           kind == OPPORTUNITY_ROTATION;
}

bool opportunity_is_open_end(const struct opportunity *x, struct date today)
{
    bool took_place = x->state == ARRANGED || x->state == UNDER_WAY || x->state == FINISHED;
    bool over = date_is_full(x->until) && date_cmp(x->until, today) <= 0;
    return opportunity_is_block(x->kind) && took_place && over && !date_is_set(x->closed_out_on);
}

static struct opportunity_step idea_step(struct arena *a, const struct opportunity *x,
                                         struct str who)
{
    struct str what = x->kind == OPPORTUNITY_CONFERENCE
                          ? STR("Choose three to five people to write to before it.")
                      : who.n
                          ? str_format(a, "Write to %.*s: one small, clear question.", STR_ARG(who))
                          : STR("Find out whom to ask, and who could introduce you.");
    return (struct opportunity_step){what, x->apply_by};
}

/* The ladder: one reminder, a second with an easy way out, then rest. */
static struct opportunity_step contacted_step(struct arena *a, const struct opportunity *x,
                                              struct str who, struct date today)
{
    struct str them = who.n ? who : STR("them");
    if (!date_is_full(x->moved_on))
        return (struct opportunity_step){
            str_format(a, "Wait for an answer from %.*s.", STR_ARG(them)), {0}};
    int64_t days = date_diff(today, x->moved_on);
    if (days < NUDGE_UNTIL)
        return (struct opportunity_step){
            str_format(a, "No answer? A short reminder to %.*s is fine after a week.",
                       STR_ARG(them)),
            date_add_days(x->moved_on, NUDGE_DAYS)};
    if (days < NUDGE_LAST_UNTIL)
        return (struct opportunity_step){
            str_format(a, "Still no answer? A last line to %.*s, with an easy way out.",
                       STR_ARG(them)),
            date_add_days(x->moved_on, NUDGE_LAST_DAYS)};
    return (struct opportunity_step){
        STR("No answer after two reminders: let it rest, and ask somebody else."), {0}};
}

static struct opportunity_step arranged_step(const struct opportunity *x, struct date today)
{
    if (!date_is_full(x->from))
        return (struct opportunity_step){STR("Note the first day."), {0}};
    if (date_cmp(x->from, today) < 0)
        return (struct opportunity_step){STR("Its first day is over: say how it goes."), x->from};
    struct date ask = date_add_days(x->from, -CONFIRM_DAYS);
    return (struct opportunity_step){STR("Confirm time, place and what to wear; read up a little."),
                                     date_cmp(ask, today) < 0 ? today : ask};
}

static struct opportunity_step running_step(const struct opportunity *x, struct date today)
{
    bool over = date_is_full(x->until) && date_cmp(x->until, today) <= 0;
    if (over && opportunity_is_block(x->kind))
        return (struct opportunity_step){STR("It has ended: thank people and close it well."),
                                         x->until};
    if (over)
        return (struct opportunity_step){STR("It has ended: say that it is over."), x->until};
    return (struct opportunity_step){STR("Note your hours on the day, and whom you meet."),
                                     x->until};
}

struct opportunity_step opportunity_next(struct arena *a, const struct opportunity *x,
                                         struct str who, struct date today)
{
    switch (x->state) {
    case IDEA: return idea_step(a, x, who);
    case CONTACTED: return contacted_step(a, x, who, today);
    case ARRANGED: return arranged_step(x, today);
    case UNDER_WAY: return running_step(x, today);
    case FINISHED:
        if (opportunity_is_open_end(x, today) ||
            (opportunity_is_block(x->kind) && !date_is_set(x->closed_out_on)))
            return (struct opportunity_step){STR("Thank people and close it well."), x->until};
        break;
    default: break;
    }
    return (struct opportunity_step){STR_NULL, {0}};
}
