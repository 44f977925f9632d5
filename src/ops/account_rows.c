/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of what staff and the administrator do. */
#include "def/limits.h"
#include "ops/access_int.h"
#include "ops/paging.h"
#include "ops/site.h"

/* In the order of enum role_kind. */
static const struct choice role_names[] = {
    {"", ""},           {"student", "Student"},     {"mentor", "Mentor"},
    {"staff", "Staff"}, {"admin", "Administrator"}, {NULL, NULL}};

#define EMAIL(T, more)                                                                             \
    {                                                                                              \
        .name = "email", .label = "E-mail", .type = FIELD_TEXT, .offset = offsetof(T, email),      \
        .help = "The address to log in with.", .example = "bo@school.example", .flags = (more)     \
    }
#define NAME(T)                                                                                    \
    {                                                                                              \
        .name = "name", .label = "Name", .type = FIELD_TEXT, .offset = offsetof(T, name),          \
        .help = "The person's name.", .example = "Bo Tanaka"                                       \
    }
#define ROLE(T, words, more)                                                                       \
    {                                                                                              \
        .name = "role", .label = "Role", .type = FIELD_CHOICE, .offset = offsetof(T, role),        \
        .help = (words), .example = "student", .choices = role_names, .flags = (more)              \
    }
#define DAYS(T)                                                                                    \
    {                                                                                              \
        .name = "days", .label = "Days", .type = FIELD_INT, .offset = offsetof(T, days),           \
        .help = "How long the link works; the setting invite_days if not said.", .example = "7",   \
        .min = 1, .max = 365                                                                       \
    }

static const struct field add_fields[] = {
    EMAIL(struct account_add_in, FIELD_REQUIRED),
    NAME(struct account_add_in),
    ROLE(struct account_add_in, "What they may do; student if not said. The first is always admin.",
         0),
    {.name = "password",
     .label = "Password",
     .type = FIELD_TEXT,
     .offset = offsetof(struct account_add_in, password),
     .help = "The password; asked for if not said.",
     .example = "four plain words here",
     .flags = FIELD_SECRET,
     .max = 1024},
    {.name = "link",
     .label = "Link",
     .type = FIELD_BOOL,
     .offset = offsetof(struct account_add_in, link),
     .help = "Print a link instead, with which they choose the password.",
     .example = "yes"},
    FIELD_END,
};

static const struct field invite_fields[] = {
    EMAIL(struct invite_in, FIELD_REQUIRED),
    NAME(struct invite_in),
    ROLE(struct invite_in, "What they may do; student if not said.", 0),
    DAYS(struct invite_in),
    FIELD_END,
};

static const struct field reset_fields[] = {
    DAYS(struct reset_in),
    {.name = "second",
     .label = "Second factor off",
     .type = FIELD_BOOL,
     .offset = offsetof(struct reset_in, second),
     .help = "Using the link switches the second factor off, too; for administrators.",
     .example = "yes"},
    FIELD_END,
};

static const struct field role_fields[] = {
    ROLE(struct role_in, "What they may do from now on.", FIELD_REQUIRED),
    FIELD_END,
};

static const struct field accounts_fields[] = {
    FIELD_LIMIT(struct page_in),
    {.name = "after",
     .label = "After",
     .type = FIELD_TEXT,
     .offset = offsetof(struct page_in, after),
     .help = "Go on behind this one: the e-mail of the last one of the page before.",
     .example = "bo@school.example"},
    FIELD_END,
};

static const struct field audit_fields[] = {
    {.name = "login",
     .label = "Login",
     .type = FIELD_TEXT,
     .offset = offsetof(struct audit_in, login),
     .help = "Only those of this account: its id or e-mail.",
     .example = "bo@school.example"},
    FIELD_LIMIT(struct audit_in),
    FIELD_AFTER(struct audit_in),
    FIELD_END,
};

static const struct field account_out[] = {
    ACCESS_OUT("id", "Id", FIELD_REF, "The account.", "0AM99YQ40JG2H"),
    ACCESS_OUT("email", "E-mail", FIELD_TEXT, "What it logs in with.", "bo@school.example"),
    ACCESS_OUT("name", "Name", FIELD_TEXT, "The person's name.", "Bo Tanaka"),
    ACCESS_OUT("role", "Role", FIELD_TEXT, "What it may do.", "student"),
    ACCESS_OUT("state", "State", FIELD_TEXT, "active or disabled.", "active"),
    ACCESS_OUT("second", "Second factor", FIELD_BOOL, "A code is asked for, too.", "no"),
    ACCESS_OUT("created_at", "Made", FIELD_INSTANT, "When.", "2027-08-10T15:00:00Z"),
    ACCESS_OUT("seen_at", "Last login", FIELD_INSTANT, "When it last logged in.",
               "2027-08-10T15:00:00Z"),
    FIELD_END,
};

