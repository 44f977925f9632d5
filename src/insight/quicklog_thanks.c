/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "insight/quicklog_state.h"

static bool behind(const struct quicklog_state *q, size_t i, const char *const *words)
{
    for (size_t k = 0; k < 6 && i > 0; k++) {
        i--;
        if (quicklog_is_stop(quicklog_at(q, i)) || quicklog_at(q, i)->mark == ',')
            return false;
        if (quicklog_match_any(q, i, words))
            return true;
    }
    return false;
}

/* Thanks that were not said: "need to thank her", "have not thanked him". */
static bool is_undone(const struct quicklog_state *q, size_t i)
{
    static const char *const words[] = {
        "need",  "needs", "want", "forgot", "should", "must", "plan",    "going", "remember", "not",
        "haven", "never", "didn", "will",   "ll",     "hasn", "without", "yet",   NULL};
    return behind(q, i, words);
}

/* "emailed her to thank her": said in that mail. */
static bool is_done_by(const struct quicklog_state *q, size_t i)
{
    static const char *const words[] = {
        "emailed", "e mailed", "called", "texted", "wrote", "messaged", "phoned", "met", "visited",
        "sent",    "stopped",  "went",   "email",  "note",  "message",  "card",   NULL};
    return behind(q, i, words);
}

/* How many tokens say thanks at i; *ret_noun for "thank-you note". */
static size_t thanks_at(const struct quicklog_state *q, size_t i, bool *ret_noun)
{
    static const char *const nouns[] = {"thank you note",   "thank you card",    "thank you email",
                                        "thank you e mail", "thank you message", "thank you text",
                                        "thank you letter", "thank you gift",    "thanks note",
                                        "thank you notes",  "thank yous",        NULL};
    static const char *const said[] = {
        "said thanks", "said thank you", "sent thanks", "sent my thanks",
        "say thanks",  "say thank you",  NULL};
    *ret_noun = true;
    size_t n = quicklog_match_any(q, i, nouns);
    if (n)
        return n;
    *ret_noun = false;
    n = quicklog_match_any(q, i, said);
    if (n)
        return quicklog_is_word(quicklog_at(q, i), "say") && !is_done_by(q, i) ? 0 : n;
    bool base = quicklog_is_word(quicklog_at(q, i), "thank") &&
                quicklog_is_word(quicklog_before(q, i), "to");
    if (quicklog_is_word(quicklog_at(q, i), "thanked") ||
        quicklog_is_word(quicklog_at(q, i), "thanking") || (base && is_done_by(q, i)))
        return 1;
    /* "sent her a thank you" */
    bool a = (quicklog_before(q, i)->is & W_DET) || quicklog_is_word(quicklog_before(q, i), "big");
    n = quicklog_match(q, i, "thank you");
    *ret_noun = n > 0;
    return a ? n : 0;
}

static void add_thanks(struct quicklog_state *q, size_t person, struct str about, bool unclear)
{
    *VEC_PUSH(q->a, &q->out->thanks) =
        (struct quicklog_thanks){person, about, unclear || person == QUICKLOG_NOBODY};
}

/* "them" after several people means all of them. */
static bool add_all(struct quicklog_state *q, size_t i, struct str about)
{
    size_t n = 0;
    if (!quicklog_is_word(quicklog_at(q, i), "them"))
        return false;
    for (size_t m = 0; m < q->out->people.n; m++)
        n += quicklog_strength(q, m, i) == STRENGTH_STRONG;
    for (size_t m = 0; n > 1 && m < q->out->people.n; m++)
        if (quicklog_strength(q, m, i) == STRENGTH_STRONG)
            add_thanks(q, m, about, false);
    return n > 1;
}

static bool is_object(const struct quicklog_token *t)
{
    return t->role == ROLE_NAME ||
           (t->type == TOKEN_WORD && t->role == ROLE_NONE && (t->is & W_OBJ));
}

/* Everyone named from i on: "Chen and Ruiz". */
static void add_named(struct quicklog_state *q, size_t i, size_t end, struct str about)
{
    bool unclear;
    size_t person = quicklog_object_at(q, i, &unclear);
    if (quicklog_at(q, i)->role != ROLE_NAME) {
        if (!add_all(q, i, about))
            add_thanks(q, person, about, unclear);
        return;
    }
    while (i < end && quicklog_at(q, i)->role == ROLE_NAME) {
        const struct quicklog_seen *s = &q->seen.p[quicklog_at(q, i)->item];
        add_thanks(q, s->mention, about, false);
        const struct quicklog_token *t = quicklog_at(q, s->to);
        bool joins =
            quicklog_is_word(t, "and") || (t->type == TOKEN_MARK && strchr(",&+", t->mark));
        i = s->to + joins + (t->mark == ',' && quicklog_is_word(quicklog_at(q, s->to + 1), "and"));
    }
}

