/* SPDX-License-Identifier: Apache-2.0 */
/* The identity provider of the settings, for the pages: outbound/oidc.h behind web/identity.h. */
#ifndef WM_MAIN_IDENTITY_H
#define WM_MAIN_IDENTITY_H

#include "web/identity.h"

struct identity;

/* Heap. A client for each setting of the provider is made when it is first used and kept, for
 * another login may be under way with it. Thread-safe. */
struct identity *identity_new(void);
/* No login may be under way. NULL is fine. */
void identity_free(struct identity *i);
const struct web_identity *identity_web(const struct identity *i);

#endif
