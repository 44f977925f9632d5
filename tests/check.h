/* SPDX-License-Identifier: Apache-2.0 */
/* cmocka and assertions on the project's own types. Included by every unit test. */
#ifndef WM_TESTS_CHECK_H
#define WM_TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

/* Compares a slice with a literal or another C string, and shows both when they differ. */
#define assert_str(got, want) check_str((got), (want), __FILE__, __LINE__)
void check_str(struct str got, const char *want, const char *file, int line);

#endif
