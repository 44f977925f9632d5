/* SPDX-License-Identifier: Apache-2.0 */
#include "model/person.h"
#include "model/rules.h"

/* clang-format off */
const struct field quality_fields[] = {
    {.name = "name", .label = "Quality", .type = FIELD_TEXT,
     .offset = offsetof(struct quality, name), .column = "name",
     .help = "In a few words.", .example = "Staying calm when it is busy",
     .max = 500, .flags = FIELD_REQUIRED | FIELD_POSITION | FIELD_SEARCH},
    {.name = "why", .label = "Why", .type = FIELD_NOTE,
     .offset = offsetof(struct quality, why), .column = "why",
     .help = "What draws you to it.", .example = "I saw it on nights.",
     .flags = FIELD_SEARCH | FIELD_GUARDED},
    {.name = "people", .label = "From whom", .type = FIELD_REFS,
     .offset = offsetof(struct quality, people),
     .help = "People who have it, commas between.", .example = "Chen",
     .ref = "person", .on_delete = ON_DELETE_UNLINK, .link = "quality_person"},
    {.name = "sample", .label = "Sample", .type = FIELD_BOOL,
     .offset = offsetof(struct quality, sample), .column = "sample",
     .help = "Belongs to the sample network.", .example = "no",
     .flags = FIELD_HIDDEN},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_quality = {
    .name = "quality",
    .plural = "qualities",
    .label = "Quality",
    .labels = "Qualities",
    .help = "A quality you want to learn, and from whom.",
    .table = "quality",
    .size = sizeof(struct quality),
    .fields = quality_fields,
    .flags = ENTITY_ARCHIVABLE | ENTITY_SEARCH,
    .derive = NULL,
    .validate = NULL,
    .title = quality_title,
};
