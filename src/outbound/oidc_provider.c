/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is kept of the provider: the bytes of two documents that were read without complaint. Each
 * login reads its own copy of them into its arena, so threads share nothing but bytes under a lock.
 */
#include "outbound/oidc_int.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/date.h"
#include "def/errors.h"
#include "def/limits.h"

#include <pthread.h>
#include <sodium.h>

struct kept {
    struct arena *a; /* of the text; NULL: never read */
    struct str text;
    unsigned generation; /* counts the readings, from 1 */
    int64_t loaded;      /* when, by the clock of the configuration */
    int64_t next_ask;    /* not before */
    struct err failure;  /* of the last asking that failed */
};

struct oidc_provider {
    struct arena *a; /* of this struct and the configuration's texts */
    struct oidc_config config;
    pthread_mutex_t asking; /* held by the one thread that asks the provider */
    pthread_mutex_t lock;   /* over what follows; never held while waiting for the network */
    struct kept metadata, keys;
};

struct document {
    struct str text; /* copy in the caller's arena; a NULL pointer: there is none to go on with */
    unsigned generation;
    struct err failure; /* why there is none */
};

/* Whether a document may be kept: 0, or what is wrong with it. */
typedef int check_fn(const struct oidc_provider *p, struct arena *a, struct str text,
                     struct err *err);

static void copy_config(struct oidc_provider *p, const struct oidc_config *from)
{
    struct oidc_config *c = &p->config;
    *c = *from;
    c->issuer = str_copy(p->a, from->issuer);
    c->client_id = str_copy(p->a, from->client_id);
    c->client_secret = str_copy(p->a, from->client_secret);
    c->scopes = str_copy(p->a, from->scopes);
    c->redirect_uri = str_copy(p->a, from->redirect_uri);
    c->ca_file = str_copy(p->a, from->ca_file);
    if (!c->clock)
        c->clock = clock_monotonic;
}

int oidc_provider_new(const struct oidc_config *config, struct oidc_provider **ret, struct err *err)
{
    if (!http_client_is_allowed(config->issuer) ||
        str_find_char(config->issuer, '?', 0) != SIZE_MAX)
        return err_set(err, ERR_INVALID,
                       "The issuer of the identity provider must be an address that begins with "
                       "https:// and has neither ? nor #.");
    if (!config->client_id.n || !config->redirect_uri.n)
        return err_set(err, ERR_INVALID,
                       "The identity provider needs a client id and a redirect address, too.");
    if (sodium_init() < 0)
        return err_set(err, ERR_INTERNAL, "This machine gives no random numbers.");
    struct arena *a = arena_new(0);
    struct oidc_provider *p = ARENA_NEW(a, struct oidc_provider);
    p->a = a;
    copy_config(p, config);
    err_set(&p->metadata.failure, ERR_REMOTE, "The identity provider was not asked yet.");
    p->keys.failure = p->metadata.failure;
    pthread_mutex_init(&p->asking, NULL);
    pthread_mutex_init(&p->lock, NULL);
    *ret = p;
    return 0;
}

void oidc_provider_free(struct oidc_provider *p)
{
    if (!p)
        return;
    pthread_mutex_destroy(&p->asking);
    pthread_mutex_destroy(&p->lock);
    arena_free(p->metadata.a);
    arena_free(p->keys.a);
    if (p->config.client_secret.n)
        sodium_memzero((char *)(uintptr_t)p->config.client_secret.p, p->config.client_secret.n);
    arena_free(p->a);
}

const struct oidc_config *oidc_provider_config(const struct oidc_provider *p) { return &p->config; }

int oidc_provider_send(const struct oidc_provider *p, struct arena *a, struct http_call call,
                       struct http_answer *ret, struct err *err)
{
    call.ca_file = p->config.ca_file;
    call.timeout_ms = p->config.timeout_ms;
    call.max = LIMIT_OIDC_BODY;
    return http_client_send(a, &call, ret, err);
}

/* What there is goes to `ret`; true when newer is wanted and may be asked for. */
static bool look(struct oidc_provider *p, struct arena *a, const struct kept *k, unsigned lacking,
                 struct document *ret)
{
    int64_t now = p->config.clock();
    pthread_mutex_lock(&p->lock);
    int64_t age = now - k->loaded;
    bool has = k->a && age < LIMIT_OIDC_STALE * US_PER_SECOND;
    bool is_old = !has || age >= LIMIT_OIDC_CACHE * US_PER_SECOND;
    bool may_ask = now >= k->next_ask;
    *ret = (struct document){.generation = k->generation, .failure = k->failure};
    if (has)
        ret->text = str_copy(a, k->text);
    pthread_mutex_unlock(&p->lock);
    return may_ask && (is_old || (lacking && ret->generation == lacking));
}

