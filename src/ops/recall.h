/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Recalling the network one has: who wrote letters for me, taught, employed and advised me. One
 * name a line, all lines one action. Somebody who is here already gets the role and is not added
 * again; a name that fits several people is left out and named in the message.
 */
#ifndef WM_OPS_RECALL_H
#define WM_OPS_RECALL_H

#include "ops/context.h"

extern const struct op recall_ops[];

/* Lines end with a line end or a semicolon: "Prof. Ruth Abernathy, PhD, Saint Olave College", the
 * name with its credentials, then perhaps a specialty and a place. */
struct recall_in {
    struct str names; /* without a role */
    struct str letters, teachers, employers, advisers;
};

#endif
