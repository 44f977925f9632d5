/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "insight/quicklog_state.h"
#include "model/rules.h"

/* A word for a kind. Of several the highest rank wins, then the first: "met Chen at grand rounds"
 * is an event, "called Chen after clinic" a call. */
enum kind_rank { RANK_LOOSE = 1, RANK_FIRM, RANK_SURE };

enum kind_flags {
    KIND_PAST = 1u << 0,  /* a past verb: its subject and object tell the direction */
    KIND_BASE = 1u << 1,  /* a present form: not after "to" or "will" */
    KIND_REPLY = 1u << 2, /* an answer: with a mail of mine both ways */
    KIND_BOTH = 1u << 3,  /* goes both ways by its meaning */
    KIND_TO_ME = 1u << 4,
    KIND_LETTER = 1u << 5,  /* only with from, to or a verb of sending */
    KIND_CAPITALS = 1u << 6 /* only in capitals: OR */
};

struct kind_word {
    const char *phrase;
    int kind;
    int rank;
    unsigned flags;
};

#define MEETING INTERACTION_MEETING
#define CALL INTERACTION_CALL
#define EMAIL INTERACTION_EMAIL
#define MESSAGE INTERACTION_MESSAGE
#define EVENT INTERACTION_EVENT
#define CLINIC INTERACTION_CLINIC
#define SHADOWING INTERACTION_SHADOWING

