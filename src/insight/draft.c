/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/draft.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/strbuf.h"

enum { TEXT_MAX = 60000, ADDED_WORDS = 6 };

/* --- facts ---------------------------------------------------------------------------------- */

/* Line ends and doubled blanks become one blank. */
static struct str one_line(struct arena *a, struct str s)
{
    struct strbuf b;
    strbuf_init(&b, a, s.n + 1);
    for (size_t i = 0; i < s.n; i++) {
        bool blank = strchr(" \t\r\n\v\f", s.p[i]) && s.p[i];
        if (!blank)
            strbuf_add_char(&b, s.p[i]);
        else if (b.n && b.p[b.n - 1] != ' ')
            strbuf_add_char(&b, ' ');
    }
    return str_trim(strbuf_get(&b));
}

static struct str capital(struct arena *a, struct str s)
{
    bool small = s.n && s.p[0] >= 'a' && s.p[0] <= 'z';
    return small ? str_format(a, "%c%.*s", s.p[0] - 32, STR_ARG(str_sub(s, 1, s.n))) : s;
}

/* "Did you", "could I": what begins so is a question. "When I" and "what you" may not be. */
static bool is_question(struct str s)
{
    static const char *const words[] = {"did",  "do",     "does",  "could", "can",  "would",
                                        "will", "is",     "are",   "was",   "were", "has",
                                        "have", "should", "shall", NULL};
    struct str first = STR_NULL;
    str_next(&s, ' ', &first);
    for (const char *const *w = words; *w; w++)
        if (str_eq_nocase(first, str_c(*w)))
            return true;
    return false;
}

static struct str as_sentence(struct arena *a, struct str s)
{
    bool stopped = strchr(".!?", s.p[s.n - 1]) || str_ends(s, STR(".\"")) ||
                   str_ends(s, STR(".\xE2\x80\x9D")) || str_ends(s, STR(".)"));
    return str_format(a, "%.*s%s", STR_ARG(capital(a, s)),
                      stopped          ? ""
                      : is_question(s) ? "?"
                                       : ".");
}

void draft_facts_set(struct arena *a, struct draft_facts *f, enum draft_field field,
                     struct str typed)
{
    struct str s = one_line(a, typed);
    if (!s.n)
        return;
    if (draft_fields[field].form == DRAFT_SENTENCE)
        s = as_sentence(a, s);
    else
        while (s.n > 1 && strchr(".;,", s.p[s.n - 1]) && !str_ends(s, STR(".m.")))
            s.n--;
    f->value[field] = s;
}

/* --- filling -------------------------------------------------------------------------------- */

struct writer {
    struct arena *a;
    const struct draft_template *t;
    const struct draft_facts *f;
    struct strbuf *out;
    struct draft *d;
};

static bool is_known(const struct draft_facts *f, enum draft_field field)
{
    return f->value[field].n > 0;
}

static bool is_whole(const struct draft_facts *f, const struct template_branch *b);

static bool piece_is_whole(const struct draft_facts *f, const struct template_piece *p)
{
    if (p->kind == TEMPLATE_FIELD)
        return is_known(f, p->field);
    if (p->kind == TEMPLATE_TEST)
        return is_known(f, p->field) == p->wanted;
    if (p->kind != TEMPLATE_CHOICE || p->optional)
        return true;
    VEC_EACH (const struct template_branch, b, &p->branches)
        if (is_whole(f, b))
            return true;
    return false;
}

static bool is_whole(const struct draft_facts *f, const struct template_branch *b)
{
    VEC_EACH (const struct template_piece, p, &b->pieces)
        if (!piece_is_whole(f, p))
            return false;
    return true;
}

static const struct template_branch *choose(const struct draft_facts *f,
                                            const struct template_piece *p)
{
    VEC_EACH (const struct template_branch, b, &p->branches)
        if (is_whole(f, b))
            return b;
    return p->optional ? NULL : &p->branches.p[p->branches.n - 1];
}

static void add_hole(struct writer *w, enum draft_field field)
{
    strbuf_addf(w->out, "[%s]", draft_fields[field].hole);
    VEC_EACH (const struct draft_hole, h, &w->d->holes)
        if (h->field == field)
            return;
    struct draft_hole hole = {field, str_c(draft_fields[field].label)};
    VEC_EACH (const struct template_ask, x, &w->t->asks)
        if (x->field == field)
            hole.question = x->question;
    *VEC_PUSH(w->a, &w->d->holes) = hole;
}

