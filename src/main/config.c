/* SPDX-License-Identifier: Apache-2.0 */
#include "main/config.h"

#include "base/arena.h"
#include "base/asset.h"
#include "base/err.h"
#include "base/io.h"
#include "def/errors.h"
#include "def/limits.h"
#include "insight/cadence.h"
#include "insight/primer.h"
#include "insight/template.h"
#include "ops/registry.h"
#include "ops/follow.h"
#include "ops/giving.h"
#include "ops/letter_table.h"
#include "ops/login_state.h"
#include "ops/paths_cache.h"
#include "ops/playbook.h"
#include "ops/plan_table.h"
#include "ops/program_tables.h"
#include "ops/session.h"
#include "ops/standing.h"
#include "ops/tie_table.h"
#include "store/store.h"

#include <unistd.h>

extern const struct asset data_files[];
extern const size_t data_files_n;
extern const struct asset template_files[];
extern const size_t template_files_n;
extern const struct asset primer_files[];
extern const size_t primer_files_n;

/* Where Wellmet keeps its own when nobody says another place. */
static int data_folder(struct arena *a, struct str *ret, struct err *err)
{
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (data && *data == '/')
        *ret = str_format(a, "%s/wellmet", data);
    else if (home && *home)
        *ret = str_format(a, "%s/.local/share/wellmet", home);
    else
        return err_set(err, ERR_USAGE, "There is no home folder: say --database FILE.");
    return 0;
}

/* The first that says something. */
static const char *said(const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (words[i] && *words[i])
            return words[i];
    return NULL;
}

int config_db_path(struct arena *a, const char *db, const char **ret, struct err *err)
{
    const char *words[] = {db, getenv("WELLMET_DATABASE"), getenv("WELLMET_DB")};
    struct str folder;
    *ret = said(words, sizeof(words) / sizeof(*words));
    int rc = *ret ? 0 : data_folder(a, &folder, err);
    if (rc == 0 && !*ret)
        *ret = str_format(a, "%.*s/wellmet.db", STR_ARG(folder)).p;
    return rc;
}

/* What belongs to this computer is kept beside a database file; a server's database has no such
 * place. */
static int data_dir(struct arena *a, const char *path, struct str *ret, struct err *err)
{
    const char *slash = strrchr(path, '/');
    if (store_is_url(path)) {
        int rc = data_folder(a, ret, err);
        int made = rc == 0 ? io_make_dirs(ret->p) : 0;
        return made < 0 ? err_set(err, ERR_IO, "The folder %s cannot be made (%s).", ret->p,
                                  strerror(-made))
                        : rc;
    }
    *ret = slash ? str_copy(a, (struct str){path, (size_t)(slash - path)}) : STR(".");
    return 0;
}

/* The user's own file beside the database, else the one built in. */
static int data_table(struct arena *a, struct str dir, const char *name, struct str *ret,
                      struct err *err)
{
    struct str path = str_format(a, "%.*s/%s", STR_ARG(dir), name);
    if (access(path.p, F_OK) == 0) {
        int rc = io_read_file(a, path.p, LIMIT_BODY, ret);
        return rc < 0 ? err_set(err, ERR_IO, "%s cannot be read (%s).", path.p, strerror(-rc)) : 0;
    }
    const struct asset *built_in = asset_find(data_files, data_files_n, str_c(name));
    if (!built_in)
        return err_set(err, ERR_INTERNAL, "The table %s is not built in.", name);
    *ret = asset_str(built_in);
    return 0;
}

/* FNV-1a; only tells versions apart. */
static uint64_t hash(struct str s)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
    return h;
}

static int load_tables(struct process *p, struct err *err)
{
    struct str csv;
    struct cadence_table *cadences;
    int rc = data_table(p->arena, p->app.data_dir, "cadences.csv", &csv, err);
    if (rc == 0)
        rc = cadence_table_load(p->arena, csv, &cadences, err);
    if (rc < 0) {
        err_prefix(err, "cadences.csv");
        return rc;
    }
    p->app.cadences = cadences;
    p->app.tables_version =
        str_format(p->arena, "%d-%016llx", DERIVED_VERSION, (unsigned long long)hash(csv));
    return 0;
}

