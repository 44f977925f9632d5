/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of what people do with their own login. */
#include "def/limits.h"
#include "ops/access_int.h"
#include "ops/paging.h"

/* ---- the login itself */

static const struct field login_out[] = {
    ACCESS_OUT("account", "Account", FIELD_REF, "Whose records this login opens.", "000000000001"),
    ACCESS_OUT("email", "E-mail", FIELD_TEXT, "What you log in with.", "ada@school.example"),
    ACCESS_OUT("name", "Name", FIELD_TEXT, "Your name, as others on this server see it.", "Ada"),
    ACCESS_OUT("role", "Role", FIELD_TEXT, "What you may do here.", "student"),
    ACCESS_OUT("password", "Password", FIELD_BOOL, "A password is set.", "yes"),
    ACCESS_OUT("password_at", "Password since", FIELD_INSTANT, "When it was set.",
               "2027-08-10T15:00:00Z"),
    ACCESS_OUT("second", "Second factor", FIELD_BOOL, "A code is asked for, too.", "no"),
    ACCESS_OUT("codes_left", "Recovery codes left", FIELD_INT, "Those not used yet.", "10"),
    ACCESS_OUT("created_at", "Made", FIELD_INSTANT, "When the login was made.",
               "2027-08-10T15:00:00Z"),
    FIELD_END,
};

static const struct field login_edit_fields[] = {
    {.name = "name",
     .label = "Name",
     .type = FIELD_TEXT,
     .offset = offsetof(struct login_edit_in, name),
     .help = "Your name, as others on this server see it.",
     .example = "Ada Lindqvist"},
    {.name = "email",
     .label = "E-mail",
     .type = FIELD_TEXT,
     .offset = offsetof(struct login_edit_in, email),
     .help = "The new address to log in with; needs your password.",
     .example = "ada@school.example"},
    {.name = "password",
     .label = "Password",
     .type = FIELD_TEXT,
     .offset = offsetof(struct login_edit_in, password),
     .help = "Your password, when the e-mail changes.",
     .example = "four plain words here",
     .flags = FIELD_SECRET,
     .max = 1024},
    FIELD_END,
};

static const struct field password_fields[] = {
    {.name = "current",
     .label = "Password now",
     .type = FIELD_TEXT,
     .offset = offsetof(struct password_in, current),
     .help = "The password you have.",
     .example = "four plain words here",
     .flags = FIELD_SECRET | FIELD_REQUIRED,
     .max = 1024},
    {.name = "new",
     .label = "New password",
     .type = FIELD_TEXT,
     .offset = offsetof(struct password_in, new_password),
     .help = "The password you want: ten characters at least.",
     .example = "five other plain words here",
     .flags = FIELD_SECRET | FIELD_REQUIRED,
     .max = 1024},
    FIELD_END,
};

static const struct field password_out[] = {
    ACCESS_OUT("changed", "Changed", FIELD_BOOL, "The new password is set.", "yes"),
    ACCESS_OUT("ended", "Sessions ended", FIELD_INT, "Other browsers that were logged in.", "2"),
    FIELD_END,
};

/* ---- second factor */

static const struct field second_begin_out[] = {
    ACCESS_OUT("secret", "Secret", FIELD_TEXT, "To type into the app that makes the codes.",
               "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"),
    ACCESS_OUT("uri", "Address", FIELD_TEXT, "The same as an address, for a QR code.",
               "otpauth://totp/Wellmet:ada@school.example?secret=JBSWY3DP&issuer=Wellmet"),
    FIELD_END,
};

