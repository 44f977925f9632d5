/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the rules of ties (data/ties.csv, or the user's own file of that form). */
#ifndef WM_OPS_TIE_TABLE_H
#define WM_OPS_TIE_TABLE_H

#include "insight/ties.h"

struct err;

/* Columns id,kind,needs,base,size,half_years,fades,words,source, with a header line; every need of
 * insight/ties.h has one row, with a source. Into the arena; texts are slices of the copies.
 * Expected: ERR_PARSE with the line and what to do. */
int tie_table_load(struct arena *a, struct str csv, struct tie_table **ret, struct err *err);

#endif
