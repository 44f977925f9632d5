/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The plan's tables: those that come with Wellmet have no fault, faults of others are told with
 * their lines, dates that sources name are met, and every track's dates of five classes are as
 * reviewed: tests/golden/plan/TRACK.txt (WELLMET_ACCEPT=1 writes them: read the difference).
 */
#include "ops/plan_table.h"

#include "base/arena.h"
#include "base/io.h"
#include "base/strbuf.h"
#include "check.h"
#include "model/entities.h"

enum { FILE_MAX = 1 << 18, CLASS_FIRST = 2026, CLASS_LAST = 2030 };

struct fixture {
    struct arena *a;
    struct str files[PLAN_FILES];
    const struct plan_table *t;
};

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

static int setup(void **state)
{
    static struct fixture f;
    static struct plan_faults faults;
    f.a = arena_new(0);
    for (int i = 0; i < PLAN_FILES; i++)
        f.files[i] = load(f.a, source(f.a, str_format(f.a, "data/%s", plan_file_names[i]).p));
    faults = (struct plan_faults){{0}};
    f.t = plan_table_load(f.a, f.files, &faults);
    VEC_EACH (const struct plan_fault, x, &faults.all)
        print_error("%s\n", plan_fault_words(f.a, x).p);
    *state = &f;
    return faults.all.n ? -1 : 0;
}

static int teardown(void **state)
{
    arena_free(((struct fixture *)*state)->a);
    return 0;
}

/* --- dates that sources name ----------------------------------------------------------------- */

static void test_plan__named_dates(void **state)
{
    static const struct {
        const char *id;
        int64_t year;
        const char *want;
        int status;
    } rows[] = {
        /* domain.md A1, the table of projections */
        {"eras_open", 2027, "2026-06-03", PLAN_SECONDARY},
        {"eras_submit", 2027, "2026-09-02", PLAN_PROJECTED},
        {"eras_review", 2027, "2026-09-23", PLAN_PROJECTED},
        {"rol", 2027, "2027-03-03", PLAN_PROJECTED},
        {"match_week", 2027, "2027-03-15", PLAN_PROJECTED},
        {"match_day", 2027, "2027-03-19", PLAN_PROJECTED},
        {"eras_open", 2028, "2027-06-02", PLAN_PROJECTED},
        {"eras_submit", 2028, "2027-09-01", PLAN_PROJECTED},
        {"eras_review", 2028, "2027-09-22", PLAN_PROJECTED},
        {"rol", 2028, "2028-03-01", PLAN_PROJECTED},
        {"match_week", 2028, "2028-03-13", PLAN_PROJECTED},
        {"match_day", 2028, "2028-03-17", PLAN_PROJECTED},
        {"eras_open", 2029, "2028-06-07", PLAN_PROJECTED},
        {"eras_submit", 2029, "2028-09-06", PLAN_PROJECTED},
        {"eras_review", 2029, "2028-09-27", PLAN_PROJECTED},
        {"rol", 2029, "2029-02-28", PLAN_PROJECTED},
        {"match_week", 2029, "2029-03-12", PLAN_PROJECTED},
        {"match_day", 2029, "2029-03-16", PLAN_PROJECTED},
        /* known past values: by the rule */
        {"rol", 2023, "2023-03-01", PLAN_PROJECTED},
        {"rol", 2024, "2024-02-28", PLAN_PROJECTED},
        {"eras_review", 2023, "2022-09-28", PLAN_PROJECTED},
        {"sf_results", 2024, "2024-02-06", PLAN_PROJECTED},
        {"sf_rank", 2024, "2024-01-30", PLAN_PROJECTED},
        {"nrmp_std_reg", 2027, "2027-01-29", PLAN_PROJECTED},
        {"nrmp_std_reg", 2028, "2028-01-31", PLAN_PROJECTED},
        {"rcas_scores", 2027, "2026-08-24", PLAN_PROJECTED},
        {"rcas_scores", 2025, "2024-08-26", PLAN_PROJECTED},
        {"rank_open", 2026, "2026-02-02", PLAN_PROJECTED},
        {"rank_open", 2027, "2027-02-01", PLAN_PROJECTED},
        {"nrmp_reg", 2027, "2026-09-15", PLAN_PROJECTED},
        /* read in their sources */
        {"eras_review", 2022, "2021-09-29", PLAN_OFFICIAL},
        {"eras_open", 2026, "2025-06-04", PLAN_OFFICIAL},
        {"eras_submit", 2026, "2025-09-03", PLAN_OFFICIAL},
        {"nrmp_reg", 2026, "2025-09-15", PLAN_OFFICIAL},
        {"eras_review", 2026, "2025-09-24", PLAN_OFFICIAL},
        {"rol", 2026, "2026-03-04", PLAN_PROJECTED},
        {"match_week", 2026, "2026-03-16", PLAN_OFFICIAL},
        {"match_day", 2026, "2026-03-20", PLAN_OFFICIAL},
        {"eras_close", 2026, "2026-05-31", PLAN_OFFICIAL},
        {"rcas_open", 2026, "2025-06-04", PLAN_OFFICIAL},
        {"rcas_scores", 2026, "2025-08-25", PLAN_OFFICIAL},
        {"rcas_submit", 2026, "2025-09-03", PLAN_OFFICIAL},
        {"rcas_deadline", 2026, "2025-09-24", PLAN_OFFICIAL},
        {"rcas_view", 2026, "2025-10-01", PLAN_OFFICIAL},
        {"obgyn_offers", 2025, "2024-10-29", PLAN_OFFICIAL},
        {"obgyn_offers", 2026, "", PLAN_UNKNOWN},
        {"sf_target", 2026, "2025-09-01", PLAN_OFFICIAL},
        {"uro_submit", 2026, "2025-09-03", PLAN_OFFICIAL},
        {"uro_review", 2026, "2025-09-24", PLAN_OFFICIAL},
        {"uro_offers", 2026, "2025-10-24", PLAN_OFFICIAL},
        {"letters_in", 2027, "2026-09-10", PLAN_SCHOOL},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct plan_date d;
        const struct plan_step *step = plan_step_find(f->t, str_c(rows[i].id));
        assert_non_null(step);
        assert_int_equal(plan_step_date(f->t, rows[i].year, step, &d), 1);
        if (!str_eq(date_str(f->a, d.from), str_c(rows[i].want)) || d.status != rows[i].status)
            fail_msg("%s of %lld: %s, %s", rows[i].id, (long long)rows[i].year,
                     date_str(f->a, d.from).p, plan_status_keys[d.status]);
    }
}

