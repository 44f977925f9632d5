/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/ties.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "insight/phrase.h"

enum { TEXT_MAX = 1200 };

/* "2014–2017", "since 2014", "2017", "now" of shared places; "" of what has no dates. */
static struct str years_words(struct arena *a, const struct tie_finding *f)
{
    struct date from = f->from, until = f->until;
    if (!until.y && !from.y)
        return f->rule->kind == TIE_RULE_HISTORY ? STR("now") : STR("");
    if (!until.y)
        return str_format(a, "since %d", from.y);
    if (!from.y || from.y == until.y)
        return str_format(a, "%d", until.y);
    return str_format(a, "%d\xE2\x80\x93%d", from.y, until.y);
}

static struct str times(struct arena *a, int64_t n)
{
    return n == 1   ? STR("once")
           : n == 2 ? STR("twice")
                    : str_format(a, "%.*s times", STR_ARG(phrase_number(a, n)));
}

static struct str count_words(struct arena *a, const struct tie_finding *f)
{
    if (f->rule->needs != TIE_NEEDS_PAPERS)
        return times(a, f->n);
    return str_format(a, "%.*s paper%s", STR_ARG(phrase_number(a, f->n)), f->n == 1 ? "" : "s");
}

struct str tie_finding_when(struct arena *a, const struct tie_finding *f, struct date today)
{
    bool history = f->rule->kind == TIE_RULE_HISTORY;
    if (!history && f->rule->kind != TIE_RULE_DECLARED)
        return date_near(a, f->until, today);
    if (f->until.y)
        return str_format(a, "%d", f->until.y);
    return history || f->from.y ? STR("now") : STR("");
}

static struct str lasting(struct arena *a, const struct tie_finding *f, struct date today)
{
    struct str when = tie_finding_when(a, f, today);
    return when.n ? when : STR("a day that is not noted");
}

static struct str value_of(struct arena *a, const struct tie_finding *f, struct str key,
                           struct date today)
{
    if (str_eq(key, STR("one")))
        return f->one.n ? f->one : STR("one");
    if (str_eq(key, STR("two")))
        return f->two.n ? f->two : STR("the other");
    if (str_eq(key, STR("place")) && f->x)
        return f->x->place->name;
    if (str_eq(key, STR("other")) && f->x)
        return f->y->place->name;
    if (str_eq(key, STR("department")) && f->x)
        return f->x->department;
    if (str_eq(key, STR("n")))
        return count_words(a, f);
    if (str_eq(key, STR("when")))
        return lasting(a, f, today);
    if (str_eq(key, STR("how")))
        return f->said.n ? phrase_inside(a, f->said) : STR("you noted no more");
    return STR("");
}

static struct str filled(struct arena *a, const struct tie_finding *f, struct date today)
{
    struct str text = f->rule->words;
    struct strbuf b;
    strbuf_init(&b, a, TEXT_MAX);
    for (size_t at = 0; at < text.n;) {
        size_t end = text.p[at] == '{' ? str_find_char(text, '}', at) : SIZE_MAX;
        if (end == SIZE_MAX) {
            strbuf_add_char(&b, text.p[at++]);
            continue;
        }
        strbuf_add(&b, value_of(a, f, str_sub(text, at + 1, end), today));
        at = end + 1;
    }
    return strbuf_get(&b);
}

struct str tie_finding_words(struct arena *a, const struct tie_finding *f, struct date today)
{
    struct str s = filled(a, f, today);
    bool dated = f->rule->kind == TIE_RULE_HISTORY || f->rule->kind == TIE_RULE_DECLARED;
    if (dated)
        s = str_join(a, s, STR(", "), years_words(a, f));
    if (f->said.n && f->rule->needs != TIE_NEEDS_MET)
        s = str_join(a, s, STR(": "), phrase_inside(a, f->said));
    return s;
}

struct str tie_verdict_words(struct arena *a, int verdict, bool mine)
{
    const char *who = mine ? "you" : "they", *whom = mine ? "them" : "each other";
    switch (verdict) {
    case TIE_CONFIRMED: return str_format(a, "You said that %s do know %s.", who, whom);
    case TIE_NONE: return str_format(a, "You said that %s do not know %s.", who, whom);
    case TIE_WEAKER: return STR("You said that it is less than it looks.");
    case TIE_UNUSED: return STR("You said not to ask this way.");
    default: return STR("");
    }
}
