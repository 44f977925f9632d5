/* SPDX-License-Identifier: Apache-2.0 */
/* vcard_patch(): one change touches one line, and what was changed reads back. */
#include "vcard_support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static struct arena *a;
static struct imported c; /* what the card under test says, then what it should say */
static struct str card;

static int setup(void **state)
{
    (void)state;
    a = arena_new(0);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

static void start(const char *text)
{
    struct str s = str_c(text);
    struct strbuf crlf;
    strbuf_init(&crlf, a, SIZE_MAX / 4);
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\n')
            STRBUF_LIT(&crlf, "\r");
        strbuf_add_char(&crlf, s.p[i]);
    }
    card = strbuf_get(&crlf);
    assert_true(read_one(a, card, &c));
}

/* The result, with LF, and what it says. */
static void expect(const char *want)
{
    struct strbuf out, lf;
    struct err err = {0};
    struct imported again;
    strbuf_init(&out, a, SIZE_MAX / 4);
    strbuf_init(&lf, a, SIZE_MAX / 4);
    assert_int_equal(vcard_patch(a, card, &c, &out, &err), 0);
    for (size_t i = 0; i < out.n; i++)
        if (out.p[i] != '\r')
            strbuf_add_char(&lf, out.p[i]);
    assert_string_equal(strbuf_get(&lf).p, want);
    assert_true(read_one(a, strbuf_get(&out), &again));
    assert_string_equal(show_members(a, &again).p, show_members(a, &c).p);
}

static void add_contact(int kind, struct str label, struct str value)
{
    *VEC_PUSH(a, &c.contacts) =
        (struct contact_point){.kind = kind, .label = label, .value = value};
}

static void remove_contact(size_t i)
{
    c.contacts.n--;
    memmove(c.contacts.p + i, c.contacts.p + i + 1, (c.contacts.n - i) * sizeof(*c.contacts.p));
}

#define APPLE                                                                                      \
    "BEGIN:VCARD\nVERSION:3.0\nX-ODD;a=\"b:c\":kept \n  as it is\nN:Example;Amy;;Dr.;\n"           \
    "FN:Dr. Amy "                                                                                  \
    "Example\nTEL;type=CELL;type=VOICE;type=pref:555-01\nitem1.EMAIL;type=INTERNET:a@x.example\n"  \
    "item1.X-ABLabel:Parzelle\nitem2.ADR;type=HOME:;;1 St;Town;;;\nitem2.X-ABADR:us\nEND:VCARD\n"

static void test_vcard_patch__nothing(void **state)
{
    (void)state;
    start(APPLE);
    expect(APPLE);
    c.person.sort_key = STR("someone else's business");
    c.source_key = STR_NULL;
    expect(APPLE);
}

static void test_vcard_patch__value(void **state)
{
    (void)state;
    start(APPLE);
    c.contacts.p[0].value = STR("555-02");
    expect("BEGIN:VCARD\nVERSION:3.0\nX-ODD;a=\"b:c\":kept \n  as it is\nN:Example;Amy;;Dr.;\n"
           "FN:Dr. Amy "
           "Example\nTEL;type=CELL;type=VOICE;type=pref:555-02\nitem1.EMAIL;type=INTERNET:a@x."
           "example\n"
           "item1.X-ABLabel:Parzelle\nitem2.ADR;type=HOME:;;1 "
           "St;Town;;;\nitem2.X-ABADR:us\nEND:VCARD\n");
}

static void test_vcard_patch__label(void **state)
{
    (void)state;
    start(APPLE);
    c.contacts.p[0].label = STR("work fax");
    c.contacts.p[0].preferred = false;
    c.contacts.p[1].label = STR("home");
    c.contacts.p[1].preferred = true;
    c.contacts.p[2].label = STR("lake house");
    expect("BEGIN:VCARD\nVERSION:3.0\nX-ODD;a=\"b:c\":kept \n  as it is\nN:Example;Amy;;Dr.;\n"
           "FN:Dr. Amy Example\nTEL;type=VOICE;TYPE=WORK,FAX:555-01\n"
           "item1.EMAIL;type=INTERNET;TYPE=HOME,PREF:a@x.example\n"
           "item2.ADR:;;1 St;Town;;;\nitem2.X-ABLabel:lake house\nitem2.X-ABADR:us\nEND:VCARD\n");
}

static void test_vcard_patch__remove(void **state)
{
    (void)state;
    start(APPLE);
    remove_contact(2);
    remove_contact(1);
    expect("BEGIN:VCARD\nVERSION:3.0\nX-ODD;a=\"b:c\":kept \n  as it is\nN:Example;Amy;;Dr.;\n"
           "FN:Dr. Amy Example\nTEL;type=CELL;type=VOICE;type=pref:555-01\nEND:VCARD\n");
}

