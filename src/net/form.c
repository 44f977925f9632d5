/* SPDX-License-Identifier: Apache-2.0 */
#include "net/form.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/vec.h"
#include "def/errors.h"
#include "def/limits.h"
#include "net/percent.h"

enum { BOUNDARY_MAX = 70, PART_HEADERS_MAX = 4096 };

typedef VEC(struct form_part) form_parts;

static int too_many(struct err *err)
{
    return err_set(err, ERR_LIMIT, "The form has more than %d fields", (int)LIMIT_FORM_FIELDS);
}

/* Text is UTF-8 without NUL; files may be anything. */
static int check_text(struct str s, const char *what, struct err *err)
{
    if (s.n && (memchr(s.p, '\0', s.n) || !utf8_is_valid(s)))
        return err_set(err, ERR_USAGE, "%s of the form is not UTF-8 text", what);
    return 0;
}

/* --- application/x-www-form-urlencoded ------------------------------------------------------ */

static int parse_pair(struct arena *a, struct str pair, struct form_part *ret, struct err *err)
{
    size_t eq = str_find_char(pair, '=', 0);
    struct str name = str_sub(pair, 0, eq);
    struct str value = eq == SIZE_MAX ? STR("") : str_sub(pair, eq + 1, pair.n);
    if (!percent_decode(a, name, PERCENT_PLUS_BLANK, &ret->name) ||
        !percent_decode(a, value, PERCENT_PLUS_BLANK, &ret->value))
        return err_set(err, ERR_USAGE, "A %% in the form is not followed by two hex digits");
    int rc = check_text(ret->name, "A name", err);
    return rc ? rc : check_text(ret->value, "A value", err);
}

int form_parse_urlencoded(struct arena *a, struct str bytes, struct form *ret, struct err *err)
{
    form_parts parts = {0};
    struct str pair;
    while (bytes.n && str_next(&bytes, '&', &pair)) {
        if (!pair.n)
            continue;
        if (parts.n == LIMIT_FORM_FIELDS)
            return too_many(err);
        int rc = parse_pair(a, pair, VEC_PUSH(a, &parts), err);
        if (rc)
            return rc;
    }
    *ret = (struct form){parts.p, parts.n};
    return 0;
}

/* --- header values -------------------------------------------------------------------------- */

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

static void skip_blanks(struct str s, size_t *at)
{
    while (*at < s.n && is_blank(s.p[*at]))
        ++*at;
}

/* Browsers keep backslashes of Windows paths, so only \" and \\ are undone. */
static bool is_escape(struct str s, size_t i)
{
    return s.p[i] == '\\' && i + 1 < s.n && (s.p[i + 1] == '"' || s.p[i + 1] == '\\');
}

/* A quoted string at *at (on its opening quote). */
static bool read_quoted(struct arena *a, struct str s, size_t *at, struct str *ret)
{
    size_t from = *at + 1, end = from, n = 0;
    while (end < s.n && s.p[end] != '"')
        end += is_escape(s, end) ? 2 : 1;
    if (end >= s.n)
        return false;
    char *out = arena_copy(a, s.p + from, end - from);
    for (size_t i = from; i < end; i++) {
        i += is_escape(s, i);
        out[n++] = s.p[i];
    }
    *at = end + 1;
    *ret = (struct str){out, n};
    return true;
}

static bool read_value(struct arena *a, struct str s, size_t *at, struct str *ret)
{
    if (*at < s.n && s.p[*at] == '"')
        return read_quoted(a, s, at, ret);
    size_t from = *at;
    while (*at < s.n && s.p[*at] != ';' && s.p[*at] != '"' && !is_blank(s.p[*at]))
        ++*at;
    *ret = str_sub(s, from, *at);
    return *at > from;
}

bool form_header_param(struct arena *a, struct str header, struct str name, struct str *ret)
{
    size_t at = str_find_char(header, ';', 0);
    bool found = false;
    while (at < header.n) {
        at++;
        skip_blanks(header, &at);
        if (at == header.n)
            break;
        size_t eq = str_find_char(header, '=', at);
        if (eq == SIZE_MAX)
            return false;
        struct str key = str_sub(header, at, eq), value;
        at = eq + 1;
        if (!read_value(a, header, &at, &value))
            return false;
        skip_blanks(header, &at);
        if (at < header.n && header.p[at] != ';')
            return false;
        if (str_eq_nocase(key, name)) {
            if (found)
                return false;
            *ret = value;
            found = true;
        }
    }
    return found;
}

