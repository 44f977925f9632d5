/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/contacts_csv.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/strbuf.h"
#include "codec/charset.h"
#include "codec/contacts_csv_map.h"
#include "def/errors.h"
#include "def/limits.h"

enum {
    HEAD_RECORDS = 20,  /* the heading row is among these */
    DATE_RECORDS = 2000 /* looked at to tell day/month from month/day */
};

struct csv_contacts {
    struct str text;
    struct csv_reader *reader;
    struct csv_columns columns;
    struct str head; /* the heading record as raw begins with it */
};

/* RFC 4180 section 2. Blanks at the ends would be dropped by a reader that trims. */
static bool needs_quotes(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '"' || s.p[i] == ',' || s.p[i] == '\n' || s.p[i] == '\r')
            return true;
    return str_trim(s).n != s.n;
}

static void add_cell(struct strbuf *b, struct str s)
{
    if (!needs_quotes(s)) {
        strbuf_add(b, s);
        return;
    }
    STRBUF_LIT(b, "\"");
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"')
            STRBUF_LIT(b, "\"");
        strbuf_add_char(b, s.p[i]);
    }
    STRBUF_LIT(b, "\"");
}

static void add_record(struct strbuf *b, const struct str *cells, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i)
            STRBUF_LIT(b, ",");
        add_cell(b, cells[i]);
    }
    STRBUF_LIT(b, "\r\n");
}

/* Some program wrote a line or two in another character set into a UTF-8 file: then only those
 * lines are converted. Without a single line of real UTF-8 the whole file is of one other set. */
static struct str repair(struct arena *a, struct str text)
{
    struct str rest = text, line;
    bool has_utf8 = false;
    if (utf8_is_valid(text))
        return text;
    while (!has_utf8 && str_next_line(&rest, &line))
        has_utf8 = !charset_is_ascii(line) && utf8_is_valid(line);
    if (!has_utf8)
        return charset_repair(a, text);
    struct strbuf b;
    strbuf_init(&b, a, text.n * 4);
    rest = text;
    while (str_next_line(&rest, &line)) {
        const char *end = rest.n ? rest.p : text.p + text.n;
        strbuf_add(&b, charset_repair(a, line));
        strbuf_add(&b, (struct str){line.p + line.n, (size_t)(end - line.p) - line.n});
    }
    return strbuf_get(&b);
}

/* What the first records say with one delimiter: the number of the heading record, or -1. */
static int find_head(struct arena *a, struct str text, char delimiter, size_t *score)
{
    struct csv_reader *r = csv_reader_new(a, text, delimiter);
    struct csv_record record;
    struct err ignored;
    int best = -1, code;
    *score = 0;
    for (int i = 0; i < HEAD_RECORDS && (code = csv_reader_next(a, r, &record, &ignored)); i++) {
        struct csv_columns c;
        if (code < 0)
            continue;
        csv_columns_find(a, &record, &c);
        if (c.product != CSV_NONE && c.groups.n > *score) {
            *score = c.groups.n;
            best = i;
        }
    }
    return best;
}

static bool find_delimiter(struct str text, char *delimiter, int *head)
{
    static const char delimiters[] = ",;\t|";
    size_t best = 0;
    for (const char *d = delimiters; *d; d++) {
        ARENA_SCOPE struct arena *a = arena_new(0);
        size_t score;
        int at = find_head(a, text, *d, &score);
        if (at >= 0 && score > best) {
            best = score;
            *delimiter = *d;
            *head = at;
        }
    }
    return best > 0;
}

/* Reads up to the heading record and takes it. */
static int take_head(struct arena *a, struct csv_contacts *c, char delimiter, int head,
                     struct err *err)
{
    struct csv_record record = {0};
    struct strbuf b;
    int code = 1;
    c->reader = csv_reader_new(a, c->text, delimiter);
    for (int i = 0; code && i <= head; i++)
        code = csv_reader_next(a, c->reader, &record, err);
    csv_columns_find(a, &record, &c->columns);
    strbuf_init(&b, a, LIMIT_NOTE); /* it is kept with every record */
    add_record(&b, record.cells, record.n);
    if (b.overflow)
        return err_set(err, ERR_LIMIT, "The headings of this file are longer than %ld bytes.",
                       (long)LIMIT_NOTE);
    c->head = strbuf_get(&b);
    return 0;
}

