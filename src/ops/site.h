/* SPDX-License-Identifier: Apache-2.0 */
/* The settings of an installation: one row each with range and help, and a default. */
#ifndef WM_OPS_SITE_H
#define WM_OPS_SITE_H

#include "def/field.h"
#include "ops/app.h"

struct arena;
struct db;
struct err;

struct site {
    struct str name;       /* of this installation, for pages and authenticator apps */
    struct str public_url; /* "https://wellmet.school.example", without a slash at the end */
    int64_t password_memory, password_passes; /* Argon2id: MiB, passes */
    int64_t session_days, session_idle_days;  /* how long a login lasts, and unused */
    int64_t invite_days;                      /* how long links work */
    struct str oidc_issuer, oidc_client_id;   /* identity provider; "" none */
    struct str oidc_client_secret;            /* kept sealed; never shown */
    struct str oidc_name;                     /* on the button: "Log in with ..." */
    bool oidc_open;                           /* whoever the provider knows gets an account */
};

extern const struct field site_fields[];
struct site site_default(void);
/* What is set, else the default. The session is not in a transaction of an owner, or in one of the
 * installation; it keeps its owner. Texts in the arena. */
int site_load(const struct app *app, struct db *db, struct arena *a, struct site *ret,
              struct err *err);

#endif
