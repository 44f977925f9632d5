/* SPDX-License-Identifier: Apache-2.0 */
/* What the template of a draft's page shows. */
#ifndef WM_WEB_DRAFT_H
#define WM_WEB_DRAFT_H

#include "ops/draft.h"
#include "web/page.h"

/* A situation to choose. */
struct draft_choice {
    struct str key, title;
    bool chosen;
};

/* A field that the situation asks for. */
struct draft_input {
    struct str name, id, label, question, value;
    bool lines; /* more than one line */
};

/* A sentence of the guard: the words it is about, may be empty. */
struct draft_warning {
    struct str words, title, text, source;
};

struct draft_page {
    struct str sent;      /* where "I sent it" goes */
    struct str url, back; /* of this page; of the person's, or where it was asked from */
    struct str next;      /* where to go afterwards, may be empty */
    struct draft_in in;
    struct draft_view v;
    struct draft_choice *choices;
    struct draft_input *inputs;
    struct draft_warning *warnings;
    size_t choices_n, inputs_n, warnings_n;
    struct str ask;     /* id, or empty */
    struct str mailto;  /* for the mail program */
    bool whole;         /* the text fits into that link */
    bool edited;        /* the text is as the student wrote it */
    size_t rows;        /* of the text's box */
    struct str count;   /* "95 words" */
    struct str missing; /* what stands in square brackets, "; " between */
    struct str said;    /* about the link to the mail program, or empty */
    struct str wrong;   /* a sentence, when something could not be noted */
};

#endif
