/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Makes the benchmark's network: make_network FILE CADENCES_CSV NOW
 *
 * 500 organisations, 5,000 people, 200,000 interactions, written through ops as any face would.
 * The first person has exactly 400 interactions, the others 15 to 700. Prints the first person's
 * id. The records are the same every time; their ids are not.
 */
#include "words.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/io.h"
#include "insight/cadence.h"
#include "model/entities.h"
#include "model/person.h"
#include "ops/context.h"
#include "ops/save.h"
#include "ops/session.h"
#include "store/store.h"

#include <math.h>

enum {
    ORGANISATIONS = 500,
    PEOPLE = 5000,
    INTERACTIONS = 200000,
    FIRST = 400,
    BATCH = 50,
    DAYS = 2000
};

struct maker {
    struct app app;
    struct db *db;
    struct op_ctx ctx;
    struct arena *arena; /* of one transaction */
    struct dice dice;
    int64_t organisations[ORGANISATIONS], people[PEOPLE];
    unsigned counts[PEOPLE]; /* interactions each person begins */
};

static void must(struct maker *m, int rc, const char *what)
{
    if (rc >= 0)
        return;
    fprintf(stderr, "make_network: %s: %s\n", what, m->db ? session_err(m->db)->text : "");
    exit(1);
}

static void begin(struct maker *m)
{
    arena_reset(m->arena);
    struct caller who = caller_local();
    must(m, context_init(&m->ctx, m->arena, &m->app, m->db, &who, STR("bench")), "context");
    must(m, action_begin(&m->ctx, "bench"), "begin");
}

static void end(struct maker *m) { must(m, action_end(&m->ctx, 0), "commit"); }

static void save(struct maker *m, const struct entity *e, void *record)
{
    must(m, save_new(&m->ctx, e, record), e->name);
}

static struct date days_ago(struct maker *m, unsigned n)
{
    return date_add_days(m->ctx.today, -(int64_t)n);
}

static void make_account(struct maker *m)
{
    struct account x = {.name = STR("Bench Student"),
                        .school = STR("Brookhaven School of Medicine"),
                        .track = TRACK_MD,
                        .graduation_year = 2029,
                        .specialties = STR("cardiology, internal medicine"),
                        .set_up = true};
    begin(m);
    save(m, &entity_account, &x);
    end(m);
}

static void make_organisations(struct maker *m)
{
    begin(m);
    for (unsigned i = 0; i < ORGANISATIONS; i++) {
        struct organisation x = {.name = words_organisation(m->arena, &m->dice, i),
                                 .place = words_city(&m->dice),
                                 .kind = 1 + (int)dice_roll(&m->dice, 7)};
        save(m, &entity_organisation, &x);
        m->organisations[i] = x.record.id;
    }
    end(m);
}

static void make_contacts(struct maker *m, const struct person *p, unsigned i)
{
    struct contact_point email = {.person = p->record.id,
                                  .kind = CONTACT_EMAIL,
                                  .label = STR("work"),
                                  .preferred = true,
                                  .value = words_email(m->arena, p->family, i)};
    struct contact_point phone = {.person = p->record.id,
                                  .kind = CONTACT_PHONE,
                                  .label = STR("mobile"),
                                  .value = str_format(m->arena, "+1 555 01%02u %04u", i / 100, i)};
    save(m, &entity_contact_point, &email);
    if (dice_chance(&m->dice, 60))
        save(m, &entity_contact_point, &phone);
}

static void make_positions(struct maker *m, const struct person *p)
{
    unsigned n = 1u + dice_chance(&m->dice, 30) + dice_chance(&m->dice, 10);
    for (unsigned i = 0; i < n; i++) {
        struct position x = {.person = p->record.id,
                             .organisation = m->organisations[dice_roll(&m->dice, ORGANISATIONS)],
                             .title = words_title(&m->dice),
                             .kind = 1 + (int)dice_roll(&m->dice, 9),
                             .from = days_ago(m, 365 * (n - i) + dice_roll(&m->dice, 300))};
        if (i + 1 < n)
            x.until = days_ago(m, 365 * (n - i - 1) + dice_roll(&m->dice, 60));
        save(m, &entity_position, &x);
    }
}

static void make_roles(struct maker *m, const struct person *p, unsigned i)
{
    enum { KINDS = 15 };
    unsigned n = i < 200 ? 2 : dice_chance(&m->dice, 40);
    unsigned first = dice_roll(&m->dice, KINDS);
    for (unsigned k = 0; k < n; k++) {
        struct role x = {.person = p->record.id,
                         .kind = 1 + (int)((first + k) % KINDS),
                         .from = days_ago(m, 200 + k)};
        save(m, &entity_role, &x);
    }
}

static int circle_of(unsigned i)
{
    return i < 30     ? CIRCLE_INNER
           : i < 150  ? CIRCLE_ACTIVE
           : i < 750  ? CIRCLE_GOOD
           : i < 2250 ? CIRCLE_EXTENDED
                      : CIRCLE_NONE;
}

static void make_person(struct maker *m, unsigned i)
{
    struct dice *d = &m->dice;
    struct person p = {
        .given = words_given(d), .family = words_family(m->arena, d), .circle = circle_of(i)};
    if (dice_chance(d, 50)) {
        p.prefix = STR("Dr");
        p.credentials = STR("MD");
    }
    if (dice_chance(d, 70))
        p.specialty = words_specialty(d);
    if (dice_chance(d, 60))
        p.pronouns = dice_chance(d, 50) ? STR("she/her") : STR("he/him");
    if (dice_chance(d, 40))
        p.note = words_note(m->arena, d, 2 + dice_roll(d, 5));
    p.met_how = words_sentence(m->arena, d);
    save(m, &entity_person, &p);
    m->people[i] = p.record.id;
    make_contacts(m, &p, i);
    make_positions(m, &p);
    make_roles(m, &p, i);
}

