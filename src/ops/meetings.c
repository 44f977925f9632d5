/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/meetings.h"

#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "base/vec.h"
#include "def/errors.h"
#include "insight/phrase.h"
#include "insight/quicklog.h"
#include "model/rules.h"
#include "ops/save.h"
#include "store/find.h"
#include "store/record.h"
#include "store/standing.h"
#include "store/works.h"

enum { HINTS = 12, RECENT = 6, PROMISE_LINES = 20 };
enum { SHOWN = 100, PAST = 30, OVER_DAYS = 365, AHEAD_DAYS = 3650 };

struct str meeting_names(struct op_ctx *ctx, const struct ids *people)
{
    struct str names = STR_NULL, name;
    for (size_t i = 0; i < people->n; i++)
        if (standing_name(ctx->db, ctx->arena, people->p[i], &name) == 0)
            names = str_join(ctx->arena, names, STR(", "), name);
    return names;
}

struct str meeting_when(struct op_ctx *ctx, const struct meeting *m)
{
    struct arena *a = ctx->arena;
    struct str day = date_is_full(m->on)
                         ? str_format(a, "%s %.*s", date_weekday_names[date_weekday(m->on)],
                                      STR_ARG(date_near(a, m->on, ctx->today)))
                         : STR_NULL;
    int64_t days = date_is_full(m->on) ? date_diff(m->on, ctx->today) : 7;
    if (days > -7 && days < 7) /* date_near names the weekday already, or says "today" */
        day = date_near(a, m->on, ctx->today);
    return str_join(a, day, STR(", "), m->time);
}

/* --- what could stand on the agenda --------------------------------------------------------- */

struct hints {
    struct op_ctx *ctx;
    const struct meeting *m;
    VEC(struct meeting_hint) rows;
};

static void add_hint(struct hints *h, struct str line, struct str why)
{
    line = phrase_inside(h->ctx->arena, line);
    if (!line.n || h->rows.n >= HINTS || str_find(h->m->agenda, line, 0) != SIZE_MAX)
        return;
    VEC_EACH (struct meeting_hint, x, &h->rows)
        if (str_eq(x->line, line))
            return;
    *VEC_PUSH(h->ctx->arena, &h->rows) = (struct meeting_hint){line, why};
}

static struct str since(struct op_ctx *ctx, const char *what, struct date on)
{
    struct str when = phrase_on(ctx->arena, on, ctx->today);
    return when.n ? str_format(ctx->arena, "%s %.*s", what, STR_ARG(when)) : str_c(what);
}

