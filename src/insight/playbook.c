/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/playbook.h"

#include "base/arena.h"
#include "insight/phrase.h"

#include <stdlib.h>

enum { HALF_YEAR = 183, GONE_DAYS = 1095, LATELY_POINTS = 100, FIELD_POINTS = 60, ANSWERS_MIN = 2 };

/* What is counted, in words: "You have {none}" or "You have {some} {one or number} {noun}". */
static const struct {
    const char *key, *none, *some, *one, *many;
} counts[PLAYBOOK_COUNTS] = {
    [PLAYBOOK_HELPERS] = {"helpers", "noted nobody who helped you so far", "noted",
                          "one person who helped you", "people who helped you"},
    [PLAYBOOK_THANKED] = {"thanked", "noted no thanks yet", "thanked", "one person", "people"},
    [PLAYBOOK_TEACHERS] = {"teachers", "not sat down with an instructor yet", "sat down with",
                           "one instructor", "instructors"},
    [PLAYBOOK_SETTINGS] = {"settings", "not shadowed anywhere yet", "shadowed in", "one setting",
                           "settings"},
    [PLAYBOOK_GROUPS] = {"groups", "noted nobody from an interest group yet", "noted people from",
                         "one interest group", "interest groups"},
    [PLAYBOOK_RESEARCH] = {"research", "nobody in research yet", "", "one person in research",
                           "people in research"},
    [PLAYBOOK_DEEPENED] = {"deepened", "not spoken twice with anybody you met at this stage",
                           "spoken more than once with", "one person you met at this stage",
                           "people you met at this stage"},
    [PLAYBOOK_PROJECTS] = {"projects", "no project under way", "", "one project", "projects"},
    [PLAYBOOK_DEPARTMENT] = {"department", "not been in touch with a department's faculty yet",
                             "been in touch with", "one of a department's faculty",
                             "of a department's faculty"},
    [PLAYBOOK_NEAR_PEERS] = {"near_peers", "no near-peer yet", "", "one near-peer", "near-peers"},
    [PLAYBOOK_CONFERENCES] = {"conferences", "not been to a society meeting yet", "been to",
                              "one society meeting", "society meetings"},
    [PLAYBOOK_QUIET] = {"quiet", "set no quiet weeks yet", "set quiet weeks", "once", "times"},
    [PLAYBOOK_FEEDBACK] = {"feedback", "not asked for feedback at this stage", "asked for feedback",
                           "once", "times"},
    [PLAYBOOK_LETTERS] = {"letters", "nobody in view who could write a letter", "",
                          "one person in view for a letter", "people in view for a letter"},
    [PLAYBOOK_RESIDENTS] = {"residents", "not been in touch with a resident for half a year",
                            "been in touch with", "one resident in half a year",
                            "residents in half a year"},
    [PLAYBOOK_ROLES] = {"roles", "every seat of your board open", "",
                        "one of seven seats of your board filled",
                        "of seven seats of your board filled"},
    [PLAYBOOK_LETTERS_AGREED] = {"letters_agreed", "no letter agreed to yet", "",
                                 "one writer who agreed", "writers who agreed"},
    [PLAYBOOK_BRIEFED] = {"briefed", "not spoken with a mentor or adviser at this stage",
                          "spoken with", "one mentor or adviser at this stage",
                          "mentors and advisers at this stage"},
    [PLAYBOOK_SIGNALS] = {"signals", "chosen no signal yet", "chosen", "one signal", "signals"},
    [PLAYBOOK_ROTATIONS] = {"rotations", "no rotation noted at this stage", "noted",
                            "one rotation at this stage", "rotations at this stage"},
    [PLAYBOOK_TOLD] = {"told", "told nobody yet what came of their help", "told",
                       "one person what came of their help", "people what came of their help"},
    [PLAYBOOK_GIVEN] = {"given", "noted no help to others at this stage", "helped", "one person",
                        "people"},
    [PLAYBOOK_MENTORS_TOUCHED] = {"mentors_touched",
                                  "not been in touch with a mentor for half a year",
                                  "been in touch with", "one mentor in half a year",
                                  "mentors in half a year"},
};

