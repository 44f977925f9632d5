/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/history.h"

#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "model/entities.h"
#include "ops/record_json.h"
#include "ops/save.h"
#include "ops/standing.h"
#include "store/change.h"
#include "store/record.h"
#include "store/store.h"

/* A long import is undone in steps, so that it need not be in memory at once. */
enum { STEPS = 500, STEPS_BYTES = 16 << 20 };

static int in_the_way(struct op_ctx *ctx, const struct entity *e, const void *now)
{
    struct str title = now ? e->title(ctx->arena, now) : STR("");
    return err_set(ctx->err, ERR_CONFLICT,
                   "This cannot be undone alone: %s%s%.*s was changed again later. Undo the later "
                   "change first.",
                   e->label, title.n ? " " : "", STR_ARG(title));
}

/* The record as it is now, NULL when it is not there. */
static int load_now(struct op_ctx *ctx, const struct entity *e, int64_t id, struct record **ret)
{
    *ret = arena_alloc(ctx->arena, e->size);
    int rc = record_load(ctx->db, ctx->arena, e, id, *ret);
    if (rc == ERR_NOT_FOUND)
        *ret = NULL;
    return rc == ERR_NOT_FOUND ? 0 : rc;
}

/* Sets *ret when something belongs to the record: the database would let it go with the record, and
 * the history would not know. */
static int find_belongings(struct op_ctx *ctx, const struct entity *e, int64_t id, bool *ret)
{
    *ret = false;
    for (size_t i = 0; i < entities_n; i++)
        FIELD_EACH (f, entities[i]->fields) {
            void *rows;
            size_t n = 0;
            if (f->type != FIELD_REF || f->on_delete != ON_DELETE_CASCADE ||
                strcmp(f->ref, e->name) != 0)
                continue;
            int rc = record_list(ctx->db, ctx->arena, entities[i], f, id, &rows, &n);
            if (rc < 0)
                return rc;
            *ret |= n > 0;
        }
    return 0;
}

/* Takes one change back, when the record still says what the change made it say. What was changed
 * later and undone since is no obstacle, so that undo can go back step by step. */
static int revert(struct op_ctx *ctx, const struct change *c)
{
    const struct entity *e = entity_find(c->entity);
    struct record *now, *left, *back;
    if (!e)
        return err_set(ctx->err, ERR_CORRUPT, "The history names an unknown kind of record.");
    int rc = load_now(ctx, e, c->entity_id, &now);
    if (rc == 0)
        rc = record_from_json(ctx->arena, e, c->after, (void **)&left, ctx->err);
    if (rc == 0)
        rc = record_from_json(ctx->arena, e, c->before, (void **)&back, ctx->err);
    if (rc < 0)
        return rc;
    if (now && left ? !entity_equal(e, now, left) : now != left)
        return in_the_way(ctx, e, now);
    bool owns = false;
    if (back)
        back->id = c->entity_id;
    else if (now)
        rc = find_belongings(ctx, e, c->entity_id, &owns);
    if (rc < 0 || owns)
        return rc < 0 ? rc : in_the_way(ctx, e, now);
    rc = save_raw(ctx, e, now, back, false);
    return rc == ERR_CONFLICT ? in_the_way(ctx, e, now) : rc; /* something refers to it */
}

/* What depends follows, and the memory of these steps is given back. */
static int end_steps(struct op_ctx *ctx)
{
    int rc = save_flush(ctx);
    ctx->dirty.p = NULL;
    ctx->dirty.n = ctx->dirty.cap = 0;
    arena_reset(ctx->arena);
    return rc;
}

/* The exact way back, so that what a record refers to is there at every step. */
static int revert_all(struct op_ctx *ctx, int64_t action_id)
{
    struct arena *outer = ctx->arena, *item = arena_new(65536);
    struct change c = {.seq = INT64_MAX};
    int rc;
    ctx->arena = item;
    for (int n = 1; (rc = change_prev(ctx->db, item, action_id, c.seq, &c)) == 1; n++) {
        rc = revert(ctx, &c);
        if (rc == 0 && (n % STEPS == 0 || arena_used(item) > STEPS_BYTES))
            rc = end_steps(ctx);
        if (rc < 0)
            break;
    }
    if (rc == 0)
        rc = end_steps(ctx);
    ctx->dirty.p = NULL;
    ctx->dirty.n = ctx->dirty.cap = 0;
    ctx->arena = outer;
    arena_free(item);
    return rc;
}

/* Marks who undid whom along the chain of undoes: undoing an undo makes the first action count
 * again, undoing that takes it back once more. ret_first: what all this is about. ret_back: the
 * first action is in force again. */
static int link_actions(struct op_ctx *ctx, const struct action *x, struct action *ret_first,
                        bool *ret_back)
{
    bool undone = true;
    int rc = action_set_undone(ctx->db, x->id, ctx->action_id);
    if (rc == 0)
        rc = action_set_undoes(ctx->db, ctx->action_id, x->id);
    *ret_first = *x;
    while (rc == 0 && ret_first->undoes) {
        int64_t by = ret_first->id;
        rc = action_load(ctx->db, ctx->arena, ret_first->undoes, ret_first);
        undone = !undone;
        if (rc == 0)
            rc = action_set_undone(ctx->db, ret_first->id, undone ? by : 0);
    }
    *ret_back = !undone;
    return rc;
}

