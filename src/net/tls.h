/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Certificate and key of the server, read from PEM files, checked, and handed to GnuTLS at each
 * handshake, so that they can be changed while connections are open. One of each a process: the
 * library's callback has no place for more. What was replaced is kept until tls_close(), since a
 * handshake may still be using it; that is a few kilobytes a change.
 */
#ifndef WM_NET_TLS_H
#define WM_NET_TLS_H

#include "base/err.h"
#include "base/str.h"

#include <gnutls/abstract.h>

struct arena;

/* TLS 1.2 and 1.3 alone. */
#define TLS_PRIORITIES "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"

/* Reads both files and makes them those in use; after an error those before stay. The server's own
 * certificate stands first in its file, the others of its chain behind it in any order. Warns in
 * the log about a certificate that is not valid now and a key that everybody may read. One thread
 * at a time. Expected: ERR_USAGE (cannot be read, do not fit together), ERR_INTERNAL. */
int tls_load(const char *certificate, const char *key, struct err *err);
/* Whether the certificate in use is made for this host name or address (without port). */
bool tls_has_name(struct str host);
/* The first name (or address, as in a URL) in the certificate in use; empty when it has none. */
struct str tls_first_name(struct arena *a);
/* For MHD_OPTION_HTTPS_CERT_CALLBACK: what is in use now. */
int tls_retrieve(gnutls_session_t session, const gnutls_datum_t *ca, int ca_n,
                 const gnutls_pk_algorithm_t *algorithms, int algorithms_n,
                 gnutls_pcert_st **ret_chain, unsigned *ret_chain_n, gnutls_privkey_t *ret_key);
/* Forgets all; no handshake may be going on. */
void tls_close(void);

#endif
