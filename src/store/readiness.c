/* SPDX-License-Identifier: Apache-2.0 */
#include "store/readiness.h"

#include "base/arena.h"
#include "base/vec.h"
#include "def/errors.h"
#include "model/entities.h"
#include "model/readiness.h"
#include "store/store.h"

#include <math.h>

/* --- the timeline --------------------------------------------------------------------------- */

#define LINES                                                                                      \
    "select i.id, i.on_date, i.kind, i.direction, i.answer, (select count(*) from"                 \
    " interaction_person o where o.owner_id = ?1 and o.interaction_id = l.interaction_id"          \
    " and o.place = ?3) from interaction_person l"                                                 \
    " join interaction i on i.owner_id = l.owner_id and i.id = l.interaction_id"                   \
    " where l.owner_id = ?1 and l.person_id = ?2 and i.archived = 0 and i.left_out = 0"            \
    " and length(i.on_date) = 10 order by "

static void bind_lines(struct stmt *q, int64_t person, int group)
{
    stmt_i64(q, 2, person);
    stmt_i64(q, 3, group); /* places are counted from 0 */
}

static struct readiness_line read_line(struct stmt *q)
{
    return (struct readiness_line){.interaction = stmt_col_i64(q, 0),
                                   .on = stmt_col_date(q, 1),
                                   .kind =
                                       choice_find(interaction_kind_choices, stmt_col_peek(q, 2)),
                                   .direction = choice_find(direction_choices, stmt_col_peek(q, 3)),
                                   .answer = choice_find(answer_choices, stmt_col_peek(q, 4)),
                                   .is_group = stmt_col_i64(q, 5) > 0};
}

