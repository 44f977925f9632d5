/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/hours.h"

#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "base/vec.h"
#include "def/errors.h"
#include "def/limits.h"
#include "insight/phrase.h"
#include "model/person.h"
#include "ops/opportunities.h"
#include "ops/save.h"
#include "store/find.h"
#include "store/record.h"
#include "store/standing.h"

enum { HOUR = 60, DAY_MINUTES = 24 * HOUR, LATEST = 40, ROUNDED_BELOW = 2 * HOUR };

/* --- durations ------------------------------------------------------------------------------ */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Takes a number with an optional decimal part, in hundredths. */
static bool take_number(struct str *s, int64_t *ret_hundredths)
{
    size_t n = 0;
    int64_t whole = 0, part = 0, scale = 10;
    for (; n < s->n && n < 5 && is_digit(s->p[n]); n++)
        whole = whole * 10 + (s->p[n] - '0');
    if (!n)
        return false;
    if (n + 1 < s->n && (s->p[n] == '.' || s->p[n] == ',') && is_digit(s->p[n + 1]))
        for (n++; n < s->n && is_digit(s->p[n]); n++, scale /= 10)
            part += (s->p[n] - '0') * scale;
    *ret_hundredths = whole * 100 + part;
    *s = str_sub(*s, n, s->n);
    return true;
}

static char take_unit(struct str *s)
{
    static const char *const words[] = {"hours",   "hour",   "hrs",  "hr",  "h", ":",
                                        "minutes", "minute", "mins", "min", "m"};
    *s = str_trim(*s);
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (str_starts_nocase(*s, str_c(words[i]))) {
            *s = str_trim(str_sub(*s, str_c(words[i]).n, s->n));
            return words[i][0] == 'm' ? 'm' : 'h';
        }
    return s->n ? 'x' : 0;
}

bool hours_parse(struct str text, int64_t *ret)
{
    struct str s = str_trim(text);
    int64_t first, second = 0;
    if (!take_number(&s, &first))
        return false;
    char unit = take_unit(&s);
    if (unit == 'x' || (unit != 'h' && s.n))
        return false;
    if (s.n && (!take_number(&s, &second) || second >= HOUR * 100 || take_unit(&s) == 'h' || s.n))
        return false;
    int64_t minutes = unit == 'h' ? (first * HOUR + second) / 100 : first / 100;
    if (minutes <= 0 || minutes > DAY_MINUTES)
        return false;
    *ret = minutes;
    return true;
}

struct str hours_words(struct arena *a, int64_t minutes)
{
    if (minutes < ROUNDED_BELOW && minutes % HOUR)
        return str_format(a, "%lld min", (long long)minutes);
    if (minutes % HOUR)
        return str_format(a, "%lld h %lld min", (long long)(minutes / HOUR),
                          (long long)(minutes % HOUR));
    return str_format(a, "%lld h", (long long)(minutes / HOUR));
}

/* --- sums ----------------------------------------------------------------------------------- */

static struct str name_of(struct op_ctx *ctx, int64_t person)
{
    struct str name;
    return person && standing_name(ctx->db, ctx->arena, person, &name) == 0
               ? name
               : STR("No supervisor noted");
}

static struct hours_sum key_of(const struct works_day *d, enum hours_by by)
{
    switch (by) {
    case HOURS_BY_SUPERVISOR: return (struct hours_sum){.id = d->supervisor};
    case HOURS_BY_SPECIALTY:
        return (struct hours_sum){.name =
                                      d->specialty.n ? d->specialty : STR("No specialty noted")};
    default: return (struct hours_sum){.id = d->opportunity, .name = d->title};
    }
}

static int compare_sums(const void *x, const void *y)
{
    const struct hours_sum *a = x, *b = y;
    if (a->minutes != b->minutes)
        return a->minutes > b->minutes ? -1 : 1;
    return str_cmp(a->name, b->name);
}

