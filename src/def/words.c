/* SPDX-License-Identifier: Apache-2.0 */
#include "def/words.h"

bool words_bool(struct str s, bool *ret)
{
    static const struct str yes[] = {STR_INIT("yes"), STR_INIT("true"), STR_INIT("on"),
                                     STR_INIT("1"), STR_INIT("y")};
    static const struct str no[] = {STR_INIT("no"), STR_INIT("false"), STR_INIT("off"),
                                    STR_INIT("0"),  STR_INIT("n"),     STR_INIT("")};
    s = str_trim(s);
    for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
        if (str_eq_nocase(s, yes[i])) {
            *ret = true;
            return true;
        }
    for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
        if (str_eq_nocase(s, no[i])) {
            *ret = false;
            return true;
        }
    return false;
}

bool words_date(struct str s, struct date today, struct date *ret)
{
    int64_t days;
    s = str_trim(s);
    if (!date_is_full(today))
        return false;
    if (str_eq_nocase(s, STR("today")))
        days = 0;
    else if (str_eq_nocase(s, STR("yesterday")))
        days = -1;
    else if (str_eq_nocase(s, STR("tomorrow")))
        days = 1;
    else if (s.n > 1 && (s.p[0] == '+' || s.p[0] == '-')) {
        bool weeks = s.p[s.n - 1] == 'w';
        if (!str_to_i64(str_sub(s, 1, s.n - (weeks ? 1 : 0)), 0, 36500, &days))
            return false;
        days *= (weeks ? 7 : 1) * (s.p[0] == '-' ? -1 : 1);
    } else {
        return false;
    }
    *ret = date_add_days(today, days);
    return date_is_valid(*ret);
}
