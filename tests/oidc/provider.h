/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of the provider for tests share: faults, keys and ID tokens, a certificate. */
#ifndef WM_TESTS_OIDC_PROVIDER_H
#define WM_TESTS_OIDC_PROVIDER_H

#include "base/str.h"

#include <cjose/cjose.h>

struct arena;

enum fault {
#define FAULT(id, name, what) FAULT_##id,
#include "faults.def"
#undef FAULT
    FAULTS
};

/* A bit for each fault ordered; those that happen are taken out. */
struct faults {
    uint64_t set;
};
bool faults_take(struct faults *f, enum fault which);
bool faults_add(struct faults *f, struct str names); /* "a,b"; false when one is not known */

struct signer {
    cjose_jwk_t *rsa, *ec, *other; /* `other` has the name of `rsa` and is never published */
    unsigned generation;           /* part of the names of keys */
};

void signer_init(struct signer *s);
void signer_rotate(struct signer *s); /* new keys under new names */
void signer_release(struct signer *s);
struct str signer_keys(struct arena *a, const struct signer *s); /* the JWK set, public */

struct statement {
    struct str issuer, client_id, user, nonce;
    int64_t now; /* seconds */
};

/* user "ada": subject "id-ada", ada@school.example (or the user itself when it has an @), "Ada". */
struct str statement_subject(struct arena *a, const struct statement *st);
struct str statement_userinfo(struct arena *a, const struct statement *st, struct faults *f);
struct str signer_issue(struct arena *a, const struct signer *s, const struct statement *st,
                        struct faults *f);

/* base64url without padding. */
struct str base64url_encode(struct arena *a, struct str bytes);

/* A new key and a certificate for 127.0.0.1 signed by itself, both PEM. */
bool certificate_make(struct arena *a, struct str *ret_certificate, struct str *ret_key);

#endif
