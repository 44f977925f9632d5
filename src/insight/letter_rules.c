/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/letter_rules.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/strbuf.h"

const char *const letter_check_words[LETTER_CHECKS] = {"count", "ready",  "author",
                                                       "only",  "either", "note"};
const char *const letter_which_words[LETTER_WHICHES] = {
    "", "narrative", "sloe", "slor", "sel", "standardized", "chair", "departmental", "preliminary"};
const char *const letter_author_words[LETTER_AUTHORS] = {"", "specialty", "faculty",
                                                         "specialty_faculty", "clinical"};
const char *const letter_step_words[LETTER_STEPS + 1] = {"Not asked yet", "Asked",    "Agreed",
                                                         "Confirmed",     "Uploaded", "Assigned"};

const struct letter_law letter_laws[] = {
    {"L1", "At most four letters go to one program; imported ones count.", "V",
     "AAMC, ERAS letters"},
    {"L2",
     "A letter for the specialty \"General\" has no choice between narrative and standardized.",
     "V", "AAMC, ERAS letters"},
    {"L3",
     "Only what is not confirmed can be edited or deleted, and only what is confirmed can be "
     "assigned.",
     "V", "AAMC, ERAS letters"},
    {"L4", "A Letter ID is for one author and is used once.", "V", "AAMC, ERAS letters"},
    {"L5", "The author or a designee uploads the letter; the applicant follows up.", "V",
     "AAMC, ERAS letters"},
    {"L6", "When you waived, you may never see or get the letter.", "V",
     "AAMC, ERAS letters; FERPA"},
    {"L7", "Letters are imported within ERAS, from the last application that was submitted.", "V",
     "AAMC, ERAS letters"},
    {"L8", "An assigned letter stays once you applied to the program; you may add others.", "V~",
     "ERAS, a rule of 2014: check"},
    {"L9", "A letter says whether you waived your right to see it; that is signed beforehand.",
     "V~", "Schools' advice; FERPA"},
    {"service", "A letter is uploaded to one service, and in ResidencyCAS you assign it by hand.",
     "V", "ResidencyCAS; SAEM RAMS"},
    {"sloe_narrative",
     "Who writes your SLOE does not write a narrative letter to the same program, "
     "too.",
     "V", "CORD"},
    {"writer", "As a rule no residents, fellows or family write letters.", "V",
     "Advice of student affairs offices"},
    {"ask_by", "Ask eight weeks before a letter is needed; under four weeks is tight.", "D",
     "One to two months: advice of schools"},
    {"packet", "The writer gets CV, statement, request form and date in one packet.", "V",
     "Advice of student affairs offices"},
    {"backup", "After the last reminder you let it rest and turn to somebody else.", "D",
     "Advice of schools; our reading"},
};
const size_t letter_laws_n = sizeof(letter_laws) / sizeof(*letter_laws);

const struct letter_law *letter_law_find(const char *id)
{
    size_t i = 0;
    while (i + 1 < letter_laws_n && strcmp(letter_laws[i].id, id) != 0)
        i++;
    return &letter_laws[i];
}

/* --- specialties ------------------------------------------------------------------------------ */

/* Small letters without accents; signs are blanks, "and" is none. */
static struct str comparable(struct arena *a, struct str name)
{
    struct str folded = fold(a, name), word;
    struct strbuf b;
    char *p = arena_copy(a, folded.p ? folded.p : "", folded.n);
    for (size_t i = 0; i < folded.n; i++)
        if (!((p[i] >= 'a' && p[i] <= 'z') || (p[i] >= '0' && p[i] <= '9') || (p[i] & 0x80)))
            p[i] = ' ';
    struct str rest = {p, folded.n};
    strbuf_init(&b, a, folded.n + 1);
    while (rest.n && str_next(&rest, ' ', &word))
        if (word.n && !str_eq(word, STR("and"))) {
            if (b.n)
                strbuf_add_char(&b, ' ');
            strbuf_add(&b, word);
        }
    return strbuf_get(&b);
}

void letter_rules_end(struct arena *a, struct letter_rule *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct str rest = rows[i].specialty, name;
        while (rest.n && str_next(&rest, ';', &name)) {
            struct str mark = str_starts(name, STR("*")) ? STR("*") : STR("");
            struct str one = str_join(a, mark, STR(""), comparable(a, name));
            rows[i].names = str_join(a, rows[i].names, STR(";"), one);
        }
    }
}

/* The first of the names, which stands for all; "" when none is this one. */
static struct str name_of(const struct letter_rule *r, struct str name)
{
    struct str rest = r->names, one, first = STR_NULL;
    while (rest.n && str_next(&rest, ';', &one)) {
        if (!first.n)
            first = one;
        if (str_eq(one, name))
            return first;
    }
    return STR_NULL;
}

struct str letter_specialty(struct arena *a, const struct letter_rules *t, struct str name)
{
    struct str key = comparable(a, name), found;
    for (size_t i = 0; key.n && t && i < t->n; i++)
        if ((found = name_of(&t->rows[i], key)).n)
            return found;
    return key;
}

enum service letter_service(struct arena *a, const struct letter_rules *t, struct str specialty)
{
    struct str key = letter_specialty(a, t, specialty);
    for (size_t i = 0; key.n && t && i < t->n; i++)
        if (t->rows[i].service && name_of(&t->rows[i], key).n)
            return (enum service)t->rows[i].service;
    return SERVICE_ERAS;
}

/* --- one letter ------------------------------------------------------------------------------- */

enum assignment_state letter_cell(const struct letter_facts *f, size_t letter, size_t place)
{
    return (enum assignment_state)f->cells[place * f->letters_n + letter];
}

int letter_steps(const struct letter_facts *f, size_t letter)
{
    const struct letter_fact *x = &f->letters[letter];
    bool there = x->letter.portal == PORTAL_UPLOADED || x->letter.imported;
    for (size_t p = 0; p < f->places_n; p++)
        if (there && letter_cell(f, letter, p) == ASSIGNMENT_DONE)
            return LETTER_STEPS;
    if (x->letter.portal >= PORTAL_CONFIRMED)
        return x->letter.portal == PORTAL_UPLOADED ? 4 : 3;
    if (x->ask.state >= ASK_AGREED && x->ask.state != ASK_DECLINED &&
        x->ask.state != ASK_NO_ANSWER && x->ask.state != ASK_DROPPED)
        return 2;
    return x->ask.state >= ASK_ASKED ? 1 : 0;
}

bool letter_fits(const struct letter_fact *x, const struct letter_place *p)
{
    bool form = x->letter.form > LETTER_NARRATIVE || x->letter.chair;
    if (x->letter.service && x->letter.service != p->service)
        return false;
    return !form || !x->specialty.n || str_eq(x->specialty, p->specialty);
}

size_t letter_sum(const struct letter_facts *f, size_t place)
{
    size_t n = 0;
    for (size_t i = 0; i < f->letters_n; i++)
        n += letter_cell(f, i, place) != ASSIGNMENT_UNSET;
    return n;
}

struct date letter_need_by(const struct letter_facts *f, const struct letter_fact *x)
{
    return date_is_full(x->ask.need_by) ? x->ask.need_by : f->need_by;
}
