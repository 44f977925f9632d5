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

enum { SUNDAY = 6, MARCH = 3, NOVEMBER = 11, SUMMER_HOURS = 4, WINTER_HOURS = 5 };

static struct date nth_sunday(int year, int month, int n)
{
    struct date first = {year, month, 1};
    return date_add_days(first, (SUNDAY - date_weekday(first) + 7) % 7 + 7 * (n - 1));
}

/* The clock changes at 2:00: on the second Sunday of March and the first of November. */
static int64_t midnight(struct date d)
{
    bool summer = date_cmp(d, nth_sunday(d.y, MARCH, 2)) > 0 &&
                  date_cmp(d, nth_sunday(d.y, NOVEMBER, 1)) <= 0;
    return date_to_days(d) * US_PER_DAY +
           (summer ? SUMMER_HOURS : WINTER_HOURS) * 3600 * US_PER_SECOND;
}

struct guard_window guard_soap_window(struct date first, struct date last)
{
    if (!date_is_full(first) || !date_is_full(last) || date_cmp(last, first) < 0)
        return (struct guard_window){0};
    return (struct guard_window){.first = first,
                                 .last = last,
                                 .from = midnight(first),
                                 .to = midnight(date_add_days(last, 1))};
}