static int undo_in_action(struct op_ctx *ctx, int64_t action_id)
{
    struct action x, first;
    bool back;
    int rc = action_load(ctx->db, ctx->arena, action_id, &x);
    if (rc == 0 && x.undone_by)
        return err_set(ctx->err, ERR_CONFLICT, "This was undone already.");
    if (rc == 0)
        rc = revert_all(ctx, action_id);
    if (rc == 0)
        rc = link_actions(ctx, &x, &first, &back);
    if (rc == 0) /* "Undone: Person added: Ada"; the undo of that is "Done again: ..." */
        ctx->message = str_format(ctx->arena, "%s: %.*s", back ? "Done again" : "Undone",
                                  STR_ARG(first.summary.n ? first.summary : first.op));
    return rc;
}

int history_undo(struct op_ctx *ctx, int64_t action_id)
{
    int rc = action_begin(ctx, "undo");
    if (rc < 0)
        return rc;
    return action_end(ctx, undo_in_action(ctx, action_id));
}

/* The newest action that still stands and is not itself an undo. */
static int newest(struct op_ctx *ctx, int64_t *ret)
{
    int64_t before = 0;
    for (;;) {
        struct action *rows;
        size_t n;
        int rc = action_list(ctx->db, ctx->arena, before, LIMIT_UNDO, &rows, &n);
        if (rc < 0)
            return rc;
        for (size_t i = 0; i < n; i++)
            if (!rows[i].undone_by && !rows[i].undoes && !str_eq(rows[i].op, STR("undo"))) {
                *ret = rows[i].id;
                return 0;
            }
        if (n < LIMIT_UNDO)
            return err_set(ctx->err, ERR_NOT_FOUND, "There is nothing to undo.");
        before = rows[n - 1].id;
    }
}

struct undo_in {
    int64_t count;
    struct str action;
};
static const struct field undo_fields[] = {
    {.name = "count",
     .label = "How many",
     .type = FIELD_INT,
     .offset = offsetof(struct undo_in, count),
     .help = "Undo the last so many actions; 1 if not said.",
     .example = "1",
     .min = 1,
     .max = LIMIT_UNDO,
     .flags = FIELD_POSITION},
    {.name = "action",
     .label = "Action",
     .type = FIELD_TEXT,
     .offset = offsetof(struct undo_in, action),
     .help = "Undo exactly this action, by its id from the history.",
     .example = "0NG5A2B3C4D5E"},
    FIELD_END,
};
struct history_in {
    int64_t limit;
};
static const struct field history_fields[] = {
    {.name = "limit",
     .label = "How many",
     .type = FIELD_INT,
     .offset = offsetof(struct history_in, limit),
     .help = "So many of the last actions; 20 if not said.",
     .example = "10",
     .min = 1,
     .max = LIMIT_PAGE_MAX,
     .flags = FIELD_POSITION},
    FIELD_END,
};

static int run_undo(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct undo_in *x = in;
    int64_t count = x->count && !x->action.n ? x->count : 1;
    int rc = 0;
    sink_list_begin(out);
    while (rc == 0 && count-- > 0) {
        int64_t id = 0;
        if (x->action.n && !id_parse(x->action, &id))
            rc = err_set(ctx->err, ERR_INVALID, "\"%.*s\" is not the id of an action.",
                         STR_ARG(x->action));
        if (rc == 0 && !id)
            rc = newest(ctx, &id);
        if (rc == 0)
            rc = history_undo(ctx, id);
        if (rc < 0)
            break;
        sink_map_begin(out);
        sink_kv_id(out, "undone", id);
        sink_kv_id(out, "action", ctx->action_id);
        sink_kv_str(out, "summary", ctx->message);
        sink_map_end(out);
    }
    sink_list_end(out);
    return rc;
}

static int run_history(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct history_in *x = in;
    struct action *rows;
    size_t n;
    int rc = action_list(ctx->db, ctx->arena, 0, x->limit ? x->limit : 20, &rows, &n);
    sink_list_begin(out);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        char id[ID_TEXT_MAX];
        id_format(rows[i].id, id);
        sink_map_begin(out);
        sink_kv_str(out, "action", str_copy(ctx->arena, str_c(id)));
        sink_key(out, "at");
        sink_instant(out, rows[i].at);
        sink_kv_str(out, "by", rows[i].actor);
        sink_kv_str(out, "summary", rows[i].summary.n ? rows[i].summary : rows[i].op);
        sink_kv_bool(out, "undone", rows[i].undone_by != 0);
        sink_map_end(out);
    }
    sink_list_end(out);
    return rc;
}

