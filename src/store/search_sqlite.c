/* SPDX-License-Identifier: Apache-2.0 */
/* Search with FTS5. The tables are search_person and search_text, rowid = id of the record. */
#include "base/arena.h"
#include "base/fold.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "def/errors.h"
#include "model/entities.h"
#include "store/search.h"
#include "store/store.h"

enum { MATCH_MAX = 2000, WORDS_MAX = 12, HIT_TEXT = 160 };

int search_remove_person(struct db *db, int64_t person)
{
    struct stmt *q = db_stmt(db, "delete from search_person where owner_id = ?1 and rowid = ?2");
    stmt_i64(q, 2, person);
    return stmt_run(q);
}

/* Writing to the index costs more than reading: leave alone what says the same. */
static int same_person(struct db *db, const struct search_person *p)
{
    struct stmt *q = db_stmt(
        db, "select name, about, note from search_person where owner_id = ?1 and rowid = ?2");
    stmt_i64(q, 2, p->person);
    int rc = stmt_next(q);
    bool same = rc == 1 && str_eq(stmt_col_peek(q, 0), p->name) &&
                str_eq(stmt_col_peek(q, 1), p->about) && str_eq(stmt_col_peek(q, 2), p->note);
    stmt_done(q);
    return rc < 0 ? rc : rc == 0 ? 0 : same ? 2 : 1;
}

int search_set_person(struct db *db, const struct search_person *p)
{
    int had = same_person(db, p);
    if (had < 0 || had == 2)
        return had < 0 ? had : 0;
    int rc = had ? search_remove_person(db, p->person) : 0;
    if (rc < 0)
        return rc;
    struct stmt *q = db_stmt(db, "insert into search_person (owner_id, rowid, name, about, note) "
                                 "values (?1, ?2, ?3, ?4, ?5)");
    stmt_i64(q, 2, p->person);
    stmt_text(q, 3, p->name);
    stmt_text(q, 4, p->about);
    stmt_text(q, 5, p->note);
    return stmt_run(q);
}

