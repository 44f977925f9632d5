/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Between agenda.c, which orders candidates, and the rules, which propose and word them.
 *
 * Scores live in bands so that kinds keep their order (what I owe, what has a date, who drifts);
 * within a band they say what is more pressing. A rule never leaves its band.
 */
#ifndef WM_INSIGHT_AGENDA_RULES_H
#define WM_INSIGHT_AGENDA_RULES_H

#include "base/vec.h"
#include "insight/agenda.h"

enum agenda_band {
    AGENDA_BAND_DRIFT = 1000,
    AGENDA_BAND_DORMANT = 2000, /* one a week at most */
    AGENDA_BAND_ASK = 3000,
    AGENDA_BAND_DATE = 4000,
    AGENDA_BAND_OWE = 5000,
    AGENDA_BAND_SIZE = 1000
};

#define AGENDA_RULE_PLAY "playbook"
#define AGENDA_RULE_WAY "way_in"

struct agenda_candidate {
    int64_t score, person, subject;
    const struct agenda_rule *rule;
    const void *fact;
};

struct agenda_day {
    struct arena *a;
    struct date today;
    const struct cadence_table *cadence;
    const struct agenda_rule *rule; /* the one that is finding now */
    VEC(struct agenda_candidate) candidates;
};

/* `points` 0 .. AGENDA_BAND_SIZE - 1 above the band; clamped. */
void agenda_propose(struct agenda_day *day, enum agenda_band band, int64_t points,
                    const struct agenda_person *who, int64_t subject, const void *fact);

/* agenda_asks.c: the rules whose keys begin with "ask_". */
void agenda_find_asks(const struct agenda_facts *f, struct agenda_day *day);
void agenda_tell_ask(const struct agenda_day *day, const void *fact, struct turn *t);
/* Rules in files of their own. */
void agenda_find_plan(const struct agenda_facts *f, struct agenda_day *day);
void agenda_tell_plan(const struct agenda_day *day, const void *fact, struct turn *t);
void agenda_find_seat(const struct agenda_facts *f, struct agenda_day *day);
void agenda_tell_seat(const struct agenda_day *day, const void *fact, struct turn *t);
void agenda_find_way(const struct agenda_facts *f, struct agenda_day *day);
void agenda_tell_way(const struct agenda_day *day, const void *fact, struct turn *t);
/* Whoever is in Today for another reason has one reason too many already. */
bool agenda_is_brought_up(const struct agenda_facts *f, int64_t person);
void agenda_find_play(const struct agenda_facts *f, struct agenda_day *day);
void agenda_tell_play(const struct agenda_day *day, const void *fact, struct turn *t);

/* agenda_road.c: false while a quiet time holds and this can wait until it is over. */
bool agenda_quiet_lets(const struct agenda_facts *f, const struct agenda_candidate *c);

#endif