static void write_branch(struct writer *w, const struct template_branch *b)
{
    VEC_EACH (const struct template_piece, p, &b->pieces) {
        const struct template_branch *chosen = p->kind == TEMPLATE_CHOICE ? choose(w->f, p) : NULL;
        if (p->kind == TEMPLATE_TEXT)
            strbuf_add(w->out, p->text);
        else if (p->kind == TEMPLATE_FIELD && !is_known(w->f, p->field))
            add_hole(w, p->field);
        else if (p->kind == TEMPLATE_FIELD)
            strbuf_add(w->out, w->f->value[p->field]);
        else if (chosen)
            write_branch(w, chosen);
        if (p->kind == TEMPLATE_FIELD && draft_fields[p->field].about_them &&
            draft_is_specific(w->a, w->f->value[p->field]))
            w->d->generic = false;
    }
}

static bool is_space(char c) { return c == ' ' || c == '\n'; }

static void trim_end(struct strbuf *b, const char *what)
{
    while (b->n && strchr(what, b->p[b->n - 1]))
        strbuf_cut(b, b->n - 1);
}

/* What was left out leaves blanks, empty lines and lonely stops behind: they go. '\v' is a line
 * break that stays, '\f' begins a paragraph. */
static struct str tidy(struct arena *a, struct str s)
{
    struct strbuf b;
    strbuf_init(&b, a, TEXT_MAX);
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\f' || c == '\v') {
            trim_end(&b, " ");
            if (b.n && c == '\f') {
                trim_end(&b, "\n");
                STRBUF_LIT(&b, "\n\n");
            } else if (b.n && b.p[b.n - 1] != '\n') {
                strbuf_add_char(&b, '\n');
            }
        } else if (c == ' ') {
            if (b.n && !is_space(b.p[b.n - 1]))
                strbuf_add_char(&b, c);
        } else {
            bool stop_twice = c == '.' && b.n > 1 && b.p[b.n - 1] == '.' && b.p[b.n - 2] != '.' &&
                              (i + 1 == s.n || s.p[i + 1] != '.');
            if (c && strchr(".,;:?!", c))
                trim_end(&b, " ");
            if (!stop_twice) /* "after 4 p.m.." */
                strbuf_add_char(&b, c);
        }
    }
    trim_end(&b, " \n");
    return strbuf_get(&b);
}

static struct str fill(struct writer *w, const struct template_branch *b)
{
    struct strbuf out;
    strbuf_init(&out, w->a, TEXT_MAX);
    w->out = &out;
    write_branch(w, b);
    return tidy(w->a, strbuf_get(&out));
}

/* --- judging -------------------------------------------------------------------------------- */

static bool has_letter(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] >= 'A' && s.p[i] <= 'Z') ||
            (s.p[i] >= 'a' && s.p[i] <= 'z') ||
            ((unsigned char)s.p[i] >= 0xC3 && (unsigned char)s.p[i] != 0xE2)) /* dashes, quotes */
            return true;
    return false;
}

/* The next word between white space; false at the end. */
static bool next_word(struct str s, size_t *at, struct str *ret)
{
    while (*at < s.n && strchr(" \t\r\n", s.p[*at]))
        ++*at;
    size_t from = *at;
    while (*at < s.n && !strchr(" \t\r\n", s.p[*at]))
        ++*at;
    *ret = str_sub(s, from, *at);
    return ret->n > 0;
}

size_t draft_words(struct str text)
{
    size_t n = 0, at = 0;
    struct str word;
    while (next_word(text, &at, &word))
        n += has_letter(word);
    return n;
}

