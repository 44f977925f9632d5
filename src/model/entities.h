/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The records of the ground floor: one struct and one table of field rows each. Texts are slices
 * into the arena the record was loaded into. A member that the store keeps must have a row.
 * To add a field: a member here, a row in the _fields.c file, a migration (docs/hacking.md).
 */
#ifndef WM_MODEL_ENTITIES_H
#define WM_MODEL_ENTITIES_H

#include "def/entity.h"

/* Who owns the records of this account, and what the plan and Today need to know of them. */
struct account {
    struct record record;
    struct str name, email;
    int track; /* enum track */
    struct str country, school;
    int64_t graduation_year; /* 0 unknown */
    struct str specialties;  /* of interest, most wanted first, comma separated */
    struct str home;         /* place */
    struct str time_zone;    /* "" = the system's */
    int64_t today_size;      /* rows of Today, 0 = 5 */
    bool military;           /* takes part in the military match */
    int match_result;        /* index into match_result_choices: what Match Week said */
    bool set_up;             /* first run is over */
};
enum track { TRACK_NONE, TRACK_MD, TRACK_DO, TRACK_IMG, TRACK_OTHER };

/* Someone in the network. */
struct person {
    struct record record;
    struct str prefix, given, middle, family, suffix;
    struct str credentials; /* post-nominal: "MD, PhD" */
    struct str nickname;
    struct str display; /* the name as shown, when it is not the parts put together */
    struct str pronouns, specialty, npi, orcid;
    int circle;           /* enum circle */
    int64_t cadence_days; /* 0 = by circle or role */
    bool never;           /* never suggest in Today */
    int ready_pin;        /* enum ready_pin: what the owner knows better than a forecast */
    struct str met_how;
    struct date met_when; /* partial */
    struct str met_where;
    int64_t met_through;  /* person */
    struct date birthday; /* partial */
    struct str cares_about;
    struct str note;     /* Markdown */
    bool sample;         /* of the sample network */
    struct str sort_key; /* derived: folded "family given" */
};
enum ready_pin { READY_PIN_NONE, READY_PIN_YES, READY_PIN_NO };
enum circle { CIRCLE_NONE, CIRCLE_INNER, CIRCLE_ACTIVE, CIRCLE_GOOD, CIRCLE_EXTENDED };

struct contact_point {
    struct record record;
    int64_t person;
    int kind;         /* enum contact_kind */
    struct str label; /* "work", "mobile", ... */
    struct str value; /* an address is one line, parts joined with ", " */
    bool preferred;
};
enum contact_kind {
    CONTACT_NONE,
    CONTACT_EMAIL,
    CONTACT_PHONE,
    CONTACT_ADDRESS,
    CONTACT_URL,
    CONTACT_IM
};

struct organisation {
    struct record record;
    struct str name;
    int kind;
    struct str place;
    int64_t parent; /* organisation */
    struct str acgme_id, url, note;
    bool no_thank_you;           /* a program that asks for no thank-you notes */
    struct date contacted_me_on; /* a program that wrote first during SOAP */
    bool sample;
    struct str sort_key; /* derived: folded name */
};

/* A person at an organisation, with dates. */
struct position {
    struct record record;
    int64_t person, organisation;
    struct str title, department;
    int kind;
    struct str specialty;
    struct date from, until; /* partial */
    struct str note;
};

/* What a person is for the owner. */
struct role {
    struct record record;
    int64_t person;
    int kind;                /* index into role_choices, keys as in data/cadences.csv */
    struct date from, until; /* partial */
    struct str note;
};

/* Something that happened with one or more people. */
struct interaction {
    struct record record;
    struct ids people;
    int kind;           /* enum interaction_kind */
    struct date on;     /* the owner's local day */
    struct str time;    /* local "HH:MM" or "" */
    int64_t minutes;    /* 0 unknown */
    int direction;      /* enum direction */
    struct str summary; /* Markdown */
    struct str next_step;
    int answer;            /* enum answer: what the owner said came of a message */
    bool left_out;         /* not to be counted for readiness */
    struct str said;       /* the quick-log sentence as typed */
    struct str source_key; /* of an import, for idempotence */
    bool sample;
};
enum interaction_kind {
    INTERACTION_NONE,
    INTERACTION_MEETING,
    INTERACTION_SHADOWING,
    INTERACTION_OFFICE_HOURS,
    INTERACTION_CLINIC,
    INTERACTION_CALL,
    INTERACTION_EMAIL,
    INTERACTION_MESSAGE,
    INTERACTION_EVENT,
    INTERACTION_LETTER,
    INTERACTION_THANK_YOU,
    INTERACTION_GIFT,
    INTERACTION_OTHER
};
enum answer { ANSWER_NONE, ANSWER_YES, ANSWER_NO };
enum direction { DIRECTION_NONE, DIRECTION_BOTH, DIRECTION_TO_THEM, DIRECTION_TO_ME };

