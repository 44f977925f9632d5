/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/program_import.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/save.h"
#include "store/find.h"
#include "store/record.h"

const char *const program_import_keys[PROGRAM_IMPORT_STATUSES] = {"new", "changed", "same",
                                                                  "failed"};

/* A program that is here, or came with an earlier line. */
struct known {
    int64_t id; /* 0: not written, in a preview */
    struct str name, place, specialty, acgme;
};
struct run {
    struct op_ctx *ctx;
    const struct program_import_in *in;
    bool commit;
    struct program_import_report *report;
    VEC(struct known) known;
};

static void note(struct run *r, int status, const struct program_line *x, struct str reason)
{
    r->report->count[status]++;
    *VEC_PUSH(r->ctx->arena, &r->report->items) = (struct program_import_item){
        (enum program_import_status)status, x->line,
        str_copy(r->ctx->arena, x->cell[PROGRAM_COLUMN_NAME]), str_copy(r->ctx->arena, reason)};
}

static void remember(struct run *r, int64_t id, struct str name, struct str place,
                     const struct program *x)
{
    struct arena *a = r->ctx->arena;
    *VEC_PUSH(a, &r->known) = (struct known){.id = id,
                                             .name = fold(a, name),
                                             .place = fold(a, place),
                                             .specialty = specialty_key(a, x->specialty),
                                             .acgme = acgme_digits(a, x->acgme_id)};
}

