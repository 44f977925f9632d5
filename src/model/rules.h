/* SPDX-License-Identifier: Apache-2.0 */
/* Rules of the smaller entities: short names, derived members, checks. */
#ifndef WM_MODEL_RULES_H
#define WM_MODEL_RULES_H

#include "model/road.h"

struct str account_title(struct arena *a, const void *record);
struct str person_title(struct arena *a, const void *record);
struct str contact_point_title(struct arena *a, const void *record);
struct str organisation_title(struct arena *a, const void *record);
struct str position_title(struct arena *a, const void *record);
struct str role_title(struct arena *a, const void *record);
struct str interaction_title(struct arena *a, const void *record);
struct str help_title(struct arena *a, const void *record);
struct str promise_title(struct arena *a, const void *record);
struct str mark_title(struct arena *a, const void *record);
struct str card_title(struct arena *a, const void *record);
struct str decision_title(struct arena *a, const void *record);
struct str advice_title(struct arena *a, const void *record);
struct str opportunity_title(struct arena *a, const void *record);
struct str hours_title(struct arena *a, const void *record);
struct str ask_title(struct arena *a, const void *record);
struct str meeting_title(struct arena *a, const void *record);
struct str quality_title(struct arena *a, const void *record);
struct str reflection_title(struct arena *a, const void *record);
struct str milestone_title(struct arena *a, const void *record);
struct str quiet_title(struct arena *a, const void *record);
struct str program_title(struct arena *a, const void *record);
struct str letter_title(struct arena *a, const void *record);
struct str assignment_title(struct arena *a, const void *record);
struct str tie_title(struct arena *a, const void *record);

int person_validate(const void *record, struct err *err);   /* some name is needed */
int position_validate(const void *record, struct err *err); /* from is not after until */
int role_validate(const void *record, struct err *err);
int opportunity_validate(const void *record, struct err *err);
int milestone_validate(const void *record, struct err *err); /* a step or a title; the span */
int quiet_validate(const void *record, struct err *err);
int letter_validate(const void *record, struct err *err); /* what a SLOE alone has */
int tie_validate(const void *record, struct err *err);    /* two people; the span */
void organisation_derive(struct arena *a, void *record);
/* A kind without a direction gets the usual one: both for meetings, to them for thanks. */
void interaction_derive(struct arena *a, void *record);
enum direction interaction_usual_direction(enum interaction_kind kind);
/* What is new is an idea, or planned. */
void ask_derive(struct arena *a, void *record);
void opportunity_derive(struct arena *a, void *record);
void meeting_derive(struct arena *a, void *record);
/* Ten digits, blanks and hyphens aside (domain: 3 specialty, 2 state, 5 number). */
const char *acgme_check(struct str value);
const char *time_check(struct str value);
const char *time_zone_check(struct str value);

#endif
