/* SPDX-License-Identifier: Apache-2.0 */
/* Reading ahead: statements are sent without waiting and their answers kept for their use. */
#include "def/errors.h"
#include "store/postgres_int.h"

#include <stdlib.h>

bool ahead_begin(struct conn *c)
{
    (void)c;
    return false;
}

bool ahead_again(struct conn *c)
{
    (void)c;
    return false;
}

int ahead_find(struct prepared *p, struct err *err)
{
    (void)p;
    (void)err;
    return 0;
}

void ahead_drop(struct conn *c) { (void)c; }
