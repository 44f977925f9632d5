/* SPDX-License-Identifier: Apache-2.0 */
#include "def/limits.h"

const struct limit_row limit_rows[] = {
#define LIMIT(name, value, what) {#name, value, what},
#include "def/limits.def"
#undef LIMIT
};
const size_t limit_rows_n = sizeof(limit_rows) / sizeof(*limit_rows);
