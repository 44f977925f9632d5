/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/login.h"

#include "base/err.h"
#include "def/errors.h"

int login_link_find(const struct app *app, struct db *db, struct arena *a, struct str secret,
                    struct login_link *ret, struct err *err)
{
    (void)app;
    (void)db;
    (void)a;
    (void)secret;
    (void)ret;
    return err_set(err, ERR_INTERNAL, "This is not there yet.");
}

int login_accept(const struct app *app, struct db *db, struct arena *a, struct str secret,
                 struct str email, struct str name, struct str password,
                 const struct login_client *from, struct login_result *ret, struct err *err)
{
    (void)app;
    (void)db;
    (void)a;
    (void)secret;
    (void)email;
    (void)name;
    (void)password;
    (void)from;
    (void)ret;
    return err_set(err, ERR_INTERNAL, "This is not there yet.");
}

int login_setup_link(const struct app *app, struct db *db, struct arena *a, struct str *ret,
                     struct err *err)
{
    (void)app;
    (void)db;
    (void)a;
    (void)ret;
    return err_set(err, ERR_INTERNAL, "This is not there yet.");
}
