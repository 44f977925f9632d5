/* SPDX-License-Identifier: Apache-2.0 */
#include "template_html.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

static void name_add(char name[32], char ch)
{
    size_t n = strlen(name);
    if (n < 31) {
        name[n] = (char)tolower((unsigned char)ch);
        name[n + 1] = '\0';
    }
}

bool is_one_of(const char *name, const char *const *list)
{
    for (; *list; list++)
        if (!strcmp(name, *list))
            return true;
    return false;
}

static void begin_value(struct html *s)
{
    static const char *const urls[] = {"href", "src", "action", "formaction", "poster", "cite",
                                       "data", "manifest", "ping", "background", "longdesc",
                                       "xlink:href", NULL};
    static const char *const literal[] = {"srcset", "srcdoc", "imagesrcset", "http-equiv", NULL};
    if (!strcmp(s->name, "style") || !strncmp(s->name, "on", 2))
        fail("the attribute %s is not allowed: use a class or a script file", s->name);
    s->attr = is_one_of(s->name, urls)      ? ATTR_URL
                  : is_one_of(s->name, literal) ? ATTR_LITERAL
                                                    : ATTR_PLAIN;
    s->url = URL_EMPTY;
}

static void end_tag(struct html *s)
{
    const char *t = s->tag;
    if (!strcmp(t, "pre") || !strcmp(t, "textarea"))
        s->verbatim = !s->closing;
    s->place = TEXT;
    if (!s->closing && (!strcmp(t, "script") || !strcmp(t, "style")))
        s->place = SCRIPT;
}

static void open_tag(struct html *s, const char *p)
{
    if (s->place == SCRIPT && strncmp(p, "</", 2))
        fail("inline scripts and styles are not allowed: write a file under assets/");
    s->closing = p[1] == '/';
    s->tag[0] = '\0';
    if (!strncmp(p, "<!--", 4))
        s->place = COMMENT;
    else if (!strncasecmp(p, "<!doctype", 9))
        s->place = DECLARATION;
    else if (isalpha((unsigned char)p[1]) || (s->closing && isalpha((unsigned char)p[2])))
        s->place = TAG_NAME;
    else
        fail("a bare < in text: write &lt;");
}

static void step_in_tag(struct html *s, char ch)
{
    if (ch == '>') {
        end_tag(s);
    } else if (isspace((unsigned char)ch) || ch == '/') {
        s->place = s->place == ATTR_NAME || s->place == AFTER_NAME ? AFTER_NAME : TAG;
    } else if (ch == '=') {
        if (s->place != ATTR_NAME && s->place != AFTER_NAME)
            fail("an = without an attribute name before it");
        begin_value(s);
        s->place = BEFORE_VALUE;
    } else if (ch == '"' || ch == '\'' || ch == '<') {
        fail("a stray %c in a tag", ch);
    } else {
        if (s->place != ATTR_NAME)
            s->name[0] = '\0';
        s->place = ATTR_NAME;
        name_add(s->name, ch);
    }
}

static void step_in_value(struct html *s, char ch)
{
    char end = s->place == QUOTED ? '"' : '\'';
    if (s->place == UNQUOTED && (ch == '>' || isspace((unsigned char)ch))) {
        s->place = TAG;
        if (ch == '>')
            end_tag(s);
    } else if (s->place != UNQUOTED && ch == end) {
        s->place = TAG;
    } else if (s->attr == ATTR_URL) {
        if (s->url == URL_WHOLE)
            fail("text after <%%= %%> in a URL: give the whole URL, or use <%%u %%>");
        s->url = URL_STARTED;
    }
}

static void step_before_value(struct html *s, char ch)
{
    if (isspace((unsigned char)ch))
        return;
    if (ch == '>')
        fail("an attribute without a value after =");
    s->place = ch == '"' ? QUOTED : ch == '\'' ? SINGLE : UNQUOTED;
    if (s->place == UNQUOTED)
        step_in_value(s, ch);
}

void html_step(struct html *s, const char *line, const char *p)
{
    switch (s->place) {
    case TEXT:
    case SCRIPT:
        if (*p == '<')
            open_tag(s, p);
        else if (s->place == SCRIPT && !isspace((unsigned char)*p))
            fail("inline scripts and styles are not allowed: write a file under assets/");
        break;
    case TAG_NAME:
        if (isspace((unsigned char)*p))
            s->place = TAG;
        else if (*p == '>')
            end_tag(s);
        else if (*p != '/')
            name_add(s->tag, *p);
        break;
    case TAG:
    case ATTR_NAME:
    case AFTER_NAME: step_in_tag(s, *p); break;
    case BEFORE_VALUE: step_before_value(s, *p); break;
    case QUOTED:
    case SINGLE:
    case UNQUOTED: step_in_value(s, *p); break;
    case COMMENT:
        if (*p == '>' && p - line >= 2 && p[-1] == '-' && p[-2] == '-')
            s->place = TEXT;
        break;
    case DECLARATION:
        if (*p == '>')
            s->place = TEXT;
        break;
    }
}

static const char *place_problem(const struct html *s)
{
    switch (s->place) {
    case TEXT: return NULL;
    case QUOTED:
        return s->attr == ATTR_LITERAL ? "in this attribute" : NULL;
    case SINGLE: return "in a single-quoted attribute: use double quotes";
    case COMMENT: return "in a comment";
    case SCRIPT: return "in a script or style";
    case BEFORE_VALUE:
    case UNQUOTED: return "in an attribute without quotes: use double quotes";
    default: return "in a tag outside double quotes";
    }
}

const char *html_writer(struct html *s, char kind)
{
    const char *problem = place_problem(s);
    if (problem)
        fail("no <%%%c %%> %s", kind, problem);
    bool url = s->place == QUOTED && s->attr == ATTR_URL;
    if (url && s->url == URL_WHOLE)
        fail("a value after <%%= %%> in a URL: give the whole URL, or use <%%u %%>");
    if (kind == 'u' && !url)
        fail("<%%u %%> belongs into a URL attribute such as href");
    if (kind == '=' && url && s->url != URL_EMPTY)
        fail("<%%= %%> must be the whole URL here: use <%%u %%> for a part");
    if (url)
        s->url = kind == '=' ? URL_WHOLE : URL_STARTED;
    if (kind == 'd')
        return "html_i64";
    if (kind == 'u')
        return "url_component";
    return url ? "html_url" : s->place == QUOTED ? "html_attr" : "html_text";
}

bool html_is_same(const struct html *a, const struct html *b)
{
    return a->place == b->place && a->verbatim == b->verbatim &&
           (a->place != TAG || (a->closing == b->closing && !strcmp(a->tag, b->tag))) &&
           (a->place != QUOTED || (a->attr == b->attr && a->url == b->url));
}
