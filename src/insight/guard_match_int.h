/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The rows of the match guard, for guard_match.c alone, which also holds the list of words that
 * they call: (?&you) a program and who speaks for it, (?&your), (?&program), (?&list) the rank
 * list, (?&guarantee), (?&spot), (?&first), (?&student) whom a mentor speaks for.
 *
 * Rows are tried in the order of the tables, which decides only which of two hits at one place is
 * told first, and which go when there are too many.
 */
#ifndef WM_INSIGHT_GUARD_MATCH_INT_H
#define WM_INSIGHT_GUARD_MATCH_INT_H

#include "insight/guard_pattern.h"

/* A name, case regarded. */
#define GUARD_CAP "(?-i:\\p{Lu}[\\p{L}'’-]+)"

extern const struct guard_pattern guard_match_asks[], guard_match_promises[], guard_match_others[],
    guard_match_wide[];

#endif
