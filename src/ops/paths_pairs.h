/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Two people of an account's facts: who may know whom, and how strong the tie is. Nothing is read
 * from the store here. For paths_*.c alone.
 */
#ifndef WM_OPS_PATHS_PAIRS_H
#define WM_OPS_PATHS_PAIRS_H

#include "ops/paths_facts.h"

/* Whom somebody may have a tie with, above `after`: whoever shares a place, a record, company or an
 * introduction. In f->found, not sorted, each once; people who are not here are left out. */
void paths_pairs_near(struct path_facts *f, uint32_t at, uint32_t after);
/* The tie of two nodes; x 0: the owner's own. */
void paths_pairs_judge(const struct path_facts *f, uint32_t x, uint32_t y,
                       struct tie_judgement *ret);

#endif
