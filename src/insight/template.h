/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Templates of messages: data/templates/NAME.md, and files of the same name in the folder
 * templates/ beside the user's database. The text of a template is for one situation; draft.h
 * fills it in. Everything lives in the arena it was parsed into; nothing changes afterwards.
 *
 * A file is a head between two lines of three dashes, then the body:
 *
 *     ---
 *     key: thanks-help                 the file's name without .md
 *     serves: letter, introduction     kinds of ask, or "any", or "none"
 *     state: done                      states of that ask; may be left out
 *     after: 7                         days since the message it follows; may be left out
 *     order: 50                        place in lists
 *     situation: Somebody did something for you.
 *     title: Thank for help
 *     limit: 150                       words of the body
 *     sent: thanks                     what is noted when it was sent: thanks, or told (the
 *                                      outcome); may be left out
 *     field: specific = What did it change for you?     one line for each field that is asked for
 *     hint: Within two days, if you can.                shown beside the draft, any number
 *     subject: Thank you, {them}
 *     ---
 *     {greeting}
 *
 *     Thank you ((when you {helped}|for your help)). [[{specific}]]
 *
 * Lines of a paragraph are joined; a backslash at the end of a line breaks it; an empty line
 * begins a paragraph. In body and subject:
 *
 *     {name}        a field (draft_fields.def); in visible square brackets while it is missing
 *     [[...]]       left out unless all its fields are known
 *     ((a|b|c))     the first whose fields are all known, else the last; also between [[ and ]],
 *                   where nothing is left when none is whole
 *     {?name}       prints nothing; the part it stands in needs the field to be known
 *     {!name}       the same, not to be known
 *     {greeting}    "Dear Dr. Chen," or, on first-name terms, "Hi Hannah,"
 *     {signed}      name, school and class, phone; on first-name terms the first name
 *
 * Single square brackets are refused: they are for what is missing.
 */
#ifndef WM_INSIGHT_TEMPLATE_H
#define WM_INSIGHT_TEMPLATE_H

#include "base/vec.h"
#include "insight/draft_fields.h"

struct err;

enum template_piece_kind {
    TEMPLATE_TEXT,
    TEMPLATE_FIELD,
    TEMPLATE_TEST,   /* {?name} and {!name} */
    TEMPLATE_CHOICE, /* [[ ]] and (( )) */
};

struct template_branch;
struct template_piece {
    enum template_piece_kind kind;
    struct str text;
    enum draft_field field;
    bool wanted;   /* a test: known, or not known */
    bool optional; /* a choice: nothing when no branch is whole */
    VEC(struct template_branch) branches;
};
struct template_branch {
    VEC(struct template_piece) pieces;
};

struct template_ask { /* a field that the student is asked for */
    enum draft_field field;
    struct str question;
};

enum template_sent { TEMPLATE_SENT, TEMPLATE_SENT_THANKS, TEMPLATE_SENT_TOLD };

struct draft_template {
    struct str source; /* the whole file */
    enum template_sent sent;
    struct str key, serves, state, situation, title;
    int64_t limit, order;
    int64_t after; /* days, -1 when not said */
    VEC(struct template_ask) asks;
    VEC(struct str) hints;
    struct template_branch subject, body;
    uint64_t used; /* bit of each field that subject or body name */
};

enum { TEMPLATE_WORDS = 150, TEMPLATE_DEPTH = 4, TEMPLATE_BYTES = 20000 };

/* `file` names it in errors. Expected: ERR_PARSE with file, line and what to do. Never reads
 * outside the text; any bytes may be given. */
int template_parse(struct arena *a, struct str file, struct str text, struct draft_template *ret,
                   struct err *err);

struct template_set {
    VEC(struct draft_template) rows; /* by order, then key */
    VEC(struct str) wrong;           /* sentences: user's files that could not be read */
};

/* Adds, or replaces the one of the same key. ERR_PARSE as above; the set is then as it was. */
int template_add(struct arena *a, struct template_set *set, struct str file, struct str text,
                 struct err *err);
const struct draft_template *template_find(const struct template_set *set, struct str key);
/* Whether a word is in a list like `serves`, where "any" is every word. */
bool template_lists(struct str list, struct str word);
/* For an ask of this kind in this state, `days` after the last message about it (-1 unknown): one
 * that names the kind before one for any, and the one that waits longest before others. NULL: none
 * fits. */
const struct draft_template *template_pick(const struct template_set *set, struct str kind,
                                           struct str state, int64_t days);

#endif
