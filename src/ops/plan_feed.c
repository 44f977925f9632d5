/* SPDX-License-Identifier: Apache-2.0 */
/* The plan as a calendar that other programs follow. */
#include "base/arena.h"
#include "base/id.h"
#include "base/strbuf.h"
#include "base/zone.h"
#include "codec/ical_out.h"
#include "def/limits.h"
#include "ops/plan.h"
#include "ops/secret.h"
#include "store/change.h"

enum { TAG_LENGTH = 32 };

/* What one feed has in common. */
struct feed {
    struct op_ctx *ctx;
    struct strbuf *out;
    int64_t sequence, stamp;
};

/* Seconds of "21:00" since midnight. */
static int seconds_of(struct str time)
{
    int64_t h = 0, m = 0;
    str_to_i64(str_sub(time, 0, 2), 0, 23, &h);
    str_to_i64(str_sub(time, 3, 5), 0, 59, &m);
    return (int)(h * 3600 + m * 60);
}

/* A day that is only around has no hour, nor has one in a zone that this computer does not know. */
static void set_time(struct op_ctx *ctx, const struct plan_date *d, struct ical_event *e)
{
    const struct zone *zone = d->time.n && !d->about ? zone_load(ctx->arena, d->zone) : NULL;
    if (!zone)
        return;
    e->at = zone_instant(zone, d->from, seconds_of(d->time));
    if (!date_eq(d->from, d->until))
        e->at_end = zone_instant(zone, d->until, seconds_of(d->time));
}

static struct str summary(struct arena *a, const struct plan_item *x)
{
    struct str mark = STR_NULL;
    if (x->date.status != PLAN_OWN && x->date.status != PLAN_OFFICIAL)
        mark = str_format(a, " (%s%s)", x->date.about ? "around, " : "",
                          plan_status_labels[x->date.status]);
    return str_format(a, "%.*s%.*s%s", STR_ARG(x->title), STR_ARG(mark),
                      x->state == MILESTONE_DONE ? ", done" : "");
}

/* How sure the day is comes first: calendars cut long texts. */
static struct str description(struct arena *a, const struct plan_item *x)
{
    struct str sure = plan_sure(a, x);
    char *first = arena_copy(a, sure.p, sure.n);
    if (first[0] >= 'a' && first[0] <= 'z')
        first[0] = (char)(first[0] - 32);
    struct str s = str_format(a, "%s.", first);
    s = str_join(a, s, STR("\n"), x->step ? x->step->what : STR_NULL);
    s = str_join(a, s, STR("\n"), x->step ? x->step->why : STR_NULL);
    return str_join(a, s, STR("\n"), x->said.note);
}

static void put_item(const struct feed *f, const struct plan_item *x)
{
    struct arena *a = f->ctx->arena;
    struct ical_event e = {
        .uid = str_format(a, "%.*s.%s@wellmet", STR_ARG(x->key), id_str(a, f->ctx->who.account).p),
        .sequence = f->sequence,
        .stamp = f->stamp,
        .from = x->date.from,
        .until = x->date.until,
        .summary = summary(a, x),
        .description = description(a, x),
        .tentative = x->date.status == PLAN_PROJECTED || x->date.about};
    set_time(f->ctx, &x->date, &e);
    ical_put_event(f->out, &e);
}

static bool is_shown(const struct plan_item *x)
{
    return date_is_set(x->date.from) && (x->state == MILESTONE_OPEN || x->state == MILESTONE_DONE);
}

int plan_feed(struct op_ctx *ctx, struct strbuf *out, struct str *ret_tag)
{
    struct feed f = {.ctx = ctx, .out = out};
    struct plan plan;
    int rc = plan_load(ctx, 0, &plan);
    if (rc == 0)
        rc = change_last_of_plan(ctx->db, &f.sequence, &f.stamp);
    if (rc < 0)
        return rc;
    ical_begin(out, STR("Wellmet: the road"));
    for (size_t i = 0; i < plan.n; i++)
        if (is_shown(&plan.items[i]))
            put_item(&f, &plan.items[i]);
    ical_end(out);
    *ret_tag = str_sub(secret_hash(ctx->arena, strbuf_get(out)), 0, TAG_LENGTH);
    return 0;
}
