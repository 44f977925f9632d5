/* SPDX-License-Identifier: Apache-2.0 */
#include "store/record.h"

#include "base/arena.h"
#include "base/vec.h"
#include "def/errors.h"
#include "model/entities.h"
#include "store/change.h"
#include "store/record_sql.h"
#include "store/store.h"

static void read_field(struct stmt *q, struct arena *a, const struct field *f, int col, void *base)
{
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_NOTE: *FIELD_PTR(struct str, f, base) = stmt_col_str(q, a, col); break;
    case FIELD_BYTES: *FIELD_PTR(struct str, f, base) = stmt_col_blob(q, a, col); break;
    case FIELD_BOOL: *FIELD_PTR(bool, f, base) = stmt_col_i64(q, col) != 0; break;
    case FIELD_DATE: *FIELD_PTR(struct date, f, base) = stmt_col_date(q, col); break;
    case FIELD_CHOICE:
        *FIELD_PTR(int, f, base) = choice_find(f->choices, stmt_col_peek(q, col));
        break;
    default: *FIELD_PTR(int64_t, f, base) = stmt_col_i64(q, col); break;
    }
}

static void read_row(struct stmt *q, struct arena *a, const struct entity *e, void *ret)
{
    memset(ret, 0, e->size);
    struct record *r = ret;
    r->id = stmt_col_i64(q, 0);
    r->version = stmt_col_i64(q, 1);
    r->archived = stmt_col_i64(q, 2) != 0;
    int col = 3;
    FIELD_EACH (f, e->fields)
        if (f->column)
            read_field(q, a, f, col++, ret);
}

static const struct field *refs_field(const struct entity *e)
{
    FIELD_EACH (f, e->fields)
        if (f->type == FIELD_REFS)
            return f;
    return NULL;
}

static int read_ids(struct stmt *q, struct arena *a, struct ids *ret)
{
    VEC(int64_t) ids = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &ids) = stmt_col_i64(q, 0);
    *ret = (struct ids){ids.p, ids.n};
    return rc;
}

static int read_links(struct db *db, struct arena *a, const struct entity *e, void *record)
{
    const struct field *f = refs_field(e);
    if (!f)
        return 0;
    struct stmt *q = db_stmt(db, record_sql(e)->links_load);
    stmt_i64(q, 2, ((struct record *)record)->id);
    return read_ids(q, a, FIELD_PTR(struct ids, f, record));
}

static int load_one(struct db *db, struct arena *a, const struct entity *e, struct stmt *q,
                    void *ret)
{
    int rc = stmt_next(q);
    if (rc != 1)
        return rc;
    void *row = arena_alloc(a, e->size);
    read_row(q, a, e, row);
    stmt_done(q);
    rc = read_links(db, a, e, row);
    if (rc < 0)
        return rc;
    memcpy(ret, row, e->size);
    return 1;
}

int record_load(struct db *db, struct arena *a, const struct entity *e, int64_t id, void *ret)
{
    struct stmt *q = db_stmt(db, record_sql(e)->load);
    stmt_i64(q, 2, id);
    int rc = load_one(db, a, e, q, ret);
    if (rc == 0 && db_is_pending(db)) { /* its links are asked for together with it */
        memset(ret, 0, e->size);
        ((struct record *)ret)->id = id;
        return read_links(db, a, e, ret);
    }
    if (rc == 0)
        return err_set(db_err(db), ERR_NOT_FOUND, "This %s is not here (any more).", e->name);
    return rc < 0 ? rc : 0;
}

int record_next(struct db *db, struct arena *a, const struct entity *e, int64_t after, void *ret)
{
    struct stmt *q = db_stmt(db, record_sql(e)->next);
    stmt_i64(q, 2, after);
    return load_one(db, a, e, q, ret);
}

bool record_exists(struct db *db, const struct entity *e, int64_t id)
{
    struct stmt *q = db_stmt(db, record_sql(e)->exists);
    stmt_i64(q, 2, id);
    int rc = stmt_next(q);
    stmt_done(q);
    return rc == 1 || db_is_pending(db); /* what is asked ahead is asked for something that is */
}

static const char *list_sql(const struct entity *e, const struct field *by)
{
    const struct record_sql *s = record_sql(e);
    return by ? s->by_ref[by - e->fields] : s->all;
}

int record_list(struct db *db, struct arena *a, const struct entity *e, const struct field *by,
                int64_t id, void **ret, size_t *ret_n)
{
    char *rows = NULL;
    size_t n = 0, cap = 0;
    struct stmt *q = db_stmt(db, list_sql(e, by));
    if (by)
        stmt_i64(q, 2, id);
    int rc;
    while ((rc = stmt_next(q)) == 1) {
        rows = vec_reserve(a, rows, n, &cap, e->size);
        read_row(q, a, e, rows + n++ * e->size);
    }
    for (size_t i = 0; rc == 0 && i < n; i++)
        rc = read_links(db, a, e, rows + i * e->size);
    *ret = rows;
    *ret_n = n;
    return rc;
}

