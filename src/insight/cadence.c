/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/cadence.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"
#include "def/errors.h"

enum { CELLS_OLD = 8, CELLS = 9, DAYS_MAX = 36500, CHOICES_MAX = 32 };

struct cadence_table {
    VEC(struct cadence_row) rows;
    const struct cadence_row *by_circle[CHOICES_MAX], *by_role[CHOICES_MAX];
};

static const char header[] = "key,applies_to,title,min_days,max_days,default_days,basis,confidence";
static const char header_floor[] = ",floor_percent"; /* of files since readiness is there */
static const char *const scope_names[] = {"circle", "role", "rule"};

/* Rules the program reads by name; a table without them would fail far from its file. */
static const char *const needed_rules[] = {"dormant", "thank_you", "no_reply_1"};

struct reader {
    struct arena *a;
    struct cadence_table *t;
    struct err *err;
    int64_t line;
    size_t cells; /* of the file: CELLS, or CELLS_OLD */
};

static int refuse(const struct reader *r, const char *what, struct str cell)
{
    return err_set(r->err, ERR_PARSE, "Cadences, line %lld: %s (\"%.*s\").", (long long)r->line,
                   what, STR_ARG(cell));
}

static const char *text(struct arena *a, struct str s) { return arena_copy(a, s.p, s.n); }

/* A title inside a sentence: "Inner circle" becomes "inner circle". */
static const char *lower_first(struct arena *a, struct str s)
{
    char *p = arena_copy(a, s.p, s.n);
    if (p[0] >= 'A' && p[0] <= 'Z')
        p[0] = (char)(p[0] + 32);
    return p;
}

static int split(const struct reader *r, struct str line, struct str cells[CELLS])
{
    if (str_find_char(line, '"', 0) != SIZE_MAX)
        return refuse(r, "write the cells without quotes", line);
    struct str rest = line, part;
    size_t n = 0;
    while (str_next(&rest, ',', &part)) {
        if (n == r->cells)
            return refuse(r,
                          n == CELLS
                              ? "there are more than nine cells; leave commas out of the texts"
                              : "there are more than eight cells; leave commas out of the texts",
                          line);
        cells[n++] = str_trim(part);
    }
    if (n == r->cells)
        return 0;
    return refuse(r,
                  r->cells == CELLS ? "there are fewer than nine cells"
                                    : "there are fewer than eight cells",
                  line);
}

static int read_days(const struct reader *r, struct str cell, int64_t *ret)
{
    *ret = 0;
    if (!cell.n || str_to_i64(cell, 1, DAYS_MAX, ret))
        return 0;
    return refuse(r, "days are a whole number from 1 to 36500", cell);
}

static int read_percent(const struct reader *r, struct str cell, int64_t *ret)
{
    *ret = 0;
    if (!cell.n || str_to_i64(cell, 1, 100, ret))
        return 0;
    return refuse(r, "floor_percent is a whole number from 1 to 100", cell);
}

static int read_scope(const struct reader *r, struct str cell, enum cadence_scope *ret)
{
    for (size_t i = 0; i < sizeof(scope_names) / sizeof(*scope_names); i++)
        if (str_eq(cell, str_c(scope_names[i]))) {
            *ret = (enum cadence_scope)i;
            return 0;
        }
    return refuse(r, "applies_to is circle, role or rule", cell);
}

static bool key_is_word(struct str key)
{
    for (size_t i = 0; i < key.n; i++)
        if (!(key.p[i] >= 'a' && key.p[i] <= 'z') && !(key.p[i] >= '0' && key.p[i] <= '9') &&
            key.p[i] != '_')
            return false;
    return key.n > 0;
}

static const struct choice *scope_choices(enum cadence_scope s)
{
    return s == CADENCE_CIRCLE ? circle_choices : role_choices;
}

static int check_row(const struct reader *r, const struct cadence_row *row)
{
    struct str key = str_c(row->key);
    if (!key_is_word(key))
        return refuse(r, "a key is lower-case letters, digits and underlines", key);
    if (cadence_row_find(r->t, row->key))
        return refuse(r, "this key is there twice", key);
    if (row->scope != CADENCE_RULE) {
        const struct choice *c = scope_choices(row->scope);
        int i = choice_find(c, key);
        if (!i || !str_eq(key, str_c(c[i].key)))
            return refuse(
                r, row->scope == CADENCE_CIRCLE ? "no circle has this key" : "no role has this key",
                key);
        if (!row->default_days)
            return refuse(r, "default_days is missing", key);
    }
    if (!row->title[0])
        return refuse(r, "the title is missing", key);
    int64_t low = row->min_days, high = row->max_days, d = row->default_days;
    if ((low && high && low > high) || (d && ((low && d < low) || (high && d > high))))
        return refuse(r, "days must go min, default, max upwards", key);
    return 0;
}

static int read_row(struct reader *r, struct str line)
{
    struct str c[CELLS] = {{0}};
    struct cadence_row row = {0};
    int rc = split(r, line, c);
    if (!rc)
        rc = read_scope(r, c[1], &row.scope);
    if (!rc)
        rc = read_days(r, c[3], &row.min_days);
    if (!rc)
        rc = read_days(r, c[4], &row.max_days);
    if (!rc)
        rc = read_days(r, c[5], &row.default_days);
    if (!rc)
        rc = read_percent(r, c[8], &row.floor_percent);
    if (rc)
        return rc;
    row.key = text(r->a, c[0]);
    row.title = text(r->a, c[2]);
    row.because = lower_first(r->a, c[2]);
    row.basis = text(r->a, c[6]);
    row.confidence = text(r->a, c[7]);
    rc = check_row(r, &row);
    if (!rc)
        *VEC_PUSH(r->a, &r->t->rows) = row;
    return rc;
}

