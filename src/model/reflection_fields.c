/* SPDX-License-Identifier: Apache-2.0 */
#include "model/person.h"
#include "model/rules.h"

/* clang-format off */
const struct field reflection_fields[] = {
    {.name = "on", .label = "Day", .type = FIELD_DATE,
     .offset = offsetof(struct reflection, on), .column = "on_date",
     .help = "Your local day.", .example = "2027-08-09",
     .flags = FIELD_REQUIRED},
    {.name = "text", .label = "Text", .type = FIELD_NOTE,
     .offset = offsetof(struct reflection, text), .column = "text",
     .help = "Markdown. Nothing about patients.", .example = "She sat down before she spoke.",
     .flags = FIELD_REQUIRED | FIELD_SEARCH | FIELD_GUARDED},
    {.name = "quality", .label = "Quality", .type = FIELD_REF,
     .offset = offsetof(struct reflection, quality), .column = "quality",
     .help = "The quality it is about.", .example = "x",
     .ref = "quality", .on_delete = ON_DELETE_UNLINK},
    {.name = "person", .label = "Person", .type = FIELD_REF,
     .offset = offsetof(struct reflection, person), .column = "person",
     .help = "Whom you learned it from.", .example = "Chen",
     .ref = "person", .on_delete = ON_DELETE_UNLINK},
    {.name = "opportunity", .label = "Opportunity", .type = FIELD_REF,
     .offset = offsetof(struct reflection, opportunity), .column = "opportunity",
     .help = "Where it was.", .example = "x",
     .ref = "opportunity", .on_delete = ON_DELETE_UNLINK, .flags = FIELD_ADVANCED},
    {.name = "sample", .label = "Sample", .type = FIELD_BOOL,
     .offset = offsetof(struct reflection, sample), .column = "sample",
     .help = "Belongs to the sample network.", .example = "no",
     .flags = FIELD_HIDDEN},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_reflection = {
    .name = "reflection",
    .plural = "reflections",
    .label = "Reflection",
    .labels = "Reflections",
    .help = "A page of your journal: what you saw, learned, want to do better.",
    .table = "reflection",
    .size = sizeof(struct reflection),
    .fields = reflection_fields,
    .flags = ENTITY_ARCHIVABLE | ENTITY_SEARCH,
    .derive = NULL,
    .validate = NULL,
    .title = reflection_title,
};