static int64_t person_of(const struct entity *e, const void *record)
{
    FIELD_EACH(f, e->fields)
    {
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
    FIELD_EACH(f, e->fields)
    if ((f->flags & FIELD_SEARCH) && (f->type == FIELD_TEXT || f->type == FIELD_NOTE))
        body = str_join(a, body, STR(" "), *FIELD_CPTR(struct str, f, record));
    return fold(a, body);
}

int search_set_record(struct db *db, struct arena *a, const struct entity *e, int64_t id,
                      const void *after)
{
    struct stmt *q = db_stmt(db, "delete from search_text where owner_id = ?1 and rowid = ?2");
    stmt_i64(q, 2, id);
    int rc = stmt_run(q);
    if (rc < 0 || !after || ((const struct record *)after)->archived)
        return rc;
    struct str body = record_body(a, e, after);
    if (!body.n)
        return 0;
    q = db_stmt(db, "insert into search_text (owner_id, rowid, kind, person, body) values (?1, ?2, "
                    "?3, ?4, ?5)");
    stmt_i64(q, 2, id);
    stmt_text(q, 3, str_c(e->name));
    stmt_i64(q, 4, person_of(e, after));
    stmt_text(q, 5, body);
    return stmt_run(q);
}

int search_clear(struct db *db)
{
    int rc = stmt_run(db_stmt(db, "delete from search_person where owner_id = ?1"));
    return rc < 0 ? rc : stmt_run(db_stmt(db, "delete from search_text where owner_id = ?1"));
}

/* "ru chen" -> {name} : ("ru"* AND "chen"*). Folded text has letters, digits and blanks only, so
 * nothing in it can be syntax. */
static struct str match_text(struct arena *a, struct str folded, const char *columns,
                             const char *star)
{
    struct strbuf b;
    strbuf_init(&b, a, MATCH_MAX);
    struct str word;
    int n = 0;
    if (*columns)
        strbuf_addf(&b, "{%s} : (", columns);
    while (n < WORDS_MAX && str_next(&folded, ' ', &word)) {
        if (!word.n)
            continue;
        strbuf_addf(&b, "%s\"%.*s\"%s", n++ ? " AND " : "", STR_ARG(word), star);
    }
    if (*columns)
        strbuf_add_char(&b, ')');
    return n && !b.overflow ? strbuf_get(&b) : STR_NULL;
}

#define STANDING                                                                                   \
    "s.person_id, s.archived, s.sample, s.photo, s.sort_key, s.name, s.initials, s.subline, "      \
    "s.pronouns, s.circle, s.roles, s.last_on"

static void read_person(struct stmt *q, struct arena *a, struct standing *s)
{
    *s = (struct standing){.person = stmt_col_i64(q, 0),
                           .archived = stmt_col_i64(q, 1) != 0,
                           .sample = stmt_col_i64(q, 2) != 0,
                           .photo = stmt_col_i64(q, 3) != 0,
                           .sort_key = stmt_col_str(q, a, 4),
                           .name = stmt_col_str(q, a, 5),
                           .initials = stmt_col_str(q, a, 6),
                           .subline = stmt_col_str(q, a, 7),
                           .pronouns = stmt_col_str(q, a, 8),
                           .circle = (int)stmt_col_i64(q, 9),
                           .roles = stmt_col_str(q, a, 10),
                           .last_on = stmt_col_date(q, 11)};
}

/* Appends rows not yet in the list. */
static int add_people(struct stmt *q, struct arena *a, int64_t limit, struct standing *rows,
                      size_t *n)
{
    int rc;
    while ((rc = stmt_next(q)) == 1) {
        bool had = false;
        for (size_t i = 0; i < *n; i++)
            had |= rows[i].person == stmt_col_i64(q, 0);
        if (had)
            continue;
        read_person(q, a, &rows[(*n)++]);
        if ((int64_t)*n >= limit) {
            stmt_done(q);
            return 0;
        }
    }
    return rc;
}

/* A single letter matches too many words to rank: the names that begin with it, in order. */
static int letter(struct db *db, struct arena *a, struct str folded, int64_t limit,
                  struct standing *rows, size_t *n)
{
    struct stmt *q = db_stmt(
        db, "select " STANDING " from standing s where s.owner_id = ?1 and s.archived = 0"
            " and s.sort_key >= ?2 and s.sort_key < ?3 order by s.sort_key, s.person_id limit ?4");
    struct str end = str_format(a, "%.*s\xF4\x8F\xBF\xBF", STR_ARG(folded));
    stmt_text(q, 2, folded);
    stmt_text(q, 3, end);
    stmt_i64(q, 4, limit);
    return add_people(q, a, limit, rows, n);
}

static int matching(struct db *db, struct arena *a, struct str match, int64_t limit,
                    struct standing *rows, size_t *n)
{
    struct stmt *q =
        db_stmt(db, "select " STANDING " from search_person f"
                    " join standing s on s.owner_id = f.owner_id and s.person_id = f.rowid"
                    " where search_person match ?2 and f.owner_id = ?1 order by s.archived, "
                    "s.sort_key, s.person_id limit ?3");
    stmt_text(q, 2, match);
    stmt_i64(q, 3, limit + (int64_t)*n);
    return add_people(q, a, limit, rows, n);
}

int search_people(struct db *db, struct arena *a, struct str folded, bool names_only, int64_t limit,
                  struct standing **ret, size_t *ret_n)
{
    struct standing *rows = ARENA_ARRAY(a, struct standing, limit + 1);
    size_t n = 0;
    int rc = 0;
    struct str match = match_text(a, folded, "name", "*");
    if (match.n && utf8_length(folded) == 1 && !names_only)
        rc = letter(db, a, folded, limit, rows, &n);
    else if (match.n)
        rc = matching(db, a, match, limit, rows, &n);
    if (rc == 0 && match.n && !names_only && (int64_t)n < limit && utf8_length(folded) > 1)
        rc = matching(db, a, match_text(a, folded, "", "*"), limit, rows, &n);
    *ret = rows;
    *ret_n = n;
    return rc;
}

bool search_is_name(struct db *db, struct str word)
{
    ARENA_SCOPE struct arena *a = arena_new(256);
    struct str match = match_text(a, word, "name", "");
    if (!match.n)
        return false;
    struct stmt *q = db_stmt(
        db, "select 1 from search_person where search_person match ?2 and owner_id = ?1 limit 1");
    stmt_text(q, 2, match);
    int rc = stmt_next(q);
    stmt_done(q);
    return rc == 1;
}

/* The text as it was written, for showing a hit. */
static int hit_text(struct db *db, struct arena *a, struct search_hit *h)
{
    static const struct {
        const char *kind, *sql;
    } texts[] = {
        {"interaction", "select summary, on_date from interaction where owner_id = ?1 and id = ?2"},
        {"organisation", "select name, null from organisation where owner_id = ?1 and id = ?2"},
        {"help", "select about, on_date from help where owner_id = ?1 and id = ?2"},
        {"promise", "select what, due_on from promise where owner_id = ?1 and id = ?2"}};
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        if (!str_eq(h->kind, str_c(texts[i].kind)))
            continue;
        struct stmt *q = db_stmt(db, texts[i].sql);
        stmt_i64(q, 2, h->id);
        int rc = stmt_next(q);
        if (rc == 1) {
            h->text = str_copy(a, utf8_cut(stmt_col_peek(q, 0), HIT_TEXT));
            h->on = stmt_col_date(q, 1);
        }
        stmt_done(q);
        if (rc < 0)
            return rc;
    }
    struct stmt *q =
        db_stmt(db, "select name from standing where owner_id = ?1 and person_id = ?2");
    stmt_i64(q, 2, h->person);
    int rc = stmt_next(q);
    if (rc == 1)
        h->person_name = stmt_col_str(q, a, 0);
    stmt_done(q);
    return rc < 0 ? rc : 0;
}

int search_records(struct db *db, struct arena *a, struct str folded, int64_t limit,
                   struct search_hit **ret, size_t *ret_n)
{
    VEC(struct search_hit) rows = {0};
    struct str match = match_text(a, folded, "", "*");
    int rc = 0;
    if (match.n && utf8_length(folded) > 1) {
        struct stmt *q =
            db_stmt(db, "select kind, rowid, person from search_text where search_text match ?2"
                        " and owner_id = ?1 order by rowid desc limit ?3");
        stmt_text(q, 2, match);
        stmt_i64(q, 3, limit);
        while ((rc = stmt_next(q)) == 1)
            *VEC_PUSH(a, &rows) = (struct search_hit){.kind = stmt_col_str(q, a, 0),
                                                      .id = stmt_col_i64(q, 1),
                                                      .person = stmt_col_i64(q, 2)};
    }
    for (size_t i = 0; rc == 0 && i < rows.n; i++)
        rc = hit_text(db, a, &rows.p[i]);
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}
