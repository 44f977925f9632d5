/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/standing.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/zone.h"
#include "codec/vcard.h"
#include "def/errors.h"
#include "insight/cadence.h"
#include "model/person.h"
#include "model/readiness.h"
#include "ops/readiness.h"
#include "ops/readiness_int.h"
#include "store/change.h"
#include "store/readiness.h"
#include "store/record.h"
#include "store/search.h"
#include "store/standing.h"
#include "store/store.h"

#include <math.h>

/* What is known of one person, loaded once for both derived forms. */
struct dossier {
    struct person person;
    struct contact_point *contacts;
    struct position *positions;
    struct role *roles;
    struct card *cards;
    size_t contacts_n, positions_n, roles_n, cards_n;
    struct str organisations; /* names, blanks between */
    struct str place;         /* name of the newest organisation */
    struct str title;         /* of the newest position */
};

static bool newer(const struct position *x, const struct position *than)
{
    if (!than)
        return true;
    bool x_open = !date_is_set(x->until), than_open = !date_is_set(than->until);
    if (x_open != than_open)
        return x_open;
    return date_cmp(x->from, than->from) > 0;
}

static int load_places(struct op_ctx *ctx, struct dossier *d)
{
    const struct position *best = NULL;
    for (size_t i = 0; i < d->positions_n; i++) {
        struct organisation o = {0};
        const struct position *x = &d->positions[i];
        if (x->organisation) {
            int rc = record_load(ctx->db, ctx->arena, &entity_organisation, x->organisation, &o);
            if (rc < 0)
                return rc;
        }
        d->organisations = str_join(ctx->arena, d->organisations, STR(" "), o.name);
        if (newer(x, best)) {
            best = x;
            d->place = o.name;
            d->title = x->title;
        }
    }
    return 0;
}

static int load_dossier(struct op_ctx *ctx, int64_t person, struct dossier *d)
{
    int rc = record_load(ctx->db, ctx->arena, &entity_person, person, &d->person);
    if (rc == 0)
        rc = record_list_of_person(ctx->db, ctx->arena, &entity_contact_point, person,
                                   (void **)&d->contacts, &d->contacts_n);
    if (rc == 0)
        rc = record_list_of_person(ctx->db, ctx->arena, &entity_position, person,
                                   (void **)&d->positions, &d->positions_n);
    if (rc == 0)
        rc = record_list_of_person(ctx->db, ctx->arena, &entity_role, person, (void **)&d->roles,
                                   &d->roles_n);
    return rc < 0 ? rc : load_places(ctx, d);
}

static struct str role_words(struct arena *a, const struct dossier *d, bool keys, struct date today)
{
    struct str s = STR_NULL;
    for (size_t i = 0; i < d->roles_n; i++) {
        const struct choice *c = &role_choices[d->roles[i].kind];
        if (!keys || cadence_role_is_in_force(&d->roles[i], today))
            s = str_join(a, s, keys ? STR(",") : STR(" "), str_c(keys ? c->key : c->label));
    }
    return s;
}

/* Which column of the index a row of person_fields belongs to: names rank first, notes last. */
enum index_part { INDEX_NAME, INDEX_ABOUT, INDEX_NOTE };

static enum index_part index_part(const struct field *f)
{
    static const char *const names[] = {"N", "FN", "NICKNAME"};
    for (size_t i = 0; f->vcard && i < sizeof(names) / sizeof(*names); i++)
        if (strcmp(f->vcard, names[i]) == 0)
            return INDEX_NAME;
    return f->type == FIELD_NOTE ? INDEX_NOTE : INDEX_ABOUT;
}

static struct str index_words(struct arena *a, const struct person *p, enum index_part part)
{
    struct str words = STR_NULL;
    FIELD_EACH (f, person_fields)
        if ((f->flags & FIELD_SEARCH) && index_part(f) == part)
            words = str_join(a, words, STR(" "), *FIELD_CPTR(struct str, f, p));
    return words;
}

static int index_person(struct op_ctx *ctx, const struct dossier *d)
{
    struct arena *a = ctx->arena;
    const struct person *p = &d->person;
    struct str about = str_join(a, index_words(a, p, INDEX_ABOUT), STR(" "), d->organisations);
    about = str_join(a, about, STR(" "), role_words(a, d, false, ctx->today));
    for (size_t i = 0; i < d->positions_n; i++)
        about = str_join(a, about, STR(" "), d->positions[i].title);
    for (size_t i = 0; i < d->contacts_n; i++)
        about = str_join(a, about, STR(" "), d->contacts[i].value);
    struct search_person s = {.person = p->record.id,
                              .name = fold(a, index_words(a, p, INDEX_NAME)),
                              .about = fold(a, about),
                              .note = fold(a, index_words(a, p, INDEX_NOTE))};
    return search_set_person(ctx->db, &s);
}

/* "Internal medicine, Harrow Lake". */
static struct str subline(struct arena *a, const struct dossier *d)
{
    struct str what = d->person.specialty.n ? d->person.specialty : d->title;
    return str_join(a, what, STR(", "), d->place);
}

