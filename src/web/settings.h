/* SPDX-License-Identifier: Apache-2.0 */
/* What the templates of settings and of the first step of first run show. */
#ifndef WM_WEB_SETTINGS_H
#define WM_WEB_SETTINGS_H

#include "model/entities.h"
#include "ops/today.h"
#include "web/page.h"

/* A field of the account with the text in it: what was typed when that did not fit, else what is
 * kept. */
struct account_input {
    const struct field *field;
    struct str value;
};

struct account_form {
    struct account_input *inputs;
    size_t n;
    int64_t version;  /* of what the form was filled from, 0 before the first save */
    struct str wrong; /* what did not fit, or empty */
};

/* Fills the form with the fields of these names, ended by NULL; no `names`: all shown ones. */
int account_form_fill(struct page *p, const char *const *names, struct account_form *ret);
/* Runs account.edit with what was sent. */
int account_form_save(void *app, struct request *rq, struct op_ctx *ctx);

/* One row of the table of rhythms. */
struct rhythm {
    struct str title, days;
};

struct settings_page {
    struct account_form form;
    struct rhythm *circles, *roles;
    size_t circles_n, roles_n;
    bool sample; /* the sample network is here */
};

#endif
