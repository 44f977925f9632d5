/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/quick.h"

#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "def/limits.h"
#include "model/person.h"
#include "ops/names.h"
#include "ops/save.h"
#include "store/record.h"
#include "store/search.h"
#include "store/store.h"

/* Looks names up for the parser, which cannot fail in the middle: remembers that it did. */
struct lookup {
    struct db *db;
    int rc;
};

static bool is_name(void *data, struct str word)
{
    struct lookup *x = data;
    int rc = search_is_name(x->db, word);
    x->rc = rc < 0 ? rc : x->rc;
    return rc == 1;
}

/* One person fits: known. Nobody fits: new, if the user agrees. Several: ask. */
static int resolve(struct op_ctx *ctx, const struct quicklog_mention *m, bool add,
                   struct quick_person *who)
{
    struct names found;
    int rc = names_find(ctx, m->name, &found);
    if (rc < 0)
        return rc;
    *who = (struct quick_person){
        .status = QUICK_ASK, .name = m->name, .candidates = found.rows, .candidates_n = found.n};
    if (found.only != SIZE_MAX) {
        who->status = QUICK_KNOWN;
        who->id = found.rows[found.only].person;
        who->name = found.rows[found.only].name;
    } else if (found.n == 0 && add && !m->unclear) {
        who->status = QUICK_NEW;
    }
    return 0;
}

static int choose(struct op_ctx *ctx, struct str answer, struct quick_person *who)
{
    struct person p;
    if (str_eq(answer, STR("new"))) {
        who->status = QUICK_NEW;
        return 0;
    }
    if (str_eq(answer, STR("skip"))) {
        who->status = QUICK_SKIP;
        return 0;
    }
    if (!id_parse(answer, &who->id) ||
        record_load(ctx->db, ctx->arena, &entity_person, who->id, &p) < 0)
        return err_set(ctx->err, ERR_INVALID,
                       "Who: \"%.*s\" is neither the id of a person nor new or skip.",
                       STR_ARG(answer));
    who->status = QUICK_KNOWN;
    who->name = person_name(ctx->arena, &p);
    return 0;
}

static int apply_choices(struct op_ctx *ctx, struct str text, struct quick_plan *plan)
{
    struct str part;
    while (text.n && str_next(&text, ',', &part)) {
        int64_t n;
        size_t eq = str_find_char(part, '=', 0);
        if (!str_trim(part).n)
            continue;
        if (eq == SIZE_MAX ||
            !str_to_i64(str_trim(str_sub(part, 0, eq)), 1, (int64_t)plan->log.people.n, &n))
            return err_set(ctx->err, ERR_INVALID,
                           "Who: write 1=ID, 2=new or 3=skip, counting the names in the sentence.");
        int rc = choose(ctx, str_trim(str_sub(part, eq + 1, part.n)), &plan->people[n - 1]);
        if (rc < 0)
            return rc;
    }
    return 0;
}

static void override(const struct quick_in *in, struct quicklog *log)
{
    if (in->kind && in->kind != log->kind) {
        log->kind = in->kind;
        if (!in->direction)
            log->direction = DIRECTION_NONE; /* the usual one of the kind */
    }
    if (in->direction)
        log->direction = in->direction;
    if (date_is_set(in->on))
        log->date = in->on;
    if (in->minutes)
        log->minutes = in->minutes;
}

/* An input of the same kind settles a part that can be read in two ways. People are asked about
 * one by one, see resolve(). */
static bool is_settled(const struct quick_in *in, const struct quicklog_part *p)
{
    switch (p->what) {
    case QUICKLOG_PERSON: return true;
    case QUICKLOG_DATE: return date_is_set(in->on);
    case QUICKLOG_KIND: return in->kind != 0;
    case QUICKLOG_MINUTES: return in->minutes != 0;
    default: return false;
    }
}

static size_t count_unsure(const struct quick_in *in, const struct quicklog *log)
{
    size_t n = 0;
    VEC_EACH (const struct quicklog_part, p, &log->parts)
        n += p->unclear && !is_settled(in, p);
    return n;
}

