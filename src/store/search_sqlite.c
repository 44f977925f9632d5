/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Search with FTS5. The tables are search_person and search_text, rowid = id of the record. One
 * index holds the words of all owners: so that a prefix never gathers those of others, however many
 * share the file, every word begins with five digits made from its owner ("0c51fcoffee"). Two
 * owners may have the same; what is found is asked for by owner_id as well.
 */
#include "base/arena.h"
#include "base/fold.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "store/search_engine.h"
#include "store/store.h"

enum { FEW = 100, LOOK = 300 };
/* Each word with its quotes, " AND " and the star. */
enum { TAG = 5, MATCH_MAX = SEARCH_QUERY + SEARCH_WORDS * (TAG + 10) + 40 };

/* Back to the plain words, in SQL; 0006_search_owner does the other way. */
#define PLAIN "substr(replace(' ' || "
#define END_PLAIN ", ' ' || printf('%05x', ?1 & 1048575), ' '), 2)"

static struct str tag_words(struct arena *a, int64_t owner, struct str text)
{
    char tag[TAG + 1];
    size_t words = 1;
    struct strbuf b;
    snprintf(tag, sizeof(tag), "%05x", (unsigned)(owner & 0xFFFFF));
    for (size_t i = 0; i < text.n; i++)
        words += text.p[i] == ' ';
    strbuf_init(&b, a, text.n + words * TAG + 1);
    for (size_t i = 0; i < text.n; i++) {
        if (i == 0 || text.p[i - 1] == ' ')
            strbuf_add(&b, str_c(tag));
        strbuf_add_char(&b, text.p[i]);
    }
    return strbuf_get(&b);
}

static struct search_words tag_query(struct db *db, struct arena *a, const struct search_words *w)
{
    struct search_words tagged = {.n = w->n};
    for (size_t i = 0; i < w->n; i++)
        tagged.p[i] = tag_words(a, db_owner(db), w->p[i]);
    return tagged;
}

static int remove_person(struct db *db, int64_t person)
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

/* Writes words that are tagged. */
static int add_tagged(struct db *db, const struct search_person *p)
{
    struct stmt *q = db_stmt(db, "insert into search_person (owner_id, rowid, name, about, note) "
                                 "values (?1, ?2, ?3, ?4, ?5)");
    stmt_i64(q, 2, p->person);
    stmt_text(q, 3, p->name);
    stmt_text(q, 4, p->about);
    stmt_text(q, 5, p->note);
    return stmt_run(q);
}

static struct search_person tag_person(struct db *db, struct arena *a,
                                       const struct search_person *p)
{
    int64_t owner = db_owner(db);
    return (struct search_person){.person = p->person,
                                  .name = tag_words(a, owner, p->name),
                                  .about = tag_words(a, owner, p->about),
                                  .note = tag_words(a, owner, p->note)};
}

static int add_person(struct db *db, const struct search_person *p)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    const struct search_person tagged = tag_person(db, a, p);
    return add_tagged(db, &tagged);
}

static int set_person(struct db *db, const struct search_person *p)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    const struct search_person tagged = tag_person(db, a, p);
    int had = same_person(db, &tagged);
    if (had < 0 || had == 2)
        return had < 0 ? had : 0;
    int rc = had ? remove_person(db, p->person) : 0;
    return rc < 0 ? rc : add_tagged(db, &tagged);
}

static int add_people(struct db *db, struct arena *a, const struct search_person *rows, size_t n)
{
    int rc = 0;
    (void)a;
    for (size_t i = 0; rc == 0 && i < n; i++)
        rc = add_person(db, &rows[i]);
    return rc;
}

static int remove_text(struct db *db, int64_t id)
{
    struct stmt *q = db_stmt(db, "delete from search_text where owner_id = ?1 and rowid = ?2");
    stmt_i64(q, 2, id);
    return stmt_run(q);
}

static int add_text(struct db *db, const struct search_text *t)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct stmt *q = db_stmt(db, "insert into search_text (owner_id, rowid, kind, person, body)"
                                 " values (?1, ?2, ?3, ?4, ?5)");
    stmt_i64(q, 2, t->id);
    stmt_text(q, 3, t->kind);
    stmt_i64(q, 4, t->person);
    stmt_text(q, 5, tag_words(a, db_owner(db), t->body));
    return stmt_run(q);
}

static int set_text(struct db *db, const struct search_text *t)
{
    int rc = remove_text(db, t->id);
    return rc < 0 ? rc : add_text(db, t);
}

static int add_texts(struct db *db, struct arena *a, const struct search_text *rows, size_t n)
{
    int rc = 0;
    (void)a;
    for (size_t i = 0; rc == 0 && i < n; i++)
        rc = add_text(db, &rows[i]);
    return rc;
}

/* "ru chen" -> {name} : ("ru"* AND "chen"*). Folded text has letters, digits and blanks only, so
 * nothing in it can be syntax. */
