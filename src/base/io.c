/* SPDX-License-Identifier: Apache-2.0 */
#include "base/io.h"

#include "base/arena.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

enum { IO_FIRST_READ = 16384, IO_MODE_DIR = 0700 };

/* Reads to the end of `fd`; `expect` is the size a regular file says it has. */
static int read_all(struct arena *a, int fd, size_t max, size_t expect, struct str *ret)
{
    /* One byte more than the content, so that a file of exactly `max` bytes is told from a larger
     * one, and one for the NUL. */
    size_t cap = (expect ? expect : IO_FIRST_READ) + 2, n = 0;
    char *p = arena_grow(a, NULL, 0, cap);
    for (;;) {
        if (n + 1 == cap) {
            p = arena_grow(a, p, cap, cap * 2);
            cap *= 2;
        }
        ssize_t got = read(fd, p + n, cap - 1 - n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -errno;
        if (got == 0)
            break;
        n += (size_t)got;
        if (n > max)
            return -EFBIG;
    }
    p[n] = '\0';
    *ret = (struct str){p, n};
    return 0;
}

static int read_fd(struct arena *a, int fd, size_t max, struct str *ret)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return -errno;
    if (S_ISDIR(st.st_mode))
        return -EISDIR;
    size_t expect = 0;
    if (S_ISREG(st.st_mode) && st.st_size > 0) {
        if ((uintmax_t)st.st_size > max)
            return -EFBIG;
        expect = (size_t)st.st_size;
    }
    return read_all(a, fd, max, expect, ret);
}

int io_read_file(struct arena *a, const char *path, size_t max, struct str *ret)
{
    if (strcmp(path, "-") == 0)
        return read_fd(a, STDIN_FILENO, max, ret);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return -errno;
    int rc = read_fd(a, fd, max, ret);
    close(fd);
    return rc;
}

int io_write_all(int fd, struct str bytes)
{
    size_t done = 0;
    while (done < bytes.n) {
        ssize_t put = write(fd, bytes.p + done, bytes.n - done);
        if (put >= 0) {
            done += (size_t)put;
        } else if (errno == EAGAIN) {
            struct pollfd wait = {.fd = fd, .events = POLLOUT};
            poll(&wait, 1, -1);
        } else if (errno != EINTR) {
            return -errno;
        }
    }
    return 0;
}

/* The folder's entry is durable only once the folder itself is flushed; file systems that cannot
 * do that say EINVAL. */
static int sync_folder_of(const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    size_t n = slash ? (size_t)(slash - path) : 0;
    if (slash && n == 0)
        n = 1;
    snprintf(folder, sizeof(folder), "%.*s", slash ? (int)n : 1, slash ? path : ".");
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return -errno;
    int rc = fsync(fd) == 0 || errno == EINVAL ? 0 : -errno;
    close(fd);
    return rc;
}

static int write_and_sync(int fd, struct str bytes)
{
    int rc = io_write_all(fd, bytes);
    if (rc == 0 && fsync(fd) != 0)
        rc = -errno;
    if (close(fd) != 0 && rc == 0)
        rc = -errno;
    return rc;
}

static int replace_file(const char *path, struct str bytes)
{
    char temporary[PATH_MAX];
    int n = snprintf(temporary, sizeof(temporary), "%s.XXXXXX", path);
    if (n < 0 || (size_t)n >= sizeof(temporary))
        return -ENAMETOOLONG;
    int fd = mkostemp(temporary, O_CLOEXEC); /* makes mode 0600 */
    if (fd < 0)
        return -errno;
    int rc = write_and_sync(fd, bytes);
    if (rc == 0 && rename(temporary, path) != 0)
        rc = -errno;
    if (rc != 0) {
        unlink(temporary);
        return rc;
    }
    return sync_folder_of(path);
}

int io_write_file(const char *path, struct str bytes)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return errno == ENOENT ? replace_file(path, bytes) : -errno;
    if (S_ISDIR(st.st_mode))
        return -EISDIR;
    if (!S_ISREG(st.st_mode)) { /* a terminal, a pipe: a rename would take its place */
        int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
        if (fd < 0)
            return -errno;
        int rc = io_write_all(fd, bytes);
        close(fd);
        return rc;
    }
    char target[PATH_MAX]; /* behind symbolic links, which stay */
    return realpath(path, target) ? replace_file(target, bytes) : -errno;
}

static int make_dir(const char *path)
{
    struct stat st;
    if (mkdir(path, IO_MODE_DIR) == 0)
        return 0;
    int rc = -errno;
    if (stat(path, &st) == 0)
        return S_ISDIR(st.st_mode) ? 0 : -ENOTDIR;
    return rc;
}

int io_make_dirs(const char *path)
{
    char part[PATH_MAX];
    int n = snprintf(part, sizeof(part), "%s", path);
    if (n < 0 || (size_t)n >= sizeof(part))
        return -ENAMETOOLONG;
    for (char *at = part + 1; n > 0 && *at; at++) {
        if (*at != '/')
            continue;
        *at = '\0';
        int rc = make_dir(part);
        if (rc != 0)
            return rc;
        *at = '/';
    }
    return make_dir(part);
}

static int by_bytes(const void *x, const void *y)
{
    return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

int io_list_dir(struct arena *a, const char *path, struct str **ret, size_t *ret_n)
{
    VEC(struct str) names = {0};
    DIR *dir = opendir(path);
    if (!dir)
        return -errno;
    struct dirent *entry;
    errno = 0;
    while ((entry = readdir(dir))) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            *VEC_PUSH(a, &names) = str_copy(a, str_c(entry->d_name));
        errno = 0;
    }
    int rc = -errno;
    closedir(dir);
    if (rc != 0)
        return rc;
    if (names.n)
        qsort(names.p, names.n, sizeof(*names.p), by_bytes);
    *ret = names.p;
    *ret_n = names.n;
    return 0;
}