int quick_plan(struct op_ctx *ctx, const struct quick_in *in, struct quick_plan *ret)
{
    struct lookup lookup = {.db = ctx->db};
    struct quicklog_names names = {.data = &lookup, .is_name = is_name};
    *ret = (struct quick_plan){0};
    int rc = quicklog_parse(ctx->arena, in->text, ctx->today, &names, &ret->log, ctx->err);
    rc = rc < 0 ? rc : lookup.rc;
    if (rc < 0)
        return rc;
    ret->people = ARENA_ARRAY(ctx->arena, struct quick_person, ret->log.people.n + 1);
    for (size_t i = 0; rc == 0 && i < ret->log.people.n; i++)
        rc = resolve(ctx, &ret->log.people.p[i], in->add, &ret->people[i]);
    if (rc == 0)
        rc = apply_choices(ctx, in->who, ret);
    override(in, &ret->log);
    ret->unsure = in->seen ? 0 : count_unsure(in, &ret->log);
    for (size_t i = 0; i < ret->log.people.n; i++) {
        ret->unanswered += ret->people[i].status == QUICK_ASK;
        ret->added += ret->people[i].status == QUICK_NEW;
    }
    return rc;
}

static int check_answers(struct op_ctx *ctx, const struct quick_plan *plan)
{
    for (size_t i = 0; i < plan->log.people.n; i++) {
        const struct quick_person *who = &plan->people[i];
        if (who->status != QUICK_ASK)
            continue;
        if (!who->candidates_n && plan->log.people.p[i].unclear)
            return err_set(ctx->err, ERR_AMBIGUOUS,
                           "Is \"%.*s\" a person? Say --who %zu=new if so, else --who %zu=skip.",
                           STR_ARG(who->name), i + 1, i + 1);
        if (!who->candidates_n)
            return err_set(ctx->err, ERR_AMBIGUOUS,
                           "%.*s is not here yet: say --add to add new names, or --who %zu=skip.",
                           STR_ARG(who->name), i + 1);
        struct strbuf list;
        strbuf_init(&list, ctx->arena, 600);
        for (size_t k = 0; k < who->candidates_n; k++)
            strbuf_addf(&list, "%s%.*s (%zu=%s)", k ? ", " : "", STR_ARG(who->candidates[k].name),
                        i + 1, id_str(ctx->arena, who->candidates[k].person).p);
        return err_set(ctx->err, ERR_AMBIGUOUS, "Which %.*s? %s: choose with --who.",
                       STR_ARG(who->name), list.p);
    }
    VEC_EACH (const struct quicklog_part, p, &plan->log.parts)
        if (plan->unsure && p->unclear && p->what != QUICKLOG_PERSON)
            return err_set(
                ctx->err, ERR_AMBIGUOUS,
                "\"%.*s\" is not clear. It was read as %.*s Say --seen if that is right%s.",
                STR_ARG(str_sub(plan->log.text, p->from, p->to)), STR_ARG(p->as),
                p->what == QUICKLOG_DATE ? ", or --on with the day" : "");
    if (!plan->log.kind)
        return err_set(ctx->err, ERR_INVALID,
                       "What was it? Say --kind meeting, call, email or another kind.");
    return 0;
}

static int add_people(struct op_ctx *ctx, struct quick_plan *plan)
{
    for (size_t i = 0; i < plan->log.people.n; i++) {
        struct quick_person *who = &plan->people[i];
        struct person p = {0};
        if (who->status != QUICK_NEW)
            continue;
        person_set_name(ctx->arena, &p, who->name);
        if (plan->log.people.p[i].participant)
            p.met_when = plan->log.date;
        int rc = save_new(ctx, &entity_person, &p);
        if (rc < 0)
            return rc;
        who->id = p.record.id;
    }
    return 0;
}

static int64_t id_of(const struct quick_plan *plan, size_t mention)
{
    return mention < plan->log.people.n && plan->people[mention].status != QUICK_SKIP
               ? plan->people[mention].id
               : 0;
}

