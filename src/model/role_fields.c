/* SPDX-License-Identifier: Apache-2.0 */
#include "model/person.h"
#include "model/rules.h"

/* clang-format off */
const struct field role_fields[] = {
    {.name = "person", .label = "Person", .type = FIELD_REF,
     .offset = offsetof(struct role, person), .column = "person",
     .help = "Who.", .example = "Chen",
     .ref = "person", .on_delete = ON_DELETE_CASCADE, .flags = FIELD_REQUIRED},
    {.name = "kind", .label = "Role", .type = FIELD_CHOICE,
     .offset = offsetof(struct role, kind), .column = "kind",
     .help = "What this person is for you.", .example = "mentor",
     .choices = role_choices, .flags = FIELD_REQUIRED},
    {.name = "from", .label = "Since", .type = FIELD_DATE,
     .offset = offsetof(struct role, from), .column = "from_date",
     .help = "A day, a month or a year.", .example = "2026-03",
     .flags = FIELD_PARTIAL},
    {.name = "until", .label = "Until", .type = FIELD_DATE,
     .offset = offsetof(struct role, until), .column = "until_date",
     .help = "Empty while it lasts.", .example = "2027",
     .flags = FIELD_PARTIAL},
    {.name = "note", .label = "Note", .type = FIELD_TEXT,
     .offset = offsetof(struct role, note), .column = "note",
     .help = "Anything to remember.", .example = "for medical school"},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_role = {
    .name = "role",
    .plural = "roles",
    .label = "Role",
    .labels = "Roles",
    .help = "What a person is for you: mentor, letter writer, near-peer.",
    .table = "role",
    .size = sizeof(struct role),
    .fields = role_fields,
    .flags = 0,
    .derive = NULL,
    .validate = role_validate,
    .title = role_title,
};
