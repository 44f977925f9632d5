/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Times the plan: every date of every step for one class after another, and the reading of the
 * tables.
 *
 *     plan DATA_FOLDER
 *
 * Prints CPU microseconds. Writes nothing.
 */
#include "base/arena.h"
#include "base/io.h"
#include "ops/plan_table.h"

enum { ROUNDS = 2000, FILE_MAX = 1 << 20 };

static double cpu_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* Dates given, so that nothing is optimised away. */
static size_t compute(const struct plan_table *t, int64_t year)
{
    struct plan_student s = {
        .graduation_year = year, .track = 1, .specialties = STR("EM, ophthalmology, urology")};
    size_t n, known = 0;
    const struct plan_step *steps = plan_steps(t, &n);
    for (size_t i = 0; i < n; i++) {
        struct plan_date d;
        known += plan_applies(&steps[i], &s) && plan_step_date(t, year, &steps[i], &d) &&
                 d.status != PLAN_UNKNOWN;
    }
    return known + (size_t)plan_stage(t, &s, (struct date){2027, 8, 10});
}

int main(int argc, char **argv)
{
    struct arena *a = arena_new(0);
    struct str files[PLAN_FILES];
    struct plan_faults faults = {{0}};
    size_t sum = 0;
    if (argc != 2) {
        fprintf(stderr, "usage: plan DATA_FOLDER\n");
        return 2;
    }
    for (int i = 0; i < PLAN_FILES; i++)
        if (io_read_file(a, str_format(a, "%s/%s", argv[1], plan_file_names[i]).p, FILE_MAX,
                         &files[i]) < 0) {
            fprintf(stderr, "%s is not there\n", plan_file_names[i]);
            return 1;
        }
    double from = cpu_us();
    const struct plan_table *t = plan_table_load(a, files, &faults);
    double read = cpu_us() - from;
    from = cpu_us();
    for (int i = 0; i < ROUNDS; i++)
        sum += compute(t, 2000 + i % 100);
    printf("tables read: %.0f us\none plan: %.1f us (%zu dates in all)\n", read,
           (cpu_us() - from) / ROUNDS, sum);
    arena_free(a);
    return 0;
}
