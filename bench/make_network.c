/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Makes the benchmark's networks: make_network [OPTION ...] DATABASE CADENCES_CSV NOW
 *
 *   --owners N         students, each with a network of their own (1)
 *   --people N         people of each (5,000)
 *   --interactions N   interactions of each (200,000)
 *   --logins           each owner gets a login, bench1@students.example and so on, all with the
 *                      password "bench bench bench", and an API token that may read
 *
 * Written through ops as any face would, fifty people or their history in a transaction, and one
 * owner after the other in each step, so that rows of all owners lie mixed as they would after
 * years of use. The first person has exactly 400 interactions; with the sizes above the others
 * have 15 to 700. Prints a line for each owner: its id, its first person's id and its token.
 * The records are
 * the same every time; the ids are not.
 */
#include "words.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/io.h"
#include "insight/cadence.h"
#include "model/entities.h"
#include "model/owner.h"
#include "model/person.h"
#include "ops/context.h"
#include "ops/password.h"
#include "ops/save.h"
#include "ops/secret.h"
#include "ops/session.h"
#include "store/store.h"
#include "store/token.h"

#include <getopt.h>
#include <math.h>

enum { PEOPLE = 5000, INTERACTIONS = 200000, FIRST = 400, BATCH = 50, DAYS = 2000 };

struct owner {
    int64_t id;
    struct dice dice;
    int64_t *organisations, *people;
    struct str token;
};

