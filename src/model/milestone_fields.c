/* SPDX-License-Identifier: Apache-2.0 */
#include "model/road.h"
#include "model/rules.h"

/* clang-format off */
const struct field milestone_fields[] = {
    {.name = "step", .label = "Step of the plan", .type = FIELD_TEXT,
     .offset = offsetof(struct milestone, step), .column = "step",
     .help = "Key of the step it speaks of; empty for one of your own.", .example = "eras_submit",
     .max = 80,
     .flags = FIELD_ADVANCED},
    {.name = "title", .label = "Title", .type = FIELD_TEXT,
     .offset = offsetof(struct milestone, title), .column = "title",
     .help = "What is to be done, for a step of your own.", .example = "Meet the program adviser",
     .max = 300,
     .flags = FIELD_SEARCH | FIELD_GUARDED},
    {.name = "state", .label = "State", .type = FIELD_CHOICE,
     .offset = offsetof(struct milestone, state), .column = "state",
     .help = "Open, done, skipped or not for me.", .example = "done",
     .choices = milestone_state_choices},
    {.name = "on", .label = "Day", .type = FIELD_DATE,
     .offset = offsetof(struct milestone, on), .column = "on_date",
     .help = "Your own date for it, in place of the plan's.", .example = "2027-09-01"},
    {.name = "until", .label = "Until", .type = FIELD_DATE,
     .offset = offsetof(struct milestone, until), .column = "until_date",
     .help = "Last day, when it takes more than one.", .example = "2027-09-10"},
    {.name = "done_on", .label = "Done on", .type = FIELD_DATE,
     .offset = offsetof(struct milestone, done_on), .column = "done_on",
     .help = "When you did it.", .example = "2027-08-20"},
    {.name = "note", .label = "Note", .type = FIELD_NOTE,
     .offset = offsetof(struct milestone, note), .column = "note",
     .help = "For you alone. Markdown.", .example = "Ask for room 4.",
     .flags = FIELD_SEARCH | FIELD_GUARDED},
    {.name = "sample", .label = "Sample", .type = FIELD_BOOL,
     .offset = offsetof(struct milestone, sample), .column = "sample",
     .help = "Belongs to the sample network.", .example = "no",
     .flags = FIELD_HIDDEN},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_milestone = {
    .name = "milestone",
    .plural = "milestones",
    .label = "Step",
    .labels = "Steps",
    .help = "What you said to a step of the plan, or a step of your own.",
    .table = "milestone",
    .size = sizeof(struct milestone),
    .fields = milestone_fields,
    .flags = ENTITY_ARCHIVABLE | ENTITY_SEARCH,
    .derive = NULL,
    .validate = milestone_validate,
    .title = milestone_title,
};
