/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/login.h"

#include "base/err.h"
#include "def/errors.h"

bool login_is_required(const struct app *app, struct db *db)
{
    (void)app;
    (void)db;
    return false;
}

int login_find_session(const struct app *app, struct db *db, struct arena *a, struct str cookie,
                       const struct login_client *from, struct caller *ret)
{
    (void)app;
    (void)db;
    (void)a;
    (void)cookie;
    (void)from;
    (void)ret;
    return 0;
}

int login_find_token(const struct app *app, struct db *db, struct arena *a, struct str token,
                     const struct login_client *from, struct caller *ret)
{
    return login_find_session(app, db, a, token, from, ret);
}

int login_password(const struct app *app, struct db *db, struct arena *a, struct str email,
                   struct str password, const struct login_client *from, struct login_result *ret,
                   struct err *err)
{
    (void)app;
    (void)db;
    (void)a;
    (void)email;
    (void)password;
    (void)from;
    (void)ret;
    return err_set(err, ERR_INTERNAL, "This is not there yet.");
}

int login_second(const struct app *app, struct db *db, struct arena *a, struct str ticket,
                 struct str code, const struct login_client *from, struct login_result *ret,
                 struct err *err)
{
    (void)app;
    (void)db;
    (void)a;
    (void)ticket;
    (void)code;
    (void)from;
    (void)ret;
    return err_set(err, ERR_INTERNAL, "This is not there yet.");
}

int login_end(const struct app *app, struct db *db, struct str cookie, struct err *err)
{
    (void)app;
    (void)db;
    (void)cookie;
    return err_set(err, ERR_INTERNAL, "This is not there yet.");
}
