/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An operation: one row is a command, a JSON endpoint, a form, a manual section and a line in
 * every generated document. Binders (ops/bind.h) read inputs by the rows in `in`, check limits and
 * permission, open the transaction for OP_WRITE and call `run`, which stays short.
 */
#ifndef WM_DEF_OP_H
#define WM_DEF_OP_H

#include "def/entity.h"
#include "def/perm.h"

struct op_ctx; /* ops/context.h */

enum op_method { OP_GET, OP_POST, OP_PATCH, OP_DELETE };

enum op_flags {
    OP_WRITE = 1u << 0,   /* runs in a write transaction, makes one undoable action */
    OP_CONFIRM = 1u << 1, /* destroys or adds much: commands ask unless --yes */
    OP_HIDDEN = 1u << 2,  /* not in help and menus */
    OP_PREVIEW = 1u << 3, /* commands show what would happen first, then ask (--yes skips) */
    OP_OWN_TX = 1u << 4,  /* opens its own transactions (long work in steps) */
    OP_CLI_ONLY = 1u << 5,
    OP_RAW = 1u << 6,  /* output is text or a file (op_ctx.raw), not a sink */
    OP_SITE = 1u << 7, /* works on rows of the installation (OWNER_SITE); no undo, but an audit */
    OP_SLOW = 1u << 8, /* hashes a password or asks another server: never on an event thread */
};

struct op {
    const char *name; /* "person.add": audit verb, JSON id, test id, /form/ name */
    const char *cli;  /* "person add"; NULL: no command */
    enum op_method method;
    const char *path;            /* below /api/v1: "/people/{id}"; NULL: no endpoint */
    const char *summary;         /* a short sentence: menu, --help, OpenAPI */
    const char *help;            /* a paragraph for the manual */
    const char *example;         /* a full command line that works on the sample network */
    const struct entity *entity; /* whose record it works on, or NULL */
    const struct field
        *in; /* inputs, offsets into `in_size` bytes; entity.fields for add and edit */
    size_t in_size;
    const struct field
        *out; /* keys of its output rows, for documents and tests; or entity.fields */
    enum perm need;
    unsigned flags;
    /* `in` is a struct of in_size bytes filled from the inputs. Output goes to the sink. */
    int (*run)(struct op_ctx *ctx, const void *in, struct sink *out);
};

/* The registry main assembles: tables of rows, each ended by a row with a NULL name. */
struct op_registry {
    const struct op *const *tables;
    size_t n;
};

const struct op *op_find(const struct op_registry *r, struct str name);
#define OP_EACH(o, r)                                                                              \
    for (size_t o##_t = 0; o##_t < (r)->n; o##_t++)                                                \
        for (const struct op *o = (r)->tables[o##_t]; o->name; o++)
#define OP_END                                                                                     \
    {                                                                                              \
        .name = NULL                                                                               \
    }

#endif
