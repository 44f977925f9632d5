/* SPDX-License-Identifier: Apache-2.0 */
/* Search with FTS5. The tables are search_person and search_text, rowid = id of the record. */
#include "base/arena.h"
#include "base/fold.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "def/errors.h"
#include "model/entities.h"
#include "store/search.h"
#include "store/standing_row.h"
#include "store/store.h"

enum { MATCH_MAX = 2000, WORDS_MAX = 12, HIT_TEXT = 160, FEW = 100, LOOK = 300 };

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

/* --- people in order ------------------------------------------------------------------------ */

/* Ids of people that match, sorted; those of other owners are still among them. */
static int match_people(struct db *db, struct arena *a, struct str match, struct ids *ret)
{
    struct stmt *q =
        db_stmt(db, "select rowid from search_person where search_person match ?2 order by rowid");
    VEC(int64_t) ids = {0};
    int rc;
    stmt_text(q, 2, match);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &ids) = stmt_col_i64(q, 0);
    *ret = (struct ids){ids.p, ids.n};
    return rc;
}

static bool holds(const struct ids *ids, int64_t id)
{
    size_t low = 0, high = ids->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (ids->p[mid] < id)
            low = mid + 1;
        else
            high = mid;
    }
    return low < ids->n && ids->p[low] == id;
}

/* Takes the people already listed out of the ids. */
static void leave_out(struct ids *ids, const struct standing *rows, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < ids->n; i++) {
        bool had = false;
        for (size_t k = 0; k < n && !had; k++)
            had = rows[k].person == ids->p[i];
        if (!had)
            ids->p[kept++] = ids->p[i];
    }
    ids->n = kept;
}

struct ranked {
    bool archived;
    struct str sort_key;
    int64_t person;
};

static int compare_ranked(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    int by_name = str_cmp(a->sort_key, b->sort_key);
    if (a->archived != b->archived)
        return a->archived ? 1 : -1;
    return by_name ? by_name : (a->person > b->person) - (a->person < b->person);
}

/* Few matches: looks each up and sorts. The ids come back in order, those of this owner only. */
static int rank_few(struct db *db, struct arena *a, struct ids *ids)
{
    struct ranked *rows = ARENA_ARRAY(a, struct ranked, ids->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < ids->n; i++) {
        struct stmt *q = db_stmt(
            db, "select archived, sort_key from standing where owner_id = ?1 and person_id = ?2");
        stmt_i64(q, 2, ids->p[i]);
        int rc = stmt_next(q);
        if (rc < 0)
            return rc;
        if (rc == 1)
            rows[n++] = (struct ranked){stmt_col_i64(q, 0) != 0, stmt_col_str(q, a, 1), ids->p[i]};
        stmt_done(q);
    }
    if (n)
        qsort(rows, n, sizeof(*rows), compare_ranked);
    for (size_t i = 0; i < n; i++)
        ids->p[i] = rows[i].person;
    ids->n = n;
    return 0;
}

/* Many matches: walks the people in order, in an index alone, until `limit` of them are met. */
static int rank_many(struct db *db, struct arena *a, size_t limit, struct ids *ids)
{
    int64_t *found = ARENA_ARRAY(a, int64_t, limit + 1);
    size_t n = 0;
    int rc = 0;
    for (int archived = 0; rc == 0 && archived < 2 && n < limit; archived++) {
        struct stmt *q = db_stmt(db, "select person_id from standing where owner_id = ?1 and"
                                     " archived = ?2 order by sort_key, person_id");
        stmt_i64(q, 2, archived);
        while (n < limit && (rc = stmt_next(q)) == 1)
            if (holds(ids, stmt_col_i64(q, 0)))
                found[n++] = stmt_col_i64(q, 0);
        stmt_done(q);
        rc = rc < 0 ? rc : 0;
    }
    *ids = (struct ids){found, n};
    return rc;
}

static int load_person(struct db *db, struct arena *a, int64_t person, struct standing *ret)
{
    struct stmt *q = db_stmt(db, "select " STANDING_LISTED
                                 " from standing s where s.owner_id = ?1 and s.person_id = ?2");
    stmt_i64(q, 2, person);
    int rc = stmt_next(q);
    if (rc == 1)
        standing_read_listed(q, a, ret);
    stmt_done(q);
    return rc;
}

/* Appends matches not yet listed, put away last, then by name. */
static int matching(struct db *db, struct arena *a, struct str match, size_t limit,
                    struct standing *rows, size_t *n)
{
    struct ids ids;
    size_t room = limit - *n;
    int rc = match_people(db, a, match, &ids);
    if (rc < 0)
        return rc;
    leave_out(&ids, rows, *n);
    rc = ids.n <= FEW ? rank_few(db, a, &ids) : rank_many(db, a, room, &ids);
    for (size_t i = 0; rc == 0 && i < ids.n && i < room; i++) {
        rc = load_person(db, a, ids.p[i], &rows[*n]);
        *n += rc == 1;
        rc = rc < 0 ? rc : 0;
    }
    return rc;
}

int search_people(struct db *db, struct arena *a, struct str folded, bool names_only, int64_t limit,
                  struct standing **ret, size_t *ret_n)
{
    struct standing *rows = ARENA_ARRAY(a, struct standing, limit + 1);
    size_t n = 0, max = (size_t)limit;
    int rc = 0;
    struct str match = match_text(a, folded, "name", "*");
    if (match.n && utf8_length(folded) == 1 && !names_only)
        rc = letter(db, a, folded, limit, rows, &n);
    else if (match.n)
        rc = matching(db, a, match, max, rows, &n);
    if (rc == 0 && match.n && !names_only && n < max && utf8_length(folded) > 1)
        rc = matching(db, a, match_text(a, folded, "", "*"), max, rows, &n);
    *ret = rows;
    *ret_n = n;
    return rc;
}