/* clang-format off */
static const struct kind_word kind_words[] = {
    {"coffee", MEETING, RANK_FIRM, 0}, {"tea", MEETING, RANK_FIRM, 0},
    {"lunch", MEETING, RANK_FIRM, 0}, {"dinner", MEETING, RANK_FIRM, 0},
    {"breakfast", MEETING, RANK_FIRM, 0}, {"brunch", MEETING, RANK_FIRM, 0},
    {"drinks", MEETING, RANK_FIRM, 0}, {"beer", MEETING, RANK_FIRM, 0},
    {"zoom call", MEETING, RANK_FIRM, 0}, {"zoom", MEETING, RANK_FIRM, 0},
    {"zoomed", MEETING, RANK_FIRM, 0}, {"video call", MEETING, RANK_FIRM, 0},
    {"skype", MEETING, RANK_FIRM, 0}, {"skyped", MEETING, RANK_FIRM, 0},
    {"google meet", MEETING, RANK_FIRM, 0}, {"teams call", MEETING, RANK_FIRM, 0},
    {"teams meeting", MEETING, RANK_FIRM, 0}, {"studied", MEETING, RANK_LOOSE, 0},
    {"study group", MEETING, RANK_FIRM, 0}, {"interview practice", MEETING, RANK_FIRM, 0},
    {"mock interview", MEETING, RANK_FIRM, 0}, {"in person", MEETING, RANK_LOOSE, 0},
    {"met", MEETING, RANK_LOOSE, 0}, {"met up", MEETING, RANK_LOOSE, 0},
    {"meet", MEETING, RANK_LOOSE, KIND_BASE}, {"meeting", MEETING, RANK_LOOSE, 0},
    {"meetup", MEETING, RANK_LOOSE, 0}, {"saw", MEETING, RANK_LOOSE, 0},
    {"chat", MEETING, RANK_LOOSE, KIND_BASE}, {"chatted", MEETING, RANK_LOOSE, 0},
    {"talk with", MEETING, RANK_LOOSE, KIND_BASE}, {"talked", MEETING, RANK_LOOSE, 0},
    {"spoke", MEETING, RANK_LOOSE, 0}, {"caught up", MEETING, RANK_LOOSE, 0},
    {"catch up", MEETING, RANK_LOOSE, KIND_BASE}, {"sat down", MEETING, RANK_LOOSE, 0},
    {"sit down", MEETING, RANK_LOOSE, KIND_BASE}, {"visited", MEETING, RANK_LOOSE, 0},
    {"walk", MEETING, RANK_LOOSE, KIND_BASE}, {"hike", MEETING, RANK_LOOSE, 0},
    {"ran into", MEETING, RANK_LOOSE, 0}, {"bumped into", MEETING, RANK_LOOSE, 0},
    {"interviewed", MEETING, RANK_LOOSE, 0}, {"introduced myself", MEETING, RANK_LOOSE, 0},
    {"advising session", MEETING, RANK_FIRM, 0}, {"session", MEETING, RANK_LOOSE, 0},
    {"one on one", MEETING, RANK_FIRM, 0}, {"1:1", MEETING, RANK_FIRM, 0},
    {"office hours", INTERACTION_OFFICE_HOURS, RANK_SURE, 0},
    {"office hour", INTERACTION_OFFICE_HOURS, RANK_SURE, 0},
    {"shadowed", SHADOWING, RANK_SURE, 0}, {"shadowing", SHADOWING, RANK_SURE, 0},
    {"shadow day", SHADOWING, RANK_SURE, 0}, {"shadow", SHADOWING, RANK_FIRM, KIND_BASE},
    {"observed", SHADOWING, RANK_SURE, 0}, {"observing", SHADOWING, RANK_FIRM, 0},
    {"clinic", CLINIC, RANK_FIRM, 0}, {"clinics", CLINIC, RANK_FIRM, 0},
    {"or", CLINIC, RANK_FIRM, KIND_CAPITALS}, {"operating room", CLINIC, RANK_FIRM, 0},
    {"rounds", CLINIC, RANK_FIRM, 0}, {"rounded", CLINIC, RANK_FIRM, 0},
    {"call shift", CLINIC, RANK_SURE, 0}, {"night shift", CLINIC, RANK_FIRM, 0},
    {"shift", CLINIC, RANK_FIRM, 0}, {"on call", CLINIC, RANK_SURE, 0},
    {"scrubbed in", CLINIC, RANK_SURE, 0}, {"scrubbed", CLINIC, RANK_SURE, 0},
    {"called", CALL, RANK_FIRM, KIND_PAST}, {"phoned", CALL, RANK_FIRM, KIND_PAST},
    {"rang", CALL, RANK_FIRM, KIND_PAST}, {"telephoned", CALL, RANK_FIRM, KIND_PAST},
    {"facetimed", CALL, RANK_FIRM, KIND_PAST}, {"phone call", CALL, RANK_FIRM, 0},
    {"conference call", CALL, RANK_SURE, 0}, {"call", CALL, RANK_FIRM, KIND_BASE},
    {"phone", CALL, RANK_FIRM, KIND_BASE}, {"on the phone", CALL, RANK_SURE, 0},
    {"by phone", CALL, RANK_SURE, 0}, {"over the phone", CALL, RANK_SURE, 0},
    {"facetime", CALL, RANK_FIRM, 0}, {"voicemail", CALL, RANK_FIRM, 0},
    {"emailed", EMAIL, RANK_FIRM, KIND_PAST}, {"e mailed", EMAIL, RANK_FIRM, KIND_PAST},
    {"mailed", EMAIL, RANK_FIRM, KIND_PAST}, {"email", EMAIL, RANK_FIRM, KIND_BASE},
    {"e mail", EMAIL, RANK_FIRM, KIND_BASE}, {"emails", EMAIL, RANK_FIRM, 0},
    {"e mails", EMAIL, RANK_FIRM, 0}, {"mail", EMAIL, RANK_FIRM, KIND_BASE},
    {"by email", EMAIL, RANK_SURE, 0}, {"wrote", EMAIL, RANK_LOOSE, KIND_PAST},
    {"wrote back", EMAIL, RANK_LOOSE, KIND_PAST | KIND_REPLY},
    {"replied", EMAIL, RANK_LOOSE, KIND_PAST | KIND_REPLY},
    {"answered", EMAIL, RANK_LOOSE, KIND_PAST | KIND_REPLY},
    {"responded", EMAIL, RANK_LOOSE, KIND_PAST | KIND_REPLY},
    {"got back", EMAIL, RANK_LOOSE, KIND_PAST | KIND_REPLY},
    {"reply", EMAIL, RANK_LOOSE, KIND_BASE | KIND_REPLY},
    {"reached out", EMAIL, RANK_LOOSE, KIND_PAST},
    {"texted", MESSAGE, RANK_FIRM, KIND_PAST}, {"messaged", MESSAGE, RANK_FIRM, KIND_PAST},
    {"dmed", MESSAGE, RANK_FIRM, KIND_PAST}, {"dm d", MESSAGE, RANK_FIRM, KIND_PAST},
    {"whatsapped", MESSAGE, RANK_FIRM, KIND_PAST}, {"slacked", MESSAGE, RANK_FIRM, KIND_PAST},
    {"pinged", MESSAGE, RANK_FIRM, KIND_PAST}, {"text", MESSAGE, RANK_FIRM, KIND_BASE},
    {"texts", MESSAGE, RANK_FIRM, 0}, {"message", MESSAGE, RANK_FIRM, KIND_BASE},
    {"messages", MESSAGE, RANK_FIRM, 0}, {"dm", MESSAGE, RANK_FIRM, KIND_BASE},
    {"dms", MESSAGE, RANK_FIRM, 0}, {"whatsapp", MESSAGE, RANK_FIRM, 0},
    {"imessage", MESSAGE, RANK_FIRM, 0}, {"sms", MESSAGE, RANK_FIRM, 0},
    {"linkedin", MESSAGE, RANK_LOOSE, 0}, {"on linkedin", MESSAGE, RANK_FIRM, 0},
    {"via linkedin", MESSAGE, RANK_FIRM, 0}, {"slack", MESSAGE, RANK_LOOSE, 0},
    {"heard from", MESSAGE, RANK_LOOSE, KIND_TO_ME},
    {"heard back", MESSAGE, RANK_LOOSE, KIND_TO_ME},
    {"conference", EVENT, RANK_FIRM, 0}, {"congress", EVENT, RANK_FIRM, 0},
    {"symposium", EVENT, RANK_FIRM, 0}, {"talk", EVENT, RANK_LOOSE, KIND_BASE},
    {"lecture", EVENT, RANK_FIRM, 0}, {"seminar", EVENT, RANK_FIRM, 0},
    {"workshop", EVENT, RANK_FIRM, 0}, {"webinar", EVENT, RANK_FIRM, 0},
    {"event", EVENT, RANK_FIRM, 0}, {"reception", EVENT, RANK_FIRM, 0},
    {"mixer", EVENT, RANK_FIRM, 0}, {"panel", EVENT, RANK_LOOSE, 0},
    {"grand rounds", EVENT, RANK_SURE, 0}, {"journal club", EVENT, RANK_SURE, 0},
    {"poster session", EVENT, RANK_SURE, 0}, {"annual meeting", EVENT, RANK_SURE, 0},
    {"society meeting", EVENT, RANK_SURE, 0}, {"ceremony", EVENT, RANK_FIRM, 0},
    {"career fair", EVENT, RANK_FIRM, 0}, {"retreat", EVENT, RANK_FIRM, 0},
    {"interest group", EVENT, RANK_FIRM, 0},
    {"letter", INTERACTION_LETTER, RANK_FIRM, KIND_LETTER},
    {"letters", INTERACTION_LETTER, RANK_FIRM, KIND_LETTER},
    {"card", INTERACTION_LETTER, RANK_FIRM, KIND_LETTER},
    {"postcard", INTERACTION_LETTER, RANK_FIRM, 0},
    {"gift", INTERACTION_GIFT, RANK_FIRM, 0}, {"present for", INTERACTION_GIFT, RANK_FIRM, 0},
    {"chocolates", INTERACTION_GIFT, RANK_FIRM, 0}, {"flowers", INTERACTION_GIFT, RANK_FIRM, 0},
};
/* clang-format on */

