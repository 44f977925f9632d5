/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every shared vCard and CSV file through the whole house: in, in again, out, into an empty
 * database, and out again. import_fixtures.tsv says what comes of each; WELLMET_PRINT=1 prints the
 * table anew.
 */
#include "base/arena.h"
#include "base/strbuf.h"
#include "check.h"
#include "codec/charset.h"
#include "codec/contacts.h"
#include "codec/contacts_csv.h"
#include "codec/content_line.h"
#include "def/errors.h"
#include "model/person.h"
#include "ops/exporting.h"
#include "ops/importing.h"
#include "store/find.h"
#include "store/store.h"
#include "world.h"

#include <dirent.h>

struct counts {
    size_t records, people, groups, failed; /* read, kept, kept, told of */
    size_t properties, kept;                /* in the file's records; of those in the export */
};

/* One database of several: what an owner has in a store. A new owner has an empty database. */
struct place {
    struct store *store;
    struct db *db;
};

static void place_open(struct place *p, struct store *store, int64_t owner)
{
    struct err err = {0};
    p->store = store;
    assert_int_equal(db_open(store, owner, &p->db, &err), 0);
}

static int import(struct world *w, struct place *p, struct str bytes, struct str name,
                  struct import_report *ret)
{
    struct import_in in = {.bytes = bytes, .name = name, .commit = true};
    struct op_ctx *ctx = &w->ctx;
    assert_int_equal(context_init(ctx, w->a, &w->app, p->db, world_caller(w, p->db), STR("test")),
                     0);
    return import_run(ctx, &in, ret);
}

static struct str export(struct world *w, struct place *p)
{
    struct strbuf out;
    strbuf_init(&out, w->a, SIZE_MAX / 4);
    assert_int_equal(
        context_init(&w->ctx, w->a, &w->app, p->db, world_caller(w, p->db), STR("test")), 0);
    if (export_vcards(&w->ctx, &out) < 0)
        fail_msg("%s", w->ctx.err->text);
    return strbuf_get(&out);
}

/* Content lines of an export, looked up in order from where the last one was found. */
static bool has_line(struct arena *a, struct str text, const struct content_line *want)
{
    struct content_reader r;
    struct content_line l;
    content_reader_init(&r, text, 1);
    while (content_line_next(a, &r, &l))
        if (str_eq_nocase(l.group, want->group) && str_eq_nocase(l.name, want->name) &&
            str_eq(l.params, want->params) && str_eq(l.value, want->value))
            return true;
    return false;
}

static void count_vcard(struct arena *a, struct str raw, struct str exported, struct counts *n)
{
    struct content_reader r;
    struct content_line l;
    content_reader_init(&r, raw, 1);
    while (content_line_next(a, &r, &l)) {
        if (content_line_is(&l, STR("BEGIN"), STR("VCARD")) ||
            content_line_is(&l, STR("END"), STR("VCARD")))
            continue;
        n->properties++;
        if (has_line(a, exported, &l))
            n->kept++;
        else if (getenv("WELLMET_PRINT"))
            print_error("lost: %.*s\n", STR_ARG(l.raw));
    }
}

/* The members as one text. */
static struct str members(struct arena *a, const struct imported *x)
{
    struct strbuf b;
    struct person p = x->person;
    strbuf_init(&b, a, SIZE_MAX / 4);
    person_derive(a, &p);
    if (!p.family.n) { /* one word alone may be taken for a given name or for the whole name */
        strbuf_addf(&b, "%.*s\n", STR_ARG(person_name(a, &p)));
        p.given = p.display = STR_NULL;
    }
    FIELD_EACH (f, person_fields)
        strbuf_addf(&b, "%s=%.*s\n", f->name, STR_ARG(field_text(a, f, &p)));
    VEC_EACH (const struct contact_point, c, &x->contacts)
        strbuf_addf(&b, "%d %.*s %.*s %d\n", c->kind, STR_ARG(c->label), STR_ARG(c->value),
                    c->preferred);
    VEC_EACH (const struct imported_position, q, &x->positions)
        strbuf_addf(&b, "%.*s|%.*s|%.*s\n", STR_ARG(q->organisation), STR_ARG(q->department),
                    STR_ARG(q->title));
    return strbuf_get(&b);
}

/* A CSV record is kept when its members can be read from the export, and its other cells stand there. */
static void count_csv(struct arena *a, const struct imported *x, struct str exported,
                      struct counts *n)
{
    struct contacts *back;
    struct imported y;
    struct import_failure fail;
    struct str want = members(a, x);
    n->properties++;
    assert_int_equal(contacts_open(a, exported, STR("export"), &back, NULL), 0);
    bool kept = false;
    while (!kept && contacts_next(a, back, &y, &fail) == 1)
        kept = str_eq(members(a, &y), want);
    n->kept += kept;
    if (!kept && getenv("WELLMET_PRINT"))
        print_error("lost: %.*s", STR_ARG(want));
    struct str extra = csv_extra_vcard_lines(a, x->raw);
    if (extra.n)
        count_vcard(a, extra, exported, n);
}

