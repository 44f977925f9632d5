/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Arrays as PostgreSQL reads them, so that a column of many rows travels as one bound text:
 * {1,NULL,"a \"word\""}. Elements are added one after the other between begin and end.
 */
#ifndef WM_STORE_POSTGRES_ARRAY_H
#define WM_STORE_POSTGRES_ARRAY_H

#include "base/strbuf.h"

void array_begin(struct strbuf *b, struct arena *a);
void array_add_null(struct strbuf *b);
void array_add_i64(struct strbuf *b, int64_t v);
void array_add_f64(struct strbuf *b, double v); /* every digit is kept */
void array_add_text(struct strbuf *b, struct str s);
void array_add_bytes(struct strbuf *b, struct str s);
struct str array_end(struct strbuf *b);

#endif
