/* SPDX-License-Identifier: Apache-2.0 */
#include "model/person.h"
#include "model/rules.h"

/* clang-format off */
const struct field contact_point_fields[] = {
    {.name = "person", .label = "Person", .type = FIELD_REF,
     .offset = offsetof(struct contact_point, person), .column = "person",
     .help = "Whose it is.", .example = "Chen",
     .ref = "person", .on_delete = ON_DELETE_CASCADE, .flags = FIELD_REQUIRED},
    {.name = "kind", .label = "Kind", .type = FIELD_CHOICE,
     .offset = offsetof(struct contact_point, kind), .column = "kind",
     .help = "E-mail, phone, address, web page or chat.", .example = "email",
     .choices = contact_kind_choices, .flags = FIELD_REQUIRED},
    {.name = "label", .label = "Label", .type = FIELD_TEXT,
     .offset = offsetof(struct contact_point, label), .column = "label",
     .help = "Work, home, mobile.", .example = "work"},
    {.name = "value", .label = "Value", .type = FIELD_TEXT,
     .offset = offsetof(struct contact_point, value), .column = "value",
     .help = "The address or number itself.", .example = "ml.chen@example.org",
     .max = 2000, .flags = FIELD_REQUIRED | FIELD_SEARCH},
    {.name = "preferred", .label = "Preferred", .type = FIELD_BOOL,
     .offset = offsetof(struct contact_point, preferred), .column = "preferred",
     .help = "The one to use first.", .example = "yes"},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_contact_point = {
    .name = "contact",
    .plural = "contacts",
    .label = "Contact",
    .labels = "Contacts",
    .help = "A way to reach a person.",
    .table = "contact_point",
    .size = sizeof(struct contact_point),
    .fields = contact_point_fields,
    .flags = 0,
    .derive = NULL,
    .validate = NULL,
    .title = contact_point_title,
};
