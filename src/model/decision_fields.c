/* SPDX-License-Identifier: Apache-2.0 */
#include "model/person.h"
#include "model/rules.h"

/* clang-format off */
const struct field decision_fields[] = {
    {.name = "question", .label = "Question", .type = FIELD_TEXT,
     .offset = offsetof(struct decision, question), .column = "question",
     .help = "What is to be decided.", .example = "Emergency medicine or family medicine?",
     .max = 2000, .flags = FIELD_REQUIRED | FIELD_POSITION | FIELD_SEARCH | FIELD_GUARDED},
    {.name = "options", .label = "Options", .type = FIELD_NOTE,
     .offset = offsetof(struct decision, options), .column = "options",
     .help = "What could be chosen, one a line.", .example = "Emergency medicine",
     .flags = FIELD_SEARCH | FIELD_GUARDED},
    {.name = "decide_by", .label = "Decide by", .type = FIELD_DATE,
     .offset = offsetof(struct decision, decide_by), .column = "decide_by",
     .help = "The day it must be settled, if there is one.", .example = "2028-03-01"},
    {.name = "chosen", .label = "What I chose", .type = FIELD_TEXT,
     .offset = offsetof(struct decision, chosen), .column = "chosen",
     .help = "In a few words.", .example = "Emergency medicine",
     .max = 2000, .flags = FIELD_SEARCH},
    {.name = "why", .label = "Why", .type = FIELD_NOTE,
     .offset = offsetof(struct decision, why), .column = "why",
     .help = "What settled it.", .example = "The nights decided it.",
     .flags = FIELD_SEARCH | FIELD_GUARDED},
    {.name = "decided_on", .label = "Decided on", .type = FIELD_DATE,
     .offset = offsetof(struct decision, decided_on), .column = "decided_on",
     .help = "The day of the choice.", .example = "2028-02-20"},
    {.name = "outcome", .label = "What came of it", .type = FIELD_NOTE,
     .offset = offsetof(struct decision, outcome), .column = "outcome",
     .help = "Written later.", .example = "Two aways booked.",
     .flags = FIELD_SEARCH | FIELD_GUARDED},
    {.name = "outcome_on", .label = "Outcome known on", .type = FIELD_DATE,
     .offset = offsetof(struct decision, outcome_on), .column = "outcome_on",
     .help = "The day it was clear.", .example = "2028-06-01",
     .flags = FIELD_ADVANCED},
    {.name = "sample", .label = "Sample", .type = FIELD_BOOL,
     .offset = offsetof(struct decision, sample), .column = "sample",
     .help = "Belongs to the sample network.", .example = "no",
     .flags = FIELD_HIDDEN},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_decision = {
    .name = "decision",
    .plural = "decisions",
    .label = "Decision",
    .labels = "Decisions",
    .help = "A career decision: the question, what was advised and chosen, what came of it.",
    .table = "decision",
    .size = sizeof(struct decision),
    .fields = decision_fields,
    .flags = ENTITY_ARCHIVABLE | ENTITY_SEARCH,
    .derive = NULL,
    .validate = NULL,
    .title = decision_title,
};