static const struct field code_fields[] = {
    {.name = "code",
     .label = "Code",
     .type = FIELD_TEXT,
     .offset = offsetof(struct code_in, code),
     .help = "The six digits the app shows now.",
     .example = "492039",
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    FIELD_END,
};

static const struct field codes_out[] = {
    ACCESS_OUT("place", "Number", FIELD_INT, "Which of the ten.", "1"),
    ACCESS_OUT("code", "Code", FIELD_TEXT, "A recovery code: works once, shown only now.",
               "7D3K-9QXM-2VTR-H8CE"),
    FIELD_END,
};

static const struct field again_fields[] = {
    {.name = "password",
     .label = "Password",
     .type = FIELD_TEXT,
     .offset = offsetof(struct secret_in, password),
     .help = "Your password once more.",
     .example = "four plain words here",
     .flags = FIELD_SECRET | FIELD_REQUIRED,
     .max = 1024},
    FIELD_END,
};

static const struct field second_remove_out[] = {
    ACCESS_OUT("second", "Second factor", FIELD_BOOL, "A code is asked for, too.", "no"),
    FIELD_END,
};

#define OWN_TX_WRITE (OP_SITE | OP_OWN_TX | OP_WRITE)

const struct op login_ops[] = {
    {.name = "login.show",
     .cli = "login show",
     .method = OP_GET,
     .path = "/login",
     .summary = "Show your login.",
     .help = "The e-mail you log in with, your role, and whether a code is asked for.",
     .example = "wellmet login show",
     .out = login_out,
     .need = PERM_ACCOUNT,
     .flags = OP_SITE,
     .run = run_login_show},
    {.name = "login.edit",
     .cli = "login edit",
     .method = OP_PATCH,
     .path = "/login",
     .summary = "Change your name or the e-mail you log in with.",
     .help = "A new e-mail needs your password.",
     .example = "wellmet login edit --name 'Ada Lindqvist'",
     .in = login_edit_fields,
     .in_size = sizeof(struct login_edit_in),
     .out = login_out,
     .need = PERM_ACCOUNT,
     .flags = OWN_TX_WRITE | OP_SLOW,
     .run = run_login_edit},
    {.name = "password.change",
     .cli = "password change",
     .method = OP_POST,
     .path = "/login/password",
     .summary = "Change your password.",
     .help = "Ends all your other login sessions; this one goes on. Through the JSON API with a "
             "cookie, log in again afterwards.",
     .example = "wellmet password change --current 'four plain words here' --new 'five other plain "
                "words here'",
     .in = password_fields,
     .in_size = sizeof(struct password_in),
     .out = password_out,
     .need = PERM_ACCOUNT,
     .flags = OWN_TX_WRITE | OP_SLOW,
     .run = run_password_change},
    {.name = "second.begin",
     .cli = "second begin",
     .method = OP_POST,
     .path = "/login/second",
     .summary = "Begin to log in with a code as second factor.",
     .help = "Gives a secret for an app that makes codes. Nothing changes until a first code of it "
             "is confirmed.",
     .example = "wellmet second begin",
     .out = second_begin_out,
     .need = PERM_ACCOUNT,
     .flags = OP_SITE | OP_WRITE,
     .run = run_second_begin},
    {.name = "second.confirm",
     .cli = "second confirm",
     .method = OP_POST,
     .path = "/login/second/confirm",
     .summary = "Confirm the second factor with a first code.",
     .help = "From then on a code is asked for at login. Gives ten recovery codes: keep them on "
             "paper, they are not shown again.",
     .example = "wellmet second confirm 492039",
     .in = code_fields,
     .in_size = sizeof(struct code_in),
     .out = codes_out,
     .need = PERM_ACCOUNT,
     .flags = OP_SITE | OP_WRITE,
     .run = run_second_confirm},
    {.name = "second.remove",
     .cli = "second remove",
     .method = OP_POST,
     .path = "/login/second/remove",
     .summary = "Log in without a code again.",
     .help = "Needs your password. The recovery codes go, too.",
     .example = "wellmet second remove --password 'four plain words here'",
     .in = again_fields,
     .in_size = sizeof(struct secret_in),
     .out = second_remove_out,
     .need = PERM_ACCOUNT,
     .flags = OWN_TX_WRITE | OP_SLOW,
     .run = run_second_remove},
    {.name = "second.codes",
     .cli = "second codes",
     .method = OP_POST,
     .path = "/login/second/codes",
     .summary = "Make ten new recovery codes.",
     .help = "Needs your password. The old codes stop working.",
     .example = "wellmet second codes --password 'four plain words here'",
     .in = again_fields,
     .in_size = sizeof(struct secret_in),
     .out = codes_out,
     .need = PERM_ACCOUNT,
     .flags = OWN_TX_WRITE | OP_SLOW,
     .run = run_second_codes},
    OP_END};

/* ---- sessions, tokens, events */

static const struct field session_out[] = {
    ACCESS_OUT("id", "Id", FIELD_REF, "The session.", "0AM99YQ40JG2H"),
    ACCESS_OUT("this", "This one", FIELD_BOOL, "The session you are using now.", "yes"),
    ACCESS_OUT("agent", "Browser", FIELD_TEXT, "What the browser calls itself.", "Firefox"),
    ACCESS_OUT("address", "Address", FIELD_TEXT, "Where it came from.", "192.0.2.7"),
    ACCESS_OUT("created_at", "Since", FIELD_INSTANT, "When it logged in.", "2027-08-10T15:00:00Z"),
    ACCESS_OUT("seen_at", "Last seen", FIELD_INSTANT, "Within a few minutes.",
               "2027-08-10T15:00:00Z"),
    ACCESS_OUT("expires_at", "Until", FIELD_INSTANT, "When it ends by itself.",
               "2027-09-09T15:00:00Z"),
    FIELD_END,
};

static const struct field ended_out[] = {
    ACCESS_OUT("ended", "Ended", FIELD_INT, "How many sessions were ended.", "1"),
    FIELD_END,
};

static const struct choice scopes[] = {{"", ""},
                                       {"read", "Read only"},
                                       {"write", "Read and write"},
                                       {"calendar", "Only follow the calendar"},
                                       {NULL, NULL}};

static const struct field token_fields[] = {
    {.name = "name",
     .label = "Name",
     .type = FIELD_TEXT,
     .offset = offsetof(struct token_in, name),
     .help = "What the token is for.",
     .example = "phone shortcut",
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "scope",
     .label = "May",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct token_in, scope),
     .help =
         "What it may do with your records; read only if not said. One for the calendar alone goes "
         "into the address a calendar program follows: /calendar.ics?key=TOKEN.",
     .example = "read",
     .choices = scopes},
    {.name = "days",
     .label = "Days",
     .type = FIELD_INT,
     .offset = offsetof(struct token_in, days),
     .help = "How long it works; 365 if not said.",
     .example = "90",
     .min = 1,
     .max = 3650},
    FIELD_END,
};