int readiness_list_lines(struct db *db, struct arena *a, int64_t person, int group,
                         struct readiness_line **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(db, LINES "l.sort_key, l.interaction_id");
    VEC(struct readiness_line) rows = {0};
    int rc;
    bind_lines(q, person, group);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = read_line(q);
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int readiness_each_back(struct db *db, int64_t person, int group,
                        bool (*more)(void *to, const struct readiness_line *line), void *to)
{
    struct stmt *q = db_stmt(db, LINES "l.sort_key desc, l.interaction_id desc");
    int rc;
    bind_lines(q, person, group);
    while ((rc = stmt_next(q)) == 1) {
        struct readiness_line line = read_line(q);
        if (!more(to, &line)) {
            stmt_done(q);
            return 0;
        }
    }
    return rc;
}

int readiness_first_day(struct db *db, int64_t person, struct date *ret)
{
    struct stmt *q =
        db_stmt(db, "select i.on_date from interaction_person l join interaction i on"
                    " i.owner_id = l.owner_id and i.id = l.interaction_id where l.owner_id = ?1"
                    " and l.person_id = ?2 and i.archived = 0 and i.left_out = 0"
                    " and length(i.on_date) = 10 order by l.sort_key, l.interaction_id limit 1");
    stmt_i64(q, 2, person);
    int rc = stmt_next(q);
    *ret = rc == 1 ? stmt_col_date(q, 0) : (struct date){0};
    stmt_done(q);
    return rc < 0 ? rc : 0;
}

/* --- contacts ------------------------------------------------------------------------------- */

#define CONTACT_COLUMNS                                                                            \
    "person_id, last_at, in45, in45_at, in120, in120_at, out120, out120_at, open_at, open_no,"     \
    " day_in, day_out, days_in, days_out, answered, resolved, ignored, ask_id, ask_on"

static void read_row(struct stmt *q, struct arena *a, struct readiness_row *row)
{
    struct readiness_contact *c = ARENA_NEW(a, struct readiness_contact);
    *c = (struct readiness_contact){.last = stmt_col_f64(q, 1),
                                    .in45 = stmt_col_f64(q, 2),
                                    .in45_at = stmt_col_f64(q, 3),
                                    .in120 = stmt_col_f64(q, 4),
                                    .in120_at = stmt_col_f64(q, 5),
                                    .out120 = stmt_col_f64(q, 6),
                                    .out120_at = stmt_col_f64(q, 7),
                                    .open = !stmt_col_is_null(q, 8),
                                    .open_at = stmt_col_is_null(q, 8) ? 0 : stmt_col_f64(q, 8),
                                    .open_no = stmt_col_i64(q, 9) != 0,
                                    .day_in = stmt_col_i64(q, 10),
                                    .day_out = stmt_col_i64(q, 11),
                                    .days_in = stmt_col_i64(q, 12),
                                    .days_out = stmt_col_i64(q, 13),
                                    .answered = stmt_col_i64(q, 14),
                                    .resolved = stmt_col_i64(q, 15),
                                    .ignored = stmt_col_i64(q, 16),
                                    .seen = true};
    *row = (struct readiness_row){.person = stmt_col_i64(q, 0),
                                  .contact = c,
                                  .ask = stmt_col_is_null(q, 17) ? 0 : stmt_col_i64(q, 17),
                                  .ask_on = stmt_col_date(q, 18)};
}

static int read_rows(struct stmt *q, struct arena *a, struct readiness_row **ret, size_t *ret_n)
{
    VEC(struct readiness_row) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        read_row(q, a, VEC_PUSH(a, &rows));
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int readiness_load(struct db *db, struct arena *a, int64_t person, struct readiness_row *ret)
{
    struct stmt *q = db_stmt(db, "select " CONTACT_COLUMNS
                                 " from readiness where owner_id = ?1 and person_id = ?2");
    *ret = (struct readiness_row){.person = person};
    stmt_i64(q, 2, person);
    int rc = stmt_next(q);
    if (rc == 1)
        read_row(q, a, ret);
    stmt_done(q);
    return rc < 0 ? rc : 0;
}

int readiness_list(struct db *db, struct arena *a, struct readiness_row **ret, size_t *ret_n)
{
    return read_rows(db_stmt(db, "select " CONTACT_COLUMNS
                                 " from readiness where owner_id = ?1 order by person_id"),
                     a, ret, ret_n);
}

int readiness_list_asked(struct db *db, struct arena *a, struct date from, struct date until,
                         int64_t limit, struct readiness_row **ret, size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select r.person_id, r.ask_id, r.ask_on from readiness r join person p on"
                    " p.owner_id = r.owner_id and p.id = r.person_id where r.owner_id = ?1 and"
                    " r.ask_on is not null and r.ask_on between ?2 and ?3 and p.never = 0"
                    " order by r.ask_on desc, r.person_id limit ?4");
    VEC(struct readiness_row) rows = {0};
    int rc;
    stmt_date(q, 2, from);
    stmt_date(q, 3, until);
    stmt_i64(q, 4, limit);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct readiness_row){
            .person = stmt_col_i64(q, 0), .ask = stmt_col_i64(q, 1), .ask_on = stmt_col_date(q, 2)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

static int remove_row(struct db *db, int64_t person)
{
    struct stmt *q = db_stmt(db, "delete from readiness where owner_id = ?1 and person_id = ?2");
    stmt_i64(q, 2, person);
    return stmt_run(q);
}

static int save_row(struct db *db, const struct readiness_row *row)
{
    const struct readiness_contact *c = row->contact;
    struct stmt *q =
        db_stmt(db, "insert into readiness (owner_id, " CONTACT_COLUMNS
                    ") values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
                    " ?16, ?17, ?18, ?19, ?20)");
    const double reals[] = {c->last,     c->in45,   c->in45_at,  c->in120,
                            c->in120_at, c->out120, c->out120_at};
    const int64_t counts[] = {c->open_no,  c->day_in,   c->day_out,  c->days_in,
                              c->days_out, c->answered, c->resolved, c->ignored};
    stmt_i64(q, 2, row->person);
    for (int i = 0; i < 7; i++)
        stmt_f64(q, 3 + i, reals[i]);
    if (c->open)
        stmt_f64(q, 10, c->open_at);
    else
        stmt_null(q, 10);
    for (int i = 0; i < 8; i++)
        stmt_i64(q, 11 + i, counts[i]);
    if (row->ask)
        stmt_i64(q, 19, row->ask);
    else
        stmt_null(q, 19);
    stmt_date(q, 20, row->ask_on);
    return stmt_run(q);
}

/* --- tries ---------------------------------------------------------------------------------- */

#define TRY_COLUMNS                                                                                \
    "recontact, at, done_at, at_order, done_order, outcome, recent, answered, resolved, ignored,"  \
    " days_in, days_out"

static const char *const outcomes[] = {"unknown", "no", "yes"};

static void read_try(struct stmt *q, struct readiness_try *x)
{
    struct str outcome = stmt_col_peek(q, 5);
    *x = (struct readiness_try){.recontact = stmt_col_i64(q, 0) != 0,
                                .at = stmt_col_f64(q, 1),
                                .done_at = stmt_col_f64(q, 2),
                                .order = stmt_col_i64(q, 3),
                                .done_order = stmt_col_i64(q, 4),
                                .outcome = str_eq(outcome, STR("yes"))  ? READINESS_YES
                                           : str_eq(outcome, STR("no")) ? READINESS_NO
                                                                        : READINESS_UNKNOWN,
                                .then = {.recent = stmt_col_f64(q, 6),
                                         .answered = stmt_col_i64(q, 7),
                                         .resolved = stmt_col_i64(q, 8),
                                         .ignored = stmt_col_i64(q, 9),
                                         .days_in = stmt_col_i64(q, 10),
                                         .days_out = stmt_col_i64(q, 11)}};
}

static int read_tries(struct stmt *q, struct arena *a, struct readiness_try **ret, size_t *ret_n)
{
    VEC(struct readiness_try) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        read_try(q, VEC_PUSH(a, &rows));
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

/* Those that end at the same time come in one order either way, which keeps sums equal. */
int readiness_list_tries(struct db *db, struct arena *a, double since, struct readiness_try **ret,
                         size_t *ret_n)
{
    if (isinf(since))
        return read_tries(db_stmt(db, "select " TRY_COLUMNS " from readiness_try where"
                                      " owner_id = ?1 order by person_id, place"),
                          a, ret, ret_n);
    struct stmt *q = db_stmt(db, "select " TRY_COLUMNS " from readiness_try where owner_id = ?1"
                                 " and done_at >= ?2 order by done_at, person_id, place");
    stmt_f64(q, 2, since);
    return read_tries(q, a, ret, ret_n);
}

static bool same_try(const struct readiness_try *x, const struct readiness_try *y)
{
    return x->recontact == y->recontact && x->at == y->at && x->done_at == y->done_at &&
           x->order == y->order && x->done_order == y->done_order && x->outcome == y->outcome &&
           x->then.recent == y->then.recent && x->then.answered == y->then.answered &&
           x->then.resolved == y->then.resolved && x->then.ignored == y->then.ignored &&
           x->then.days_in == y->then.days_in && x->then.days_out == y->then.days_out;
}

static int add_try(struct db *db, int64_t person, int64_t place, const struct readiness_try *x)
{
    struct stmt *q =
        db_stmt(db, "insert into readiness_try (owner_id, person_id, place, " TRY_COLUMNS
                    ") values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
                    " ?11, ?12, ?13, ?14, ?15)");
    stmt_i64(q, 2, person);
    stmt_i64(q, 3, place);
    stmt_i64(q, 4, x->recontact);
    stmt_f64(q, 5, x->at);
    stmt_f64(q, 6, x->done_at);
    stmt_i64(q, 7, x->order);
    stmt_i64(q, 8, x->done_order);
    stmt_text(q, 9, str_c(outcomes[x->outcome]));
    stmt_f64(q, 10, x->then.recent);
    stmt_i64(q, 11, x->then.answered);
    stmt_i64(q, 12, x->then.resolved);
    stmt_i64(q, 13, x->then.ignored);
    stmt_i64(q, 14, x->then.days_in);
    stmt_i64(q, 15, x->then.days_out);
    return stmt_run(q);
}

static int cut_tries(struct db *db, int64_t person, size_t keep)
{
    struct stmt *q = db_stmt(db, "delete from readiness_try where owner_id = ?1 and person_id = ?2"
                                 " and place >= ?3");
    stmt_i64(q, 2, person);
    stmt_i64(q, 3, (int64_t)keep);
    return stmt_run(q);
}

/* A log mostly grows at its end: what begins the same stays. */
static int save_tries(struct db *db, struct arena *a, int64_t person,
                      const struct readiness_try *tries, size_t n, double *ret_from)
{
    struct stmt *q = db_stmt(db, "select " TRY_COLUMNS " from readiness_try where owner_id = ?1 and"
                                 " person_id = ?2 order by place");
    struct readiness_try *had;
    size_t had_n, same = 0;
    stmt_i64(q, 2, person);
    int rc = read_tries(q, a, &had, &had_n);
    if (rc < 0)
        return rc;
    while (same < n && same < had_n && same_try(&had[same], &tries[same]))
        same++;
    *ret_from = fmin(same < n ? tries[same].at : INFINITY, same < had_n ? had[same].at : INFINITY);
    if (same < had_n)
        rc = cut_tries(db, person, same);
    for (size_t i = same; rc == 0 && i < n; i++)
        rc = add_try(db, person, (int64_t)i, &tries[i]);
    return rc;
}

int readiness_save(struct db *db, struct arena *a, const struct readiness_row *row,
                   const struct readiness_try *tries, size_t n, double *ret_from)
{
    int rc = remove_row(db, row->person);
    if (rc == 0 && row->contact)
        rc = save_row(db, row);
    return rc < 0 ? rc : save_tries(db, a, row->person, tries, n, ret_from);
}

/* --- the owner ------------------------------------------------------------------------------ */

/* Without a stage of that time, nothing came to its end until the next one: it tells the same. */
int readiness_stage_load(struct db *db, double at, struct readiness_stage *ret)
{
    struct stmt *q = db_stmt(db, "select answered, resolved, offset_sum, offset_weight"
                                 " from readiness_stage where owner_id = ?1 and at >= ?2"
                                 " order by at limit 1");
    stmt_f64(q, 2, at);
    int rc = stmt_next(q);
    *ret = (struct readiness_stage){.at = at};
    if (rc == 1)
        ret->account = (struct readiness_account){stmt_col_i64(q, 0), stmt_col_i64(q, 1),
                                                  stmt_col_f64(q, 2), stmt_col_f64(q, 3)};
    stmt_done(q);
    return rc < 0 ? rc : 0;
}

int readiness_account_load(struct db *db, struct readiness_account *ret)
{
    struct readiness_stage last;
    int rc = readiness_stage_load(db, READINESS_STAGE_END, &last);
    *ret = last.account;
    return rc;
}

static int cut_stages(struct db *db, double from)
{
    struct stmt *q = db_stmt(db, "delete from readiness_stage where owner_id = ?1 and at >= ?2");
    stmt_f64(q, 2, fmax(from, -READINESS_STAGE_END));
    return stmt_run(q);
}

static int add_stage(struct db *db, const struct readiness_stage *x)
{
    struct stmt *q = db_stmt(db, "insert into readiness_stage (owner_id, at, answered, resolved,"
                                 " offset_sum, offset_weight) values (?1, ?2, ?3, ?4, ?5, ?6)");
    stmt_f64(q, 2, x->at);
    stmt_i64(q, 3, x->account.answered);
    stmt_i64(q, 4, x->account.resolved);
    stmt_f64(q, 5, x->account.offset_sum);
    stmt_f64(q, 6, x->account.offset_weight);
    return stmt_run(q);
}

int readiness_stages_save(struct db *db, double from, const struct readiness_stage *stages,
                          size_t n)
{
    int rc = cut_stages(db, from);
    for (size_t i = 0; rc == 0 && i < n; i++)
        rc = add_stage(db, &stages[i]);
    return rc;
}
