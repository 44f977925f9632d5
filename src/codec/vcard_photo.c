/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Photos come as base64 (ENCODING=b, BASE64, or said nowhere), as data: URLs (RFC 2397) in 4.0,
 * or as both at once. What they are is told by their first bytes, never by what the card says.
 */
#include "base/arena.h"
#include "base/base64.h"
#include "codec/vcard_int.h"
#include "def/limits.h"

static const char *media_type(struct str bytes)
{
    if (str_starts(bytes, STR("\xFF\xD8\xFF")))
        return "image/jpeg";
    if (str_starts(bytes, STR("\x89PNG\r\n\x1A\n")))
        return "image/png";
    if (str_starts(bytes, STR("RIFF")) && str_starts(str_sub(bytes, 8, bytes.n), STR("WEBP")))
        return "image/webp";
    return NULL;
}

/* The base64 part; "" when the value is an address. */
static struct str encoded_part(struct str value)
{
    value = str_trim(value);
    if (!str_starts_nocase(value, STR("data:"))) {
        size_t colon = str_find_char(str_sub(value, 0, 32), ':', 0);
        return colon == SIZE_MAX ? value : STR_NULL;
    }
    size_t comma = str_find_char(value, ',', 0);
    struct str head = str_sub(value, 0, comma);
    if (str_ends(head, STR("\\"))) /* escaped as if it were text */
        head.n--;
    bool base64 = head.n >= 7 && str_eq_nocase(str_sub(head, head.n - 7, head.n), STR(";base64"));
    return comma != SIZE_MAX && base64 ? str_sub(value, comma + 1, value.n) : STR_NULL;
}

bool vcard_photo(struct arena *a, struct str raw, struct str *ret_bytes,
                 const char **ret_media_type)
{
    struct vcard_reader r;
    struct vcard_card card;
    struct import_failure fail;
    vcard_reader_init(&r, raw);
    if (vcard_card_next(a, &r, &card, &fail) != 1)
        return false;
    for (size_t i = 1; i + 1 < card.lines.n; i++) {
        const struct content_line *l = &card.lines.p[i];
        if (!str_eq_nocase(l->name, STR("PHOTO")) &&
            !str_eq_nocase(l->name, STR("X-MS-CARDPICTURE")))
            continue;
        struct str text = encoded_part(l->value), bytes;
        if (!text.n || text.n > (size_t)LIMIT_PHOTO * 2 || !base64_decode(a, text, &bytes))
            continue;
        const char *type = media_type(bytes);
        if (!type || bytes.n > LIMIT_PHOTO)
            continue;
        *ret_bytes = bytes;
        *ret_media_type = type;
        return true;
    }
    return false;
}
