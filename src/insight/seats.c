/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/seats.h"

#include "base/arena.h"
#include "base/fold.h"
#include "insight/cadence.h"
#include "insight/phrase.h"

#include <stdlib.h>

static const char archetypes[] = "Mentor, coach, sponsor, connector: Acad Med, "
                                 "10.1097/ACM.0000000000005971";
static const char coverage[] = "The playbook's check of roles by the end of the third year";

const struct seat seats[SEATS] = {
    {"mentor", "Mentor", "Walks with you for years and sees the whole person.",
     "Somebody who has known you for a while may gladly be asked.", 1, archetypes, "V"},
    {"sponsor", "Sponsor", "Speaks for you where you are not, and puts your name forward.",
     "It often begins with a piece of work they have seen.", 1, archetypes, "V"},
    {"coach", "Coach", "Trains one skill with you over a short time.",
     "Pick one skill; an hour with the right person goes far.", 1, archetypes, "V"},
    {"connector", "Connector", "Knows many people and brings you together with them.",
     "Who has introduced you to somebody before?", 1, archetypes, "V"},
    {"adviser", "Adviser", "Knows the rules, the dates and the forms.",
     "Student affairs names one for everybody; note who yours is.", 0,
     "An assigned guide for process and requirements", "V"},
    {"near_peer", "Near-peer", "Was where you are one to four years ago.",
     "A resident or an older student remembers how it was.", 1, coverage, "V"},
    {"specialty_faculty", "Faculty in your specialty",
     "Practices what you want to do and knows its people.",
     "One afternoon in their clinic is a good beginning.", 1, coverage, "V"},
    {"external", "Contact at another institution",
     "Sees how it is done elsewhere, and knows you from outside your school.",
     "A meeting, a poster or a visiting month opens this door.", 1, coverage, "V"},
};

enum {
    DAYS_IN_WEEK = 7,
    KNOWN_DAYS = 180, /* before somebody may be thought of as a mentor */
    SKILL_DAYS = 400, /* what was taught longer ago says little of coaching now */
    GONE_DAYS = 1095, /* no contact since: an old contact, not a seat */
    SCHOOL_YEARS = 4,
    AHEAD_MAX = 4,
    ANSWERS_MIN = 2, /* fewer say nothing */
    MENTOR_DAYS_IN = 3,
    LEAD = 100,
    HELP_POINTS = 20,
    HELP_COUNTED = 5,
    ANSWER_POINTS = 40,
    SEATED_POINTS = 60 /* a board of different people serves better than one person */
};

const struct seat *seat_find(struct str key)
{
    for (size_t i = 0; i < SEATS; i++)
        if (str_eq(str_c(seats[i].key), key))
            return &seats[i];
    return NULL;
}

int seat_role(const struct seat *s) { return choice_find(role_choices, str_c(s->key)); }

const struct seat *seat_of_role(int role) { return seat_find(str_c(role_choices[role].key)); }

struct str seat_want(struct arena *a, const struct seat *s, int64_t graduation_year)
{
    if (!s->want)
        return STR("");
    if (!graduation_year)
        return STR("One by the end of your third year.");
    return str_format(a, "One by the end of your third year, about June %lld.",
                      (long long)graduation_year - 1);
}

const struct seat *seat_of_week(struct date today)
{
    static const struct date first = {2026, 1, 5}; /* a Monday */
    int64_t monday = date_diff(today, first) - date_weekday(today);
    int64_t week = monday / DAYS_IN_WEEK % SEATS;
    return &seats[week < 0 ? week + SEATS : week];
}

/* ---- what is noted of somebody --------------------------------------------------------------- */

static bool ends_before(struct date until, struct date today)
{
    struct role r = {.until = until};
    return !cadence_role_is_in_force(&r, today);
}

static const struct role *find_role(const struct seat_person *p, const char *key,
                                    const struct date *in_force_on)
{
    for (size_t i = 0; i < p->roles_n; i++)
        if (strcmp(role_choices[p->roles[i].kind].key, key) == 0 &&
            (!in_force_on || cadence_role_is_in_force(&p->roles[i], *in_force_on)))
            return &p->roles[i];
    return NULL;
}

static bool is_kind(const struct seat_place *x, const char *const *keys)
{
    for (; *keys; keys++)
        if (strcmp(position_kind_choices[x->kind].key, *keys) == 0)
            return true;
    return false;
}

static bool is_organisation(const struct seat_place *x, const char *const *keys)
{
    for (; *keys; keys++)
        if (strcmp(organisation_kind_choices[x->organisation_kind].key, *keys) == 0)
            return true;
    return false;
}

