/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes vCards 3.0 as a phone exports them to standard output: make_vcards COUNT
 * Folded notes, two phones, an address, properties nobody models. The same every time.
 */
#include "words.h"

#include "base/arena.h"

enum { ORGANISATIONS = 1500 };

/* Folds a property at 75 octets, between characters (RFC 2426 section 2.6). */
static void put_folded(struct str line)
{
    size_t room = 75;
    while (line.n > room) {
        size_t n = room;
        while (n && ((unsigned char)line.p[n] & 0xC0) == 0x80)
            n--;
        printf("%.*s\r\n ", (int)n, line.p);
        line = str_sub(line, n, line.n);
        room = 74;
    }
    printf("%.*s\r\n", STR_ARG(line));
}

static void put_card(struct arena *a, struct dice *d, unsigned i)
{
    struct str given = words_given(d), family = words_family(a, d);
    printf("BEGIN:VCARD\r\nVERSION:3.0\r\n");
    put_folded(str_format(a, "N:%.*s;%.*s;;;", STR_ARG(family), STR_ARG(given)));
    put_folded(str_format(a, "FN:%.*s %.*s", STR_ARG(given), STR_ARG(family)));
    struct dice place;
    unsigned n = dice_roll(d, ORGANISATIONS);
    dice_init(&place, n); /* a number always gives the same name */
    put_folded(str_format(a, "ORG:%.*s;", STR_ARG(words_organisation(a, &place, n))));
    put_folded(str_format(a, "TITLE:%.*s", STR_ARG(words_title(d))));
    printf("EMAIL;type=INTERNET;type=WORK;type=pref:person%u@bench.example\r\n", i);
    if (dice_chance(d, 40))
        printf("item1.EMAIL;type=INTERNET:home%u@bench.example\r\nitem1.X-ABLabel:private\r\n", i);
    printf("TEL;type=CELL;type=VOICE;type=pref:+1 555 %03u %04u\r\n", i / 10000, i % 10000);
    if (dice_chance(d, 50))
        printf("TEL;type=WORK;type=VOICE:+1 556 %03u %04u\r\n", i / 10000, i % 10000);
    if (dice_chance(d, 30))
        put_folded(str_format(a, "ADR;type=WORK:;;%u Main Street;%.*s;NY;10001;USA",
                              1 + dice_roll(d, 900), STR_ARG(words_city(d))));
    if (dice_chance(d, 30))
        put_folded(str_format(a, "NOTE:%.*s", STR_ARG(words_note(a, d, 1 + dice_roll(d, 3)))));
    if (dice_chance(d, 10))
        printf("BDAY:19%02u-%02u-%02u\r\n", 50 + dice_roll(d, 50), 1 + dice_roll(d, 12),
               1 + dice_roll(d, 28));
    printf("PRODID:-//Bench//Phone "
           "1.0//EN\r\nX-SOCIALPROFILE;type=other:https://bench.example/p/%u\r\n"
           "REV:2027-05-%02uT09:00:00Z\r\nUID:bench-%08u\r\nEND:VCARD\r\n",
           i, 1 + i % 28, i);
}

int main(int argc, char **argv)
{
    struct dice d;
    int64_t n = 0;
    if (argc != 2 || !str_to_i64(str_c(argv[1]), 1, 1000000, &n)) {
        fprintf(stderr, "Usage: make_vcards COUNT\n");
        return 2;
    }
    ARENA_SCOPE struct arena *a = arena_new(0);
    dice_init(&d, 10000);
    for (unsigned i = 0; i < (unsigned)n; i++) {
        put_card(a, &d, i);
        arena_reset(a);
    }
    return 0;
}
