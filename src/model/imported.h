/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A contact record as a codec read it, before it becomes a person: what the model knows of it, and
 * the record itself for what the model does not know. Made by codec/, used by ops/.
 */
#ifndef WM_MODEL_IMPORTED_H
#define WM_MODEL_IMPORTED_H

#include "base/vec.h"
#include "model/entities.h"

struct imported_position {
    struct str organisation, department, title;
};

struct imported {
    enum card_format format;
    bool group;            /* a group card: kept, never a person */
    int64_t line;          /* its first line in the file, from 1 */
    struct str raw;        /* the record in UTF-8, see struct card */
    struct str source_key; /* UID, profile URL; "" when the source has none */
    struct person person;  /* record zeroed; display set when the source says one */
    VEC(struct contact_point) contacts;
    VEC(struct imported_position) positions;
    VEC(struct str) warnings; /* "line 7: this line is not a property; kept as it is" */
};

/* A record that could not be read. */
struct import_failure {
    int64_t line;
    struct str reason; /* one sentence */
};

#endif
