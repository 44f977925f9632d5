/* SPDX-License-Identifier: Apache-2.0 */
#include "model/person.h"
#include "model/rules.h"

/* clang-format off */
const struct field organisation_fields[] = {
    {.name = "name", .label = "Name", .type = FIELD_TEXT,
     .offset = offsetof(struct organisation, name), .column = "name",
     .help = "As people say it.", .example = "Harrow Lake College of Medicine",
     .flags = FIELD_REQUIRED | FIELD_POSITION | FIELD_SEARCH},
    {.name = "kind", .label = "Kind", .type = FIELD_CHOICE,
     .offset = offsetof(struct organisation, kind), .column = "kind",
     .help = "Hospital, school, program, department and so on.", .example = "school",
     .choices = organisation_kind_choices},
    {.name = "place", .label = "Place", .type = FIELD_TEXT,
     .offset = offsetof(struct organisation, place), .column = "place",
     .help = "Town and region.", .example = "Harrow Lake",
     .flags = FIELD_SEARCH},
    {.name = "parent", .label = "Part of", .type = FIELD_REF,
     .offset = offsetof(struct organisation, parent), .column = "parent",
     .help = "The larger organisation.", .example = "Harrow Lake College of Medicine",
     .ref = "organisation", .on_delete = ON_DELETE_UNLINK},
    {.name = "acgme_id", .label = "ACGME id", .type = FIELD_TEXT,
     .offset = offsetof(struct organisation, acgme_id), .column = "acgme_id",
     .help = "For residency programs: ten digits.", .example = "1400500000",
     .flags = FIELD_ADVANCED},
    {.name = "url", .label = "Web page", .type = FIELD_TEXT,
     .offset = offsetof(struct organisation, url), .column = "url",
     .help = "Its address.", .example = "https://example.org",
     .flags = FIELD_ADVANCED},
    {.name = "note", .label = "Note", .type = FIELD_NOTE,
     .offset = offsetof(struct organisation, note), .column = "note",
     .help = "For you alone. Markdown.", .example = "Interview season starts early.",
     .flags = FIELD_SEARCH},
    {.name = "sample", .label = "Sample", .type = FIELD_BOOL,
     .offset = offsetof(struct organisation, sample), .column = "sample",
     .help = "Belongs to the sample network.", .example = "no",
     .flags = FIELD_HIDDEN},
    {.name = "sort_key", .label = "Sort key", .type = FIELD_TEXT,
     .offset = offsetof(struct organisation, sort_key), .column = "sort_key",
     .help = "Folded name, made by the program.", .example = "harrow lake",
     .flags = FIELD_HIDDEN | FIELD_READONLY},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_organisation = {
    .name = "organisation", .plural = "organisations", .label = "Organisation", .labels = "Organisations",
    .help = "A hospital, school, program, laboratory or other place.",
    .table = "organisation", .size = sizeof(struct organisation), .fields = organisation_fields,
    .flags = ENTITY_ARCHIVABLE, .derive = organisation_derive, .validate = NULL, .title = organisation_title,
};