int record_list_of_person(struct db *db, struct arena *a, const struct entity *e, int64_t person,
                          void **ret, size_t *ret_n)
{
    return record_list(db, a, e, field_find(e->fields, STR("person")), person, ret, ret_n);
}

int record_holders(struct db *db, struct arena *a, const struct field *refs, int64_t id,
                   struct ids *ret)
{
    struct stmt *q = db_stmt(db, link_holders_sql(refs));
    stmt_i64(q, 2, id);
    return read_ids(q, a, ret);
}

static void bind_field(struct stmt *q, int at, const struct field *f, const void *base)
{
    int64_t id;
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_NOTE: stmt_text(q, at, *FIELD_CPTR(struct str, f, base)); break;
    case FIELD_BYTES: stmt_blob(q, at, *FIELD_CPTR(struct str, f, base)); break;
    case FIELD_BOOL: stmt_i64(q, at, *FIELD_CPTR(bool, f, base)); break;
    case FIELD_DATE: stmt_date(q, at, *FIELD_CPTR(struct date, f, base)); break;
    case FIELD_CHOICE: stmt_text(q, at, str_c(f->choices[*FIELD_CPTR(int, f, base)].key)); break;
    case FIELD_REF:
        id = *FIELD_CPTR(int64_t, f, base);
        if (id)
            stmt_i64(q, at, id);
        else
            stmt_null(q, at);
        break;
    default: stmt_i64(q, at, *FIELD_CPTR(int64_t, f, base)); break;
    }
}

static int bind_row(struct stmt *q, const struct entity *e, const void *row)
{
    const struct record *r = row;
    stmt_i64(q, 2, r->id);
    stmt_i64(q, 3, r->version);
    if (e->flags & ENTITY_ARCHIVABLE)
        stmt_i64(q, 4, r->archived);
    int at = 5;
    FIELD_EACH (f, e->fields)
        if (f->column)
            bind_field(q, at++, f, row);
    return at;
}

static const struct field *column_field(const struct entity *e, const char *column)
{
    FIELD_EACH (f, e->fields)
        if (f->column && column && strcmp(f->column, column) == 0)
            return f;
    return NULL;
}

static int write_links(struct db *db, const struct entity *e, int64_t id, const void *after)
{
    const struct field *f = refs_field(e);
    if (!f)
        return 0;
    struct stmt *q = db_stmt(db, record_sql(e)->links_clear);
    stmt_i64(q, 2, id);
    int rc = stmt_run(q);
    if (rc < 0 || !after)
        return rc;
    const struct ids *ids = FIELD_CPTR(struct ids, f, after);
    const struct field *order = column_field(e, f->link_order);
    for (size_t i = 0; rc == 0 && i < ids->n; i++) {
        q = db_stmt(db, record_sql(e)->links_add);
        stmt_i64(q, 2, id);
        stmt_i64(q, 3, (int64_t)i);
        stmt_i64(q, 4, ids->p[i]);
        if (order)
            bind_field(q, 5, order, after);
        else
            stmt_null(q, 5);
        rc = stmt_run(q);
    }
    return rc;
}

/* One statement; the version in its WHERE makes a stale write touch no row. */
static int write_row(struct db *db, const struct record_write *w)
{
    const struct record *before = w->before;
    struct stmt *q;
    if (!w->before) {
        q = db_stmt(db, record_sql(w->e)->insert);
        if (q)
            bind_row(q, w->e, w->after);
    } else if (!w->after) {
        q = db_stmt(db, record_sql(w->e)->remove);
        stmt_i64(q, 2, before->id);
        stmt_i64(q, 3, before->version);
    } else {
        q = db_stmt(db, record_sql(w->e)->update);
        if (q)
            stmt_i64(q, bind_row(q, w->e, w->after), before->version);
    }
    int rc = stmt_run(q);
    if (rc == 0 && w->before && db_changes(db) != 1)
        return err_set(db_err(db), ERR_CONFLICT,
                       "This %s was changed in the meantime: look at it again before you save.",
                       w->e->name);
    return rc;
}

int record_write(struct db *db, struct arena *a, const struct record_write *w)
{
    const struct record *before = w->before;
    struct record *after = w->after;
    int64_t id = before ? before->id : after->id;
    int64_t version = before ? before->version + 1 : 1;
    if (!before && !w->keep_version) {
        int64_t known = change_last_version(db, id);
        if (known < 0)
            return (int)known;
        version = known + 1;
    }
    if (after && !w->keep_version)
        after->version = version;
    int rc =
        after ? 0 : write_links(db, w->e, id, NULL); /* links point at the row: they go first */
    if (rc == 0)
        rc = write_row(db, w);
    if (rc == 0 && after)
        rc = write_links(db, w->e, id, after);
    if (rc < 0 || !w->action_id)
        return rc;
    struct change c = {.action_id = w->action_id,
                       .entity = str_c(w->e->name),
                       .entity_id = id,
                       .version = after ? after->version : version,
                       .actor = w->actor,
                       .before = before ? entity_json(a, w->e, before) : STR_NULL,
                       .after = after ? entity_json(a, w->e, after) : STR_NULL};
    return change_append(db, &c);
}
