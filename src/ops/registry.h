/* SPDX-License-Identifier: Apache-2.0 */
/* Every operation there is: what the faces, the documents and the tests read. */
#ifndef WM_OPS_REGISTRY_H
#define WM_OPS_REGISTRY_H

#include "def/op.h"

extern const struct op_registry ops_registry;

#endif
