/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every template of data/templates as messages: tests/golden/draft/KEY.txt. A message begins with
 * "== TITLE"; lines with "> " say who it is to (a person of the table below) and what the student
 * typed; the rest is what is made of it. WELLMET_ACCEPT=1 writes what is made now: read it aloud
 * before committing it.
 */
#include "check.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/io.h"
#include "base/strbuf.h"
#include "insight/draft_facts.h"
#include "insight/guard.h"
#include "model/person.h"

enum { FILE_MAX = 1 << 18 };
static const struct date today = {2027, 8, 10};

static struct str source(struct arena *a, const char *path)
{
    const char *folder = getenv("WELLMET_SOURCE");
    return str_format(a, "%s/%s", folder ? folder : ".", path);
}

static struct str load(struct arena *a, struct str path)
{
    struct str s = STR_NULL;
    io_read_file(a, path.p, FILE_MAX, &s);
    return s;
}

static void load_templates(struct arena *a, struct template_set *set)
{
    struct str *names, dir = source(a, "data/templates");
    size_t n;
    struct err err = {0};
    assert_int_equal(io_list_dir(a, dir.p, &names, &n), 0);
    for (size_t i = 0; i < n; i++)
        if (template_add(a, set, names[i], load(a, str_format(a, "%s/%s", dir.p, names[i].p)),
                         &err))
            fail_msg("%s", err.text);
}

/* --- who ------------------------------------------------------------------------------------ */

struct someone {
    const char *key, *name, *specialty, *role, *met_where, *place, *place_kind, *helped;
    int met_year;
    struct date last, helped_on;
    bool through;
};
static const struct someone people[] = {
    {"chen",
     "Dr Mei-Ling Chen, MD",
     "internal medicine",
     "mentor",
     "Harrow Lake",
     "St. Brigid Hospital",
     "attending",
     "read my second draft",
     2025,
     {2027, 8, 7},
     {2027, 8, 7},
     false},
    {"ruiz",
     "Lucía Ruiz, MD, MPH",
     "Emergency Medicine",
     "external",
     "",
     "St. Brigid Hospital",
     "attending",
     "",
     0,
     {0, 0, 0},
     {0, 0, 0},
     true},
    {"abernathy",
     "Prof. Ruth Abernathy, PhD",
     "biochemistry",
     "teacher",
     "Saint Olave College",
     "Saint Olave College",
     "faculty",
     "",
     2023,
     {2024, 6, 2},
     {0, 0, 0},
     false},
    {"feldman",
     "Dr Hannah Feldman, MD",
     "internal medicine",
     "near_peer",
     "Harrow Lake",
     "St. Brigid Hospital",
     "resident",
     "went over my schedule",
     2025,
     {2027, 7, 20},
     {2027, 5, 16},
     false},
    {"mensah",
     "Akosua Mensah",
     "",
     "program_staff",
     "",
     "Renal Outcomes Group",
     "coordinator",
     "told me about the waiting list for the summer program",
     0,
     {2027, 7, 1},
     {2027, 7, 1},
     false},
    {"nobody", "", "", "", "", "", "", "", 0, {0, 0, 0}, {0, 0, 0}, false},
    {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, {0, 0, 0}, {0, 0, 0}, false}};

static void know(struct arena *a, struct str key, struct draft_facts *f)
{
    static const struct account maya = {.name = STR_INIT("Maya Lin"),
                                        .school = STR_INIT("Harrow Lake College of Medicine"),
                                        .graduation_year = 2028,
                                        .specialties = STR_INIT("Internal Medicine, nephrology")},
                                empty = {.graduation_year = 0};
    static const struct person chen = {
        .prefix = STR_INIT("Dr"), .given = STR_INIT("Mei-Ling"), .family = STR_INIT("Chen")};
    const struct someone *x = people;
    while (x->key && !str_eq(key, str_c(x->key)))
        x++;
    assert_non_null(x->key);
    struct person p = {.specialty = str_c(x->specialty),
                       .met_where = str_c(x->met_where),
                       .met_when = {x->met_year, 0, 0}};
    person_set_name(a, &p, str_c(x->name));
    struct position at = {.kind = choice_find(position_kind_choices, str_c(x->place_kind))};
    struct role role = {.kind = choice_find(role_choices, str_c(x->role))};
    struct help help = {.direction = HELP_RECEIVED, .about = str_c(x->helped), .on = x->helped_on};
    struct interaction last = {.on = x->last, .direction = DIRECTION_BOTH};
    struct str place = str_c(x->place);
    struct draft_known k = {.account = x->name[0] ? &maya : &empty,
                            .person = &p,
                            .positions = &at,
                            .places = &place,
                            .roles = &role,
                            .help = &help,
                            .positions_n = place.n > 0,
                            .roles_n = role.kind > 0,
                            .help_n = help.about.n > 0,
                            .through = x->through ? &chen : NULL,
                            .last = date_is_set(x->last) ? &last : NULL,
                            .today = today};
    draft_facts_fill(a, &k, f);
}

