/* SPDX-License-Identifier: Apache-2.0 */
/* Finding people and records by the beginnings of words. */
#include "store/search.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/id.h"
#include "check.h"
#include "model/entities.h"
#include "property.h"
#include "store/record.h"
#include "store_world.h"

static struct place *place;

/* A person with a row in standing and in the index; the sort key is "family given". */
static int64_t add(struct place *p, const char *given, const char *family, const char *about,
                   bool archived)
{
    struct str key = fold(p->a, str_format(p->a, "%s %s", family, given));
    struct person x = {.record = {.id = id_new()},
                       .given = str_c(given),
                       .family = str_c(family),
                       .sort_key = key};
    struct record_write w = {.e = &entity_person, .after = &x};
    struct str name = str_format(p->a, "%s %s", given, family);
    struct standing s = {
        .person = x.record.id, .sort_key = key, .name = name, .archived = archived};
    struct search_person i = {
        .person = x.record.id, .name = fold(p->a, name), .about = fold(p->a, str_c(about))};
    assert_int_equal(record_write(p->db, p->a, &w), 0);
    assert_int_equal(standing_save(p->db, &s), 0);
    if (search_set_person(p->db, &i) < 0)
        fail_msg("%s", db_err(p->db)->text);
    return x.record.id;
}

/* The names found, "A B, C D". */
static struct str found(struct place *p, const char *query, bool names_only)
{
    struct standing *rows;
    size_t n;
    struct str all = STR_NULL;
    assert_int_equal(
        search_people(p->db, p->a, fold(p->a, str_c(query)), names_only, 10, &rows, &n), 0);
    for (size_t i = 0; i < n; i++)
        all = str_join(p->a, all, STR(", "), rows[i].name);
    return all;
}

static void fill(struct place *p)
{
    assert_int_equal(db_begin_write(p->db), 0);
    add(p, "Mei-Ling", "Chen", "internal medicine, St. Brigid", false);
    add(p, "Łukasz", "Żółć", "surgery", false);
    add(p, "José", "Nuñez", "chen family clinic", false);
    add(p, "Ann", "Cheney", "", false);
    add(p, "Old", "Chen", "", true);
    add(p, "Straße", "Øre", "œuvre", false);
    assert_int_equal(db_commit(p->db), 0);
}

static void test_search__accents_and_prefixes(void **state)
{
    struct place *p = *state;
    fill(p);
    assert_str(found(p, "lukasz", false), "Łukasz Żółć");
    assert_str(found(p, "ZOLC", false), "Łukasz Żółć");
    assert_str(found(p, "Nuñ", false), "José Nuñez");
    assert_str(found(p, "strasse ore", false), "Straße Øre");
    assert_str(found(p, "mei ling", false), "Mei-Ling Chen");
    assert_str(found(p, "chen mei", false), "Mei-Ling Chen");
    assert_str(found(p, "hen", false), "");
    assert_str(found(p, "surg", false), "Łukasz Żółć");
    assert_str(found(p, "oeuv", false), "Straße Øre");
    assert_str(found(p, "surg", true), "");
}

/* Names before what is known of people; put away last; by name otherwise. */
static void test_search__ranking(void **state)
{
    struct place *p = *state;
    fill(p);
    assert_str(found(p, "chen", false), "Mei-Ling Chen, Ann Cheney, Old Chen, José Nuñez");
    assert_str(found(p, "chen", true), "Mei-Ling Chen, Ann Cheney, Old Chen");
    assert_str(found(p, "chen brigid", false), "Mei-Ling Chen");
}

static void test_search__single_letters(void **state)
{
    struct place *p = *state;
    fill(p);
    assert_str(found(p, "c", false), "Mei-Ling Chen, Ann Cheney");
    assert_str(found(p, "ż", false), "Łukasz Żółć");
    assert_str(found(p, "q", false), "");
    assert_str(found(p, "j", true), "José Nuñez");
}

static void test_search__words_of_names(void **state)
{
    struct place *p = *state;
    fill(p);
    assert_true(search_is_name(p->db, STR("chen")));
    assert_true(search_is_name(p->db, STR("lukasz")));
    assert_false(search_is_name(p->db, STR("che")));
    assert_false(search_is_name(p->db, STR("surgery")));
    assert_false(search_is_name(p->db, STR_NULL));
}

static void test_search__another_owner_finds_nothing(void **state)
{
    struct place *p = *state;
    struct db *mine = p->db;
    struct err err = {0};
    fill(p);
    assert_int_equal(db_open(p->store, 2, &p->db, &err), 0);
    assert_str(found(p, "chen", false), "");
    assert_str(found(p, "c", false), "");
    assert_false(search_is_name(p->db, STR("chen")));
    db_close(p->db);
    p->db = mine;
}

