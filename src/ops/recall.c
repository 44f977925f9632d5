/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/recall.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "model/person.h"
#include "ops/save.h"
#include "store/find.h"
#include "store/record.h"
#include "store/search.h"

enum { CANDIDATES = 8, LINES_MAX = 500 };

/* What one question makes of a name. */
struct question {
    const char *role; /* key, "" for none */
    const char *met_how;
};

/* One run: counts for the message. */
struct recall {
    struct op_ctx *ctx;
    size_t added, known, lines;
    struct str unclear; /* names that fit several people */
};

/* A line taken apart. */
struct named {
    struct person person;
    struct str specialty, place;
};

/* True when ", part" after a name reads as credentials: "PhD". */
static bool is_credential(struct arena *a, struct str part)
{
    struct person p = {0};
    person_set_name(a, &p, str_format(a, "X Y, %.*s", STR_ARG(part)));
    return p.credentials.n || p.suffix.n;
}

static void read_line(struct op_ctx *ctx, struct str line, struct named *ret)
{
    struct str name = STR_NULL, part;
    *ret = (struct named){0};
    while (line.n && str_next(&line, ',', &part)) {
        part = str_trim(part);
        if (!part.n)
            continue;
        if (!name.n || (!ret->place.n && is_credential(ctx->arena, part))) {
            name = str_join(ctx->arena, name, STR(", "), part);
        } else {
            ret->specialty = str_join(ctx->arena, ret->specialty, STR(", "), ret->place);
            ret->place = part;
        }
    }
    person_set_name(ctx->arena, &ret->person, name);
    ret->person.specialty = ret->specialty;
    person_derive(ctx->arena, &ret->person);
}

/* "Prof. Abernathy" names somebody only by the family: the one person who is called so. */
static int find_by_family(struct op_ctx *ctx, struct str family, struct ids *ret)
{
    struct standing *rows;
    size_t n;
    struct str key = fold(ctx->arena, family);
    struct str prefix = str_format(ctx->arena, "%.*s ", STR_ARG(key));
    int rc = search_people(ctx->db, ctx->arena, key, true, CANDIDATES, &rows, &n);
    if (rc < 0)
        return rc;
    *ret = (struct ids){ARENA_ARRAY(ctx->arena, int64_t, n + 1), 0};
    for (size_t i = 0; i < n; i++)
        if (str_starts(rows[i].sort_key, prefix))
            ret->p[ret->n++] = rows[i].person;
    return 0;
}

static int find_people(struct op_ctx *ctx, const struct person *p, struct ids *ret)
{
    int rc = find_people_by_sort_key(ctx->db, ctx->arena, p->sort_key, ret);
    if (rc == 0 && !ret->n && !p->given.n && p->family.n)
        rc = find_by_family(ctx, p->family, ret);
    return rc;
}

