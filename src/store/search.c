/* SPDX-License-Identifier: Apache-2.0 */
/* What search does alike on every engine: queries, single letters, rows and texts of hits. */
#include "base/arena.h"
#include "base/fold.h"
#include "base/strbuf.h"
#include "store/search_engine.h"
#include "store/standing_row.h"
#include "store/store_int.h"

enum { HIT_TEXT = 160, TOGETHER = 20 /* ids in one query */ };

static const struct search_engine *engine_of(struct db *db) { return db->store->engine->search; }

bool search_is_table(struct str name)
{
    return str_eq(name, STR("search_person")) || str_eq(name, STR("search_text"));
}

/* --- writing -------------------------------------------------------------------------------- */

int search_set_person(struct db *db, const struct search_person *p)
{
    return engine_of(db)->set_person(db, p);
}

int search_remove_person(struct db *db, int64_t person)
{
    return engine_of(db)->remove_person(db, person);
}

int search_add_people(struct db *db, struct arena *a, const struct search_person *rows, size_t n)
{
    return engine_of(db)->add_people(db, a, rows, n);
}

int search_add_texts(struct db *db, struct arena *a, const struct search_text *rows, size_t n)
{
    return engine_of(db)->add_texts(db, a, rows, n);
}

static int64_t person_of(const struct entity *e, const void *record)
{
    FIELD_EACH (f, e->fields) {
        if (f->type == FIELD_REFS) {
            const struct ids *ids = FIELD_CPTR(struct ids, f, record);
            return ids->n ? ids->p[0] : 0;
        }
        if (f->type == FIELD_REF && strcmp(f->ref, "person") == 0)
            return *FIELD_CPTR(int64_t, f, record);
    }
    return 0;
}

static struct str record_body(struct arena *a, const struct entity *e, const void *record)
{
    struct str body = STR_NULL;
    FIELD_EACH (f, e->fields)
        if ((f->flags & FIELD_SEARCH) && (f->type == FIELD_TEXT || f->type == FIELD_NOTE))
            body = str_join(a, body, STR(" "), *FIELD_CPTR(struct str, f, record));
    return fold(a, body);
}

int search_set_record(struct db *db, struct arena *a, const struct entity *e, int64_t id,
                      const void *after)
{
    struct search_text t = {.id = id, .kind = str_c(e->name)};
    if (after && !((const struct record *)after)->archived) {
        t.body = record_body(a, e, after);
        t.person = person_of(e, after);
    }
    return t.body.n ? engine_of(db)->set_text(db, &t) : engine_of(db)->remove_text(db, id);
}

int search_clear(struct db *db)
{
    int rc = stmt_run(db_stmt(db, "delete from search_person where owner_id = ?1"));
    return rc < 0 ? rc : stmt_run(db_stmt(db, "delete from search_text where owner_id = ?1"));
}

/* --- queries -------------------------------------------------------------------------------- */

/* False when there is nothing to look for. */
static bool read_query(struct str folded, struct search_words *ret)
{
    struct str word;
    ret->n = 0;
    if (folded.n > SEARCH_QUERY)
        return false;
    while (ret->n < SEARCH_WORDS && str_next(&folded, ' ', &word))
        if (word.n)
            ret->p[ret->n++] = word;
    return ret->n > 0;
}

static bool has_word(struct str text, struct str word)
{
    for (size_t at = str_find(text, word, 0); at != SIZE_MAX; at = str_find(text, word, at + 1))
        if (at == 0 || text.p[at - 1] == ' ')
            return true;
    return false;
}

bool search_has_words(struct str text, const struct search_words *w)
{
    bool all = true;
    for (size_t i = 0; all && i < w->n; i++)
        all = has_word(text, w->p[i]);
    return all;
}

/* --- people --------------------------------------------------------------------------------- */

/* A single letter matches too many words to rank: the names that begin with it, in order. */
static int letter(struct db *db, struct arena *a, struct str folded, int64_t limit,
                  struct standing *rows, size_t *n)
{
    struct stmt *q = db_stmt(
        db, "select " STANDING_LISTED " from standing s where s.owner_id = ?1 and s.archived = 0"
            " and s.sort_key >= ?2 and s.sort_key < ?3 order by s.sort_key, s.person_id limit ?4");
    struct str end = str_format(a, "%.*s\xF4\x8F\xBF\xBF", STR_ARG(folded));
    int rc;
    stmt_text(q, 2, folded);
    stmt_text(q, 3, end);
    stmt_i64(q, 4, limit);
    while ((rc = stmt_next(q)) == 1)
        standing_read_listed(q, a, &rows[(*n)++]);
    return rc;
}

