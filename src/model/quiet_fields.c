/* SPDX-License-Identifier: Apache-2.0 */
#include "model/road.h"
#include "model/rules.h"

/* clang-format off */
const struct field quiet_fields[] = {
    {.name = "from", .label = "From", .type = FIELD_DATE,
     .offset = offsetof(struct quiet, from), .column = "from_date",
     .help = "First quiet day.", .example = "2027-02-01",
     .flags = FIELD_REQUIRED},
    {.name = "until", .label = "Until", .type = FIELD_DATE,
     .offset = offsetof(struct quiet, until), .column = "until_date",
     .help = "Last quiet day.", .example = "2027-02-28",
     .flags = FIELD_REQUIRED},
    {.name = "why", .label = "Why", .type = FIELD_TEXT,
     .offset = offsetof(struct quiet, why), .column = "why",
     .help = "What they are for.", .example = "Step 1",
     .max = 200},
    {.name = "sample", .label = "Sample", .type = FIELD_BOOL,
     .offset = offsetof(struct quiet, sample), .column = "sample",
     .help = "Belongs to the sample network.", .example = "no",
     .flags = FIELD_HIDDEN},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_quiet = {
    .name = "quiet",
    .plural = "quiet",
    .label = "Quiet weeks",
    .labels = "Quiet weeks",
    .help = "Weeks in which Today asks less of you, such as before an exam.",
    .table = "quiet",
    .size = sizeof(struct quiet),
    .fields = quiet_fields,
    .flags = 0,
    .derive = NULL,
    .validate = quiet_validate,
    .title = quiet_title,
};