/* Who it is, what "Dr Chen or Dr Okafor" could do, whether their field matters. */
static const struct {
    const char *key, *could;
    struct playbook_whom whom;
    bool by_field;
} whos[PLAYBOOK_WHOS] = {
    [PLAYBOOK_NOBODY] = {"", "", {.met_days = 0}, false},
    [PLAYBOOK_HELPER] = {"helper", "may belong on that list", {.help = PLAYBOOK_HELP_ANY}, false},
    [PLAYBOOK_UNTHANKED] = {"unthanked",
                            "would like to hear where you are now",
                            {.help = PLAYBOOK_HELP_NOT_THANKED},
                            false},
    [PLAYBOOK_UNTOLD] = {"untold",
                         "would like to know what came of it",
                         {.help = PLAYBOOK_HELP_NOT_TOLD},
                         false},
    [PLAYBOOK_TEACHER] = {"teacher", "would have an open door", {.roles = {"teacher"}}, false},
    [PLAYBOOK_CLINICIAN] = {"clinician",
                            "could arrange it",
                            {.positions = {"attending", "faculty", "fellow"}},
                            true},
    [PLAYBOOK_WITNESS] = {"witness",
                          "could be asked",
                          {.positions = {"attending", "faculty", "fellow"}},
                          false},
    [PLAYBOOK_RESEARCHER] = {"researcher",
                             "could say who has a project",
                             {.roles = {"research_lead"}, .positions = {"researcher"}},
                             false},
    [PLAYBOOK_RESIDENT] = {"resident",
                           "would be glad of a few lines",
                           {.positions = {"resident", "fellow"}},
                           false},
    [PLAYBOOK_DIRECTOR] = {"department",
                           "could tell you the way in",
                           {.positions = {"program_director", "chair", "faculty"}},
                           true},
    [PLAYBOOK_NEAR_PEER] = {"near_peer",
                            "could say how it is now",
                            {.roles = {"near_peer"}, .positions = {"resident", "student"}},
                            true},
    [PLAYBOOK_ADVISER] = {"adviser",
                          "could talk it through with you",
                          {.roles = {"mentor", "sponsor", "adviser", "coach"}},
                          false},
    [PLAYBOOK_STUDENT] = {"student", "would be glad of an hour", {.positions = {"student"}}, false},
    [PLAYBOOK_NEW] = {"new", "could be asked how it went on", {.met_days = HALF_YEAR}, false},
};

const struct playbook_whom *playbook_whom(int who) { return &whos[who].whom; }

int playbook_count_find(struct str key)
{
    for (int i = 0; i < PLAYBOOK_COUNTS; i++)
        if (str_eq(str_c(counts[i].key), key))
            return i;
    return PLAYBOOK_UNCOUNTED;
}

int playbook_who_find(struct str key)
{
    for (int i = 0; i < PLAYBOOK_WHOS; i++)
        if (str_eq(str_c(whos[i].key), key))
            return i;
    return -1;
}

/* FNV-1a, 62 bits. */
int64_t playbook_subject(struct str step)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < step.n; i++)
        h = (h ^ (unsigned char)step.p[i]) * UINT64_C(0x100000001b3);
    return (int64_t)(h >> 2) | 1;
}

/* ---- when ------------------------------------------------------------------------------------ */

/* The date of a bound; `from` not set: there is none, or nobody knows it. */
static struct plan_date bound_date(const struct playbook_bound *b, const struct plan_table *plan,
                                   const struct plan_student *me)
{
    struct plan_date d = {0};
    if (!b->step.n || plan_date(plan, me, b->step, &d) != 1 || !date_is_full(d.from))
        return (struct plan_date){0};
    d.from = date_add_days(d.from, b->days);
    d.until = date_add_days(d.until, b->days);
    return d;
}

bool playbook_is_in_season(const struct playbook_row *row, const struct plan_table *plan,
                           const struct plan_student *me, struct date today)
{
    struct plan_date from = bound_date(&row->from, plan, me),
                     until = bound_date(&row->until, plan, me);
    return !(date_is_set(from.from) && date_cmp(today, from.from) < 0) &&
           !(date_is_set(until.from) && date_cmp(today, until.until) > 0);
}

