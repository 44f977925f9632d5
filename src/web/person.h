/* SPDX-License-Identifier: Apache-2.0 */
/* What the template of a person's page shows. */
#ifndef WM_WEB_PERSON_H
#define WM_WEB_PERSON_H

#include "ops/portfolio.h"
#include "ops/people.h"
#include "web/ask.h"
#include "web/page.h"
#include "web/ready.h"
#include "web/works.h"

/* Words for a person: she/her/has, he/him/has, else they/them/have. */
struct person_words {
    struct str they, They, them, have;
};

struct person_view {
    int64_t id;
    struct str url; /* "/people/ID" */
    struct person_file file;
    struct person_words words;
    struct ready_view ready;
    struct portfolio_person learn; /* what is learned from them */
    struct str said;         /* "She helped you twice; you helped her once.", or empty */
    struct ask_lines asks;
    struct person_works works;
    struct str circle;       /* "Inner circle, every 3 weeks", or empty */
    struct str met;          /* "Small-group teacher; anatomy lab, August 2024", or empty */
    struct str phone;        /* "tel:...", or empty */
    struct str log;          /* what the log is filled with */
    struct str today;        /* YYYY-MM-DD, for one-tap buttons */
    size_t owed, kept;       /* promises open and kept */
    size_t received, given;  /* help */
    int64_t offset;          /* of the timeline */
    struct str newer, older; /* addresses, or empty */
};

/* A link's target for a way to reach somebody: mailto:, tel:, a web address; else empty. */
struct str person_link(struct arena *a, const struct contact_point *c);
/* "E-mail, work, preferred" */
struct str person_contact_words(struct arena *a, const struct contact_point *c);
/* "Mentor since March 2026" */
struct str person_role(struct arena *a, const struct role *r);
/* ", 30 minutes, with Kwame Asante", or empty */
struct str person_entry_words(struct arena *a, const struct interaction *x, struct str with);
struct str person_span(struct arena *a, const struct position *x);

#endif