int hours_sums(struct op_ctx *ctx, const struct works_filter *f, enum hours_by by,
               struct hours_sum **ret, size_t *ret_n)
{
    struct works_day *days;
    size_t n;
    VEC(struct hours_sum) sums = {0};
    int rc = works_days(ctx->db, ctx->arena, f, &days, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        struct hours_sum key = key_of(&days[i], by), *sum = NULL;
        VEC_EACH (struct hours_sum, s, &sums)
            if (s->id == key.id && (key.id || str_eq_nocase(s->name, key.name)))
                sum = s;
        if (!sum) {
            sum = VEC_PUSH(ctx->arena, &sums);
            *sum = key;
            sum->from = days[i].on;
        }
        if (i == 0 || !date_eq(sum->until, days[i].on))
            sum->days++;
        sum->until = days[i].on;
        sum->minutes += days[i].minutes;
    }
    VEC_EACH (struct hours_sum, s, &sums)
        if (by == HOURS_BY_SUPERVISOR)
            s->name = name_of(ctx, s->id);
    if (rc == 0 && sums.n)
        qsort(sums.p, sums.n, sizeof(*sums.p), compare_sums);
    *ret = sums.p;
    *ret_n = sums.n;
    return rc;
}

static int compare_sheets(const void *x, const void *y)
{
    const struct hours_sheet *a = x, *b = y;
    if (!a->supervisor != !b->supervisor) /* without anybody to sign: last */
        return a->supervisor ? -1 : 1;
    return str_cmp(a->name, b->name);
}

int hours_sheets(struct op_ctx *ctx, const struct works_filter *f, struct hours_sheet **ret,
                 size_t *ret_n)
{
    struct works_day *days;
    size_t n;
    VEC(struct hours_sheet) sheets = {0};
    int rc = works_days(ctx->db, ctx->arena, f, &days, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        struct hours_sheet *sheet = NULL;
        VEC_EACH (struct hours_sheet, s, &sheets)
            if (s->supervisor == days[i].supervisor)
                sheet = s;
        if (!sheet) {
            sheet = VEC_PUSH(ctx->arena, &sheets);
            *sheet = (struct hours_sheet){.supervisor = days[i].supervisor,
                                          .name = name_of(ctx, days[i].supervisor),
                                          .days = ARENA_ARRAY(ctx->arena, struct works_day, n)};
        }
        sheet->days[sheet->days_n++] = days[i];
        sheet->minutes += days[i].minutes;
    }
    VEC_EACH (struct hours_sheet, s, &sheets) {
        struct person p;
        if (s->supervisor &&
            record_load(ctx->db, ctx->arena, &entity_person, s->supervisor, &p) == 0)
            s->credentials = p.credentials;
    }
    if (rc == 0 && sheets.n)
        qsort(sheets.p, sheets.n, sizeof(*sheets.p), compare_sheets);
    *ret = sheets.p;
    *ret_n = sheets.n;
    return rc;
}

/* --- noting --------------------------------------------------------------------------------- */

struct log_in {
    struct str opportunity, time;
    struct date on;
    int64_t supervisor;
    struct str what;
    bool thanks;
};

