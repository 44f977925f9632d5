/* SPDX-License-Identifier: Apache-2.0 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "insight/guard_pattern.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "def/limits.h"

#include <assert.h>
#include <pcre2.h>

struct compiled {
    const struct guard_rule *rule;
    pcre2_code *find, *needs, *unless;
    unsigned flags;
};

struct guard_patterns {
    struct compiled *rows;
    size_t n;
    pcre2_match_context *context; /* only read after it is made, so threads share it */
};

/* --- compiling ------------------------------------------------------------------------------- */

enum { PATTERN_MAX = 65536 };

/* The signs that the header names; in a class they stand for themselves. */
static void widen(struct strbuf *b, const char *pattern)
{
    bool in_class = false;
    for (const char *p = pattern; *p; p++) {
        if (*p == '\\' && p[1]) {
            strbuf_add_char(b, *p++);
            strbuf_add_char(b, *p);
            continue;
        }
        in_class = in_class ? *p != ']' : *p == '[';
        if (*p == ' ' && !in_class)
            STRBUF_LIT(b, "(?:\\s{1,4})");
        else if (*p == '\'' && !in_class)
            STRBUF_LIT(b, "['’‘ʼ´`]?");
        else if (*p == '~' && !in_class)
            STRBUF_LIT(b, "(?:[^.;!?\\n]|(?<=dr|mr|ms|rs|st)\\.|\\.(?=\\w))");
        else
            strbuf_add_char(b, *p);
    }
}

static pcre2_code *compile(const char *words, const char *pattern)
{
    if (!pattern)
        return NULL;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct strbuf b;
    int code;
    PCRE2_SIZE at;
    strbuf_init(&b, a, PATTERN_MAX);
    if (strstr(pattern, "(?&"))
        widen(&b, words);
    widen(&b, pattern);
    pcre2_code *ret = pcre2_compile((PCRE2_SPTR)b.p, b.n,
                                    PCRE2_CASELESS | PCRE2_UTF | PCRE2_UCP |
                                        PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C,
                                    &code, &at, NULL);
    if (!ret)
        fprintf(stderr, "wellmet: guard pattern \"%s\": wrong at \"%.40s\" (%d)\n", pattern,
                at < b.n ? b.p + at : "", code);
    assert(ret);
    return ret;
}

static void add_row(struct guard_patterns *p, const char *words, const struct guard_pattern *row)
{
    const struct guard_rule *rule = guard_rule_find(str_c(row->rule));
    assert(rule);
    p->rows[p->n++] = (struct compiled){.rule = rule,
                                        .find = compile(words, row->find),
                                        .needs = compile(words, row->needs),
                                        .unless = compile(words, row->unless),
                                        .flags = row->flags};
}

struct guard_patterns *guard_patterns_new(const char *words,
                                          const struct guard_pattern *const *tables)
{
    struct guard_patterns *p = calloc(1, sizeof(*p));
    size_t n = 0;
    for (size_t i = 0; tables[i]; i++)
        for (const struct guard_pattern *row = tables[i]; row->rule; row++)
            n++;
    assert(p);
    p->rows = calloc(n ? n : 1, sizeof(*p->rows));
    p->context = pcre2_match_context_create(NULL);
    assert(p->rows && p->context);
    pcre2_set_match_limit(p->context, LIMIT_GUARD_STEPS);
    for (size_t i = 0; tables[i]; i++)
        for (const struct guard_pattern *row = tables[i]; row->rule; row++)
            add_row(p, words, row);
    return p;
}

/* --- sentences ------------------------------------------------------------------------------- */

enum { SENTENCE = 600 }; /* bytes of it on each side at most: nobody means more by "near" */

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/* "Dr." and kin, and a single letter ("J. Chen"), end no sentence. */
static bool is_abbreviation(struct str text, size_t dot)
{
    static const char *const words[] = {
        "dr",  "drs", "mr",  "mrs", "ms",     "mx",   "prof", "st",  "vs", "no", "pt",   "pts",
        "ext", "rm",  "tel", "ph",  "approx", "dept", "e.g",  "i.e", "jr", "sr", "asst", "assoc"};
    size_t from = dot;
    while (from && !is_blank(text.p[from - 1]) && text.p[from - 1] != '(')
        from--;
    struct str word = str_sub(text, from, dot);
    if (word.n == 1)
        return (word.p[0] | 0x20) >= 'a' && (word.p[0] | 0x20) <= 'z';
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (str_eq_nocase(word, str_c(words[i])))
            return true;
    return false;
}

static bool ends_sentence(struct str text, size_t i)
{
    char c = text.p[i];
    if (c == '\n' || c == '\r')
        return true;
    if (c != '.' && c != '?' && c != '!' && c != ';')
        return false;
    if (i + 1 < text.n && !is_blank(text.p[i + 1]))
        return false;
    return c != '.' || !is_abbreviation(text, i);
}

struct str guard_sentence(struct str text, size_t at)
{
    size_t from = at < text.n ? at : text.n, to = from;
    size_t first = at > SENTENCE ? at - SENTENCE : 0, last = at + SENTENCE;
    while (from > first && !ends_sentence(text, from - 1))
        from--;
    while (to < text.n && to < last && !ends_sentence(text, to))
        to++;
    return str_sub(text, from, to < text.n ? to + 1 : to);
}

