/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/ical_out.h"

enum { LINE_OCTETS = 75 };

static bool is_continued(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

/* Octets of the character at `at`. */
static size_t width(struct str s, size_t at)
{
    size_t n = 1;
    while (at + n < s.n && is_continued(s.p[at + n]))
        n++;
    return n;
}

struct line {
    struct strbuf *out;
    size_t used; /* octets on the present line */
};

static void put(struct line *l, struct str piece)
{
    if (l->used + piece.n > LINE_OCTETS) {
        strbuf_add(l->out, STR("\r\n "));
        l->used = 1;
    }
    strbuf_add(l->out, piece);
    l->used += piece.n;
}

static void put_all(struct line *l, struct str s)
{
    for (size_t i = 0, n; i < s.n; i += n) {
        n = width(s, i);
        put(l, str_sub(s, i, i + n));
    }
}

static void put_text(struct line *l, struct str s)
{
    for (size_t i = 0, n; i < s.n; i += n) {
        struct str c = str_sub(s, i, i + (n = width(s, i)));
        if (c.p[0] == '\n')
            put(l, STR("\\n"));
        else if (c.p[0] == ',')
            put(l, STR("\\,"));
        else if (c.p[0] == ';')
            put(l, STR("\\;"));
        else if (c.p[0] == '\\')
            put(l, STR("\\\\"));
        else if (((unsigned char)c.p[0] >= ' ' && c.p[0] != 0x7F) || c.p[0] == '\t')
            put(l, c);
    }
}

static void end(struct line *l) { strbuf_add(l->out, STR("\r\n")); }

static void line(struct strbuf *out, const char *head, struct str value)
{
    struct line l = {out, 0};
    put_all(&l, str_c(head));
    put_all(&l, value);
    end(&l);
}

static void text_line(struct strbuf *out, const char *head, struct str value)
{
    struct line l = {out, 0};
    if (!value.n)
        return;
    put_all(&l, str_c(head));
    put_text(&l, value);
    end(&l);
}

static void day_line(struct strbuf *out, const char *head, struct date d)
{
    strbuf_addf(out, "%s;VALUE=DATE:%04d%02d%02d\r\n", head, d.y, d.m, d.d);
}

/* Form 2 of section 3.3.5: 20270901T130000Z. */
static void instant_line(struct strbuf *out, const char *head, int64_t us)
{
    int64_t seconds = us / US_PER_SECOND, days = seconds / 86400, rest = seconds % 86400;
    struct date d = date_from_days(days);
    strbuf_addf(out, "%s:%04d%02d%02dT%02d%02d%02dZ\r\n", head, d.y, d.m, d.d, (int)(rest / 3600),
                (int)(rest / 60 % 60), (int)(rest % 60));
}

void ical_begin(struct strbuf *out, struct str name)
{
    strbuf_add(out, STR("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Wellmet//Plan//EN\r\n"
                        "CALSCALE:GREGORIAN\r\n"));
    text_line(out, "X-WR-CALNAME:", name);
}

void ical_put_event(struct strbuf *out, const struct ical_event *e)
{
    strbuf_add(out, STR("BEGIN:VEVENT\r\n"));
    line(out, "UID:", e->uid);
    instant_line(out, "DTSTAMP", e->stamp);
    instant_line(out, "LAST-MODIFIED", e->stamp);
    strbuf_addf(out, "SEQUENCE:%lld\r\n", (long long)e->sequence);
    if (e->at) {
        instant_line(out, "DTSTART", e->at);
        if (e->at_end > e->at)
            instant_line(out, "DTEND", e->at_end);
    } else {
        /* The end is not part of the event any more: section 3.6.1. */
        day_line(out, "DTSTART", e->from);
        day_line(out, "DTEND", date_add_days(e->until, 1));
    }
    text_line(out, "SUMMARY:", e->summary);
    text_line(out, "DESCRIPTION:", e->description);
    line(out, "STATUS:", e->tentative ? STR("TENTATIVE") : STR("CONFIRMED"));
    strbuf_add(out, STR("TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"));
}

void ical_end(struct strbuf *out) { strbuf_add(out, STR("END:VCALENDAR\r\n")); }
