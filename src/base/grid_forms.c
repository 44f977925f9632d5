/* SPDX-License-Identifier: Apache-2.0 */
/* The grid as TSV, CSV and HTML. */
#include "base/grid.h"

#include "base/html.h"

/* ---- TSV: one line for each row, whatever is in the cells ---- */

static void tsv_cell(struct strbuf *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        switch (s.p[i]) {
        case '\t': STRBUF_LIT(out, "\\t"); break;
        case '\n': STRBUF_LIT(out, "\\n"); break;
        case '\r': STRBUF_LIT(out, "\\r"); break;
        case '\\': STRBUF_LIT(out, "\\\\"); break;
        default: strbuf_add_char(out, s.p[i]);
        }
    }
}

/* ---- CSV: RFC 4180 ---- */

static void csv_cell(struct strbuf *out, struct str s)
{
    bool plain = true;
    for (size_t i = 0; i < s.n && plain; i++)
        plain = !strchr(",\"\r\n", s.p[i]) || s.p[i] == '\0';
    /* Some readers trim what is not quoted. */
    if (plain && str_trim(s).n == s.n) {
        strbuf_add(out, s);
        return;
    }
    strbuf_add_char(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"')
            strbuf_add_char(out, '"');
        strbuf_add_char(out, s.p[i]);
    }
    strbuf_add_char(out, '"');
}

/* ---- what the two share ---- */

struct separated {
    void (*cell)(struct strbuf *out, struct str s);
    char separator;
    struct str line_end;
    struct str lone_empty; /* a line of one empty cell, which readers would take for no line */
};

static void separated_row(const struct separated *form, struct strbuf *out, const struct grid *g,
                          const struct grid_row *row)
{
    for (size_t i = 0; i < g->columns.n; i++) {
        if (i)
            strbuf_add_char(out, form->separator);
        struct str s = row ? grid_cell(row, i) : g->columns.p[i].name;
        if (!s.n && g->columns.n == 1)
            strbuf_add(out, form->lone_empty);
        else
            form->cell(out, s);
    }
    strbuf_add(out, form->line_end);
}

static void separated_write(const struct separated *form, struct strbuf *out, const struct grid *g)
{
    if (g->shape == GRID_MAP) {
        for (size_t i = 0; i < g->columns.n; i++) {
            form->cell(out, g->columns.p[i].name);
            strbuf_add_char(out, form->separator);
            form->cell(out, grid_cell(g->rows.p, i));
            strbuf_add(out, form->line_end);
        }
        return;
    }
    if (grid_has_headings(g))
        separated_row(form, out, g, NULL);
    for (size_t r = 0; r < g->rows.n; r++)
        separated_row(form, out, g, &g->rows.p[r]);
}

void grid_write_tsv(const struct grid *g, struct strbuf *out)
{
    static const struct separated tsv = {tsv_cell, '\t', STR_INIT("\n"), STR_INIT("")};
    separated_write(&tsv, out, g);
}

void grid_write_csv(const struct grid *g, struct strbuf *out)
{
    static const struct separated csv = {csv_cell, ',', STR_INIT("\r\n"), STR_INIT("\"\"")};
    separated_write(&csv, out, g);
}

/* ---- HTML ---- */

static void element(struct strbuf *out, const char *tag, struct str text)
{
    html_tag(out, tag);
    html_text(out, text);
    html_tag_end(out, tag);
}

static void html_map(const struct grid *g, struct strbuf *out)
{
    html_tag(out, "dl");
    for (size_t i = 0; i < g->columns.n; i++) {
        struct str value = grid_cell(g->rows.p, i);
        if (!value.n)
            continue;
        element(out, "dt", grid_heading(g->a, g->columns.p[i].name));
        element(out, "dd", value);
    }
    html_tag_end(out, "dl");
}

static void html_plain_list(const struct grid *g, struct strbuf *out)
{
    html_tag(out, "ul");
    for (size_t r = 0; r < g->rows.n; r++)
        element(out, "li", grid_cell(&g->rows.p[r], 0));
    html_tag_end(out, "ul");
}

static void html_table(const struct grid *g, struct strbuf *out)
{
    html_tag(out, "table");
    html_tag(out, "thead");
    html_tag(out, "tr");
    for (size_t i = 0; i < g->columns.n; i++)
        element(out, "th", grid_heading(g->a, g->columns.p[i].name));
    html_tag_end(out, "tr");
    html_tag_end(out, "thead");
    html_tag(out, "tbody");
    for (size_t r = 0; r < g->rows.n; r++) {
        html_tag(out, "tr");
        for (size_t i = 0; i < g->columns.n; i++)
            element(out, "td", grid_cell(&g->rows.p[r], i));
        html_tag_end(out, "tr");
    }
    html_tag_end(out, "tbody");
    html_tag_end(out, "table");
}

void grid_write_html(const struct grid *g, struct strbuf *out)
{
    if (g->shape == GRID_MAP)
        html_map(g, out);
    else if (grid_has_headings(g))
        html_table(g, out);
    else if (g->rows.n)
        html_plain_list(g, out);
}
