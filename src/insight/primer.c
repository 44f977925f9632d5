/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/primer.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/strbuf.h"
#include "def/errors.h"

#include <stdlib.h>

#define DATE_OPEN "{{date:"
#define DATE_CLOSE "}}"

struct reader {
    struct arena *a;
    struct err *err;
    struct str file, rest; /* rest: lines not read yet */
    int64_t line;
    struct primer_chapter *c;
};

#define refuse(r, ...) err_set_line((r)->err, ERR_PARSE, (r)->file, (r)->line, __VA_ARGS__)

static bool next_line(struct reader *r, struct str *ret)
{
    bool found = str_next_line(&r->rest, ret);
    r->line += found;
    return found;
}

/* ---- head ------------------------------------------------------------------------------------ */

static bool is_key(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!(s.p[i] >= 'a' && s.p[i] <= 'z') && !(s.p[i] >= '0' && s.p[i] <= '9') &&
            s.p[i] != '-' && s.p[i] != '_')
            return false;
    return s.n > 0;
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
        return refuse(r, "the key is the file's name without .md, in small letters.");
    r->c->key = value;
    return 0;
}

static int read_head_line(struct reader *r, struct str line)
{
    size_t colon = str_find_char(line, ':', 0);
    struct str name = str_trim(str_sub(line, 0, colon));
    struct str value = colon == SIZE_MAX ? STR_NULL : str_trim(str_sub(line, colon + 1, line.n));
    if (!value.n || value.n > PRIMER_TITLE)
        return refuse(r, "a line of the head is a name, a colon and a few words.");
    if (str_eq(name, STR("key")))
        return read_key(r, value);
    if (str_eq(name, STR("order")))
        return str_to_i64(value, 0, 100000, &r->c->order)
                   ? 0
                   : refuse(r, "the order is a whole number up to 100000.");
    struct str *to = str_eq(name, STR("title"))   ? &r->c->title
                     : str_eq(name, STR("about")) ? &r->c->about
                     : str_eq(name, STR("stage")) ? &r->c->stage
                                                  : NULL;
    if (!to)
        return refuse(r, "the head has key, order, title, about and stage; take this line off.");
    *to = value;
    return 0;
}

static int read_head(struct reader *r)
{
    struct str line;
    int rc = 0;
    if (!next_line(r, &line) || !str_eq(line, STR("---")))
        return refuse(r, "the file begins with a line of three dashes.");
    while (rc == 0 && next_line(r, &line)) {
        if (str_eq(line, STR("---")))
            return r->c->key.n && r->c->title.n ? 0 : refuse(r, "the head needs key and title.");
        rc = read_head_line(r, line);
    }
    return rc < 0 ? rc : refuse(r, "a line of three dashes ends the head; add it.");
}

/* ---- body ------------------------------------------------------------------------------------ */

static bool is_digits(struct str s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    return n > 0;
}

/* A line that begins something of its own: a list, a heading, a number with a stop. */
static bool begins_block(struct str s)
{
    size_t stop = str_find_char(s, '.', 0);
    return str_starts(s, STR("- ")) || str_starts(s, STR("* ")) || str_starts(s, STR("#")) ||
           (stop != SIZE_MAX && stop < 4 && is_digits(s, stop));
}

/* A paragraph wrapped in its file is one line to Markdown, which would keep every line end. */
static void add_line(struct strbuf *b, struct str line)
{
    bool quote = str_starts(line, STR(">"));
    struct str words = str_trim(quote ? str_sub(line, 1, line.n) : line);
    struct str before = strbuf_get(b);
    size_t last = before.n;
    while (last && before.p[last - 1] != '\n')
        last--;
    struct str above = str_sub(before, last, before.n);
    bool above_quote = str_starts(above, STR(">"));
    struct str above_words = str_trim(above_quote ? str_sub(above, 1, above.n) : above);
    bool joins = words.n && above_words.n && quote == above_quote && !begins_block(words) &&
                 !str_ends(above, STR("\\"));
    if (joins) {
        strbuf_add_char(b, ' ');
    } else {
        if (before.n)
            strbuf_add_char(b, '\n');
        strbuf_add(b, quote ? words.n ? STR("> ") : STR(">") : STR_NULL);
    }
    strbuf_add(b, words);
}

