/* SPDX-License-Identifier: Apache-2.0 */
#include "quicklog_dump.h"

#include "base/arena.h"

static struct str who(const struct quicklog *q, size_t mention)
{
    return mention == QUICKLOG_NOBODY ? STR("-") : q->people.p[mention].name;
}

static void line_str(struct strbuf *out, const char *key, struct str value, bool unclear)
{
    strbuf_addf(out, "%s: %.*s%s\n", key, STR_ARG(value), unclear ? " ?" : "");
}

static void dump_head(struct arena *a, struct strbuf *out, const struct quicklog *q)
{
    strbuf_addf(out, "kind: %s %s\n", q->kind ? interaction_kind_choices[q->kind].key : "-",
                q->direction ? direction_choices[q->direction].key : "-");
    struct str day = date_str(a, q->date);
    strbuf_addf(out, "day: %.*s%s", STR_ARG(day), q->date_said ? "" : " unsaid");
    if (q->time.n)
        strbuf_addf(out, " %.*s", STR_ARG(q->time));
    if (q->minutes)
        strbuf_addf(out, " %lld min", (long long)q->minutes);
    strbuf_add_char(out, '\n');
}

static void dump_people(struct strbuf *out, const struct quicklog *q)
{
    VEC_EACH (const struct quicklog_mention, m, &q->people)
        strbuf_addf(out, "person: %.*s%s%s%.*s%s\n", STR_ARG(m->name),
                    m->participant ? " took part" : "", m->pronoun.n ? " = " : "",
                    STR_ARG(m->pronoun), m->unclear ? " ?" : "");
}

static void dump_promise(struct arena *a, struct strbuf *out, const struct quicklog *q,
                         const struct quicklog_promise *p)
{
    struct str due = date_is_set(p->due_on) ? date_str(a, p->due_on) : STR("-");
    strbuf_addf(out, "promise: %s | %.*s | %.*s | due %.*s | about %.*s%s\n",
                p->by == PROMISE_BY_ME ? "mine to" : "by", STR_ARG(who(q, p->person)),
                STR_ARG(p->what), STR_ARG(due), STR_ARG(who(q, p->about)), p->unclear ? " ?" : "");
}

static void dump_part(struct strbuf *out, const struct quicklog *q, const struct quicklog_part *p)
{
    struct str text = str_sub(q->text, p->from, p->to);
    strbuf_addf(out, "%d %s [%.*s] %.*s%s\n", p->number, quicklog_what_key(p->what), STR_ARG(text),
                STR_ARG(p->as), p->unclear ? " ?" : "");
}

void quicklog_dump(struct arena *a, struct strbuf *out, const struct quicklog *q)
{
    dump_head(a, out, q);
    dump_people(out, q);
    VEC_EACH (const struct quicklog_promise, p, &q->promises)
        dump_promise(a, out, q, p);
    VEC_EACH (const struct quicklog_help, h, &q->help)
        strbuf_addf(out, "help: %s | %.*s | %.*s | about %.*s%s%s\n",
                    h->direction == HELP_RECEIVED ? "from" : "to", STR_ARG(who(q, h->person)),
                    STR_ARG(h->about), STR_ARG(who(q, h->about_person)),
                    h->thanked ? " thanked" : "", h->unclear ? " ?" : "");
    VEC_EACH (const struct quicklog_thanks, t, &q->thanks)
        strbuf_addf(out, "thanks: %.*s | %.*s%s\n", STR_ARG(who(q, t->person)), STR_ARG(t->about),
                    t->unclear ? " ?" : "");
    if (q->next_step.n)
        line_str(out, "next", q->next_step, false);
    line_str(out, "summary", q->summary, false);
    VEC_EACH (const struct quicklog_part, p, &q->parts)
        dump_part(out, q, p);
}

bool quicklog_known(void *words, struct str word)
{
    struct str rest = *(const struct str *)words, part;
    while (str_next(&rest, ' ', &part))
        if (str_eq(part, word))
            return true;
    return false;
}
