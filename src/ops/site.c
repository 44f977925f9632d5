/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/site.h"

#include "base/err.h"
#include "ops/key.h"
#include "store/setting.h"
#include "store/store.h"

static const char *url_check(struct str value)
{
    if (!str_starts(value, STR("https://")) && !str_starts(value, STR("http://")))
        return "begin it with https://";
    return str_ends(value, STR("/")) ? "leave out the slash at its end" : NULL;
}

const struct field site_fields[] = {
    {.name = "name",
     .label = "Name of this installation",
     .type = FIELD_TEXT,
     .offset = offsetof(struct site, name),
     .help = "Shown on pages and in apps that make codes.",
     .example = "Wellmet at Lakeside"},
    {.name = "public_url",
     .label = "Public address",
     .type = FIELD_TEXT,
     .offset = offsetof(struct site, public_url),
     .help = "Where the pages are, for links that are sent.",
     .example = "https://wellmet.school.example",
     .check = url_check},
    {.name = "password_memory",
     .label = "Password memory",
     .type = FIELD_INT,
     .offset = offsetof(struct site, password_memory),
     .help = "Memory to check a password, in MiB; 19 or more is advised.",
     .example = "64",
     .min = 1,
     .max = 1024},
    {.name = "password_passes",
     .label = "Password passes",
     .type = FIELD_INT,
     .offset = offsetof(struct site, password_passes),
     .help = "How often that memory is passed over.",
     .example = "2",
     .min = 1,
     .max = 20},
    {.name = "session_days",
     .label = "Days of a login",
     .type = FIELD_INT,
     .offset = offsetof(struct site, session_days),
     .help = "After so many days one has to log in again.",
     .example = "30",
     .min = 1,
     .max = 365},
    {.name = "session_idle_days",
     .label = "Days of an unused login",
     .type = FIELD_INT,
     .offset = offsetof(struct site, session_idle_days),
     .help = "A login that is not used for so many days ends.",
     .example = "7",
     .min = 1,
     .max = 365},
    {.name = "invite_days",
     .label = "Days of a link",
     .type = FIELD_INT,
     .offset = offsetof(struct site, invite_days),
     .help = "How long links to join or to reset a password work.",
     .example = "7",
     .min = 1,
     .max = 365},
    {.name = "oidc_issuer",
     .label = "Identity provider",
     .type = FIELD_TEXT,
     .offset = offsetof(struct site, oidc_issuer),
     .help = "Its address, as it names itself; empty for none.",
     .example = "https://id.school.example"},
    {.name = "oidc_client_id",
     .label = "Client id",
     .type = FIELD_TEXT,
     .offset = offsetof(struct site, oidc_client_id),
     .help = "How the identity provider knows this installation.",
     .example = "wellmet"},
    {.name = "oidc_client_secret",
     .label = "Client secret",
     .type = FIELD_TEXT,
     .offset = offsetof(struct site, oidc_client_secret),
     .help = "What the identity provider gave with it; kept sealed and never shown.",
     .example = "set",
     .flags = FIELD_SECRET},
    {.name = "oidc_name",
     .label = "Name of the provider",
     .type = FIELD_TEXT,
     .offset = offsetof(struct site, oidc_name),
     .help = "For the button \"Log in with ...\".",
     .example = "Lakeside account"},
    {.name = "oidc_open",
     .label = "Open to all it knows",
     .type = FIELD_BOOL,
     .offset = offsetof(struct site, oidc_open),
     .help = "Whoever the identity provider knows gets a student's account.",
     .example = "no"},
    FIELD_END,
};

struct site site_default(void)
{
    return (struct site){.name = STR("Wellmet"),
                         .password_memory = 64,
                         .password_passes = 2,
                         .session_days = 30,
                         .session_idle_days = 7,
                         .invite_days = 7,
                         .oidc_name = STR("your school")};
}

/* Sealed in the database, so that a copy of it does not give it away. Without its key the setting
 * counts as not set: the provider will say so. */
static struct str open_secret(const struct app *app, struct arena *a, struct str sealed)
{
    struct str text = STR_NULL;
    struct err ignored;
    if (sealed.n && key_open(app, a, "oidc", 0, sealed, &text, &ignored) < 0)
        return STR_NULL;
    return text;
}

int site_load(const struct app *app, struct db *db, struct arena *a, struct site *ret,
              struct err *err)
{
    struct setting *rows;
    size_t n;
    int64_t owner = db_owner(db);
    if (owner != OWNER_SITE)
        db_set_owner(db, OWNER_SITE);
    int rc = setting_list(db, a, &rows, &n);
    if (owner != OWNER_SITE)
        db_set_owner(db, owner);
    if (rc < 0)
        return err == db_err(db) ? rc : err_set(err, rc, "%s", db_err(db)->text);
    *ret = site_default();
    for (size_t i = 0; i < n; i++) {
        const struct field *f = field_find(site_fields, rows[i].name);
        struct err ignored; /* one that no longer fits has its default */
        if (f && (f->flags & FIELD_SECRET))
            *FIELD_PTR(struct str, f, ret) = open_secret(app, a, rows[i].value);
        else if (f && rows[i].value.n && !str_eq(rows[i].value, STR("0")))
            field_parse(a, f, NULL, rows[i].value, ret, &ignored);
    }
    return 0;
}
