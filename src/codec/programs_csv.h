/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Programs from outside: a CSV file or pasted lines. Finds the delimiter (tab, semicolon, comma)
 * and, from headings or else from the first line's cells, what each column is; somebody may say
 * otherwise. Texts come as they stand there: what they mean is the caller's. As codec/csv_reader.h:
 * one bad line never stops the rest.
 */
#ifndef WM_CODEC_PROGRAMS_CSV_H
#define WM_CODEC_PROGRAMS_CSV_H

#include "base/str.h"

struct arena;
struct csv_reader;
struct err;

enum program_column {
    PROGRAM_COLUMN_SKIP,
    PROGRAM_COLUMN_NAME,
    PROGRAM_COLUMN_SPECIALTY,
    PROGRAM_COLUMN_PLACE,
    PROGRAM_COLUMN_STATE, /* of the country; joined to the place */
    PROGRAM_COLUMN_ACGME,
    PROGRAM_COLUMN_SERVICE,
    PROGRAM_COLUMN_STATUS,
    PROGRAM_COLUMN_SIGNAL,
    PROGRAM_COLUMN_BOND,
    PROGRAM_COLUMN_APPLIED,
    PROGRAM_COLUMN_OFFERED,
    PROGRAM_COLUMN_INTERVIEW,
    PROGRAM_COLUMN_TIME,
    PROGRAM_COLUMN_NOTE,
    PROGRAM_COLUMNS
};
enum { PROGRAM_SHEET_COLUMNS = 40 };

struct program_sheet {
    enum program_column map[PROGRAM_SHEET_COLUMNS];
    struct str headings[PROGRAM_SHEET_COLUMNS]; /* "" without a line of headings */
    size_t columns;                             /* of the first line, at most the above */
    bool headed;
    char delimiter;
    struct str text; /* without a byte order mark; must stay valid */
    struct csv_reader *reader;
};
struct program_line {
    int64_t line;                     /* its number in the text, from 1 */
    struct str cell[PROGRAM_COLUMNS]; /* by column; "" where there is none */
};

/* Key of a column as --columns takes it: "name", "skip". */
const char *program_column_key(enum program_column c);
const char *program_column_label(enum program_column c);
/* PROGRAM_COLUMNS when there is none of that name. */
enum program_column program_column_find(struct str key);

/* Expected: ERR_PARSE when there is no line at all. */
int programs_csv_open(struct arena *a, struct str text, struct program_sheet *ret, struct err *err);
/* Says what the columns are, in their order: "name,specialty,skip". Those not named are skipped.
 * Expected: ERR_INVALID for an unknown word, or without a name among them. */
int programs_csv_map(struct program_sheet *s, struct str columns, struct err *err);
/* 1 a line, 0 the end, ERR_PARSE or ERR_LIMIT: this line could not be read (ret->line). */
int programs_csv_next(struct arena *item, struct program_sheet *s, struct program_line *ret,
                      struct err *err);

#endif
