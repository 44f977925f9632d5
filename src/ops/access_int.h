/* SPDX-License-Identifier: Apache-2.0 */
/* Inputs and functions of the operations on logins, for their rows. */
#ifndef WM_OPS_ACCESS_INT_H
#define WM_OPS_ACCESS_INT_H

#include "ops/access_ops.h"

/* Rows for what comes out have no member behind them. */
#define ACCESS_OUT(n, l, t, h, e)                                                                  \
    {                                                                                              \
        .name = (n), .label = (l), .type = (t), .help = (h), .example = (e)                        \
    }

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
struct page_in {
    int64_t limit;
    struct str after;
};
struct audit_in {
    int64_t limit;
    struct str after, account;
};
struct invite_in {
    struct str email, name;
    int role;
    int64_t days;
};
struct days_in {
    int64_t days;
};
struct role_in {
    int role;
};
struct account_add_in {
    struct str email, name, password;
    int role;
    bool link;
};

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
