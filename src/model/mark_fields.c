/* SPDX-License-Identifier: Apache-2.0 */
#include "model/person.h"
#include "model/rules.h"

/* clang-format off */
const struct field mark_fields[] = {
    {.name = "rule", .label = "Rule", .type = FIELD_TEXT,
     .offset = offsetof(struct mark, rule), .column = "rule",
     .help = "Which rule of Today.", .example = "drift",
     .flags = FIELD_REQUIRED},
    {.name = "subject", .label = "Subject", .type = FIELD_INT,
     .offset = offsetof(struct mark, subject), .column = "subject",
     .help = "The record the row was about.", .example = "0",
     .max = INT64_MAX},
    {.name = "person", .label = "Person", .type = FIELD_REF,
     .offset = offsetof(struct mark, person), .column = "person",
     .help = "Who.", .example = "Chen",
     .ref = "person", .on_delete = ON_DELETE_CASCADE},
    {.name = "until", .label = "Until", .type = FIELD_DATE,
     .offset = offsetof(struct mark, until), .column = "until_date",
     .help = "Rest until this day.", .example = "2027-09-01"},
    {.name = "never", .label = "Never", .type = FIELD_BOOL,
     .offset = offsetof(struct mark, never), .column = "never",
     .help = "Do not show this again.", .example = "no"},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_mark = {
    .name = "mark",
    .plural = "marks",
    .label = "Mark",
    .labels = "Marks",
    .help = "What you said to a row of Today.",
    .table = "mark",
    .size = sizeof(struct mark),
    .fields = mark_fields,
    .flags = ENTITY_HIDDEN,
    .derive = NULL,
    .validate = NULL,
    .title = mark_title,
};