const struct op history_ops[] = {
    {.name = "undo",
     .cli = "undo",
     .method = OP_POST,
     .path = "/undo",
     .summary = "Undo what was done last.",
     .help = "Undoes the last action, the last N, or one by its id. Undo is an action too: undo it "
             "by its id "
             "to have the first one back. What was changed again later is not touched; undo the "
             "later change first.",
     .example = "wellmet undo",
     .in = undo_fields,
     .in_size = sizeof(struct undo_in),
     .need = PERM_WRITE,
     .flags = OP_WRITE | OP_OWN_TX,
     .run = run_undo},
    {.name = "history",
     .cli = "history",
     .method = OP_GET,
     .path = "/history",
     .summary = "Show what was done.",
     .help = "Lists the last actions, newest first, with the id that undo takes.",
     .example = "wellmet history 5",
     .in = history_fields,
     .in_size = sizeof(struct history_in),
     .need = PERM_READ,
     .run = run_history},
    OP_END};

static int replay_one(struct op_ctx *to, const struct change *c)
{
    const struct entity *e = entity_find(c->entity);
    struct record *before = NULL, *after;
    if (!e)
        return err_set(to->err, ERR_CORRUPT, "The history names an unknown kind of record.");
    int rc = record_from_json(to->arena, e, c->after, (void **)&after, to->err);
    if (rc == 0 && c->before.n) {
        before = arena_alloc(to->arena, e->size);
        rc = record_load(to->db, to->arena, e, c->entity_id, before);
    }
    if (rc < 0)
        return rc;
    if (after) {
        after->id = c->entity_id;
        after->version = c->version;
    }
    struct record_write w = {
        .e = e, .before = before, .after = after, .actor = c->actor, .keep_version = true};
    rc = record_write(to->db, to->arena, &w);
    return rc < 0 ? rc : change_append(to->db, c);
}

/* The action of a change, once: what could be undone there can be undone here. */
static int replay_action(struct op_ctx *ctx, struct op_ctx *to, int64_t id)
{
    struct action x;
    int rc = action_load(to->db, to->arena, id, &x);
    if (rc != ERR_NOT_FOUND)
        return rc;
    rc = action_load(ctx->db, to->arena, id, &x);
    if (rc == 0)
        rc = action_add(to->db, &x);
    return rc == 0 && x.undone_by ? action_set_undone(to->db, id, x.undone_by) : rc;
}

static int replay_all(struct op_ctx *ctx, struct op_ctx *to)
{
    struct change c;
    int64_t seq = 0, last = 0;
    int rc;
    struct arena *item = arena_new(0);
    to->arena = item;
    while ((rc = change_next(ctx->db, item, seq, &c)) == 1) {
        seq = c.seq;
        rc = c.action_id != last ? replay_action(ctx, to, c.action_id) : 0;
        last = c.action_id;
        if (rc == 0)
            rc = replay_one(to, &c);
        if (rc < 0)
            break;
        arena_reset(item);
    }
    to->arena = ctx->arena;
    arena_free(item);
    return rc < 0 ? rc : standing_rebuild(to);
}

/* What went wrong in the other database is told here. */
static void take_error(struct op_ctx *ctx, struct db *other, int rc)
{
    if (rc < 0 && db_err(other)->code == rc)
        *ctx->err = *db_err(other);
}

int history_replay(struct op_ctx *ctx, struct store *into)
{
    struct db *db;
    int rc = db_open(into, db_owner(ctx->db), &db, ctx->err);
    if (rc < 0)
        return rc;
    struct op_ctx to = *ctx;
    to.db = db;
    to.err = db_err(db);
    rc = db_begin_write(db);
    if (rc == 0)
        rc = replay_all(ctx, &to);
    rc = rc < 0 ? rc : db_commit(db);
    take_error(ctx, db, rc);
    db_close(db);
    return rc;
}

static int compare_entity(struct op_ctx *ctx, struct db *with, const struct entity *e,
                          struct arena *item)
{
    struct record *x = arena_alloc(ctx->arena, e->size), *y = arena_alloc(ctx->arena, e->size);
    int64_t after = 0;
    for (;;) {
        int rx = record_next(ctx->db, item, e, after, x), ry = record_next(with, item, e, after, y);
        if (rx < 0 || ry < 0)
            return rx < 0 ? rx : ry;
        if (rx == 0 && ry == 0)
            return 0;
        if (rx != ry || x->id != y->id || x->version != y->version || !entity_equal(e, x, y)) {
            char id[ID_TEXT_MAX];
            id_format(rx ? x->id : y->id, id);
            return err_set(ctx->err, ERR_CORRUPT, "The change log and the records differ: %s %s.",
                           e->name, id);
        }
        after = x->id;
        arena_reset(item);
    }
}

int history_compare(struct op_ctx *ctx, struct store *with)
{
    struct db *db;
    int rc = db_open(with, db_owner(ctx->db), &db, ctx->err);
    if (rc < 0)
        return rc;
    struct arena *item = arena_new(0);
    for (size_t i = 0; rc == 0 && i < entities_n; i++)
        rc = compare_entity(ctx, db, entities[i], item);
    take_error(ctx, db, rc);
    arena_free(item);
    db_close(db);
    return rc;
}
