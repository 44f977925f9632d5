/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/importing.h"

#include "base/arena.h"
#include "codec/contacts.h"
#include "def/errors.h"
#include "def/limits.h"
#include "insight/guard.h"
#include "model/person.h"
#include "ops/history.h"
#include "ops/import_match.h"
#include "ops/import_merge.h"
#include "ops/save.h"
#include "store/change.h"
#include "store/record.h"
#include "store/store.h"

/* A batch is one transaction: it holds the write lock for about a tenth of a second, and cards with
 * photos end it before they fill the memory. */
enum { BATCH = 500, BATCH_BYTES = 16 << 20, STEP = 100, ITEMS_MAX = 2000 };

const char *const import_status_keys[IMPORT_STATUSES] = {"new", "changed", "same", "unclear",
                                                         "failed"};

/* One run over a file. `outer` keeps the report, `item` one batch. */
struct run {
    struct op_ctx *ctx;
    const struct import_in *in;
    struct import_report *report;
    struct arena *outer, *item;
    struct contacts *file;
    struct import_records records;
    size_t in_batch, seen;
    bool writing, wrote;
    int64_t action; /* the first batch's action; the others join it */
};

static struct str first_warning(const struct imported *x)
{
    return x->warnings.n ? x->warnings.p[0] : STR_NULL;
}

/* A note that may point to a patient is kept like any other, and named with its line. */
static void look_again(struct run *r, const struct imported *x, struct import_item *item)
{
    struct guard_hits hits = {0};
    struct str words = STR_NULL;
    VEC_EACH (const struct op_warning, w, &r->ctx->warnings)
        if (!words.n)
            words = str_sub(w->text, w->from, w->to);
    if (!r->in->commit && item->status != IMPORT_SAME) {
        guard_find_patient(r->item, x->person.note, &hits);
        if (hits.list.n)
            words = str_sub(x->person.note, hits.list.p[0].from, hits.list.p[0].to);
    }
    if (!words.n)
        return;
    r->report->look_again++;
    item->reason =
        str_join(r->item, item->reason, STR(" "),
                 str_format(r->item, "Please look again at the note: \"%.*s\".", STR_ARG(words)));
}

static void note(struct run *r, struct import_item item)
{
    r->report->count[item.status]++;
    if (item.status == IMPORT_SAME)
        return;
    if (r->report->items.n == ITEMS_MAX) {
        r->report->cut = true;
        return;
    }
    item.name = str_copy(r->outer, item.name);
    item.reason = str_copy(r->outer, item.reason);
    *VEC_PUSH(r->outer, &r->report->items) = item;
}

static int put_card(struct run *r, const struct imported *x, const struct import_match *m,
                    int64_t person)
{
    struct card card = {.person = person,
                        .format = (int)x->format,
                        .source_key = m->key,
                        .source = r->in->name,
                        .raw = x->raw};
    if (!m->card.record.id)
        return save_new(r->ctx, &entity_card, &card);
    card.record = m->card.record;
    return save_change(r->ctx, &entity_card, &m->card, &card);
}

static int put_new(struct run *r, const struct imported *x, const struct import_match *m)
{
    int64_t person = 0;
    int rc = x->group ? 0 : import_merge_new(r->ctx, x, &person);
    return rc < 0 ? rc : put_card(r, x, m, person);
}

/* Records of the older card, to know what the edit touched; empty when there was none. */
static void read_old(struct run *r, const struct import_match *m, struct imported *ret)
{
    struct contacts *old;
    struct import_failure fail;
    memset(ret, 0, sizeof(*ret));
    if (m->card.record.id && contacts_open(r->item, m->card.raw, m->card.source, &old, NULL) == 0 &&
        contacts_next(r->item, old, ret, &fail) != 1)
        memset(ret, 0, sizeof(*ret));
    person_derive(r->item, &ret->person); /* as what is stored was */
}

