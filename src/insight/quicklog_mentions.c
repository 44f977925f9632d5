/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "def/errors.h"
#include "def/limits.h"
#include "insight/quicklog_state.h"

/* Name words without titles, folded. */
static struct str bare_name(struct arena *a, struct str name)
{
    struct str rest = fold(a, name), part, out = STR("");
    while (str_next(&rest, ' ', &part))
        if (!(quicklog_word_classes(part) & W_TITLE))
            out = str_join(a, out, STR(" "), part);
    return out;
}

static bool has_words(struct str all, struct str some)
{
    struct str rest = some, part;
    while (str_next(&rest, ' ', &part)) {
        struct str look = all, word;
        bool hit = false;
        while (!hit && str_next(&look, ' ', &word))
            hit = str_eq(word, part);
        if (!hit)
            return false;
    }
    return some.n > 0;
}

/* The mention this name belongs to: "Dr Chen" and "Chen" are one. */
static size_t find_mention(const struct quicklog_state *q, struct str name)
{
    struct str bare = bare_name(q->a, name);
    for (size_t m = 0; m < q->out->people.n; m++) {
        struct str other = bare_name(q->a, q->out->people.p[m].name);
        if (has_words(other, bare) || has_words(bare, other))
            return m;
    }
    return QUICKLOG_NOBODY;
}

int quicklog_mention_add(struct quicklog_state *q, size_t from, size_t to, int strength,
                         bool unclear)
{
    struct str name = quicklog_slice(q, from, to);
    size_t m = find_mention(q, name);
    if (m == QUICKLOG_NOBODY) {
        if (q->out->people.n == LIMIT_LOG_PEOPLE)
            return err_set(q->err, ERR_LIMIT, "One entry takes up to %d people: write two entries.",
                           LIMIT_LOG_PEOPLE);
        m = q->out->people.n;
        *VEC_PUSH(q->a, &q->out->people) = (struct quicklog_mention){.name = name,
                                                                     .from = q->tokens.p[from].from,
                                                                     .to = q->tokens.p[to - 1].to,
                                                                     .unclear = unclear,
                                                                     .pronoun = STR("")};
    } else if (name.n > q->out->people.p[m].name.n) {
        q->out->people.p[m].name = name;
    }
    for (size_t k = from; k < to; k++) {
        q->tokens.p[k].role = ROLE_NAME;
        q->tokens.p[k].item = q->seen.n;
    }
    *VEC_PUSH(q->a, &q->seen) = (struct quicklog_seen){from, to, m, strength};
    return 0;
}

int quicklog_strength(const struct quicklog_state *q, size_t mention, size_t before)
{
    int best = -1;
    VEC_EACH (const struct quicklog_seen, s, &q->seen)
        if (s->mention == mention && s->from < before && s->strength > best)
            best = s->strength;
    return best;
}

/* Pronouns that mean the same person share the first letter of their subject form. */
static struct str pronoun_of(const struct quicklog_token *t)
{
    static const char *const words[][2] = {{"she", "she"}, {"her", "she"}, {"hers", "she"},
                                           {"he", "he"},   {"him", "he"},  {"his", "he"}};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (quicklog_is_word(t, words[i][0]))
            return str_c(words[i][1]);
    return STR("they");
}

static bool fits(const struct quicklog_mention *m, struct str pronoun)
{
    return !m->pronoun.n || str_eq(m->pronoun, pronoun) || str_eq(m->pronoun, STR("they")) ||
           str_eq(pronoun, STR("they"));
}

/* The strongest mentions before token i that the pronoun fits: the first of them, and how many.
 * Someone already called "she" is meant again by the next "she". */
size_t quicklog_resolve(struct quicklog_state *q, size_t i, bool *ret_unclear)
{
    struct str pronoun = pronoun_of(quicklog_at(q, i));
    size_t best = QUICKLOG_NOBODY, equals = 0;
    int best_rank = -1;
    for (size_t m = 0; m < q->out->people.n; m++) {
        int strength = quicklog_strength(q, m, i);
        const struct quicklog_mention *x = &q->out->people.p[m];
        if (strength < 0 || !fits(x, pronoun))
            continue;
        int rank = strength * 2 + (x->pronoun.n && str_eq(x->pronoun, pronoun));
        equals = rank > best_rank ? 1 : equals + (rank == best_rank);
        if (rank > best_rank || (rank == best_rank && strength < STRENGTH_STRONG))
            best = m; /* of those only spoken of, the latest is meant */
        if (rank > best_rank)
            best_rank = rank;
    }
    *ret_unclear = equals > 1;
    if (best != QUICKLOG_NOBODY && equals == 1 && !q->out->people.p[best].pronoun.n)
        q->out->people.p[best].pronoun = pronoun;
    return best;
}

size_t quicklog_counterpart(const struct quicklog_state *q, size_t before, bool *ret_unclear)
{
    size_t first = QUICKLOG_NOBODY, n = 0;
    for (int strength = STRENGTH_STRONG; strength >= STRENGTH_NONE && !n; strength--)
        for (size_t m = 0; m < q->out->people.n; m++)
            if (quicklog_strength(q, m, before) == strength) {
                first = n++ ? first : m;
            }
    *ret_unclear = n > 1;
    return first;
}

void quicklog_weaken(struct quicklog_state *q, size_t from, size_t to)
{
    VEC_EACH (struct quicklog_seen, s, &q->seen)
        if (s->from >= from && s->from < to)
            s->strength = STRENGTH_NONE;
}

void quicklog_people_settle(struct quicklog_state *q)
{
    int best = -1;
    size_t first = QUICKLOG_NOBODY;
    for (size_t m = 0; m < q->out->people.n; m++) {
        int s = quicklog_strength(q, m, SIZE_MAX);
        if (s > best) {
            best = s;
            first = m;
        }
    }
    /* Without a sure or likely participant, the first person named is the one it was with. */
    for (size_t m = 0; m < q->out->people.n; m++)
        q->out->people.p[m].participant =
            best == STRENGTH_NONE ? m == first : quicklog_strength(q, m, SIZE_MAX) == best;
}
