/* SPDX-License-Identifier: Apache-2.0 */
#include "store/transfer_hash.h"

#include "base/arena.h"
#include "store/search.h"
#include "store/store.h"

enum { PORTION = 1000 }; /* entries of the search index */

static void add(struct table_hash *h, const void *bytes, size_t n)
{
    crypto_generichash_update(&h->state, bytes, n);
}

static void add_number(struct table_hash *h, char mark, uint64_t v)
{
    unsigned char b[9] = {(unsigned char)mark};
    for (int i = 8; i > 0; i--, v >>= 8)
        b[i] = (unsigned char)v;
    add(h, b, sizeof(b));
}

/* The bits of the number: both engines keep every one. */
static void add_real(struct table_hash *h, double v)
{
    uint64_t bits;
    v += 0.0; /* there is one zero */
    memcpy(&bits, &v, sizeof(bits));
    add_number(h, 'F', bits);
}

static void add_cell(struct table_hash *h, const struct cell *c)
{
    switch (c->kind) {
    case CELL_NULL: add(h, "N", 1); return;
    case CELL_I64: add_number(h, 'I', (uint64_t)c->i); return;
    case CELL_F64: add_real(h, c->f); return;
    case CELL_TEXT: add_number(h, 'T', c->s.n); break;
    case CELL_BLOB: add_number(h, 'B', c->s.n); break;
    }
    if (c->s.n)
        add(h, c->s.p, c->s.n);
}

static void add_row(struct table_hash *h, int64_t owner)
{
    add_number(h, 'R', (uint64_t)owner);
    h->rows++;
}

void hash_begin(struct table_hash *h)
{
    crypto_generichash_init(&h->state, NULL, 0, 32);
    h->rows = 0;
}

void hash_end(struct table_hash *h, char ret[65])
{
    unsigned char hash[32];
    crypto_generichash_final(&h->state, hash, sizeof(hash));
    sodium_bin2hex(ret, 65, hash, sizeof(hash));
}

int hash_table(struct db *db, struct arena *item, const struct rows_table *t, struct table_hash *h)
{
    ARENA_SCOPE struct arena *keys = arena_new(0);
    const struct cell *after = NULL;
    struct rows rows = {.n = 1};
    int64_t limit = ROWS_PORTION / 8;
    int rc = 0;
    while (rc == 0 && rows.n) {
        arena_reset(item);
        rc = rows_read(db, item, t, after, limit, &rows);
        for (size_t r = 0; rc == 0 && r < rows.n; r++) {
            const struct cell *row = rows.cells + r * rows.columns;
            add_row(h, db_owner(db));
            for (size_t i = 0; i < t->columns_n; i++)
                add_cell(h, &row[t->by_rank[i]]);
        }
        if (rc < 0 || !rows.n)
            break;
        after = rows_key(keys, t, rows.cells + (rows.n - 1) * rows.columns);
        limit = rows_next_limit(limit, &rows);
    }
    return rc;
}

static void add_text(struct table_hash *h, struct str s)
{
    add_cell(h, &(struct cell){.kind = CELL_TEXT, .s = s});
}

static void add_person(struct table_hash *h, int64_t owner, const struct search_person *p)
{
    add_row(h, owner);
    add_number(h, 'I', (uint64_t)p->person);
    add_text(h, p->name);
    add_text(h, p->about);
    add_text(h, p->note);
}

static void add_record(struct table_hash *h, int64_t owner, const struct search_text *t)
{
    add_row(h, owner);
    add_number(h, 'I', (uint64_t)t->id);
    add_number(h, 'I', (uint64_t)t->person);
    add_text(h, t->kind);
    add_text(h, t->body);
}

/* Walks the entries of the index, people or texts; `h` may be NULL. */
static int walk_index(struct db *db, struct arena *item, bool people, struct table_hash *h,
                      int64_t *last)
{
    size_t n = 1;
    int rc = 0;
    *last = 0;
    while (rc == 0 && n) {
        struct search_person *p = NULL;
        struct search_text *t = NULL;
        arena_reset(item);
        rc = people ? search_list_people(db, item, *last, PORTION, &p, &n)
                    : search_list_texts(db, item, *last, PORTION, &t, &n);
        for (size_t i = 0; rc == 0 && i < n; i++) {
            if (h && people)
                add_person(h, db_owner(db), &p[i]);
            else if (h)
                add_record(h, db_owner(db), &t[i]);
            *last = people ? p[i].person : t[i].id;
        }
    }
    return rc;
}

int hash_index(struct db *db, struct arena *item, bool people, struct table_hash *h)
{
    int64_t last;
    return walk_index(db, item, people, h, &last);
}

int index_last(struct db *db, struct arena *item, bool people, int64_t *ret)
{
    return walk_index(db, item, people, NULL, ret);
}

int owners_list(struct db *db, struct arena *a, const struct rows_table *t, size_t n,
                struct owners *ret)
{
    int64_t owner = -1;
    *ret = (struct owners){0};
    while (owner != INT64_MAX) {
        int64_t next = INT64_MAX;
        db_set_owner(db, owner);
        for (size_t i = 0; i < n; i++) {
            int64_t one = rows_ask(db, t[i].next_owner, INT64_MAX);
            if (one < 0)
                return (int)one;
            next = one < next ? one : next;
        }
        if (next != INT64_MAX)
            *VEC_PUSH(a, ret) = next;
        owner = next;
    }
    db_set_owner(db, 0);
    return 0;
}