static int check_complete(const struct reader *r)
{
    for (enum cadence_scope s = CADENCE_CIRCLE; s <= CADENCE_ROLE; s++)
        for (const struct choice *c = scope_choices(s) + 1; c->key; c++)
            if (!cadence_row_find(r->t, c->key))
                return err_set(r->err, ERR_PARSE,
                               "Cadences: the row for the %s \"%s\" is missing; add it.",
                               scope_names[s], c->key);
    for (size_t i = 0; i < sizeof(needed_rules) / sizeof(*needed_rules); i++)
        if (!cadence_row_find(r->t, needed_rules[i]))
            return err_set(r->err, ERR_PARSE,
                           "Cadences: the row for the rule \"%s\" is missing; add it.",
                           needed_rules[i]);
    return 0;
}

/* Today asks for thousands of people: rows are reached by the number of their circle or role. */
static void index_rows(struct cadence_table *t)
{
    VEC_EACH (const struct cadence_row, row, &t->rows) {
        if (row->scope == CADENCE_RULE)
            continue;
        int i = choice_find(scope_choices(row->scope), str_c(row->key));
        if (row->scope == CADENCE_CIRCLE && i < CHOICES_MAX)
            t->by_circle[i] = row;
        else if (row->scope == CADENCE_ROLE && i < CHOICES_MAX)
            t->by_role[i] = row;
    }
}

static int read_header(struct reader *r, struct str line)
{
    struct str old = str_c(header);
    if (str_starts(line, old) && str_eq(str_sub(line, old.n, line.n), str_c(header_floor)))
        r->cells = CELLS;
    else if (!str_eq(line, old))
        return err_set(r->err, ERR_PARSE, "Cadences, line %lld: the first line must be %s.",
                       (long long)r->line, header);
    return 0;
}

int cadence_table_load(struct arena *a, struct str csv, struct cadence_table **ret, struct err *err)
{
    struct reader r = {a, ARENA_NEW(a, struct cadence_table), err, 0, CELLS_OLD};
    struct str line;
    bool headed = false;
    if (str_starts(csv, STR("\xEF\xBB\xBF")))
        csv = str_sub(csv, 3, csv.n);
    while (str_next_line(&csv, &line)) {
        r.line++;
        line = str_trim(line);
        if (!line.n || line.p[0] == '#')
            continue;
        int rc = headed ? read_row(&r, line) : read_header(&r, line);
        if (rc)
            return rc;
        headed = true;
    }
    int rc = check_complete(&r);
    if (rc)
        return rc;
    index_rows(r.t);
    *ret = r.t;
    return 0;
}

const struct cadence_row *cadence_row_find(const struct cadence_table *t, const char *key)
{
    VEC_EACH (const struct cadence_row, row, &t->rows)
        if (strcmp(row->key, key) == 0)
            return row;
    return NULL;
}

const struct cadence_row *cadence_rows(const struct cadence_table *t, size_t *ret_n)
{
    *ret_n = t->rows.n;
    return t->rows.p;
}

static struct date last_day_of(struct date d)
{
    if (!d.m)
        d.m = 12;
    if (!d.d)
        d.d = date_month_length(d.y, d.m);
    return d;
}

bool cadence_role_is_in_force(const struct role *r, struct date today)
{
    /* Unknown parts sort first, so a partial start counts from its first day. A date without a
     * year says nothing here. */
    if (r->from.y && date_cmp(r->from, today) > 0)
        return false;
    return !r->until.y || date_cmp(last_day_of(r->until), today) >= 0;
}

static const struct cadence_row *indexed(const struct cadence_row *const by[CHOICES_MAX], int i)
{
    return i > 0 && i < CHOICES_MAX ? by[i] : NULL;
}

int64_t cadence_days(const struct cadence_table *t, const struct person *p,
                     const struct role *roles, size_t n, struct date today,
                     const char **ret_because)
{
    const char *because = "";
    int64_t days = 0;
    const struct cadence_row *circle = indexed(t->by_circle, p->circle);
    if (p->cadence_days > 0) {
        days = p->cadence_days;
        because = "your choice";
    } else if (circle) {
        days = circle->default_days;
        because = circle->because;
    } else {
        for (size_t i = 0; i < n; i++) {
            const struct cadence_row *row = indexed(t->by_role, roles[i].kind);
            if (!row || roles[i].person != p->record.id || (days && row->default_days >= days) ||
                !cadence_role_is_in_force(&roles[i], today))
                continue;
            days = row->default_days;
            because = row->because;
        }
    }
    if (ret_because)
        *ret_because = because;
    return days;
}

int64_t cadence_floor(const struct cadence_table *t, const struct person *p,
                      const struct role *roles, size_t n, struct date today,
                      const char **ret_because)
{
    const struct cadence_row *row = indexed(t->by_circle, p->circle);
    int64_t floor = row ? row->floor_percent : 0;
    const char *because = floor ? row->because : "";
    for (size_t i = 0; !row && i < n; i++) {
        const struct cadence_row *role = indexed(t->by_role, roles[i].kind);
        if (!role || roles[i].person != p->record.id || role->floor_percent <= floor ||
            !cadence_role_is_in_force(&roles[i], today))
            continue;
        floor = role->floor_percent;
        because = role->because;
    }
    if (ret_because)
        *ret_because = because;
    return floor ? floor : CADENCE_FLOOR;
}
