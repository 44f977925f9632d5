/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/letter_dates.h"

#include "base/arena.h"
#include "base/fold.h"
#include "model/entities.h"

enum { WEDNESDAY = 2 };

bool letter_dates_wanted(struct arena *a, const struct account *me)
{
    static const char *const without[] = {
        "united kingdom", "uk",       "gb",    "great britain",
        "england",        "scotland", "wales", "northern ireland"};
    struct str country = fold(a, str_trim(me->country));
    for (size_t i = 0; me->track != TRACK_IMG && i < sizeof(without) / sizeof(*without); i++)
        if (str_eq(country, str_c(without[i])))
            return false;
    return true;
}

/* The nth weekday of a month. */
static struct date nth(int64_t year, int month, int weekday, int n)
{
    struct date first = {(int)year, month, 1};
    int skip = (weekday - date_weekday(first) + 7) % 7;
    return date_add_days(first, skip + (n - 1) * 7);
}

int letter_dates_load(struct op_ctx *ctx, const struct account *me, struct letters *x)
{
    int64_t year = me->graduation_year - 1;
    (void)ctx;
    if (me->graduation_year <= 0)
        return 0;
    x->needed = (struct letter_date){{(int)year, 9, 10}, true};
    x->opens = (struct letter_date){nth(year, 9, WEDNESDAY, 1), true};
    x->eras_see = (struct letter_date){nth(year, 9, WEDNESDAY, 4), true};
    x->residencycas_see = (struct letter_date){{(int)year, 10, 1}, true};
    return 0;
}
