/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every vCard of the shared fixtures: what came in, what came out, and that nothing was lost. The
 * expected counts stand in vcard_fixtures.tsv, one row a file, each looked at by hand.
 */
#include "vcard_support.h"

#include "base/io.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static const char *const folders[] = {"vcard21", "vcard30", "vcard40", "vcs"};

struct counts {
    int records, people, groups, failures, properties;
    int64_t failed_on;
    char reason[200];
};

static bool shared_path(char *out, size_t n, const char *folder)
{
    const char *shared = getenv("WELLMET_SHARED"), *source = getenv("WELLMET_SOURCE");
    if (shared)
        return (size_t)snprintf(out, n, "%s/fixtures/%s", shared, folder) < n;
    return source && (size_t)snprintf(out, n, "%s/../shared/fixtures/%s", source, folder) < n;
}

/* Lines of a text between BEGIN and END, counted by the line layer alone. */
static int count_properties(struct arena *a, struct str text)
{
    struct content_reader r;
    struct content_line l;
    int n = 0;
    content_reader_init(&r, text, 1);
    while (content_line_next(a, &r, &l))
        n += str_trim(l.raw).n > 0;
    return n - 2;
}

/* raw stands in the text, behind the last one, with nothing but blanks between. */
static void check_place(struct str text, struct str raw, size_t *at, bool skipped)
{
    bool added_end = raw.n && str_find(text, raw, *at) == SIZE_MAX;
    struct str body = added_end ? str_trim(raw) : raw;
    size_t found = str_find(text, body, *at);
    assert_true(found != SIZE_MAX);
    assert_true(skipped || str_trim(str_sub(text, *at, found)).n == 0);
    *at = found + body.n;
}

static void check_record(struct arena *a, const struct imported *c)
{
    struct imported again;
    struct strbuf out;
    struct err err = {0};
    assert_true(read_one(a, c->raw, &again) || c->group);
    assert_true(str_eq(show_members(a, c), show_members(a, &again)));
    assert_true(str_eq(c->raw, again.raw));
    strbuf_init(&out, a, SIZE_MAX / 4);
    assert_int_equal(vcard_patch(a, c->raw, c, &out, &err), 0);
    assert_true(str_eq(strbuf_get(&out), c->raw));
    VEC_EACH (const struct contact_point, p, &c->contacts)
        assert_true(p->kind && p->value.n);
    const struct person *p = &c->person;
    assert_true(c->group || p->given.n || p->family.n || p->display.n || p->nickname.n);
}

static struct counts read_file(struct arena *a, struct str bytes)
{
    struct counts n = {0};
    struct vcard_reader r;
    struct imported c;
    struct import_failure fail;
    struct str text = charset_decode(a, bytes);
    size_t at = 0;
    bool skipped = false;
    int rc;
    for (size_t i = 0; (i = str_find(text, STR("BEGIN:"), i)) != SIZE_MAX; i++)
        n.records += str_starts_nocase(str_sub(text, i, text.n), STR("BEGIN:VCARD"));
    vcard_reader_init(&r, text);
    while ((rc = vcard_next(a, &r, &c, &fail)) != 0) {
        if (rc < 0) {
            if (!n.failures++) {
                n.failed_on = fail.line;
                snprintf(n.reason, sizeof(n.reason), "%.*s", STR_ARG(fail.reason));
            }
            skipped = true;
            continue;
        }
        *(c.group ? &n.groups : &n.people) += 1;
        n.properties += count_properties(a, c.raw);
        check_place(text, c.raw, &at, skipped);
        skipped = false;
        check_record(a, &c);
    }
    assert_true(skipped || str_trim(str_sub(text, at, text.n)).n == 0);
    return n;
}

static void show_row(struct strbuf *b, const char *folder, const char *file, const struct counts *n)
{
    strbuf_addf(b, "%s/%s\t%d\t%d\t%d\t%d\t%d", folder, file, n->records, n->people, n->groups,
                n->failures, n->properties);
    if (n->failures)
        strbuf_addf(b, "\tline %lld: %s", (long long)n->failed_on, n->reason);
    STRBUF_LIT(b, "\n");
}

/* Line by line, so that a failure names the file. */
static void compare_rows(struct str want, struct str have)
{
    struct str w, h;
    while (want.n || have.n) {
        w = h = STR_NULL;
        (void)str_next_line(&want, &w);
        (void)str_next_line(&have, &h);
        if (!str_eq(w, h))
            print_error("wanted: %.*s\nhave:   %.*s\n", STR_ARG(w), STR_ARG(h));
        assert_true(str_eq(w, h));
        w = h = STR_NULL;
    }
}

static void test_vcard__fixtures(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0), *item = arena_new(0);
    struct strbuf b;
    char path[1000];
    struct str *names, bytes, want;
    size_t n;
    strbuf_init(&b, a, SIZE_MAX / 4);
    STRBUF_LIT(&b, "file\trecords\tpeople\tgroups\tfailures\tproperties\tfirst failure\n");
    for (size_t f = 0; f < sizeof(folders) / sizeof(*folders); f++) {
        if (!shared_path(path, sizeof(path), folders[f]) || io_list_dir(a, path, &names, &n)) {
            print_message("# skipped: no shared fixtures in %s\n", path);
            arena_free(a); /* skip() jumps past the end of the scope */
            arena_free(item);
            skip();
        }
        for (size_t i = 0; i < n; i++) {
            if (f == 3 && str_find(names[i], STR("vcard3.0"), 0) == SIZE_MAX)
                continue;
            char file[1300];
            snprintf(file, sizeof(file), "%s/%.*s", path, STR_ARG(names[i]));
            assert_int_equal(io_read_file(item, file, 1 << 26, &bytes), 0);
            struct counts counts = read_file(item, bytes);
            show_row(&b, folders[f], str_copy(a, names[i]).p, &counts);
            arena_reset(item);
        }
    }
    snprintf(path, sizeof(path), "%s/tests/unit/codec/vcard_fixtures.tsv",
             getenv("WELLMET_SOURCE"));
    const char *update = getenv("WELLMET_UPDATE");
    if (update && *update)
        assert_int_equal(io_write_file(path, strbuf_get(&b)), 0);
    assert_int_equal(io_read_file(a, path, 1 << 20, &want), 0);
    compare_rows(want, strbuf_get(&b));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_vcard__fixtures)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
