/* SPDX-License-Identifier: Apache-2.0 */
#include "def/field.h"

#include "base/arena.h"
#include "base/base64.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/id.h"
#include "base/json_out.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "def/words.h"

const char *field_type_name(enum field_type t)
{
    static const char *const names[FIELD_TYPES] = {
        "text", "note", "number", "yes/no", "date", "instant", "choice", "id", "ids", "bytes"};
    return names[t];
}

/* "met-how" on the command line is the row "met_how". */
static bool same_name(const char *name, struct str s)
{
    size_t i = 0;
    for (; i < s.n && name[i]; i++)
        if (name[i] != (s.p[i] == '-' ? '_' : s.p[i]))
            return false;
    return i == s.n && !name[i];
}

const struct field *field_find(const struct field *table, struct str name)
{
    FIELD_EACH (f, table)
        if (same_name(f->name, name))
            return f;
    return NULL;
}

size_t field_count(const struct field *table)
{
    size_t n = 0;
    FIELD_EACH (f, table)
        n++;
    return n;
}

size_t field_max(const struct field *f)
{
    bool text = f->type == FIELD_TEXT || f->type == FIELD_NOTE || f->type == FIELD_BYTES;
    if (text && f->max)
        return (size_t)f->max;
    return f->type == FIELD_NOTE ? LIMIT_NOTE : f->type == FIELD_BYTES ? LIMIT_CARD : LIMIT_LINE;
}

static int invalid(struct err *err, const struct field *f, const char *why)
{
    return err_set(err, ERR_INVALID, "%s: %s.", f->label, why);
}

/* Line ends inside a one-line field become blanks, in a note CRLF becomes LF. */
static struct str clean_text(struct arena *a, struct str s, bool lines)
{
    char *p = arena_copy(a, s.p, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = p[i];
        if (c == '\r') {
            if (i + 1 < s.n && p[i + 1] == '\n')
                continue;
            c = '\n';
        }
        p[n++] = c == '\n' && !lines ? ' ' : c;
    }
    p[n] = '\0';
    return (struct str){p, n};
}

static int check_text(const struct field *f, struct str v, struct err *err)
{
    if (v.n > field_max(f))
        return err_set(err, ERR_INVALID, "%s: this is longer than the %zu bytes there is room for.",
                       f->label, field_max(f));
    if (f->type != FIELD_BYTES && !utf8_is_text(v))
        return invalid(err, f, "this is not readable text (UTF-8 without control characters)");
    const char *why = f->check && v.n ? f->check(v) : NULL;
    return why ? invalid(err, f, why) : 0;
}

static int check_int(const struct field *f, int64_t v, struct err *err)
{
    if (!v || (v >= f->min && (!f->max || v <= f->max)))
        return 0;
    if (!f->max)
        return err_set(err, ERR_INVALID, "%s: write a number of %lld or more.", f->label,
                       (long long)f->min);
    return err_set(err, ERR_INVALID, "%s: write a number from %lld to %lld.", f->label,
                   (long long)f->min, (long long)f->max);
}

static int check_choice(const struct field *f, int v, struct err *err)
{
    int n = 0;
    while (f->choices[n].key)
        n++;
    return v >= 0 && v < n ? 0 : invalid(err, f, "this is none of the choices");
}

int field_check(const struct field *f, const void *base, struct err *err)
{
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_NOTE:
    case FIELD_BYTES: return check_text(f, *FIELD_CPTR(struct str, f, base), err);
    case FIELD_INT: return check_int(f, *FIELD_CPTR(int64_t, f, base), err);
    case FIELD_CHOICE: return check_choice(f, *FIELD_CPTR(int, f, base), err);
    case FIELD_DATE:
        return date_is_valid(*FIELD_CPTR(struct date, f, base))
                   ? 0
                   : invalid(err, f, "there is no such day");
    case FIELD_REFS:
        return FIELD_CPTR(struct ids, f, base)->n <= LIMIT_REFS
                   ? 0
                   : invalid(err, f, "these are more than one record can hold");
    default: return 0;
    }
}

static int parse_text(struct arena *a, const struct field *f, struct str text, void *base,
                      struct err *err)
{
    struct str v = str_trim(clean_text(a, text, f->type == FIELD_NOTE));
    int rc = check_text(f, v, err);
    if (rc == 0)
        *FIELD_PTR(struct str, f, base) = v;
    return rc;
}

