/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/fold.h"
#include "insight/quicklog_state.h"

static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
static bool is_ascii_letter(uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* Outside ASCII all is a letter but the blocks of punctuation, symbols and pictures. */
static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return is_ascii_letter(c);
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
           !(c >= 0x3000 && c <= 0x3004) && !(c >= 0xE000 && c <= 0xF8FF) &&
           !(c >= 0xFE00 && c <= 0xFE4F) && !(c >= 0xFF00 && c <= 0xFF20) && c != 0xFFFD &&
           c < 0x1F000;
}

static bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019; }

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F ||
           c == 0x3000 || c == 0xFEFF;
}

/* A capital, or a letter of a script without case: there every word may be a name. The blocks of
 * Latin Extended put capitals on even code points, but for two stretches on odd ones. */
static bool is_capital(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    if (c < 0x100)
        return c >= 0xC0 && c <= 0xDE && c != 0xD7;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
        return c % 2 == 1;
    if (c < 0x180 || (c >= 0x1E00 && c < 0x1F00))
        return c % 2 == 0 && c != 0x138;
    if (c >= 0x370 && c < 0x400)
        return c >= 0x386 && c <= 0x3AB && c != 0x390;
    if (c >= 0x400 && c < 0x530)
        return c < 0x430 || (c >= 0x460 && c % 2 == 0);
    if (c >= 0x530 && c < 0x590)
        return c <= 0x556;
    return c >= 0x590 && c < 0xFF00;
}

static char mark_of(uint32_t c)
{
    if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)
        return '\n';
    if (c >= 0x2010 && c <= 0x2015)
        return '-';
    if (c >= 0x2018 && c <= 0x201F)
        return '"';
    if (c == 0x2026 || c == 0x3002)
        return '.';
    if (c == 0x3001 || c == 0xFF0C)
        return ',';
    return c < 0x80 && strchr(",;.!?:()-&+/\"'@~", (int)c) && c ? (char)(c == '~' ? '*' : c) : '*';
}

struct cutter {
    struct quicklog_state *q;
    size_t at;  /* byte */
    bool start; /* the next word starts a sentence */
    bool glued;
};

static uint32_t peek(const struct cutter *c, size_t at, size_t *ret_next)
{
    *ret_next = at;
    return at < c->q->text.n ? utf8_next(c->q->text, ret_next) : 0;
}

/* Characters that hold two letters or digits together. */
static bool joins(uint32_t before, uint32_t c, uint32_t after)
{
    if (is_digit(before) && is_digit(after))
        return c == ':' || c == '/' || c == '.' || c == '-';
    bool letters = (is_letter(before) || is_digit(before)) && (is_letter(after) || is_digit(after));
    return letters && (c == '-' || c == 0x2010 || c == 0x2011);
}

static bool is_suffix(struct str s)
{
    static const char *const list[] = {"s", "ll", "d", "ve", "re", "m", "t"};
    for (size_t i = 0; i < sizeof(list) / sizeof(*list); i++)
        if (str_eq_nocase(s, str_c(list[i])))
            return true;
    return false;
}

static size_t letters_end(const struct cutter *c, size_t at)
{
    size_t next;
    for (uint32_t cp = peek(c, at, &next); is_letter(cp) || is_digit(cp); cp = peek(c, at, &next))
        at = next;
    return at;
}

/* The end of the word that starts at `at`. The apostrophe of "O'Brien" joins, that of "she'll"
 * parts: what follows it becomes a token of its own. */
static size_t word_end(const struct cutter *c, size_t at)
{
    uint32_t before = 0;
    size_t next;
    for (;;) {
        uint32_t cp = peek(c, at, &next);
        if (is_letter(cp) || is_digit(cp)) {
            before = cp;
            at = next;
            continue;
        }
        size_t after_next;
        uint32_t after = peek(c, next, &after_next);
        bool apostrophe = is_apostrophe(cp) && is_letter(before) && is_letter(after) &&
                          !is_suffix(str_sub(c->q->text, next, letters_end(c, next)));
        if (!cp || (!apostrophe && !joins(before, cp, after)))
            return at;
        at = next;
    }
}