static int hint_promises(struct hints *h, int64_t person, struct str name)
{
    struct promise *rows;
    size_t n;
    int rc = record_list_of_person(h->ctx->db, h->ctx->arena, &entity_promise, person,
                                   (void **)&rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (!date_is_set(rows[i].kept_on))
            add_hint(h, rows[i].what,
                     since(h->ctx,
                           rows[i].by == PROMISE_BY_ME
                               ? "You promised it"
                               : str_format(h->ctx->arena, "%.*s offered it", STR_ARG(name)).p,
                           rows[i].made_on));
    return rc;
}

/* The newest entry that says what comes next. */
static int hint_next_step(struct hints *h, int64_t person)
{
    struct interaction *rows;
    size_t n;
    int rc = find_timeline(h->ctx->db, h->ctx->arena, person, RECENT, 0, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (rows[i].next_step.n) {
            add_hint(h, rows[i].next_step, since(h->ctx, "The next step you noted", rows[i].on));
            break;
        }
    return rc;
}

static const char *ask_words(int state)
{
    switch (state) {
    case ASK_IDEA: return "You want to ask this";
    case ASK_ASKED: return "You asked this";
    case ASK_AGREED: return "They agreed to this";
    case ASK_DONE:
    case ASK_THANKED: return "They did this; what came of it?";
    default: return NULL;
    }
}

static int hint_asks(struct hints *h, int64_t person)
{
    struct ask *rows;
    size_t n;
    int rc =
        record_list_of_person(h->ctx->db, h->ctx->arena, &entity_ask, person, (void **)&rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        const char *words = ask_words(rows[i].state);
        if (words && !rows[i].record.archived)
            add_hint(h, rows[i].what,
                     since(h->ctx, words,
                           rows[i].state == ASK_ASKED ? rows[i].asked_on : (struct date){0}));
    }
    return rc;
}

static int load_hints(struct op_ctx *ctx, struct meeting_file *f)
{
    struct hints h = {.ctx = ctx, .m = &f->meeting};
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < f->meeting.people.n; i++) {
        int64_t person = f->meeting.people.p[i];
        struct str name = STR("They");
        standing_name(ctx->db, ctx->arena, person, &name);
        rc = hint_promises(&h, person, name);
        if (rc == 0)
            rc = hint_next_step(&h, person);
        if (rc == 0)
            rc = hint_asks(&h, person);
    }
    f->hints = h.rows.p;
    f->hints_n = h.rows.n;
    return rc;
}

int meeting_load(struct op_ctx *ctx, int64_t meeting, struct meeting_file *f)
{
    *f = (struct meeting_file){0};
    struct meeting next;
    int rc = record_load(ctx->db, ctx->arena, &entity_meeting, meeting, &f->meeting);
    if (rc == ERR_NOT_FOUND)
        return err_set(ctx->err, rc, "This meeting is not here; it may have been removed.");
    if (rc < 0)
        return rc;
    f->with = meeting_names(ctx, &f->meeting.people);
    if (f->meeting.state == MEETING_PLANNED)
        rc = load_hints(ctx, f);
    if (rc == 0 && f->meeting.interaction) {
        f->logged = ARENA_NEW(ctx->arena, struct interaction);
        rc = record_load(ctx->db, ctx->arena, &entity_interaction, f->meeting.interaction,
                         f->logged);
    }
    if (rc == 0 && works_follower(ctx->db, ctx->arena, meeting, &next) == 0) {
        f->next = ARENA_NEW(ctx->arena, struct meeting);
        *f->next = next;
    }
    return rc;
}

/* --- lists ---------------------------------------------------------------------------------- */

static struct meeting_row *rows_of(struct op_ctx *ctx, const struct meeting *m, size_t n)
{
    struct meeting_row *rows = ARENA_ARRAY(ctx->arena, struct meeting_row, n + 1);
    for (size_t i = 0; i < n; i++)
        rows[i] = (struct meeting_row){.meeting = m[i],
                                       .with = meeting_names(ctx, &m[i].people),
                                       .when = meeting_when(ctx, &m[i])};
    return rows;
}

int meeting_list(struct op_ctx *ctx, enum meeting_list which, struct meeting_row **ret,
                 size_t *ret_n)
{
    struct date today = ctx->today, first = date_add_days(today, -OVER_DAYS);
    struct meeting *m;
    int rc = which == MEETING_LIST_PAST
                 ? works_past(ctx->db, ctx->arena, PAST, &m, ret_n)
             : which == MEETING_LIST_OVER
                 ? works_planned(ctx->db, ctx->arena, first, date_add_days(today, -1), SHOWN, &m,
                                 ret_n)
                 : works_planned(ctx->db, ctx->arena, today, date_add_days(today, AHEAD_DAYS),
                                 SHOWN, &m, ret_n);
    *ret = rc == 0 ? rows_of(ctx, m, *ret_n) : NULL;
    return rc;
}

int meeting_list_of(struct op_ctx *ctx, int64_t person, int64_t limit, struct meeting_row **ret,
                    size_t *ret_n)
{
    struct meeting *m;
    int rc = works_planned_of(ctx->db, ctx->arena, person, ctx->today, limit, &m, ret_n);
    *ret = rc == 0 ? rows_of(ctx, m, *ret_n) : NULL;
    return rc;
}

/* --- afterwards ----------------------------------------------------------------------------- */

/* "send the draft by Friday" is read as the quick log reads "I will send the draft by Friday". */
static void read_promise(struct op_ctx *ctx, struct str line, struct promise *p)
{
    struct quicklog log;
    struct quicklog_names nobody = {0};
    p->what = line;
    struct str said = str_format(ctx->arena, "I will %.*s", STR_ARG(line));
    struct err err = {0};
    if (quicklog_parse(ctx->arena, said, ctx->today, &nobody, &log, &err) < 0 ||
        log.promises.n != 1 || !date_is_full(log.promises.p[0].due_on) ||
        date_cmp(log.promises.p[0].due_on, ctx->today) < 0)
        return;
    p->what = log.promises.p[0].what;
    p->due_on = log.promises.p[0].due_on;
}

static struct str without_lead(struct str line)
{
    static const char *const leads[] = {"- ",         "* ",       "I will ",   "I'll ",
                                        "they will ", "they'll ", "she will ", "he will "};
    for (size_t i = 0; i < sizeof(leads) / sizeof(*leads); i++)
        if (str_starts_nocase(line, str_c(leads[i])))
            line = str_trim(str_sub(line, str_c(leads[i]).n, line.n));
    return line;
}

static int save_promises(struct op_ctx *ctx, const struct meeting *m, int by, struct str lines,
                         int64_t interaction)
{
    struct str line;
    int rc = 0, n = 0;
    while (rc == 0 && lines.n && str_next_line(&lines, &line)) {
        struct promise p = {
            .person = m->people.p[0], .by = by, .made_on = m->on, .interaction = interaction};
        line = without_lead(str_trim(line));
        if (!line.n)
            continue;
        if (++n > PROMISE_LINES)
            return err_set(ctx->err, ERR_LIMIT, "These are more than %d promises at once.",
                           PROMISE_LINES);
        read_promise(ctx, line, &p);
        rc = save_new(ctx, &entity_promise, &p);
    }
    return rc;
}

static int load_planned(struct op_ctx *ctx, int64_t id, struct meeting *ret)
{
    int rc = record_load(ctx->db, ctx->arena, &entity_meeting, id, ret);
    if (rc == ERR_NOT_FOUND)
        return err_set(ctx->err, rc, "This meeting is not here; it may have been removed.");
    if (rc == 0 && ret->state == MEETING_HELD)
        return err_set(ctx->err, ERR_INVALID, "This meeting is noted already.");
    if (rc == 0 && ret->state == MEETING_CANCELLED)
        return err_set(ctx->err, ERR_INVALID,
                       "This meeting was called off: change its state to planned first.");
    return rc;
}

/* The next day of a series is counted from its own day, so that a meeting that was moved does not
 * move the rhythm; and it lies ahead. */
static struct date next_day(const struct op_ctx *ctx, const struct meeting *m, struct date planned)
{
    struct date d = date_add_days(planned, m->every_days);
    while (date_cmp(d, ctx->today) <= 0)
        d = date_add_days(d, m->every_days);
    return d;
}

static int plan_next(struct op_ctx *ctx, const struct meeting *m, struct date on, struct str time,
                     struct meeting *ret)
{
    *ret = (struct meeting){.people = m->people,
                            .on = on,
                            .time = time.n ? time : m->time,
                            .place = m->place,
                            .state = MEETING_PLANNED,
                            .every_days = m->every_days,
                            .follows = m->record.id,
                            .ask = m->ask,
                            .decision = m->decision};
    if (date_cmp(on, m->on) <= 0)
        return err_set(ctx->err, ERR_INVALID, "Next meeting on: choose a day after this one.");
    return 0;
}

static int follow_up(struct op_ctx *ctx, const struct meeting *m, struct date planned,
                     const struct meeting_notes *x)
{
    struct meeting next;
    bool series = m->every_days > 0 && !x->last;
    if (!date_is_set(x->next_on) && !series)
        return 0;
    struct date on = date_is_set(x->next_on) ? x->next_on : next_day(ctx, m, planned);
    int rc = plan_next(ctx, m, on, x->next_time, &next);
    if (x->last)
        next.every_days = 0;
    return rc < 0 ? rc : save_new(ctx, &entity_meeting, &next);
}

static int log_meeting(struct op_ctx *ctx, const struct meeting *m, const struct meeting_notes *x,
                       int64_t *ret)
{
    struct interaction i = {.people = m->people,
                            .kind = INTERACTION_MEETING,
                            .on = m->on,
                            .time = m->time,
                            .minutes = x->minutes,
                            .direction = DIRECTION_BOTH,
                            .summary = x->summary.n ? x->summary : m->goal,
                            .next_step = x->next_step};
    int rc = save_new(ctx, &entity_interaction, &i);
    *ret = i.record.id;
    return rc;
}

int meeting_set_held(struct op_ctx *ctx, int64_t meeting, const struct meeting_notes *x)
{
    struct meeting before;
    int rc = load_planned(ctx, meeting, &before);
    if (rc < 0)
        return rc;
    struct meeting after = before;
    if (date_is_set(x->on) || date_cmp(before.on, ctx->today) > 0)
        after.on = date_is_set(x->on) ? x->on : ctx->today;
    if (date_cmp(after.on, ctx->today) > 0)
        return err_set(ctx->err, ERR_INVALID, "Day: a meeting that took place is not ahead.");
    if (!after.people.n)
        return err_set(ctx->err, ERR_INVALID, "Say first with whom it was: change the meeting.");
    after.state = MEETING_HELD;
    rc = log_meeting(ctx, &after, x, &after.interaction);
    if (rc == 0)
        rc = save_change(ctx, &entity_meeting, &before, &after);
    if (rc == 0)
        rc = save_promises(ctx, &after, PROMISE_BY_ME, x->mine, after.interaction);
    if (rc == 0)
        rc = save_promises(ctx, &after, PROMISE_BY_THEM, x->theirs, after.interaction);
    return rc < 0 ? rc : follow_up(ctx, &after, before.on, x);
}

/* Called off; what was prepared goes along to the new day. */
static int set_cancelled(struct op_ctx *ctx, int64_t meeting, const struct meeting_notes *x)
{
    struct meeting before, next;
    int rc = load_planned(ctx, meeting, &before);
    if (rc < 0)
        return rc;
    struct meeting after = before;
    after.state = MEETING_CANCELLED;
    rc = save_change(ctx, &entity_meeting, &before, &after);
    bool series = before.every_days > 0 && !x->last;
    if (rc < 0 || (!date_is_set(x->next_on) && !series))
        return rc;
    struct date on = date_is_set(x->next_on) ? x->next_on : next_day(ctx, &before, before.on);
    struct meeting from = before;
    if (date_is_set(x->next_on)) /* moved: an earlier day is fine, too */
        from.on = date_add_days(on, -1);
    rc = plan_next(ctx, &from, on, x->next_time, &next);
    next.goal = before.goal;
    next.agenda = before.agenda;
    return rc < 0 ? rc : save_new(ctx, &entity_meeting, &next);
}

/* --- operations ----------------------------------------------------------------------------- */

static void emit_meeting(struct op_ctx *ctx, int64_t id, struct sink *out)
{
    struct meeting m, next;
    if (record_load(ctx->db, ctx->arena, &entity_meeting, id, &m) < 0)
        return;
    bool follows = works_follower(ctx->db, ctx->arena, id, &next) == 0;
    ctx->result_entity = &entity_meeting;
    ctx->result_id = id;
    struct str with = meeting_names(ctx, &m.people);
    const char *verb = m.state == MEETING_HELD ? "Noted the meeting with" : "Called off:";
    ctx->message = str_format(ctx->arena, "%s %.*s.", verb, STR_ARG(with));
    if (follows)
        ctx->message = str_format(ctx->arena, "%.*s The next one: %.*s.", STR_ARG(ctx->message),
                                  STR_ARG(meeting_when(ctx, &next)));
    sink_map_begin(out);
    sink_kv_id(out, "id", id);
    sink_kv_str(out, "with", with);
    sink_kv_str(out, "state", str_c(meeting_state_choices[m.state].key));
    sink_kv_id(out, "interaction", m.interaction);
    sink_kv_id(out, "next", follows ? next.record.id : 0);
    sink_kv_date(out, "next_on", follows ? next.on : (struct date){0});
    sink_map_end(out);
}

static int run_held(struct op_ctx *ctx, const void *in, struct sink *out)
{
    int rc = meeting_set_held(ctx, ctx->id, in);
    if (rc == 0)
        emit_meeting(ctx, ctx->id, out);
    return rc;
}

static int run_cancelled(struct op_ctx *ctx, const void *in, struct sink *out)
{
    int rc = set_cancelled(ctx, ctx->id, in);
    if (rc == 0)
        emit_meeting(ctx, ctx->id, out);
    return rc;
}

static int run_hints(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct meeting_file f;
    int rc = meeting_load(ctx, ctx->id, &f);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < f.hints_n; i++) {
        sink_map_begin(out);
        sink_kv_str(out, "line", f.hints[i].line);
        sink_kv_str(out, "why", f.hints[i].why);
        sink_map_end(out);
    }
    sink_list_end(out);
    if (!f.hints_n)
        ctx->message = STR("Nothing is open between you: no promise, next step or ask.");
    return 0;
}

