/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "insight/quicklog_state.h"

void quicklog_cover(struct quicklog_state *q, enum quicklog_cover cover, enum quicklog_what what,
                    size_t index, size_t from, size_t to)
{
    for (size_t k = from; k < to && k < q->tokens.n; k++)
        q->tokens.p[k].cover = cover;
    *VEC_PUSH(q->a, &q->spans) = (struct quicklog_span){what, index, 1, from, to};
}

size_t quicklog_free_end(const struct quicklog_state *q, size_t from, size_t to)
{
    size_t end = from;
    while (end < to && !quicklog_at(q, end)->cover)
        end++;
    return end;
}

size_t quicklog_trim_when(const struct quicklog_state *q, size_t from, size_t to)
{
    while (to > from) {
        const struct quicklog_token *t = quicklog_at(q, to - 1);
        bool comma = t->type == TOKEN_MARK && strchr(",-&", t->mark);
        if (t->role != ROLE_WHEN && !comma)
            break;
        to--;
    }
    return to;
}

size_t quicklog_object_at(struct quicklog_state *q, size_t i, bool *ret_unclear)
{
    const struct quicklog_token *t = quicklog_at(q, i);
    *ret_unclear = false;
    if (t->role == ROLE_NAME)
        return q->seen.p[t->item].mention;
    if (t->type == TOKEN_WORD && (t->is & (W_OBJ | W_POSS | W_SUBJ)))
        return quicklog_resolve(q, i, ret_unclear);
    return QUICKLOG_NOBODY;
}

/* The mention named last before token i. */
static size_t last_named(const struct quicklog_state *q, size_t i)
{
    size_t m = QUICKLOG_NOBODY;
    VEC_EACH (const struct quicklog_seen, s, &q->seen)
        if (s->to <= i)
            m = s->mention;
    return m;
}

static struct quicklog_subject subject(enum quicklog_who who, size_t mention, size_t from)
{
    return (struct quicklog_subject){who, mention, false, from};
}

struct quicklog_subject quicklog_subject_before(struct quicklog_state *q, size_t verb)
{
    static const char *const joiners[] = {"and", "but", "then", "so", "also", "who", NULL};
    size_t j = verb;
    while (j > 0) {
        const struct quicklog_token *t = quicklog_at(q, j - 1);
        bool suffix = t->type == TOKEN_SUFFIX && !quicklog_is_word(t, "t");
        bool helper = t->type == TOKEN_WORD && t->role == ROLE_NONE && (t->is & W_ADV);
        if (!suffix && !helper)
            break;
        j--;
    }
    const struct quicklog_token *t = quicklog_before(q, j);
    if (t->role == ROLE_NAME) {
        const struct quicklog_seen *s = &q->seen.p[t->item];
        return subject(WHO_THEM, s->mention, s->from);
    }
    if (t->type == TOKEN_WORD && (t->is & W_ME))
        return subject(WHO_ME, QUICKLOG_NOBODY, j - 1);
    if (t->type == TOKEN_WORD && (t->is & W_SUBJ)) {
        struct quicklog_subject s = subject(WHO_THEM, QUICKLOG_NOBODY, j - 1);
        s.mention = quicklog_resolve(q, j - 1, &s.unclear);
        return s;
    }
    if (quicklog_is_word(t, "who"))
        return subject(WHO_THEM, last_named(q, j), j - 1);
    bool open = t->type == TOKEN_MARK || t->type == TOKEN_END || t->role == ROLE_WHEN ||
                quicklog_is_any(t, joiners);
    return subject(open ? WHO_UNSAID : WHO_OTHER, QUICKLOG_NOBODY, j);
}

void quicklog_next_find(struct quicklog_state *q)
{
    static const char *const heads[] = {"next", "next step", "next steps", "to do",
                                        "todo", "follow up", "action",     NULL};
    for (size_t i = 0; i < q->tokens.n; i++) {
        size_t n = quicklog_match_any(q, i, heads);
        if (!n || quicklog_at(q, i + n)->mark != ':')
            continue;
        size_t end = i + n + 1;
        while (!strchr(";.!\n", quicklog_at(q, end)->mark ? quicklog_at(q, end)->mark : ' '))
            end++;
        struct str step = quicklog_slice(q, i + n + 1, end);
        if (!step.n)
            continue;
        q->out->next_step = str_join(q->a, q->out->next_step, STR("; "), step);
        quicklog_cover(q, COVER_NEXT, QUICKLOG_NEXT, 0, i, end);
        i = end;
    }
}

