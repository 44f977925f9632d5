/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/email.h"

#include "base/arena.h"
#include "base/fold.h"

enum { EMAIL_MAX = 254 };

struct str email_key(struct arena *a, struct str email)
{
    struct str s = str_trim(email);
    char *out = arena_alloc(a, s.n + 1);
    for (size_t i = 0; i < s.n; i++)
        out[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] - 'A' + 'a' : s.p[i]);
    return (struct str){out, s.n};
}

bool email_is_one(struct str email)
{
    struct str s = str_trim(email);
    size_t at = str_find_char(s, '@', 0);
    if (!s.n || s.n > EMAIL_MAX || at == 0 || at == SIZE_MAX || at + 1 == s.n ||
        str_find_char(s, '@', at + 1) != SIZE_MAX || !utf8_is_text(s))
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\n' || s.p[i] == '\r' || s.p[i] == ',')
            return false;
    return true;
}