/* fold() of one ASCII word, which nearly all are, without its generality. */
static struct str fold_word(struct arena *a, struct str s, bool number)
{
    char *p = arena_alloc(a, s.n + 1);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x80)
            return fold(a, s);
        p[i] = (char)(c >= 'A' && c <= 'Z'                             ? c + 32
                      : !number && !is_digit(c) && !is_ascii_letter(c) ? ' '
                                                                       : c);
    }
    return (struct str){p, s.n};
}

static bool is_all_capitals(struct str s)
{
    size_t at = 0, n = 0;
    while (at < s.n) {
        uint32_t c = utf8_next(s, &at);
        if (!is_capital(c) || c >= 0x590)
            return false;
        n++;
    }
    return n >= 2;
}

static bool is_known(const struct quicklog_state *q, struct str folded)
{
    struct str rest = folded, part;
    bool any = false;
    if (!q->names || !q->names->is_name)
        return false;
    while (str_next(&rest, ' ', &part)) {
        if (part.n < 2) /* the O of O'Brien */
            continue;
        if (!q->names->is_name(q->names->data, part))
            return false;
        any = true;
    }
    return any;
}

static struct quicklog_token *push(struct cutter *c, enum quicklog_token_type type, size_t to)
{
    struct quicklog_token *t = VEC_PUSH(c->q->a, &c->q->tokens);
    t->type = type;
    t->from = c->at;
    t->to = to;
    t->glued = c->glued;
    c->at = to;
    c->glued = true;
    return t;
}

/* The end of an address (https://..., name@host) that starts at `at`, or `at`: one word without
 * meaning, so that its dots end no sentence and its parts are nobody's name. */
static size_t address_end(const struct cutter *c, size_t at)
{
    struct str s = c->q->text;
    size_t end = at, inner = 0;
    while (end < s.n && (unsigned char)s.p[end] > ' ') {
        bool between = end > at && end + 1 < s.n && (unsigned char)s.p[end + 1] > ' ';
        inner += between && (s.p[end] == '@' ||
                             (s.p[end] == ':' && str_starts(str_sub(s, end, s.n), STR("://"))));
        end++;
    }
    if (!inner && !str_starts_nocase(str_sub(s, at, end), STR("www.")))
        return at;
    while (end > at && strchr(".,;:!?)\"'", s.p[end - 1]) && s.p[end - 1])
        end--;
    return end;
}

static void push_address(struct cutter *c, size_t to)
{
    struct quicklog_token *t = push(c, TOKEN_WORD, to);
    t->fold = STR("//"); /* no word folds to this */
    t->is = W_STOP;
    t->start = c->start;
    c->start = false;
}

static void push_word(struct cutter *c, uint32_t first, size_t to)
{
    struct str word = str_sub(c->q->text, c->at, to);
    struct quicklog_token *t = push(c, is_digit(first) ? TOKEN_NUMBER : TOKEN_WORD, to);
    t->fold = fold_word(c->q->a, word, t->type == TOKEN_NUMBER);
    t->start = c->start;
    c->start = false;
    if (t->type == TOKEN_NUMBER)
        return;
    t->is = quicklog_word_classes(t->fold);
    t->capital = is_capital(first);
    t->acronym = t->capital && is_all_capitals(word);
    /* A common word in lower case is no name whoever bears it: spare the look-up. */
    t->known = (t->capital || !(t->is & W_STOP)) && is_known(c->q, t->fold);
}

/* "'ll" of "she'll". */
static bool push_suffix(struct cutter *c, size_t letters)
{
    size_t end = letters_end(c, letters);
    struct str s = str_sub(c->q->text, letters, end);
    const struct quicklog_token *last = quicklog_before(c->q, c->q->tokens.n);
    if (last->type != TOKEN_WORD || !c->glued || !is_suffix(s))
        return false;
    struct quicklog_token *t = push(c, TOKEN_SUFFIX, end);
    t->fold = fold_word(c->q->a, s, false);
    t->is = quicklog_word_classes(t->fold);
    return true;
}

