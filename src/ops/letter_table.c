/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/letter_table.h"

#include "base/arena.h"
#include "base/err.h"
#include "codec/csv_reader.h"
#include "def/errors.h"

enum {
    ID,
    SPECIALTY,
    SERVICE,
    CHECK,
    FORM,
    MIN,
    MAX,
    OWN,
    AUTHOR,
    REPLACES,
    WEIGHT,
    SENTENCE,
    CONFIDENCE,
    SOURCE,
    SEASON,
    CELLS
};
static const char *const heads[CELLS] = {
    "id",     "specialty", "service", "check",    "form",       "min",    "max",   "in_specialty",
    "author", "replaces",  "weight",  "sentence", "confidence", "source", "season"};

struct reader {
    const struct csv_record *r;
    struct err *err;
};

static int wrong(struct reader *x, int cell, const char *expected)
{
    return err_set(x->err, ERR_PARSE, "Line %lld: \"%.*s\" is no %s; say %s.",
                   (long long)x->r->line, STR_ARG(x->r->cells[cell]), heads[cell], expected);
}

/* The place of a cell's word in a list; n when it is not there. */
static int find(struct reader *x, int cell, const char *const *words, int n)
{
    int i = 0;
    while (i < n && !str_eq(str_c(words[i]), x->r->cells[cell]))
        i++;
    return i;
}

static int read_words(struct reader *x, struct letter_rule *ret)
{
    static const char *const weights[] = {"should", "must"};
    static const char *const marks[] = {"V", "V~", "D", "K"};
    int check = find(x, CHECK, letter_check_words, LETTER_CHECKS);
    int which = find(x, FORM, letter_which_words, LETTER_WHICHES);
    int replaces = find(x, REPLACES, letter_which_words, LETTER_WHICHES);
    int author = find(x, AUTHOR, letter_author_words, LETTER_AUTHORS);
    int weight = find(x, WEIGHT, weights, 2);
    if (check == LETTER_CHECKS)
        return wrong(x, CHECK, "count, ready, author, only, either or note");
    if (which == LETTER_WHICHES || replaces == LETTER_WHICHES)
        return wrong(
            x, which == LETTER_WHICHES ? FORM : REPLACES,
            "narrative, sloe, slor, sel, standardized, chair, departmental, preliminary or "
            "nothing");
    if (author == LETTER_AUTHORS)
        return wrong(x, AUTHOR, "specialty, faculty, specialty_faculty, clinical or nothing");
    if (weight == 2)
        return wrong(x, WEIGHT, "must or should");
    if (find(x, CONFIDENCE, marks, 4) == 4)
        return wrong(x, CONFIDENCE, "V, V~, D or K");
    ret->check = (enum letter_check)check;
    ret->which = (enum letter_which)which;
    ret->replaces = (enum letter_which)replaces;
    ret->author = (enum letter_author)author;
    ret->must = weight == 1;
    return 0;
}

static int read_number(struct reader *x, int cell, int64_t *ret)
{
    struct str s = x->r->cells[cell];
    return !s.n || str_to_i64(s, 0, 20, ret) ? 0 : wrong(x, cell, "a number up to 20 or nothing");
}

static int read_row(struct reader *x, struct letter_rule *ret)
{
    const struct csv_record *r = x->r;
    static const int needed[] = {ID, SPECIALTY, SENTENCE, SOURCE};
    if (r->n != CELLS)
        return err_set(x->err, ERR_PARSE, "Line %lld: %zu cells instead of %d.", (long long)r->line,
                       r->n, CELLS);
    for (size_t i = 0; i < sizeof(needed) / sizeof(*needed); i++)
        if (!r->cells[needed[i]].n)
            return err_set(x->err, ERR_PARSE, "Line %lld: the %s is missing; add it.",
                           (long long)r->line, heads[needed[i]]);
    *ret = (struct letter_rule){.id = r->cells[ID],
                                .specialty = r->cells[SPECIALTY],
                                .sentence = r->cells[SENTENCE],
                                .confidence = r->cells[CONFIDENCE],
                                .source = r->cells[SOURCE],
                                .season = r->cells[SEASON],
                                .service = choice_find(service_choices, r->cells[SERVICE])};
    if (ret->service < 0 || (r->cells[SERVICE].n && !ret->service))
        return wrong(x, SERVICE, "eras, residencycas, sf_match, central_app or nothing");
    int rc = read_words(x, ret);
    if (rc == 0)
        rc = read_number(x, MIN, &ret->min);
    if (rc == 0)
        rc = read_number(x, MAX, &ret->max);
    if (rc == 0)
        rc = read_number(x, OWN, &ret->in_specialty);
    if (rc == 0 && ret->max && ret->min > ret->max)
        rc = wrong(x, MAX, "at least the min");
    return rc;
}

static int read_head(struct arena *a, struct csv_reader *reader, struct err *err)
{
    struct csv_record r;
    int rc = csv_reader_next(a, reader, &r, err);
    bool same = rc == 1 && r.n == CELLS;
    for (size_t i = 0; same && i < CELLS; i++)
        same = str_eq(r.cells[i], str_c(heads[i]));
    return rc < 0 || same ? rc
                          : err_set(err, ERR_PARSE,
                                    "The first line must be id,specialty,service,check,form,min,"
                                    "max,in_specialty,author,replaces,weight,sentence,confidence,"
                                    "source,season.");
}

int letter_table_load(struct arena *a, struct str csv, struct letter_rules **ret, struct err *err)
{
    struct csv_reader *reader = csv_reader_new(a, csv, ',');
    struct csv_record record;
    VEC(struct letter_rule) rows = {0};
    int rc = read_head(a, reader, err);
    while (rc >= 0 && (rc = csv_reader_next(a, reader, &record, err)) == 1) {
        struct reader x = {&record, err};
        struct letter_rule row;
        rc = read_row(&x, &row);
        for (size_t i = 0; rc == 0 && i < rows.n; i++)
            if (str_eq(rows.p[i].id, row.id))
                rc = wrong(&x, ID, "another id; a row above has this one");
        if (rc < 0)
            return rc;
        *VEC_PUSH(a, &rows) = row;
    }
    if (rc < 0)
        return rc;
    letter_rules_end(a, rows.p, rows.n);
    *ret = ARENA_NEW(a, struct letter_rules);
    **ret = (struct letter_rules){rows.p, rows.n};
    return 0;
}
