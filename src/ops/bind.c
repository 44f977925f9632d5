/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/bind.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/id.h"
#include "base/sink.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "model/entities.h"
#include "model/owner.h"
#include "ops/access_int.h"
#include "ops/ask.h"
#include "ops/guard.h"
#include "ops/letter_keep.h"
#include "ops/letters.h"
#include "ops/names.h"
#include "ops/programs.h"
#include "ops/save.h"
#include "store/find.h"
#include "store/record.h"
#include "store/search.h"
#include "store/store.h"

static int not_found(struct op_ctx *ctx, const struct entity *e, struct str text)
{
    return err_set(ctx->err, ERR_NOT_FOUND,
                   "No %s fits \"%.*s\": check the spelling, or add it first.", e->name,
                   STR_ARG(text));
}

static int resolve_person(struct op_ctx *ctx, struct str text, int64_t *ret)
{
    struct names who;
    int rc = names_find(ctx, text, &who);
    if (rc < 0)
        return rc;
    if (who.only != SIZE_MAX) {
        *ret = who.rows[who.only].person;
        return 0;
    }
    if (!who.n)
        return not_found(ctx, &entity_person, text);
    struct strbuf list;
    strbuf_init(&list, ctx->arena, 600);
    for (size_t i = 0; i < who.n; i++)
        strbuf_addf(&list, "%s%.*s%s%.*s (%s)", i ? "; " : "", STR_ARG(who.rows[i].name),
                    who.rows[i].subline.n ? ", " : "", STR_ARG(who.rows[i].subline),
                    id_str(ctx->arena, who.rows[i].person).p);
    return err_set(ctx->err, ERR_AMBIGUOUS,
                   "More than one person fits \"%.*s\": %s. Use the whole name or the id.",
                   STR_ARG(text), list.p);
}

int op_resolve(struct op_ctx *ctx, const struct entity *e, struct str text, int64_t *ret)
{
    int64_t id;
    text = str_trim(text);
    if (id_parse(text, &id) && record_exists(ctx->db, e, id)) {
        *ret = id;
        return 0;
    }
    if (e == &entity_person)
        return resolve_person(ctx, text, ret);
    if (e == &entity_organisation) {
        int rc = find_organisation(ctx->db, fold(ctx->arena, text), ret);
        return rc == ERR_NOT_FOUND ? not_found(ctx, e, text) : rc;
    }
    if (e == &entity_ask)
        return ask_find(ctx, text, ret);
    if (e == &entity_letter)
        return letter_find(ctx, text, ret);
    if (e == &entity_program)
        return program_find(ctx, text, ret);
    return not_found(ctx, e, text);
}

static bool looks_like_id(struct str text)
{
    int64_t id;
    return text.n && text.p[0] >= '0' && text.p[0] <= '9' && id_parse(text, &id);
}

/* An organisation that is only named is made: nobody should have to add "St. Brigid" first. An id
 * that is not here is no name. */
static int resolve_or_make(struct op_ctx *ctx, const struct field *f, struct str text, int64_t *ret)
{
    const struct entity *e = entity_find(str_c(f->ref));
    int rc = op_resolve(ctx, e, text, ret);
    if (rc != ERR_NOT_FOUND || e != &entity_organisation || !db_in_write(ctx->db) ||
        looks_like_id(str_trim(text)))
        return rc;
    struct organisation o = {.name = str_copy(ctx->arena, str_trim(text))};
    if (ctx->op->entity == &entity_program) /* a place that is new is the program itself */
        o.kind = choice_find(organisation_kind_choices, STR("program"));
    rc = save_new(ctx, e, &o);
    *ret = o.record.id;
    return rc;
}

static int bind_ref(struct op_ctx *ctx, const struct field *f, struct str text, void *base)
{
    int64_t id = 0;
    int rc = str_trim(text).n ? resolve_or_make(ctx, f, text, &id) : 0;
    if (rc < 0) {
        err_prefix(ctx->err, "%s", f->label);
        return rc;
    }
    *FIELD_PTR(int64_t, f, base) = id;
    return 0;
}

static void add_id(struct op_ctx *ctx, struct ids *ids, int64_t id)
{
    for (size_t i = 0; i < ids->n; i++)
        if (ids->p[i] == id)
            return;
    ids->p = arena_grow(ctx->arena, ids->p, ids->n * sizeof(id), (ids->n + 1) * sizeof(id));
    ids->p[ids->n++] = id;
}