/* ---- promises */

/* Verbs after "will" that tell what will be, not what is promised. */
static bool is_no_act(const struct quicklog_token *t)
{
    static const char *const words[] = {"be",    "have",     "need",  "love",   "like",     "know",
                                        "think", "want",     "see",   "start",  "graduate", "meet",
                                        "go",    "attend",   "visit", "join",   "retire",   "move",
                                        "miss",  "probably", "get",   "become", "apply",    NULL};
    return t->type != TOKEN_WORD || t->role != ROLE_NONE ||
           (t->is & (W_NEG | W_DET | W_SUBJ | W_ME)) != 0 || quicklog_is_any(t, words);
}

/* "if she will", "I hope she will": no promise. */
static bool is_doubted(const struct quicklog_state *q, size_t subject_from)
{
    static const char *const words[] = {
        "if",     "whether", "hope",      "hopes", "hopefully", "maybe", "perhaps", "when",
        "unless", "wonder",  "wondering", "think", "what",      "how",   "asked",   NULL};
    return quicklog_is_any(quicklog_before(q, subject_from), words);
}

/* After "will" at i: the first token of the act, or 0 when nothing is promised. */
static size_t act_after_will(const struct quicklog_state *q, size_t i)
{
    static const char *const glad[] = {"be happy to", "be glad to", "be willing to",
                                       "try to",      "be sure to", NULL};
    size_t j = quicklog_skip_adverbs(q, i);
    size_t n = quicklog_match_any(q, j, glad);
    if (n)
        return j + n;
    return is_no_act(quicklog_at(q, j)) ? 0 : j;
}

/* "said she would" and "promised she'd": a promise told. */
static bool is_told(const struct quicklog_state *q, struct quicklog_subject s)
{
    static const char *const words[] = {"said",   "says",    "promised", "told",
                                        "agreed", "offered", "that",     NULL};
    size_t i = s.from;
    if (s.who == WHO_UNSAID || s.who == WHO_OTHER)
        return false;
    i -= i > 0 && quicklog_is_word(quicklog_before(q, i), "that");
    const struct quicklog_token *t = quicklog_before(q, i);
    if (t->role == ROLE_NAME) /* "promised Hannah I would" */
        i = q->seen.p[t->item].from;
    else if (t->type == TOKEN_WORD && (t->is & (W_OBJ | W_MEOBJ)))
        i--;
    return quicklog_is_any(quicklog_before(q, i), words);
}

static size_t trigger_modal(struct quicklog_state *q, size_t i, struct quicklog_subject *s)
{
    const struct quicklog_token *t = quicklog_at(q, i);
    bool will =
        quicklog_is_word(t, "will") || (t->type == TOKEN_SUFFIX && quicklog_is_word(t, "ll"));
    bool would =
        quicklog_is_word(t, "would") || (t->type == TOKEN_SUFFIX && quicklog_is_word(t, "d"));
    if (t->role != ROLE_NONE || (!will && !would))
        return 0;
    *s = quicklog_subject_before(q, i);
    if (s->who == WHO_OTHER || is_doubted(q, s->from) || (would && !is_told(q, *s)))
        return 0;
    return act_after_will(q, i + 1);
}

