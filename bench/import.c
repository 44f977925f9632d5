/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Imports a file as "wellmet import --yes" does and times it: import DATABASE FILE CADENCES_CSV
 * Prints one line of JSON: CPU seconds in all and of each thousand records, and what came of it.
 */
#include "base/arena.h"
#include "base/err.h"
#include "base/io.h"
#include "base/clock.h"
#include "def/limits.h"
#include "insight/cadence.h"
#include "ops/importing.h"
#include "ops/session.h"
#include "store/store.h"

enum { BATCHES = 10, THOUSANDS_MAX = 200 }; /* progress is told each hundred records */

struct clock_marks {
    unsigned calls, n;
    double at[THOUSANDS_MAX + 1];
};

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool tell(void *data, size_t done, size_t total)
{
    struct clock_marks *m = data;
    (void)done;
    (void)total;
    if (++m->calls % BATCHES == 0 && m->n < THOUSANDS_MAX)
        m->at[++m->n] = cpu_seconds();
    return false;
}

static int fail(const struct err *err)
{
    fprintf(stderr, "import: %s\n", err->text);
    return 1;
}

int main(int argc, char **argv)
{
    static struct app app;
    static struct clock_marks marks;
    struct err err = {0};
    struct db *db = NULL;
    struct str csv, bytes;
    struct cadence_table *cadences;
    struct op_ctx ctx;
    struct import_report report;
    ARENA_SCOPE struct arena *a = arena_new(0);
    if (argc != 4 || clock_init() < 0 || io_read_file(a, argv[2], LIMIT_UPLOAD, &bytes) < 0 ||
        io_read_file(a, argv[3], 1 << 20, &csv) < 0 ||
        cadence_table_load(a, csv, &cadences, &err) < 0) {
        fprintf(stderr, "Usage: import DATABASE FILE CADENCES_CSV\n");
        return 2;
    }
    struct caller who = caller_local();
    struct store_options o = {.path = argv[1]};
    app.cadences = cadences;
    if (store_open(&o, &app.store, &err) < 0 || session_open(&app, &db, &err) < 0 ||
        context_init(&ctx, a, &app, db, &who, STR("bench")) < 0)
        return fail(&err);
    struct import_in in = {.bytes = bytes, .name = STR("bench.vcf"), .commit = true};
    ctx.progress = (struct op_progress){tell, &marks};
    marks.at[0] = cpu_seconds();
    if (import_run(&ctx, &in, &report) < 0)
        return fail(ctx.err);
    printf("{\"cpu_s\": %.3f, \"new\": %zu, \"unclear\": %zu, \"failed\": %zu, \"thousands\": [",
           cpu_seconds() - marks.at[0], report.count[IMPORT_NEW], report.count[IMPORT_UNCLEAR],
           report.count[IMPORT_FAILED]);
    for (unsigned i = 0; i < marks.n; i++)
        printf("%s%.4f", i ? ", " : "", marks.at[i + 1] - marks.at[i]);
    printf("]}\n");
    session_close(db);
    store_close(app.store);
    return 0;
}
