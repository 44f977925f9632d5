/* SPDX-License-Identifier: Apache-2.0 */
/* Files: whole reads with a limit, atomic writes, folders. Functions return 0 or -errno. */
#ifndef WM_BASE_IO_H
#define WM_BASE_IO_H

#include "base/str.h"

/* Reads a file or pipe ("-" is standard input) of at most max bytes; -EFBIG when larger. */
int io_read_file(struct arena *a, const char *path, size_t max, struct str *ret);
/* Writes beside the target, flushes to disk, renames. Mode is 0600. A symbolic link stays and its
 * target is replaced; a terminal or a pipe is written to as it is. */
int io_write_file(const char *path, struct str bytes);
/* All missing folders of a path, mode 0700. */
int io_make_dirs(const char *path);
/* Writes everything, also on short writes. */
int io_write_all(int fd, struct str bytes);
/* Names in a folder, sorted by bytes, without "." and "..". */
int io_list_dir(struct arena *a, const char *path, struct str **ret, size_t *ret_n);

#endif
