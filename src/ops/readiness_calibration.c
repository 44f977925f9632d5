/* SPDX-License-Identifier: Apache-2.0 */
/* How the owner's own forecasts turned out: replayed from the tries, against what came. */
#include "base/arena.h"
#include "insight/readiness.h"
#include "ops/readiness.h"
#include "store/readiness.h"

#include <math.h>

enum { SAID_AT_LEAST = 5 }; /* in a bin, before a sentence is made of it */

/* Wilson 1927: where a share may lie when `k` of `n` came, 95 %. */
static void set_range(struct readiness_bin *b)
{
    double n = (double)b->n, z = 1.96, share = (double)b->answered / n;
    double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    b->least = fmax(0, middle - half);
    b->most = fmin(1, middle + half);
}

static void set_bins(const struct readiness_told *told, size_t n, struct readiness_calibration *x)
{
    for (int i = 0; i < READINESS_BINS; i++)
        x->bins[i] = (struct readiness_bin){.low = i * 100 / READINESS_BINS,
                                            .high = (i + 1) * 100 / READINESS_BINS};
    for (size_t i = 0; i < n; i++) {
        int at = (int)(told[i].p * READINESS_BINS);
        struct readiness_bin *b = &x->bins[at < READINESS_BINS ? at : READINESS_BINS - 1];
        double miss = told[i].p - told[i].answered;
        b->n++;
        b->answered += told[i].answered;
        b->said += told[i].p;
        x->answered += told[i].answered;
        x->brier += miss * miss / (double)n;
    }
    x->n = (int64_t)n;
}

static void set_shares(struct readiness_calibration *x)
{
    for (int i = 0; i < READINESS_BINS; i++) {
        struct readiness_bin *b = &x->bins[i];
        if (!b->n)
            continue;
        b->said /= (double)b->n;
        b->came = (double)b->answered / (double)b->n;
        x->off += fabs(b->said - b->came) * (double)b->n / (double)x->n;
        set_range(b);
    }
}

/* Of the bin that holds most: "Of 40 people given 60 to 80 %, 71 % answered." */
static struct str words_of(struct arena *a, const struct readiness_calibration *x)
{
    const struct readiness_bin *best = &x->bins[0];
    for (int i = 1; i < READINESS_BINS; i++)
        if (x->bins[i].n > best->n)
            best = &x->bins[i];
    if (best->n < SAID_AT_LEAST)
        return STR("It is too early to say how well the forecasts fit you: that takes a few dozen"
                   " messages whose outcome is known.");
    return str_format(a, "Of the %lld times we gave %d to %d %%, an answer came in %ld %%.",
                      (long long)best->n, best->low, best->high, lround(best->came * 100));
}

int readiness_calibrate(struct op_ctx *ctx, struct readiness_calibration *ret)
{
    struct readiness_try *tries;
    size_t n, told_n;
    *ret = (struct readiness_calibration){0};
    int rc = readiness_list_tries(ctx->db, ctx->arena, -INFINITY, &tries, &n);
    if (rc < 0)
        return rc;
    struct readiness_told *told = readiness_replay(ctx->arena, tries, n, INFINITY, &told_n);
    for (size_t i = 0; i < n; i++)
        ret->unknown += tries[i].recontact && tries[i].outcome == READINESS_UNKNOWN;
    set_bins(told, told_n, ret);
    set_shares(ret);
    ret->words = words_of(ctx->arena, ret);
    return 0;
}
