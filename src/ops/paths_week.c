/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/paths_week.h"

#include "base/arena.h"
#include "base/html.h"
#include "base/id.h"
#include "def/errors.h"
#include "def/limits.h"
#include "insight/agenda_rules.h"
#include "insight/signals.h"
#include "model/person.h"
#include "ops/guard_int.h"
#include "ops/paths_int.h"
#include "ops/plan.h"
#include "ops/programs.h"
#include "ops/save.h"
#include "store/change.h"
#include "store/find.h"
#include "store/record.h"
#include "store/store.h"
#include "store/ties.h"

enum { STEP_AHEAD = 56, STEP_BEHIND = 0, REST_DAYS = 90, TRIED = 12, WAYS = 10, CYCLE = 3 };

/* Roles of the plan that are somebody of the specialty, not of one's school. */
static const char *const of_specialty[] = {"specialty_faculty", "near_peer", "letter_writer",
                                           "mentor", "program_staff"};

/* Where a way may lead. */
struct aim {
    int64_t subject, program; /* program 0: a specialty */
    struct str specialty;     /* as the owner writes it */
    struct str need;
    struct path_nodes people;
};

struct week {
    struct op_ctx *ctx;
    const struct mark *marks;
    size_t marks_n;
    struct ties_strange *strange;
    size_t strange_n;
    struct ask *asks; /* introductions that are open */
    size_t asks_n;
    VEC(struct aim) aims;
};

static struct date monday_of(struct date today)
{
    return date_add_days(today, -date_weekday(today));
}

/* Where it leads rests, whoever would have been asked; a mark about nothing is the whole week's. */
static bool rests(const struct week *w, int64_t subject)
{
    for (size_t i = 0; i < w->marks_n; i++)
        if (str_eq(w->marks[i].rule, STR(AGENDA_RULE_WAY)) &&
            (!w->marks[i].subject || w->marks[i].subject == subject))
            return true;
    return false;
}

static void add(struct week *w, struct aim x)
{
    if (!rests(w, x.subject))
        *VEC_PUSH(w->ctx->arena, &w->aims) = x;
}

/* --- programs --------------------------------------------------------------------------------- */

static bool is_strange(const struct week *w, int64_t program)
{
    for (size_t i = 0; i < w->strange_n; i++)
        if (w->strange[i].program == program)
            return true;
    return false;
}

static int add_programs(struct week *w)
{
    struct arena *a = w->ctx->arena;
    struct program_row *rows = NULL;
    size_t n = 0;
    bool any = w->strange_n && w->strange[w->strange_n - 1].program;
    int rc = any ? programs_list(w->ctx->db, a, 0, LIMIT_PROGRAMS, &rows, &n) : 0;
    for (size_t i = 0; rc == 0 && i < n; i++) {
        struct str name = program_name(&rows[i]);
        if (is_strange(w, rows[i].program.record.id))
            add(w,
                (struct aim){.subject = rows[i].program.record.id,
                             .program = rows[i].program.record.id,
                             .specialty = rows[i].program.specialty,
                             .need = str_format(a, "You know nobody at %.*s yet", STR_ARG(name))});
    }
    return rc;
}

/* --- steps of the plan ------------------------------------------------------------------------ */

static bool needs_specialty(const struct plan_step *step)
{
    struct str who = step ? step->who : STR_NULL, key;
    while (who.n && str_next(&who, ';', &key))
        for (size_t i = 0; i < sizeof(of_specialty) / sizeof(*of_specialty); i++)
            if (str_eq(str_trim(key), str_c(of_specialty[i])))
                return true;
    return false;
}

/* Somebody of the specialty is noted whom the owner was never in touch with. */
static bool is_strange_specialty(const struct week *w, struct str specialty)
{
    struct arena *a = w->ctx->arena;
    struct str key = specialty_key(a, specialty);
    for (size_t i = 0; i < w->strange_n; i++)
        if (!w->strange[i].program && str_eq(specialty_key(a, w->strange[i].specialty), key))
            return true;
    return false;
}

static void add_step(struct week *w, const struct plan_item *x, struct str specialty)
{
    add(w, (struct aim){.subject = x->subject,
                        .specialty = specialty,
                        .need = str_format(w->ctx->arena,
                                           "\u201c%.*s\u201d comes, and you know "
                                           "nobody in %.*s yet",
                                           STR_ARG(x->title), STR_ARG(specialty))});
}

