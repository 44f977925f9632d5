/* SPDX-License-Identifier: Apache-2.0 */
/*
 * "wellmet eval readiness": forecasts from a plain log on standard input, for measuring the model
 * against others (docs/readiness-lab.md). Lines are "DAY CONTACT DIRECTION" in order of time, with
 * o for a message of mine and i for one of theirs. Before every o after at least 7 days without
 * contact with somebody known comes a line "DAY CONTACT P P_PLAIN"; with --alive instead, at every
 * line "DAY * q", one "DAY CONTACT P" for each contact so far.
 */
#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"
#include "def/errors.h"
#include "insight/readiness.h"
#include "main/config.h"

#include <string.h>

enum { LINE_MAX_BYTES = 512, SLOTS_FIRST = 256 };

/* Contacts by name, in order of first appearance: open addressing over their numbers. */
struct names {
    struct arena *a;
    VEC(struct str) rows;
    size_t *slots, slots_n; /* number + 1; 0 free */
};

static size_t hash(struct str s)
{
    size_t h = 14695981039346656037u;
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
    return h;
}

static size_t *slot_of(const struct names *x, struct str name)
{
    size_t at = hash(name) & (x->slots_n - 1);
    while (x->slots[at] && !str_eq(x->rows.p[x->slots[at] - 1], name))
        at = (at + 1) & (x->slots_n - 1);
    return &x->slots[at];
}

static void grow(struct names *x)
{
    x->slots_n = x->slots_n ? x->slots_n * 2 : SLOTS_FIRST;
    x->slots = ARENA_ARRAY(x->a, size_t, x->slots_n);
    for (size_t i = 0; i < x->rows.n; i++)
        *slot_of(x, x->rows.p[i]) = i + 1;
}

static size_t number_of(struct names *x, struct str name)
{
    if (x->rows.n * 2 >= x->slots_n)
        grow(x);
    size_t *slot = slot_of(x, name);
    if (!*slot) {
        *VEC_PUSH(x->a, &x->rows) = str_copy(x->a, name);
        *slot = x->rows.n;
    }
    return *slot - 1;
}

static void answer_alive(const struct readiness_model *m, const struct names *x, double t)
{
    for (size_t i = 0; i < x->rows.n; i++)
        printf("%.5f %.*s %.6f\n", t, STR_ARG(x->rows.p[i]),
               readiness_alive90(readiness_contact_get(m, i), t));
}

static bool is_recontact(const struct readiness_contact *c, double t)
{
    return c && t - c->last >= READINESS_SILENCE_DAYS;
}

static int read_line(struct readiness_model *m, struct names *x, const char *line, bool alive)
{
    double t;
    char name[LINE_MAX_BYTES], d;
    if (sscanf(line, "%lf %511s %c", &t, name, &d) != 3)
        return -1;
    if (d == 'q' && alive)
        answer_alive(m, x, t);
    if (d == 'q')
        return 0;
    size_t contact = number_of(x, str_c(name));
    if (d == 'o' && !alive && is_recontact(readiness_contact_get(m, contact), t)) {
        struct readiness_forecast f = readiness_forecast(m, contact, t);
        printf("%.5f %s %.6f %.6f\n", t, name, f.p, f.p_plain);
    }
    readiness_add(
        m, &(struct readiness_event){
               .contact = contact, .t = t, .direction = d == 'o' ? READINESS_OUT : READINESS_IN});
    return 0;
}

int eval_run(void *process, int argc, char **argv)
{
    char line[LINE_MAX_BYTES];
    bool alive = argc > 1 && strcmp(argv[1], "--alive") == 0;
    (void)process;
    if (argc < 1 || strcmp(argv[0], "readiness") != 0 || argc > 1 + alive) {
        fprintf(stderr, "wellmet: say \"eval readiness\" or \"eval readiness --alive\".\n");
        return error_row(ERR_USAGE)->exit_status;
    }
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct names x = {.a = a};
    struct readiness_model *m = readiness_model_new(a, true);
    for (size_t n = 1; fgets(line, sizeof(line), stdin); n++)
        if (line[strspn(line, " \t\r\n")] && read_line(m, &x, line, alive) < 0) {
            fprintf(stderr, "wellmet: line %zu is no \"DAY CONTACT DIRECTION\".\n", n);
            return error_row(ERR_PARSE)->exit_status;
        }
    return 0;
}
