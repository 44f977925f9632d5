/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What to know before asking, per kind: the rules that bind it, with their source and how sure
 * they are, and what belongs into the packet. The words are ours; the facts are looked up.
 */
#ifndef WM_INSIGHT_ASK_RULES_H
#define WM_INSIGHT_ASK_RULES_H

#include "model/entities.h"

enum ask_sure {
    ASK_SURE_READ,    /* read in the source */
    ASK_SURE_OLDER,   /* an older or a second-hand source */
    ASK_SURE_DERIVED, /* our conclusion from such */
    ASK_SURE_CUSTOM,  /* common practice */
    ASK_SURE_DISPUTED /* sources disagree */
};
const char *ask_sure_words(enum ask_sure s); /* "read in the source" */

struct ask_rule {
    unsigned kinds;  /* bit i: enum ask_kind i */
    const char *key; /* "letter_strong" */
    const char *text;
    const char *source;
    enum ask_sure sure;
};
extern const struct ask_rule ask_rules[];
extern const size_t ask_rules_n;
/* Does the rule bind this kind? */
bool ask_rule_binds(const struct ask_rule *r, enum ask_kind kind);

/* Lines of the packet for a kind, NULL after the last. */
enum { ASK_PACKET_MAX = 8 };
const char *const *ask_packet(enum ask_kind kind);

#endif