/* The next step that needs somebody, for each specialty of interest. */
static int add_steps(struct week *w)
{
    struct plan plan;
    struct str specialty, rest;
    if (!w->strange_n || w->strange[0].program)
        return 0;
    int rc = plan_load(w->ctx, 0, &plan);
    if (rc < 0)
        return rc;
    rest = plan.student.specialties;
    while (rest.n && str_next(&rest, ',', &specialty)) {
        specialty = str_trim(specialty);
        for (size_t i = 0; i < plan.n && is_strange_specialty(w, specialty); i++)
            if (needs_specialty(plan.items[i].step) &&
                plan_is_pressing(&plan.items[i], w->ctx->today, STEP_AHEAD, STEP_BEHIND)) {
                add_step(w, &plan.items[i], specialty);
                break;
            }
    }
    return 0;
}

/* --- choosing --------------------------------------------------------------------------------- */

/* By words: ids are of the moment at which something was noted. */
static int by_need(const void *a, const void *b)
{
    const struct aim *x = a, *y = b;
    int order = str_cmp(x->need, y->need);
    return order ? order : x->subject < y->subject ? -1 : x->subject > y->subject;
}

static bool is_being_asked(const struct week *w, const struct path_facts *f, uint32_t at)
{
    for (size_t i = 0; i < w->asks_n; i++)
        if (w->asks[i].about_person == f->people.p[at].id)
            return true;
    return false;
}

/* Whether there is somebody, nobody of them known, nobody asked for already, and a fair way. */
static int is_worth(struct week *w, struct path_graph *g, struct aim *x, bool *ret)
{
    const struct path_facts *f = g->facts;
    struct path_nodes all;
    double strength = 0;
    *ret = false;
    if (x->program) {
        struct program p;
        int rc = record_load(w->ctx->db, w->ctx->arena, &entity_program, x->program, &p);
        if (rc < 0)
            return rc;
        paths_at_place(w->ctx, f, p.organisation, &all);
    } else
        paths_of_specialty(w->ctx, f, x->specialty, STR(""), &all);
    for (size_t i = 0; i < all.n; i++) {
        if (f->people.p[all.p[i]].mine || is_being_asked(w, f, all.p[i]))
            return 0;
        if (!f->people.p[all.p[i]].never)
            *VEC_PUSH(w->ctx->arena, &x->people) = all.p[i];
    }
    int rc = paths_strength(w->ctx, g, 0, &x->people, PATHS_HOPS, &strength);
    *ret = rc == 0 && strength > 0 && path_band_of(strength) >= PATH_FAIR;
    return rc;
}

static struct str link_of(struct arena *a, const struct aim *x)
{
    struct strbuf b;
    if (x->program)
        return str_format(a, "/paths?program=%s", id_str(a, x->program).p);
    strbuf_init(&b, a, LIMIT_LINE);
    STRBUF_LIT(&b, "/paths?specialty=");
    url_component(&b, x->specialty);
    return strbuf_get(&b);
}

static struct str without_stop(struct str s)
{
    return str_ends(s, STR(".")) ? str_sub(s, 0, s.n - 1) : s;
}

/* The strongest way whose introducer may be asked now. */
static int tell(struct week *w, struct path_graph *g, const struct aim *x, struct agenda_way **ret)
{
    struct paths_query q = {.k = WAYS, .differs = true};
    struct arena *a = w->ctx->arena;
    struct path *paths = ARENA_ARRAY(a, struct path, PATH_K_MAX);
    struct paths_telling t;
    size_t n = 0;
    int rc = paths_search(w->ctx, g, 0, &x->people, NULL, &q, paths, &n);
    if (rc == 0)
        rc = paths_telling_init(w->ctx, g->facts, &t);
    for (size_t i = 0; rc == 0 && i < n && !*ret; i++) {
        struct path_way way;
        rc = paths_tell(&t, &paths[i], &way);
        if (rc < 0 || way.band < PATH_FAIR || way.hops_n < 2 || way.first.tired ||
            way.first.owed.n || way.stop.n || way.ask)
            continue;
        *ret = ARENA_NEW(a, struct agenda_way);
        **ret = (struct agenda_way){.subject = x->subject,
                                    .person = {.id = way.first.person},
                                    .need = x->need,
                                    .could = without_stop(way.summary),
                                    .why = without_stop(way.hops[1].evidence[0].words),
                                    .chance = str_c(way.words),
                                    .link = link_of(a, x)};
    }
    return rc;
}

