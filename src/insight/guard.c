/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/guard.h"

#include "base/arena.h"

#include <assert.h>

const struct guard_rule *guard_rule_find(struct str id)
{
    for (const struct guard_rule *r = guard_rules; r->id; r++)
        if (str_eq(str_c(r->id), id))
            return r;
    return NULL;
}

const char *guard_severity_key(enum guard_severity s)
{
    static const char *const keys[] = {"", "note", "warn", "block", "stop"};
    return keys[s];
}

const char *guard_kind_key(enum guard_kind k) { return k == GUARD_PATIENT ? "patient" : "match"; }

const char *guard_sure_words(enum guard_sure s)
{
    static const char *const words[] = {"read in the source", "read in part",
                                        "general knowledge, please check",
                                        "our reading; sources are silent or disagree"};
    return words[s];
}

void guard_add_fact(struct arena *a, const char *rule_id, struct guard_hits *hits)
{
    const struct guard_rule *rule = guard_rule_find(str_c(rule_id));
    assert(rule);
    *VEC_PUSH(a, &hits->list) = (struct guard_hit){.rule = rule};
}

enum guard_severity guard_worst(const struct guard_hits *hits)
{
    enum guard_severity worst = GUARD_NONE;
    VEC_EACH (const struct guard_hit, h, &hits->list)
        worst = h->rule->severity > worst ? h->rule->severity : worst;
    return worst;
}

bool guard_has(const struct guard_hits *hits, const char *rule_id)
{
    VEC_EACH (const struct guard_hit, h, &hits->list)
        if (strcmp(h->rule->id, rule_id) == 0)
            return true;
    return false;
}

enum { YEAR_FIRST = 2007, YEAR_LAST = 2150, FRIDAY = 4, UTC_OFFSET_HOURS = 4 };

/* The third Friday of March. */
static struct date match_day(int year)
{
    struct date first = {year, 3, 1};
    return date_add_days(first, (FRIDAY - date_weekday(first) + 7) % 7 + 14);
}

struct guard_window guard_soap_window(int64_t year)
{
    struct guard_window w = {0};
    if (year < YEAR_FIRST || year > YEAR_LAST)
        return w;
    w.match_day = match_day((int)year);
    w.first = date_add_days(w.match_day, -4);
    w.last = date_add_days(w.match_day, -1);
    int64_t midnight = UTC_OFFSET_HOURS * 3600 * US_PER_SECOND;
    w.from = date_to_days(w.first) * US_PER_DAY + midnight;
    w.to = date_to_days(w.match_day) * US_PER_DAY + midnight;
    return w;
}