static int bind_refs(struct op_ctx *ctx, const struct field *f, struct str text, void *base)
{
    struct ids *ids = FIELD_PTR(struct ids, f, base);
    struct str part;
    while (text.n && str_next(&text, ',', &part)) {
        int64_t id = 0;
        if (!str_trim(part).n)
            continue;
        int rc = op_resolve(ctx, entity_find(str_c(f->ref)), part, &id);
        if (rc < 0) {
            err_prefix(ctx->err, "%s", f->label);
            return rc;
        }
        add_id(ctx, ids, id);
    }
    return 0;
}

static int bind_field(struct op_ctx *ctx, const struct field *f, size_t row, struct str value,
                      void *in)
{
    struct field_context c = {.today = ctx->today};
    ctx->set |= (uint64_t)1 << row;
    if (f->type == FIELD_REF)
        return bind_ref(ctx, f, value, in);
    if (f->type == FIELD_REFS)
        return bind_refs(ctx, f, value, in);
    if (f->type == FIELD_BYTES) { /* a file's bytes arrive as they are */
        if (value.n > field_max(f))
            return err_set(ctx->err, ERR_LIMIT, "%s: this file is larger than %zu bytes.", f->label,
                           field_max(f));
        *FIELD_PTR(struct str, f, in) = value;
        return 0;
    }
    return field_parse(ctx->arena, f, &c, value, in, ctx->err);
}

static int bind_input(struct op_ctx *ctx, const struct op *op, const struct op_input *x, void *in)
{
    const struct field *f = field_find(op->in, x->name);
    if (f && !(f->flags & FIELD_READONLY))
        return bind_field(ctx, f, (size_t)(f - op->in), x->value, in);
    if (str_eq(x->name, STR("version")))
        return str_to_i64(x->value, 0, INT64_MAX, &ctx->version)
                   ? 0
                   : err_set(ctx->err, ERR_USAGE, "The version is a whole number.");
    if (str_eq(x->name, STR("id")) && op->entity)
        return op_resolve(ctx, op->entity, x->value, &ctx->id);
    if (str_eq(x->name, STR("id")) && op->path && strstr(op->path, "{id}") && (op->flags & OP_SITE))
        return access_find_id(ctx, op, x->value, &ctx->id);
    if (str_eq(x->name, STR("id")) && op->path && strstr(op->path, "{id}"))
        return id_parse(x->value, &ctx->id)
                   ? 0
                   : err_set(ctx->err, ERR_NOT_FOUND, "There is nothing with this id.");
    int rc = letter_keep_input(op, x->name, ctx->err);
    if (rc < 0)
        return rc;
    return err_set(ctx->err, ERR_USAGE, "%s has no input called \"%.*s\".", op->name,
                   STR_ARG(x->name));
}

static int bind_all(struct op_ctx *ctx, const struct op *op, const struct op_input *in, size_t n,
                    void *args)
{
    for (size_t i = 0; i < n; i++) {
        int rc = bind_input(ctx, op, &in[i], args);
        if (rc < 0)
            return rc;
    }
    size_t row = 0;
    FIELD_EACH (f, op->in) {
        bool given = ctx->set >> row++ & 1;
        if ((f->flags & FIELD_REQUIRED) && !ctx->id && !(given && field_is_set(f, args)))
            return err_set(ctx->err, ERR_INVALID, "%s is needed.", f->label);
    }
    if (op->path && strstr(op->path, "{id}") && !ctx->id)
        return err_set(ctx->err, ERR_USAGE, "Say which %s: give its id%s.",
                       op->entity ? op->entity->name : "one",
                       op->entity == &entity_person ? " or name" : "");
    return 0;
}

/* A statement that failed explains whatever was concluded from it; and nothing is written on the
 * ground of an answer that never came. */
static int true_reason(struct op_ctx *ctx, int rc)
{
    const struct err *failure = db_failure(ctx->db);
    bool ours = failure && !error_row(failure->code)->users_fault;
    if (!ours || (rc == 0 && !db_in_write(ctx->db)))
        return rc;
    *ctx->err = *failure;
    return failure->code;
}

static int bind_and_run(struct op_ctx *ctx, const struct op *op, const struct op_input *in,
                        size_t n, void *args, struct sink *out)
{
    int rc = bind_all(ctx, op, in, n, args);
    return true_reason(ctx, rc < 0 ? rc : op->run(ctx, args, out));
}

/* Forgets what a try of an operation found and said. */
static void start_over(struct op_ctx *ctx, const struct op_ctx *start, const struct op *op,
                       void *args, struct sink *out)
{
    *ctx = *start;
    memset(args, 0, op->in_size);
    sink_clear(out);
}

