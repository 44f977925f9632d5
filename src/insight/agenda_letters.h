/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rules of Today about letters: what stops a letter that was agreed, an uploaded one that goes
 * nowhere, programs without letters while the day nears, and nobody in reserve. Pure: the facts of
 * insight/letter_rules.h and the day go in; ops/today_letters.c brings them, agenda_rules.c names
 * the rules.
 *
 * One letter gives one line. Rows about a letter are about its writer, and Today has one row a
 * person; reminders on schedule are steps of the ask (ask_flow.h), and only where the ask has no
 * day of its own the day of the plan reminds here. A step that the owner noted comes before ours.
 */
#ifndef WM_INSIGHT_AGENDA_LETTERS_H
#define WM_INSIGHT_AGENDA_LETTERS_H

#include "insight/agenda.h"
#include "insight/letter_rules.h"

enum {
    AGENDA_LETTER_AHEAD = 56,  /* days before letters are needed in which lacking ones are told */
    AGENDA_LETTER_NEAR = 28,   /* days before applications open in which nothing assigned is */
    AGENDA_LETTER_BEHIND = 45, /* and days after it */
    AGENDA_BACKUP_AHEAD = 14,
    AGENDA_BACKUP_BEHIND = 6, /* then the ask itself ends (ask_letter_is_over()) */
    AGENDA_PACKET_AFTER = 2 /* days after somebody agreed */
};

/* Keys of the rules, which marks and "done" use. */
#define AGENDA_RULE_LETTER_PACKET "letter_packet"
#define AGENDA_RULE_LETTER_ID "letter_id"
#define AGENDA_RULE_LETTER_NUDGE "letter_nudge"
#define AGENDA_RULE_LETTER_NOWHERE "letter_nowhere"
#define AGENDA_RULE_LETTER_BACKUP "letter_backup"
#define AGENDA_RULE_LETTER_NONE "letter_none"
#define AGENDA_RULE_LETTER_FEW "letter_few"

/* One fact of one of these rules. */
struct agenda_letter {
    const char *rule;            /* one of the keys above */
    int64_t subject;             /* the letter; the ask of a nudge; a number of the season */
    struct agenda_person person; /* its writer; id 0: about programs */
    struct str what;             /* "letter for internal medicine" or "letter" */
    struct str places;           /* "St. Brigid has one of three, Tern has none of two" */
    struct str could;            /* "Dr Okafor or Dr Park", or "" */
    struct date on;              /* agreed, uploaded */
    struct date by;              /* when it is needed, or applications open */
    bool last;                   /* of letter_nudge: reminders are over */
    bool confirmed;              /* of letter_id: only the number is missing */
    bool projected;              /* `by` is computed, not announced */
    size_t n;                    /* programs */
};
struct agenda_letters {
    struct agenda_letter *p;
    size_t n;
};

/* What the facts of letters do not say of days. */
struct agenda_letter_days {
    struct date eras_open; /* from then on requests can be confirmed */
    bool need_projected, opens_projected;
};
/* What Today has to say of these letters. Names of writers are those of `f`. */
void agenda_letters_find(struct arena *a, const struct letter_facts *f,
                         const struct agenda_letter_days *days, struct agenda_letters *ret);

/* Rows of the table in agenda_rules.c: one finder and one teller for all of them. */
void agenda_find_letters(const struct agenda_facts *f, struct agenda_day *day);
void agenda_tell_letter(const struct agenda_day *day, const void *fact, struct turn *t);

#endif