bool draft_is_specific(struct arena *a, struct str sentence)
{
    /* What can be said to everybody says nothing about one. */
    static const struct str everybody = STR_INIT(
        " a an the and or of in on at to for with from by as is are was were be been i me my you "
        "your yours it its this that these those which who so very really truly much more most "
        "work research career field experience expertise background achievements accomplishments "
        "reputation practice medicine specialty impressive inspiring amazing great wonderful "
        "interesting outstanding incredible excellent admire admired enjoyed love loved like liked "
        "inspired impressed help helped helping advice support time kindness mentorship mentoring "
        "guidance teaching dr doctor professor ");
    struct str rest = fold(a, sentence), word;
    size_t own = 0;
    while (rest.n && str_next(&rest, ' ', &word))
        own += str_find(everybody, str_format(a, " %.*s ", STR_ARG(word)), 0) == SIZE_MAX;
    return own >= 2;
}

bool draft_is_sentence(struct str s)
{
    s = str_trim(s);
    struct str rest = s, first = STR_NULL;
    str_next(&rest, ' ', &first);
    bool ends = s.n && strchr(".!?", s.p[s.n - 1]);
    bool begins = str_eq_nocase(first, STR("you")) || str_eq_nocase(first, STR("your")) ||
                  str_eq_nocase(first, STR("i")) || str_eq_nocase(first, STR("when"));
    return (ends || begins) && draft_words(s) >= 4;
}

struct str draft_cliche(struct arena *a, struct str text, struct str *ret_mend)
{
    static const struct {
        const char *phrase, *mend;
    } rows[] = {
#define PHRASE(words, mend) {words, mend},
#include "insight/draft_phrases.def"
#undef PHRASE
    };
    struct str s = str_format(a, " %.*s ", STR_ARG(fold(a, text)));
    size_t first = SIZE_MAX, found = 0;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        size_t at = str_find(s, str_format(a, " %s ", rows[i].phrase), 0);
        if (at < first) {
            first = at;
            found = i;
        }
    }
    *ret_mend = first == SIZE_MAX ? STR_NULL : str_c(rows[found].mend);
    return first == SIZE_MAX ? STR_NULL : str_c(rows[found].phrase);
}

static void judge(struct arena *a, const struct draft_template *t, struct draft *d)
{
    d->words = draft_words(d->body);
    d->too_long = d->words > (size_t)t->limit;
    d->cliche = draft_cliche(a, str_join(a, d->subject, STR(". "), d->body), &d->cliche_mend);
    d->mend = STR_NULL;
    if (!d->generic)
        return;
    struct str question = STR("What did they say, write or do that you could tell nobody else?");
    VEC_EACH (const struct template_ask, x, &t->asks)
        if (x->field == DRAFT_SPECIFIC)
            question = x->question;
    d->mend = str_format(a, "This could go to anybody: add one sentence that fits only them. %.*s",
                         STR_ARG(question));
}

void draft_make(struct arena *a, const struct draft_template *t, const struct draft_facts *f,
                struct draft *ret)
{
    *ret = (struct draft){.generic = true};
    struct writer w = {.a = a, .t = t, .f = f, .d = ret};
    ret->subject = capital(a, fill(&w, &t->subject));
    ret->body = fill(&w, &t->body);
    judge(a, t, ret);
}

/* Words of `text` that `made` does not have. */
static size_t words_added(struct arena *a, struct str text, struct str made)
{
    struct str had = str_format(a, " %.*s ", STR_ARG(fold(a, made)));
    struct str rest = fold(a, text), word;
    size_t n = 0;
    while (rest.n && str_next(&rest, ' ', &word))
        n += str_find(had, str_format(a, " %.*s ", STR_ARG(word)), 0) == SIZE_MAX;
    return n;
}

static void count_brackets(struct arena *a, struct str text, struct draft *d)
{
    for (size_t at = 0; (at = str_find_char(text, '[', at)) != SIZE_MAX; at++) {
        size_t end = str_find_char(text, ']', at);
        if (end == SIZE_MAX)
            return;
        *VEC_PUSH(a, &d->holes) = (struct draft_hole){DRAFT_FIELDS, str_sub(text, at + 1, end)};
        at = end;
    }
}

void draft_check(struct arena *a, const struct draft_template *t, const struct draft *made,
                 struct str subject, struct str body, struct draft *ret)
{
    *ret = (struct draft){.subject = one_line(a, subject), .body = body};
    ret->generic = made->generic && words_added(a, body, made->body) < ADDED_WORDS;
    count_brackets(a, ret->subject, ret);
    count_brackets(a, body, ret);
    judge(a, t, ret);
}
