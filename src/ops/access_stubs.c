/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/access_int.h"

#include "def/errors.h"

static int not_yet(struct op_ctx *ctx)
{
    return err_set(ctx->err, ERR_INTERNAL, "This is not there yet.");
}

#define STUB(f)                                                                                    \
    int f(struct op_ctx *ctx, const void *in, struct sink *out)                                    \
    {                                                                                              \
        (void)in;                                                                                  \
        (void)out;                                                                                 \
        return not_yet(ctx);                                                                       \
    }

STUB(run_login_show)
STUB(run_login_edit)
STUB(run_password_change)
STUB(run_second_begin)
STUB(run_second_confirm)
STUB(run_second_remove)
STUB(run_second_codes)
STUB(run_session_list)
STUB(run_session_end)
STUB(run_session_end_others)
STUB(run_token_list)
STUB(run_token_add)
STUB(run_token_remove)
STUB(run_event_list)
STUB(run_account_export)
STUB(run_account_erase)
STUB(run_account_add)
STUB(run_account_setup)
STUB(run_account_list)
STUB(run_account_login)
STUB(run_account_invite)
STUB(run_account_reset)
STUB(run_account_disable)
STUB(run_account_enable)
STUB(run_account_role)
STUB(run_account_remove)
STUB(run_invitation_list)
STUB(run_invitation_remove)
STUB(run_event_audit)
STUB(run_site_show)
STUB(run_site_edit)
