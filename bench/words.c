/* SPDX-License-Identifier: Apache-2.0 */
#include "words.h"

#include "base/arena.h"

#define PICK(d, table) str_c((table)[dice_roll((d), sizeof(table) / sizeof(*(table)))])

/* clang-format off */
static const char *const given[] = {
    "Aaliyah", "Adam", "Aisha", "Alejandro", "Amara", "Ana", "Anders", "Andrea", "Anika", "Arjun", "Astrid", "Beatriz",
    "Ben", "Bjørn", "Camille", "Carlos", "Chidi", "Chloé", "Clara", "Dalia", "Daniel", "David", "Deepa", "Diego", "Eleni",
    "Elif", "Emeka", "Emma", "Erik", "Esther", "Eun-ji", "Fatima", "Felix", "Fiona", "Gabriel", "Grace", "Hana", "Hannah",
    "Hiro", "Ibrahim", "Ines", "Isaac", "Ivana", "Jamal", "Jan", "Jean-Luc", "Jin", "Joana", "Jonas", "José", "Julia",
    "Kaito", "Karim", "Katarzyna", "Kwame", "Laila", "Lars", "Leah", "Leila", "Lin", "Luca", "Lucía", "Łukasz", "Magda",
    "Malik", "Maria", "Marek", "Mei", "Mei-Ling", "Mina", "Miriam", "Mohammed", "Nadia", "Naomi", "Nikhil", "Noor", "Olga",
    "Oluwaseun", "Omar", "Paula", "Pedro", "Peter", "Priya", "Quynh", "Rachel", "Rafael", "Ravi", "Rosa", "Ruth", "Samir",
    "Sara", "Sofia", "Søren", "Tariq", "Tomás", "Uma", "Victor", "Wei", "Xin", "Yara", "Yusuf", "Zoë"};
static const char *const family_begin[] = {
    "Al", "Bar", "Ben", "Bran", "Cas", "Chen", "Cor", "Dal", "Del", "Dor", "Eng", "Fal", "Fer", "Gar", "Gon", "Hal", "Har",
    "Hol", "Ib", "Jan", "Kal", "Kim", "Kor", "Lan", "Lim", "Mal", "Mar", "Mor", "Nak", "Nor", "Ok", "Or", "Pal", "Per",
    "Ram", "Ros", "Ru", "Sal", "San", "Ser", "Sor", "Tan", "Tor", "Ul", "Val", "Ver", "Wal", "Wil", "Yam", "Zel"};
static const char *const family_middle[] = {"", "", "", "a", "ber", "di", "e", "go", "i", "la", "mi", "na", "o", "ri", "ta", "ve"};
static const char *const family_end[] = {
    "berg", "by", "dano", "der", "dez", "ford", "gard", "ham", "ic", "ini", "kar", "ley", "lund", "man", "mura", "nado",
    "nez", "oski", "quist", "rell", "rez", "sen", "son", "stad", "tani", "tan", "vić", "wala", "well", "wicz", "zadeh"};
static const char *const specialties[] = {
    "internal medicine", "internal medicine", "internal medicine", "family medicine", "family medicine", "paediatrics",
    "paediatrics", "general surgery", "general surgery", "emergency medicine", "emergency medicine", "psychiatry",
    "anesthesiology", "obstetrics and gynecology", "cardiology", "gastroenterology", "neurology", "orthopaedic surgery",
    "radiology", "pathology", "dermatology", "ophthalmology", "urology", "otolaryngology", "nephrology", "infectious diseases",
    "hematology and oncology", "pulmonary and critical care", "physical medicine and rehabilitation", "plastic surgery",
    "thoracic surgery", "vascular surgery", "medical genetics", "palliative care", "public health"};
static const char *const titles[] = {
    "Attending physician", "Assistant professor", "Associate professor", "Professor", "Resident", "Chief resident", "Fellow",
    "Program director", "Program coordinator", "Clerkship director", "Medical student", "Research associate",
    "Principal investigator", "Nurse practitioner", "Dean of students", "Department chair", "Postdoctoral fellow"};
static const char *const cities[] = {
    "Aldermoor", "Brookhaven", "Cedar Falls", "Dunmore", "Eastwick", "Fairbridge", "Glenrock", "Harrow Lake", "Ironton",
    "Juniper Hill", "Kingsferry", "Larkspur", "Maple Ridge", "Northgate", "Oakmont", "Pinecrest", "Queensbury", "Riverton",
    "Stonebridge", "Thornfield", "Upper Vale", "Westhaven", "Yarrow Point"};
static const char *const organisation_kinds[] = {
    "General Hospital", "Children's Hospital", "University Hospital", "School of Medicine", "Medical Center",
    "Department of Medicine", "Department of Surgery", "Institute for Translational Research", "Community Clinic",
    "Residency Program", "Heart Center", "Cancer Institute", "Laboratory of Immunology", "Medical Society"};
