/* SPDX-License-Identifier: Apache-2.0 */
#include "base/zone.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "check.h"
#include "property.h"

static struct arena *arena;
static int setup(void **state)
{
    (void)state;
    arena = arena_new(0);
    return 0;
}
static int teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* ---- zoneinfo files made here ---- */

static void put(struct strbuf *b, uint64_t v, int bytes)
{
    for (int i = bytes - 1; i >= 0; i--)
        strbuf_add_char(b, (char)(v >> (8 * i) & 0xFF));
}

struct change {
    int64_t at;
    int type;
};

struct made {
    char version;
    const struct change *changes;
    uint32_t n, leaps;
    int32_t offsets[3];
    const char *footer;
};

static void put_block(struct strbuf *b, const struct made *m, int size)
{
    STRBUF_LIT(b, "TZif");
    strbuf_add_char(b, m->version);
    for (int i = 0; i < 15; i++)
        strbuf_add_char(b, '\0');
    const uint32_t counts[] = {0, 0, m->leaps, m->n, 3, 4};
    for (int i = 0; i < 6; i++)
        put(b, counts[i], 4);
    for (uint32_t i = 0; i < m->n; i++)
        put(b, (uint64_t)m->changes[i].at, size);
    for (uint32_t i = 0; i < m->n; i++)
        put(b, (uint64_t)m->changes[i].type, 1);
    for (int i = 0; i < 3; i++) {
        put(b, (uint32_t)m->offsets[i], 4);
        put(b, 0, 2);
    }
    strbuf_add(b, (struct str){"ABC\0", 4});
    for (uint32_t i = 0; i < m->leaps; i++)
        put(b, 0, size + 4);
}

static struct str made_file(const struct made *m)
{
    struct strbuf b;
    strbuf_init(&b, arena, 100000);
    put_block(&b, m, 4);
    if (m->version) {
        put_block(&b, m, 8);
        strbuf_add(&b, str_c(m->footer));
    }
    return strbuf_get(&b);
}

static const struct change two[] = {{1000000, 1}, {2000000, 2}};

static int offset_of(const struct zone *z, int64_t seconds)
{
    return zone_local(z, seconds * US_PER_SECOND).offset;
}

static void test_zone__first_version(void **state)
{
    (void)state;
    struct made m = {.changes = two, .n = 2, .offsets = {60, 3600, -7200}};
    const struct zone *z = zone_parse(arena, STR("Made/Up"), made_file(&m));
    assert_non_null(z);
    assert_str(zone_name(z), "Made/Up");
    assert_int_equal(offset_of(z, 999999), 60);
    assert_int_equal(offset_of(z, 1000000), 3600);
    assert_int_equal(offset_of(z, 1999999), 3600);
    assert_int_equal(offset_of(z, 2000000), -7200);
    assert_int_equal(offset_of(z, 4000000000), -7200);
}

static void test_zone__footer_begins_at_the_last_change(void **state)
{
    (void)state;
    struct made m = {.version = '2', .changes = two, .n = 2, .offsets = {60, 3600, -7200},
                     .footer = "\nXYZ-5\n"};
    const struct zone *z = zone_parse(arena, STR("x"), made_file(&m));
    assert_non_null(z);
    assert_int_equal(offset_of(z, 0), 60);
    assert_int_equal(offset_of(z, 1999999), 3600);
    assert_int_equal(offset_of(z, 2000001), 5 * 3600);
    m.footer = "\n\n"; /* the last type goes on */
    assert_int_equal(offset_of(zone_parse(arena, STR("x"), made_file(&m)), 2000001), -7200);
    m.n = 0;
    m.footer = "\n<-0330>3:30\n";
    assert_int_equal(offset_of(zone_parse(arena, STR("x"), made_file(&m)), 0), -12600);
    m.footer = "\n\n";
    assert_int_equal(offset_of(zone_parse(arena, STR("x"), made_file(&m)), 0), 60);
}

