/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A text as a QR code (ISO/IEC 18004), drawn as one SVG path: for a second factor's key, which a
 * phone reads from the screen. libqrencode encodes; nothing here reads codes. No I/O.
 */
#ifndef WM_CODEC_QR_H
#define WM_CODEC_QR_H

#include "base/str.h"

struct arena;
struct err;

enum { QR_QUIET = 4 }; /* light modules around the code, which readers need (section 9.1) */

struct qr {
    int side;        /* modules in a row, with the quiet zone: viewBox="0 0 side side" */
    struct str path; /* the dark modules, for the attribute d of a path filled with one colour */
};

/* Medium error correction. In the arena. ERR_LIMIT: the text is empty or does not fit into the
 * largest code (2331 bytes). */
int qr_format(struct arena *a, struct str text, struct qr *ret, struct err *err);

#endif
