/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/template.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/strbuf.h"
#include "def/errors.h"

#include <stdlib.h>

const struct draft_field_row draft_fields[DRAFT_FIELDS] = {
#define NO false
#define YES true
#define DRAFT_FIELD(id, name, from, form, about_them, hole, label)                                 \
    [DRAFT_##id] = {#name, DRAFT_##from, DRAFT_##form, about_them, hole, label},
#include "insight/draft_fields.def"
#undef DRAFT_FIELD
#undef NO
#undef YES
};

/* Parts that many templates have, in the language of templates. */
static const struct {
    const char *name, *text;
} macros[] = {
    {"greeting", "(({?near}Hi|Dear)) {them},"},
    {"signed", "(({?near}{me_first}|{me}[[\\\n{signature}]][[\\\n{phone}]]))"},
};
enum { MACROS = sizeof(macros) / sizeof(*macros) };

struct reader {
    struct arena *a;
    struct err *err;
    struct str file, text;
    size_t at;
    int64_t line;
    int depth;
    struct draft_template *t;
};

#define refuse(r, ...) err_set_line((r)->err, ERR_PARSE, (r)->file, (r)->line, __VA_ARGS__)

static int no_field(const struct reader *r, struct str name)
{
    struct str all = STR_NULL;
    for (int i = 0; i < DRAFT_FIELDS; i++)
        all = str_join(r->a, all, STR(", "), str_c(draft_fields[i].name));
    return refuse(r, "there is no field \"%.*s\"; there are %.*s.", STR_ARG(utf8_cut(name, 60)),
                  STR_ARG(all));
}

int draft_field_find(struct str name)
{
    for (int i = 0; i < DRAFT_FIELDS; i++)
        if (str_eq(name, str_c(draft_fields[i].name)))
            return i;
    return -1;
}

/* --- subject and body ----------------------------------------------------------------------- */

static int read_branch(struct reader *r, bool inside, struct template_branch *ret);

static bool looks_at(const struct reader *r, const char *word)
{
    return str_starts(str_sub(r->text, r->at, r->text.n), str_c(word));
}

static void add_text(struct reader *r, struct template_branch *b, struct str text)
{
    if (text.n)
        *VEC_PUSH(r->a, &b->pieces) =
            (struct template_piece){.kind = TEMPLATE_TEXT, .text = str_copy(r->a, text)};
}

static int read_macro(struct reader *r, const char *text, struct template_branch *b)
{
    struct reader inner = {.a = r->a,
                           .err = r->err,
                           .file = r->file,
                           .text = str_c(text),
                           .line = r->line,
                           .depth = r->depth,
                           .t = r->t};
    struct template_branch part = {0};
    int rc = read_branch(&inner, false, &part);
    VEC_EACH (const struct template_piece, p, &part.pieces)
        *VEC_PUSH(r->a, &b->pieces) = *p;
    return rc;
}

/* {name}, {?name}, {!name} */
static int read_field(struct reader *r, struct template_branch *b)
{
    size_t end = str_find_char(r->text, '}', r->at);
    struct str name = str_sub(r->text, r->at + 1, end);
    if (end == SIZE_MAX || str_find_char(name, '\n', 0) != SIZE_MAX)
        return refuse(r, "a field that begins with { ends with } on the same line.");
    r->at = end + 1;
    for (size_t i = 0; i < MACROS; i++)
        if (str_eq(name, str_c(macros[i].name)))
            return read_macro(r, macros[i].text, b);
    struct template_piece p = {.kind = TEMPLATE_FIELD};
    if (str_starts(name, STR("?")) || str_starts(name, STR("!"))) {
        p.kind = TEMPLATE_TEST;
        p.wanted = name.p[0] == '?';
        name = str_sub(name, 1, name.n);
    }
    int field = draft_field_find(name);
    if (field < 0)
        return no_field(r, name);
    if (p.kind == TEMPLATE_FIELD && !draft_fields[field].hole[0])
        return refuse(r, "\"%s\" is only for {?%s} and {!%s}.", draft_fields[field].name,
                      draft_fields[field].name, draft_fields[field].name);
    p.field = (enum draft_field)field;
    r->t->used |= (uint64_t)1 << field;
    *VEC_PUSH(r->a, &b->pieces) = p;
    return 0;
}

/* [[a|b]] and ((a|b)); `at` is behind the opening. */
static int read_choice(struct reader *r, bool optional, struct template_branch *b)
{
    const char *close = optional ? "]]" : "))";
    struct template_piece p = {.kind = TEMPLATE_CHOICE, .optional = optional};
    int64_t line = r->line;
    if (r->depth == TEMPLATE_DEPTH)
        return refuse(r, "[[ and (( stand at most %d deep; make it simpler.", TEMPLATE_DEPTH);
    r->depth++;
    for (;;) {
        struct template_branch *branch = VEC_PUSH(r->a, &p.branches);
        int rc = read_branch(r, true, branch);
        if (rc < 0)
            return rc;
        if (looks_at(r, close))
            break;
        if (!looks_at(r, "|")) {
            r->line = line;
            return refuse(r, "what begins with %s ends with %s; add it.", optional ? "[[" : "((",
                          close);
        }
        r->at++;
    }
    r->at += 2;
    r->depth--;
    *VEC_PUSH(r->a, &b->pieces) = p;
    return 0;
}

static bool ends_branch(const struct reader *r)
{
    return looks_at(r, "|") || looks_at(r, "]]") || looks_at(r, "))");
}

/* Text up to something that means something. Lines of a paragraph are joined here. */
static int read_text(struct reader *r, struct template_branch *b)
{
    struct strbuf s;
    strbuf_init(&s, r->a, TEMPLATE_BYTES);
    while (r->at < r->text.n) {
        char c = r->text.p[r->at];
        if (c == '{' || c == '|' || looks_at(r, "[[") || looks_at(r, "((") || looks_at(r, "]]") ||
            looks_at(r, "))"))
            break;
        if (c == '[' || c == ']' || c == '}')
            return refuse(r, "a single \"%c\" cannot stand here: write [[, ]] or {field}.", c);
        if (looks_at(r, "\\\n")) {
            strbuf_add_char(&s, '\v'); /* a break that stays */
            r->at++;
        } else if (c == '\n' && looks_at(r, "\n\n")) {
            STRBUF_LIT(&s, "\f"); /* a paragraph */
            while (r->at + 1 < r->text.n && r->text.p[r->at + 1] == '\n') {
                r->at++;
                r->line++;
            }
        } else {
            strbuf_add_char(&s, c == '\n' ? ' ' : c);
        }
        r->line += r->text.p[r->at] == '\n';
        r->at++;
    }
    add_text(r, b, strbuf_get(&s));
    return 0;
}

static int read_branch(struct reader *r, bool inside, struct template_branch *ret)
{
    int rc = 0;
    while (rc == 0 && r->at < r->text.n) {
        if (ends_branch(r)) {
            if (inside)
                return 0;
            return refuse(r, "\"%c\" stands only between [[ and ]] or (( and )).",
                          r->text.p[r->at]);
        }
        bool optional = looks_at(r, "[[");
        if (r->text.p[r->at] == '{') {
            rc = read_field(r, ret);
        } else if (optional || looks_at(r, "((")) {
            r->at += 2;
            rc = read_choice(r, optional, ret);
        } else {
            rc = read_text(r, ret);
        }
    }
    return rc;
}

static int read_words(struct reader *r, struct str text, struct template_branch *ret)
{
    r->text = text;
    r->at = 0;
    r->depth = 0;
    return read_branch(r, false, ret);
}

/* --- head ----------------------------------------------------------------------------------- */

static bool is_key(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!(s.p[i] >= 'a' && s.p[i] <= 'z') && !(s.p[i] >= '0' && s.p[i] <= '9') &&
            s.p[i] != '-' && s.p[i] != '_')
            return false;
    return s.n > 0;
}

