/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/draft_facts.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/strbuf.h"
#include "insight/address.h"
#include "insight/phrase.h"

enum {
    YEAR_MONTH = 7,
    YEARS = 4,
    NEAR_DAYS = 300,
    LATELY = 14,
    DORMANT_DAYS = 1095,
    WEEK = 7,
    THREE_WEEKS = 21
};

struct str draft_day(struct arena *a, struct date d, struct date today)
{
    if (!date_is_set(d))
        return STR_NULL;
    if (!d.m)
        return str_format(a, "%d", d.y);
    const char *month = date_month_names[d.m - 1];
    if (!d.d)
        return str_format(a, "%s %d", month, d.y);
    int64_t away = d.y ? date_diff(d, today) : 0;
    if (away > NEAR_DAYS || away < -NEAR_DAYS)
        return str_format(a, "%s %d, %d", month, d.d, d.y);
    return str_format(a, "%s %d", month, d.d);
}

struct str draft_when(struct arena *a, struct date d, struct date today)
{
    if (!date_is_set(d))
        return STR_NULL;
    if (!date_is_full(d))
        return str_format(a, "in %.*s", STR_ARG(draft_day(a, d, today)));
    int64_t ago = date_diff(today, d);
    if (ago > NEAR_DAYS)
        return str_format(a, "in %s %d", date_month_names[d.m - 1], d.y);
    if (ago == 0 || ago == 1)
        return ago ? STR("yesterday") : STR("today");
    return str_format(a, "on %.*s", STR_ARG(draft_day(a, d, today)));
}

/* --- the student ---------------------------------------------------------------------------- */

/* 1 to 4; 0 before the first autumn, 5 after graduation. */
static int year_of_study(int64_t graduation, struct date today)
{
    int64_t end = today.y + (today.m >= YEAR_MONTH), year = YEARS - (graduation - end);
    return year < 0 ? 0 : year > YEARS + 1 ? YEARS + 1 : (int)year;
}

/* "second-year", for the middle of a subject. */
static struct str year_words(const struct account *x, struct date today)
{
    static const char *const years[] = {"incoming", "first-year", "second-year", "third-year",
                                        "fourth-year"};
    int year = x->graduation_year ? year_of_study(x->graduation_year, today) : YEARS + 1;
    return year > YEARS ? STR_NULL : str_c(years[year]);
}

struct str draft_who(struct arena *a, const struct account *x, struct date today)
{
    struct str year = year_words(x, today);
    if (x->graduation_year && !year.n)
        return x->school.n ? str_format(a, "a graduate of %.*s", STR_ARG(x->school))
                           : STR("a medical graduate");
    if (!year.n && !x->school.n)
        return STR_NULL;
    const char *article = str_starts(year, STR("i")) ? "an" : "a";
    struct str s =
        str_format(a, "%s %.*s%smedical student", article, STR_ARG(year), year.n ? " " : "");
    return str_join(a, s, STR(" at "), x->school);
}

static struct str signature(struct arena *a, const struct account *x)
{
    struct str class = x->graduation_year
                           ? str_format(a, "class of %lld", (long long)x->graduation_year)
                           : STR_NULL;
    return x->school.n ? str_join(a, x->school, STR(", "), class) : STR_NULL;
}

static struct str first_of(struct str list, char sep)
{
    struct str first = STR_NULL;
    if (list.n)
        str_next(&list, sep, &first);
    return str_trim(first);
}

/* "Internal Medicine" in the middle of a sentence; "OB-GYN" stays. */
static struct str in_sentence(struct arena *a, struct str s)
{
    char *p = arena_copy(a, s.p, s.n);
    for (size_t i = 0; i < s.n; i++) {
        bool begins = i == 0 || p[i - 1] == ' ';
        bool small_next = i + 1 < s.n && p[i + 1] >= 'a' && p[i + 1] <= 'z';
        if (begins && small_next && p[i] >= 'A' && p[i] <= 'Z')
            p[i] = (char)(p[i] + 32);
    }
    return (struct str){p, s.n};
}

static void fill_student(struct arena *a, const struct account *x, struct date today,
                         struct draft_facts *f)
{
    f->value[DRAFT_ME] = x->name;
    f->value[DRAFT_ME_FIRST] = first_of(x->name, ' ');
    f->value[DRAFT_WHO] = draft_who(a, x, today);
    f->value[DRAFT_YEAR] = year_words(x, today);
    f->value[DRAFT_SIGNATURE] = signature(a, x);
    f->value[DRAFT_SCHOOL] = x->school;
    f->value[DRAFT_INTEREST] = in_sentence(a, first_of(x->specialties, ','));
}

/* --- the person ----------------------------------------------------------------------------- */

/* Where they work now: of the positions that have not ended the one that began last. */
static const struct position *current_position(const struct draft_known *k)
{
    const struct position *best = NULL;
    for (size_t i = 0; i < k->positions_n; i++) {
        const struct position *x = &k->positions[i];
        if (x->until.y && date_cmp(x->until, k->today) < 0)
            continue;
        if (!best || date_cmp(x->from, best->from) > 0)
            best = x;
    }
    return best;
}

static bool is_place_of_theirs(const struct draft_known *k, struct str place)
{
    for (size_t i = 0; i < k->positions_n; i++)
        if (place.n && str_eq(k->places[i], place))
            return true;
    return false;
}

