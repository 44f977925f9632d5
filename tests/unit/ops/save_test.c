/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random days of a student: records made, changed, removed, logged and undone in any order. After
 * them the derived rows are what a rebuild and a naive count make of the records, and the change
 * log, replayed elsewhere, gives the same.
 */
#include "ops/save.h"

#include "base/arena.h"
#include "check.h"
#include "def/errors.h"
#include "property.h"
#include "store/change.h"
#include "store/record.h"
#include "store/standing.h"
#include "store/store.h"
#include "world.h"

static struct world w;
static struct store *copy;
static int64_t owner = 1;

static const char *const given[] = {"Ada", "Bo", "Cleo", "Zoë", "Łukasz"};
static const char *const family[] = {"Ek", "Berg", "Lindqvist", "van der Zee", ""};
static const char *const days[] = {"today",      "yesterday",  "2027-08-01",
                                   "2027-06-15", "2026-01-01", "2024-02-29"};
#define PICK(g, list) (list)[gen_between((g), 0, (int64_t)(sizeof(list) / sizeof(*(list))) - 1)]

/* The id of some record, or one that nobody has. */
static const char *some(struct gen *g, const struct entity *e)
{
    char *rows;
    size_t n;
    if (record_list(w.db, w.a, e, NULL, 0, (void **)&rows, &n) < 0 || !n)
        return "0000000000001";
    size_t i = (size_t)gen_between(g, 0, (int64_t)n - 1);
    return world_id(&w, ((struct record *)(void *)(rows + i * e->size))->id).p;
}

static const char *choice(struct gen *g, const struct choice *c)
{
    int n = 0;
    while (c[n].key)
        n++;
    return c[gen_between(g, 1, n - 1)].key;
}

static const char *some_people(struct gen *g)
{
    struct str ids = str_c(some(g, &entity_person));
    for (int64_t more = gen_between(g, 0, 2); more > 0; more--)
        ids = str_join(w.a, ids, STR(","), str_c(some(g, &entity_person)));
    return ids.p;
}

static int add_person(struct gen *g)
{
    return world_run(&w, "person.add", "given", PICK(g, given), "family", PICK(g, family), "circle",
                     choice(g, circle_choices), NULL);
}

static int edit_person(struct gen *g)
{
    const char *id = some(g, &entity_person);
    switch (gen_between(g, 0, 4)) {
    case 0: return world_run(&w, "person.edit", "id", id, "family", PICK(g, family), NULL);
    case 1: return world_run(&w, "person.edit", "id", id, "never", "yes", NULL);
    case 2:
        return world_run(&w, "person.edit", "id", id, "met_through", some(g, &entity_person), NULL);
    case 3: return world_run(&w, "person.edit", "id", id, "cadence_days", "30", NULL);
    default:
        return world_run(&w, "person.edit", "id", id, "note", "likes maps", "specialty", "surgery",
                         NULL);
    }
}

static int add_interaction(struct gen *g)
{
    return world_run(&w, "interaction.add", "people", some_people(g), "kind",
                     choice(g, interaction_kind_choices), "on", PICK(g, days), "direction",
                     choice(g, direction_choices), "summary", "Talked about the fellowship.", NULL);
}

static int edit_interaction(struct gen *g)
{
    const char *id = some(g, &entity_interaction);
    switch (gen_between(g, 0, 3)) {
    case 0: return world_run(&w, "interaction.edit", "id", id, "people", some_people(g), NULL);
    case 1: return world_run(&w, "interaction.edit", "id", id, "on", PICK(g, days), NULL);
    case 2:
        return world_run(&w, "interaction.edit", "id", id, "direction",
                         choice(g, direction_choices), "kind", choice(g, interaction_kind_choices),
                         NULL);
    default: return world_run(&w, "interaction.edit", "id", id, "summary", "", NULL);
    }
}

static int add_child(struct gen *g)
{
    const char *id = some(g, &entity_person);
    switch (gen_between(g, 0, 4)) {
    case 0:
        return world_run(&w, "contact.add", "person", id, "kind", "email", "value", "a@example.org",
                         NULL);
    case 1:
        return world_run(&w, "position.add", "person", id, "organisation",
                         gen_between(g, 0, 1) ? "Port Ellis Clinic" : "Harrow Lake", NULL);
    case 2:
        return world_run(&w, "role.add", "person", id, "kind", choice(g, role_choices), "until",
                         gen_between(g, 0, 1) ? "2027-08-01" : "", NULL);
    case 3:
        return world_run(&w, "help.add", "person", id, "direction", "received", "about", "read it",
                         "interaction", gen_between(g, 0, 1) ? some(g, &entity_interaction) : "",
                         NULL);
    default:
        return world_run(&w, "promise.add", "person", id, "by", "me", "what", "send notes",
                         "about_person", gen_between(g, 0, 1) ? some(g, &entity_person) : "",
                         "due_on", PICK(g, days), NULL);
    }
}

