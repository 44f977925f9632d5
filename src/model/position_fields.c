/* SPDX-License-Identifier: Apache-2.0 */
#include "model/person.h"
#include "model/rules.h"

/* clang-format off */
const struct field position_fields[] = {
    {.name = "person", .label = "Person", .type = FIELD_REF,
     .offset = offsetof(struct position, person), .column = "person",
     .help = "Who.", .example = "Chen",
     .ref = "person", .on_delete = ON_DELETE_CASCADE, .flags = FIELD_REQUIRED},
    {.name = "organisation", .label = "Organisation", .type = FIELD_REF,
     .offset = offsetof(struct position, organisation), .column = "organisation",
     .help = "Where.", .example = "Harrow Lake College of Medicine",
     .ref = "organisation", .on_delete = ON_DELETE_UNLINK},
    {.name = "title", .label = "Title", .type = FIELD_TEXT,
     .offset = offsetof(struct position, title), .column = "title",
     .help = "As on the door.", .example = "Clerkship director",
     .flags = FIELD_SEARCH},
    {.name = "department", .label = "Department", .type = FIELD_TEXT,
     .offset = offsetof(struct position, department), .column = "department",
     .help = "Within the organisation.", .example = "Medicine",
     .flags = FIELD_ADVANCED},
    {.name = "kind", .label = "Kind", .type = FIELD_CHOICE,
     .offset = offsetof(struct position, kind), .column = "kind",
     .help = "Student, resident, faculty and so on.", .example = "faculty",
     .choices = position_kind_choices},
    {.name = "specialty", .label = "Specialty", .type = FIELD_TEXT,
     .offset = offsetof(struct position, specialty), .column = "specialty",
     .help = "Field in this position.", .example = "internal medicine",
     .flags = FIELD_ADVANCED},
    {.name = "from", .label = "From", .type = FIELD_DATE,
     .offset = offsetof(struct position, from), .column = "from_date",
     .help = "A day, a month or a year.", .example = "2016",
     .flags = FIELD_PARTIAL},
    {.name = "until", .label = "Until", .type = FIELD_DATE,
     .offset = offsetof(struct position, until), .column = "until_date",
     .help = "Empty while it lasts.", .example = "2021-06",
     .flags = FIELD_PARTIAL},
    {.name = "note", .label = "Note", .type = FIELD_TEXT,
     .offset = offsetof(struct position, note), .column = "note",
     .help = "Anything to remember.", .example = "part time",
     .flags = FIELD_ADVANCED},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_position = {
    .name = "position", .plural = "positions", .label = "Position", .labels = "Positions",
    .help = "A person's dated place at an organisation.",
    .table = "position", .size = sizeof(struct position), .fields = position_fields,
    .flags = 0, .derive = NULL, .validate = position_validate, .title = position_title,
};