static bool is_current(const struct seat_place *x, const struct seat_owner *me)
{
    struct role r = {.from = x->from, .until = x->until};
    return cadence_role_is_in_force(&r, me->today);
}

/* In medicine longer than the owner, by a position of now or by what they were for the owner. */
static bool is_senior(const struct seat_person *p, const struct seat_owner *me)
{
    static const char *const kinds[] = {"attending", "faculty",    "program_director",
                                        "chair",     "researcher", NULL};
    static const char *const roles[] = {"teacher",       "research_lead",     "employer", "adviser",
                                        "letter_writer", "specialty_faculty", "external", NULL};
    for (size_t i = 0; i < p->places_n; i++)
        if (is_current(&p->places[i], me) && is_kind(&p->places[i], kinds))
            return true;
    for (size_t i = 0; roles[i]; i++)
        if (find_role(p, roles[i], NULL))
            return true;
    return false;
}

static bool has_word(struct arena *a, struct str text, const char *const *words)
{
    struct str folded = fold(a, text);
    for (; *words; words++)
        if (str_find(folded, str_c(*words), 0) != SIZE_MAX)
            return true;
    return false;
}

/* The newest help whose words tell of one of these. */
static const struct seat_help *find_help(struct arena *a, const struct seat_person *p,
                                         const char *const *words)
{
    for (size_t i = p->help_n; i-- > 0;)
        if (has_word(a, p->help[i].about, words))
            return &p->help[i];
    return NULL;
}

static struct str told_help(struct arena *a, const struct seat_help *h, struct date today)
{
    struct str about = phrase_inside(a, phrase_to_you(a, h->about));
    if (!phrase_is_past(about))
        about = str_format(a, "helped you with %.*s", STR_ARG(about));
    return str_join(a, about, STR(" "), phrase_on(a, h->on, today));
}

static int64_t days_from(struct date d, struct date today)
{
    if (!d.y)
        return -1;
    struct date full = {d.y, d.m ? d.m : 1, d.d ? d.d : 1};
    return date_diff(today, full);
}

/* ---- one rule a seat: "" when the person does not fit, else what speaks for them first ------- */

struct looker {
    struct arena *a;
    const struct seat_owner *me;
    const struct seat_person *p;
    int64_t extra; /* points of the rule's own */
};

static struct str lead_mentor(struct looker *x)
{
    const struct seat_person *p = x->p;
    struct date since = p->met;
    for (size_t i = 0; i < p->roles_n; i++)
        if (p->roles[i].from.y && (!since.y || date_cmp(p->roles[i].from, since) < 0))
            since = p->roles[i].from;
    int64_t days = days_from(since, x->me->today);
    if (!is_senior(p, x->me) || days < KNOWN_DAYS || (p->days_in < MENTOR_DAYS_IN && !p->help_n) ||
        find_role(p, "peer", &x->me->today))
        return STR("");
    x->extra = days / 60;
    return str_format(x->a, "Known for %.*s", STR_ARG(phrase_span(x->a, days)));
}

static struct str lead_sponsor(struct looker *x)
{
    static const char *const words[] = {"name forward", "recommend", "letter",      "nominat",
                                        "spoke for",    "vouch",     "first place", NULL};
    const struct seat_help *h = find_help(x->a, x->p, words);
    if (!is_senior(x->p, x->me))
        return STR("");
    if (h)
        return told_help(x->a, h, x->me->today);
    return find_role(x->p, "letter_writer", &x->me->today) ? STR("Writes a letter for you")
                                                           : STR("");
}

static struct str lead_coach(struct looker *x)
{
    static const char *const words[] = {"taught",    "teach",     "showed",   "practice",
                                        "practise",  "train",     "reviewed", "read my",
                                        "went over", "explained", "sat with", NULL};
    const struct seat_help *h = find_help(x->a, x->p, words);
    int64_t days = h ? days_from(h->on, x->me->today) : -1;
    if (!h || days < 0 || days > SKILL_DAYS)
        return STR("");
    x->extra = (SKILL_DAYS - days) / 10;
    return told_help(x->a, h, x->me->today);
}

static struct str lead_connector(struct looker *x)
{
    static const char *const words[] = {"introduc", "put me in touch", "in contact with", NULL};
    const struct seat_help *h = find_help(x->a, x->p, words);
    if (x->p->introduced) {
        struct str n = phrase_number(x->a, x->p->introduced);
        x->extra = x->p->introduced * 30;
        return x->p->introduced == 1
                   ? STR("You met somebody through them")
                   : str_format(x->a, "You met %.*s people through them", STR_ARG(n));
    }
    return h ? told_help(x->a, h, x->me->today) : STR("");
}

