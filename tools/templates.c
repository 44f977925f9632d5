/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Template compiler: templates OUT.c OUT.h FILE.html...
 *
 * A template is HTML with C in it; each becomes a C function that appends to a strbuf. The place
 * in the HTML decides the escaping, so a template cannot forget it:
 *
 *   %! void page_x(struct strbuf *out, const struct x_page *p)   begins a function (several in a
 *                       file are fine; a following `%` line continues an unfinished heading)
 *   %# include "web/page.h"     an include for the generated files, before the first output
 *   % for (size_t i = 0; ...) { a line of C
 *   <%= expr %>   a struct str: escaped as text; in a double-quoted attribute as attribute; as the
 *                 whole value of a URL attribute (href src action formaction poster cite ...)
 *                 checked for a safe scheme
 *   <%u expr %>   a struct str inside a URL attribute: one path segment or query value
 *   <%d expr %>   a number, in text or in a double-quoted attribute
 *
 * Refused, with file:line: output in a tag outside double quotes, in a comment, in script or
 * style; style and on* attributes; inline scripts and styles; a bare `<`; <%= %> beside other text
 * in a URL attribute; C braces that begin and end in different places of the HTML; a statement
 * that is not finished before output (write braces); a function that ends inside a tag.
 * Indentation and blank lines are dropped, except in pre and textarea.
 *
 * In meson:
 *     pages = custom_target('pages', input: files('a.html', 'b.html'),
 *       output: ['pages.c', 'pages.h'],
 *       command: [templates_tool, '@OUTPUT0@', '@OUTPUT1@', '@INPUT@'])
 * and pages (or pages[0], pages[1]) among the sources; others include "pages.h".
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "template_html.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct brace {
    struct html at;
    bool loop;
};

enum { BRACES_MAX = 64, CODE_MAX = 4096 };

static struct {
    const char *file;
    int line;
    FILE *c, *h, *includes;  /* generated text, in memory until all is well */
    char *literal;           /* pending literal bytes */
    size_t literal_n, literal_cap;
    const char *line_start;
    char out[64];            /* name of the strbuf parameter */
    bool in_function, unfinished;
    struct html html;
    struct brace braces[BRACES_MAX];
    size_t braces_n;
} g;

_Noreturn void fail(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    fprintf(stderr, "%s:%d: error: ", g.file ? g.file : "templates", g.line);
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
    va_end(ap);
    exit(1);
}

/* --- output ------------------------------------------------------------------------------- */

static void write_line_directive(void) { fprintf(g.c, "#line %d \"%s\"\n", g.line, g.file); }

/* Octal escapes end after three digits, and no trigraph survives. */
static void write_c_string(const char *p, size_t n)
{
    fputs("    html_raw(", g.c);
    fprintf(g.c, "%s, \"", g.out);
    for (size_t i = 0; i < n; i++) {
        unsigned char ch = (unsigned char)p[i];
        if (ch == '"' || ch == '\\' || ch == '?')
            fprintf(g.c, "\\%c", ch);
        else if (ch == '\n')
            fputs(i + 1 < n ? "\\n\"\n        \"" : "\\n", g.c);
        else if (ch < 0x20 || ch >= 0x7F)
            fprintf(g.c, "\\%03o", ch);
        else
            fputc(ch, g.c);
    }
    fprintf(g.c, "\", %zu);\n", n);
}

static void flush_literal(void)
{
    if (g.literal_n)
        write_c_string(g.literal, g.literal_n);
    g.literal_n = 0;
}

static void add_literal(char ch)
{
    if (g.literal_n == g.literal_cap) {
        g.literal_cap = g.literal_cap ? g.literal_cap * 2 : 4096;
        g.literal = realloc(g.literal, g.literal_cap);
        if (!g.literal)
            fail("out of memory");
    }
    g.literal[g.literal_n++] = ch;
}

/* --- values ------------------------------------------------------------------------------- */

/* `<%x expr %>` at p; returns what follows it. Unary plus refuses pointers and structs in <%d. */
static const char *compile_value(const char *p)
{
    char kind = p[2];
    if (!kind || !strchr("=du", kind) || !isspace((unsigned char)p[3]))
        fail("unknown tag: use <%%= %%>, <%%u %%> or <%%d %%> with blanks inside");
    const char *end = strstr(p + 3, "%>");
    if (!end)
        fail("<%%%c is not closed on its line", kind);
    const char *function = html_writer(&g.html, kind);
    const char *expr = p + 4;
    int n = (int)(end - expr);
    while (n > 0 && isspace((unsigned char)expr[n - 1]))
        n--;
    flush_literal();
    write_line_directive();
    fprintf(g.c, kind == 'd' ? "    %s(%s, (int64_t)+(%.*s));\n" : "    %s(%s, %.*s);\n", function,
            g.out, n, expr);
    return end + 2;
}

