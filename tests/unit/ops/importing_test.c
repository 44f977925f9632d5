/* SPDX-License-Identifier: Apache-2.0 */
/* Import of small cards made here: who is recognised, what an edit touches, what a cancel leaves. */
#include "ops/importing.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "check.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/exporting.h"
#include "store/record.h"
#include "store/store.h"
#include "world.h"

static int setup(void **state)
{
    struct world *w = calloc(1, sizeof(*w));
    world_open(w);
    *state = w;
    return 0;
}

static int teardown(void **state)
{
    world_close(*state);
    free(*state);
    return 0;
}

static struct import_report report;

static int import_as(struct world *w, struct str bytes, int unclear, bool commit)
{
    struct import_in in = {
        .bytes = bytes, .name = STR("test.vcf"), .commit = commit, .unclear = unclear};
    int rc = import_run(world_ctx(w), &in, &report);
    return rc;
}

static void import(struct world *w, struct str bytes)
{
    if (import_as(w, bytes, 0, true) < 0)
        fail_msg("%s", w->ctx.err->text);
}

static void check_counts(size_t new, size_t changed, size_t same, size_t unclear, size_t failed)
{
    size_t want[IMPORT_STATUSES] = {new, changed, same, unclear, failed};
    for (int i = 0; i < IMPORT_STATUSES; i++)
        if (report.count[i] != want[i])
            fail_msg("%s: %zu, not %zu", import_status_keys[i], report.count[i], want[i]);
}

/* Lines of one card, each ended by CRLF. */
static struct str card(struct arena *a, const char *lines)
{
    struct strbuf b;
    struct str rest = str_c(lines), line;
    strbuf_init(&b, a, 1 << 20);
    STRBUF_LIT(&b, "BEGIN:VCARD\r\nVERSION:3.0\r\n");
    while (str_next(&rest, '|', &line))
        strbuf_addf(&b, "%.*s\r\n", STR_ARG(line));
    STRBUF_LIT(&b, "END:VCARD\r\n");
    return strbuf_get(&b);
}

#define ADA "UID:ada-1|N:Lindqvist;Ada;;;|FN:Ada Lindqvist|"

static struct person *only_person(struct world *w)
{
    struct person *rows;
    size_t n;
    assert_int_equal(record_list(w->db, w->a, &entity_person, NULL, 0, (void **)&rows, &n), 0);
    assert_int_equal(n, 1);
    return rows;
}

static struct contact_point *contacts(struct world *w, size_t want)
{
    struct contact_point *rows;
    size_t n;
    assert_int_equal(record_list(w->db, w->a, &entity_contact_point, NULL, 0, (void **)&rows, &n),
                     0);
    assert_int_equal(n, want);
    return rows;
}

static struct str export(struct world *w)
{
    struct strbuf out;
    strbuf_init(&out, w->a, SIZE_MAX / 4);
    assert_int_equal(export_vcards(world_ctx(w), &out), 0);
    return strbuf_get(&out);
}

static void test_importing__preview_writes_nothing(void **state)
{
    struct world *w = *state;
    assert_int_equal(import_as(w, card(w->a, ADA "EMAIL:ada@example.org"), 0, false), 0);
    check_counts(1, 0, 0, 0, 0);
    for (size_t i = 0; i < entities_n; i++)
        assert_int_equal(world_count(w, entities[i]), 0);
}

