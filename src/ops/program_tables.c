/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/program_tables.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"
#include "codec/csv_reader.h"
#include "def/errors.h"

enum { CELLS_MAX = 8 };

/* A reader whose first line was as it must be. */
struct table {
    struct arena *a;
    struct err *err;
    struct csv_reader *reader;
    struct csv_record record;
    size_t cells;
};

static int open_table(struct table *t, struct str csv, const char *head)
{
    struct str want = str_c(head), name;
    struct err err = {0};
    t->reader = csv_reader_new(t->a, csv, ',');
    bool fits = csv_reader_next(t->a, t->reader, &t->record, &err) == 1;
    while (want.n && str_next(&want, ',', &name)) {
        fits = fits && t->cells < t->record.n && str_eq(t->record.cells[t->cells], name);
        t->cells++;
    }
    return fits && t->cells == t->record.n
               ? 0
               : err_set(t->err, ERR_PARSE, "The first line must be %s.", head);
}

/* 1: a record; 0: the end. */
static int next_record(struct table *t)
{
    struct err err = {0};
    int rc = csv_reader_next(t->a, t->reader, &t->record, &err);
    if (rc < 0)
        return err_set(t->err, ERR_PARSE,
                       "Line %lld cannot be read; look for a quote that is open.",
                       (long long)t->record.line);
    if (rc == 1 && t->record.n != t->cells)
        return err_set(t->err, ERR_PARSE, "Line %lld: %zu cells instead of %zu.",
                       (long long)t->record.line, t->record.n, t->cells);
    return rc;
}

static int wrong(const struct table *t, const char *what)
{
    return err_set(t->err, ERR_PARSE, "Line %lld: %s", (long long)t->record.line, what);
}

static bool read_count(struct str s, int64_t *ret)
{
    *ret = 0;
    return !s.n || str_to_i64(s, 1, 300, ret);
}

enum { SEASON, SPECIALTY, GOLD, SILVER, FLAT, NOTE, CONFIDENCE, SOURCE };

static int read_signals(const struct table *t, struct signal_row *ret)
{
    const struct str *c = t->record.cells;
    *ret = (struct signal_row){.specialty = c[SPECIALTY],
                               .key = specialty_key(t->a, c[SPECIALTY]),
                               .note = c[NOTE],
                               .confidence = c[CONFIDENCE],
                               .source = c[SOURCE]};
    if (!str_to_i64(c[SEASON], 2000, 2100, &ret->season))
        return wrong(t, "the season is a year, the one of its Match.");
    if (!ret->key.n || !ret->source.n || !ret->confidence.n)
        return wrong(t, "specialty, confidence and source are needed.");
    if (!read_count(c[GOLD], &ret->gold) || !read_count(c[SILVER], &ret->silver) ||
        !read_count(c[FLAT], &ret->flat))
        return wrong(t, "a number of signals is a whole number above 0, or empty.");
    if (!ret->flat == !(ret->gold || ret->silver))
        return wrong(t, "say either gold and silver or equal signals.");
    return 0;
}

int program_tables_signals(struct arena *a, struct str csv, struct program_tables *ret,
                           struct err *err)
{
    struct table t = {.a = a, .err = err};
    VEC(struct signal_row) rows = {0};
    int rc = open_table(&t, csv, "season,specialty,gold,silver,flat,note,confidence,source");
    while (rc == 0 && (rc = next_record(&t)) == 1) {
        struct signal_row row;
        rc = read_signals(&t, &row);
        VEC_EACH (const struct signal_row, x, &rows)
            if (rc == 0 && x->season == row.season && str_eq(x->key, row.key))
                rc = wrong(&t, "this season and specialty stands twice.");
        if (rc < 0)
            return rc;
        *VEC_PUSH(a, &rows) = row;
    }
    if (rc == 0) {
        ret->signals = rows.p;
        ret->signals_n = rows.n;
    }
    return rc;
}

int program_tables_states(struct arena *a, struct str csv, struct program_tables *ret,
                          struct err *err)
{
    struct table t = {.a = a, .err = err};
    VEC(struct acgme_state) rows = {0};
    int64_t code;
    int rc = open_table(&t, csv, "code,state,name");
    while (rc == 0 && (rc = next_record(&t)) == 1) {
        const struct str *c = t.record.cells;
        if (c[0].n != 2 || !str_to_i64(c[0], 1, 99, &code) || c[1].n != 2 || !c[2].n)
            return wrong(&t, "write two digits, two letters and the name of the state.");
        *VEC_PUSH(a, &rows) = (struct acgme_state){c[0], c[1], c[2]};
        rc = 0;
    }
    if (rc == 0) {
        ret->states = rows.p;
        ret->states_n = rows.n;
    }
    return rc;
}

int program_tables_specialties(struct arena *a, struct str csv, struct program_tables *ret,
                               struct err *err)
{
    struct table t = {.a = a, .err = err};
    VEC(struct acgme_specialty) rows = {0};
    int64_t prefix;
    int rc = open_table(&t, csv, "prefix,specialty");
    while (rc == 0 && (rc = next_record(&t)) == 1) {
        const struct str *c = t.record.cells;
        if (c[0].n != 3 || !str_to_i64(c[0], 0, 999, &prefix) || !c[1].n)
            return wrong(&t, "write three digits and the specialty.");
        *VEC_PUSH(a, &rows) = (struct acgme_specialty){c[0], specialty_key(a, c[1]), c[1]};
        rc = 0;
    }
    if (rc == 0) {
        ret->specialties = rows.p;
        ret->specialties_n = rows.n;
    }
    return rc;
}
