/* SPDX-License-Identifier: Apache-2.0 */
#include "model/person.h"
#include "model/rules.h"

/* clang-format off */
const struct field help_fields[] = {
    {.name = "person", .label = "Person", .type = FIELD_REF,
     .offset = offsetof(struct help, person), .column = "person",
     .help = "Who helped or was helped.", .example = "Chen",
     .ref = "person", .on_delete = ON_DELETE_CASCADE, .flags = FIELD_REQUIRED},
    {.name = "direction", .label = "Direction", .type = FIELD_CHOICE,
     .offset = offsetof(struct help, direction), .column = "direction",
     .help = "They helped you, or you helped them.", .example = "received",
     .choices = help_direction_choices, .flags = FIELD_REQUIRED},
    {.name = "about", .label = "About", .type = FIELD_TEXT,
     .offset = offsetof(struct help, about), .column = "about",
     .help = "What the help was.", .example = "read my personal statement",
     .max = 2000, .flags = FIELD_REQUIRED | FIELD_SEARCH | FIELD_GUARDED},
    {.name = "on", .label = "Day", .type = FIELD_DATE,
     .offset = offsetof(struct help, on), .column = "on_date",
     .help = "When.", .example = "2027-07-02"},
    {.name = "thanked_on", .label = "Thanked on", .type = FIELD_DATE,
     .offset = offsetof(struct help, thanked_on), .column = "thanked_on",
     .help = "When you said thanks.", .example = "2027-07-03"},
    {.name = "told_on", .label = "Outcome told on", .type = FIELD_DATE,
     .offset = offsetof(struct help, told_on), .column = "told_on",
     .help = "When you told them what came of it.", .example = "2027-09-01",
     .flags = FIELD_ADVANCED},
    {.name = "interaction", .label = "Logged with", .type = FIELD_REF,
     .offset = offsetof(struct help, interaction), .column = "interaction",
     .help = "The interaction it was part of.", .example = "x",
     .ref = "interaction", .on_delete = ON_DELETE_UNLINK, .flags = FIELD_HIDDEN},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_help = {
    .name = "help",
    .plural = "help",
    .label = "Help",
    .labels = "Help",
    .help = "Help given or received.",
    .table = "help",
    .size = sizeof(struct help),
    .fields = help_fields,
    .flags = ENTITY_SEARCH,
    .derive = NULL,
    .validate = NULL,
    .title = help_title,
};
