/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The schema that a database really has, read from the engine's catalog: tables, columns, keys and
 * references, the same rows from either engine. For looking at it, for proving the rules that let
 * it be distributed by owner (docs/scaling.md), and for copying it table by table. Nothing here
 * knows a table by its name, but those of the search, whose form is the engine's own, and the table
 * of migrations.
 */
#ifndef WM_STORE_SCHEMA_H
#define WM_STORE_SCHEMA_H

#include "base/str.h"
#include "base/vec.h"

struct arena;
struct db;
struct err;
struct strbuf;

struct strs {
    struct str *p;
    size_t n, cap;
};

struct schema_column {
    struct str name;
    struct str type;    /* in PostgreSQL's words on both engines: bigint, text, bytea */
    struct str initial; /* the expression behind "default", empty: none */
    bool not_null;
    int key_place; /* in the primary key, from 1; 0: not in it */
};

struct schema_index {
    struct str name;
    bool unique, partial;
    struct strs columns; /* an expression stands as its text */
};

struct schema_reference {
    struct str name; /* on an engine without names the one that PostgreSQL would give */
    struct strs columns;
    struct str table;
    struct strs to;
    struct str on_delete, on_update; /* "no action", "cascade" ... */
};

struct schema_table {
    struct str name;
    bool search;     /* of the search: columns and indexes are the engine's own */
    bool engine_own; /* the search's, or one that the other engine does not need */
    struct strs key; /* columns of the primary key */
    VEC(struct schema_column) columns;
    VEC(struct schema_index) indexes; /* but the primary key's */
    VEC(struct schema_reference) references;
};

/* What the rules do not allow at all: a trigger, a sequence, a view ... */
struct schema_other {
    struct str kind, name;
};

struct schema {
    VEC(struct schema_table) tables; /* by name */
    VEC(struct schema_other) others;
};

/* Reads the catalog. Expected: ERR_STORE. */
int schema_load(struct db *db, struct arena *a, struct schema *ret);
/* NULL when there is none. */
const struct schema_table *schema_find(const struct schema *s, struct str table);
/* A table without owners: every node of a cluster has a copy of it. */
bool schema_is_shared(const struct schema_table *t);
/* All tables so that those referred to come first. Expected: ERR_STORE when they go in a circle. */
int schema_order(struct arena *a, const struct schema *s, const struct schema_table ***ret,
                 struct err *err);

/* The rules for distribution (docs/scaling.md): a sentence for each place that breaks one. */
void schema_check(struct arena *a, const struct schema *s, struct strs *ret);
/* Tables, columns and nullability in which two engines' schemas differ: a sentence each. */
void schema_compare(struct arena *a, const struct schema *x, const struct schema *y,
                    struct strs *ret);

/* For people. */
void schema_format(struct strbuf *b, const struct schema *s);
/* The statements that distribute these tables over a Citus cluster, in the order they need: foreign
 * keys away, the shared table, the tables of owners side by side, foreign keys back. Expected:
 * ERR_STORE as schema_order(). */
int schema_format_citus(struct arena *a, struct strbuf *b, const struct schema *s, struct err *err);

#endif
