/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/entity_ops.h"

#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "model/person.h"
#include "model/road.h"
#include "model/tie.h"
#include "ops/context.h"
#include "ops/opportunities.h"
#include "ops/paging.h"
#include "ops/save.h"
#include "store/record.h"
#include "store/store.h"

/* Names beside ids, so that a person reading the output knows who is meant. */
static void emit_names(struct op_ctx *ctx, const struct entity *e, const void *record,
                       struct sink *out)
{
    FIELD_EACH (f, e->fields) {
        if (!f->ref || (f->flags & FIELD_HIDDEN))
            continue;
        const struct entity *to = entity_find(str_c(f->ref));
        struct ids one = {f->type == FIELD_REF ? FIELD_PTR(int64_t, f, record) : NULL, 1};
        const struct ids *ids = f->type == FIELD_REFS ? FIELD_CPTR(struct ids, f, record) : &one;
        struct str names = STR_NULL;
        for (size_t i = 0; i < ids->n; i++) {
            void *row = arena_alloc(ctx->arena, to->size);
            if (ids->p[i] && record_load(ctx->db, ctx->arena, to, ids->p[i], row) == 0)
                names = str_join(ctx->arena, names, STR(", "), to->title(ctx->arena, row));
        }
        sink_kv_str(out, str_format(ctx->arena, "%s_name", f->name).p, names);
    }
}

static void emit_record(struct op_ctx *ctx, const struct entity *e, const void *record,
                        struct sink *out)
{
    sink_map_begin(out);
    sink_kv_str(out, "record", e->title(ctx->arena, record)); /* no field is called so */
    entity_emit(out, e, record);
    emit_names(ctx, e, record, out);
    sink_map_end(out);
}

static void set_result(struct op_ctx *ctx, const struct entity *e, const void *record,
                       const char *verb)
{
    ctx->result_entity = e;
    ctx->result_id = ((const struct record *)record)->id;
    struct str title = e->title(ctx->arena, record);
    ctx->message = str_format(ctx->arena, "%s %s: %.*s", e->label, verb, STR_ARG(title));
}

static int entity_add(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct entity *e = ctx->op->entity;
    void *row = entity_copy(ctx->arena, e, in);
    memset(row, 0, sizeof(struct record));
    int rc = e == &entity_opportunity ? opportunity_follow(ctx, NULL, row) : 0;
    if (rc == 0)
        rc = save_new(ctx, e, row);
    if (rc < 0)
        return rc;
    set_result(ctx, e, row, "added");
    emit_record(ctx, e, row, out);
    return 0;
}

/* A display name that came with an import gives way when the parts of the name are edited. */
static void follow_name(const struct op_ctx *ctx, const struct entity *e, void *row)
{
    static const char *const parts[] = {"prefix", "given", "middle", "family", "suffix"};
    if (e != &entity_person || context_has(ctx, "display"))
        return;
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        if (context_has(ctx, parts[i]))
            ((struct person *)row)->display = STR_NULL;
}

/* Field by field where the two differ; `in` is NULL for a removal. */
static void emit_differences(struct op_ctx *ctx, const struct entity *e, const void *stored,
                             const void *in, struct sink *out)
{
    uint64_t bit = 1;
    sink_list_begin(out);
    FIELD_EACH (f, e->fields) {
        if (in && (ctx->set & bit) && !field_equal(f, stored, in)) {
            sink_map_begin(out);
            sink_kv_str(out, "field", str_c(f->name));
            sink_kv_str(out, "stored", field_text(ctx->arena, f, stored));
            sink_kv_str(out, "yours", field_text(ctx->arena, f, in));
            sink_map_end(out);
        }
        bit <<= 1;
    }
    sink_list_end(out);
}

/* Both versions, so that nobody's words are lost: what is stored and what was sent. */
static int conflict(struct op_ctx *ctx, const struct entity *e, const void *stored, const void *in,
                    struct sink *out)
{
    if (sink_is_json(out)) {
        sink_map_begin(out);
        sink_key(out, "stored");
        emit_record(ctx, e, stored, out);
        sink_key(out, "differences");
    }
    emit_differences(ctx, e, stored, in, out);
    if (sink_is_json(out))
        sink_map_end(out);
    return err_set(ctx->err, ERR_CONFLICT,
                   "This %s was changed in the meantime (it is at version %lld now): look at both "
                   "and save again.",
                   e->name, (long long)((const struct record *)stored)->version);
}

