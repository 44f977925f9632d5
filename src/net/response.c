/* SPDX-License-Identifier: Apache-2.0 */
#include "net/response.h"

#include "base/html.h"
#include "def/limits.h"

#include <assert.h>
#include <stdarg.h>

/* The content policy allows what the binary itself serves and nothing inline. data: images are
 * for the initials drawn in style sheets. */
const struct request_header response_security[] = {
    {STR_INIT("Content-Security-Policy"),
     STR_INIT("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
              "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
              "manifest-src 'self'")},
    {STR_INIT("X-Content-Type-Options"), STR_INIT("nosniff")},
    {STR_INIT("Referrer-Policy"), STR_INIT("same-origin")},
    {STR_INIT("Cross-Origin-Opener-Policy"), STR_INIT("same-origin")},
    {STR_INIT("Cross-Origin-Resource-Policy"), STR_INIT("same-origin")},
};
const size_t response_security_n = sizeof(response_security) / sizeof(*response_security);

void response_init(struct response *rs, struct arena *a)
{
    rs->a = a;
    rs->status = 200;
    rs->type = "text/html; charset=utf-8";
    strbuf_init(&rs->body, a, LIMIT_OUTPUT);
    rs->bytes = STR_NULL;
    rs->cache = "no-store";
    rs->headers_n = 0;
    rs->close = false;
    rs->retry_seconds = 0;
}

static bool is_header_text(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7F)
            return false;
    return true;
}

void response_add_header(struct response *rs, struct str name, struct str value)
{
    if (rs->headers_n == RESPONSE_HEADERS_MAX || !name.n || !is_header_text(name) ||
        !is_header_text(value)) {
        rs->headers_n = 0;
        response_text(rs, 500, "Something went wrong on our side");
        return;
    }
    rs->headers[rs->headers_n++] =
        (struct request_header){str_copy(rs->a, name), str_copy(rs->a, value)};
}

void response_text(struct response *rs, int status, const char *fmt, ...)
{
    char line[1200];
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(line, sizeof(line), fmt, ap);
    va_end(ap);
    if (n < 0 || (size_t)n >= sizeof(line))
        n = (int)strlen(line);
    rs->status = status;
    rs->type = "text/plain; charset=utf-8";
    rs->cache = "no-store";
    rs->bytes = STR_NULL;
    strbuf_clear(&rs->body);
    strbuf_add(&rs->body, (struct str){line, (size_t)n});
    strbuf_add_char(&rs->body, '\n');
}

void response_redirect(struct response *rs, struct str path)
{
    bool local = str_starts(path, STR("/")) && url_is_safe(path);
    response_text(rs, 303, "See other");
    response_add_header(rs, STR("Location"), local ? path : STR("/"));
}

/* cookie-octet of RFC 6265 section 4.1.1. */
static bool is_cookie_text(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] <= ' ' || s.p[i] == 0x7F || strchr("\",;\\", s.p[i]))
            return false;
    return true;
}

void response_set_cookie(struct response *rs, struct str name, struct str value,
                         const struct cookie_options *o)
{
    bool prefixed = str_starts_nocase(name, STR("__Host-")) ||
                    str_starts_nocase(name, STR("__Secure-"));
    assert(!prefixed || o->secure);
    assert(name.n && is_cookie_text(name) && is_cookie_text(value));
    struct str age = STR("");
    if (o->max_age)
        age = str_format(rs->a, "; Max-Age=%lld", (long long)(o->max_age < 0 ? 0 : o->max_age));
    response_add_header(rs, STR("Set-Cookie"),
                        str_format(rs->a, "%.*s=%.*s; Path=/%.*s%s%s; SameSite=%s", STR_ARG(name),
                                   STR_ARG(value), STR_ARG(age), o->secure ? "; Secure" : "",
                                   o->http_only ? "; HttpOnly" : "",
                                   o->same_site == COOKIE_LAX ? "Lax" : "Strict"));
}

/* If-None-Match: a list of quoted tags, or "*" (RFC 9110 section 13.1.2, weak comparison). */
static bool has_tag(const struct request *rq, struct str quoted)
{
    struct str list = request_get_header(rq, STR("If-None-Match")), item;
    while (str_next(&list, ',', &item)) {
        item = str_trim(item);
        if (str_starts(item, STR("W/")))
            item = str_sub(item, 2, item.n);
        if (str_eq(item, quoted) || str_eq(item, STR("*")))
            return true;
    }
    return false;
}