static struct str match_text(struct arena *a, const struct search_words *w, const char *columns,
                             const char *star)
{
    struct strbuf b;
    strbuf_init(&b, a, MATCH_MAX);
    if (*columns)
        strbuf_addf(&b, "{%s} : (", columns);
    for (size_t i = 0; i < w->n; i++)
        strbuf_addf(&b, "%s\"%.*s\"%s", i ? " AND " : "", STR_ARG(w->p[i]), star);
    if (*columns)
        strbuf_add_char(&b, ')');
    return strbuf_get(&b);
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

/* Takes those already found out of the ids. */
static void leave_out(struct ids *ids, const struct ids *had)
{
    size_t kept = 0;
    for (size_t i = 0; i < ids->n; i++) {
        bool is_had = false;
        for (size_t k = 0; k < had->n && !is_had; k++)
            is_had = had->p[k] == ids->p[i];
        if (!is_had)
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

/* Appends matches not yet there, put away last, then by name. */
static int matching(struct db *db, struct arena *a, struct str match, size_t limit,
                    struct ids *found)
{
    struct ids ids;
    size_t room = limit - found->n;
    int rc = match_people(db, a, match, &ids);
    if (rc < 0)
        return rc;
    leave_out(&ids, found);
    rc = ids.n <= FEW ? rank_few(db, a, &ids) : rank_many(db, a, room, &ids);
    for (size_t i = 0; rc == 0 && i < ids.n && i < room; i++)
        found->p[found->n++] = ids.p[i];
    return rc;
}

static int find_people(struct db *db, struct arena *a, const struct search_words *plain,
                       bool names_only, size_t limit, struct ids *ret)
{
    const struct search_words tagged = tag_query(db, a, plain), *w = &tagged;
    *ret = (struct ids){ARENA_ARRAY(a, int64_t, limit + 1), 0};
    int rc = matching(db, a, match_text(a, w, "name", "*"), limit, ret);
    if (rc == 0 && !names_only && ret->n < limit)
        rc = matching(db, a, match_text(a, w, "", "*"), limit, ret);
    return rc;
}

static int is_name(struct db *db, const struct search_words *plain)
{
    ARENA_SCOPE struct arena *a = arena_new(256);
    const struct search_words tagged = tag_query(db, a, plain), *w = &tagged;
    struct stmt *q = db_stmt(
        db, "select 1 from search_person where search_person match ?2 and owner_id = ?1 limit 1");
    stmt_text(q, 2, match_text(a, w, "name", ""));
    int rc = stmt_next(q);
    stmt_done(q);
    return rc;
}

/* --- records -------------------------------------------------------------------------------- */

/* The longest beginning of a word that the index has ready (0006_search_owner). Longer ones
 * would be gathered from the lists of all words that begin so, thousands of records for twenty
 * rows. */
static struct str indexed_part(struct str word)
{
    size_t at = 0, end = 0;
    for (int n = 1 - TAG; n <= 6 && at < word.n; n++) {
        utf8_next(word, &at);
        if (n >= 2 && n != 5)
            end = at;
    }
    return str_sub(word, 0, end);
}

/* The words of a query by the parts the index has; single letters are left to has_words(). */
static struct str record_match(struct arena *a, const struct search_words *w)
{
    struct search_words parts = {.n = 0};
    for (size_t i = 0; i < w->n; i++) {
        struct str part = indexed_part(w->p[i]);
        if (part.n)
            parts.p[parts.n++] = part;
    }
    return match_text(a, parts.n ? &parts : w, "", "*");
}

struct found {
    struct search_found *rows;
    size_t n, limit;
    bool all; /* there can be no more */
};

/* Rows that match and have all the words, newest first, until the limit is reached or `look` rows
 * were looked at. */
static int look_through(struct db *db, struct arena *a, struct str match,
                        const struct search_words *w, size_t look, struct found *f)
{
    struct stmt *q = db_stmt(db, "select kind, rowid, person, body from search_text where"
                                 " search_text match ?2 and owner_id = ?1 order by rowid desc");
    int rc = 0;
    stmt_text(q, 2, match);
    f->n = 0;
    for (; f->n < f->limit && look > 0 && (rc = stmt_next(q)) == 1; look--)
        if (search_has_words(stmt_col_peek(q, 3), w))
            f->rows[f->n++] = (struct search_found){.kind = stmt_col_str(q, a, 0),
                                                    .id = stmt_col_i64(q, 1),
                                                    .person = stmt_col_i64(q, 2)};
    stmt_done(q);
    f->all = rc == 0 || f->n == f->limit;
    return rc < 0 ? rc : 0;
}

static int find_records(struct db *db, struct arena *a, const struct search_words *plain,
                        size_t limit, struct search_found *rows, size_t *ret_n)
{
    const struct search_words tagged = tag_query(db, a, plain), *w = &tagged;
    struct found f = {.rows = rows, .limit = limit};
    int rc = look_through(db, a, record_match(a, w), w, LOOK, &f);
    if (rc == 0 && !f.all) /* many begin alike, few are meant: the index gathers those */
        rc = look_through(db, a, match_text(a, w, "", "*"), w, SIZE_MAX, &f);
    *ret_n = f.n;
    return rc;
}

const struct search_engine search_sqlite = {
    .set_person = set_person,
    .remove_person = remove_person,
    .set_text = set_text,
    .remove_text = remove_text,
    .add_people = add_people,
    .add_texts = add_texts,
    .people = find_people,
    .is_name = is_name,
    .records = find_records,
    .list_people = "select rowid, " PLAIN "name" END_PLAIN ", " PLAIN "about" END_PLAIN ", " PLAIN
                   "note" END_PLAIN " from search_person where owner_id = ?1"
                   " and rowid > ?2 order by rowid limit ?3",
    .list_texts = "select rowid, person, kind, " PLAIN "body" END_PLAIN
                  " from search_text where owner_id = ?1"
                  " and rowid > ?2 order by rowid limit ?3",
};