static int entity_edit(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct entity *e = ctx->op->entity;
    struct record *before = arena_alloc(ctx->arena, e->size);
    int rc = record_load(ctx->db, ctx->arena, e, ctx->id, before);
    if (rc < 0)
        return rc;
    if (ctx->version && ctx->version != before->version)
        return conflict(ctx, e, before, in, out);
    void *after = entity_copy(ctx->arena, e, before);
    uint64_t bit = 1;
    FIELD_EACH (f, e->fields) {
        if (ctx->set & bit)
            field_copy(f, after, in);
        bit <<= 1;
    }
    follow_name(ctx, e, after);
    if (e == &entity_opportunity)
        rc = opportunity_follow(ctx, (const void *)before, after);
    if (rc == 0)
        rc = save_change(ctx, e, before, after);
    if (rc < 0)
        return rc;
    set_result(ctx, e, after, "changed");
    emit_record(ctx, e, after, out);
    return 0;
}

static int entity_show(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    const struct entity *e = ctx->op->entity;
    void *row = arena_alloc(ctx->arena, e->size);
    int rc = record_load(ctx->db, ctx->arena, e, ctx->id, row);
    if (rc == 0)
        emit_record(ctx, e, row, out);
    return rc;
}

static int set_archived(struct op_ctx *ctx, bool archived, const char *verb, struct sink *out)
{
    const struct entity *e = ctx->op->entity;
    void *before = arena_alloc(ctx->arena, e->size);
    int rc = record_load(ctx->db, ctx->arena, e, ctx->id, before);
    if (rc < 0)
        return rc;
    struct record *after = entity_copy(ctx->arena, e, before);
    after->archived = archived;
    rc = save_change(ctx, e, before, after);
    if (rc < 0)
        return rc;
    set_result(ctx, e, after, verb);
    emit_record(ctx, e, after, out);
    return 0;
}

static int entity_archive(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    return set_archived(ctx, true, "archived", out);
}

static int entity_restore(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    return set_archived(ctx, false, "brought back", out);
}

static int entity_remove(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    const struct entity *e = ctx->op->entity;
    struct record *before = arena_alloc(ctx->arena, e->size);
    int rc = record_load(ctx->db, ctx->arena, e, ctx->id, before);
    if (rc < 0)
        return rc;
    if (ctx->version && ctx->version != before->version)
        return conflict(ctx, e, before, NULL, out);
    rc = save_remove(ctx, e, before);
    if (rc < 0)
        return rc;
    set_result(ctx, e, before, "removed");
    ctx->result_id = 0;
    sink_map_begin(out);
    sink_kv_id(out, "id", before->id);
    sink_kv_bool(out, "removed", true);
    sink_map_end(out);
    return 0;
}

struct list_in {
    int64_t person;
    int64_t limit;
    struct str after;
};
/* `person` first: lists of what belongs to nobody leave it out. */
static const struct field list_fields[] = {
    {.name = "person",
     .label = "Person",
     .type = FIELD_REF,
     .offset = offsetof(struct list_in, person),
     .help = "Only those of this person.",
     .example = "Chen",
     .ref = "person"},
    FIELD_LIMIT(struct list_in),
    FIELD_AFTER(struct list_in),
    FIELD_END,
};

static const struct field *person_field(const struct entity *e)
{
    FIELD_EACH (f, e->fields)
        if (f->ref && strcmp(f->ref, "person") == 0)
            return f;
    return NULL;
}

static int list_of_holder(struct op_ctx *ctx, const struct entity *e, const struct field *f,
                          int64_t person, int64_t limit, struct sink *out)
{
    struct ids ids;
    int rc = record_holders(ctx->db, ctx->arena, f, person, &ids);
    for (size_t i = ids.n; rc == 0 && i-- > 0 && limit-- > 0;) {
        void *row = arena_alloc(ctx->arena, e->size);
        rc = record_load(ctx->db, ctx->arena, e, ids.p[i], row);
        if (rc == 0)
            emit_record(ctx, e, row, out);
    }
    return rc;
}

