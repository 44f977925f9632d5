/* SPDX-License-Identifier: Apache-2.0 */
/* Forced into every file: the calls that lose lengths or write without bounds do not compile. */
#ifndef WM_BANNED_H
#define WM_BANNED_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
/* Under _FORTIFY_SOURCE clang sees some of them as macros, which cannot be poisoned as they are. */
#undef sprintf
#undef vsprintf
#undef strcpy
#undef strcat
#undef strncpy
#undef strncat
#pragma GCC poison strcpy strcat sprintf vsprintf strncpy strncat strtok gets atoi atol atoll
#pragma GCC poison gmtime localtime ctime asctime
#endif
