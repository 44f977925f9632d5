/* SPDX-License-Identifier: Apache-2.0 */
/* What the pages of letters show: the list with its steps, the matrix, problems, one letter. */
#ifndef WM_WEB_LETTERS_H
#define WM_WEB_LETTERS_H

#include "ops/letters.h"
#include "web/page.h"

/* A rule that something breaks, with the first sentence and how many more there are. */
struct letters_rule {
    const struct letter_problem *first;
    size_t more;
    struct str others; /* "St. Brigid, Port Ellis and 3 more", or "" */
    struct str by;     /* "by 10 September" or "" */
};

enum { LETTERS_RULES = 12, LETTERS_NEEDS = 8 };
struct letters_view {
    struct letters all;
    struct str title;
    struct str wrong;        /* what was refused just now, or "" */
    struct letter_act *acts; /* of each letter */
    struct str *kinds, *ids; /* of each letter */
    struct str letters;      /* all of ids: a cell names its letter by its place among them */
    int64_t *known;          /* people known at each program */
    struct letters_rule rules[LETTERS_RULES];
    size_t rules_n, rules_more;
    letter_needs_vec needs;
    bool all_waived;
};

/* Of one letter. */
struct letter_view {
    struct letters all;
    size_t at;
    struct str kind, url, id, ask_url;
    struct letter_act act;
    const char *packet[LETTER_PACKET_MAX];
    struct str packet_draft; /* address of the page that drafts it */
};

#endif
