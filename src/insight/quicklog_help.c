/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "insight/quicklog_state.h"

/* What must follow a verb so that it tells of help. */
enum help_object {
    OBJECT_ME = 1u << 0,    /* "helped me" */
    OBJECT_MY = 1u << 1,    /* "reviewed my CV" */
    OBJECT_ANY = 1u << 2,   /* "helped with": the verb says enough */
    OBJECT_GIVEN = 1u << 3, /* may be help of mine: "helped her", "reviewed her paper" */
};

struct help_verb {
    const char *phrase;
    unsigned object;
};

static const struct help_verb help_verbs[] = {
    {"helped", OBJECT_ME | OBJECT_ANY | OBJECT_GIVEN},
    {"introduced", OBJECT_ME | OBJECT_GIVEN},
    {"connected", OBJECT_ME | OBJECT_GIVEN},
    {"advised", OBJECT_ME | OBJECT_GIVEN},
    {"mentored", OBJECT_ME | OBJECT_GIVEN},
    {"coached", OBJECT_ME | OBJECT_GIVEN},
    {"tutored", OBJECT_ME | OBJECT_GIVEN},
    {"taught", OBJECT_ME | OBJECT_GIVEN},
    {"showed", OBJECT_ME | OBJECT_GIVEN},
    {"walked", OBJECT_ME},
    {"recommended", OBJECT_ME},
    {"referred", OBJECT_ME},
    {"nominated", OBJECT_ME},
    {"encouraged", OBJECT_ME},
    {"supported", OBJECT_ME},
    {"vouched for", OBJECT_ME},
    {"spoke for", OBJECT_ME},
    {"put in a word for", OBJECT_ME},
    {"put in a good word for", OBJECT_ME},
    {"invited", OBJECT_ME},
    {"quizzed", OBJECT_ME},
    {"prepped", OBJECT_ME},
    {"drove", OBJECT_ME},
    {"lent", OBJECT_ME},
    {"put", OBJECT_ME},
    {"let", OBJECT_ME},
    {"gave", OBJECT_ME | OBJECT_GIVEN},
    {"sent", OBJECT_ME},
    {"forwarded", OBJECT_ME},
    {"got", OBJECT_ME},
    {"reviewed", OBJECT_MY | OBJECT_GIVEN},
    {"edited", OBJECT_MY | OBJECT_GIVEN},
    {"corrected", OBJECT_MY | OBJECT_GIVEN},
    {"proofread", OBJECT_MY | OBJECT_GIVEN},
    {"checked", OBJECT_MY | OBJECT_GIVEN},
    {"looked over", OBJECT_MY | OBJECT_GIVEN},
    {"looked at", OBJECT_MY | OBJECT_GIVEN},
    {"commented on", OBJECT_MY | OBJECT_GIVEN},
    {"critiqued", OBJECT_MY | OBJECT_GIVEN},
    {"went over", OBJECT_MY},
    {"read", OBJECT_MY},
    {"answered", OBJECT_MY},
    {"wrote", OBJECT_MY},
    {"signed", OBJECT_MY},
    {"supervised", OBJECT_MY | OBJECT_ME},
    {"improved", OBJECT_MY},
    {"fixed", OBJECT_MY},
};

/* "gave me a call" and "sent me an email" tell of contact, "let me know" of nothing. */
static bool is_mere_contact(const struct quicklog_state *q, const char *verb, size_t i)
{
    static const char *const nouns[] = {"email",  "e mail",    "message",   "text", "note", "card",
                                        "invite", "reply",     "call",      "ring", "hug",  "know",
                                        "thanks", "thank you", "voicemail", "gift", "dm",   NULL};
    static const char *const given[] = {"feedback", "advice", "comments", "tips",     "notes",
                                        "help",     "ride",   "hand",     "guidance", NULL};
    bool gave_them = strcmp(verb, "gave") == 0 && !(quicklog_before(q, i)->is & W_MEOBJ);
    bool some = strcmp(verb, "gave") == 0 || strcmp(verb, "sent") == 0 ||
                strcmp(verb, "let") == 0 || strcmp(verb, "got") == 0 ||
                strcmp(verb, "forwarded") == 0;
    if (!some)
        return false;
    bool helps = false;
    for (size_t k = i; k < i + 3 && quicklog_at(q, k)->type == TOKEN_WORD; k++) {
        if (quicklog_match_any(q, k, nouns))
            return true;
        helps |= quicklog_match_any(q, k, given) > 0;
    }
    bool nothing = quicklog_at(q, i)->type != TOKEN_WORD && quicklog_at(q, i)->type != TOKEN_NUMBER;
    return nothing || (gave_them && !helps);
}