static int put_changed(struct run *r, const struct imported *x, const struct import_match *m,
                       struct str *ret_what)
{
    struct imported old;
    read_old(r, m, &old);
    int rc = m->person ? import_merge_changed(r->ctx, &old, x, m->person, ret_what) : 0;
    return rc < 0 ? rc : put_card(r, x, m, m->person);
}

static int batch_begin(struct run *r)
{
    struct op_ctx *ctx = r->ctx;
    int rc;
    if (!r->in->commit || r->writing)
        return 0;
    if (!r->action) {
        rc = action_begin(ctx, "import");
        r->action = ctx->action_id;
    } else {
        rc = db_begin_write(ctx->db);
        ctx->action_id = r->action;
    }
    r->writing = rc == 0;
    ctx->writes = 0;
    return rc;
}

static int batch_end(struct run *r, int rc)
{
    if (!r->writing)
        return rc;
    r->writing = false;
    rc = action_end(r->ctx, rc);
    if (rc == 0 && !r->wrote && !r->ctx->writes)
        r->action = 0; /* the action went with the empty transaction: the next batch makes one */
    r->wrote |= rc == 0 && r->ctx->writes > 0;
    return rc;
}

/* The last batch may have written nothing, so the summary gets a transaction of its own. */
static int put_summary(struct run *r)
{
    struct db *db = r->ctx->db;
    if (!r->wrote)
        return 0;
    int rc = db_begin_write(db);
    if (rc == 0)
        rc = action_set_summary(db, r->action, r->ctx->message);
    if (rc == 0)
        return db_commit(db);
    db_rollback(db);
    return rc;
}

static struct str who_it_may_be(struct run *r, int64_t person)
{
    struct person p;
    if (record_load(r->ctx->db, r->item, &entity_person, person, &p) < 0)
        return STR_NULL;
    return str_format(r->item, "%.*s is here already, with no address in common.",
                      STR_ARG(person_name(r->item, &p)));
}

static enum import_status decide_unclear(const struct run *r)
{
    switch (r->in->unclear) {
    case UNCLEAR_SKIP + 1: return IMPORT_SAME;
    case UNCLEAR_SAME + 1: return IMPORT_CHANGED;
    default: return IMPORT_NEW;
    }
}

static int apply(struct run *r, const struct imported *x, struct import_match *m,
                 struct import_item *item)
{
    enum import_status act = m->status == IMPORT_UNCLEAR ? decide_unclear(r) : m->status;
    if (!r->in->commit || act == IMPORT_SAME)
        return 0;
    if (act == IMPORT_NEW)
        return put_new(r, x, m);
    struct str what = STR_NULL;
    int rc = put_changed(r, x, m, &what);
    if (what.n)
        item->reason = what;
    return rc;
}

static int one_record(struct run *r, struct imported *x)
{
    struct import_match m;
    person_derive(r->item, &x->person);
    int rc = import_match(r->ctx, &r->records, x, &m);
    if (rc < 0)
        return rc;
    struct import_item item = {.status = m.status,
                               .line = x->line,
                               .name = person_name(r->item, &x->person),
                               .person = m.person,
                               .reason = first_warning(x)};
    if (m.status == IMPORT_UNCLEAR)
        item.reason = who_it_may_be(r, m.person);
    size_t writes = r->ctx->writes;
    r->ctx->warnings.n = 0; /* the last record's */
    rc = apply(r, x, &m, &item);
    if ((rc == ERR_INVALID || rc == ERR_FORBIDDEN || rc == ERR_LIMIT) && r->ctx->writes == writes) {
        /* this record cannot be kept; the others can */
        item.status = IMPORT_FAILED;
        item.reason = str_c(r->ctx->err->text);
        rc = 0;
    }
    if (rc < 0)
        return rc;
    r->report->groups += x->group;
    look_again(r, x, &item);
    note(r, item);
    return 0;
}