static size_t count_words(struct str s)
{
    size_t n = 0;
    bool in = false;
    for (size_t i = 0; i < s.n; i++) {
        bool letter = (unsigned char)s.p[i] > ' ' && !strchr(">-#*", s.p[i]);
        n += letter && !in;
        in = letter || (in && (unsigned char)s.p[i] > ' ');
    }
    return n;
}

/* "- [1] What to do.", lines joined already. */
static int read_item(struct reader *r, struct str line)
{
    size_t close = str_find_char(line, ']', 0);
    struct primer_item x;
    if (!str_starts(line, STR("- [")) || close == SIZE_MAX)
        return refuse(r, "a step is written \"- [1] What to do.\"");
    x.key = str_sub(line, 3, close);
    x.text = str_trim(str_sub(line, close + 1, line.n));
    if (!is_key(x.key) || x.key.n > 20)
        return refuse(r, "the key of a step is a number or a short word.");
    if (!x.text.n || x.text.n > PRIMER_TITLE)
        return refuse(r, "a step is one sentence of at most %d bytes.", PRIMER_TITLE);
    VEC_EACH (const struct primer_item, other, &r->c->items)
        if (str_eq(other->key, x.key))
            return refuse(r, "the step [%.*s] is there twice; give one another key.",
                          STR_ARG(x.key));
    x.step = str_format(r->a, "primer.%.*s.%.*s", STR_ARG(r->c->key), STR_ARG(x.key));
    *VEC_PUSH(r->a, &r->c->items) = x;
    return 0;
}

static int read_items(struct reader *r, struct str text)
{
    struct reader lines = *r;
    struct str line;
    int rc = 0;
    lines.rest = text;
    while (rc == 0 && next_line(&lines, &line))
        if (str_trim(line).n)
            rc = read_item(r, line);
    return rc;
}

static int end_part(struct reader *r, struct primer_part *part, struct strbuf *b)
{
    part->text = str_trim(strbuf_get(b));
    if (!part->text.n && !part->title.n)
        return 0;
    if (b->overflow || !part->text.n)
        return refuse(r, "the part above has no text, or too much.");
    if (part->kind != PRIMER_SOURCES)
        r->c->words += count_words(part->text);
    if (part->kind == PRIMER_ROAD) {
        int rc = read_items(r, part->text);
        part->text = STR_NULL;
        if (rc < 0)
            return rc;
    }
    *VEC_PUSH(r->a, &r->c->parts) = *part;
    return 0;
}

static struct primer_part begin_part(struct str title)
{
    static const struct {
        const char *title;
        enum primer_part_kind kind;
    } known[] = {{"Do", PRIMER_DO},
                 {"Don't", PRIMER_DONT},
                 {"On your road", PRIMER_ROAD},
                 {"Sources", PRIMER_SOURCES}};
    struct primer_part part = {PRIMER_PROSE, title, STR_NULL};
    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
        if (str_eq(title, str_c(known[i].title)))
            part.kind = known[i].kind;
    if (str_starts(title, STR("Example:"))) {
        part.kind = PRIMER_EXAMPLE;
        part.title = str_trim(str_sub(title, 8, title.n));
    }
    return part;
}

static int read_body(struct reader *r)
{
    struct primer_part part = {0};
    struct strbuf b;
    struct str line;
    int rc = 0;
    strbuf_init(&b, r->a, PRIMER_BYTES);
    while (rc == 0 && next_line(r, &line)) {
        if (!str_starts(line, STR("## "))) {
            add_line(&b, line);
            continue;
        }
        rc = end_part(r, &part, &b);
        part = begin_part(str_trim(str_sub(line, 3, line.n)));
        strbuf_init(&b, r->a, PRIMER_BYTES);
    }
    return rc < 0 ? rc : end_part(r, &part, &b);
}

