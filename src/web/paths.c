/* SPDX-License-Identifier: Apache-2.0 */
/* Ways to somebody: /paths. The words are those of ops/paths.h; here they find their places. */
#include "web/paths.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/html.h"
#include "base/id.h"
#include "def/errors.h"
#include "def/limits.h"
#include "model/road.h"
#include "ops/bind.h"
#include "ops/session.h"
#include "web/pages.h"

/* A few ways are what one reads; more are a link away, and cost. */
enum { WAYS = 3, WAYS_MORE = 8 };
enum { PLACE_MAX = 44, OPEN = 2 };

/* --- small words ------------------------------------------------------------------------------ */

struct str paths_href(struct arena *a, const char *what, int64_t id)
{
    return str_format(a, "/paths?%s=%s", what, id_str(a, id).p);
}

struct str ties_href(struct arena *a, int64_t person)
{
    return str_format(a, "/ties?person=%s", id_str(a, person).p);
}

struct str paths_count(struct arena *a, size_t n, const char *one, const char *many)
{
    static const char *const words[] = {"no",  "one",   "two",   "three", "four", "five",
                                        "six", "seven", "eight", "nine",  "ten"};
    struct strbuf b;
    strbuf_init(&b, a, LIMIT_LINE);
    if (n < sizeof(words) / sizeof(*words))
        strbuf_add(&b, str_c(words[n]));
    else
        strbuf_add_i64(&b, (int64_t)n);
    strbuf_add_char(&b, ' ');
    strbuf_add(&b, str_c(n == 1 ? one : many));
    return strbuf_get(&b);
}

struct str paths_at_start(struct arena *a, struct str s)
{
    char *text = arena_alloc(a, s.n + 1);
    for (size_t i = 0; i < s.n; i++)
        text[i] = i || s.p[0] < 'a' || s.p[0] > 'z' ? s.p[i] : (char)(s.p[0] - 'a' + 'A');
    text[s.n] = '\0';
    return (struct str){text, s.n};
}

struct str paths_initials(struct arena *a, struct str name)
{
    static const char *const titles[] = {"Dr", "Prof", "Professor", "Mr", "Ms", "Mrs", "Dean"};
    struct str rest = str_sub(name, 0, str_find_char(name, ',', 0)), word, first = STR_NULL,
               last = STR_NULL;
    while (rest.n && str_next(&rest, ' ', &word)) {
        bool title = str_ends(word, STR("."));
        for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++)
            title = title || str_eq(word, str_c(titles[i]));
        if (!word.n || title)
            continue;
        if (first.n)
            last = word;
        else
            first = word;
    }
    return fold_initials(a, first, last);
}

/* --- ties and ways ---------------------------------------------------------------------------- */

bool paths_is_guessed(bool mine, int verdict, const struct path_evidence *e, size_t n)
{
    if (mine || verdict == TIE_CONFIRMED)
        return false;
    for (size_t i = 0; i < n; i++)
        if (e[i].tie || str_eq(e[i].rule, STR("met_through")))
            return false;
    return n > 0;
}

/* The part before a comma or a semicolon, when the whole is long. */
static struct str short_place(struct str place)
{
    size_t at = str_find_char(place, ';', 0);
    place = str_sub(place, 0, at);
    at = place.n > PLACE_MAX ? str_find_char(place, ',', 0) : SIZE_MAX;
    return str_sub(place, 0, at);
}

struct str paths_sentences(struct arena *a, const struct path_evidence *e, size_t from, size_t n)
{
    struct strbuf b;
    strbuf_init(&b, a, LIMIT_LINE);
    for (size_t i = from; i < n; i++) {
        if (b.n)
            strbuf_add_char(&b, ' ');
        strbuf_add(&b, paths_dated(a, &e[i]));
        if (!str_ends(e[i].words, STR(".")))
            strbuf_add_char(&b, '.');
    }
    return strbuf_get(&b);
}

static struct paths_hop hop_of(struct arena *a, const struct path_hop *h)
{
    size_t n = h->evidence_n;
    return (struct paths_hop){
        .hop = h,
        .initials = paths_initials(a, h->name),
        .place = short_place(h->place),
        .pair = str_join(a, h->from_name, STR(" and "), h->name),
        .first = paths_sentences(a, h->evidence, 0, n ? 1 : 0),
        .more = paths_sentences(a, h->evidence, 1, n),
        .guessed = paths_is_guessed(!h->from, h->verdict, h->evidence, h->evidence_n),
    };
}