struct hit {
    const struct kind_word *word;
    size_t from, to;
};

/* The longest word of the table at i. */
static struct hit word_at(const struct quicklog_state *q, size_t i)
{
    struct hit h = {NULL, i, i};
    for (size_t k = 0; k < sizeof(kind_words) / sizeof(*kind_words); k++) {
        size_t n = quicklog_match(q, i, kind_words[k].phrase);
        if (n > h.to - h.from || (n && !h.word))
            h = (struct hit){&kind_words[k], i, i + n};
    }
    return h;
}

/* Is one of the words before token i, in the same clause, at most `far` tokens back? */
static bool behind(const struct quicklog_state *q, size_t i, size_t far, const char *const *words)
{
    for (size_t k = 0; k < far && i > 0; k++) {
        const struct quicklog_token *t = quicklog_at(q, --i);
        if (quicklog_is_stop(t) || t->mark == ',')
            return false;
        if (t->role == ROLE_NONE && quicklog_match_any(q, i, words))
            return true;
    }
    return false;
}

/* What follows "about" is spoken of, unless it is where it happened: "about my CV over coffee". */
static bool is_topic(const struct quicklog_state *q, size_t i)
{
    static const char *const topics[] = {"about",     "re",        "regarding",
                                         "mentioned", "suggested", NULL};
    static const char *const places[] = {"over",    "at", "during", "by",    "via",
                                         "through", "on", "in",     "after", NULL};
    return behind(q, i, 12, topics) && !behind(q, i, 2, places);
}

