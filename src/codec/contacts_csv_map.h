/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One record of a contacts CSV to what the model knows of it, group by group of its columns. Shared
 * by the files contacts_csv*.c only.
 */
#ifndef WM_CODEC_CONTACTS_CSV_MAP_H
#define WM_CODEC_CONTACTS_CSV_MAP_H

#include "codec/contacts_csv_columns.h"
#include "model/imported.h"

struct csv_map {
    struct arena *a;
    const struct csv_columns *columns;
    const struct csv_record *record;
    struct imported *to;
    bool *carried; /* for each cell: the model holds all it says */
};

/* Fills person, contacts, positions, warnings and source_key of a zeroed `ret`; sets carried[i] for
 * each cell of the record. False: no name and nothing to reach the person by. */
bool csv_map_record(struct arena *a, const struct csv_columns *c, const struct csv_record *r,
                    struct imported *ret, bool *carried);

/* A cell by its place in a group; empty when there is no such column or the record is short. */
struct str csv_map_cell(const struct csv_map *m, const struct csv_group *g, enum csv_part part);
/* The same as one readable line. */
struct str csv_map_line(const struct csv_map *m, const struct csv_group *g, enum csv_part part);
/* Control characters away; several lines stay so only with `lines`. */
struct str csv_map_clean(struct arena *a, struct str s, bool lines);
void csv_map_carry(const struct csv_map *m, const struct csv_group *g, enum csv_part part);
/* "line 7, Birthday: ..." */
void csv_map_warn(const struct csv_map *m, const struct csv_group *g, enum csv_part part,
                  const char *what);
extern const char csv_map_kept[]; /* "this could not be read; it is kept as it is" */

/* contacts_csv_person.c: names, dates and what else is the person's own. */
void csv_read_field(struct csv_map *m, const struct csv_group *g);
void csv_read_whole_name(struct csv_map *m, const struct csv_group *g);
void csv_read_family(struct csv_map *m, const struct csv_group *g);
void csv_read_suffix(struct csv_map *m, const struct csv_group *g);
void csv_read_met_when(struct csv_map *m, const struct csv_group *g);
void csv_read_birthday(struct csv_map *m, const struct csv_group *g);
void csv_read_custom(struct csv_map *m, const struct csv_group *g);

/* contacts_csv_points.c: where the person can be reached and works. */
void csv_read_contact(struct csv_map *m, const struct csv_group *g);
void csv_read_profile(struct csv_map *m, const struct csv_group *g);
void csv_read_address(struct csv_map *m, const struct csv_group *g);
void csv_read_organisation(struct csv_map *m, const struct csv_group *g);
void csv_read_title(struct csv_map *m, const struct csv_group *g);

#endif
