/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an engine does for search.c: keeps folded texts and finds ids in the order of search.h.
 * SQLite has full-text tables (FTS5) of all owners together, PostgreSQL a tsvector whose lexemes
 * begin with the owner, so that a prefix never meets the words of others.
 */
#ifndef WM_STORE_SEARCH_ENGINE_H
#define WM_STORE_SEARCH_ENGINE_H

#include "model/entities.h"
#include "store/search.h"

/* The words of a query, at least one. */
struct search_words {
    struct str p[SEARCH_WORDS];
    size_t n;
};

/* A record that was found. */
struct search_found {
    int64_t id, person;
    struct str kind;
};

struct search_engine {
    int (*set_person)(struct db *db, const struct search_person *p);
    int (*remove_person)(struct db *db, int64_t person);
    int (*set_text)(struct db *db, const struct search_text *t);
    int (*remove_text)(struct db *db, int64_t id);
    /* Many at once, of which none is there yet. */
    int (*add_people)(struct db *db, struct arena *a, const struct search_person *rows, size_t n);
    int (*add_texts)(struct db *db, struct arena *a, const struct search_text *rows, size_t n);
    /* The ids of at most `limit` people, in the order of search.h, without its single letters. */
    int (*people)(struct db *db, struct arena *a, const struct search_words *w, bool names_only,
                  size_t limit, struct ids *ret);
    /* 1 when all are whole words of one name, 0 or negative. */
    int (*is_name)(struct db *db, const struct search_words *w);
    /* Fills at most `limit` rows, newest first. */
    int (*records)(struct db *db, struct arena *a, const struct search_words *w, size_t limit,
                   struct search_found *rows, size_t *ret_n);
    /* ?3 rows of the index in order of ids after ?2: id, name, about, note; id, person, kind,
     * body. */
    const char *list_people, *list_texts;
};

extern const struct search_engine search_sqlite, search_postgres;

/* Every word of the query begins a word of the folded text. */
bool search_has_words(struct str text, const struct search_words *w);

#endif
