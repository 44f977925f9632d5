/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a template: it is refused with a sentence, or it makes a message of whatever is
 * known, which is UTF-8 and has no signs of the template's language left. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "def/errors.h"
#include "insight/draft.h"

static void check(struct arena *a, const struct draft_template *t, const struct draft_facts *f)
{
    struct draft d, again;
    struct str mend;
    draft_make(a, t, f, &d);
    PROMISE(utf8_is_text(d.body) && utf8_is_text(d.subject));
    PROMISE(str_find(d.body, STR("{"), 0) == SIZE_MAX);
    PROMISE(str_find(d.body, STR("[["), 0) == SIZE_MAX);
    PROMISE(str_find(d.body, STR("\n\n\n"), 0) == SIZE_MAX);
    PROMISE(d.holes.n <= DRAFT_FIELDS);
    PROMISE(d.generic == (d.mend.n > 0));
    draft_check(a, t, &d, d.subject, d.body, &again);
    PROMISE(again.words == d.words);
    draft_cliche(a, d.body, &mend);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str text = {(const char *)data, size};
    struct draft_template t;
    struct err err = {0};
    int rc = template_parse(a, STR("fuzz.md"), text, &t, &err);
    PROMISE(rc == 0 || (rc == ERR_PARSE && err.text[0]));
    if (rc < 0)
        return 0;
    struct draft_facts f = {0};
    check(a, &t, &f);
    for (int i = 0; i < DRAFT_FIELDS; i++)
        draft_facts_set(a, &f, (enum draft_field)i, STR("you sat down, at 4 p.m."));
    check(a, &t, &f);
    return 0;
}