static void test_importing__edited_card_touches_what_was_edited(void **state)
{
    struct world *w = *state;
    import(
        w,
        card(w->a, ADA
             "EMAIL:ada@example.org|TEL;TYPE=WORK:111|NOTE:old note|X-SHOE-SIZE:38|NICKNAME:Adie"));
    struct str id = world_id(w, only_person(w)->record.id);
    world_do(w, "person.edit", "id", id.p, "circle", "inner", "note", "my own words", NULL);
    world_do(w, "contact.add", "person", id.p, "kind", "phone", "value", "333", NULL);
    import(w, card(w->a, ADA "EMAIL:ada@new.example|TEL;TYPE=WORK:111|NOTE:old "
                             "note|X-SHOE-SIZE:39|NICKNAME:Lady Ada"));
    check_counts(0, 1, 0, 0, 0);
    struct person *p = only_person(w);
    assert_int_equal(p->circle, CIRCLE_INNER);
    assert_str(p->note, "my own words");
    assert_str(p->nickname, "Lady Ada");
    struct contact_point *c = contacts(w, 3);
    assert_str(c[0].value, "111");
    assert_str(c[1].value, "333");
    assert_str(c[2].value, "ada@new.example");
    assert_true(str_find(export(w), STR("X-SHOE-SIZE:39"), 0) != SIZE_MAX);
    world_do(w, "undo", NULL);
    assert_str(contacts(w, 3)[0].value, "ada@example.org");
    assert_str(only_person(w)->nickname, "Adie");
    world_check_derived(w);
    world_check_replay(w);
}

/* Both sides changed the same field: what the user wrote here stays. */
static void test_importing__user_edit_wins(void **state)
{
    struct world *w = *state;
    import(w, card(w->a, ADA "NOTE:one"));
    world_do(w, "person.edit", "id", "Ada Lindqvist", "note", "mine", NULL);
    import(w, card(w->a, ADA "NOTE:two"));
    assert_str(only_person(w)->note, "mine");
    import(w, card(w->a, ADA "NICKNAME:Adie"));
    assert_str(only_person(w)->note, "mine");
    assert_str(only_person(w)->nickname, "Adie");
}

/* Phones export cards without a UID: the edited one must be known by name and address. */
static void test_importing__edited_card_without_key(void **state)
{
    struct world *w = *state;
    struct str old =
        card(w->a, "N:Lindqvist;Ada;;;|FN:Ada Lindqvist|EMAIL:ada@example.org|TEL:111");
    struct str now =
        card(w->a, "N:Lindqvist;Ada;;;|FN:Ada Lindqvist|EMAIL:ada@example.org|TEL:222");
    import(w, old);
    import(w, now);
    check_counts(0, 1, 0, 0, 0);
    struct contact_point *c = contacts(w, 2);
    assert_str(c[0].value, "ada@example.org");
    assert_str(c[1].value, "222");
    assert_int_equal(world_count(w, &entity_card), 1);
    assert_true(str_eq(export(w), now));
    import(w, now);
    check_counts(0, 0, 1, 0, 0);
}

/* Two records of one person in one file are no edits of each other. */
static void test_importing__two_records_of_one_person(void **state)
{
    struct world *w = *state;
    struct str one =
        card(w->a, "N:Lindqvist;Ada;;;|FN:Ada Lindqvist|EMAIL:ada@example.org|TEL:111");
    struct str two =
        card(w->a, "N:Lindqvist;Ada;;;|FN:Ada Lindqvist|EMAIL:ada@example.org|TEL:222");
    struct str both = str_join(w->a, one, STR(""), two);
    import(w, both);
    check_counts(1, 1, 0, 0, 0);
    only_person(w);
    contacts(w, 3);
    import(w, both);
    check_counts(0, 0, 2, 0, 0);
    struct str first = export(w);
    struct world other;
    world_open(&other);
    import(&other, first);
    assert_true(str_eq(export(&other), first));
    world_close(&other);
}

static void test_importing__same_record_twice_in_a_file(void **state)
{
    struct world *w = *state;
    struct str one = card(w->a, "N:Lindqvist;Ada;;;|FN:Ada Lindqvist|TEL:111");
    import(w, str_join(w->a, one, STR(""), one));
    check_counts(1, 0, 1, 0, 0);
    only_person(w);
}