/* "two introductions; one tie guessed" */
static struct str kind_of(struct arena *a, const struct paths_way *w, size_t guessed)
{
    size_t between = w->way->hops_n - 1;
    struct str ties = !guessed       ? STR("every tie known")
                      : guessed == 1 ? STR("one tie guessed")
                                     : paths_count(a, guessed, "", "ties guessed");
    if (!between)
        return STR("nobody is needed between you");
    return str_join(a, paths_count(a, between, "introduction", "introductions"), STR("; "), ties);
}

static void fill_way(struct arena *a, const struct path_way *x, size_t at, struct paths_way *w)
{
    size_t guessed = 0;
    *w = (struct paths_way){.way = x,
                            .hops = ARENA_ARRAY(a, struct paths_hop, x->hops_n + 1),
                            .surest = at == 0,
                            .open = at < OPEN};
    for (size_t i = 0; i < x->hops_n; i++) {
        w->hops[i] = hop_of(a, &x->hops[i]);
        guessed += w->hops[i].guessed;
    }
    w->kind = kind_of(a, w, guessed);
    w->heading = x->hops_n > 1 ? str_join(a, STR("Through"), STR(" "), x->hops[0].name)
                               : str_join(a, STR("You know"), STR(" "), x->end_name);
    w->likely = !x->stop.n && !x->first.tired && !x->first.owed.n && !x->ask;
}

/* --- addresses -------------------------------------------------------------------------------- */

/* What is looked for and how, without anybody left out. */
static void add_query(struct strbuf *b, const struct paths_query *q, int64_t hops)
{
    const struct {
        const char *name;
        int64_t id;
    } goals[] = {
        {"person=", q->person}, {"program=", q->program}, {"organisation=", q->organisation}};
    STRBUF_LIT(b, "/paths?");
    for (size_t i = 0; i < 3; i++)
        if (goals[i].id) {
            strbuf_add(b, str_c(goals[i].name));
            strbuf_add(b, id_str(b->a, goals[i].id));
        }
    if (q->specialty.n) {
        STRBUF_LIT(b, "specialty=");
        url_component(b, q->specialty);
    }
    if (q->place.n) {
        STRBUF_LIT(b, "&place=");
        url_component(b, q->place);
    }
    if (hops != PATHS_HOPS) {
        STRBUF_LIT(b, "&hops=");
        strbuf_add_i64(b, hops);
    }
    if (!q->differs)
        STRBUF_LIT(b, "&first=same");
}

/* The address with somebody more left out (`and`), or somebody back (`but`). */
static struct str address(struct arena *a, const struct paths_query *q, int64_t and, int64_t but)
{
    struct strbuf b;
    bool any = false;
    strbuf_init(&b, a, LIMIT_LINE);
    add_query(&b, q, q->hops);
    for (size_t i = 0; i <= q->without.n; i++) {
        int64_t id = i < q->without.n ? q->without.p[i] : and;
        if (!id || id == but)
            continue;
        strbuf_add(&b, any ? STR(",") : STR("&without="));
        strbuf_add(&b, id_str(a, id));
        any = true;
    }
    return strbuf_get(&b);
}

static struct str address_further(struct arena *a, const struct paths_query *q)
{
    struct strbuf b;
    strbuf_init(&b, a, LIMIT_LINE);
    add_query(&b, q, q->hops + 1);
    return strbuf_get(&b);
}

static struct str prepare_href(struct arena *a, const struct paths_query *q,
                               const struct path_way *x)
{
    struct str goal = q->program ? str_format(a, "&program=%s", id_str(a, q->program).p)
                      : q->organisation
                          ? str_format(a, "&organisation=%s", id_str(a, q->organisation).p)
                          : STR("");
    return str_format(a, "/paths/ask?person=%s&about=%s%.*s", id_str(a, x->first.person).p,
                      id_str(a, x->about).p, STR_ARG(goal));
}

/* --- what was asked --------------------------------------------------------------------------- */

static struct str given(const struct request *rq, const char *name)
{
    return str_trim(form_get(&rq->params, str_c(name)));
}

static void read_without(struct arena *a, struct str text, struct ids *ret)
{
    struct str part;
    *ret = (struct ids){ARENA_ARRAY(a, int64_t, PATHS_WITHOUT_MAX), 0};
    while (text.n && ret->n < PATHS_WITHOUT_MAX && str_next(&text, ',', &part)) {
        int64_t id;
        if (id_parse(part, &id))
            ret->p[ret->n++] = id;
    }
}