static void test_vcard_patch__add(void **state)
{
    (void)state;
    start("BEGIN:VCARD\nVERSION:3.0\nN:Example;Amy;;;\nFN:Amy Example\nitem7.X-NEW:1\nEND:VCARD\n");
    add_contact(CONTACT_PHONE, STR("desk"), STR("555-03"));
    add_contact(CONTACT_URL, STR("work"), STR("https://x.example/a;b,c"));
    *VEC_PUSH(a, &c.positions) = (struct imported_position){STR("Clinic"), STR(""), STR("Chief")};
    c.person.nickname = STR("A, B");
    c.person.birthday = (struct date){1980, 3, 2};
    c.person.note = STR("two\nlines");
    c.person.circle = CIRCLE_ACTIVE;
    c.source_key = STR("k");
    expect("BEGIN:VCARD\nVERSION:3.0\nN:Example;Amy;;;\nFN:Amy Example\nitem7.X-NEW:1\n"
           "NICKNAME:A\\, B\nBDAY:1980-03-02\nNOTE:two\\nlines\nUID:k\nORG:Clinic\nTITLE:Chief\n"
           "item8.TEL:555-03\nitem8.X-ABLabel:desk\nURL;TYPE=WORK:https://x.example/a;b,c\n"
           "X-WELLMET-CIRCLE:active\nEND:VCARD\n");
}

static void test_vcard_patch__name(void **state)
{
    (void)state;
    start(APPLE);
    c.person.family = STR("Sample");
    expect(
        "BEGIN:VCARD\nVERSION:3.0\nX-ODD;a=\"b:c\":kept \n  as it is\nN:Sample;Amy;;Dr.;\n"
        "FN:Dr. Amy "
        "Sample\nTEL;type=CELL;type=VOICE;type=pref:555-01\nitem1.EMAIL;type=INTERNET:a@x.example\n"
        "item1.X-ABLabel:Parzelle\nitem2.ADR;type=HOME:;;1 "
        "St;Town;;;\nitem2.X-ABADR:us\nEND:VCARD\n");
}

/* FN was all there was: its credentials must not be lost with it. */
static void test_vcard_patch__guessed_name(void **state)
{
    (void)state;
    start("BEGIN:VCARD\nVERSION:4.0\nFN:Mei Example\\, MD\nEND:VCARD\n");
    c.person.middle = STR("Q.");
    expect("BEGIN:VCARD\nVERSION:4.0\nFN:Mei Q. Example\nN:Example;Mei;Q.;;\n"
           "X-WELLMET-CREDENTIALS:MD\nEND:VCARD\n");
}

static void test_vcard_patch__quoted_printable(void **state)
{
    (void)state;
    start(
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg\n"
        "FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=F6rg "
        "M=FCller\nTEL;CELL;PREF:1\nEND:VCARD\n");
    c.person.family = STR("Møller");
    c.contacts.p[0].label = STR("work");
    c.person.note = STR("a b=c\nd");
    expect("BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=B8ller;J=C3="
           "B6rg;;;\n"
           "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=C3=B8ller\nTEL;PREF;WORK:1\n"
           "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:a b=3Dc=0D=0Ad\nEND:VCARD\n");
}

static void test_vcard_patch__birthday(void **state)
{
    (void)state;
    start("BEGIN:VCARD\nVERSION:3.0\nN:Example;Amy\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-07-04\nEND:"
          "VCARD\n");
    c.person.birthday.d = 5;
    expect("BEGIN:VCARD\nVERSION:3.0\nN:Example;Amy\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-07-05\nEND:"
           "VCARD\n");
    c.person.birthday.y = 1980;
    expect("BEGIN:VCARD\nVERSION:3.0\nN:Example;Amy\nBDAY:1980-07-05\nEND:VCARD\n");
    c.person.birthday = (struct date){0, 0, 0};
    expect("BEGIN:VCARD\nVERSION:3.0\nN:Example;Amy\nEND:VCARD\n");
    start("BEGIN:VCARD\nVERSION:4.0\nN:Example;Amy\nBDAY;VALUE=text:soon\nEND:VCARD\n");
    expect("BEGIN:VCARD\nVERSION:4.0\nN:Example;Amy\nBDAY;VALUE=text:soon\nEND:VCARD\n");
    c.person.birthday = (struct date){0, 7, 4};
    expect("BEGIN:VCARD\nVERSION:4.0\nN:Example;Amy\nBDAY:--0704\nEND:VCARD\n");
}

