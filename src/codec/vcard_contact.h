/* SPDX-License-Identifier: Apache-2.0 */
/* What reading and writing of contacts share: labels and the schemes of chat addresses. */
#ifndef WM_CODEC_VCARD_CONTACT_H
#define WM_CODEC_VCARD_CONTACT_H

#include "base/str.h"

/* True for "work", "mobile" and the others a TYPE says exactly; *ret_type is static. */
bool vcard_label_is_type(struct str label, struct str *ret_type);
/* Length of a service's scheme at the start ("skype:"), 0 without; its usual label is static. */
size_t vcard_scheme_length(struct str value, struct str *ret_label);

#endif