static struct str media_type(struct str type)
{
    return str_trim(str_sub(type, 0, str_find_char(type, ';', 0)));
}

/* --- multipart/form-data -------------------------------------------------------------------- */

/* Browsers write a quote, CR and LF in names as %22, %0D and %0A and nothing else (WHATWG HTML,
 * multipart/form-data encoding). */
static struct str undo_name_escapes(struct arena *a, struct str s)
{
    static const struct {
        struct str code;
        char c;
    } rows[] = {{STR_INIT("%22"), '"'}, {STR_INIT("%0D"), '\r'}, {STR_INIT("%0A"), '\n'}};
    if (str_find_char(s, '%', 0) == SIZE_MAX)
        return s;
    char *out = arena_copy(a, s.p, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        out[n] = s.p[i];
        for (size_t r = 0; r < 3; r++)
            if (str_starts_nocase(str_sub(s, i, s.n), rows[r].code)) {
                out[n] = rows[r].c;
                i += 2;
                break;
            }
        n++;
    }
    return (struct str){out, n};
}

static struct str base_name(struct str s)
{
    size_t from = s.n;
    while (from && s.p[from - 1] != '/' && s.p[from - 1] != '\\')
        from--;
    return str_sub(s, from, s.n);
}

static int parse_disposition(struct arena *a, struct str value, struct form_part *part,
                             struct err *err)
{
    struct str name, file_name;
    if (!str_eq_nocase(media_type(value), STR("form-data")) ||
        !form_header_param(a, value, STR("name"), &name))
        return err_set(err, ERR_USAGE, "A part of the form has no name");
    part->name = undo_name_escapes(a, name);
    part->is_file = form_header_param(a, value, STR("filename"), &file_name);
    if (part->is_file)
        part->file_name = base_name(undo_name_escapes(a, file_name));
    int rc = check_text(part->name, "A name", err);
    return rc ? rc : check_text(part->file_name, "A file name", err);
}

/* Header lines of a part, without the empty line that ends them. */
static int parse_part_headers(struct arena *a, struct str headers, struct form_part *part,
                              struct err *err)
{
    bool named = false;
    while (headers.n) {
        size_t end = str_find(headers, STR("\r\n"), 0);
        struct str line = str_sub(headers, 0, end);
        headers = end == SIZE_MAX ? STR("") : str_sub(headers, end + 2, headers.n);
        size_t colon = str_find_char(line, ':', 0);
        if (colon == SIZE_MAX || colon == 0 || is_blank(line.p[0]))
            return err_set(err, ERR_USAGE, "A part of the form has a broken header");
        struct str value = str_trim(str_sub(line, colon + 1, line.n));
        struct str name = str_sub(line, 0, colon);
        if (str_eq_nocase(name, STR("Content-Disposition"))) {
            int rc = named ? err_set(err, ERR_USAGE, "A part of the form has two names")
                           : parse_disposition(a, value, part, err);
            if (rc)
                return rc;
            named = true;
        } else if (str_eq_nocase(name, STR("Content-Type"))) {
            part->type = value;
        }
    }
    return named ? 0 : err_set(err, ERR_USAGE, "A part of the form has no name");
}

/* Splits one part at its empty line and reads it. */
static int parse_part(struct arena *a, struct str bytes, struct form_part *part, struct err *err)
{
    struct str head = str_sub(bytes, 0, PART_HEADERS_MAX);
    size_t end = str_find(head, STR("\r\n\r\n"), 0);
    if (end == SIZE_MAX)
        return err_set(err, ERR_USAGE, "A part of the form has no end to its headers");
    int rc = parse_part_headers(a, str_sub(bytes, 0, end), part, err);
    if (rc)
        return rc;
    part->value = str_sub(bytes, end + 4, bytes.n);
    return part->is_file ? 0 : check_text(part->value, "A value", err);
}

