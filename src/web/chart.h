/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Drawings as SVG: what is computed of them, in the units of their own box. templates/chart.html
 * writes the markup, the style sheet gives every `kind` its colour from the roles of the page, so
 * that dark, print and forced colours follow.
 *
 *     struct chart c = chart_new(a, STR("fall"), title, desc, 360, 180);
 *     chart_line(&c, "write", y, n, 100);
 *     chart_word(&c, "start", 0, 12, STR("if you write"));
 *     ...in a template:  % chart(out, &c);
 *
 * A drawing is never the only place of a fact: a table or a sentence beside it says the same.
 * Everything lives in the arena. Numbers are drawn as they are; words for them are the caller's.
 */
#ifndef WM_WEB_CHART_H
#define WM_WEB_CHART_H

#include "base/vec.h"
#include "base/str.h"

struct arena;

/* A shape: the path's data, and what it is (class of the style sheet). */
struct chart_path {
    struct str kind, d;
};

struct chart_word {
    struct str kind; /* "start", "middle", "end": where x is, perhaps with another class */
    int x, y;        /* of the base line */
    struct str words;
};

struct chart {
    struct arena *a;
    struct str id; /* of this page */
    struct str title, desc;
    int width, height;
    /* The part that values are drawn in; the rest is for words. chart_new() makes it all. */
    double left, top, right, bottom;
    VEC(struct chart_path) paths;
    VEC(struct chart_word) words;
};

struct chart chart_new(struct arena *a, struct str id, struct str title, struct str desc, int width,
                       int height);
/* Leaves room for words around what is drawn from then on. */
void chart_inset(struct chart *c, int left, int top, int right, int bottom);
/* Where a share of the inner box stands: 0 left or bottom, 1 right or top. */
double chart_x(const struct chart *c, double share);
double chart_y(const struct chart *c, double share);

void chart_word(struct chart *c, const char *kind, double x, double y, struct str words);
/* A straight line between two points of the box. */
void chart_rule(struct chart *c, const char *kind, double x1, double y1, double x2, double y2);
/* Values from left to right, `most` at the top; values beyond it are cut. */
void chart_line(struct chart *c, const char *kind, const double *values, size_t n, double most);
/* One bar a value, from the foot up; 0 is a short stroke at the foot, so that time can be read.
 * `gap` is the share of a bar's place that stays empty. */
void chart_bars(struct chart *c, const char *kind, const int64_t *values, size_t n, int64_t most,
                double gap);
void chart_dot(struct chart *c, const char *kind, double x, double y, double radius);

/* Ten strokes of which `percent` are whole, the rest short: a chance in tenths, no more exact. */
struct chart chart_tally(struct arena *a, struct str id, int percent);

#endif