struct help {
    struct record record;
    int64_t person;
    int direction; /* enum help_direction */
    struct str about;
    struct date on;
    struct date thanked_on; /* for help received */
    struct date told_on;    /* outcome told */
    int64_t interaction;    /* where it was logged, 0 none */
};
enum help_direction { HELP_NONE, HELP_RECEIVED, HELP_GIVEN };

struct promise {
    struct record record;
    int64_t person; /* to whom, or who promised */
    int by;         /* enum promise_by */
    struct str what;
    struct date made_on, due_on, kept_on;
    int64_t about_person; /* "introduce me to Dr Ruiz" */
    int64_t interaction;
};
enum promise_by { PROMISE_NONE, PROMISE_BY_ME, PROMISE_BY_THEM };

/* A career decision: the question, what was advised, what was chosen, what came of it. */
struct decision {
    struct record record;
    struct str question;
    struct str options; /* Markdown, one a line */
    struct date decide_by;
    struct str chosen, why; /* "" while it is open */
    struct date decided_on;
    struct str outcome;
    struct date outcome_on;
    bool sample;
};

/* What somebody advised on a decision. */
struct advice {
    struct record record;
    int64_t decision, person;
    struct date on;
    struct str text;     /* Markdown */
    struct date told_on; /* told what was chosen and what came of it */
};

/* Something to take part in, from the idea to the day it is over. */
struct opportunity {
    struct record record;
    struct str title;
    int kind;  /* enum opportunity_kind */
    int state; /* enum opportunity_state */
    int64_t organisation;
    int64_t supervisor; /* person who can verify the hours */
    struct ids people;  /* others met there */
    struct str specialty, place;
    struct date from, until;   /* full */
    struct date apply_by;      /* or to be answered by */
    struct date moved_on;      /* since when it is in its state */
    struct str note;           /* Markdown */
    struct date closed_out_on; /* thanks, next touches and letters were gone through */
    bool sample;
};
enum opportunity_kind {
    OPPORTUNITY_NONE,
    OPPORTUNITY_SHADOWING,
    OPPORTUNITY_RESEARCH,
    OPPORTUNITY_ROTATION,
    OPPORTUNITY_VOLUNTEERING,
    OPPORTUNITY_CONFERENCE,
    OPPORTUNITY_OTHER
};
enum opportunity_state {
    OPPORTUNITY_UNSET,
    OPPORTUNITY_IDEA,
    OPPORTUNITY_CONTACTED,
    OPPORTUNITY_ARRANGED,
    OPPORTUNITY_UNDER_WAY,
    OPPORTUNITY_FINISHED,
    OPPORTUNITY_DROPPED
};

/* Time spent on an opportunity on one day. */
struct hours {
    struct record record;
    int64_t opportunity;
    struct date on;
    int64_t minutes;
    int64_t supervisor; /* person, when another than the opportunity's */
    struct str what;    /* what was seen and done; no patient data */
};