static int remove_some(struct gen *g)
{
    static const struct {
        const char *op;
        const struct entity *e;
    } removes[] = {{"person.remove", &entity_person},
                   {"interaction.remove", &entity_interaction},
                   {"organisation.remove", &entity_organisation},
                   {"position.remove", &entity_position},
                   {"role.remove", &entity_role},
                   {"help.remove", &entity_help},
                   {"promise.remove", &entity_promise},
                   {"contact.remove", &entity_contact_point}};
    size_t i = (size_t)gen_between(g, 0, sizeof(removes) / sizeof(*removes) - 1);
    return world_run(&w, removes[i].op, "id", some(g, removes[i].e), NULL);
}

static int put_away(struct gen *g)
{
    switch (gen_between(g, 0, 5)) {
    case 0: return world_run(&w, "person.archive", "id", some(g, &entity_person), NULL);
    case 1: return world_run(&w, "person.restore", "id", some(g, &entity_person), NULL);
    case 2: return world_run(&w, "interaction.archive", "id", some(g, &entity_interaction), NULL);
    case 3: return world_run(&w, "interaction.restore", "id", some(g, &entity_interaction), NULL);
    case 4: return world_run(&w, "organisation.archive", "id", some(g, &entity_organisation), NULL);
    default:
        return world_run(&w, "organisation.edit", "id", some(g, &entity_organisation), "name",
                         "North Clinic", "parent", some(g, &entity_organisation), NULL);
    }
}

static int undo_some(struct gen *g)
{
    struct action *rows;
    size_t n;
    if (gen_between(g, 0, 2))
        return world_run(&w, "undo", "count", gen_between(g, 0, 2) ? "1" : "3", NULL);
    if (action_list(w.db, w.a, 0, 50, &rows, &n) < 0 || !n)
        return ERR_NOT_FOUND;
    return world_run(&w, "undo", "action",
                     world_id(&w, rows[gen_between(g, 0, (int64_t)n - 1)].id).p, NULL);
}

/* Only here may later changes stand in the way. */
static int undo(struct gen *g)
{
    int rc = undo_some(g);
    return rc == ERR_CONFLICT ? 0 : rc;
}

static int log_one(struct gen *g)
{
    static const char *const texts[] = {"coffee with Ada Ek yesterday 30m",
                                        "emailed Bo Berg, will send her my notes by Friday",
                                        "Cleo Ek reviewed my CV; thanked her",
                                        "call from Zoë Ek, she will introduce me to Dr Ruiz"};
    return world_run(&w, "log", "text", PICK(g, texts), "add", "yes", NULL);
}

static int turn(struct gen *g)
{
    static const char *const ops[] = {"today.done", "today.snooze", "today.never"};
    return world_run(&w, PICK(g, ops), "row", gen_between(g, 0, 1) ? "1" : "2", NULL);
}

static int step(struct gen *g)
{
    static int (*const steps[])(struct gen *) = {add_person,
                                                 edit_person,
                                                 add_interaction,
                                                 add_interaction,
                                                 edit_interaction,
                                                 add_child,
                                                 add_child,
                                                 remove_some,
                                                 put_away,
                                                 undo,
                                                 undo,
                                                 log_one,
                                                 turn};
    return steps[gen_between(g, 0, sizeof(steps) / sizeof(*steps) - 1)](g);
}

/* Refusals are fine, faults are not. */
static bool is_refusal(int rc)
{
    return rc == ERR_INVALID || rc == ERR_NOT_FOUND || rc == ERR_AMBIGUOUS || rc == ERR_USAGE;
}

static bool wants_answer(int kind)
{
    return kind == INTERACTION_EMAIL || kind == INTERACTION_MESSAGE || kind == INTERACTION_CALL ||
           kind == INTERACTION_LETTER;
}

static bool later(const struct interaction *x, const struct interaction *y)
{
    int c = date_cmp(x->on, y->on);
    return c > 0 || (c == 0 && x->record.id > y->record.id);
}

static bool takes_part(const struct interaction *x, int64_t person)
{
    for (size_t i = 0; i < x->people.n; i++)
        if (x->people.p[i] == person)
            return !x->record.archived;
    return false;
}