static int list_by_person(struct op_ctx *ctx, const struct entity *e, int64_t person, int64_t limit,
                          struct sink *out)
{
    const struct field *f = person_field(e);
    if (f->type == FIELD_REFS)
        return list_of_holder(ctx, e, f, person, limit, out);
    char *rows;
    size_t n;
    int rc = record_list(ctx->db, ctx->arena, e, f, person, (void **)&rows, &n);
    for (size_t i = 0; rc == 0 && i < n && (int64_t)i < limit; i++)
        emit_record(ctx, e, rows + i * e->size, out);
    return rc;
}

static int entity_list(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct list_in *x = in;
    const struct entity *e = ctx->op->entity;
    int64_t limit = x->limit ? x->limit : LIMIT_PAGE, after = 0;
    int rc = 0;
    if (x->after.n && !id_parse(x->after, &after))
        return err_set(ctx->err, ERR_INVALID, "After: \"%.*s\" is not an id.", STR_ARG(x->after));
    sink_list_begin(out);
    if (x->person)
        rc = list_by_person(ctx, e, x->person, limit, out);
    while (!x->person && limit-- > 0) {
        struct record *row = arena_alloc(ctx->arena, e->size);
        rc = record_next(ctx->db, ctx->arena, e, after, row);
        if (rc != 1)
            break;
        after = row->id;
        emit_record(ctx, e, row, out);
    }
    sink_list_end(out);
    return rc < 0 ? rc : 0;
}

/* Rows of one entity. N its name, P its plural, E its struct, A add example, D edit example. */
#define ADD(N, P, E, AN, EX)                                                                       \
    {                                                                                              \
        .name = N ".add", .cli = N " add", .method = OP_POST, .path = "/" P,                       \
        .summary = "Add " AN ".",                                                                  \
        .help = "What is not given stays empty. The change can be undone.", .example = EX,         \
        .entity = &entity_##E, .in = E##_fields, .in_size = sizeof(struct E), .need = PERM_WRITE,  \
        .flags = OP_WRITE, .out = E##_fields, .run = entity_add                                    \
    }
#define SHOW(N, P, E, AN, EX)                                                                      \
    {                                                                                              \
        .name = N ".show", .cli = N " show", .method = OP_GET, .path = "/" P "/{id}",              \
        .summary = "Show " AN ".", .help = "With everything that is noted in its fields.",         \
        .example = EX, .entity = &entity_##E, .need = PERM_READ, .out = E##_fields,                \
        .run = entity_show                                                                         \
    }
#define EDIT(N, P, E, AN, EX)                                                                      \
    {                                                                                              \
        .name = N ".edit", .cli = N " edit", .method = OP_PATCH, .path = "/" P "/{id}",            \
        .summary = "Change " AN ".",                                                               \
        .help = "Only the fields given change. With a version, a change made in "                  \
                "the meantime is refused and shown instead of overwritten.",                       \
        .example = EX, .entity = &entity_##E, .in = E##_fields, .in_size = sizeof(struct E),       \
        .need = PERM_WRITE, .flags = OP_WRITE, .out = E##_fields, .run = entity_edit               \
    }
#define REMOVE(N, P, E, AN, EX)                                                                    \
    {                                                                                              \
        .name = N ".remove", .cli = N " remove", .method = OP_DELETE, .path = "/" P "/{id}",       \
        .summary = "Remove " AN ".",                                                               \
        .help = "What belongs to it alone goes with it. The change can be undone.", .example = EX, \
        .entity = &entity_##E, .need = PERM_WRITE, .flags = OP_WRITE | OP_CONFIRM,                 \
        .run = entity_remove                                                                       \
    }
#define ARCHIVE(N, P, E, AN, EX, EX2)                                                              \
    {.name = N ".archive",                                                                         \
     .cli = N " archive",                                                                          \
     .method = OP_POST,                                                                            \
     .path = "/" P "/{id}/archive",                                                                \
     .summary = "Put " AN " away.",                                                                \
     .help = "Keeps everything but leaves it out of lists and Today.",                             \
     .example = EX,                                                                                \
     .entity = &entity_##E,                                                                        \
     .need = PERM_WRITE,                                                                           \
     .flags = OP_WRITE,                                                                            \
     .out = E##_fields,                                                                            \
     .run = entity_archive},                                                                       \
    {                                                                                              \
        .name = N ".restore", .cli = N " restore", .method = OP_POST,                              \
        .path = "/" P "/{id}/restore", .summary = "Bring " AN " back.",                            \
        .help = "Brings back what was put away.", .example = EX2, .entity = &entity_##E,           \
        .need = PERM_WRITE, .flags = OP_WRITE, .out = E##_fields, .run = entity_restore            \
    }
