/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of ops/paths.h share: searching an open graph, and telling what was found. */
#ifndef WM_OPS_PATHS_INT_H
#define WM_OPS_PATHS_INT_H

#include "graph/path.h"
#include "ops/paths.h"
#include "ops/paths_cache.h"
#include "ops/paths_graph.h"
#include "ops/paths_pairs.h"

/* People as numbers of a graph. */
struct path_nodes {
    uint32_t *p;
    size_t n, cap;
};

/* --- searching -------------------------------------------------------------------------------- */

/* The strongest ways from `from` to any of `to`. Room in ret for k. Those of `to` who are never
 * introducers can be reached all the same. `without`: not these as first ones. */
int paths_search(struct op_ctx *ctx, struct path_graph *g, uint32_t from,
                 const struct path_nodes *to, const struct path_nodes *without,
                 const struct paths_query *q, struct path *ret, size_t *ret_n);
/* Strength of the strongest way, 0: none. */
int paths_strength(struct op_ctx *ctx, struct path_graph *g, uint32_t from,
                   const struct path_nodes *to, unsigned hops, double *ret);

/* --- who is where ----------------------------------------------------------------------------- */

/* People who are there now, at the place or a part of it. */
void paths_at_place(struct op_ctx *ctx, const struct path_facts *f, int64_t organisation,
                    struct path_nodes *ret);
/* People of a specialty; `place` "" anywhere. */
void paths_of_specialty(struct op_ctx *ctx, const struct path_facts *f, struct str specialty,
                        struct str place, struct path_nodes *ret);
/* The owner's programs that are still considered, and everybody wanted: people at them, and of the
 * specialties of interest. */
struct paths_aims {
    struct paths_aim {
        int64_t program;
        struct str name;
        struct path_nodes people;
    } * programs;
    size_t programs_n;
    struct path_nodes wanted;
};
int paths_aims_load(struct op_ctx *ctx, const struct path_facts *f, struct paths_aims *ret);

/* --- telling ---------------------------------------------------------------------------------- */

/* What the ways of one answer share. */
struct paths_telling {
    struct op_ctx *ctx;
    const struct path_facts *facts;
    struct ties_asked *asked;
    struct ask *introductions;
    struct ids owed; /* people with an open promise of the owner's, or help without thanks */
    size_t asked_n, introductions_n;
    bool soap; /* it is the week in which nobody may write to programs first */
};
int paths_telling_init(struct op_ctx *ctx, const struct path_facts *f, struct paths_telling *ret);
int paths_tell(struct paths_telling *t, const struct path *path, struct path_way *ret);
void paths_tell_hop(struct op_ctx *ctx, const struct path_facts *f, uint32_t from, uint32_t to,
                    struct path_hop *ret);
struct path_evidence *paths_tell_evidence(struct op_ctx *ctx, const struct path_facts *f,
                                          const struct tie_judgement *j);
/* All of it in a line: "You came to Dr Ruiz through Dr Chen (2021); Both at ...". */
struct str paths_rests_on(struct arena *a, const struct path_evidence *e, size_t n);
/* The key "evidence" and its list, for operations that answer with ties (tie_ops.c). */
void paths_emit_evidence(const struct path_evidence *e, size_t n, struct sink *out);
/* Why nothing may go to somebody now, or "". */
int paths_stop(struct op_ctx *ctx, int64_t person, struct str *ret);
/* Questions about the people in `wanted`; `only` not 0: pairs of each with them. now: strength of
 * the strongest way to the one who is wanted, of PATHS_HOPS ties; less than 0: it is searched. */
int paths_ask_ties(struct op_ctx *ctx, struct path_graph *g, const struct path_nodes *wanted,
                   uint32_t only, double now, size_t limit, struct tie_question **ret,
                   size_t *ret_n);

extern const char paths_meaning[];

#endif
