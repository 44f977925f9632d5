/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/road_days.h"

#include "base/arena.h"

static struct str day_words(struct arena *a, struct date d, bool weekday)
{
    struct str words = date_words(a, d);
    return weekday ? str_format(a, "%s %.*s", date_weekday_names[date_weekday(d)], STR_ARG(words))
                   : words;
}

static const char *sure_words(int status)
{
    return status == PLAN_PROJECTED ? ", projected"
           : status == PLAN_SCHOOL  ? ", one school's date"
           : status == PLAN_OWN     ? ", your own date"
                                    : "";
}

static struct str date_of(struct arena *a, const struct plan_date *x)
{
    bool window = date_is_full(x->until) && !date_eq(x->from, x->until);
    struct str from = day_words(a, x->from, !window && !x->about);
    struct str until = window ? day_words(a, x->until, false) : STR_NULL;
    return str_format(a, "%s%.*s%s%.*s%s", x->about ? "around " : "", STR_ARG(from),
                      window ? " to " : "", STR_ARG(until), sure_words(x->status));
}

struct str road_day_words(struct op_ctx *ctx, struct str ids)
{
    struct str id;
    while (ids.n && str_next(&ids, '|', &id)) {
        struct plan_date x = {0};
        int rc = plan_date_for(ctx, id, &x);
        if (rc == 1)
            return date_is_full(x.from) ? date_of(ctx->arena, &x) : STR("not announced yet");
    }
    struct plan_student s = {0};
    plan_student_load(ctx, &s);
    return s.graduation_year ? STR("not a date of your road") : STR("your class's own day");
}
