/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "insight/quicklog_state.h"

static bool is_covered(const struct quicklog_state *q, const struct quicklog_when *w)
{
    enum quicklog_cover c = quicklog_at(q, w->from)->cover;
    return c == COVER_NEXT || c == COVER_PROMISE;
}

static bool behind(const struct quicklog_state *q, size_t i, const char *const *words)
{
    for (size_t k = 0; k < 12 && i > 0; k++) {
        if (quicklog_is_stop(quicklog_at(q, --i)) || quicklog_at(q, i)->mark == ',')
            return false;
        if (quicklog_match_any(q, i, words))
            return true;
    }
    return false;
}

/* "about the meeting on Tuesday": the day may be of what was spoken of. */
static bool is_of_topic(const struct quicklog_state *q, const struct quicklog_when *w)
{
    static const char *const topics[] = {"about",     "re",        "regarding",
                                         "mentioned", "suggested", NULL};
    static const char *const events[] = {
        "meeting", "interview",    "interviews",  "exam",     "rotation", "visit",
        "shift",   "conference",   "talk",        "deadline", "lecture",  "call",
        "clinic",  "presentation", "appointment", "session",  "step",     "poster",
        "party",   "dinner",       "lunch",       "coffee",   NULL};
    return quicklog_is_any(quicklog_before(q, w->from), events) && behind(q, w->from, topics);
}

/* "about visiting next week", "he can meet Friday": a plan, not the day it happened. */
static bool is_plan(const struct quicklog_state *q, const struct quicklog_when *w)
{
    static const char *const for_ahead[] = {"about",  "re",      "regarding", "to",
                                            "for",    "planned", "planning",  "arranged",
                                            "set up", "invited", "scheduled", NULL};
    static const char *const for_any[] = {
        "can",       "could",   "would",   "should",  "might",      "will",
        "ll",        "wants",   "to meet", "to call", "to visit",   "to come",
        "to shadow", "to join", "to talk", "to chat", "to discuss", NULL};
    bool to_come = w->ahead || date_is_full(w->future);
    return (w->ahead && behind(q, w->from, for_ahead)) || (to_come && behind(q, w->from, for_any));
}

static void claim(struct quicklog_when *w) { w->used = true; }

static void doubt(struct quicklog_when *w, const char *why)
{
    w->unclear = true;
    w->why = why;
}

/* The day: the first one named, if it can be a day of something that happened. */
static void settle_day(struct quicklog_state *q)
{
    struct quicklog_when *first = NULL, *topic = NULL;
    VEC_EACH (struct quicklog_when, w, &q->whens) {
        if (w->type != WHEN_DAY || w->used || w->bound || is_covered(q, w) || is_plan(q, w))
            continue;
        if (is_of_topic(q, w)) {
            topic = topic ? topic : w;
            continue;
        }
        if (first && date_eq(first->past, w->past)) {
            claim(w);
            continue;
        }
        if (first && w->ahead) /* "coffee yesterday, her exam is tomorrow" */
            continue;
        if (first && !first->ahead) {
            doubt(first, "two days are named");
            doubt(w, "two days are named");
            first->readings[0] = w->readings[0] = first->past;
            first->readings[1] = w->readings[1] = w->past;
            claim(w);
            continue;
        }
        first = w;
    }
    if (!first && topic) {
        first = topic;
        doubt(first, "the day it happened, or a day you spoke of?");
    }
    if (!first)
        return;
    claim(first);
    if (date_cmp(first->past, q->today) > 0)
        doubt(first, "that day has not come yet");
    q->out->date = first->past;
    q->out->date_said = true;
}

static void settle_time(struct quicklog_state *q)
{
    struct quicklog_when *time = NULL, *span = NULL;
    VEC_EACH (struct quicklog_when, w, &q->whens) {
        if (is_covered(q, w) || w->type == WHEN_DAY)
            continue;
        struct quicklog_when **slot = w->type == WHEN_TIME ? &time : &span;
        if (!*slot) {
            *slot = w;
            claim(w);
        } else if (w->type == WHEN_TIME ? !str_eq((*slot)->time, w->time)
                                        : (*slot)->minutes != w->minutes) {
            doubt(*slot, w->type == WHEN_TIME ? "two times are named" : "two durations are named");
        }
    }
    if (time) {
        q->out->time = time->time;
        q->out->minutes = time->minutes;
    }
    if (span)
        q->out->minutes = span->minutes;
}

void quicklog_days_settle(struct quicklog_state *q)
{
    q->out->date = q->today;
    q->out->time = STR("");
    settle_day(q);
    settle_time(q);
}