/* --- messages ------------------------------------------------------------------------------- */

static void write_message(struct arena *a, const struct draft_template *t,
                          const struct draft_facts *f, struct strbuf *out)
{
    struct draft d;
    draft_make(a, t, f, &d);
    strbuf_addf(out, "Subject: %.*s\n\n%.*s\n\n(%zu words", STR_ARG(d.subject), STR_ARG(d.body),
                d.words);
    VEC_EACH (const struct draft_hole, h, &d.holes)
        strbuf_addf(out, "%s%s", h == d.holes.p ? "; missing: " : ", ",
                    draft_fields[h->field].name);
    strbuf_addf(out, "%s)\n", d.generic ? "; generic" : "");
    struct guard_hits hits = {0};
    guard_find_match(a, d.body, false, &hits);
    guard_find_patient(a, d.body, &hits);
    VEC_EACH (const struct guard_hit, h, &hits.list)
        strbuf_addf(out, "WRONG: %s \"%.*s\"\n", h->rule->id,
                    STR_ARG(str_sub(d.body, h->from, h->to)));
    if (d.cliche.n || d.too_long)
        strbuf_addf(out, "WRONG: \"%.*s\", %zu of %lld words\n", STR_ARG(d.cliche), d.words,
                    (long long)t->limit);
}

/* Reads "> name: value". */
static void read_fact(struct arena *a, struct str line, struct draft_facts *f)
{
    struct str name, value = str_sub(line, 2, line.n);
    assert_true(str_next(&value, ':', &name));
    value = str_trim(value);
    if (str_eq(name, STR("to person"))) {
        know(a, value, f);
        return;
    }
    int field = draft_field_find(name);
    if (field < 0)
        fail_msg("no field %.*s", STR_ARG(name));
    draft_facts_set(a, f, (enum draft_field)field, value);
}

/* The file again, with what is made now. Counts the messages. */
static size_t replay(struct arena *a, const struct draft_template *t, struct str text,
                     struct strbuf *out)
{
    struct draft_facts f = {0};
    struct str line;
    size_t n = 0;
    bool facts = false;
    while (str_next_line(&text, &line)) {
        if (str_starts(line, STR("== "))) {
            f = (struct draft_facts){0};
            facts = true;
            n++;
            strbuf_addf(out, "%s%.*s\n", n > 1 ? "\n" : "", STR_ARG(line));
        } else if (facts && str_starts(line, STR("> "))) {
            read_fact(a, line, &f);
            strbuf_addf(out, "%.*s\n", STR_ARG(line));
        } else if (facts) {
            facts = false;
            strbuf_add_char(out, '\n');
            write_message(a, t, &f, out);
        }
    }
    if (facts) {
        strbuf_add_char(out, '\n');
        write_message(a, t, &f, out);
    }
    return n;
}

static void test_draft_golden__every_template_reads_as_it_did(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct template_set set = {0};
    size_t wrong = 0;
    load_templates(a, &set);
    assert_true(set.rows.n >= 18);
    VEC_EACH (const struct draft_template, t, &set.rows) {
        struct str path =
            source(a, str_format(a, "tests/golden/draft/%.*s.txt", STR_ARG(t->key)).p);
        struct str before = load(a, path);
        struct strbuf now;
        strbuf_init(&now, a, FILE_MAX);
        if (replay(a, t, before, &now) < 2) {
            print_message("%s needs a rich and a poor message\n", path.p);
            wrong++;
        }
        if (str_find(strbuf_get(&now), STR("WRONG: "), 0) != SIZE_MAX) {
            print_message("%s: too long, or like a form letter\n%s\n", path.p, now.p);
            wrong++;
        }
        if (str_eq(before, strbuf_get(&now)))
            continue;
        if (getenv("WELLMET_ACCEPT")) {
            assert_int_equal(io_write_file(path.p, strbuf_get(&now)), 0);
            continue;
        }
        print_message("%s differs; made now:\n%s\n", path.p, now.p);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_draft_golden__every_template_reads_as_it_did)};
    return cmocka_run_group_tests_name("insight/draft_golden", tests, NULL, NULL);
}