/* --- every track ----------------------------------------------------------------------------- */

static const struct {
    const char *name;
    struct plan_student student;
} tracks[] = {
    {"us_md", {.track = TRACK_MD, .specialties = STR_INIT("internal medicine")}},
    {"us_matched",
     {.track = TRACK_MD, .specialties = STR_INIT("internal medicine"), .match_result = 1}},
    {"us_soap",
     {.track = TRACK_MD, .specialties = STR_INIT("internal medicine"), .match_result = 3}},
    {"us_do", {.track = TRACK_DO, .specialties = STR_INIT("family medicine")}},
    {"img",
     {.track = TRACK_IMG, .country = STR_INIT("India"), .specialties = STR_INIT("pediatrics")}},
    {"emergency", {.track = TRACK_MD, .specialties = STR_INIT("EM")}},
    {"obgyn", {.track = TRACK_MD, .specialties = STR_INIT("obstetrics and gynecology")}},
    {"ophthalmology", {.track = TRACK_MD, .specialties = STR_INIT("ophthalmology")}},
    {"urology", {.track = TRACK_MD, .specialties = STR_INIT("Urology")}},
    {"military", {.track = TRACK_DO, .specialties = STR_INIT("general surgery"), .military = true}},
    {"canada", {.track = TRACK_MD, .country = STR_INIT("Canada")}},
    {"uk", {.track = TRACK_OTHER, .country = STR_INIT("United Kingdom")}},
    {"australia", {.track = TRACK_OTHER, .country = STR_INIT("Australia")}},
};

