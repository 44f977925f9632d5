/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who an imported record is: somebody known by the card they came as, or by name and address.
 * Reads only.
 *
 * Records without a key of their own (phones export such cards) are known by their bytes: the card
 * keeps "raw:" and a hash of them as its key, so that a new name given here does not make them
 * strangers.
 * An edited one is known by name and address; the card it was before is the one of that person,
 * without a key, that mostly says the same and is not itself in the file.
 */
#ifndef WM_OPS_IMPORT_MATCH_H
#define WM_OPS_IMPORT_MATCH_H

#include "ops/importing.h"

struct import_match {
    enum import_status status; /* NEW, CHANGED, SAME or UNCLEAR */
    struct card card;          /* the card known before; id 0 when none */
    struct str key;            /* for the card to be kept */
    int64_t person;            /* CHANGED: the person; UNCLEAR: who it may be */
};

/* The file's records, to know which of them stand in it unchanged. Made at first need. */
struct import_records {
    struct str bytes, name; /* of the file */
    struct arena *a;
    uint64_t *hashes; /* sorted */
    size_t n;
    bool known;
};

/* x->person has been derived. Texts of the result are in ctx's arena. */
int import_match(struct op_ctx *ctx, struct import_records *file, const struct imported *x,
                 struct import_match *ret);

#endif
