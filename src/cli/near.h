/* SPDX-License-Identifier: Apache-2.0 */
/* The nearest of several words to a mistyped one, for "did you mean". */
#ifndef WM_CLI_NEAR_H
#define WM_CLI_NEAR_H

#include "base/str.h"

struct near {
    struct str typed, best; /* best is empty while nothing is near enough */
    size_t distance;
};

void near_init(struct near *n, struct str typed);
/* Takes the word when it is nearer than those before and near enough: one slip, or more in long
 * words. A slip is a letter wrong, missing or too many, or two swapped. Borrowed. */
void near_try(struct near *n, struct str word);

#endif