/* Words before that say the thing did not happen, or was not this. */
static bool is_other(const struct quicklog_state *q, size_t i)
{
    static const char *const words[] = {
        "before",    "after",    "until",    "no",        "of",       "asked for", "upcoming",
        "scheduled", "schedule", "planning", "cancelled", "canceled",
        "postponed", "rescheduled", "skipped", NULL};
    static const char *const asked[] = {"asked", "asking", "applied", "invited", "invite", NULL};
    static const char *const small[] = {"for", "to", NULL};
    size_t j = i;
    while (j > 0 && quicklog_at(q, j - 1)->type == TOKEN_WORD &&
           (quicklog_at(q, j - 1)->is & (W_DET | W_MY)))
        j--;
    const struct quicklog_token *t = quicklog_before(q, j);
    if (t->role == ROLE_NONE && quicklog_is_any(t, words))
        return true;
    return t->role == ROLE_NONE && quicklog_is_any(t, small) && behind(q, j - 1, 5, asked);
}

/* "Meeting with Chen got cancelled": the clause itself says that it did not take place. */
static bool fell_through(const struct quicklog_state *q, struct hit h)
{
    static const char *const words[] = {"cancelled",    "canceled",      "postponed",
                                        "rescheduled",  "called off",    "fell through",
                                        "didn t happen", "did not happen", "never happened",
                                        "no show",      NULL};
    size_t end = quicklog_clause_end(q, h.from);
    for (size_t i = h.to; i < end; i++)
        if (quicklog_match_any(q, i, words) &&
            !(quicklog_before(q, i)->is & (W_DET | W_MY)))
            return true;
    return false;
}

/* "maybe lunch with Chen", "Chen never replied to my email": thought of, or missed. */
static bool is_wished(const struct quicklog_state *q, struct hit h)
{
    static const char *const maybes[] = {"maybe", "perhaps", "possibly", NULL};
    static const char *const silent[] = {"never replied",   "never answered", "not replied",
                                         "not answered",    "didn t reply",   "did not reply",
                                         "hasn t answered", "hasn t replied", NULL};
    return behind(q, h.from, 4, maybes) ||
           (!(h.word->flags & KIND_PAST) && behind(q, h.from, 6, silent));
}

static bool is_letter_sent(const struct quicklog_state *q, struct hit h)
{
    static const char *const verbs[] = {"wrote",  "sent",   "got", "received",
                                        "mailed", "posted", NULL};
    static const char *const after[] = {"from", "to", NULL};
    return quicklog_is_any(quicklog_at(q, h.to), after) || behind(q, h.from, 4, verbs);
}

