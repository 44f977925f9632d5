/* SPDX-License-Identifier: Apache-2.0 */
/* What the accepted sample templates show. */
#ifndef WM_TESTS_TEMPLATES_SAMPLE_H
#define WM_TESTS_TEMPLATES_SAMPLE_H
#include "base/str.h"
struct sample {
    struct str name, url, id;
    int64_t count;
    bool selected;
};
#endif