bool quick_is_promise_only(const struct quicklog *log)
{
    if (log->kind != INTERACTION_OTHER || !log->promises.n || log->help.n || log->thanks.n)
        return false;
    VEC_EACH (const struct quicklog_part, p, &log->parts)
        if (p->what == QUICKLOG_KIND)
            return false;
    return true;
}

static int add_interaction(struct op_ctx *ctx, const struct quick_plan *plan, int64_t *ret_id)
{
    const struct quicklog *log = &plan->log;
    struct ids people = {ARENA_ARRAY(ctx->arena, int64_t, log->people.n + 1), 0};
    for (size_t i = 0; i < log->people.n; i++) {
        bool twice = false;
        for (size_t k = 0; k < people.n; k++)
            twice |= people.p[k] == plan->people[i].id;
        if (log->people.p[i].participant && id_of(plan, i) && !twice)
            people.p[people.n++] = plan->people[i].id;
    }
    if (!people.n)
        return err_set(ctx->err, ERR_INVALID,
                       "With whom? Name at least one person in the sentence.");
    struct interaction x = {.record = {.archived = quick_is_promise_only(log)},
                            .people = people,
                            .kind = log->kind,
                            .on = log->date,
                            .time = log->time,
                            .minutes = log->minutes,
                            .direction = log->direction,
                            .summary = log->summary,
                            .next_step = log->next_step,
                            .said = log->text};
    int rc = save_new(ctx, &entity_interaction, &x);
    *ret_id = x.record.id;
    return rc;
}

static int64_t first_person(const struct quick_plan *plan)
{
    for (size_t i = 0; i < plan->log.people.n; i++)
        if (plan->log.people.p[i].participant && id_of(plan, i))
            return id_of(plan, i);
    return 0;
}

static int add_promises(struct op_ctx *ctx, const struct quick_plan *plan, int64_t interaction)
{
    VEC_EACH (const struct quicklog_promise, q, &plan->log.promises) {
        struct promise x = {.person = id_of(plan, q->person),
                            .by = q->by,
                            .what = q->what,
                            .made_on = plan->log.date,
                            .due_on = q->due_on,
                            .about_person = id_of(plan, q->about),
                            .interaction = interaction};
        if (!x.person)
            x.person = first_person(plan);
        int rc = save_new(ctx, &entity_promise, &x);
        if (rc < 0)
            return rc;
    }
    return 0;
}

static int add_help(struct op_ctx *ctx, const struct quick_plan *plan, int64_t interaction)
{
    VEC_EACH (const struct quicklog_help, q, &plan->log.help) {
        struct help x = {.person = id_of(plan, q->person),
                         .direction = q->direction,
                         .about = q->about,
                         .on = plan->log.date,
                         .interaction = interaction};
        if (!x.person)
            x.person = first_person(plan);
        if (q->thanked)
            x.thanked_on = plan->log.date;
        int rc = save_new(ctx, &entity_help, &x);
        if (rc < 0)
            return rc;
    }
    return 0;
}

/* Thanks settle the newest help of that person that was not thanked yet. */
static int settle_thanks(struct op_ctx *ctx, int64_t person, struct date on)
{
    struct help *rows;
    size_t n;
    int rc = record_list_of_person(ctx->db, ctx->arena, &entity_help, person, (void **)&rows, &n);
    for (size_t i = n; rc == 0 && i-- > 0;) {
        if (rows[i].direction != HELP_RECEIVED || date_is_set(rows[i].thanked_on))
            continue;
        struct help after = rows[i];
        after.thanked_on = on;
        return save_change(ctx, &entity_help, &rows[i], &after);
    }
    return rc;
}

/* The thanks were for help of the same sentence, which add_help() noted as thanked. */
static bool is_thanked_here(const struct quick_plan *plan, int64_t person)
{
    VEC_EACH (const struct quicklog_help, h, &plan->log.help) {
        int64_t who = id_of(plan, h->person);
        if (h->thanked && (who ? who : first_person(plan)) == person)
            return true;
    }
    return false;
}

