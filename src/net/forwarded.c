/* SPDX-License-Identifier: Apache-2.0 */
#include "net/forwarded.h"

#include "base/arena.h"

#include <string.h>

/* The four parameters of RFC 7239 section 5; others are read and left alone. */
enum { PARAM_FOR = 1, PARAM_BY = 2, PARAM_HOST = 4, PARAM_PROTO = 8 };

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A letter, a digit or one of `others`. */
static bool is_among(char c, const char *others) { return is_alnum(c) || (c && strchr(others, c)); }

/* RFC 9110 section 5.6.2. */
static bool is_token_char(char c) { return is_among(c, "!#$%&'*+-.^_`|~"); }

static void skip_space(struct str *s)
{
    while (s->n && (s->p[0] == ' ' || s->p[0] == '\t'))
        *s = str_sub(*s, 1, s->n);
}

static bool take_char(struct str *s, char c)
{
    if (!s->n || s->p[0] != c)
        return false;
    *s = str_sub(*s, 1, s->n);
    return true;
}

static struct str take_token(struct str *s)
{
    size_t n = 0;
    while (n < s->n && is_token_char(s->p[n]))
        n++;
    struct str token = str_sub(*s, 0, n);
    *s = str_sub(*s, n, s->n);
    return token;
}

/* RFC 9110 section 5.6.4, after the opening quote. Bytes above ASCII have no place in a value. */
static bool take_quoted(struct arena *a, struct str *s, struct str *ret)
{
    char *out = arena_alloc(a, s->n + 1);
    size_t n = 0;
    while (!take_char(s, '"')) {
        take_char(s, '\\');
        unsigned char c = s->n ? (unsigned char)s->p[0] : 0;
        if (c < 0x20 || c > 0x7E)
            return false; /* also: no closing quote */
        out[n++] = (char)c;
        *s = str_sub(*s, 1, s->n);
    }
    *ret = (struct str){out, n};
    return true;
}

/* "_" and at least one of ALPHA DIGIT . _ - (section 6.3). */
static bool is_obfuscated(struct str s)
{
    if (s.n < 2 || s.p[0] != '_')
        return false;
    for (size_t i = 1; i < s.n; i++)
        if (!is_among(s.p[i], "._-"))
            return false;
    return true;
}

static bool is_port(struct str s)
{
    int64_t n;
    return is_obfuscated(s) || (s.n <= 5 && s.p && s.p[0] != '+' && str_to_i64(s, 0, 65535, &n));
}

/* node = nodename [ ":" node-port ] (section 6). */
static bool parse_node(struct str node, struct forwarded_hop *hop)
{
    bool v6 = str_starts(node, STR("["));
    size_t end = str_find_char(node, v6 ? ']' : ':', 0);
    if (v6 && end == SIZE_MAX)
        return false;
    if (v6)
        end++;
    struct str name = str_sub(node, 0, end), rest = str_sub(node, end, node.n);
    if (rest.n && (!take_char(&rest, ':') || !is_port(rest)))
        return false;
    hop->is_address = address_parse(name, &hop->address);
    hop->client = v6 ? str_sub(name, 1, name.n - 1) : name;
    return hop->is_address || (!v6 && (str_eq_nocase(name, STR("unknown")) || is_obfuscated(name)));
}

/* A scheme (RFC 3986 section 3.1). */
static bool is_scheme(struct str s)
{
    bool ok = s.n && !(s.p[0] >= '0' && s.p[0] <= '9') && is_alnum(s.p[0]);
    for (size_t i = 0; i < s.n; i++)
        ok = ok && is_among(s.p[i], "+-.");
    return ok;
}

/* What may stand in a Host header, roughly: whether it is one of ours is asked later. */
static bool is_host(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_among(s.p[i], ".-_:[]"))
            return false;
    return s.n > 0;
}

/* One "name=value"; each of the known names once in an element. */
static bool take_pair(struct arena *a, struct str *s, unsigned *seen, struct forwarded_hop *hop)
{
    struct forwarded_hop by = {0};
    struct str name = take_token(s), value;
    if (!name.n || !take_char(s, '='))
        return false;
    if (!take_char(s, '"'))
        value = take_token(s);
    else if (!take_quoted(a, s, &value))
        return false;
    unsigned param = str_eq_nocase(name, STR("for"))     ? PARAM_FOR
                     : str_eq_nocase(name, STR("by"))    ? PARAM_BY
                     : str_eq_nocase(name, STR("host"))  ? PARAM_HOST
                     : str_eq_nocase(name, STR("proto")) ? PARAM_PROTO
                                                         : 0;
    if (*seen & param)
        return false;
    *seen |= param;
    switch (param) {
    case PARAM_FOR: return parse_node(value, hop);
    case PARAM_BY: return parse_node(value, &by);
    case PARAM_HOST: hop->host = value; return is_host(value);
    case PARAM_PROTO: hop->proto = value; return is_scheme(value);
    default: return true;
    }
}

static bool take_element(struct arena *a, struct str *s, struct forwarded *f)
{
    struct forwarded_hop hop = {0};
    unsigned seen = 0;
    bool pairs = false;
    for (;;) {
        skip_space(s);
        if (s->n && s->p[0] != ';' && s->p[0] != ',') {
            if (!take_pair(a, s, &seen, &hop))
                return false;
            pairs = true;
            skip_space(s);
        }
        if (!take_char(s, ';'))
            break;
    }
    if (!pairs)
        return true; /* an empty element of a list means nothing (RFC 9110 section 5.6.1) */
    if (f->n == FORWARDED_HOPS_MAX)
        return false;
    f->hops[f->n++] = hop;
    return true;
}

bool forwarded_add(struct arena *a, struct str line, struct forwarded *f)
{
    do {
        if (!take_element(a, &line, f))
            return false;
    } while (take_char(&line, ','));
    return !line.n;
}

static bool is_trusted(const struct address *a, const struct address_block *trusted, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (address_block_has(&trusted[i], a))
            return true;
    return false;
}

struct forwarded_view forwarded_walk(struct arena *a, const struct forwarded *f,
                                     const struct address *peer,
                                     const struct address_block *trusted, size_t trusted_n)
{
    struct forwarded_view v = {.client = address_format(a, peer)};
    const struct address *speaker = peer;
    for (size_t i = f->n; i > 0 && speaker && is_trusted(speaker, trusted, trusted_n); i--) {
        const struct forwarded_hop *hop = &f->hops[i - 1];
        speaker = hop->is_address ? &hop->address : NULL;
        v.client = speaker         ? address_format(a, speaker)
                   : hop->client.n ? hop->client
                                   : STR("unknown");
        v.proto = hop->proto;
        v.host = hop->host;
    }
    return v;
}
