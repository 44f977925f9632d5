/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/people.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/id.h"
#include "base/sink.h"
#include "codec/vcard.h"
#include "def/errors.h"
#include "def/limits.h"
#include "model/person.h"
#include "ops/bind.h"
#include "ops/paging.h"
#include "ops/save.h"
#include "store/find.h"
#include "store/record.h"

int people_search(struct op_ctx *ctx, struct str query, int64_t limit, struct who *ret)
{
    *ret = (struct who){0};
    struct str folded = fold(ctx->arena, query);
    if (!folded.n)
        return 0;
    int rc = search_people(ctx->db, ctx->arena, folded, false, limit, &ret->people, &ret->people_n);
    return rc < 0 ? rc
                  : search_records(ctx->db, ctx->arena, folded, limit, &ret->hits, &ret->hits_n);
}

static struct str name_of(struct op_ctx *ctx, int64_t person)
{
    struct str name;
    return person && standing_name(ctx->db, ctx->arena, person, &name) == 0 ? name : STR_NULL;
}

static int load_places(struct op_ctx *ctx, struct person_file *f)
{
    f->places = ARENA_ARRAY(ctx->arena, struct str, f->positions_n + 1);
    for (size_t i = 0; i < f->positions_n; i++) {
        struct organisation o;
        if (!f->positions[i].organisation)
            continue;
        int rc = record_load(ctx->db, ctx->arena, &entity_organisation,
                             f->positions[i].organisation, &o);
        if (rc < 0)
            return rc;
        f->places[i] = o.name;
    }
    return 0;
}

static int load_timeline(struct op_ctx *ctx, int64_t limit, int64_t offset, struct person_file *f)
{
    int64_t me = f->person.record.id;
    int rc = find_timeline(ctx->db, ctx->arena, me, limit, offset, &f->timeline, &f->timeline_n);
    f->with = ARENA_ARRAY(ctx->arena, struct str, f->timeline_n + 1);
    for (size_t i = 0; rc == 0 && i < f->timeline_n; i++)
        for (size_t k = 0; k < f->timeline[i].people.n; k++)
            if (f->timeline[i].people.p[k] != me)
                f->with[i] = str_join(ctx->arena, f->with[i], STR(", "),
                                      name_of(ctx, f->timeline[i].people.p[k]));
    return rc;
}

int people_load(struct op_ctx *ctx, int64_t person, int64_t limit, int64_t offset,
                struct person_file *f)
{
    *f = (struct person_file){0};
    int rc = record_load(ctx->db, ctx->arena, &entity_person, person, &f->person);
    if (rc == 0)
        rc = standing_load(ctx->db, ctx->arena, person, &f->standing);
    if (rc == 0)
        rc = record_list_of_person(ctx->db, ctx->arena, &entity_contact_point, person,
                                   (void **)&f->contacts, &f->contacts_n);
    if (rc == 0)
        rc = record_list_of_person(ctx->db, ctx->arena, &entity_position, person,
                                   (void **)&f->positions, &f->positions_n);
    if (rc == 0)
        rc = record_list_of_person(ctx->db, ctx->arena, &entity_role, person, (void **)&f->roles,
                                   &f->roles_n);
    if (rc == 0)
        rc = record_list_of_person(ctx->db, ctx->arena, &entity_help, person, (void **)&f->help,
                                   &f->help_n);
    if (rc == 0)
        rc = record_list_of_person(ctx->db, ctx->arena, &entity_promise, person,
                                   (void **)&f->promises, &f->promises_n);
    if (rc == 0)
        rc = load_places(ctx, f);
    if (rc == 0)
        rc = load_timeline(ctx, limit, offset, f);
    f->met_through_name = name_of(ctx, f->person.met_through);
    return rc;
}

int people_photo(struct op_ctx *ctx, int64_t person, struct str *ret, const char **ret_type,
                 struct str *ret_tag)
{
    struct card *cards;
    size_t n;
    int rc = record_list_of_person(ctx->db, ctx->arena, &entity_card, person, (void **)&cards, &n);
    for (size_t i = n; rc == 0 && i-- > 0;)
        if (cards[i].format == CARD_VCARD && vcard_photo(ctx->arena, cards[i].raw, ret, ret_type)) {
            *ret_tag = str_format(ctx->arena, "%s-%lld", id_str(ctx->arena, cards[i].record.id).p,
                                  (long long)cards[i].record.version);
            return 0;
        }
    return rc < 0 ? rc : err_set(ctx->err, ERR_NOT_FOUND, "This person has no picture.");
}

struct people_in {
    int circle, role, order;
    struct str organisation, specialty;
    bool archived;
    int64_t limit, offset;
};
struct who_in {
    struct str query;
    int64_t limit;
};
struct add_in {
    struct str name, organisation, email, met_how;
    int role, circle;
};
static const struct choice order_choices[] = {
    {"", ""}, {"name", "By name"}, {"last", "By last contact"}, {NULL, NULL}};

