/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Times readiness inside the program, on a network of make_network:
 *
 *     readiness DATABASE CADENCES_CSV NOW
 *
 * Prints CPU milliseconds: the rows of everybody made anew, one more interaction logged, a list
 * of everybody by chance, the insights, one person. Writes nothing.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "base/io.h"
#include "insight/cadence.h"
#include "model/entities.h"
#include "ops/readiness.h"
#include "ops/save.h"
#include "ops/session.h"
#include "ops/today.h"
#include "store/readiness.h"
#include "store/record.h"
#include "store/store.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 5 };

struct bench {
    struct app app;
    struct db *db;
    struct op_ctx ctx;
    struct arena *arena;
    struct person *people;
    size_t people_n;
};

static void must(struct bench *b, int rc, const char *what)
{
    if (rc >= 0)
        return;
    fprintf(stderr, "readiness: %s: %s\n", what, b->db ? session_err(b->db)->text : "");
    exit(1);
}

static void begin(struct bench *b)
{
    struct caller who = caller_local();
    arena_reset(b->arena);
    must(b, context_init(&b->ctx, b->arena, &b->app, b->db, &who, STR("bench")), "context");
}

static int rebuild(struct bench *b)
{
    struct arena *item = arena_new(0);
    struct readiness_kept kept;
    int rc = db_begin_write(b->db);
    for (size_t i = 0; rc == 0 && i < b->people_n; i++) {
        b->ctx.arena = item;
        rc = readiness_refresh(&b->ctx, b->people[i].record.id, &kept);
        arena_reset(item);
    }
    b->ctx.tries_from = -INFINITY;
    if (rc == 0)
        rc = readiness_settle(&b->ctx);
    db_rollback(b->db);
    arena_free(item);
    return rc;
}

static int log_one(struct bench *b, int direction)
{
    struct ids people = {&b->people[7].record.id, 1};
    struct interaction x = {
        .people = people, .kind = INTERACTION_EMAIL, .direction = direction, .on = b->ctx.today};
    int rc = action_begin(&b->ctx, "bench");
    if (rc == 0)
        rc = save_new(&b->ctx, &entity_interaction, &x);
    if (rc == 0)
        rc = save_flush(&b->ctx);
    db_rollback(b->db);
    return rc;
}

static int log_answer(struct bench *b) { return log_one(b, DIRECTION_TO_ME); }

/* After a silence: a new try, so that the owner's last stages are made anew, too. */
static int log_message(struct bench *b) { return log_one(b, DIRECTION_TO_THEM); }

static int list(struct bench *b)
{
    struct readiness_filter f = {.order = READINESS_BY_CHANCE, .limit = 50};
    struct readiness_person *rows;
    size_t n, total;
    return readiness_people(&b->ctx, &f, &rows, &n, &total);
}

static int insights(struct bench *b)
{
    return readiness_insights(&b->ctx, (struct date){0},
                              ARENA_NEW(b->arena, struct readiness_insights));
}

static int one_person(struct bench *b)
{
    struct readiness_view *v = ARENA_NEW(b->arena, struct readiness_view);
    return readiness_of(&b->ctx, b->people[0].record.id, (struct date){0}, NULL, 0, v);
}

static int today(struct bench *b)
{
    struct agenda a;
    return today_load(&b->ctx, 0, &a);
}

static double cpu_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void measure(struct bench *b, const char *what, int (*run)(struct bench *b))
{
    double best = 1e9;
    for (int i = 0; i < ROUNDS; i++) {
        begin(b);
        double from = cpu_ms();
        must(b, run(b), what);
        double spent = cpu_ms() - from;
        best = spent < best ? spent : best;
    }
    printf("%s: %.2f ms\n", what, best);
}

int main(int argc, char **argv)
{
    struct err err = {0};
    struct bench b = {.arena = arena_new(0)};
    struct arena *life = arena_new(0);
    struct cadence_table *cadences;
    struct str csv;
    if (argc != 4) {
        fprintf(stderr, "usage: readiness DATABASE CADENCES_CSV NOW\n");
        return 2;
    }
    setenv("WELLMET_NOW", argv[3], 1);
    must(&b, clock_init(), "clock");
    must(&b, io_read_file(life, argv[2], 1 << 20, &csv), "cadences");
    must(&b, cadence_table_load(life, csv, &cadences, &err), "cadences");
    b.app.cadences = cadences;
    must(&b, store_open(&(struct store_options){.path = argv[1]}, &b.app.store, &err), "open");
    must(&b, session_open(&b.app, &b.db, &err), "session");
    begin(&b);
    must(&b, record_list(b.db, life, &entity_person, NULL, 0, (void **)&b.people, &b.people_n),
         "people");
    measure(&b, "all rows made anew", rebuild);
    measure(&b, "one more answer", log_answer);
    measure(&b, "one more message", log_message);
    measure(&b, "a list of everybody by chance", list);
    measure(&b, "insights", insights);
    measure(&b, "one person", one_person);
    measure(&b, "Today", today);
    session_close(b.db);
    store_close(b.app.store);
    arena_free(b.arena);
    arena_free(life);
    return 0;
}
