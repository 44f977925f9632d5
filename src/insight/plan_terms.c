/* SPDX-License-Identifier: Apache-2.0 */
/* To whom a row of the plan's tables applies. */
#include "insight/plan_int.h"

#include "model/entities.h"
#include "model/road.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* The next letter of a name, small; "&" reads as "and". 0 at the end. */
static char next_letter(struct str s, size_t *at, size_t *in_and)
{
    static const char and[] = "and";
    for (; *at < s.n; (*at)++) {
        if (s.p[*at] == '&') {
            char c = and[(*in_and)++];
            if (c)
                return c;
            *in_and = 0;
        } else if (is_letter(s.p[*at])) {
            char c = s.p[(*at)++];
            return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        }
    }
    return 0;
}

/* Equal but for case, blanks and punctuation. */
static bool same_name(struct str x, struct str y)
{
    size_t i = 0, j = 0, and_x = 0, and_y = 0;
    for (;;) {
        char c = next_letter(x, &i, &and_x), d = next_letter(y, &j, &and_y);
        if (c != d)
            return false;
        if (!c)
            return i > 0;
    }
}

/* The first is the name. */
static const char *const specialties[][6] = {
    {"Emergency Medicine", "EM", "Emergency"},
    {"Obstetrics & Gynecology", "OBGYN", "Obstetrics", "Gynecology", "Obstetrics & Gynaecology"},
    {"Ophthalmology", "Ophtho"},
    {"Urology", "Uro"}};
enum { SPECIALTIES = sizeof(specialties) / sizeof(*specialties), RESIDENCYCAS = 2 };

static size_t specialty_find(struct str name)
{
    for (size_t i = 0; i < SPECIALTIES; i++)
        for (size_t j = 0; j < 6 && specialties[i][j]; j++)
            if (same_name(name, str_c(specialties[i][j])))
                return i;
    return SPECIALTIES;
}

static bool is_specialty(struct str x, struct str y)
{
    size_t i = specialty_find(x);
    return same_name(x, y) || (i < SPECIALTIES && i == specialty_find(y));
}

bool plan_has_specialty(const struct plan_student *s, struct str specialty)
{
    struct str rest = s->specialties, part;
    while (str_next(&rest, ',', &part))
        if (is_specialty(str_trim(part), specialty))
            return true;
    return false;
}

/* How many of the student's specialties go through ResidencyCAS, and how many others there are. */
static void count_services(const struct plan_student *s, size_t *ret_cas, size_t *ret_other)
{
    struct str rest = s->specialties, part;
    *ret_cas = *ret_other = 0;
    while (str_next(&rest, ',', &part)) {
        part = str_trim(part);
        if (part.n)
            ++*(specialty_find(part) < RESIDENCYCAS ? ret_cas : ret_other);
    }
}

enum plan_road plan_road(const struct plan_student *s)
{
    static const struct {
        const char *name;
        enum plan_road road;
    } countries[] = {
        {"Canada", PLAN_CANADA},    {"United Kingdom", PLAN_UK},   {"UK", PLAN_UK},
        {"Great Britain", PLAN_UK}, {"England", PLAN_UK},          {"Scotland", PLAN_UK},
        {"Wales", PLAN_UK},         {"Northern Ireland", PLAN_UK}, {"Australia", PLAN_AUSTRALIA}};
    if (str_eq(str_c(track_choices[s->track].key), STR("img")))
        return PLAN_US;
    for (size_t i = 0; i < sizeof(countries) / sizeof(*countries); i++)
        if (same_name(s->country, str_c(countries[i].name)))
            return countries[i].road;
    return PLAN_US;
}

bool plan_has_letters(const struct plan_student *s) { return plan_road(s) != PLAN_UK; }

static bool is_us(const struct plan_student *s) { return plan_road(s) == PLAN_US; }
static bool is_canada(const struct plan_student *s) { return plan_road(s) == PLAN_CANADA; }
static bool is_uk(const struct plan_student *s) { return plan_road(s) == PLAN_UK; }
static bool is_australia(const struct plan_student *s) { return plan_road(s) == PLAN_AUSTRALIA; }
static bool is_any(const struct plan_student *s) { return s != NULL; }