static void test_vcard_patch__notes(void **state)
{
    (void)state;
    start("BEGIN:VCARD\nN:Example;Amy\nNOTE:one\nTEL:1\nNOTE:two\nEND:VCARD\n");
    assert_true(str_eq(c.person.note, STR("one\n\ntwo")));
    c.person.note = STR("three");
    expect("BEGIN:VCARD\nN:Example;Amy\nNOTE:three\nTEL:1\nEND:VCARD\n");
    c.person.note = STR_NULL;
    expect("BEGIN:VCARD\nN:Example;Amy\nTEL:1\nEND:VCARD\n");
}

static void test_vcard_patch__positions(void **state)
{
    (void)state;
    start("BEGIN:VCARD\nN:Example;Amy\nORG:One;Dept\nTITLE:First\nORG:Two\nTITLE:Second\nEND:"
          "VCARD\n");
    c.positions.p[0].title = STR("Chief");
    expect("BEGIN:VCARD\nN:Example;Amy\nORG:One;Dept\nTITLE:Chief\nORG:Two\nTITLE:Second\nEND:"
           "VCARD\n");
    struct imported_position last = c.positions.p[1];
    c.positions.p[0] = last;
    c.positions.n = 1;
    expect("BEGIN:VCARD\nN:Example;Amy\nORG:Two\nTITLE:Second\nEND:VCARD\n");
    start("BEGIN:VCARD\nN:Example;Amy\nTITLE:Alone\nEND:VCARD\n");
    *VEC_PUSH(a, &c.positions) = (struct imported_position){.organisation = STR("New")};
    struct imported_position first = c.positions.p[0];
    c.positions.p[0] = c.positions.p[1]; /* reading puts organisations first */
    c.positions.p[1] = first;
    expect("BEGIN:VCARD\nN:Example;Amy\nitem1.ORG:New\nitem2.TITLE:Alone\nEND:VCARD\n");
}

static void test_vcard_patch__chat(void **state)
{
    (void)state;
    start("BEGIN:VCARD\nVERSION:3.0\nN:Example;Amy\nX-AIM;TYPE=HOME:old\n"
          "IMPP;X-SERVICE-TYPE=Skype;type=pref:skype:old%20one\nEND:VCARD\n");
    c.contacts.p[0].value = STR("new");
    c.contacts.p[1].value = STR("new one");
    expect("BEGIN:VCARD\nVERSION:3.0\nN:Example;Amy\nX-AIM;TYPE=HOME:new\n"
           "IMPP;X-SERVICE-TYPE=Skype;type=pref:skype:new%20one\nEND:VCARD\n");
    c.contacts.p[0].label = STR("Games");
    expect("BEGIN:VCARD\nVERSION:3.0\nN:Example;Amy\nitem1.X-AIM:new\nitem1.X-ABLabel:Games\n"
           "IMPP;X-SERVICE-TYPE=Skype;type=pref:skype:new%20one\nEND:VCARD\n");
}

static void test_vcard_patch__shared_label(void **state)
{
    (void)state;
    start(
        "BEGIN:VCARD\nN:Example;Amy\ni.TEL:1\ni.EMAIL:a@x.example\ni.X-ABLabel:Both\nEND:VCARD\n");
    c.contacts.p[0].label = STR("One");
    expect("BEGIN:VCARD\nN:Example;Amy\nitem1.TEL:1\nitem1.X-ABLabel:One\ni.EMAIL:a@x.example\n"
           "i.X-ABLabel:Both\nEND:VCARD\n");
}

static void test_vcard_patch__wellmet(void **state)
{
    (void)state;
    start("BEGIN:VCARD\nN:Example;Amy\nX-WELLMET-CIRCLE:inner\nX-WELLMET-NEVER:yes\nX-WELLMET-NPI:"
          "12\nEND:VCARD\n");
    c.person.circle = CIRCLE_GOOD;
    c.person.never = false;
    expect("BEGIN:VCARD\nN:Example;Amy\nX-WELLMET-CIRCLE:good\nX-WELLMET-NPI:12\nEND:VCARD\n");
}

static void test_vcard_patch__errors(void **state)
{
    (void)state;
    struct strbuf out;
    struct err err = {0};
    start(APPLE);
    strbuf_init(&out, a, 50);
    assert_int_equal(vcard_patch(a, card, &c, &out, &err), ERR_LIMIT);
    strbuf_init(&out, a, SIZE_MAX / 4);
    assert_int_equal(vcard_patch(a, STR("a,b\n1,2\n"), &c, &out, &err), ERR_PARSE);
    assert_true(err.text[0]);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(test_vcard_patch__##name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(nothing),      TEST(value),   TEST(label),        TEST(remove),
        TEST(add),          TEST(name),    TEST(guessed_name), TEST(quoted_printable),
        TEST(birthday),     TEST(notes),   TEST(positions),    TEST(chat),
        TEST(shared_label), TEST(wellmet), TEST(errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
