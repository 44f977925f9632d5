/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/tie_table.h"

#include "base/arena.h"
#include "base/err.h"
#include "codec/csv_reader.h"
#include "def/errors.h"

enum { ID, KIND, NEEDS, BASE, SIZE, HALF_YEARS, FADES, WORDS, SOURCE, CELLS };
static const char head[] = "id,kind,needs,base,size,half_years,fades,words,source";

static int wrong(const struct csv_record *r, struct err *err, const char *what)
{
    return err_set(err, ERR_PARSE, "Line %lld: %s", (long long)r->line, what);
}

/* Digits with at most one point; "" is 0. No locale is asked what a point is. */
static bool read_number(struct str s, double most, double *ret)
{
    double scale = 0;
    *ret = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool point = s.p[i] == '.';
        if (point ? scale > 0 || s.n == 1 : s.p[i] < '0' || s.p[i] > '9')
            return false;
        if (point)
            scale = 1;
        else if (scale > 0)
            *ret += (s.p[i] - '0') * (scale /= 10);
        else
            *ret = *ret * 10 + (s.p[i] - '0');
    }
    return *ret <= most;
}

static bool is_headed(const struct csv_record *r)
{
    struct str want = str_c(head), name;
    size_t n = 0;
    while (want.n && str_next(&want, ',', &name))
        if (n >= r->n || !str_eq(r->cells[n++], name))
            return false;
    return n == r->n;
}

static int read_rule(const struct csv_record *r, struct tie_rule *ret, struct err *err)
{
    const struct str *c = r->cells;
    if (r->n != CELLS)
        return err_set(err, ERR_PARSE, "Line %lld: %zu cells instead of %d.", (long long)r->line,
                       r->n, CELLS);
    *ret = (struct tie_rule){.id = c[ID],
                             .kind = tie_rule_kind_find(c[KIND]),
                             .words = c[WORDS],
                             .source = c[SOURCE],
                             .judgement = str_starts(c[SOURCE], STR("judgement"))};
    if (ret->kind == TIE_RULE_KINDS)
        return wrong(r, err,
                     "the kind is none of mine, declared, history, papers, introduced, "
                     "together, size and limit.");
    ret->needs = tie_needs_find(ret->kind, c[NEEDS]);
    if (ret->needs == TIE_NEEDS)
        return wrong(r, err,
                     "no rule of this kind needs that; look at the table that comes with "
                     "Wellmet.");
    if (!read_number(c[BASE], 1, &ret->base))
        return wrong(r, err, "the base is a probability from 0 to 1.");
    if (!read_number(c[SIZE], 1e9, &ret->size) ||
        !read_number(c[HALF_YEARS], 100, &ret->half_years) ||
        !read_number(c[FADES], 100, &ret->fades))
        return wrong(r, err, "size, half_years and fades are numbers, or empty.");
    if (ret->kind == TIE_RULE_SIZE ? ret->size < 1 : ret->base <= 0)
        return wrong(r, err, "a size needs its size, every other row its base.");
    if (!ret->id.n || !ret->source.n)
        return wrong(r, err, "id and source are needed; \"judgement\" is a source, too.");
    return ret->words.n || ret->kind >= TIE_RULE_SIZE ? 0 : wrong(r, err, "the words are missing.");
}

static int add_rule(const struct csv_record *r, struct tie_table *t, struct err *err)
{
    struct tie_rule rule;
    int rc = read_rule(r, &rule, err);
    if (rc < 0)
        return rc;
    if (t->rules[rule.needs].id.n)
        return wrong(r, err, "another row needs the same; keep one of them.");
    for (size_t i = 0; i < TIE_NEEDS; i++)
        if (str_eq(t->rules[i].id, rule.id))
            return wrong(r, err, "another row has this id; give it one of its own.");
    t->rules[rule.needs] = rule;
    return 0;
}

static int check_all(const struct tie_table *t, struct err *err)
{
    size_t n = 0;
    for (size_t i = 0; i < TIE_NEEDS; i++)
        n += t->rules[i].id.n > 0;
    return n == TIE_NEEDS ? 0
                          : err_set(err, ERR_PARSE,
                                    "There are %zu rows instead of %d; take the missing ones from "
                                    "the table that comes with Wellmet.",
                                    n, (int)TIE_NEEDS);
}

int tie_table_load(struct arena *a, struct str csv, struct tie_table **ret, struct err *err)
{
    struct csv_reader *reader = csv_reader_new(a, csv, ',');
    struct csv_record record = {0};
    struct tie_table *t = ARENA_NEW(a, struct tie_table);
    int rc = csv_reader_next(a, reader, &record, err);
    if (rc >= 0 && (rc == 0 || !is_headed(&record)))
        return err_set(err, ERR_PARSE, "The first line must be %s.", head);
    while (rc == 1 && (rc = csv_reader_next(a, reader, &record, err)) == 1) {
        rc = add_rule(&record, t, err);
        if (rc < 0)
            return rc;
        rc = 1;
    }
    if (rc < 0)
        return err_set(err, ERR_PARSE, "Line %lld cannot be read; look for a quote that is open.",
                       (long long)record.line);
    rc = check_all(t, err);
    if (rc == 0)
        *ret = t;
    return rc;
}
