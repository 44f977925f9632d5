/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a test keeps its database, on the engine the test program runs for: a file in its folder,
 * or, with WELLMET_TEST_ENGINE=postgres, a database on the server whose address is WELLMET_TEST_PG
 * (tests/cluster.py). A program that is to run on PostgreSQL and has no server prints a plan that
 * says so and ends, before its first test.
 */
#ifndef WM_TESTS_DATABASE_H
#define WM_TESTS_DATABASE_H

#include <stdbool.h>
#include <stddef.h>

enum { DATABASE_PATH = 400 };

bool database_is_server(void);
/* The path of a new, empty database: `dir`/`name`, or a URL. Fails the running test when it cannot
 * be made. */
void database_make(const char *dir, const char *name, char ret[DATABASE_PATH]);
/* The same for tests that want no more than a database without records: on a server one that was
 * used before, with its tables, is quicker by far than a new one. */
void database_take(const char *dir, const char *name, char ret[DATABASE_PATH]);
/* It goes with all in it, or is emptied for the next to take; a file is left for the folder's end.
 * What a test leaves behind is dropped when the program ends. */
void database_drop(const char *path);
/* Statements of a stranger, past the program. Fails the running test when they fail. */
void database_exec(const char *path, const char *sql);
/* The first column of all rows, a line each. Heap. */
char *database_ask(const char *path, const char *sql);

#endif
