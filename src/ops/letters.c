/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/letters.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/id.h"
#include "def/errors.h"
#include "insight/ask_rules.h"
#include "insight/phrase.h"
#include "model/entities.h"
#include "ops/letter_dates.h"
#include "ops/plan.h"
#include "store/letters.h"
#include "store/record.h"

enum { ASSIGNMENTS = LETTERS_MAX * LETTER_PROGRAMS_MAX, COULD = 16 };

/* --- people ----------------------------------------------------------------------------------- */

static bool has_role(struct str roles, const char *key)
{
    struct str one;
    while (roles.n && str_next(&roles, ',', &one))
        if (str_eq(one, str_c(key)))
            return true;
    return false;
}

static void add_specialty(struct op_ctx *ctx, struct letter_writer *w, struct str specialty)
{
    struct str key = letter_specialty(ctx->arena, ctx->app->letters, specialty);
    w->specialties = str_join(ctx->arena, w->specialties, STR(";"), key);
}

/* A position that ended says what somebody is no more, but not that they left the specialty. */
static void add_post(struct op_ctx *ctx, struct letter_writer *w, const struct position *p)
{
    bool over = date_is_set(p->until) && date_cmp(p->until, ctx->today) < 0;
    if (!over && p->kind)
        w->posts |= 1u << p->kind;
    if (p->specialty.n)
        add_specialty(ctx, w, p->specialty);
}

static void fill_writer(struct op_ctx *ctx, const struct letter_row *r,
                        const struct position *posts, size_t posts_n, struct letter_writer *w)
{
    *w = (struct letter_writer){
        .person = r->ask.person, .name = r->writer, .family = has_role(r->roles, "support")};
    if (r->specialty.n)
        add_specialty(ctx, w, r->specialty);
    for (size_t i = 0; i < posts_n; i++)
        if (posts[i].person == w->person)
            add_post(ctx, w, &posts[i]);
}

/* "mentor, teacher": the roles that speak for asking. */
static struct str role_words(struct arena *a, struct str roles)
{
    struct str all = STR_NULL, one;
    while (roles.n && str_next(&roles, ',', &one))
        all = str_join(a, all, STR(", "),
                       phrase_label(a, str_c(role_choices[choice_find(role_choices, one)].label)));
    return all;
}

enum { IN_TRAINING = 1u << 1 | 1u << 2 | 1u << 3 };

static int load_could(struct op_ctx *ctx, struct letter_facts *f)
{
    struct letter_could_row *rows;
    size_t n, kept = 0;
    VEC(struct letter_writer) all = {0};
    int rc = letters_list_could(ctx->db, ctx->arena, COULD, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        if (!i || rows[i].person != rows[i - 1].person) {
            *VEC_PUSH(ctx->arena, &all) =
                (struct letter_writer){.person = rows[i].person,
                                       .name = rows[i].name,
                                       .family = has_role(rows[i].roles, "support"),
                                       .why = role_words(ctx->arena, rows[i].roles)};
            if (rows[i].specialty.n)
                add_specialty(ctx, &all.p[all.n - 1], rows[i].specialty);
        }
        add_post(ctx, &all.p[all.n - 1], &rows[i].post);
    }
    for (size_t i = 0; i < all.n; i++)
        if (!all.p[i].family && !(all.p[i].posts & IN_TRAINING))
            all.p[kept++] = all.p[i];
    f->could = all.p;
    f->could_n = kept;
    return rc;
}

/* --- facts ------------------------------------------------------------------------------------ */

