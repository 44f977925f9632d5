/* SPDX-License-Identifier: Apache-2.0 */
#include "net/tls.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/io.h"
#include "base/log.h"
#include "def/errors.h"

#include <arpa/inet.h>
#include <gnutls/x509.h>
#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include <sys/stat.h>

enum { FILE_MAX = 1 << 20, CHAIN_MAX = 16, KEY_ID_BYTES = 32, NAME_MAX_BYTES = 256 };

struct pair {
    struct pair *older;
    gnutls_x509_crt_t *certs; /* of gnutls_malloc */
    unsigned certs_n;
    gnutls_pcert_st chain[CHAIN_MAX];
    unsigned chain_n;
    gnutls_privkey_t key;
};

/* Handshakes read `current` alone. The lock is for the names: GnuTLS lets one thread at a time look
 * into a certificate. */
static struct pair *_Atomic current;
static pthread_mutex_t names_lock = PTHREAD_MUTEX_INITIALIZER;

static void free_pair(struct pair *p)
{
    for (unsigned i = 0; i < p->chain_n; i++)
        gnutls_pcert_deinit(&p->chain[i]);
    for (unsigned i = 0; i < p->certs_n; i++)
        gnutls_x509_crt_deinit(p->certs[i]);
    gnutls_free(p->certs);
    if (p->key)
        gnutls_privkey_deinit(p->key);
    free(p);
}

static int read_file(struct arena *a, const char *what, const char *path, gnutls_datum_t *ret,
                     struct err *err)
{
    struct str bytes;
    int rc = io_read_file(a, path, FILE_MAX, &bytes);
    if (rc < 0)
        return err_set(err, ERR_USAGE, "The %s %s cannot be read: %s.", what, path, strerror(-rc));
    *ret = (gnutls_datum_t){(unsigned char *)(uintptr_t)bytes.p, (unsigned)bytes.n};
    return 0;
}

static int read_certificate(struct arena *a, const char *path, struct pair *p, struct err *err)
{
    gnutls_datum_t pem;
    int rc = read_file(a, "certificate", path, &pem, err);
    if (rc)
        return rc;
    rc = gnutls_x509_crt_list_import2(&p->certs, &p->certs_n, &pem, GNUTLS_X509_FMT_PEM, 0);
    if (rc < 0)
        return err_set(err, ERR_USAGE,
                       "The certificate %s cannot be used (%s): a file in PEM form is needed.",
                       path, gnutls_strerror(rc));
    p->chain_n = p->certs_n;
    rc = p->certs_n > CHAIN_MAX ? GNUTLS_E_LARGE_PACKET
                                : gnutls_pcert_import_x509_list(p->chain, p->certs, &p->chain_n,
                                                                GNUTLS_X509_CRT_LIST_SORT);
    if (rc < 0) {
        p->chain_n = 0;
        return err_set(err, ERR_USAGE, "The chain of certificates in %s cannot be used: %s.", path,
                       gnutls_strerror(rc));
    }
    return 0;
}

static int read_key(struct arena *a, const char *path, struct pair *p, struct err *err)
{
    gnutls_datum_t pem;
    int rc = read_file(a, "key", path, &pem, err);
    if (rc)
        return rc;
    rc = gnutls_privkey_init(&p->key);
    if (rc >= 0)
        rc = gnutls_privkey_import_x509_raw(p->key, &pem, GNUTLS_X509_FMT_PEM, NULL, 0);
    sodium_memzero(pem.data, pem.size);
    if (rc < 0)
        return err_set(err, ERR_USAGE,
                       "The key %s cannot be used (%s): a file in PEM form without a password is "
                       "needed.",
                       path, gnutls_strerror(rc));
    return 0;
}

/* The public halves are compared by their hash. */
static bool is_pair(const struct pair *p)
{
    unsigned char of_cert[KEY_ID_BYTES], of_key[KEY_ID_BYTES];
    size_t cert_n = sizeof(of_cert), key_n = sizeof(of_key);
    gnutls_pubkey_t public;
    if (gnutls_pubkey_init(&public) < 0)
        return false;
    bool same = gnutls_pubkey_import_privkey(public, p->key, 0, 0) >= 0 &&
                gnutls_pubkey_get_key_id(public, GNUTLS_KEYID_USE_SHA256, of_key, &key_n) >= 0 &&
                gnutls_pubkey_get_key_id(p->chain[0].pubkey, GNUTLS_KEYID_USE_SHA256, of_cert,
                                         &cert_n) >= 0 &&
                cert_n == key_n && !memcmp(of_cert, of_key, key_n);
    gnutls_pubkey_deinit(public);
    return same;
}