static void make_people(struct maker *m)
{
    for (unsigned i = 0; i < PEOPLE; i += BATCH) {
        begin(m);
        for (unsigned k = i; k < i + BATCH; k++)
            make_person(m, k);
        end(m);
    }
}

/* Few people are met often, most seldom: weights fall with the rank. */
static void share_interactions(struct maker *m)
{
    double sum = 0;
    unsigned left = INTERACTIONS - FIRST;
    for (unsigned i = 1; i < PEOPLE; i++)
        sum += pow(i + 20, -0.7);
    m->counts[0] = FIRST;
    for (unsigned i = 1; i < PEOPLE; i++) {
        m->counts[i] = (unsigned)((INTERACTIONS - FIRST) * pow(i + 20, -0.7) / sum);
        left -= m->counts[i];
    }
    for (unsigned i = 1; left; i = i + 1 < PEOPLE ? i + 1 : 1, left--)
        m->counts[i]++;
}

/* Others of the same batch, never the first person, whose number of interactions is exact. */
static size_t add_company(struct maker *m, unsigned i, int64_t *people)
{
    size_t n = 1;
    unsigned begin_at = i / BATCH * BATCH;
    while (n < 3 && dice_chance(&m->dice, 12)) {
        unsigned k = begin_at + dice_roll(&m->dice, BATCH);
        if (k && k != i && (n == 1 || m->people[k] != people[1]))
            people[n++] = m->people[k];
    }
    return n;
}

static void make_interaction(struct maker *m, unsigned i, unsigned quiet)
{
    int64_t people[3] = {m->people[i]};
    struct dice *d = &m->dice;
    struct interaction x = {.kind = 1 + (int)dice_roll(d, INTERACTION_OTHER),
                            .direction = 1 + (int)dice_roll(d, 3),
                            .on = days_ago(m, quiet + dice_roll(d, DAYS)),
                            .minutes = dice_chance(d, 50) ? 15 * (1 + dice_roll(d, 6)) : 0,
                            .summary = words_sentence(m->arena, d)};
    x.people = (struct ids){people, add_company(m, i, people)};
    if (dice_chance(d, 8))
        x.next_step = words_sentence(m->arena, d);
    save(m, &entity_interaction, &x);
}

static void make_help(struct maker *m, unsigned i)
{
    struct help x = {.person = m->people[i],
                     .direction = dice_chance(&m->dice, 70) ? HELP_RECEIVED : HELP_GIVEN,
                     .about = words_sentence(m->arena, &m->dice),
                     .on = days_ago(m, 1 + dice_roll(&m->dice, 700))};
    if (x.direction == HELP_RECEIVED && !dice_chance(&m->dice, 2))
        x.thanked_on = x.on;
    save(m, &entity_help, &x);
}

static void make_promise(struct maker *m, unsigned i)
{
    struct promise x = {.person = m->people[i],
                        .by = dice_chance(&m->dice, 60) ? PROMISE_BY_ME : PROMISE_BY_THEM,
                        .what = words_task(m->arena, &m->dice),
                        .made_on = days_ago(m, 10 + dice_roll(&m->dice, 500))};
    if (dice_chance(&m->dice, 70))
        x.due_on = date_add_days(x.made_on, 14);
    if (!dice_chance(&m->dice, 4))
        x.kept_on = date_add_days(x.made_on, 7);
    save(m, &entity_promise, &x);
}

static void make_history(struct maker *m, unsigned i)
{
    unsigned quiet = dice_roll(&m->dice, i < 750 ? 60 : 500);
    for (unsigned k = 0; k < m->counts[i]; k++)
        make_interaction(m, i, quiet);
    for (unsigned k = dice_roll(&m->dice, 3); k; k--)
        make_help(m, i);
    if (dice_chance(&m->dice, 60))
        make_promise(m, i);
}

static void make_histories(struct maker *m)
{
    share_interactions(m);
    for (unsigned i = 0; i < PEOPLE; i += BATCH) {
        begin(m);
        for (unsigned k = i; k < i + BATCH; k++)
            make_history(m, k);
        end(m);
    }
}

int main(int argc, char **argv)
{
    static struct maker m;
    struct err err = {0};
    struct str csv;
    struct cadence_table *cadences;
    ARENA_SCOPE struct arena *process = arena_new(0);
    if (argc != 4 || setenv("WELLMET_NOW", argv[3], 1) || clock_init() < 0 ||
        io_read_file(process, argv[2], 1 << 20, &csv) < 0 ||
        cadence_table_load(process, csv, &cadences, &err) < 0) {
        fprintf(stderr, "Usage: make_network FILE CADENCES_CSV NOW\n");
        return 2;
    }
    struct store_options o = {.path = argv[1]};
    m.app.cadences = cadences;
    m.arena = arena_new(1 << 20);
    dice_init(&m.dice, 2027);
    if (store_open(&o, &m.app.store, &err) < 0 || session_open(&m.app, &m.db, &err) < 0) {
        fprintf(stderr, "make_network: %s\n", err.text);
        return 1;
    }
    make_account(&m);
    make_organisations(&m);
    make_people(&m);
    make_histories(&m);
    char id[ID_TEXT_MAX];
    id_format(m.people[0], id);
    printf("%s\n", id);
    session_close(m.db);
    store_close(m.app.store);
    arena_free(m.arena);
    return 0;
}