/* Does this word at this place tell what happened? */
static bool counts(const struct quicklog_state *q, struct hit h)
{
    const struct quicklog_token *t = quicklog_at(q, h.from), *last = quicklog_before(q, h.from);
    if (t->role != ROLE_NONE || t->cover == COVER_PROMISE || t->cover == COVER_NEXT)
        return false;
    if (h.from >= q->thanks_from && h.from < q->thanks_to)
        return false;
    if ((h.word->flags & KIND_CAPITALS) && !t->acronym)
        return false;
    if ((h.word->flags & KIND_BASE) && last->type != TOKEN_END && last->role == ROLE_NONE &&
        (last->is & W_MODAL))
        return false;
    if ((h.word->flags & KIND_LETTER) && !is_letter_sent(q, h))
        return false;
    if (h.word->kind == CLINIC && t->capital && last->capital && !t->acronym &&
        !t->start) /* Mayo Clinic */
        return false;
    if ((last->is & W_NEG) || (quicklog_before(q, h.from - 1)->is & W_NEG && (last->is & W_ADV)))
        return false;
    return !is_other(q, h.from) && !is_topic(q, h.from) && !fell_through(q, h) &&
           !is_wished(q, h);
}

/* ---- direction */

static bool is_person(const struct quicklog_token *t, unsigned classes)
{
    return t->role == ROLE_NAME || (t->type == TOKEN_WORD && (t->is & classes));
}

static int direction_of(struct quicklog_state *q, struct hit h)
{
    static const char *const got[] = {"got", "received", "get", NULL};
    static const char *const both[] = {"exchanged", "traded", "back and forth", "thread", NULL};
    const struct quicklog_token *next = quicklog_at(q, h.to);
    size_t end = quicklog_clause_end(q, h.from);
    if (h.word->flags & KIND_TO_ME)
        return DIRECTION_TO_ME;
    if (behind(q, h.from, 3, both))
        return DIRECTION_BOTH;
    for (size_t k = h.to; k < end; k++)
        if (quicklog_match(q, k, "back and forth"))
            return DIRECTION_BOTH;
    if (h.word->flags & KIND_PAST) {
        struct quicklog_subject s = quicklog_subject_before(q, h.from);
        if (s.who == WHO_THEM || (next->type == TOKEN_WORD && (next->is & W_MEOBJ)))
            return DIRECTION_TO_ME;
        return quicklog_is_word(next, "with") ? DIRECTION_BOTH : DIRECTION_TO_THEM;
    }
    for (size_t k = h.to; k < end && k < h.to + 4; k++) {
        const struct quicklog_token *t = quicklog_at(q, k);
        if (quicklog_is_word(t, "from") && is_person(quicklog_at(q, k + 1), W_OBJ))
            return DIRECTION_TO_ME;
        if (quicklog_is_word(t, "with") && is_person(quicklog_at(q, k + 1), W_OBJ))
            return DIRECTION_BOTH;
    }
    if (behind(q, h.from, 4, got))
        return DIRECTION_TO_ME;
    for (size_t k = h.from; k > 0 && !quicklog_is_stop(quicklog_at(q, k - 1));
         k--) /* "Chen sent me an email" */
        if (quicklog_at(q, k - 1)->type == TOKEN_WORD && (quicklog_at(q, k - 1)->is & W_MEOBJ))
            return DIRECTION_TO_ME;
    return DIRECTION_TO_THEM;
}

/* A missed call or a voicemail went one way; any other call is a talk. */
static int call_direction(struct quicklog_state *q, int one_way)
{
    static const char *const missed[] = {"voicemail",     "no answer",  "missed",
                                         "didn t answer", "not answer", NULL};
    for (size_t i = 0; i < q->tokens.n; i++)
        if (quicklog_match_any(q, i, missed))
            return one_way;
    return DIRECTION_BOTH;
}

static bool is_mail(int kind)
{
    return kind == EMAIL || kind == MESSAGE || kind == INTERACTION_LETTER;
}

/* All words of a kind speak: a mail of mine and a reply of theirs go both ways. */
static int joined_direction(struct quicklog_state *q, const struct hit *hits, size_t n, int kind)
{
    int d = DIRECTION_NONE;
    for (size_t i = 0; i < n; i++) {
        bool same =
            hits[i].word->kind == kind || ((hits[i].word->flags & KIND_REPLY) && is_mail(kind));
        if (!same)
            continue;
        int one = direction_of(q, hits[i]);
        d = d == DIRECTION_NONE || d == one ? one : DIRECTION_BOTH;
    }
    return d;
}

/* ---- choice */