static int parse_date(const struct field *f, const struct field_context *c, struct str text,
                      void *base, struct err *err)
{
    struct date d;
    if (!date_parse(text, &d) && !words_date(text, c ? c->today : (struct date){0}, &d))
        return invalid(err, f,
                       f->flags & FIELD_PARTIAL
                           ? "write a date like 2024-03-12, 2024-03, 2024 or --07-04"
                           : "write a date like 2024-03-12, or today, yesterday, tomorrow");
    if (date_is_set(d) && !date_is_full(d) && !(f->flags & FIELD_PARTIAL))
        return invalid(err, f, "a whole date is needed here, like 2024-03-12");
    *FIELD_PTR(struct date, f, base) = d;
    return 0;
}

static int parse_choice(struct arena *a, const struct field *f, struct str text, void *base,
                        struct err *err)
{
    text = str_trim(text);
    int i = text.n ? 0 : -1;
    for (int k = 1; i == 0 && f->choices[k].key; k++)
        if (str_eq_nocase(text, str_c(f->choices[k].key)) ||
            str_eq_nocase(text, str_c(f->choices[k].label)))
            i = k;
    if (i == 0) {
        struct strbuf keys;
        strbuf_init(&keys, a, 600);
        for (int k = 1; f->choices[k].key; k++)
            strbuf_addf(&keys, "%s%s", k > 1 ? ", " : "", f->choices[k].key);
        return err_set(err, ERR_INVALID, "%s: choose one of %s.", f->label, keys.p);
    }
    *FIELD_PTR(int, f, base) = i < 0 ? 0 : i;
    return 0;
}

static int parse_refs(struct arena *a, const struct field *f, struct str text, void *base,
                      struct err *err)
{
    struct ids ids = {arena_alloc(a, sizeof(int64_t) * (text.n / ID_TEXT_LEN + 1)), 0};
    struct str part;
    while (text.n && str_next(&text, ',', &part)) {
        int64_t id;
        part = str_trim(part);
        if (!part.n)
            continue;
        if (!id_parse(part, &id))
            return err_set(err, ERR_INVALID, "%s: \"%.*s\" is not an id.", f->label, STR_ARG(part));
        bool had = false;
        for (size_t i = 0; i < ids.n; i++)
            had |= ids.p[i] == id;
        if (!had)
            ids.p[ids.n++] = id;
    }
    if (ids.n > LIMIT_REFS)
        return invalid(err, f, "these are more than one record can hold");
    *FIELD_PTR(struct ids, f, base) = ids;
    return 0;
}

static int parse_int(const struct field *f, struct str text, void *base, struct err *err)
{
    int64_t v = 0;
    text = str_trim(text);
    if (text.n && !str_to_i64(text, INT64_MIN, INT64_MAX, &v))
        return invalid(err, f, "write a whole number");
    int rc = check_int(f, v, err);
    if (rc < 0)
        return rc;
    *FIELD_PTR(int64_t, f, base) = v;
    return 0;
}

int field_parse(struct arena *a, const struct field *f, const struct field_context *c,
                struct str text, void *base, struct err *err)
{
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_NOTE: return parse_text(a, f, text, base, err);
    case FIELD_INT: return parse_int(f, text, base, err);
    case FIELD_BOOL:
        return words_bool(text, FIELD_PTR(bool, f, base)) ? 0 : invalid(err, f, "write yes or no");
    case FIELD_DATE: return parse_date(f, c, text, base, err);
    case FIELD_INSTANT:
        if (!str_trim(text).n)
            *FIELD_PTR(int64_t, f, base) = 0;
        else if (!instant_parse(text, FIELD_PTR(int64_t, f, base)))
            return invalid(err, f, "write a time like 2024-03-12T08:05:00Z");
        return 0;
    case FIELD_CHOICE: return parse_choice(a, f, text, base, err);
    case FIELD_REF:
        if (!str_trim(text).n)
            *FIELD_PTR(int64_t, f, base) = 0;
        else if (!id_parse(str_trim(text), FIELD_PTR(int64_t, f, base)))
            return err_set(err, ERR_INVALID, "%s: \"%.*s\" is not an id.", f->label, STR_ARG(text));
        return 0;
    case FIELD_REFS: return parse_refs(a, f, text, base, err);
    case FIELD_BYTES:
        if (!base64_decode(a, text, FIELD_PTR(struct str, f, base)))
            return invalid(err, f, "this is not base64");
        return 0;
    case FIELD_TYPES: break;
    }
    return err_set(err, ERR_INTERNAL, "Field %s has an unknown type.", f->name);
}

