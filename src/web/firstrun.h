/* SPDX-License-Identifier: Apache-2.0 */
/* What the templates of first run show: four steps, each of which can be skipped. */
#ifndef WM_WEB_FIRSTRUN_H
#define WM_WEB_FIRSTRUN_H

#include "web/page.h"
#include "web/settings.h"

/* One question of the third step. */
struct welcome_question {
    struct str name; /* of the input: "letters" */
    struct str ask, help, example;
    struct str typed;        /* what was typed when it did not fit */
    struct standing *people; /* who has the role already */
    size_t n;
    int64_t more; /* people with the role who are not listed */
};

enum { WELCOME_STEPS = 4, WELCOME_QUESTIONS = 4 };

struct welcome_page {
    int step;         /* 1 to WELCOME_STEPS */
    struct str left;  /* "about six minutes left" */
    struct str wrong; /* what did not fit, or empty */
    struct account_form form;
    struct str names; /* typed in the second step when it did not fit */
    struct welcome_question questions[WELCOME_QUESTIONS];
    int64_t people; /* how many are here */
    bool sample;    /* the sample network is here */
};

#endif