/* Those that are worth it, to the front. */
static int keep_worth(struct week *w, struct path_graph *g, size_t *ret_n)
{
    int rc = 0;
    *ret_n = 0;
    qsort(w->aims.p, w->aims.n, sizeof(*w->aims.p), by_need);
    for (size_t i = 0; rc == 0 && i < w->aims.n && *ret_n < TRIED; i++) {
        bool worth;
        rc = is_worth(w, g, &w->aims.p[i], &worth);
        if (rc == 0 && worth)
            w->aims.p[(*ret_n)++] = w->aims.p[i];
    }
    return rc;
}

/* They take turns week by week; what nobody took up rests for at least two weeks in between. */
static int choose(struct week *w, struct path_graph *g, struct agenda_way **ret)
{
    size_t n, week = (size_t)(date_to_days(monday_of(w->ctx->today)) / 7) + 1;
    int rc = keep_worth(w, g, &n);
    size_t first = week % (n < CYCLE ? CYCLE : n);
    for (size_t i = 0; rc == 0 && first < n && i < n && !*ret; i++)
        rc = tell(w, g, &w->aims.p[(first + i) % n], ret);
    return rc;
}

/* From the day after rank lists are due the Match has its course. */
static int is_over(struct op_ctx *ctx, bool *ret)
{
    struct program_season s;
    int rc = program_season_load(ctx, &s);
    *ret = rc == 0 && date_is_set(s.rank_by.on) && date_cmp(ctx->today, s.rank_by.on) > 0;
    return rc;
}

/* Everything there is to choose from; on a server in as few rounds as one needs the other. */
static int list_aims(struct week *w)
{
    bool over = false;
    int rc = ties_strange(w->ctx->db, w->ctx->arena, &w->strange, &w->strange_n);
    if (rc < 0 || (!w->strange_n && !db_is_pending(w->ctx->db)))
        return rc;
    rc = is_over(w->ctx, &over);
    if (rc == 0)
        rc = ties_introductions(w->ctx->db, w->ctx->arena, &w->asks, &w->asks_n);
    if (rc == 0 && !over)
        rc = add_programs(w);
    return rc < 0 || over ? rc : add_steps(w);
}

static int find(struct week *w, struct agenda_way **ret)
{
    struct path_graph *g;
    int rc = list_aims(w);
    if (rc < 0 || !w->aims.n)
        return rc;
    rc = paths_open(w->ctx, &g);
    if (rc < 0 || !g)
        return rc;
    rc = choose(w, g, ret);
    paths_close(w->ctx, g);
    return rc;
}

int paths_week_load(struct op_ctx *ctx, const struct mark *marks, size_t n, struct agenda_way **ret)
{
    struct week w = {.ctx = ctx, .marks = marks, .marks_n = n};
    struct change_moment now = {0};
    bool soap = false, kept = ctx->app->paths && !ctx->writes;
    *ret = NULL;
    if (!ctx->app->ties || rests(&w, 0))
        return 0;
    int rc = kept ? change_moment_load(ctx->db, &now) : 0;
    if (rc < 0 || (kept && db_is_pending(ctx->db)))
        return rc;
    if (!kept || !path_cache_week(ctx, &now, ret)) {
        rc = find(&w, ret);
        if (rc == 0 && kept && !db_is_missing(ctx->db))
            path_cache_keep_week(ctx, &now, *ret);
    }
    if (rc == 0 && *ret) /* an hour of a day: never kept */
        rc = guard_soap_is_now(ctx, &soap);
    if (soap)
        *ret = NULL;
    return rc;
}

/* --- what is said to it ----------------------------------------------------------------------- */

static int rest_week(struct op_ctx *ctx)
{
    struct mark m = {.rule = STR(AGENDA_RULE_WAY),
                     .until = date_add_days(monday_of(ctx->today), 7)};
    return save_new(ctx, &entity_mark, &m);
}

int paths_week_done(struct op_ctx *ctx, const struct turn *t)
{
    struct mark m = {.rule = STR(AGENDA_RULE_WAY),
                     .subject = t->subject,
                     .until = date_add_days(ctx->today, REST_DAYS)};
    int rc = save_new(ctx, &entity_mark, &m);
    return rc < 0 ? rc : rest_week(ctx);
}

int paths_week_rest(struct op_ctx *ctx, const struct turn *t)
{
    return strcmp(t->rule, AGENDA_RULE_WAY) == 0 ? rest_week(ctx) : 0;
}

int paths_week_asked(struct op_ctx *ctx, int64_t person)
{
    struct agenda_way *way;
    struct mark *marks;
    size_t n;
    int rc = find_marks(ctx->db, ctx->arena, ctx->today, &marks, &n);
    if (rc == 0)
        rc = paths_week_load(ctx, marks, n, &way);
    return rc < 0 || !way || way->person.id != person ? rc : rest_week(ctx);
}
