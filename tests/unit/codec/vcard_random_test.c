/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Properties that hold for any record, tried with odd ones: what is written reads back, and a card
 * patched to say something says it, and stays as it is when patched again.
 */
#include "vcard_support.h"

#include "base/io.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

enum { ROUNDS = 400 };

static uint64_t seed;

static size_t pick(size_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (size_t)(seed >> 11) % n;
}

/* A text as a field holds it: trimmed, one line unless `lines`. */
static struct str odd_text(struct arena *a, bool lines)
{
    static const char *const pieces[] = {
        "a",    "Z",         " ",           "  ",
        ";",    ",",         ":",           "\\",
        "\\n",  "\"",        "'",           "=",
        "=20",  "=C3",       "%20",         "^n",
        "^",    "é",         "ß",           "山田",
        "😀",    "\u00A0",    "\u200B",      "item1.",
        "TEL:", "END:VCARD", "(",           ")",
        "<b>",  "&",         "work",        "0123456789012345678901234567890123456789",
        "\t",   "X-",        "BEGIN:VCARD", "http://x",
        "-"};
    struct strbuf b;
    strbuf_init(&b, a, 380);
    for (size_t n = 1 + pick(8); n; n--) {
        strbuf_add(&b, str_c(pieces[pick(sizeof(pieces) / sizeof(*pieces))]));
        if (lines && !pick(3))
            STRBUF_LIT(&b, "\n");
    }
    struct str s = str_trim(strbuf_get(&b));
    return s.n ? s : STR("x");
}

static struct str maybe(struct arena *a, bool lines)
{
    return pick(2) ? odd_text(a, lines) : STR_NULL;
}

static struct str odd_label(struct arena *a, int kind)
{
    static const char *const usual[] = {"work",  "home",  "mobile",  "work fax",
                                        "pager", "other", "fax work"};
    if (kind == CONTACT_IM) /* the scheme of a chat address always says one */
        return pick(2) ? STR("Skype") : odd_text(a, false);
    return pick(2) ? str_c(usual[pick(7)]) : maybe(a, false);
}

static struct contact_point odd_contact(struct arena *a)
{
    struct contact_point p = {.kind = 1 + (int)pick(5)};
    p.label = odd_label(a, p.kind);
    /* Values that carry a scheme of their own, or nothing but separators, are read as such. */
    p.value = str_join(a, STR("v"), STR(""), odd_text(a, false));
    p.preferred = pick(4) == 0;
    return p;
}

static struct date odd_date(void)
{
    static const struct date dates[] = {{0, 0, 0},  {1980, 3, 21}, {0, 7, 4},
                                        {0, 2, 29}, {2001, 0, 0},  {1999, 12, 0}};
    return dates[pick(6)];
}

static struct imported_position odd_position(struct arena *a)
{
    struct imported_position p = {maybe(a, false), maybe(a, false), maybe(a, false)};
    if (p.organisation.n)
        p.organisation = str_join(a, STR("Org"), STR(" "), p.organisation);
    else if (!p.title.n)
        p.title = STR("Dean");
    return p;
}

static struct imported odd_record(struct arena *a)
{
    struct imported c = {.format = CARD_VCARD, .source_key = maybe(a, false)};
    struct person *p = &c.person;
    p->given = odd_text(a, false);
    p->family = maybe(a, false);
    p->middle = maybe(a, false);
    p->prefix = maybe(a, false);
    p->suffix = maybe(a, false);
    p->credentials = maybe(a, false);
    p->nickname = maybe(a, false);
    p->pronouns = maybe(a, false);
    p->cares_about = maybe(a, false);
    p->met_where = maybe(a, false);
    p->note = maybe(a, true);
    p->birthday = odd_date();
    p->met_when = odd_date();
    p->circle = (int)pick(5);
    p->never = pick(2);
    p->cadence_days = (int64_t)pick(3650);
    for (size_t n = pick(5); n; n--)
        *VEC_PUSH(a, &c.contacts) = odd_contact(a);
    for (size_t n = pick(4); n; n--)
        *VEC_PUSH(a, &c.positions) = odd_position(a);
    return c;
}

