/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The primer: the guide that comes with Wellmet, one file a chapter (primer/KEY.md), and files of
 * the same name in the folder primer/ beside the user's database. docs/primer.md says how chapters
 * are written. Everything lives in the arena it was parsed into; nothing changes afterwards.
 *
 * A file is a head between two lines of three dashes, then Markdown:
 *
 *     ---
 *     key: letters                     the file's name without .md
 *     order: 100                       place in the primer
 *     title: Letters
 *     about: One sentence.
 *     stage: ms4_apply                 stage of the road it is about (insight/plan.h)
 *     ---
 *     Prose up to the first heading.
 *
 *     ## Any heading                   more prose
 *     ## Do
 *     ## Don't                         lists
 *     ## Example: Asking in person     a message as a quote; its names are invented
 *     ## On your road                  "- [1] What to do.": a step of the plan a line
 *     ## Sources                       a list
 *
 * Lines of a paragraph are joined. {{date:rol}} stands for the reader's own date of that step of
 * the plan, {{date:eras_submit|rcas_submit}} for the first that is on their road. The key of a
 * step never changes once it was published: records point to it.
 */
#ifndef WM_INSIGHT_PRIMER_H
#define WM_INSIGHT_PRIMER_H

#include "base/str.h"
#include "base/vec.h"

struct err;

enum primer_part_kind {
    PRIMER_PROSE,
    PRIMER_DO,
    PRIMER_DONT,
    PRIMER_EXAMPLE,
    PRIMER_ROAD, /* its lines are the chapter's items; no text */
    PRIMER_SOURCES
};

struct primer_part {
    enum primer_part_kind kind;
    struct str title; /* "" before the first heading; of an example without "Example:" */
    struct str text;  /* Markdown with joined lines */
};

struct primer_item {
    struct str key;  /* "1" */
    struct str step; /* of the milestone it becomes: "primer.letters.1" */
    struct str text; /* plain; its title */
};

struct primer_chapter {
    struct str key, title, about, stage;
    int64_t order;
    VEC(struct primer_part) parts;
    VEC(struct primer_item) items;
    size_t words;    /* of prose, lists and examples; not of the sources */
    int64_t minutes; /* to read it */
};

struct primer {
    VEC(struct primer_chapter) chapters; /* by order, then key */
    VEC(struct str) wrong;               /* sentences: user's files that could not be read */
};

enum { PRIMER_BYTES = 60000, PRIMER_TITLE = 300, PRIMER_WORDS_A_MINUTE = 220 };

/* Adds, or replaces the chapter of the same key. `file` names it in errors. Expected: ERR_PARSE
 * with file, line and what to do; the primer is then as it was. Any bytes may be given. */
int primer_add(struct arena *a, struct primer *p, struct str file, struct str text,
               struct err *err);
/* Or NULL. */
const struct primer_chapter *primer_find(const struct primer *p, struct str key);
/* By "primer.letters.1" or "letters.1"; NULL. */
const struct primer_item *primer_item_find(const struct primer *p, struct str step,
                                           const struct primer_chapter **ret_chapter);

/* What stands for a date. */
typedef struct str (*primer_date)(void *data, struct str id);
/* The text with its dates filled in. */
struct str primer_fill(struct arena *a, struct str text, primer_date date, void *data);
/* The id of the next {{date:ID}} in *rest, which then begins behind it; false: there is none. */
bool primer_next_date(struct str *rest, struct str *ret_id);

#endif
