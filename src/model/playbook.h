/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the playbook counts: the store counts it, insight/playbook.h judges it. Keys stand in the
 * column `count` of data/playbook.csv.
 */
#ifndef WM_MODEL_PLAYBOOK_H
#define WM_MODEL_PLAYBOOK_H

enum playbook_count {
    PLAYBOOK_HELPERS,         /* people who helped or were teacher, employer, adviser, writer */
    PLAYBOOK_THANKED,         /* people thanked for help */
    PLAYBOOK_TEACHERS,        /* teachers met in person since the stage began */
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

#endif
