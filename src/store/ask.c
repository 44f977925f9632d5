/* SPDX-License-Identifier: Apache-2.0 */
#include "store/ask.h"

#include "base/arena.h"
#include "base/vec.h"
#include "store/store.h"

#define COLUMNS                                                                                    \
    "select a.id, a.version, a.person, a.kind, a.state, a.what, a.about_person, a.organisation,"   \
    " a.need_by, a.asked_on, a.nudges, a.nudged_on, a.answered_on, a.answer, a.done_on,"           \
    " a.thanked_on, a.outcome, a.told_on, a.next_step, a.next_on, a.received, a.promise, s.name,"  \
    " s.subline from ask a join standing s on s.owner_id = a.owner_id and s.person_id = a.person"  \
    " where a.owner_id = ?1 and a.archived = 0"

static void read_row(struct stmt *q, struct arena *a, struct ask_row *r)
{
    struct ask *x = &r->ask;
    int c = 0;
    *r = (struct ask_row){0};
    x->record.id = stmt_col_i64(q, c++);
    x->record.version = stmt_col_i64(q, c++);
    x->person = stmt_col_i64(q, c++);
    x->kind = choice_find(ask_kind_choices, stmt_col_peek(q, c++));
    x->state = choice_find(ask_state_choices, stmt_col_peek(q, c++));
    x->what = stmt_col_str(q, a, c++);
    x->about_person = stmt_col_i64(q, c++);
    x->organisation = stmt_col_i64(q, c++);
    x->need_by = stmt_col_date(q, c++);
    x->asked_on = stmt_col_date(q, c++);
    x->nudges = stmt_col_i64(q, c++);
    x->nudged_on = stmt_col_date(q, c++);
    x->answered_on = stmt_col_date(q, c++);
    x->answer = stmt_col_str(q, a, c++);
    x->done_on = stmt_col_date(q, c++);
    x->thanked_on = stmt_col_date(q, c++);
    x->outcome = stmt_col_str(q, a, c++);
    x->told_on = stmt_col_date(q, c++);
    x->next_step = stmt_col_str(q, a, c++);
    x->next_on = stmt_col_date(q, c++);
    x->received = stmt_col_i64(q, c++);
    x->promise = stmt_col_i64(q, c++);
    r->name = stmt_col_str(q, a, c++);
    r->subline = stmt_col_str(q, a, c);
}

static int read_rows(struct stmt *q, struct arena *a, struct ask_row **ret, size_t *ret_n)
{
    VEC(struct ask_row) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        read_row(q, a, VEC_PUSH(a, &rows));
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int ask_list_open(struct db *db, struct arena *a, int64_t limit, struct ask_row **ret,
                  size_t *ret_n)
{
    struct stmt *q = db_stmt(db, COLUMNS " and a.state not in ('told', 'dropped') and"
                                         " s.archived = 0 order by a.id limit ?2");
    stmt_i64(q, 2, limit);
    return read_rows(q, a, ret, ret_n);
}

int ask_list_all(struct db *db, struct arena *a, int64_t limit, struct ask_row **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(db, COLUMNS " order by a.id desc limit ?2");
    stmt_i64(q, 2, limit);
    return read_rows(q, a, ret, ret_n);
}

int ask_list_waiting(struct db *db, struct arena *a, struct ids *ret)
{
    struct stmt *q =
        db_stmt(db, "select i.interaction_id from ask a join ask_interaction i on"
                    " i.owner_id = a.owner_id and i.ask_id = a.id where a.owner_id = ?1 and"
                    " a.state in ('asked', 'agreed', 'dropped') order by i.interaction_id");
    VEC(int64_t) ids = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &ids) = stmt_col_i64(q, 0);
    *ret = (struct ids){ids.p, ids.n};
    return rc;
}
