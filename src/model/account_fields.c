/* SPDX-License-Identifier: Apache-2.0 */
#include "model/person.h"
#include "model/rules.h"

/* clang-format off */
const struct field account_fields[] = {
    {.name = "name", .label = "Your name", .type = FIELD_TEXT,
     .offset = offsetof(struct account, name), .column = "name",
     .help = "As others should read it.", .example = "Sam Rivera"},
    {.name = "email", .label = "Your e-mail", .type = FIELD_TEXT,
     .offset = offsetof(struct account, email), .column = "email",
     .help = "Only kept here; nothing is sent.", .example = "sam@example.org"},
    {.name = "track", .label = "Track", .type = FIELD_CHOICE,
     .offset = offsetof(struct account, track), .column = "track",
     .help = "Which road to residency you are on.", .example = "md",
     .choices = track_choices},
    {.name = "country", .label = "Country", .type = FIELD_TEXT,
     .offset = offsetof(struct account, country), .column = "country",
     .help = "Where you study.", .example = "United States"},
    {.name = "school", .label = "School", .type = FIELD_TEXT,
     .offset = offsetof(struct account, school), .column = "school",
     .help = "Your medical school.", .example = "Harrow Lake College of Medicine"},
    {.name = "graduation_year", .label = "Graduation year", .type = FIELD_INT,
     .offset = offsetof(struct account, graduation_year), .column = "graduation_year",
     .help = "The year you finish medical school; the plan is dated from it.", .example = "2029",
     .min = 1950, .max = 2100},
    {.name = "specialties", .label = "Specialties of interest", .type = FIELD_TEXT,
     .offset = offsetof(struct account, specialties), .column = "specialties",
     .help = "Most wanted first, with commas between.", .example = "emergency medicine, family medicine"},
    {.name = "home", .label = "Home", .type = FIELD_TEXT,
     .offset = offsetof(struct account, home), .column = "home",
     .help = "The place you call home, for programs nearby.", .example = "Cedar Falls, Iowa"},
    {.name = "time_zone", .label = "Time zone", .type = FIELD_TEXT,
     .offset = offsetof(struct account, time_zone), .column = "time_zone",
     .help = "Your days begin and end by it; empty for this computer's own.", .example = "America/Chicago",
     .check = time_zone_check},
    {.name = "today_size", .label = "Rows of Today", .type = FIELD_INT,
     .offset = offsetof(struct account, today_size), .column = "today_size",
     .help = "How many people Today shows at first; 0 means five.", .example = "5",
     .min = 0, .max = 50},
    {.name = "set_up", .label = "Set up", .type = FIELD_BOOL,
     .offset = offsetof(struct account, set_up), .column = "set_up",
     .help = "First run is over.", .example = "yes",
     .flags = FIELD_HIDDEN},
    FIELD_END,
};
/* clang-format on */

const struct entity entity_account = {
    .name = "account", .plural = "accounts", .label = "Account", .labels = "Accounts",
    .help = "Who you are, for the plan and for Today.",
    .table = "account", .size = sizeof(struct account), .fields = account_fields,
    .flags = ENTITY_SINGLE | ENTITY_HIDDEN, .derive = NULL, .validate = NULL, .title = account_title,
};
