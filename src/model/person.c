/* SPDX-License-Identifier: Apache-2.0 */
#include "model/person.h"

#include "base/arena.h"
#include "base/fold.h"

static const struct str prefixes[] = {STR_INIT("dr"),   STR_INIT("prof"), STR_INIT("professor"),
                                      STR_INIT("mr"),   STR_INIT("mrs"),  STR_INIT("ms"),
                                      STR_INIT("mx"),   STR_INIT("miss"), STR_INIT("sir"),
                                      STR_INIT("dame"), STR_INIT("rev"),  STR_INIT("doctor")};
static const struct str suffixes[] = {STR_INIT("jr"), STR_INIT("sr"), STR_INIT("ii"),
                                      STR_INIT("iii"), STR_INIT("iv")};
static const struct str credentials[] = {
    STR_INIT("md"),    STR_INIT("do"),   STR_INIT("phd"),    STR_INIT("mph"),  STR_INIT("mba"),
    STR_INIT("rn"),    STR_INIT("np"),   STR_INIT("pa"),     STR_INIT("pac"),  STR_INIT("facp"),
    STR_INIT("facs"),  STR_INIT("ms"),   STR_INIT("msc"),    STR_INIT("ma"),   STR_INIT("mbbs"),
    STR_INIT("mbchb"), STR_INIT("dnp"),  STR_INIT("pharmd"), STR_INIT("faap"), STR_INIT("facog"),
    STR_INIT("facep"), STR_INIT("bs"),   STR_INIT("ba"),     STR_INIT("msn"),  STR_INIT("mhs"),
    STR_INIT("scd"),   STR_INIT("drph"), STR_INIT("edd"),    STR_INIT("jd"),   STR_INIT("frcs"),
    STR_INIT("frcp"),  STR_INIT("mrcp"), STR_INIT("mspt"),   STR_INIT("dpt"),  STR_INIT("bsn"),
    STR_INIT("mscr")};

/* Compared without dots and case: "Ph.D." is "phd". */
static bool listed(struct str word, const struct str *list, size_t n)
{
    char plain[16];
    size_t len = 0;
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] != '.' && word.p[i] != '-') {
            if (len == sizeof(plain))
                return false;
            plain[len++] = word.p[i];
        }
    for (size_t i = 0; i < n; i++)
        if (str_eq_nocase((struct str){plain, len}, list[i]))
            return true;
    return false;
}
#define LISTED(word, list) listed((word), (list), sizeof(list) / sizeof(*(list)))

static void add_word(struct arena *a, struct str *to, struct str word)
{
    *to = str_join(a, *to, STR(" "), word);
}

static struct str parts_name(struct arena *a, const struct person *p)
{
    const struct str parts[] = {p->prefix, p->given, p->middle, p->family, p->suffix};
    size_t n = 0;
    for (size_t i = 0; i < 5; i++)
        n += parts[i].n + 1;
    char *text = arena_alloc(a, n + 1);
    size_t at = 0;
    for (size_t i = 0; i < 5; i++) {
        if (!parts[i].n)
            continue;
        if (at)
            text[at++] = ' ';
        memcpy(text + at, parts[i].p, parts[i].n);
        at += parts[i].n;
    }
    return (struct str){text, at};
}

struct str person_name(struct arena *a, const struct person *p)
{
    if (p->display.n)
        return p->display;
    if (p->given.n || p->family.n)
        return parts_name(a, p);
    return p->nickname.n ? p->nickname : STR("Someone");
}

static void take_word(struct arena *a, struct person *p, struct str word)
{
    if (LISTED(word, suffixes))
        add_word(a, &p->suffix, str_copy(a, word));
    else
        p->credentials = str_join(a, p->credentials, STR(", "), word);
}

/* Takes what follows the last commas off, while it is credentials: "Chen, Mei-Ling, MD, PhD" gives
 * "Chen, Mei-Ling". */
static struct str take_credentials(struct arena *a, struct person *p, struct str full)
{
    size_t cut = full.n;
    for (size_t i = full.n; i-- > 0;) {
        if (full.p[i] != ',')
            continue;
        struct str word = str_trim(str_sub(full, i + 1, cut));
        if (word.n && !LISTED(word, credentials) && !LISTED(word, suffixes))
            break;
        cut = i;
    }
    struct str tail = str_sub(full, cut, full.n), part;
    while (tail.n && str_next(&tail, ',', &part))
        if (str_trim(part).n)
            take_word(a, p, str_trim(part));
    return str_trim(str_sub(full, 0, cut));
}

enum { NAME_WORDS = 16 };

