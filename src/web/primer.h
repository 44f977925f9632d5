/* SPDX-License-Identifier: Apache-2.0 */
/* What the pages of the primer show: its contents, one chapter, all of it to print. */
#ifndef WM_WEB_PRIMER_H
#define WM_WEB_PRIMER_H

#include "ops/primer.h"
#include "web/page.h"

struct primer_pages {
    struct primer_view *chapters;
    size_t n;
    int64_t minutes;  /* of all */
    struct str wrong; /* files of the owner's that could not be read, or "" */
};

/* "2 of 4 on your road, 1 done", or "". */
struct str primer_said(struct arena *a, const struct primer_view *v);

#endif
