/* SPDX-License-Identifier: Apache-2.0 */
/* Inputs and functions of the operations on logins, for their rows. */
#ifndef WM_OPS_ACCESS_INT_H
#define WM_OPS_ACCESS_INT_H

#include "ops/access_ops.h"
#include "ops/login_int.h"

/* Rows for what comes out have no member behind them. */
#define ACCESS_OUT(n, l, t, h, e)                                                                  \
    {                                                                                              \
        .name = (n), .label = (l), .type = (t), .help = (h), .example = (e)                        \
    }

struct security_event;

extern const struct field event_out[];

struct login_edit_in {
    struct str name, email, password;
};
struct password_in {
    struct str current, new_password;
};
struct secret_in { /* the password again */
    struct str password;
};
struct code_in {
    struct str code;
};
struct token_in {
    struct str name;
    int scope;
    int64_t days;
};
struct feed_in {
    int64_t days;
};
struct page_in {
    int64_t limit;
    struct str after;
};
struct audit_in {
    int64_t limit;
    struct str after, login;
};
struct invite_in {
    struct str email, name;
    int role;
    int64_t days;
};
struct reset_in {
    int64_t days;
    bool second;
};
struct role_in {
    int role;
};
struct account_add_in {
    struct str email, name, password;
    int role;
    bool link;
};

/* ---- what the functions share */

/* The caller's own login, and what is needed to work on it; an own transaction is up to the
 * function. Expected: ERR_NOT_FOUND when there are no logins here, kindly. */
int access_begin(struct op_ctx *ctx, struct login_work *w, struct login *ret);
/* The same for staff and administrators, who may act without a login of their own (commands). */
int access_begin_staff(struct op_ctx *ctx, struct login_work *w);
/* SLOW. The password asked for again. Expected: ERR_FORBIDDEN, ERR_RATE. */
int access_password(struct login_work *w, const struct login *x, struct str password);
/* An event of this caller, in the write transaction. */
int access_note(struct op_ctx *ctx, enum security_kind kind, int64_t account, struct str detail);
/* One sentence for an id that is nobody's and one that is somebody else's. */
int access_no_such(struct op_ctx *ctx);
/* "after" of a page: an id, or 0. */
int access_after(struct op_ctx *ctx, struct str after, int64_t *ret);
/* Emits an instant with its key. */
void access_kv_instant(struct sink *out, const char *key, int64_t at);
/* "{id}" of the operations on accounts and others: an id, or the e-mail of an account. */
int access_find_id(struct op_ctx *ctx, const struct op *op, struct str text, int64_t *ret);
void access_emit_events(const struct security_event *rows, size_t n, struct sink *out);
/* Removes an account with all its records: rows removed, or negative. Outside a transaction. */
int64_t access_erase(struct op_ctx *ctx, const struct login *x);
/* ERR_CONFLICT when nobody could look after the others without this administrator. In a
 * transaction. */
int access_keep_admin(struct op_ctx *ctx, const struct login *x);

int run_login_show(struct op_ctx *ctx, const void *in, struct sink *out);
int run_login_edit(struct op_ctx *ctx, const void *in, struct sink *out);
int run_password_change(struct op_ctx *ctx, const void *in, struct sink *out);
int run_second_begin(struct op_ctx *ctx, const void *in, struct sink *out);
int run_second_confirm(struct op_ctx *ctx, const void *in, struct sink *out);
int run_second_remove(struct op_ctx *ctx, const void *in, struct sink *out);
int run_second_codes(struct op_ctx *ctx, const void *in, struct sink *out);

int run_session_list(struct op_ctx *ctx, const void *in, struct sink *out);
int run_session_end(struct op_ctx *ctx, const void *in, struct sink *out);
int run_session_end_others(struct op_ctx *ctx, const void *in, struct sink *out);
int run_token_list(struct op_ctx *ctx, const void *in, struct sink *out);
int run_token_add(struct op_ctx *ctx, const void *in, struct sink *out);
int run_plan_feed(struct op_ctx *ctx, const void *in, struct sink *out);
int run_token_remove(struct op_ctx *ctx, const void *in, struct sink *out);
int run_event_list(struct op_ctx *ctx, const void *in, struct sink *out);

int run_account_export(struct op_ctx *ctx, const void *in, struct sink *out);
int run_account_erase(struct op_ctx *ctx, const void *in, struct sink *out);

int run_account_add(struct op_ctx *ctx, const void *in, struct sink *out);
int run_account_setup(struct op_ctx *ctx, const void *in, struct sink *out);
int run_account_list(struct op_ctx *ctx, const void *in, struct sink *out);
int run_account_login(struct op_ctx *ctx, const void *in, struct sink *out);
int run_account_invite(struct op_ctx *ctx, const void *in, struct sink *out);
int run_account_reset(struct op_ctx *ctx, const void *in, struct sink *out);
int run_account_disable(struct op_ctx *ctx, const void *in, struct sink *out);
int run_account_enable(struct op_ctx *ctx, const void *in, struct sink *out);
int run_account_role(struct op_ctx *ctx, const void *in, struct sink *out);
int run_account_remove(struct op_ctx *ctx, const void *in, struct sink *out);
int run_invitation_list(struct op_ctx *ctx, const void *in, struct sink *out);
int run_invitation_remove(struct op_ctx *ctx, const void *in, struct sink *out);

int run_event_audit(struct op_ctx *ctx, const void *in, struct sink *out);
int run_site_show(struct op_ctx *ctx, const void *in, struct sink *out);
int run_site_edit(struct op_ctx *ctx, const void *in, struct sink *out);

#endif
