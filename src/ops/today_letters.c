/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/today_letters.h"

#include "base/arena.h"
#include "ops/ask.h"
#include "ops/letters.h"
#include "ops/save.h"

enum { REST_DAYS = 7 };

int today_letters_list(struct op_ctx *ctx, today_counts counts, void *data,
                       struct agenda_letters *ret)
{
    struct letters all;
    size_t kept = 0;
    *ret = (struct agenda_letters){0};
    int rc = letters_load(ctx, true, &all);
    if (rc < 0 || all.off)
        return rc;
    agenda_letters_find(ctx->arena, &all.facts,
                        &(struct agenda_letter_days){.eras_open = all.eras_open.on,
                                                     .need_projected = all.needed.projected,
                                                     .opens_projected = all.opens.projected},
                        ret);
    for (size_t i = 0; i < ret->n; i++)
        if (counts(data, ret->p[i].rule, ret->p[i].subject, ret->p[i].person.id))
            ret->p[kept++] = ret->p[i];
    ret->n = kept;
    return 0;
}

struct agenda_person *today_letters_person(struct agenda_letters *w, const struct turn *t)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->p[i].person.id && w->p[i].subject == t->subject && w->p[i].person.id == t->person &&
            strcmp(w->p[i].rule, t->rule) == 0)
            return &w->p[i].person;
    return NULL;
}

int today_done_packet(struct op_ctx *ctx, const struct turn *t)
{
    return letter_packet_sent(ctx, t->subject, ctx->today);
}

int today_done_nudge(struct op_ctx *ctx, const struct turn *t)
{
    struct ask_said said = {0};
    struct ask after;
    struct mark seen = {
        .rule = str_c(t->rule), .subject = t->subject, .person = t->person, .never = true};
    if (ask_letter_is_over(t->due_on, ctx->today)) /* nobody was reminded: it is taken off */
        return save_new(ctx, &entity_mark, &seen);
    return ask_move(ctx, t->subject, ASK_VERB_SENT, &said, &after);
}

int today_done_letter(struct op_ctx *ctx, const struct turn *t)
{
    struct mark m = {.rule = str_c(t->rule),
                     .subject = t->subject,
                     .person = t->person,
                     .until = date_add_days(ctx->today, REST_DAYS)};
    return save_new(ctx, &entity_mark, &m);
}