/* --- C lines ------------------------------------------------------------------------------ */

static void need_place(const struct html *at, const char *what)
{
    if (!html_is_same(at, &g.html))
        fail("%s in another place of the HTML than where its block began", what);
}

/* Copies the code without comments and with string bodies blanked. */
static void strip_code(const char *p, char *out)
{
    size_t n = 0;
    char quote = 0;
    for (; *p && n + 2 < CODE_MAX; p++) {
        if (quote) {
            if (*p == '\\' && p[1])
                p++;
            else if (*p == quote)
                quote = 0;
        } else if (p[0] == '/' && p[1] == '/') {
            break;
        } else if (p[0] == '/' && p[1] == '*') {
            p = strstr(p + 2, "*/");
            if (!p)
                fail("the comment is not closed on its line");
            p++;
        } else {
            if (*p == '"' || *p == '\'')
                quote = *p;
            out[n++] = *p;
        }
    }
    if (quote || *p == '"')
        fail("a quote is not closed on its line");
    out[n] = '\0';
}

static void check_word(const char *w, size_t n, bool *loop)
{
    static const char *const loops[] = {"for", "while", "do", "switch", NULL};
    char word[16] = "";
    if (n >= sizeof(word))
        return;
    memcpy(word, w, n);
    if (is_one_of(word, loops))
        *loop = true;
    size_t i = g.braces_n;
    if (!strcmp(word, "return") || !strcmp(word, "goto")) {
        need_place(&(struct html){0}, word);
        while (i--)
            need_place(&g.braces[i].at, word);
    } else if (!strcmp(word, "break") || !strcmp(word, "continue")) {
        while (i--) {
            need_place(&g.braces[i].at, word);
            if (g.braces[i].loop)
                break;
        }
    } else if ((!strcmp(word, "case") || !strcmp(word, "default")) && i) {
        need_place(&g.braces[i - 1].at, word);
    }
}

