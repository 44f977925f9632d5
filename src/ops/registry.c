/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/registry.h"

#include "ops/access_ops.h"
#include "ops/account_ops.h"
#include "ops/ask.h"
#include "ops/board.h"
#include "ops/decisions.h"
#include "ops/draft.h"
#include "ops/entity_ops.h"
#include "ops/guard.h"
#include "ops/history.h"
#include "ops/hours.h"
#include "ops/importing.h"
#include "ops/ledger.h"
#include "ops/letters.h"
#include "ops/match.h"
#include "ops/meetings.h"
#include "ops/opportunities.h"
#include "ops/paths.h"
#include "ops/people.h"
#include "ops/plan.h"
#include "ops/playbook.h"
#include "ops/portfolio.h"
#include "ops/programs.h"
#include "ops/primer.h"
#include "ops/quick.h"
#include "ops/readiness.h"
#include "ops/recall.h"
#include "ops/sample.h"
#include "ops/today.h"

/* A table of operations appears in every face by its line here. */
static const struct op *const tables[] = {
    today_ops,
    quick_ops,
    people_ops,
    sample_ops,
    importing_ops,
    history_ops,
    person_ops,
    contact_ops,
    organisation_ops,
    position_ops,
    role_ops,
    interaction_ops,
    help_ops,
    promise_ops,
    ask_ops,
    opportunity_ops,
    hours_ops,
    decision_ops,
    advice_ops,
    meeting_ops,
    quality_ops,
    reflection_ops,
    account_ops,
    doctor_ops,
    recall_ops,
    readiness_ops,
    draft_ops,
    login_ops,
    session_ops,
    account_data_ops,
    account_admin_ops,
    site_ops,
    plan_ops,
    guard_ops,
    ask_flow_ops,
    opportunities_ops,
    close_out_ops,
    hours_log_ops,
    meetings_ops,
    decisions_ops,
    board_ops,
    portfolio_ops,
    ledger_ops,
    milestone_ops,
    quiet_ops,
    program_ops,
    letter_flow_ops,
    programs_ops,
    program_rank_ops,
    program_import_ops,
    match_ops,
    letter_ops,
    assignment_ops,
    tie_ops,
    paths_ops,
    ties_ops,
    primer_ops,
    playbook_ops,
};
const struct op_registry ops_registry = {tables, sizeof(tables) / sizeof(*tables)};
