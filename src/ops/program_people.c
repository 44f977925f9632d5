/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/program_people.h"

#include "base/arena.h"
#include "def/errors.h"
#include "ops/readiness.h"
#include "insight/cadence.h"
#include "insight/readiness_words.h"
#include "insight/ties.h"
#include "store/readiness.h"
#include "store/record.h"

enum { POSTS = 120 };

/* What somebody does at a place, and did: by enum of position_kind_choices. */
static const struct {
    const char *kind, *now, *then;
} verbs[] = {{"student", "studies", "studied"},
             {"resident", "trains", "trained"},
             {"fellow", "trains", "trained"},
             {"faculty", "teaches", "taught"},
             {"attending", "works", "worked"},
             {"program_director", "is program director", "was program director"},
             {"chair", "is chair", "was chair"},
             {"coordinator", "coordinates", "coordinated"},
             {"researcher", "does research", "did research"}};

static bool is_kind(int kind, const char *key)
{
    return strcmp(position_kind_choices[kind].key, key) == 0;
}

static bool has_ended(const struct program_post *x, struct date today)
{
    struct role r = {.until = x->until};
    return date_is_set(x->until) && !cadence_role_is_in_force(&r, today);
}

/* "2016–2019", "since 2021", "until 2019", "". */
static struct str years(struct arena *a, const struct program_post *x, bool ended)
{
    if (!ended)
        return x->from.y ? str_format(a, " since %d", x->from.y) : STR("");
    if (x->from.y && x->until.y && x->from.y != x->until.y)
        return str_format(a, " %d\xE2\x80\x93%d", x->from.y, x->until.y);
    return x->until.y ? str_format(a, " until %d", x->until.y) : STR("");
}

struct str program_post_words(struct arena *a, const struct program_post *x, int64_t organisation,
                              struct date today)
{
    bool ended = has_ended(x, today);
    const char *verb = ended ? "was" : "is";
    struct str where = x->organisation == organisation
                           ? STR("there")
                           : str_format(a, "at %.*s", STR_ARG(x->place));
    for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
        if (is_kind(x->kind, verbs[i].kind))
            verb = ended ? verbs[i].then : verbs[i].now;
    return str_format(a, "%s %.*s%.*s", verb, STR_ARG(where), STR_ARG(years(a, x, ended)));
}

static bool is_one_of(int kind, const char *const *keys)
{
    for (; *keys; keys++)
        if (is_kind(kind, *keys))
            return true;
    return false;
}

/* Physicians who trained or worked there, or who work beside it; who is of the program now is the
 * one to be called. */
static bool could_call(const struct program_post *x, int64_t organisation, bool ended)
{
    static const char *const physicians[] = {"attending", "faculty", "program_director",
                                             "chair",     "fellow",  NULL},
                             *const trained[] = {"resident", "fellow",           "attending",
                                                 "faculty",  "program_director", "chair",
                                                 NULL};
    if (x->organisation == organisation)
        return ended && is_one_of(x->kind, trained);
    return is_one_of(x->kind, physicians);
}

static struct str role_words(struct arena *a, struct str keys)
{
    struct str key, words = STR_NULL;
    while (keys.n && str_next(&keys, ',', &key)) {
        int role = choice_find(role_choices, str_trim(key));
        if (role)
            words = str_join(a, words, STR(", "), str_c(role_choices[role].label));
    }
    return words;
}

static void add_post(struct op_ctx *ctx, struct program_file *f, const struct program_post *x)
{
    struct arena *a = ctx->arena;
    int64_t organisation = f->program.organisation;
    struct program_person *p = f->people_n ? &f->people[f->people_n - 1] : NULL;
    struct str words = program_post_words(a, x, organisation, ctx->today);
    bool ended = has_ended(x, ctx->today);
    if (!p || p->person != x->person) {
        p = &f->people[f->people_n++];
        *p = (struct program_person){.person = x->person,
                                     .name = x->name,
                                     .roles = role_words(a, x->roles),
                                     .met = tie_was_met(x->circle, x->roles, (struct date){0})};
    }
    p->words = str_join(a, p->words, STR("; "), words);
    p->of_program |= x->organisation == organisation && !ended;
    p->could_call |= could_call(x, organisation, ended);
}

/* What to expect when one writes to them, if one has met them. */
static int tell_chance(struct op_ctx *ctx, const struct readiness_account *account,
                       struct program_person *p)
{
    struct readiness_row row;
    struct person person;
    int rc = record_load(ctx->db, ctx->arena, &entity_person, p->person, &person);
    if (rc < 0)
        return rc;
    rc = readiness_load(ctx->db, ctx->arena, p->person, &row);
    if (rc < 0)
        return rc;
    p->met |= row.contact || person.ready_pin == READY_PIN_YES || date_is_set(person.met_when);
    if (p->met)
        p->if_write = readiness_say_write(ctx, account, row.contact, person.ready_pin);
    return 0;
}

static int find_calls(struct op_ctx *ctx, struct program_file *f)
{
    struct ask *calls;
    size_t n;
    int rc = programs_calls(ctx->db, ctx->arena, &calls, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        for (size_t k = 0; k < f->people_n; k++)
            if (calls[i].organisation == f->program.organisation &&
                calls[i].person == f->people[k].person) {
                f->people[k].call = calls[i].record.id;
                f->people[k].call_state = calls[i].state;
            }
    return rc;
}

/* Those who could call first; the order by name stays. */
static void sort_people(struct arena *a, struct program_file *f)
{
    struct program_person *sorted = ARENA_ARRAY(a, struct program_person, f->people_n + 1);
    size_t at = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < f->people_n; i++)
            if (f->people[i].could_call == (pass == 0))
                sorted[at++] = f->people[i];
    f->people = sorted;
}

int program_people_load(struct op_ctx *ctx, struct program_file *f)
{
    struct program_post *posts;
    struct readiness_account account;
    size_t n;
    int rc = programs_posts(ctx->db, ctx->arena, f->program.organisation, POSTS, &posts, &n);
    if (rc == 0)
        rc = readiness_account_load(ctx->db, &account);
    if (rc < 0)
        return rc;
    f->people = ARENA_ARRAY(ctx->arena, struct program_person, n + 1);
    for (size_t i = 0; i < n; i++)
        add_post(ctx, f, &posts[i]);
    for (size_t i = 0; rc == 0 && i < f->people_n; i++) {
        struct program_person *x = &f->people[i];
        rc = tell_chance(ctx, &account, x);
        x->could_call &= !x->of_program && x->met;
        f->callers_n += x->could_call;
    }
    if (rc == 0)
        rc = find_calls(ctx, f);
    sort_people(ctx->arena, f);
    return rc;
}