#define TWENTY                                                                                     \
    "(?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)"

/* Binds the ids from `from` on; where there are no more, an id that no record has. */
static void bind_ids(struct stmt *q, const struct ids *ids, size_t from)
{
    for (size_t i = 0; i < TOGETHER; i++)
        stmt_i64(q, (int)i + 2, from + i < ids->n ? ids->p[from + i] : 0);
}

/* The rows of these people, in this order; one who has no row is left out. */
static int load_people(struct db *db, struct arena *a, const struct ids *ids, struct standing *rows,
                       size_t *n)
{
    for (size_t from = 0; from < ids->n; from += TOGETHER) {
        struct standing some[TOGETHER];
        size_t some_n = 0;
        int rc;
        struct stmt *q =
            db_stmt(db, "select " STANDING_LISTED
                        " from standing s where s.owner_id = ?1 and s.person_id in " TWENTY);
        bind_ids(q, ids, from);
        while ((rc = stmt_next(q)) == 1 && some_n < TOGETHER) {
            some[some_n] = (struct standing){0};
            standing_read_listed(q, a, &some[some_n++]);
        }
        if (rc < 0)
            return rc;
        for (size_t i = from; i < ids->n && i < from + TOGETHER; i++)
            for (size_t k = 0; k < some_n; k++)
                if (some[k].person == ids->p[i])
                    rows[(*n)++] = some[k];
    }
    return 0;
}

int search_people(struct db *db, struct arena *a, struct str folded, bool names_only, int64_t limit,
                  struct standing **ret, size_t *ret_n)
{
    struct standing *rows = ARENA_ARRAY(a, struct standing, limit + 1);
    struct search_words w;
    struct ids ids = {0};
    size_t n = 0;
    int rc = 0;
    if (!read_query(folded, &w))
        rc = 0;
    else if (utf8_length(folded) == 1 && !names_only)
        rc = letter(db, a, folded, limit, rows, &n);
    else
        rc = engine_of(db)->people(db, a, &w, names_only, (size_t)limit, &ids);
    if (rc == 0)
        rc = load_people(db, a, &ids, rows, &n);
    *ret = rows;
    *ret_n = n;
    return rc;
}

int search_is_name(struct db *db, struct str word)
{
    struct search_words w;
    return read_query(word, &w) ? engine_of(db)->is_name(db, &w) : 0;
}

/* --- records -------------------------------------------------------------------------------- */

static struct search_hit *hit_of(struct search_hit *rows, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].id == id)
            return &rows[i];
    return NULL;
}

/* The texts as they were written. */
static int load_texts(struct db *db, struct arena *a, const struct ids *ids,
                      struct search_hit *rows)
{
    struct stmt *q = db_stmt(
        db,
        "select id, summary, on_date from interaction where owner_id = ?1 and id in " TWENTY
        " union all select id, name, null from organisation where owner_id = ?1 and id in " TWENTY
        " union all select id, about, on_date from help where owner_id = ?1 and id in " TWENTY
        " union all select id, what, due_on from promise where owner_id = ?1 and id in " TWENTY
        " union all select id, title, from_date from opportunity where owner_id = ?1 and id "
        "in " TWENTY
        " union all select id, what, on_date from hours where owner_id = ?1 and id in " TWENTY
        " union all select id, goal, on_date from meeting where owner_id = ?1 and id in " TWENTY
        " union all select id, question, decided_on from decision where owner_id = ?1 and id "
        "in " TWENTY
        " union all select id, text, on_date from advice where owner_id = ?1 and id in " TWENTY
        " union all select id, what, asked_on from ask where owner_id = ?1 and id in " TWENTY
        " union all select id, name, null from quality where owner_id = ?1 and id in " TWENTY
        " union all select id, text, on_date from reflection where owner_id = ?1 and id "
        "in " TWENTY
        " union all select id, title, on_date from milestone where owner_id = ?1 and id in " TWENTY
        " union all select id, name, interview_on from program where owner_id = ?1 and id "
        "in " TWENTY
        " union all select id, specialty, uploaded_on from letter where owner_id = ?1 and id "
        "in " TWENTY " union all select id, evidence, from_date from tie where owner_id = ?1 and "
        "id in " TWENTY);
    int rc;
    bind_ids(q, ids, 0);
    while ((rc = stmt_next(q)) == 1) {
        struct search_hit *h = hit_of(rows, ids->n, stmt_col_i64(q, 0));
        if (!h)
            continue;
        h->text = str_copy(a, utf8_cut(stmt_col_peek(q, 1), HIT_TEXT));
        h->on = stmt_col_date(q, 2);
    }
    return rc;
}