/* The first certificate of the file is the server's own: sorting a chain begins with it. */
static void warn(const struct pair *p, const char *certificate, const char *key)
{
    struct stat st;
    int64_t now = clock_now() / US_PER_SECOND;
    if (now > (int64_t)gnutls_x509_crt_get_expiration_time(p->certs[0]))
        log_line(LOG_ERROR, "The certificate %s has expired: browsers will warn of this server",
                 certificate);
    else if (now < (int64_t)gnutls_x509_crt_get_activation_time(p->certs[0]))
        log_line(LOG_ERROR,
                 "The certificate %s is not valid yet: browsers will warn of this server",
                 certificate);
    if (!stat(key, &st) && st.st_mode & S_IROTH)
        log_line(LOG_ERROR, "The key %s can be read by everybody on this computer: chmod 600 %s",
                 key, key);
}

int tls_load(const char *certificate, const char *key, struct err *err)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct pair *p = calloc(1, sizeof(*p));
    if (!p)
        return err_set(err, ERR_INTERNAL, "There is no memory for a certificate");
    int rc = read_certificate(a, certificate, p, err);
    if (!rc)
        rc = read_key(a, key, p, err);
    if (!rc && !is_pair(p))
        rc = err_set(err, ERR_USAGE, "The key %s is not the one of the first certificate in %s.",
                     key, certificate);
    if (rc) {
        free_pair(p);
        return rc;
    }
    warn(p, certificate, key);
    p->older = atomic_load(&current);
    atomic_store(&current, p);
    return 0;
}

bool tls_has_name(struct str host)
{
    char name[NAME_MAX_BYTES];
    if (str_starts(host, STR("[")) && str_ends(host, STR("]")))
        host = str_sub(host, 1, host.n - 1);
    if (!host.n || host.n >= sizeof(name))
        return false;
    snprintf(name, sizeof(name), "%.*s", STR_ARG(host));
    struct pair *p = atomic_load(&current);
    pthread_mutex_lock(&names_lock);
    bool has = p && gnutls_x509_crt_check_hostname(p->certs[0], name);
    pthread_mutex_unlock(&names_lock);
    return has;
}

/* Whether this alternative name is one to show. */
static bool show_name(int kind, const char *raw, size_t n, char name[NAME_MAX_BYTES])
{
    char text[INET6_ADDRSTRLEN] = "";
    if (kind == GNUTLS_SAN_DNSNAME && n && raw[0] != '*')
        snprintf(name, NAME_MAX_BYTES, "%.*s", (int)n, raw);
    if (kind == GNUTLS_SAN_IPADDRESS && n == 4 && inet_ntop(AF_INET, raw, text, sizeof(text)))
        snprintf(name, NAME_MAX_BYTES, "%s", text);
    if (kind == GNUTLS_SAN_IPADDRESS && n == 16 && inet_ntop(AF_INET6, raw, text, sizeof(text)))
        snprintf(name, NAME_MAX_BYTES, "[%s]", text);
    return name[0] != '\0';
}

struct str tls_first_name(struct arena *a)
{
    char raw[NAME_MAX_BYTES], name[NAME_MAX_BYTES] = "";
    struct pair *p = atomic_load(&current);
    pthread_mutex_lock(&names_lock);
    for (unsigned i = 0; p; i++) {
        size_t n = sizeof(raw);
        int kind = gnutls_x509_crt_get_subject_alt_name(p->certs[0], i, raw, &n, NULL);
        if (kind == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE ||
            show_name(kind, raw, n < sizeof(raw) ? n : 0, name))
            break;
    }
    pthread_mutex_unlock(&names_lock);
    return str_copy(a, str_c(name));
}

int tls_retrieve(gnutls_session_t session, const gnutls_datum_t *ca, int ca_n,
                 const gnutls_pk_algorithm_t *algorithms, int algorithms_n,
                 gnutls_pcert_st **ret_chain, unsigned *ret_chain_n, gnutls_privkey_t *ret_key)
{
    struct pair *p = atomic_load(&current);
    (void)session, (void)ca, (void)ca_n, (void)algorithms, (void)algorithms_n;
    if (!p)
        return -1;
    *ret_chain = p->chain;
    *ret_chain_n = p->chain_n;
    *ret_key = p->key;
    return 0;
}

void tls_close(void)
{
    struct pair *p = atomic_exchange(&current, NULL);
    while (p) {
        struct pair *older = p->older;
        free_pair(p);
        p = older;
    }
}