static bool cancelled(struct run *r)
{
    const struct op_progress *p = &r->ctx->progress;
    return p->tell && p->tell(p->data, contacts_done(r->file), contacts_total(r->file));
}

/* What lived in the item arena. The report tells what the guards noticed, with its line. */
static void forget_batch(struct op_ctx *ctx)
{
    ctx->dirty.p = NULL;
    ctx->dirty.n = ctx->dirty.cap = 0;
    ctx->warnings.p = NULL;
    ctx->warnings.n = ctx->warnings.cap = 0;
}

static int next_batch(struct run *r)
{
    int rc = batch_end(r, 0);
    r->in_batch = 0;
    arena_reset(r->item);
    forget_batch(r->ctx);
    return rc;
}

static int after_record(struct run *r)
{
    int rc = 0;
    r->in_batch++;
    if (r->in_batch % STEP == 0 && cancelled(r))
        rc = err_set(r->ctx->err, ERR_CANCELLED, "Cancelled; nothing of this file was kept.");
    if (rc == 0 && (r->in_batch == BATCH || arena_used(r->item) > BATCH_BYTES))
        rc = next_batch(r);
    return rc;
}

static int all_records(struct run *r)
{
    for (;;) {
        struct imported x;
        struct import_failure fail;
        int rc = batch_begin(r);
        if (rc < 0)
            return rc;
        rc = contacts_next(r->item, r->file, &x, &fail);
        if (rc == 0)
            return 0;
        if (++r->seen > LIMIT_IMPORT_RECORDS)
            return err_set(r->ctx->err, ERR_LIMIT,
                           "This file has more than %d records; nothing of it was kept. Import it "
                           "in parts.",
                           (int)LIMIT_IMPORT_RECORDS);
        if (rc < 0)
            note(r, (struct import_item){
                        .status = IMPORT_FAILED, .line = fail.line, .reason = fail.reason});
        else if ((rc = one_record(r, &x)) < 0)
            return rc;
        rc = after_record(r);
        if (rc < 0)
            return rc;
    }
}

static void summarise(struct run *r)
{
    const size_t *n = r->report->count;
    r->ctx->message = str_format(
        r->outer,
        "Imported from %.*s: %zu new, %zu changed, %zu already here, %zu unclear, %zu not readable",
        STR_ARG(r->in->name), n[IMPORT_NEW], n[IMPORT_CHANGED], n[IMPORT_SAME], n[IMPORT_UNCLEAR],
        n[IMPORT_FAILED]);
}

/* What was written before a cancel or a failure is taken back as one action. */
static void take_back(struct run *r)
{
    struct err why = *r->ctx->err;
    int rc = r->wrote ? history_undo(r->ctx, r->action) : 0;
    if (rc == 0)
        *r->ctx->err = why;
    else
        err_prefix(r->ctx->err, "%s What was kept before could not be taken back", why.text);
    r->ctx->err->code = why.code;
    r->ctx->message = STR_NULL;
    r->action = 0;
}

int import_run(struct op_ctx *ctx, const struct import_in *in, struct import_report *ret)
{
    struct run r = {
        .ctx = ctx, .in = in, .report = ret, .outer = ctx->arena, .item = arena_new(65536)};
    r.records = (struct import_records){.bytes = in->bytes, .name = in->name, .a = ctx->arena};
    *ret = (struct import_report){.product = ""};
    int rc = contacts_open(ctx->arena, in->bytes, in->name, &r.file, ctx->err);
    if (rc == 0) {
        ret->product = contacts_product(r.file);
        ctx->arena = r.item;
        rc = all_records(&r);
        rc = batch_end(&r, rc);
        summarise(&r);
        if (rc == 0)
            rc = put_summary(&r);
        ctx->arena = r.outer;
    }
    forget_batch(ctx);
    arena_free(r.item);
    if (rc < 0)
        take_back(&r);
    ctx->action_id = rc == 0 ? r.action : 0;
    return rc;
}