static void test_importing__known_after_a_new_name(void **state)
{
    struct world *w = *state;
    struct str one = card(w->a, "N:Lindqvist;Ada;;;|FN:Ada Lindqvist|TEL:111");
    import(w, one);
    world_do(w, "person.edit", "id", "Ada Lindqvist", "family", "Berg", NULL);
    import(w, one);
    check_counts(0, 0, 1, 0, 0);
    assert_str(only_person(w)->family, "Berg");
}

static void test_importing__same_name_is_unclear(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Lindqvist");
    struct str one = card(w->a, "N:Lindqvist;Ada;;;|FN:Ada Lindqvist|TEL:111");
    assert_int_equal(import_as(w, one, UNCLEAR_SKIP + 1, true), 0);
    check_counts(0, 0, 0, 1, 0);
    only_person(w);
    assert_int_equal(world_count(w, &entity_card), 0);
    assert_int_equal(import_as(w, one, UNCLEAR_SAME + 1, true), 0);
    only_person(w);
    contacts(w, 1);
    import(w, one);
    check_counts(0, 0, 1, 0, 0);
    import(w, card(w->a, "N:Lindqvist;Ada;;;|FN:Ada Lindqvist|TEL:999"));
    check_counts(0, 0, 0, 1, 0);
    assert_int_equal(world_count(w, &entity_person), 2);
    assert_true(w->ctx.action_id != 0);
    world_do(w, "undo", NULL);
    only_person(w);
}

/* Addresses are the same however they are written. */
static void test_importing__same_address_written_otherwise(void **state)
{
    struct world *w = *state;
    import(w, card(w->a, "N:Lindqvist;Ada;;;|FN:Ada Lindqvist|EMAIL:Ada@Example.org"));
    import(w, card(w->a, "N:Lindqvist;Ada;;;|FN:Ada Lindqvist|EMAIL:ada@example.org|TITLE:Dean"));
    check_counts(0, 1, 0, 0, 0);
    import(w, card(w->a, "N:Ek;Bo;;;|FN:Bo Ek|TEL:(555) 010-0199"));
    import(w, card(w->a, "N:Ek;Bo;;;|FN:Bo Ek|TEL:+1 555 0100199|NOTE:x|NICKNAME:B|URL:b.example"));
    check_counts(0, 1, 0, 0, 0);
    import(w, card(w->a, "N:Ek;Bo;;;|FN:Bo Ek|TEL:+1 555 0100198"));
    check_counts(0, 0, 0, 1, 0);
    import(w, card(w->a, "N:Ek;Bo;;;|FN:Bo Ek|TEL:99"));
    check_counts(0, 0, 0, 1, 0);
    assert_int_equal(world_count(w, &entity_person), 4);
}

static void test_importing__edited_row_of_csv(void **state)
{
    struct world *w = *state;
    static const char head[] = "First Name,Last Name,E-mail 1 - Value,Phone 1 - Value,Notes\r\n";
    import(w, str_format(w->a, "%sAda,Lindqvist,ada@example.org,111,old note\r\n", head));
    check_counts(1, 0, 0, 0, 0);
    struct str now = str_format(w->a, "%sAda,Lindqvist,ada@example.org,222,old note\r\n", head);
    import(w, now);
    check_counts(0, 1, 0, 0, 0);
    assert_int_equal(world_count(w, &entity_card), 1);
    assert_str(contacts(w, 2)[1].value, "222");
    import(w, now);
    check_counts(0, 0, 1, 0, 0);
}

static void test_importing__bad_record_stops_nothing(void **state)
{
    struct world *w = *state;
    struct str text = str_format(
        w->a, "%sBEGIN:VCARD\r\nVERSION:3.0\r\nTITLE:nobody\r\nEND:VCARD\r\n%s",
        card(w->a, ADA "EMAIL:a@example.org").p, card(w->a, "UID:bo|N:Ek;Bo;;;|FN:Bo Ek").p);
    import(w, text);
    check_counts(2, 0, 0, 0, 1);
    assert_int_equal(report.items.p[1].status, IMPORT_FAILED);
    assert_true(report.items.p[1].line == 8 && report.items.p[1].reason.n > 0);
    assert_int_equal(world_count(w, &entity_person), 2);
}