static bool is_me(const struct quicklog_token *t)
{
    return t->type == TOKEN_WORD && t->role == ROLE_NONE && (t->is & W_MEOBJ) &&
           !quicklog_is_word(t, "myself");
}

static bool is_my(const struct quicklog_token *t)
{
    return t->type == TOKEN_WORD && t->role == ROLE_NONE && (t->is & W_MY);
}

/* Owner of what was reviewed: "her paper", "Chen's abstract". */
static bool is_theirs(const struct quicklog_state *q, size_t i)
{
    const struct quicklog_token *t = quicklog_at(q, i);
    if (t->role == ROLE_NAME)
        return quicklog_at(q, q->seen.p[t->item].to)->type == TOKEN_SUFFIX;
    return t->type == TOKEN_WORD && t->role == ROLE_NONE && (t->is & W_POSS);
}

static bool is_them(const struct quicklog_token *t)
{
    return t->role == ROLE_NAME ||
           (t->type == TOKEN_WORD && t->role == ROLE_NONE && (t->is & W_OBJ));
}

/* Tokens [from, to) tell of it, from `verb` on in the words to keep. */
static void add_help(struct quicklog_state *q, int direction, struct quicklog_help h, size_t from,
                     size_t verb, size_t to)
{
    size_t end = quicklog_trim_when(q, verb, quicklog_free_end(q, verb, to));
    h.direction = direction;
    if (!h.about.n)
        h.about = quicklog_slice(q, verb, end);
    h.about_person = QUICKLOG_NOBODY;
    h.unclear |= h.person == QUICKLOG_NOBODY;
    VEC_EACH (struct quicklog_seen, s, &q->seen) {
        if (s->from < verb || s->to > end || s->mention == h.person)
            continue;
        if (h.about_person == QUICKLOG_NOBODY)
            h.about_person = s->mention;
        s->strength = STRENGTH_NONE; /* spoken of */
    }
    quicklog_cover(q, COVER_HELP, QUICKLOG_HELP, q->out->help.n, from, end);
    *VEC_PUSH(q->a, &q->out->help) = h;
}

/* "Hannah and Kwame helped me": the same help from those named before the last one. */
static void add_fellows(struct quicklog_state *q, struct quicklog_subject s)
{
    static const char *const joiners[] = {"and", "plus", NULL};
    const struct quicklog_token *t = quicklog_at(q, s.from);
    if (s.who != WHO_THEM || t->role != ROLE_NAME)
        return;
    for (size_t k = t->item; k > 0; k--) {
        size_t gap = q->seen.p[k - 1].to;
        const struct quicklog_token *g = quicklog_at(q, gap);
        bool joined =
            quicklog_is_any(g, joiners) || (g->type == TOKEN_MARK && strchr(",&+", g->mark));
        if (!joined || gap + 2 < q->seen.p[k].from)
            return;
        struct quicklog_help h = q->out->help.p[q->out->help.n - 1];
        h.person = q->seen.p[k - 1].mention;
        *VEC_PUSH(q->a, &q->out->help) = h;
        q->spans.p[q->spans.n - 1].n++;
    }
}

static bool add_received(struct quicklog_state *q, size_t verb, struct quicklog_subject s,
                         bool sure)
{
    struct quicklog_help h = {.person = s.mention, .unclear = s.unclear};
    if (s.who == WHO_ME || s.who == WHO_OTHER ||
        (s.who == WHO_UNSAID && quicklog_before(q, verb)->is & W_MODAL))
        return false;
    if (s.who == WHO_UNSAID) {
        h.person = quicklog_counterpart(q, verb, &h.unclear);
        if (h.person == QUICKLOG_NOBODY && !sure)
            h.person =
                quicklog_counterpart(q, SIZE_MAX, &h.unclear); /* "read my draft with Chen" */
        h.unclear |= !sure;                                    /* "reviewed my CV": I, or they? */
    }
    add_help(q, HELP_RECEIVED, h, s.who == WHO_UNSAID ? verb : s.from, verb,
             quicklog_clause_end(q, verb));
    add_fellows(q, s);
    return true;
}

static bool add_given(struct quicklog_state *q, size_t verb, size_t object,
                      struct quicklog_subject s)
{
    struct quicklog_help h = {.person = QUICKLOG_NOBODY};
    if (s.who == WHO_THEM || s.who == WHO_OTHER)
        return false;
    h.person = quicklog_object_at(q, object, &h.unclear);
    add_help(q, HELP_GIVEN, h, s.who == WHO_UNSAID ? verb : s.from, verb,
             quicklog_clause_end(q, verb));
    return true;
}

