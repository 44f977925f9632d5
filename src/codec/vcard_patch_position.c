/* SPDX-License-Identifier: Apache-2.0 */
/* vcard_patch() for ORG and TITLE, which find each other by group or order (vcard_position.c). */
#include "base/arena.h"
#include "codec/vcard_patch_int.h"

static bool same(const struct imported_position *x, const struct imported_position *y)
{
    return str_eq(x->organisation, y->organisation) && str_eq(x->department, y->department) &&
           str_eq(x->title, y->title);
}

static bool has_org(const struct imported_position *x)
{
    return x->organisation.n || x->department.n;
}

enum match { MATCH_SAME, MATCH_ORGANISATION, MATCH_ORDER, MATCHES };

static bool fits(enum match m, const struct imported_position *x, const struct imported_position *y)
{
    if (m == MATCH_SAME)
        return same(x, y);
    return m == MATCH_ORDER || (x->organisation.n && str_eq(x->organisation, y->organisation));
}

/* partner[i] is what became of the card's position i, SIZE_MAX when it is gone. */
static void match_positions(const struct vcard_patch *p, size_t *partner, bool *taken)
{
    const struct imported *was = p->was.im;
    for (size_t i = 0; i < was->positions.n; i++)
        partner[i] = SIZE_MAX;
    for (enum match m = MATCH_SAME; m < MATCHES; m++)
        for (size_t i = 0; i < was->positions.n; i++)
            for (size_t k = 0; k < p->now->positions.n && partner[i] == SIZE_MAX; k++)
                if (!taken[k] && fits(m, &was->positions.p[i], &p->now->positions.p[k])) {
                    partner[i] = k;
                    taken[k] = true;
                }
}

static void drop_place(struct vcard_patch *p, size_t i)
{
    if (p->was.places.p[i].org != VCARD_NO_LINE)
        vcard_patch_drop(p, p->was.places.p[i].org);
    if (p->was.places.p[i].title != VCARD_NO_LINE)
        vcard_patch_drop(p, p->was.places.p[i].title);
}

/* In place when the same lines can say it; else as new lines with a group of their own. */
static void change_place(struct vcard_patch *p, size_t i, const struct imported_position *now)
{
    const struct imported_position *was = &p->was.im->positions.p[i];
    struct vcard_place place = p->was.places.p[i];
    if (same(was, now))
        return;
    if (has_org(now) != (place.org != VCARD_NO_LINE) ||
        (now->title.n > 0) != (place.title != VCARD_NO_LINE)) {
        drop_place(p, i);
        vcard_out_position(&p->out, now, vcard_new_group(&p->out));
        return;
    }
    if (!str_eq(was->organisation, now->organisation) || !str_eq(was->department, now->department))
        vcard_patch_value(p, place.org, vcard_org_value(&p->out, now));
    if (!str_eq(was->title, now->title))
        vcard_patch_value(p, place.title, vcard_text_value(&p->out, now->title));
}

/* A new organisation would take the title of a position that has none: gives that one a group. */
static void part_lone_titles(struct vcard_patch *p, const size_t *partner)
{
    for (size_t i = 0; i < p->was.im->positions.n; i++) {
        struct vcard_place place = p->was.places.p[i];
        if (partner[i] == SIZE_MAX || place.org != VCARD_NO_LINE ||
            p->changes[place.title].what == CHANGE_DROP)
            continue;
        drop_place(p, i);
        vcard_out_position(&p->out, &p->now->positions.p[partner[i]], vcard_new_group(&p->out));
    }
}

void vcard_patch_positions(struct vcard_patch *p)
{
    struct arena *a = p->was.a;
    size_t n = p->was.im->positions.n, before = p->tail.n;
    size_t *partner = ARENA_ARRAY(a, size_t, n + 1);
    bool *taken = ARENA_ARRAY(a, bool, p->now->positions.n + 1);
    match_positions(p, partner, taken);
    for (size_t i = 0; i < n; i++) {
        if (partner[i] == SIZE_MAX)
            drop_place(p, i);
        else
            change_place(p, i, &p->now->positions.p[partner[i]]);
    }
    bool alone = p->now->positions.n == 1 && vcard_find(p->card, STR("ORG"), 0) == VCARD_NO_LINE &&
                 vcard_find(p->card, STR("TITLE"), 0) == VCARD_NO_LINE;
    for (size_t k = 0; k < p->now->positions.n; k++)
        if (!taken[k])
            vcard_out_position(&p->out, &p->now->positions.p[k],
                               alone ? STR_NULL : vcard_new_group(&p->out));
    if (p->tail.n > before)
        part_lone_titles(p, partner);
}
