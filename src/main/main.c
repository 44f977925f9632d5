/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/clock.h"
#include "cli/documents.h"
#include "main/config.h"
#include "ops/registry.h"

#include <signal.h>

static struct cli cli; /* the commands below need it themselves */

static int run_help(void *data, int argc, char **argv)
{
    /* "help person add" is "person add --help". */
    (void)data;
    char *words[16] = {"wellmet"};
    int n = 1;
    for (int i = 0; i < argc && n < 14; i++)
        words[n++] = argv[i];
    words[n++] = "--help";
    return cli_run(&cli, n, words);
}

static int run_dump(void *data, int argc, char **argv)
{
    (void)data;
    return documents_dump(&cli, argc, argv);
}

static const struct cli_command commands[] = {
    {.name = "serve",
     .summary = "Open the pages in a browser on this computer.",
     .help = "Serves the pages and the JSON API on 127.0.0.1 until it is stopped. Commands may be "
             "used meanwhile.",
     .example = "wellmet serve --listen 127.0.0.1:8420",
     .options = serve_fields,
     .run = serve_run},
    {.name = "schema",
     .summary = "Print the tables of the database.",
     .help = "Tables, columns, keys and references as they are. --distribute citus prints the "
             "statements that spread a PostgreSQL database over a cluster.",
     .example = "wellmet schema --database wellmet.db",
     .options = schema_fields,
     .run = schema_run},
    {.name = "transfer",
     .summary = "Copy a whole database into another, a file or PostgreSQL.",
     .help =
         "Words: FROM and TO, each a file or postgresql://... Stop the server first. TO must be "
         "new; what was interrupted goes on when the same command is run again. At the end "
         "both are compared, table by table.",
     .example = "wellmet transfer wellmet.db postgresql:///wellmet",
     .options = transfer_fields,
     .run = transfer_command},
    {.name = "dump-def",
     .summary = "Print a document made from the program's tables.",
     .help = "One of --man, --md, --openapi, --bash, --zsh, --fish, --permissions; --list says "
             "which are kept in docs/generated.",
     .example = "wellmet dump-def --man",
     .run = run_dump},
    {.name = "eval",
     .summary = "Run a model over a plain log, to measure it.",
     .help = "\"eval readiness\" reads lines DAY CONTACT o|i and prints a forecast before each "
             "message after a week of silence; with --alive it answers lines DAY * q.",
     .example = "wellmet eval readiness --alive",
     .run = eval_run},
    {.name = "graph",
     .summary = "Search a plain file of ties, to try or measure the engine of paths.",
     .help = "\"graph query\" prints the cheapest paths --from somebody --to others; "
             "\"graph bench\" asks a file of questions and says how long each took.",
     .example = "wellmet graph query --edges ties.edges --from 17 --to 4,8,15",
     .options = graph_fields,
     .run = graph_run},
    {.name = "help",
     .summary = "Explain a command.",
     .help = "Without a command, lists them all.",
     .example = "wellmet help log",
     .run = run_help},
    {.name = NULL},
};

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN); /* a reader that leaves is an error of the write, not our end */
    signal(SIGXFSZ, SIG_IGN); /* so is a limit on the size of files */
    if (clock_init() < 0) {
        fprintf(stderr,
                "wellmet: WELLMET_NOW is not a time: write it like 2027-08-10T09:00:00Z.\n");
        return 2;
    }
    struct process p = {.arena = arena_new(0)};
    cli = (struct cli){.ops = &ops_registry,
                       .commands = commands,
                       .data = &p,
                       .open = config_open,
                       .close = config_close};
    int status = cli_run(&cli, argc, argv);
    arena_free(p.arena);
    return status;
}
