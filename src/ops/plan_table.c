/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/plan_table.h"

#include "base/arena.h"
#include "base/err.h"
#include "codec/csv_reader.h"

const char *const plan_file_names[PLAN_FILES] = {"milestones.csv", "milestones_world.csv",
                                                 "milestones_exact.csv", "stages.csv"};

enum { COLUMNS_MAX = 16 };

static const char *const step_columns[] = {
    "id",     "title", "rule", "time", "confidence", "applies_to", "stage", "act",
    "source", "page",  "what", "why",  "how",        "chapter",    "who",   NULL};
static const char *const exact_columns[] = {"id", "class", "date", "status", "source", NULL};
static const char *const stage_columns[] = {"stage", "begins", "applies_to", "why", NULL};

enum step_column {
    ID,
    TITLE,
    RULE,
    TIME,
    CONFIDENCE,
    APPLIES,
    STAGE,
    ACT,
    SOURCE,
    PAGE,
    WHAT,
    WHY,
    HOW,
    CHAPTER,
    WHO
};

struct reader {
    struct arena *a;
    struct plan_table *t;
    struct plan_faults *faults;
    const char *file;
    const char *const *columns;
    size_t place[COLUMNS_MAX], n; /* of the columns in the file; n cells in a row */
};

static void tell(const struct reader *r, int64_t line, struct str text)
{
    *VEC_PUSH(r->a, &r->faults->all) = (struct plan_fault){r->file, line, text};
}

/* Columns may stand in any order; more than ours may be there. */
static bool read_header(struct reader *r, const struct csv_record *head)
{
    bool good = true;
    r->n = head->n;
    for (size_t i = 0; r->columns[i]; i++) {
        size_t j = 0;
        while (j < head->n && !str_eq(head->cells[j], str_c(r->columns[i])))
            j++;
        r->place[i] = j;
        if (j == head->n) {
            tell(r, head->line, str_format(r->a, "the column %s is missing", r->columns[i]));
            good = false;
        }
    }
    return good;
}

static void add_step(const struct reader *r, const struct csv_record *row)
{
    struct str c[COLUMNS_MAX];
    for (size_t i = 0; r->columns[i]; i++)
        c[i] = row->cells[r->place[i]];
    bool opens = str_eq(c[ACT], STR("from"));
    if (!opens && !str_eq(c[ACT], STR("yes")) && !str_eq(c[ACT], STR("no")))
        tell(r, row->line, STR("act is yes, from or no"));
    plan_table_add(r->t, &(struct plan_step){.id = c[ID],
                                             .title = c[TITLE],
                                             .rule = c[RULE],
                                             .time = c[TIME],
                                             .confidence = c[CONFIDENCE],
                                             .applies_to = c[APPLIES],
                                             .stage = plan_stage_find(c[STAGE]),
                                             .act = opens || str_eq(c[ACT], STR("yes")),
                                             .opens = opens,
                                             .source = c[SOURCE],
                                             .page = c[PAGE],
                                             .what = c[WHAT],
                                             .why = c[WHY],
                                             .how = c[HOW],
                                             .chapter = c[CHAPTER],
                                             .who = c[WHO],
                                             .file = r->file,
                                             .line = row->line});
}

static void add_exact(const struct reader *r, const struct csv_record *row)
{
    const struct str *c = row->cells;
    const size_t *at = r->place;
    plan_table_add_exact(r->t, c[at[0]], c[at[1]], c[at[2]], c[at[3]], c[at[4]], r->file,
                         row->line);
}

static void add_stage(const struct reader *r, const struct csv_record *row)
{
    const struct str *c = row->cells;
    const size_t *at = r->place;
    plan_table_add_stage(r->t, c[at[0]], c[at[1]], c[at[2]], r->file, row->line);
}

static const struct {
    const char *const *columns;
    void (*add)(const struct reader *r, const struct csv_record *row);
} kinds[PLAN_FILES] = {[PLAN_FILE_STEPS] = {step_columns, add_step},
                       [PLAN_FILE_WORLD] = {step_columns, add_step},
                       [PLAN_FILE_EXACT] = {exact_columns, add_exact},
                       [PLAN_FILE_STAGES] = {stage_columns, add_stage}};

static void read_file(struct reader *r, int kind, struct str text)
{
    struct csv_reader *csv;
    struct csv_record row;
    struct err err;
    bool headed = false;
    int rc;
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        text = str_sub(text, 3, text.n);
    csv = csv_reader_new(r->a, text, ',');
    r->file = plan_file_names[kind];
    r->columns = kinds[kind].columns;
    while ((rc = csv_reader_next(r->a, csv, &row, &err)) != 0) {
        if (rc < 0)
            tell(r, row.line, str_format(r->a, "it cannot be read; look for a quote that is open"));
        else if (!headed && !read_header(r, &row))
            return;
        else if (headed && row.n != r->n)
            tell(r, row.line, str_format(r->a, "%zu cells instead of %zu", row.n, r->n));
        else if (headed)
            kinds[kind].add(r, &row);
        headed = true;
    }
    if (!headed)
        tell(r, 0, STR("the file is empty"));
}

const struct plan_table *plan_table_load(struct arena *a, const struct str files[PLAN_FILES],
                                         struct plan_faults *faults)
{
    struct reader r = {.a = a, .t = plan_table_begin(a, faults), .faults = faults};
    for (int i = 0; i < PLAN_FILES; i++)
        read_file(&r, i, files[i]);
    plan_table_end(r.t);
    return r.t;
}

struct str plan_fault_words(struct arena *a, const struct plan_fault *f)
{
    return f->line ? str_format(a, "%s, line %lld: %.*s.", f->file, (long long)f->line,
                                STR_ARG(f->text))
                   : str_format(a, "%s: %.*s.", f->file, STR_ARG(f->text));
}
