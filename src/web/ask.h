/* SPDX-License-Identifier: Apache-2.0 */
/* What the pages of asks show: the list, one with its steps, what to know before asking. */
#ifndef WM_WEB_ASK_H
#define WM_WEB_ASK_H

#include "ops/ask.h"
#include "ops/ask_prepare.h"
#include "web/page.h"

/* A row of a list: what, of whom, what comes next. */
struct ask_line {
    const struct ask_item *item;
    struct str url;  /* "/asks/ID" */
    struct str last; /* "since Friday", "by 10 September", or "" */
    bool owed;       /* thanks or an outcome are due */
};
struct ask_lines {
    struct ask_line *rows;
    size_t n;
};

struct asks_view {
    struct ask_lines next, waiting, over; /* over: this year */
    int year;
};

/* One of the steps that an ask goes through. */
struct ask_stop {
    struct str label;
    struct date on;
    bool passed, here;
};
/* A move that is possible now. */
struct ask_act {
    struct str op, label; /* "ask.agreed", "They agreed" */
    bool plain;           /* nothing more to say: done with the button */
    bool likely;          /* the filled button */
};

enum { ASK_STOPS = 6 };
struct ask_view {
    struct ask_file file;
    struct standing who;
    struct str url;
    struct ask_stop stops[ASK_STOPS];
    size_t stops_n;
    struct ask_act acts[ASK_VERB_COUNT];
    size_t acts_n;
    struct str prepare; /* address of the page before asking */
    struct str when;    /* "by Friday", "since Monday", or "" */
    bool can_prepare;
};

struct ask_prepare_view {
    struct ask_prepare x;
    struct standing who;
    struct str url;
    struct str summary; /* of readiness */
    bool can_ask;       /* still an idea */
};

/* A person's page: their asks, open ones first. */
int ask_lines_of(struct page *p, int64_t person, struct ask_lines *ret);
/* What a kind is good for, one line, for the page that begins one. */
const char *ask_kind_hint(int kind);

/* For somebody, or for nobody yet: links to the form. */
struct ask_new_view {
    struct standing who;             /* person 0: nobody */
    struct str person;               /* "person=ID&", or "" */
    struct str links[ASK_OTHER + 1]; /* of the form, by kind */
};

#endif