#define TOKEN_OUT                                                                                  \
    ACCESS_OUT("id", "Id", FIELD_REF, "The token.", "0AM99YQ40JG2H"),                              \
        ACCESS_OUT("name", "Name", FIELD_TEXT, "What it is for.", "phone shortcut"),               \
        ACCESS_OUT("scope", "May", FIELD_TEXT, "What it may do.", "read"),                         \
        ACCESS_OUT("created_at", "Made", FIELD_INSTANT, "When.", "2027-08-10T15:00:00Z"),          \
        ACCESS_OUT("used_at", "Last used", FIELD_INSTANT, "Within a few minutes.",                 \
                   "2027-08-10T15:00:00Z"),                                                        \
        ACCESS_OUT("expires_at", "Until", FIELD_INSTANT, "When it stops working.",                 \
                   "2028-08-09T15:00:00Z")

static const struct field token_out[] = {TOKEN_OUT, FIELD_END};
static const struct field token_add_out[] = {
    TOKEN_OUT,
    ACCESS_OUT("token", "Token", FIELD_TEXT, "The secret itself, shown only now.", "wm_..."),
    FIELD_END,
};
static const struct field feed_fields[] = {
    {.name = "days",
     .label = "Days",
     .type = FIELD_INT,
     .offset = offsetof(struct feed_in, days),
     .help = "How long the address works; 365 if not said.",
     .example = "365",
     .min = 1,
     .max = 3650},
    FIELD_END,
};
static const struct field feed_out[] = {
    ACCESS_OUT("link", "Address", FIELD_TEXT,
               "For a calendar program; begins with the server's address. Shown only now.",
               "https://wellmet.school.example/calendar.ics?key=wm_..."),
    ACCESS_OUT("id", "Id", FIELD_REF, "Its token; empty where nobody logs in.", "0AM99YQ40JG2H"),
    ACCESS_OUT("expires_at", "Until", FIELD_INSTANT, "When it stops working.",
               "2028-08-09T15:00:00Z"),
    ACCESS_OUT("remove", "To close it", FIELD_TEXT, "The command; or under Security.",
               "wellmet token remove 0AM99YQ40JG2H"),
    FIELD_END,
};
static const struct field removed_out[] = {
    ACCESS_OUT("id", "Id", FIELD_REF, "What was removed.", "0AM99YQ40JG2H"),
    ACCESS_OUT("removed", "Removed", FIELD_BOOL, "It is gone.", "yes"),
    FIELD_END,
};

static const struct field page_fields[] = {
    FIELD_LIMIT(struct page_in),
    FIELD_AFTER(struct page_in),
    FIELD_END,
};

const struct field event_out[] = {
    ACCESS_OUT("id", "Id", FIELD_REF, "The event.", "0AM99YQ40JG2H"),
    ACCESS_OUT("at", "When", FIELD_INSTANT, "When it happened.", "2027-08-10T15:00:00Z"),
    ACCESS_OUT("kind", "Kind", FIELD_TEXT, "A stable word for scripts.", "login"),
    ACCESS_OUT("what", "What", FIELD_TEXT, "What happened, in words.", "Logged in"),
    ACCESS_OUT("detail", "Detail", FIELD_TEXT, "What it was about.", "phone shortcut"),
    ACCESS_OUT("account", "Account", FIELD_TEXT, "Whose login.", "ada@school.example"),
    ACCESS_OUT("by", "By", FIELD_TEXT, "Who did it.", "ada@school.example"),
    ACCESS_OUT("address", "Address", FIELD_TEXT, "Where it came from.", "192.0.2.7"),
    FIELD_END,
};

