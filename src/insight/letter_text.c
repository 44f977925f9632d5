/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/fold.h"
#include "insight/letter_rules.h"

/* How letters to programs begin, and what hardly anything else says. Folded. */
static const char *const openings[] = {
    "dear program director",
    "dear programme director",
    "dear residency program director",
    "to whom it may concern",
    "dear selection committee",
    "dear admissions committee",
    "dear members of the selection committee",
    "dear residency selection",
};
static const char *const phrases[] = {
    "i am pleased to recommend",
    "i am delighted to recommend",
    "pleasure to recommend",
    "pleasure to write this letter",
    "writing in support of",
    "write in support of",
    "i am writing to recommend",
    "i write to recommend",
    "recommend without reservation",
    "i give my highest recommendation",
    "my strongest recommendation",
    "highest recommendation",
    "recommend this candidate",
    "letter of recommendation for",
    "i have known this student",
    "waived the right to see this letter",
    "waived his right",
    "waived her right",
    "waived their right",
};
enum {
    LONG = 240,
    OPENINGS = sizeof(openings) / sizeof(*openings),
    PHRASES = sizeof(phrases) / sizeof(*phrases)
};

/* One blank between words, so that a line's end inside a phrase hides nothing. */
static struct str flat(struct arena *a, struct str text)
{
    struct str folded = fold(a, text);
    char *p = arena_alloc(a, folded.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < folded.n; i++) {
        char c = folded.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80);
        if (letter)
            p[n++] = c;
        else if (n && p[n - 1] != ' ')
            p[n++] = ' ';
    }
    return (struct str){p, n};
}

bool letter_text_looks(struct arena *a, struct str text)
{
    struct str s = text.n ? flat(a, text) : STR_NULL;
    size_t said = 0;
    for (size_t i = 0; i < OPENINGS && s.n; i++) {
        if (str_starts(s, str_c(openings[i])))
            return true;
        said += str_find(s, str_c(openings[i]), 0) != SIZE_MAX;
    }
    for (size_t i = 0; i < PHRASES && s.n; i++)
        said += str_find(s, str_c(phrases[i]), 0) != SIZE_MAX;
    return said > 1 || (said && text.n >= LONG);
}
