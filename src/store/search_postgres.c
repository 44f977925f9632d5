/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Search with tsvector. A lexeme is the owner's number, a mark and a folded word: "17wcoffee". The
 * mark is "n" for a word of a person's name, "w" for any word. Lexemes are written here, not by
 * PostgreSQL's parser, which would take words apart by rules of its own.
 */
#include "base/arena.h"
#include "base/fold.h"
#include "base/strbuf.h"
#include "store/postgres_array.h"
#include "store/search_engine.h"
#include "store/store.h"

/* LOOK: newest records that are looked through before the index is asked. WORD_MAX keeps a lexeme
 * below what PostgreSQL takes (2,046 bytes), WORDS_MAX a tsvector (1 MiB); a query is shorter than
 * WORD_MAX. */
enum { LOOK = 300, WORD_MAX = 1500, VECTOR_MAX = 1 << 20, WORDS_MAX = 900000, OWNER_MAX = 32 };

_Static_assert((int)SEARCH_QUERY < (int)WORD_MAX, "a query's words must be whole in the index");

/* Words of a text as lexemes: '17wcoffee' '17wwith'. */
static void add_lexemes(struct strbuf *b, int64_t owner, char mark, struct str text)
{
    struct str word;
    while (b->n < WORDS_MAX && str_next(&text, ' ', &word))
        if (word.n)
            strbuf_addf(b, "'%lld%c%.*s' ", (long long)owner, mark,
                        STR_ARG(utf8_cut(word, WORD_MAX)));
}

/* "ru chen" -> '17wru':* & '17wchen':* */
static struct str query_text(struct arena *a, int64_t owner, char mark,
                             const struct search_words *w, const char *star)
{
    struct strbuf b;
    strbuf_init(&b, a, SEARCH_QUERY + SEARCH_WORDS * OWNER_MAX);
    for (size_t i = 0; i < w->n; i++)
        strbuf_addf(&b, "%s'%lld%c%.*s'%s", i ? " & " : "", (long long)owner, mark,
                    STR_ARG(w->p[i]), star);
    return strbuf_get(&b);
}

/* --- people --------------------------------------------------------------------------------- */

static struct str person_vector(struct arena *a, int64_t owner, const struct search_person *p)
{
    struct strbuf words;
    strbuf_init(&words, a, VECTOR_MAX);
    add_lexemes(&words, owner, 'n', p->name);
    add_lexemes(&words, owner, 'w', p->name);
    add_lexemes(&words, owner, 'w', p->about);
    add_lexemes(&words, owner, 'w', p->note);
    return strbuf_get(&words);
}

static int set_person(struct db *db, const struct search_person *p)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    /* Writing to the index costs more than reading: leave alone what says the same. */
    struct stmt *q = db_stmt(
        db, "insert into search_person as s (owner_id, id, name, about, note, words)"
            " values (?1, ?2, ?3, ?4, ?5, cast(cast(?6 as text) as tsvector)) on conflict "
            "(owner_id, id) do"
            " update set name = excluded.name, about = excluded.about, note = excluded.note,"
            " words = excluded.words where (s.name, s.about, s.note)"
            " is distinct from (excluded.name, excluded.about, excluded.note)");
    stmt_i64(q, 2, p->person);
    stmt_text(q, 3, p->name);
    stmt_text(q, 4, p->about);
    stmt_text(q, 5, p->note);
    stmt_text(q, 6, person_vector(a, db_owner(db), p));
    return stmt_run(q);
}

static int add_people(struct db *db, struct arena *a, const struct search_person *rows, size_t n)
{
    struct strbuf c[5];
    for (size_t k = 0; k < 5; k++)
        array_begin(&c[k], a);
    for (size_t i = 0; i < n; i++) {
        array_add_i64(&c[0], rows[i].person);
        array_add_text(&c[1], rows[i].name);
        array_add_text(&c[2], rows[i].about);
        array_add_text(&c[3], rows[i].note);
        array_add_text(&c[4], person_vector(a, db_owner(db), &rows[i]));
    }
    struct stmt *q = db_stmt(
        db, "insert into search_person (owner_id, id, name, about, note, words)"
            " select cast(?1 as bigint), u.id, u.name, u.about, u.note, cast(u.words as tsvector)"
            " from unnest(cast(cast(?2 as text) as bigint[]), cast(cast(?3 as text) as text[]),"
            " cast(cast(?4 as text) as text[]), cast(cast(?5 as text) as text[]),"
            " cast(cast(?6 as text) as text[])) as u (id, name, about, note, words)");
    for (size_t k = 0; k < 5; k++)
        stmt_text(q, (int)k + 2, array_end(&c[k]));
    return stmt_run(q);
}

static int remove_person(struct db *db, int64_t person)
{
    struct stmt *q = db_stmt(db, "delete from search_person where owner_id = ?1 and id = ?2");
    stmt_i64(q, 2, person);
    return stmt_run(q);
}

static const char by_names[] =
    "select s.person_id from search_person p join standing s on s.owner_id = ?1"
    " and s.person_id = p.id where p.owner_id = ?1 and p.words @@ cast(cast(?2 as text) as tsquery)"
    " order by s.archived, s.sort_key, s.person_id limit ?3";
static const char by_all[] =
    "select s.person_id from search_person p join standing s on s.owner_id = ?1"
    " and s.person_id = p.id where p.owner_id = ?1 and p.words @@ cast(cast(?4 as text) as tsquery)"
    " order by case when p.words @@ cast(cast(?2 as text) as tsquery) then 0 else 1 end,"
    " s.archived, s.sort_key, s.person_id limit ?3";