static int load_names(struct db *db, struct arena *a, struct search_hit *rows, size_t n)
{
    int64_t people[TOGETHER] = {0};
    struct ids ids = {people, n};
    int rc;
    for (size_t i = 0; i < n; i++)
        people[i] = rows[i].person;
    struct stmt *q = db_stmt(db, "select s.person_id, s.name from standing s"
                                 " where s.owner_id = ?1 and s.person_id in " TWENTY);
    bind_ids(q, &ids, 0);
    while ((rc = stmt_next(q)) == 1)
        for (size_t i = 0; i < n; i++)
            if (rows[i].person == stmt_col_i64(q, 0))
                rows[i].person_name = stmt_col_str(q, a, 1);
    return rc;
}

static int load_hits(struct db *db, struct arena *a, struct search_hit *rows, size_t n)
{
    int rc = 0;
    for (size_t from = 0; rc == 0 && from < n; from += TOGETHER) {
        int64_t some[TOGETHER];
        struct ids ids = {some, n - from < TOGETHER ? n - from : TOGETHER};
        for (size_t i = 0; i < ids.n; i++)
            some[i] = rows[from + i].id;
        rc = load_texts(db, a, &ids, rows + from);
        if (rc == 0)
            rc = load_names(db, a, rows + from, ids.n);
    }
    return rc;
}

int search_records(struct db *db, struct arena *a, struct str folded, int64_t limit,
                   struct search_hit **ret, size_t *ret_n)
{
    struct search_found *found = ARENA_ARRAY(a, struct search_found, limit + 1);
    struct search_hit *rows = ARENA_ARRAY(a, struct search_hit, limit + 1);
    struct search_words w;
    size_t n = 0;
    int rc = 0;
    if (read_query(folded, &w) && utf8_length(folded) > 1)
        rc = engine_of(db)->records(db, a, &w, (size_t)limit, found, &n);
    for (size_t i = 0; i < n; i++)
        rows[i] = (struct search_hit){
            .kind = found[i].kind, .id = found[i].id, .person = found[i].person};
    if (rc == 0)
        rc = load_hits(db, a, rows, n);
    *ret = rows;
    *ret_n = n;
    return rc;
}

/* --- the index itself ----------------------------------------------------------------------- */

int search_list_people(struct db *db, struct arena *a, int64_t after, int64_t limit,
                       struct search_person **ret, size_t *ret_n)
{
    struct search_person *rows = ARENA_ARRAY(a, struct search_person, limit + 1);
    struct stmt *q = db_stmt(db, engine_of(db)->list_people);
    size_t n = 0;
    int rc;
    stmt_i64(q, 2, after);
    stmt_i64(q, 3, limit);
    while ((rc = stmt_next(q)) == 1)
        rows[n++] = (struct search_person){.person = stmt_col_i64(q, 0),
                                           .name = stmt_col_str(q, a, 1),
                                           .about = stmt_col_str(q, a, 2),
                                           .note = stmt_col_str(q, a, 3)};
    *ret = rows;
    *ret_n = n;
    return rc;
}

int search_list_texts(struct db *db, struct arena *a, int64_t after, int64_t limit,
                      struct search_text **ret, size_t *ret_n)
{
    struct search_text *rows = ARENA_ARRAY(a, struct search_text, limit + 1);
    struct stmt *q = db_stmt(db, engine_of(db)->list_texts);
    size_t n = 0;
    int rc;
    stmt_i64(q, 2, after);
    stmt_i64(q, 3, limit);
    while ((rc = stmt_next(q)) == 1)
        rows[n++] = (struct search_text){.id = stmt_col_i64(q, 0),
                                         .person = stmt_col_i64(q, 1),
                                         .kind = stmt_col_str(q, a, 2),
                                         .body = stmt_col_str(q, a, 3)};
    *ret = rows;
    *ret_n = n;
    return rc;
}
