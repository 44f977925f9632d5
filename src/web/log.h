/* SPDX-License-Identifier: Apache-2.0 */
/* What the templates of the quick log show: the sentence, what was understood, what is asked. */
#ifndef WM_WEB_LOG_H
#define WM_WEB_LOG_H

#include "ops/people.h"
#include "ops/quick.h"
#include "web/look.h"
#include "web/page.h"

/* A part of the sentence that was understood, with the plain words after it. What stands before
 * the first part is a piece without number. */
struct log_piece {
    struct str text, after;
    int number;
    bool unclear;
};

enum log_control { LOG_PLAIN, LOG_KIND, LOG_WHO, LOG_DAY, LOG_MINUTES };

/* A row of the table of what was understood. */
struct log_row {
    int number; /* of the part in the sentence, 0 none */
    struct str label, as, note;
    enum log_control control;
    bool open;               /* needs an answer before saving */
    size_t mention;          /* LOG_WHO */
    struct str name;         /* LOG_WHO: of the inputs, "who-1" */
    struct date readings[2]; /* LOG_DAY: what an unclear day may be */
};

struct log_page {
    struct str text;  /* in the box */
    struct str wrong; /* what did not fit, or empty */
    struct str next;  /* where to go after saving */
    bool sample;      /* the sample network is here: examples can be tried */
    bool has_plan;
    struct quick_in in; /* answers so far */
    struct quick_plan plan;
    struct look_lines look; /* words of the sentence to look at again */
    struct log_piece *said;
    struct log_row *rows;
    size_t said_n, rows_n, open;
};

/* For the template: is this answer the one given, or the one to propose? */
bool log_is_new(const struct log_page *d, size_t mention);
bool log_is_skip(const struct log_page *d, size_t mention);
bool log_is_person(const struct log_page *d, size_t mention, int64_t person);
struct str log_last(const struct page *p, const struct standing *s); /* "last contact 29 July" */

#endif
