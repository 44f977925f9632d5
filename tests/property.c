/* SPDX-License-Identifier: Apache-2.0 */
#include "property.h"

#include "base/arena.h"
#include "check.h"

enum { SHRINK_TRIES = 4000 };

/* splitmix64 by Sebastiano Vigna (public domain): any seed will do, zero too. */
static uint64_t random_u64(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* A draw below `range`, 0 for any. It is remembered as it is used, so that half of it is half of
 * what the property saw. */
static uint64_t draw(struct gen *g, uint64_t range)
{
    if (g->at == g->n) {
        if (g->replay || g->n == GEN_DRAWS_MAX)
            return 0;
        g->draws[g->n++] = random_u64(&g->state);
    }
    uint64_t *v = &g->draws[g->at++];
    if (range)
        *v %= range;
    return *v;
}

uint64_t gen_u64(struct gen *g) { return draw(g, 0); }

int64_t gen_between(struct gen *g, int64_t low, int64_t high)
{
    uint64_t range = (uint64_t)high - (uint64_t)low + 1; /* wraps to 0 for the whole of int64_t */
    return (int64_t)((uint64_t)low + draw(g, range));
}

struct str gen_bytes(struct gen *g, size_t max, struct str alphabet)
{
    size_t n = (size_t)gen_between(g, 0, (int64_t)max);
    char *p = arena_alloc(g->a, n + 1);
    for (size_t i = 0; i < n; i++)
        p[i] = alphabet.n ? alphabet.p[draw(g, alphabet.n)] : (char)draw(g, 256);
    return (struct str){p, n};
}

static bool run(property holds, struct gen *g)
{
    g->at = 0;
    bool ok = holds(g);
    arena_reset(g->a);
    return ok;
}

/* Tries one draw smaller; keeps it when the property still fails. */
static bool smaller(property holds, struct gen *g, size_t i, uint64_t value)
{
    uint64_t old = g->draws[i];
    if (value >= old)
        return false;
    g->draws[i] = value;
    if (!run(holds, g))
        return true;
    g->draws[i] = old;
    return false;
}

static void shrink(property holds, struct gen *g)
{
    bool better = true;
    g->replay = true;
    for (int tries = 0; better && tries < SHRINK_TRIES; tries++) {
        better = false;
        for (size_t i = 0; i < g->n; i++) {
            uint64_t v = g->draws[i];
            better |= smaller(holds, g, i, 0) || smaller(holds, g, i, v / 2) ||
                      smaller(holds, g, i, v - 1);
        }
    }
}

static uint64_t setting(const char *name, uint64_t otherwise)
{
    int64_t v;
    return str_to_i64(str_c(getenv(name)), 0, INT64_MAX, &v) ? (uint64_t)v : otherwise;
}

void property_check(const char *name, property holds, int runs)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct gen *g = ARENA_NEW(a, struct gen);
    uint64_t seed = setting("WELLMET_SEED", 1), wanted = setting("WELLMET_RUNS", (uint64_t)runs);
    ARENA_SCOPE struct arena *tmp = arena_new(0);
    for (uint64_t i = 0; i < wanted; i++) {
        *g = (struct gen){.state = seed * UINT64_C(1000003) + i, .a = tmp};
        if (run(holds, g))
            continue;
        shrink(holds, g);
        print_error("%s does not hold (seed %llu, run %llu) for the draws", name,
                    (unsigned long long)seed, (unsigned long long)i);
        for (size_t k = 0; k < g->n; k++)
            print_error(" %llu", (unsigned long long)g->draws[k]);
        print_error("\n");
        fail();
    }
}
