/* SPDX-License-Identifier: Apache-2.0 */
/* Finding people: lists, search, one person with everything that belongs to them. */
#ifndef WM_OPS_PEOPLE_H
#define WM_OPS_PEOPLE_H

#include "model/entities.h"
#include "ops/context.h"
#include "store/search.h"
#include "store/standing.h"

extern const struct op people_ops[];

struct who {
    struct standing *people;
    size_t people_n;
    struct search_hit *hits;
    size_t hits_n;
};
/* Everything that begins with the words of the query. */
int people_search(struct op_ctx *ctx, struct str query, int64_t limit, struct who *ret);

/* One person's page. Names of organisations and other people stand beside the records. */
struct person_file {
    struct person person;
    struct standing standing;
    struct str met_through_name;
    struct contact_point *contacts;
    struct position *positions;
    struct str *places; /* organisation name of each position */
    struct role *roles;
    struct help *help;
    struct promise *promises;
    struct interaction *timeline; /* newest first, at most `limit` */
    struct str *with;             /* names of the others in each interaction */
    size_t contacts_n, positions_n, roles_n, help_n, promises_n, timeline_n;
    struct card *cards;
    size_t cards_n;
};
int people_load(struct op_ctx *ctx, int64_t person, int64_t limit, int64_t offset,
                struct person_file *ret);
/* Photo bytes of a person's card, and an entity tag for them; ERR_NOT_FOUND. */
int people_photo(struct op_ctx *ctx, int64_t person, struct str *ret, const char **ret_type,
                 struct str *ret_tag);

#endif
