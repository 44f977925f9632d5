/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What logging in keeps between requests, for all threads of a process: the key file's bytes, the
 * throttle, and that there are logins at all. Without it (app->logins NULL) everything still works
 * but nothing is throttled.
 */
#ifndef WM_OPS_LOGIN_STATE_H
#define WM_OPS_LOGIN_STATE_H

struct login_state;

/* Heap, lives as long as the process. Never NULL. */
struct login_state *login_state_new(void);
void login_state_free(struct login_state *s); /* NULL is fine */

#endif
