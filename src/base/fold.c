/* SPDX-License-Identifier: Apache-2.0 */
#include "base/fold.h"

#include "base/arena.h"
#include "base/strbuf.h"

#include <utf8proc.h>

/* The longest decomposition of one code point is U+FDFA's, 18. */
enum { FOLD_PIECES = 32 };

static const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                         UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;

/* Letters Unicode does not decompose, though people type them plain. Lower case alone: case is
 * folded before the look-up. Sorted. "" drops the letter, " " parts words. Where countries differ,
 * the reading of machine-readable passports (ICAO 9303-3), but plain "o" for ø. */
static const struct letter {
    uint32_t cp;
    char as[4];
} letters[] = {
    {0x00E6, "ae"}, {0x00F0, "d"},  {0x00F8, "o"},  {0x00FE, "th"}, {0x0111, "d"},  {0x0127, "h"},
    {0x0131, "i"},  {0x0138, "q"},  {0x0142, "l"},  {0x014B, "n"},  {0x0153, "oe"}, {0x0167, "t"},
    {0x0180, "b"},  {0x0183, "b"},  {0x0188, "c"},  {0x018C, "d"},  {0x0192, "f"},  {0x0195, "hv"},
    {0x0199, "k"},  {0x019A, "l"},  {0x019E, "n"},  {0x01A5, "p"},  {0x01AB, "t"},  {0x01AD, "t"},
    {0x01B4, "y"},  {0x01B6, "z"},  {0x01BF, "w"},  {0x01DD, "e"},  {0x01E5, "g"},  {0x021D, "y"},
    {0x0221, "d"},  {0x0223, "ou"}, {0x0225, "z"},  {0x0234, "l"},  {0x0235, "n"},  {0x0236, "t"},
    {0x0237, "j"},  {0x023C, "c"},  {0x023F, "s"},  {0x0240, "z"},  {0x0247, "e"},  {0x0249, "j"},
    {0x024B, "q"},  {0x024D, "r"},  {0x024F, "y"},  {0x0253, "b"},  {0x0254, "o"},  {0x0256, "d"},
    {0x0257, "d"},  {0x0259, "e"},  {0x025B, "e"},  {0x0260, "g"},  {0x0261, "g"},  {0x0263, "g"},
    {0x0266, "h"},  {0x0268, "i"},  {0x0269, "i"},  {0x026B, "l"},  {0x0271, "m"},  {0x0272, "n"},
    {0x0275, "o"},  {0x027D, "r"},  {0x0282, "s"},  {0x0283, "sh"}, {0x0288, "t"},  {0x0289, "u"},
    {0x028A, "u"},  {0x028B, "v"},  {0x0292, "z"},  {0x0640, ""},   {0x2C61, "l"},  {0x2C65, "a"},
    {0x2C66, "t"},  {0x2C68, "h"},  {0x2C6A, "k"},  {0x2C6C, "z"},  {0x2C73, "w"},
};

static const char *find_letter(uint32_t cp)
{
    size_t low = 0, high = sizeof(letters) / sizeof(*letters);
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (letters[mid].cp < cp)
            low = mid + 1;
        else
            high = mid;
    }
    bool hit = low < sizeof(letters) / sizeof(*letters) && letters[low].cp == cp;
    return hit ? letters[low].as : NULL;
}

/* The byte an ASCII byte folds to; a blank for everything but letters and digits. */
static char fold_ascii(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c + ('a' - 'A'));
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : ' ';
}

static bool is_ascii(struct str s)
{
    unsigned char all = 0;
    for (size_t i = 0; i < s.n; i++)
        all |= (unsigned char)s.p[i];
    return all < 0x80;
}

/* In place on a copy: runs for each imported record and each search. */
static struct str fold_all_ascii(struct arena *a, struct str s)
{
    char *p = arena_copy(a, s.p, s.n);
    size_t n = 0;
    bool gap = false;
    for (size_t i = 0; i < s.n; i++) {
        char c = fold_ascii(p[i]);
        if (c == ' ') {
            gap = n > 0;
            continue;
        }
        if (gap)
            p[n++] = ' ';
        gap = false;
        p[n++] = c;
    }
    p[n] = '\0';
    return (struct str){p, n};
}

struct folding {
    struct strbuf out;
    bool gap; /* a blank is due before the next letter */
};

static void put(struct folding *f, struct str s)
{
    if (f->gap && f->out.n)
        strbuf_add_char(&f->out, ' ');
    f->gap = false;
    strbuf_add(&f->out, s);
}

static bool is_letter_or_digit(uint32_t cp)
{
    /* Modifier letters such as U+02BB, U+02BC are apostrophes of names: they part like those. */
    if (cp >= 0x02B0 && cp <= 0x02FF)
        return false;
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO) ||
           (c >= UTF8PROC_CATEGORY_ND && c <= UTF8PROC_CATEGORY_NO);
}

/* One code point after decomposition and case folding. */
static void put_folded(struct folding *f, uint32_t cp)
{
    char bytes[4];
    const char *as = NULL;
    if (cp < 0x80) {
        bytes[0] = fold_ascii((char)cp);
        if (bytes[0] == ' ')
            f->gap = true;
        else
            put(f, (struct str){bytes, 1});
    } else if ((as = find_letter(cp))) {
        if (*as)
            put(f, str_c(as));
    } else if (is_letter_or_digit(cp)) {
        put(f, (struct str){bytes, utf8_encode(cp, bytes)});
    } else {
        f->gap = true;
    }
}

/* Marks are stripped, so that the reordering utf8proc_map() does between code points is not
 * needed: folding each by itself gives the same text and no heap allocation. */
static void fold_code_point(struct folding *f, uint32_t cp)
{
    utf8proc_int32_t pieces[FOLD_PIECES];
    int boundary = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)cp, pieces, FOLD_PIECES, options,
                                                 &boundary);
    for (utf8proc_ssize_t i = 0; i < n && i < FOLD_PIECES; i++)
        put_folded(f, (uint32_t)pieces[i]);
}

struct str fold(struct arena *a, struct str s)
{
    if (is_ascii(s))
        return fold_all_ascii(a, s);
    struct folding f = {.gap = false};
    /* Never reached: the longest folding of a text is eleven times its bytes (U+FDFA). */
    strbuf_init(&f.out, a, SIZE_MAX / 4);
    for (size_t at = 0; at < s.n;) {
        uint32_t cp = utf8_next(s, &at);
        if (cp < 0x80)
            put_folded(&f, cp);
        else
            fold_code_point(&f, cp);
    }
    return strbuf_get(&f.out);
}

/* The first letter, in upper case (U+FB01 and kin stay as they are). */
static void add_initial(struct strbuf *b, struct str name)
{
    for (size_t at = 0; at < name.n;) {
        uint32_t cp = utf8_next(name, &at);
        utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
        if (c < UTF8PROC_CATEGORY_LU || c > UTF8PROC_CATEGORY_LO || c == UTF8PROC_CATEGORY_LM)
            continue;
        char bytes[4];
        uint32_t upper = (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp);
        strbuf_add(b, (struct str){bytes, utf8_encode(upper, bytes)});
        return;
    }
}

struct str fold_initials(struct arena *a, struct str given, struct str family)
{
    struct strbuf b;
    strbuf_init(&b, a, 8);
    add_initial(&b, given);
    add_initial(&b, family);
    return strbuf_get(&b);
}
