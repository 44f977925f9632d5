/* SPDX-License-Identifier: Apache-2.0 */
#include "def/errors.h"

enum { USER = 1, OURS = 0 };

static const struct error_row rows[ERROR_COUNT] = {
#define ERROR(name, exit, http, dav, fault, title) {#name, name, exit, http, dav, fault, title},
#include "def/errors.def"
#undef ERROR
};

const struct error_row *error_row(int code)
{
    int i = -1 - code;
    return &rows[i >= 0 && i < ERROR_COUNT ? i : (int)ERR_INTERNAL_INDEX];
}