static struct str many(struct world *w, int n, const char *extra)
{
    struct strbuf b;
    strbuf_init(&b, w->a, 10 << 20);
    for (int i = 0; i < n; i++)
        strbuf_addf(
            &b,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:m%d\r\nN:Family%d;Given;;;\r\nFN:Given Family%d\r\n"
            "EMAIL:m%d@example.org\r\nORG:Place %d\r\n%sEND:VCARD\r\n",
            i, i, i, i, i % 7, extra);
    return strbuf_get(&b);
}

static bool stop_after_two(void *data, size_t done, size_t total)
{
    int *calls = data;
    assert_true(done > 0 && done <= total);
    return ++*calls == 2;
}

static void test_importing__cancel_takes_all_back(void **state)
{
    struct world *w = *state;
    world_do(w, "organisation.add", "name", "Place 1", NULL);
    int calls = 0;
    struct import_in in = {.bytes = many(w, 350, ""), .name = STR("many.vcf"), .commit = true};
    struct op_ctx *ctx = world_ctx(w);
    ctx->progress = (struct op_progress){stop_after_two, &calls};
    assert_int_equal(import_run(ctx, &in, &report), ERR_CANCELLED);
    assert_true(ctx->action_id == 0);
    assert_int_equal(world_count(w, &entity_person), 0);
    assert_int_equal(world_count(w, &entity_card), 0);
    assert_int_equal(world_count(w, &entity_organisation), 1);
    world_check_derived(w);
    world_check_replay(w);
    import(w, in.bytes);
    check_counts(350, 0, 0, 0, 0);
}

/* Several batches are one action; a record met twice in it is no obstacle. */
static void test_importing__undo_long_import(void **state)
{
    struct world *w = *state;
    import(w, many(w, 250, ""));
    check_counts(250, 0, 0, 0, 0);
    struct str twice =
        str_join(w->a, many(w, 250, "NICKNAME:N\r\n"), STR(""), many(w, 120, "NICKNAME:M\r\n"));
    import(w, twice);
    check_counts(0, 370, 0, 0, 0);
    struct str id = world_id(w, w->ctx.action_id);
    world_do(w, "undo", "action", id.p, NULL);
    struct person *rows;
    size_t n;
    assert_int_equal(record_list(w->db, w->a, &entity_person, NULL, 0, (void **)&rows, &n), 0);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(rows[i].nickname.n, 0);
    world_do(w, "undo", NULL);
    assert_int_equal(world_count(w, &entity_person), 0);
    world_check_replay(w);
}

/* Batches in which nothing is new leave the action of the others alone. */
static void test_importing__one_action_around_quiet_batches(void **state)
{
    struct world *w = *state;
    import(w, many(w, 350, ""));
    struct str head = card(w->a, "N:Ek;Bo;;;|FN:Bo Ek|TEL:1"),
               tail = card(w->a, "N:Ek;Bo;;;|FN:Bo Ek|TEL:2");
    import(w, str_format(w->a, "%s%s%s", head.p, many(w, 350, "").p, tail.p));
    world_do(w, "undo", "action", world_id(w, w->ctx.action_id).p, NULL);
    assert_int_equal(world_count(w, &entity_person), 350);
}

