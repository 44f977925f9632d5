/* SPDX-License-Identifier: Apache-2.0 */
/* Create, read, update, archive and delete for every entity: one function each, rows by macro. */
#ifndef WM_OPS_ENTITY_OPS_H
#define WM_OPS_ENTITY_OPS_H

#include "def/op.h"

extern const struct op person_ops[], contact_ops[], organisation_ops[], position_ops[], role_ops[],
    interaction_ops[], help_ops[], promise_ops[], decision_ops[], advice_ops[], opportunity_ops[],
    hours_ops[], ask_ops[], meeting_ops[], quality_ops[], reflection_ops[],
    milestone_ops[], quiet_ops[], program_ops[], letter_ops[], assignment_ops[],
    tie_ops[];

#endif
