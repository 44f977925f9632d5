/* SPDX-License-Identifier: Apache-2.0 */
#include "base/io.h"

#include "base/arena.h"
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena *arena;
static char folder[256];

static int setup(void **state)
{
    (void)state;
    arena = arena_new(0);
    const char *tmp = getenv("TMPDIR");
    snprintf(folder, sizeof(folder), "%s/wellmet-io-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *at)
{
    (void)st, (void)flag, (void)at;
    return remove(path);
}

static int teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static const char *in_folder(const char *name)
{
    return str_format(arena, "%s/%s", folder, name).p;
}

static void test_io__round_trip(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 16383, 16384, 16385, 300000};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
        char *p = arena_alloc(arena, sizes[i] + 1);
        for (size_t k = 0; k < sizes[i]; k++)
            p[k] = (char)(k * 31);
        struct str bytes = {p, sizes[i]}, back;
        assert_int_equal(io_write_file(in_folder("file"), bytes), 0);
        assert_int_equal(io_read_file(arena, in_folder("file"), sizes[i], &back), 0);
        assert_true(str_eq(bytes, back));
        assert_int_equal(back.p[back.n], '\0');
        if (sizes[i])
            assert_int_equal(io_read_file(arena, in_folder("file"), sizes[i] - 1, &back), -EFBIG);
    }
}

static void test_io__write_is_private_and_leaves_nothing(void **state)
{
    (void)state;
    struct stat st;
    struct str *names;
    size_t n;
    assert_int_equal(io_make_dirs(in_folder("w")), 0);
    assert_int_equal(io_write_file(in_folder("w/a"), STR("one")), 0);
    assert_int_equal(chmod(in_folder("w/a"), 0644), 0);
    assert_int_equal(io_write_file(in_folder("w/a"), STR("two")), 0);
    assert_int_equal(stat(in_folder("w/a"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(io_list_dir(arena, in_folder("w"), &names, &n), 0);
    assert_int_equal(n, 1);
}

static void test_io__write_keeps_links_and_folders(void **state)
{
    (void)state;
    struct stat st;
    struct str back;
    assert_int_equal(io_write_file(in_folder("target"), STR("old")), 0);
    assert_int_equal(symlink("target", in_folder("link")), 0);
    assert_int_equal(io_write_file(in_folder("link"), STR("new")), 0);
    assert_int_equal(lstat(in_folder("link"), &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    assert_int_equal(io_read_file(arena, in_folder("target"), 10, &back), 0);
    assert_str(back, "new");
    assert_int_equal(io_write_file(folder, STR("x")), -EISDIR);
    assert_int_equal(io_write_file(in_folder("none/x"), STR("x")), -ENOENT);
}

static void test_io__write_to_a_device(void **state)
{
    (void)state;
    struct stat st;
    assert_int_equal(io_write_file("/dev/null", STR("x")), 0);
    assert_int_equal(stat("/dev/null", &st), 0);
    assert_true(S_ISCHR(st.st_mode));
}

static void test_io__read_errors(void **state)
{
    (void)state;
    struct str s = STR("kept");
    assert_int_equal(io_read_file(arena, in_folder("absent"), 10, &s), -ENOENT);
    assert_int_equal(io_read_file(arena, folder, 10, &s), -EISDIR);
    assert_str(s, "kept");
}

static void *feed(void *data)
{
    static char bytes[50000];
    int fd = *(int *)data;
    memset(bytes, 'y', sizeof(bytes));
    io_write_all(fd, (struct str){bytes, sizeof(bytes)});
    io_write_all(fd, (struct str){bytes, sizeof(bytes)});
    close(fd);
    return NULL;
}

/* What standard input gives when it is a pipe. */
static int read_pipe(size_t max, struct str *ret)
{
    int ends[2], saved = dup(STDIN_FILENO);
    pthread_t thread;
    assert_int_equal(pipe(ends), 0);
    /* Not blocking: io_write_all() waits for room. */
    fcntl(ends[1], F_SETFL, O_NONBLOCK);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    assert_int_equal(pthread_create(&thread, NULL, feed, &ends[1]), 0);
    int rc = io_read_file(arena, "-", max, ret);
    char drain[4096];
    while (read(STDIN_FILENO, drain, sizeof(drain)) > 0)
        ;
    pthread_join(thread, NULL);
    dup2(saved, STDIN_FILENO);
    close(saved);
    return rc;
}

static void test_io__reads_pipes(void **state)
{
    (void)state;
    struct str s;
    assert_int_equal(read_pipe(100000, &s), 0);
    assert_int_equal(s.n, 100000);
    assert_int_equal(read_pipe(99999, &s), -EFBIG);
}

static void test_io__make_dirs(void **state)
{
    (void)state;
    struct stat st;
    assert_int_equal(io_make_dirs(in_folder("d/e//f/")), 0);
    assert_int_equal(io_make_dirs(in_folder("d/e/f")), 0);
    assert_int_equal(stat(in_folder("d/e/f"), &st), 0);
    assert_true(S_ISDIR(st.st_mode));
    assert_int_equal(st.st_mode & 0777, 0700);
    assert_int_equal(io_write_file(in_folder("d/file"), STR("")), 0);
    assert_int_equal(io_make_dirs(in_folder("d/file")), -ENOTDIR);
    assert_int_equal(io_make_dirs(in_folder("d/file/g")), -ENOTDIR);
    assert_int_equal(io_make_dirs("/"), 0);
    assert_int_equal(io_make_dirs(""), -ENOENT);
}

static void test_io__list_is_sorted(void **state)
{
    (void)state;
    struct str *names;
    size_t n;
    static const char *const files[] = {"l/b", "l/B", "l/a", "l/.hidden", "l/é", "l/10", "l/9"};
    static const char *const want[] = {".hidden", "10", "9", "B", "a", "b", "é"};
    assert_int_equal(io_make_dirs(in_folder("l/empty")), 0);
    assert_int_equal(io_list_dir(arena, in_folder("l/empty"), &names, &n), 0);
    assert_int_equal(n, 0);
    assert_int_equal(rmdir(in_folder("l/empty")), 0);
    for (size_t i = 0; i < 7; i++)
        assert_int_equal(io_write_file(in_folder(files[i]), STR("")), 0);
    assert_int_equal(io_list_dir(arena, in_folder("l"), &names, &n), 0);
    assert_int_equal(n, 7);
    for (size_t i = 0; i < 7; i++)
        assert_str(names[i], want[i]);
    assert_int_equal(io_list_dir(arena, in_folder("absent"), &names, &n), -ENOENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_io__round_trip),
        cmocka_unit_test(test_io__write_is_private_and_leaves_nothing),
        cmocka_unit_test(test_io__write_keeps_links_and_folders),
        cmocka_unit_test(test_io__write_to_a_device),
        cmocka_unit_test(test_io__read_errors),
        cmocka_unit_test(test_io__reads_pipes),
        cmocka_unit_test(test_io__make_dirs),
        cmocka_unit_test(test_io__list_is_sorted),
    };
    return cmocka_run_group_tests_name("base/io", tests, setup, teardown);
}