static int load_letters(struct op_ctx *ctx, struct letters *x)
{
    struct letter_row *rows;
    struct position *posts;
    size_t n, posts_n;
    int rc = letters_list(ctx->db, ctx->arena, LETTERS_MAX, &rows, &n);
    if (rc == 0)
        rc = letters_list_posts(ctx->db, ctx->arena, &posts, &posts_n);
    if (rc < 0)
        return rc;
    x->facts.letters = ARENA_ARRAY(ctx->arena, struct letter_fact, n + 1);
    x->backups = ARENA_ARRAY(ctx->arena, struct str, n + 1);
    x->facts.letters_n = n;
    for (size_t i = 0; i < n; i++) {
        struct letter_fact *f = &x->facts.letters[i];
        f->letter = rows[i].letter;
        f->ask = rows[i].ask;
        f->key = (char)(i < 26 ? 'A' + (int)i : '*');
        if (rows[i].letter.specialty.n)
            f->specialty =
                letter_specialty(ctx->arena, ctx->app->letters, rows[i].letter.specialty);
        fill_writer(ctx, &rows[i], posts, posts_n, &f->writer);
        x->backups[i] = rows[i].backup;
    }
    return 0;
}

/* Rows come by specialty: one look at the table for each. */
static int load_places(struct op_ctx *ctx, int64_t season, struct letters *x)
{
    struct letter_program_row *rows;
    size_t n;
    int rc = letters_list_programs(ctx->db, ctx->arena, season, LETTER_PROGRAMS_MAX, &rows, &n);
    if (rc < 0)
        return rc;
    x->facts.places = ARENA_ARRAY(ctx->arena, struct letter_place, n + 1);
    x->programs = ARENA_ARRAY(ctx->arena, const struct program *, n + 1);
    x->facts.places_n = n;
    for (size_t i = 0; i < n; i++) {
        const struct program *p = &rows[i].program;
        struct letter_place *place = &x->facts.places[i], *last = i ? place - 1 : NULL;
        bool same = last && str_eq(last->specialty_name, p->specialty);
        x->programs[i] = p;
        *place = (struct letter_place){
            .program = p->record.id,
            .name = p->name,
            .specialty_name = p->specialty,
            .specialty = same ? last->specialty
                              : letter_specialty(ctx->arena, ctx->app->letters, p->specialty),
            .service = p->service,
            .submitted = rows[i].submitted,
            .wanted = p->letters_wanted,
            .chair = p->chair_letter};
        if (!place->service)
            place->service = (int)letter_service(ctx->arena, ctx->app->letters, place->specialty);
    }
    letter_bind(ctx->arena, ctx->app->letters, x->facts.places, n);
    return 0;
}

/* The index of an id in rows that grow by it, or n. */
static size_t find_letter(const struct letter_facts *f, int64_t id)
{
    size_t i = 0;
    while (i < f->letters_n && f->letters[i].letter.record.id != id)
        i++;
    return i;
}

static size_t find_place(const struct letter_facts *f, int64_t id, size_t from)
{
    for (size_t i = 0; i < f->places_n; i++) { /* rows often come program by program */
        size_t at = (from + i) % f->places_n;
        if (f->places[at].program == id)
            return at;
    }
    return f->places_n;
}

static int load_cells(struct op_ctx *ctx, struct letters *x)
{
    struct letter_facts *f = &x->facts;
    size_t n, place = 0, cells = f->letters_n * f->places_n;
    struct assignment *rows;
    f->cells = arena_alloc(ctx->arena, cells + 1);
    x->assignments = ARENA_ARRAY(ctx->arena, int64_t, cells + 1);
    int rc = letters_list_assignments(ctx->db, ctx->arena, ASSIGNMENTS, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n && cells; i++) {
        size_t letter = find_letter(f, rows[i].letter);
        size_t at = find_place(f, rows[i].program, place);
        if (letter == f->letters_n || at == f->places_n)
            continue;
        place = at;
        f->cells[at * f->letters_n + letter] =
            (unsigned char)(rows[i].state ? rows[i].state : ASSIGNMENT_PLANNED);
        x->assignments[at * f->letters_n + letter] = rows[i].record.id;
    }
    return rc;
}

/* Whoever could write is of interest only where letters lack. */
static bool has_need(const struct letter_facts *f)
{
    for (size_t i = 0; i < f->places_n; i++)
        if ((int64_t)letter_sum(f, i) < letter_wanted(f, i))
            return true;
    return false;
}