/* Adds the tag; true when the answer is a 304 without a body. */
static bool answer_by_tag(struct response *rs, const struct request *rq, struct str tag)
{
    struct str quoted = str_format(rs->a, "\"%.*s\"", STR_ARG(tag));
    response_add_header(rs, STR("ETag"), quoted);
    if (rs->status != 200 || !has_tag(rq, quoted))
        return false;
    rs->status = 304;
    rs->bytes = STR("");
    return true;
}

/* Accept-Encoding names gzip without q=0. */
static bool accepts_gzip(const struct request *rq)
{
    struct str list = request_get_header(rq, STR("Accept-Encoding")), item;
    while (str_next(&list, ',', &item)) {
        struct str name, rest = item;
        if (!str_next(&rest, ';', &name) || !str_eq_nocase(str_trim(name), STR("gzip")))
            continue;
        struct str q = str_trim(rest);
        if (!str_starts_nocase(q, STR("q=0")))
            return true;
        for (size_t i = 3; i < q.n; i++)
            if (q.p[i] >= '1' && q.p[i] <= '9')
                return true;
        return false;
    }
    return false;
}

void response_asset(struct response *rs, const struct request *rq, const struct asset *asset,
                    const char *type)
{
    struct str version = form_get(&rq->params, STR("v"));
    bool gzip = asset->gzip && accepts_gzip(rq);
    rs->type = type;
    rs->cache = str_eq(version, str_c(asset->hash)) ? "public, max-age=31536000, immutable"
                                                    : "no-cache";
    if (asset->gzip)
        response_add_header(rs, STR("Vary"), STR("Accept-Encoding"));
    /* Two representations, two tags. */
    struct str tag = str_format(rs->a, gzip ? "%s-gz" : "%s", asset->hash);
    if (answer_by_tag(rs, rq, tag))
        return;
    rs->bytes = gzip ? (struct str){asset->gzip, asset->gzip_n} : asset_str(asset);
    if (gzip)
        response_add_header(rs, STR("Content-Encoding"), STR("gzip"));
}

void response_bytes(struct response *rs, const struct request *rq, struct str bytes,
                    const char *type, struct str tag)
{
    rs->type = type;
    rs->cache = "private, no-cache";
    if (!answer_by_tag(rs, rq, tag))
        rs->bytes = bytes.p ? bytes : STR("");
}

/* RFC 6266: an ASCII name for old programs, the real one as filename*. */
void response_download(struct response *rs, const char *type, struct str file_name)
{
    struct strbuf b;
    strbuf_init(&b, rs->a, LIMIT_LINE * 8);
    STRBUF_LIT(&b, "attachment; filename=\"");
    for (size_t i = 0; i < file_name.n && i < LIMIT_LINE; i++) {
        char c = file_name.p[i];
        bool plain = c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '/' && c != '%';
        strbuf_add_char(&b, plain ? c : '_');
    }
    STRBUF_LIT(&b, "\"; filename*=UTF-8''");
    url_component(&b, str_sub(file_name, 0, LIMIT_LINE));
    rs->type = type;
    response_add_header(rs, STR("Content-Disposition"), strbuf_get(&b));
}

const char *response_type_of(struct str file_name)
{
    static const struct {
        struct str end;
        const char *type;
    } rows[] = {
        {STR_INIT(".css"), "text/css; charset=utf-8"},
        {STR_INIT(".js"), "text/javascript; charset=utf-8"},
        {STR_INIT(".svg"), "image/svg+xml"},
        {STR_INIT(".png"), "image/png"},
        {STR_INIT(".ico"), "image/vnd.microsoft.icon"},
        {STR_INIT(".jpg"), "image/jpeg"},
        {STR_INIT(".webp"), "image/webp"},
        {STR_INIT(".webmanifest"), "application/manifest+json"},
        {STR_INIT(".json"), "application/json"},
        {STR_INIT(".csv"), "text/csv; charset=utf-8"},
        {STR_INIT(".txt"), "text/plain; charset=utf-8"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        if (str_ends(file_name, rows[i].end))
            return rows[i].type;
    return "application/octet-stream";
}
