/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The nth statement or commit fails, for every n an operation has: each time it says so, leaves
 * nothing half-done, and the next operation works.
 */
#include "base/arena.h"
#include "base/strbuf.h"
#include "check.h"
#include "def/errors.h"
#include "ops/exporting.h"
#include "ops/importing.h"
#include "store/change.h"
#include "store/store.h"
#include "world.h"

enum { TRIES_MAX = 3000 };

static struct world w;
static struct str people_file;

/* All records and derived rows as one text. */
static struct str snapshot(void)
{
    world_do(&w, "export", "format", "json", NULL);
    struct str records = w.ctx.raw;
    return str_join(w.a, records, STR("\n"), world_derived(&w));
}

static int add(void)
{
    return world_run(&w, "add", "name", "Dr Lucia Ruiz, MD", "role", "teacher", "organisation",
                     "St. Brigid", "email", "ruiz@example.org", NULL);
}

static int edit(void)
{
    return world_run(&w, "person.edit", "id", "Ada Ek", "family", "Berg", NULL);
}

static int log_one(void)
{
    return world_run(&w, "log", "text",
                     "coffee with Ada yesterday, she will introduce me to Zoe Lind", "add", "yes",
                     NULL);
}

static int remove_person(void) { return world_run(&w, "person.remove", "id", "Ada Ek", NULL); }
static int undo(void) { return world_run(&w, "undo", NULL); }
static int redo(void)
{
    struct action *rows;
    size_t n;
    int rc = action_list(w.db, w.a, 0, 1, &rows, &n);
    return rc < 0 ? rc : world_run(&w, "undo", "action", world_id(&w, rows[0].id).p, NULL);
}
static int done(void) { return world_run(&w, "today.done", "row", "1", NULL); }
static int settings(void) { return world_run(&w, "account.edit", "name", "Sam", NULL); }
static int rebuild(void) { return world_run(&w, "doctor", "rebuild", "yes", NULL); }

static int import(void)
{
    struct import_in in = {.bytes = people_file, .name = STR("many.vcf"), .commit = true};
    struct import_report report;
    int rc = context_init(&w.ctx, w.a, &w.app, w.db, world_caller(&w, w.db), STR("test"));
    return rc < 0 ? rc : import_run(&w.ctx, &in, &report);
}

/* Fails at 1, 2, 3 ... until the operation gets through. */
static void fail_all(const char *name, int (*op)(void), int stride)
{
    int n = 1;
    for (; n < TRIES_MAX; n += stride) {
        struct str before = snapshot();
        world_ctx(&w);
        store_set_fault(n);
        int rc = op();
        bool reached = !store_fault_is_set();
        store_set_fault(0);
        if (rc == 0 && !reached)
            break;
        if (rc == 0) /* the fault hit something whose loss does not matter: nothing may */
            fail_msg("%s succeeded although step %d failed", name, n);
        if (!w.ctx.err->text[0] || w.ctx.err->code != rc || w.ctx.action_id)
            fail_msg("%s, step %d: code %d, text \"%s\"", name, n, rc, w.ctx.err->text);
        assert_false(db_in_write(w.db));
        struct str after = snapshot();
        if (!str_eq(before, after))
            fail_msg("%s, step %d left something behind", name, n);
        world_check_derived(&w);
        world_reload(&w);
    }
    if (n >= TRIES_MAX)
        fail_msg("%s never got through", name);
    world_check_derived(&w);
    print_message("# %s: %d steps\n", name, n);
}

static void make_people_file(void)
{
    static char text[200000];
    size_t at = 0;
    for (int i = 0; i < 8; i++)
        at += (size_t)snprintf(
            text + at, sizeof(text) - at,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:m%d\r\nN:Family%d;Given;;;\r\nFN:Given Family%d\r\n"
            "EMAIL:m%d@example.org\r\nORG:Place %d\r\nEND:VCARD\r\n",
            i, i, i, i, i % 3);
    people_file = (struct str){text, at};
}

static int setup(void **state)
{
    (void)state;
    world_open(&w);
    make_people_file();
    world_add_person(&w, "Ada", "Ek");
    world_do(&w, "help.add", "person", "Ada", "direction", "received", "about", "read it", "on",
             "2027-08-01", NULL);
    world_do(&w, "position.add", "person", "Ada", "organisation", "St. Brigid", NULL);
    world_do(&w, "interaction.add", "people", "Ada", "kind", "call", "on", "2027-08-01", "summary",
             "Talked", NULL);
    world_do(&w, "contact.add", "person", "Ada", "kind", "email", "value", "ada@example.org", NULL);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    store_set_fault(0);
    world_close(&w);
    return 0;
}

#define FAULT(name, stride)                                                                        \
    static void test_fault__##name(void **state)                                                   \
    {                                                                                              \
        (void)state;                                                                               \
        fail_all(#name, name, stride);                                                             \
    }
FAULT(add, 1)
FAULT(edit, 1)
FAULT(log_one, 1)
FAULT(remove_person, 1)
FAULT(undo, 1)
FAULT(redo, 1)
FAULT(done, 1)
FAULT(settings, 1)
FAULT(rebuild, 3)
FAULT(import, 7)

/* What every fault left must still replay. */
static void test_fault__log_still_tells_all(void **state)
{
    (void)state;
    world_check_replay(&w);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_fault__##name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(add),
                                       CASE(edit),
                                       CASE(log_one),
                                       CASE(remove_person),
                                       CASE(undo),
                                       CASE(redo),
                                       CASE(done),
                                       CASE(settings),
                                       CASE(rebuild),
                                       CASE(import),
                                       CASE(log_still_tells_all)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
