/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/charset.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/strbuf.h"

#include <iconv.h>

bool charset_is_ascii(struct str s)
{
    size_t i = 0;
    uint64_t all = 0, eight;
    for (; i + 8 <= s.n; i += 8) {
        memcpy(&eight, s.p + i, 8);
        all |= eight;
    }
    for (; i < s.n; i++)
        all |= (unsigned char)s.p[i];
    return (all & UINT64_C(0x8080808080808080)) == 0;
}

enum { MARK_NONE, MARK_LITTLE, MARK_BIG };

/* UTF-16 without a mark: ASCII letters make every second byte of the beginning zero. */
static int guess_utf16(struct str s)
{
    size_t n = s.n < 1024 ? s.n : 1024, zeros[2] = {0, 0};
    for (size_t i = 0; i < n; i++)
        zeros[i & 1] += s.p[i] == '\0';
    if (n < 4 || zeros[0] + zeros[1] < n / 4)
        return MARK_NONE;
    if (zeros[1] > zeros[0] * 4)
        return MARK_LITTLE;
    return zeros[0] > zeros[1] * 4 ? MARK_BIG : MARK_NONE;
}

static uint32_t unit(struct str s, size_t at, int order)
{
    uint32_t x = (unsigned char)s.p[at], y = (unsigned char)s.p[at + 1];
    return order == MARK_LITTLE ? y << 8 | x : x << 8 | y;
}

/* RFC 2781 section 2.2. A lone surrogate becomes U+FFFD, an odd last byte is dropped. */
static struct str from_utf16(struct arena *a, struct str s, int order)
{
    char *out = arena_alloc(a, s.n / 2 * 3 + 1);
    size_t n = 0;
    for (size_t i = 0; i + 2 <= s.n; i += 2) {
        uint32_t cp = unit(s, i, order);
        if (cp >= 0xD800 && cp < 0xDC00 && i + 4 <= s.n) {
            uint32_t low = unit(s, i + 2, order);
            if (low >= 0xDC00 && low < 0xE000) {
                cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        n += utf8_encode(cp, out + n);
    }
    return (struct str){out, n};
}

struct str charset_decode(struct arena *a, struct str s)
{
    if (str_starts(s, STR("\xEF\xBB\xBF")))
        return str_sub(s, 3, s.n);
    if (str_starts(s, STR("\xFF\xFE")))
        return from_utf16(a, str_sub(s, 2, s.n), MARK_LITTLE);
    if (str_starts(s, STR("\xFE\xFF")))
        return from_utf16(a, str_sub(s, 2, s.n), MARK_BIG);
    int order = guess_utf16(s);
    return order == MARK_NONE ? s : from_utf16(a, s, order);
}

static bool is_letter(unsigned char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

/* A lead byte of the kana and kanji rows of everyday Japanese (JIS X 0208). In windows-1252 these
 * are quotation marks and dashes; Western letters are all at 0xC0 and above. */
static bool is_common_lead(unsigned char c)
{
    return (c >= 0x81 && c <= 0x84) || (c >= 0x88 && c <= 0x9F);
}

static bool is_shift_jis(struct str s)
{
    size_t pairs = 0, common = 0, japanese = 0, western = 0;
    bool after_pair = false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < 0x80 || (c >= 0xA1 && c <= 0xDF)) { /* ASCII, half-width katakana */
            after_pair = false;
            continue;
        }
        unsigned char t = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
        if (c == 0x80 || c == 0xA0 || c > 0xFC || t < 0x40 || t == 0x7F || t > 0xFC)
            return false;
        pairs++;
        common += is_common_lead(c);
        japanese += after_pair;
        western += i > 0 && is_letter((unsigned char)s.p[i - 1]) && is_letter(t) && !after_pair;
        after_pair = true;
        i++;
    }
    return pairs && common * 2 >= pairs && japanese > western;
}

struct str charset_guess(struct str s)
{
    if (charset_is_ascii(s) || utf8_is_valid(s))
        return STR("UTF-8");
    return is_shift_jis(s) ? STR("SHIFT_JIS") : STR("WINDOWS-1252");
}

/* What 0x80 to 0x9F mean (WHATWG Encoding, index windows-1252); the five holes stay controls. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

static struct str from_windows_1252(struct arena *a, struct str s)
{
    char *out = arena_alloc(a, s.n * 3 + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < 0x80)
            out[n++] = (char)c;
        else
            n += utf8_encode(c < 0xA0 ? windows_1252[c - 0x80] : c, out + n);
    }
    return (struct str){out, n};
}

struct str charset_repair(struct arena *a, struct str s)
{
    struct str guess = charset_guess(s), ret;
    if (str_eq(guess, STR("UTF-8")))
        return s;
    return charset_convert(a, guess, s, &ret) ? ret : from_windows_1252(a, s);
}

/* Names in capitals without punctuation. ISO 8859-1 is read as windows-1252, as browsers do: its
 * controls 0x80 to 0x9F are never meant. ISO-2022-CN and its kin are left out on purpose. */
static const struct charset {
    struct str plain;
    const char *iconv;
} charsets[] = {
    {STR_INIT("WINDOWS1252"), ""},
    {STR_INIT("CP1252"), ""},
    {STR_INIT("ISO88591"), ""},
    {STR_INIT("LATIN1"), ""},
    {STR_INIT("ANSI"), ""},
    {STR_INIT("XANSI"), ""},
    {STR_INIT("ISO88592"), "ISO-8859-2"},
    {STR_INIT("ISO88593"), "ISO-8859-3"},
    {STR_INIT("ISO88594"), "ISO-8859-4"},
    {STR_INIT("ISO88595"), "ISO-8859-5"},
    {STR_INIT("ISO88596"), "ISO-8859-6"},
    {STR_INIT("ISO88597"), "ISO-8859-7"},
    {STR_INIT("ISO88598"), "ISO-8859-8"},
    {STR_INIT("ISO88599"), "WINDOWS-1254"},
    {STR_INIT("ISO885910"), "ISO-8859-10"},
    {STR_INIT("ISO885913"), "ISO-8859-13"},
    {STR_INIT("ISO885914"), "ISO-8859-14"},
    {STR_INIT("ISO885915"), "ISO-8859-15"},
    {STR_INIT("ISO885916"), "ISO-8859-16"},
    {STR_INIT("WINDOWS1250"), "WINDOWS-1250"},
    {STR_INIT("CP1250"), "WINDOWS-1250"},
    {STR_INIT("WINDOWS1251"), "WINDOWS-1251"},
    {STR_INIT("CP1251"), "WINDOWS-1251"},
    {STR_INIT("WINDOWS1253"), "WINDOWS-1253"},
    {STR_INIT("WINDOWS1254"), "WINDOWS-1254"},
    {STR_INIT("WINDOWS1255"), "WINDOWS-1255"},
    {STR_INIT("WINDOWS1256"), "WINDOWS-1256"},
    {STR_INIT("WINDOWS1257"), "WINDOWS-1257"},
    {STR_INIT("WINDOWS1258"), "WINDOWS-1258"},
    {STR_INIT("KOI8R"), "KOI8-R"},
    {STR_INIT("KOI8U"), "KOI8-U"},
    {STR_INIT("MACINTOSH"), "MACINTOSH"},
    {STR_INIT("SHIFTJIS"), "CP932"},
    {STR_INIT("SJIS"), "CP932"},
    {STR_INIT("XSJIS"), "CP932"},
    {STR_INIT("CP932"), "CP932"},
    {STR_INIT("WINDOWS31J"), "CP932"},
    {STR_INIT("EUCJP"), "EUC-JP"},
    {STR_INIT("ISO2022JP"), "ISO-2022-JP"},
    {STR_INIT("GB2312"), "GBK"},
    {STR_INIT("GBK"), "GBK"},
    {STR_INIT("GB18030"), "GB18030"},
    {STR_INIT("BIG5"), "BIG5"},
    {STR_INIT("EUCKR"), "CP949"},
    {STR_INIT("KSC56011987"), "CP949"},
    {STR_INIT("CP949"), "CP949"},
};

/* Capitals without "-", "_" and blanks; "" when it is too long for a name we know. */
static struct str plain_name(struct str name, char out[16])
{
    size_t n = 0;
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        if (c == '-' || c == '_' || c == ' ' || c == '"')
            continue;
        if (n == 16)
            return STR_NULL;
        out[n++] = c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
    }
    return (struct str){out, n};
}

