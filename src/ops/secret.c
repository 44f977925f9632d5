/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/secret.h"

#include "base/arena.h"

#include <sodium.h>

enum { SECRET_BYTES = 32, CODE_LETTERS = 16 };

struct str secret_new(struct arena *a)
{
    unsigned char bytes[SECRET_BYTES];
    const int form = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    size_t max = sodium_base64_encoded_len(SECRET_BYTES, form);
    char *text = arena_alloc(a, max);
    randombytes_buf(bytes, sizeof(bytes));
    sodium_bin2base64(text, max, bytes, sizeof(bytes), form);
    sodium_memzero(bytes, sizeof(bytes));
    return str_c(text);
}

struct str secret_new_code(struct arena *a)
{
    static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    char text[CODE_LETTERS + CODE_LETTERS / 4];
    size_t n = 0;
    for (int i = 0; i < CODE_LETTERS; i++) {
        if (i && i % 4 == 0)
            text[n++] = '-';
        text[n++] = letters[randombytes_uniform(32)];
    }
    return str_copy(a, (struct str){text, n});
}

struct str secret_code_key(struct arena *a, struct str typed)
{
    char *out = arena_alloc(a, typed.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < typed.n; i++) {
        char c = typed.p[i];
        if (c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        if (c == 'O')
            c = '0';
        else if (c == 'I' || c == 'L')
            c = '1';
        if (c != ' ' && c != '-')
            out[n++] = c;
    }
    return (struct str){out, n};
}

static struct str hash(struct arena *a, struct str text, const unsigned char *key, size_t key_n)
{
    unsigned char bytes[crypto_generichash_BYTES];
    char *hex = arena_alloc(a, sizeof(bytes) * 2 + 1);
    crypto_generichash(bytes, sizeof(bytes), (const unsigned char *)text.p, text.n, key, key_n);
    sodium_bin2hex(hex, sizeof(bytes) * 2 + 1, bytes, sizeof(bytes));
    return (struct str){hex, sizeof(bytes) * 2};
}

struct str secret_hash(struct arena *a, struct str secret) { return hash(a, secret, NULL, 0); }

struct str secret_hash_keyed(struct arena *a, struct str text, const unsigned char *key)
{
    return hash(a, text, key, crypto_generichash_KEYBYTES);
}

bool secret_equal(struct str x, struct str y)
{
    return x.n == y.n && (!x.n || sodium_memcmp(x.p, y.p, x.n) == 0);
}