static void test_search__set_and_remove(void **state)
{
    struct place *p = *state;
    fill(p);
    assert_int_equal(db_begin_write(p->db), 0);
    int64_t id = add(p, "Ada", "Ek", "", false);
    struct search_person i = {.person = id, .name = STR("eda ek")};
    assert_int_equal(search_set_person(p->db, &i), 0);
    assert_str(found(p, "ada", true), "");
    assert_str(found(p, "eda", true), "Ada Ek"); /* the standing row still says so */
    assert_int_equal(search_remove_person(p->db, id), 0);
    assert_str(found(p, "eda", true), "");
    db_rollback(p->db);
}

static void test_search__records(void **state)
{
    struct place *p = *state;
    struct search_hit *hits;
    size_t n;
    assert_int_equal(db_begin_write(p->db), 0);
    int64_t id = add(p, "Ada", "Ek", "", false);
    struct interaction x = {.record = {.id = id_new()},
                            .people = {&id, 1},
                            .kind = INTERACTION_CALL,
                            .on = {2027, 8, 1},
                            .summary = STR("Spoke of the Émigré clinic")};
    struct record_write w = {.e = &entity_interaction, .after = &x};
    assert_int_equal(record_write(p->db, p->a, &w), 0);
    assert_int_equal(search_set_record(p->db, p->a, &entity_interaction, x.record.id, &x), 0);
    assert_int_equal(search_records(p->db, p->a, STR("emig"), 10, &hits, &n), 0);
    assert_int_equal(n, 1);
    assert_str(hits[0].kind, "interaction");
    assert_str(hits[0].text, "Spoke of the Émigré clinic");
    assert_str(hits[0].person_name, "Ada Ek");
    assert_true(hits[0].id == x.record.id && hits[0].person == id && hits[0].on.d == 1);
    x.record.archived = true;
    assert_int_equal(search_set_record(p->db, p->a, &entity_interaction, x.record.id, &x), 0);
    assert_int_equal(search_records(p->db, p->a, STR("emig"), 10, &hits, &n), 0);
    assert_int_equal(n, 0);
    assert_int_equal(search_clear(p->db), 0);
    assert_str(found(p, "ada", false), "");
    db_rollback(p->db);
}

/* Whatever is typed is data. */
static bool hostile(struct gen *g)
{
    static const char *const pieces[] = {"\"",    "*",      "(",    ")",   " OR ", " AND ", "NEAR(",
                                         "name:", "{name}", "^",    "-",   "'",    "chen",  ";",
                                         "%",     "\\",     "\xff", "日",  "𝒳",    "ß",     " ",
                                         "c",     "+",      "NOT ", "\x01"};
    struct str q = STR_NULL;
    for (int64_t n = gen_between(g, 0, 30); n > 0; n--)
        q = str_join(g->a, q, STR(""), str_c(pieces[gen_between(g, 0, 24)]));
    struct standing *rows;
    struct search_hit *hits;
    size_t n;
    struct str key = fold(g->a, q);
    search_is_name(place->db, key);
    int rc = search_people(place->db, g->a, key, gen_between(g, 0, 1), 5, &rows, &n);
    bool ok =
        rc == 0 && n <= 5 && search_records(place->db, g->a, key, 5, &hits, &n) == 0 && n <= 5;
    if (!ok)
        print_error("\"%.*s\": %s\n", STR_ARG(q), db_err(place->db)->text);
    return ok;
}

static void test_search__hostile_queries(void **state)
{
    place = *state;
    fill(place);
    property_check("query", hostile, 3000);
}

/* --- against the plain way: look at every record for every word --- */

enum { PEOPLE = 260, RECORDS = 700 };

static struct naive {
    int64_t id;
    struct str key, name, about, body;
    bool archived;
} people[PEOPLE], records[RECORDS];

static const char *const words[] = {
    "a",     "an",   "ann",    "anna",     "annabella",  "annabellissima", "b",    "ba",
    "bab",   "chen", "cheney", "chenille", "fellowship", "fellow",         "日本", "日本語",
    "μαρια", "2027", "7",      "x1"};

static struct str some_words(struct gen *g, struct arena *a, int64_t least, int64_t most)
{
    struct str s = STR_NULL;
    for (int64_t n = gen_between(g, least, most); n > 0; n--)
        s = str_join(a, s, STR(" "), str_c(words[gen_between(g, 0, 19)]));
    return s;
}