int search_is_name(struct db *db, struct str word)
{
    ARENA_SCOPE struct arena *a = arena_new(256);
    struct str match = match_text(a, word, "name", "");
    if (!match.n)
        return 0;
    struct stmt *q = db_stmt(
        db, "select 1 from search_person where search_person match ?2 and owner_id = ?1 limit 1");
    stmt_text(q, 2, match);
    int rc = stmt_next(q);
    stmt_done(q);
    return rc;
}

/* --- records -------------------------------------------------------------------------------- */

/* The text as it was written, for showing a hit. */
static int hit_text(struct db *db, struct arena *a, struct search_hit *h)
{
#define NAME "(select s.name from standing s where s.owner_id = ?1 and s.person_id = ?3)"
    static const struct {
        const char *kind, *sql;
    } texts[] = {
        {"interaction",
         "select summary, on_date, " NAME " from interaction where owner_id = ?1 and id = ?2"},
        {"organisation", "select name, null, null from organisation"
                         " where owner_id = ?1 and id = ?2"},
        {"help", "select about, on_date, " NAME " from help where owner_id = ?1 and id = ?2"},
        {"promise", "select what, due_on, " NAME " from promise where owner_id = ?1 and id = ?2"}};
#undef NAME
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        if (!str_eq(h->kind, str_c(texts[i].kind)))
            continue;
        struct stmt *q = db_stmt(db, texts[i].sql);
        stmt_i64(q, 2, h->id);
        if (h->person)
            stmt_i64(q, 3, h->person);
        int rc = stmt_next(q);
        if (rc == 1) {
            h->text = str_copy(a, utf8_cut(stmt_col_peek(q, 0), HIT_TEXT));
            h->on = stmt_col_date(q, 1);
            h->person_name = stmt_col_str(q, a, 2);
        }
        stmt_done(q);
        return rc < 0 ? rc : 0;
    }
    return 0;
}

/* The longest beginning of a word that the index has ready (0002_search). Longer ones would be
 * gathered from the lists of all words that begin so, thousands of records for twenty rows. */
static struct str indexed_part(struct str word)
{
    size_t at = 0, end = 0;
    for (int n = 1; n <= 6 && at < word.n; n++) {
        utf8_next(word, &at);
        if (n >= 2 && n != 5)
            end = at;
    }
    return str_sub(word, 0, end);
}

/* The words of a query by the parts the index has; single letters are left to has_words(). */
static struct str record_match(struct arena *a, struct str folded)
{
    struct str parts = STR_NULL, rest = folded, word;
    if (utf8_length(folded) < 2)
        return STR_NULL;
    while (str_next(&rest, ' ', &word))
        parts = str_join(a, parts, STR(" "), indexed_part(word));
    return match_text(a, parts.n ? parts : folded, "", "*");
}

static bool has_word(struct str body, struct str word)
{
    for (size_t at = str_find(body, word, 0); at != SIZE_MAX; at = str_find(body, word, at + 1))
        if (at == 0 || body.p[at - 1] == ' ')
            return true;
    return false;
}

static bool has_words(struct str body, struct str folded)
{
    struct str word;
    bool all = true;
    while (all && str_next(&folded, ' ', &word))
        all = !word.n || has_word(body, word);
    return all;
}

struct found {
    struct search_hit *rows;
    size_t n, limit;
    bool all; /* there can be no more */
};

/* Rows that match and have all the words, newest first, until the limit is reached or `look` rows
 * were looked at. */
static int find_records(struct db *db, struct arena *a, struct str match, struct str folded,
                        size_t look, struct found *f)
{
    struct stmt *q = db_stmt(db, "select kind, rowid, person, body from search_text where"
                                 " search_text match ?2 and owner_id = ?1 order by rowid desc");
    int rc = 0;
    stmt_text(q, 2, match);
    f->n = 0;
    for (; f->n < f->limit && look > 0 && (rc = stmt_next(q)) == 1; look--)
        if (has_words(stmt_col_peek(q, 3), folded))
            f->rows[f->n++] = (struct search_hit){.kind = stmt_col_str(q, a, 0),
                                                  .id = stmt_col_i64(q, 1),
                                                  .person = stmt_col_i64(q, 2)};
    stmt_done(q);
    f->all = rc == 0 || f->n == f->limit;
    return rc < 0 ? rc : 0;
}

int search_records(struct db *db, struct arena *a, struct str folded, int64_t limit,
                   struct search_hit **ret, size_t *ret_n)
{
    struct found f = {
        .rows = ARENA_ARRAY(a, struct search_hit, limit + 1), .limit = (size_t)limit, .all = true};
    struct str match = record_match(a, folded);
    int rc = match.n ? find_records(db, a, match, folded, LOOK, &f) : 0;
    if (rc == 0 && !f.all) /* many begin alike, few are meant: the index gathers those */
        rc = find_records(db, a, match_text(a, folded, "", "*"), folded, SIZE_MAX, &f);
    for (size_t i = 0; rc == 0 && i < f.n; i++)
        rc = hit_text(db, a, &f.rows[i]);
    *ret = f.rows;
    *ret_n = f.n;
    return rc;
}
