/* SPDX-License-Identifier: Apache-2.0 */
#include "provider.h"

#include "base/arena.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

static bool add_extension(X509 *x, int nid, const char *value)
{
    X509V3_CTX ctx;
    X509V3_set_ctx_nodb(&ctx);
    X509V3_set_ctx(&ctx, x, x, NULL, NULL, 0);
    X509_EXTENSION *e = X509V3_EXT_conf_nid(NULL, &ctx, nid, value);
    bool ok = e && X509_add_ext(x, e, -1);
    X509_EXTENSION_free(e);
    return ok;
}

static bool fill(X509 *x, EVP_PKEY *key)
{
    X509_NAME *name = X509_get_subject_name(x);
    return X509_set_version(x, 2) && ASN1_INTEGER_set(X509_get_serialNumber(x), 1) &&
           X509_gmtime_adj(X509_getm_notBefore(x), -3600) &&
           X509_gmtime_adj(X509_getm_notAfter(x), 86400) && X509_set_pubkey(x, key) &&
           X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                                      (const unsigned char *)"Wellmet test", -1, -1, 0) &&
           X509_set_issuer_name(x, name) &&
           add_extension(x, NID_basic_constraints, "critical,CA:TRUE") &&
           add_extension(x, NID_subject_alt_name, "IP:127.0.0.1") &&
           X509_sign(x, key, EVP_sha256());
}

static struct str take_text(struct arena *a, BIO *bio)
{
    char *p = NULL;
    long n = BIO_get_mem_data(bio, &p);
    struct str s = str_copy(a, (struct str){p, (size_t)n});
    BIO_free(bio);
    return s;
}

bool certificate_make(struct arena *a, struct str *ret_certificate, struct str *ret_key)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *x = X509_new();
    BIO *c = BIO_new(BIO_s_mem()), *k = BIO_new(BIO_s_mem());
    bool ok = key && x && fill(x, key) && PEM_write_bio_X509(c, x) &&
              PEM_write_bio_PrivateKey(k, key, NULL, NULL, 0, NULL, NULL);
    *ret_certificate = take_text(a, c);
    *ret_key = take_text(a, k);
    X509_free(x);
    EVP_PKEY_free(key);
    return ok;
}