/* "\r\n--" and the boundary into `out`; its length, or 0 when the header has no proper one. */
static size_t read_delimiter(struct arena *a, struct str type, char out[BOUNDARY_MAX + 4])
{
    struct str boundary;
    if (!form_header_param(a, type, STR("boundary"), &boundary) || !boundary.n ||
        boundary.n > BOUNDARY_MAX)
        return 0;
    for (size_t i = 0; i < boundary.n; i++)
        if (boundary.p[i] < 0x20 || boundary.p[i] > 0x7E)
            return 0;
    memcpy(out, "\r\n--", 4);
    memcpy(out + 4, boundary.p, boundary.n);
    return boundary.n + 4;
}

/* What follows a boundary: 1 another part (*bytes moved to it), 0 the end, negative neither. */
static int after_boundary(struct str *bytes, struct err *err)
{
    if (str_starts(*bytes, STR("--")))
        return 0;
    size_t at = 0;
    skip_blanks(*bytes, &at);
    *bytes = str_sub(*bytes, at, bytes->n);
    if (!str_starts(*bytes, STR("\r\n")))
        return err_set(err, ERR_USAGE, "A boundary of the form is broken");
    *bytes = str_sub(*bytes, 2, bytes->n);
    return 1;
}

static int parse_parts(struct arena *a, struct str delimiter, struct str bytes, form_parts *parts,
                       struct err *err)
{
    if (!str_starts(bytes, str_sub(delimiter, 2, delimiter.n)))
        return err_set(err, ERR_USAGE, "The form does not start with its boundary");
    bytes = str_sub(bytes, delimiter.n - 2, bytes.n);
    for (;;) {
        int more = after_boundary(&bytes, err);
        if (more <= 0)
            return more;
        size_t end = str_find(bytes, delimiter, 0);
        if (end == SIZE_MAX)
            return err_set(err, ERR_USAGE, "The form was cut off: its last boundary is missing");
        if (parts->n == LIMIT_FORM_FIELDS)
            return too_many(err);
        int rc = parse_part(a, str_sub(bytes, 0, end), VEC_PUSH(a, parts), err);
        if (rc)
            return rc;
        bytes = str_sub(bytes, end + delimiter.n, bytes.n);
    }
}

int form_parse_multipart(struct arena *a, struct str type, struct str bytes, struct form *ret,
                         struct err *err)
{
    char delimiter[BOUNDARY_MAX + 4];
    form_parts parts = {0};
    size_t n = read_delimiter(a, type, delimiter);
    if (!n)
        return err_set(err, ERR_USAGE, "The form's content type has no proper boundary");
    int rc = parse_parts(a, (struct str){delimiter, n}, bytes, &parts, err);
    if (!rc)
        *ret = (struct form){parts.p, parts.n};
    return rc;
}

/* --- both ----------------------------------------------------------------------------------- */

static bool is_urlencoded(struct str type)
{
    return str_eq_nocase(media_type(type), STR("application/x-www-form-urlencoded"));
}

static bool is_multipart(struct str type)
{
    return str_eq_nocase(media_type(type), STR("multipart/form-data"));
}

bool form_is_media_type(struct str type) { return is_urlencoded(type) || is_multipart(type); }

int form_parse(struct arena *a, struct str type, struct str bytes, struct form *ret,
               struct err *err)
{
    if (is_urlencoded(type))
        return form_parse_urlencoded(a, bytes, ret, err);
    if (is_multipart(type))
        return form_parse_multipart(a, type, bytes, ret, err);
    return err_set(err, ERR_MEDIA_TYPE, "A form was expected, not %.*s", STR_ARG(type));
}

const struct form_part *form_next(const struct form *f, struct str name,
                                  const struct form_part *after)
{
    for (size_t i = after ? (size_t)(after - f->p) + 1 : 0; i < f->n; i++)
        if (str_eq(f->p[i].name, name))
            return &f->p[i];
    return NULL;
}

const struct form_part *form_find(const struct form *f, struct str name)
{
    return form_next(f, name, NULL);
}

struct str form_get(const struct form *f, struct str name)
{
    const struct form_part *part = form_find(f, name);
    return part && !part->is_file ? part->value : STR_NULL;
}