static void add_date(struct strbuf *out, struct arena *a, const struct plan_date *d)
{
    static const char marks[] = "??s2=";
    if (!date_is_set(d->from)) {
        strbuf_add(out, STR("  unknown"));
        return;
    }
    strbuf_addf(out, "  %s%s%s%s%s", d->status == PLAN_PROJECTED ? "" : "=", d->about ? "~" : "",
                date_str(a, d->from).p, date_eq(d->from, d->until) ? "" : "/",
                date_eq(d->from, d->until) ? "" : date_str(a, d->until).p);
    if (d->status == PLAN_SCHOOL || d->status == PLAN_SECONDARY)
        strbuf_addf(out, "(%c)", marks[d->status]);
}

static struct str track_text(struct fixture *f, const struct plan_student *student)
{
    struct strbuf out;
    size_t n;
    const struct plan_step *steps = plan_steps(f->t, &n);
    strbuf_init(&out, f->a, FILE_MAX);
    strbuf_add(&out, STR("# = read in a source (s one school, 2 secondary), else projected; "
                         "~ around\n"));
    for (size_t i = 0; i < n; i++) {
        if (!plan_applies(&steps[i], student))
            continue;
        strbuf_add(&out, steps[i].id);
        for (int64_t year = CLASS_FIRST; year <= CLASS_LAST; year++) {
            struct plan_date d;
            assert_int_equal(plan_step_date(f->t, year, &steps[i], &d), 1);
            add_date(&out, f->a, &d);
        }
        strbuf_add(&out, STR("\n"));
    }
    for (int stage = PLAN_MS1; stage < PLAN_STAGES; stage++) {
        strbuf_addf(&out, "stage %s", plan_stage_keys[stage]);
        for (int64_t year = CLASS_FIRST; year <= CLASS_LAST; year++) {
            struct plan_student s = *student;
            s.graduation_year = year;
            strbuf_addf(&out, "  %s", date_str(f->a, plan_stage_begins(f->t, &s, stage)).p);
        }
        strbuf_add(&out, STR("\n"));
    }
    return strbuf_get(&out);
}

static void test_plan__golden(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof(tracks) / sizeof(*tracks); i++) {
        struct str path =
            source(f->a, str_format(f->a, "tests/golden/plan/%s.txt", tracks[i].name).p);
        struct str got = track_text(f, &tracks[i].student);
        if (getenv("WELLMET_ACCEPT"))
            assert_int_equal(io_write_file(path.p, got), 0);
        else if (!str_eq(load(f->a, path), got))
            fail_msg("%s differs; now it is:\n%.*s", path.p, STR_ARG(got));
    }
}

/* --- who goes where -------------------------------------------------------------------------- */

static bool has(const struct fixture *f, const struct plan_student *s, const char *id)
{
    return plan_applies(plan_step_find(f->t, str_c(id)), s);
}

static void test_plan__services(void **state)
{
    struct fixture *f = *state;
    struct plan_student s = {.track = TRACK_MD, .graduation_year = 2028};
    struct plan_date d;
    assert_true(has(f, &s, "eras_open") && !has(f, &s, "rcas_open"));
    s.specialties = STR("Emergency medicine");
    assert_true(!has(f, &s, "eras_open") && has(f, &s, "rcas_open") && has(f, &s, "em_offers"));
    assert_false(has(f, &s, "obgyn_offers"));
    s.specialties = STR("emergency medicine, Family medicine");
    assert_true(has(f, &s, "eras_open") && has(f, &s, "rcas_open"));
    s.specialties = STR("Ob-Gyn");
    assert_true(has(f, &s, "obgyn_offers") && !has(f, &s, "sf_reg"));
    s.specialties = STR("ophthalmology");
    assert_true(has(f, &s, "sf_reg") && has(f, &s, "eras_open"));
    s.country = STR("Canada");
    assert_true(!has(f, &s, "sf_reg") && !has(f, &s, "rol") && has(f, &s, "ca_open"));
    s.track = TRACK_IMG;
    assert_true(has(f, &s, "rol") && has(f, &s, "img_token") && !has(f, &s, "vslo_access"));
    assert_false(has(f, &s, "mil_apply"));
    s.military = true;
    assert_true(has(f, &s, "mil_apply"));
    assert_int_equal(plan_date(f->t, &s, STR("uk_apply"), &d), 0);
    assert_int_equal(plan_date(f->t, &s, STR("no_such"), &d), 0);
    assert_int_equal(plan_date(f->t, &s, STR("rol"), &d), 1);
    assert_str(d.time, "21:00");
    assert_str(d.zone, "America/New_York");
    s.graduation_year = 0;
    assert_int_equal(plan_date(f->t, &s, STR("rol"), &d), 0);
    s.country = STR("uk");
    s.track = TRACK_NONE;
    assert_false(plan_has_letters(&s));
}

