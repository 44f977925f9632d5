/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The records of the road to residency: steps of the plan, quiet weeks, programs, letters and which
 * letter goes where. As in model/entities.h: one struct and one table of field rows each.
 */
#ifndef WM_MODEL_ROAD_H
#define WM_MODEL_ROAD_H

#include "model/entities.h"

/* What the owner said to a step of the plan (insight/plan.h), or a step of their own. */
struct milestone {
    struct record record;
    struct str step;       /* "eras_submit", "play.ms1.2", "primer.letters.3"; "" own */
    struct str title;      /* of an own step, or of one taken over from the primer */
    int state;             /* enum milestone_state */
    struct date on, until; /* the owner's own dates, which win over the plan's */
    struct date done_on;
    struct str note; /* Markdown */
    bool sample;
};
enum milestone_state { MILESTONE_OPEN, MILESTONE_DONE, MILESTONE_SKIPPED, MILESTONE_NOT_FOR_ME };

/* Days, both included, in which Today asks less. */
struct quiet {
    struct record record;
    struct date from, until;
    struct str why;
    bool sample;
};

/* Through which applications and letters go. */
enum service {
    SERVICE_NONE,
    SERVICE_ERAS,
    SERVICE_RESIDENCYCAS,
    SERVICE_SF_MATCH,
    SERVICE_CENTRAL_APP, /* integrated plastic surgery */
    SERVICE_MILITARY,
    SERVICE_CARMS,
    SERVICE_OTHER
};

/* A residency program the owner considers. Wishes about thank-you notes and first contact during
 * SOAP are the organisation's (no_thank_you, contacted_me_on). */
struct program {
    struct record record;
    int64_t organisation;
    struct str name; /* "" = the organisation's */
    struct str specialty;
    struct str acgme_id;
    int64_t season; /* year of the Match; 0 = the account's graduation year */
    int service;    /* enum service; 0 = by specialty */
    int status;     /* enum program_status */
    int signal;     /* enum program_signal */
    int bond;       /* enum program_bond */
    struct date applied_on, offered_on, interview_on;
    struct str interview_time; /* local "HH:MM" or "" */
    struct str interview_place;
    struct ids interviewers;
    int64_t rank;           /* 0: not on the worksheet */
    int64_t letters_wanted; /* 0: what the specialty asks */
    bool chair_letter;
    bool soap;
    struct str liked, worries, note; /* Markdown */
    bool sample;
};
enum program_status {
    PROGRAM_UNSET,
    PROGRAM_CONSIDERING,
    PROGRAM_SIGNALLED,
    PROGRAM_APPLIED,
    PROGRAM_INTERVIEW,
    PROGRAM_RANKED,
    PROGRAM_MATCHED,
    PROGRAM_OUT /* withdrawn, or they said no */
};
enum program_signal { SIGNAL_NONE, SIGNAL_ONE, SIGNAL_GOLD, SIGNAL_SILVER };
enum program_bond { BOND_NONE, BOND_HOME, BOND_AWAY };

/* What an ask of kind letter needs beside: the writer is ask.person, the day ask.need_by. There is
 * no member for what the letter says, and there must never be one. */
struct letter {
    struct record record;
    int64_t ask;
    int service;   /* enum service */
    int form;      /* enum letter_form */
    int sloe_from; /* enum sloe_from */
    struct str specialty; /* "" = any */
    bool chair, preliminary;
    bool waived;
    struct date waived_on;
    struct str letter_id;
    int portal; /* enum letter_portal */
    struct date packet_on, confirmed_on, uploaded_on;
    bool imported;
    int64_t backup; /* person */
    struct str note;
    bool sample;
};
enum letter_form {
    LETTER_FORM_NONE,
    LETTER_NARRATIVE,
    LETTER_SLOE,
    LETTER_SLOR, /* eSLOR too */
    LETTER_SEL,
    LETTER_STANDARDIZED /* another standardized form */
};
enum sloe_from {
    SLOE_FROM_NONE,
    SLOE_RESIDENCY_GROUP,
    SLOE_NON_RESIDENCY,
    SLOE_SUBSPECIALTY,
    SLOE_OFF_SERVICE
};
/* As ERAS names them; assigned is what assignments say. */
enum letter_portal { PORTAL_NONE, PORTAL_NOT_CONFIRMED, PORTAL_CONFIRMED, PORTAL_UPLOADED };

/* A letter that goes to a program. */
struct assignment {
    struct record record;
    int64_t letter, program;
    int state;      /* enum assignment_state */
    struct date on; /* assigned in the portal */
};
enum assignment_state { ASSIGNMENT_UNSET, ASSIGNMENT_PLANNED, ASSIGNMENT_DONE };

extern const struct entity entity_milestone, entity_quiet, entity_program, entity_letter,
    entity_assignment;
extern const struct field milestone_fields[], quiet_fields[], program_fields[], letter_fields[],
    assignment_fields[];
extern const struct choice milestone_state_choices[], service_choices[], program_status_choices[],
    signal_choices[], program_bond_choices[], letter_form_choices[], sloe_choices[],
    portal_choices[], assignment_state_choices[], match_result_choices[];
/* Indices into match_result_choices; 0: nothing is noted. The last: did not match, and may not take
 * part in SOAP, which stops them all the same. */
enum match_result { MATCH_UNKNOWN, MATCH_MATCHED, MATCH_PARTLY, MATCH_NOT, MATCH_NOT_ELIGIBLE };

#endif
