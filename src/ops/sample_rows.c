/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/sample_rows.h"

#include "base/arena.h"
#include "base/asset.h"
#include "base/err.h"
#include "base/vec.h"
#include "codec/csv_reader.h"
#include "def/errors.h"

#include <assert.h>

extern const struct asset sample_files[];
extern const size_t sample_files_n;

int sample_rows_load(struct arena *a, const char *name, struct sample_rows *ret, struct err *err)
{
    struct str file = str_format(a, "sample_%s.csv", name);
    const struct asset *asset = asset_find(sample_files, sample_files_n, file);
    assert(asset);
    struct csv_reader *reader = csv_reader_new(a, asset_str(asset), ',');
    struct csv_record record;
    VEC(struct str *) rows = {0};
    *ret = (struct sample_rows){0};
    int rc = csv_reader_next(a, reader, &record, err);
    if (rc == 1) {
        ret->columns = record.n;
        ret->head = record.cells;
    }
    while (rc == 1 && (rc = csv_reader_next(a, reader, &record, err)) == 1) {
        if (record.n != ret->columns)
            return err_set(err, ERR_INTERNAL, "%s, line %lld: %zu cells instead of %zu.", file.p,
                           (long long)record.line, record.n, ret->columns);
        *VEC_PUSH(a, &rows) = record.cells;
    }
    ret->rows = rows.p;
    ret->n = rows.n;
    return rc < 0 ? err_set(err, ERR_INTERNAL, "%s, line %lld cannot be read.", file.p,
                            (long long)record.line)
                  : 0;
}

struct str sample_cell(const struct sample_rows *t, size_t row, const char *column)
{
    for (size_t i = 0; i < t->columns; i++)
        if (str_eq(t->head[i], str_c(column)))
            return t->rows[row][i];
    assert(false && "no such column");
    return STR_NULL;
}

int64_t sample_number(const struct sample_rows *t, size_t row, const char *column,
                      int64_t otherwise)
{
    int64_t n;
    return str_to_i64(sample_cell(t, row, column), -100000, 100000, &n) ? n : otherwise;
}

struct date sample_day(const struct sample_rows *t, size_t row, const char *column,
                       struct date today)
{
    int64_t ago = sample_number(t, row, column, INT64_MIN);
    return ago == INT64_MIN ? (struct date){0} : date_add_days(today, -ago);
}
