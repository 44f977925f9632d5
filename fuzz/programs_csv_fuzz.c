/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of programs: whatever the bytes, reading ends, and what is read is inside the text. */
#include "base/arena.h"
#include "base/err.h"
#include "codec/programs_csv.h"
#include "fuzz.h"

enum { LINES = 2000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(0);
    struct program_sheet sheet;
    struct program_line line;
    struct err err = {0};
    int rc = programs_csv_open(a, (struct str){(const char *)data, n}, &sheet, &err);
    for (int i = 0; rc == 0 && i < LINES; i++) {
        int got = programs_csv_next(a, &sheet, &line, &err);
        if (got == 0)
            break;
        PROMISE(line.line >= 0);
        for (int c = 0; c < PROGRAM_COLUMNS; c++)
            PROMISE(line.cell[c].n <= n);
    }
    if (rc == 0) /* the same bytes as words for columns */
        programs_csv_map(&sheet, (struct str){(const char *)data, n < 200 ? n : 200}, &err);
    arena_free(a);
    return 0;
}
