/* SPDX-License-Identifier: Apache-2.0 */
#include "store/login.h"

#include "base/vec.h"
#include "def/errors.h"
#include "store/store.h"

void login_read(struct stmt *q, struct arena *a, int at, struct login *ret)
{
    *ret = (struct login){.account = stmt_col_i64(q, at),
                          .email = stmt_col_str(q, a, at + 1),
                          .email_key = stmt_col_str(q, a, at + 2),
                          .name = stmt_col_str(q, a, at + 3),
                          .role = stmt_col_str(q, a, at + 4),
                          .state = stmt_col_str(q, a, at + 5),
                          .password = stmt_col_str(q, a, at + 6),
                          .password_at = stmt_col_i64(q, at + 7),
                          .totp = stmt_col_str(q, a, at + 8),
                          .totp_step = stmt_col_i64(q, at + 9),
                          .oidc_issuer = stmt_col_str(q, a, at + 10),
                          .oidc_subject = stmt_col_str(q, a, at + 11),
                          .created_at = stmt_col_i64(q, at + 12),
                          .seen_at = stmt_col_i64(q, at + 13)};
}

static int read_one(struct stmt *q, struct arena *a, struct login *ret)
{
    int rc = stmt_next(q);
    if (rc == 1)
        login_read(q, a, 0, ret);
    stmt_done(q);
    return rc == 0 ? ERR_NOT_FOUND : rc < 0 ? rc : 0;
}

int login_load(struct db *db, struct arena *a, int64_t account, struct login *ret)
{
    struct stmt *q =
        db_stmt(db, "select " LOGIN_COLUMNS " from login l where l.owner_id = ?1 and l.id = ?2");
    stmt_i64(q, 2, account);
    return read_one(q, a, ret);
}

int login_find_email(struct db *db, struct arena *a, struct str email_key, struct login *ret)
{
    struct stmt *q = db_stmt(db, "select " LOGIN_COLUMNS
                                 " from login l where l.owner_id = ?1 and l.email_key = ?2");
    stmt_text(q, 2, email_key);
    return read_one(q, a, ret);
}

int login_find_subject(struct db *db, struct arena *a, struct str issuer, struct str subject,
                       struct login *ret)
{
    struct stmt *q = db_stmt(db, "select " LOGIN_COLUMNS
                                 " from login l where l.owner_id = ?1 and l.oidc_subject = ?2"
                                 " and l.oidc_subject <> '' and l.oidc_issuer = ?3");
    stmt_text(q, 2, subject);
    stmt_text(q, 3, issuer);
    return read_one(q, a, ret);
}

int login_list(struct db *db, struct arena *a, struct str after_key, int64_t limit,
               struct login **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select " LOGIN_COLUMNS
                                 " from login l where l.owner_id = ?1 and l.email_key > ?2"
                                 " order by l.email_key limit ?3");
    VEC(struct login) rows = {0};
    int rc;
    stmt_text(q, 2, after_key);
    stmt_i64(q, 3, limit);
    while ((rc = stmt_next(q)) == 1)
        login_read(q, a, 0, VEC_PUSH(a, &rows));
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int64_t login_count(struct db *db, struct str role)
{
    struct stmt *q =
        role.n ? db_stmt(db, "select count(*) from login where owner_id = ?1 and role = ?2 and"
                             " state = 'active'")
               : db_stmt(db, "select count(*) from login where owner_id = ?1");
    if (role.n)
        stmt_text(q, 2, role);
    int rc = stmt_next(q);
    int64_t n = rc == 1 ? stmt_col_i64(q, 0) : rc;
    stmt_done(q);
    return n;
}

static void bind_columns(struct stmt *q, const struct login *x)
{
    stmt_i64(q, 2, x->account);
    stmt_text(q, 3, x->email);
    stmt_text(q, 4, x->email_key);
    stmt_text(q, 5, x->name);
    stmt_text(q, 6, x->role);
    stmt_text(q, 7, x->state);
    stmt_text(q, 8, x->password);
    stmt_i64(q, 9, x->password_at);
    stmt_text(q, 10, x->totp);
    stmt_i64(q, 11, x->totp_step);
    stmt_text(q, 12, x->oidc_issuer);
    stmt_text(q, 13, x->oidc_subject);
    stmt_i64(q, 14, x->seen_at);
}

int login_add(struct db *db, const struct login *x)
{
    struct stmt *q =
        db_stmt(db, "insert into login (owner_id, id, email, email_key, name, role, state,"
                    " password, password_at, totp, totp_step, oidc_issuer, oidc_subject, seen_at,"
                    " created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
                    " ?14, ?15)");
    bind_columns(q, x);
    stmt_i64(q, 15, x->created_at);
    return stmt_run(q);
}

int login_save(struct db *db, const struct login *x)
{
    struct stmt *q = db_stmt(
        db, "update login set email = ?3, email_key = ?4, name = ?5, role = ?6, state = ?7,"
            " password = ?8, password_at = ?9, totp = ?10, totp_step = ?11, oidc_issuer = ?12,"
            " oidc_subject = ?13, seen_at = ?14 where owner_id = ?1 and id = ?2");
    bind_columns(q, x);
    return stmt_run(q);
}

int login_set_seen(struct db *db, int64_t account, int64_t at)
{
    struct stmt *q = db_stmt(db, "update login set seen_at = ?3 where owner_id = ?1 and id = ?2");
    stmt_i64(q, 2, account);
    stmt_i64(q, 3, at);
    return stmt_run(q);
}

int login_take_step(struct db *db, int64_t account, int64_t step)
{
    struct stmt *q = db_stmt(db, "update login set totp_step = ?3 where owner_id = ?1 and id = ?2"
                                 " and totp_step < ?3");
    stmt_i64(q, 2, account);
    stmt_i64(q, 3, step);
    int rc = stmt_run(q);
    return rc < 0 ? rc : db_changes(db) == 1;
}

int login_remove(struct db *db, int64_t account)
{
    /* Not left to the cascade alone: tickets and events have no key to the login; some know only
     * its e-mail. */
    static const char *const texts[] = {
        "delete from login_session where owner_id = ?1 and account = ?2",
        "delete from api_token where owner_id = ?1 and account = ?2",
        "delete from recovery_code where owner_id = ?1 and account = ?2",
        "delete from ticket where owner_id = ?1 and account = ?2",
        "delete from security_event where owner_id = ?1 and account = ?2",
        "delete from ticket where owner_id = ?1 and email in"
        " (select l.email_key from login l where l.owner_id = ?1 and l.id = ?2)",
        "delete from security_event where owner_id = ?1 and account = 0 and detail in"
        " (select l.email_key from login l where l.owner_id = ?1 and l.id = ?2)",
        "update ticket set made_by = 0 where owner_id = ?1 and made_by = ?2",
        "update security_event set by_account = 0 where owner_id = ?1 and by_account = ?2",
        "delete from login where owner_id = ?1 and id = ?2"};
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < sizeof(texts) / sizeof(*texts); i++) {
        struct stmt *q = db_stmt(db, texts[i]);
        stmt_i64(q, 2, account);
        rc = stmt_run(q);
    }
    return rc;
}
