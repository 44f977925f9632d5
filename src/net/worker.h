/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Long work beside the server, such as an import: a job runs on a thread of its own with its own
 * arena, pages ask how far it is, and it can be cancelled. Few at once (WORKER_RUNNING_MAX);
 * finished jobs are kept for their result until WORKER_JOBS_MAX newer ones push them out.
 * All functions are thread-safe.
 */
#ifndef WM_NET_WORKER_H
#define WM_NET_WORKER_H

#include "base/err.h"
#include "base/str.h"

enum { WORKER_RUNNING_MAX = 2, WORKER_JOBS_MAX = 8, WORKER_TEXT_MAX = 200 };

struct workers;
struct job;

enum job_state { JOB_RUNNING, JOB_DONE, JOB_FAILED, JOB_CANCELLED };

struct worker_task {
    const char *title; /* static */
    /* Runs on the job's thread. Checks job_is_cancelled() often and then returns ERR_CANCELLED.
     * 0 is JOB_DONE. */
    int (*run)(struct job *job, void *data, struct err *err);
    void *data;
    void (*release)(void *data); /* frees data, on the job's thread once run has returned */
    int64_t owner;               /* whose work it is: the application shows it to nobody else */
};

struct job_status {
    int64_t id, owner;
    const char *title;
    enum job_state state;
    int64_t done, total;        /* total 0: not known */
    char text[WORKER_TEXT_MAX]; /* what it is doing */
    struct err err;             /* when failed or cancelled */
    void *result;               /* what job_set_result() got, when done; see workers_hold() */
};

struct workers *workers_new(void);
/* Cancels what runs, waits for it, frees all. NULL is fine. */
void workers_free(struct workers *w);

/* Expected: ERR_BUSY when WORKER_RUNNING_MAX jobs run; task.release was then called. */
int workers_start(struct workers *w, const struct worker_task *task, int64_t *ret_id,
                  struct err *err);
/* How a job is doing; false when there is none of that id (any more). */
bool workers_get(struct workers *w, int64_t id, struct job_status *ret);
/* As workers_get, and keeps the job (and its result) until workers_release(). */
bool workers_hold(struct workers *w, int64_t id, struct job_status *ret);
void workers_release(struct workers *w, int64_t id);
void workers_cancel(struct workers *w, int64_t id);

/* For the running job. Results belong into its arena. */
struct arena *job_arena(struct job *job);
void job_set_progress(struct job *job, int64_t done, int64_t total, const char *text);
bool job_is_cancelled(const struct job *job);
void job_set_result(struct job *job, void *result);

#endif