/* --- finding --------------------------------------------------------------------------------- */

/* A long text is read in pieces, so that the steps of LIMIT_GUARD_STEPS suffice for each. */
enum { PIECE = 2000, OVERLAP = 200 };

/* The first byte of a character at or after `at`. */
static size_t whole(struct str text, size_t at)
{
    while (at < text.n && ((unsigned char)text.p[at] & 0xc0) == 0x80)
        at++;
    return at;
}

/* From the beginning, so that a pattern can look back, to the end of the piece at `at`. */
static struct str piece(struct str text, size_t at)
{
    size_t to = at + PIECE < text.n ? at + PIECE : text.n;
    return str_sub(text, 0, whole(text, to));
}

/* A place to match in; one for a whole pass. */
struct search {
    const struct guard_patterns *p;
    struct str text;
    pcre2_match_data *data;
    int given_up; /* matches that were too long */
};

/* After so many of them the text is hostile, and the rest of it is not looked at. */
enum { GIVE_UP = 4 };

static bool match_at(struct search *s, const pcre2_code *code, struct str in, size_t from,
                     size_t *ret_from, size_t *ret_to)
{
    if (s->given_up >= GIVE_UP)
        return false;
    int rc =
        pcre2_match(code, (PCRE2_SPTR)(in.p ? in.p : ""), in.n, from, 0, s->data, s->p->context);
    s->given_up += rc == PCRE2_ERROR_MATCHLIMIT || rc == PCRE2_ERROR_HEAPLIMIT;
    if (rc < 0)
        return false;
    const PCRE2_SIZE *range = pcre2_get_ovector_pointer(s->data);
    *ret_from = range[0];
    *ret_to = range[1];
    return true;
}

/* What is anywhere in the text is looked for once for all hits of a row: -1 not yet. */
struct anywhere {
    int needs, unless;
};

static bool matches(struct search *s, const pcre2_code *code, struct str sentence, bool all,
                    int *known)
{
    size_t from, to;
    if (!all)
        return match_at(s, code, sentence, 0, &from, &to);
    for (size_t at = 0; *known < 0 && at < s->text.n; at += PIECE)
        if (match_at(s, code, piece(s->text, at), whole(s->text, at ? at - OVERLAP : 0), &from,
                     &to))
            *known = 1;
    *known = *known < 0 ? 0 : *known;
    return *known;
}

static bool is_meant(struct search *s, const struct compiled *row, struct anywhere *known,
                     size_t from)
{
    struct str sentence = guard_sentence(s->text, from);
    if (row->needs && !matches(s, row->needs, sentence, row->flags & GUARD_IN_TEXT, &known->needs))
        return false;
    if (!row->unless)
        return true;
    if (row->flags & GUARD_UNLESS_BEFORE)
        sentence.n = (size_t)(s->text.p + from - sentence.p);
    return !matches(s, row->unless, sentence, row->flags & GUARD_UNLESS_TEXT, &known->unless);
}

/* A hit of the same rule that overlaps grows instead. */
static void add_hit(struct arena *a, struct guard_hits *hits, struct guard_hit hit)
{
    VEC_EACH (struct guard_hit, h, &hits->list)
        if (h->rule == hit.rule && hit.from < h->to && h->from < hit.to) {
            h->from = h->from < hit.from ? h->from : hit.from;
            h->to = h->to > hit.to ? h->to : hit.to;
            return;
        }
    if (hits->list.n == LIMIT_GUARD_HITS)
        return;
    *VEC_PUSH(a, &hits->list) = hit;
}

static void find_in_piece(struct search *s, const struct compiled *row, size_t at,
                          struct anywhere *known, struct arena *a, struct guard_hits *hits)
{
    size_t from, to;
    struct str in = piece(s->text, at);
    at = whole(s->text, at > OVERLAP ? at - OVERLAP : 0);
    for (int n = 0; n < LIMIT_GUARD_HITS && at <= in.n; n++) {
        if (!match_at(s, row->find, in, at, &from, &to))
            return;
        size_t end = to;
        while (end > from && is_blank(s->text.p[end - 1]))
            end--;
        if (end > from && is_meant(s, row, known, from))
            add_hit(a, hits, (struct guard_hit){row->rule, from, end});
        at = whole(s->text, to > at ? to : at + 1);
    }
}

static void find_row(struct search *s, const struct compiled *row, struct arena *a,
                     struct guard_hits *hits)
{
    struct anywhere known = {-1, -1};
    for (size_t at = 0; at < s->text.n; at += PIECE)
        find_in_piece(s, row, at, &known, a, hits);
}

static int by_place(const void *x, const void *y)
{
    const struct guard_hit *a = x, *b = y;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

void guard_patterns_find(const struct guard_patterns *p, struct arena *a, struct str text,
                         unsigned without, struct guard_hits *hits)
{
    struct search s = {.p = p, .text = str_sub(text, 0, LIMIT_NOTE)};
    s.data = pcre2_match_data_create(1, NULL);
    if (!s.data)
        return;
    for (size_t i = 0; i < p->n; i++)
        if (!(p->rows[i].flags & without))
            find_row(&s, &p->rows[i], a, hits);
    pcre2_match_data_free(s.data);
    if (hits->list.n)
        qsort(hits->list.p, hits->list.n, sizeof(*hits->list.p), by_place);
}
