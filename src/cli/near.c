/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/near.h"

enum { WORD_MAX = 32 };

static size_t least(size_t x, size_t y) { return x < y ? x : y; }

/* Optimal string alignment distance; words beyond WORD_MAX are far from everything. */
static size_t distance(struct str x, struct str y)
{
    size_t d[WORD_MAX + 1][WORD_MAX + 1];
    if (x.n > WORD_MAX || y.n > WORD_MAX)
        return SIZE_MAX;
    for (size_t i = 0; i <= x.n; i++)
        d[i][0] = i;
    for (size_t k = 0; k <= y.n; k++)
        d[0][k] = k;
    for (size_t i = 1; i <= x.n; i++)
        for (size_t k = 1; k <= y.n; k++) {
            size_t other = x.p[i - 1] != y.p[k - 1];
            d[i][k] = least(least(d[i - 1][k], d[i][k - 1]) + 1, d[i - 1][k - 1] + other);
            if (i > 1 && k > 1 && x.p[i - 1] == y.p[k - 2] && x.p[i - 2] == y.p[k - 1])
                d[i][k] = least(d[i][k], d[i - 2][k - 2] + 1);
        }
    return d[x.n][y.n];
}

void near_init(struct near *n, struct str typed)
{
    *n = (struct near){.typed = typed, .distance = typed.n / 5 + 2};
}

void near_try(struct near *n, struct str word)
{
    size_t d = distance(n->typed, word);
    if (d < n->distance) {
        n->distance = d;
        n->best = word;
    }
}