int letters_load(struct op_ctx *ctx, bool could, struct letters *ret)
{
    struct plan_student me;
    bool wanted;
    *ret = (struct letters){.facts = {.rules = ctx->app->letters, .today = ctx->today}};
    int rc = letter_dates_wanted(ctx, &me, &wanted);
    ret->off = !wanted;
    if (rc < 0 || ret->off)
        return rc;
    rc = letter_dates_load(ctx, &me, ret);
    ret->facts.need_by = ret->needed.on;
    ret->facts.opens = ret->opens.on;
    if (rc == 0)
        rc = load_letters(ctx, ret);
    if (rc == 0)
        rc = load_places(ctx, me.graduation_year, ret);
    if (rc == 0)
        rc = load_cells(ctx, ret);
    return rc == 0 && could && has_need(&ret->facts) ? load_could(ctx, &ret->facts) : rc;
}

int letters_known(struct op_ctx *ctx, const struct letters *x, int64_t **ret)
{
    const struct letter_facts *f = &x->facts;
    struct letter_known_row *rows;
    size_t n;
    *ret = ARENA_ARRAY(ctx->arena, int64_t, f->places_n + 1);
    int rc = letters_list_known(ctx->db, ctx->arena, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        size_t at = find_place(f, rows[i].program, 0);
        if (at < f->places_n)
            (*ret)[at] = rows[i].known;
    }
    return rc;
}

struct letter_date letters_seen(const struct letters *x, int service)
{
    return service == SERVICE_RESIDENCYCAS ? x->residencycas_see
           : service == SERVICE_ERAS       ? x->eras_see
                                           : (struct letter_date){0};
}

/* --- words ------------------------------------------------------------------------------------ */

struct str letters_kind(struct arena *a, const struct letter *x)
{
    struct str s = x->chair ? STR("Chair's letter")
                            : str_c(x->form ? letter_form_choices[x->form].label : "Letter");
    if (x->sloe_from)
        s = str_join(a, s, STR(", "), phrase_label(a, str_c(sloe_choices[x->sloe_from].label)));
    if (x->specialty.n)
        s = str_join(a, s, STR(", "), phrase_inside(a, x->specialty));
    if (x->preliminary)
        s = str_join(a, s, STR(", "), STR("preliminary year"));
    if (x->imported)
        s = str_join(a, s, STR(", "), STR("imported"));
    return str_join(a, s, STR(" \xC2\xB7 "), x->waived ? STR("waived") : STR("not waived"));
}

static struct str capital(struct arena *a, struct str s)
{
    char *p = arena_copy(a, s.p, s.n);
    if (s.n && p[0] >= 'a' && p[0] <= 'z')
        p[0] = (char)(p[0] - 'a' + 'A');
    return (struct str){p, s.n};
}

struct str letters_title(struct arena *a, const struct letters *x)
{
    size_t n = x->facts.letters_n, places = x->facts.places_n, assigned = 0;
    for (size_t i = 0; i < n; i++)
        assigned += letter_steps(&x->facts, i) == LETTER_STEPS;
    if (!n)
        return STR("Who writes for you, how far each letter is, and which goes where.");
    struct str s = str_format(a, "%.*s letter%s, %.*s program%s.",
                              STR_ARG(capital(a, phrase_number(a, (int64_t)n))), n == 1 ? "" : "s",
                              STR_ARG(places ? phrase_number(a, (int64_t)places) : STR("no")),
                              places == 1 ? "" : "s");
    struct str rest = n - assigned ? phrase_number(a, (int64_t)(n - assigned)) : STR("none");
    if (assigned)
        s = str_format(a, "%.*s %.*s %s assigned, %.*s %s on the way.", STR_ARG(s),
                       STR_ARG(capital(a, phrase_number(a, (int64_t)assigned))),
                       assigned == 1 ? "is" : "are", STR_ARG(rest),
                       n - assigned == 1 ? "is" : "are");
    if (date_is_full(x->needed.on))
        s = str_format(a, "%.*s Letters are needed by %.*s%s.", STR_ARG(s),
                       STR_ARG(date_words(a, x->needed.on)),
                       x->needed.projected ? ", projected" : "");
    return s;
}

