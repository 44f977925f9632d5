/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/readiness_words.h"

#include "base/arena.h"
#include "insight/phrase.h"

#include <math.h>
#include <stdlib.h>

enum { STEP = 5 }; /* percents are shown in steps, for the model knows no better */

const char *readiness_band_words(enum readiness_band band)
{
    static const char *const words[] = {"about 1 in 3", "about even", "good"};
    return words[band];
}

static int percent(double p)
{
    int shown = (int)lround(p * 100 / STEP) * STEP;
    return shown < STEP ? STEP : shown > 100 - STEP ? 100 - STEP : shown;
}

struct readiness_chance readiness_chance_after(struct arena *a, const struct readiness_forecast *f,
                                               const struct readiness_chance *before)
{
    struct readiness_chance x = {.known = f->known,
                                 .digits = f->resolved >= READINESS_FEW,
                                 .band = readiness_band(f->p),
                                 .percent = percent(f->p)};
    if (!x.digits)
        x.words = str_c(readiness_band_words(x.band));
    else if (before && before->digits && before->percent == x.percent)
        x.words = before->words;
    else
        x.words = str_format(a, "about %d %%", x.percent);
    return x;
}

struct readiness_chance readiness_chance(struct arena *a, const struct readiness_forecast *f)
{
    return readiness_chance_after(a, f, NULL);
}

struct readiness_wait readiness_wait(struct arena *a, double silent_days)
{
    /* Contact of any kind within 14 days without writing, lowest and highest of five sets. */
    static const struct {
        double days;
        int low, high;
    } rows[] = {{90, 0, 4}, {30, 1, 15}, {14, 8, 31}, {READINESS_SILENCE_DAYS, 31, 42}};
    struct readiness_wait x = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows) && !x.known; i++)
        if (silent_days >= rows[i].days)
            x = (struct readiness_wait){true, rows[i].low, rows[i].high, STR_NULL};
    if (!x.known)
        return x;
    x.words =
        x.low ? str_format(a, "%d to %d in 100 come back by themselves within two weeks", x.low,
                           x.high)
              : str_format(a, "%d in 100 at most come back by themselves within two weeks", x.high);
    return x;
}

struct str readiness_pin_words(int pin)
{
    return pin == READY_PIN_YES  ? STR("You said that they would answer.")
           : pin == READY_PIN_NO ? STR("You said not to count on them.")
                                 : STR("");
}

struct str readiness_if_write(struct arena *a, const struct readiness_chance *x, int pin)
{
    struct str said = readiness_pin_words(pin);
    if (said.n)
        return str_format(a, "If you write: %.*s Forecast without that: %.*s.", STR_ARG(said),
                          STR_ARG(x->words));
    if (x->digits)
        return str_format(a, "If you write: %.*s that an answer comes within two weeks.",
                          STR_ARG(x->words));
    return str_format(a, "If you write: chances are %.*s; %s", STR_ARG(x->words),
                      x->known ? "too few tries to say more." : "you don't know this person yet.");
}

struct str readiness_if_wait(struct arena *a, const struct readiness_wait *x)
{
    return x->known ? str_format(a, "If you wait: %.*s.", STR_ARG(x->words)) : STR("");
}

static double logit(double p) { return log(p / (1 - p)); }

/* A new contact of somebody who is answered as often as people are on average. */
static struct readiness_forecast average(void)
{
    struct readiness_account none = {0};
    struct readiness_contact fresh = {.seen = true, .day_in = -1, .day_out = -1};
    return readiness_predict(&none, &fresh, 0);
}

/* What each term adds against that, in logits. */
static void differences(const struct readiness_forecast *f, double out[READINESS_TERMS])
{
    struct readiness_terms from = average().terms;
    out[READINESS_YOU] = f->terms.you - from.you;
    out[READINESS_THEM] = f->terms.them - from.them;
    out[READINESS_RECENT] = f->terms.recent - from.recent;
    out[READINESS_IGNORED] = f->terms.ignored - from.ignored;
    out[READINESS_BALANCE] = f->terms.balance - from.balance;
    out[READINESS_OFFSET] = f->terms.offset - from.offset;
}

/* Shares `total` points by the differences so that whole points add up: what rounding leaves goes
 * to those that lost most by it, in the order of the terms when they are equal. */
static void share(const double diff[READINESS_TERMS], int total, double slope,
                  int points[READINESS_TERMS])
{
    double rest[READINESS_TERMS];
    int left = total;
    for (int i = 0; i < READINESS_TERMS; i++) {
        points[i] = (int)floor(diff[i] * slope);
        rest[i] = diff[i] == 0 ? -1 : diff[i] * slope - points[i];
        left -= points[i];
    }
    for (; left != 0; left += left > 0 ? -1 : 1) {
        int best = READINESS_YOU;
        for (int i = 1; i < READINESS_TERMS; i++)
            if (left > 0 ? rest[i] > rest[best] : fabs(diff[i]) > fabs(diff[best]))
                best = i;
        points[best] += left > 0 ? 1 : -1;
        rest[best] -= 1;
    }
}

