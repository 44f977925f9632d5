/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/import_match.h"

#include "base/arena.h"
#include "codec/contacts.h"
#include "def/errors.h"
#include "store/find.h"
#include "store/record.h"

enum { PHONE_DIGITS = 7 }; /* so many at the end make a number, with or without a country's */

/* FNV-1a, 64 bits. Only a way to look up: bytes are compared before they count as the same. */
static uint64_t hash(struct str s)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001b3);
    return h;
}

static struct str raw_key(struct arena *a, struct str raw)
{
    return str_format(a, "raw:%016llx", (unsigned long long)hash(raw));
}

static bool has_own_key(const struct card *card)
{
    return card->source_key.n && !str_starts(card->source_key, STR("raw:"));
}

static int find_card(struct op_ctx *ctx, const struct imported *x, struct import_match *m)
{
    m->key = x->source_key.n ? x->source_key : raw_key(ctx->arena, x->raw);
    int rc = find_card_by_key(ctx->db, ctx->arena, m->key, &m->card);
    bool same = rc == 0 && m->card.format == (int)x->format && str_eq(m->card.raw, x->raw);
    if (rc < 0 || (!x->source_key.n && !same))
        return rc < 0 ? rc : ERR_NOT_FOUND;
    m->status = same ? IMPORT_SAME : IMPORT_CHANGED;
    m->person = m->card.person;
    return 0;
}

/* "+1 (555) 010-0199" and "5550100199": the digits, without what stands before them elsewhere. */
static bool same_phone(struct str x, struct str y)
{
    size_t i = x.n, k = y.n, same = 0;
    for (;;) {
        while (i > 0 && (x.p[i - 1] < '0' || x.p[i - 1] > '9'))
            i--;
        while (k > 0 && (y.p[k - 1] < '0' || y.p[k - 1] > '9'))
            k--;
        if (i == 0 || k == 0)
            return same >= PHONE_DIGITS || (same > 0 && i == 0 && k == 0);
        if (x.p[--i] != y.p[--k])
            return false;
        same++;
    }
}

static bool same_address(const struct contact_point *x, const struct contact_point *y)
{
    if (x->kind != y->kind)
        return false;
    return x->kind == CONTACT_EMAIL   ? str_eq_nocase(x->value, y->value)
           : x->kind == CONTACT_PHONE ? same_phone(x->value, y->value)
                                      : false;
}

/* True when a person has one of the record's e-mail addresses or phone numbers. */
static int shares_address(struct op_ctx *ctx, const struct imported *x, int64_t person, bool *ret)
{
    struct contact_point *rows;
    size_t n;
    int rc = record_list_of_person(ctx->db, ctx->arena, &entity_contact_point, person,
                                   (void **)&rows, &n);
    *ret = false;
    for (size_t i = 0; rc == 0 && i < n; i++)
        VEC_EACH (const struct contact_point, c, &x->contacts)
            *ret |= same_address(&rows[i], c);
    return rc;
}

/* Same name and a shared e-mail or phone: the same person. Same name alone: unclear. */
static int find_person(struct op_ctx *ctx, const struct imported *x, struct import_match *m)
{
    struct ids named;
    int rc = find_people_by_sort_key(ctx->db, ctx->arena, x->person.sort_key, &named);
    if (rc < 0 || !named.n)
        return rc;
    for (size_t i = 0; i < named.n; i++) {
        bool shared;
        rc = shares_address(ctx, x, named.p[i], &shared);
        if (rc < 0)
            return rc;
        if (shared) {
            m->status = IMPORT_CHANGED;
            m->person = named.p[i];
            return 0;
        }
    }
    m->status = IMPORT_UNCLEAR;
    m->person = named.p[0];
    return 0;
}

static int by_value(const void *x, const void *y)
{
    uint64_t p = *(const uint64_t *)x, q = *(const uint64_t *)y;
    return (p > q) - (p < q);
}

static void list_records(struct import_records *file)
{
    struct contacts *c;
    VEC(uint64_t) hashes = {0};
    file->known = true;
    struct arena *text = arena_new(0), *item = arena_new(0);
    if (contacts_open(text, file->bytes, file->name, &c, NULL) == 0)
        for (int rc = 1; rc != 0; arena_reset(item)) {
            struct imported x;
            struct import_failure fail;
            rc = contacts_next(item, c, &x, &fail);
            if (rc == 1)
                *VEC_PUSH(file->a, &hashes) = hash(x.raw);
        }
    arena_free(item);
    arena_free(text);
    if (hashes.n)
        qsort(hashes.p, hashes.n, sizeof(*hashes.p), by_value);
    file->hashes = hashes.p;
    file->n = hashes.n;
}

static bool stands_in_file(struct import_records *file, struct str raw)
{
    uint64_t h = hash(raw);
    if (!file->known)
        list_records(file);
    return file->n && bsearch(&h, file->hashes, file->n, sizeof(h), by_value);
}

/* At least half of what the older record says stands in the newer one: an edit, not a record of
 * the same person from elsewhere. CSV: under the same headings. */
static bool is_edit(const struct card *old, const struct imported *now)
{
    struct str rest = old->raw, line, heads = STR_NULL, new_heads = STR_NULL, new_rest = now->raw;
    bool csv = old->format == CARD_CSV;
    size_t all = 0, kept = 0;
    if (csv && (!str_next(&rest, '\n', &heads) || !str_next(&new_rest, '\n', &new_heads) ||
                !str_eq(heads, new_heads)))
        return false;
    while (str_next(&rest, csv ? ',' : '\n', &line)) {
        line = str_trim(line);
        if (!line.n || str_eq_nocase(line, STR("BEGIN:VCARD")) ||
            str_eq_nocase(line, STR("END:VCARD")) || str_starts_nocase(line, STR("VERSION:")))
            continue;
        all++;
        kept += str_find(new_rest, line, 0) != SIZE_MAX;
    }
    return kept * 2 >= all;
}

/* The card that an edited record without a key was before. */
static int find_older(struct op_ctx *ctx, struct import_records *file, const struct imported *x,
                      struct import_match *m)
{
    struct card *cards;
    size_t n;
    if (x->source_key.n || m->status != IMPORT_CHANGED)
        return 0;
    int rc =
        record_list_of_person(ctx->db, ctx->arena, &entity_card, m->person, (void **)&cards, &n);
    while (rc == 0 && n-- > 0)
        if (cards[n].format == (int)x->format && !has_own_key(&cards[n]) && is_edit(&cards[n], x) &&
            !stands_in_file(file, cards[n].raw)) {
            m->card = cards[n];
            return 0;
        }
    return rc;
}

int import_match(struct op_ctx *ctx, struct import_records *file, const struct imported *x,
                 struct import_match *m)
{
    *m = (struct import_match){.status = IMPORT_NEW};
    int rc = find_card(ctx, x, m);
    if (rc != ERR_NOT_FOUND)
        return rc;
    memset(&m->card, 0, sizeof(m->card));
    rc = x->group ? 0 : find_person(ctx, x, m);
    return rc < 0 ? rc : find_older(ctx, file, x, m);
}
