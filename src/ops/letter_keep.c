/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/letter_keep.h"

#include "base/arena.h"
#include "def/errors.h"
#include "model/entities.h"
#include "ops/guard_int.h"
#include "ops/letters.h"
#include "store/letters.h"
#include "store/record.h"
#include "store/standing.h"

/* --- the text of a letter --------------------------------------------------------------------- */

static int refuse_text(struct op_ctx *ctx, int64_t person)
{
    struct str name;
    if (!person || standing_name(ctx->db, ctx->arena, person, &name) < 0)
        name = STR("a writer");
    const struct letter_law *law = letter_law_find("L6");
    return err_set(ctx->err, ERR_FORBIDDEN,
                   "This reads like the letter itself. You waived your right to see what %.*s "
                   "writes, so Wellmet has no place for it: note only how far it is. (Rule %s: %s "
                   "Source: %s.)",
                   STR_ARG(name), law->id, law->sentence, law->source);
}

/* A changed text that reads like a letter. */
static bool has_letter(struct op_ctx *ctx, const struct entity *e, const void *before,
                       const void *after)
{
    FIELD_EACH (f, e->fields) {
        bool text = f->type == FIELD_TEXT || f->type == FIELD_NOTE;
        if (text && !(before && field_equal(f, before, after)) &&
            letter_text_looks(ctx->arena, *FIELD_CPTR(struct str, f, after)))
            return true;
    }
    return false;
}

static int check_person(struct op_ctx *ctx, int64_t person)
{
    int waived = person ? letters_is_waived(ctx->db, person) : 0;
    return waived > 0 ? refuse_text(ctx, person) : waived;
}

/* Whoever the record names: one of them writes a letter that was waived. */
static int check_people(struct op_ctx *ctx, const struct entity *e, const void *after)
{
    int rc = 0;
    FIELD_EACH (f, e->fields) {
        if (rc < 0 || !f->ref || strcmp(f->ref, "person") != 0)
            continue;
        if (f->type == FIELD_REF)
            rc = check_person(ctx, *FIELD_CPTR(int64_t, f, after));
        const struct ids *ids = f->type == FIELD_REFS ? FIELD_CPTR(struct ids, f, after) : NULL;
        for (size_t i = 0; rc == 0 && ids && i < ids->n; i++)
            rc = check_person(ctx, ids->p[i]);
    }
    return rc;
}

static int check_text(struct op_ctx *ctx, const struct entity *e, const void *before,
                      const void *after)
{
    struct ask ask;
    int rc = 0;
    if (!has_letter(ctx, e, before, after))
        return 0;
    if (e == &entity_letter) {
        const struct letter *x = after;
        rc = record_load(ctx->db, ctx->arena, &entity_ask, x->ask, &ask);
        return rc == 0 && x->waived ? refuse_text(ctx, ask.person) : rc;
    }
    if (e == &entity_person && before)
        return check_person(ctx, ((const struct record *)after)->id);
    if (e == &entity_person) { /* a file may bring a letter under whatever name */
        int waived = letters_is_waived(ctx->db, 0);
        return waived > 0 ? refuse_text(ctx, 0) : waived;
    }
    return check_people(ctx, e, after);
}

/* --- letters and where they go ---------------------------------------------------------------- */

static int check_letter(struct op_ctx *ctx, const struct letter *before, const struct letter *after)
{
    struct letter other;
    int64_t id = 0;
    int rc = letter_check_entry(after, ctx->err);
    if (rc == 0 && before)
        rc = letter_check_edit(before, after, ctx->err);
    if (rc == 0 && after->letter_id.n && !(before && str_eq(before->letter_id, after->letter_id)))
        rc = letters_find_id(ctx->db, after->letter_id, after->record.id, &id);
    if (rc == 0 && id)
        rc = record_load(ctx->db, ctx->arena, &entity_letter, id, &other);
    return rc == 0 && id ? letter_check_id(after, &other, ctx->err) : rc;
}