/* "introduced Chen to me". */
static bool is_to_me(const struct quicklog_state *q, size_t object)
{
    const struct quicklog_token *t = quicklog_at(q, object);
    size_t to = t->role == ROLE_NAME ? q->seen.p[t->item].to : object + 1;
    return quicklog_is_word(quicklog_at(q, to), "to") && is_me(quicklog_at(q, to + 1));
}

static bool find_verb(struct quicklog_state *q, size_t i)
{
    for (size_t k = 0; k < sizeof(help_verbs) / sizeof(*help_verbs); k++) {
        const struct help_verb *v = &help_verbs[k];
        size_t n = quicklog_match(q, i, v->phrase);
        if (!n)
            continue;
        const struct quicklog_token *o = quicklog_at(q, i + n);
        bool me = (v->object & OBJECT_ME) && is_me(o), my = (v->object & OBJECT_MY) && is_my(o);
        bool given = (v->object & OBJECT_GIVEN) &&
                     ((v->object & OBJECT_MY) ? is_theirs(q, i + n) : is_them(o));
        bool any = (v->object & OBJECT_ANY) && quicklog_is_word(o, "with");
        if ((!me && !my && !given && !any) || is_mere_contact(q, v->phrase, i + n + 1))
            continue;
        struct quicklog_subject s = quicklog_subject_before(q, i);
        if (given && s.who == WHO_THEM && is_to_me(q, i + n))
            return add_received(q, i, s, true);
        if (any)
            return s.who == WHO_THEM && add_received(q, i, s, true);
        return given ? add_given(q, i, i + n, s) : add_received(q, i, s, me);
    }
    return false;
}

/* "wrote me a letter", "wrote a recommendation for me". */
static bool find_letter(struct quicklog_state *q, size_t i)
{
    static const char *const letters[] = {"letter",    "recommendation", "lor",
                                          "reference", "sloe",           NULL};
    if (!quicklog_is_word(quicklog_at(q, i), "wrote"))
        return false;
    size_t end = quicklog_clause_end(q, i);
    bool letter = false, me = false;
    for (size_t k = i + 1; k < end; k++) {
        letter |= quicklog_match_any(q, k, letters) > 0;
        me |= is_me(quicklog_at(q, k));
    }
    struct quicklog_subject s = quicklog_subject_before(q, i);
    return letter && me && s.who == WHO_THEM && add_received(q, i, s, true);
}

/* "got great advice from Chen on interviews". */
static bool find_got(struct quicklog_state *q, size_t i)
{
    static const char *const verbs[] = {"got", "received", "had", NULL};
    static const char *const nouns[] = {"help", "advice",   "feedback", "comments",
                                        "tips", "guidance", NULL};
    size_t end = quicklog_clause_end(q, i), noun = 0, from = 0;
    if (!quicklog_match_any(q, i, verbs))
        return false;
    for (size_t k = i + 1; k < end && !from; k++) {
        if (!noun && k <= i + 4 && quicklog_match_any(q, k, nouns))
            noun = k;
        if (noun && quicklog_is_word(quicklog_at(q, k), "from") && is_them(quicklog_at(q, k + 1)))
            from = k;
    }
    struct quicklog_subject s = quicklog_subject_before(q, i);
    if (!from || (s.who != WHO_ME && s.who != WHO_UNSAID))
        return false;
    struct quicklog_help h = {.person = QUICKLOG_NOBODY};
    h.person = quicklog_object_at(q, from + 1, &h.unclear);
    const struct quicklog_token *o = quicklog_at(q, from + 1);
    size_t rest = o->role == ROLE_NAME ? q->seen.p[o->item].to : from + 2;
    h.about = str_join(q->a, quicklog_slice(q, i + 1, from), STR(" "),
                       quicklog_slice(q, rest, quicklog_trim_when(q, rest, end)));
    add_help(q, HELP_RECEIVED, h, s.who == WHO_UNSAID ? i : s.from, i + 1, end);
    return true;
}

void quicklog_help_find(struct quicklog_state *q)
{
    for (size_t i = 0; i < q->tokens.n; i++) {
        const struct quicklog_token *t = &q->tokens.p[i];
        if (t->cover || t->role != ROLE_NONE || t->type != TOKEN_WORD ||
            (quicklog_before(q, i)->is & W_NEG))
            continue;
        if (!find_letter(q, i) && !find_got(q, i))
            find_verb(q, i);
    }
}
