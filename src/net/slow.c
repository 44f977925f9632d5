/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The workers for slow requests. A connection is suspended before its job is in the queue and
 * resumed after the job was run, so that the library never resumes what it does not hold. The
 * library must not be stopped while a connection is suspended: slow_close() sends all back.
 */
#include "net/server_int.h"

#include "def/limits.h"

struct slow_pool {
    struct net_server *server;
    pthread_mutex_t lock;
    pthread_cond_t more;            /* a job came, or the pool closed */
    struct slow_job *first, **last; /* the queue */
    unsigned waiting;
    bool closed;
    unsigned threads_n;
    pthread_t threads[];
};

/* The next job; NULL when the pool is closed. */
static struct slow_job *take_job(struct slow_pool *p)
{
    pthread_mutex_lock(&p->lock);
    while (!p->first && !p->closed)
        pthread_cond_wait(&p->more, &p->lock);
    struct slow_job *job = p->closed ? NULL : p->first;
    if (job) {
        p->first = job->next;
        if (!p->first)
            p->last = &p->first;
        p->waiting--;
    }
    pthread_mutex_unlock(&p->lock);
    return job;
}

static void *run_worker(void *cls)
{
    struct slow_pool *p = cls;
    const struct net_app *app = &p->server->o.app;
    struct slow_job *job;
    void *thread = NULL;
    bool begun = false; /* the thread's state is made when it is needed, as for the loops */
    while ((job = take_job(p))) {
        if (!begun && app->thread_init)
            thread = app->thread_init(app->data);
        begun = true;
        /* Once resumed, the job may be gone. */
        struct MHD_Connection *connection = job->connection;
        job->ran = true;
        exchange_run(p->server, job, thread);
        MHD_resume_connection(connection);
    }
    if (begun && app->thread_free)
        app->thread_free(app->data, thread);
    return NULL;
}

struct slow_pool *slow_new(struct net_server *s, unsigned threads)
{
    struct slow_pool *p = calloc(1, sizeof(*p) + threads * sizeof(pthread_t));
    if (!p)
        return NULL;
    p->server = s;
    p->last = &p->first;
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->more, NULL);
    while (p->threads_n < threads &&
           !pthread_create(&p->threads[p->threads_n], NULL, run_worker, p))
        p->threads_n++;
    if (p->threads_n == threads)
        return p;
    slow_close(p);
    slow_free(p);
    return NULL;
}

bool slow_push(struct slow_pool *p, struct slow_job *job, struct MHD_Connection *connection)
{
    pthread_mutex_lock(&p->lock);
    bool ok = !p->closed && p->waiting < LIMIT_SLOW_WAITING;
    if (ok) {
        MHD_suspend_connection(connection);
        *job = (struct slow_job){.connection = connection};
        *p->last = job;
        p->last = &job->next;
        p->waiting++;
        pthread_cond_signal(&p->more);
    }
    pthread_mutex_unlock(&p->lock);
    return ok;
}

void slow_close(struct slow_pool *p)
{
    if (!p)
        return;
    pthread_mutex_lock(&p->lock);
    struct slow_job *job = p->first;
    p->closed = true;
    p->first = NULL;
    p->last = &p->first;
    p->waiting = 0;
    pthread_cond_broadcast(&p->more);
    pthread_mutex_unlock(&p->lock);
    while (job) {
        struct slow_job *next = job->next;
        MHD_resume_connection(job->connection);
        job = next;
    }
    for (unsigned i = 0; i < p->threads_n; i++)
        pthread_join(p->threads[i], NULL);
    p->threads_n = 0;
}

void slow_free(struct slow_pool *p)
{
    if (!p)
        return;
    pthread_cond_destroy(&p->more);
    pthread_mutex_destroy(&p->lock);
    free(p);
}
