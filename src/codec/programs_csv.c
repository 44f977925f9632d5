/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/programs_csv.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "codec/csv_reader.h"
#include "def/errors.h"

static const struct {
    const char *key, *label;
} columns[PROGRAM_COLUMNS] = {{"skip", "Leave out"},
                              {"name", "Program"},
                              {"specialty", "Specialty"},
                              {"place", "Place"},
                              {"state", "State"},
                              {"acgme_id", "ACGME id"},
                              {"service", "Service"},
                              {"status", "Status"},
                              {"signal", "Signal"},
                              {"bond", "Home or away"},
                              {"applied_on", "Applied"},
                              {"offered_on", "Invited"},
                              {"interview_on", "Interview"},
                              {"interview_time", "Time"},
                              {"note", "Note"}};

/* Headings as they are seen, folded; keys and labels are understood, too. */
static const struct {
    const char *heading;
    enum program_column column;
} headings[] = {
    {"program name", PROGRAM_COLUMN_NAME},      {"residency", PROGRAM_COLUMN_NAME},
    {"residency program", PROGRAM_COLUMN_NAME}, {"hospital", PROGRAM_COLUMN_NAME},
    {"institution", PROGRAM_COLUMN_NAME},       {"organisation", PROGRAM_COLUMN_NAME},
    {"organization", PROGRAM_COLUMN_NAME},      {"city", PROGRAM_COLUMN_PLACE},
    {"location", PROGRAM_COLUMN_PLACE},         {"program id", PROGRAM_COLUMN_ACGME},
    {"program code", PROGRAM_COLUMN_ACGME},     {"acgme", PROGRAM_COLUMN_ACGME},
    {"acgme program id", PROGRAM_COLUMN_ACGME}, {"accreditation id", PROGRAM_COLUMN_ACGME},
    {"nrmp program code", PROGRAM_COLUMN_SKIP}, {"application service", PROGRAM_COLUMN_SERVICE},
    {"program signal", PROGRAM_COLUMN_SIGNAL},  {"home away", PROGRAM_COLUMN_BOND},
    {"applied on", PROGRAM_COLUMN_APPLIED},     {"application date", PROGRAM_COLUMN_APPLIED},
    {"invited on", PROGRAM_COLUMN_OFFERED},     {"interview offer", PROGRAM_COLUMN_OFFERED},
    {"interview on", PROGRAM_COLUMN_INTERVIEW}, {"interview date", PROGRAM_COLUMN_INTERVIEW},
    {"interview time", PROGRAM_COLUMN_TIME},    {"notes", PROGRAM_COLUMN_NOTE},
    {"comments", PROGRAM_COLUMN_NOTE},
};

const char *program_column_key(enum program_column c) { return columns[c].key; }
const char *program_column_label(enum program_column c) { return columns[c].label; }

enum program_column program_column_find(struct str key)
{
    int c = 0;
    while (c < PROGRAM_COLUMNS && !str_eq_nocase(str_c(columns[c].key), key))
        c++;
    return (enum program_column)c;
}

/* PROGRAM_COLUMNS: it is no heading. */
static enum program_column of_heading(struct arena *a, struct str cell)
{
    struct str key = fold(a, cell);
    for (size_t i = 0; i < sizeof(headings) / sizeof(*headings); i++)
        if (str_eq(key, str_c(headings[i].heading)))
            return headings[i].column;
    for (int c = PROGRAM_COLUMN_NAME; c < PROGRAM_COLUMNS; c++)
        if (str_eq(key, fold(a, str_c(columns[c].key))) ||
            str_eq(key, fold(a, str_c(columns[c].label))))
            return (enum program_column)c;
    return PROGRAM_COLUMNS;
}

static char delimiter_of(struct str text)
{
    struct str line = STR_NULL;
    while (!str_trim(line).n && str_next_line(&text, &line))
        ;
    if (str_find_char(line, '\t', 0) != SIZE_MAX)
        return '\t';
    return str_find_char(line, ';', 0) != SIZE_MAX ? ';' : ',';
}

static bool is_acgme(struct str cell)
{
    size_t digits = 0;
    for (size_t i = 0; i < cell.n; i++) {
        bool digit = cell.p[i] >= '0' && cell.p[i] <= '9';
        if (!digit && cell.p[i] != ' ' && cell.p[i] != '-')
            return false;
        digits += digit;
    }
    return digits == 10;
}

