/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/strbuf.h"
#include "insight/quicklog_state.h"

/* What is kept in members of its own leaves the summary: clear days, times, durations, the next
 * step. A day that is doubtful stays, so that its words are not lost. */
static bool leaves(const struct quicklog_part *p)
{
    return !p->unclear && (p->what == QUICKLOG_DATE || p->what == QUICKLOG_TIME ||
                           p->what == QUICKLOG_MINUTES || p->what == QUICKLOG_NEXT);
}

static bool is_gap(char c) { return c == ' ' || c == '\t'; }
static bool is_point(char c)
{
    return c == ',' || c == ';' || c == '.' || c == ':' || c == '!' || c == '?';
}

static void cut_gap(struct strbuf *b)
{
    while (b->n && is_gap(b->p[b->n - 1]))
        strbuf_cut(b, b->n - 1);
}

/* Appends without doubled blanks and without the punctuation that a gap leaves behind. */
static void add_tidy(struct strbuf *b, struct str s, bool after_gap)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool gap = is_gap(c), point = is_point(c);
        if (gap && (!b->n || is_gap(b->p[b->n - 1])))
            continue;
        if (after_gap && c == ')' && b->n && b->p[b->n - 1] == '(') {
            strbuf_cut(b, b->n - 1); /* an empty pair */
            cut_gap(b);
            continue;
        }
        if (after_gap && point) {
            cut_gap(b);
            if (!b->n || is_point(b->p[b->n - 1])) {
                if (b->n && (c == ';' || c == '.'))
                    b->p[b->n - 1] = c; /* the stronger one stays */
                continue;
            }
        }
        if (!gap)
            after_gap = false;
        strbuf_add_char(b, c);
    }
}

/* Bytes of the dash that `s` ends or starts with: "-", U+2013, U+2014. */
static size_t dash(struct str s, bool end)
{
    static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94"};
    for (size_t i = 0; i < sizeof(dashes) / sizeof(*dashes); i++)
        if (end ? str_ends(s, str_c(dashes[i])) : str_starts(s, str_c(dashes[i])))
            return strlen(dashes[i]);
    return 0;
}

static size_t loose_byte(char c, bool end)
{
    return is_gap(c) || !c || strchr(end ? ",;:\n\r" : ",;:.\n\r", c) ? 1 : 0;
}

static void tidy_ends(struct strbuf *b)
{
    size_t n;
    while (b->n && (n = loose_byte(b->p[b->n - 1], true) + dash(strbuf_get(b), true)))
        strbuf_cut(b, b->n - n);
    if (!b->n)
        return;
    size_t from = 0;
    while (from < b->n &&
           (n = loose_byte(b->p[from], false) + dash(str_sub(strbuf_get(b), from, b->n), false)))
        from += n;
    memmove(b->p, b->p + from, b->n - from);
    strbuf_cut(b, b->n - from);
    if (b->n && b->p[0] >= 'a' && b->p[0] <= 'z')
        b->p[0] = (char)(b->p[0] - 32);
}

void quicklog_summary_make(struct quicklog_state *q)
{
    struct strbuf b;
    strbuf_init(&b, q->a, q->text.n + 1);
    size_t at = 0;
    VEC_EACH (const struct quicklog_part, p, &q->out->parts) {
        if (!leaves(p))
            continue;
        add_tidy(&b, str_sub(q->text, at, p->from), at > 0);
        at = p->to;
    }
    add_tidy(&b, str_sub(q->text, at, q->text.n), at > 0);
    tidy_ends(&b);
    q->out->summary = strbuf_get(&b);
}