static const struct field people_fields[] = {
    {.name = "circle",
     .label = "Circle",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct people_in, circle),
     .choices = circle_choices,
     .help = "Only this circle.",
     .example = "inner"},
    {.name = "role",
     .label = "Role",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct people_in, role),
     .choices = role_choices,
     .help = "Only people with this role.",
     .example = "mentor"},
    {.name = "organisation",
     .label = "Organisation",
     .type = FIELD_TEXT,
     .offset = offsetof(struct people_in, organisation),
     .help = "Only people of this organisation, by name or id.",
     .example = "St. Brigid Hospital"},
    {.name = "specialty",
     .label = "Specialty",
     .type = FIELD_TEXT,
     .offset = offsetof(struct people_in, specialty),
     .help = "Only this specialty.",
     .example = "internal medicine"},
    {.name = "order",
     .label = "Order",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct people_in, order),
     .choices = order_choices,
     .help = "By name, or by last contact.",
     .example = "last"},
    {.name = "archived",
     .label = "Put away",
     .type = FIELD_BOOL,
     .offset = offsetof(struct people_in, archived),
     .help = "Those put away instead.",
     .example = "no"},
    FIELD_LIMIT(struct people_in),
    FIELD_OFFSET(struct people_in),
    FIELD_END,
};
static const struct field who_fields[] = {
    {.name = "query",
     .label = "Find",
     .type = FIELD_TEXT,
     .offset = offsetof(struct who_in, query),
     .help = "Beginnings of words: names, places, notes, what happened.",
     .example = "ruiz",
     .flags = FIELD_REQUIRED | FIELD_POSITION | FIELD_REST},
    {.name = "limit",
     .label = "Limit",
     .type = FIELD_INT,
     .offset = offsetof(struct who_in, limit),
     .help = "How many of each at most; 20 if not said.",
     .example = "5",
     .min = 1,
     .max = LIMIT_PAGE_MAX},
    FIELD_END,
};
static const struct field add_fields[] = {
    {.name = "name",
     .label = "Name",
     .type = FIELD_TEXT,
     .offset = offsetof(struct add_in, name),
     .help = "The whole name, with title and credentials if you like.",
     .example = "Dr Lucia Ruiz, MD",
     .flags = FIELD_REQUIRED | FIELD_POSITION | FIELD_REST},
    {.name = "role",
     .label = "Role",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct add_in, role),
     .choices = role_choices,
     .help = "What this person is for you.",
     .example = "mentor"},
    {.name = "circle",
     .label = "Circle",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct add_in, circle),
     .choices = circle_choices,
     .help = "How close you want to stay.",
     .example = "good"},
    {.name = "organisation",
     .label = "Organisation",
     .type = FIELD_TEXT,
     .offset = offsetof(struct add_in, organisation),
     .help = "Where they work or study.",
     .example = "St. Brigid Hospital"},
    {.name = "email",
     .label = "E-mail",
     .type = FIELD_TEXT,
     .offset = offsetof(struct add_in, email),
     .help = "An address.",
     .example = "ruiz@example.org"},
    {.name = "met_how",
     .label = "How you met",
     .type = FIELD_TEXT,
     .offset = offsetof(struct add_in, met_how),
     .help = "In your words.",
     .example = "wrote my letter for medical school"},
    FIELD_END,
};
static const struct field person_row_out[] = {
    {.name = "id",
     .label = "Id",
     .type = FIELD_TEXT,
     .help = "The person's id.",
     .example = "0NG5A2B3C4D5E"},
    {.name = "name",
     .label = "Name",
     .type = FIELD_TEXT,
     .help = "As shown.",
     .example = "Dr Mei-Ling Chen"},
    {.name = "about",
     .label = "About",
     .type = FIELD_TEXT,
     .help = "Specialty and place.",
     .example = "internal medicine"},
    {.name = "circle",
     .label = "Circle",
     .type = FIELD_TEXT,
     .help = "How close.",
     .example = "inner"},
    {.name = "roles",
     .label = "Roles",
     .type = FIELD_TEXT,
     .help = "What they are for you.",
     .example = "mentor"},
    {.name = "last_on",
     .label = "Last contact",
     .type = FIELD_DATE,
     .help = "The newest interaction.",
     .example = "2027-08-09"},
    FIELD_END,
};

static void emit_standing(struct op_ctx *ctx, const struct standing *s, struct sink *out)
{
    sink_map_begin(out);
    sink_kv_str(out, "id", id_str(ctx->arena, s->person));
    sink_kv_str(out, "name", s->name);
    sink_kv_str(out, "about", s->subline);
    sink_kv_str(out, "circle", str_c(circle_choices[s->circle].key));
    sink_kv_str(out, "roles", s->roles);
    sink_kv_date(out, "last_on", s->last_on);
    sink_map_end(out);
}

