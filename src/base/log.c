/* SPDX-License-Identifier: Apache-2.0 */
#include "base/log.h"

#include "base/clock.h"
#include "base/date.h"

#include <stdarg.h>
#include <stdatomic.h>

static _Atomic int max_level = LOG_INFO;

void log_set_level(enum log_level level) { max_level = (int)level; }

void log_line(enum log_level level, const char *fmt, ...)
{
    static const char *const names[] = {"error", "info", "debug"};
    if ((int)level > max_level)
        return;
    char when[INSTANT_TEXT_MAX], text[1024];
    instant_format(clock_real(), when);
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof(text), fmt, ap);
    va_end(ap);
    for (char *c = text; *c; c++)
        if ((unsigned char)*c < 0x20)
            *c = ' ';
    fprintf(stderr, "%s %s %s\n", when, names[level], text);
}
