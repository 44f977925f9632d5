/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/login.h"

#include "base/err.h"
#include "def/errors.h"

int login_oidc_keep(const struct app *app, struct db *db, struct str state, struct str detail,
                    struct err *err)
{
    (void)app;
    (void)db;
    (void)state;
    (void)detail;
    return err_set(err, ERR_INTERNAL, "This is not there yet.");
}

int login_oidc_take(const struct app *app, struct db *db, struct arena *a, struct str state,
                    struct str *ret_detail, struct err *err)
{
    (void)app;
    (void)db;
    (void)a;
    (void)state;
    (void)ret_detail;
    return err_set(err, ERR_INTERNAL, "This is not there yet.");
}

int login_oidc(const struct app *app, struct db *db, struct arena *a, struct str issuer,
               struct str subject, struct str email, bool email_verified, struct str name,
               const struct login_client *from, struct login_result *ret, struct err *err)
{
    (void)app;
    (void)db;
    (void)a;
    (void)issuer;
    (void)subject;
    (void)email;
    (void)email_verified;
    (void)name;
    (void)from;
    (void)ret;
    return err_set(err, ERR_INTERNAL, "This is not there yet.");
}
