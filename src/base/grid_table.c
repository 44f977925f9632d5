/* SPDX-License-Identifier: Apache-2.0 */
/* The grid as text for a terminal: columns padded by display width, cut to the screen. */
#include "base/grid.h"

#include "base/arena.h"
#include "base/fold.h"

enum { TABLE_GAP = 2, TABLE_NARROWEST = 4 };

/* Bidirectional controls could reorder a line of other cells. */
static bool is_bidi_control(uint32_t cp)
{
    return (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

/* One line a terminal can show: control characters, and with them escape sequences, are blanks. */
static struct str one_line(struct arena *a, struct str s)
{
    struct strbuf b;
    strbuf_init(&b, a, SIZE_MAX / 4);
    for (size_t at = 0; at < s.n;) {
        char bytes[4];
        uint32_t cp = utf8_next(s, &at);
        if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029)
            strbuf_add_char(&b, ' ');
        else if (!is_bidi_control(cp))
            strbuf_add(&b, (struct str){bytes, utf8_encode(cp, bytes)});
    }
    return str_trim(strbuf_get(&b));
}

/* The text, or as much of it as leaves room for "…", in at most `width` columns. */
static void add_cut(struct strbuf *out, struct str s, int width)
{
    if (utf8_width(s) <= width) {
        strbuf_add(out, s);
        return;
    }
    size_t at = 0, end = 0;
    int used = 0;
    while (at < s.n) {
        size_t from = at;
        utf8_next(s, &at);
        used += utf8_width(str_sub(s, from, at));
        if (used > width - 1)
            break;
        end = at;
    }
    strbuf_add(out, str_sub(s, 0, end));
    if (width > 0)
        STRBUF_LIT(out, "…");
}

static void add_blanks(struct strbuf *out, int n)
{
    while (n-- > 0)
        strbuf_add_char(out, ' ');
}

/* Width of a line whose columns of text are at most `cap` wide. */
static int total_width(const struct grid *g, const int *widths, int cap)
{
    size_t n = g->columns.n;
    int total = n ? TABLE_GAP * (int)(n - 1) : 0;
    for (size_t i = 0; i < n; i++)
        total += g->columns.p[i].has_text && widths[i] > cap ? cap : widths[i];
    return total;
}

/* Narrows the widest columns of text alike until all fit; a blank or two that remain go to the
 * first of them. Numbers, dates and ids stay whole: cut, they would say something else. */
static void fit(const struct grid *g, int *widths, int limit)
{
    int low = TABLE_NARROWEST, high = limit;
    if (limit <= 0 || total_width(g, widths, limit) <= limit)
        return;
    while (low < high) { /* the largest cap with which all fit */
        int mid = low + (high - low + 1) / 2;
        if (total_width(g, widths, mid) <= limit)
            low = mid;
        else
            high = mid - 1;
    }
    int spare = limit - total_width(g, widths, low);
    for (size_t i = 0; i < g->columns.n; i++) {
        if (!g->columns.p[i].has_text || widths[i] <= low)
            continue;
        widths[i] = low + (spare > 0);
        spare -= spare > 0;
    }
}

static void add_row(struct strbuf *out, struct arena *tmp, const struct grid *g,
                    const struct str *cells, const int *widths, int limit)
{
    struct strbuf line;
    strbuf_init(&line, tmp, SIZE_MAX / 4);
    for (size_t i = 0; i < g->columns.n; i++) {
        size_t from = line.n;
        if (i)
            add_blanks(&line, TABLE_GAP);
        int pad = widths[i] - utf8_width(cells[i]);
        if (!g->columns.p[i].has_text && !g->columns.p[i].has_other)
            add_blanks(&line, pad);
        add_cut(&line, cells[i], widths[i]);
        int used = utf8_width(str_sub(strbuf_get(&line), from, line.n)) - (i ? TABLE_GAP : 0);
        if (i + 1 < g->columns.n)
            add_blanks(&line, widths[i] - used);
    }
    struct str text = strbuf_get(&line);
    while (text.n && text.p[text.n - 1] == ' ')
        text.n--;
    if (limit > 0)
        add_cut(out, text, limit);
    else
        strbuf_add(out, text);
    strbuf_add_char(out, '\n');
}

static void measure(const struct str *cells, size_t n, int *widths)
{
    for (size_t i = 0; i < n; i++) {
        int w = utf8_width(cells[i]);
        if (w > widths[i])
            widths[i] = w;
    }
}

static bool is_column_empty(const struct grid *g, size_t column)
{
    for (size_t r = 0; r < g->rows.n; r++)
        if (grid_cell(&g->rows.p[r], column).n)
            return false;
    return true;
}

/* The grid without columns in which nothing stands: on a screen they only take room. */
static struct grid without_empty(struct arena *a, const struct grid *g)
{
    struct grid kept = {.a = a, .shape = g->shape};
    for (size_t r = 0; r < g->rows.n; r++)
        (void)VEC_PUSH(a, &kept.rows);
    for (size_t i = 0; i < g->columns.n; i++) {
        if (is_column_empty(g, i))
            continue;
        *VEC_PUSH(a, &kept.columns) = g->columns.p[i];
        for (size_t r = 0; r < g->rows.n; r++)
            *VEC_PUSH(a, &kept.rows.p[r].cells) = grid_cell(&g->rows.p[r], i);
    }
    return kept;
}

static void write_rows(const struct grid *all, struct strbuf *out, int limit)
{
    ARENA_SCOPE struct arena *tmp = arena_new(0);
    struct grid kept = without_empty(tmp, all), *g = &kept;
    size_t n = g->columns.n, lines = g->rows.n + 1;
    struct str *cells = ARENA_ARRAY(tmp, struct str, n * lines);
    int *widths = ARENA_ARRAY(tmp, int, n);
    for (size_t i = 0; i < n; i++)
        cells[i] = grid_heading(tmp, g->columns.p[i].name);
    for (size_t r = 0; r < g->rows.n; r++)
        for (size_t i = 0; i < n; i++)
            cells[(r + 1) * n + i] = one_line(tmp, grid_cell(&g->rows.p[r], i));
    for (size_t r = 0; r < lines; r++)
        measure(&cells[r * n], n, widths);
    fit(g, widths, limit);
    for (size_t r = grid_has_headings(g) ? 0 : 1; r < lines; r++)
        add_row(out, tmp, g, &cells[r * n], widths, limit);
}

/* Name and value: nothing is cut here, as this is where people read a whole note. */
static void write_map(const struct grid *g, struct strbuf *out)
{
    ARENA_SCOPE struct arena *tmp = arena_new(0);
    int width = 0;
    for (size_t i = 0; i < g->columns.n; i++) {
        int w = utf8_width(g->columns.p[i].name);
        if (w > width && grid_cell(g->rows.p, i).n)
            width = w;
    }
    for (size_t i = 0; i < g->columns.n; i++) {
        struct str rest = str_trim(grid_cell(g->rows.p, i)), line;
        struct str name = grid_heading(tmp, g->columns.p[i].name);
        while (str_next_line(&rest, &line)) {
            line = one_line(tmp, line);
            strbuf_add(out, name);
            if (line.n)
                add_blanks(out, width + TABLE_GAP - utf8_width(name));
            strbuf_add(out, line);
            strbuf_add_char(out, '\n');
            name = STR("");
        }
    }
}

void grid_write_table(const struct grid *g, struct strbuf *out, int width)
{
    if (g->shape == GRID_MAP)
        write_map(g, out);
    else if (g->columns.n)
        write_rows(g, out, width);
}