static void read_form(const struct request *rq, struct paths_form *f)
{
    *f = (struct paths_form){.who = given(rq, "who"),
                             .at = given(rq, "at"),
                             .specialty = given(rq, "specialty"),
                             .place = given(rq, "place"),
                             .same = str_eq(given(rq, "first"), STR("same"))};
    if (!str_to_i64(given(rq, "hops"), 1, PATHS_HOPS_MAX, &f->hops))
        f->hops = PATHS_HOPS;
    f->k = given(rq, "more").n ? WAYS_MORE : WAYS;
}

/* An id that is none says who was looked for all the same: nobody. */
static bool read_id(const struct request *rq, const char *name, int64_t *ret)
{
    struct str text = given(rq, name);
    if (text.n && !id_parse(text, ret))
        *ret = -1;
    return text.n > 0;
}

static bool read_query(const struct request *rq, const struct paths_form *f, struct paths_query *q)
{
    *q = (struct paths_query){.specialty = f->specialty,
                              .place = f->place,
                              .hops = f->hops,
                              .k = f->k,
                              .differs = !f->same,
                              .brief = f->k == WAYS};
    read_without(rq->a, given(rq, "without"), &q->without);
    bool asked = read_id(rq, "person", &q->person);
    asked |= read_id(rq, "program", &q->program);
    asked |= read_id(rq, "organisation", &q->organisation);
    return asked || f->specialty.n || f->place.n;
}

static int refuse(struct page *p, struct paths_form *f, char field, int rc)
{
    if (!error_row(rc)->users_fault)
        return rc;
    f->wrong = str_copy(p->ctx.arena, str_c(p->ctx.err->text));
    f->field = field;
    p->rq->err = (struct err){0};
    p->rs->status = error_row(ERR_INVALID)->http_status;
    return 0;
}

/* A place by its name; a program that has one of its own by that. */
static int resolve_place(struct page *p, const struct paths_form *f, struct paths_query *q)
{
    int rc = op_resolve(&p->ctx, &entity_organisation, f->at, &q->organisation);
    return rc == ERR_NOT_FOUND ? op_resolve(&p->ctx, &entity_program, f->at, &q->program) : rc;
}

/* The form that was sent: names become ids, and the page its own address. */
static int run_form(struct page *p, struct paths_view *v, bool *ret_gone)
{
    struct paths_form *f = &v->form;
    struct paths_query q = {.specialty = f->specialty,
                            .place = f->specialty.n ? f->place : STR_NULL,
                            .hops = f->hops,
                            .differs = !f->same};
    char field = f->who.n ? 'w' : f->at.n ? 'a' : 's';
    int rc = 0;
    if ((f->who.n > 0) + (f->at.n > 0) + (f->specialty.n > 0) != 1)
        rc = err_set(p->ctx.err, ERR_INVALID,
                     f->who.n || f->at.n || f->specialty.n
                         ? "Fill in one of the three: a person, a place, or a specialty."
                         : "Say whom you look for: a person, a place, or a specialty.");
    else if (f->who.n)
        rc = op_resolve(&p->ctx, &entity_person, f->who, &q.person);
    else if (f->at.n)
        rc = resolve_place(p, f, &q);
    *ret_gone = rc == 0;
    if (rc == 0)
        response_redirect(p->rs, address(p->ctx.arena, &q, 0, 0));
    return rc < 0 ? refuse(p, f, rc == ERR_INVALID ? 0 : field, rc) : 0;
}

/* --- the page --------------------------------------------------------------------------------- */

static int fill_left(struct page *p, const struct paths_query *q, struct paths_view *v)
{
    for (size_t i = 0; i < q->without.n; i++) {
        struct standing s;
        int rc = browse_standing(&p->ctx, q->without.p[i], &s);
        if (rc == 0)
            v->left[v->left_n++] =
                (struct paths_left){s.name, address(p->ctx.arena, q, 0, q->without.p[i])};
        else if (rc != ERR_NOT_FOUND)
            return rc;
    }
    return 0;
}

