/* SPDX-License-Identifier: Apache-2.0 */
#include "main/identity.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "def/errors.h"
#include "ops/site.h"
#include "outbound/oidc.h"

#include <pthread.h>

enum { CLIENTS_MAX = 32 }; /* settings change a few times in the life of a process */

struct client {
    struct str key;
    struct oidc_provider *provider;
};

struct identity {
    struct arena *a;
    pthread_mutex_t lock;
    struct client clients[CLIENTS_MAX];
    size_t n;
    struct web_identity web;
};

static int add_client(struct identity *i, const struct site *site, struct str back, struct str key,
                      struct oidc_provider **ret, struct err *err)
{
    struct oidc_config c = {.issuer = site->oidc_issuer,
                            .client_id = site->oidc_client_id,
                            .client_secret = site->oidc_client_secret,
                            .redirect_uri = back};
    if (i->n == CLIENTS_MAX)
        return err_set(err, ERR_BUSY,
                       "The settings of the identity provider changed too often: restart.");
    int rc = oidc_provider_new(&c, ret, err);
    if (rc == 0)
        i->clients[i->n++] = (struct client){str_copy(i->a, key), *ret};
    return rc;
}

static int find_client(struct identity *i, struct arena *a, const struct site *site,
                       struct str back, struct oidc_provider **ret, struct err *err)
{
    struct str key =
        str_format(a, "%.*s\n%.*s\n%.*s\n%.*s", STR_ARG(site->oidc_issuer),
                   STR_ARG(site->oidc_client_id), STR_ARG(site->oidc_client_secret), STR_ARG(back));
    int rc = 0;
    *ret = NULL;
    pthread_mutex_lock(&i->lock);
    for (size_t k = 0; k < i->n && !*ret; k++)
        if (str_eq(i->clients[k].key, key))
            *ret = i->clients[k].provider;
    if (!*ret)
        rc = add_client(i, site, back, key, ret, err);
    pthread_mutex_unlock(&i->lock);
    return rc;
}

static int begin(void *data, struct arena *a, const struct site *site, struct str back,
                 struct identity_start *ret, struct err *err)
{
    struct oidc_provider *p;
    struct oidc_pending pending;
    int rc = find_client(data, a, site, back, &p, err);
    if (rc == 0)
        rc = oidc_begin(p, a, &ret->url, &pending, err);
    if (rc < 0)
        return rc;
    ret->state = pending.state;
    ret->detail = str_format(a, "%.*s %.*s %.*s", STR_ARG(pending.state), STR_ARG(pending.nonce),
                             STR_ARG(pending.verifier));
    return 0;
}

static int finish(void *data, struct arena *a, const struct site *site, struct str back,
                  struct str detail, const struct form *query, struct identity_person *ret,
                  struct err *err)
{
    struct oidc_provider *p;
    struct oidc_pending pending;
    struct oidc_identity who;
    struct oidc_answer answer = {.code = form_get(query, STR("code")),
                                 .state = form_get(query, STR("state")),
                                 .iss = form_get(query, STR("iss")),
                                 .error = form_get(query, STR("error")),
                                 .error_description = form_get(query, STR("error_description"))};
    if (!str_next(&detail, ' ', &pending.state) || !str_next(&detail, ' ', &pending.nonce))
        return err_set(err, ERR_INTERNAL, "What was kept of this login cannot be read.");
    pending.verifier = detail;
    int rc = find_client(data, a, site, back, &p, err);
    if (rc == 0)
        rc = oidc_finish(p, a, &pending, &answer, clock_now(), &who, err);
    if (rc == 0)
        *ret = (struct identity_person){who.issuer, who.subject, who.email, who.email_verified,
                                        who.name};
    return rc;
}

struct identity *identity_new(void)
{
    struct arena *a = arena_new(0);
    struct identity *i = ARENA_NEW(a, struct identity);
    i->a = a;
    pthread_mutex_init(&i->lock, NULL);
    i->web = (struct web_identity){.data = i, .begin = begin, .finish = finish};
    return i;
}

void identity_free(struct identity *i)
{
    if (!i)
        return;
    for (size_t k = 0; k < i->n; k++)
        oidc_provider_free(i->clients[k].provider);
    pthread_mutex_destroy(&i->lock);
    arena_free(i->a);
}

const struct web_identity *identity_web(const struct identity *i) { return &i->web; }
