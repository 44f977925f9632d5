/* SPDX-License-Identifier: Apache-2.0 */
/* From an imported record to a person's records, new or merged into what is there. */
#ifndef WM_OPS_IMPORT_MERGE_H
#define WM_OPS_IMPORT_MERGE_H

#include "model/imported.h"
#include "ops/context.h"

/* A new person with contacts, organisations and positions. In an action. */
int import_merge_new(struct op_ctx *ctx, const struct imported *x, int64_t *ret_person);
/* Applies to a person what differs between the older record and the newer one, and leaves alone
 * what the user changed here. ret_what: "e-mail, organisation" or empty. In an action. */
int import_merge_changed(struct op_ctx *ctx, const struct imported *old, const struct imported *now,
                         int64_t person, struct str *ret_what);

#endif
