/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/quicklog_state.h"

size_t quicklog_skip_adverbs(const struct quicklog_state *q, size_t i)
{
    for (size_t k = 0;
         k < 4 && quicklog_at(q, i)->type == TOKEN_WORD && (quicklog_at(q, i)->is & W_ADV); k++)
        i++;
    return i;
}

bool quicklog_verb_follows(const struct quicklog_state *q, size_t i)
{
    const struct quicklog_token *t = quicklog_at(q, i);
    if (t->type == TOKEN_SUFFIX)
        return quicklog_is_word(t, "ll") || quicklog_is_word(t, "d");
    size_t j = quicklog_skip_adverbs(q, i);
    if (quicklog_at(q, j)->type == TOKEN_WORD && (quicklog_at(q, j)->is & W_VERB))
        return true;
    /* "has", "had" are adverbs enough to be skipped, and verbs enough to count. */
    return j > i && (quicklog_at(q, j - 1)->is & W_VERB);
}

bool quicklog_is_any(const struct quicklog_token *t, const char *const *words)
{
    for (; *words; words++)
        if (quicklog_is_word(t, *words))
            return true;
    return false;
}

bool quicklog_starts_clause(const struct quicklog_state *q, size_t i)
{
    static const char *const base_too[] = {"read",  "put",  "let",    "d",     "t", "likes",
                                           "works", "runs", "edited", "needs", NULL};
    static const char *const openers[] = {
        "next step", "next steps", "thank you",    "thanks", "follow up", "no reply",
        "i",         "she",        "he",           "they",   "we",        "it",
        "this",      "that was",   "also thanked", NULL};
    const struct quicklog_token *t = quicklog_at(q, i);
    if (t->role == ROLE_NAME) {
        size_t end = q->seen.p[t->item].to;
        return q->seen.p[t->item].from == i && quicklog_verb_follows(q, end);
    }
    if (t->type != TOKEN_WORD || t->role != ROLE_NONE)
        return false;
    if (quicklog_match_any(q, i, openers) ||
        (quicklog_is_word(t, "next") && quicklog_at(q, i + 1)->mark == ':'))
        return true;
    if (t->is & W_ADV)
        return quicklog_skip_adverbs(q, i) > i &&
               quicklog_starts_clause(q, quicklog_skip_adverbs(q, i));
    return (t->is & W_VERB) && !quicklog_is_any(t, base_too);
}

/* After a comma at i: does a list go on that will still name a day or an "and"? */
static bool list_goes_on(const struct quicklog_state *q, size_t i)
{
    const struct quicklog_token *t = quicklog_at(q, i + 1);
    if (quicklog_is_word(t, "and") || quicklog_is_word(t, "or"))
        return !quicklog_starts_clause(q, i + 2);
    if (t->role == ROLE_WHEN)
        return t->item < q->whens.n && q->whens.p[t->item].bound;
    if (t->role == ROLE_NAME) /* of a list, or who was meant: "the chair, Dr Ruiz, by May" */
        return true;
    for (size_t k = i + 1; k < i + 8; k++) {
        const struct quicklog_token *u = quicklog_at(q, k);
        if (u->mark == ',' && (t->is & W_DET)) /* ", the director, ..." */
            return !quicklog_starts_clause(q, k + 1) && quicklog_at(q, k + 1)->role != ROLE_WHEN;
        if (quicklog_is_stop(u) || u->mark == ',')
            return false;
        if (quicklog_is_word(u, "and") || quicklog_is_word(u, "or"))
            return k > i + 1 && !quicklog_starts_clause(q, k + 1);
        if (u->role == ROLE_WHEN && q->whens.p[u->item].bound)
            return true;
        if (u->is & W_VERB)
            return false;
    }
    return false;
}

size_t quicklog_clause_end(const struct quicklog_state *q, size_t i)
{
    static const char *const joiners[] = {"and", "but", "then", "so", "while", "though", NULL};
    for (;; i++) {
        const struct quicklog_token *t = quicklog_at(q, i);
        if (quicklog_is_stop(t))
            return i;
        if (t->mark == '-' && !t->glued)
            return i;
        size_t and = quicklog_is_word(quicklog_at(q, i + 1), "and") ||
                     quicklog_is_word(quicklog_at(q, i + 1), "but");
        if (t->mark == ',' && (quicklog_starts_clause(q, i + 1 + and) || !list_goes_on(q, i)))
            return i;
        bool joins = t->role == ROLE_NONE &&
                     (quicklog_is_any(t, joiners) || t->mark == '&' || t->mark == '+');
        if (joins && (quicklog_starts_clause(q, i + 1) || quicklog_is_word(t, "but")))
            return i;
    }
}