struct maker {
    struct app app;
    struct db *db;
    struct op_ctx ctx;
    struct arena *arena; /* of one transaction */
    unsigned owners_n, people_n, interactions_n, organisations_n;
    bool logins;
    struct owner *owners;
    unsigned *counts; /* interactions each person begins; the same for all owners */
    /* whose records are being made */
    struct dice dice;
    int64_t owner, *organisations, *people;
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
    who.account = m->owner;
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
    for (unsigned i = 0; i < m->organisations_n; i++) {
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
                             .organisation =
                                 m->organisations[dice_roll(&m->dice, m->organisations_n)],
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

static void make_people(struct maker *m, unsigned first)
{
    begin(m);
    for (unsigned k = first; k < first + BATCH; k++)
        make_person(m, k);
    end(m);
}

/* Few people are met often, most seldom: weights fall with the rank. */
static void share_interactions(struct maker *m)
{
    double sum = 0;
    unsigned left = m->interactions_n - FIRST;
    for (unsigned i = 1; i < m->people_n; i++)
        sum += pow(i + 20, -0.7);
    m->counts[0] = FIRST;
    for (unsigned i = 1; i < m->people_n; i++) {
        m->counts[i] = (unsigned)((m->interactions_n - FIRST) * pow(i + 20, -0.7) / sum);
        left -= m->counts[i];
    }
    for (unsigned i = 1; left; i = i + 1 < m->people_n ? i + 1 : 1, left--)
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

static void make_histories(struct maker *m, unsigned first)
{
    begin(m);
    for (unsigned k = first; k < first + BATCH; k++)
        make_history(m, k);
    end(m);
}

/* --- owners --------------------------------------------------------------------------------- */

static void make_start(struct maker *m, unsigned first)
{
    (void)first;
    make_account(m);
    make_organisations(m);
}

/* The same step for one owner after the other. */
static void each_owner(struct maker *m, void (*step)(struct maker *m, unsigned first),
                       unsigned first)
{
    for (unsigned i = 0; i < m->owners_n; i++) {
        struct owner *o = &m->owners[i];
        m->owner = o->id;
        m->dice = o->dice;
        m->organisations = o->organisations;
        m->people = o->people;
        step(m, first);
        o->dice = m->dice;
    }
}

static void make_networks(struct maker *m)
{
    share_interactions(m);
    each_owner(m, make_start, 0);
    for (unsigned i = 0; i < m->people_n; i += BATCH)
        each_owner(m, make_people, i);
    for (unsigned i = 0; i < m->people_n; i += BATCH)
        each_owner(m, make_histories, i);
}

/* The first owner is the one of a laptop, whose network is the same whatever others there are. */
static void make_owners(struct maker *m, struct arena *a)
{
    m->counts = ARENA_ARRAY(a, unsigned, m->people_n);
    m->owners = ARENA_ARRAY(a, struct owner, m->owners_n);
    for (unsigned i = 0; i < m->owners_n; i++) {
        struct owner *o = &m->owners[i];
        o->id = i ? id_new() : OWNER_LOCAL;
        dice_init(&o->dice, 2027 + i);
        o->organisations = ARENA_ARRAY(a, int64_t, m->organisations_n);
        o->people = ARENA_ARRAY(a, int64_t, m->people_n);
    }
}

static void add_login(struct maker *m, struct arena *a, unsigned i, struct str password)
{
    struct owner *o = &m->owners[i];
    int64_t now = clock_now(), year = INT64_C(366) * 86400 * 1000000;
    o->token = str_join(a, STR("wm"), STR("_"), secret_new(a));
    struct login x = {.account = o->id,
                      .email = str_format(a, "bench%u@students.example", i + 1),
                      .name = STR("Bench Student"),
                      .role = i ? STR("student") : STR("admin"),
                      .state = STR("active"),
                      .password = password,
                      .password_at = now,
                      .created_at = now};
    x.email_key = x.email;
    struct token t = {.id = id_new(),
                      .account = o->id,
                      .name = STR("bench"),
                      .scope = STR("read"),
                      .hash = secret_hash(a, o->token),
                      .created_at = now,
                      .used_at = now,
                      .expires_at = now + year};
    must(m, login_add(m->db, &x), "login");
    must(m, token_add(m->db, &t), "token");
}

/* One password for all, hashed once: that is what takes its time. */
static void make_logins(struct maker *m, struct arena *a)
{
    struct str password;
    struct site site = site_default();
    must(m, password_hash(a, &site, STR("bench bench bench"), &password, session_err(m->db)),
         "password");
    db_set_owner(m->db, OWNER_SITE);
    must(m, db_begin_write(m->db), "begin");
    for (unsigned i = 0; i < m->owners_n; i++)
        add_login(m, a, i, password);
    must(m, db_commit(m->db), "commit");
}

static void show_owners(const struct maker *m)
{
    for (unsigned i = 0; i < m->owners_n; i++) {
        char owner[ID_TEXT_MAX], first[ID_TEXT_MAX];
        id_format(m->owners[i].id, owner);
        id_format(m->owners[i].people[0], first);
        printf("%s %s %.*s\n", owner, first, STR_ARG(m->owners[i].token));
    }
}

static bool read_options(struct maker *m, int argc, char **argv)
{
    static const struct option options[] = {{"owners", required_argument, NULL, 'o'},
                                            {"people", required_argument, NULL, 'p'},
                                            {"interactions", required_argument, NULL, 'i'},
                                            {"logins", no_argument, NULL, 'l'},
                                            {0}};
    m->owners_n = 1;
    m->people_n = PEOPLE;
    m->interactions_n = INTERACTIONS;
    for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        unsigned *to = c == 'o'   ? &m->owners_n
                       : c == 'p' ? &m->people_n
                       : c == 'i' ? &m->interactions_n
                                  : NULL;
        m->logins |= c == 'l';
        if (c == 'l')
            continue;
        if (!to)
            return false;
        *to = (unsigned)strtoul(optarg, NULL, 10);
    }
    m->organisations_n = m->people_n / 10;
    return argc - optind == 3 && m->owners_n && m->people_n && m->people_n % BATCH == 0 &&
           m->interactions_n > FIRST;
}

int main(int argc, char **argv)
{
    static struct maker m;
    struct err err = {0};
    struct str csv;
    struct cadence_table *cadences;
    ARENA_SCOPE struct arena *process = arena_new(0);
    if (!read_options(&m, argc, argv) || setenv("WELLMET_NOW", argv[optind + 2], 1) ||
        clock_init() < 0 || io_read_file(process, argv[optind + 1], 1 << 20, &csv) < 0 ||
        cadence_table_load(process, csv, &cadences, &err) < 0) {
        fprintf(stderr,
                "Usage: make_network [--owners N] [--people N (of %d)] [--interactions N]"
                " [--logins]"
                " DATABASE CADENCES_CSV NOW\n",
                BATCH);
        return 2;
    }
    struct store_options o = {.path = argv[optind]};
    m.app.cadences = cadences;
    m.arena = arena_new(1 << 20);
    if (store_open(&o, &m.app.store, &err) < 0 || session_open(&m.app, &m.db, &err) < 0) {
        fprintf(stderr, "make_network: %s\n", err.text);
        return 1;
    }
    make_owners(&m, process);
    make_networks(&m);
    if (m.logins)
        make_logins(&m, process);
    show_owners(&m);
    session_close(m.db);
    store_close(m.app.store);
    arena_free(m.arena);
    return 0;
}
