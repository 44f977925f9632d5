/* SPDX-License-Identifier: Apache-2.0 */
/* Every entity comes back as it was written; versions, conflicts and the log beside it. */
#include "store/record.h"

#include "base/arena.h"
#include "base/id.h"
#include "check.h"
#include "def/errors.h"
#include "model/entities.h"
#include "property.h"
#include "store/change.h"
#include "store_world.h"

static struct place *place; /* for the properties */

static struct str text(struct gen *g, bool bytes)
{
    static const char *const pieces[] = {"a",  "Ł", "é",  "'",    "\"",   "\\", "\n",
                                         "\t", "%", "--", "日本", "🙂", "?1", ";"};
    if (bytes)
        return gen_bytes(g, 40, STR_NULL);
    struct str s = STR_NULL;
    for (int64_t n = gen_between(g, 0, 8); n > 0; n--)
        s = str_join(g->a, s, STR(""), str_c(pieces[gen_between(g, 0, 13)]));
    return s;
}

static struct date day(struct gen *g, bool partial)
{
    struct date d = {(int)gen_between(g, 1, 9999), (int)gen_between(g, 1, 12),
                     (int)gen_between(g, 1, 28)};
    int64_t form = gen_between(g, 0, partial ? 4 : 1);
    if (form == 0)
        return (struct date){0, 0, 0};
    if (form == 2)
        d.d = 0;
    if (form == 3)
        d.m = d.d = 0;
    if (form == 4)
        d.y = 0;
    return d;
}

/* A record of each kind to refer to, by its place in entities[]. */
static int64_t targets[64];

static int64_t target(const struct field *f)
{
    for (size_t i = 0; i < entities_n; i++)
        if (strcmp(entities[i]->name, f->ref) == 0)
            return targets[i];
    return 0;
}

static void fill_field(struct gen *g, const struct field *f, void *row)
{
    int64_t *ids;
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_NOTE: *FIELD_PTR(struct str, f, row) = text(g, false); break;
    case FIELD_BYTES: *FIELD_PTR(struct str, f, row) = text(g, true); break;
    case FIELD_INT:
    case FIELD_INSTANT:
        *FIELD_PTR(int64_t, f, row) = gen_between(g, 0, 1) ? (int64_t)(gen_u64(g) >> 1) : 0;
        break;
    case FIELD_BOOL: *FIELD_PTR(bool, f, row) = gen_between(g, 0, 1) == 1; break;
    case FIELD_DATE: *FIELD_PTR(struct date, f, row) = day(g, f->flags & FIELD_PARTIAL); break;
    case FIELD_CHOICE: {
        int n = 0;
        while (f->choices[n].key)
            n++;
        *FIELD_PTR(int, f, row) = (int)gen_between(g, 0, n - 1);
        break;
    }
    case FIELD_REF:
        if ((f->flags & FIELD_REQUIRED) || gen_between(g, 0, 1))
            *FIELD_PTR(int64_t, f, row) = target(f);
        break;
    case FIELD_REFS:
        ids = arena_alloc(g->a, sizeof(*ids));
        *ids = target(f);
        *FIELD_PTR(struct ids, f, row) = (struct ids){ids, (size_t)gen_between(g, 0, 1)};
        break;
    case FIELD_TYPES: break;
    }
}

static void fill(struct gen *g, const struct entity *e, void *row)
{
    FIELD_EACH (f, e->fields)
        fill_field(g, f, row);
    ((struct record *)row)->archived = (e->flags & ENTITY_ARCHIVABLE) && gen_between(g, 0, 1);
}

static int write_to(struct gen *g, const struct entity *e, const void *before, void *after)
{
    struct record_write w = {
        .e = e, .before = before, .after = after, .action_id = 1, .actor = STR("test")};
    return record_write(place->db, g->a, &w);
}