static int run_list(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct people_in *x = in;
    struct people_filter f = {.archived = x->archived,
                              .circle = x->circle,
                              .role = x->role,
                              .specialty = x->specialty,
                              .order = x->order == 2 ? PEOPLE_BY_LAST : PEOPLE_BY_NAME,
                              .limit = x->limit ? x->limit : LIMIT_PAGE,
                              .offset = x->offset};
    struct standing *rows;
    size_t n;
    int rc = x->organisation.n
                 ? op_resolve(ctx, &entity_organisation, x->organisation, &f.organisation)
                 : 0;
    if (rc == 0)
        rc = people_list(ctx->db, ctx->arena, &f, &rows, &n);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++)
        emit_standing(ctx, &rows[i], out);
    sink_list_end(out);
    return 0;
}

static int run_who(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct who_in *x = in;
    struct who who;
    int rc = people_search(ctx, x->query, x->limit ? x->limit : 20, &who);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < who.people_n; i++) {
        sink_map_begin(out);
        sink_kv_str(out, "kind", STR("person"));
        sink_kv_str(out, "name", who.people[i].name);
        sink_kv_str(out, "about", who.people[i].subline);
        sink_kv_date(out, "on", who.people[i].last_on);
        sink_kv_str(out, "id", id_str(ctx->arena, who.people[i].person));
        sink_map_end(out);
    }
    for (size_t i = 0; i < who.hits_n; i++) {
        sink_map_begin(out);
        sink_kv_str(out, "kind", who.hits[i].kind);
        /* An organisation has no person: its own name is its text. */
        sink_kv_str(out, "name", who.hits[i].person ? who.hits[i].person_name : who.hits[i].text);
        sink_kv_str(out, "about", who.hits[i].person ? who.hits[i].text : STR_NULL);
        sink_kv_date(out, "on", who.hits[i].on);
        sink_kv_str(out, "id", id_str(ctx->arena, who.hits[i].id));
        sink_map_end(out);
    }
    sink_list_end(out);
    if (!who.people_n && !who.hits_n)
        ctx->message = str_format(ctx->arena, "Nobody and nothing here begins with \"%.*s\".",
                                  STR_ARG(x->query));
    return 0;
}

static int add_place(struct op_ctx *ctx, const struct add_in *x, int64_t person)
{
    int64_t place = 0;
    if (!x->organisation.n)
        return 0;
    int rc = op_resolve(ctx, &entity_organisation, x->organisation, &place);
    if (rc == ERR_NOT_FOUND) {
        struct organisation o = {.name = x->organisation};
        rc = save_new(ctx, &entity_organisation, &o);
        place = o.record.id;
    }
    struct position p = {.person = person, .organisation = place};
    return rc < 0 ? rc : save_new(ctx, &entity_position, &p);
}

static int run_add(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct add_in *x = in;
    struct person p = {.circle = x->circle, .met_how = x->met_how};
    person_set_name(ctx->arena, &p, x->name);
    int rc = save_new(ctx, &entity_person, &p);
    struct role role = {.person = p.record.id, .kind = x->role};
    if (rc == 0 && x->role)
        rc = save_new(ctx, &entity_role, &role);
    struct contact_point c = {.person = p.record.id, .kind = CONTACT_EMAIL, .value = x->email};
    if (rc == 0 && x->email.n)
        rc = save_new(ctx, &entity_contact_point, &c);
    if (rc == 0)
        rc = add_place(ctx, x, p.record.id);
    if (rc < 0)
        return rc;
    ctx->result_entity = &entity_person;
    ctx->result_id = p.record.id;
    ctx->message =
        str_format(ctx->arena, "Person added: %.*s", STR_ARG(person_name(ctx->arena, &p)));
    sink_map_begin(out);
    sink_kv_str(out, "id", id_str(ctx->arena, p.record.id));
    sink_kv_str(out, "name", person_name(ctx->arena, &p));
    sink_map_end(out);
    return 0;
}

const struct op people_ops[] = {
    {.name = "people",
     .cli = "people",
     .method = OP_GET,
     .path = "/people",
     .summary = "List people.",
     .help = "By name, fifty at a time; by circle, role, organisation or specialty if you like.",
     .example = "wellmet people --circle inner",
     .in = people_fields,
     .in_size = sizeof(struct people_in),
     .out = person_row_out,
     .need = PERM_READ,
     .run = run_list},
    {.name = "who",
     .cli = "who",
     .method = OP_GET,
     .path = "/who",
     .summary = "Find people and what is noted about them.",
     .help = "Finds beginnings of words in names, places, notes and what happened; case and "
             "accents do not matter.",
     .example = "wellmet who chen",
     .in = who_fields,
     .in_size = sizeof(struct who_in),
     .need = PERM_READ,
     .run = run_who},
    {.name = "add",
     .cli = "add",
     .method = OP_POST,
     .path = "/add",
     .summary = "Add a person by name, in one line.",
     .help = "Splits the name into its parts; role, organisation and e-mail can be given with it.",
     .example =
         "wellmet add 'Dr Lucia Ruiz, MD' --role teacher --organisation 'St. Brigid Hospital'",
     .in = add_fields,
     .in_size = sizeof(struct add_in),
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_add},
    OP_END};
