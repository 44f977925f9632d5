/* SPDX-License-Identifier: Apache-2.0 */
#include "base/log.h"

#include "check.h"

#include <unistd.h>

/* What log_line() writes to standard error. */
static size_t capture(enum log_level level, const char *text, char *out, size_t size)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    int saved = dup(STDERR_FILENO);
    fflush(stderr);
    dup2(fileno(file), STDERR_FILENO);
    log_line(level, "%s", text);
    fflush(stderr);
    dup2(saved, STDERR_FILENO);
    close(saved);
    rewind(file);
    size_t n = fread(out, 1, size - 1, file);
    out[n] = '\0';
    fclose(file);
    return n;
}

static void test_log__levels(void **state)
{
    (void)state;
    char out[200];
    assert_int_equal(capture(LOG_DEBUG, "hidden", out, sizeof(out)), 0);
    log_set_level(LOG_DEBUG);
    assert_true(capture(LOG_DEBUG, "shown", out, sizeof(out)) > 0);
    assert_non_null(strstr(out, "Z debug shown\n"));
    log_set_level(LOG_ERROR);
    assert_int_equal(capture(LOG_INFO, "hidden", out, sizeof(out)), 0);
    assert_true(capture(LOG_ERROR, "shown", out, sizeof(out)) > 0);
}

static void test_log__one_line(void **state)
{
    (void)state;
    char out[200];
    capture(LOG_ERROR, "a\nb\x1b[0m", out, sizeof(out));
    assert_non_null(strstr(out, "error a b [0m\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_log__levels),
        cmocka_unit_test(test_log__one_line),
    };
    return cmocka_run_group_tests_name("base/log", tests, NULL, NULL);
}
