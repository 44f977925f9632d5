/* SPDX-License-Identifier: Apache-2.0 */
/* Any sentence in the quick log: spans lie in the text and do not overlap, days are days, indices
 * point to something. The first byte picks the day and whether names are known. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/err.h"
#include "../tests/unit/insight/quicklog_sound.h"

static bool is_name(void *data, struct str word)
{
    (void)data;
    return word.n && word.p[0] < 'n'; /* half of all words */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct quicklog_names names = {.is_name = is_name};
    struct quicklog q;
    struct err err = {0};
    if (!size)
        return 0;
    struct date today = date_add_days((struct date){2027, 8, 10}, data[0] / 2);
    struct str text = {(const char *)data + 1, size - 1};
    int rc = quicklog_parse(a, text, today, data[0] % 2 ? &names : NULL, &q, &err);
    PROMISE(rc ? err.text[0] != '\0' : quicklog_is_sound(&q));
    return 0;
}
