/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/vcard_label.h"

#include "base/arena.h"
#include "base/fold.h"
#include "codec/charset.h"
#include "codec/vcard_value.h"
#include "def/limits.h"

/* What a TYPE says to people; "" says nothing (INTERNET: every e-mail has it). */
static const struct type_word {
    struct str type, word;
} type_words[] = {
    {STR_INIT("WORK"), STR_INIT("work")},
    {STR_INIT("HOME"), STR_INIT("home")},
    {STR_INIT("CELL"), STR_INIT("mobile")},
    {STR_INIT("FAX"), STR_INIT("fax")},
    {STR_INIT("PAGER"), STR_INIT("pager")},
    {STR_INIT("MAIN"), STR_INIT("main")},
    {STR_INIT("OTHER"), STR_INIT("other")},
    {STR_INIT("CAR"), STR_INIT("car")},
    {STR_INIT("INTERNET"), STR_INIT("")},
    {STR_INIT("VOICE"), STR_INIT("")},
    {STR_INIT("MSG"), STR_INIT("")},
    {STR_INIT("TEXT"), STR_INIT("")},
    {STR_INIT("TEXTPHONE"), STR_INIT("")},
    {STR_INIT("VIDEO"), STR_INIT("")},
    {STR_INIT("PREF"), STR_INIT("")},
    {STR_INIT("DOM"), STR_INIT("")},
    {STR_INIT("INTL"), STR_INIT("")},
    {STR_INIT("POSTAL"), STR_INIT("")},
    {STR_INIT("PARCEL"), STR_INIT("")},
    {STR_INIT("SMTP"), STR_INIT("")},
    {STR_INIT("X400"), STR_INIT("")},
    {STR_INIT("PERSONAL"), STR_INIT("home")},
    {STR_INIT("BUSINESS"), STR_INIT("work")},
    {STR_INIT("MOBILE"), STR_INIT("mobile")},
    {STR_INIT("QUOTED-PRINTABLE"), STR_INIT("")},
    {STR_INIT("BASE64"), STR_INIT("")},
};

/* Samsung: X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=70=72=6F) is "pro". */
static struct str custom_label(struct arena *a, struct str s)
{
    struct str rest = str_sub(s, str_find_char(s, '(', 0) + 1, s.n), part, text = STR_NULL;
    if (str_ends(rest, STR(")")))
        rest.n--;
    while (str_next(&rest, ',', &part))
        text = part;
    return charset_repair(a, vcard_unquote_printable(a, text));
}

static struct str type_label(struct arena *a, struct str type)
{
    for (size_t i = 0; i < sizeof(type_words) / sizeof(*type_words); i++)
        if (str_eq_nocase(type, type_words[i].type))
            return type_words[i].word;
    if (str_starts_nocase(type, STR("X-CUSTOM(")))
        return custom_label(a, type);
    return str_starts_nocase(type, STR("X-")) ? str_sub(type, 2, type.n) : type;
}

/* The first eight rows are read back as they were written. */
struct str vcard_word_type(struct str word)
{
    for (size_t i = 0; i < 8; i++)
        if (str_eq(word, type_words[i].word))
            return type_words[i].type;
    return STR_NULL;
}

bool vcard_label_is_types(struct str label)
{
    struct str rest = label, word, seen[8];
    size_t n = 0;
    while (rest.n && str_next(&rest, ' ', &word)) {
        struct str type = vcard_word_type(word);
        if (!type.n || n == 8 ||
            (n && (type.p == type_words[0].type.p || type.p == type_words[1].type.p)))
            return false;
        for (size_t i = 0; i < n; i++)
            if (seen[i].p == type.p)
                return false;
        seen[n++] = type;
    }
    return n > 0 && label.p[label.n - 1] != ' ';
}

bool vcard_type_is_label(struct arena *a, struct str type) { return type_label(a, type).n > 0; }

static struct str join(struct arena *a, struct str x, struct str y)
{
    return !x.n ? y : !y.n ? x : str_join(a, x, STR(" "), y);
}

