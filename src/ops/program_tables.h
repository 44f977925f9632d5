/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the tables about programs: signals and the parts of an ACGME id (insight/signals.h). */
#ifndef WM_OPS_PROGRAM_TABLES_H
#define WM_OPS_PROGRAM_TABLES_H

#include "insight/signals.h"

struct err;

/* data/signals.csv: season,specialty,gold,silver,flat,note,confidence,source. Each into the arena;
 * texts are slices of the copies. Expected: ERR_PARSE with the line and what to do. A season and
 * specialty stands once, with gold and silver or with equal signals, and every row has a source. */
int program_tables_signals(struct arena *a, struct str csv, struct program_tables *t,
                           struct err *err);
/* data/acgme_states.csv: code,state,name. */
int program_tables_states(struct arena *a, struct str csv, struct program_tables *t,
                          struct err *err);
/* data/acgme_specialties.csv: prefix,specialty. */
int program_tables_specialties(struct arena *a, struct str csv, struct program_tables *t,
                               struct err *err);

#endif