static int add_thanks(struct op_ctx *ctx, const struct quick_plan *plan)
{
    VEC_EACH (const struct quicklog_thanks, q, &plan->log.thanks) {
        int64_t person = id_of(plan, q->person);
        if (!person)
            person = first_person(plan);
        int rc = is_thanked_here(plan, person) ? 0 : settle_thanks(ctx, person, plan->log.date);
        if (rc < 0)
            return rc;
    }
    return 0;
}

int quick_save(struct op_ctx *ctx, struct quick_plan *plan)
{
    int64_t interaction = 0;
    int rc = check_answers(ctx, plan);
    if (rc == 0)
        rc = add_people(ctx, plan);
    if (rc == 0)
        rc = add_interaction(ctx, plan, &interaction);
    if (rc == 0)
        rc = add_promises(ctx, plan, interaction);
    if (rc == 0)
        rc = add_help(ctx, plan, interaction);
    if (rc == 0)
        rc = add_thanks(ctx, plan);
    if (rc < 0)
        return rc;
    struct str names = STR_NULL;
    for (size_t i = 0; i < plan->log.people.n; i++)
        if (plan->log.people.p[i].participant && plan->people[i].status != QUICK_SKIP)
            names = str_join(ctx->arena, names, STR(", "), plan->people[i].name);
    ctx->result_entity = &entity_interaction;
    ctx->result_id = interaction;
    if (quick_is_promise_only(&plan->log)) {
        ctx->message =
            str_format(ctx->arena, "Promise noted: %.*s", STR_ARG(plan->log.promises.p[0].what));
        return 0;
    }
    ctx->message = str_format(ctx->arena, "Logged: %s with %.*s, %.*s",
                              interaction_kind_choices[plan->log.kind].label, STR_ARG(names),
                              STR_ARG(date_near(ctx->arena, plan->log.date, ctx->today)));
    return 0;
}

static const struct field quick_fields[] = {
    {.name = "text",
     .label = "What happened",
     .type = FIELD_TEXT,
     .offset = offsetof(struct quick_in, text),
     .help = "A sentence.",
     .example = "coffee with Chen yesterday 30m",
     .max = LIMIT_LOG_TEXT,
     .flags = FIELD_REQUIRED | FIELD_POSITION | FIELD_REST},
    {.name = "who",
     .label = "Who",
     .type = FIELD_TEXT,
     .offset = offsetof(struct quick_in, who),
     .help =
         "Which person a name means: 1=ID, 2=new or 3=skip, counting the names in the sentence.",
     .example = "1=new",
     .max = 1000},
    {.name = "kind",
     .label = "Kind",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct quick_in, kind),
     .choices = interaction_kind_choices,
     .help = "Instead of what the sentence says.",
     .example = "call"},
    {.name = "direction",
     .label = "Direction",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct quick_in, direction),
     .choices = direction_choices,
     .help = "Instead of what the sentence says.",
     .example = "both"},
    {.name = "on",
     .label = "Day",
     .type = FIELD_DATE,
     .offset = offsetof(struct quick_in, on),
     .help = "Instead of what the sentence says.",
     .example = "yesterday"},
    {.name = "minutes",
     .label = "Minutes",
     .type = FIELD_INT,
     .offset = offsetof(struct quick_in, minutes),
     .help = "Instead of what the sentence says.",
     .example = "30",
     .max = 100000},
    {.name = "seen",
     .label = "Looked at",
     .type = FIELD_BOOL,
     .offset = offsetof(struct quick_in, seen),
     .help = "What is not clear was looked at and is right.",
     .example = "yes"},
    {.name = "add",
     .label = "Add new names",
     .type = FIELD_BOOL,
     .offset = offsetof(struct quick_in, add),
     .help = "Names nobody here has become new people.",
     .example = "yes"},
    FIELD_END,
};

