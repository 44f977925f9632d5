/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/content_line.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static struct arena *a;
static struct content_line line[10];
static size_t lines;

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

/* Reads all lines; they put together are the text. */
static void read_lines(struct str text)
{
    struct content_reader r;
    const char *at = text.p;
    content_reader_init(&r, text, 1);
    for (lines = 0; lines < 10 && content_line_next(a, &r, &line[lines]); lines++) {
        assert_ptr_equal(line[lines].raw.p, at);
        at += line[lines].raw.n;
    }
    assert_ptr_equal(at, text.p + text.n);
}

#define READ(literal) read_lines(STR(literal))
#define EQ(x, literal) assert_true(str_eq((x), STR(literal)))

static void test_content_line__parts(void **state)
{
    (void)state;
    READ("item1.EMAIL;type=INTERNET;type=\"a;b:c\";PREF:x:y;z\r\n");
    assert_int_equal(lines, 1);
    EQ(line[0].group, "item1");
    EQ(line[0].name, "EMAIL");
    EQ(line[0].params, ";type=INTERNET;type=\"a;b:c\";PREF");
    EQ(line[0].value, "x:y;z");
    READ("no colon here\n:no name\nbad name: x\nX-EMPTY:\n");
    assert_int_equal(lines, 4);
    EQ(line[0].name, "");
    EQ(line[0].value, "no colon here");
    EQ(line[1].name, "");
    EQ(line[2].name, "");
    EQ(line[3].name, "X-EMPTY");
    EQ(line[3].value, "");
    READ("");
    assert_int_equal(lines, 0);
}

static void test_content_line__line_ends(void **state)
{
    (void)state;
    READ("A:1\nB:2\r\nC:3\r\r\nD:4\rE:5");
    assert_int_equal(lines, 5);
    EQ(line[2].value, "3");
    EQ(line[3].value, "4");
    assert_int_equal(line[4].line, 5);
    READ("A:one\rtwo\r\nB:2\n"); /* this CR is part of the text */
    assert_int_equal(lines, 2);
    EQ(line[0].value, "one\rtwo");
    READ("A:one\rtwo\rB:2"); /* here every CR ends a line */
    assert_int_equal(lines, 3);
    READ("A:1\n\n\r\n\nB:2\n\n");
    assert_int_equal(lines, 2);
    EQ(line[0].raw, "A:1\n\n\r\n\n");
    assert_int_equal(line[1].line, 5);
}

static void test_content_line__folds(void **state)
{
    (void)state;
    READ("NOTE:ab\r\n cd\r\n\tef\r\n  gh\r\nB:\n \n 1\n");
    assert_int_equal(lines, 2);
    EQ(line[0].value, "abcdef gh");
    EQ(line[1].value, "1");
    assert_int_equal(line[1].line, 5);
    READ("TEL;TYPE=VOICE,M\r\n\tSG:1\nN:\xC3\r\n \xA9\r\n"); /* a parameter, a character */
    EQ(line[0].params, ";TYPE=VOICE,MSG");
    EQ(line[1].value, "é");
    READ("BEGIN:VCARD\n FN:x\n"); /* the frame is never folded */
    assert_int_equal(lines, 2);
    EQ(line[1].name, "FN");
}

static void test_content_line__quoted_printable(void **state)
{
    (void)state;
    READ("N;ENCODING=QUOTED-PRINTABLE:a=\nb= \n c=\n =C3=A9;=\n;d\nT:1=\nU:2\n");
    assert_int_equal(lines, 3);
    assert_true(line[0].quoted);
    EQ(line[0].value, "ab c=C3=A9;;d");
    EQ(line[1].value, "1=");                    /* not quoted-printable: no soft break */
    READ("N;QUOTED-PRINTABLE:a=\nEND:VCARD\n"); /* END is not swallowed */
    assert_int_equal(lines, 2);
    EQ(line[0].value, "a");
    READ("N;ENCODING=QUOTED-\n PRINTABLE:a=\nb\n");
    EQ(line[0].value, "ab");
    READ("TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=70):1=\nA:2\n");
    assert_false(line[0].quoted);
    assert_int_equal(lines, 2);
}