/* Their timeline says so once a day. */
static int log_day(struct op_ctx *ctx, int64_t person, const struct hours *h, struct str title)
{
    struct interaction *rows;
    size_t n;
    int rc = find_timeline(ctx->db, ctx->arena, person, LATEST, 0, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (rows[i].kind == INTERACTION_SHADOWING && date_eq(rows[i].on, h->on))
            return 0;
    struct interaction x = {.people = {ARENA_NEW(ctx->arena, int64_t), 1},
                            .kind = INTERACTION_SHADOWING,
                            .on = h->on,
                            .minutes = h->minutes,
                            .direction = DIRECTION_BOTH,
                            .summary = h->what.n ? h->what : title};
    x.people.p[0] = person;
    return rc < 0 ? rc : save_new(ctx, &entity_interaction, &x);
}

/* A day that somebody gave is help: thanks are owed once, however many days there were. */
static int note_help(struct op_ctx *ctx, int64_t person, struct date on)
{
    struct help *rows;
    size_t n;
    int rc = record_list_of_person(ctx->db, ctx->arena, &entity_help, person, (void **)&rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (rows[i].direction == HELP_RECEIVED && !date_is_set(rows[i].thanked_on))
            return 0;
    struct help x = {
        .person = person, .direction = HELP_RECEIVED, .about = STR("a day of shadowing"), .on = on};
    return rc < 0 ? rc : save_new(ctx, &entity_help, &x);
}

/* What is noted as done has begun. */
static int begin_it(struct op_ctx *ctx, const struct opportunity *x, struct date on)
{
    struct opportunity after = *x;
    if (x->state == OPPORTUNITY_IDEA || x->state == OPPORTUNITY_CONTACTED ||
        x->state == OPPORTUNITY_ARRANGED) {
        after.state = OPPORTUNITY_UNDER_WAY;
        after.moved_on = on;
    }
    if (!date_is_full(after.from) || date_cmp(after.from, on) > 0)
        after.from = on;
    return save_change(ctx, &entity_opportunity, x, &after);
}

static void emit_log(struct op_ctx *ctx, const struct hours *h, const struct opportunity *x,
                     bool thanks, struct str name, struct sink *out)
{
    struct arena *a = ctx->arena;
    struct str words = hours_words(a, h->minutes);
    ctx->result_entity = &entity_hours;
    ctx->result_id = h->record.id;
    ctx->message = str_format(a, "Noted %.*s: %.*s", STR_ARG(words), STR_ARG(x->title));
    if (thanks)
        ctx->message = str_format(a,
                                  "%.*s. Thanks to %.*s fit best within two days; Today reminds"
                                  " you",
                                  STR_ARG(ctx->message), STR_ARG(name));
    sink_map_begin(out);
    sink_kv_id(out, "id", h->record.id);
    sink_kv_id(out, "opportunity", x->record.id);
    sink_kv_str(out, "title", x->title);
    sink_kv_date(out, "on", h->on);
    sink_kv_i64(out, "minutes", h->minutes);
    sink_kv_str(out, "supervisor", name);
    sink_map_end(out);
}

static int read_log(struct op_ctx *ctx, const struct log_in *x, struct hours *h)
{
    *h = (struct hours){.on = date_is_set(x->on) ? x->on : ctx->today, .what = x->what};
    if (!hours_parse(x->time, &h->minutes))
        return err_set(ctx->err, ERR_INVALID,
                       "Time: \"%.*s\" is no time: write it like 4h, 90m or 1h30.",
                       STR_ARG(x->time));
    if (date_cmp(h->on, ctx->today) > 0)
        return err_set(ctx->err, ERR_INVALID, "Day: choose today or a day before.");
    return 0;
}

static int run_log(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct log_in *x = in;
    struct opportunity o;
    struct hours h;
    int rc = read_log(ctx, x, &h);
    if (rc == 0)
        rc = opportunity_find(ctx, x->opportunity, &o);
    if (rc < 0)
        return rc;
    int64_t who = x->supervisor ? x->supervisor : o.supervisor;
    bool shadowing = o.kind == OPPORTUNITY_SHADOWING && who;
    bool thanks = shadowing && (x->thanks || !context_has(ctx, "thanks"));
    h.opportunity = o.record.id;
    h.supervisor = x->supervisor == o.supervisor ? 0 : x->supervisor;
    rc = save_new(ctx, &entity_hours, &h);
    if (rc == 0)
        rc = begin_it(ctx, &o, h.on);
    if (rc == 0 && shadowing)
        rc = log_day(ctx, who, &h, o.title);
    if (rc == 0 && thanks)
        rc = note_help(ctx, who, h.on);
    if (rc == 0)
        emit_log(ctx, &h, &o, thanks, who ? name_of(ctx, who) : STR_NULL, out);
    return rc;
}

/* --- out ------------------------------------------------------------------------------------ */

struct sums_in {
    int by, kind;
    int64_t supervisor;
    struct date from, until;
};

static struct works_filter filter_of(const struct sums_in *x)
{
    return (struct works_filter){
        .kind = x->kind, .supervisor = x->supervisor, .from = x->from, .until = x->until};
}

static int run_totals(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct sums_in *x = in;
    struct works_filter f = filter_of(x);
    struct hours_sum *sums;
    size_t n;
    int64_t minutes = 0;
    enum hours_by by = x->by ? (enum hours_by)x->by : HOURS_BY_OPPORTUNITY;
    int rc = hours_sums(ctx, &f, by, &sums, &n);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++) {
        minutes += sums[i].minutes;
        sink_map_begin(out);
        sink_kv_str(out, "name", sums[i].name);
        sink_kv_i64(out, "days", sums[i].days);
        sink_kv_str(out, "time", hours_words(ctx->arena, sums[i].minutes));
        sink_kv_i64(out, "minutes", sums[i].minutes);
        sink_kv_date(out, "from", sums[i].from);
        sink_kv_date(out, "until", sums[i].until);
        sink_map_end(out);
    }
    sink_list_end(out);
    ctx->message =
        str_format(ctx->arena, "%.*s in all.", STR_ARG(hours_words(ctx->arena, minutes)));
    return 0;
}

/* "4.5", as spreadsheets add it up. */
static struct str decimal(struct arena *a, int64_t minutes)
{
    int64_t hundredths = (minutes * 100 + HOUR / 2) / HOUR;
    return str_format(a, "%lld.%02lld", (long long)(hundredths / 100),
                      (long long)(hundredths % 100));
}

static void write_day(struct op_ctx *ctx, const struct hours_sheet *s, const struct works_day *d,
                      struct sink *out)
{
    sink_map_begin(out);
    sink_kv_str(out, "supervisor", s->supervisor ? s->name : STR_NULL);
    sink_kv_str(out, "specialty", d->specialty);
    sink_kv_date(out, "day", d->on);
    sink_kv_str(out, "hours", decimal(ctx->arena, d->minutes));
    sink_kv_i64(out, "minutes", d->minutes);
    sink_kv_str(out, "kind", str_c(opportunity_kind_choices[d->kind].key));
    sink_kv_str(out, "opportunity", d->title);
    sink_kv_str(out, "place", d->place);
    sink_kv_str(out, "what", d->what);
    sink_map_end(out);
}

static int compare_days(const void *x, const void *y)
{
    const struct works_day *a = x, *b = y;
    int by = str_cmp(a->specialty, b->specialty);
    return by ? by : date_cmp(a->on, b->on);
}

static int run_export(struct op_ctx *ctx, const void *in, struct sink *sink)
{
    (void)sink;
    const struct sums_in *x = in;
    struct works_filter f = filter_of(x);
    struct hours_sheet *sheets;
    struct strbuf text;
    size_t n;
    if (!f.kind && !context_has(ctx, "kind"))
        f.kind = OPPORTUNITY_SHADOWING;
    int rc = hours_sheets(ctx, &f, &sheets, &n);
    if (rc < 0)
        return rc;
    strbuf_init(&text, ctx->arena, LIMIT_OUTPUT);
    struct sink *csv = sink_new(ctx->arena, SINK_CSV, &text, 0);
    sink_list_begin(csv);
    for (size_t i = 0; i < n; i++) {
        qsort(sheets[i].days, sheets[i].days_n, sizeof(*sheets[i].days), compare_days);
        for (size_t k = 0; k < sheets[i].days_n; k++)
            write_day(ctx, &sheets[i], &sheets[i].days[k], csv);
    }
    sink_list_end(csv);
    sink_finish(csv);
    if (text.overflow)
        return err_set(ctx->err, ERR_LIMIT, "This is more than one file can hold.");
    ctx->raw = strbuf_get(&text);
    ctx->raw_type = STR("text/csv; charset=utf-8");
    ctx->raw_name = STR("wellmet-hours.csv");
    return 0;
}

/* clang-format off */
static const struct choice by_choices[] = {{"", ""}, {"opportunity", "Opportunity"},
    {"supervisor", "Supervisor"}, {"specialty", "Specialty"}, {NULL, NULL}};

static const struct field log_fields[] = {
    {.name = "opportunity", .label = "Opportunity", .type = FIELD_TEXT,
     .offset = offsetof(struct log_in, opportunity),
     .help = "Words of its title or specialty, or its id.", .example = "cardiology", .max = 500,
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "time", .label = "Time", .type = FIELD_TEXT, .offset = offsetof(struct log_in, time),
     .help = "Like 4h, 90m or 1h30; a bare number is minutes.", .example = "4h", .max = 40,
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "on", .label = "Day", .type = FIELD_DATE, .offset = offsetof(struct log_in, on),
     .help = "Today if not said.", .example = "yesterday", .flags = FIELD_POSITION},
    {.name = "supervisor", .label = "Supervisor", .type = FIELD_REF, .ref = "person",
     .offset = offsetof(struct log_in, supervisor),
     .help = "Who was there, if another than usual.", .example = "Chen"},
    {.name = "what", .label = "What you saw and did", .type = FIELD_TEXT,
     .offset = offsetof(struct log_in, what), .help = "Nothing about patients.",
     .example = "Echo laboratory.", .max = 2000},
    {.name = "thanks", .label = "Remind me to thank them", .type = FIELD_BOOL,
     .offset = offsetof(struct log_in, thanks),
     .help = "Of shadowing; yes if not said.", .example = "yes"},
    FIELD_END,
};
static const struct field log_out[] = {
    {.name = "id", .label = "Id", .type = FIELD_REF, .help = "The hours.",
     .example = "0NG5A2B3C4D5E"},
    {.name = "opportunity", .label = "Opportunity", .type = FIELD_REF, .help = "What it was.",
     .example = "0NG5A2B3C4D5E"},
    {.name = "title", .label = "Title", .type = FIELD_TEXT, .help = "Its short name.",
     .example = "Shadowing in cardiology"},
    {.name = "on", .label = "Day", .type = FIELD_DATE, .help = "When.", .example = "2027-08-09"},
    {.name = "minutes", .label = "Minutes", .type = FIELD_INT, .help = "How long.",
     .example = "240"},
    {.name = "supervisor", .label = "Supervisor", .type = FIELD_TEXT, .help = "Who was there.",
     .example = "Dr Amal Haddad"},
    FIELD_END,
};
#define FILTER_ROWS \
    {.name = "kind", .label = "Kind", .type = FIELD_CHOICE, \
     .offset = offsetof(struct sums_in, kind), \
     .choices = opportunity_kind_choices, .help = "Only this kind.", .example = "shadowing"}, \
    {.name = "supervisor", .label = "Supervisor", .type = FIELD_REF, .ref = "person", \
     .offset = offsetof(struct sums_in, supervisor), .help = "Only this supervisor.", \
     .example = "Chen"}, \
    {.name = "from", .label = "From", .type = FIELD_DATE, \
     .offset = offsetof(struct sums_in, from), \
     .help = "From this day on.", .example = "2027-01-01"}, \
    {.name = "until", .label = "Until", .type = FIELD_DATE, \
     .offset = offsetof(struct sums_in, until), .help = "Up to this day.", .example = "today"}

static const struct field totals_fields[] = {
    {.name = "by", .label = "By", .type = FIELD_CHOICE, .offset = offsetof(struct sums_in, by),
     .choices = by_choices, .help = "Opportunity if not said.", .example = "supervisor",
     .flags = FIELD_POSITION},
    FILTER_ROWS,
    FIELD_END,
};
static const struct field export_fields[] = {FILTER_ROWS, FIELD_END};
static const struct field totals_out[] = {
    {.name = "name", .label = "Name", .type = FIELD_TEXT,
     .help = "The opportunity, supervisor or specialty.", .example = "cardiology"},
    {.name = "days", .label = "Days", .type = FIELD_INT, .help = "On how many days.",
     .example = "3"},
    {.name = "time", .label = "Time", .type = FIELD_TEXT, .help = "In words.", .example = "13 h"},
    {.name = "minutes", .label = "Minutes", .type = FIELD_INT, .help = "The same in minutes.",
     .example = "780"},
    {.name = "from", .label = "From", .type = FIELD_DATE, .help = "The first day.",
     .example = "2027-05-12"},
    {.name = "until", .label = "Until", .type = FIELD_DATE, .help = "The last day.",
     .example = "2027-06-09"},
    FIELD_END,
};

const struct op hours_log_ops[] = {
    {.name = "hours.log", .cli = "hours log", .method = OP_POST, .path = "/hours/log",
     .summary = "Note hours in one line.",
     .help = "Finds the opportunity by its words. What was only arranged is under way then; a day "
             "of shadowing goes to the timeline of who was there, and Today reminds you to "
             "thank them within two days.",
     .example = "wellmet hours log evenings 3h yesterday --what 'Blood pressure checks.'",
     .in = log_fields, .in_size = sizeof(struct log_in), .out = log_out, .need = PERM_WRITE,
     .flags = OP_WRITE, .run = run_log},
    {.name = "hours.totals", .cli = "hours totals", .method = OP_GET, .path = "/hours/totals",
     .summary = "Sum hours by opportunity, supervisor or specialty.",
     .help = "Most time first.",
     .example = "wellmet hours totals --by supervisor",
     .in = totals_fields, .in_size = sizeof(struct sums_in), .out = totals_out, .need = PERM_READ,
     .run = run_totals},
    {.name = "hours.export", .cli = "hours export", .method = OP_GET, .path = "/hours/export",
     .summary = "Take hours out as a CSV file.",
     .help = "Each day with its supervisor, specialty and hours, by supervisor, then specialty. "
             "Shadowing if no kind is said.",
     .example = "wellmet hours export --from 2027-01-01",
     .in = export_fields, .in_size = sizeof(struct sums_in), .need = PERM_READ, .flags = OP_RAW,
     .run = run_export},
    OP_END};
/* clang-format on */
