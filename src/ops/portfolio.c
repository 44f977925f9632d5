/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/portfolio.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/id.h"
#include "base/vec.h"
#include "def/errors.h"
#include "insight/phrase.h"
#include "store/record.h"
#include "store/standing.h"

#include <stdlib.h>

static int list_qualities(struct op_ctx *ctx, struct quality **ret, size_t *ret_n)
{
    struct quality *rows;
    size_t n, kept = 0;
    int rc = record_list(ctx->db, ctx->arena, &entity_quality, NULL, 0, (void **)&rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (!rows[i].record.archived)
            rows[kept++] = rows[i];
    *ret = rows;
    *ret_n = rc == 0 ? kept : 0;
    return rc;
}

static int by_day(const void *x, const void *y)
{
    const struct reflection *a = x, *b = y;
    int by_date = date_cmp(a->on, b->on);
    return by_date ? by_date : (a->record.id > b->record.id) - (a->record.id < b->record.id);
}

/* Those not put away, oldest first. */
static size_t sort_notes(struct reflection *rows, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!rows[i].record.archived)
            rows[kept++] = rows[i];
    if (kept)
        qsort(rows, kept, sizeof(*rows), by_day);
    return kept;
}

static int find_person(struct op_ctx *ctx, int64_t person, struct standing *ret)
{
    *ret = (struct standing){0};
    int rc = person ? standing_load(ctx->db, ctx->arena, person, ret) : 0;
    return rc == ERR_NOT_FOUND ? 0 : rc;
}

static int tell_note(struct op_ctx *ctx, const struct reflection *r, struct portfolio_note *ret)
{
    struct opportunity o;
    *ret = (struct portfolio_note){.note = *r};
    if (r->opportunity &&
        record_load(ctx->db, ctx->arena, &entity_opportunity, r->opportunity, &o) == 0)
        ret->opportunity = o.title;
    return find_person(ctx, r->person, &ret->who);
}

static bool holds(const struct standing *rows, size_t n, int64_t person)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].person == person)
            return true;
    return false;
}

static int fill_people(struct op_ctx *ctx, struct portfolio_quality *q)
{
    q->people = ARENA_ARRAY(ctx->arena, struct standing, q->quality.people.n + q->notes_n + 1);
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < q->quality.people.n; i++) {
        rc = find_person(ctx, q->quality.people.p[i], &q->people[q->people_n]);
        q->people_n += rc == 0 && q->people[q->people_n].person;
    }
    for (size_t i = 0; i < q->notes_n; i++)
        if (q->notes[i].who.person && !holds(q->people, q->people_n, q->notes[i].who.person))
            q->people[q->people_n++] = q->notes[i].who;
    return rc;
}

/* `notes` of one quality; 0: those of no quality that is shown. */
static void pick_notes(struct op_ctx *ctx, const struct portfolio *x,
                       const struct portfolio_note *all, size_t n, int64_t quality,
                       struct portfolio_note **ret, size_t *ret_n)
{
    *ret = ARENA_ARRAY(ctx->arena, struct portfolio_note, n + 1);
    *ret_n = 0;
    for (size_t i = 0; i < n; i++) {
        bool shown = false;
        for (size_t k = 0; !quality && k < x->n; k++)
            shown |= x->qualities[k].quality.record.id == all[i].note.quality;
        if (quality ? all[i].note.quality == quality : !shown)
            (*ret)[(*ret_n)++] = all[i];
    }
}

static void count_people(struct op_ctx *ctx, struct portfolio *x)
{
    VEC(struct standing) seen = {0};
    for (size_t i = 0; i < x->n; i++)
        for (size_t k = 0; k < x->qualities[i].people_n; k++)
            if (!holds(seen.p, seen.n, x->qualities[i].people[k].person))
                *VEC_PUSH(ctx->arena, &seen) = x->qualities[i].people[k];
    x->people_n = seen.n;
}

static struct str capital(struct arena *a, struct str s)
{
    char *p = arena_copy(a, s.p, s.n);
    if (s.n && p[0] >= 'a' && p[0] <= 'z')
        p[0] = (char)(p[0] - 32);
    return (struct str){p, s.n};
}

static struct str counted(struct arena *a, size_t n, const char *one, const char *many)
{
    return str_format(a, "%.*s %s", STR_ARG(phrase_number(a, (int64_t)n)), n == 1 ? one : many);
}