static int compare(const void *x, const void *y)
{
    const struct primer_chapter *a = x, *b = y;
    return a->order != b->order ? (a->order > b->order) - (a->order < b->order)
                                : str_cmp(a->key, b->key);
}

int primer_add(struct arena *a, struct primer *p, struct str file, struct str text, struct err *err)
{
    struct primer_chapter c = {0};
    struct reader r = {.a = a, .err = err, .file = file, .line = 0, .c = &c};
    if (text.n > PRIMER_BYTES)
        return refuse(&r, "a chapter has at most %d bytes.", PRIMER_BYTES);
    r.rest = str_copy(a, utf8_is_valid(text) ? text : utf8_repair(a, text));
    int rc = read_head(&r);
    if (rc == 0)
        rc = read_body(&r);
    if (rc < 0)
        return rc;
    c.minutes = (int64_t)(c.words + PRIMER_WORDS_A_MINUTE / 2) / PRIMER_WORDS_A_MINUTE;
    c.minutes = c.minutes ? c.minutes : 1;
    struct primer_chapter *to = NULL;
    VEC_EACH (struct primer_chapter, x, &p->chapters)
        to = str_eq(x->key, c.key) ? x : to;
    if (!to)
        to = VEC_PUSH(a, &p->chapters);
    *to = c;
    qsort(p->chapters.p, p->chapters.n, sizeof(*p->chapters.p), compare);
    return 0;
}

/* ---- finding, filling ------------------------------------------------------------------------ */

const struct primer_chapter *primer_find(const struct primer *p, struct str key)
{
    for (size_t i = 0; p && i < p->chapters.n; i++)
        if (str_eq(p->chapters.p[i].key, key))
            return &p->chapters.p[i];
    return NULL;
}

const struct primer_item *primer_item_find(const struct primer *p, struct str step,
                                           const struct primer_chapter **ret_chapter)
{
    if (str_starts(step, STR("primer.")))
        step = str_sub(step, 7, step.n);
    size_t dot = str_find_char(step, '.', 0);
    const struct primer_chapter *c = dot == SIZE_MAX ? NULL : primer_find(p, str_sub(step, 0, dot));
    for (size_t i = 0; c && i < c->items.n; i++)
        if (str_eq(c->items.p[i].key, str_sub(step, dot + 1, step.n))) {
            *ret_chapter = c;
            return &c->items.p[i];
        }
    return NULL;
}

bool primer_next_date(struct str *rest, struct str *ret_id)
{
    size_t at = str_find(*rest, STR(DATE_OPEN), 0);
    size_t end = at == SIZE_MAX ? at : str_find(*rest, STR(DATE_CLOSE), at);
    if (end == SIZE_MAX)
        return false;
    *ret_id = str_sub(*rest, at + sizeof(DATE_OPEN) - 1, end);
    *rest = str_sub(*rest, end + sizeof(DATE_CLOSE) - 1, rest->n);
    return true;
}

struct str primer_fill(struct arena *a, struct str text, primer_date date, void *data)
{
    struct str rest = text, id;
    struct strbuf b;
    const char *from = text.p;
    if (str_find(text, STR(DATE_OPEN), 0) == SIZE_MAX)
        return text;
    strbuf_init(&b, a, (size_t)2 * PRIMER_BYTES);
    while (primer_next_date(&rest, &id)) {
        const char *field = id.p - (sizeof(DATE_OPEN) - 1);
        strbuf_add(&b, (struct str){from, (size_t)(field - from)});
        strbuf_add(&b, date(data, id));
        from = rest.p;
    }
    strbuf_add(&b, rest);
    return strbuf_get(&b);
}
