/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Drafts of messages: a template (insight/template.h) filled with what the records say of one
 * person and with what the student types. Nothing is sent from here; that a message was sent is
 * noted afterwards (draft.sent).
 */
#ifndef WM_OPS_DRAFT_H
#define WM_OPS_DRAFT_H

#include "insight/draft_facts.h"
#include "ops/context.h"
#include "ops/guard.h"

extern const struct op draft_ops[];
/* Rows of what can be typed, named as in insight/draft_fields.def: for forms, too. */
extern const struct field draft_in_fields[];

/* Inputs of draft.make. */
struct draft_in {
    int64_t person, ask; /* one of them at least; of an ask, its person */
    struct str template; /* key; "": the one that fits best */
    struct str them, specific, about, windows, need_by, to, why, program, outcome, offer, packet,
        link, known_as, phone;
};

struct draft_view {
    int64_t person;
    int64_t ask;     /* 0 none */
    int64_t program; /* organisation that a call is about, 0 none */
    const struct draft_template *template;
    struct draft_facts facts; /* what is known, under what was typed */
    struct draft made;
    struct str name; /* of the person, as lists have it */
    int64_t contact; /* their e-mail: the preferred, else the first; 0 none */
    struct str email;
    VEC(struct str) notes;     /* from the records, to write from: sentences */
    struct guard_result guard; /* when they are of a program */
};

/* Expected: ERR_NOT_FOUND (person, template); ERR_SOAP: no message may go to them now, the sentence
 * says why. */
int draft_load(struct op_ctx *ctx, const struct draft_in *in, struct draft_view *ret);
/* Judges an edited text instead of the draft made before; the rest of `v` stays. */
int draft_look_again(struct op_ctx *ctx, struct str subject, struct str body, struct draft_view *v);
/* The fields a template asks for, by the rows of draft_in_fields; NULL when it asks for another. */
const struct field *draft_in_field(enum draft_field field);

#endif
