/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One reader over the files people bring their contacts in: vCard (codec/vcard.h) and CSV
 * (codec/contacts_csv.h). What a file is, is decided by what is in it, not by its name.
 */
#ifndef WM_CODEC_CONTACTS_H
#define WM_CODEC_CONTACTS_H

#include "base/str.h"

struct arena;
struct contacts;
struct err;
struct import_failure;
struct imported;

/* `bytes` of a whole file in any of the usual character sets; they must stay valid as long as the
 * result, which is in the arena. `file_name` is for the sentence of an error only. ERR_PARSE when
 * no contacts can be in it, ERR_LIMIT above LIMIT_UPLOAD. */
int contacts_open(struct arena *a, struct str bytes, struct str file_name, struct contacts **ret,
                  struct err *err);
/* 1: a record, its texts in `item` or in the file's text. 0: the end. Negative: this record could
 * not be read, `fail` says where and why; call again for the next. */
int contacts_next(struct arena *item, struct contacts *c, struct imported *ret,
                  struct import_failure *fail);
/* "vCard", "LinkedIn connections", "Google Contacts", ... Static. */
const char *contacts_product(const struct contacts *c);
/* For progress: bytes read, and all of them (after decoding, so not the size of the file). */
size_t contacts_done(const struct contacts *c);
size_t contacts_total(const struct contacts *c);

#endif
