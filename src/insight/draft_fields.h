/* SPDX-License-Identifier: Apache-2.0 */
/* The fields of drafts: one table (draft_fields.def) for templates, forms and commands. */
#ifndef WM_INSIGHT_DRAFT_FIELDS_H
#define WM_INSIGHT_DRAFT_FIELDS_H

#include "base/str.h"

enum draft_field {
#define DRAFT_FIELD(id, name, from, form, about_them, hole, label) DRAFT_##id,
#include "insight/draft_fields.def"
#undef DRAFT_FIELD
    DRAFT_FIELDS
};

enum draft_from { DRAFT_KNOWN, DRAFT_TYPED };
enum draft_form { DRAFT_PHRASE, DRAFT_SENTENCE };

struct draft_field_row {
    const char *name;
    enum draft_from from;
    enum draft_form form;
    bool about_them;   /* a message that says it is not a form letter */
    const char *hole;  /* words in the square brackets while it is missing; "" if it is only asked
                          for with {?name} */
    const char *label; /* of a form's field */
};
extern const struct draft_field_row draft_fields[DRAFT_FIELDS];

/* The row's number, or -1. */
int draft_field_find(struct str name);

#endif