/* Something asked of a person; ops/ask.h moves it through its states. */
struct ask {
    struct record record;
    int64_t person;       /* who is asked */
    int kind;             /* enum ask_kind */
    int state;            /* enum ask_state */
    struct str what;      /* "a letter for emergency medicine" */
    struct str specific;  /* the one thing about them that the message names */
    struct str note;      /* Markdown */
    int64_t about_person; /* whom to be introduced to, whom the call concerns */
    int64_t organisation; /* the program or place it is about */
    int64_t opportunity, decision;
    struct date need_by;
    struct date asked_on;    /* first asked */
    int64_t nudges;          /* reminders since */
    struct date nudged_on;   /* the last of them */
    struct date answered_on; /* agreed or declined */
    struct str answer;       /* what they said */
    struct date done_on, thanked_on;
    struct str outcome;  /* what came of it */
    struct date told_on; /* the person was told */
    struct str next_step;
    struct date next_on;
    struct ids messages; /* interactions that belong to it */
    int64_t received;    /* the help that it became */
    int64_t promise;     /* what they promised, and by when */
    bool sample;
};
enum ask_kind {
    ASK_KIND_NONE,
    ASK_LETTER,
    ASK_INTRODUCTION,
    ASK_CALL,
    ASK_SHADOWING,
    ASK_RESEARCH,
    ASK_ADVICE,
    ASK_INTERVIEW_PRACTICE,
    ASK_FEEDBACK,
    ASK_OTHER
};
enum ask_state {
    ASK_UNSET,
    ASK_IDEA,
    ASK_ASKED,
    ASK_AGREED,
    ASK_DECLINED,
    ASK_NO_ANSWER,
    ASK_DONE,
    ASK_THANKED,
    ASK_TOLD,
    ASK_DROPPED
};

/* A meeting that is planned: agenda before, interaction and promises after. */
struct meeting {
    struct record record;
    struct ids people;
    struct date on;
    struct str time; /* local "HH:MM" or "" */
    struct str place;
    int state;           /* enum meeting_state */
    struct str goal;     /* one sentence */
    struct str agenda;   /* Markdown */
    int64_t every_days;  /* of a series; 0: once */
    int64_t follows;     /* the meeting of the series before this one */
    int64_t interaction; /* what was logged of it */
    int64_t ask, decision;
    bool sample;
};
enum meeting_state { MEETING_UNSET, MEETING_PLANNED, MEETING_HELD, MEETING_CANCELLED };

/* A quality the owner wants to learn, and from whom. */
struct quality {
    struct record record;
    struct str name;
    struct str why; /* Markdown */
    struct ids people;
    bool sample;
};

/* A page of the journal. */
struct reflection {
    struct record record;
    struct date on;
    int64_t quality, person, opportunity;
    struct str text; /* Markdown; no patient data */
    bool sample;
};

/* What the owner said to a row of Today: snoozed, never, done. */
struct mark {
    struct record record;
    struct str rule; /* key of the agenda rule */
    int64_t subject; /* id of the record the row was about */
    int64_t person;
    struct date until; /* snoozed until; not set with never */
    bool never;
};

/* A contact record as it came from outside, kept byte for byte (as UTF-8). */
struct card {
    struct record record;
    int64_t person;        /* 0 for a group card */
    int format;            /* enum card_format */
    struct str source_key; /* stable id in its source: UID, profile URL, ... */
    struct str source;     /* file name or product */
    struct str raw;        /* vCard: BEGIN..END; CSV: header record and the record */
};
enum card_format { CARD_NONE, CARD_VCARD, CARD_CSV };

extern const struct entity entity_account, entity_person, entity_contact_point, entity_organisation,
    entity_position, entity_role, entity_interaction, entity_help, entity_promise, entity_mark,
    entity_card, entity_decision, entity_advice, entity_opportunity, entity_hours, entity_ask,
    entity_meeting, entity_quality, entity_reflection;

extern const struct field account_fields[], person_fields[], contact_point_fields[],
    organisation_fields[], position_fields[], role_fields[], interaction_fields[], help_fields[],
    promise_fields[], mark_fields[], card_fields[], decision_fields[], advice_fields[],
    opportunity_fields[], hours_fields[], ask_fields[], meeting_fields[], quality_fields[],
    reflection_fields[];

/* All entities in an order in which every reference points to an earlier one or itself. */
extern const struct entity *const entities[];
extern const size_t entities_n;
const struct entity *entity_find(struct str name);

extern const struct choice answer_choices[], ready_pin_choices[];
extern const struct choice track_choices[], circle_choices[], contact_kind_choices[],
    organisation_kind_choices[], position_kind_choices[], role_choices[],
    interaction_kind_choices[], direction_choices[], help_direction_choices[], promise_by_choices[],
    card_format_choices[], opportunity_kind_choices[], opportunity_state_choices[],
    ask_kind_choices[], ask_state_choices[], meeting_state_choices[];
/* Index of a key or label (any case), or 0. */
int choice_find(const struct choice *choices, struct str key);

#endif