/* clang-format off */
#define NEXT_ROWS \
    {.name = "next_on", .label = "Next meeting on", .type = FIELD_DATE, \
     .offset = offsetof(struct meeting_notes, next_on), \
     .help = "Plans the next one; a series plans it by itself.", .example = "+28"}, \
    {.name = "next_time", .label = "Next meeting at", .type = FIELD_TEXT, \
     .offset = offsetof(struct meeting_notes, next_time), \
     .help = "HH:MM; as this one if not said.", .example = "14:00", .check = time_check}, \
    {.name = "last", .label = "It was the last one", .type = FIELD_BOOL, \
     .offset = offsetof(struct meeting_notes, last), \
     .help = "A series ends here.", .example = "no"}

static const struct field held_fields[] = {
    {.name = "summary", .label = "What came of it", .type = FIELD_NOTE,
     .offset = offsetof(struct meeting_notes, summary),
     .help = "Two lines are enough. Nothing about patients.",
     .example = "We share the discussion; the table is mine.", .flags = FIELD_POSITION},
    {.name = "mine", .label = "What you will do", .type = FIELD_NOTE,
     .offset = offsetof(struct meeting_notes, mine),
     .help = "One a line; a day at the end is understood: by Friday.",
     .example = "send the table by Friday"},
    {.name = "theirs", .label = "What they will do", .type = FIELD_NOTE,
     .offset = offsetof(struct meeting_notes, theirs),
     .help = "One a line, as above.", .example = "read the draft by 20 September"},
    {.name = "next_step", .label = "Next step", .type = FIELD_TEXT,
     .offset = offsetof(struct meeting_notes, next_step),
     .help = "What comes next, for both of you.", .example = "choose a journal", .max = 2000},
    {.name = "on", .label = "Day", .type = FIELD_DATE,
     .offset = offsetof(struct meeting_notes, on),
     .help = "When it was, if not on its day.", .example = "yesterday"},
    {.name = "minutes", .label = "Minutes", .type = FIELD_INT,
     .offset = offsetof(struct meeting_notes, minutes),
     .help = "How long it took.", .example = "30", .max = 100000},
    NEXT_ROWS,
    FIELD_END,
};
static const struct field cancelled_fields[] = {NEXT_ROWS, FIELD_END};
static const struct field result_out[] = {
    {.name = "with", .label = "With", .type = FIELD_TEXT, .help = "With whom.",
     .example = "Dr Mei-Ling Chen"},
    {.name = "state", .label = "State", .type = FIELD_TEXT, .help = "Held or cancelled.",
     .example = "held"},
    {.name = "interaction", .label = "Logged as", .type = FIELD_REF,
     .help = "The entry in the timeline.", .example = "0NG5A2B3C4D5E"},
    {.name = "next", .label = "Next meeting", .type = FIELD_REF,
     .help = "The one that was planned.", .example = "0NG5A2B3C4D5E"},
    {.name = "next_on", .label = "Next meeting on", .type = FIELD_DATE,
     .help = "Its day.", .example = "2027-09-13"},
    FIELD_END,
};
static const struct field hint_out[] = {
    {.name = "line", .label = "Line", .type = FIELD_TEXT, .help = "What to talk about.",
     .example = "send the table"},
    {.name = "why", .label = "Why", .type = FIELD_TEXT, .help = "What it rests on.",
     .example = "You promised it on 2 July"},
    FIELD_END,
};