static int find_people(struct db *db, struct arena *a, const struct search_words *w,
                       bool names_only, size_t limit, struct ids *ret)
{
    struct stmt *q = db_stmt(db, names_only ? by_names : by_all);
    int64_t *ids = ARENA_ARRAY(a, int64_t, limit + 1);
    int rc;
    stmt_text(q, 2, query_text(a, db_owner(db), 'n', w, ":*"));
    stmt_i64(q, 3, (int64_t)limit);
    if (!names_only)
        stmt_text(q, 4, query_text(a, db_owner(db), 'w', w, ":*"));
    ret->n = 0;
    while ((rc = stmt_next(q)) == 1)
        ids[ret->n++] = stmt_col_i64(q, 0);
    ret->p = ids;
    return rc;
}

static int is_name(struct db *db, const struct search_words *w)
{
    ARENA_SCOPE struct arena *a = arena_new(256);
    struct stmt *q = db_stmt(db, "select 1 from search_person where owner_id = ?1"
                                 " and words @@ cast(cast(?2 as text) as tsquery) limit 1");
    stmt_text(q, 2, query_text(a, db_owner(db), 'n', w, ""));
    int rc = stmt_next(q);
    stmt_done(q);
    return rc;
}

/* --- records -------------------------------------------------------------------------------- */

static struct str text_vector(struct arena *a, int64_t owner, const struct search_text *t)
{
    struct strbuf words;
    strbuf_init(&words, a, VECTOR_MAX);
    add_lexemes(&words, owner, 'w', t->body);
    return strbuf_get(&words);
}

static int set_text(struct db *db, const struct search_text *t)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct stmt *q = db_stmt(
        db, "insert into search_text as s (owner_id, id, kind, person, body, words)"
            " values (?1, ?2, ?3, ?4, ?5, cast(cast(?6 as text) as tsvector)) on conflict "
            "(owner_id, id) do"
            " update set kind = excluded.kind, person = excluded.person, body = excluded.body,"
            " words = excluded.words where (s.kind, s.person, s.body)"
            " is distinct from (excluded.kind, excluded.person, excluded.body)");
    stmt_i64(q, 2, t->id);
    stmt_text(q, 3, t->kind);
    stmt_i64(q, 4, t->person);
    stmt_text(q, 5, t->body);
    stmt_text(q, 6, text_vector(a, db_owner(db), t));
    return stmt_run(q);
}

static int add_texts(struct db *db, struct arena *a, const struct search_text *rows, size_t n)
{
    struct strbuf c[5];
    for (size_t k = 0; k < 5; k++)
        array_begin(&c[k], a);
    for (size_t i = 0; i < n; i++) {
        array_add_i64(&c[0], rows[i].id);
        array_add_text(&c[1], rows[i].kind);
        array_add_i64(&c[2], rows[i].person);
        array_add_text(&c[3], rows[i].body);
        array_add_text(&c[4], text_vector(a, db_owner(db), &rows[i]));
    }
    struct stmt *q = db_stmt(
        db, "insert into search_text (owner_id, id, kind, person, body, words)"
            " select cast(?1 as bigint), u.id, u.kind, u.person, u.body, cast(u.words as tsvector)"
            " from unnest(cast(cast(?2 as text) as bigint[]), cast(cast(?3 as text) as text[]),"
            " cast(cast(?4 as text) as bigint[]), cast(cast(?5 as text) as text[]),"
            " cast(cast(?6 as text) as text[])) as u (id, kind, person, body, words)");
    for (size_t k = 0; k < 5; k++)
        stmt_text(q, (int)k + 2, array_end(&c[k]));
    return stmt_run(q);
}

static int remove_text(struct db *db, int64_t id)
{
    struct stmt *q = db_stmt(db, "delete from search_text where owner_id = ?1 and id = ?2");
    stmt_i64(q, 2, id);
    return stmt_run(q);
}

/* What very many records say is found among the newest; to gather all of them first, as the index
 * does, would cost thousands of rows for twenty. */
static const char among_newest[] =
    "select n.id, n.person, n.kind from (select t.id, t.person, t.kind, t.words"
    " from search_text t where t.owner_id = ?1 order by t.id desc limit ?4) n"
    " where n.words @@ cast(cast(?2 as text) as tsquery) order by n.id desc limit ?3";
static const char among_all[] =
    "select t.id, t.person, t.kind from search_text t where t.owner_id = ?1"
    " and t.words @@ cast(cast(?2 as text) as tsquery) order by t.id desc limit ?3";

static int find_records(struct db *db, struct arena *a, const struct search_words *w, size_t limit,
                        struct search_found *rows, size_t *ret_n)
{
    struct str match = query_text(a, db_owner(db), 'w', w, ":*");
    int rc = 0;
    *ret_n = 0;
    for (int all = 0; rc == 0 && all < 2 && *ret_n < limit; all++) {
        struct stmt *q = db_stmt(db, all ? among_all : among_newest);
        stmt_text(q, 2, match);
        stmt_i64(q, 3, (int64_t)limit);
        stmt_i64(q, 4, LOOK);
        *ret_n = 0;
        while ((rc = stmt_next(q)) == 1)
            rows[(*ret_n)++] = (struct search_found){.id = stmt_col_i64(q, 0),
                                                     .person = stmt_col_i64(q, 1),
                                                     .kind = stmt_col_str(q, a, 2)};
    }
    return rc;
}

const struct search_engine search_postgres = {
    .set_person = set_person,
    .remove_person = remove_person,
    .set_text = set_text,
    .remove_text = remove_text,
    .add_people = add_people,
    .add_texts = add_texts,
    .people = find_people,
    .is_name = is_name,
    .records = find_records,
    .list_people = "select id, name, about, note from search_person where owner_id = ?1"
                   " and id > ?2 order by id limit ?3",
    .list_texts = "select id, person, kind, body from search_text where owner_id = ?1"
                  " and id > ?2 order by id limit ?3",
};