/* "I was your student at Saint Olave College in 2023" */
static struct str known_as(struct arena *a, const struct draft_known *k)
{
    static const struct {
        const char *role, *words;
    } rows[] = {{"teacher", "I was your student"}, {"research_lead", "I worked in your group"},
                {"employer", "I worked for you"},  {"letter_writer", "you wrote a letter for me"},
                {"adviser", "you advised me"},     {"coach", "you coached me"}};
    const char *words = NULL;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows) && !words; i++)
        for (size_t r = 0; r < k->roles_n && !words; r++)
            if (str_eq(str_c(role_choices[k->roles[r].kind].key), str_c(rows[i].role)))
                words = rows[i].words;
    if (!words)
        return STR_NULL;
    struct str s = str_c(words), place = k->person->met_where;
    if (is_place_of_theirs(k, place))
        s = str_join(a, s, STR(" at "), place);
    return k->person->met_when.y ? str_format(a, "%.*s in %d", STR_ARG(s), k->person->met_when.y)
                                 : s;
}

static bool is_of_interest(const struct account *x, struct str specialty)
{
    struct str rest = x->specialties, one;
    while (rest.n && str_next(&rest, ',', &one))
        if (specialty.n && str_eq_nocase(str_trim(one), specialty))
            return true;
    return false;
}

static void fill_person(struct arena *a, const struct draft_known *k, struct draft_facts *f)
{
    struct address x =
        address_of(a, k->person, k->positions, k->positions_n, k->roles, k->roles_n, k->today);
    const struct position *now = current_position(k);
    f->value[DRAFT_THEM] = x.name;
    f->value[DRAFT_NEAR] = x.near ? STR("yes") : STR_NULL;
    f->value[DRAFT_FIELD] = in_sentence(a, k->person->specialty);
    if (is_of_interest(k->account, k->person->specialty))
        f->value[DRAFT_SHARED] = f->value[DRAFT_FIELD];
    if (now)
        f->value[DRAFT_PLACE] = k->places[now - k->positions];
    if (k->through)
        f->value[DRAFT_THROUGH] = address_whole(a, k->through);
    f->value[DRAFT_KNOWN_AS] = known_as(a, k);
}

/* --- what was ------------------------------------------------------------------------------- */

const struct help *draft_help(const struct draft_known *k)
{
    const struct help *best = NULL;
    for (size_t i = 0; i < k->help_n; i++) {
        const struct help *x = &k->help[i];
        bool owed = !date_is_set(x->thanked_on), best_owed = best && !date_is_set(best->thanked_on);
        if (x->record.id == k->help_meant)
            return x;
        if (x->direction == HELP_RECEIVED &&
            (!best || (owed && !best_owed) ||
             (owed == best_owed && date_cmp(x->on, best->on) >= 0)))
            best = x;
    }
    return best;
}

/* "lent me her notes" would have to become "your notes"; only the student knows whose they are. */
static bool speaks_of_third(struct arena *a, struct str s)
{
    static const struct str third = STR_INIT(" he she they him her them his hers their theirs ");
    struct str rest = fold(a, s), word;
    while (rest.n && str_next(&rest, ' ', &word))
        if (str_find(third, str_format(a, " %.*s ", STR_ARG(word)), 0) != SIZE_MAX)
            return true;
    return false;
}

static void fill_help(struct arena *a, const struct draft_known *k, struct draft_facts *f)
{
    const struct help *x = draft_help(k);
    if (!x || !phrase_is_past(x->about) || speaks_of_third(a, x->about))
        return;
    draft_facts_set(a, f, DRAFT_HELPED, x->about);
    f->value[DRAFT_HELP_WHEN] = draft_when(a, x->on, k->today);
}

static void fill_past(struct arena *a, const struct draft_known *k, struct draft_facts *f)
{
    if (k->last && date_is_full(k->last->on)) {
        int64_t ago = date_diff(k->today, k->last->on);
        f->value[DRAFT_LAST_WHEN] = draft_when(a, k->last->on, k->today);
        if (ago > LATELY)
            f->value[DRAFT_LONG] = phrase_span(a, ago);
        else if (k->last->direction == DIRECTION_BOTH)
            f->value[DRAFT_MET_LATELY] = STR("yes");
    }
    if (k->sent)
        f->value[DRAFT_WROTE_WHEN] = draft_when(a, k->sent->on, k->today);
}

void draft_facts_fill(struct arena *a, const struct draft_known *k, struct draft_facts *ret)
{
    *ret = (struct draft_facts){0};
    fill_student(a, k->account, k->today, ret);
    fill_person(a, k, ret);
    fill_help(a, k, ret);
    fill_past(a, k, ret);
}

/* --- where to begin ------------------------------------------------------------------------- */

static bool owes_thanks(const struct draft_known *k)
{
    const struct help *x = draft_help(k);
    return x && !date_is_set(x->thanked_on);
}

struct str draft_first_choice(const struct draft_known *k)
{
    if (owes_thanks(k))
        return STR("thanks-help");
    if (k->sent && date_is_full(k->sent->on)) {
        int64_t waits = date_diff(k->today, k->sent->on);
        if (waits >= WEEK)
            return waits >= THREE_WEEKS ? STR("follow-up-2") : STR("follow-up-1");
    }
    if (!k->last)
        return k->through ? STR("advice") : STR("shadow-first");
    if (k->last->kind == INTERACTION_SHADOWING && date_is_full(k->last->on) &&
        date_diff(k->today, k->last->on) <= LATELY)
        return STR("thanks-shadowing");
    if (date_is_full(k->last->on) && date_diff(k->today, k->last->on) >= DORMANT_DAYS)
        return STR("reconnect");
    return STR("advice");
}