static size_t split_words(struct str s, struct str words[NAME_WORDS])
{
    size_t n = 0;
    while (s.n && n < NAME_WORDS) {
        s = str_trim(s);
        size_t blank = n + 1 == NAME_WORDS ? SIZE_MAX : str_find_char(s, ' ', 0);
        words[n++] = str_sub(s, 0, blank);
        s = blank == SIZE_MAX ? STR_NULL : str_sub(s, blank, s.n);
    }
    return n;
}

/* "MD", "Ph.D." and "MSc" after a name without a comma; "Do" and "Ma" are families. */
static bool is_credential(struct str w)
{
    bool capital = false;
    for (size_t i = 1; i < w.n; i++)
        capital |= w.p[i] >= 'A' && w.p[i] <= 'Z';
    return capital && LISTED(w, credentials);
}

/* Particles belong to the family name: "van der Berg", "de la Cruz". */
static bool is_particle(struct str w)
{
    static const struct str particles[] = {
        STR_INIT("van"), STR_INIT("von"), STR_INIT("der"), STR_INIT("de"),  STR_INIT("la"),
        STR_INIT("del"), STR_INIT("di"),  STR_INIT("da"),  STR_INIT("bin"), STR_INIT("al"),
        STR_INIT("el"),  STR_INIT("ter"), STR_INIT("den"), STR_INIT("dos")};
    return LISTED(w, particles);
}

void person_set_name(struct arena *a, struct person *p, struct str full)
{
    full = take_credentials(a, p, str_trim(full));
    size_t comma = str_find_char(full, ',', 0);
    if (comma != SIZE_MAX) { /* "Chen, Mei-Ling" */
        p->family = str_copy(a, str_trim(str_sub(full, 0, comma)));
        full = str_trim(str_sub(full, comma + 1, full.n));
    }
    struct str words[NAME_WORDS];
    size_t n = split_words(full, words), from = 0;
    while (from + 1 < n && LISTED(words[from], prefixes))
        add_word(a, &p->prefix, str_copy(a, words[from++]));
    size_t end = n, least = from + (from || p->family.n ? 1 : 2);
    while (end > least && (LISTED(words[end - 1], suffixes) || is_credential(words[end - 1])))
        end--;
    for (size_t i = end; i < n; i++)
        take_word(a, p, words[i]);
    n = end;
    if (!p->family.n && n > from) {
        size_t first = n - 1;
        while (first > from + 1 && is_particle(words[first - 1]))
            first--;
        /* "Dr van Berg": after a title, a small letter begins a family name. */
        if (p->prefix.n && first == from + 1 && is_particle(words[from]) && words[from].p[0] >= 'a')
            first = from;
        bool only = first == from;
        if (!only || p->prefix.n) { /* "Dr Ruiz" names the family, "Hannah" the given name */
            for (size_t i = first; i < n; i++)
                add_word(a, &p->family, words[i]);
            n = first;
        }
    }
    if (n > from)
        p->given = str_copy(a, words[from++]);
    while (from < n)
        add_word(a, &p->middle, words[from++]);
}

void person_derive(struct arena *a, void *record)
{
    struct person *p = record;
    if (p->display.n && (p->given.n || p->family.n) && str_eq(p->display, parts_name(a, p)))
        p->display = STR_NULL;
    struct str family = p->family, given = p->given;
    if (!family.n && !given.n) {
        given = p->display.n ? p->display : p->nickname;
    } else if (!family.n) {
        family = given;
        given = STR_NULL;
    }
    struct str key = str_join(a, family, STR(" "), given);
    p->sort_key = fold(a, str_join(a, key, STR(" "), p->middle));
}

const char *npi_check(struct str npi)
{
    if (npi.n != 10)
        return "an NPI has ten digits";
    int sum = 24; /* Luhn sum of the prefix 80840 */
    for (size_t i = 0; i < 10; i++) {
        if (npi.p[i] < '0' || npi.p[i] > '9')
            return "an NPI has ten digits";
        int d = npi.p[i] - '0';
        if (i % 2 == 0) /* every second digit from the right, the check digit not counted */
            d = d * 2 > 9 ? d * 2 - 9 : d * 2;
        sum += d;
    }
    return sum % 10 ? "the check digit of this NPI does not fit; look for a typing error" : NULL;
}

const char *orcid_check(struct str s)
{
    static const char form[] = "an ORCID iD looks like 0000-0002-1825-0097";
    if (s.n != 19)
        return form;
    int total = 0;
    for (size_t i = 0; i < 18; i++) {
        if (i % 5 == 4) {
            if (s.p[i] != '-')
                return form;
            continue;
        }
        if (s.p[i] < '0' || s.p[i] > '9')
            return form;
        total = (total + s.p[i] - '0') * 2 % 11;
    }
    int check = (12 - total) % 11;
    char want = check == 10 ? 'X' : (char)('0' + check);
    return s.p[18] == want
               ? NULL
               : "the check digit of this ORCID iD does not fit; look for a typing error";
}
