/* SPDX-License-Identifier: Apache-2.0 */
/* Whether a role or a position holds on a day, in SQL: cadence_role_is_in_force() of insight, which
 * the store cannot ask. tests/unit/ops/playbook_test.c holds the two together. */
#ifndef WM_STORE_IN_FORCE_H
#define WM_STORE_IN_FORCE_H

/* `x`: alias of a table with from_date and until_date; `day`: a full date. A partial date begins
 * with its first day and ends with its last; one without a year says nothing. */
#define IN_FORCE(x, day)                                                                           \
    "(" x ".from_date is null or " x ".from_date <= " day ") and (" x ".until_date is null or "    \
    "substr(" x ".until_date, 1, 1) = '-' or " x ".until_date >= substr(" day ", 1, length(" x     \
    ".until_date)))"

#endif
