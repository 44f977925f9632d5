/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/security.h"

#include "base/clock.h"
#include "base/fold.h"
#include "base/id.h"
#include "store/security_event.h"

static const struct {
    const char *key, *words;
} kinds[SECURITY_KINDS] = {
    [SECURITY_LOGIN] = {"login", "Logged in"},
    [SECURITY_LOGIN_FAILED] = {"login_failed", "Failed to log in"},
    [SECURITY_SECOND_FAILED] = {"second_failed", "Gave a wrong code"},
    [SECURITY_PASSWORD] = {"password", "Changed the password"},
    [SECURITY_EMAIL] = {"email", "Changed the e-mail"},
    [SECURITY_NAME] = {"name", "Changed the name"},
    [SECURITY_SECOND_ON] = {"second_on", "Second factor switched on"},
    [SECURITY_SECOND_OFF] = {"second_off", "Second factor switched off"},
    [SECURITY_CODES] = {"codes", "New recovery codes made"},
    [SECURITY_CODE_USED] = {"code_used", "Recovery code used"},
    [SECURITY_SESSION_ENDED] = {"session_ended", "Login session ended"},
    [SECURITY_TOKEN_MADE] = {"token_made", "API token made"},
    [SECURITY_TOKEN_USED] = {"token_used", "API token used for the first time"},
    [SECURITY_TOKEN_REMOVED] = {"token_removed", "API token removed"},
    [SECURITY_INVITED] = {"invited", "Invitation made"},
    [SECURITY_INVITATION_REMOVED] = {"invitation_removed", "Invitation taken back"},
    [SECURITY_JOINED] = {"joined", "Invitation used"},
    [SECURITY_RESET_MADE] = {"reset_made", "Link for a new password made"},
    [SECURITY_RESET_USED] = {"reset_used", "New password chosen by link"},
    [SECURITY_SETUP_MADE] = {"setup_made", "Set-up link made"},
    [SECURITY_OIDC_LINKED] = {"oidc_linked", "Connected with the identity provider"},
    [SECURITY_ROLE] = {"role", "Role changed"},
    [SECURITY_ACCOUNT_MADE] = {"account_made", "Account made"},
    [SECURITY_DISABLED] = {"disabled", "Account disabled"},
    [SECURITY_ENABLED] = {"enabled", "Account enabled"},
    [SECURITY_REMOVED] = {"removed", "Account removed with all its records"},
    [SECURITY_EXPORT] = {"export", "Everything taken out"},
    [SECURITY_SETTINGS] = {"settings", "Settings changed"},
};

int security_note(struct db *db, const struct security_note *x)
{
    enum { DETAIL_MAX = 254 };
    struct security_event e = {.id = id_new(),
                               .account = x->account,
                               .by_account = x->by,
                               .kind = str_c(security_key(x->kind)),
                               .detail = utf8_cut(x->detail, DETAIL_MAX),
                               .address = utf8_cut(x->address, DETAIL_MAX),
                               .at = clock_now()};
    return security_event_add(db, &e);
}

const char *security_key(enum security_kind kind) { return kinds[kind].key; }

struct str security_words(struct str key)
{
    for (size_t i = 0; i < SECURITY_KINDS; i++)
        if (str_eq(str_c(kinds[i].key), key))
            return str_c(kinds[i].words);
    return key;
}
