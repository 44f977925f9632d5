/* SPDX-License-Identifier: Apache-2.0 */
/* Who may do what, for docs/permissions.md, which is read by people before it is renewed. */
#include "cli/documents.h"
#include "def/op.h"

static void roles(struct strbuf *out)
{
    STRBUF_LIT(out, "| role | in words | permissions |\n|---|---|---|\n");
    for (int r = ROLE_NONE; r < ROLE_COUNT; r++) {
        const struct role_row *row = role_row((enum role_kind)r);
        strbuf_addf(out, "| %s | %s |", row->key, row->help);
        for (int p = PERM_ACCOUNT; p < PERM_COUNT; p++)
            if (row->perms & PERM_BIT(p))
                strbuf_addf(out, " %s", perm_name((enum perm)p));
        STRBUF_LIT(out, " |\n");
    }
}

static void cell(struct strbuf *out, const struct op *o, unsigned perms)
{
    strbuf_addf(out, " %s |", perm_has(perms, o->need) ? "yes" : "-");
}

static void matrix(const struct cli *c, struct strbuf *out)
{
    STRBUF_LIT(out, "| operation | permission |");
    for (int r = ROLE_NONE; r < ROLE_COUNT; r++)
        strbuf_addf(out, " %s |", role_row((enum role_kind)r)->key);
    STRBUF_LIT(out, " token: read | token: write | over the network |\n"
                    "|---|---|---|---|---|---|---|---|---|---|\n");
    OP_EACH (o, c->ops) {
        unsigned student = role_row(ROLE_STUDENT)->perms;
        strbuf_addf(out, "| `%s` | %s |", o->name, perm_name(o->need));
        for (int r = ROLE_NONE; r < ROLE_COUNT; r++)
            cell(out, o, role_row((enum role_kind)r)->perms);
        cell(out, o, perm_scoped(student, "read"));
        cell(out, o, perm_scoped(student, "write"));
        strbuf_addf(out, " %s |\n", o->path && !(o->flags & OP_CLI_ONLY) ? "yes" : "-");
    }
}

void document_permissions(struct arena *a, const struct cli *c, struct strbuf *out)
{
    (void)a;
    STRBUF_LIT(
        out,
        "# Permissions\n\n"
        "The reviewed copy of what `wellmet dump-def --permissions` prints. A test compares the "
        "two, so an\noperation that is new or changes its permission is seen here before it is "
        "merged: look at each line that\ndiffers, then renew the file.\n\n"
        "An operation needs one permission; a role has a set of them. Records are always those of "
        "the caller's own\naccount: no role, not even the administrator's, sees those of another. "
        "An API token has what its scope\nleaves of its account's present role, and never more "
        "than records.\n\n"
        "Whoever can open the database file administers it: a command has `staff` and `admin` "
        "besides, and\n`--account E-MAIL` says whose records it works on. Without any login there "
        "is one user, who may do\neverything.\n\n"
        "## Roles\n\n");
    roles(out);
    STRBUF_LIT(out, "\n## Operations\n\n");
    matrix(c, out);
}
