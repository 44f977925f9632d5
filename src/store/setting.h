/* SPDX-License-Identifier: Apache-2.0 */
/* Settings of the installation, as texts by name (login.h). Their rows are in ops/site.h. */
#ifndef WM_STORE_SETTING_H
#define WM_STORE_SETTING_H

#include "store/login.h"

struct setting {
    struct str name, value;
};

int setting_list(struct db *db, struct arena *a, struct setting **ret, size_t *ret_n);
int setting_set(struct db *db, struct str name, struct str value);

#endif
