/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/guard_pattern.h"

static const struct guard_pattern rows[] = {
    {.rule = "patient_ssn", .find = "(?<![\\d-])\\d{3}-\\d{2}-\\d{4}(?![\\d-])"}, {.rule = NULL}};

void guard_find_patient(struct arena *a, struct str text, struct guard_hits *hits)
{
    guard_patterns_find(guard_patterns_new("", rows), a, text, 0, hits);
}
