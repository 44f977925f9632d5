/* SPDX-License-Identifier: Apache-2.0 */
#include "def/op.h"

const struct op *op_find(const struct op_registry *r, struct str name)
{
    OP_EACH (o, r)
        if (str_eq(name, str_c(o->name)))
            return o;
    return NULL;
}
