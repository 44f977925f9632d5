/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Copies a whole database into another, of the same engine or the other one: all tables of all
 * owners, the search index, and what is derived. Rows go in the order of their keys, in portions of
 * a transaction each, those referred to first. What is in the target says how far it came, so an
 * interrupted transfer goes on where it was.
 *
 * While it is not finished the target has a table "transfer", and store_open() refuses it. At the
 * end all rows of both are read again and compared by count and by a hash (BLAKE2b-256) over a
 * canonical form, which is the same on every engine. Nobody may write to either meanwhile: what
 * is written to the source after it was copied is found by the hash.
 */
#ifndef WM_STORE_TRANSFER_H
#define WM_STORE_TRANSFER_H

#include "base/str.h"

struct arena;
struct err;

struct transfer_step {
    const char *doing; /* "copying", "comparing" */
    struct str table;
    int64_t done, total; /* rows of all tables */
};

struct transfer_options {
    const char *from, *to; /* paths or URLs; `to` is made when it is not there */
    bool start_over;       /* empties an unfinished target first */
    /* Called after each portion; true stops it. May be NULL. */
    bool (*tell)(void *data, const struct transfer_step *s);
    void *data;
};

enum { TRANSFER_HASH = 65 };

struct transfer_table {
    struct str name;
    int64_t rows_from, rows_to;
    char hash_from[TRANSFER_HASH], hash_to[TRANSFER_HASH]; /* hexadecimal */
};

/* Whether both sides of a table are the same. */
bool transfer_is_same(const struct transfer_table *t);

/* The tables come back as soon as they were compared, also with ERR_CORRUPT (they differ). Expected
 * besides: ERR_CANCELLED (run it again to go on), ERR_INVALID (the target has data of its own), and
 * those of store_open(). */
int transfer_run(struct arena *a, const struct transfer_options *o, struct transfer_table **ret,
                 size_t *ret_n, struct err *err);

#endif
