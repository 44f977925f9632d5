/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Behind the sink's grid forms: gathers what an operation says into rows and columns, then writes
 * them as one of the forms. Used by sink.c alone; everything lives in the arena given at init.
 *
 * A list of maps gives a row for each map and a column for each key, in order of first appearance.
 * A single map is one row, shown downwards as name and value. Whatever nests deeper is one cell.
 */
#ifndef WM_BASE_GRID_H
#define WM_BASE_GRID_H

#include "base/strbuf.h"
#include "base/vec.h"

enum grid_shape { GRID_EMPTY, GRID_MAP, GRID_LIST, GRID_VALUE };

/* A mark (yes, no) or an id says nothing without its key: both are left out of a nested cell. */
enum grid_kind { GRID_TEXT, GRID_NUMBER, GRID_DATE, GRID_MARK, GRID_ID };

struct grid_column {
    struct str name; /* key; empty for the values of a list without maps */
    bool has_text;   /* a text, which may be cut to fit */
    bool has_other;  /* a date, mark or id; a column of numbers alone is aligned right */
};

struct grid_row {
    VEC(struct str) cells; /* by column; columns that came later are missing */
};

struct grid {
    struct arena *a;
    enum grid_shape shape;
    VEC(struct grid_column) columns;
    VEC(struct grid_row) rows;
    int depth;            /* maps and lists open */
    size_t column;        /* of the value that comes next */
    bool keep_ids;        /* also in nested cells: for the forms that programs read */
    struct strbuf nested; /* what came so far of a cell made of several values */
};

void grid_init(struct grid *g, struct arena *a);
void grid_map_begin(struct grid *g);
void grid_list_begin(struct grid *g);
void grid_end(struct grid *g); /* of a map or a list */
void grid_key(struct grid *g, const char *key);
void grid_value(struct grid *g, enum grid_kind kind, struct str text);

/* The cell's text, empty when the row has none in this column. */
struct str grid_cell(const struct grid_row *row, size_t column);
/* False for a list of plain values, which has no headings. */
bool grid_has_headings(const struct grid *g);
/* A key as people read it: "met_on" is "Met on". In the arena. */
struct str grid_heading(struct arena *a, struct str key);

void grid_write_table(const struct grid *g, struct strbuf *out, int width);
void grid_write_tsv(const struct grid *g, struct strbuf *out);
void grid_write_csv(const struct grid *g, struct strbuf *out);
void grid_write_html(const struct grid *g, struct strbuf *out);

#endif
