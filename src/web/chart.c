/* SPDX-License-Identifier: Apache-2.0 */
#include "web/chart.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "def/limits.h"

#include <math.h>

enum { PATH_MAX_BYTES = 64 * 1024, TENTHS = 10, TENTH_WIDTH = 13, TALLY_HEIGHT = 26 };
static const double FOOT = 1; /* height of a bar of nothing */

struct chart chart_new(struct arena *a, struct str id, struct str title, struct str desc, int width,
                       int height)
{
    return (struct chart){.a = a,
                          .id = id,
                          .title = title,
                          .desc = desc,
                          .width = width,
                          .height = height,
                          .right = width,
                          .bottom = height};
}

void chart_inset(struct chart *c, int left, int top, int right, int bottom)
{
    c->left = left;
    c->top = top;
    c->right = c->width - right;
    c->bottom = c->height - bottom;
}

double chart_x(const struct chart *c, double share)
{
    return c->left + share * (c->right - c->left);
}

double chart_y(const struct chart *c, double share)
{
    return c->bottom - share * (c->bottom - c->top);
}

/* A number with at most one decimal. A page has a thousand of them, and printf is slow at it. */
static void add_number(struct strbuf *d, double v)
{
    char text[24], *p = text + sizeof(text);
    int64_t tenths = llround(v * TENTHS), left = tenths < 0 ? -tenths : tenths;
    if (left % TENTHS) {
        *--p = (char)('0' + left % TENTHS);
        *--p = '.';
    }
    left /= TENTHS;
    do
        *--p = (char)('0' + left % TENTHS);
    while (left /= TENTHS);
    if (tenths < 0)
        *--p = '-';
    strbuf_add(d, (struct str){p, (size_t)(text + sizeof(text) - p)});
}

/* "M1 2", "h-3.5": a letter of SVG's paths and its numbers. */
static void add_step(struct strbuf *d, char letter, const double *v, size_t n)
{
    strbuf_add(d, (struct str){&letter, 1});
    for (size_t i = 0; i < n; i++) {
        if (i)
            strbuf_add(d, STR(" "));
        add_number(d, v[i]);
    }
}
#define STEP(d, letter, ...)                                                                       \
    add_step((d), (letter), (const double[]){__VA_ARGS__},                                         \
             sizeof((const double[]){__VA_ARGS__}) / sizeof(double))

static void add_path(struct chart *c, const char *kind, const struct strbuf *d)
{
    *VEC_PUSH(c->a, &c->paths) = (struct chart_path){str_c(kind), strbuf_get(d)};
}

void chart_word(struct chart *c, const char *kind, double x, double y, struct str words)
{
    *VEC_PUSH(c->a, &c->words) = (struct chart_word){str_c(kind), (int)x, (int)y, words};
}

void chart_rule(struct chart *c, const char *kind, double x1, double y1, double x2, double y2)
{
    struct strbuf d;
    strbuf_init(&d, c->a, LIMIT_LINE);
    STEP(&d, 'M', x1, y1);
    STEP(&d, 'L', x2, y2);
    add_path(c, kind, &d);
}

void chart_line(struct chart *c, const char *kind, const double *values, size_t n, double most)
{
    struct strbuf d;
    double *y = ARENA_ARRAY(c->a, double, n + 1);
    strbuf_init(&d, c->a, PATH_MAX_BYTES);
    for (size_t i = 0; i < n; i++)
        y[i] = chart_y(c, values[i] < 0 ? 0 : values[i] > most ? 1 : values[i] / most);
    for (size_t i = 0; i < n; i++) {
        double x = chart_x(c, n > 1 ? (double)i / (double)(n - 1) : 0);
        bool level = i && y[i] == y[i - 1];
        if (level && i + 1 < n && y[i + 1] == y[i])
            continue; /* amid a level piece */
        if (level)
            STEP(&d, 'H', x);
        else
            STEP(&d, i ? 'L' : 'M', x, y[i]);
    }
    add_path(c, kind, &d);
}

void chart_bars(struct chart *c, const char *kind, const int64_t *values, size_t n, int64_t most,
                double gap)
{
    struct strbuf d;
    strbuf_init(&d, c->a, PATH_MAX_BYTES);
    double place = (c->right - c->left) / (double)(n ? n : 1), wide = place * (1 - gap);
    for (size_t i = 0; i < n; i++) {
        double share = most > 0 ? (double)values[i] / (double)most : 0;
        double high = share > 0 ? share * (c->bottom - c->top) : FOOT;
        STEP(&d, 'M', c->left + (double)i * place, c->bottom);
        STEP(&d, 'h', wide);
        STEP(&d, 'v', high < FOOT ? -FOOT : -high);
        STEP(&d, 'h', -wide);
        strbuf_add(&d, STR("z"));
    }
    add_path(c, kind, &d);
}

void chart_dot(struct chart *c, const char *kind, double x, double y, double radius)
{
    struct strbuf d;
    strbuf_init(&d, c->a, LIMIT_LINE);
    strbuf_addf(&d, "M%.1f %.1fa%.1f %.1f 0 1 0 %.1f 0a%.1f %.1f 0 1 0 -%.1f 0z", x - radius, y,
                radius, radius, 2 * radius, radius, radius, 2 * radius);
    add_path(c, kind, &d);
}

struct chart chart_tally(struct arena *a, struct str id, int percent)
{
    struct chart c = chart_new(a, id, STR_NULL, STR_NULL, TENTHS * TENTH_WIDTH, TALLY_HEIGHT);
    struct strbuf whole, rest;
    strbuf_init(&whole, a, LIMIT_LINE);
    strbuf_init(&rest, a, LIMIT_LINE);
    for (int i = 0; i < TENTHS; i++) {
        int left = percent - i * TENTHS;
        if (left >= TENTHS / 2) {
            int high = left >= TENTHS ? TALLY_HEIGHT : TALLY_HEIGHT / 2;
            strbuf_addf(&whole, "M%d %dh8v-%dh-8z", i * TENTH_WIDTH, TALLY_HEIGHT, high);
        } else {
            strbuf_addf(&rest, "M%d %dh8v-4h-8z", i * TENTH_WIDTH, TALLY_HEIGHT);
        }
    }
    if (whole.n)
        add_path(&c, "whole", &whole);
    if (rest.n)
        add_path(&c, "rest", &rest);
    return c;
}
