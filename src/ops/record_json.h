/* SPDX-License-Identifier: Apache-2.0 */
/* A record back from the JSON of the change log. */
#ifndef WM_OPS_RECORD_JSON_H
#define WM_OPS_RECORD_JSON_H

#include "def/entity.h"

/* Texts in the arena; id and version are the caller's to set. NULL json text gives NULL. Fields
 * the program does not know (any more) are passed over. ERR_CORRUPT when it cannot be read. */
int record_from_json(struct arena *a, const struct entity *e, struct str text, void **ret,
                     struct err *err);

#endif
