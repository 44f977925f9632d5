/* SPDX-License-Identifier: Apache-2.0 */
/* Feeds every file of the folders on the command line to the fuzzer once and speaks TAP. */
#include "fuzz.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/io.h"

static size_t replay(const char *dir)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str *names, bytes;
    size_t n, done = 0;
    if (io_list_dir(a, dir, &names, &n))
        return 0;
    for (size_t i = 0; i < n; i++) {
        struct str path = str_format(a, "%s/%s", dir, names[i].p);
        if (io_read_file(a, path.p, 64u << 20, &bytes))
            continue;
        LLVMFuzzerTestOneInput((const uint8_t *)bytes.p, bytes.n);
        done++;
    }
    return done;
}

int main(int argc, char **argv)
{
    printf("1..%d\n", argc - 1);
    for (int i = 1; i < argc; i++) {
        size_t n = replay(argv[i]);
        printf("%s %d - %zu seeds\n", n ? "ok" : "not ok", i, n);
    }
    return 0;
}
