/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The sentences of the files in tests/golden/quicklog. A file starts with "today:" and "names:" (folded
 * words of known people); then each sentence after "> ", followed by what is understood of it.
 * WELLMET_ACCEPT=1 writes what is understood now into the files: read the difference before
 * committing it.
 */
#include "check.h"

#include <dirent.h>

#include "base/arena.h"
#include "base/err.h"
#include "def/errors.h"
#include "quicklog_dump.h"

enum { FILE_MAX = 1 << 20, FILES_MAX = 64 };

static struct str folder(struct arena *a)
{
    const char *source = getenv("WELLMET_SOURCE");
    return str_format(a, "%s/tests/golden/quicklog", source ? source : ".");
}

static struct str load(struct arena *a, const char *path)
{
    char *p = arena_alloc(a, FILE_MAX);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    size_t n = fread(p, 1, FILE_MAX, f);
    fclose(f);
    assert_true(n < FILE_MAX);
    return (struct str){p, n};
}

static int by_name(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static size_t list_files(struct arena *a, const char *paths[FILES_MAX])
{
    struct str dir = folder(a);
    DIR *d = opendir(dir.p);
    size_t n = 0;
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d)) != NULL;)
        if (str_ends(str_c(e->d_name), STR(".txt")) && n < FILES_MAX)
            paths[n++] = str_format(a, "%s/%s", dir.p, e->d_name).p;
    closedir(d);
    qsort(paths, n, sizeof(*paths), by_name);
    return n;
}

struct setting {
    struct date today;
    struct str names;
};

static void understand(struct arena *a, const struct setting *s, struct str sentence,
                       struct strbuf *out)
{
    struct quicklog_names names = {.data = (void *)(uintptr_t)&s->names, .is_name = quicklog_known};
    struct quicklog q;
    struct err err = {0};
    int rc = quicklog_parse(a, sentence, s->today, &names, &q, &err);
    if (rc)
        strbuf_addf(out, "error: %s %s\n", error_row(rc)->name, err.text);
    else
        quicklog_dump(a, out, &q);
}

/* Writes the file again with what is understood now; returns how many sentences it has. */
static size_t replay(struct arena *a, struct str text, struct strbuf *out)
{
    struct setting s = {{0, 0, 0}, STR_NULL};
    struct str line;
    size_t n = 0;
    bool answer = false;
    while (str_next_line(&text, &line)) {
        if (str_starts(line, STR("today: ")))
            assert_true(date_parse(str_sub(line, 7, line.n), &s.today));
        if (str_starts(line, STR("names: ")))
            s.names = str_sub(line, 7, line.n);
        if (str_starts(line, STR("> ")))
            answer = false;
        if (!line.n)
            answer = false;
        if (answer)
            continue;
        strbuf_add(out, line);
        strbuf_add_char(out, '\n');
        if (str_starts(line, STR("> "))) {
            understand(a, &s, str_sub(line, 2, line.n), out);
            answer = true;
            n++;
        }
    }
    return n;
}

static void save(const char *path, struct str text)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
    assert_int_equal(fclose(f), 0);
}

/* Shows the first line that differs with the sentence it belongs to. */
static bool same(const char *path, struct str want, struct str got)
{
    struct str w, g, sentence = STR("");
    while (str_next_line(&want, &w)) {
        if (str_starts(w, STR("> ")))
            sentence = w;
        if (!str_next_line(&got, &g))
            g = STR("");
        if (!str_eq(w, g)) {
            print_error("%s\n%.*s\n- %.*s\n+ %.*s\n", path, STR_ARG(sentence), STR_ARG(w),
                        STR_ARG(g));
            return false;
        }
    }
    return !got.n;
}

static void test_quicklog_golden__sentences(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    const char *paths[FILES_MAX];
    size_t files = list_files(a, paths), sentences = 0, failed = 0;
    for (size_t i = 0; i < files; i++) {
        struct str text = load(a, paths[i]);
        struct strbuf out;
        strbuf_init(&out, a, FILE_MAX);
        sentences += replay(a, text, &out);
        assert_false(out.overflow);
        if (getenv("WELLMET_ACCEPT"))
            save(paths[i], strbuf_get(&out));
        else
            failed += !same(paths[i], text, strbuf_get(&out));
    }
    assert_true(files > 0);
    assert_true(sentences >= 120);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_quicklog_golden__sentences)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