/* The templates built in, and the user's own files of the same names over them. One of theirs that
 * cannot be read is told of where templates are listed and used; ours stays, and all else works. */
static int load_templates(struct process *p, struct err *err)
{
    struct template_set *set = ARENA_NEW(p->arena, struct template_set);
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < template_files_n; i++)
        rc = template_add(p->arena, set, str_c(template_files[i].name),
                          asset_str(&template_files[i]), err);
    for (size_t i = 0; rc == 0 && i < template_files_n; i++) {
        struct err own = {0};
        struct str text, path = str_format(p->arena, "%.*s/templates/%s", STR_ARG(p->app.data_dir),
                                           template_files[i].name);
        if (access(path.p, F_OK) != 0)
            continue;
        int read = io_read_file(p->arena, path.p, LIMIT_BODY, &text);
        if (read < 0)
            err_set(&own, ERR_IO, "%s cannot be read (%s).", path.p, strerror(-read));
        if (read < 0 || template_add(p->arena, set, path, text, &own) < 0)
            *VEC_PUSH(p->arena, &set->wrong) =
                str_format(p->arena, "%s The template that comes with Wellmet is used.", own.text);
    }
    p->app.templates = set;
    return rc;
}

/* The chapters built in, and the user's own of the same names over them, as with templates. */
static int load_primer(struct process *p, struct err *err)
{
    struct primer *primer = ARENA_NEW(p->arena, struct primer);
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < primer_files_n; i++)
        rc = primer_add(p->arena, primer, str_c(primer_files[i].name), asset_str(&primer_files[i]),
                        err);
    for (size_t i = 0; rc == 0 && i < primer_files_n; i++) {
        struct err own = {0};
        struct str text, path = str_format(p->arena, "%.*s/primer/%s", STR_ARG(p->app.data_dir),
                                           primer_files[i].name);
        if (access(path.p, F_OK) != 0)
            continue;
        int read = io_read_file(p->arena, path.p, LIMIT_BODY, &text);
        if (read < 0)
            err_set(&own, ERR_IO, "%s cannot be read (%s).", path.p, strerror(-read));
        if (read < 0 || primer_add(p->arena, primer, path, text, &own) < 0)
            *VEC_PUSH(p->arena, &primer->wrong) =
                str_format(p->arena, "%s The chapter that comes with Wellmet is used.", own.text);
    }
    p->app.primer = primer;
    return rc;
}

/* Ideas for giving change nothing that is kept. */
static int load_giving(struct process *p, struct err *err)
{
    struct str csv;
    struct giving_table *giving = NULL;
    int rc = data_table(p->arena, p->app.data_dir, "giving.csv", &csv, err);
    if (rc == 0)
        rc = giving_load(p->arena, csv, &giving, err);
    if (rc < 0)
        err_prefix(err, "giving.csv");
    p->app.giving = giving;
    return rc;
}

/* Nor do rules of letters. */
static int load_letters(struct process *p, struct err *err)
{
    struct str csv;
    struct letter_rules *letters = NULL;
    int rc = data_table(p->arena, p->app.data_dir, "letters.csv", &csv, err);
    if (rc == 0)
        rc = letter_table_load(p->arena, csv, &letters, err);
    if (rc < 0)
        err_prefix(err, "letters.csv");
    p->app.letters = letters;
    return rc;
}

/* The plan's tables, the user's own over those built in. When theirs have a fault, ours are used
 * and theirs are told of where the plan is shown. */