static struct str at_place(struct arena *a, const struct seat_place *x)
{
    struct str what = x->title.n ? x->title : str_c(position_kind_choices[x->kind].label);
    struct str where =
        x->name.n ? str_format(a, "%.*s, %.*s", STR_ARG(what), STR_ARG(x->name)) : what;
    struct str since = date_words(a, x->from);
    return str_join(a, where, STR(" since "), since);
}

static struct str lead_adviser(struct looker *x)
{
    static const char *const kinds[] = {"staff", "coordinator", "faculty", NULL};
    static const char *const words[] = {"advis",     "student affairs", "dean",
                                        "registrar", "career",          NULL};
    for (size_t i = 0; i < x->p->places_n; i++) {
        const struct seat_place *y = &x->p->places[i];
        if (is_current(y, x->me) && is_kind(y, kinds) && has_word(x->a, y->title, words) &&
            (y->home || !x->me->school_known))
            return at_place(x->a, y);
    }
    return STR("");
}

/* Years between their graduation and the owner's; 0 when it cannot be told. Somebody who has begun
 * as a resident graduated that year; a student takes four years when no end is noted. */
static int64_t years_ahead(const struct seat_place *x, const struct seat_owner *me)
{
    bool resident = strcmp(position_kind_choices[x->kind].key, "resident") == 0;
    int64_t year = resident ? x->from.y : x->until.y ? x->until.y : x->from.y + SCHOOL_YEARS;
    if (!x->from.y && (resident || !x->until.y))
        return 0;
    return me->graduation_year ? me->graduation_year - year : resident ? me->today.y - year : 0;
}

static struct str lead_near_peer(struct looker *x)
{
    static const char *const kinds[] = {"student", "resident", NULL};
    for (size_t i = 0; i < x->p->places_n; i++) {
        const struct seat_place *y = &x->p->places[i];
        bool student = strcmp(position_kind_choices[y->kind].key, "student") == 0;
        int64_t ahead = years_ahead(y, x->me);
        if (!is_kind(y, kinds) || !is_current(y, x->me) || ahead > AHEAD_MAX ||
            (student ? ahead < 1 || !y->home : ahead < 0 || !y->from.y))
            continue;
        if (!x->me->graduation_year || ahead < 1)
            return at_place(x->a, y);
        struct str n = phrase_number(x->a, ahead);
        return str_format(x->a, "%.*s: about %.*s year%s ahead of you", STR_ARG(at_place(x->a, y)),
                          STR_ARG(n), ahead == 1 ? "" : "s");
    }
    return STR("");
}

static bool is_of_interest(struct arena *a, struct str specialty, struct str specialties)
{
    struct str mine = fold(a, str_trim(specialty)), one;
    while (mine.n && specialties.n && str_next(&specialties, ',', &one))
        if (str_eq(fold(a, str_trim(one)), mine))
            return true;
    return false;
}

static struct str lead_faculty(struct looker *x)
{
    static const char *const kinds[] = {"attending", "faculty", "program_director",
                                        "chair",     "fellow",  NULL};
    for (size_t i = 0; i < x->p->places_n; i++) {
        const struct seat_place *y = &x->p->places[i];
        struct str field = y->specialty.n ? y->specialty : x->p->specialty;
        if (is_current(y, x->me) && is_kind(y, kinds) &&
            is_of_interest(x->a, field, x->me->specialties))
            return str_format(x->a, "Works in %.*s, %.*s", STR_ARG(field), STR_ARG(y->name));
    }
    return STR("");
}

/* A hospital or a program, or a physician anywhere: somebody's old high school is no institution
 * that a residency is found at. Who is at home, too, is no outsider. */
static struct str lead_external(struct looker *x)
{
    static const char *const physicians[] = {"resident",         "fellow", "attending",
                                             "program_director", "chair",  NULL};
    static const char *const workers[] = {"faculty", "coordinator", "researcher", NULL};
    static const char *const places[] = {"hospital", "program", "department", "lab", NULL};
    const struct seat_place *found = NULL;
    if (!x->me->school_known)
        return STR("");
    for (size_t i = 0; i < x->p->places_n; i++) {
        const struct seat_place *y = &x->p->places[i];
        if (!is_current(y, x->me))
            continue;
        if (y->home)
            return STR("");
        if (!found &&
            (is_kind(y, physicians) || (is_kind(y, workers) && is_organisation(y, places))))
            found = y;
    }
    return found ? at_place(x->a, found) : STR("");
}