static bool comes_back(struct gen *g, const struct entity *e, const struct record *want)
{
    struct record *got = arena_alloc(g->a, e->size);
    return record_load(place->db, g->a, e, want->id, got) == 0 && got->id == want->id &&
           got->version == want->version && entity_equal(e, got, want);
}

/* Insert, replace, remove, insert again: each as written, versions counting on. */
static bool life_of(struct gen *g, const struct entity *e)
{
    struct record *x = arena_alloc(g->a, e->size), *y = arena_alloc(g->a, e->size);
    fill(g, e, x);
    fill(g, e, y);
    x->id = y->id = id_new();
    if (write_to(g, e, NULL, x) < 0 || x->version != 1 || !comes_back(g, e, x))
        return false;
    if (write_to(g, e, x, y) < 0 || y->version != 2 || !comes_back(g, e, y))
        return false;
    if (write_to(g, e, x, y) != ERR_CONFLICT) /* x is stale */
        return false;
    y->version = 2;
    if (write_to(g, e, y, NULL) < 0 || record_exists(place->db, e, x->id))
        return false;
    return write_to(g, e, NULL, x) == 0 && x->version == 4 && comes_back(g, e, x);
}

/* Their own references are to those made before; a record is not its own parent. */
static bool make_targets(struct gen *g)
{
    memset(targets, 0, sizeof(targets));
    for (size_t i = 0; i < entities_n; i++) {
        struct record *row = arena_alloc(g->a, entities[i]->size);
        memset(row, 0, entities[i]->size);
        row->id = id_new();
        FIELD_EACH (f, entities[i]->fields)
            if (f->type == FIELD_REF)
                *FIELD_PTR(int64_t, f, row) = target(f);
        if (write_to(g, entities[i], NULL, row) < 0)
            return false;
        targets[i] = row->id;
    }
    return true;
}

static bool records_come_back(struct gen *g)
{
    const struct entity *e = entities[gen_between(g, 0, (int64_t)entities_n - 1)];
    if (db_begin_write(place->db) < 0)
        return false;
    bool ok = make_targets(g) && life_of(g, e);
    if (!ok)
        print_error("%s: %s\n", e->name, db_err(place->db)->text);
    db_rollback(place->db);
    return ok;
}

static void test_record__comes_back_as_written(void **state)
{
    place = *state;
    property_check("record", records_come_back, 600);
}

static int64_t add_person(struct place *p, const char *family)
{
    struct person x = {.record = {.id = id_new()}, .family = str_c(family)};
    struct record_write w = {.e = &entity_person, .after = &x, .action_id = 1, .actor = STR("t")};
    assert_int_equal(record_write(p->db, p->a, &w), 0);
    return x.record.id;
}

static void add_call(struct place *p, int64_t *people, size_t n, int day)
{
    struct interaction x = {.record = {.id = id_new()},
                            .people = {people, n},
                            .kind = INTERACTION_CALL,
                            .on = {2027, 8, day}};
    struct record_write w = {
        .e = &entity_interaction, .after = &x, .action_id = 1, .actor = STR("t")};
    assert_int_equal(record_write(p->db, p->a, &w), 0);
}

static void test_record__lists_and_holders(void **state)
{
    struct place *p = *state;
    struct interaction *rows, row;
    struct ids ids;
    size_t n;
    assert_int_equal(db_begin_write(p->db), 0);
    int64_t both[] = {add_person(p, "Ek"), add_person(p, "Berg")};
    add_call(p, both, 2, 3);
    add_call(p, both + 1, 1, 2);
    assert_int_equal(record_holders(p->db, p->a, &interaction_fields[0], both[0], &ids), 0);
    assert_int_equal(ids.n, 1);
    assert_int_equal(record_holders(p->db, p->a, &interaction_fields[0], both[1], &ids), 0);
    assert_int_equal(ids.n, 2);
    assert_int_equal(record_list(p->db, p->a, &entity_interaction, NULL, 0, (void **)&rows, &n), 0);
    assert_int_equal(n, 2);
    assert_int_equal(rows[0].people.n, 2);
    assert_true(rows[0].people.p[0] == both[0] && rows[0].people.p[1] == both[1]);
    assert_int_equal(record_next(p->db, p->a, &entity_interaction, rows[0].record.id, &row), 1);
    assert_true(row.record.id == rows[1].record.id);
    assert_int_equal(record_next(p->db, p->a, &entity_interaction, row.record.id, &row), 0);
    db_rollback(p->db);
}

