/* SPDX-License-Identifier: Apache-2.0 */
/* Everything the rows say, as help and documents: man page, completions, OpenAPI, Markdown. */
#ifndef WM_CLI_DOCUMENTS_H
#define WM_CLI_DOCUMENTS_H

#include "base/strbuf.h"
#include "cli/args.h"

/* Prints the help of what the arguments name: an operation, a command, the commands that begin with
 * a word, or else the program. */
void documents_help(struct arena *a, const struct cli *c, const struct cli_args *args);

/* An example as people read it: "{contact}", which tests replace, is "ID". In the arena. */
struct str documents_example(struct arena *a, const char *example);

struct document {
    const char *name; /* "man", "bash", "zsh", "fish", "openapi", "md" */
    const char *file; /* its copy under docs/generated/ */
    const char *what;
    void (*write)(struct arena *a, const struct cli *c, struct strbuf *out);
};
extern const struct document documents[]; /* ends with a NULL name */
/* docs/permissions.md: not among the documents above, because somebody reads what changed in it
 * before it is renewed. */
void document_permissions(struct arena *a, const struct cli *c, struct strbuf *out);
/* The command dump-def. */
int documents_dump(const struct cli *c, int argc, char **argv);

void document_man(struct arena *a, const struct cli *c, struct strbuf *out);
void document_bash(struct arena *a, const struct cli *c, struct strbuf *out);
void document_zsh(struct arena *a, const struct cli *c, struct strbuf *out);
void document_fish(struct arena *a, const struct cli *c, struct strbuf *out);
void document_openapi(struct arena *a, const struct cli *c, struct strbuf *out);
void document_md(struct arena *a, const struct cli *c, struct strbuf *out);

#endif
