/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Three years of interactions for the sample network: moments that are written out, and between
 * them each person's usual rhythm, filled from phrases by a fixed generator. Pure: the same day
 * gives the same history.
 */
#ifndef WM_OPS_SAMPLE_HISTORY_H
#define WM_OPS_SAMPLE_HISTORY_H

#include "base/vec.h"
#include "model/entities.h"
#include "ops/sample_rows.h"

/* Sample people by their key in the tables. */
struct sample_key {
    struct str key;
    int64_t id;
};
struct sample_keys {
    VEC(struct sample_key) all;
};
/* Expected: ERR_INTERNAL when there is no such key; an empty key is 0. */
int sample_key_find(const struct sample_keys *k, struct str key, int64_t *ret, struct err *err);

struct sample_history {
    VEC(struct interaction) all; /* by day, oldest first; not saved yet */
};
int sample_history_make(struct arena *a, const struct sample_rows *people,
                        const struct sample_keys *keys, struct date today,
                        struct sample_history *ret, struct err *err);

#endif
