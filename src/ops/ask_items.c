/* SPDX-License-Identifier: Apache-2.0 */
/* Asks as they are shown and found. */
#include "base/arena.h"
#include "base/fold.h"
#include "base/id.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "def/errors.h"
#include "insight/phrase.h"
#include "ops/ask.h"
#include "store/ask.h"
#include "store/record.h"
#include "store/standing.h"

enum { ASKS_MAX = 2000, LISTED = 5, LIST_BYTES = 800 };

static struct str when_words(const struct op_ctx *ctx, struct date on)
{
    if (!date_is_full(on))
        return STR("");
    if (date_eq(on, ctx->today))
        return STR("today");
    return date_cmp(on, ctx->today) < 0 ? phrase_since(ctx->arena, on, ctx->today)
                                        : phrase_by(ctx->arena, on, ctx->today);
}

static struct ask_item item_of(const struct op_ctx *ctx, const struct ask_row *r)
{
    struct ask_item x = {.ask = r->ask, .name = r->name, .subline = r->subline};
    enum ask_kind kind = (enum ask_kind)x.ask.kind;
    x.next = ask_next(&x.ask, ctx->today);
    x.open = ask_is_open(&x.ask);
    x.due = x.open && date_is_full(x.next.on) && date_cmp(x.next.on, ctx->today) <= 0;
    x.step =
        x.next.step == ASK_STEP_OWN ? x.ask.next_step : str_c(ask_step_words(x.next.step, kind));
    x.why = ask_step_why(x.next.step, kind);
    x.when = when_words(ctx, x.next.on);
    return x;
}

/* Sooner first, without a day last, then as they came. */
static int by_day(const void *a, const void *b)
{
    const struct ask_item *x = a, *y = b;
    bool dx = date_is_full(x->next.on), dy = date_is_full(y->next.on);
    if (dx != dy)
        return dx ? -1 : 1;
    int c = dx ? date_cmp(x->next.on, y->next.on) : 0;
    if (c)
        return c;
    return x->ask.record.id < y->ask.record.id ? -1 : x->ask.record.id > y->ask.record.id;
}

int ask_items(struct op_ctx *ctx, enum ask_which which, int64_t person, struct ask_item **ret,
              size_t *ret_n)
{
    struct ask_row *rows;
    size_t n;
    VEC(struct ask_item) items = {0};
    int rc = which == ASK_WHICH_OPEN ? ask_list_open(ctx->db, ctx->arena, ASKS_MAX, &rows, &n)
                                     : ask_list_all(ctx->db, ctx->arena, ASKS_MAX, &rows, &n);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < n; i++) {
        struct ask_item x = item_of(ctx, &rows[i]);
        bool meant = !person || x.ask.person == person;
        if (meant && (x.open || which == ASK_WHICH_ALL))
            *VEC_PUSH(ctx->arena, &items) = x;
    }
    if (which == ASK_WHICH_OPEN && items.n)
        qsort(items.p, items.n, sizeof(*items.p), by_day);
    *ret = items.p;
    *ret_n = items.n;
    return 0;
}

/* --- one ------------------------------------------------------------------------------------ */

static int load_messages(struct op_ctx *ctx, struct ask_file *f)
{
    const struct ids *ids = &f->ask.messages;
    f->messages = ARENA_ARRAY(ctx->arena, struct interaction, ids->n + 1);
    f->messages_n = ids->n;
    for (size_t i = 0; i < ids->n; i++) {
        int rc = record_load(ctx->db, ctx->arena, &entity_interaction, ids->p[i], &f->messages[i]);
        if (rc < 0)
            return rc;
    }
    return 0;
}

static struct str title_of(struct op_ctx *ctx, const struct entity *e, int64_t id)
{
    void *row = arena_alloc(ctx->arena, e->size);
    bool found = id && record_load(ctx->db, ctx->arena, e, id, row) == 0;
    return found ? e->title(ctx->arena, row) : STR("");
}