/* Braces must close where they opened, or the place in the HTML would depend on the data. */
static void check_code(const char *code)
{
    bool loop = false;
    for (const char *p = code; *p; p++) {
        if (*p == '{') {
            if (g.braces_n == BRACES_MAX)
                fail("more than %d braces deep", BRACES_MAX);
            g.braces[g.braces_n++] = (struct brace){g.html, loop};
            loop = false;
        } else if (*p == '}') {
            if (!g.braces_n)
                fail("a } too many");
            need_place(&g.braces[--g.braces_n].at, "}");
        } else if (isalpha((unsigned char)*p) || *p == '_') {
            size_t n = strspn(p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");
            check_word(p, n, &loop);
            p += n - 1;
        }
    }
}

static void compile_code(const char *p)
{
    char code[CODE_MAX];
    if (strlen(p) >= CODE_MAX)
        fail("the line is too long");
    if (g.html.place == BEFORE_VALUE || g.html.place == UNQUOTED)
        fail("C code inside an attribute without quotes");
    if (g.html.place == ATTR_NAME || g.html.place == AFTER_NAME || g.html.place == TAG_NAME)
        g.html.place = TAG;
    strip_code(p, code);
    check_code(code);
    size_t n = strlen(code);
    while (n && isspace((unsigned char)code[n - 1]))
        n--;
    if (n)
        g.unfinished = !strchr("{};:", code[n - 1]);
    flush_literal();
    write_line_directive();
    fprintf(g.c, "   %s\n", p);
}

static void end_function(void)
{
    if (!g.in_function)
        return;
    if (g.braces_n)
        fail("%zu { are not closed at the end of the template", g.braces_n);
    if (g.unfinished)
        fail("a statement is not finished at the end of the template");
    if (g.html.place != TEXT || g.html.verbatim)
        fail("the template ends inside a tag, attribute, comment, script or pre");
    flush_literal();
    fputs("}\n", g.c);
    g.in_function = false;
}

/* The strbuf parameter's name, for the calls. */
static void find_out(const char *heading)
{
    static const char key[] = "struct strbuf *";
    const char *p = strstr(heading, key);
    if (!p)
        fail("the function has no struct strbuf * parameter");
    p += sizeof(key) - 1;
    size_t n = strspn(p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");
    if (!n || n >= sizeof(g.out))
        fail("the struct strbuf * parameter has no name");
    memcpy(g.out, p, n);
    g.out[n] = '\0';
}

static void begin_function(const char *heading)
{
    end_function();
    g.html = (struct html){0};
    find_out(heading);
    fprintf(g.h, "%s;\n", heading);
    write_line_directive();
    fprintf(g.c, "%s\n{\n", heading);
    g.in_function = true;
}

static void add_include(const char *p)
{
    while (isspace((unsigned char)*p))
        p++;
    if (strncmp(p, "include ", 8))
        fail("only %%# include is allowed");
    if (g.in_function && (g.literal_n || g.html.place != TEXT))
        fail("an include after the first output");
    fprintf(g.includes, "#%s\n", p);
}

/* --- files -------------------------------------------------------------------------------- */

static void compile_literal(const char *p)
{
    bool loose = !g.html.verbatim && (g.html.place == TEXT || g.html.place == TAG);
    if (loose)
        while (*p == ' ' || *p == '\t')
            p++;
    if (loose && *p == '\n')
        return;
    if (!g.in_function)
        fail("text before the %%! line that declares the function");
    if (g.unfinished)
        fail("the statement above is not finished: end it, or put the output in braces");
    while (*p) {
        if (p[0] == '<' && p[1] == '%') {
            p = compile_value(p);
            continue;
        }
        html_step(&g.html, g.line_start, p);
        add_literal(*p++);
    }
}

/* A heading may go on over following `%` lines until its closing parenthesis. */
static bool heading_line(char *heading, size_t size, const char *p)
{
    size_t n = strlen(heading), more = strlen(p);
    if (n + more + 2 > size)
        fail("the heading is too long");
    memcpy(heading + n, p, more + 1);
    n += more;
    while (n && isspace((unsigned char)heading[n - 1]))
        heading[--n] = '\0';
    if (n && heading[n - 1] == ')') {
        begin_function(heading + strspn(heading, " \t"));
        heading[0] = '\0';
        return false;
    }
    return true;
}

static void compile_line(char *line)
{
    static char heading[CODE_MAX];
    static bool in_heading;
    char *p = line + strspn(line, " \t");
    bool code = *p == '%' && p[1] != '>';
    if (in_heading && !code)
        fail("the heading is not finished");
    if (!code) {
        compile_literal(line);
        return;
    }
    p[strcspn(p, "\r\n")] = '\0';
    if (in_heading || p[1] == '!')
        in_heading = heading_line(heading, sizeof(heading), p + (in_heading ? 1 : 2));
    else if (p[1] == '#')
        add_include(p + 2);
    else if (!g.in_function)
        fail("code before the %%! line that declares the function");
    else
        compile_code(p + 1);
}

static void compile_file(const char *path)
{
    FILE *in = fopen(path, "rb");
    char *line = NULL;
    size_t size = 0;
    g.file = path;
    g.line = 0;
    if (!in)
        fail("cannot be read");
    while (getline(&line, &size, in) >= 0) {
        g.line++;
        g.line_start = line;
        compile_line(line);
    }
    end_function();
    free(line);
    fclose(in);
}

static void save(const char *path, const char *text, const char *more)
{
    FILE *f = fopen(path, "wb");
    if (!f || fputs(text, f) < 0 || fputs(more, f) < 0 || fclose(f)) {
        g.file = path;
        fail("cannot be written");
    }
}

int main(int argc, char **argv)
{
    char *c_text = NULL, *h_text = NULL, *includes = NULL;
    size_t c_n = 0, h_n = 0, includes_n = 0;
    if (argc < 4)
        fail("usage: templates OUT.c OUT.h FILE.html...");
    g.c = open_memstream(&c_text, &c_n);
    g.h = open_memstream(&h_text, &h_n);
    g.includes = open_memstream(&includes, &includes_n);
    if (!g.c || !g.h || !g.includes)
        fail("out of memory");
    const char *slash = strrchr(argv[2], '/');
    fputs("/* Made by tools/templates.c. */\n#pragma once\n#include \"base/html.h\"\n", g.includes);
    fprintf(g.c, "/* Made by tools/templates.c. */\n#include \"%s\"\n",
            slash ? slash + 1 : argv[2]);
    for (int i = 3; i < argc; i++)
        compile_file(argv[i]);
    fclose(g.c);
    fclose(g.h);
    fclose(g.includes);
    save(argv[1], c_text, "");
    save(argv[2], includes, h_text);
    free(c_text);
    free(h_text);
    free(includes);
    free(g.literal);
    return 0;
}