static bool is_signal(struct str cell)
{
    return str_eq_nocase(cell, STR("gold")) || str_eq_nocase(cell, STR("silver")) ||
           str_eq_nocase(cell, STR("signal"));
}

/* Without headings: the id and the signal by their shape, then name, specialty and place. */
static void guess(struct program_sheet *s, const struct csv_record *r)
{
    static const enum program_column rest[] = {PROGRAM_COLUMN_NAME, PROGRAM_COLUMN_SPECIALTY,
                                               PROGRAM_COLUMN_PLACE, PROGRAM_COLUMN_STATE};
    size_t at = 0;
    for (size_t i = 0; i < s->columns; i++) {
        if (is_acgme(r->cells[i]))
            s->map[i] = PROGRAM_COLUMN_ACGME;
        else if (is_signal(r->cells[i]))
            s->map[i] = PROGRAM_COLUMN_SIGNAL;
        else if (at < sizeof(rest) / sizeof(*rest))
            s->map[i] = rest[at++];
    }
}

/* Headings when a first column is known and the program's among them. */
static void read_headings(struct arena *a, struct program_sheet *s, const struct csv_record *r)
{
    bool named = false;
    for (size_t i = 0; i < s->columns; i++) {
        enum program_column c = of_heading(a, r->cells[i]);
        s->map[i] = c == PROGRAM_COLUMNS ? PROGRAM_COLUMN_SKIP : c;
        for (size_t k = 0; k < i; k++)
            if (s->map[i] == s->map[k])
                s->map[i] = PROGRAM_COLUMN_SKIP; /* the first of two columns counts */
        named |= s->map[i] == PROGRAM_COLUMN_NAME;
    }
    s->headed = named;
    for (size_t i = 0; i < s->columns; i++) {
        if (!named)
            s->map[i] = PROGRAM_COLUMN_SKIP;
        else
            s->headings[i] = str_copy(a, r->cells[i]);
    }
}

int programs_csv_open(struct arena *a, struct str text, struct program_sheet *s, struct err *err)
{
    struct csv_record first = {0};
    *s = (struct program_sheet){.text = text};
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        s->text = str_sub(text, 3, text.n);
    s->delimiter = delimiter_of(s->text);
    s->reader = csv_reader_new(a, s->text, s->delimiter);
    struct err why = {0};
    int rc = csv_reader_next(a, s->reader, &first, &why);
    if (rc != 1)
        return err_set(err, ERR_PARSE, "%s",
                       rc == 0 ? "There is no line in it: one program a line, please."
                               : "The first line cannot be read; look for a quote that is open.");
    s->columns = first.n < PROGRAM_SHEET_COLUMNS ? first.n : PROGRAM_SHEET_COLUMNS;
    read_headings(a, s, &first);
    if (!s->headed) {
        guess(s, &first);
        s->reader = csv_reader_new(a, s->text, s->delimiter); /* the first line is a program */
    }
    return 0;
}

int programs_csv_map(struct program_sheet *s, struct str words, struct err *err)
{
    struct str word;
    size_t at = 0;
    bool named = false;
    memset(s->map, 0, sizeof(s->map));
    while (words.n && at < PROGRAM_SHEET_COLUMNS && str_next(&words, ',', &word)) {
        enum program_column c = program_column_find(str_trim(word));
        if (c == PROGRAM_COLUMNS)
            return err_set(err, ERR_INVALID,
                           "Columns: \"%.*s\" is none; say name, specialty, skip.",
                           STR_ARG(utf8_cut(str_trim(word), 60)));
        named |= c == PROGRAM_COLUMN_NAME;
        s->map[at++] = c;
    }
    return named ? 0 : err_set(err, ERR_INVALID, "Columns: say which one is the program's name.");
}

int programs_csv_next(struct arena *item, struct program_sheet *s, struct program_line *ret,
                      struct err *err)
{
    struct csv_record r = {0};
    *ret = (struct program_line){0};
    int rc = csv_reader_next(item, s->reader, &r, err);
    ret->line = r.line;
    for (size_t i = 0; rc == 1 && i < r.n && i < PROGRAM_SHEET_COLUMNS; i++)
        if (s->map[i] && !ret->cell[s->map[i]].n)
            ret->cell[s->map[i]] = str_trim(r.cells[i]);
    return rc;
}
