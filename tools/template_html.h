/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The HTML side of the template compiler: where in the HTML the literal text has led us, and which
 * function may write a value there. Follows the tokenizer of WHATWG HTML as far as templates need
 * it and refuses what it does not follow.
 */
#ifndef WM_TOOLS_TEMPLATE_HTML_H
#define WM_TOOLS_TEMPLATE_HTML_H

#include <stdbool.h>

enum place {
    TEXT, TAG_NAME, TAG, ATTR_NAME, AFTER_NAME, BEFORE_VALUE, QUOTED, SINGLE, UNQUOTED,
    COMMENT, DECLARATION, SCRIPT
};
enum attr_kind { ATTR_PLAIN, ATTR_URL, ATTR_LITERAL };
enum url_part { URL_EMPTY, URL_STARTED, URL_WHOLE };

/* Where in the HTML we are. Zeroed it is text. */
struct html {
    enum place place;
    enum attr_kind attr;
    enum url_part url;
    bool closing, verbatim;  /* a closing tag; inside pre or textarea */
    char name[32], tag[32];  /* of the attribute and the tag, lower case, cut */
};

/* Ends the program with file:line; in templates.c. */
__attribute__((format(printf, 1, 2))) _Noreturn void fail(const char *fmt, ...);

bool is_one_of(const char *name, const char *const *list); /* ends with NULL */
/* One literal character at p; the line begins at `line` and is terminated. */
void html_step(struct html *s, const char *line, const char *p);
/* The function that writes a value of kind '=', 'u' or 'd' here, after which we are behind it. */
const char *html_writer(struct html *s, char kind);
/* The same place, as far as what may follow. */
bool html_is_same(const struct html *a, const struct html *b);

#endif
