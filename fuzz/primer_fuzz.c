/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a chapter of the primer: it is refused with a sentence and the primer is as it was,
 * or it has a title, text or steps in every part, steps with keys of their own, and dates that can
 * be filled in. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "def/errors.h"
#include "insight/primer.h"

static struct str some_day(void *data, struct str id)
{
    *(size_t *)data += id.n;
    return STR("1 March 2028, projected");
}

static void check(struct arena *a, const struct primer *p, const struct primer_chapter *c)
{
    size_t filled = 0;
    PROMISE(c->key.n && c->title.n && c->minutes > 0);
    PROMISE(primer_find(p, c->key) == c);
    VEC_EACH (const struct primer_part, x, &c->parts) {
        PROMISE(x->kind == PRIMER_ROAD ? !x->text.n : x->text.n > 0);
        PROMISE(utf8_is_valid(x->text) && utf8_is_valid(x->title));
        primer_fill(a, x->text, some_day, &filled);
    }
    VEC_EACH (const struct primer_item, x, &c->items) {
        const struct primer_chapter *of = NULL;
        PROMISE(x->text.n && primer_item_find(p, x->step, &of) == x && of == c);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct primer p = {0};
    struct err err = {0};
    int rc = primer_add(a, &p, STR("letters.md"), (struct str){(const char *)data, size}, &err);
    PROMISE(rc == 0 || (rc == ERR_PARSE && err.text[0]));
    PROMISE(p.chapters.n == (rc == 0));
    if (rc == 0)
        check(a, &p, &p.chapters.p[0]);
    return 0;
}