#define LINK_OUT                                                                                   \
    ACCESS_OUT("link", "Link", FIELD_TEXT, "To give to the person; shown only now.",               \
               "https://wellmet.school.example/join/..."),                                         \
        ACCESS_OUT("expires_at", "Until", FIELD_INSTANT, "When the link stops working.",           \
                   "2027-08-17T15:00:00Z")

static const struct field add_out[] = {
    ACCESS_OUT("id", "Id", FIELD_REF, "The account; empty when only a link was made.",
               "0AM99YQ40JG2H"),
    ACCESS_OUT("email", "E-mail", FIELD_TEXT, "What it logs in with.", "bo@school.example"),
    ACCESS_OUT("role", "Role", FIELD_TEXT, "What it may do.", "student"),
    LINK_OUT,
    FIELD_END,
};

static const struct field setup_out[] = {LINK_OUT, FIELD_END};

#define INVITATION_OUT                                                                             \
    ACCESS_OUT("id", "Id", FIELD_REF, "The invitation.", "0AM99YQ40JG2H"),                         \
        ACCESS_OUT("email", "E-mail", FIELD_TEXT, "Who is invited.", "bo@school.example"),         \
        ACCESS_OUT("name", "Name", FIELD_TEXT, "The person's name.", "Bo Tanaka"),                 \
        ACCESS_OUT("role", "Role", FIELD_TEXT, "What they will be able to do.", "student")

static const struct field invite_out[] = {INVITATION_OUT, LINK_OUT, FIELD_END};
static const struct field invitation_out[] = {
    INVITATION_OUT,
    ACCESS_OUT("by", "By", FIELD_TEXT, "Who invites.", "staff@school.example"),
    ACCESS_OUT("created_at", "Made", FIELD_INSTANT, "When.", "2027-08-10T15:00:00Z"),
    ACCESS_OUT("expires_at", "Until", FIELD_INSTANT, "When the link stops working.",
               "2027-08-17T15:00:00Z"),
    FIELD_END,
};
static const struct field reset_out[] = {
    ACCESS_OUT("id", "Id", FIELD_REF, "The account.", "0AM99YQ40JG2H"),
    ACCESS_OUT("email", "E-mail", FIELD_TEXT, "What it logs in with.", "bo@school.example"),
    LINK_OUT,
    FIELD_END,
};
static const struct field gone_out[] = {
    ACCESS_OUT("id", "Id", FIELD_REF, "What was removed.", "0AM99YQ40JG2H"),
    ACCESS_OUT("removed", "Removed", FIELD_BOOL, "It is gone.", "yes"),
    FIELD_END,
};

