/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/contacts_csv.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/strbuf.h"
#include "codec/contacts_csv_map.h"
#include "def/errors.h"
#include "def/limits.h"

enum { FOLD_AT = 75 }; /* octets of a line, RFC 2425 section 5.8.1 */

/* Which cells the model holds is what the reader itself says when it reads the record again. */
int csv_unmodelled(struct arena *a, struct str raw, struct csv_kept **ret, size_t *ret_n,
                   struct err *err)
{
    struct csv_reader *reader = csv_reader_new(a, raw, ',');
    struct csv_record head = {0}, r = {0};
    struct csv_columns columns;
    VEC(struct csv_kept) kept = {0};
    if (csv_reader_next(a, reader, &head, err) != 1 || csv_reader_next(a, reader, &r, err) != 1)
        return err_set(err, ERR_PARSE, "This is not a heading record with a record of a CSV file.");
    csv_columns_find(a, &head, &columns);
    bool *carried = ARENA_ARRAY(a, bool, r.n);
    csv_map_record(a, &columns, &r, ARENA_NEW(a, struct imported), carried);
    for (size_t i = 0; i < r.n; i++) {
        if (carried[i] || !r.cells[i].n)
            continue;
        struct str heading = i < head.n ? head.cells[i] : STR_NULL;
        if (!heading.n)
            heading = str_format(a, "column %zu", i + 1);
        *VEC_PUSH(a, &kept) = (struct csv_kept){heading, r.cells[i]};
    }
    *ret = kept.p;
    *ret_n = kept.n;
    return 0;
}

/* A quoted parameter value has no quotation marks and line ends; RFC 6868 writes them with ^. */
static void add_parameter(struct strbuf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '^')
            STRBUF_LIT(b, "^^");
        else if (c == '"')
            STRBUF_LIT(b, "^'");
        else if (c == '\n')
            STRBUF_LIT(b, "^n");
        else if (c != '\r')
            strbuf_add_char(b, (unsigned char)c < 0x20 ? ' ' : c);
    }
}

/* RFC 2426 section 4, text-value. */
static void add_text(struct strbuf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool crlf = c == '\r' && i + 1 < s.n && s.p[i + 1] == '\n';
        if (c == '\n' || (c == '\r' && !crlf))
            STRBUF_LIT(b, "\\n");
        else if (c == '\\' || c == ',' || c == ';') {
            STRBUF_LIT(b, "\\");
            strbuf_add_char(b, c);
        } else if (!crlf)
            strbuf_add_char(b, (unsigned char)c < 0x20 && c != '\t' ? ' ' : c);
    }
}

/* Cuts between characters: not every program unfolds bytes before it decodes them. */
static void add_folded(struct strbuf *out, struct str line)
{
    size_t room = FOLD_AT;
    while (line.n > room) {
        size_t cut = room;
        while (cut > 1 && ((unsigned char)line.p[cut] & 0xC0) == 0x80)
            cut--;
        strbuf_add(out, str_sub(line, 0, cut));
        STRBUF_LIT(out, "\r\n ");
        line = str_sub(line, cut, line.n);
        room = FOLD_AT - 1; /* the blank counts */
    }
    strbuf_add(out, line);
    STRBUF_LIT(out, "\r\n");
}

struct str csv_extra_vcard_lines(struct arena *a, struct str raw)
{
    struct csv_kept *kept;
    size_t n;
    struct strbuf out, line;
    strbuf_init(&out, a, LIMIT_CARD * 2);
    strbuf_init(&line, a, LIMIT_CARD * 2);
    if (csv_unmodelled(a, raw, &kept, &n, NULL))
        return STR_NULL;
    for (size_t i = 0; i < n; i++) {
        strbuf_clear(&line);
        STRBUF_LIT(&line, "X-WELLMET-CSV;X-COLUMN=\"");
        add_parameter(&line, kept[i].heading);
        STRBUF_LIT(&line, "\":");
        add_text(&line, kept[i].value);
        add_folded(&out, strbuf_get(&line));
    }
    return strbuf_get(&out);
}
