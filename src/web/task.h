/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tasks: a page with one form for one operation on logins, accounts or the server's settings. A row
 * says what the page is called and where it leads; fields, help, checks and permission come from
 * the operation's row. What an operation says once (a link, a token, recovery codes) is shown as
 * the answer to the form and nowhere else.
 */
#ifndef WM_WEB_TASK_H
#define WM_WEB_TASK_H

#include "web/form.h"

enum task_flags {
    TASK_RISK = 1u << 0,  /* removes something: the button says so */
    TASK_EACH = 1u << 1,  /* about the account of the path's {id}: its name stands above */
    TASK_BACK = 1u << 2,  /* goes back to that account's page, not to `back` */
    TASK_LEAVE = 1u << 3, /* the login is gone afterwards: the answer is a page of the door */
};

struct task {
    const char *op; /* "password.change" */
    enum nav nav;
    const char *title, *dek; /* dek: NULL for none */
    const char *button;
    const char *back; /* where Cancel leads, and where it goes on */
    const char *done; /* the sentence it says there */
    const char *show; /* operation whose answer fills the form, or NULL */
    /* The page of what the operation said; NULL: redirect to `back`. */
    void (*answer)(struct strbuf *out, const struct page *p, const struct json *said);
    unsigned flags;
};

struct task_page {
    const struct task *task;
    struct form_page form;
    struct str about; /* whose account: "Bo Tanaka, bo@school.example"; or empty */
    struct str extra; /* a line after the form, or empty */
};

/* What is said after an operation was run; empty for a name that is none of a task's. */
struct str task_said(struct str op_name);

#endif