static struct str said(struct op_ctx *ctx, const struct portfolio *x)
{
    struct arena *a = ctx->arena;
    if (!x->n && !x->notes_n)
        return STR_NULL;
    struct str s = counted(a, x->n, "quality", "qualities");
    if (x->people_n)
        s = str_format(a, "%.*s, learned from %.*s", STR_ARG(s),
                       STR_ARG(counted(a, x->people_n, "person", "people")));
    if (x->notes_n)
        s = str_format(a, "%.*s; %.*s %.*s", STR_ARG(s),
                       STR_ARG(counted(a, x->notes_n, "reflection", "reflections")),
                       STR_ARG(phrase_since(a, x->first, ctx->today)));
    return str_format(a, "%.*s.", STR_ARG(capital(a, s)));
}

int portfolio_load(struct op_ctx *ctx, struct portfolio *ret)
{
    struct quality *qualities;
    struct reflection *rows;
    size_t n;
    *ret = (struct portfolio){0};
    int rc = list_qualities(ctx, &qualities, &ret->n);
    if (rc == 0)
        rc = record_list(ctx->db, ctx->arena, &entity_reflection, NULL, 0, (void **)&rows, &n);
    if (rc < 0)
        return rc;
    n = sort_notes(rows, n);
    if (n > PORTFOLIO_NOTES) {
        rows += n - PORTFOLIO_NOTES;
        n = PORTFOLIO_NOTES;
    }
    struct portfolio_note *all = ARENA_ARRAY(ctx->arena, struct portfolio_note, n + 1);
    for (size_t i = 0; rc == 0 && i < n; i++)
        rc = tell_note(ctx, &rows[i], &all[i]);
    ret->qualities = ARENA_ARRAY(ctx->arena, struct portfolio_quality, ret->n + 1);
    for (size_t i = 0; rc == 0 && i < ret->n; i++) {
        struct portfolio_quality *q = &ret->qualities[i];
        q->quality = qualities[i];
        q->number = capital(ctx->arena, phrase_number(ctx->arena, (int64_t)i + 1));
        pick_notes(ctx, ret, all, n, q->quality.record.id, &q->notes, &q->notes_n);
        rc = fill_people(ctx, q);
    }
    pick_notes(ctx, ret, all, n, 0, &ret->loose, &ret->loose_n);
    count_people(ctx, ret);
    ret->notes_n = n;
    ret->first = n ? rows[0].on : (struct date){0};
    ret->said = said(ctx, ret);
    return rc;
}

int portfolio_load_person(struct op_ctx *ctx, int64_t person, struct portfolio_person *ret)
{
    struct reflection *rows;
    size_t n;
    *ret = (struct portfolio_person){0};
    int rc = list_qualities(ctx, &ret->all, &ret->all_n);
    if (rc == 0)
        rc = record_list_of_person(ctx->db, ctx->arena, &entity_reflection, person, (void **)&rows,
                                   &n);
    if (rc < 0)
        return rc;
    n = sort_notes(rows, n);
    ret->notes = ARENA_ARRAY(ctx->arena, struct portfolio_note, n + 1);
    for (size_t i = n; rc == 0 && i-- > 0;) {
        struct portfolio_note *x = &ret->notes[ret->notes_n++];
        rc = tell_note(ctx, &rows[i], x);
        for (size_t k = 0; k < ret->all_n; k++)
            if (ret->all[k].record.id == rows[i].quality)
                x->quality = ret->all[k].name;
    }
    ret->learned = ARENA_ARRAY(ctx->arena, struct quality, ret->all_n + 1);
    for (size_t i = 0; i < ret->all_n; i++)
        for (size_t k = 0; k < ret->all[i].people.n; k++)
            if (ret->all[i].people.p[k] == person) {
                ret->learned[ret->learned_n++] = ret->all[i];
                break;
            }
    return rc;
}

int portfolio_find_quality(struct op_ctx *ctx, struct str text, int64_t *ret)
{
    struct quality *rows;
    size_t n, found = 0;
    struct str key = fold(ctx->arena, str_trim(text)), names = STR_NULL;
    int64_t id;
    int rc = list_qualities(ctx, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        struct str name = fold(ctx->arena, rows[i].name);
        if ((id_parse(text, &id) && id == rows[i].record.id) || str_eq(name, key)) {
            *ret = rows[i].record.id;
            return 0;
        }
        if (str_find(name, key, 0) == SIZE_MAX)
            continue;
        found++;
        *ret = rows[i].record.id;
        names = str_join(ctx->arena, names, STR("; "), rows[i].name);
    }
    if (rc < 0 || found == 1)
        return rc;
    return found ? err_set(ctx->err, ERR_AMBIGUOUS, "Quality: \"%.*s\" fits several: %.*s.",
                           STR_ARG(text), STR_ARG(names))
                 : err_set(ctx->err, ERR_NOT_FOUND,
                           "Quality: there is none called \"%.*s\"; add it first.", STR_ARG(text));
}
