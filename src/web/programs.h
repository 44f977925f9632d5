/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the templates of programs and of Match Week show. Forms of these pages go to /form/{op};
 * only what comes from a file or from pasted lines has an address of its own.
 */
#ifndef WM_WEB_PROGRAMS_H
#define WM_WEB_PROGRAMS_H

#include "ops/ask_prepare.h"
#include "ops/match.h"
#include "ops/paths.h"
#include "ops/program_import.h"
#include "web/page.h"

/* A list of programs under a heading. */
struct programs_part {
    struct str heading;
    size_t *at; /* indices into the list */
    size_t n;
};
struct programs_view {
    struct program_list list;
    struct program_problems problems;
    struct programs_part parts[PROGRAM_OUT + 1]; /* by status, the furthest first */
    size_t parts_n;
    struct str specialty; /* the filter, or "" */
    bool compare;         /* as a table */
    size_t shown;
};

struct program_view {
    struct program_file file;
    struct str url, today, tomorrow;
    const struct ask_rule *rules[8]; /* of calls */
    size_t rules_n;
    struct str ask_what;     /* "a call to St. Brigid Internal Medicine Residency" */
    struct path_answer ways; /* to anybody there: the best two */
    struct str ways_href;
    bool over;        /* the interview's day has come */
    bool one_signal;  /* the specialty has equal signals, or none are known */
    bool two_signals; /* it has gold and silver, or none are known */
    bool soap;        /* SOAP is a word to be spoken: Match Week said no, or it is flagged */
};

/* Interviews in order of days: to come, then over. */
struct interviews_view {
    struct program_list list;
    struct program_problems problems;
    struct programs_part ahead, over, offers;
};
struct rank_view {
    struct program_list list;
    struct program_problems problems;
    size_t *order;
    size_t ranked, n;
    struct str opens; /* "Ranking opens ...", or "" */
};
struct programs_import_view {
    struct program_import_in in;
    struct program_import_report report;
    bool read;        /* the report is there */
    struct str error; /* a sentence, or "" */
    size_t coming;    /* new and changed */
};
struct match_view {
    struct program_season season;
    int result; /* enum of match_result_choices */
    struct match_list helpers;
    struct program_list list;
    size_t matched; /* index into the list, or SIZE_MAX */
    bool before;    /* Match Week has not begun */
    bool telling;   /* the result is noted, and Match Day is here */
    bool soap;      /* not matched, or in part */
    bool in_soap;   /* SOAP goes on */
};

/* "Fri 12 November, 09:00" */
struct str program_interview_words(const struct page *p, const struct program *x);
struct str program_href(struct arena *a, int64_t id);

#endif
