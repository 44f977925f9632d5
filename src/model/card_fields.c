/* SPDX-License-Identifier: Apache-2.0 */
#include "def/limits.h"
#include "model/person.h"
#include "model/rules.h"

/* clang-format off */
const struct field card_fields[] = {
    {.name = "person", .label = "Person", .type = FIELD_REF,
     .offset = offsetof(struct card, person), .column = "person",
     .help = "Whose card it is.", .example = "Chen",
     .ref = "person", .on_delete = ON_DELETE_CASCADE},
    {.name = "format", .label = "Format", .type = FIELD_CHOICE,
     .offset = offsetof(struct card, format), .column = "format",
     .help = "vCard or CSV.", .example = "vcard",
     .choices = card_format_choices, .flags = FIELD_REQUIRED},
    {.name = "source_key", .label = "Source key", .type = FIELD_TEXT,
     .offset = offsetof(struct card, source_key), .column = "source_key",
     .help = "Stable id in its source.", .example = "urn:uuid:1",
     .max = 1000},
    {.name = "source", .label = "Source", .type = FIELD_TEXT,
     .offset = offsetof(struct card, source), .column = "source",
     .help = "File or product it came from.", .example = "contacts.vcf"},
    {.name = "raw", .label = "Card", .type = FIELD_BYTES,
     .offset = offsetof(struct card, raw), .column = "raw",
     .help = "The record as it came.", .example = "QkVHSU46VkNBUkQ=",
     .max = LIMIT_CARD},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_card = {
    .name = "card",
    .plural = "cards",
    .label = "Card",
    .labels = "Cards",
    .help = "A contact record as it came from outside.",
    .table = "card",
    .size = sizeof(struct card),
    .fields = card_fields,
    .flags = ENTITY_HIDDEN,
    .derive = NULL,
    .validate = NULL,
    .title = card_title,
};