/* The dot of "Dr.", "J.", "Nov." and "min." ends no sentence. */
static bool is_abbreviated(const struct quicklog_token *t)
{
    static const char *const list[] = {"st", "min", "mins", "hr", "hrs", "approx", "vs", "dept"};
    if (t->type != TOKEN_WORD)
        return false;
    for (size_t i = 0; i < sizeof(list) / sizeof(*list); i++)
        if (quicklog_is_word(t, list[i]))
            return true;
    bool initial = t->capital && t->fold.n == 1 && !(t->is & W_ME);
    return initial || (t->is & W_TITLE) || ((t->is & (W_MONTH | W_WEEKDAY)) && t->fold.n <= 5);
}

static void push_mark(struct cutter *c, uint32_t cp, size_t to)
{
    const struct quicklog_token *last = quicklog_before(c->q, c->q->tokens.n);
    char mark = mark_of(cp);
    if (mark == '.' && c->glued && is_abbreviated(last))
        mark = '~';
    struct quicklog_token *t = push(c, TOKEN_MARK, to);
    t->mark = mark;
    t->start = c->start;
    if (strchr(".!?;\n:(", mark))
        c->start = true;
}

void quicklog_tokens_cut(struct quicklog_state *q)
{
    struct cutter c = {.q = q, .start = true};
    size_t next;
    while (c.at < q->text.n) {
        uint32_t cp = peek(&c, c.at, &next);
        if (is_blank(cp)) {
            c.at = next;
            c.glued = false;
        } else if (!c.glued && address_end(&c, c.at) > c.at) {
            push_address(&c, address_end(&c, c.at));
        } else if (is_letter(cp) || is_digit(cp)) {
            push_word(&c, cp, word_end(&c, c.at));
        } else if (!is_apostrophe(cp) || !push_suffix(&c, next)) {
            push_mark(&c, cp, next);
        }
    }
}

const struct quicklog_token *quicklog_at(const struct quicklog_state *q, size_t i)
{
    static const struct quicklog_token end = {.type = TOKEN_END, .mark = '.'};
    return i < q->tokens.n ? &q->tokens.p[i] : &end;
}

const struct quicklog_token *quicklog_before(const struct quicklog_state *q, size_t i)
{
    return quicklog_at(q, i ? i - 1 : SIZE_MAX);
}

bool quicklog_is_word(const struct quicklog_token *t, const char *folded)
{
    return t->fold.n && strncmp(t->fold.p, folded, t->fold.n) == 0 && !folded[t->fold.n];
}

size_t quicklog_match(const struct quicklog_state *q, size_t i, const char *phrase)
{
    const struct quicklog_token *first = quicklog_at(q, i);
    if (!first->fold.n || first->fold.p[0] != *phrase)
        return 0;
    for (size_t j = i;; phrase++) {
        const struct quicklog_token *t = quicklog_at(q, j++);
        if (!t->fold.n || strncmp(phrase, t->fold.p, t->fold.n) != 0)
            return 0;
        phrase += t->fold.n;
        if (!*phrase)
            return j - i;
        if (*phrase != ' ')
            return 0;
    }
}

size_t quicklog_match_any(const struct quicklog_state *q, size_t i, const char *const *phrases)
{
    size_t best = 0;
    for (; *phrases; phrases++) {
        size_t n = quicklog_match(q, i, *phrases);
        if (n > best)
            best = n;
    }
    return best;
}

bool quicklog_is_stop(const struct quicklog_token *t)
{
    if (t->type == TOKEN_END)
        return true;
    return t->type == TOKEN_MARK && t->mark && strchr(";.!?()\n", t->mark);
}

struct str quicklog_slice(const struct quicklog_state *q, size_t from, size_t to)
{
    if (from >= to || to > q->tokens.n)
        return STR("");
    return str_sub(q->text, q->tokens.p[from].from, q->tokens.p[to - 1].to);
}