static int load_known(struct run *r)
{
    struct program_row *rows;
    size_t n;
    int rc = programs_list(r->ctx->db, r->ctx->arena, 0, LIMIT_IMPORT_RECORDS, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        remember(r, rows[i].program.record.id, program_name(&rows[i]), rows[i].place_name,
                 &rows[i].program);
    return rc;
}

/* The same ACGME id, else the same name and specialty. */
static const struct known *find_known(struct run *r, struct str name, const struct program *x)
{
    struct arena *a = r->ctx->arena;
    struct str key = fold(a, name), specialty = specialty_key(a, x->specialty);
    struct str acgme = acgme_digits(a, x->acgme_id);
    VEC_EACH (const struct known, k, &r->known)
        if (acgme.n && str_eq(k->acgme, acgme))
            return k;
    VEC_EACH (const struct known, k, &r->known)
        if ((str_eq(k->name, key) || str_eq(k->place, key)) && str_eq(k->specialty, specialty))
            return k;
    return NULL;
}

/* Fields a column goes to. */
static const struct {
    enum program_column column;
    const char *field;
} fields[] = {{PROGRAM_COLUMN_SPECIALTY, "specialty"},
              {PROGRAM_COLUMN_ACGME, "acgme_id"},
              {PROGRAM_COLUMN_SERVICE, "service"},
              {PROGRAM_COLUMN_STATUS, "status"},
              {PROGRAM_COLUMN_SIGNAL, "signal"},
              {PROGRAM_COLUMN_BOND, "bond"},
              {PROGRAM_COLUMN_APPLIED, "applied_on"},
              {PROGRAM_COLUMN_OFFERED, "offered_on"},
              {PROGRAM_COLUMN_INTERVIEW, "interview_on"},
              {PROGRAM_COLUMN_TIME, "interview_time"},
              {PROGRAM_COLUMN_NOTE, "note"}};
enum { FIELDS = sizeof(fields) / sizeof(*fields) };

static const struct field *field_at(size_t i)
{
    return field_find(program_fields, str_c(fields[i].field));
}

/* Reads the cells; ERR_INVALID with the sentence of the field. */
static int read_program(struct run *r, const struct program_line *x, struct program *ret)
{
    struct field_context c = {.today = r->ctx->today};
    struct str specialty = x->cell[PROGRAM_COLUMN_SPECIALTY];
    *ret = (struct program){0};
    int rc = 0;
    if (!x->cell[PROGRAM_COLUMN_NAME].n)
        return err_set(r->ctx->err, ERR_INVALID, "The name of the program is missing.");
    if (x->cell[PROGRAM_COLUMN_NAME].n > 200)
        return err_set(r->ctx->err, ERR_INVALID, "The name of the program is too long.");
    if (!specialty.n && !r->in->specialty.n)
        return err_set(r->ctx->err, ERR_INVALID,
                       "The specialty is missing: say one for lines without.");
    for (size_t i = 0; rc == 0 && i < FIELDS; i++)
        if (x->cell[fields[i].column].n)
            rc = field_parse(r->ctx->arena, field_at(i), &c, x->cell[fields[i].column], ret,
                             r->ctx->err);
    if (!specialty.n)
        ret->specialty = r->in->specialty;
    if (rc == 0 && ret->signal && !ret->status)
        ret->status = PROGRAM_SIGNALLED;
    return rc;
}

static int find_or_make_organisation(struct run *r, const struct program_line *x, struct program *p)
{
    struct op_ctx *ctx = r->ctx;
    struct str name = x->cell[PROGRAM_COLUMN_NAME];
    struct organisation o = {.name = str_copy(ctx->arena, name),
                             .kind = choice_find(organisation_kind_choices, STR("program")),
                             .place = str_join(ctx->arena, x->cell[PROGRAM_COLUMN_PLACE], STR(", "),
                                               x->cell[PROGRAM_COLUMN_STATE])};
    int rc = find_organisation(ctx->db, fold(ctx->arena, name), &p->organisation);
    if (rc == ERR_NOT_FOUND) {
        rc = save_new(ctx, &entity_organisation, &o);
        p->organisation = o.record.id;
        return rc;
    }
    if (rc == 0)
        rc = record_load(ctx->db, ctx->arena, &entity_organisation, p->organisation, &o);
    if (rc == 0 && o.kind != choice_find(organisation_kind_choices, STR("program")))
        p->name = str_copy(ctx->arena, name); /* its own program below it will be called more */
    return rc;
}

static int put_new(struct run *r, const struct program_line *x, struct program *p)
{
    struct str name = x->cell[PROGRAM_COLUMN_NAME];
    int rc = 0;
    if (r->commit)
        rc = find_or_make_organisation(r, x, p);
    if (rc == 0 && r->commit)
        rc = save_new(r->ctx, &entity_program, p);
    if (rc < 0)
        return rc;
    remember(r, p->record.id, name, name, p);
    note(r, PROGRAM_IMPORT_NEW, x, STR_NULL);
    return 0;
}

/* What a line says and what is here, field by field; empty cells change nothing. */
static int put_changed(struct run *r, const struct program_line *x, const struct program *p,
                       int64_t id)
{
    struct op_ctx *ctx = r->ctx;
    struct program before;
    struct str what = STR_NULL;
    int rc = record_load(ctx->db, ctx->arena, &entity_program, id, &before);
    if (rc < 0)
        return rc;
    struct program after = before;
    for (size_t i = 0; i < FIELDS; i++) {
        const struct field *f = field_at(i);
        bool same_specialty = fields[i].column == PROGRAM_COLUMN_SPECIALTY;
        if (same_specialty || !x->cell[fields[i].column].n || field_equal(f, &before, p))
            continue;
        field_copy(f, &after, p);
        what = str_join(ctx->arena, what, STR(", "), str_c(f->label));
    }
    if (!what.n) {
        note(r, PROGRAM_IMPORT_SAME, x, STR_NULL);
        return 0;
    }
    rc = program_move_check(before.status, after.status, ctx->err);
    if (rc == 0 && r->commit)
        rc = save_change(ctx, &entity_program, &before, &after);
    if (rc == 0)
        note(r, PROGRAM_IMPORT_CHANGED, x, what);
    return rc;
}

static int one_line(struct run *r, const struct program_line *x)
{
    struct program p;
    int rc = read_program(r, x, &p);
    const struct known *k = rc == 0 ? find_known(r, x->cell[PROGRAM_COLUMN_NAME], &p) : NULL;
    if (rc == 0 && k && !k->id) /* twice in one preview */
        note(r, PROGRAM_IMPORT_SAME, x, STR_NULL);
    else if (rc == 0)
        rc = k ? put_changed(r, x, &p, k->id) : put_new(r, x, &p);
    if (rc == ERR_INVALID || rc == ERR_LIMIT) {
        note(r, PROGRAM_IMPORT_FAILED, x, str_c(r->ctx->err->text));
        *r->ctx->err = (struct err){0};
        rc = 0;
    }
    return rc;
}

static int all_lines(struct run *r)
{
    for (size_t n = 0;; n++) {
        struct program_line x;
        struct err why = {0};
        int rc = programs_csv_next(r->ctx->arena, &r->report->sheet, &x, &why);
        if (rc == 0)
            return 0;
        if (n == LIMIT_PROGRAM_LINES)
            return err_set(r->ctx->err, ERR_LIMIT,
                           "These are more than %d lines; bring them in in parts.",
                           LIMIT_PROGRAM_LINES);
        if (rc < 0)
            note(r, PROGRAM_IMPORT_FAILED, &x, str_c(why.text));
        else if ((rc = one_line(r, &x)) < 0)
            return rc;
    }
}

int program_import_run(struct op_ctx *ctx, const struct program_import_in *in, bool commit,
                       struct program_import_report *ret)
{
    struct run r = {.ctx = ctx, .in = in, .commit = commit, .report = ret};
    *ret = (struct program_import_report){0};
    struct str text = in->file.n ? in->file : in->text;
    int rc = programs_csv_open(ctx->arena, utf8_repair(ctx->arena, text), &ret->sheet, ctx->err);
    if (rc == 0 && in->columns.n)
        rc = programs_csv_map(&ret->sheet, in->columns, ctx->err);
    if (rc == 0)
        rc = load_known(&r);
    if (rc == 0)
        rc = all_lines(&r);
    const size_t *n = ret->count;
    ctx->message =
        str_format(ctx->arena, "%s%zu new, %zu changed, %zu already here, %zu not readable",
                   commit ? "Programs: " : "", n[PROGRAM_IMPORT_NEW], n[PROGRAM_IMPORT_CHANGED],
                   n[PROGRAM_IMPORT_SAME], n[PROGRAM_IMPORT_FAILED]);
    return rc;
}

/* --- operations ------------------------------------------------------------------------------- */

static void emit_columns(const struct program_sheet *s, struct sink *out)
{
    sink_key(out, "columns");
    sink_list_begin(out);
    for (size_t i = 0; i < s->columns; i++)
        sink_str(out, str_c(program_column_key(s->map[i])));
    sink_list_end(out);
}

static void emit_report(const struct program_import_report *r, struct sink *out)
{
    if (sink_is_json(out)) {
        sink_map_begin(out);
        emit_columns(&r->sheet, out);
        for (int i = 0; i < PROGRAM_IMPORT_STATUSES; i++)
            sink_kv_i64(out, program_import_keys[i], (int64_t)r->count[i]);
        sink_key(out, "items");
    }
    sink_list_begin(out);
    VEC_EACH (const struct program_import_item, x, &r->items) {
        sink_map_begin(out);
        sink_kv_str(out, "status", str_c(program_import_keys[x->status]));
        sink_kv_i64(out, "line", x->line);
        sink_kv_str(out, "name", x->name);
        sink_kv_str(out, "reason", x->reason);
        sink_map_end(out);
    }
    sink_list_end(out);
    if (sink_is_json(out))
        sink_map_end(out);
}

static int run(struct op_ctx *ctx, const struct program_import_in *in, bool commit,
               struct sink *out)
{
    struct program_import_report report;
    if (!in->file.n && !in->text.n)
        return err_set(ctx->err, ERR_INVALID, "Give a file, or lines as text.");
    int rc = program_import_run(ctx, in, commit, &report);
    if (rc == 0)
        emit_report(&report, out);
    return rc;
}

static int run_import(struct op_ctx *ctx, const void *in, struct sink *out)
{
    return run(ctx, in, true, out);
}

static int run_preview(struct op_ctx *ctx, const void *in, struct sink *out)
{
    return run(ctx, in, false, out);
}

/* clang-format off */
static const struct field import_fields[] = {
    {.name = "file", .label = "File", .type = FIELD_BYTES,
     .offset = offsetof(struct program_import_in, file), .max = LIMIT_BODY,
     .help = "A CSV file, with or without a line of headings.", .example = "programs.csv",
     .flags = FIELD_FILE | FIELD_POSITION},
    {.name = "name", .label = "File name", .type = FIELD_TEXT,
     .offset = offsetof(struct program_import_in, name), .help = "What the file is called.",
     .example = "programs.csv"},
    {.name = "text", .label = "Lines", .type = FIELD_NOTE,
     .offset = offsetof(struct program_import_in, text),
     .help = "Instead of a file: one program a line, cells with tabs, semicolons or commas "
             "between.",
     .example = "Lakeside Hospital, internal medicine"},
    {.name = "columns", .label = "Columns", .type = FIELD_TEXT,
     .offset = offsetof(struct program_import_in, columns),
     .help = "What each column is, in order, when it was understood otherwise: name, specialty, "
             "place, state, acgme_id, service, status, signal, bond, applied_on, offered_on, "
             "interview_on, interview_time, note or skip.",
     .example = "name,specialty", .max = 1000},
    {.name = "specialty", .label = "Specialty", .type = FIELD_TEXT,
     .offset = offsetof(struct program_import_in, specialty),
     .help = "Of lines that say none.", .example = "internal medicine", .max = 120},
    FIELD_END,
};

const struct op program_import_ops[] = {
    {.name = "programs.import", .cli = "programs import", .method = OP_POST,
     .path = "/programs/import",
     .summary = "Bring programs in from a CSV file or from lines.",
     .help = "A program is known by its ACGME id, else by name and specialty; what a line says "
             "anew "
             "is taken over, empty cells change nothing, and the same file again does nothing. A "
             "line that cannot be read is named with its number and stops nothing. programs "
             "preview "
             "shows first what would happen.",
     .example = "wellmet programs import --text 'Lakeside Hospital, internal medicine'",
     .in = import_fields, .in_size = sizeof(struct program_import_in), .need = PERM_WRITE,
     .flags = OP_WRITE, .run = run_import},
    {.name = "programs.preview", .cli = "programs preview", .method = OP_POST,
     .path = "/programs/preview",
     .summary = "Show what importing programs would do.",
     .help = "Says what each column was taken for, and changes nothing.",
     .example = "wellmet programs preview --text 'Lakeside Hospital, internal medicine'",
     .in = import_fields, .in_size = sizeof(struct program_import_in), .need = PERM_READ,
     .run = run_preview},
    OP_END};
/* clang-format on */
