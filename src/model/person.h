/* SPDX-License-Identifier: Apache-2.0 */
/* Rules about people's names and identifiers. */
#ifndef WM_MODEL_PERSON_H
#define WM_MODEL_PERSON_H

#include "model/entities.h"

/* "Dr Mei-Ling Chen": display if set, else prefix given middle family suffix, else nickname. */
struct str person_name(struct arena *a, const struct person *p);
/* Splits "Dr. Mei-Ling Chen, MD, PhD" or "Chen, Mei-Ling" into the name members of p. */
void person_set_name(struct arena *a, struct person *p, struct str full);
/* Fills sort_key, drops a display that says what the parts say. The derive of the entity. */
void person_derive(struct arena *a, void *person);

/* National Provider Identifier: 10 digits, Luhn with prefix 80840 (CMS). NULL or what is wrong. */
const char *npi_check(struct str npi);
/* ORCID iD: 0000-0000-0000-000X, ISO 7064 mod 11-2. NULL or what is wrong. */
const char *orcid_check(struct str orcid);

#endif
