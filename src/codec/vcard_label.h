/* SPDX-License-Identifier: Apache-2.0 */
/* What reading and writing of contacts share: labels, types and the schemes of chat addresses. */
#ifndef WM_CODEC_VCARD_LABEL_H
#define WM_CODEC_VCARD_LABEL_H

#include "codec/content_line.h"

/* What the TYPE parameters say, "work fax", each word once; *preferred is set by PREF in its many
 * forms. "" for nothing. */
struct str vcard_types_label(struct arena *a, const struct content_line *l, bool *preferred);
/* Apple's own labels come as _$!<HomePage>!$_: "home page". Others as they are. */
struct str vcard_unwrap_label(struct arena *a, struct str label);
/* RFC 3986 section 2.1; as it is when the result is not text. */
struct str vcard_percent_decode(struct arena *a, struct str s);

/* The TYPE of a word ("mobile" is CELL), "" when it has none. Static. */
struct str vcard_word_type(struct str word);
/* True for "work", "work fax" and all others that TYPEs say and give back exactly. */
bool vcard_label_is_types(struct str label);
/* True when a TYPE shows in the label ("CELL", "X-Boat"), false for "INTERNET", "VOICE", "PREF". */
bool vcard_type_is_label(struct arena *a, struct str type);

/* Length of a chat service's scheme at the start ("skype:"), 0 without; its usual label. Static. */
size_t vcard_scheme_length(struct str value, struct str *ret_label);
/* The scheme of a service by label; "x-apple:", which stands for any, when it has none. Static. */
struct str vcard_service_scheme(struct str label);
/* The label a property name brings, "AIM" of X-AIM, or "". Static. */
struct str vcard_property_label(struct str name);

#endif
