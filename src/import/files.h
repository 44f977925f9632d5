/* SPDX-License-Identifier: Apache-2.0 */
/* Files and folders to import: which they are, and their bytes. Feeds ops/importing.h. */
#ifndef WM_IMPORT_FILES_H
#define WM_IMPORT_FILES_H

#include "base/str.h"

struct arena;
struct err;

struct import_file {
    const char *path;
    struct str name; /* without the folder */
};

/* Paths as given; a folder stands for its .vcf and .csv files, by name. "-" is standard input.
 * Expected: ERR_NOT_FOUND, ERR_IO. */
int import_files_find(struct arena *a, const char *const *paths, size_t n, struct import_file **ret,
                      size_t *ret_n, struct err *err);
/* Reads one; ERR_IO, or ERR_LIMIT beyond LIMIT_UPLOAD. */
int import_files_read(struct arena *a, const struct import_file *f, struct str *ret,
                      struct err *err);

#endif
