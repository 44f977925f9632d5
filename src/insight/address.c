/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/address.h"

#include "base/arena.h"
#include "insight/cadence.h"

static bool is_one_of(struct str word, const char *const *list)
{
    for (; *list; list++)
        if (str_eq_nocase(word, str_c(*list)))
            return true;
    return false;
}

/* "M.D., Ph.D." and "MD PhD" alike. */
static bool has_doctorate(struct arena *a, struct str credentials)
{
    static const char *const doctorates[] = {
        "MD",  "DO",  "PhD", "DPhil", "ScD", "DSc",  "MBBS",   "MBChB", "MBBCh", "BMBS", "MDCM",
        "DDS", "DMD", "DPM", "DVM",   "EdD", "DrPH", "PharmD", "PsyD",  "DMSc",  NULL};
    char *word = arena_alloc(a, credentials.n + 1);
    size_t n = 0;
    for (size_t i = 0; i <= credentials.n; i++) {
        char c = i < credentials.n ? credentials.p[i] : ',';
        if (c == '.')
            continue;
        if (c != ',' && c != ' ' && c != '/' && c != ';') {
            word[n++] = c;
            continue;
        }
        if (n && is_one_of((struct str){word, n}, doctorates))
            return true;
        n = 0;
    }
    return false;
}

static bool is_in_force(const struct position *x, struct date today)
{
    return !x->until.y || date_cmp(x->until, today) >= 0;
}

static bool holds(const struct position *x, size_t n, struct date today, const int *kinds)
{
    for (size_t i = 0; i < n; i++)
        for (const int *k = kinds; *k; k++)
            if (x[i].kind == *k && is_in_force(&x[i], today))
                return true;
    return false;
}

static bool holds_any(const struct position *x, size_t n, struct date today,
                      const char *const *keys)
{
    int kinds[8] = {0};
    for (size_t i = 0; keys[i] && i + 1 < sizeof(kinds) / sizeof(*kinds); i++)
        kinds[i] = choice_find(position_kind_choices, str_c(keys[i]));
    return holds(x, n, today, kinds);
}

static bool is_peer(const struct role *roles, size_t n, struct date today)
{
    static const char *const near[] = {"near_peer", "peer", "support", NULL};
    for (size_t i = 0; i < n; i++)
        if (cadence_role_is_in_force(&roles[i], today) &&
            is_one_of(str_c(role_choices[roles[i].kind].key), near))
            return true;
    return false;
}

/* "Dr.", "Professor", "Ms.", or "". */
static struct str title_of(struct arena *a, const struct person *p)
{
    static const char *const stopped[] = {"Dr", "Mr", "Mrs", "Ms", "Mx", NULL};
    struct str prefix = str_trim(p->prefix);
    if (str_starts_nocase(prefix, STR("prof")))
        return STR("Professor");
    if (prefix.n && prefix.p[prefix.n - 1] == '.')
        prefix.n--;
    if (str_starts_nocase(prefix, STR("dr")) &&
        (prefix.n == 2 || prefix.p[2] == '.' || prefix.p[2] == ' '))
        return STR("Dr.");
    if (is_one_of(prefix, stopped))
        return str_format(a, "%.*s.", STR_ARG(prefix));
    return has_doctorate(a, p->credentials) ? STR("Dr.") : prefix;
}

static struct str plain_name(struct arena *a, const struct person *p)
{
    struct str name = str_join(a, p->given, STR(" "), p->family);
    return name.n ? name : p->display.n ? p->display : p->nickname;
}

struct address address_of(struct arena *a, const struct person *p, const struct position *positions,
                          size_t positions_n, const struct role *roles, size_t roles_n,
                          struct date today)
{
    static const char *const students[] = {"student", NULL};
    static const char *const teachers[] = {"attending", "faculty", "program_director",
                                           "chair",     "fellow",  NULL};
    struct str given = p->nickname.n ? p->nickname : p->given, title = title_of(a, p);
    bool peer = is_peer(roles, roles_n, today) ||
                (!title.n && holds_any(positions, positions_n, today, students));
    if (peer && given.n)
        return (struct address){given, true};
    if (!title.n && holds_any(positions, positions_n, today, teachers))
        title = STR("Dr.");
    if (title.n && p->family.n)
        return (struct address){str_join(a, title, STR(" "), p->family), false};
    return (struct address){plain_name(a, p), false};
}

struct str address_whole(struct arena *a, const struct person *p)
{
    return str_join(a, title_of(a, p), STR(" "), plain_name(a, p));
}
