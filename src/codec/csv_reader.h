/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Records of a CSV text (RFC 4180, read leniently). Lines end with LF, CRLF or CR; blank lines are
 * skipped; a quoted cell may hold line ends, delimiters and doubled quotes; a stray quote inside a
 * cell is part of it; blanks around an unquoted cell are dropped. Knows nothing of headings.
 *
 * One bad record never stops the rest: after a quote that is never closed, or a record longer than
 * LIMIT_CARD, reading goes on with the line after the one where that record began.
 */
#ifndef WM_CODEC_CSV_READER_H
#define WM_CODEC_CSV_READER_H

#include "base/str.h"

struct arena;
struct csv_reader;
struct err;

struct csv_record {
    int64_t line; /* its first line in the text, from 1 */
    size_t n;
    struct str *cells; /* in the item arena, terminated */
};

/* `text` must stay valid as long as the reader. In the arena. */
struct csv_reader *csv_reader_new(struct arena *a, struct str text, char delimiter);
/* 1: a record. 0: the end. ERR_PARSE or ERR_LIMIT: this record could not be read, ret->line says
 * where it began; call again for the next. More than LIMIT_IMPORT_RECORDS records end with
 * ERR_LIMIT once. */
int csv_reader_next(struct arena *item, struct csv_reader *r, struct csv_record *ret,
                    struct err *err);
/* Bytes of the text read so far. */
size_t csv_reader_done(const struct csv_reader *r);

#endif