static int find_photo(struct op_ctx *ctx, int64_t person, bool *ret)
{
    struct card *cards;
    size_t n = 0;
    int rc = record_list_of_person(ctx->db, ctx->arena, &entity_card, person, (void **)&cards, &n);
    *ret = false;
    for (size_t i = 0; rc == 0 && i < n && !*ret; i++) {
        struct str bytes;
        const char *type;
        *ret = cards[i].format == CARD_VCARD &&
               str_find(cards[i].raw, STR("PHOTO"), 0) != SIZE_MAX &&
               vcard_photo(ctx->arena, cards[i].raw, &bytes, &type);
    }
    return rc;
}

/* The day the log first knew of the person. */
static int added_day(struct op_ctx *ctx, int64_t person, struct date *ret)
{
    int64_t at = change_first_at(ctx->db, person);
    *ret = at > 0 ? zone_local(ctx->zone, at).date : ctx->today;
    return at < 0 ? (int)at : 0;
}

/* By readiness when there was contact that counts, else by the table of cadences alone. */
static void set_due(struct op_ctx *ctx, const struct dossier *d, const struct readiness_kept *kept,
                    struct standing *s)
{
    const char *because;
    s->cadence = ctx->app->cadences ? cadence_days(ctx->app->cadences, &d->person, d->roles,
                                                   d->roles_n, ctx->today, NULL)
                                    : 0;
    if (kept->contact) {
        double span = kept->contact->last - readiness_day(kept->first_on);
        struct readiness_rhythm r =
            readiness_rhythm_of(ctx, &d->person, d->roles, d->roles_n, span, &because);
        s->cadence = readiness_due_after(kept->contact, &r).days;
    }
    struct date from = date_is_full(s->last_on) ? s->last_on : s->added_on;
    bool due =
        s->cadence > 0 && !d->person.never && !d->person.record.archived && date_is_full(from);
    s->due_on = due ? date_add_days(from, s->cadence) : (struct date){0};
}

int standing_refresh(struct op_ctx *ctx, int64_t person)
{
    struct dossier d = {0};
    int rc = load_dossier(ctx, person, &d);
    if (rc == ERR_NOT_FOUND) {
        ctx->tries_from = -INFINITY; /* theirs went with the person */
        rc = standing_remove(ctx->db, person);
        return rc < 0 ? rc : search_remove_person(ctx->db, person);
    }
    if (rc < 0)
        return rc;
    const struct person *p = &d.person;
    struct standing s = {0};
    rc = standing_load(ctx->db, ctx->arena, person, &s);
    struct standing fresh = {.person = person, .added_on = s.added_on, .photo = s.photo};
    bool first = rc == ERR_NOT_FOUND;
    if (first)
        rc = added_day(ctx, person, &fresh.added_on);
    if (rc == 0 && (first || ctx->cards_written))
        rc = find_photo(ctx, person, &fresh.photo);
    if (rc == 0)
        rc = standing_scan(ctx->db, ctx->arena, person, &fresh);
    if (rc < 0)
        return rc;
    fresh.archived = p->record.archived;
    fresh.sample = p->sample;
    fresh.sort_key = p->sort_key;
    fresh.name = person_name(ctx->arena, p);
    fresh.initials = fold_initials(ctx->arena, p->given.n ? p->given : fresh.name, p->family);
    fresh.subline = subline(ctx->arena, &d);
    fresh.pronouns = p->pronouns;
    fresh.circle = p->circle;
    fresh.roles = role_words(ctx->arena, &d, true, ctx->today);
    struct readiness_kept kept;
    rc = readiness_refresh(ctx, person, &kept);
    if (rc == 0)
        set_due(ctx, &d, &kept, &fresh);
    if (rc == 0)
        rc = standing_save(ctx->db, &fresh);
    return rc < 0 ? rc : index_person(ctx, &d);
}

static int rebuild_entity(struct op_ctx *ctx, const struct entity *e)
{
    struct arena *outer = ctx->arena, *item = arena_new(0);
    struct record *row = arena_alloc(outer, e->size);
    int64_t after = 0;
    int rc;
    ctx->arena = item;
    while ((rc = record_next(ctx->db, item, e, after, row)) == 1) {
        after = row->id;
        rc = e == &entity_person ? standing_refresh(ctx, row->id)
                                 : search_set_record(ctx->db, item, e, row->id, row);
        if (rc < 0)
            break;
        arena_reset(item);
    }
    ctx->arena = outer;
    arena_free(item);
    return rc;
}

int standing_rebuild(struct op_ctx *ctx)
{
    int rc = standing_clear(ctx->db);
    if (rc == 0)
        rc = search_clear(ctx->db);
    ctx->tries_from = -INFINITY;
    for (size_t i = 0; rc == 0 && i < entities_n; i++)
        if (entities[i]->flags & ENTITY_SEARCH)
            rc = rebuild_entity(ctx, entities[i]);
    if (rc == 0)
        rc = rebuild_entity(ctx, &entity_person);
    return rc < 0 ? rc : readiness_settle(ctx);
}

int standing_follow_tables(struct op_ctx *ctx)
{
    if (standing_is_from(ctx->db, ctx->app->tables_version))
        return 0;
    int rc = db_begin_write(ctx->db);
    if (rc == 0)
        rc = standing_rebuild(ctx);
    if (rc == 0)
        rc = standing_set_from(ctx->db, ctx->app->tables_version);
    if (rc == 0)
        return db_commit(ctx->db);
    db_rollback(ctx->db);
    return rc;
}
