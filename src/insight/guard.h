/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Guards: what in a text its author may want to look at again. Two of them. The patient guard finds
 * the identifiers of HIPAA's list (45 CFR 164.514(b)(2)(i)) that have a shape: numbers, dates,
 * ages, places near patient words. It cannot find names reliably, and says so. The match guard
 * finds what is not said to a residency program: questions about rank, conditions, commitments.
 *
 * A rule is a row of guard_rules[]: what it is called, how grave, where it comes from and how sure
 * that is. What it looks for are rows of patterns (insight/guard_pattern.h) in guard_patient.c and
 * guard_match_*.c, or a fact about the receiver that only the caller knows (ops/guard.h); such
 * rules are marked GUARD_BY_FACT and mark no words.
 *
 * Pure: no clock, no store, nothing is sent. Texts may be any bytes. A hit is a range of bytes that
 * begins and ends between characters. docs/guards.md is made from the rows.
 */
#ifndef WM_INSIGHT_GUARD_H
#define WM_INSIGHT_GUARD_H

#include "base/date.h"
#include "base/vec.h"

enum guard_kind { GUARD_PATIENT, GUARD_MATCH };

/* In order: a list's gravest is its greatest. None of them but STOP keeps anything from being
 * saved; BLOCK means "this sentence should not go out". */
enum guard_severity { GUARD_NONE, GUARD_NOTE, GUARD_WARN, GUARD_BLOCK, GUARD_STOP };

/* How sure the source is: read in the source; read in part; general knowledge, to be checked;
 * our own reading where sources are silent or disagree. */
enum guard_sure { GUARD_READ, GUARD_READ_PART, GUARD_KNOWN, GUARD_OURS };

struct guard_rule {
    const char *id; /* "patient_mrn": stable, in JSON, documents and the corpus */
    enum guard_kind kind;
    enum guard_severity severity;
    enum guard_sure sure;
    bool by_fact;       /* found by the caller's facts, not by a pattern */
    const char *title;  /* a few words: "A record number" */
    const char *text;   /* one or two sentences for people: why, and what to do */
    const char *source; /* where the rule comes from */
};

/* All rules, patient's first; ends with a NULL id. */
extern const struct guard_rule guard_rules[];
/* NULL when there is none. */
const struct guard_rule *guard_rule_find(struct str id);
const char *guard_severity_key(enum guard_severity s); /* "note", "warn", "block", "stop" */
const char *guard_kind_key(enum guard_kind k);         /* "patient", "match" */
const char *guard_sure_words(enum guard_sure s);       /* "read in the source", ... */

/* Words of a text that a rule is about: bytes [from, to). A rule by fact has 0, 0. */
struct guard_hit {
    const struct guard_rule *rule;
    size_t from, to;
};
struct guard_hits {
    VEC(struct guard_hit) list; /* by `from`; hits of one rule do not overlap */
};

/* Append what is found in `text`, sorted. At most LIMIT_GUARD_HITS; text beyond LIMIT_NOTE bytes is
 * not read. Memory in the arena. */
void guard_find_patient(struct arena *a, struct str text, struct guard_hits *hits);
/* `by_mentor`: the text is by somebody who speaks for a student (the rules differ a little). */
void guard_find_match(struct arena *a, struct str text, bool by_mentor, struct guard_hits *hits);
/* Adds a hit of a rule by fact. */
void guard_add_fact(struct arena *a, const char *rule_id, struct guard_hits *hits);
enum guard_severity guard_worst(const struct guard_hits *hits);
bool guard_has(const struct guard_hits *hits, const char *rule_id);

/* True when the text says that its program is ranked first: what may be said truthfully to one
 * program alone (rule rank_first). */
bool guard_says_first(struct str text);
/* True when the text is a thank-you (rule thank_you_unwanted). */
bool guard_says_thanks(struct str text);

/* The days of Match Week on which nobody may write first to a program, from its Monday to the last
 * day of SOAP, both whole days in New York: the hour at which SOAP ends is not verified. The days
 * are the plan's (insight/plan.h). */
struct guard_window {
    struct date first, last; /* civil days in New York; not set: no window */
    int64_t from, to;        /* instants, [from, to); 0, 0: no window */
};
/* No window unless both days are full and in order. Knows New York's clock: no zone file. */
struct guard_window guard_soap_window(struct date first, struct date last);

#endif