static int read_number(struct reader *r, struct str value, int64_t max, int64_t *ret)
{
    if (str_to_i64(value, 0, max, ret))
        return 0;
    return refuse(r, "\"%.*s\" is no whole number up to %lld.", STR_ARG(utf8_cut(value, 40)),
                  (long long)max);
}

/* field: specific = What did it change for you? */
static int read_ask(struct reader *r, struct str value)
{
    struct str name = STR_NULL;
    str_next(&value, '=', &name);
    name = str_trim(name);
    int field = draft_field_find(name);
    if (field < 0)
        return no_field(r, name);
    if (!str_trim(value).n)
        return refuse(r, "write field: %s = and a question.", draft_fields[field].name);
    *VEC_PUSH(r->a, &r->t->asks) =
        (struct template_ask){(enum draft_field)field, str_copy(r->a, str_trim(value))};
    return 0;
}

static int read_list(struct reader *r, struct str value, struct str *ret)
{
    struct str rest = value, word;
    while (rest.n && str_next(&rest, ',', &word))
        if (!is_key(str_trim(word)))
            return refuse(r, "\"%.*s\" is no list of words with commas between.",
                          STR_ARG(utf8_cut(value, 60)));
    *ret = str_copy(r->a, value);
    return 0;
}

static int read_sent(struct reader *r, struct str value)
{
    if (str_eq(value, STR("thanks")))
        r->t->sent = TEMPLATE_SENT_THANKS;
    else if (str_eq(value, STR("told")))
        r->t->sent = TEMPLATE_SENT_TOLD;
    else
        return refuse(r, "sent is thanks or told, or the line is left out.");
    return 0;
}

