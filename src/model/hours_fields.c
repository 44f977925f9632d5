/* SPDX-License-Identifier: Apache-2.0 */
#include "model/person.h"
#include "model/rules.h"

/* clang-format off */
const struct field hours_fields[] = {
    {.name = "opportunity", .label = "Opportunity", .type = FIELD_REF,
     .offset = offsetof(struct hours, opportunity), .column = "opportunity",
     .help = "What the time was spent on.", .example = "x",
     .ref = "opportunity", .on_delete = ON_DELETE_CASCADE, .flags = FIELD_REQUIRED},
    {.name = "on", .label = "Day", .type = FIELD_DATE,
     .offset = offsetof(struct hours, on), .column = "on_date",
     .help = "Your local day.", .example = "2027-08-09",
     .flags = FIELD_REQUIRED},
    {.name = "minutes", .label = "Minutes", .type = FIELD_INT,
     .offset = offsetof(struct hours, minutes), .column = "minutes",
     .help = "How long.", .example = "240",
     .min = 1, .max = 1440, .flags = FIELD_REQUIRED},
    {.name = "supervisor", .label = "Supervisor", .type = FIELD_REF,
     .offset = offsetof(struct hours, supervisor), .column = "supervisor",
     .help = "Who can verify it, when it is another than usual.", .example = "Chen",
     .ref = "person", .on_delete = ON_DELETE_UNLINK},
    {.name = "what", .label = "What", .type = FIELD_NOTE,
     .offset = offsetof(struct hours, what), .column = "what",
     .help = "What you saw and did. Nothing about patients.", .example = "Morning clinic.",
     .flags = FIELD_SEARCH | FIELD_GUARDED},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_hours = {
    .name = "hours",
    .plural = "hours",
    .label = "Hours",
    .labels = "Hours",
    .help = "Time spent on an opportunity on one day.",
    .table = "hours",
    .size = sizeof(struct hours),
    .fields = hours_fields,
    .flags = ENTITY_SEARCH,
    .derive = NULL,
    .validate = NULL,
    .title = hours_title,
};