/* 13/4/1980 to 31/4/1980: only a day can be that large. */
static bool says_day_first(const struct csv_record *r, int column)
{
    int64_t day;
    if (column < 0 || (size_t)column >= r->n)
        return false;
    struct str s = str_trim(r->cells[column]);
    return str_to_i64(str_sub(s, 0, 2), 13, 31, &day) && s.n > 2 &&
           (s.p[2] == '/' || s.p[2] == '-');
}

/* One 25/12/1980 among the first dates of a file tells how to read its 3/4/1985. */
static bool find_day_first(const struct csv_contacts *c, char delimiter, int head)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    ARENA_SCOPE struct arena *item = arena_new(0);
    struct csv_reader *r = csv_reader_new(a, c->text, delimiter);
    struct csv_record record;
    struct err ignored;
    int code;
    for (int i = 0; i < DATE_RECORDS && (code = csv_reader_next(item, r, &record, &ignored)); i++) {
        for (size_t g = 0; code > 0 && i > head && g < c->columns.groups.n; g++) {
            const struct csv_group *group = &c->columns.groups.p[g];
            if ((group->target == CSV_BIRTHDAY || group->target == CSV_MET_WHEN) &&
                says_day_first(&record, group->cell[CSV_VALUE]))
                return true;
        }
        arena_reset(item);
    }
    return false;
}

int csv_contacts_open(struct arena *a, struct str text, struct csv_contacts **ret, struct err *err)
{
    struct csv_contacts *c = ARENA_NEW(a, struct csv_contacts);
    char delimiter = ',';
    int head = 0;
    c->text = repair(a, text);
    if (!find_delimiter(c->text, &delimiter, &head))
        return err_set(
            err, ERR_PARSE,
            "No heading row was found in the first %d records. Contacts are recognised by headings "
            "such as First Name, Name or E-mail; add such a row at the top and try again.",
            HEAD_RECORDS);
    int code = take_head(a, c, delimiter, head, err);
    if (code)
        return code;
    c->columns.day_first = find_day_first(c, delimiter, head);
    *ret = c;
    return 0;
}

static bool is_empty(const struct csv_record *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (str_trim(r->cells[i]).n)
            return false;
    return true;
}

static int failure(struct arena *a, struct import_failure *fail, int64_t line, int code,
                   const char *reason)
{
    fail->line = line;
    fail->reason = str_copy(a, str_c(reason));
    return code;
}

static int read_record(struct arena *item, const struct csv_contacts *c, const struct csv_record *r,
                       struct imported *ret, struct import_failure *fail)
{
    struct strbuf raw;
    memset(ret, 0, sizeof(*ret));
    ret->format = CARD_CSV;
    ret->line = r->line;
    if (!csv_map_record(item, &c->columns, r, ret, ARENA_ARRAY(item, bool, r->n)))
        return failure(item, fail, r->line, ERR_PARSE, "no name and no address in this row");
    if (r->n > c->columns.n)
        *VEC_PUSH(item, &ret->warnings) = str_format(
            item, "line %lld: %zu cells under %zu headings; perhaps a quotation mark is missing",
            (long long)r->line, r->n, c->columns.n);
    strbuf_init(&raw, item, LIMIT_CARD);
    strbuf_add(&raw, c->head);
    add_record(&raw, r->cells, r->n);
    if (raw.overflow)
        return failure(item, fail, r->line, ERR_LIMIT, "this record is too long");
    ret->raw = strbuf_get(&raw);
    return 1;
}

int csv_contacts_next(struct arena *item, struct csv_contacts *c, struct imported *ret,
                      struct import_failure *fail)
{
    for (;;) {
        struct csv_record r;
        struct err err;
        int code = csv_reader_next(item, c->reader, &r, &err);
        if (!code)
            return 0;
        if (code < 0)
            return failure(item, fail, r.line, code, err.text);
        if (!is_empty(&r))
            return read_record(item, c, &r, ret, fail);
    }
}

const char *csv_contacts_product(const struct csv_contacts *c)
{
    return csv_product_name(c->columns.product);
}
size_t csv_contacts_done(const struct csv_contacts *c) { return csv_reader_done(c->reader); }
size_t csv_contacts_total(const struct csv_contacts *c) { return c->text.n; }
