/* SPDX-License-Identifier: Apache-2.0 */
/* The end of a function that lists rows; for files of this folder. */
#ifndef WM_STORE_READ_ROWS_H
#define WM_STORE_READ_ROWS_H

#include "base/vec.h"
#include "store/store.h"

/* Reads the rows of `q` until the end with read(q, a, T *), hands them on in *ret and *ret_n (in
 * the arena `a`) and returns rc. Before it only what binds; the names are those of the function. */
#define READ_ROWS(T, read)                                                                         \
    VEC(T) rows = {0};                                                                             \
    int rc;                                                                                        \
    while ((rc = stmt_next(q)) == 1)                                                               \
        read(q, a, VEC_PUSH(a, &rows));                                                            \
    *ret = rows.p;                                                                                 \
    *ret_n = rc == 0 ? rows.n : 0;                                                                 \
    return rc

#endif