static int read_key(struct reader *r, struct str value)
{
    struct str name = r->file;
    for (size_t i = name.n; i-- > 0;)
        if (name.p[i] == '/') {
            name = str_sub(name, i + 1, name.n);
            break;
        }
    if (str_ends(name, STR(".md")))
        name.n -= 3;
    if (!is_key(value) || !str_eq(value, name))
        return refuse(r,
                      "the key is the file's name without .md, in small letters; write \"%.*s\".",
                      STR_ARG(utf8_cut(name, 60)));
    r->t->key = str_copy(r->a, value);
    return 0;
}

static int read_once(struct reader *r, struct str value, struct str *ret)
{
    if (ret->n)
        return refuse(r, "this line is there twice; keep one.");
    *ret = str_copy(r->a, value);
    return 0;
}

static int read_head_line(struct reader *r, struct str line)
{
    struct draft_template *t = r->t;
    size_t colon = str_find_char(line, ':', 0);
    struct str name = str_trim(str_sub(line, 0, colon));
    struct str value = colon == SIZE_MAX ? STR_NULL : str_trim(str_sub(line, colon + 1, line.n));
    if (!value.n)
        return refuse(r, "a line of the head is a name, a colon and something.");
    if (str_eq(name, STR("key")))
        return read_key(r, value);
    if (str_eq(name, STR("serves")))
        return read_list(r, value, &t->serves);
    if (str_eq(name, STR("state")))
        return read_list(r, value, &t->state);
    if (str_eq(name, STR("after")))
        return read_number(r, value, 400, &t->after);
    if (str_eq(name, STR("order")))
        return read_number(r, value, 10000, &t->order);
    if (str_eq(name, STR("limit")))
        return read_number(r, value, 1000, &t->limit);
    if (str_eq(name, STR("situation")))
        return read_once(r, value, &t->situation);
    if (str_eq(name, STR("title")))
        return read_once(r, value, &t->title);
    if (str_eq(name, STR("field")))
        return read_ask(r, value);
    if (str_eq(name, STR("sent")))
        return read_sent(r, value);
    if (str_eq(name, STR("hint"))) {
        *VEC_PUSH(r->a, &t->hints) = str_copy(r->a, value);
        return 0;
    }
    if (!str_eq(name, STR("subject")))
        return refuse(r, "a head has no \"%.*s\".", STR_ARG(utf8_cut(name, 40)));
    if (t->subject.pieces.n)
        return refuse(r, "this line is there twice; keep one.");
    return read_words(r, str_copy(r->a, value), &t->subject);
}

/* Leaves the body in *rest. */
static int read_head(struct reader *r, struct str *rest)
{
    struct str line;
    r->line = 1;
    if (!str_next_line(rest, &line) || !str_eq(str_trim(line), STR("---")))
        return refuse(r, "the first line is three dashes, ---.");
    while (str_next_line(rest, &line)) {
        r->line++;
        line = str_trim(line);
        if (str_eq(line, STR("---")))
            return 0;
        int rc = line.n ? read_head_line(r, line) : 0;
        if (rc < 0)
            return rc;
    }
    return refuse(r, "the head ends with a line of three dashes, ---.");
}