/* ---- sentences ------------------------------------------------------------------------------- */

struct playbook_words playbook_words(struct arena *a, const struct playbook_row *row, int64_t n)
{
    struct playbook_words w = {0};
    if (row->count < 0)
        return w;
    struct str target = phrase_number(a, row->target);
    const char *some = counts[row->count].some;
    w.before = n && *some ? str_format(a, "You have %s ", some) : STR("You have ");
    w.mark = !n       ? str_c(counts[row->count].none)
             : n == 1 ? str_c(counts[row->count].one)
                      : str_format(a, "%.*s%s %s", STR_ARG(phrase_number(a, n)),
                                   n < PLAYBOOK_ENOUGH ? "" : " or more", counts[row->count].many);
    w.after = row->target > 1 && n < row->target
                  ? str_format(a, "; the plan suggests %.*s.", STR_ARG(target))
                  : STR(".");
    return w;
}

struct str playbook_who_words(struct arena *a, const struct playbook_row *row,
                              const struct str *names, size_t n)
{
    const char *could = whos[row->who].could;
    if (!n || !*could)
        return STR("");
    if (n == 1)
        return str_format(a, "%.*s %s.", STR_ARG(names[0]), could);
    return str_format(a, "%.*s or %.*s %s.", STR_ARG(names[0]), STR_ARG(names[1]), could);
}

/* ---- whom ------------------------------------------------------------------------------------ */

static struct str field_of(const struct playbook_person *p)
{
    return p->specialty.n ? p->specialty : p->field;
}

static struct str where_words(struct arena *a, const struct playbook_person *p)
{
    struct str title = p->title.n ? p->title : field_of(p);
    return str_join(a, title, STR(", "), p->place);
}

static struct str why(struct arena *a, const struct playbook_person *p, struct date today)
{
    struct str s = where_words(a, p);
    struct str last = phrase_on(a, p->last, today);
    if (last.n)
        s = str_join(a, s, STR("; "), str_format(a, "last in touch %.*s", STR_ARG(last)));
    if (p->resolved >= ANSWERS_MIN)
        s = str_join(
            a, s, STR("; "),
            str_format(a, "answered %lld of %lld", (long long)p->answered, (long long)p->resolved));
    return s.n ? str_format(a, "%.*s.", STR_ARG(s)) : s;
}

/* Those in touch lately and who answer; it says nothing of anybody's worth. */
static int64_t points(const struct playbook_person *p, const struct plan_student *me,
                      struct date today, bool by_field)
{
    int64_t silent = date_diff(today, p->last);
    int64_t of = LATELY_POINTS * (GONE_DAYS - silent) / GONE_DAYS;
    struct str field = field_of(p);
    if (by_field && field.n && plan_has_specialty(me, field))
        of += FIELD_POINTS;
    return of + 40 * (2 * p->answered + 1) / (2 * p->resolved + 2) +
           10 * (p->days_in < 5 ? p->days_in : 5);
}

static int compare(const void *x, const void *y)
{
    const struct playbook_offer *a = x, *b = y;
    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return (a->who->id > b->who->id) - (a->who->id < b->who->id);
}

void playbook_suggest(struct arena *a, const struct playbook_row *row,
                      const struct plan_student *me, struct date today,
                      const struct playbook_person *people, size_t n, size_t max,
                      struct playbook_offer **ret, size_t *ret_n)
{
    struct playbook_offer *all = ARENA_ARRAY(a, struct playbook_offer, n + 1);
    for (size_t i = 0; i < n; i++)
        all[i] = (struct playbook_offer){
            .who = &people[i], .points = points(&people[i], me, today, whos[row->who].by_field)};
    if (n)
        qsort(all, n, sizeof(*all), compare);
    *ret_n = n < max ? n : max;
    for (size_t i = 0; i < *ret_n; i++)
        all[i].why = why(a, all[i].who, today);
    *ret = all;
}