const struct op session_ops[] = {
    {.name = "session.list",
     .cli = "session list",
     .method = OP_GET,
     .path = "/login/sessions",
     .summary = "List the browsers that are logged in as you.",
     .help = "Newest first.",
     .example = "wellmet session list",
     .out = session_out,
     .need = PERM_ACCOUNT,
     .flags = OP_SITE,
     .run = run_session_list},
    {.name = "session.end",
     .cli = "session end",
     .method = OP_DELETE,
     .path = "/login/sessions/{id}",
     .summary = "End one of your login sessions.",
     .help = "That browser has to log in again.",
     .example = "wellmet session end {session}",
     .out = ended_out,
     .need = PERM_ACCOUNT,
     .flags = OP_SITE | OP_WRITE,
     .run = run_session_end},
    {.name = "session.end_others",
     .cli = "session end-others",
     .method = OP_POST,
     .path = "/login/sessions/end-others",
     .summary = "End all your login sessions but this one.",
     .help = "On the command line, which is no session, it ends all.",
     .example = "wellmet session end-others",
     .out = ended_out,
     .need = PERM_ACCOUNT,
     .flags = OP_SITE | OP_WRITE,
     .run = run_session_end_others},
    {.name = "token.list",
     .cli = "token list",
     .method = OP_GET,
     .path = "/login/tokens",
     .summary = "List your API tokens.",
     .help = "What each may do, and when it was used last. The secrets are not kept.",
     .example = "wellmet token list",
     .out = token_out,
     .need = PERM_ACCOUNT,
     .flags = OP_SITE,
     .run = run_token_list},
    {.name = "token.add",
     .cli = "token add",
     .method = OP_POST,
     .path = "/login/tokens",
     .summary = "Make an API token for a program of yours.",
     .help = "The program sends it as \"Authorization: Bearer wm_...\". It is shown only now.",
     .example = "wellmet token add 'phone shortcut' --scope read --days 90",
     .in = token_fields,
     .in_size = sizeof(struct token_in),
     .out = token_add_out,
     .need = PERM_ACCOUNT,
     .flags = OP_SITE | OP_WRITE,
     .run = run_token_add},
    {.name = "plan.feed",
     .cli = "plan feed",
     .method = OP_POST,
     .path = "/plan/feed",
     .summary = "Make the address at which a calendar program follows your road.",
     .help = "Whoever has it sees the dates of your road and nothing else; projected dates say so "
             "there, too. It is shown only now; removing its token closes it. On a computer where "
             "nobody logs in, it has no key.",
     .example = "wellmet plan feed",
     .in = feed_fields,
     .in_size = sizeof(struct feed_in),
     .out = feed_out,
     .need = PERM_ACCOUNT,
     .flags = OP_SITE | OP_WRITE,
     .run = run_plan_feed},
    {.name = "token.remove",
     .cli = "token remove",
     .method = OP_DELETE,
     .path = "/login/tokens/{id}",
     .summary = "Remove one of your API tokens.",
     .help = "It stops working at once.",
     .example = "wellmet token remove {token}",
     .out = removed_out,
     .need = PERM_ACCOUNT,
     .flags = OP_SITE | OP_WRITE,
     .run = run_token_remove},
    {.name = "event.list",
     .cli = "event list",
     .method = OP_GET,
     .path = "/login/events",
     .summary = "List what happened to your login.",
     .help = "Logins, failed ones, changes of password, tokens and more, newest first.",
     .example = "wellmet event list --limit 20",
     .in = page_fields,
     .in_size = sizeof(struct page_in),
     .out = event_out,
     .need = PERM_ACCOUNT,
     .flags = OP_SITE,
     .run = run_event_list},
    OP_END};

/* ---- the whole account */

static const struct field erase_out[] = {
    ACCESS_OUT("removed", "Rows removed", FIELD_INT, "How many rows went.", "812"),
    FIELD_END,
};

const struct op account_data_ops[] = {
    {.name = "account.export",
     .cli = "account export",
     .method = OP_GET,
     .path = "/account/export",
     .summary = "Take everything out as one JSON file.",
     .help = "Every record, every card as it came, the whole history, your login without its "
             "secrets, and what happened to it.",
     .example = "wellmet account export",
     .need = PERM_ACCOUNT,
     .flags = OP_SITE | OP_OWN_TX | OP_RAW,
     .run = run_account_export},
    {.name = "account.erase",
     .cli = "account erase",
     .method = OP_POST,
     .path = "/account/erase",
     .summary = "Erase your account and all its records for good.",
     .help = "Needs your password. There is no undo: take everything out before. The last "
             "administrator cannot go while there are other accounts.",
     .example = "wellmet account erase --password 'four plain words here' --yes",
     .in = again_fields,
     .in_size = sizeof(struct secret_in),
     .out = erase_out,
     .need = PERM_ACCOUNT,
     .flags = OWN_TX_WRITE | OP_SLOW | OP_CONFIRM,
     .run = run_account_erase},
    OP_END};