static int check_head(const struct reader *r)
{
    const struct draft_template *t = r->t;
    const char *missing = !t->key.n              ? "key"
                          : !t->serves.n         ? "serves"
                          : !t->situation.n      ? "situation"
                          : !t->title.n          ? "title"
                          : !t->limit            ? "limit"
                          : !t->subject.pieces.n ? "subject"
                                                 : NULL;
    return missing ? refuse(r, "the head lacks the line \"%s:\".", missing) : 0;
}

static int check_asks(const struct reader *r)
{
    VEC_EACH (const struct template_ask, x, &r->t->asks)
        if (!(r->t->used >> x->field & 1))
            return refuse(r, "the field \"%s\" is asked for and never used.",
                          draft_fields[x->field].name);
    return 0;
}

/* Carriage returns and blanks at the ends of lines mean nothing. */
static struct str plain_lines(struct arena *a, struct str text)
{
    struct strbuf s;
    struct str line;
    strbuf_init(&s, a, text.n + 2);
    while (str_next_line(&text, &line)) {
        while (line.n && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\t'))
            line.n--;
        strbuf_add(&s, line);
        strbuf_add_char(&s, '\n');
    }
    return str_trim(strbuf_get(&s));
}

int template_parse(struct arena *a, struct str file, struct str text, struct draft_template *ret,
                   struct err *err)
{
    struct draft_template t = {.after = -1};
    struct reader r = {.a = a, .err = err, .file = file, .line = 1, .t = &t};
    if (text.n > TEMPLATE_BYTES)
        return refuse(&r, "this is longer than %d bytes; a message is short.", TEMPLATE_BYTES);
    if (!utf8_is_text(text))
        return refuse(&r, "this is not UTF-8 text; save the file as UTF-8.");
    t.source = str_copy(a, text);
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        text = str_sub(text, 3, text.n);
    int rc = read_head(&r, &text);
    if (rc == 0)
        rc = check_head(&r);
    if (rc < 0)
        return rc;
    r.line++;
    for (size_t i = 0; i < text.n && strchr("\r\n\t ", text.p[i]); i++)
        r.line += text.p[i] == '\n';
    struct str body = plain_lines(a, text);
    rc = body.n ? read_words(&r, body, &t.body) : refuse(&r, "the body is empty.");
    if (rc == 0)
        rc = check_asks(&r);
    if (rc == 0)
        *ret = t;
    return rc;
}

/* --- sets ----------------------------------------------------------------------------------- */

static int by_order(const void *x, const void *y)
{
    const struct draft_template *p = x, *q = y;
    return p->order != q->order ? (p->order < q->order ? -1 : 1) : str_cmp(p->key, q->key);
}

int template_add(struct arena *a, struct template_set *set, struct str file, struct str text,
                 struct err *err)
{
    struct draft_template t;
    int rc = template_parse(a, file, text, &t, err);
    if (rc < 0)
        return rc;
    struct draft_template *old = (struct draft_template *)template_find(set, t.key);
    *(old ? old : VEC_PUSH(a, &set->rows)) = t;
    qsort(set->rows.p, set->rows.n, sizeof(*set->rows.p), by_order);
    return 0;
}

const struct draft_template *template_find(const struct template_set *set, struct str key)
{
    VEC_EACH (const struct draft_template, t, &set->rows)
        if (str_eq(t->key, key))
            return t;
    return NULL;
}

bool template_lists(struct str list, struct str word)
{
    struct str one;
    while (list.n && str_next(&list, ',', &one))
        if (str_eq(str_trim(one), STR("any")) || str_eq(str_trim(one), word))
            return true;
    return false;
}

const struct draft_template *template_pick(const struct template_set *set, struct str kind,
                                           struct str state, int64_t days)
{
    const struct draft_template *best = NULL;
    int64_t best_rank = -1;
    VEC_EACH (const struct draft_template, t, &set->rows) {
        bool named = !str_eq(t->serves, STR("any"));
        if (!template_lists(t->serves, kind) || !template_lists(t->state, state) ||
            (t->after > 0 && days < t->after))
            continue;
        int64_t rank = (named ? 1000 : 0) + (t->after > 0 ? t->after : 0);
        if (rank > best_rank)
            best = t;
        best_rank = rank > best_rank ? rank : best_rank;
    }
    return best;
}
