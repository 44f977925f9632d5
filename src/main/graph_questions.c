/* SPDX-License-Identifier: Apache-2.0 */
#include "main/graph_questions.h"

#include <errno.h>
#include <string.h>
#include <time.h>

enum { BAD = -1 };

static void *more(void *p, size_t bytes)
{
    p = realloc(p, bytes);
    if (!p)
        abort(); /* decision 0004 */
    return p;
}

/* Reads one question; 1, 0 at the end, -1 when it is none. `to` gets at most `room`. */
static int read_question(FILE *f, struct question *q, uint32_t **to, size_t *room)
{
    char kind[2];
    size_t n = 1;
    int got = fscanf(f, " %1s %u", kind, &q->from);
    if (got == EOF)
        return 0;
    q->is_set = kind[0] == 'S';
    if (got != 2 || !strchr("PS", kind[0]) || (q->is_set && fscanf(f, "%zu", &n) != 1) || !n)
        return BAD;
    for (q->to_n = 0; q->to_n < n; q->to_n++) {
        if (q->to_n == *room) {
            *room = *room ? *room * 2 : 64;
            *to = more(*to, *room * sizeof(**to));
        }
        if (fscanf(f, "%u", &(*to)[q->to_n]) != 1)
            return BAD;
    }
    return 1;
}

static bool is_known(const struct question *q, const uint32_t *to, uint32_t people)
{
    bool known = q->from < people;
    for (size_t i = 0; i < q->to_n; i++)
        known &= to[i] < people;
    return known;
}

static void keep(struct questions *all, const struct question *q, const uint32_t *to,
                 size_t *pool_n)
{
    all->pool = more(all->pool, (*pool_n + q->to_n) * sizeof(*to));
    memcpy(all->pool + *pool_n, to, q->to_n * sizeof(*to));
    *pool_n += q->to_n;
    if ((all->n & (all->n - 1)) == 0)
        all->p = more(all->p, (all->n ? all->n * 2 : 1) * sizeof(*q));
    all->p[all->n++] = *q;
}

int questions_load(const char *path, uint32_t people, struct questions *ret, struct err *err)
{
    struct questions all = {0};
    struct question q = {0};
    uint32_t *to = NULL, *at;
    size_t room = 0, pool_n = 0;
    int rc;
    FILE *f = fopen(path, "re");
    if (!f)
        return err_set(err, BAD, "\"%s\" cannot be read: %s.", path, strerror(errno));
    while ((rc = read_question(f, &q, &to, &room)) == 1 && is_known(&q, to, people))
        keep(&all, &q, to, &pool_n);
    fclose(f);
    free(to);
    at = all.pool;
    for (size_t i = 0; i < all.n; at += all.p[i++].to_n)
        all.p[i].to = at;
    *ret = all;
    if (rc == 0)
        return 0;
    questions_release(ret);
    return err_set(err, BAD,
                   "Question %zu of \"%s\" is not \"P from to\" or \"S from n to ...\" "
                   "among %u people.",
                   all.n + 1, path, people);
}

void questions_release(struct questions *q)
{
    free(q->p);
    free(q->pool);
    *q = (struct questions){0};
}

void question_warm(size_t i, uint32_t people, uint32_t *ret_from, uint32_t *ret_to)
{
    uint64_t z = (i + 1) * UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    *ret_from = (uint32_t)(z >> 32) % people;
    *ret_to = (uint32_t)z % people;
}

/* ---- measuring ---- */

void measured_init(struct measured *m, size_t room)
{
    *m = (struct measured){.hash = 0xcbf29ce484222325u};
    m->seconds = more(NULL, (room ? room : 1) * sizeof(*m->seconds));
}

void measured_release(struct measured *m) { free(m->seconds); }

void measured_add(struct measured *m, double seconds, size_t question, uint32_t cost)
{
    uint64_t words[2] = {question, cost == QUESTION_NO_PATH ? UINT64_MAX : cost};
    m->seconds[m->n++] = seconds;
    for (int i = 0; i < 2; i++)
        for (int b = 0; b < 64; b += 8)
            m->hash = (m->hash ^ (words[i] >> b & 255)) * 0x100000001b3u;
    if (cost == QUESTION_NO_PATH)
        m->unreachable++;
    else
        m->sum += cost;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

void measured_print(struct measured *m, const char *engine, const char *kind, bool is_cpu)
{
    double sum = 0, us = 1e6;
    if (!m->n)
        return;
    qsort(m->seconds, m->n, sizeof(*m->seconds), compare);
    for (size_t i = 0; i < m->n; i++)
        sum += m->seconds[i];
    printf("engine=%s kind=%s clock=%s n=%zu p50_us=%.2f p90_us=%.2f p99_us=%.2f max_us=%.2f "
           "mean_us=%.2f unreachable=%zu costsum=%llu hash=%016llx\n",
           engine, kind, is_cpu ? "cpu" : "wall", m->n, m->seconds[m->n / 2] * us,
           m->seconds[m->n * 9 / 10] * us, m->seconds[m->n * 99 / 100] * us,
           m->seconds[m->n - 1] * us, sum / (double)m->n * us, m->unreachable,
           (unsigned long long)m->sum, (unsigned long long)m->hash);
    fflush(stdout);
}

double measured_now(bool is_cpu)
{
    struct timespec t;
    clock_gettime(is_cpu ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void measured_print_memory(const char *engine)
{
    char line[256];
    long rss = 0, peak = 0;
    FILE *f = fopen("/proc/self/status", "re");
    while (f && fgets(line, sizeof(line), f)) {
        if (sscanf(line, "VmRSS: %ld", &rss) != 1)
            sscanf(line, "VmHWM: %ld", &peak);
    }
    if (f)
        fclose(f);
    printf("engine=%s rss_mb=%.0f peak_mb=%.0f\n", engine, (double)rss / 1024, (double)peak / 1024);
}
