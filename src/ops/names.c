/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/names.h"

#include "base/arena.h"
#include "base/fold.h"
#include "def/errors.h"
#include "model/person.h"
#include "store/search.h"

static struct str plain(struct arena *a, struct str typed)
{
    struct person p = {0};
    person_set_name(a, &p, typed);
    struct str name = str_join(a, p.given, STR(" "), str_join(a, p.middle, STR(" "), p.family));
    return fold(a, name.n ? name : typed);
}

static bool has_word(struct str name, struct str word)
{
    struct str part;
    while (name.n && str_next(&name, ' ', &part))
        if (str_eq(part, word))
            return true;
    return false;
}

static bool has_all_words(struct str name, struct str key)
{
    struct str word;
    while (key.n && str_next(&key, ' ', &word))
        if (!has_word(name, word))
            return false;
    return true;
}

/* Keeps the rows for which `fits` is set, if any is. */
static void keep(struct names *x, const bool *fits)
{
    size_t n = 0;
    for (size_t i = 0; i < x->n; i++)
        n += fits[i];
    if (!n)
        return;
    size_t to = 0;
    for (size_t i = 0; i < x->n; i++)
        if (fits[i])
            x->rows[to++] = x->rows[i];
    x->n = n;
}

int names_find(struct op_ctx *ctx, struct str typed, struct names *ret)
{
    struct arena *a = ctx->arena;
    struct str key = plain(a, typed);
    bool whole[NAMES_MAX] = {0};
    size_t exact = 0;
    *ret = (struct names){.only = SIZE_MAX};
    if (!key.n)
        return 0;
    int rc = search_people(ctx->db, a, key, true, NAMES_MAX, &ret->rows, &ret->n);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < ret->n; i++)
        whole[i] = has_all_words(fold(a, ret->rows[i].name), key);
    keep(ret, whole);
    for (size_t i = 0; i < ret->n; i++)
        if (str_eq(plain(a, ret->rows[i].name), key)) {
            exact++;
            ret->only = i;
        }
    if (exact != 1)
        ret->only = ret->n == 1 ? 0 : SIZE_MAX;
    return 0;
}
