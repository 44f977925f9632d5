/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ids: 63-bit positive integers, ordered by time, made by the program so that every engine has the
 * same ones: 41 bits of milliseconds since 2024-01-01 UTC, 22 bits that start random in each
 * millisecond and count up. Outside they are 13 characters of Crockford base32.
 */
#ifndef WM_BASE_ID_H
#define WM_BASE_ID_H

#include "base/str.h"

enum { ID_TEXT_LEN = 13, ID_TEXT_MAX = 14 };

/* A new id, larger than all this process made before. Thread-safe. */
int64_t id_new(void);
/* Upper-case text, terminated. */
void id_format(int64_t id, char out[ID_TEXT_MAX]);
struct str id_str(struct arena *a, int64_t id);
/* Either case; I L read as 1, O as 0 (Crockford). */
bool id_parse(struct str s, int64_t *ret);

#endif
