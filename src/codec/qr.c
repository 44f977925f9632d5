/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/qr.h"

#include "base/err.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "def/limits.h"

#include <qrencode.h>

enum { TEXT_MAX = 2331 }; /* version 40, level M, bytes */

static void free_code(QRcode **code) { QRcode_free(*code); }

/* "M4 4h7v1h-7z": a run of dark modules of one row. */
static void add_row(struct strbuf *b, const unsigned char *row, int width, int y)
{
    for (int x = 0; x < width; x++) {
        int from = x;
        while (x < width && (row[x] & 1)) /* the lowest bit is the colour, 1 is dark */
            x++;
        if (x > from)
            strbuf_addf(b, "M%d %dh%dv1h-%dz", from + QR_QUIET, y + QR_QUIET, x - from, x - from);
    }
}

int qr_format(struct arena *a, struct str text, struct qr *ret, struct err *err)
{
    __attribute__((cleanup(free_code))) QRcode *code = NULL;
    if (text.n && text.n <= TEXT_MAX)
        code = QRcode_encodeData((int)text.n, (const unsigned char *)text.p, 0, QR_ECLEVEL_M);
    if (!code)
        return err_set(err, ERR_LIMIT, "This text does not fit into a QR code.");
    struct strbuf b;
    strbuf_init(&b, a, LIMIT_BODY);
    for (int y = 0; y < code->width; y++)
        add_row(&b, code->data + y * code->width, code->width, y);
    *ret = (struct qr){.side = code->width + 2 * QR_QUIET, .path = strbuf_get(&b)};
    return 0;
}
