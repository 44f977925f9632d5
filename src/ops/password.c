/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/password.h"

#include "base/arena.h"
#include "base/asset.h"
#include "base/err.h"
#include "base/fold.h"
#include "def/errors.h"

#include <pthread.h>
#include <sodium.h>

extern const struct asset common_passwords[];
extern const size_t common_passwords_n;

/* Folded, without blanks: "P@ssword 123" and "p@SSWORD123" are tried as one. */
static struct str squeeze(struct arena *a, struct str s)
{
    struct str f = fold(a, s);
    char *out = arena_alloc(a, f.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < f.n; i++)
        if (f.p[i] != ' ')
            out[n++] = f.p[i];
    return (struct str){out, n};
}

static bool is_common(struct str squeezed)
{
    const struct asset *file =
        asset_find(common_passwords, common_passwords_n, STR("common_passwords.txt"));
    struct str rest = file ? asset_str(file) : STR_NULL, line;
    while (str_next_line(&rest, &line))
        if (line.n && str_eq(line, squeezed))
            return true;
    return false;
}

/* "aaaaaaaaaaaa", "abababababab". */
static bool is_repeated(struct str s)
{
    for (size_t step = 1; step <= 3; step++) {
        size_t i = step;
        while (i < s.n && s.p[i] == s.p[i - step])
            i++;
        if (i == s.n)
            return true;
    }
    return false;
}

int password_check_rules(struct arena *a, struct str password, struct str email, struct str name,
                         struct err *err)
{
    if (!utf8_is_text(password))
        return err_set(err, ERR_INVALID, "The password has signs in it that are no text.");
    struct str p = utf8_compose(a, password), key = squeeze(a, p);
    if (p.n < PASSWORD_MIN)
        return err_set(err, ERR_INVALID,
                       "This password is too short: take %d characters or more, such as four "
                       "words.",
                       PASSWORD_MIN);
    if (p.n > PASSWORD_MAX)
        return err_set(err, ERR_INVALID, "This password is too long: %d bytes are enough.",
                       PASSWORD_MAX);
    struct str local = str_sub(email, 0, str_find_char(email, '@', 0));
    if (key.n && (str_eq(key, squeeze(a, email)) || str_eq(key, squeeze(a, local)) ||
                  str_eq(key, squeeze(a, name))))
        return err_set(err, ERR_INVALID,
                       "This password is your name or e-mail: take one nobody can guess.");
    if (is_repeated(p) || is_common(key))
        return err_set(err, ERR_INVALID,
                       "This password is among those tried first: take another, such as four "
                       "words that have nothing to do with each other.");
    return 0;
}

/* Many at once would take the memory of many. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t freed = PTHREAD_COND_INITIALIZER;
static int running;

static void slot_take(void)
{
    enum { AT_ONCE = 4 };
    pthread_mutex_lock(&lock);
    while (running >= AT_ONCE)
        pthread_cond_wait(&freed, &lock);
    running++;
    pthread_mutex_unlock(&lock);
}

static void slot_give(void)
{
    pthread_mutex_lock(&lock);
    running--;
    pthread_cond_signal(&freed);
    pthread_mutex_unlock(&lock);
}

static unsigned long long passes(const struct site *s)
{
    return (unsigned long long)s->password_passes;
}

static size_t memory(const struct site *s) { return (size_t)s->password_memory << 20; }

static bool hash(const struct site *s, struct str p, char out[crypto_pwhash_STRBYTES])
{
    slot_take();
    bool ok =
        sodium_init() >= 0 && crypto_pwhash_str_alg(out, p.n ? p.p : "", p.n, passes(s), memory(s),
                                                    crypto_pwhash_ALG_ARGON2ID13) == 0;
    slot_give();
    return ok;
}

int password_hash(struct arena *a, const struct site *site, struct str password, struct str *ret,
                  struct err *err)
{
    char out[crypto_pwhash_STRBYTES];
    if (!hash(site, utf8_compose(a, password), out))
        return err_set(err, ERR_BUSY, "There is no memory to check a password now: try again.");
    *ret = str_copy(a, str_c(out));
    return 0;
}

bool password_is_right(struct arena *a, const struct site *site, struct str stored,
                       struct str password, bool *ret_old)
{
    char out[crypto_pwhash_STRBYTES] = {0};
    struct str p = utf8_compose(a, str_sub(password, 0, PASSWORD_MAX * 4));
    *ret_old = false;
    if (!stored.n || stored.n >= sizeof(out)) {
        hash(site, STR("nobody has this one"), out);
        return false;
    }
    memcpy(out, stored.p, stored.n);
    slot_take();
    bool right = sodium_init() >= 0 && crypto_pwhash_str_verify(out, p.n ? p.p : "", p.n) == 0;
    slot_give();
    *ret_old = right && crypto_pwhash_str_needs_rehash(out, passes(site), memory(site)) != 0;
    return right;
}
