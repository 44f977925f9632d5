/* SPDX-License-Identifier: Apache-2.0 */
/* What libFuzzer calls: one for each program. Aborts on a broken promise, else returns 0. */
#ifndef WM_FUZZ_H
#define WM_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A promise of the code under test; unlike assert it holds in every build. */
#define PROMISE(x) ((x) ? (void)0 : abort())

#endif
