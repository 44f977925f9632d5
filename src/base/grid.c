/* SPDX-License-Identifier: Apache-2.0 */
/* Gathering; the forms are in grid_table.c and grid_forms.c. */
#include "base/grid.h"

#include "base/arena.h"

#include <assert.h>

void grid_init(struct grid *g, struct arena *a)
{
    *g = (struct grid){.a = a};
    strbuf_init(&g->nested, a, SIZE_MAX / 4);
}

/* Depth at which keys name columns: inside the map, or inside each map of the list. */
static int row_depth(const struct grid *g) { return g->shape == GRID_LIST ? 2 : 1; }

static size_t column_of(struct grid *g, struct str name)
{
    /* Rows of one list have their keys in the same order: try the next column first. */
    size_t guess = g->column + 1;
    if (guess < g->columns.n && str_eq(g->columns.p[guess].name, name))
        return guess;
    for (size_t i = 0; i < g->columns.n; i++)
        if (str_eq(g->columns.p[i].name, name))
            return i;
    VEC_PUSH(g->a, &g->columns)->name = str_copy(g->a, name);
    return g->columns.n - 1;
}

/* Opens a row where a value of a list, or the only value, begins. */
static void row_begin(struct grid *g)
{
    VEC_PUSH(g->a, &g->rows);
    g->column = SIZE_MAX; /* so that the next guess is column 0 */
}

static bool starts_row(const struct grid *g)
{
    return g->depth == 0 || (g->shape == GRID_LIST && g->depth == 1);
}

void grid_map_begin(struct grid *g)
{
    if (g->depth == 0)
        g->shape = GRID_MAP;
    if (starts_row(g))
        row_begin(g);
    g->depth++;
}

void grid_list_begin(struct grid *g)
{
    if (g->depth == 0) {
        g->shape = GRID_LIST;
    } else if (starts_row(g)) { /* a list in a list is a row of one cell */
        row_begin(g);
        g->column = column_of(g, STR(""));
    }
    g->depth++;
}

void grid_key(struct grid *g, const char *key)
{
    if (g->depth == row_depth(g))
        g->column = column_of(g, str_c(key));
}

/* Writes the current cell; what it has already stays before it. */
static void set_cell(struct grid *g, struct str text)
{
    struct grid_row *row = &g->rows.p[g->rows.n - 1];
    while (row->cells.n <= g->column)
        (void)VEC_PUSH(g->a, &row->cells);
    struct str *cell = &row->cells.p[g->column];
    *cell = str_join(g->a, *cell, STR(", "), text);
}

void grid_end(struct grid *g)
{
    assert(g->depth > 0);
    g->depth--;
    if (g->nested.n && g->depth == row_depth(g)) {
        g->columns.p[g->column].has_text = true;
        set_cell(g, strbuf_get(&g->nested));
        strbuf_clear(&g->nested);
    }
}

static void add_nested(struct grid *g, enum grid_kind kind, struct str text)
{
    if (!text.n || kind == GRID_MARK ||
        (kind == GRID_ID && !(g->keep_ids && g->depth == row_depth(g) + 1)))
        return;
    if (g->nested.n)
        STRBUF_LIT(&g->nested, ", ");
    strbuf_add(&g->nested, text);
}

void grid_value(struct grid *g, enum grid_kind kind, struct str text)
{
    if (g->depth > row_depth(g)) {
        add_nested(g, kind, text);
        return;
    }
    if (g->depth == 0)
        g->shape = GRID_VALUE;
    if (starts_row(g)) {
        row_begin(g);
        g->column = column_of(g, STR(""));
    }
    if (!text.n)
        return;
    if (kind == GRID_TEXT)
        g->columns.p[g->column].has_text = true;
    else if (kind != GRID_NUMBER)
        g->columns.p[g->column].has_other = true;
    set_cell(g, text);
}

struct str grid_cell(const struct grid_row *row, size_t column)
{
    return column < row->cells.n ? row->cells.p[column] : STR_NULL;
}

bool grid_has_headings(const struct grid *g)
{
    for (size_t i = 0; i < g->columns.n; i++)
        if (g->columns.p[i].name.n)
            return true;
    return false;
}

struct str grid_heading(struct arena *a, struct str key)
{
    char *p = arena_copy(a, key.p, key.n);
    for (size_t i = 0; i < key.n; i++)
        if (p[i] == '_')
            p[i] = ' ';
    if (key.n && p[0] >= 'a' && p[0] <= 'z')
        p[0] = (char)(p[0] - ('a' - 'A'));
    return (struct str){p, key.n};
}
