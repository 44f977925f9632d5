/* SPDX-License-Identifier: Apache-2.0 */
/* What the quick log understood, as the text that the golden files hold. */
#ifndef WM_TESTS_QUICKLOG_DUMP_H
#define WM_TESTS_QUICKLOG_DUMP_H

#include "base/strbuf.h"
#include "insight/quicklog.h"

void quicklog_dump(struct arena *a, struct strbuf *out, const struct quicklog *q);
/* Names known to a test: folded words with blanks between, as `data` of struct quicklog_names. */
bool quicklog_known(void *words, struct str word);

#endif