static void fill_at_random(struct place *p)
{
    struct gen g = {.state = 42, .a = p->a};
    assert_int_equal(db_begin_write(p->db), 0);
    for (int i = 0; i < PEOPLE; i++) {
        g.n = g.at = 0;
        struct naive *x = &people[i];
        *x = (struct naive){.id = id_new(), .archived = gen_between(&g, 0, 9) == 0};
        x->name = some_words(&g, p->a, 1, 3);
        x->about = some_words(&g, p->a, 0, 4);
        x->key = some_words(&g, p->a, 1, 2);
        struct standing s = {
            .person = x->id, .sort_key = x->key, .name = x->name, .archived = x->archived};
        struct search_person sp = {.person = x->id, .name = x->name, .about = x->about};
        assert_int_equal(standing_save(p->db, &s), 0);
        assert_int_equal(search_set_person(p->db, &sp), 0);
    }
    for (int i = 0; i < RECORDS; i++) {
        g.n = g.at = 0;
        records[i] = (struct naive){.id = id_new(), .body = some_words(&g, p->a, 1, 6)};
        struct promise x = {.record = {.id = records[i].id},
                            .person = people[i % PEOPLE].id,
                            .what = records[i].body};
        assert_int_equal(search_set_record(p->db, p->a, &entity_promise, x.record.id, &x), 0);
    }
    assert_int_equal(db_commit(p->db), 0);
}

static bool begins_a_word(struct str text, struct str word)
{
    struct str part;
    while (text.n && str_next(&text, ' ', &part))
        if (str_starts(part, word))
            return true;
    return false;
}

static bool begins_words(struct str text, struct str query)
{
    struct str word;
    while (query.n && str_next(&query, ' ', &word))
        if (!begins_a_word(text, word))
            return false;
    return true;
}

static int by_name(const void *x, const void *y)
{
    const struct naive *p = *(const struct naive *const *)x, *q = *(const struct naive *const *)y;
    int c = str_cmp(p->key, q->key);
    if (p->archived != q->archived)
        return p->archived ? 1 : -1;
    return c ? c : (p->id > q->id) - (p->id < q->id);
}

/* Those whose name fits, then those of whom it is known, each by name. */
static size_t naive_people(struct gen *g, struct str query, bool names_only,
                           const struct naive **ret)
{
    size_t n = 0, from;
    for (int i = 0; i < PEOPLE; i++)
        if (begins_words(people[i].name, query))
            ret[n++] = &people[i];
    qsort(ret, n, sizeof(*ret), by_name);
    from = n;
    for (int i = 0; i < PEOPLE && !names_only; i++)
        if (!begins_words(people[i].name, query) &&
            begins_words(str_join(g->a, people[i].name, STR(" "), people[i].about), query))
            ret[n++] = &people[i];
    qsort(ret + from, n - from, sizeof(*ret), by_name);
    return n;
}

static struct str some_query(struct gen *g)
{
    struct str q = STR_NULL;
    for (int64_t n = gen_between(g, 1, 3); n > 0; n--) {
        struct str word = str_c(words[gen_between(g, 0, 19)]);
        size_t cut = utf8_cut(word, (size_t)gen_between(g, 1, (int64_t)word.n)).n;
        q = str_join(g->a, q, STR(" "), str_sub(word, 0, cut));
    }
    return q;
}

static bool people_as_naive(struct gen *g)
{
    struct str query = some_query(g);
    bool names_only = gen_between(g, 0, 1);
    int64_t limit = gen_between(g, 1, 40);
    struct standing *rows;
    size_t n, want_n;
    if (!query.n || (utf8_length(query) < 2 && !names_only)) /* a letter alone is a list by name */
        return true;
    const struct naive **want = ARENA_ARRAY(g->a, const struct naive *, PEOPLE);
    want_n = naive_people(g, query, names_only, want);
    if (search_people(place->db, g->a, query, names_only, limit, &rows, &n) < 0)
        return false;
    bool ok = n == ((size_t)limit < want_n ? (size_t)limit : want_n);
    for (size_t i = 0; ok && i < n; i++)
        ok = rows[i].person == want[i]->id;
    if (!ok)
        print_error("\"%.*s\" finds %zu of %zu\n", STR_ARG(query), n, want_n);
    return ok;
}

static bool records_as_naive(struct gen *g)
{
    struct str query = some_query(g);
    struct search_hit *hits;
    size_t n, at = 0, limit = (size_t)gen_between(g, 1, 40);
    if (utf8_length(query) < 2)
        return true;
    if (search_records(place->db, g->a, query, (int64_t)limit, &hits, &n) < 0)
        return false;
    bool ok = true;
    for (int i = RECORDS; ok && i-- > 0 && at < limit;)
        if (begins_words(records[i].body, query)) {
            ok = at < n && hits[at].id == records[i].id;
            at++;
        }
    if (!ok || at != n)
        print_error("\"%.*s\" finds %zu, not %zu\n", STR_ARG(query), n, at);
    return ok && at == n;
}

static void test_search__as_the_plain_way(void **state)
{
    place = *state;
    fill_at_random(place);
    property_check("people", people_as_naive, 1500);
    property_check("records", records_as_naive, 1500);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_search__##name, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(accents_and_prefixes),
                                       CASE(ranking),
                                       CASE(single_letters),
                                       CASE(words_of_names),
                                       CASE(another_owner_finds_nothing),
                                       CASE(set_and_remove),
                                       CASE(records),
                                       CASE(hostile_queries),
                                       CASE(as_the_plain_way)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