static int load_plan(struct process *p, struct err *err)
{
    struct str files[PLAN_FILES], built_in[PLAN_FILES];
    struct plan_faults *own = ARENA_NEW(p->arena, struct plan_faults), ours = {{0}};
    int rc = 0;
    for (int i = 0; rc == 0 && i < PLAN_FILES; i++) {
        const struct asset *asset = asset_find(data_files, data_files_n, str_c(plan_file_names[i]));
        built_in[i] = asset ? asset_str(asset) : STR_NULL;
        rc = data_table(p->arena, p->app.data_dir, plan_file_names[i], &files[i], err);
    }
    if (rc < 0)
        return rc;
    p->app.plan = plan_table_load(p->arena, files, own);
    p->app.plan_faults = own;
    if (own->all.n)
        p->app.plan = plan_table_load(p->arena, built_in, &ours);
    return 0;
}

/* Signals and ACGME ids: they only advise. */
static int load_programs(struct process *p, struct err *err)
{
    static const struct {
        const char *name;
        int (*load)(struct arena *a, struct str csv, struct program_tables *t, struct err *err);
    } files[] = {{"signals.csv", program_tables_signals},
                 {"acgme_states.csv", program_tables_states},
                 {"acgme_specialties.csv", program_tables_specialties}};
    struct program_tables *t = ARENA_NEW(p->arena, struct program_tables);
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < sizeof(files) / sizeof(*files); i++) {
        struct str csv;
        rc = data_table(p->arena, p->app.data_dir, files[i].name, &csv, err);
        if (rc == 0)
            rc = files[i].load(p->arena, csv, t, err);
        if (rc < 0)
            err_prefix(err, "%s", files[i].name);
    }
    p->app.programs = t;
    return rc;
}

/* Rules of ties are judged anew with each graph: nothing of them is kept. */
static int load_ties(struct process *p, struct err *err)
{
    struct str csv;
    struct tie_table *ties = NULL;
    int rc = data_table(p->arena, p->app.data_dir, "ties.csv", &csv, err);
    if (rc == 0)
        rc = tie_table_load(p->arena, csv, &ties, err);
    if (rc < 0)
        err_prefix(err, "ties.csv");
    p->app.ties = ties;
    return rc;
}

static int load_playbook(struct process *p, struct err *err)
{
    struct str csv;
    struct playbook_table *playbook = NULL;
    int rc = data_table(p->arena, p->app.data_dir, "playbook.csv", &csv, err);
    if (rc == 0)
        rc = playbook_table_load(p->arena, csv, &playbook, err);
    if (rc < 0)
        err_prefix(err, "playbook.csv");
    p->app.playbook = playbook;
    return rc;
}

/* A user's own table may have changed since the last run. */
static int follow_tables(struct process *p, struct err *err)
{
    struct db *db;
    int rc = session_open(&p->app, &db, err);
    if (rc < 0)
        return rc;
    rc = follow_accounts(&p->app, p->arena, db, err);
    session_close(db);
    return rc;
}

int config_open(void *process, const char *db, const struct app **ret, struct err *err)
{
    struct process *p = process;
    const char *path;
    int rc = config_db_path(p->arena, db, &path, err);
    if (rc < 0)
        return rc;
    p->app =
        (struct app){.ops = &ops_registry, .logins = login_state_new(), .paths = path_cache_new()};
    rc = data_dir(p->arena, path, &p->app.data_dir, err);
    if (rc == 0)
        rc = load_tables(p, err);
    if (rc == 0)
        rc = load_templates(p, err);
    if (rc == 0)
        rc = load_giving(p, err);
    if (rc == 0)
        rc = load_letters(p, err);
    if (rc == 0)
        rc = load_primer(p, err);
    if (rc == 0)
        rc = load_playbook(p, err);
    if (rc == 0)
        rc = load_plan(p, err);
    if (rc == 0)
        rc = load_programs(p, err);
    if (rc == 0)
        rc = load_ties(p, err);
    struct store_options o = {.path = path};
    if (rc == 0)
        rc = store_open(&o, &p->app.store, err);
    if (rc == 0)
        rc = follow_tables(p, err);
    *ret = &p->app;
    return rc;
}

void config_close(void *process)
{
    struct process *p = process;
    store_close(p->app.store);
    p->app.store = NULL;
    login_state_free(p->app.logins);
    p->app.logins = NULL;
    path_cache_free(p->app.paths);
    p->app.paths = NULL;
}
