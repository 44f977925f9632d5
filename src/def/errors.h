/* SPDX-License-Identifier: Apache-2.0 */
/* Error codes and what each face makes of them, from errors.def. */
#ifndef WM_DEF_ERRORS_H
#define WM_DEF_ERRORS_H

#include <stdbool.h>
#include <stddef.h>

enum error_index {
#define ERROR(name, exit, http, dav, fault, title) name##_INDEX,
#include "def/errors.def"
#undef ERROR
    ERROR_COUNT
};

enum error_code {
    ERR_OK = 0,
#define ERROR(name, exit, http, dav, fault, title) name = -1 - (int)name##_INDEX,
#include "def/errors.def"
#undef ERROR
};

struct error_row {
    const char *name; /* "not_found": id in JSON */
    int code, exit_status, http_status;
    const char *dav;   /* precondition element, "" for none */
    bool users_fault;  /* false: ours */
    const char *title; /* heading for people */
};

/* The row of a negative code; unknown codes give ERR_INTERNAL's. Static. */
const struct error_row *error_row(int code);

#endif