static void test_plan__stage(void **state)
{
    static const struct {
        struct date day;
        int stage;
    } rows[] = {
        {{2024, 7, 14}, PLAN_PRE},       {{2024, 7, 15}, PLAN_MS1},
        {{2025, 5, 31}, PLAN_MS1},       {{2025, 6, 1}, PLAN_MS1_SUMMER},
        {{2025, 8, 1}, PLAN_MS2},        {{2026, 5, 1}, PLAN_MS3},
        {{2027, 4, 30}, PLAN_MS3},       {{2027, 8, 10}, PLAN_MS4_APPLY},
        {{2027, 9, 30}, PLAN_MS4_APPLY}, {{2027, 10, 1}, PLAN_INTERVIEW},
        {{2028, 3, 1}, PLAN_INTERVIEW},  {{2028, 3, 2}, PLAN_MATCH},
        {{2028, 6, 30}, PLAN_MATCH},     {{2028, 7, 1}, PLAN_AFTER},
    };
    struct fixture *f = *state;
    struct plan_student s = {.track = TRACK_MD, .graduation_year = 2028};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        assert_int_equal(plan_stage(f->t, &s, rows[i].day), rows[i].stage);
    s.graduation_year = 0;
    assert_int_equal(plan_stage(f->t, &s, (struct date){2027, 8, 10}), -1);
}

/* --- faults ---------------------------------------------------------------------------------- */

#define HEAD                                                                                       \
    "id,title,rule,time,confidence,applies_to,stage,act,source,page,what,why,how,chapter,who\n"
#define REST ",,K,all,ms1,no,s,p,w,w,h,,\n"

static struct str faults_of(struct fixture *f, const char *steps, const char *exact,
                            const char *stages)
{
    struct plan_faults faults = {{0}};
    struct str files[PLAN_FILES] = {
        [PLAN_FILE_STEPS] = str_c(steps),
        [PLAN_FILE_WORLD] = STR(HEAD),
        [PLAN_FILE_EXACT] = str_format(f->a, "id,class,date,status,source\n%s", exact),
        [PLAN_FILE_STAGES] = str_format(f->a, "stage,begins,applies_to,why\n%s", stages)};
    struct str all = STR_NULL;
    plan_table_load(f->a, files, &faults);
    VEC_EACH (const struct plan_fault, x, &faults.all)
        all = str_join(f->a, all, STR("\n"), plan_fault_words(f->a, x));
    return all;
}