static struct str refs_text(struct arena *a, const struct ids *ids)
{
    struct strbuf b;
    strbuf_init(&b, a, SIZE_MAX / 4);
    char text[ID_TEXT_MAX];
    for (size_t i = 0; i < ids->n; i++) {
        id_format(ids->p[i], text);
        strbuf_addf(&b, "%s%s", i ? "," : "", text);
    }
    return strbuf_get(&b);
}

struct str field_text(struct arena *a, const struct field *f, const void *base)
{
    int64_t n;
    char instant[INSTANT_TEXT_MAX];
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_NOTE: return *FIELD_CPTR(struct str, f, base);
    case FIELD_INT:
        n = *FIELD_CPTR(int64_t, f, base);
        return n ? str_format(a, "%lld", (long long)n) : STR("");
    case FIELD_BOOL: return *FIELD_CPTR(bool, f, base) ? STR("yes") : STR("");
    case FIELD_DATE: return date_str(a, *FIELD_CPTR(struct date, f, base));
    case FIELD_INSTANT:
        n = *FIELD_CPTR(int64_t, f, base);
        if (n)
            instant_format(n, instant);
        return n ? str_copy(a, str_c(instant)) : STR("");
    case FIELD_CHOICE: return str_c(f->choices[*FIELD_CPTR(int, f, base)].key);
    case FIELD_REF: n = *FIELD_CPTR(int64_t, f, base); return n ? id_str(a, n) : STR("");
    case FIELD_REFS: return refs_text(a, FIELD_CPTR(struct ids, f, base));
    case FIELD_BYTES: return base64_encode(a, *FIELD_CPTR(struct str, f, base));
    case FIELD_TYPES: break;
    }
    return STR("");
}

struct str field_words(struct arena *a, const struct field *f, const void *base)
{
    switch (f->type) {
    case FIELD_CHOICE: return str_c(f->choices[*FIELD_CPTR(int, f, base)].label);
    case FIELD_DATE: return date_words(a, *FIELD_CPTR(struct date, f, base));
    case FIELD_BYTES: return str_format(a, "%zu bytes", FIELD_CPTR(struct str, f, base)->n);
    default: return field_text(a, f, base);
    }
}

bool field_is_set(const struct field *f, const void *base)
{
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_NOTE:
    case FIELD_BYTES: return FIELD_CPTR(struct str, f, base)->n > 0;
    case FIELD_BOOL: return *FIELD_CPTR(bool, f, base);
    case FIELD_DATE: return date_is_set(*FIELD_CPTR(struct date, f, base));
    case FIELD_CHOICE: return *FIELD_CPTR(int, f, base) != 0;
    case FIELD_REFS: return FIELD_CPTR(struct ids, f, base)->n > 0;
    default: return *FIELD_CPTR(int64_t, f, base) != 0;
    }
}

bool field_equal(const struct field *f, const void *x, const void *y)
{
    const struct ids *p, *q;
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_NOTE:
    case FIELD_BYTES: return str_eq(*FIELD_CPTR(struct str, f, x), *FIELD_CPTR(struct str, f, y));
    case FIELD_BOOL: return *FIELD_CPTR(bool, f, x) == *FIELD_CPTR(bool, f, y);
    case FIELD_DATE: return date_eq(*FIELD_CPTR(struct date, f, x), *FIELD_CPTR(struct date, f, y));
    case FIELD_CHOICE: return *FIELD_CPTR(int, f, x) == *FIELD_CPTR(int, f, y);
    case FIELD_REFS:
        p = FIELD_CPTR(struct ids, f, x);
        q = FIELD_CPTR(struct ids, f, y);
        return p->n == q->n && (!p->n || memcmp(p->p, q->p, p->n * sizeof(*p->p)) == 0);
    default: return *FIELD_CPTR(int64_t, f, x) == *FIELD_CPTR(int64_t, f, y);
    }
}

void field_copy(const struct field *f, void *to, const void *from)
{
    static const size_t sizes[FIELD_TYPES] = {
        [FIELD_TEXT] = sizeof(struct str),  [FIELD_NOTE] = sizeof(struct str),
        [FIELD_INT] = sizeof(int64_t),      [FIELD_BOOL] = sizeof(bool),
        [FIELD_DATE] = sizeof(struct date), [FIELD_INSTANT] = sizeof(int64_t),
        [FIELD_CHOICE] = sizeof(int),       [FIELD_REF] = sizeof(int64_t),
        [FIELD_REFS] = sizeof(struct ids),  [FIELD_BYTES] = sizeof(struct str)};
    memcpy((char *)to + f->offset, (const char *)from + f->offset, sizes[f->type]);
}
