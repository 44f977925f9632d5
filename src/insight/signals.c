/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/signals.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/strbuf.h"

enum { KEY_MAX = 200 };

/* Short and other names, folded. */
static const char *const same[][2] = {
    {"surgery", "general surgery"},
    {"ent", "otolaryngology"},
    {"otolaryngology head neck surgery", "otolaryngology"},
    {"ob gyn", "obstetrics gynecology"},
    {"obgyn", "obstetrics gynecology"},
    {"obstetrics gynaecology", "obstetrics gynecology"},
    {"orthopedics", "orthopedic surgery"},
    {"orthopaedics", "orthopedic surgery"},
    {"orthopaedic surgery", "orthopedic surgery"},
    {"neurosurgery", "neurological surgery"},
    {"anaesthesiology", "anesthesiology"},
    {"anesthesia", "anesthesiology"},
    {"paediatrics", "pediatrics"},
    {"pm r", "physical medicine rehabilitation"},
    {"physiatry", "physical medicine rehabilitation"},
    {"radiology", "diagnostic radiology"},
    {"dr", "diagnostic radiology"},
    {"diagnostic radiology interventional radiology", "diagnostic radiology"},
    {"interventional radiology integrated", "interventional radiology"},
    {"em", "emergency medicine"},
    {"im", "internal medicine"},
    {"fm", "family medicine"},
    {"family practice", "family medicine"},
    {"med peds", "internal medicine pediatrics"},
    {"child neurology neurodevelopmental disabilities", "child neurology"},
    {"public health general preventive medicine", "preventive medicine"},
    {"integrated plastic surgery", "plastic surgery"},
    {"plastic surgery integrated", "plastic surgery"},
    {"integrated vascular surgery", "vascular surgery"},
    {"vascular surgery integrated", "vascular surgery"},
    {"integrated thoracic surgery", "thoracic surgery"},
    {"thoracic surgery integrated", "thoracic surgery"},
};

struct str specialty_key(struct arena *a, struct str specialty)
{
    struct strbuf b;
    struct str rest = fold(a, specialty), word;
    strbuf_init(&b, a, KEY_MAX);
    while (rest.n && str_next(&rest, ' ', &word)) {
        if (!word.n || str_eq(word, STR("and")) || str_eq(word, STR("residency")))
            continue;
        if (b.n)
            strbuf_add_char(&b, ' ');
        strbuf_add(&b, word);
    }
    struct str key = strbuf_get(&b);
    for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
        if (str_eq(key, str_c(same[i][0])))
            return str_c(same[i][1]);
    return key;
}

bool specialty_is_same(struct arena *a, struct str one, struct str other)
{
    return str_eq(specialty_key(a, one), specialty_key(a, other));
}

struct signal_allowance signal_find(struct arena *a, const struct program_tables *t,
                                    struct str specialty, int64_t season)
{
    struct signal_allowance best = {0};
    struct str key = specialty_key(a, specialty);
    if (str_eq(key, STR("interventional radiology"))) /* the two share a row */
        key = STR("diagnostic radiology");
    for (size_t i = 0; t && key.n && i < t->signals_n; i++) {
        const struct signal_row *row = &t->signals[i];
        if (!str_eq(row->key, key) || (season && row->season > season))
            continue;
        if (!best.row || row->season > best.row->season)
            best.row = row;
    }
    best.of_season = best.row && best.row->season == season;
    return best;
}

struct str signal_words(struct arena *a, const struct signal_allowance *x)
{
    const struct signal_row *r = x->row;
    if (!r)
        return STR("");
    struct str n = r->flat ? str_format(a, "%lld signals", (long long)r->flat)
                           : str_format(a, "%lld gold and %lld silver signals", (long long)r->gold,
                                        (long long)r->silver);
    return x->of_season ? n
                        : str_format(a, "%.*s in season %lld; check the official page", STR_ARG(n),
                                     (long long)r->season);
}

struct str acgme_digits(struct arena *a, struct str id)
{
    struct strbuf b;
    strbuf_init(&b, a, 20);
    for (size_t i = 0; i < id.n; i++)
        if (id.p[i] >= '0' && id.p[i] <= '9')
            strbuf_add_char(&b, id.p[i]);
    return strbuf_get(&b);
}

/* What stands behind the last comma, else all of it, when it names a state. */
static const struct acgme_state *state_of_place(struct arena *a, const struct program_tables *t,
                                                struct str place)
{
    struct str last = STR_NULL, part;
    while (place.n && str_next(&place, ',', &part))
        last = str_trim(part);
    struct str name = fold(a, last);
    for (size_t i = 0; name.n && i < t->states_n; i++)
        if (str_eq(last, t->states[i].state) || str_eq(name, fold(a, t->states[i].name)))
            return &t->states[i];
    return NULL;
}

static bool has_state(const struct program_tables *t, struct str code)
{
    for (size_t i = 0; i < t->states_n; i++)
        if (str_eq(t->states[i].code, code))
            return true;
    return false;
}

unsigned acgme_doubts(struct arena *a, const struct program_tables *t, struct str id,
                      struct str specialty, struct str place)
{
    unsigned doubts = 0;
    struct str digits = acgme_digits(a, id), key = specialty_key(a, specialty);
    if (!t || digits.n != 10)
        return 0;
    struct str prefix = str_sub(digits, 0, 3), code = str_sub(digits, 3, 5);
    const struct acgme_state *state = state_of_place(a, t, place);
    if (!has_state(t, code) || (state && !str_eq(state->code, code)))
        doubts |= ACGME_STATE;
    for (size_t i = 0; key.n && i < t->specialties_n; i++)
        if (str_eq(t->specialties[i].prefix, prefix) && !str_eq(t->specialties[i].key, key))
            doubts |= ACGME_SPECIALTY;
    return doubts;
}