static void count_file(struct arena *a, struct str bytes, struct str exported, struct counts *n)
{
    struct contacts *file;
    struct imported x;
    struct import_failure fail;
    int rc;
    if (contacts_open(a, bytes, STR("file"), &file, NULL) < 0)
        return;
    while ((rc = contacts_next(a, file, &x, &fail)) != 0) {
        n->records++;
        if (rc == 1 && x.format == CARD_VCARD)
            count_vcard(a, x.raw, exported, n);
        else if (rc == 1)
            count_csv(a, &x, exported, n);
    }
}

static void same_again(const char *file, const struct import_report *first,
                       const struct import_report *again)
{
    size_t kept = first->count[IMPORT_NEW] + first->count[IMPORT_CHANGED] +
                  first->count[IMPORT_SAME] + first->count[IMPORT_UNCLEAR];
    if (again->count[IMPORT_SAME] != kept ||
        again->count[IMPORT_FAILED] != first->count[IMPORT_FAILED])
        fail_msg("%s again: %zu new, %zu changed, %zu unclear", file, again->count[IMPORT_NEW],
                 again->count[IMPORT_CHANGED], again->count[IMPORT_UNCLEAR]);
}

/* What one folder's files share. */
struct trip {
    struct world w;
    struct store *there, *replay;
    int64_t owner;
};

static void trip_open(struct trip *t)
{
    world_open(&t->w);
    t->there = world_store(&t->w, "there.db");
    t->replay = world_store(&t->w, "replayed.db");
}

static void trip_close(struct trip *t)
{
    world_store_close(t->there);
    world_store_close(t->replay);
    world_close(&t->w);
}

static void check_rest(struct trip *t, struct place *here)
{
    struct db *mine = t->w.db;
    t->w.db = here->db;
    world_check_derived(&t->w);
    const char *found = world_replay_difference(&t->w, t->replay);
    if (found)
        fail_msg("%s", found);
    t->w.db = mine;
}

/* In, in again, out, in elsewhere, out again. */
static void round_trip(struct trip *t, const char *file, struct str bytes, struct counts *n)
{
    struct world *w = &t->w;
    struct place here, there;
    struct import_report first, again, second;
    place_open(&here, w->store, ++t->owner);
    place_open(&there, t->there, t->owner);
    int rc = import(w, &here, bytes, str_c(file), &first);
    if (rc < 0) {
        assert_int_equal(rc, ERR_PARSE);
        n->failed = 1;
    } else {
        assert_int_equal(import(w, &here, bytes, str_c(file), &again), 0);
        assert_true(w->ctx.action_id == 0);
        same_again(file, &first, &again);
        struct str one = export(w, &here);
        if (one.n && import(w, &there, one, STR("export.vcf"), &second) < 0)
            fail_msg("%s: %s", file, w->ctx.err->text);
        if (one.n)
            assert_int_equal(second.count[IMPORT_FAILED], 0);
        struct str two = export(w, &there);
        if (!str_eq(one, two))
            fail_msg("%s: exports differ:\n%.*s\n--\n%.*s", file, STR_ARG(one), STR_ARG(two));
        n->failed = first.count[IMPORT_FAILED];
        n->groups = first.groups;
        n->people = (size_t)find_count(here.db, &entity_person);
        count_file(w->a, bytes, one, n);
        check_rest(t, &here);
    }
    db_close(here.db);
    db_close(there.db);
}

static int by_name(const void *x, const void *y)
{
    return strcmp(*(char *const *)x, *(char *const *)y);
}

/* Files of a folder, sorted. */
static size_t list(struct arena *a, const char *folder, char **names, size_t max)
{
    const char *shared = getenv("WELLMET_SHARED"), *source = getenv("WELLMET_SOURCE");
    struct str base = shared ? str_c(shared) : str_format(a, "%s/../shared", source ? source : ".");
    DIR *d = opendir(str_format(a, "%s/fixtures/%s", base.p, folder).p);
    size_t n = 0;
    for (struct dirent *e; d && (e = readdir(d));)
        if (e->d_name[0] != '.' && n < max)
            names[n++] = arena_copy(a, e->d_name, strlen(e->d_name));
    if (d)
        closedir(d);
    qsort(names, n, sizeof(*names), by_name);
    return n;
}

/* The row of the committed table for a file, or empty. */
static struct str expected(struct str table, const char *file)
{
    struct str line, cell;
    while (str_next_line(&table, &line)) {
        struct str rest = line;
        if (str_next(&rest, '\t', &cell) && str_eq(cell, str_c(file)))
            return line;
    }
    return STR_NULL;
}

