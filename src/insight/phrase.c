/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/phrase.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/strbuf.h"

enum { INSIDE_MAX = 160 };

static const char *const small[] = {"zero",    "one",     "two",       "three",    "four",
                                    "five",    "six",     "seven",     "eight",    "nine",
                                    "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const tens[] = {"",      "",      "twenty",  "thirty", "forty",
                                   "fifty", "sixty", "seventy", "eighty", "ninety"};

struct str phrase_number(struct arena *a, int64_t n)
{
    if (n < 0 || n >= 100)
        return str_format(a, "%lld", (long long)n);
    if (n < 20)
        return str_c(small[n]);
    if (n % 10 == 0)
        return str_c(tens[n / 10]);
    return str_format(a, "%s-%s", tens[n / 10], small[n % 10]);
}

struct rounded {
    int64_t n;
    const char *unit;
};

static struct rounded rounded(int64_t days)
{
    if (days < 14 && days != 7)
        return (struct rounded){days, "day"};
    if (days < 84)
        return (struct rounded){(days + 3) / 7, "week"};
    if (days < 700)
        return (struct rounded){(days * 12 + 182) / 365, "month"};
    return (struct rounded){(days + 182) / 365, "year"};
}

static struct str span(struct arena *a, int64_t days, const char *one)
{
    struct rounded r = rounded(days);
    struct str words = phrase_number(a, r.n);
    return r.n == 1 ? str_format(a, "%s%s", one, r.unit)
                    : str_format(a, "%.*s %ss", STR_ARG(words), r.unit);
}

struct str phrase_span(struct arena *a, int64_t days) { return span(a, days, "a "); }

struct str phrase_every(struct arena *a, int64_t days)
{
    struct str s = span(a, days, "");
    return str_format(a, "every %.*s", STR_ARG(s));
}

static bool is_weekday_near(struct date d, struct date today)
{
    if (!date_is_full(d))
        return false;
    int64_t diff = date_diff(d, today);
    return diff >= -6 && diff <= 6 && (diff < -1 || diff > 1);
}

static bool is_next_to(struct date d, struct date today)
{
    int64_t diff = date_is_full(d) ? date_diff(d, today) : 2;
    return diff >= -1 && diff <= 1;
}

struct str phrase_on(struct arena *a, struct date d, struct date today)
{
    struct str near = date_near(a, d, today);
    if (!near.n || is_next_to(d, today))
        return near;
    return str_join(a, d.d ? STR("on") : STR("in"), STR(" "), near);
}

/* A weekday in the past needs "last", as the bare one would be the next. */
static struct str bound(struct arena *a, const char *word, struct date d, struct date today)
{
    struct str near = date_near(a, d, today);
    const char *last = is_weekday_near(d, today) && date_cmp(d, today) < 0 ? "last " : "";
    return near.n ? str_format(a, "%s %s%.*s", word, last, STR_ARG(near)) : near;
}

struct str phrase_by(struct arena *a, struct date d, struct date today)
{
    return bound(a, "by", d, today);
}
struct str phrase_since(struct arena *a, struct date d, struct date today)
{
    return bound(a, "since", d, today);
}

struct phrase_pronouns phrase_pronouns(struct str s)
{
    static const struct phrase_pronouns known[] = {
        {"she", "She", "her", true}, {"he", "He", "him", true}, {"they", "They", "them", true}};
    s = str_trim(s);
    size_t end = 0;
    while (end < s.n && s.p[end] != '/' && s.p[end] != ' ' && s.p[end] != ',')
        end++;
    struct str first = str_sub(s, 0, end);
    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
        if (str_eq_nocase(first, str_c(known[i].subject)))
            return known[i];
    return (struct phrase_pronouns){"they", "They", "them", false};
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

static size_t word_end(struct str s, size_t at)
{
    while (at < s.n && is_word_byte(s.p[at]))
        at++;
    return at;
}

/* `after_i`: the word before was the student's "I", so the verb bends too. */
static const char *swapped(struct str w, bool after_i)
{
    static const struct {
        const char *from, *to;
        bool verb;
    } rows[] = {{"me", "you", false},          {"my", "your", false}, {"mine", "yours", false},
                {"myself", "yourself", false}, {"I", "you", false},   {"i", "you", false},
                {"am", "are", true},           {"was", "were", true}, {"m", "re", true}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        if (rows[i].verb == after_i && str_eq(w, str_c(rows[i].from)))
            return rows[i].to;
    return after_i ? swapped(w, false) : NULL;
}

struct str phrase_to_you(struct arena *a, struct str s)
{
    struct strbuf b;
    strbuf_init(&b, a, s.n * 2 + 8);
    bool after_i = false;
    for (size_t at = 0; at < s.n;) {
        size_t end = word_end(s, at);
        if (end == at) {
            strbuf_add_char(&b, s.p[at++]);
            continue;
        }
        struct str w = str_sub(s, at, end);
        const char *to = swapped(w, after_i);
        strbuf_add(&b, to ? str_c(to) : w);
        after_i = str_eq(w, STR("I")) || str_eq(w, STR("i"));
        at = end;
    }
    return strbuf_get(&b);
}

struct str phrase_inside(struct arena *a, struct str s)
{
    struct str rest = str_trim(s), line = STR_NULL;
    str_next_line(&rest, &line);
    line = str_trim(line);
    while (line.n && strchr(".;,: ", line.p[line.n - 1]))
        line.n--;
    if (line.n <= INSIDE_MAX)
        return line;
    struct str cut = str_trim(utf8_cut(line, INSIDE_MAX));
    return str_format(a, "%.*s\xE2\x80\xA6", STR_ARG(cut));
}

static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

struct str phrase_label(struct arena *a, struct str label)
{
    struct str s = phrase_inside(a, label);
    size_t end = word_end(s, 0);
    bool name = str_eq(str_sub(s, 0, end), STR("I"));
    for (size_t i = 1; i < end; i++)
        name |= is_capital(s.p[i]);
    if (name || !s.n || !is_capital(s.p[0]))
        return s;
    char *p = arena_copy(a, s.p, s.n);
    p[0] = (char)(p[0] - 'A' + 'a');
    return (struct str){p, s.n};
}

static struct str first_word(struct str s) { return str_sub(s, 0, word_end(s, 0)); }

static bool is_listed(struct str w, const char *const *list)
{
    for (; *list; list++)
        if (str_eq_nocase(w, str_c(*list)))
            return true;
    return false;
}

bool phrase_is_thing(struct str s)
{
    static const char *const words[] = {"a",     "an",      "the",  "my",   "her",  "his",
                                        "their", "our",     "your", "some", "one",  "two",
                                        "three", "another", "more", "this", "that", NULL};
    return is_listed(first_word(s), words);
}

bool phrase_is_past(struct str s)
{
    static const char *const words[] = {
        "read",  "wrote",   "gave",  "taught",     "let",   "met",   "put",  "made", "sent",
        "took",  "brought", "told",  "found",      "lent",  "spoke", "got",  "came", "drove",
        "went",  "held",    "kept",  "set",        "said",  "did",   "had",  "ran",  "sat",
        "stood", "bought",  "built", "chose",      "heard", "led",   "left", "paid", "spent",
        "saw",   "stayed",  "was",   "understood", "fed",   "drew",  "cut",  "knew", NULL};
    struct str w = first_word(s);
    return is_listed(w, words) || (w.n > 4 && str_ends(w, STR("ed")));
}
