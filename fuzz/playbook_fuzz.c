/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a table of the playbook: it is refused with a sentence, or every row has a stage of
 * the road, a step nobody else has, and words for whatever is counted. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/err.h"
#include "def/errors.h"
#include "insight/plan.h"
#include "ops/playbook.h"

static void check(struct arena *a, const struct playbook_table *t, size_t i)
{
    const struct playbook_row *x = &t->rows[i];
    struct str names[] = {STR("Dr Chen"), STR("Dr Okafor")};
    PROMISE(plan_stage_find(x->stage) >= 0 && x->key.n && x->action.n && x->source.n);
    PROMISE(x->count >= PLAYBOOK_UNCOUNTED && x->count < PLAYBOOK_COUNTS);
    PROMISE(x->who >= 0 && x->who < PLAYBOOK_WHOS && x->target >= 0 && x->subject > 0);
    for (size_t k = 0; k < i && i < 200; k++)
        PROMISE(!str_eq(t->rows[k].step, x->step));
    for (int n = 0; n < 4; n++)
        PROMISE((playbook_words(a, x, n).mark.n > 0) == (x->count >= 0));
    playbook_who_words(a, x, names, 2);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct playbook_table *t = NULL;
    struct err err = {0};
    int rc = playbook_table_load(a, (struct str){(const char *)data, size}, &t, &err);
    PROMISE(rc == 0 || (rc < 0 && err.text[0]));
    for (size_t i = 0; rc == 0 && i < t->n; i++)
        check(a, t, i);
    return 0;
}