static struct str (*const leads[SEATS])(struct looker *) = {
    lead_mentor,  lead_sponsor,   lead_coach,   lead_connector,
    lead_adviser, lead_near_peer, lead_faculty, lead_external};

/* ---- the reason ------------------------------------------------------------------------------ */

/* "your teacher since March 2025": a role that lasts and is no seat of its own. */
static struct str told_role(struct arena *a, const struct seat_person *p, struct date today)
{
    static const char *const roles[] = {"research_lead", "teacher", "letter_writer", "employer",
                                        NULL};
    for (size_t i = 0; roles[i]; i++) {
        const struct role *r = find_role(p, roles[i], &today);
        if (!r)
            continue;
        struct str label = fold(a, str_c(role_choices[r->kind].label));
        return str_format(a, "your %.*s%s%.*s", STR_ARG(label), r->from.y ? " since " : "",
                          STR_ARG(date_words(a, r->from)));
    }
    return STR("");
}

static struct str told_times(struct arena *a, int64_t n)
{
    if (n < 2)
        return n ? STR("helped you once") : STR("");
    return n == 2 ? STR("helped you twice")
                  : str_format(a, "helped you %.*s times", STR_ARG(phrase_number(a, n)));
}

static struct str capital(struct arena *a, struct str s)
{
    char *p = arena_copy(a, s.p, s.n);
    if (s.n && p[0] >= 'a' && p[0] <= 'z')
        p[0] = (char)(p[0] - 32);
    return (struct str){p, s.n};
}

static struct str reason(const struct looker *x, struct str lead)
{
    struct arena *a = x->a;
    const struct seat_person *p = x->p;
    struct str s = str_join(a, lead, STR("; "), told_role(a, p, x->me->today));
    s = str_join(a, s, STR("; "), told_times(a, (int64_t)p->help_n));
    if (p->resolved >= ANSWERS_MIN)
        s = str_format(a, "%.*s; answered %lld of %lld", STR_ARG(s), (long long)p->answered,
                       (long long)p->resolved);
    struct str last = phrase_on(a, p->last, x->me->today);
    if (last.n)
        s = str_format(a, "%.*s; last in touch %.*s", STR_ARG(s), STR_ARG(last));
    return str_format(a, "%.*s.", STR_ARG(capital(a, s)));
}

static int64_t points_of(const struct looker *x)
{
    const struct seat_person *p = x->p;
    int64_t silent = days_from(p->last, x->me->today), points = LEAD + x->extra;
    int64_t help = (int64_t)p->help_n < HELP_COUNTED ? (int64_t)p->help_n : HELP_COUNTED;
    points += HELP_POINTS * help + ANSWER_POINTS * (p->answered + 1) / (p->resolved + 2);
    points += silent < 60 ? 40 : silent < 180 ? 20 : 0;
    for (size_t i = 0; i < p->roles_n; i++)
        if (seat_of_role(p->roles[i].kind) && !ends_before(p->roles[i].until, x->me->today))
            return points - SEATED_POINTS;
    return points;
}

static bool is_out(const struct seat_person *p, const struct seat *s, const struct seat_owner *me)
{
    int64_t silent = days_from(p->last, me->today);
    return silent < 0 || silent > GONE_DAYS || find_role(p, s->key, &me->today) ||
           find_role(p, "support", &me->today);
}

static int compare(const void *a, const void *b)
{
    const struct seat_offer *x = a, *y = b;
    if (x->points != y->points)
        return x->points > y->points ? -1 : 1;
    return (x->who->id > y->who->id) - (x->who->id < y->who->id);
}

void seats_suggest(struct arena *a, const struct seat *s, const struct seat_owner *me,
                   const struct seat_person *people, size_t n, size_t max, struct seat_offer **ret,
                   size_t *ret_n)
{
    struct seat_offer *offers = ARENA_ARRAY(a, struct seat_offer, n + 1);
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        struct looker x = {a, me, &people[i], 0};
        struct str lead = is_out(&people[i], s, me) ? STR("") : leads[s - seats](&x);
        if (lead.n)
            offers[found++] = (struct seat_offer){&people[i], points_of(&x), lead};
    }
    if (found)
        qsort(offers, found, sizeof(*offers), compare);
    *ret_n = found < max ? found : max;
    for (size_t i = 0; i < *ret_n; i++) {
        struct looker x = {a, me, offers[i].who, 0};
        offers[i].why = reason(&x, offers[i].why);
    }
    *ret = offers;
}