const struct op account_admin_ops[] = {
    {.name = "account.add",
     .cli = "account add",
     .summary = "Make an account that logs in.",
     .help = "The first account is the administrator and takes over the records that are here; "
             "from then on one has to log in. Asks for the password, or reads it with "
             "--password-stdin; with --link it prints a link with which they choose it.",
     .example = "wellmet account add --email cleo@school.example --name Cleo --link",
     .in = add_fields,
     .in_size = sizeof(struct account_add_in),
     .out = add_out,
     .need = PERM_ADMIN,
     .flags = OP_SITE | OP_OWN_TX | OP_WRITE | OP_SLOW | OP_CLI_ONLY,
     .run = run_account_add},
    {.name = "account.setup_link",
     .cli = "account setup-link",
     .summary = "Make the link that makes the first account.",
     .help = "Works once, for a day, and only while there is no account. A new link takes the "
             "place of an older one.",
     .example = "wellmet account setup-link",
     .out = setup_out,
     .need = PERM_ADMIN,
     .flags = OP_SITE | OP_OWN_TX | OP_WRITE | OP_CLI_ONLY,
     .run = run_account_setup},
    {.name = "account.list",
     .cli = "account list",
     .method = OP_GET,
     .path = "/accounts",
     .summary = "List the accounts of this server.",
     .help = "By e-mail. Nothing of their records is shown.",
     .example = "wellmet account list",
     .in = accounts_fields,
     .in_size = sizeof(struct page_in),
     .out = account_out,
     .need = PERM_STAFF,
     .flags = OP_SITE,
     .run = run_account_list},
    {.name = "account.login",
     .cli = "account show",
     .method = OP_GET,
     .path = "/accounts/{id}",
     .summary = "Show one account's login.",
     .help = "Nothing of its records is shown. ID is its id or e-mail.",
     .example = "wellmet account show {account}",
     .out = account_out,
     .need = PERM_STAFF,
     .flags = OP_SITE,
     .run = run_account_login},
    {.name = "account.invite",
     .cli = "account invite",
     .method = OP_POST,
     .path = "/invitations",
     .summary = "Invite somebody by a link.",
     .help = "The link works once. Staff invite students and mentors, administrators everybody.",
     .example = "wellmet account invite --email dee@school.example --name Dee --role mentor",
     .in = invite_fields,
     .in_size = sizeof(struct invite_in),
     .out = invite_out,
     .need = PERM_STAFF,
     .flags = OP_SITE | OP_WRITE,
     .run = run_account_invite},
    {.name = "account.reset",
     .cli = "account reset",
     .method = OP_POST,
     .path = "/accounts/{id}/reset",
     .summary = "Make a link to choose a new password.",
     .help = "For somebody who forgot theirs. The second factor stays; when that is lost, too, and "
             "the recovery codes with it, an administrator says --second. Staff cannot do it for "
             "an administrator. ID is its id or e-mail.",
     .example = "wellmet account reset {account}",
     .in = reset_fields,
     .in_size = sizeof(struct reset_in),
     .out = reset_out,
     .need = PERM_STAFF,
     .flags = OP_SITE | OP_WRITE,
     .run = run_account_reset},
    {.name = "account.disable",
     .cli = "account disable",
     .method = OP_POST,
     .path = "/accounts/{id}/disable",
     .summary = "Keep an account from logging in.",
     .help = "Its sessions end and its tokens stop at once; its records stay. ID is its id or "
             "e-mail.",
     .example = "wellmet account disable {account}",
     .out = account_out,
     .need = PERM_STAFF,
     .flags = OP_SITE | OP_WRITE,
     .run = run_account_disable},
    {.name = "account.enable",
     .cli = "account enable",
     .method = OP_POST,
     .path = "/accounts/{id}/enable",
     .summary = "Let a disabled account log in again.",
     .help = "Its tokens work again, too. ID is its id or e-mail.",
     .example = "wellmet account enable {account}",
     .out = account_out,
     .need = PERM_STAFF,
     .flags = OP_SITE | OP_WRITE,
     .run = run_account_enable},
    {.name = "account.role",
     .cli = "account role",
     .method = OP_POST,
     .path = "/accounts/{id}/role",
     .summary = "Change what an account may do.",
     .help = "Ends its sessions. The last administrator stays one. ID is its id or e-mail.",
     .example = "wellmet account role {account} --role mentor",
     .in = role_fields,
     .in_size = sizeof(struct role_in),
     .out = account_out,
     .need = PERM_ADMIN,
     .flags = OP_SITE | OP_WRITE,
     .run = run_account_role},
    {.name = "account.remove",
     .cli = "account remove",
     .method = OP_DELETE,
     .path = "/accounts/{id}",
     .summary = "Remove an account and all its records for good.",
     .help = "There is no undo. ID is its id or e-mail.",
     .example = "wellmet account remove {account} --yes",
     .out = gone_out,
     .need = PERM_ADMIN,
     .flags = OP_SITE | OP_OWN_TX | OP_WRITE | OP_CONFIRM,
     .run = run_account_remove},
    {.name = "invitation.list",
     .cli = "invitation list",
     .method = OP_GET,
     .path = "/invitations",
     .summary = "List the invitations nobody has used yet.",
     .help = "Newest first. The links themselves are not kept.",
     .example = "wellmet invitation list",
     .out = invitation_out,
     .need = PERM_STAFF,
     .flags = OP_SITE,
     .run = run_invitation_list},
    {.name = "invitation.remove",
     .cli = "invitation remove",
     .method = OP_DELETE,
     .path = "/invitations/{id}",
     .summary = "Take an invitation back.",
     .help = "Its link stops working.",
     .example = "wellmet invitation remove {invitation}",
     .out = gone_out,
     .need = PERM_STAFF,
     .flags = OP_SITE | OP_WRITE,
     .run = run_invitation_remove},
    OP_END};

const struct op site_ops[] = {{.name = "event.audit",
                               .cli = "event audit",
                               .method = OP_GET,
                               .path = "/events",
                               .summary = "List what happened to all logins.",
                               .help = "Newest first.",
                               .example = "wellmet event audit --limit 20",
                               .in = audit_fields,
                               .in_size = sizeof(struct audit_in),
                               .out = event_out,
                               .need = PERM_ADMIN,
                               .flags = OP_SITE,
                               .run = run_event_audit},
                              {.name = "site.show",
                               .cli = "site show",
                               .method = OP_GET,
                               .path = "/site",
                               .summary = "Show the settings of this installation.",
                               .help = "What was not set has its default.",
                               .example = "wellmet site show",
                               .out = site_fields,
                               .need = PERM_ADMIN,
                               .flags = OP_SITE,
                               .run = run_site_show},
                              {.name = "site.edit",
                               .cli = "site edit",
                               .method = OP_PATCH,
                               .path = "/site",
                               .summary = "Change the settings of this installation.",
                               .help = "Changes what is given and leaves the rest.",
                               .example = "wellmet site edit --invite-days 14",
                               .in = site_fields,
                               .in_size = sizeof(struct site),
                               .out = site_fields,
                               .need = PERM_ADMIN,
                               .flags = OP_SITE | OP_WRITE,
                               .run = run_site_edit},
                              OP_END};
