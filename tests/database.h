/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a test keeps its database: a file in its folder, or, when WELLMET_TEST_PG names an empty
 * database of a server (postgresql://...), a schema of its own in that.
 */
#ifndef WM_TESTS_DATABASE_H
#define WM_TESTS_DATABASE_H

#include <stdbool.h>
#include <stddef.h>

enum { DATABASE_PATH = 400 };

bool database_is_server(void);
/* The path of a new, empty database: `dir`/`name`, or a URL with a schema made for it. Fails the
 * running test when it cannot be made. */
void database_make(const char *dir, const char *name, char ret[DATABASE_PATH]);
/* The schema goes with all in it; a file is left for the folder's end. */
void database_drop(const char *path);
/* Statements of a stranger, past the program. Fails the running test when they fail. */
void database_exec(const char *path, const char *sql);
/* The first column of all rows, a line each. Heap. */
char *database_ask(const char *path, const char *sql);

#endif
