/* SPDX-License-Identifier: Apache-2.0 */
/* What is not allowed: the refusals of insight/letter_rules.h. */
#include "base/arena.h"
#include "base/err.h"
#include "def/errors.h"
#include "insight/letter_rules.h"

/* What is wrong and what to do, then the rule with its source. */
#define REFUSE(err, id, form, ...)                                                                 \
    err_set(err, ERR_INVALID, form " (Rule %s: %s Source: %s.)", __VA_ARGS__, id,                  \
            letter_law_find(id)->sentence, letter_law_find(id)->source)

static bool is_form(const struct letter_fact *x, int form) { return x->letter.form == form; }

/* A SLOE and a narrative letter, in whatever order. */
static bool is_twice(const struct letter_fact *x, const struct letter_fact *y)
{
    return x->writer.person == y->writer.person &&
           ((is_form(x, LETTER_SLOE) && is_form(y, LETTER_NARRATIVE)) ||
            (is_form(y, LETTER_SLOE) && is_form(x, LETTER_NARRATIVE)));
}

static int check_room(const struct letter_facts *f, size_t letter, size_t place, struct err *err)
{
    const struct letter_place *p = &f->places[place];
    const struct letter_fact *x = &f->letters[letter];
    if (letter_cell(f, letter, place) == ASSIGNMENT_UNSET && letter_sum(f, place) >= LETTER_FOUR)
        return REFUSE(err, "L1", "%.*s has four letters already; take one off first.",
                      STR_ARG(p->name));
    for (size_t i = 0; i < f->letters_n; i++)
        if (i != letter && letter_cell(f, i, place) != ASSIGNMENT_UNSET &&
            is_twice(x, &f->letters[i]))
            return REFUSE(
                err, "sloe_narrative",
                "%.*s would write to %.*s twice; choose the SLOE or the narrative letter.",
                STR_ARG(x->writer.name), STR_ARG(p->name));
    return 0;
}

int letter_check_assign(const struct letter_facts *f, size_t letter, size_t place,
                        enum assignment_state to, struct err *err)
{
    const struct letter_fact *x = &f->letters[letter];
    const struct letter_place *p = &f->places[place];
    if (!letter_fits(x, p))
        return REFUSE(err, "service",
                      "Letter %c does not go to %.*s: it is for %s%s%.*s, the program is in %s.",
                      x->key, STR_ARG(p->name),
                      x->letter.service ? service_choices[x->letter.service].label : "any service",
                      x->letter.specialty.n ? ", " : "", STR_ARG(x->letter.specialty),
                      service_choices[p->service].label);
    if (to == ASSIGNMENT_DONE && x->letter.portal < PORTAL_CONFIRMED)
        return REFUSE(err, "L3",
                      "Letter %c is not confirmed yet: confirm the request first, or "
                      "plan it.",
                      x->key);
    return check_room(f, letter, place, err);
}

int letter_check_unassign(const struct letter_place *p, enum assignment_state from, struct err *err)
{
    if (from == ASSIGNMENT_DONE && p->submitted)
        return REFUSE(err, "L8", "You applied to %.*s with this letter; it stays there.",
                      STR_ARG(p->name));
    return 0;
}

static bool is_entry_same(const struct letter *x, const struct letter *y)
{
    return x->ask == y->ask && x->service == y->service && x->form == y->form &&
           str_eq(x->specialty, y->specialty) && x->chair == y->chair &&
           x->preliminary == y->preliminary && x->waived == y->waived && x->imported == y->imported;
}

int letter_check_edit(const struct letter *before, const struct letter *after, struct err *err)
{
    if (before->portal >= PORTAL_CONFIRMED && !is_entry_same(before, after))
        return REFUSE(err, "L3", "%s",
                      "This letter is confirmed: writer, service, form, specialty and "
                      "waiver stay as they are; add another letter instead.");
    if (before->portal == PORTAL_UPLOADED && before->letter_id.n &&
        !str_eq(before->letter_id, after->letter_id))
        return REFUSE(err, "L4", "%s", "This Letter ID was used for the upload and stays.");
    return 0;
}

int letter_check_remove(const struct letter *x, struct err *err)
{
    if (x->portal >= PORTAL_CONFIRMED)
        return REFUSE(err, "L3", "%s",
                      "This letter is confirmed in the portal and cannot be removed; put "
                      "it away instead.");
    return 0;
}

int letter_check_entry(const struct letter *x, struct err *err)
{
    if (str_eq_nocase(str_trim(x->specialty), STR("General")) && x->form > LETTER_NARRATIVE)
        return REFUSE(err, "L2", "%s",
                      "Form: a letter for any specialty is narrative; name the specialty "
                      "of a standardized one.");
    if (x->imported && x->service && x->service != SERVICE_ERAS)
        return REFUSE(err, "L7", "%s",
                      "Imported: only letters of ERAS can be; choose ERAS as service.");
    return 0;
}

int letter_check_id(const struct letter *x, const struct letter *other, struct err *err)
{
    if (!x->letter_id.n || x->record.id == other->record.id ||
        !str_eq_nocase(str_trim(x->letter_id), str_trim(other->letter_id)))
        return 0;
    return REFUSE(err, "L4",
                  "Letter ID: %.*s belongs to another letter of yours; look at the request "
                  "form again.",
                  STR_ARG(x->letter_id));
}
