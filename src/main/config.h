/* SPDX-License-Identifier: Apache-2.0 */
/* Configuration and wiring: the registry of operations, the database's place, the data tables. */
#ifndef WM_MAIN_CONFIG_H
#define WM_MAIN_CONFIG_H

#include "cli/cli.h"
#include "ops/app.h"

/* All operations of the program. Static. */

/* The process: opened when a command needs it. */
struct process {
    struct arena *arena;
    struct app app;
};

/* --database, else WELLMET_DATABASE, else WELLMET_DB (the older name), a file or postgresql://...;
 * else $XDG_DATA_HOME/wellmet/wellmet.db, else ~/.local/share/wellmet/...
 * ERR_USAGE when there is no home folder either. */
int config_db_path(struct arena *a, const char *db, const char **ret, struct err *err);
/* Opens store and tables. The user's own table beside the database (cadences.csv) wins. */
int config_open(void *process, const char *db, const struct app **ret, struct err *err);
void config_close(void *process);

/* The command "eval". */
int eval_run(void *process, int argc, char **argv);

/* The command "graph". */
extern const struct field graph_fields[];
int graph_run(void *process, int argc, char **argv);

/* The command "serve". */
extern const struct field serve_fields[];
int serve_run(void *process, int argc, char **argv);
/* The command "schema". */
extern const struct field schema_fields[];
int schema_run(void *process, int argc, char **argv);
/* The command "transfer". */
extern const struct field transfer_fields[];
int transfer_command(void *process, int argc, char **argv);

#endif
