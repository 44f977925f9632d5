/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Adds an applicant's letters to a network of make_network: make_letters DATABASE NOW
 *
 * 80 programs of three specialties, 12 letters as far as they are in August, and four letters to
 * most programs, planned or assigned, of the first owner, who now graduates in the year after NOW.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "model/entities.h"
#include "model/owner.h"
#include "model/person.h"
#include "model/road.h"
#include "ops/context.h"
#include "ops/save.h"
#include "ops/session.h"
#include "store/record.h"
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>

enum { PROGRAMS = 80, LETTERS = 12, EACH = 4 };

static struct op_ctx ctx;

static void must(int rc, const char *what)
{
    if (rc >= 0)
        return;
    fprintf(stderr, "make_letters: %s: %s\n", what, ctx.db ? session_err(ctx.db)->text : "");
    exit(1);
}

static void make_account(void)
{
    struct account before, after;
    must(context_account(&ctx, &before), "account");
    after = before;
    after.graduation_year = ctx.today.y + 1;
    must(save_change(&ctx, &entity_account, &before, &after), "account");
}

static int64_t make_program(int i)
{
    static const char *const specialties[] = {"internal medicine", "emergency medicine",
                                              "family medicine"};
    struct organisation o = {.name = str_format(ctx.arena, "Residency of Harbor %d", i + 1),
                             .kind = choice_find(organisation_kind_choices, STR("program"))};
    must(save_new(&ctx, &entity_organisation, &o), "organisation");
    struct program x = {.organisation = o.record.id,
                        .specialty = str_c(specialties[i % 3]),
                        .service = i % 3 == 1 ? SERVICE_RESIDENCYCAS : SERVICE_ERAS,
                        .status = PROGRAM_CONSIDERING};
    must(save_new(&ctx, &entity_program, &x), "program");
    return x.record.id;
}

/* Letters 0 to 7 go through ERAS, the others through ResidencyCAS; half of them are uploaded. */
static int64_t make_letter(int i, int64_t person)
{
    struct date today = ctx.today;
    struct ask ask = {.person = person,
                      .kind = ASK_LETTER,
                      .state = ASK_AGREED,
                      .what = STR("a letter for residency"),
                      .need_by = date_add_days(today, 31),
                      .asked_on = date_add_days(today, -20),
                      .answered_on = date_add_days(today, -18)};
    must(save_new(&ctx, &entity_ask, &ask), "ask");
    struct letter x = {.ask = ask.record.id,
                       .service = i < 8 ? SERVICE_ERAS : SERVICE_RESIDENCYCAS,
                       .form = LETTER_NARRATIVE,
                       .waived = true,
                       .waived_on = date_add_days(today, -18),
                       .portal = i % 2 ? PORTAL_CONFIRMED : PORTAL_UPLOADED,
                       .packet_on = date_add_days(today, -17),
                       .confirmed_on = date_add_days(today, -16),
                       .letter_id = str_format(ctx.arena, "20460%03d", i)};
    if (x.portal == PORTAL_UPLOADED)
        x.uploaded_on = date_add_days(today, -2);
    must(save_new(&ctx, &entity_letter, &x), "letter");
    return x.record.id;
}

static void make_cells(const int64_t *programs, const int64_t *letters)
{
    for (int p = 0; p < PROGRAMS; p++)
        for (int k = 0; k < EACH - 2 * (p % 7 == 0); k++) {
            int letter = p % 3 == 1 ? 8 + k : (p + 2 * k) % 8;
            struct assignment x = {.letter = letters[letter],
                                   .program = programs[p],
                                   .state = k < 2 ? ASSIGNMENT_DONE : ASSIGNMENT_PLANNED};
            if (x.state == ASSIGNMENT_DONE)
                x.on = ctx.today;
            must(save_new(&ctx, &entity_assignment, &x), "assignment");
        }
}

static void make_all(void)
{
    int64_t programs[PROGRAMS], letters[LETTERS], after = 0;
    make_account();
    for (int i = 0; i < PROGRAMS; i++)
        programs[i] = make_program(i);
    for (int i = 0; i < LETTERS; i++) {
        struct person writer;
        must(record_next(ctx.db, ctx.arena, &entity_person, after, &writer), "person");
        after = writer.record.id;
        letters[i] = make_letter(i, after);
    }
    make_cells(programs, letters);
}

int main(int argc, char **argv)
{
    struct app app = {0};
    struct db *db = NULL;
    struct err err = {0};
    ARENA_SCOPE struct arena *a = arena_new(1 << 20);
    if (argc != 3 || setenv("WELLMET_NOW", argv[2], 1) || clock_init() < 0) {
        fprintf(stderr, "Usage: make_letters DATABASE NOW\n");
        return 2;
    }
    struct store_options o = {.path = argv[1]};
    if (store_open(&o, &app.store, &err) < 0 || session_open(&app, &db, &err) < 0) {
        fprintf(stderr, "make_letters: %s\n", err.text);
        return 1;
    }
    struct caller who = caller_local();
    who.account = OWNER_LOCAL;
    must(context_init(&ctx, a, &app, db, &who, STR("bench")), "context");
    must(action_begin(&ctx, "bench"), "begin");
    make_all();
    must(action_end(&ctx, 0), "commit");
    session_close(db);
    store_close(app.store);
    return 0;
}