struct str vcard_types_label(struct arena *a, const struct content_line *l, bool *preferred)
{
    struct str rest = l->params, label = STR_NULL;
    struct content_param p;
    while (content_param_next(&rest, &p)) {
        if (str_eq_nocase(p.name, STR("PREF"))) {
            *preferred = *preferred || str_eq(p.value, STR("1"));
            continue;
        }
        if (p.name.n && !str_eq_nocase(p.name, STR("TYPE")))
            continue;
        bool custom = str_find_char(p.value, '(', 0) != SIZE_MAX;
        struct str values = p.value, type;
        while (values.n && str_next(&values, custom ? '\0' : ',', &type)) {
            type = str_trim(type);
            *preferred = *preferred || str_eq_nocase(type, STR("PREF"));
            struct str word = type_label(a, content_param_text(a, type));
            if (!word.n || label.n > LIMIT_LINE || str_find(label, word, 0) != SIZE_MAX)
                continue;
            bool place = str_eq(word, type_words[0].word) || str_eq(word, type_words[1].word);
            label = place ? join(a, word, label) : join(a, label, word); /* "work fax" */
        }
    }
    return label;
}

struct str vcard_unwrap_label(struct arena *a, struct str s)
{
    if (!str_starts(s, STR("_$!<")) || !str_ends(s, STR(">!$_")))
        return s;
    s = str_sub(s, 4, s.n - 4);
    char *out = arena_alloc(a, s.n * 2 + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool upper = s.p[i] >= 'A' && s.p[i] <= 'Z';
        bool after_lower = i > 0 && s.p[i - 1] >= 'a' && s.p[i - 1] <= 'z';
        if (upper && after_lower)
            out[n++] = ' ';
        out[n++] = upper ? (char)(s.p[i] + 32) : s.p[i];
    }
    return (struct str){out, n};
}

/* Schemes that only say which service it is; the label says so too. */
static const struct scheme {
    struct str scheme, label;
} schemes[] = {
    {STR_INIT("x-apple:"), STR_INIT("")},
    {STR_INIT("aim:"), STR_INIT("AIM")},
    {STR_INIT("skype:"), STR_INIT("Skype")},
    {STR_INIT("xmpp:"), STR_INIT("Jabber")},
    {STR_INIT("jabber:"), STR_INIT("Jabber")},
    {STR_INIT("msnim:"), STR_INIT("MSN")},
    {STR_INIT("ymsgr:"), STR_INIT("Yahoo")},
    {STR_INIT("icq:"), STR_INIT("ICQ")},
    {STR_INIT("gtalk:"), STR_INIT("GoogleTalk")},
    {STR_INIT("sip:"), STR_INIT("SIP")},
    {STR_INIT("qq:"), STR_INIT("QQ")},
    {STR_INIT("gg:"), STR_INIT("Gadu-Gadu")},
};

size_t vcard_scheme_length(struct str s, struct str *ret_label)
{
    for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
        if (str_starts_nocase(s, schemes[i].scheme)) {
            *ret_label = schemes[i].label;
            return schemes[i].scheme.n;
        }
    *ret_label = STR_NULL;
    return 0;
}

struct str vcard_service_scheme(struct str label)
{
    for (size_t i = 1; i < sizeof(schemes) / sizeof(*schemes); i++)
        if (str_eq_nocase(label, schemes[i].label))
            return schemes[i].scheme;
    return schemes[0].scheme;
}

static int hex(char c)
{
    c = (char)(c | 32);
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

struct str vcard_percent_decode(struct arena *a, struct str s)
{
    if (str_find_char(s, '%', 0) == SIZE_MAX)
        return s;
    char *out = arena_alloc(a, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        int high = s.p[i] == '%' && i + 2 < s.n ? hex(s.p[i + 1]) : -1;
        int low = high >= 0 ? hex(s.p[i + 2]) : -1;
        out[n++] = (char)(low >= 0 ? high << 4 | low : s.p[i]);
        i += low >= 0 ? 2 : 0;
    }
    struct str decoded = {out, n};
    return utf8_is_text(decoded) ? vcard_clean(a, decoded, false) : s;
}