/* What an answer is made of is of one moment; and one transaction locks less than its statements
 * each for themselves. */
static int read_and_run(struct op_ctx *ctx, const struct op *op, const struct op_input *in,
                        size_t n, void *args, struct sink *out)
{
    bool begin = op->method == OP_GET && op->path && !db_in_read(ctx->db);
    const struct op_ctx start = *ctx;
    int rc = begin ? db_begin_read(ctx->db) : 0;
    if (rc == 0 && begin && !(op->flags & OP_RAW))
        DB_AHEAD(ctx->db, start_over(ctx, &start, op, args, out);
                 rc = bind_and_run(ctx, op, in, n, args, out));
    else if (rc == 0)
        rc = bind_and_run(ctx, op, in, n, args, out);
    if (begin)
        db_rollback(ctx->db);
    return rc;
}

static int refuse(struct op_ctx *ctx, const struct op *op)
{
    if (!ctx->who.account && op->need != PERM_STAFF && op->need != PERM_ADMIN)
        return err_set(ctx->err, ERR_FORBIDDEN, "Say whose records: log in, or --account E-MAIL.");
    return err_set(ctx->err, ERR_FORBIDDEN, "You may not do this: %s", op->summary);
}

/* One write: of records, with a place in their owner's history, or of rows of the installation. */
static int try_write(struct op_ctx *ctx, const struct op *op, const struct op_input *in, size_t n,
                     void *args, struct sink *out)
{
    if (!(op->flags & OP_SITE)) {
        int rc = action_begin(ctx, op->name);
        return rc < 0 ? rc : action_end(ctx, bind_and_run(ctx, op, in, n, args, out));
    }
    int rc = db_begin_write(ctx->db);
    if (rc == 0)
        rc = bind_and_run(ctx, op, in, n, args, out);
    if (rc == 0)
        rc = db_commit(ctx->db);
    db_rollback(ctx->db);
    return rc;
}

enum { WRITE_TRIES = 3 };

/* A write that met another one and lost (only a server has such) is done once more from the
 * beginning: nothing of it was kept, neither in the database nor in the answer. */
static int write_and_run(struct op_ctx *ctx, const struct op *op, const struct op_input *in,
                         size_t n, void *args, struct sink *out)
{
    const struct op_ctx start = *ctx;
    int rc = ERR_RETRY;
    for (int tries = 0; rc == ERR_RETRY && tries < WRITE_TRIES; tries++) {
        if (tries) {
            *ctx->err = (struct err){0};
            start_over(ctx, &start, op, args, out);
        }
        rc = try_write(ctx, op, in, n, args, out);
    }
    return rc;
}

/* Rows of the installation: in a transaction of their own. A page that reads goes on reading as
 * its own account afterwards. */
static int site_run(struct op_ctx *ctx, const struct op *op, const struct op_input *in, size_t n,
                    void *args, struct sink *out)
{
    bool reading = db_in_read(ctx->db);
    if (reading)
        db_rollback(ctx->db);
    db_set_owner(ctx->db, OWNER_SITE);
    int rc = op->flags & OP_OWN_TX  ? bind_and_run(ctx, op, in, n, args, out)
             : op->flags & OP_WRITE ? write_and_run(ctx, op, in, n, args, out)
                                    : read_and_run(ctx, op, in, n, args, out);
    db_rollback(ctx->db);
    db_set_owner(ctx->db, ctx->who.account);
    int back = reading ? db_begin_read(ctx->db) : 0;
    return rc < 0 ? rc : back;
}

int op_run(struct op_ctx *ctx, const struct op *op, const struct op_input *in, size_t n,
           struct sink *out)
{
    ctx->op = op;
    ctx->set = 0;
    ctx->id = ctx->version = 0;
    ctx->action_id = 0;
    if (!perm_has(ctx->who.perms, op->need))
        return refuse(ctx, op);
    void *args = arena_alloc(ctx->arena, op->in_size ? op->in_size : 1);
    bool write = (op->flags & OP_WRITE) && !(op->flags & OP_OWN_TX);
    if (op->flags & OP_SITE)
        return site_run(ctx, op, in, n, args, out);
    if (!write)
        return read_and_run(ctx, op, in, n, args, out);
    int rc = write_and_run(ctx, op, in, n, args, out);
    if (rc == 0 && ctx->warnings.n && !(op->flags & OP_RAW) && sink_map_more(out)) {
        guard_emit_warnings(ctx, out);
        sink_map_end(out);
    }
    return rc;
}
