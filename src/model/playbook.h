/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the playbook counts: the store counts it, insight/playbook.h judges it. Keys stand in the
 * column `count` of data/playbook.csv.
 */
#ifndef WM_MODEL_PLAYBOOK_H
#define WM_MODEL_PLAYBOOK_H

#include "base/date.h"
#include "base/str.h"

enum playbook_count {
    PLAYBOOK_HELPERS,         /* people who helped or were teacher, employer, adviser, writer */
    PLAYBOOK_THANKED,         /* people thanked for help */
    PLAYBOOK_TEACHERS,        /* teachers spoken with since the stage began */
    PLAYBOOK_SETTINGS,        /* fields or places shadowed in */
    PLAYBOOK_GROUPS,          /* societies and groups with somebody known there */
    PLAYBOOK_RESEARCH,        /* people known in research */
    PLAYBOOK_DEEPENED,        /* people met since the stage began and spoken with twice */
    PLAYBOOK_PROJECTS,        /* research or service under way or finished */
    PLAYBOOK_DEPARTMENT,      /* directors, chairs and faculty in touch since the stage began */
    PLAYBOOK_NEAR_PEERS,      /* near-peers */
    PLAYBOOK_CONFERENCES,     /* conferences arranged or taken part in */
    PLAYBOOK_QUIET,           /* quiet weeks since the stage began */
    PLAYBOOK_FEEDBACK,        /* asks for feedback since the stage began */
    PLAYBOOK_LETTERS,         /* people asked for a letter, or with the role */
    PLAYBOOK_RESIDENTS,       /* residents and fellows in touch in half a year */
    PLAYBOOK_ROLES,           /* of the seven roles of coverage, those that are taken */
    PLAYBOOK_LETTERS_AGREED,  /* letters agreed to, or written */
    PLAYBOOK_BRIEFED,         /* mentors, sponsors and advisers spoken with since the stage began */
    PLAYBOOK_SIGNALS,         /* programs with a signal */
    PLAYBOOK_ROTATIONS,       /* rotations since the stage began */
    PLAYBOOK_TOLD,            /* people told what came of their help since the stage began */
    PLAYBOOK_GIVEN,           /* people helped since the stage began */
    PLAYBOOK_MENTORS_TOUCHED, /* mentors, sponsors and advisers in touch in half a year */
    PLAYBOOK_COUNTS
};

/* Nobody counts further: "100 or more". */
enum { PLAYBOOK_ENOUGH = 100 };

/* Whom a step is done with, by what is noted of them: any of these is enough. */
enum playbook_help {
    PLAYBOOK_HELP_NONE,
    PLAYBOOK_HELP_ANY, /* they helped */
    PLAYBOOK_HELP_NOT_THANKED,
    PLAYBOOK_HELP_NOT_TOLD /* what came of it */
};
enum { PLAYBOOK_WHOM_KEYS = 4 };
struct playbook_whom {
    const char *roles[PLAYBOOK_WHOM_KEYS];     /* keys of role_choices, in force; NULL at the end */
    const char *positions[PLAYBOOK_WHOM_KEYS]; /* keys of position_kind_choices, in force */
    enum playbook_help help;
    int met_days; /* met within so many days; 0: does not matter */
};

/* Somebody who fits, as far as a suggestion tells of them. */
struct playbook_person {
    int64_t id;
    struct str name, specialty;
    struct str title, field, place; /* of their first position of now, or "" */
    struct date last;               /* in touch */
    int64_t answered, resolved, days_in;
};

#endif
