/* SPDX-License-Identifier: Apache-2.0 */
/* "wellmet transfer FROM TO": a database copied into another one, of either engine. */
#include "store/transfer.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/sink.h"
#include "cli/ask.h"
#include "def/errors.h"
#include "main/config.h"
#include "main/options.h"

#include <signal.h>
#include <unistd.h>

struct transfer_in {
    bool start_over;
};

const struct field transfer_fields[] = {
    {.name = "start-over",
     .label = "Start over",
     .type = FIELD_BOOL,
     .offset = offsetof(struct transfer_in, start_over),
     .help = "Give up what an unfinished transfer has copied, and begin anew.",
     .example = "yes"},
    FIELD_END,
};

enum { TELL_EVERY = 200000 }; /* microseconds */

static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal_number)
{
    (void)signal_number;
    interrupted = 1;
}

/* One line that is written over itself, for somebody who watches. */
static bool tell(void *data, const struct transfer_step *s)
{
    int64_t *last = data, now = clock_monotonic();
    if (isatty(STDERR_FILENO) && now - *last > TELL_EVERY) {
        *last = now;
        fprintf(stderr, "\r%s %lld of %lld rows, %.*s\033[K", s->doing, (long long)s->done,
                (long long)s->total, STR_ARG(s->table));
    }
    return interrupted != 0;
}

static void add_row(struct sink *s, struct arena *a, const struct transfer_table *t)
{
    bool same = transfer_is_same(t);
    sink_map_begin(s);
    sink_kv_str(s, "table", t->name);
    sink_kv_i64(s, "rows", t->rows_from);
    sink_kv_i64(s, "copied", t->rows_to);
    sink_kv_str(s, "content", str_copy(a, str_c(t->hash_from)));
    sink_kv_str(s, "result", same ? STR("the same") : str_format(a, "differs: %s", t->hash_to));
    sink_map_end(s);
}

static void print_tables(struct arena *a, const struct transfer_table *rows, size_t n)
{
    struct strbuf out;
    strbuf_init(&out, a, 1 << 20);
    struct sink *s = sink_new(a, SINK_TABLE, &out, ask_columns());
    sink_list_begin(s);
    for (size_t i = 0; i < n; i++)
        add_row(s, a, &rows[i]);
    sink_list_end(s);
    sink_finish(s);
    fwrite(out.p, 1, out.n, stdout);
}

static int run(struct arena *a, const struct transfer_in *in, char **words, struct err *err)
{
    int64_t last = 0;
    struct transfer_options o = {.from = words[0],
                                 .to = words[1],
                                 .start_over = in->start_over,
                                 .tell = tell,
                                 .data = &last};
    struct transfer_table *rows = NULL;
    size_t n = 0;
    signal(SIGINT, on_interrupt);
    signal(SIGTERM, on_interrupt);
    int rc = transfer_run(a, &o, &rows, &n, err);
    if (isatty(STDERR_FILENO) && last)
        fputs("\r\033[K", stderr);
    print_tables(a, rows, n);
    return rc;
}

int transfer_command(void *process, int argc, char **argv)
{
    struct arena *a = ((struct process *)process)->arena;
    struct transfer_in in = {0};
    struct err err = {0};
    int rc = options_read(a, "transfer", transfer_fields, &argc, argv, &in, &err);
    if (rc == 0 && argc != 2)
        rc = err_set(&err, ERR_USAGE,
                     "Say from where and to where: wellmet transfer wellmet.db postgresql://...");
    if (rc == 0)
        rc = run(a, &in, argv, &err);
    return rc < 0 ? options_fail(&err, rc) : 0;
}