static size_t letter_at(const struct letter_facts *f, int64_t id)
{
    size_t i = 0;
    while (i < f->letters_n && f->letters[i].letter.record.id != id)
        i++;
    return i;
}

static size_t place_at(const struct letter_facts *f, int64_t id)
{
    size_t i = 0;
    while (i < f->places_n && f->places[i].program != id)
        i++;
    return i;
}

/* What goes away must be free to go. */
static int check_leaves(struct op_ctx *ctx, const struct letters *x, const struct assignment *gone)
{
    size_t p = place_at(&x->facts, gone->program);
    return p < x->facts.places_n
               ? letter_check_unassign(&x->facts.places[p], (enum assignment_state)gone->state,
                                       ctx->err)
               : 0;
}

static int check_comes(struct op_ctx *ctx, struct letters *x, const struct assignment *after)
{
    const struct letter_facts *f = &x->facts;
    size_t l = letter_at(f, after->letter), p = place_at(f, after->program);
    if (l == f->letters_n || p == f->places_n)
        return 0; /* put away: the table does not show it */
    int64_t there = x->assignments[p * f->letters_n + l];
    if (there && there != after->record.id)
        return err_set(ctx->err, ERR_INVALID, "Letter %c goes to %.*s already.", f->letters[l].key,
                       STR_ARG(f->places[p].name));
    return letter_check_assign(f, l, p, (enum assignment_state)after->state, ctx->err);
}

static int check_assignment(struct op_ctx *ctx, const struct assignment *before,
                            const struct assignment *after)
{
    struct letters x;
    bool moves = before && (before->letter != after->letter || before->program != after->program);
    bool same = before && !moves && before->state == after->state;
    int rc = same ? 0 : letters_load(ctx, false, &x);
    if (rc < 0 || same || x.off)
        return rc;
    if (moves || (before && after->state < before->state))
        rc = check_leaves(ctx, &x, before);
    return rc < 0 ? rc : check_comes(ctx, &x, after);
}

int letter_keep_check(struct op_ctx *ctx, const struct entity *e, const void *before,
                      const void *after)
{
    int rc = 0;
    if (guard_is_sample(ctx))
        return 0;
    if (e == &entity_letter)
        rc = check_letter(ctx, before, after);
    else if (e == &entity_assignment)
        rc = check_assignment(ctx, before, after);
    return rc < 0 ? rc : check_text(ctx, e, before, after);
}

/* Removes an assignment for its own sake, not because its letter or program goes. */
static bool takes_off(const struct op *op) { return strcmp(op->name, "letter.unassign") == 0; }

int letter_keep_remove(struct op_ctx *ctx, const struct entity *e, const void *before)
{
    struct letters x;
    bool itself = ctx->op && ctx->op->entity == e;
    bool goes = e == &entity_assignment && ctx->op && takes_off(ctx->op);
    if (e == &entity_letter && itself)
        return letter_check_remove(before, ctx->err);
    if (e != &entity_assignment || (!itself && !goes))
        return 0;
    int rc = letters_load(ctx, false, &x);
    return rc < 0 ? rc : check_leaves(ctx, &x, before);
}

int letter_keep_input(const struct op *op, struct str name, struct err *err)
{
    static const char *const names[] = {"text",     "content", "body",       "letter",
                                        "file",     "upload",  "attachment", "attach",
                                        "document", "pdf",     "letter_text"};
    bool of_letters = op->entity == &entity_letter || str_starts(str_c(op->name), STR("letter"));
    for (size_t i = 0; of_letters && i < sizeof(names) / sizeof(*names); i++)
        if (str_eq_nocase(name, str_c(names[i])))
            return err_set(err, ERR_FORBIDDEN,
                           "What a letter says has no place here, and no file of it: who waived "
                           "never sees it (Rule L6, %s). Note only how far it is.",
                           letter_law_find("L6")->source);
    return 0;
}
