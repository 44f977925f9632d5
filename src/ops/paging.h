/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inputs of operations that list: rows of a field table for the members `limit` and `offset`
 * (int64_t) or `after` of the operation's inputs.
 */
#ifndef WM_OPS_PAGING_H
#define WM_OPS_PAGING_H

#include "def/field.h"
#include "def/limits.h"

#define FIELD_LIMIT(in)                                                                            \
    {                                                                                              \
        .name = "limit", .label = "Limit", .type = FIELD_INT, .offset = offsetof(in, limit),       \
        .help = "How many at most; 50 if not said.", .example = "20", .min = 1,                    \
        .max = LIMIT_PAGE_MAX                                                                      \
    }
#define FIELD_OFFSET(in)                                                                           \
    {                                                                                              \
        .name = "offset", .label = "Skip", .type = FIELD_INT, .offset = offsetof(in, offset),      \
        .help = "Leave out so many first.", .example = "50", .max = 1000000                        \
    }
/* Of lists that go on behind a record: `after` (struct str). */
#define FIELD_AFTER(in)                                                                            \
    {                                                                                              \
        .name = "after", .label = "After", .type = FIELD_TEXT, .offset = offsetof(in, after),      \
        .help = "Go on behind this record: the id of the last one of the page before.",            \
        .example = "0AM99YQ40JG2H"                                                                 \
    }

#endif