/* "due in 31 days", "it was needed by 10 September". */
static struct str due_words(struct op_ctx *ctx, const struct letters *x,
                            const struct letter_fact *l)
{
    struct date need = letter_need_by(&x->facts, l);
    int64_t left = date_is_full(need) ? date_diff(need, ctx->today) : 0;
    if (!date_is_full(need))
        return STR("");
    if (left < 0)
        return str_format(ctx->arena, "it was needed by %.*s",
                          STR_ARG(date_near(ctx->arena, need, ctx->today)));
    if (left == 0)
        return STR("due today");
    return str_format(ctx->arena, "due in %lld day%s", (long long)left, left == 1 ? "" : "s");
}

static struct str day_words(struct op_ctx *ctx, const char *what, struct date on)
{
    return date_is_set(on) ? str_format(ctx->arena, "%s %.*s", what,
                                        STR_ARG(date_near(ctx->arena, on, ctx->today)))
                           : STR_NULL;
}

static struct str draft_page(struct op_ctx *ctx, const struct letter_fact *l, const char *key)
{
    return str_format(ctx->arena, "/people/%s/draft?ask=%s&template=%s",
                      id_str(ctx->arena, l->writer.person).p,
                      id_str(ctx->arena, l->ask.record.id).p, key);
}

static struct letter_act act_agreed(struct op_ctx *ctx, const struct letters *x,
                                    const struct letter_fact *l)
{
    struct letter_act act = {"Confirm request", "letter.confirm", STR_NULL, STR_NULL};
    if (!date_is_set(l->letter.packet_on) && !l->letter.imported)
        act = (struct letter_act){"Prepare packet", "", STR_NULL, STR_NULL};
    act.page = str_format(ctx->arena, "/letters/%s", id_str(ctx->arena, l->letter.record.id).p);
    act.said = str_join(ctx->arena, day_words(ctx, "packet sent", l->letter.packet_on), STR("; "),
                        due_words(ctx, x, l));
    return act;
}

static struct letter_act act_confirmed(struct op_ctx *ctx, const struct letters *x,
                                       const struct letter_fact *l)
{
    struct ask_next next = ask_next(&l->ask, ctx->today);
    bool nudge =
        next.step == ASK_STEP_CHECK && date_is_full(next.on) && date_cmp(next.on, ctx->today) <= 0;
    struct letter_act act = {"It is uploaded", "letter.uploaded", STR_NULL, STR_NULL};
    if (nudge)
        act = (struct letter_act){"Draft a nudge", "", draft_page(ctx, l, "letter-reminder"),
                                  STR_NULL};
    act.said = str_join(ctx->arena, day_words(ctx, "confirmed", l->letter.confirmed_on), STR("; "),
                        due_words(ctx, x, l));
    return act;
}

static struct letter_act act_uploaded(struct op_ctx *ctx, const struct letters *x, size_t letter)
{
    const struct letter_fact *l = &x->facts.letters[letter];
    struct letter_act act = {"", "", STR_NULL, STR_NULL};
    size_t n = 0;
    for (size_t p = 0; p < x->facts.places_n; p++)
        n += letter_cell(&x->facts, letter, p) == ASSIGNMENT_DONE;
    if (!date_is_set(l->ask.thanked_on))
        act = (struct letter_act){"Write thanks", "", draft_page(ctx, l, "thanks-help"), STR_NULL};
    act.said = n ? str_format(ctx->arena, "to %.*s program%s",
                              STR_ARG(phrase_number(ctx->arena, (int64_t)n)), n == 1 ? "" : "s")
                 : day_words(ctx, "uploaded", l->letter.uploaded_on);
    act.said =
        str_join(ctx->arena, act.said, STR("; "),
                 date_is_set(l->ask.thanked_on) ? day_words(ctx, "thanked", l->ask.thanked_on)
                                                : STR("not thanked yet"));
    return act;
}