const struct op meetings_ops[] = {
    {.name = "meeting.held", .cli = "meeting held", .method = OP_POST,
     .path = "/meetings/{id}/held",
     .summary = "Note what came of a meeting.",
     .help = "Logs it in the timeline of everybody who was there, keeps what you both promised, "
             "and plans the next one when it belongs to a series or a day is given.",
     .example = "wellmet meeting held {meeting} 'We share the discussion.' --mine 'send the table "
                "by Friday'",
     .entity = &entity_meeting, .in = held_fields, .in_size = sizeof(struct meeting_notes),
     .out = result_out, .need = PERM_WRITE, .flags = OP_WRITE, .run = run_held},
    {.name = "meeting.cancelled", .cli = "meeting cancelled", .method = OP_POST,
     .path = "/meetings/{id}/cancelled",
     .summary = "Note that a meeting was called off.",
     .help = "With a new day, goal and agenda go along to it; a series plans its next one.",
     .example = "wellmet meeting cancelled {meeting} --next-on +7",
     .entity = &entity_meeting, .in = cancelled_fields, .in_size = sizeof(struct meeting_notes),
     .out = result_out, .need = PERM_WRITE, .flags = OP_WRITE, .run = run_cancelled},
    {.name = "meeting.hints", .cli = "meeting hints", .method = OP_GET,
     .path = "/meetings/{id}/hints",
     .summary = "What could stand on the agenda of a meeting.",
     .help = "Open promises both ways, the last next step, and what you asked or want to ask.",
     .example = "wellmet meeting hints {meeting}",
     .entity = &entity_meeting, .out = hint_out, .need = PERM_READ, .run = run_hints},
    OP_END};
/* clang-format on */
