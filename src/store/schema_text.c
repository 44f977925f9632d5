/* SPDX-License-Identifier: Apache-2.0 */
/* The schema for people, and as the statements that distribute it. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "store/schema.h"

static void add_list(struct strbuf *b, const struct strs *columns)
{
    strbuf_add_char(b, '(');
    VEC_EACH (const struct str, c, columns)
        strbuf_addf(b, "%s%.*s", c == columns->p ? "" : ", ", STR_ARG(*c));
    strbuf_add_char(b, ')');
}

static void add_actions(struct strbuf *b, const struct schema_reference *r)
{
    if (!str_eq(r->on_delete, STR("no action")))
        strbuf_addf(b, " on delete %.*s", STR_ARG(r->on_delete));
    if (!str_eq(r->on_update, STR("no action")))
        strbuf_addf(b, " on update %.*s", STR_ARG(r->on_update));
}

static const char *kind_of(const struct schema_table *t)
{
    return t->search             ? "the search index, in the engine's own form"
           : schema_is_shared(t) ? "shared: the same for all owners"
                                 : "of owners";
}

static void format_table(struct strbuf *b, const struct schema_table *t)
{
    strbuf_addf(b, "%.*s (%s)\n", STR_ARG(t->name), kind_of(t));
    VEC_EACH (const struct schema_column, c, &t->columns) {
        strbuf_addf(b, "    %-18.*s %.*s%s", STR_ARG(c->name), STR_ARG(c->type),
                    c->not_null ? " not null" : "");
        if (c->initial.n)
            strbuf_addf(b, " default %.*s", STR_ARG(c->initial));
        strbuf_add_char(b, '\n');
    }
    if (t->key.n) {
        STRBUF_LIT(b, "    primary key ");
        add_list(b, &t->key);
        strbuf_add_char(b, '\n');
    }
    VEC_EACH (const struct schema_index, x, &t->indexes) {
        strbuf_addf(b, "    %s%.*s ", x->unique ? "unique index " : "index ", STR_ARG(x->name));
        add_list(b, &x->columns);
        strbuf_add(b, x->partial ? STR(" for some rows\n") : STR("\n"));
    }
    VEC_EACH (const struct schema_reference, r, &t->references) {
        STRBUF_LIT(b, "    ");
        add_list(b, &r->columns);
        strbuf_addf(b, " refers to %.*s ", STR_ARG(r->table));
        add_list(b, &r->to);
        add_actions(b, r);
        strbuf_add_char(b, '\n');
    }
}

void schema_format(struct strbuf *b, const struct schema *s)
{
    VEC_EACH (const struct schema_table, t, &s->tables) {
        if (t != s->tables.p)
            strbuf_add_char(b, '\n');
        format_table(b, t);
    }
    VEC_EACH (const struct schema_other, o, &s->others)
        strbuf_addf(b, "\n%.*s (%.*s)\n", STR_ARG(o->name), STR_ARG(o->kind));
}

/* --- Citus ---------------------------------------------------------------------------------- */

static void drop_references(struct strbuf *b, const struct schema_table *t)
{
    VEC_EACH (const struct schema_reference, r, &t->references)
        strbuf_addf(b, "alter table %.*s drop constraint %.*s;\n", STR_ARG(t->name),
                    STR_ARG(r->name));
}

static void add_references(struct strbuf *b, const struct schema_table *t)
{
    VEC_EACH (const struct schema_reference, r, &t->references) {
        strbuf_addf(b, "alter table %.*s add constraint %.*s foreign key ", STR_ARG(t->name),
                    STR_ARG(r->name));
        add_list(b, &r->columns);
        strbuf_addf(b, " references %.*s ", STR_ARG(r->table));
        add_list(b, &r->to);
        add_actions(b, r);
        STRBUF_LIT(b, ";\n");
    }
}

/* The first table of owners says how rows are spread; the others lie beside it. */
static void distribute(struct strbuf *b, const struct schema_table *t, struct str *first)
{
    if (schema_is_shared(t)) {
        strbuf_addf(b, "select create_reference_table('%.*s');\n", STR_ARG(t->name));
        return;
    }
    struct str with = first->n ? *first : STR("none");
    strbuf_addf(b,
                "select create_distributed_table('%.*s', 'owner_id', colocate_with => '%.*s');\n",
                STR_ARG(t->name), STR_ARG(with));
    if (!first->n)
        *first = t->name;
}

int schema_format_citus(struct arena *a, struct strbuf *b, const struct schema *s, struct err *err)
{
    const struct schema_table **order;
    struct str first = STR_NULL;
    int rc = schema_order(a, s, &order, err);
    if (rc < 0)
        return rc;
    STRBUF_LIT(
        b, "-- Distributes the tables of Wellmet by owner over a Citus cluster. Run it once, on\n"
           "-- the coordinator, as the tables' owner, while no server uses the database.\n"
           "create extension if not exists citus;\n\n"
           "-- Foreign keys stand between tables that are not distributed yet.\n");
    for (size_t i = s->tables.n; i > 0; i--)
        drop_references(b, order[i - 1]);
    STRBUF_LIT(b, "\n-- The same for all owners: a copy on every node.\n");
    for (size_t i = 0; i < s->tables.n; i++)
        if (schema_is_shared(order[i]))
            distribute(b, order[i], &first);
    STRBUF_LIT(b, "\n-- All rows of an owner lie together on one node.\n");
    for (size_t i = 0; i < s->tables.n; i++)
        if (!schema_is_shared(order[i]))
            distribute(b, order[i], &first);
    STRBUF_LIT(b, "\n-- Foreign keys hold within an owner.\n");
    for (size_t i = 0; i < s->tables.n; i++)
        add_references(b, order[i]);
    return 0;
}
