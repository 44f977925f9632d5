/* SPDX-License-Identifier: Apache-2.0 */
#include "import/files.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/io.h"
#include "base/vec.h"
#include "def/errors.h"
#include "def/limits.h"

#include <errno.h>
#include <sys/stat.h>

struct found {
    VEC(struct import_file) files;
};

static struct str base_name(struct str path)
{
    size_t at = path.n;
    while (at && path.p[at - 1] != '/')
        at--;
    return str_sub(path, at, path.n);
}

static void add(struct arena *a, struct found *f, const char *path)
{
    struct str p = str_copy(a, str_c(path));
    *VEC_PUSH(a, &f->files) = (struct import_file){.path = p.p, .name = base_name(p)};
}

static int add_folder(struct arena *a, struct found *f, const char *path, struct err *err)
{
    struct str *names;
    size_t n, before = f->files.n;
    int rc = io_list_dir(a, path, &names, &n);
    if (rc < 0)
        return err_set(err, ERR_IO, "The folder %s cannot be read (%s).", path, strerror(-rc));
    for (size_t i = 0; i < n; i++) {
        struct str end = str_sub(names[i], names[i].n > 4 ? names[i].n - 4 : 0, names[i].n);
        if (str_eq_nocase(end, STR(".vcf")) || str_eq_nocase(end, STR(".csv")))
            add(a, f, str_format(a, "%s/%.*s", path, STR_ARG(names[i])).p);
    }
    return f->files.n > before
               ? 0
               : err_set(err, ERR_NOT_FOUND, "There is no .vcf or .csv file in %s.", path);
}

int import_files_find(struct arena *a, const char *const *paths, size_t n, struct import_file **ret,
                      size_t *ret_n, struct err *err)
{
    struct found f = {0};
    for (size_t i = 0; i < n; i++) {
        struct stat st;
        int rc = 0;
        if (strcmp(paths[i], "-") == 0)
            add(a, &f, "-");
        else if (stat(paths[i], &st) < 0)
            rc =
                err_set(err, ERR_NOT_FOUND, "%s cannot be opened (%s).", paths[i], strerror(errno));
        else if (S_ISDIR(st.st_mode))
            rc = add_folder(a, &f, paths[i], err);
        else
            add(a, &f, paths[i]);
        if (rc < 0)
            return rc;
    }
    *ret = f.files.p;
    *ret_n = f.files.n;
    return 0;
}

int import_files_read(struct arena *a, const struct import_file *f, struct str *ret,
                      struct err *err)
{
    int rc = io_read_file(a, f->path, LIMIT_UPLOAD, ret);
    if (rc == -EFBIG)
        return err_set(err, ERR_LIMIT, "%s is larger than %d MiB: split it.", f->path,
                       LIMIT_UPLOAD >> 20);
    return rc < 0 ? err_set(err, ERR_IO, "%s cannot be read (%s).", f->path, strerror(-rc)) : 0;
}
