/* SPDX-License-Identifier: Apache-2.0 */
/*
 * make_graph circles|hubs PEOPLE DEGREE SEED EDGES: a file of ties.
 *
 * circles: people have a school year, a program, a hospital and a field, and ties within each, a
 * quarter as papers written in small teams, few at random. hubs: no circles, but degrees after a
 * power law up to 20,000. Strengths are skewed to weak ones; costs are graph_cost()'s.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HUB_MAX = 20000, YEARS = 40, FIELDS = 60 };

struct record {
    uint32_t u, v;
    uint16_t cost, mark;
};

struct maker {
    FILE *f;
    uint64_t state;
    uint32_t people;
};

static uint64_t draw(struct maker *m)
{
    uint64_t z = (m->state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static double unit(struct maker *m) { return (double)(draw(m) >> 11) * 0x1p-53; }
static uint32_t below(struct maker *m, uint32_t n) { return (uint32_t)(draw(m) % n); }

static void tie(struct maker *m, uint32_t u, uint32_t v, double low, double high, uint16_t mark)
{
    double x = unit(m), p = low + (high - low) * x * x;
    struct record r = {u, v, (uint16_t)lround(-log(0.8 * p) * 4096), mark};
    if (u != v && fwrite(&r, sizeof(r), 1, m->f) != 1) {
        fputs("error: cannot write the ties\n", stderr);
        exit(2);
    }
}

static uint32_t mixed(uint32_t x) { return (x ^ x >> 15) * 2654435761u; }

/* The circle of a kind that somebody is in; large and small ones. */
static uint32_t circle_of(uint32_t person, uint32_t kind, uint32_t circles)
{
    double x = mixed(person * 8 + kind) * 0x1p-32;
    return (uint32_t)(circles * x * sqrt(x));
}

/* People of each circle of a kind stand together in `members`, from start[circle] on. */
static void sort_people(const struct maker *m, uint32_t kind, uint32_t circles, uint32_t *start,
                        uint32_t *members)
{
    memset(start, 0, (circles + 2ul) * sizeof(*start));
    for (uint32_t i = 0; i < m->people; i++)
        start[circle_of(i, kind, circles) + 2]++;
    for (uint32_t c = 0; c < circles; c++)
        start[c + 2] += start[c + 1];
    for (uint32_t i = 0; i < m->people; i++)
        members[start[circle_of(i, kind, circles) + 1]++] = i;
}

static void circle_ties(struct maker *m, uint32_t kind, uint32_t size, double each, double high)
{
    uint32_t circles = m->people / size + 1;
    uint32_t *start = malloc((circles + 2ul) * sizeof(*start));
    uint32_t *members = malloc(m->people * sizeof(*members));
    if (!start || !members)
        abort();
    sort_people(m, kind, circles, start, members);
    for (uint32_t c = 0; c < circles; c++)
        for (uint32_t i = start[c]; i < start[c + 1]; i++)
            for (int n = (int)(each + unit(m)); n > 0; n--)
                tie(m, members[i], members[start[c] + below(m, start[c + 1] - start[c])], .1, high,
                    (uint16_t)kind);
    free(start);
    free(members);
}

/* Papers: teams around somebody, some of whom write far more than others. */
static void papers(struct maker *m, double each)
{
    uint64_t wanted = (uint64_t)(m->people * each), made = 0;
    while (made < wanted) {
        uint32_t team[8], n = 2 + below(m, 7);
        double x = unit(m);
        uint32_t first = mixed((uint32_t)(m->people * x * x * x)) % m->people;
        for (uint32_t i = 0; i < n; i++)
            team[i] = i ? (first + below(m, 60) * 40503u) % m->people : first;
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t k = 0; k < i; k++, made++)
                tie(m, team[i], team[k], .05, .7, 9);
    }
}

static void circles(struct maker *m, double degree)
{
    double f = degree / 40;
    circle_ties(m, 0, 150, 4.5 * f, .6);
    circle_ties(m, 1, 30, 3.5 * f, .85);
    circle_ties(m, 2, 800, 3.5 * f, .6);
    papers(m, 6.5 * f);
    for (uint32_t i = 0; i < m->people; i++) {
        for (int n = (int)(1.5 * f + unit(m)); n > 0; n--)
            tie(m, i, below(m, m->people), .03, .3, 4);
        if (unit(m) < .7)
            tie(m, i, (i + 1 + below(m, 50)) % m->people, .3, .98, 5);
    }
}

/* Chung and Lu: a tie joins the owners of two random slots; somebody owns as many as they have. */
static void hubs(struct maker *m, double degree)
{
    double exponent = 1 / 1.3, sum = 0, scale;
    uint64_t slots_n = 0, room = (uint64_t)(m->people * degree * 2);
    uint32_t *slots = malloc(room * sizeof(*slots));
    if (!slots)
        abort();
    for (uint32_t i = 0; i < m->people; i++)
        sum += pow((double)m->people / (i + 1), exponent);
    scale = degree * 1.15 * m->people / sum; /* what the cap takes from hubs, others get */
    for (uint32_t i = 0; i < m->people; i++) {
        double want = scale * pow((double)m->people / (i + 1), exponent);
        for (int n = (int)((want > HUB_MAX ? HUB_MAX : want) + unit(m)); n > 0; n--)
            if (slots_n < room)
                slots[slots_n++] = mixed(i) % m->people;
    }
    for (uint64_t n = (uint64_t)(m->people * degree / 2); n > 0; n--)
        tie(m, slots[draw(m) % slots_n], slots[draw(m) % slots_n], .05, .95, 0);
    free(slots);
}

int main(int argc, char **argv)
{
    if (argc != 6 || (strcmp(argv[1], "circles") != 0 && strcmp(argv[1], "hubs") != 0)) {
        fputs("usage: make_graph circles|hubs PEOPLE DEGREE SEED EDGES\n", stderr);
        return 2;
    }
    struct maker m = {.people = (uint32_t)strtoul(argv[2], NULL, 10),
                      .state = strtoull(argv[4], NULL, 10),
                      .f = fopen(argv[5], "wb")};
    if (!m.f || m.people < 1000) {
        fputs("error: the file cannot be written, or there are fewer than 1000 people\n", stderr);
        return 2;
    }
    (argv[1][0] == 'c' ? circles : hubs)(&m, strtod(argv[3], NULL));
    return fclose(m.f) != 0;
}