static void test_content_line__base64(void **state)
{
    (void)state;
    READ("PHOTO;ENCODING=BASE64;JPEG:\r\n AAAA\r\n BBBB==\r\n\r\nTEL:1\r\n");
    assert_int_equal(lines, 2);
    assert_true(line[0].base64);
    EQ(line[0].value, "AAAABBBB==");
    assert_true(str_ends(line[0].raw, STR("==\r\n\r\n")));
    READ("KEY;ENCODING=b:AAAA\nBBBB\nCC==\n\nTEL:1\nNOTE;BASE64:x\n  y\n");
    assert_int_equal(lines, 3);
    EQ(line[0].value, "AAAABBBBCC==");
    assert_true(line[2].base64);
}

static void test_content_line__params(void **state)
{
    (void)state;
    READ("TEL;CELL;type=home,work;X-A=\"q;r\"; PREF = 1 ;;X-CUSTOM(A=B,=41):1\n");
    static const char *const want[][2] = {{"", "CELL"},
                                          {"type", "home,work"},
                                          {"X-A", "q;r"},
                                          {"PREF", "1"},
                                          {"", "X-CUSTOM(A=B,=41)"}};
    struct str rest = line[0].params, value;
    struct content_param p;
    for (size_t i = 0; i < sizeof(want) / sizeof(*want); i++) {
        assert_true(content_param_next(&rest, &p));
        assert_true(str_eq(p.name, str_c(want[i][0])));
        assert_true(str_eq(p.value, str_c(want[i][1])));
    }
    assert_false(content_param_next(&rest, &p));
    assert_true(content_param_find(&line[0], STR("TYPE"), &value));
    EQ(value, "home,work");
    assert_false(content_param_find(&line[0], STR("VALUE"), &value));
}

static void test_content_line__open_quote(void **state)
{
    (void)state;
    READ("FN;X=\"open:value\nTEL;X=\"a:\n b\";TYPE=CELL:1\n");
    EQ(line[0].name, "FN");
    EQ(line[0].value, "value");
    EQ(line[1].value, "1");
    EQ(line[1].params, ";X=\"a:b\";TYPE=CELL");
}

static void test_content_line__circumflex(void **state)
{
    (void)state;
    EQ(content_param_text(a, STR("a^nb^'c^'^^^x^")), "a\nb\"c\"^^x^");
    EQ(content_param_text(a, STR("plain")), "plain");
}

static void test_content_line__frame(void **state)
{
    (void)state;
    READ(" begin : vCard \nEND:VCALENDAR\n");
    assert_true(content_line_is(&line[0], STR("BEGIN"), STR("VCARD")));
    assert_false(content_line_is(&line[1], STR("END"), STR("VCARD")));
}

/* Long input of any shape is read in one go: these take seconds when a byte is looked at twice. */
static void test_content_line__long(void **state)
{
    (void)state;
    static const char *const pieces[] = {"x\n ", ":\n ", "\r", "\r\r",  "=\n",
                                         " \n",  "\"",   ";",  "a\rb:", "\n\n"};
    enum { TIMES = 200000 };
    for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
        size_t n = strlen(pieces[i]);
        char *text = arena_alloc(a, n * TIMES + 40);
        memcpy(text, "N;QUOTED-PRINTABLE:", 19);
        for (size_t k = 0; k < TIMES; k++)
            memcpy(text + 19 + k * n, pieces[i], n);
        struct content_reader r;
        size_t total = 0;
        content_reader_init(&r, (struct str){text, 19 + n * TIMES}, 1);
        while (content_line_next(a, &r, &line[0]))
            total += line[0].raw.n;
        assert_int_equal(total, 19 + n * TIMES);
        content_reader_init(&r, (struct str){text + 19, n * TIMES}, 1);
        while (content_line_next(a, &r, &line[0]))
            ;
        arena_reset(a);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(test_content_line__##name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(parts),  TEST(line_ends), TEST(folds),      TEST(quoted_printable),
        TEST(base64), TEST(params),    TEST(open_quote), TEST(circumflex),
        TEST(frame),  TEST(long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