/* Someone sure named in the clause of `h` who is not in the clause of `best`. */
static bool has_other_people(const struct quicklog_state *q, struct hit best, struct hit h)
{
    size_t best_end = quicklog_clause_end(q, best.from), end = quicklog_clause_end(q, h.from);
    if (best_end == end)
        return false;
    VEC_EACH (const struct quicklog_seen, s, &q->seen) {
        bool here = s->from >= h.from && s->to <= end && s->strength == STRENGTH_STRONG;
        if (here && (s->from < best.from || s->from >= best_end) &&
            quicklog_strength(q, s->mention, s->from) < STRENGTH_STRONG)
            return true;
    }
    return false;
}

enum { HITS_MAX = 32 };

static size_t collect(const struct quicklog_state *q, struct hit hits[HITS_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < q->tokens.n && n < HITS_MAX;) {
        struct hit h = q->tokens.p[i].fold.n ? word_at(q, i) : (struct hit){NULL, i, i};
        bool good = h.word && counts(q, h);
        if (good)
            hits[n++] = h;
        i = h.word ? h.to : i + 1;
    }
    return n;
}

/* Words inside a stretch about help or thanks speak only when no others do. */
static int weight(const struct quicklog_state *q, struct hit h)
{
    enum quicklog_cover c = quicklog_at(q, h.from)->cover;
    return c == COVER_HELP || c == COVER_THANKS ? h.word->rank - RANK_SURE : h.word->rank;
}

/* "wrote me a letter", "invited me to a meeting": words of the help, not of how it came about. */
static bool is_of_help(const struct quicklog_state *q, struct hit h)
{
    bool loose = h.word->rank == RANK_LOOSE || (h.word->flags & (KIND_LETTER | KIND_PAST));
    return loose && quicklog_at(q, h.from)->cover == COVER_HELP;
}

/* Help or a promise without a word for how it came about is something all the same. */
static void set_other(struct quicklog_state *q)
{
    if (!q->out->help.n && !q->out->promises.n)
        return;
    q->out->kind = INTERACTION_OTHER;
    q->out->direction = DIRECTION_BOTH;
}

/* Thanks are the kind when nothing else happened; "wrote Chen a thank-you card" is nothing else. */
static bool is_thanks_only(const struct quicklog_state *q, const struct hit *best)
{
    if (q->thanks_to == q->thanks_from)
        return false;
    if (!best || quicklog_at(q, best->from)->cover == COVER_THANKS)
        return true;
    bool same = quicklog_clause_end(q, best->from) == quicklog_clause_end(q, q->thanks_from);
    return q->thanks_noun && same && best->word->rank == RANK_LOOSE && best->from < q->thanks_from;
}

void quicklog_kind_find(struct quicklog_state *q)
{
    struct hit hits[HITS_MAX], *best = NULL;
    size_t n = collect(q, hits);
    for (size_t i = 0; i < n; i++)
        if (!is_of_help(q, hits[i]) && (!best || weight(q, hits[i]) > weight(q, *best)))
            best = &hits[i];
    if (is_thanks_only(q, best)) {
        q->out->kind = INTERACTION_THANK_YOU;
        q->out->direction = q->out->thanks.n ? DIRECTION_TO_THEM
                            : q->thanked_me  ? DIRECTION_TO_ME
                                             : DIRECTION_BOTH;
        q->kind_from = q->thanks_from;
        q->kind_to = q->thanks_to;
        return;
    }
    if (!best) {
        set_other(q);
        return;
    }
    q->out->kind = best->word->kind;
    q->kind_from = best->from;
    q->kind_to = best->to;
    int usual = (int)interaction_usual_direction((enum interaction_kind)q->out->kind);
    int said = joined_direction(q, hits, n, q->out->kind);
    bool one_way = usual != DIRECTION_BOTH;
    q->out->direction = q->out->kind == CALL ? call_direction(q, said) : one_way ? said : usual;
    for (struct hit *h = hits; h < hits + n; h++)
        if (h->word->kind != best->word->kind && h->word->rank >= RANK_FIRM &&
            !quicklog_at(q, h->from)->cover && has_other_people(q, *best, *h) &&
            q->second_to == 0) {
            q->second_from = h->from;
            q->second_to = h->to;
            q->second_kind = h->word->kind;
        }
}