/* Of what belongs to nobody in particular. */
#define LIST_ALL(N, P, E, AN, EX)                                                                  \
    {                                                                                              \
        .name = N ".list", .cli = N " list", .method = OP_GET, .path = "/" P,                      \
        .summary = "List " P ".", .help = "Oldest first.", .example = EX, .entity = &entity_##E,   \
        .in = list_fields + 1, .in_size = sizeof(struct list_in), .need = PERM_READ,               \
        .out = E##_fields, .run = entity_list                                                      \
    }
#define LIST(N, P, E, AN, EX)                                                                      \
    {                                                                                              \
        .name = N ".list", .cli = N " list", .method = OP_GET, .path = "/" P,                      \
        .summary = "List " P ".", .help = "Oldest first; those of one person with --person.",      \
        .example = EX, .entity = &entity_##E, .in = list_fields,                                   \
        .in_size = sizeof(struct list_in), .need = PERM_READ, .out = E##_fields,                   \
        .run = entity_list                                                                         \
    }

const struct op person_ops[] = {
    ADD("person", "people", person, "a person",
        "wellmet person add --given Ada --family Lindqvist --circle good"),
    SHOW("person", "people", person, "a person", "wellmet person show 'Mei-Ling Chen'"),
    EDIT("person", "people", person, "a person",
         "wellmet person edit 'Mei-Ling Chen' --circle inner"),
    ARCHIVE("person", "people", person, "a person", "wellmet person archive 'Mei-Ling Chen'",
            "wellmet person restore 'Mei-Ling Chen'"),
    REMOVE("person", "people", person, "a person", "wellmet person remove 'Mei-Ling Chen' --yes"),
    OP_END};
const struct op contact_ops[] = {
    ADD("contact", "contacts", contact_point, "a way to reach a person",
        "wellmet contact add --person 'Mei-Ling Chen' --kind email --value chen@example.org"),
    LIST("contact", "contacts", contact_point, "a contact",
         "wellmet contact list --person 'Mei-Ling Chen'"),
    SHOW("contact", "contacts", contact_point, "a contact", "wellmet contact show {contact}"),
    EDIT("contact", "contacts", contact_point, "a contact",
         "wellmet contact edit {contact} --label work"),
    REMOVE("contact", "contacts", contact_point, "a contact",
           "wellmet contact remove {contact} --yes"),
    OP_END};
const struct op organisation_ops[] = {
    ADD("organisation", "organisations", organisation, "an organisation",
        "wellmet organisation add 'Port Ellis Clinic' --kind clinic"),
    LIST_ALL("organisation", "organisations", organisation, "an organisation",
             "wellmet organisation list --limit 5"),
    SHOW("organisation", "organisations", organisation, "an organisation",
         "wellmet organisation show {organisation}"),
    EDIT("organisation", "organisations", organisation, "an organisation",
         "wellmet organisation edit {organisation} --place Northgate"),
    ARCHIVE("organisation", "organisations", organisation, "an organisation",
            "wellmet organisation archive {organisation}",
            "wellmet organisation restore {organisation}"),
    REMOVE("organisation", "organisations", organisation, "an organisation",
           "wellmet organisation remove {organisation} --yes"),
    OP_END};
const struct op position_ops[] = {
    ADD("position", "positions", position, "a position",
        "wellmet position add --person 'Mei-Ling Chen' --organisation 'St. Brigid Hospital' "
        "--title Attending --from 2019"),
    LIST("position", "positions", position, "a position",
         "wellmet position list --person 'Mei-Ling Chen'"),
    SHOW("position", "positions", position, "a position", "wellmet position show {position}"),
    EDIT("position", "positions", position, "a position",
         "wellmet position edit {position} --until 2025"),
    REMOVE("position", "positions", position, "a position",
           "wellmet position remove {position} --yes"),
    OP_END};
