/* SPDX-License-Identifier: Apache-2.0 */
#include "net/worker.h"

#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"

#include <pthread.h>
#include <stdatomic.h>

struct job {
    struct workers *owner;
    struct worker_task task;
    struct arena *a;
    pthread_t thread;
    int64_t id; /* 0: the slot is free */
    atomic_bool cancelled;
    bool finished; /* run has returned; under the lock like all below */
    unsigned holders;
    struct job_status status;
};

struct workers {
    pthread_mutex_t lock;
    struct job jobs[WORKER_JOBS_MAX];
};

struct workers *workers_new(void)
{
    struct workers *w = calloc(1, sizeof(*w));
    if (w)
        pthread_mutex_init(&w->lock, NULL);
    return w;
}

static struct job *find_job(struct workers *w, int64_t id)
{
    for (size_t i = 0; id && i < WORKER_JOBS_MAX; i++)
        if (w->jobs[i].id == id)
            return &w->jobs[i];
    return NULL;
}

/* The thread of a finished job has left run and only has to end: the join is short. */
static void forget_job(struct job *job)
{
    pthread_join(job->thread, NULL);
    arena_free(job->a);
    job->a = NULL;
    job->id = 0;
}

/* A free slot, else the oldest finished job nobody holds; NULL when too many run. */
static struct job *take_slot(struct workers *w)
{
    struct job *slot = NULL, *oldest = NULL;
    unsigned running = 0;
    for (size_t i = 0; i < WORKER_JOBS_MAX; i++) {
        struct job *job = &w->jobs[i];
        if (!job->id)
            slot = job;
        else if (!job->finished)
            running++;
        else if (!job->holders && (!oldest || job->id < oldest->id))
            oldest = job;
    }
    if (running >= WORKER_RUNNING_MAX)
        return NULL;
    if (!slot && oldest) {
        forget_job(oldest);
        slot = oldest;
    }
    return slot;
}

static void *run_job(void *p)
{
    struct job *job = p;
    struct err err = {0};
    int rc = job->task.run(job, job->task.data, &err);
    if (job->task.release)
        job->task.release(job->task.data);
    pthread_mutex_lock(&job->owner->lock);
    job->status.state = !rc ? JOB_DONE : rc == ERR_CANCELLED ? JOB_CANCELLED : JOB_FAILED;
    job->status.err = err;
    job->finished = true;
    pthread_mutex_unlock(&job->owner->lock);
    return NULL;
}

static bool start_in_slot(struct workers *w, struct job *job, const struct worker_task *task)
{
    *job = (struct job){.owner = w, .task = *task, .a = arena_new(0), .id = id_new()};
    job->status = (struct job_status){.id = job->id, .owner = task->owner, .title = task->title};
    if (!pthread_create(&job->thread, NULL, run_job, job))
        return true;
    arena_free(job->a);
    job->id = 0;
    return false;
}

int workers_start(struct workers *w, const struct worker_task *task, int64_t *ret_id,
                  struct err *err)
{
    pthread_mutex_lock(&w->lock);
    struct job *job = take_slot(w);
    bool started = job && start_in_slot(w, job, task);
    int64_t id = started ? job->id : 0;
    pthread_mutex_unlock(&w->lock);
    if (!started) {
        if (task->release)
            task->release(task->data);
        return err_set(err, ERR_BUSY, "Other work is still running: try again when it is done");
    }
    *ret_id = id;
    return 0;
}

static bool get_status(struct workers *w, int64_t id, unsigned hold, struct job_status *ret)
{
    pthread_mutex_lock(&w->lock);
    struct job *job = find_job(w, id);
    if (job) {
        job->holders += hold;
        *ret = job->status;
        if (ret->state != JOB_DONE)
            ret->result = NULL;
    }
    pthread_mutex_unlock(&w->lock);
    return job != NULL;
}

bool workers_get(struct workers *w, int64_t id, struct job_status *ret)
{
    return get_status(w, id, 0, ret);
}

bool workers_hold(struct workers *w, int64_t id, struct job_status *ret)
{
    return get_status(w, id, 1, ret);
}

void workers_release(struct workers *w, int64_t id)
{
    pthread_mutex_lock(&w->lock);
    struct job *job = find_job(w, id);
    if (job && job->holders)
        job->holders--;
    pthread_mutex_unlock(&w->lock);
}

void workers_cancel(struct workers *w, int64_t id)
{
    pthread_mutex_lock(&w->lock);
    struct job *job = find_job(w, id);
    if (job)
        atomic_store(&job->cancelled, true);
    pthread_mutex_unlock(&w->lock);
}

void workers_free(struct workers *w)
{
    if (!w)
        return;
    for (size_t i = 0; i < WORKER_JOBS_MAX; i++)
        atomic_store(&w->jobs[i].cancelled, true);
    for (size_t i = 0; i < WORKER_JOBS_MAX; i++)
        if (w->jobs[i].id)
            forget_job(&w->jobs[i]);
    pthread_mutex_destroy(&w->lock);
    free(w);
}

struct arena *job_arena(struct job *job) { return job->a; }
bool job_is_cancelled(const struct job *job) { return atomic_load(&job->cancelled); }

void job_set_progress(struct job *job, int64_t done, int64_t total, const char *text)
{
    pthread_mutex_lock(&job->owner->lock);
    job->status.done = done;
    job->status.total = total;
    snprintf(job->status.text, sizeof(job->status.text), "%s", text ? text : "");
    pthread_mutex_unlock(&job->owner->lock);
}

void job_set_result(struct job *job, void *result)
{
    pthread_mutex_lock(&job->owner->lock);
    job->status.result = result;
    pthread_mutex_unlock(&job->owner->lock);
}
