/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

void check_str(struct str got, const char *want, const char *file, int line)
{
    if (str_eq(got, str_c(want)))
        return;
    print_error("got  \"%.*s\"\nwant \"%s\"\n", STR_ARG(got), want);
    _fail(file, line);
}
