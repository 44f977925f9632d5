/* SPDX-License-Identifier: Apache-2.0 */
/* Starts the provider beside it for a test program and plays the browser. */
#ifndef WM_TESTS_OIDC_SPAWN_H
#define WM_TESTS_OIDC_SPAWN_H

#include "base/str.h"

#include <sys/types.h>

struct arena;

struct spawned {
    pid_t pid;
    char issuer[64];
};

/* argv[0] is the program, NULL ends it; returns when it listens. False when it does not start. */
bool spawn_provider(struct spawned *ret, char *const argv[]);
/* Stops it; false when it did not end as it should (a leak, a crash). */
bool spawn_stop(struct spawned *s);

/* GET, any certificate. The body; `ret_location` (or NULL) gets the address of a redirect. */
struct str spawn_browse(struct arena *a, struct str url, struct str *ret_location);

#endif
