/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One's own login: what is set, which browsers are logged in, tokens of programs, what happened,
 * taking everything out, erasing. The forms behind the buttons are tasks (task.h); the second
 * factor has pages of its own, because its key is shown before it is confirmed.
 */
#ifndef WM_WEB_SECURITY_H
#define WM_WEB_SECURITY_H

#include "codec/json.h"
#include "codec/qr.h"
#include "web/page.h"

/* Answers of the operations login.show, session.list, token.list, event.list. */
struct security_page {
    const struct json *login, *sessions, *tokens, *events;
};

/* The key of a second factor that is not confirmed yet. */
struct second_begin_page {
    struct str uri;    /* "otpauth://totp/...": what the code says */
    struct str secret; /* its key in groups of four, for typing */
    struct qr qr;      /* side 0: none could be drawn */
    struct str wrong;  /* why a code did not do, or empty */
};

/* A page of events, one's own or of all accounts. */
struct events_page {
    struct str title, dek;
    const struct json *rows;
    bool all;           /* with the account of each */
    struct str older;   /* address of the next page, or empty */
    struct str account; /* only those of this one, or empty */
};

/* "Firefox on Linux", from what a browser calls itself. Static, or the text as it is. */
struct str security_browser(struct arena *a, struct str agent);
/* Key of a JSON row as text for templates: a list's row. NULL past the end. */
const struct json *security_row(const struct json *list, size_t i);
/* "student": "Student". */
struct str security_role(struct str key);

/* "ada@school.example, by staff@school.example, from 192.0.2.7": what is known of an event; the
 * account only with `all`. In the arena. */
struct str security_event_who(struct arena *a, const struct json *event, bool all);

#endif
