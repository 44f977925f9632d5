/* SPDX-License-Identifier: Apache-2.0 */
/* Who is known at a program, and who of them could call there. For programs.c alone. */
#ifndef WM_OPS_PROGRAM_PEOPLE_H
#define WM_OPS_PROGRAM_PEOPLE_H

#include "ops/programs.h"

/* Fills people, those who could call first. The row must be loaded. */
int program_people_load(struct op_ctx *ctx, struct program_file *f);

#endif
