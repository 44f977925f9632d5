/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Letters of recommendation: where each stands, which goes where, what is wrong and who else could
 * write. What is judged stands in insight/letter_rules.h; here its facts are read and moves are
 * written down. The text of a letter has no place anywhere: letter_keep.h refuses it.
 */
#ifndef WM_OPS_LETTERS_H
#define WM_OPS_LETTERS_H

#include "insight/letter_rules.h"
#include "ops/context.h"

extern const struct op letter_flow_ops[];

enum { LETTERS_MAX = 60, LETTER_PROGRAMS_MAX = 400 };

/* One day of the road as letters need it. */
struct letter_date {
    struct date on; /* not set: not known */
    bool projected;
};

/* Everything in one look. Texts and rows live in the context's arena. */
struct letters {
    bool off; /* places are given without letters where the owner is (UK): the rest is empty */
    struct letter_facts facts;
    int64_t *assignments;            /* of facts.cells, 0: none */
    struct str *backups;             /* name of each letter's backup writer, or "" */
    const struct program **programs; /* name, specialty, bond of each place */
    struct letter_date needed, opens, eras_open, eras_see, residencycas_see;
};
/* With who could write where a program has too few (one more look), or without. */
int letters_load(struct op_ctx *ctx, bool could, struct letters *ret);
/* How many people are known at each place: with a position at its organisation. */
int letters_known(struct op_ctx *ctx, const struct letters *x, int64_t **ret);
/* When programs of a service see letters. */
struct letter_date letters_seen(const struct letters *x, int service);
/* What is next for a letter: the words of its button, and the operation behind it. */
struct letter_act {
    const char *label; /* "Confirm request"; "" none */
    const char *op;    /* "letter.confirm"; "" a page of its own */
    struct str page;   /* where op is "": the page */
    struct str said;   /* below the state: "Letter ID sent 13 July; due in 31 days" */
};
struct letter_act letters_act(struct op_ctx *ctx, const struct letters *x, size_t letter);
/* "SLOE, residency group · waived". */
struct str letters_kind(struct arena *a, const struct letter *x);
/* "Six letters, eight programs. Two are assigned ..." */
struct str letters_title(struct arena *a, const struct letters *x);

/* A letter by id, key ("B") or words of its writer. ERR_NOT_FOUND, ERR_AMBIGUOUS. */
int letter_find(struct op_ctx *ctx, struct str text, int64_t *ret);

/* Notes that the writer has everything; a step "send the packet" of the ask is done with it. In an
 * action. */
int letter_packet_sent(struct op_ctx *ctx, int64_t letter, struct date on);

/* Lines of the packet, NULL after the last: ask_packet() and what this letter needs beside. */
enum { LETTER_PACKET_MAX = 12 };
void letter_packet(const struct letter *x, const char *ret[LETTER_PACKET_MAX]);

#endif
