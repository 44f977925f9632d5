/* SPDX-License-Identifier: Apache-2.0 */
#include "store/dialect.h"

#include "base/arena.h"
#include "base/strbuf.h"

enum { SQL_MAX = 1 << 20 };

enum token_kind { TOKEN_WORD, TOKEN_BLANK, TOKEN_SIGN }; /* blank: white space and comments */

struct token {
    enum token_kind kind;
    struct str text;
};

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (unsigned char)c >= 0x80;
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/* The end of what begins at `at` and is closed by `quote`; a doubled quote stays inside by being
 * the beginning of the next quoted text. */
static size_t quoted_end(struct str sql, size_t at, char quote)
{
    size_t end = str_find_char(sql, quote, at + 1);
    return end == SIZE_MAX ? sql.n : end + 1;
}

static size_t comment_end(struct str sql, size_t at)
{
    size_t end = str_find_char(sql, '\n', at);
    return end == SIZE_MAX ? sql.n : end;
}

/* Takes the next word, run of blanks, quoted text or single sign off the front. */
static bool next_token(struct str *sql, struct token *ret)
{
    if (!sql->n)
        return false;
    char c = sql->p[0];
    size_t end = 1;
    enum token_kind kind = TOKEN_SIGN;
    if (is_word(c)) {
        kind = TOKEN_WORD;
        while (end < sql->n && is_word(sql->p[end]))
            end++;
    } else if (is_blank(c)) {
        kind = TOKEN_BLANK;
        while (end < sql->n && is_blank(sql->p[end]))
            end++;
    } else if (c == '-' && sql->n > 1 && sql->p[1] == '-') {
        kind = TOKEN_BLANK;
        end = comment_end(*sql, 0);
    } else if (c == '\'' || c == '"') {
        end = quoted_end(*sql, 0, c);
    }
    *ret = (struct token){kind, str_sub(*sql, 0, end)};
    *sql = str_sub(*sql, end, sql->n);
    return true;
}

/* --- statements ----------------------------------------------------------------------------- */

static int param_place(int params[DIALECT_PARAMS], int *n, int number)
{
    for (int k = 0; k < *n; k++)
        if (params[k] == number)
            return k + 1;
    if (*n == DIALECT_PARAMS)
        return -1;
    params[(*n)++] = number;
    return *n;
}

int dialect_number(struct arena *a, struct str sql, struct str *ret_sql,
                   int ret_params[DIALECT_PARAMS])
{
    struct strbuf b;
    struct token t, number;
    int n = 0;
    strbuf_init(&b, a, SQL_MAX);
    while (next_token(&sql, &t)) {
        struct str rest = sql;
        int64_t v = 0;
        if (str_eq(t.text, STR("?")) && next_token(&rest, &number) &&
            str_to_i64(number.text, 1, INT16_MAX, &v)) {
            int place = param_place(ret_params, &n, (int)v);
            if (place < 0)
                return -1;
            strbuf_addf(&b, "$%d", place);
            sql = rest;
        } else {
            strbuf_add(&b, t.text);
        }
    }
    *ret_sql = strbuf_get(&b);
    return n;
}

/* --- migrations ----------------------------------------------------------------------------- */

struct macro {
    const char *name;
    struct str sqlite, postgres;
};

static const struct macro macros[] = {
    {"I64", STR_INIT("INTEGER"), STR_INIT("bigint")},
    {"BLOB", STR_INIT("BLOB"), STR_INIT("bytea")},
    {"REAL", STR_INIT("REAL"), STR_INIT("double precision")},
    {"STRICT", STR_INIT("strict"), STR_INIT("")},
};

static struct str macro_text(struct str name, bool postgres)
{
    for (size_t i = 0; i < sizeof(macros) / sizeof(*macros); i++)
        if (str_eq(name, str_c(macros[i].name)))
            return postgres ? macros[i].postgres : macros[i].sqlite;
    return STR_NULL;
}

static struct str expand(struct arena *a, struct str sql, bool postgres)
{
    struct strbuf b;
    struct token t;
    strbuf_init(&b, a, SQL_MAX);
    while (next_token(&sql, &t)) {
        struct str rest = sql;
        struct token name, end;
        if (str_eq(t.text, STR("@")) && next_token(&rest, &name) && next_token(&rest, &end) &&
            str_eq(end.text, STR("@"))) {
            strbuf_add(&b, macro_text(name.text, postgres));
            sql = rest;
        } else {
            strbuf_add(&b, t.text);
        }
    }
    return strbuf_get(&b);
}

struct str dialect_sqlite(struct arena *a, struct str sql) { return expand(a, sql, false); }

/* One statement with its semicolon; false at the end. */
static bool next_statement(struct str *sql, struct str *ret)
{
    struct str start = *sql, rest = *sql;
    struct token t;
    while (next_token(&rest, &t) && !str_eq(t.text, STR(";")))
        ;
    *ret = str_sub(start, 0, start.n - rest.n);
    *sql = rest;
    return start.n > 0;
}

static bool is(struct token t, const char *word)
{
    return t.kind == TOKEN_WORD && str_eq_nocase(t.text, str_c(word));
}