/* "Three ways, each through somebody else first." */
static struct str dek_of(struct arena *a, const struct paths_view *v)
{
    const struct path_answer *x = &v->x;
    if (x->ways_n && x->ways[0].hops_n == 1)
        return x->ways_n == 1 && x->targets == 1
                   ? STR("Nobody is needed between you: you know each other.")
                   : str_join(a, paths_at_start(a, paths_count(a, x->ways_n, "way", "ways")),
                              STR("; "), STR("somebody there you know yourself."));
    if (!x->ways_n)
        return STR("");
    struct str n = paths_at_start(a, paths_count(a, x->ways_n, "way", "ways"));
    return str_join(a, n, STR(""),
                    x->ways_n > 1 && !v->form.same ? STR(", each through someone else first.")
                                                   : STR(", through someone you know."));
}

/* What was looked for stands in the form again. */
static void fill_form(const struct paths_query *q, struct paths_view *v)
{
    struct str goal = v->x.goal, anybody = STR("anybody at ");
    if (q->person > 0)
        v->form.who = goal;
    else if (str_starts(goal, anybody) && !q->specialty.n)
        v->form.at = str_sub(goal, anybody.n, goal.n);
}

static int fill(struct page *p, const struct paths_query *q, struct paths_view *v)
{
    struct arena *a = p->ctx.arena;
    struct account me;
    const struct path_answer *x = &v->x;
    int rc = context_account(&p->ctx, &me);
    if (rc == 0)
        rc = fill_left(p, q, v);
    if (rc < 0)
        return rc;
    v->me = me.name.n ? paths_initials(a, me.name) : STR("You");
    v->heading = str_format(a, "Who can put you in contact with %.*s?", STR_ARG(x->goal));
    v->dek = dek_of(a, v);
    v->ways = ARENA_ARRAY(a, struct paths_way, x->ways_n + 1);
    for (size_t i = 0; i < x->ways_n; i++) {
        const struct path_way *way = &x->ways[i];
        fill_way(a, way, i, &v->ways[i]);
        if (way->first.person && q->without.n < PATHS_WITHOUT_MAX)
            v->ways[i].another = address(a, q, way->first.person, 0);
        if (way->first.person && way->about)
            v->ways[i].prepare = prepare_href(a, q, way);
    }
    if (x->none == PATH_NO_WAY && q->hops < PATHS_HOPS_MAX)
        v->further = address_further(a, q);
    if (x->ways_n == WAYS && q->k == WAYS)
        v->more = str_join(a, address(a, q, 0, 0), STR("&more="), STR("yes"));
    if (q->person)
        v->page = str_format(a, "/people/%s", id_str(a, q->person).p);
    fill_form(q, v);
    return 0;
}

static int find(struct page *p, const struct paths_query *q, struct paths_view *v)
{
    int rc = 0;
    SESSION_AHEAD(p->ctx.db, rc = paths_find(&p->ctx, q, &v->x));
    if (rc == ERR_INVALID) {
        v->asked = false;
        return refuse(p, &v->form, 0, rc);
    }
    return rc < 0 ? rc : fill(p, q, v);
}

static int run_paths(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct paths_query q;
    struct paths_view *v = ARENA_NEW(rq->a, struct paths_view);
    bool gone = false;
    read_form(rq, &v->form);
    int rc = page_begin(&p, app, rq, rs, NAV_PATHS);
    if (rc == 0 && form_find(&rq->params, STR("who")))
        rc = run_form(&p, v, &gone);
    else if (rc == 0 && read_query(rq, &v->form, &q)) {
        v->asked = true;
        rc = find(&p, &q, v);
    }
    if (rc == 0 && !v->asked && !gone)
        SESSION_AHEAD(p.ctx.db, rc = program_list_load(&p.ctx, &v->programs));
    if (rc == 0 && !gone) {
        p.title = v->asked ? str_join(rq->a, STR("Ways to"), STR(" "), v->x.goal) : STR("Paths");
        html_paths(&rs->body, &p, v);
    }
    return page_end(&p, rc);
}

/* --- before asking ---------------------------------------------------------------------------- */

static void add_rules(struct paths_ask_view *v)
{
    for (size_t i = 0; i < ask_rules_n; i++) {
        struct str key = str_c(ask_rules[i].key);
        bool match = str_eq(key, STR("call_no_rank")) || str_eq(key, STR("call_soap"));
        if (match && v->match_n < PATHS_RULES)
            v->match[v->match_n++] = &ask_rules[i];
        else if (ask_rule_binds(&ask_rules[i], ASK_INTRODUCTION) && v->rules_n < PATHS_RULES)
            v->rules[v->rules_n++] = &ask_rules[i];
    }
}

