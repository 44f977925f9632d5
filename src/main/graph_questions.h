/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files of questions to a graph, and what measuring them gives. Text, one question a line:
 * "P from to" or "S from n to1 ... ton" (the nearest of a set). Answers, one line each: the cost of
 * each path, cheapest first, "-1" when there is none, "?" when it was not asked.
 * Also used by the programs of bench/paths, so that all are measured alike.
 */
#ifndef WM_MAIN_GRAPH_QUESTIONS_H
#define WM_MAIN_GRAPH_QUESTIONS_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct question {
    bool is_set;
    uint32_t from;
    uint32_t *to;
    size_t to_n;
};

struct questions {
    struct question *p;
    size_t n;
    uint32_t *pool; /* of all `to` */
};

/* Times and answers of one kind of question. */
struct measured {
    double *seconds;
    size_t n, unreachable;
    uint64_t sum, hash; /* of best costs; FNV-1a over question number and cost */
};

#define QUESTION_NO_PATH UINT32_MAX

/* -1 with a sentence when the file cannot be read or names somebody from `people` on. */
int questions_load(const char *path, uint32_t people, struct questions *ret, struct err *err);
void questions_release(struct questions *q);

/* Asked of every engine before anything is measured: a virtual machine's host may bring each large
 * page of a graph just built on its first use, which is not the engine's doing. */
enum { QUESTIONS_WARM = 64 };
/* The i-th of them: any two people. */
void question_warm(size_t i, uint32_t people, uint32_t *ret_from, uint32_t *ret_to);

void measured_init(struct measured *m, size_t room);
void measured_release(struct measured *m);
/* cost QUESTION_NO_PATH: none. */
void measured_add(struct measured *m, double seconds, size_t question, uint32_t cost);
/* One line: "engine=E kind=K clock=C n=... p50_us=... p99_us=... unreachable=... hash=..."; nothing
 * when nothing was measured. Sorts the times. */
void measured_print(struct measured *m, const char *engine, const char *kind, bool is_cpu);
/* Seconds of the process's CPU, or of the wall. */
double measured_now(bool is_cpu);
/* "engine=E rss_mb=... peak_mb=..." */
void measured_print_memory(const char *engine);

#endif
