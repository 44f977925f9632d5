/* SPDX-License-Identifier: Apache-2.0 */
/* The rules that let one schema serve SQLite, PostgreSQL and a cluster (docs/scaling.md). */
#include "base/arena.h"
#include "store/schema.h"

#define OWNER STR("owner_id")

static void tell(struct arena *a, struct strs *list, struct str s) { *VEC_PUSH(a, list) = s; }

#define TELL(...) tell(a, ret, str_format(a, __VA_ARGS__))

static bool is_first(const struct strs *columns)
{
    return columns->n > 0 && str_eq(columns->p[0], OWNER);
}

static const struct schema_column *find_column(const struct schema_table *t, struct str name)
{
    VEC_EACH (const struct schema_column, c, &t->columns)
        if (str_eq(c->name, name))
            return c;
    return NULL;
}

static bool is_constant(struct str expression)
{
    return !expression.n || expression.p[0] == '\'' || expression.p[0] == '-' ||
           (expression.p[0] >= '0' && expression.p[0] <= '9');
}

static void check_columns(struct arena *a, const struct schema_table *t, struct strs *ret)
{
    static const char *const types[] = {"bigint", "text", "bytea", "double precision"};
    VEC_EACH (const struct schema_column, c, &t->columns) {
        bool known = t->search;
        for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
            known = known || str_eq(c->type, str_c(types[i]));
        if (!known)
            TELL("%.*s.%.*s has the type %.*s, which not every engine has", STR_ARG(t->name),
                 STR_ARG(c->name), STR_ARG(c->type));
        if (!is_constant(c->initial))
            TELL("%.*s.%.*s begins as %.*s, which is not a constant", STR_ARG(t->name),
                 STR_ARG(c->name), STR_ARG(c->initial));
    }
}

static void check_owner(struct arena *a, const struct schema_table *t, struct strs *ret)
{
    const struct schema_column *owner = find_column(t, OWNER);
    if (!str_eq(owner->type, STR("bigint")) || !owner->not_null)
        TELL("%.*s.owner_id is not a bigint not null", STR_ARG(t->name));
    if (!is_first(&t->key))
        TELL("%.*s has no primary key that begins with owner_id", STR_ARG(t->name));
    VEC_EACH (const struct schema_index, x, &t->indexes)
        if (x->unique && !is_first(&x->columns))
            TELL("%.*s is unique and does not begin with owner_id", STR_ARG(x->name));
}

static void check_reference(struct arena *a, const struct schema *s, const struct schema_table *t,
                            const struct schema_reference *r, struct strs *ret)
{
    const struct schema_table *to = schema_find(s, r->table);
    if (!to)
        TELL("%.*s refers to %.*s, which is not here", STR_ARG(r->name), STR_ARG(r->table));
    else if (!schema_is_shared(to) && (!is_first(&r->columns) || !is_first(&r->to)))
        TELL("%.*s does not have owner_id first on both sides", STR_ARG(r->name));
    if (schema_is_shared(t) && to && !schema_is_shared(to))
        TELL("%.*s refers from a shared table to one of owners", STR_ARG(r->name));
    if (str_starts(r->on_delete, STR("set")) || str_starts(r->on_update, STR("set")))
        TELL("%.*s sets columns when what it refers to goes or changes", STR_ARG(r->name));
}

void schema_check(struct arena *a, const struct schema *s, struct strs *ret)
{
    VEC_EACH (const struct schema_table, t, &s->tables) {
        if (t->search && !t->key.n) /* a full-text table of SQLite, which has no keys */
            continue;
        check_columns(a, t, ret);
        if (!schema_is_shared(t))
            check_owner(a, t, ret);
        else if (!str_eq(t->name, STR("schema_migration")))
            TELL("%.*s has no owner_id", STR_ARG(t->name));
        VEC_EACH (const struct schema_reference, r, &t->references)
            check_reference(a, s, t, r, ret);
    }
    VEC_EACH (const struct schema_other, o, &s->others)
        TELL("%.*s is a %.*s", STR_ARG(o->name), STR_ARG(o->kind));
}

/* --- two engines ---------------------------------------------------------------------------- */

static struct str list_text(struct arena *a, const struct strs *list)
{
    struct str s = STR_NULL;
    VEC_EACH (const struct str, x, list)
        s = str_join(a, s, STR(", "), *x);
    return s;
}

/* A table as lines in an order of our own, so that two engines' lines can be compared. */
static void describe(struct arena *a, const struct schema_table *t, struct strs *ret)
{
    TELL("table %.*s", STR_ARG(t->name));
    VEC_EACH (const struct schema_column, c, &t->columns)
        TELL("%.*s.%.*s %.*s%s %.*s", STR_ARG(t->name), STR_ARG(c->name), STR_ARG(c->type),
             c->not_null ? " not null" : "", STR_ARG(c->initial));
    TELL("primary key of %.*s (%.*s)", STR_ARG(t->name), STR_ARG(list_text(a, &t->key)));
    VEC_EACH (const struct schema_index, x, &t->indexes)
        TELL("%sindex %.*s (%.*s)%s", x->unique ? "unique " : "", STR_ARG(x->name),
             STR_ARG(list_text(a, &x->columns)), x->partial ? " where" : "");
    VEC_EACH (const struct schema_reference, r, &t->references)
        TELL("%.*s (%.*s) to %.*s (%.*s) on delete %.*s on update %.*s", STR_ARG(r->name),
             STR_ARG(list_text(a, &r->columns)), STR_ARG(r->table), STR_ARG(list_text(a, &r->to)),
             STR_ARG(r->on_delete), STR_ARG(r->on_update));
}

static void describe_all(struct arena *a, const struct schema *s, struct strs *ret)
{
    VEC_EACH (const struct schema_table, t, &s->tables)
        if (!t->engine_own)
            describe(a, t, ret);
}

static void only_left(struct arena *a, const struct strs *x, const struct strs *y,
                      const char *where, struct strs *ret)
{
    VEC_EACH (const struct str, line, x) {
        bool found = false;
        VEC_EACH (const struct str, other, y)
            found = found || str_eq(*line, *other);
        if (!found)
            TELL("only in the %s: %.*s", where, STR_ARG(*line));
    }
}

void schema_compare(struct arena *a, const struct schema *x, const struct schema *y,
                    struct strs *ret)
{
    struct strs left = {0}, right = {0};
    describe_all(a, x, &left);
    describe_all(a, y, &right);
    only_left(a, &left, &right, "first", ret);
    only_left(a, &right, &left, "second", ret);
}
