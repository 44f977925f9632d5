/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/today_facts.h"

#include "base/arena.h"
#include "base/vec.h"
#include "store/find.h"
#include "store/record.h"
#include "store/standing.h"

enum { ITEMS = 40, DUE_PER_CIRCLE = 12, DORMANT_DAYS = 1095, ALL = 1000 };

struct facts {
    VEC(struct agenda_thanks) thanks;
    VEC(struct agenda_promise) promises;
    VEC(struct agenda_reply) replies;
    VEC(struct agenda_contact) contacts;
    struct mark *marks;
    size_t marks_n;
    struct ids archived; /* people put away, in order of ids */
};

static bool is_archived(const struct facts *f, int64_t person)
{
    size_t low = 0, high = f->archived.n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (f->archived.p[mid] < person)
            low = mid + 1;
        else
            high = mid;
    }
    return low < f->archived.n && f->archived.p[low] == person;
}

/* False when the row is to rest or the person was put away. */
static bool counts(const struct op_ctx *ctx, const struct facts *f, const char *rule,
                   int64_t subject, int64_t person)
{
    return !agenda_is_marked(f->marks, f->marks_n, str_c(rule), subject, person, ctx->today) &&
           !is_archived(f, person);
}

static int list_thanks(struct op_ctx *ctx, struct facts *f, int64_t limit)
{
    struct help *rows;
    size_t n;
    int rc = find_help_not_thanked(ctx->db, ctx->arena, limit, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (counts(ctx, f, "thanks_owed", rows[i].record.id, rows[i].person))
            *VEC_PUSH(ctx->arena, &f->thanks) = (struct agenda_thanks){
                .help = rows[i].record.id, .person = {.id = rows[i].person}, .on = rows[i].on};
    return rc;
}

static int list_promises(struct op_ctx *ctx, struct facts *f, int by, int64_t limit)
{
    const char *rule = by == PROMISE_BY_ME ? "promise_mine" : "promise_theirs";
    struct promise *rows;
    size_t n;
    int rc = find_promises_open(ctx->db, ctx->arena, by, limit, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (counts(ctx, f, rule, rows[i].record.id, rows[i].person))
            *VEC_PUSH(ctx->arena, &f->promises) =
                (struct agenda_promise){.promise = rows[i].record.id,
                                        .person = {.id = rows[i].person},
                                        .by = by,
                                        .made_on = rows[i].made_on,
                                        .due_on = rows[i].due_on};
    return rc;
}

static int list_replies(struct op_ctx *ctx, struct facts *f, int64_t limit)
{
    struct standing *rows;
    size_t n;
    int rc = standing_list_replies(ctx->db, ctx->arena, limit, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (counts(ctx, f, "reply_owed", rows[i].reply_id, rows[i].person))
            *VEC_PUSH(ctx->arena, &f->replies) =
                (struct agenda_reply){.interaction = rows[i].reply_id,
                                      .person = {.id = rows[i].person},
                                      .on = rows[i].reply_since};
    return rc;
}

static int list_due(struct op_ctx *ctx, struct facts *f, int circle, int64_t limit)
{
    struct standing *rows;
    size_t n;
    int rc = standing_list_due(ctx->db, ctx->arena, circle, ctx->today,
                               date_add_days(ctx->today, -DORMANT_DAYS), limit, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (counts(ctx, f, "drift", rows[i].person, rows[i].person))
            *VEC_PUSH(ctx->arena, &f->contacts) =
                (struct agenda_contact){.person = {.id = rows[i].person, .circle = circle},
                                        .cadence_days = rows[i].cadence,
                                        .last = rows[i].last_on,
                                        .added = rows[i].added_on};
    return rc;
}

static int list_facts(struct op_ctx *ctx, bool all, struct facts *f)
{
    int rc = find_marks(ctx->db, ctx->arena, ctx->today, &f->marks, &f->marks_n);
    /* What is marked takes places of these lists: many marks must not empty them. */
    int64_t items = (all ? ALL : ITEMS) + (int64_t)f->marks_n;
    if (rc == 0)
        rc = standing_list_archived(ctx->db, ctx->arena, &f->archived);
    if (rc == 0)
        rc = list_thanks(ctx, f, items);
    if (rc == 0)
        rc = list_promises(ctx, f, PROMISE_BY_ME, items);
    if (rc == 0)
        rc = list_promises(ctx, f, PROMISE_BY_THEM, items);
    if (rc == 0)
        rc = list_replies(ctx, f, items);
    int64_t due = (all ? ALL : DUE_PER_CIRCLE) + (int64_t)f->marks_n;
    for (int circle = 0; rc == 0 && circle <= CIRCLE_EXTENDED; circle++)
        rc = list_due(ctx, f, circle, due);
    return rc;
}

static int load_person(struct op_ctx *ctx, struct agenda_person *p, struct standing *s)
{
    int rc = standing_load(ctx->db, ctx->arena, p->id, s);
    if (rc == 0)
        *p = (struct agenda_person){.id = s->person,
                                    .name = s->name,
                                    .subline = s->subline,
                                    .pronouns = s->pronouns,
                                    .circle = s->circle};
    return rc;
}

static int tell_thanks(struct op_ctx *ctx, struct agenda_thanks *x)
{
    struct standing s;
    struct help help;
    int rc = record_load(ctx->db, ctx->arena, &entity_help, x->help, &help);
    x->about = rc == 0 ? help.about : STR_NULL;
    return rc < 0 ? rc : load_person(ctx, &x->person, &s);
}

static int tell_promise(struct op_ctx *ctx, struct agenda_promise *x)
{
    struct standing s, about;
    struct promise promise;
    int rc = record_load(ctx->db, ctx->arena, &entity_promise, x->promise, &promise);
    if (rc < 0)
        return rc;
    x->what = promise.what;
    if (promise.about_person &&
        standing_load(ctx->db, ctx->arena, promise.about_person, &about) == 0 && !about.archived)
        x->about = about.name;
    return load_person(ctx, &x->person, &s);
}

static int tell_reply(struct op_ctx *ctx, struct agenda_reply *x)
{
    struct standing s;
    struct interaction last;
    int rc = record_load(ctx->db, ctx->arena, &entity_interaction, x->interaction, &last);
    if (rc < 0)
        return rc;
    x->kind = last.kind;
    x->summary = last.summary;
    return load_person(ctx, &x->person, &s);
}

static const char *because(struct op_ctx *ctx, const struct standing *s)
{
    struct person p = {.circle = s->circle};
    VEC(struct role) roles = {0};
    struct str keys = s->roles, key;
    const char *text = "";
    while (keys.n && str_next(&keys, ',', &key))
        *VEC_PUSH(ctx->arena, &roles) = (struct role){.kind = choice_find(role_choices, key)};
    if (ctx->app->cadences &&
        cadence_days(ctx->app->cadences, &p, roles.p, roles.n, ctx->today, &text) == s->cadence)
        return text;
    return "your choice";
}

static int tell_contact(struct op_ctx *ctx, struct agenda_contact *x)
{
    struct standing s;
    struct interaction last;
    int rc = load_person(ctx, &x->person, &s);
    if (rc < 0)
        return rc;
    x->because = because(ctx, &s);
    x->last_kind = s.last_kind;
    if (s.last_id && record_load(ctx->db, ctx->arena, &entity_interaction, s.last_id, &last) == 0)
        x->last_summary = last.summary;
    return 0;
}

/* Fills the words of the fact that a turn came from. Ids are unique over all kinds of records; one
 * message may wait for an answer to several people. */
static int tell_turn(struct op_ctx *ctx, struct facts *f, const struct turn *t)
{
    VEC_EACH (struct agenda_thanks, x, &f->thanks)
        if (x->help == t->subject)
            return tell_thanks(ctx, x);
    VEC_EACH (struct agenda_promise, x, &f->promises)
        if (x->promise == t->subject)
            return tell_promise(ctx, x);
    VEC_EACH (struct agenda_reply, x, &f->replies)
        if (x->interaction == t->subject && x->person.id == t->person)
            return tell_reply(ctx, x);
    VEC_EACH (struct agenda_contact, x, &f->contacts)
        if (x->person.id == t->subject)
            return tell_contact(ctx, x);
    return 0;
}

int today_build(struct op_ctx *ctx, size_t size, bool all, struct agenda *ret)
{
    struct facts f = {0};
    int rc = list_facts(ctx, all, &f);
    struct agenda_facts facts = {.thanks = {f.thanks.p, f.thanks.n},
                                 .promises = {f.promises.p, f.promises.n},
                                 .replies = {f.replies.p, f.replies.n},
                                 .contacts = {f.contacts.p, f.contacts.n}};
    if (rc == 0)
        rc = agenda_build(ctx->arena, &facts, ctx->today, ctx->app->cadences, size, ret);
    for (size_t i = 0; rc == 0 && i < ret->n; i++)
        rc = tell_turn(ctx, &f, &ret->turns[i]);
    /* Words change no order: the same turns again, now in full. */
    return rc < 0 ? rc
                  : agenda_build(ctx->arena, &facts, ctx->today, ctx->app->cadences, size, ret);
}