/* The next token that says something. */
static bool next_said(struct str *sql, struct token *ret)
{
    while (next_token(sql, ret))
        if (ret->kind != TOKEN_BLANK)
            return true;
    return false;
}

/* The words a statement begins with, and what follows them. */
static bool begins(struct str sql, const char *first, const char *second, struct str *ret_rest)
{
    struct token t;
    if (!next_said(&sql, &t) || !is(t, first) || !next_said(&sql, &t) || !is(t, second))
        return false;
    *ret_rest = sql;
    return true;
}

/* The length of a part of a list: up to the comma or the bracket that ends it. */
static size_t part_length(struct str sql)
{
    struct str rest = sql;
    struct token t;
    int depth = 0;
    for (size_t at = 0; next_token(&rest, &t); at = sql.n - rest.n) {
        char c = t.kind == TOKEN_SIGN ? t.text.p[0] : ' ';
        if (depth == 0 && (c == ',' || c == ')'))
            return at;
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return sql.n;
}

/* The type `text` follows the name of a column, so it is never the first word. */
static void add_column(struct strbuf *b, struct str part)
{
    struct token t;
    int words = 0;
    while (next_token(&part, &t)) {
        strbuf_add(b, t.text);
        if (t.kind == TOKEN_WORD && words++ && is(t, "text"))
            STRBUF_LIT(b, " collate \"C\"");
    }
}

/* Columns that may be null, as "table.column" lines. */
static void note_nullable(struct strbuf *nullable, struct str table, struct str part)
{
    struct token t, name;
    if (!next_said(&part, &name) || is(name, "primary") || is(name, "unique"))
        return;
    while (next_said(&part, &t))
        if (is(t, "not"))
            return;
    strbuf_addf(nullable, "\n%.*s.%.*s\n", STR_ARG(table), STR_ARG(name.text));
}

struct work {
    struct arena *a;
    struct strbuf out, keys, nullable;
};

/* `rest` follows "create table". */
static void create_table(struct work *w, struct str sql, struct str rest)
{
    struct token t, name = {0};
    struct str part;
    while (next_said(&rest, &t) && !str_eq(t.text, STR("(")))
        name = t; /* the last word: "if not exists" may stand before it */
    strbuf_add(&w->out, str_sub(sql, 0, sql.n - rest.n));
    for (bool first = true; rest.n; first = false) {
        part = str_sub(rest, 0, part_length(rest));
        rest = str_sub(rest, part.n, rest.n);
        struct str look = part;
        bool is_key = next_said(&look, &t) && is(t, "foreign");
        if (is_key) {
            strbuf_addf(&w->keys, "\n;alter table %.*s add %.*s", STR_ARG(name.text),
                        STR_ARG(str_trim(part)));
        } else {
            strbuf_add(&w->out, first ? STR_NULL : STR(","));
            add_column(&w->out, part);
            note_nullable(&w->nullable, name.text, part);
        }
        if (!rest.n || rest.p[0] == ')')
            break;
        rest = str_sub(rest, 1, rest.n); /* the comma */
    }
    strbuf_add(&w->out, rest);
}

/* `rest` follows "create index" or "unique index". */
static void create_index(struct work *w, struct str sql, struct str rest)
{
    struct token t, table = {0}, last = {0};
    while (next_said(&rest, &t) && !str_eq(t.text, STR("(")))
        table = t;
    strbuf_add(&w->out, str_sub(sql, 0, sql.n - rest.n));
    while (next_token(&rest, &t)) {
        bool ends = str_eq(t.text, STR(",")) || str_eq(t.text, STR(")"));
        if (ends && last.kind == TOKEN_WORD) {
            struct str key =
                str_format(w->a, "\n%.*s.%.*s\n", STR_ARG(table.text), STR_ARG(last.text));
            if (str_find(strbuf_get(&w->nullable), key, 0) != SIZE_MAX)
                STRBUF_LIT(&w->out, " nulls first");
        }
        strbuf_add(&w->out, t.text);
        if (str_eq(t.text, STR(")")))
            break;
        last = t.kind == TOKEN_BLANK ? last : t;
    }
    strbuf_add(&w->out, rest);
}

static void translate(struct work *w, struct str sql)
{
    struct str rest;
    if (begins(sql, "create", "table", &rest))
        create_table(w, sql, rest);
    else if (begins(sql, "create", "index", &rest) || begins(sql, "create", "unique", &rest))
        create_index(w, sql, rest);
    else if (begins(sql, "alter", "table", &rest))
        add_column(&w->out, sql);
    else
        strbuf_add(&w->out, sql);
}

struct str dialect_postgres(struct arena *a, struct str sql)
{
    struct work w = {.a = a};
    struct str one, rest = expand(a, sql, true);
    strbuf_init(&w.out, a, SQL_MAX);
    strbuf_init(&w.keys, a, SQL_MAX);
    strbuf_init(&w.nullable, a, SQL_MAX);
    while (next_statement(&rest, &one))
        translate(&w, one);
    strbuf_add(&w.out, strbuf_get(&w.keys));
    return strbuf_get(&w.out);
}
