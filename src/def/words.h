/* SPDX-License-Identifier: Apache-2.0 */
/* The few words that stand for values in every input: yes, today, +14. */
#ifndef WM_DEF_WORDS_H
#define WM_DEF_WORDS_H

#include "base/date.h"

/* yes no on off true false 1 0 y n, any case; "" is no. */
bool words_bool(struct str s, bool *ret);
/* today, yesterday, tomorrow, +N and -N days, and +Nw weeks. False when today is not set. */
bool words_date(struct str s, struct date today, struct date *ret);

#endif