int ask_load(struct op_ctx *ctx, int64_t ask, struct ask_file *ret)
{
    struct standing s;
    *ret = (struct ask_file){0};
    int rc = record_load(ctx->db, ctx->arena, &entity_ask, ask, &ret->ask);
    if (rc == 0)
        rc = standing_load(ctx->db, ctx->arena, ret->ask.person, &s);
    if (rc < 0)
        return rc == ERR_NOT_FOUND
                   ? err_set(ctx->err, rc, "This ask is not here; it may have been removed.")
                   : rc;
    struct ask_row row = {ret->ask, s.name, s.subline};
    ret->item = item_of(ctx, &row);
    ret->about = title_of(ctx, &entity_person, ret->ask.about_person);
    ret->organisation = title_of(ctx, &entity_organisation, ret->ask.organisation);
    if (ret->ask.promise)
        rc = record_load(ctx->db, ctx->arena, &entity_promise, ret->ask.promise, &ret->promise);
    return rc < 0 ? rc : load_messages(ctx, ret);
}

/* --- by words ------------------------------------------------------------------------------- */

static bool has_beginning(struct str text, struct str word)
{
    struct str part;
    while (text.n && str_next(&text, ' ', &part))
        if (str_starts(part, word))
            return true;
    return false;
}

/* Every word typed begins one of the person's name, the kind or what it is. */
static bool fits(struct op_ctx *ctx, const struct ask_item *x, struct str words)
{
    struct str kind = str_c(ask_kind_choices[x->ask.kind].label), word;
    struct str all = fold(ctx->arena, str_format(ctx->arena, "%.*s %.*s %.*s", STR_ARG(x->name),
                                                 STR_ARG(kind), STR_ARG(x->ask.what)));
    while (words.n && str_next(&words, ' ', &word))
        if (word.n && !has_beginning(all, word))
            return false;
    return true;
}

static int ambiguous(struct op_ctx *ctx, const struct ask_item *items, size_t n, struct str text)
{
    struct strbuf list;
    strbuf_init(&list, ctx->arena, LIST_BYTES);
    for (size_t i = 0; i < n && i < LISTED; i++)
        strbuf_addf(&list, "%s%.*s: %.*s (%s)", i ? "; " : "", STR_ARG(items[i].name),
                    STR_ARG(str_sub(items[i].ask.what, 0, 60)),
                    id_str(ctx->arena, items[i].ask.record.id).p);
    return err_set(ctx->err, ERR_AMBIGUOUS,
                   "More than one ask fits \"%.*s\": %s. Say more, or the id.", STR_ARG(text),
                   list.p);
}

/* How many of a list fit; the last of them is moved to its front. */
static size_t keep_fitting(struct op_ctx *ctx, struct ask_item *items, size_t n, struct str words)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (fits(ctx, &items[i], words))
            items[kept++] = items[i];
    return kept;
}

int ask_find(struct op_ctx *ctx, struct str text, int64_t *ret)
{
    struct str words = fold(ctx->arena, str_trim(text));
    struct ask_item *items;
    size_t n, kept = 0;
    int rc = 0;
    if (id_parse(text, ret) && record_exists(ctx->db, &entity_ask, *ret))
        return 0;
    for (int which = ASK_WHICH_OPEN; words.n && !kept && which <= ASK_WHICH_ALL; which++) {
        rc = ask_items(ctx, (enum ask_which)which, 0, &items, &n);
        if (rc < 0)
            return rc;
        kept = keep_fitting(ctx, items, n, words);
    }
    if (!kept)
        return err_set(ctx->err, ERR_NOT_FOUND,
                       "No ask fits \"%.*s\": wellmet asks lists the open ones.", STR_ARG(text));
    if (kept > 1)
        return ambiguous(ctx, items, kept, text);
    *ret = items[0].ask.record.id;
    return 0;
}