/* A photo that comes with a later card shows, and goes with undo. */
static void test_importing__photo_of_a_changed_card(void **state)
{
    struct world *w = *state;
    import(w, card(w->a, ADA "TEL:1"));
    import(
        w,
        card(w->a, ADA
             "TEL:1|PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlE"
             "QVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
    struct stmt *q = db_stmt(w->db, "select photo from standing where owner_id = ?1");
    assert_int_equal(stmt_next(q), 1);
    assert_true(stmt_col_i64(q, 0) == 1);
    stmt_done(q);
    world_check_derived(w);
    world_do(w, "undo", NULL);
    world_check_derived(w);
}

/* A new job: the old position ends, and the export says what the file said. */
static void test_importing__new_job(void **state)
{
    struct world *w = *state;
    import(w, card(w->a, ADA "ORG:Port Ellis Clinic|TITLE:Attending"));
    struct str now = card(w->a, ADA "ORG:PORT ELLIS clinic|TITLE:Chief");
    import(w, now);
    struct position *rows;
    size_t n;
    assert_int_equal(record_list(w->db, w->a, &entity_position, NULL, 0, (void **)&rows, &n), 0);
    assert_int_equal(n, 2);
    assert_str(date_str(w->a, rows[0].until), "2027-08");
    assert_false(date_is_set(rows[1].until));
    assert_int_equal(world_count(w, &entity_organisation), 1);
    assert_true(str_eq(export(w), now));
    world_check_derived(w);
}

/* A record that cannot be kept leaves nothing of itself behind. */
static void test_importing__no_half_records(void **state)
{
    struct world *w = *state;
    import(w, card(w->a, ADA "X-WELLMET-NPI:1234567890|EMAIL:ada@example.org"));
    if (report.count[IMPORT_FAILED])
        for (size_t i = 0; i < entities_n; i++)
            assert_int_equal(world_count(w, entities[i]), 0);
    else
        assert_int_equal(only_person(w)->npi.n, 0);
}

static void test_importing__group_cards_are_kept(void **state)
{
    struct world *w = *state;
    struct str group = card(w->a, "UID:g1|N:Team;;;;|FN:Team|X-ADDRESSBOOKSERVER-KIND:group"
                                  "|X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:ada-1");
    import(w, str_join(w->a, card(w->a, ADA "TEL:1"), STR(""), group));
    assert_int_equal(report.groups, 1);
    only_person(w);
    assert_int_equal(world_count(w, &entity_card), 2);
    assert_true(str_find(export(w), group, 0) != SIZE_MAX);
}

static void test_importing__through_the_operations(void **state)
{
    struct world *w = *state;
    struct str text = card(w->a, ADA "EMAIL:ada@example.org");
    world_do(w, "import.preview", "file", text.p, "name", "a.vcf", NULL);
    assert_null(strstr(w->ctx.message.p, "Imported"));
    world_do(w, "import", "file", text.p, "name", "a.vcf", NULL);
    assert_true(str_find(w->out, STR("\"new\": 1"), 0) != SIZE_MAX);
    assert_true(w->ctx.action_id != 0);
    world_do(w, "export", NULL);
    assert_true(str_eq(w->ctx.raw, text));
    world_do(w, "export", "format", "json", NULL);
    assert_true(str_find(w->ctx.raw, STR("ada@example.org"), 0) != SIZE_MAX);
    assert_int_equal(world_run(w, "import", "file", "no contacts at all", NULL), ERR_PARSE);
    assert_int_equal(world_run(w, "import", NULL), ERR_INVALID);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_importing__##name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(preview_writes_nothing),
                                       CASE(edited_card_touches_what_was_edited),
                                       CASE(user_edit_wins),
                                       CASE(edited_card_without_key),
                                       CASE(two_records_of_one_person),
                                       CASE(same_record_twice_in_a_file),
                                       CASE(known_after_a_new_name),
                                       CASE(same_name_is_unclear),
                                       CASE(bad_record_stops_nothing),
                                       CASE(same_address_written_otherwise),
                                       CASE(edited_row_of_csv),
                                       CASE(cancel_takes_all_back),
                                       CASE(undo_long_import),
                                       CASE(one_action_around_quiet_batches),
                                       CASE(photo_of_a_changed_card),
                                       CASE(new_job),
                                       CASE(no_half_records),
                                       CASE(group_cards_are_kept),
                                       CASE(through_the_operations)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