/* "is going to", "promised to", "promised me", "offered to", "agreed to". */
static size_t trigger_verb(struct quicklog_state *q, size_t i, struct quicklog_subject *s)
{
    static const char *const to_act[] = {
        "promised to",    "promises to", "offered to",     "agreed to",
        "volunteered to", "offers to",   "promised me to", "is happy to",
        "is willing to",  "is going to", "s going to",     "are going to",
        "re going to",    "am going to", "m going to",     NULL};
    static const char *const to_give[] = {"promised", "offered", NULL};
    size_t n = quicklog_match_any(q, i, to_act);
    if (n) {
        *s = quicklog_subject_before(q, i);
        const struct quicklog_token *verb = quicklog_at(q, i + n);
        bool being = quicklog_is_word(verb, "be") || quicklog_is_word(verb, "have");
        return s->who == WHO_OTHER || is_doubted(q, s->from) || being || verb->type != TOKEN_WORD
                   ? 0
                   : i + n;
    }
    n = quicklog_match_any(q, i, to_give);
    if (!n)
        return 0;
    *s = quicklog_subject_before(q, i);
    const struct quicklog_token *o = quicklog_at(q, i + n);
    bool me = o->type == TOKEN_WORD && (o->is & W_MEOBJ);
    bool them = (o->type == TOKEN_WORD && (o->is & W_OBJ)) || o->role == ROLE_NAME;
    if (s->who == WHO_OTHER || (!me && !them) || (me && s->who == WHO_ME) ||
        (them && s->who == WHO_THEM))
        return 0;
    if (s->who == WHO_UNSAID)
        s->who = me ? WHO_THEM : WHO_ME;
    size_t thing = o->role == ROLE_NAME ? q->seen.p[o->item].to : i + n + 1;
    thing += (size_t)quicklog_is_word(quicklog_at(q, thing), "to");
    const struct quicklog_token *first = quicklog_at(q, thing);
    /* "promised her I would send it" is found at its "would". */
    return first->type == TOKEN_MARK || first->type == TOKEN_END || (first->is & (W_ME | W_SUBJ))
               ? 0
               : thing;
}

/* "I owe her a draft": the object is part of who, not of what. */
static size_t trigger_owe(struct quicklog_state *q, size_t i, struct quicklog_subject *s)
{
    const struct quicklog_token *t = quicklog_at(q, i), *o = quicklog_at(q, i + 1);
    bool owe = quicklog_is_word(t, "owe"), owes = quicklog_is_word(t, "owes");
    if (t->role != ROLE_NONE || (!owe && !owes))
        return 0;
    *s = quicklog_subject_before(q, i);
    bool me = o->type == TOKEN_WORD && (o->is & W_MEOBJ);
    bool them = o->role == ROLE_NAME || (o->type == TOKEN_WORD && (o->is & W_OBJ));
    if (s->who == WHO_OTHER || (owe && !them) || (owes && (!me || s->who != WHO_THEM)))
        return 0;
    if (s->who == WHO_UNSAID)
        s->who = WHO_ME;
    size_t thing = o->role == ROLE_NAME ? q->seen.p[o->item].to : i + 2;
    const struct quicklog_token *first = quicklog_at(q, thing);
    return first->type == TOKEN_MARK || first->type == TOKEN_END ? 0 : thing;
}

/* The day a promise is due: a day in its words that can lie ahead. Cuts it off the end. */
static struct date take_due(struct quicklog_state *q, size_t from, size_t *to, size_t index)
{
    for (size_t k = from; k < *to; k++) {
        const struct quicklog_token *t = quicklog_at(q, k);
        if (t->role != ROLE_WHEN)
            continue;
        struct quicklog_when *w = &q->whens.p[t->item];
        if (w->type != WHEN_DAY || !date_is_full(w->future)) {
            k = w->to - 1;
            continue;
        }
        w->used = true;
        *VEC_PUSH(q->a, &q->spans) = (struct quicklog_span){QUICKLOG_DUE, index, 1, w->from, w->to};
        if (w->to == *to || quicklog_trim_when(q, w->from, *to) == w->from)
            *to = w->from;
        return w->future;
    }
    return (struct date){0, 0, 0};
}

/* Days that can only lie behind belong to what happened, not to the promise: "yesterday". */
static size_t cut_past(const struct quicklog_state *q, size_t from, size_t to)
{
    for (;;) {
        const struct quicklog_token *t = quicklog_before(q, to);
        if (to <= from || t->role != ROLE_WHEN)
            return to;
        const struct quicklog_when *w = &q->whens.p[t->item];
        bool ahead = w->type == WHEN_DAY && date_is_full(w->future);
        if (ahead)
            return to;
        to = w->from;
    }
}