static int put_place(struct op_ctx *ctx, int64_t person, struct str place)
{
    struct position *rows;
    size_t n = 0;
    int64_t organisation = 0;
    if (!place.n)
        return 0;
    int rc = find_organisation(ctx->db, fold(ctx->arena, place), &organisation);
    if (rc == ERR_NOT_FOUND) {
        struct organisation o = {.name = place};
        rc = save_new(ctx, &entity_organisation, &o);
        organisation = o.record.id;
    }
    if (rc == 0)
        rc = record_list_of_person(ctx->db, ctx->arena, &entity_position, person, (void **)&rows,
                                   &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (rows[i].organisation == organisation)
            return 0;
    struct position p = {.person = person, .organisation = organisation};
    return rc < 0 ? rc : save_new(ctx, &entity_position, &p);
}

static int put_role(struct op_ctx *ctx, int64_t person, const struct question *q)
{
    struct role *rows;
    size_t n = 0;
    struct role r = {.person = person, .kind = choice_find(role_choices, str_c(q->role))};
    if (!r.kind)
        return 0;
    int rc = record_list_of_person(ctx->db, ctx->arena, &entity_role, person, (void **)&rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (rows[i].kind == r.kind)
            return 0;
    return rc < 0 ? rc : save_new(ctx, &entity_role, &r);
}

static int add_person(struct recall *r, const struct question *q, struct named *x, int64_t *ret)
{
    x->person.met_how = str_c(q->met_how);
    int rc = save_new(r->ctx, &entity_person, &x->person);
    *ret = x->person.record.id;
    r->added += rc == 0;
    return rc;
}

/* Fills how we met when nothing is noted; everything else about the person stays. */
static int note_known(struct recall *r, const struct question *q, int64_t person)
{
    struct person before;
    int rc = record_load(r->ctx->db, r->ctx->arena, &entity_person, person, &before);
    r->known += rc == 0;
    if (rc < 0 || before.met_how.n || !q->met_how[0])
        return rc;
    struct person after = before;
    after.met_how = str_c(q->met_how);
    return save_change(r->ctx, &entity_person, &before, &after);
}

static int recall_line(struct recall *r, const struct question *q, struct str line)
{
    struct named x;
    struct ids ids;
    int64_t person = 0;
    read_line(r->ctx, line, &x);
    int rc = find_people(r->ctx, &x.person, &ids);
    if (rc == 0 && ids.n > 1) {
        struct str name = person_name(r->ctx->arena, &x.person);
        r->unclear = str_join(r->ctx->arena, r->unclear, STR(", "), name);
        return 0;
    }
    if (rc == 0 && ids.n) {
        person = ids.p[0];
        rc = note_known(r, q, person);
    } else if (rc == 0) {
        rc = add_person(r, q, &x, &person);
    }
    if (rc == 0)
        rc = put_role(r->ctx, person, q);
    return rc < 0 ? rc : put_place(r->ctx, person, x.place);
}

static int recall_text(struct recall *r, const struct question *q, struct str text)
{
    struct str line, part;
    while (text.n && str_next_line(&text, &line))
        while (line.n && str_next(&line, ';', &part)) {
            part = str_trim(part);
            if (!str_trim(fold(r->ctx->arena, part)).n)
                continue;
            if (++r->lines > LINES_MAX)
                return err_set(r->ctx->err, ERR_LIMIT, "These are more than %d names at once.",
                               LINES_MAX);
            int rc = recall_line(r, q, part);
            if (rc < 0)
                return rc;
        }
    return 0;
}

/* "3 people added, 1 was here already". */
static void tell(struct recall *r)
{
    struct arena *a = r->ctx->arena;
    struct str s = str_format(a, "%zu %s added", r->added, r->added == 1 ? "person" : "people");
    if (r->known)
        s = str_format(a, "%.*s, %zu %s here already", STR_ARG(s), r->known,
                       r->known == 1 ? "was" : "were");
    if (r->unclear.n)
        s = str_format(a, "%.*s. Left out, because several people are called so: %.*s", STR_ARG(s),
                       STR_ARG(r->unclear));
    r->ctx->message = s;
}

static int run_recall(struct op_ctx *ctx, const void *in, struct sink *out)
{
    static const struct question plain = {"", ""},
                                 letters = {"letter_writer", "wrote a letter for me"},
                                 teachers = {"teacher", "taught me"},
                                 employers = {"employer", "gave me work"},
                                 advisers = {"adviser", "advised me"};
    const struct recall_in *x = in;
    struct recall r = {.ctx = ctx};
    int rc = recall_text(&r, &plain, x->names);
    if (rc == 0)
        rc = recall_text(&r, &letters, x->letters);
    if (rc == 0)
        rc = recall_text(&r, &teachers, x->teachers);
    if (rc == 0)
        rc = recall_text(&r, &employers, x->employers);
    if (rc == 0)
        rc = recall_text(&r, &advisers, x->advisers);
    if (rc < 0)
        return rc;
    tell(&r);
    sink_map_begin(out);
    sink_kv_i64(out, "added", (int64_t)r.added);
    sink_kv_i64(out, "known", (int64_t)r.known);
    sink_kv_str(out, "left_out", r.unclear);
    sink_map_end(out);
    return 0;
}

#define NAMES(member, title, words, sample)                                                        \
    {                                                                                              \
        .name = #member, .label = title, .type = FIELD_NOTE,                                       \
        .offset = offsetof(struct recall_in, member), .help = words, .example = sample             \
    }

static const struct field recall_fields[] = {
    NAMES(letters, "Wrote a letter for you",
          "One name a line, or semicolons between; a place after a comma.",
          "Prof. Ruth Abernathy, Saint Olave College"),
    NAMES(teachers, "Taught you", "As above.", "Grace Hughes, Birch Hill High School"),
    NAMES(employers, "Gave you work", "As above.", "Marco Rossi"),
    NAMES(advisers, "Advised you", "As above.", "Aoife Brennan"),
    NAMES(names, "Others", "As above, without a role.", "Nadia Rahman; Caleb Stone"),
    FIELD_END,
};

static const struct field recall_out[] = {
    {.name = "added", .label = "Added", .type = FIELD_INT, .help = "New people.", .example = "3"},
    {.name = "known",
     .label = "Known",
     .type = FIELD_INT,
     .help = "Who was here already.",
     .example = "1"},
    {.name = "left_out",
     .label = "Left out",
     .type = FIELD_TEXT,
     .help = "Names that fit several people.",
     .example = "David Chen"},
    FIELD_END,
};

const struct op recall_ops[] = {
    {.name = "recall",
     .cli = "recall",
     .method = OP_POST,
     .path = "/recall",
     .summary = "Recall who wrote, taught, employed and advised you.",
     .help =
         "Adds people by name with the role that the question gives them. Who is here already is "
         "not added again, and a name that fits several people is left out and told.",
     .example = "wellmet recall --letters 'Prof. Ruth Abernathy, Saint Olave College' --teachers "
                "'Grace Hughes'",
     .in = recall_fields,
     .in_size = sizeof(struct recall_in),
     .out = recall_out,
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_recall},
    OP_END};
