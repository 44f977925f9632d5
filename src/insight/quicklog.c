/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/quicklog.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "def/errors.h"
#include "def/limits.h"
#include "insight/quicklog_state.h"

int quicklog_parse(struct arena *a, struct str text, struct date today,
                   const struct quicklog_names *names, struct quicklog *ret, struct err *err)
{
    struct quicklog out = {.text = utf8_repair(a, text), .time = STR(""), .next_step = STR("")};
    if (text.n > LIMIT_LOG_TEXT || out.text.n > LIMIT_LOG_TEXT)
        return err_set(err, ERR_LIMIT,
                       "An entry takes up to %d characters: write the rest as a note.",
                       LIMIT_LOG_TEXT);
    if (!str_trim(out.text).n)
        return err_set(err, ERR_INVALID,
                       "There is nothing to log: write what happened and with whom.");
    struct quicklog_state q = {
        .a = a, .text = out.text, .today = today, .names = names, .err = err, .out = &out};
    quicklog_tokens_cut(&q);
    quicklog_next_find(&q);
    quicklog_when_find(&q);
    int rc = quicklog_people_find(&q);
    if (rc)
        return rc;
    quicklog_clauses_find(&q);
    quicklog_kind_find(&q);
    quicklog_days_settle(&q);
    quicklog_people_settle(&q);
    quicklog_parts_make(&q);
    quicklog_summary_make(&q);
    *ret = out;
    return 0;
}