/* The person thanked in [from, end): after "to" or the verb for a noun also before it. */
static size_t find_object(const struct quicklog_state *q, size_t from, size_t at, size_t to,
                          size_t end, bool noun)
{
    if (!noun)
        to += (size_t)(quicklog_is_word(quicklog_at(q, to), "to"));
    if (!noun)
        return is_object(quicklog_at(q, to)) ? to : SIZE_MAX;
    for (size_t k = to; k < end; k++) /* "a thank-you note to Chen" */
        if (quicklog_is_word(quicklog_at(q, k), "to") || quicklog_is_word(quicklog_at(q, k), "for"))
            if (is_object(quicklog_at(q, k + 1)))
                return k + 1;
    for (size_t k = at; k > from; k--) /* "sent Chen a thank-you note" */
        if (is_object(quicklog_at(q, k - 1))) {
            const struct quicklog_token *t = quicklog_at(q, k - 1);
            return t->role == ROLE_NAME ? q->seen.p[t->item].from : k - 1;
        }
    return SIZE_MAX;
}

/* What it was for: after "for" up to the end, without days. */
static struct str about_of(const struct quicklog_state *q, size_t from, size_t end)
{
    for (size_t k = from; k < end; k++)
        if (quicklog_is_word(quicklog_at(q, k), "for") && quicklog_at(q, k)->role == ROLE_NONE &&
            !is_object(quicklog_at(q, k + 1)))
            return quicklog_slice(q, k + 1, quicklog_trim_when(q, k + 1, end));
    return STR("");
}

/* Start of the clause: after the last stop, comma or joining word before i. */
static size_t clause_start(const struct quicklog_state *q, size_t i)
{
    static const char *const joiners[] = {"and", "but", "then", NULL};
    while (i > 0 && !quicklog_is_stop(quicklog_at(q, i - 1)) &&
           quicklog_at(q, i - 1)->mark != ',' && !quicklog_is_any(quicklog_at(q, i - 1), joiners) &&
           !quicklog_at(q, i - 1)->cover)
        i--;
    return i;
}

static void find_one(struct quicklog_state *q, size_t i, size_t n, bool noun)
{
    static const char *const received[] = {"got", "received", "get", NULL};
    size_t end = quicklog_free_end(q, i, quicklog_clause_end(q, i)), start = clause_start(q, i);
    struct quicklog_subject s = quicklog_subject_before(q, noun ? start : i);
    bool from_them =
        noun && (behind(q, i, received) || quicklog_is_word(quicklog_at(q, i + n), "from"));
    bool to_me = quicklog_at(q, i + n)->type == TOKEN_WORD && (quicklog_at(q, i + n)->is & W_MEOBJ);
    for (size_t k = start; noun && k < i; k++) /* "Chen sent me a thank-you note" */
        to_me |= quicklog_at(q, k)->type == TOKEN_WORD && (quicklog_at(q, k)->is & W_MEOBJ);
    if (from_them || to_me || (!noun && s.who == WHO_THEM)) {
        if (from_them || to_me) {
            q->thanked_me = true;
            q->thanks_from = i;
            q->thanks_to = i + n;
            q->thanks_noun = noun;
        }
        return;
    }
    size_t object = find_object(q, start, i, i + n, end, noun), first = q->out->thanks.n;
    struct str about = about_of(q, i + n, end);
    if (object == SIZE_MAX) {
        const struct quicklog_token *t = quicklog_at(q, i + n);
        bool nobody = t->type == TOKEN_MARK || t->type == TOKEN_END || t->role == ROLE_WHEN ||
                      quicklog_is_word(t, "for");
        bool unclear;
        size_t person = quicklog_counterpart(q, i, &unclear);
        if (!noun && !nobody) /* "thanked the team" */
            return;
        add_thanks(q, person, about, unclear);
    } else if (object < end) {
        add_named(q, object, end, about);
    }
    if (q->out->thanks.n == first)
        return;
    q->thanks_from = i;
    q->thanks_to = i + n;
    q->thanks_noun = noun;
    quicklog_cover(q, COVER_THANKS, QUICKLOG_THANKS, first, i, quicklog_trim_when(q, i, end));
    q->spans.p[q->spans.n - 1].n = q->out->thanks.n - first;
}

/* Help that the same sentence says thanks for is thanked. */
static void mark_thanked(struct quicklog_state *q)
{
    VEC_EACH (struct quicklog_help, h, &q->out->help)
        VEC_EACH (const struct quicklog_thanks, t, &q->out->thanks)
            if (h->direction == HELP_RECEIVED && h->person == t->person &&
                t->person != QUICKLOG_NOBODY)
                h->thanked = true;
}

void quicklog_thanks_find(struct quicklog_state *q)
{
    for (size_t i = 0; i < q->tokens.n; i++) {
        const struct quicklog_token *t = &q->tokens.p[i];
        bool noun = false;
        if (t->cover || t->role != ROLE_NONE || t->type != TOKEN_WORD)
            continue;
        size_t n = thanks_at(q, i, &noun);
        if (n && !is_undone(q, i))
            find_one(q, i, n, noun);
    }
    mark_thanked(q);
}