/* The log: numbers without gaps, what was before and after, its own owner. */
static void test_record__log(void **state)
{
    struct place *p = *state;
    struct change *rows, c;
    size_t n;
    assert_int_equal(db_begin_write(p->db), 0);
    int64_t id = add_person(p, "Ek");
    struct person x, y;
    assert_int_equal(record_load(p->db, p->a, &entity_person, id, &x), 0);
    y = x;
    y.family = STR("Berg");
    struct record_write w = {
        .e = &entity_person, .before = &x, .after = &y, .action_id = 7, .actor = STR("web")};
    assert_int_equal(record_write(p->db, p->a, &w), 0);
    assert_int_equal(change_list_record(p->db, p->a, id, 10, &rows, &n), 0);
    assert_int_equal(n, 2);
    assert_true(rows[0].seq == 2 && rows[1].seq == 1 && rows[0].version == 2);
    assert_str(rows[0].actor, "web");
    assert_str(rows[0].before, "{\"family\":\"Ek\"}");
    assert_str(rows[0].after, "{\"family\":\"Berg\"}");
    assert_int_equal(change_list_action(p->db, p->a, 7, &rows, &n), 0);
    assert_int_equal(n, 1);
    assert_int_equal(change_next(p->db, p->a, 1, &c), 1);
    assert_true(c.seq == 2 && c.entity_id == id);
    assert_int_equal(change_next(p->db, p->a, 2, &c), 0);
    assert_true(change_last_seq(p->db) == 2 && change_last_version(p->db, id) == 2);
    w = (struct record_write){.e = &entity_person, .before = &y, .actor = STR("replay")};
    assert_int_equal(record_write(p->db, p->a, &w), 0); /* without an action: no log */
    assert_true(change_last_seq(p->db) == 2);
    db_rollback(p->db);
}

static void test_record__actions(void **state)
{
    struct place *p = *state;
    struct action x = {.id = 5, .op = STR("person.add"), .actor = STR("web"), .at = 99}, *rows;
    size_t n;
    assert_int_equal(db_begin_write(p->db), 0);
    assert_int_equal(action_load(p->db, p->a, 5, &x), ERR_NOT_FOUND);
    x = (struct action){.id = 5, .op = STR("person.add"), .actor = STR("web"), .at = 99};
    assert_int_equal(action_add(p->db, &x), 0);
    x.id = 6;
    assert_int_equal(action_add(p->db, &x), 0);
    assert_int_equal(action_set_undone(p->db, 5, 6), 0);
    assert_int_equal(action_set_undoes(p->db, 6, 5), 0);
    assert_int_equal(action_set_summary(p->db, 5, STR("Added")), 0);
    assert_int_equal(action_list(p->db, p->a, 0, 10, &rows, &n), 0);
    assert_int_equal(n, 2);
    assert_true(rows[0].id == 6 && rows[0].undoes == 5 && rows[1].undone_by == 6);
    assert_str(rows[1].summary, "Added");
    assert_int_equal(action_list(p->db, p->a, 6, 10, &rows, &n), 0);
    assert_true(n == 1 && rows[0].id == 5);
    assert_int_equal(action_set_undone(p->db, 5, 0), 0);
    assert_int_equal(action_load(p->db, p->a, 5, &x), 0);
    assert_true(x.undone_by == 0 && x.at == 99);
    db_rollback(p->db);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_record__##name, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(comes_back_as_written), CASE(lists_and_holders),
                                       CASE(log), CASE(actions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
