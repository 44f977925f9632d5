/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/login_guard.h"
#include "ops/login_state_int.h"

#include <sodium.h>

struct login_state *login_state_new(void)
{
    struct login_state *s = calloc(1, sizeof(*s));
    if (!s)
        abort();
    pthread_mutex_init(&s->lock, NULL);
    s->guard = login_guard_new();
    return s;
}

void login_state_free(struct login_state *s)
{
    if (!s)
        return;
    sodium_memzero(s->key, sizeof(s->key));
    login_guard_free(s->guard);
    pthread_mutex_destroy(&s->lock);
    free(s);
}
