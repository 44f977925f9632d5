/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How a student addresses somebody in writing. Never by a guess of gender: "Dr. Chen" with a
 * doctorate or on a faculty, "Professor Abernathy" when noted so, the given name among peers and
 * friends, the whole name otherwise.
 */
#ifndef WM_INSIGHT_ADDRESS_H
#define WM_INSIGHT_ADDRESS_H

#include "model/entities.h"

struct address {
    struct str name; /* "Dr. Chen", "Hannah", "Akosua Mensah"; "" when no name is noted */
    bool near;       /* on first-name terms */
};

/* `roles` and `positions` are the person's own. In the arena. */
struct address address_of(struct arena *a, const struct person *p, const struct position *positions,
                          size_t positions_n, const struct role *roles, size_t roles_n,
                          struct date today);
/* The whole name with its title, as one speaks of somebody: "Dr. Lucía Ruiz". */
struct str address_whole(struct arena *a, const struct person *p);

#endif