static int by_bytes(const void *x, const void *y)
{
    return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

/* Members without their order: a patched card has new lines at its end. */
static struct str sorted(struct arena *a, const struct imported *c)
{
    struct str rest = show_members(a, c), line;
    VEC(struct str) lines = {0};
    struct strbuf b;
    while (str_next_line(&rest, &line))
        *VEC_PUSH(a, &lines) = line;
    qsort(lines.p, lines.n, sizeof(*lines.p), by_bytes);
    strbuf_init(&b, a, SIZE_MAX / 4);
    VEC_EACH (struct str, l, &lines) {
        strbuf_add(&b, *l);
        STRBUF_LIT(&b, "\n");
    }
    return strbuf_get(&b);
}

static void expect_equal(struct arena *a, struct str raw, const struct imported *x,
                         const struct imported *y, size_t round)
{
    struct str p = sorted(a, x), q = sorted(a, y);
    if (!str_eq(p, q))
        print_error("round %zu\nwanted\n%.*shave\n%.*sin\n%.*s", round, STR_ARG(p), STR_ARG(q),
                    STR_ARG(raw));
    assert_true(str_eq(p, q));
}

static void test_vcard_random__write_reads_back(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    seed = 20240312;
    for (size_t i = 0; i < ROUNDS; i++) {
        struct imported c = odd_record(a), again;
        struct strbuf out;
        strbuf_init(&out, a, SIZE_MAX / 4);
        vcard_write(a, &out, &c);
        assert_true(read_one(a, strbuf_get(&out), &again));
        assert_true(str_eq(again.raw, strbuf_get(&out)));
        person_derive(a, &c.person);
        expect_equal(a, again.raw, &c, &again, i);
        arena_reset(a);
    }
}

/* Some of y over x. */
static struct imported edit(struct arena *a, const struct imported *x, const struct imported *y)
{
    struct imported c = *x;
    c.contacts.n = c.contacts.cap = c.positions.n = c.positions.cap = 0;
    c.contacts.p = NULL;
    c.positions.p = NULL;
    FIELD_EACH (f, person_fields)
        if (f->vcard && !pick(3) && f->offset != offsetof(struct person, given))
            field_copy(f, &c.person, &y->person);
    VEC_EACH (const struct contact_point, p, &x->contacts) {
        struct contact_point n = *p, other = odd_contact(a);
        if (!pick(5))
            continue;
        if (!pick(4))
            n.value = other.value;
        if (!pick(4))
            n.label = odd_label(a, n.kind);
        if (!pick(4))
            n.preferred = !n.preferred;
        *VEC_PUSH(a, &c.contacts) = n;
    }
    if (!pick(2))
        *VEC_PUSH(a, &c.contacts) = odd_contact(a);
    VEC_EACH (const struct imported_position, p, &x->positions) {
        struct imported_position n = pick(3) ? *p : odd_position(a);
        if (pick(4))
            *VEC_PUSH(a, &c.positions) = n;
    }
    if (!pick(3))
        *VEC_PUSH(a, &c.positions) = odd_position(a);
    return c;
}

/* The same card as 2.1 and 4.0: encodings differ, members do not. */
static struct str as_version(struct arena *a, struct str raw, const char *version)
{
    struct strbuf b;
    size_t at = str_find(raw, STR("VERSION:3.0"), 0);
    strbuf_init(&b, a, SIZE_MAX / 4);
    strbuf_add(&b, str_sub(raw, 0, at + 8));
    strbuf_addf(&b, "%s", version);
    strbuf_add(&b, str_sub(raw, at + 11, raw.n));
    return strbuf_get(&b);
}

/* now reads back from the patched card, and patching once more changes nothing. */
static void check_patch(struct arena *a, struct str raw, const struct imported *now, size_t round)
{
    struct imported again;
    struct strbuf out, twice;
    struct err err;
    strbuf_init(&out, a, SIZE_MAX / 4);
    strbuf_init(&twice, a, SIZE_MAX / 4);
    assert_int_equal(vcard_patch(a, raw, now, &out, &err), 0);
    bool read = read_one(a, strbuf_get(&out), &again);
    if (!read)
        print_error("round %zu: not a card\n%.*s", round, STR_ARG(strbuf_get(&out)));
    assert_true(read);
    expect_equal(a, strbuf_get(&out), now, &again, round);
    assert_int_equal(vcard_patch(a, strbuf_get(&out), now, &twice, &err), 0);
    assert_true(str_eq(strbuf_get(&out), strbuf_get(&twice)));
}

static void test_vcard_random__patch_says_it(void **state)
{
    (void)state;
    static const char *const versions[] = {"2.1", "3.0", "4.0"};
    ARENA_SCOPE struct arena *a = arena_new(0);
    seed = 20250101;
    for (size_t i = 0; i < ROUNDS * 3; i++) {
        struct imported first = odd_record(a), other = odd_record(a), was;
        struct strbuf raw;
        strbuf_init(&raw, a, SIZE_MAX / 4);
        vcard_write(a, &raw, &first);
        assert_true(read_one(a, as_version(a, strbuf_get(&raw), versions[i % 3]), &was));
        struct imported now = edit(a, &was, &other);
        person_derive(a, &now.person);
        check_patch(a, was.raw, &now, i);
        arena_reset(a);
    }
}

/* No group; and no ROLE that would come forth when its TITLE goes. */
static bool is_plain(const struct imported *x)
{
    return !x->group && (str_find(x->raw, STR("\nROLE"), 0) == SIZE_MAX ||
                         str_find(x->raw, STR("\nTITLE"), 0) == SIZE_MAX);
}

static void patch_records(struct arena *a, struct str text, size_t rounds)
{
    struct vcard_reader r;
    struct imported c;
    struct import_failure fail;
    int rc;
    vcard_reader_init(&r, charset_decode(a, text));
    while ((rc = vcard_next(a, &r, &c, &fail)) != 0)
        for (size_t i = 0; rc > 0 && is_plain(&c) && i < rounds; i++) {
            struct imported other = odd_record(a), now = edit(a, &c, &other);
            now.person.given = other.person.given;
            person_derive(a, &now.person);
            check_patch(a, c.raw, &now, i);
        }
}

/* Cards of other programs, with all their habits. */
static void test_vcard_random__patch_golden(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0), *item = arena_new(0);
    const char *source = getenv("WELLMET_SOURCE");
    struct str *names, text;
    size_t n;
    char path[1000];
    snprintf(path, sizeof(path), "%s/tests/golden/vcard", source ? source : ".");
    assert_int_equal(io_list_dir(a, path, &names, &n), 0);
    seed = 20230704;
    for (size_t i = 0; i < n; i++) {
        /* A company that becomes a person shows its organisation as a position from then on. */
        if (!str_ends(names[i], STR(".in")) || str_eq(names[i], STR("30_company.in")))
            continue;
        snprintf(path, sizeof(path), "%s/tests/golden/vcard/%.*s", source ? source : ".",
                 STR_ARG(names[i]));
        assert_int_equal(io_read_file(item, path, 1 << 20, &text), 0);
        patch_records(item, text, ROUNDS / 20);
        arena_reset(item);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_vcard_random__write_reads_back),
                                       cmocka_unit_test(test_vcard_random__patch_says_it),
                                       cmocka_unit_test(test_vcard_random__patch_golden)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