const struct op role_ops[] = {
    ADD("role", "roles", role, "a role",
        "wellmet role add --person 'Mei-Ling Chen' --kind coach --from 2026-03"),
    LIST("role", "roles", role, "a role", "wellmet role list --person 'Mei-Ling Chen'"),
    SHOW("role", "roles", role, "a role", "wellmet role show {role}"),
    EDIT("role", "roles", role, "a role", "wellmet role edit {role} --note 'for interviews'"),
    REMOVE("role", "roles", role, "a role", "wellmet role remove {role} --yes"),
    OP_END};
const struct op interaction_ops[] = {
    ADD("interaction", "interactions", interaction, "an interaction",
        "wellmet interaction add --people 'Mei-Ling Chen' --kind call --on yesterday --summary "
        "'Talked about the program list.'"),
    LIST("interaction", "interactions", interaction, "an interaction",
         "wellmet interaction list --person 'Mei-Ling Chen' --limit 5"),
    SHOW("interaction", "interactions", interaction, "an interaction",
         "wellmet interaction show {interaction}"),
    EDIT("interaction", "interactions", interaction, "an interaction",
         "wellmet interaction edit {interaction} --minutes 45"),
    ARCHIVE("interaction", "interactions", interaction, "an interaction",
            "wellmet interaction archive {interaction}",
            "wellmet interaction restore {interaction}"),
    REMOVE("interaction", "interactions", interaction, "an interaction",
           "wellmet interaction remove {interaction} --yes"),
    OP_END};
const struct op help_ops[] = {
    ADD("help", "help", help, "help given or received",
        "wellmet help add --person 'Mei-Ling Chen' --direction received --about 'read my "
        "statement' --on yesterday"),
    LIST("help", "help", help, "help", "wellmet help list --person 'Mei-Ling Chen'"),
    SHOW("help", "help", help, "help", "wellmet help show {help}"),
    EDIT("help", "help", help, "help", "wellmet help edit {help} --thanked-on today"),
    REMOVE("help", "help", help, "help", "wellmet help remove {help} --yes"),
    OP_END};
const struct op promise_ops[] = {
    ADD("promise", "promises", promise, "a promise",
        "wellmet promise add --person 'Mei-Ling Chen' --by me --what 'send my notes' --due-on +7"),
    LIST("promise", "promises", promise, "a promise",
         "wellmet promise list --person 'Mei-Ling Chen'"),
    SHOW("promise", "promises", promise, "a promise", "wellmet promise show {promise}"),
    EDIT("promise", "promises", promise, "a promise",
         "wellmet promise edit {promise} --kept-on today"),
    REMOVE("promise", "promises", promise, "a promise", "wellmet promise remove {promise} --yes"),
    OP_END};
const struct op decision_ops[] = {
    ADD("decision", "decisions", decision, "a decision",
        "wellmet decision add --question 'Research year or not?' --decide-by "
        "+30"),
    LIST_ALL("decision", "decisions", decision, "a decision", "wellmet decision list --limit 5"),
    SHOW("decision", "decisions", decision, "a decision", "wellmet decision show {decision}"),
    EDIT("decision", "decisions", decision, "a decision",
         "wellmet decision edit {decision} --chosen 'No research year'"),
    ARCHIVE("decision", "decisions", decision, "a decision", "wellmet decision archive {decision}",
            "wellmet decision restore {decision}"),
    REMOVE("decision", "decisions", decision, "a decision",
           "wellmet decision remove {decision} --yes"),
    OP_END};
const struct op advice_ops[] = {
    ADD("advice", "advice", advice, "advice on a decision",
        "wellmet advice add --decision {decision} --person 'Mei-Ling Chen' "
        "--text 'Try a night shift first.'"),
    LIST("advice", "advice", advice, "advice on a decision",
         "wellmet advice list --person 'Mei-Ling Chen'"),
    SHOW("advice", "advice", advice, "advice on a decision", "wellmet advice show {advice}"),
    EDIT("advice", "advice", advice, "advice on a decision",
         "wellmet advice edit {advice} --told-on today"),
    REMOVE("advice", "advice", advice, "advice on a decision",
           "wellmet advice remove {advice} --yes"),
    OP_END};