static bool is_img(const struct plan_student *s)
{
    return str_eq(str_c(track_choices[s->track].key), STR("img"));
}

static bool is_us_school(const struct plan_student *s) { return is_us(s) && !is_img(s); }

/* ERAS is not accepted by the specialties of ResidencyCAS. */
static bool has_eras(const struct plan_student *s)
{
    size_t cas, other;
    count_services(s, &cas, &other);
    return is_us(s) && (other || !cas);
}

static bool has_residencycas(const struct plan_student *s)
{
    size_t cas, other;
    count_services(s, &cas, &other);
    return is_us(s) && cas;
}

static bool has_military(const struct plan_student *s) { return is_us(s) && s->military; }

static bool has_result(const struct plan_student *s, const char *key)
{
    return str_eq(str_c(match_result_choices[s->match_result].key), str_c(key));
}

/* Who did not match, or in part, goes on with SOAP where it is open to them; who matched has
 * nothing to do with it. */
static bool is_in_soap(const struct plan_student *s)
{
    return has_result(s, "partly") || has_result(s, "not_matched");
}
static bool is_unmatched(const struct plan_student *s)
{
    return is_in_soap(s) || has_result(s, "not_eligible");
}
static bool is_unless_matched(const struct plan_student *s) { return !has_result(s, "matched"); }

static const struct {
    const char *word;
    bool (*holds)(const struct plan_student *s);
} words[] = {{"all", is_any},
             {"us", is_us},
             {"us_school", is_us_school},
             {"canada", is_canada},
             {"uk", is_uk},
             {"australia", is_australia},
             {"eras", has_eras},
             {"nrmp", is_us},
             {"soap", is_in_soap},
             {"unmatched", is_unmatched},
             {"unless_matched", is_unless_matched},
             {"residencycas", has_residencycas},
             {"track:military", has_military}};

static const struct str specialty_prefix = STR_INIT("specialty:"),
                        track_prefix = STR_INIT("track:");

static size_t find_word(struct str word)
{
    size_t n = sizeof(words) / sizeof(*words), i = 0;
    while (i < n && !str_eq(word, str_c(words[i].word)))
        i++;
    return i;
}

static bool is_known(struct str word)
{
    if (str_starts(word, specialty_prefix))
        return str_trim(str_sub(word, specialty_prefix.n, word.n)).n > 0;
    if (find_word(word) < sizeof(words) / sizeof(*words))
        return true;
    if (!str_starts(word, track_prefix))
        return false;
    struct str key = str_sub(word, track_prefix.n, word.n);
    for (int i = 1; track_choices[i].key; i++)
        if (str_eq(key, str_c(track_choices[i].key)))
            return true;
    return false;
}

static bool word_holds(struct str word, const struct plan_student *s)
{
    size_t i = find_word(word);
    if (i < sizeof(words) / sizeof(*words))
        return words[i].holds(s);
    if (str_starts(word, specialty_prefix))
        return plan_has_specialty(s, str_trim(str_sub(word, specialty_prefix.n, word.n)));
    return str_starts(word, track_prefix) &&
           str_eq(str_sub(word, track_prefix.n, word.n), str_c(track_choices[s->track].key));
}

bool plan_terms_hold(struct str terms, const struct plan_student *s)
{
    struct str either, word;
    while (str_next(&terms, ';', &either)) {
        bool all = str_trim(either).n > 0;
        while (all && str_next(&either, '+', &word))
            all = word_holds(str_trim(word), s);
        if (all)
            return true;
    }
    return false;
}

struct str plan_terms_fault(struct str terms)
{
    struct str either, word;
    while (str_next(&terms, ';', &either))
        while (str_next(&either, '+', &word))
            if (!is_known(str_trim(word)))
                return str_trim(word);
    return STR_NULL;
}
