/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/csv_reader.h"

#include <csv.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"
#include "def/errors.h"
#include "def/limits.h"

enum {
    FIELD_BEGUN = 2, /* libcsv's own name and value; its header has only the member pstate */
    RESTARTS_MAX = 8 /* each may read the rest of the text again */
};

struct csv_reader {
    struct csv_parser parser;
    char delimiter;
    struct str text;
    size_t at;    /* next byte to feed */
    int64_t line; /* number of the line that begins at `at` */
    int64_t records;
    int restarts;
    /* The record being read. */
    struct arena *item;
    VEC(struct str) cells;
    size_t start, second; /* offsets of its first line and of the line after that */
    int64_t start_line;
    bool begun, ended, too_wide;
};

static void parser_release(void *data) { csv_free(&((struct csv_reader *)data)->parser); }

static void parser_start(struct csv_reader *r)
{
    csv_init(&r->parser, CSV_APPEND_NULL);
    csv_set_delim(&r->parser, (unsigned char)r->delimiter);
}

struct csv_reader *csv_reader_new(struct arena *a, struct str text, char delimiter)
{
    struct csv_reader *r = ARENA_NEW(a, struct csv_reader);
    r->text = text;
    r->delimiter = delimiter;
    r->line = 1;
    parser_start(r);
    arena_on_cleanup(a, parser_release, r);
    return r;
}

static void on_cell(void *p, size_t n, void *data)
{
    struct csv_reader *r = data;
    if (r->cells.n < LIMIT_CSV_COLUMNS)
        *VEC_PUSH(r->item, &r->cells) = str_copy(r->item, (struct str){p, n});
    else
        r->too_wide = true;
}

static void on_record(int c, void *data)
{
    (void)c;
    ((struct csv_reader *)data)->ended = true;
}

/* The end of the line that begins at `at`, after its LF, CRLF or CR. libcsv ends a record only at
 * such a byte, so feeding it line by line gives at most one record for each call. */
static size_t line_end(struct str s, size_t at)
{
    while (at < s.n && s.p[at] != '\n' && s.p[at] != '\r')
        at++;
    if (at < s.n && s.p[at] == '\r' && at + 1 < s.n && s.p[at + 1] == '\n')
        at++;
    return at < s.n ? at + 1 : at;
}

/* Gives this record up and goes on after its first line. */
static int give_up(struct csv_reader *r, int code, const char *what, struct err *err)
{
    csv_free(&r->parser);
    parser_start(r);
    r->at = r->second;
    r->line = r->start_line + 1;
    if (++r->restarts <= RESTARTS_MAX)
        return err_set(err, code, "%s", what);
    r->at = r->text.n;
    return err_set(err, code, "%s; too many records are like this, so the rest was not read", what);
}

static int finish(struct csv_reader *r, struct csv_record *ret, struct err *err)
{
    if (r->too_wide)
        return err_set(err, ERR_LIMIT, "this record has more than %ld columns",
                       (long)LIMIT_CSV_COLUMNS);
    if (++r->records > LIMIT_IMPORT_RECORDS) {
        r->at = r->text.n;
        return err_set(err, ERR_LIMIT, "only %ld records of a file are read; the rest was left out",
                       (long)LIMIT_IMPORT_RECORDS);
    }
    ret->n = r->cells.n;
    ret->cells = r->cells.p;
    return 1;
}

static int at_end(struct csv_reader *r, struct csv_record *ret, struct err *err)
{
    if (r->parser.pstate == FIELD_BEGUN && r->parser.quoted)
        return give_up(r, ERR_PARSE, "a quotation mark that opens in this record is never closed",
                       err);
    csv_fini(&r->parser, on_cell, on_record, r);
    return r->ended ? finish(r, ret, err) : 0;
}

/* Feeds the next line. */
static int feed(struct csv_reader *r, struct err *err)
{
    size_t end = line_end(r->text, r->at), n = end - r->at;
    if (!r->begun) {
        r->start = r->at;
        r->second = end;
        r->start_line = r->line;
    }
    if (end - r->start > LIMIT_CARD)
        return give_up(r, ERR_LIMIT,
                       "this record is too long; perhaps a quotation mark is not closed", err);
    /* How much libcsv's buffer grows at a time: small steps make a long cell quadratic. */
    csv_set_blk_size(&r->parser, end - r->start > 65536 ? 1048576 : 4096);
    if (csv_parse(&r->parser, r->text.p + r->at, n, on_cell, on_record, r) != n)
        return give_up(r, ERR_LIMIT, "this record takes more memory than there is", err);
    r->begun = r->parser.pstate != 0;
    r->at = end;
    r->line++;
    return 0;
}

int csv_reader_next(struct arena *item, struct csv_reader *r, struct csv_record *ret,
                    struct err *err)
{
    int code = 0;
    r->item = item;
    memset(&r->cells, 0, sizeof(r->cells));
    r->begun = r->ended = r->too_wide = false;
    while (!code && !r->ended && r->at < r->text.n)
        code = feed(r, err);
    if (!code)
        code = r->ended ? finish(r, ret, err) : r->begun ? at_end(r, ret, err) : 0;
    ret->line = r->start_line;
    return code;
}

size_t csv_reader_done(const struct csv_reader *r) { return r->at; }
