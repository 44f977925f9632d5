/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the table of letter rules (data/letters.csv, or the user's own file of that form):
 * docs/letters.md says what its columns mean. One row is one rule of a specialty. */
#ifndef WM_OPS_LETTER_TABLE_H
#define WM_OPS_LETTER_TABLE_H

#include "insight/letter_rules.h"

struct err;

/* In the arena. Expected: ERR_PARSE with the line, what is wrong with it and what to write. */
int letter_table_load(struct arena *a, struct str csv, struct letter_rules **ret, struct err *err);

#endif