const struct op opportunity_ops[] = {
    ADD("opportunity", "opportunities", opportunity, "an opportunity",
        "wellmet opportunity add --title 'Shadowing in cardiology' --kind "
        "shadowing --supervisor 'Mei-Ling Chen'"),
    LIST("opportunity", "opportunities", opportunity, "an opportunity",
         "wellmet opportunity list --limit 5"),
    SHOW("opportunity", "opportunities", opportunity, "an opportunity",
         "wellmet opportunity show {opportunity}"),
    EDIT("opportunity", "opportunities", opportunity, "an opportunity",
         "wellmet opportunity edit {opportunity} --from +7"),
    ARCHIVE("opportunity", "opportunities", opportunity, "an opportunity",
            "wellmet opportunity archive {opportunity}",
            "wellmet opportunity restore {opportunity}"),
    REMOVE("opportunity", "opportunities", opportunity, "an opportunity",
           "wellmet opportunity remove {opportunity} --yes"),
    OP_END};
const struct op hours_ops[] = {
    ADD("hours", "hours", hours, "hours on a day",
        "wellmet hours add --opportunity {opportunity} --on yesterday "
        "--minutes 240"),
    LIST("hours", "hours", hours, "hours on a day", "wellmet hours list --limit 5"),
    SHOW("hours", "hours", hours, "hours on a day", "wellmet hours show {hours}"),
    EDIT("hours", "hours", hours, "hours on a day", "wellmet hours edit {hours} --minutes 180"),
    REMOVE("hours", "hours", hours, "hours on a day", "wellmet hours remove {hours} --yes"),
    OP_END};
const struct op ask_ops[] = {
    ADD("ask", "asks", ask, "an ask",
        "wellmet ask add --person 'Mei-Ling Chen' --kind advice --what 'how to "
        "choose an away rotation'"),
    LIST("ask", "asks", ask, "an ask", "wellmet ask list --person 'Mei-Ling Chen'"),
    SHOW("ask", "asks", ask, "an ask", "wellmet ask show {ask}"),
    EDIT("ask", "asks", ask, "an ask",
         "wellmet ask edit {ask} --specific 'her year in Port Ellis'"),
    ARCHIVE("ask", "asks", ask, "an ask", "wellmet ask archive {ask}", "wellmet ask restore {ask}"),
    REMOVE("ask", "asks", ask, "an ask", "wellmet ask remove {ask} --yes"),
    OP_END};
const struct op meeting_ops[] = {
    ADD("meeting", "meetings", meeting, "a meeting",
        "wellmet meeting add --people 'Mei-Ling Chen' --on +7 --time 14:00 "
        "--goal 'Agree on the summer project.'"),
    LIST("meeting", "meetings", meeting, "a meeting",
         "wellmet meeting list --person 'Mei-Ling Chen'"),
    SHOW("meeting", "meetings", meeting, "a meeting", "wellmet meeting show {meeting}"),
    EDIT("meeting", "meetings", meeting, "a meeting",
         "wellmet meeting edit {meeting} --place 'Office 4-112'"),
    REMOVE("meeting", "meetings", meeting, "a meeting", "wellmet meeting remove {meeting} --yes"),
    OP_END};
const struct op quality_ops[] = {
    ADD("quality", "qualities", quality, "a quality to learn",
        "wellmet quality add --name 'Staying calm when it is busy' --people "
        "'Mei-Ling Chen'"),
    LIST("quality", "qualities", quality, "a quality to learn", "wellmet quality list --limit 5"),
    SHOW("quality", "qualities", quality, "a quality to learn", "wellmet quality show {quality}"),
    EDIT("quality", "qualities", quality, "a quality to learn",
         "wellmet quality edit {quality} --why 'Seen on nights.'"),
    ARCHIVE("quality", "qualities", quality, "a quality to learn",
            "wellmet quality archive {quality}", "wellmet quality restore {quality}"),
    REMOVE("quality", "qualities", quality, "a quality to learn",
           "wellmet quality remove {quality} --yes"),
    OP_END};
const struct op reflection_ops[] = {
    ADD("reflection", "reflections", reflection, "a reflection",
        "wellmet reflection add --on yesterday --text 'She sat down before she "
        "spoke.'"),
    LIST("reflection", "reflections", reflection, "a reflection",
         "wellmet reflection list --limit 5"),
    SHOW("reflection", "reflections", reflection, "a reflection",
         "wellmet reflection show {reflection}"),
    EDIT("reflection", "reflections", reflection, "a reflection",
         "wellmet reflection edit {reflection} --person 'Mei-Ling Chen'"),
    ARCHIVE("reflection", "reflections", reflection, "a reflection",
            "wellmet reflection archive {reflection}", "wellmet reflection restore {reflection}"),
    REMOVE("reflection", "reflections", reflection, "a reflection",
           "wellmet reflection remove {reflection} --yes"),
    OP_END};
