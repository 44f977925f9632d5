/* SPDX-License-Identifier: Apache-2.0 */
#include "model/person.h"
#include "model/rules.h"

/* clang-format off */
const struct field promise_fields[] = {
    {.name = "person", .label = "Person", .type = FIELD_REF,
     .offset = offsetof(struct promise, person), .column = "person",
     .help = "To whom, or who promised.", .example = "Chen",
     .ref = "person", .on_delete = ON_DELETE_CASCADE, .flags = FIELD_REQUIRED},
    {.name = "by", .label = "Who promised", .type = FIELD_CHOICE,
     .offset = offsetof(struct promise, by), .column = "made_by",
     .help = "You or they.", .example = "me",
     .choices = promise_by_choices, .flags = FIELD_REQUIRED},
    {.name = "what", .label = "What", .type = FIELD_TEXT,
     .offset = offsetof(struct promise, what), .column = "what",
     .help = "In a few words.", .example = "send my ultrasound notes",
     .max = 2000, .flags = FIELD_REQUIRED | FIELD_SEARCH | FIELD_GUARDED},
    {.name = "made_on", .label = "Made on", .type = FIELD_DATE,
     .offset = offsetof(struct promise, made_on), .column = "made_on",
     .help = "When it was promised.", .example = "2027-07-30",
     .flags = FIELD_ADVANCED},
    {.name = "due_on", .label = "By", .type = FIELD_DATE,
     .offset = offsetof(struct promise, due_on), .column = "due_on",
     .help = "The day it is due, if one was said.", .example = "2027-08-06"},
    {.name = "kept_on", .label = "Kept on", .type = FIELD_DATE,
     .offset = offsetof(struct promise, kept_on), .column = "kept_on",
     .help = "When it was done.", .example = "2027-08-05"},
    {.name = "about_person", .label = "About", .type = FIELD_REF,
     .offset = offsetof(struct promise, about_person), .column = "about_person",
     .help = "Another person it concerns.", .example = "Ruiz",
     .ref = "person", .on_delete = ON_DELETE_UNLINK, .flags = FIELD_ADVANCED},
    {.name = "interaction", .label = "Logged with", .type = FIELD_REF,
     .offset = offsetof(struct promise, interaction), .column = "interaction",
     .help = "The interaction it was part of.", .example = "x",
     .ref = "interaction", .on_delete = ON_DELETE_UNLINK, .flags = FIELD_HIDDEN},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_promise = {
    .name = "promise",
    .plural = "promises",
    .label = "Promise",
    .labels = "Promises",
    .help = "Who owes what to whom, and by when.",
    .table = "promise",
    .size = sizeof(struct promise),
    .fields = promise_fields,
    .flags = ENTITY_SEARCH,
    .derive = NULL,
    .validate = NULL,
    .title = promise_title,
};