bool charset_is_utf8(struct str name)
{
    char buffer[16];
    struct str plain = plain_name(name, buffer);
    return str_eq(plain, STR("UTF8")) || str_eq(plain, STR("USASCII")) ||
           str_eq(plain, STR("ASCII"));
}

static bool through_iconv(struct arena *a, const char *name, struct str s, struct str *ret)
{
    iconv_t cd = iconv_open("UTF-8", name);
    if (cd == (iconv_t)-1)
        return false;
    size_t room = s.n * 4 + 16, left = room, in_left = s.n;
    char *out = arena_alloc(a, room), *to = out;
    /* iconv() takes char ** but does not write to the input. */
    char *from = (char *)(uintptr_t)s.p;
    bool ok = iconv(cd, &from, &in_left, &to, &left) != (size_t)-1 && in_left == 0 &&
              iconv(cd, NULL, NULL, &to, &left) != (size_t)-1;
    iconv_close(cd);
    if (ok)
        *ret = (struct str){out, room - left};
    return ok;
}

bool charset_convert(struct arena *a, struct str name, struct str s, struct str *ret)
{
    char buffer[16];
    struct str plain = plain_name(name, buffer);
    if (charset_is_utf8(name)) {
        if (!charset_is_ascii(s) && !utf8_is_valid(s))
            return false;
        *ret = s;
        return true;
    }
    for (size_t i = 0; i < sizeof(charsets) / sizeof(*charsets); i++) {
        if (!str_eq(plain, charsets[i].plain))
            continue;
        if (charsets[i].iconv[0])
            return through_iconv(a, charsets[i].iconv, s, ret);
        *ret = from_windows_1252(a, s);
        return true;
    }
    return false;
}
