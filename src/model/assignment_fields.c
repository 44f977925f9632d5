/* SPDX-License-Identifier: Apache-2.0 */
#include "model/road.h"
#include "model/rules.h"

/* clang-format off */
const struct field assignment_fields[] = {
    {.name = "letter", .label = "Letter", .type = FIELD_REF,
     .offset = offsetof(struct assignment, letter), .column = "letter",
     .help = "Which letter.", .example = "x",
     .ref = "letter",
     .on_delete = ON_DELETE_CASCADE,
     .flags = FIELD_REQUIRED},
    {.name = "program", .label = "Program", .type = FIELD_REF,
     .offset = offsetof(struct assignment, program), .column = "program",
     .help = "To which program.", .example = "x",
     .ref = "program",
     .on_delete = ON_DELETE_CASCADE,
     .flags = FIELD_REQUIRED},
    {.name = "state", .label = "State", .type = FIELD_CHOICE,
     .offset = offsetof(struct assignment, state), .column = "state",
     .help = "Planned here, or assigned in the portal.", .example = "planned",
     .choices = assignment_state_choices},
    {.name = "on", .label = "Assigned on", .type = FIELD_DATE,
     .offset = offsetof(struct assignment, on), .column = "on_date",
     .help = "When you assigned it in the portal.", .example = "2027-09-05"},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_assignment = {
    .name = "assignment",
    .plural = "assignments",
    .label = "Assignment",
    .labels = "Assignments",
    .help = "A letter that goes to a program.",
    .table = "assignment",
    .size = sizeof(struct assignment),
    .fields = assignment_fields,
    .flags = 0,
    .derive = NULL,
    .validate = NULL,
    .title = assignment_title,
};