/* Keeps a new document, or why there is none, and says when the next asking may be. A first reading
 * does not hold up the next one: keys may change a second later. */
static void keep(struct oidc_provider *p, struct kept *k, struct str text, bool is_forced,
                 const struct err *failure)
{
    struct arena *a = text.p ? arena_new(text.n + 64) : NULL;
    int64_t now = p->config.clock();
    pthread_mutex_lock(&p->lock);
    k->next_ask = !a || is_forced ? now + LIMIT_OIDC_RETRY * US_PER_SECOND : now;
    if (!a) {
        k->failure = *failure;
    } else {
        arena_free(k->a);
        k->a = a;
        k->text = str_copy(a, text);
        k->loaded = now;
        k->generation++;
    }
    pthread_mutex_unlock(&p->lock);
}

static int fetch(struct oidc_provider *p, struct arena *a, struct str url, check_fn *check,
                 struct str *ret, struct err *err)
{
    struct http_answer answer;
    int r = oidc_provider_send(p, a, (struct http_call){.url = url}, &answer, err);
    if (r)
        return r;
    if (answer.status != 200)
        return err_set(err, ERR_REMOTE,
                       "The identity provider did not give its description or its keys (status "
                       "%d); try again in a moment.",
                       answer.status);
    r = check(p, a, answer.body, err);
    if (!r)
        *ret = answer.body;
    return r;
}

static void ask(struct oidc_provider *p, struct kept *k, struct str url, check_fn *check,
                bool is_forced)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct err err = {0};
    struct str text = STR_NULL;
    fetch(p, a, url, check, &text, &err);
    keep(p, k, text, is_forced, &err);
}

/* A thread that has something old to go on with does not wait for the one that asks; one that has
 * nothing, or lacks a key, does. */
static int load(struct oidc_provider *p, struct arena *a, struct kept *k, struct str url,
                check_fn *check, unsigned lacking, struct document *ret, struct err *err)
{
    if (look(p, a, k, lacking, ret)) {
        bool must_wait = lacking || !ret->text.p;
        bool held =
            !(must_wait ? pthread_mutex_lock(&p->asking) : pthread_mutex_trylock(&p->asking));
        if (held && look(p, a, k, lacking, ret))
            ask(p, k, url, check, lacking);
        if (held)
            pthread_mutex_unlock(&p->asking);
        look(p, a, k, lacking, ret);
    }
    if (ret->text.p)
        return 0;
    return err_set(err, ret->failure.code, "%s", ret->failure.text);
}

static int check_metadata(const struct oidc_provider *p, struct arena *a, struct str text,
                          struct err *err)
{
    struct oidc_metadata m;
    return oidc_metadata_parse(a, p->config.issuer, text, &m, err);
}

static int check_keys(const struct oidc_provider *p, struct arena *a, struct str text,
                      struct err *err)
{
    struct oidc_keys keys;
    (void)p;
    return oidc_keys_parse(a, text, &keys, err);
}

int oidc_provider_load(struct oidc_provider *p, struct arena *a, struct oidc_metadata *ret,
                       struct err *err)
{
    struct document doc;
    struct str base = p->config.issuer;
    if (str_ends(base, STR("/"))) /* Discovery section 4.1 */
        base = str_sub(base, 0, base.n - 1);
    struct str url = str_format(a, "%.*s/.well-known/openid-configuration", STR_ARG(base));
    int r = load(p, a, &p->metadata, url, check_metadata, 0, &doc, err);
    return r ? r : oidc_metadata_parse(a, p->config.issuer, doc.text, ret, err);
}

int oidc_provider_load_keys(struct oidc_provider *p, struct arena *a, struct str url,
                            unsigned lacking, struct oidc_keys *ret, unsigned *ret_generation,
                            struct err *err)
{
    struct document doc;
    int r = load(p, a, &p->keys, url, check_keys, lacking, &doc, err);
    if (!r)
        r = oidc_keys_parse(a, doc.text, ret, err);
    if (!r)
        *ret_generation = doc.generation;
    return r;
}