static void test_zone__malformed_files(void **state)
{
    (void)state;
    static const struct change backwards[] = {{2000000, 1}, {1000000, 2}};
    static const struct change same[] = {{1000000, 1}, {1000000, 2}};
    static const struct change no_type[] = {{1000000, 1}, {2000000, 3}};
    static const struct made bad[] = {
        {.version = '2', .changes = backwards, .n = 2, .footer = "\nA\n"},
        {.version = 0, .changes = backwards, .n = 2},
        {.version = 0, .changes = same, .n = 2},
        {.version = 0, .changes = no_type, .n = 2},
        {.version = 0, .changes = two, .n = 2, .offsets = {0, 100000, 0}},
        {.version = 0, .changes = two, .n = 0, .offsets = {-100000, 0, 0}},
        {.version = 0, .changes = two, .n = 2, .leaps = 1},
        {.version = '2', .changes = two, .n = 2, .footer = ""},
        {.version = '2', .changes = two, .n = 2, .footer = "\n"},
        {.version = '2', .changes = two, .n = 2, .footer = "\nUTC0"},
        {.version = '2', .changes = two, .n = 2, .footer = "XUTC0\n"},
        {.version = '2', .changes = two, .n = 2, .footer = "\nUTC0x\n"},
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_null(zone_parse(arena, STR("x"), made_file(&bad[i])));
}

static void test_zone__every_cut_is_refused(void **state)
{
    (void)state;
    struct made m = {.version = '3', .changes = two, .n = 2, .footer = "\nUTC0\n"};
    struct str whole = made_file(&m);
    assert_non_null(zone_parse(arena, STR("x"), whole));
    for (size_t n = 0; n < whole.n; n++)
        assert_null(zone_parse(arena, STR("x"), str_copy(arena, str_sub(whole, 0, n))));
}

static bool any_bytes(struct gen *g)
{
    /* A sound file with some bytes changed reaches deeper than noise. */
    struct made m = {.version = '2', .changes = two, .n = 2,
                     .footer = "\nEST5EDT,M3.2.0,M11.1.0/1:30\n"};
    struct str s = str_copy(g->a, made_file(&m));
    char *p = (char *)(uintptr_t)s.p;
    for (int64_t n = gen_between(g, 0, 6); n > 0; n--)
        p[gen_between(g, 0, (int64_t)s.n - 1)] = (char)gen_between(g, 0, 255);
    const struct zone *z = zone_parse(g->a, STR("x"), str_copy(g->a, s));
    if (!z)
        return true;
    struct local_time t = zone_local(z, (int64_t)gen_u64(g));
    (void)zone_instant(z, date_from_days(gen_between(g, -719162, 2932896)), 3600);
    return t.seconds >= 0 && t.seconds < 86400 && t.offset > -90000 && t.offset < 170 * 3600;
}

static void test_zone__hostile_files(void **state)
{
    (void)state;
    property_check("any bytes", any_bytes, 5000);
}

/* ---- rules, through a file that has nothing else ---- */

static const struct zone *rule(const char *text)
{
    struct made m = {.version = '3', .footer = str_format(arena, "\n%s\n", text).p};
    return zone_parse(arena, str_c(text), made_file(&m));
}

/* "2024-03-10T07:00:00Z" and so on. */
static int64_t instant(const char *text)
{
    int64_t us = 0;
    assert_true(instant_parse(str_c(text), &us));
    return us;
}

static int offset_when(const struct zone *z, const char *text)
{
    return zone_local(z, instant(text)).offset;
}

static void test_zone__rule_forms(void **state)
{
    (void)state;
    static const char *const good[] = {
        "UTC0", "EST5EDT", "EST5EDT4", "<+03>-3", "<-0330>+3:30:15", "EST5EDT,J60/0,J300/167:59:59",
        "EST5EDT,0/-167,365", "AEST-10AEDT,M10.1.0,M4.1.0/3", "EST5EDT,M3.2.0/2,M11.1.0/2",
    };
    static const char *const bad[] = {
        "EST", "ES5", "5", "EST25", "EST5:60", "EST5EDT,", "EST5EDT,M3.2.0", "EST5EDT,M3.6.0,1",
        "EST5EDT,M13.2.0,1", "EST5EDT,M3.0.0,1", "EST5EDT,M3.2.7,1", "EST5EDT,J0,1",
        "EST5EDT,366,1", "EST5EDT,J1,J2,J3", "EST5EDT,1/168,2", "<>0", "<A>0",
        "<ABC0", "EST5EDT,1/,2", "EST5,1,2",
        "EST5EDT99999999999,1,2", "EST5EDT,99999999999,2", "UTC0 ",
    };
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
        if (!rule(good[i]))
            fail_msg("%s was refused", good[i]);
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        if (rule(bad[i]))
            fail_msg("%s was read", bad[i]);
}

static void test_zone__rule_days(void **state)
{
    (void)state;
    const struct zone *z = rule("EST5EDT,J60/0,J300"); /* 1 March, leap year or not */
    assert_int_equal(offset_when(z, "2023-03-01T04:59:59Z"), -18000);
    assert_int_equal(offset_when(z, "2023-03-01T05:00:00Z"), -14400);
    assert_int_equal(offset_when(z, "2024-02-29T12:00:00Z"), -18000);
    assert_int_equal(offset_when(z, "2024-03-01T05:00:00Z"), -14400);
    z = rule("EST5EDT,59/0,300"); /* day 59 is 1 March or 29 February */
    assert_int_equal(offset_when(z, "2023-02-28T12:00:00Z"), -18000);
    assert_int_equal(offset_when(z, "2023-03-01T05:00:00Z"), -14400);
    assert_int_equal(offset_when(z, "2024-02-29T05:00:00Z"), -14400);
    z = rule("EST5EDT,M2.5.0/0,M11.1.0"); /* the last Sunday of February */
    assert_int_equal(offset_when(z, "2026-02-22T04:59:59Z"), -18000);
    assert_int_equal(offset_when(z, "2026-02-22T05:00:00Z"), -14400);
    assert_int_equal(offset_when(z, "2032-02-29T05:00:00Z"), -14400);
}

static void test_zone__rule_seasons(void **state)
{
    (void)state;
    const struct zone *south = rule("AEST-10AEDT,M10.1.0,M4.1.0/3");
    assert_int_equal(offset_when(south, "2024-01-01T00:00:00Z"), 39600);
    assert_int_equal(offset_when(south, "2024-12-31T23:59:59Z"), 39600);
    assert_int_equal(offset_when(south, "2024-07-01T00:00:00Z"), 36000);
    assert_int_equal(offset_when(south, "2024-04-06T15:59:59Z"), 39600);
    assert_int_equal(offset_when(south, "2024-04-06T16:00:00Z"), 36000);
    const struct zone *always = rule("EST5EDT,0/0,J365/25"); /* RFC 8536 section 3.3.1 */
    assert_int_equal(offset_when(always, "2024-01-01T04:59:59Z"), -14400);
    assert_int_equal(offset_when(always, "2024-01-01T05:00:00Z"), -14400);
    assert_int_equal(offset_when(always, "2024-12-31T12:00:00Z"), -14400);
    const struct zone *early = rule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
    assert_int_equal(offset_when(early, "2025-03-30T00:59:59Z"), -7200);
    assert_int_equal(offset_when(early, "2025-03-30T01:00:00Z"), -3600);
}

/* ---- the system's files ---- */

static const struct zone *system_file(const char *name)
{
    const struct zone *z = zone_load(arena, str_c(name));
    if (!z) {
        print_message("the zoneinfo files (package tzdata) are not installed\n");
        skip();
    }
    return z;
}

/* The instant of a local time, as text. */
static const char *at(const struct zone *z, int y, int m, int d, int seconds)
{
    char text[INSTANT_TEXT_MAX];
    size_t n = instant_format(zone_instant(z, (struct date){y, m, d}, seconds), text);
    return arena_copy(arena, text, n);
}

enum { HOUR = 3600, HALF = 1800 };

static void test_zone__new_york(void **state)
{
    (void)state;
    const struct zone *z = system_file("America/New_York");
    assert_str(zone_name(z), "America/New_York");
    assert_int_equal(offset_when(z, "2024-01-15T12:00:00Z"), -5 * HOUR);
    assert_int_equal(offset_when(z, "2024-07-15T12:00:00Z"), -4 * HOUR);
    struct local_time t = zone_local(z, instant("2024-03-12T03:59:59.999999Z"));
    assert_true(date_eq(t.date, (struct date){2024, 3, 11}));
    assert_int_equal(t.seconds, 86399);
    t = zone_local(z, instant("2024-03-12T04:00:00Z"));
    assert_true(date_eq(t.date, (struct date){2024, 3, 12}));
    assert_int_equal(t.seconds, 0);
    /* Before the clocks were put on one time, and the war-time summer of 1942 to 1945. */
    assert_int_equal(offset_when(z, "1883-11-18T12:00:00Z"), -17762);
    assert_int_equal(offset_when(z, "1944-01-15T12:00:00Z"), -4 * HOUR);
}

static void test_zone__gap_moves_forward(void **state)
{
    (void)state;
    const struct zone *z = system_file("America/New_York");
    assert_string_equal(at(z, 2024, 3, 10, 2 * HOUR - 1), "2024-03-10T06:59:59Z");
    assert_string_equal(at(z, 2024, 3, 10, 2 * HOUR), "2024-03-10T07:00:00Z");
    assert_string_equal(at(z, 2024, 3, 10, 2 * HOUR + HALF), "2024-03-10T07:30:00Z");
    assert_string_equal(at(z, 2024, 3, 10, 3 * HOUR), "2024-03-10T07:00:00Z");
    z = system_file("America/Havana"); /* skips midnight: the day begins at one */
    assert_string_equal(at(z, 2024, 3, 10, 0), "2024-03-10T05:00:00Z");
    assert_int_equal(zone_local(z, instant("2024-03-10T05:00:00Z")).seconds, HOUR);
    z = system_file("Pacific/Apia"); /* had no 30 December 2011 */
    assert_string_equal(at(z, 2011, 12, 30, 12 * HOUR), "2011-12-30T22:00:00Z");
}

static void test_zone__overlap_takes_the_first(void **state)
{
    (void)state;
    const struct zone *z = system_file("America/New_York");
    assert_string_equal(at(z, 2024, 11, 3, HOUR - 1), "2024-11-03T04:59:59Z");
    assert_string_equal(at(z, 2024, 11, 3, HOUR), "2024-11-03T05:00:00Z");
    assert_string_equal(at(z, 2024, 11, 3, HOUR + HALF), "2024-11-03T05:30:00Z");
    assert_string_equal(at(z, 2024, 11, 3, 2 * HOUR), "2024-11-03T07:00:00Z");
    z = system_file("Europe/London");
    assert_string_equal(at(z, 2024, 10, 27, HOUR + HALF), "2024-10-27T00:30:00Z");
    assert_string_equal(at(z, 2024, 3, 31, HOUR + HALF), "2024-03-31T01:30:00Z");
}

static void test_zone__years_past_the_table(void **state)
{
    (void)state;
    const struct zone *z = system_file("America/New_York");
    assert_int_equal(offset_when(z, "2060-01-15T12:00:00Z"), -5 * HOUR);
    assert_int_equal(offset_when(z, "2060-03-14T06:59:59Z"), -5 * HOUR);
    assert_int_equal(offset_when(z, "2060-03-14T07:00:00Z"), -4 * HOUR);
    assert_int_equal(offset_when(z, "2060-11-07T05:59:59Z"), -4 * HOUR);
    assert_int_equal(offset_when(z, "2060-11-07T06:00:00Z"), -5 * HOUR);
    z = system_file("Europe/London");
    assert_int_equal(offset_when(z, "2060-07-15T12:00:00Z"), HOUR);
    assert_string_equal(at(z, 2060, 3, 28, HOUR + HALF), "2060-03-28T01:30:00Z");
    assert_int_equal(offset_when(system_file("Asia/Kolkata"), "2060-07-15T12:00:00Z"), 19800);
    assert_int_equal(offset_when(system_file("Asia/Kolkata"), "2024-01-15T12:00:00Z"), 19800);
}

/* A local time that exists comes back from its instant; one that does not comes back later. */
static bool round_trip(struct gen *g)
{
    static const char *const names[] = {"America/New_York", "Europe/London", "Asia/Kolkata",
                                        "Australia/Lord_Howe", "America/Havana", "UTC"};
    const struct zone *z = zone_load(g->a, str_c(names[gen_between(g, 0, 5)]));
    struct date d = date_from_days(gen_between(g, -25567, 73000)); /* 1900 to 2169 */
    int seconds = (int)gen_between(g, 0, 86399);
    if (!z)
        return true;
    int64_t us = zone_instant(z, d, seconds);
    struct local_time t = zone_local(z, us);
    int64_t drift = date_diff(t.date, d) * 86400 + t.seconds - seconds;
    return us % US_PER_SECOND == 0 && drift >= 0 && drift <= 2 * HOUR &&
           zone_instant(z, t.date, t.seconds) <= us;
}

static void test_zone__round_trip(void **state)
{
    (void)state;
    property_check("local time round trip", round_trip, 1500);
}

static void test_zone__utc_needs_no_file(void **state)
{
    (void)state;
    setenv("TZDIR", "/nonexistent", 1);
    const struct zone *z = zone_load(arena, STR("UTC"));
    assert_non_null(z);
    assert_null(zone_load(arena, STR("America/New_York")));
    unsetenv("TZDIR");
    struct local_time t = zone_local(z, instant("1969-12-31T23:59:58Z"));
    assert_true(date_eq(t.date, (struct date){1969, 12, 31}));
    assert_int_equal(t.seconds, 86398);
    assert_int_equal(t.offset, 0);
    assert_string_equal(at(z, 2024, 2, 29, 86399), "2024-02-29T23:59:59Z");
}

static void test_zone__names_are_checked(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "/etc/localtime", "../../etc/passwd", "America/../America/New_York", "./UTC",
        "Nowhere/Here", "America", "America/New York", "zone.tab", "America/New_York\n", "~",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        if (zone_load(arena, str_c(bad[i])))
            fail_msg("%s was loaded", bad[i]);
    assert_null(zone_load(arena, (struct str){"UTC\0", 4}));
}

static void test_zone__system_zone(void **state)
{
    (void)state;
    static const struct {
        const char *tz, *name;
        int offset; /* in July 2024 */
    } rows[] = {
        {"Europe/London", "Europe/London", HOUR},
        {":Europe/London", "Europe/London", HOUR},
        {"/usr/share/zoneinfo/Europe/London", "Europe/London", HOUR},
        {"EST5EDT,M3.2.0,M11.1.0", "EST5EDT,M3.2.0,M11.1.0", -4 * HOUR},
        {"", "UTC", 0},
        {"nonsense", "UTC", 0},
        {"../../etc/passwd", "UTC", 0},
    };
    (void)system_file("Europe/London");
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        setenv("TZ", rows[i].tz, 1);
        const struct zone *z = zone_load(arena, STR_NULL);
        assert_non_null(z);
        assert_str(zone_name(z), rows[i].name);
        assert_int_equal(offset_when(z, "2024-07-15T12:00:00Z"), rows[i].offset);
    }
    unsetenv("TZ"); /* what this machine has: some zone, with a name that can be kept */
    const struct zone *z = zone_load(arena, STR(""));
    assert_non_null(z);
    assert_non_null(zone_load(arena, zone_name(z)));
    setenv("TZ", "UTC", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zone__first_version),
        cmocka_unit_test(test_zone__footer_begins_at_the_last_change),
        cmocka_unit_test(test_zone__malformed_files),
        cmocka_unit_test(test_zone__every_cut_is_refused),
        cmocka_unit_test(test_zone__hostile_files),
        cmocka_unit_test(test_zone__rule_forms),
        cmocka_unit_test(test_zone__rule_days),
        cmocka_unit_test(test_zone__rule_seasons),
        cmocka_unit_test(test_zone__new_york),
        cmocka_unit_test(test_zone__gap_moves_forward),
        cmocka_unit_test(test_zone__overlap_takes_the_first),
        cmocka_unit_test(test_zone__years_past_the_table),
        cmocka_unit_test(test_zone__round_trip),
        cmocka_unit_test(test_zone__utc_needs_no_file),
        cmocka_unit_test(test_zone__names_are_checked),
        cmocka_unit_test(test_zone__system_zone),
    };
    return cmocka_run_group_tests_name("base/zone", tests, setup, teardown);
}
