/* SPDX-License-Identifier: Apache-2.0 */
/* Codes of a second factor that change with time (RFC 6238: SHA-1, 30 seconds, six digits). */
#ifndef WM_OPS_TOTP_H
#define WM_OPS_TOTP_H

#include "base/str.h"

struct arena;

enum { TOTP_SECRET_BYTES = 20, TOTP_SECONDS = 30 };

/* Random bytes. */
struct str totp_secret_new(struct arena *a);
/* For typing into an app: base32 (RFC 4648 section 6). */
struct str totp_secret_text(struct arena *a, struct str secret);
/* "otpauth://totp/..." as apps read it from a QR code. */
struct str totp_uri(struct arena *a, struct str secret, struct str issuer, struct str email);
/* The time step the code belongs to: this one, the one before or the next, for clocks that are not
 * quite right; 0 when it is none of these. Takes the same time for every code of six digits. */
int64_t totp_find_step(struct str secret, struct str code, int64_t now);
/* The code of a time step, for tests. False when the library refuses. */
bool totp_code(struct str secret, int64_t step, char out[7]);

#endif
