/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Databases for tests, on the engine the test program runs for: SQLite, or PostgreSQL with
 * WELLMET_TEST_ENGINE=postgres in the environment and the address of a server in WELLMET_TEST_PG
 * (tests/cluster.py). A program that should run on PostgreSQL and has no server prints a plan
 * that says so and ends, before its first test.
 *
 * A database of PostgreSQL is made once and emptied between tests, which is quicker by far than to
 * make its tables again; the program's databases go when it ends.
 */
#ifndef WM_TESTS_TESTDB_H
#define WM_TESTS_TESTDB_H

#include <stdbool.h>

struct arena;

bool testdb_is_postgres(void);
/* An empty database: its address for struct store_options. On SQLite the file `name` in `dir`.
 * Fails the test when there is none. */
const char *testdb_open(struct arena *a, const char *dir, const char *name);
/* Its records go; every store on it must be closed. */
void testdb_close(const char *address);

#endif