/* The plain way: look at everything for every question. */
static bool naive_agrees(const struct person *p, const struct interaction *all, size_t n)
{
    struct standing s;
    const struct interaction *last = NULL, *in = NULL, *out = NULL, *ask = NULL;
    int64_t count = 0;
    for (size_t i = 0; i < n; i++) {
        const struct interaction *x = &all[i];
        if (!takes_part(x, p->record.id))
            continue;
        count++;
        if (!last || later(x, last))
            last = x;
        bool talk = x->kind != INTERACTION_OTHER;
        if (talk && x->direction != DIRECTION_TO_THEM && (!in || later(x, in)))
            in = x;
        if (talk && x->direction != DIRECTION_TO_ME && (!out || later(x, out)))
            out = x;
        if (x->direction == DIRECTION_TO_ME && wants_answer(x->kind) && (!ask || later(x, ask)))
            ask = x;
    }
    if (ask && out && later(out, ask))
        ask = NULL;
    struct date none = {0, 0, 0};
    return standing_load(w.db, w.a, p->record.id, &s) == 0 && s.interactions == count &&
           date_eq(s.last_on, last ? last->on : none) &&
           s.last_id == (last ? last->record.id : 0) && s.last_kind == (last ? last->kind : 0) &&
           date_eq(s.last_in_on, in ? in->on : none) &&
           date_eq(s.last_out_on, out ? out->on : none) &&
           date_eq(s.reply_since, ask ? ask->on : none) &&
           s.reply_id == (ask ? ask->record.id : 0) && s.archived == p->record.archived &&
           s.circle == p->circle;
}

static const char *naive_difference(void)
{
    struct interaction *all;
    struct person *people;
    size_t n, people_n;
    if (record_list(w.db, w.a, &entity_interaction, NULL, 0, (void **)&all, &n) < 0 ||
        record_list(w.db, w.a, &entity_person, NULL, 0, (void **)&people, &people_n) < 0)
        return "lists cannot be read";
    for (size_t i = 0; i < people_n; i++)
        if (!naive_agrees(&people[i], all, n))
            return str_format(w.a, "a naive count differs for %.*s", STR_ARG(people[i].sort_key)).p;
    return NULL;
}

/* Every case is another owner in the same database, so that a leak between owners shows, too. */
static bool days_hold(struct gen *g)
{
    struct err err = {0};
    db_close(w.db);
    if (db_open(w.store, ++owner, &w.db, &err) < 0)
        return false;
    world_reload(&w);
    const char *found = NULL;
    for (int64_t n = gen_between(g, 0, 30); !found && n > 0; n--) {
        int rc = step(g);
        if (rc < 0 && !is_refusal(rc))
            found = world_error(&w);
    }
    if (!found)
        found = naive_difference();
    if (!found)
        found = world_derived_difference(&w);
    if (!found)
        found = world_replay_difference(&w, copy);
    if (found)
        print_error("%s\n", found);
    return !found;
}

static int plain_undo(struct gen *g)
{
    (void)g;
    return world_run(&w, "undo", NULL);
}

/* Days in which undo only goes back step by step: it never stands in its own way, and going back
 * all the way leaves nothing. */
static bool all_can_be_undone(struct gen *g)
{
    static int (*const steps[])(struct gen *) = {
        add_person,  edit_person, add_interaction, edit_interaction, add_child, add_child,
        remove_some, put_away,    plain_undo,      log_one,          turn};
    struct err err = {0};
    db_close(w.db);
    if (db_open(w.store, ++owner, &w.db, &err) < 0)
        return false;
    world_reload(&w);
    int rc = 0;
    for (int64_t n = gen_between(g, 0, 20); n > 0 && (rc >= 0 || is_refusal(rc)); n--)
        rc = steps[gen_between(g, 0, sizeof(steps) / sizeof(*steps) - 1)](g);
    if (rc >= 0 || is_refusal(rc))
        while ((rc = plain_undo(g)) == 0)
            ;
    bool ok = rc == ERR_NOT_FOUND;
    for (size_t i = 0; ok && i < entities_n; i++)
        ok = world_count(&w, entities[i]) == 0;
    if (!ok)
        print_error("%s\n", rc == ERR_NOT_FOUND ? "something is left" : world_error(&w));
    return ok;
}

static void test_save__all_can_be_undone(void **state)
{
    (void)state;
    property_check("undo", all_can_be_undone, 60);
}

static void test_save__random_days(void **state)
{
    (void)state;
    property_check("days", days_hold, 60);
}

static int setup(void **state)
{
    (void)state;
    world_open(&w);
    copy = world_store(&w, "copy.db");
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    world_store_close(copy);
    world_close(&w);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_save__random_days),
                                       cmocka_unit_test(test_save__all_can_be_undone)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