struct facts {
    const struct readiness_forecast *f;
    const struct readiness_evidence *e;
};

/* --- sentences ------------------------------------------------------------------------------ */

static struct str plural_days(struct arena *a, int64_t n)
{
    return n == 1 ? STR("one day") : str_format(a, "%.*s days", STR_ARG(phrase_number(a, n)));
}

static struct str you(struct arena *a, const struct facts *x, int points)
{
    (void)points;
    return str_format(a, "People answer %lld of your %lld messages.",
                      (long long)x->e->account->answered, (long long)x->e->account->resolved);
}

static struct str them(struct arena *a, const struct facts *x, int points)
{
    struct str last = phrase_on(a, x->e->last_in, x->e->today);
    (void)points;
    return str_format(a, "Answered %lld of your %lld messages%s%.*s.", (long long)x->f->answered,
                      (long long)x->f->resolved, last.n ? ", last wrote " : "", STR_ARG(last));
}

static struct str recent(struct arena *a, const struct facts *x, int points)
{
    (void)points;
    struct str days = plural_days(a, x->e->contact->days_in);
    struct str last = phrase_on(a, x->e->last_in, x->e->today);
    return str_format(a, "In touch with you on %.*s%s%.*s; this fades by half every 45 days.",
                      STR_ARG(days), last.n ? ", last " : "", STR_ARG(last));
}

static struct str ignored(struct arena *a, const struct facts *x, int points)
{
    (void)points;
    if (x->e->contact->ignored == 1)
        return STR("Your last message went unanswered.");
    return str_format(a, "Your last %.*s messages went unanswered.",
                      STR_ARG(phrase_number(a, x->e->contact->ignored)));
}

static struct str balance(struct arena *a, const struct facts *x, int points)
{
    struct str in = plural_days(a, x->e->contact->days_in),
               out = plural_days(a, x->e->contact->days_out);
    return str_format(a, "%s: they on %.*s, you on %.*s.",
                      points > 0 ? "They write as well" : "You write more than they do",
                      STR_ARG(in), STR_ARG(out));
}

static struct str offset(struct arena *a, const struct facts *x, int points)
{
    (void)a;
    (void)x;
    return points > 0 ? STR("For you, answers have come more often than was forecast.")
                      : STR("For you, answers have come less often than was forecast.");
}

static int larger_first(const void *x, const void *y)
{
    const struct readiness_point *a = x, *b = y;
    int by_size = abs(b->points) - abs(a->points);
    return by_size ? by_size : (int)a->term - (int)b->term;
}

static void add_rows(struct arena *a, const int points[READINESS_TERMS], const struct facts *x,
                     struct readiness_explanation *ret)
{
    static struct str (*const sentences[])(struct arena *, const struct facts *,
                                           int) = {you, them, recent, ignored, balance, offset};
    for (int i = 0; i < READINESS_TERMS; i++)
        if (points[i])
            ret->rows[ret->n++] = (struct readiness_point){(enum readiness_term)i, points[i],
                                                           sentences[i](a, x, points[i])};
    qsort(ret->rows, ret->n, sizeof(*ret->rows), larger_first);
}

static struct str summary(struct arena *a, const struct readiness_forecast *f,
                          const struct readiness_explanation *x)
{
    if (x->digits)
        return str_format(a, "About %d %%, from %lld earlier tries.", x->shown,
                          (long long)f->resolved);
    return str_format(a, "Chances are %s; %s", readiness_band_words(x->band),
                      f->known ? "too few of your messages have a known outcome to say more."
                               : "you don't know this person yet.");
}

void readiness_explain(struct arena *a, const struct readiness_forecast *f,
                       const struct readiness_evidence *e, struct readiness_explanation *ret)
{
    double diff[READINESS_TERMS];
    int points[READINESS_TERMS] = {0};
    double from = average().p, moved = logit(f->p) - logit(from);
    *ret = (struct readiness_explanation){.digits = f->resolved >= READINESS_FEW,
                                          .band = readiness_band(f->p),
                                          .start = percent(from),
                                          .shown = percent(f->p)};
    int total = ret->shown - ret->start;
    if (e->contact) {
        differences(f, diff);
        /* Points a logit between the two: what is shown moves as the sum of the terms does. */
        double slope = fabs(moved) > 1e-9 ? total / moved : 100 * from * (1 - from);
        if (slope <= 0)
            slope = 100 * from * (1 - from);
        share(diff, total, slope, points);
        add_rows(a, points, &(struct facts){f, e}, ret);
    }
    ret->summary = summary(a, f, ret);
}
