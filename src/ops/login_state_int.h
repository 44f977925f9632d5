/* SPDX-License-Identifier: Apache-2.0 */
/* Members of the state, for the files of logging in. */
#ifndef WM_OPS_LOGIN_STATE_INT_H
#define WM_OPS_LOGIN_STATE_INT_H

#include "ops/key.h"
#include "ops/login_state.h"

#include <pthread.h>
#include <stdatomic.h>

struct login_guard;

struct login_state {
    pthread_mutex_t lock; /* of the key */
    bool has_key;
    unsigned char key[KEY_BYTES];
    atomic_bool required; /* there is a login */
    struct login_guard *guard;
};

#endif