static void test_plan__faults(void **state)
{
    struct fixture *f = *state;
    assert_str(faults_of(f, HEAD "a,A,\"date(01-01,G)\"" REST, "", ""), "");
    assert_str(faults_of(f, "", "", ""), "milestones.csv: the file is empty.");
    assert_str(faults_of(f, "id,title\nx,y\n", "", "").n > 0 ? STR("some") : STR_NULL, "some");
    assert_str(faults_of(f, HEAD "a,A,\"date(01-01,G)\"" REST "b,B\n", "", ""),
               "milestones.csv, line 3: 2 cells instead of 15.");
    assert_str(faults_of(f, HEAD "a,A,\"date(01-41,G)\"" REST, "", ""),
               "milestones.csv, line 2: in the rule, a day, MM-DD, should stand at "
               "\"01-41,G)\".");
    assert_str(faults_of(f, HEAD "a,A,b+1d" REST, "", ""),
               "milestones.csv, line 2: the rule names a step that is not there: \"b\".");
    assert_str(
        faults_of(f, HEAD "a,A,b+1d" REST "b,B,\"window(c,a)\"" REST "c,C,unknown()" REST, "", ""),
        "milestones.csv, line 3: the rule of \"b\" comes back to itself.");
    assert_str(faults_of(f, HEAD "a,A,a+1d" REST, "", ""),
               "milestones.csv, line 2: the rule of \"a\" comes back to itself.");
    assert_str(faults_of(f, HEAD "a,A,unknown()" REST "a,A,unknown()" REST, "", ""),
               "milestones.csv, line 3: the id \"a\" is there twice.");
    assert_str(faults_of(f, HEAD "A,A,unknown()" REST, "", ""),
               "milestones.csv, line 2: an id is small letters, digits and underlines, not \"A\".");
    assert_str(
        faults_of(f, HEAD "a,A,unknown(),9 ET,,mars;all,ms9,perhaps,,p,w,w,h,,king\n", "", ""),
        "milestones.csv, line 2: act is yes, from or no.\n"
        "milestones.csv, line 2: confidence is missing.\n"
        "milestones.csv, line 2: source is missing.\n"
        "milestones.csv, line 2: applies_to has no \"mars\".\n"
        "milestones.csv, line 2: there is no such stage.\n"
        "milestones.csv, line 2: a time is HH:MM, a blank and a zone (ET, PT, "
        "Europe/London), not \"9\".\n"
        "milestones.csv, line 2: who has a role that is not known: \"king\".");
    assert_str(faults_of(f, HEAD, "x,2026,2026-01-01,official,s\n", ""),
               "milestones_exact.csv, line 2: there is no step \"x\".");
    assert_str(faults_of(f, HEAD "a,A,unknown()" REST,
                         "a,next,2026-02-30,perhaps,\n"
                         "a,2026,2026-02-02/2026-02-01,official,s\n"
                         "a,2026,2026-02-02,official,s\na,2026,2026-02-03,school,s\n",
                         ""),
               "milestones_exact.csv, line 2: a class is a year, not \"next\".\n"
               "milestones_exact.csv, line 2: a date is YYYY-MM-DD, or two of them with / "
               "between, not \"2026-02-30\".\n"
               "milestones_exact.csv, line 2: a status is official, secondary or school, not "
               "\"perhaps\".\n"
               "milestones_exact.csv, line 2: source is missing.\n"
               "milestones_exact.csv, line 3: a date is YYYY-MM-DD, or two of them with / "
               "between, not \"2026-02-02/2026-02-01\".\n"
               "milestones_exact.csv, line 5: \"a\" has a date for this class already.");
    assert_str(faults_of(f, HEAD, "", "ms7,\"date(01-01,G)\",all,w\nms1,x,all,w\n"),
               "stages.csv, line 2: there is no stage \"ms7\".\n"
               "stages.csv, line 3: the rule names a step that is not there: \"x\".");
}

/* Twenty steps, each twice the one before: no circle, and yet no end. */
static void test_plan__doubling(void **state)
{
    struct fixture *f = *state;
    struct str text = STR(HEAD "s0,S,\"date(01-01,G)\"" REST);
    for (int i = 1; i < 40; i++)
        text = str_format(f->a, "%.*ss%d,S,\"window(s%d,s%d)\"%s", STR_ARG(text), i, i - 1, i - 1,
                          REST);
    assert_true(str_starts(faults_of(f, text.p, "", ""),
                           STR("milestones.csv, line 10: the rule of \"s8\" leads through too many"
                               " others.")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plan__named_dates), cmocka_unit_test(test_plan__golden),
        cmocka_unit_test(test_plan__services),    cmocka_unit_test(test_plan__stage),
        cmocka_unit_test(test_plan__faults),      cmocka_unit_test(test_plan__doubling),
    };
    return cmocka_run_group_tests_name("ops/plan_table", tests, setup, teardown);
}
