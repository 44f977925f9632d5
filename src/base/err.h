/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Error detail. Functions that can fail return 0 or a negative code of def/errors.h and put one
 * clear sentence (what, where, what to do) into a struct err, once, where it was found. A layer
 * above may add one prefix. Only the faces print it.
 */
#ifndef WM_BASE_ERR_H
#define WM_BASE_ERR_H

#include "base/str.h"

struct err {
    int code;        /* 0 or a negative code of def/errors.h */
    char text[1000]; /* UTF-8, one sentence, no line ends */
};

/* Sets and returns `code`; err may be NULL. Control characters become spaces. */
__attribute__((format(printf, 3, 4))) int err_set(struct err *err, int code, const char *fmt, ...);
/* What is wrong in a text of several lines: "file, line 3: " and the sentence. */
__attribute__((format(printf, 5, 6))) int err_set_line(struct err *err, int code, struct str file,
                                                       int64_t line, const char *fmt, ...);
/* Puts "prefix: " before the text. */
__attribute__((format(printf, 2, 3))) void err_prefix(struct err *err, const char *fmt, ...);

#endif
