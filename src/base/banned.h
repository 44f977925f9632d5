/* SPDX-License-Identifier: Apache-2.0 */
/* Forced into every file: the calls that lose lengths or write without bounds do not compile. */
#ifndef WM_BANNED_H
#define WM_BANNED_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#pragma GCC poison strcpy strcat sprintf vsprintf strncpy strncat strtok gets atoi atol atoll
#pragma GCC poison gmtime localtime ctime asctime
#endif