/* The place an ask is for: said, or the one of the program that was looked for. */
static int load_place(struct page *p, struct paths_ask_view *v)
{
    struct organisation o;
    struct program program;
    int64_t id = 0;
    struct str said = request_get_param(p->rq, STR("program"));
    int rc = 0;
    if (id_parse(said, &id)) {
        rc = browse_record(&p->ctx, &entity_program, id, &program);
        id = rc == 0 ? program.organisation : 0;
    } else {
        id_parse(request_get_param(p->rq, STR("organisation")), &id);
    }
    if (rc == 0 && id)
        rc = browse_record(&p->ctx, &entity_organisation, id, &o);
    if (rc == 0 && id) {
        v->place = o.name;
        v->program = id_str(p->ctx.arena, id);
    }
    return rc == ERR_NOT_FOUND ? 0 : rc; /* an old address still asks */
}

static int show_ask(void *app, struct request *rq, struct response *rs, struct str wrong)
{
    struct page p;
    struct paths_ask_view *v = ARENA_NEW(rq->a, struct paths_ask_view);
    int64_t person = 0, about = 0;
    *v = (struct paths_ask_view){.topic = request_get_param(rq, STR("topic")),
                                 .specific = request_get_param(rq, STR("specific")),
                                 .wrong = wrong};
    int rc = page_begin(&p, app, rq, rs, NAV_PATHS);
    if (rc == 0 && (!id_parse(request_get_param(rq, STR("person")), &person) ||
                    !id_parse(request_get_param(rq, STR("about")), &about)))
        rc = err_set(&rq->err, ERR_NOT_FOUND, "Say who is asked, and about whom: begin at Paths.");
    if (rc == 0)
        rc = paths_ask_load(&p.ctx, person, about, &v->x);
    if (rc == 0)
        rc = load_place(&p, v);
    if (rc == 0) {
        v->person = id_str(rq->a, person);
        v->about = id_str(rq->a, about);
        add_rules(v);
        p.title = str_join(rq->a, STR("Asking"), STR(" "), v->x.name);
        html_paths_ask(&rs->body, &p, v);
    }
    return page_end(&p, rc);
}

static int run_ask_form(void *app, struct request *rq, struct response *rs)
{
    return show_ask(app, rq, rs, STR_NULL);
}

/* The topic is of the draft alone: no record keeps it. */
static struct str draft_href(const struct request *rq, struct str draft)
{
    struct str topic = str_trim(form_get(&rq->form, STR("topic")));
    struct strbuf b;
    strbuf_init(&b, rq->a, LIMIT_LINE);
    strbuf_add(&b, draft);
    if (topic.n) {
        STRBUF_LIT(&b, "&about=");
        url_component(&b, topic);
    }
    return strbuf_get(&b);
}

static int run_ask(void *app, struct request *rq, struct response *rs)
{
    static const char *const names[] = {"person", "about", "organisation", "specific", "topic"};
    enum { NAMES = sizeof(names) / sizeof(*names) };
    struct op_input in[NAMES];
    struct op_ctx ctx;
    const struct json *answer;
    size_t n = 0;
    int rc = page_check(app, rq);
    for (size_t i = 0; i < NAMES; i++)
        if (str_trim(form_get(&rq->form, str_c(names[i]))).n)
            in[n++] = (struct op_input){str_c(names[i]), form_get(&rq->form, str_c(names[i]))};
    if (rc < 0)
        return rc;
    rc = page_ask(app, rq, "path.ask", in, n, &ctx, &answer);
    if (rc < 0 && (error_row(rc)->users_fault || page_may_pass(rc)) && rc != ERR_NOT_FOUND) {
        struct str wrong = str_copy(rq->a, str_c(rq->err.text)); /* nothing typed is lost */
        rq->err = (struct err){0};
        rs->status = error_row(rc)->http_status;
        return show_ask(app, rq, rs, wrong);
    }
    if (rc == 0)
        page_redirect(rs, draft_href(rq, page_text(answer, "draft")), &ctx);
    return rc;
}

const struct route paths_routes[] = {
    {HTTP_GET, "/paths", run_paths, NULL, 0},
    {HTTP_GET, "/paths/ask", run_ask_form, NULL, 0},
    {HTTP_POST, "/paths/ask", run_ask, NULL, 0},
    ROUTE_END,
};