static void emit_person(struct op_ctx *ctx, const struct quick_plan *plan, size_t i,
                        struct sink *out)
{
    static const char *const status[] = {"known", "new", "ask", "skip"};
    const struct quick_person *who = &plan->people[i];
    sink_map_begin(out);
    sink_kv_str(out, "typed", plan->log.people.p[i].name);
    sink_kv_str(out, "status", str_c(status[who->status]));
    sink_kv_str(out, "name", who->name);
    sink_kv_id(out, "id", who->id);
    sink_kv_bool(out, "took_part", plan->log.people.p[i].participant);
    sink_key(out, "candidates");
    sink_list_begin(out);
    for (size_t k = 0; k < who->candidates_n && who->status == QUICK_ASK; k++) {
        sink_map_begin(out);
        sink_kv_id(out, "id", who->candidates[k].person);
        sink_kv_str(out, "name", who->candidates[k].name);
        sink_kv_str(out, "about", who->candidates[k].subline);
        sink_map_end(out);
    }
    (void)ctx;
    sink_list_end(out);
    sink_map_end(out);
}

static void emit_parts(const struct quicklog *log, struct sink *out)
{
    sink_key(out, "parts");
    sink_list_begin(out);
    VEC_EACH (const struct quicklog_part, p, &log->parts) {
        sink_map_begin(out);
        sink_kv_i64(out, "n", p->number);
        sink_kv_str(out, "what", str_c(quicklog_what_label(p->what)));
        sink_kv_str(out, "text", str_sub(log->text, p->from, p->to));
        sink_kv_str(out, "as", p->as);
        sink_kv_bool(out, "unclear", p->unclear);
        sink_map_end(out);
    }
    sink_list_end(out);
}

static void emit_plan(struct op_ctx *ctx, const struct quick_plan *plan, struct sink *out)
{
    const struct quicklog *log = &plan->log;
    sink_map_begin(out);
    sink_kv_str(out, "kind", str_c(interaction_kind_choices[log->kind].key));
    sink_kv_str(out, "direction", str_c(direction_choices[log->direction].key));
    sink_kv_date(out, "on", log->date);
    sink_kv_i64(out, "minutes", log->minutes);
    sink_kv_str(out, "summary", log->summary);
    sink_kv_str(out, "next_step", log->next_step);
    sink_key(out, "people");
    sink_list_begin(out);
    for (size_t i = 0; i < log->people.n; i++)
        emit_person(ctx, plan, i, out);
    sink_list_end(out);
    emit_parts(log, out);
    sink_kv_i64(out, "questions", (int64_t)(plan->unanswered + plan->unsure));
    sink_map_end(out);
}

static int run_preview(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct quick_plan plan;
    int rc = quick_plan(ctx, in, &plan);
    if (rc == 0)
        emit_plan(ctx, &plan, out);
    return rc;
}

static int run_log(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct quick_plan plan;
    int rc = quick_plan(ctx, in, &plan);
    if (rc == 0)
        rc = quick_save(ctx, &plan);
    if (rc < 0)
        return rc;
    sink_map_begin(out);
    sink_kv_id(out, "interaction", ctx->result_id);
    sink_kv_str(out, "summary", ctx->message);
    sink_map_end(out);
    return 0;
}

const struct op quick_ops[] = {
    {.name = "log",
     .cli = "log",
     .method = OP_POST,
     .path = "/log",
     .summary = "Log what happened, in a sentence.",
     .help = "Understands kinds, days, durations, people, promises and thanks. Shows what it "
             "understood before "
             "anything is saved; --yes saves at once. The sentence itself is kept.",
     .example = "wellmet log --yes 'coffee with Mei-Ling Chen yesterday 30m'",
     .in = quick_fields,
     .in_size = sizeof(struct quick_in),
     .need = PERM_WRITE,
     .flags = OP_WRITE | OP_PREVIEW,
     .run = run_log},
    {.name = "log.preview",
     .cli = "log-preview",
     .method = OP_GET,
     .path = "/log/preview",
     .summary = "Show what a sentence would be understood as.",
     .help = "Saves nothing.",
     .example = "wellmet log-preview 'coffee with Mei-Ling Chen yesterday'",
     .in = quick_fields,
     .in_size = sizeof(struct quick_in),
     .need = PERM_READ,
     .run = run_preview},
    OP_END};
