/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/guard_pattern.h"

static const struct guard_pattern rows[] = {{.rule = "ask_rank", .find = "on your rank list"},
                                            {.rule = NULL}};

void guard_find_match(struct arena *a, struct str text, bool by_mentor, struct guard_hits *hits)
{
    guard_patterns_find(guard_patterns_new("", rows), a, text, by_mentor ? 0 : GUARD_MENTOR_ONLY,
                        hits);
}

bool guard_says_first(struct str text) { return !text.n; }
bool guard_says_thanks(struct str text) { return !text.n; }
