/* SPDX-License-Identifier: Apache-2.0 */
#include "main/options.h"

#include "base/err.h"
#include "def/errors.h"

#include <stdio.h>

/* --db is the older name of --database. */
static const struct field *find_row(const struct field *rows, struct str name)
{
    return field_find(rows, str_eq(name, STR("db")) ? STR("database") : name);
}

static int read_one(struct arena *a, const char *command, const struct field *rows, int argc,
                    char **argv, int *at, void *in, struct err *err)
{
    struct str name = str_c(argv[*at] + 2), value;
    size_t eq = str_find_char(name, '=', 0);
    const struct field *f = find_row(rows, str_sub(name, 0, eq));
    if (!f)
        return err_set(err, ERR_USAGE, "\"%s\" is not an option of %s; --help lists them.",
                       argv[*at], command);
    if (eq != SIZE_MAX)
        value = str_sub(name, eq + 1, name.n);
    else if (f->type == FIELD_BOOL)
        value = STR("yes");
    else if (*at + 1 == argc)
        return err_set(err, ERR_USAGE, "--%s needs a value.", f->name);
    else
        value = str_c(argv[++*at]);
    return field_parse(a, f, NULL, value, in, err);
}

int options_read(struct arena *a, const char *command, const struct field *rows, int *argc,
                 char **argv, void *in, struct err *err)
{
    int words = 0, rc = 0;
    for (int i = 0; rc == 0 && i < *argc; i++) {
        if (str_starts(str_c(argv[i]), STR("--")))
            rc = read_one(a, command, rows, *argc, argv, &i, in, err);
        else
            argv[words++] = argv[i];
    }
    *argc = words;
    return rc;
}

int options_fail(const struct err *err, int code)
{
    fprintf(stderr, "wellmet: %s\n", err->text);
    return error_row(code)->exit_status;
}