struct letter_act letters_act(struct op_ctx *ctx, const struct letters *x, size_t letter)
{
    const struct letter_fact *l = &x->facts.letters[letter];
    struct str backup = x->backups[letter];
    struct letter_act act = {"", "", STR_NULL, STR_NULL};
    if (l->letter.portal == PORTAL_UPLOADED)
        return act_uploaded(ctx, x, letter);
    if (l->ask.state == ASK_DECLINED)
        act.said = STR("declined; another writer is the way");
    else if (l->ask.state == ASK_NO_ANSWER || l->ask.state == ASK_DROPPED)
        act.said = STR("at rest");
    else if (l->letter.portal == PORTAL_CONFIRMED)
        act = act_confirmed(ctx, x, l);
    else if (l->ask.state >= ASK_AGREED)
        act = act_agreed(ctx, x, l);
    else if (l->ask.state == ASK_ASKED)
        act = (struct letter_act){"They agreed", "ask.agreed", STR_NULL,
                                  day_words(ctx, "asked", l->ask.asked_on)};
    else
        act = (struct letter_act){
            "Prepare to ask", "",
            str_format(ctx->arena, "/asks/%s/prepare", id_str(ctx->arena, l->ask.record.id).p),
            due_words(ctx, x, l)};
    if (backup.n)
        act.said = str_join(ctx->arena, act.said, STR("; "),
                            str_format(ctx->arena, "backup: %.*s", STR_ARG(backup)));
    return act;
}

/* --- one -------------------------------------------------------------------------------------- */

static bool begins(struct str text, struct str words)
{
    struct str word, part;
    while (words.n && str_next(&words, ' ', &word)) {
        struct str rest = text;
        bool found = false;
        while (!found && rest.n && str_next(&rest, ' ', &part))
            found = str_starts(part, word);
        if (word.n && !found)
            return false;
    }
    return true;
}

int letter_find(struct op_ctx *ctx, struct str text, int64_t *ret)
{
    struct letters x;
    struct str words = fold(ctx->arena, str_trim(text)), list = STR_NULL;
    size_t fit = 0;
    int rc = letters_load(ctx, false, &x);
    for (size_t i = 0; rc == 0 && i < x.facts.letters_n; i++) {
        const struct letter_fact *l = &x.facts.letters[i];
        struct str all = fold(ctx->arena, str_join(ctx->arena, l->writer.name, STR(" "),
                                                   letters_kind(ctx->arena, &l->letter)));
        bool key = text.n == 1 && (text.p[0] & ~0x20) == l->key;
        if (!key && (text.n == 1 || !words.n || !begins(all, words)))
            continue;
        *ret = l->letter.record.id;
        list = str_join(ctx->arena, list, STR("; "),
                        str_format(ctx->arena, "%c %.*s", l->key, STR_ARG(l->writer.name)));
        fit++;
    }
    if (rc == 0 && !fit)
        return err_set(ctx->err, ERR_NOT_FOUND,
                       "No letter fits \"%.*s\": wellmet letters lists them with their keys.",
                       STR_ARG(text));
    if (rc == 0 && fit > 1)
        return err_set(ctx->err, ERR_AMBIGUOUS,
                       "More than one letter fits \"%.*s\": %.*s. Say its key.", STR_ARG(text),
                       STR_ARG(list));
    return rc;
}

void letter_packet(const struct letter *x, const char *ret[LETTER_PACKET_MAX])
{
    const char *const *lines = ask_packet(ASK_LETTER);
    size_t n = 0;
    for (size_t i = 0; i < ASK_PACKET_MAX && lines[i]; i++)
        ret[n++] = lines[i];
    if (x->form == LETTER_SLOR)
        ret[n++] = "Your signed consent for the eSLOR, and your AAMC ID";
    ret[n++] = x->waived ? "That you waived your right to see it"
                         : "That you did not waive your right to see it";
    ret[n++] = "Begins \"Dear Program Director\", with your AAMC ID, on letterhead";
    ret[n] = NULL;
}