static struct str read_table(struct arena *a)
{
    const char *source = getenv("WELLMET_SOURCE");
    struct strbuf b;
    char part[4096];
    strbuf_init(&b, a, 1 << 20);
    FILE *f = fopen(str_format(a, "%s/tests/unit/ops/import_fixtures.tsv", source ? source : ".").p,
                    "rb");
    for (size_t n; f && (n = fread(part, 1, sizeof(part), f)) > 0;)
        strbuf_add(&b, (struct str){part, n});
    if (f)
        fclose(f);
    return strbuf_get(&b);
}

static void one_file(struct trip *t, const char *file, struct str table, size_t *wrong)
{
    struct counts n = {0};
    struct str bytes;
    assert_true(world_fixture(t->w.a, file, &bytes));
    round_trip(t, file, bytes, &n);
    struct str row = str_format(t->w.a, "%s\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu", file, n.records,
                                n.people, n.groups, n.failed, n.properties, n.kept);
    struct str want = expected(table, file);
    if (getenv("WELLMET_PRINT"))
        print_message("%s\n", row.p);
    else if (!str_eq(row, want)) {
        print_error("got  %s\nwant %.*s\n", row.p, STR_ARG(want));
        ++*wrong;
    }
}

static bool check_files(struct arena *a, const char *folder)
{
    struct trip t = {.owner = 0};
    char **names = ARENA_ARRAY(a, char *, 1000);
    size_t n = list(a, folder, names, 1000), wrong = 0;
    struct str table = read_table(a);
    if (!n)
        return false;
    trip_open(&t);
    for (size_t i = 0; i < n; i++)
        one_file(&t, str_format(a, "%s/%s", folder, names[i]).p, table, &wrong);
    trip_close(&t);
    assert_int_equal(wrong, 0);
    return true;
}

static void check_folder(const char *folder)
{
    struct arena *a = arena_new(0);
    assert_true(check_files(a, folder));
    arena_free(a);
}

static void import_folder(struct world *w, struct place *p, const char *folder, size_t *n)
{
    char **names = ARENA_ARRAY(w->a, char *, 1000);
    size_t files = list(w->a, folder, names, 1000);
    for (size_t i = 0; i < files; i++) {
        struct import_report report;
        struct str bytes, file = str_format(w->a, "%s/%s", folder, names[i]);
        assert_true(world_fixture(w->a, file.p, &bytes));
        *n += import(w, p, bytes, file, &report) == 0;
    }
}

/* All of them in one database, where names, keys and addresses meet. */
static void test_import_fixtures__all_together(void **state)
{
    static const char *const folders[] = {"vcard21", "vcard30", "vcard40", "csv"};
    struct trip t = {.owner = 1};
    struct world *w = &t.w;
    struct place here, there;
    struct import_report report;
    size_t files = 0;
    (void)state;
    trip_open(&t);
    place_open(&here, w->store, 1);
    place_open(&there, t.there, 1);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
            import_folder(w, &here, folders[i], &files);
    struct str one = export(w, &here);
    if (one.n && import(w, &there, one, STR("export.vcf"), &report) < 0)
        fail_msg("%s", w->ctx.err->text);
    struct str two = export(w, &there), x, y;
    for (int line = 1; one.n || two.n; line++) {
        x = y = STR_NULL;
        str_next(&one, '\n', &x);
        str_next(&two, '\n', &y);
        if (!str_eq(x, y))
            fail_msg("line %d: \"%.*s\" became \"%.*s\"", line, STR_ARG(x), STR_ARG(y));
    }
    check_rest(&t, &here);
    db_close(here.db);
    db_close(there.db);
    trip_close(&t);
    assert_true(files > 50);
}

static void test_import_fixtures__vcard21(void **state)
{
    (void)state;
    check_folder("vcard21");
}
static void test_import_fixtures__vcard30(void **state)
{
    (void)state;
    check_folder("vcard30");
}
static void test_import_fixtures__vcard40(void **state)
{
    (void)state;
    check_folder("vcard40");
}
static void test_import_fixtures__csv(void **state)
{
    (void)state;
    check_folder("csv");
}

static bool fixtures_are_here(void)
{
    struct arena *a = arena_new(0);
    struct str any;
    bool here = world_fixture(a, "README.md", &any);
    arena_free(a);
    return here;
}

int main(void)
{
    if (!fixtures_are_here()) {
        puts("1..0 # SKIP the shared fixtures are not here (set WELLMET_SHARED)");
        return 0;
    }
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_import_fixtures__vcard21),
                                       cmocka_unit_test(test_import_fixtures__vcard30),
                                       cmocka_unit_test(test_import_fixtures__vcard40),
                                       cmocka_unit_test(test_import_fixtures__csv),
                                       cmocka_unit_test(test_import_fixtures__all_together)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
