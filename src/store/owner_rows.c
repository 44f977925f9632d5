/* SPDX-License-Identifier: Apache-2.0 */
#include "store/owner_rows.h"

#include "store/search.h"
#include "store/store.h"

/* What points to others comes before them. */
static const char *const texts[] = {
    "delete from tie where owner_id = ?1",
    "delete from assignment where owner_id = ?1",
    "delete from letter where owner_id = ?1",
    "delete from program_interviewer where owner_id = ?1",
    "delete from program where owner_id = ?1",
    "delete from quiet where owner_id = ?1",
    "delete from milestone where owner_id = ?1",
    "delete from reflection where owner_id = ?1",
    "delete from quality_person where owner_id = ?1",
    "delete from quality where owner_id = ?1",
    "delete from meeting_person where owner_id = ?1",
    "delete from meeting where owner_id = ?1",
    "delete from ask_interaction where owner_id = ?1",
    "delete from ask where owner_id = ?1",
    "delete from hours where owner_id = ?1",
    "delete from opportunity_person where owner_id = ?1",
    "delete from opportunity where owner_id = ?1",
    "delete from advice where owner_id = ?1",
    "delete from decision where owner_id = ?1",
    "delete from card where owner_id = ?1",
    "delete from mark where owner_id = ?1",
    "delete from promise where owner_id = ?1",
    "delete from help where owner_id = ?1",
    "delete from interaction_person where owner_id = ?1",
    "delete from interaction where owner_id = ?1",
    "delete from role where owner_id = ?1",
    "delete from position where owner_id = ?1",
    "delete from contact_point where owner_id = ?1",
    "delete from readiness_try where owner_id = ?1",
    "delete from readiness where owner_id = ?1",
    "delete from readiness_stage where owner_id = ?1",
    "delete from person where owner_id = ?1",
    "delete from organisation where owner_id = ?1",
    "delete from account where owner_id = ?1",
    "delete from standing where owner_id = ?1",
    "delete from derived_from where owner_id = ?1",
    "delete from change where owner_id = ?1",
    "delete from action where owner_id = ?1",
};

int64_t owner_rows_remove(struct db *db)
{
    int64_t removed = 0;
    int rc = search_clear(db);
    for (size_t i = 0; rc == 0 && i < sizeof(texts) / sizeof(*texts); i++) {
        rc = stmt_run(db_stmt(db, texts[i]));
        removed += rc == 0 ? db_changes(db) : 0;
    }
    return rc < 0 ? rc : removed;
}
