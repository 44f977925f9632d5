/* SPDX-License-Identifier: Apache-2.0 */
/* The road: the plan as a page, stage by stage, with a picture of the years. */
#ifndef WM_WEB_ROAD_H
#define WM_WEB_ROAD_H

#include "ops/plan.h"
#include "ops/playbook.h"
#include "web/chart.h"
#include "web/page.h"

struct road_step {
    const struct plan_item *item;
    struct str when, sure; /* in words */
    struct str id;         /* of its element */
    struct str on, until;  /* for the date form */
    struct plan_helper who[3];
    size_t who_n;
};

struct road_stage {
    int stage;
    struct str place;  /* "past", "now", "ahead": class of the style sheet */
    struct str begins; /* in words, or "" */
    struct road_step *steps;
    size_t n, done;
};

struct road_view {
    struct plan plan;
    struct playbook_view asks; /* what the present stage asks */
    struct road_stage stages[PLAN_STAGES];
    struct str kicker, dek, url;
    struct str wrong; /* a fault of the owner's own tables, or "" */
    struct chart years;
    bool all;     /* everything is unfolded, what is not for them, too */
    bool other;   /* another class than theirs: nothing can be said */
    bool letters; /* false: no letters on this road */
    int64_t class_year, own_year;
};

#endif
