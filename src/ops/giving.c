/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/giving.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"
#include "codec/csv_reader.h"
#include "def/errors.h"

enum { KEY, WHEN, TEXT, WHY, CELLS };

static int read_row(const struct csv_record *r, struct giving_row *ret, struct err *err)
{
    if (r->n != CELLS)
        return err_set(err, ERR_PARSE, "Line %lld: %zu cells instead of %d.", (long long)r->line,
                       r->n, CELLS);
    *ret = (struct giving_row){r->cells[KEY], r->cells[TEXT], r->cells[WHY],
                               giving_when_find(r->cells[WHEN])};
    if (ret->when == GIVING_WHENS)
        return err_set(err, ERR_PARSE,
                       "Line %lld: \"%.*s\" is no condition; say shared, project, cares, new_post, "
                       "teaches, student, helped or anybody.",
                       (long long)r->line, STR_ARG(r->cells[WHEN]));
    return ret->text.n ? 0
                       : err_set(err, ERR_PARSE, "Line %lld: the text is missing; add it.",
                                 (long long)r->line);
}

int giving_load(struct arena *a, struct str csv, struct giving_table **ret, struct err *err)
{
    static const char *const head[CELLS] = {"key", "when", "text", "why"};
    struct csv_reader *reader = csv_reader_new(a, csv, ',');
    struct csv_record record;
    VEC(struct giving_row) rows = {0};
    int rc = csv_reader_next(a, reader, &record, err);
    bool headed = rc == 1 && record.n == CELLS;
    for (size_t i = 0; headed && i < CELLS; i++)
        headed = str_eq(record.cells[i], str_c(head[i]));
    if (rc >= 0 && !headed)
        return err_set(err, ERR_PARSE, "The first line must be key,when,text,why.");
    while (rc == 1 && (rc = csv_reader_next(a, reader, &record, err)) == 1) {
        struct giving_row row;
        rc = read_row(&record, &row, err);
        if (rc < 0)
            return rc;
        *VEC_PUSH(a, &rows) = row;
        rc = 1;
    }
    if (rc < 0)
        return err_set(err, ERR_PARSE, "Line %lld cannot be read; look for a quote that is open.",
                       (long long)record.line);
    *ret = ARENA_NEW(a, struct giving_table);
    **ret = (struct giving_table){rows.p, rows.n};
    return 0;
}
