/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "def/errors.h"
#include "net/worker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include <semaphore.h>
#include <stdatomic.h>
#include <unistd.h>

static sem_t gate;
static atomic_int released;

static void count_release(void *data)
{
    (void)data;
    atomic_fetch_add(&released, 1);
}

static int run_quick(struct job *job, void *data, struct err *err)
{
    (void)err;
    job_set_progress(job, 3, 3, "done");
    job_set_result(job, arena_copy(job_arena(job), data, strlen(data)));
    return 0;
}

static int run_gated(struct job *job, void *data, struct err *err)
{
    (void)data;
    job_set_progress(job, 1, 0, NULL);
    sem_wait(&gate);
    return job_is_cancelled(job) ? err_set(err, ERR_CANCELLED, "Cancelled") : 0;
}

static int run_until_cancelled(struct job *job, void *data, struct err *err)
{
    (void)data;
    while (!job_is_cancelled(job))
        usleep(500);
    return err_set(err, ERR_CANCELLED, "Cancelled");
}

static int run_failing(struct job *job, void *data, struct err *err)
{
    (void)job;
    (void)data;
    return err_set(err, ERR_PARSE, "Line 7 cannot be read");
}

static struct job_status finish(struct workers *w, int64_t id)
{
    struct job_status st;
    do {
        usleep(500);
        assert_true(workers_get(w, id, &st));
    } while (st.state == JOB_RUNNING);
    return st;
}

static int64_t start(struct workers *w, int (*run)(struct job *, void *, struct err *))
{
    static char text[] = "result";
    int64_t id = 0;
    struct worker_task task = {"test", run, text, count_release};
    assert_int_equal(workers_start(w, &task, &id, NULL), 0);
    return id;
}

static void test_worker__results(void **state)
{
    (void)state;
    struct workers *w = workers_new();
    released = 0;
    struct job_status st = finish(w, start(w, run_quick));
    assert_int_equal(st.state, JOB_DONE);
    assert_string_equal(st.result, "result");
    assert_string_equal(st.title, "test");
    assert_string_equal(st.text, "done");
    assert_int_equal(st.done, 3);
    st = finish(w, start(w, run_failing));
    assert_int_equal(st.state, JOB_FAILED);
    assert_int_equal(st.err.code, ERR_PARSE);
    assert_string_equal(st.err.text, "Line 7 cannot be read");
    assert_null(st.result);
    assert_int_equal(released, 2);
    assert_false(workers_get(w, 7, &st));
    workers_free(w);
    workers_free(NULL);
}

static void test_worker__few_at_once(void **state)
{
    (void)state;
    struct workers *w = workers_new();
    sem_init(&gate, 0, 0);
    released = 0;
    int64_t first = start(w, run_gated), second = start(w, run_gated), third;
    struct worker_task task = {"test", run_gated, NULL, count_release};
    assert_int_equal(workers_start(w, &task, &third, NULL), ERR_BUSY);
    assert_int_equal(released, 1);
    workers_cancel(w, second);
    sem_post(&gate);
    sem_post(&gate);
    assert_int_equal(finish(w, first).state, JOB_DONE);
    assert_int_equal(finish(w, second).state, JOB_CANCELLED);
    workers_free(w);
    sem_destroy(&gate);
}

static void test_worker__old_results_go(void **state)
{
    (void)state;
    struct workers *w = workers_new();
    struct job_status st;
    int64_t held = start(w, run_quick), old;
    finish(w, held);
    assert_true(workers_hold(w, held, &st));
    old = start(w, run_quick);
    finish(w, old);
    for (int i = 0; i < WORKER_JOBS_MAX + 2; i++)
        finish(w, start(w, run_quick));
    assert_false(workers_get(w, old, &st));
    assert_true(workers_get(w, held, &st));
    assert_string_equal(st.result, "result");
    workers_release(w, held);
    for (int i = 0; i < WORKER_JOBS_MAX; i++)
        finish(w, start(w, run_quick));
    assert_false(workers_get(w, held, &st));
    workers_free(w);
}

static void test_worker__free_cancels(void **state)
{
    (void)state;
    struct workers *w = workers_new();
    released = 0;
    start(w, run_until_cancelled);
    start(w, run_until_cancelled);
    workers_free(w);
    assert_int_equal(released, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worker__results),
        cmocka_unit_test(test_worker__few_at_once),
        cmocka_unit_test(test_worker__old_results_go),
        cmocka_unit_test(test_worker__free_cancels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
