/* SPDX-License-Identifier: Apache-2.0 */
#include "model/person.h"
#include "model/rules.h"

/* clang-format off */
const struct field advice_fields[] = {
    {.name = "decision", .label = "Decision", .type = FIELD_REF,
     .offset = offsetof(struct advice, decision), .column = "decision",
     .help = "The decision it is about.", .example = "x",
     .ref = "decision", .on_delete = ON_DELETE_CASCADE, .flags = FIELD_REQUIRED},
    {.name = "person", .label = "Person", .type = FIELD_REF,
     .offset = offsetof(struct advice, person), .column = "person",
     .help = "Who gave it.", .example = "Chen",
     .ref = "person", .on_delete = ON_DELETE_CASCADE, .flags = FIELD_REQUIRED},
    {.name = "on", .label = "Day", .type = FIELD_DATE,
     .offset = offsetof(struct advice, on), .column = "on_date",
     .help = "When it was given.", .example = "2027-08-09"},
    {.name = "text", .label = "Advice", .type = FIELD_NOTE,
     .offset = offsetof(struct advice, text), .column = "text",
     .help = "What they said, in your words.", .example = "Try a night shift first.",
     .flags = FIELD_REQUIRED | FIELD_SEARCH | FIELD_GUARDED},
    {.name = "told_on", .label = "Told on", .type = FIELD_DATE,
     .offset = offsetof(struct advice, told_on), .column = "told_on",
     .help = "When you told them what you chose and what came of it.", .example = "2028-03-02"},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_advice = {
    .name = "advice",
    .plural = "advice",
    .label = "Advice",
    .labels = "Advice",
    .help = "What somebody advised on a decision.",
    .table = "advice",
    .size = sizeof(struct advice),
    .fields = advice_fields,
    .flags = ENTITY_SEARCH,
    .derive = NULL,
    .validate = NULL,
    .title = advice_title,
};
