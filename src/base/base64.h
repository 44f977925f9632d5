/* SPDX-License-Identifier: Apache-2.0 */
/* Base64 (RFC 4648 section 4). */
#ifndef WM_BASE_BASE64_H
#define WM_BASE_BASE64_H

#include "base/str.h"

struct str base64_encode(struct arena *a, struct str bytes);
/* White space is skipped, padding may be missing; anything else unknown gives false. */
bool base64_decode(struct arena *a, struct str text, struct str *ret);

#endif