static const char *const openings[] = {
    "Talked about", "Went through", "Asked for advice on", "Sent a summary of", "Shadowed in clinic and discussed",
    "Coffee, mostly about", "Reviewed", "Short call about", "Got feedback on", "Met after rounds; we discussed",
    "Introduced to two residents and talked about", "Follow-up on", "Planned", "Heard a talk on", "Compared notes about"};
static const char *const topics[] = {
    "the personal statement", "the research abstract", "applying to cardiology programs", "the away rotation", "step exam preparation",
    "the letter of recommendation", "the quality improvement project", "a case report on endocarditis", "the poster for the spring meeting",
    "choosing between surgery and medicine", "the anatomy course", "residency interviews", "the signal strategy", "work and family",
    "the sepsis protocol", "bedside ultrasound", "a manuscript on heart failure", "the student clinic", "scholarship applications",
    "the mentorship program", "the neurology elective", "grant writing", "statistics for the cohort study", "global health rotations",
    "how to read an echocardiogram", "career paths in academic medicine", "burnout and rest", "the ethics board submission",
    "presenting at morning report", "the dermatology research year", "the chart review", "teaching first-year students"};
static const char *const tasks[] = {"send", "read", "send comments on", "look for", "ask a colleague about", "think about"};
static const char *const endings[] = {
    "very encouraging", "will send the draft by Friday", "suggested reading two papers", "offered to introduce me to a colleague",
    "wants to see the data next month", "promised comments", "said to call any time", "we agreed on the next steps",
    "I should write a thank-you note", "recommended the summer program", "asked how the exam went", "shared old slides",
    "was short of time", "invited me to the journal club", "will check with the program coordinator"};
/* clang-format on */

void dice_init(struct dice *d, uint64_t seed) { d->state = seed; }

/* SplitMix64: public-domain generator by Sebastiano Vigna. */
unsigned dice_roll(struct dice *d, unsigned n)
{
    uint64_t z = (d->state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (unsigned)(((z ^ (z >> 31)) >> 32) * n >> 32);
}

bool dice_chance(struct dice *d, unsigned percent) { return dice_roll(d, 100) < percent; }

struct str words_given(struct dice *d) { return PICK(d, given); }
struct str words_specialty(struct dice *d) { return PICK(d, specialties); }
struct str words_title(struct dice *d) { return PICK(d, titles); }
struct str words_city(struct dice *d) { return PICK(d, cities); }

struct str words_family(struct arena *a, struct dice *d)
{
    struct str begin = PICK(d, family_begin), middle = PICK(d, family_middle),
               end = PICK(d, family_end);
    return str_format(a, "%.*s%.*s%.*s", STR_ARG(begin), STR_ARG(middle), STR_ARG(end));
}

struct str words_email(struct arena *a, struct str family, unsigned n)
{
    char name[32];
    size_t len = 0;
    for (size_t i = 0; i < family.n && len + 1 < sizeof(name); i++)
        if (!(family.p[i] & 0x80))
            name[len++] = (char)(family.p[i] | 0x20);
    name[len] = '\0';
    return str_format(a, "%s%u@mail.example", name, n);
}

struct str words_organisation(struct arena *a, struct dice *d, unsigned n)
{
    static const char *const prefixes[] = {"",          "St. Brigid ", "Mercy ",
                                           "Lakeside ", "Memorial ",   "Summit "};
    struct str city = PICK(d, cities), prefix = PICK(d, prefixes),
               kind = PICK(d, organisation_kinds);
    return str_format(a, "%.*s %.*s%.*s %u", STR_ARG(city), STR_ARG(prefix), STR_ARG(kind), n + 1);
}

struct str words_sentence(struct arena *a, struct dice *d)
{
    struct str opening = PICK(d, openings), topic = PICK(d, topics), ending = PICK(d, endings);
    if (dice_chance(d, 30))
        return str_format(a, "%.*s %.*s.", STR_ARG(opening), STR_ARG(topic));
    if (dice_chance(d, 30)) {
        struct str second = PICK(d, topics);
        return str_format(a, "%.*s %.*s and %.*s; %.*s.", STR_ARG(opening), STR_ARG(topic),
                          STR_ARG(second), STR_ARG(ending));
    }
    return str_format(a, "%.*s %.*s; %.*s.", STR_ARG(opening), STR_ARG(topic), STR_ARG(ending));
}

struct str words_task(struct arena *a, struct dice *d)
{
    struct str task = PICK(d, tasks), topic = PICK(d, topics);
    return str_format(a, "%.*s %.*s", STR_ARG(task), STR_ARG(topic));
}

struct str words_note(struct arena *a, struct dice *d, unsigned sentences)
{
    struct str note = STR_NULL;
    for (unsigned i = 0; i < sentences; i++)
        note = str_join(a, note, STR(" "), words_sentence(a, d));
    return note;
}