const struct op milestone_ops[] = {
    ADD("milestone", "milestones", milestone, "a step of the plan",
        "wellmet milestone add --title 'Meet the program adviser' --on +20"),
    LIST_ALL("milestone", "milestones", milestone, "a step of the plan",
             "wellmet milestone list --limit 5"),
    SHOW("milestone", "milestones", milestone, "a step of the plan",
         "wellmet milestone show {milestone}"),
    EDIT("milestone", "milestones", milestone, "a step of the plan",
         "wellmet milestone edit {milestone} --note 'Ask for room 4.'"),
    ARCHIVE("milestone", "milestones", milestone, "a step of the plan",
            "wellmet milestone archive {milestone}", "wellmet milestone restore {milestone}"),
    REMOVE("milestone", "milestones", milestone, "a step of the plan",
           "wellmet milestone remove {milestone} --yes"),
    OP_END};
const struct op quiet_ops[] = {
    ADD("quiet", "quiet", quiet, "quiet weeks",
        "wellmet quiet add --from +30 --until +58 --why 'Step 2'"),
    LIST_ALL("quiet", "quiet", quiet, "quiet weeks", "wellmet quiet list --limit 5"),
    SHOW("quiet", "quiet", quiet, "quiet weeks", "wellmet quiet show {quiet}"),
    EDIT("quiet", "quiet", quiet, "quiet weeks",
         "wellmet quiet edit {quiet} --why 'Step 2 and a rest'"),
    REMOVE("quiet", "quiet", quiet, "quiet weeks", "wellmet quiet remove {quiet} --yes"),
    OP_END};
const struct op program_ops[] = {
    ADD("program", "programs", program, "a program",
        "wellmet program add --organisation 'Port Ellis Clinic' --specialty 'family medicine'"),
    LIST_ALL("program", "programs", program, "a program", "wellmet program list --limit 5"),
    SHOW("program", "programs", program, "a program", "wellmet program show {program}"),
    EDIT("program", "programs", program, "a program",
         "wellmet program edit {program} --signal gold"),
    ARCHIVE("program", "programs", program, "a program", "wellmet program archive {program}",
            "wellmet program restore {program}"),
    REMOVE("program", "programs", program, "a program", "wellmet program remove {program} --yes"),
    OP_END};
const struct op letter_ops[] = {
    LIST_ALL("letter", "letters", letter, "a letter", "wellmet letter list --limit 5"),
    SHOW("letter", "letters", letter, "a letter", "wellmet letter show {letter}"),
    EDIT("letter", "letters", letter, "a letter",
         "wellmet letter edit {letter} --letter-id 12345678"),
    ARCHIVE("letter", "letters", letter, "a letter", "wellmet letter archive {letter}",
            "wellmet letter restore {letter}"),
    REMOVE("letter", "letters", letter, "a letter", "wellmet letter remove {letter} --yes"),
    OP_END};
const struct op assignment_ops[] = {
    ADD("assignment", "assignments", assignment, "an assignment",
        "wellmet assignment add --letter B --program {program}"),
    LIST_ALL("assignment", "assignments", assignment, "an assignment",
             "wellmet assignment list --limit 5"),
    SHOW("assignment", "assignments", assignment, "an assignment",
         "wellmet assignment show {assignment}"),
    EDIT("assignment", "assignments", assignment, "an assignment",
         "wellmet assignment edit {assignment} --state planned"),
    REMOVE("assignment", "assignments", assignment, "an assignment",
           "wellmet assignment remove {assignment} --yes"),
    OP_END};
const struct op tie_ops[] = {
    ADD("tie", "ties", tie, "who knows whom",
        "wellmet tie add --person Okafor --other Ruiz --kind trained --from 2012"),
    LIST_ALL("tie", "ties", tie, "who knows whom", "wellmet tie list --limit 5"),
    SHOW("tie", "ties", tie, "who knows whom", "wellmet tie show {tie}"),
    EDIT("tie", "ties", tie, "who knows whom", "wellmet tie edit {tie} --verdict confirmed"),
    REMOVE("tie", "ties", tie, "who knows whom", "wellmet tie remove {tie} --yes"),
    OP_END};
