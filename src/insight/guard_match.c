/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is not said to a residency program, as patterns: shapes of sentences, not single words,
 * because "I promised to send the paper" is fine. The rules in words: guard_rules.c; the rows:
 * guard_match_asks.c, _promises.c, _others.c and _wide.c. Here are the words they share.
 */
#include "insight/guard_match_int.h"

#include "base/arena.h"

#include <pthread.h>

/* clang-format off */
static const char words[] =
    "(?(DEFINE)(?<you>\\b(?:you(?: guys| all)?|u|ya|y'all|yall|(?:your|ur|the|this|their)(?: "
    "\\w+){0,3} (?:program(?:me)?|committee|pd|residency|faculty|selection committee|team|"
    "department|dept)|they|pd)\\b)(?<your>\\b(?:your|ur|y'all's|the program(?:me)?'s|the "
    "committee's|their)\\b)(?<program>(?:program(?:me)?s?|residenc(?:y|ies)|rank|ranks|ranked|"
    "ranking|match|matched|matching|rol|soap|pd)\\b)(?<list>(?:(?:rank(?:ing|ed)?[-\\h]?(?:order "
    ")?)?list|rol|ranking|rankings|rank order|match list|rank)\\b)(?<guarantee>g(?:ua|au|a|u)"
    "r{1,2}[aei]nt(?:ee|e|y)[ds]?|assur(?:e|ance)|promis{1,2}e?|pledge|vouch|swear)"
    "(?<spot>(?:spots?|positions?|places?|seats?|slots?|match|residency|interview|rank|"
    "job)\\b)"
    "(?<first>(?:first|1st|number[-\\h]one|number[-\\h]?1|num(?:ber)? ?1|no\\.? ?(?:1|one)|"
    "numero uno|#[-\\h]?(?:1|one)|#1|top|on top|uno|highest of all|above (?:all|every\\w*)(?: "
    "\\w+)?))(?<student>(?:she|he|they|her|him|them|my (?:\\w+ )?(?:student|mentee|advisee|"
    "candidate|applicant|sub-?i|resident|daughter|son|nephew|niece)|our (?:\\w+ )?(?:student|"
    "candidate|applicant)|the (?:student|applicant|candidate)|" GUARD_CAP "(?: " GUARD_CAP ")?)))";

static const struct guard_pattern thanks_rows[] = {
    {"commitment_made", "\\b(?:thank(?:s|ed|ing)?(?:[-\\h]you)?|thx|ty|tysm|grateful|gratitude|"
        "appreciat\\w+|obliged|gracias|merci|danke|kind of you|generous with your time)\\b",
        NULL, NULL, 0},
    {.rule = NULL},
};
/* clang-format on */

static const struct guard_pattern *const tables[] = {guard_match_asks, guard_match_promises,
                                                     guard_match_others, guard_match_wide, NULL};
static const struct guard_pattern *const thanks_tables[] = {thanks_rows, NULL};
static struct guard_patterns *patterns, *thanks;

static void compile(void)
{
    patterns = guard_patterns_new(words, tables);
    thanks = guard_patterns_new("", thanks_tables);
}

static void compile_once(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, compile);
}

void guard_find_match(struct arena *a, struct str text, bool by_mentor, struct guard_hits *hits)
{
    compile_once();
    guard_patterns_find(patterns, a, text, by_mentor ? 0 : GUARD_MENTOR_ONLY, hits);
}

bool guard_says_first(struct str text)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct guard_hits hits = {0};
    guard_find_match(a, text, false, &hits);
    return guard_has(&hits, "rank_first");
}

bool guard_says_thanks(struct str text)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct guard_hits hits = {0};
    compile_once();
    guard_patterns_find(thanks, a, text, 0, &hits);
    return hits.list.n > 0;
}
