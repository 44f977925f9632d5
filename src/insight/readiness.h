/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Readiness: if I write to this person today, will I hear back? A forecast from the owner's own
 * log alone, with fixed coefficients and O(1) work per interaction. docs/readiness.md says what it
 * rests on and what it does not know.
 *
 * The log is a sequence of events in order of time: somebody, when, which direction. Time is in
 * days since any fixed origin, as real numbers, of one clock; a calendar day is floor(t). The
 * model keeps counters per contact and a few over all contacts; they are plain numbers, so that
 * they can be stored and compared. The same events in the same order always give the same counters.
 *
 *     turn         my first message since their last one; answered by any message of theirs within
 *                  14 days, else unanswered
 *     re-contact   a message of mine after at least 7 days without contact, to somebody known
 *     ignored      my messages after silence since their last message
 *
 * A meeting or a day of shadowing is one two-way event: it counts as a day in and a day out and
 * answers what is open; when the owner proposed it, it is fed as OUT and then IN of the same time.
 * Messages to more than five people are not fed at all.
 *
 * An answer that was not logged is missing, not a "no". In a log that is not complete, a message
 * that waited 14 days in vain counts for nothing unless the owner said what came of it. A log of
 * messages taken from a mail server is complete: no answer in it is a "no".
 */
#ifndef WM_INSIGHT_READINESS_H
#define WM_INSIGHT_READINESS_H

#include "model/readiness.h"

struct arena;

enum { READINESS_WINDOW_DAYS = 14, READINESS_SILENCE_DAYS = 7, READINESS_FEW = 3 };
enum { READINESS_HALF_DAYS = 45, READINESS_HALF_DAYS_ALIVE = 120 }; /* in which days fade by half */

/* The terms of the forecast, in logits; their sum is the logit of the probability. */
struct readiness_terms {
    double base, you, them, recent, ignored, balance, offset;
};

struct readiness_forecast {
    bool known;     /* there was contact; else the forecast of a first message */
    double p;       /* an answer within 14 days */
    double p_plain; /* without the account's offset; ranks contacts of one account */
    struct readiness_terms terms;
    int64_t answered, resolved; /* turns with this contact that it rests on */
};

struct readiness_model;

/* An empty log. In the arena, which grows with contacts and with what is under way. */
struct readiness_model *readiness_model_new(struct arena *a, bool complete);
void readiness_add(struct readiness_model *m, const struct readiness_event *e);
/* Writing to a contact at a time not before the last event. A contact without events gets the
 * forecast of a first message. */
struct readiness_forecast readiness_forecast(struct readiness_model *m, size_t contact, double t);
/* Borrowed until the next call; NULL when there was no event. */
const struct readiness_contact *readiness_contact_get(const struct readiness_model *m,
                                                      size_t contact);
size_t readiness_contacts(const struct readiness_model *m);
/* All tries so far in order of time: they mostly grow at their end. In the model's arena. */
struct readiness_try *readiness_tries(const struct readiness_model *m, size_t *ret_n);
const struct readiness_account *readiness_account_get(struct readiness_model *m, double t);
/* The account's counters at t from the tries of all contacts, in any order: what a model of the
 * whole log has then. So each contact can be replayed alone, and the account from the tries. */
struct readiness_account readiness_account_of(struct arena *a, const struct readiness_try *tries,
                                              size_t n, double t);
/* The same in stages of READINESS_STAGE_DAYS, so that what changes late costs little: each stage
 * holds the counters of everything before it, unless nothing happened in it; the last, at
 * READINESS_STAGE_END, those of everything, unless they are zeros. To go on from a stage, give
 * `tries` that came to their end in the stage before it or later, `before` as the stage before it,
 * and `from`; to begin anew, give all of them and NULL. Going on gives the same numbers to the last
 * bit. In the arena. */
struct readiness_stage *readiness_stages(struct arena *a, const struct readiness_try *tries,
                                         size_t n, const struct readiness_stage *before,
                                         const struct readiness_stage *from, size_t *ret_n);
/* The day on which the stage of a time begins. */
double readiness_stage_at(double t);
/* What was forecast at each re-contact whose outcome is known, with the account's offset as it was
 * then, in order of the outcomes: the owner's own calibration. */
struct readiness_told {
    double at, p;
    bool answered;
};
struct readiness_told *readiness_replay(struct arena *a, const struct readiness_try *tries,
                                        size_t n, double t, size_t *ret_n);

/* The same from counters alone. `account` is as of t: what has waited 14 days counts. */
struct readiness_forecast readiness_predict(const struct readiness_account *account,
                                            const struct readiness_contact *c, double t);
/* Both directions within the 90 days after t. */
double readiness_alive90(const struct readiness_contact *c, double t);
/* Takes a day of contact off the sums that alive90 rests on, to say what it was before that day;
 * `last` is the caller's to put back. */
void readiness_forget_day(struct readiness_contact *c, double day, bool in, bool out);
/* An answer within `days` of the message, given the forecast for 14 days: P * F(days). */
double readiness_within(double p, double days);
/* Days from the last contact until alive90 falls below the floor, 14..180; floor 0: 60 % of its
 * value just after the last contact. */
double readiness_nudge_after(const struct readiness_contact *c, double floor);

/* Words are used instead of digits while fewer than READINESS_FEW turns are resolved. */
enum readiness_band { READINESS_LOW, READINESS_EVEN, READINESS_GOOD };
enum readiness_band readiness_band(double p);

#endif
