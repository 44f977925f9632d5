/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tables of the sample network as read from data/sample_*.csv: cells by column name. Tables are
 * part of the program, so a wrong name is a programming error (assert); a wrong cell is told.
 */
#ifndef WM_OPS_SAMPLE_ROWS_H
#define WM_OPS_SAMPLE_ROWS_H

#include "base/date.h"

struct err;

struct sample_rows {
    size_t columns, n;
    struct str *head;  /* column names */
    struct str **rows; /* n rows of `columns` cells */
};

/* `name` as in "people" for data/sample_people.csv. Expected: ERR_INTERNAL, with table and line. */
int sample_rows_load(struct arena *a, const char *name, struct sample_rows *ret, struct err *err);
/* "" when the cell is empty. */
struct str sample_cell(const struct sample_rows *t, size_t row, const char *column);
/* `otherwise` when the cell is empty or no number. */
int64_t sample_number(const struct sample_rows *t, size_t row, const char *column,
                      int64_t otherwise);
/* The day so many days before today; not set when the cell is empty. */
struct date sample_day(const struct sample_rows *t, size_t row, const char *column,
                       struct date today);

#endif