/* Whom a promise of mine is to: someone named or meant in it, else who took part. */
static void set_creditor(struct quicklog_state *q, size_t from, size_t to,
                         struct quicklog_promise *p)
{
    size_t partner = quicklog_counterpart(q, from, &p->unclear);
    for (size_t k = from; k < to; k++) {
        const struct quicklog_token *t = quicklog_at(q, k);
        bool name = t->role == ROLE_NAME;
        bool pronoun = t->role == ROLE_NONE && t->type == TOKEN_WORD && (t->is & (W_OBJ | W_POSS));
        if (!name && !pronoun)
            continue;
        bool unclear;
        size_t m = quicklog_object_at(q, k, &unclear);
        bool took_part = m != QUICKLOG_NOBODY && quicklog_strength(q, m, from) == STRENGTH_STRONG;
        if (m == QUICKLOG_NOBODY ||
            (name && partner != QUICKLOG_NOBODY && m != partner && !took_part))
            continue; /* with Chen, I will write to Ruiz: promised to Chen */
        p->person = m;
        p->unclear = unclear;
        return;
    }
    p->person = partner;
}

static void set_about(struct quicklog_state *q, size_t from, size_t to, struct quicklog_promise *p)
{
    p->about = QUICKLOG_NOBODY;
    VEC_EACH (const struct quicklog_seen, s, &q->seen)
        if (s->from >= from && s->to <= to && s->mention != p->person &&
            p->about == QUICKLOG_NOBODY)
            p->about = s->mention;
}

/* Nobody said who will: "will introduce me" is theirs, "will send her" mine. */
static int promiser(const struct quicklog_state *q, struct quicklog_subject s, size_t from,
                    size_t to, bool *ret_unclear)
{
    *ret_unclear = false;
    if (s.who != WHO_UNSAID)
        return s.who == WHO_ME ? PROMISE_BY_ME : PROMISE_BY_THEM;
    for (size_t k = from; k < to; k++) {
        const struct quicklog_token *t = quicklog_at(q, k);
        if (t->type == TOKEN_WORD && t->role == ROLE_NONE && (t->is & W_MEOBJ))
            return PROMISE_BY_THEM;
        if (t->role == ROLE_NAME || (t->type == TOKEN_WORD && (t->is & (W_OBJ | W_MY))))
            return PROMISE_BY_ME;
    }
    *ret_unclear = true;
    return PROMISE_BY_ME;
}

static void add_promise(struct quicklog_state *q, struct quicklog_subject s, size_t trigger,
                        size_t act)
{
    struct quicklog_promise p = {.person = QUICKLOG_NOBODY, .about = QUICKLOG_NOBODY};
    size_t end = cut_past(q, act, quicklog_free_end(q, act, quicklog_clause_end(q, act))),
           index = q->out->promises.n;
    bool by_unclear;
    size_t from = s.who == WHO_UNSAID ? trigger : s.from;
    if (end <= act || quicklog_at(q, from)->cover)
        return;
    quicklog_cover(q, COVER_PROMISE, QUICKLOG_PROMISE, index, from, end);
    quicklog_weaken(q, act, end);
    p.by = promiser(q, s, act, end, &by_unclear);
    if (p.by == PROMISE_BY_THEM) {
        p.person = s.mention;
        p.unclear = s.unclear;
        if (p.person == QUICKLOG_NOBODY)
            p.person = quicklog_counterpart(q, act, &p.unclear);
    } else {
        set_creditor(q, trigger, end, &p);
    }
    p.unclear |= by_unclear || p.person == QUICKLOG_NOBODY;
    p.due_on = take_due(q, act, &end, index);
    set_about(q, act, end, &p);
    while (end > act &&
           (quicklog_before(q, end)->mark == ',' || quicklog_before(q, end)->mark == '-'))
        end--;
    p.what = quicklog_slice(q, act, end);
    *VEC_PUSH(q->a, &q->out->promises) = p;
}

void quicklog_promises_find(struct quicklog_state *q)
{
    for (size_t i = 0; i < q->tokens.n; i++) {
        struct quicklog_subject s;
        if (q->tokens.p[i].cover || q->tokens.p[i].role != ROLE_NONE)
            continue;
        size_t act = trigger_modal(q, i, &s);
        if (!act)
            act = trigger_verb(q, i, &s);
        if (!act)
            act = trigger_owe(q, i, &s);
        if (act)
            add_promise(q, s, i, act);
    }
}

void quicklog_clauses_find(struct quicklog_state *q)
{
    quicklog_promises_find(q);
    quicklog_help_find(q);
    quicklog_thanks_find(q);
}
