/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the table of ideas for giving (data/giving.csv, or the user's own file of that form). */
#ifndef WM_OPS_GIVING_H
#define WM_OPS_GIVING_H

#include "insight/giving.h"

struct err;

/* Columns key,when,text,why, with a header line. In the arena; texts are slices of `csv`'s copy.
 * Expected: ERR_PARSE, with the line and what to do. */
int giving_load(struct arena *a, struct str csv, struct giving_table **ret, struct err *err);

#endif
