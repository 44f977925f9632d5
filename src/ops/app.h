/* SPDX-License-Identifier: Apache-2.0 */
/* What all operations of a process share: made once by main, read-only afterwards. */
#ifndef WM_OPS_APP_H
#define WM_OPS_APP_H

#include "def/op.h"
#include "model/owner.h"

struct cadence_table;
struct giving_table;
struct letter_rules;
struct login_state;
struct plan_faults;
struct plan_table;
struct program_tables;
struct playbook_table;
struct primer;
struct store;
struct path_cache;
struct template_set;
struct tie_table;

struct app {
    struct store *store;
    const struct op_registry *ops;
    const struct cadence_table *cadences;
    const struct template_set *templates; /* of messages, insight/template.h */
    const struct giving_table *giving; /* ideas; NULL: none */
    const struct letter_rules *letters; /* what specialties ask of letters */
    const struct playbook_table *playbook; /* what stages ask; NULL: nothing */
    const struct primer *primer; /* the guide, insight/primer.h; NULL: none */
    const struct plan_table *plan; /* dated steps, insight/plan.h */
    const struct plan_faults *plan_faults; /* of the user's own tables; NULL or none: good */
    const struct program_tables *programs; /* insight/signals.h; NULL: none */
    struct str tables_version; /* a text that changes when a data table does */
    struct str data_dir; /* the user's own tables, imports in progress, the key file */
    const struct tie_table *ties; /* who knows whom, insight/ties.h; NULL: no paths */
    struct path_cache *paths; /* ops/paths_cache.h; NULL: a graph is made for each question */
    struct login_state *logins; /* ops/login_state.h; NULL: logins are not throttled */
};

#endif
