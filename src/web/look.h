/* SPDX-License-Identifier: Apache-2.0 */
/*
 * "Please look again": words that a guard noticed, marked in their sentence. Shown at the head of
 * the page after a save (what was saved stays saved), and, with a script, under a field while it is
 * being written (POST /guard/look, a piece of a page). What notices is ops/guard.h.
 */
#ifndef WM_WEB_LOOK_H
#define WM_WEB_LOOK_H

#include "web/page.h"

struct look_line {
    struct str before, words, after; /* a piece of the text around the words; words may be empty */
    struct str title, text;
    struct str edit; /* where the text can be changed, or empty */
    bool grave;      /* should not go out */
};
struct look_lines {
    struct look_line *p;
    size_t n;
};

/* Those of p->ctx.warnings, which page_begin() found for ?done=. */
struct look_lines look_saved(const struct page *p);

/* Those of a text that is not saved yet. */
struct look_lines look_text(struct arena *a, struct str text);

#endif
