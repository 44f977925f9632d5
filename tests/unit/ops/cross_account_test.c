/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Nobody reaches another account's records, whatever is asked for. Every operation is tried with
 * an id or a name of the other account in every place where it takes one; the answer must be the
 * one for an id or a name that nobody has, word for word, and the other account must stay as it
 * was. Each try runs for an account of its own, with the records that the operation needs; a third
 * try with its own record shows that it would have worked.
 *
 * An operation that takes nothing of the kind is in `without_ids`; one that is neither there nor
 * tried is a failure. Operations on logins (OP_SITE) need some: access_test.c has them, and
 * tests/http/cross_account_test.py asks every endpoint of theirs.
 */
#include "check.h"
#include "world.h"

#include "base/arena.h"
#include "base/id.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "main/config.h"
#include "ops/registry.h"
#include "ops/bind.h"
#include "store/record.h"

#include <ctype.h>
#include <strings.h>

enum how { BY_ID, BY_NAME };

/* Operations without a place for an id or a name. */
static const char *const without_ids[] = {
    "primer", "primer.take", "primer.done", "plan.playbook", "plan.stage_say",
    "today",   "sample.add",   "sample.remove", "import.preview", "export",
    "decision.add", "history", "guard.rules", "readiness.calibration", "readiness.ahead", "account.show", "account.edit",  "doctor",         "backup",
    "template.list", "template.show", "plan", "plan.add", "plan.check", "milestone.add", "quiet.add",
    "decision.tell",
    "letters", "letter.problems", "letter.matrix",
    "seat.list", "seat.show", "identity",
    "path.meet",
    "programs", "programs.due", "programs.export", "programs.rank", "match.thanks",
};

/* Copies or checks the whole database: for who runs the server. */
static const char *const for_the_server[] = {"doctor", "backup"};

/* Places in the inputs whose row says text. */
static const struct place {
    const char *op, *input, *entity;
    enum how how;
    const char *format; /* NULL: the id or the name alone */
} places[] = {
    {"undo", "action", "action", BY_ID, NULL},
    {"plan.show", "step", "milestone", BY_ID, NULL},
    {"plan.done", "step", "milestone", BY_ID, NULL},
    {"plan.skip", "step", "milestone", BY_ID, NULL},
    {"plan.not_for_me", "step", "milestone", BY_ID, NULL},
    {"plan.open", "step", "milestone", BY_ID, NULL},
    {"plan.move", "step", "milestone", BY_ID, NULL},
    {"reflect", "quality", "quality", BY_ID, NULL},
    {"reflect", "quality", "quality", BY_NAME, NULL},
    {"answered", "message", "interaction", BY_ID, NULL},
    {"today.done", "subject", "promise", BY_ID, NULL},
    {"today.snooze", "subject", "promise", BY_ID, NULL},
    {"today.never", "subject", "promise", BY_ID, NULL},
    {"thank", "who", "person", BY_ID, NULL},
    {"thank", "who", "person", BY_NAME, NULL},
    {"thank", "who", "ask", BY_ID, NULL},
    {"log", "text", "person", BY_NAME, "coffee with %s"},
    {"log", "who", "person", BY_ID, "1=%s"},
    {"log.preview", "text", "person", BY_NAME, "coffee with %s"},
    {"log.preview", "who", "person", BY_ID, "1=%s"},
    {"people", "organisation", "organisation", BY_NAME, NULL},
    {"who", "query", "person", BY_NAME, NULL},
    {"who", "query", "organisation", BY_NAME, NULL},
    {"add", "name", "person", BY_NAME, NULL},
    {"add", "organisation", "organisation", BY_NAME, NULL},
    {"recall", "letters", "person", BY_NAME, "%s, Saint Olave College"},
    {"hours.log", "opportunity", "opportunity", BY_ID, NULL},
    {"opportunity.close", "each", "person", BY_ID, "[{\"person\":\"%s\",\"thank\":\"now\"}]"},
    {"program.interview", "interviewers", "person", BY_ID, NULL},
    {"program.interview", "interviewers", "person", BY_NAME, NULL},
    {"programs.import", "text", "program", BY_NAME, "%s, surgery"},
    {"programs.preview", "text", "program", BY_NAME, "%s, surgery"},
    {"import", "file", "person", BY_NAME,
     "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u1\r\nFN:%s\r\nEND:VCARD\r\n"},
};
/* Lists of an entity go on behind a record. */
static const struct place list_after = {NULL, "after", NULL, BY_ID, NULL};

/* What an operation needs beside its required inputs; "@promise": the account's own record. */
static const struct {
    const char *op, *input, *value;
} needs[] = {
    {"letter.add", "person", "@person"},
    {"path.find", "specialty", "nephrology"},
    {"tie.say", "said", "yes"},
    {"path.ask", "person", "@another"},
    {"path.ask", "about", "@another"},
    {"letter.plan", "program", "@program"},
    {"letter.assign", "program", "@program"},
    {"letter.unassign", "program", "@program"},
    {"person.add", "given", "Vera"},
    {"person.add", "family", "@word"},
    {"organisation.add", "name", "@word"},
    {"quality.add", "name", "@word"},
    {"milestone.add", "title", "@word"},
    {"position.add", "title", "Resident"},
    {"promise.add", "by", "me"},
    {"promise.add", "made_on", "2027-08-01"},
    {"promise.add", "due_on", "2027-08-05"},
    {"answered", "answer", "no"},
    {"today.done", "rule", "promise_mine"},
    {"today.done", "subject", "@promise"},
    {"today.snooze", "rule", "promise_mine"},
    {"today.snooze", "subject", "@promise"},
    {"today.never", "rule", "promise_mine"},
    {"today.never", "subject", "@promise"},
    {"add", "name", "Vera Young"},
    {"log", "text", "coffee with Zelda"},
    {"log", "add", "yes"},
    {"log.preview", "text", "coffee with Zelda"},
    {"import", "name", "a.vcf"},
    {"import.preview", "file", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Vera Card\r\nEND:VCARD\r\n"},
    {"export", "format", "json"},
    {"opportunity.move", "to", "arranged"},
    {"program.move", "to", "applied"},
    {"program.signal", "signal", "gold"},
    {"program.rank", "step", "first"},
    {"program.interview", "on", "2027-09-01"},
    {"match.result", "result", "matched"},
    {"opportunity.add", "state", "under_way"},
    {"decision.add", "decided_on", "2027-08-01"},
    {"decision.decide", "chosen", "@word"},
    {"decision.outcome", "outcome", "@word"},
    {"hours.log", "opportunity", "@opportunity"},
    {"hours.log", "time", "4h"},
};

/* How far an ask or a letter of one's own must have come. */
static const struct {
    const char *op, *first[2];
} ways[] = {
    {"ask.agreed", {"ask.sent"}},
    {"ask.declined", {"ask.sent"}},
    {"ask.no_answer", {"ask.sent"}},
    {"ask.done", {"ask.sent"}},
    {"ask.thanked", {"ask.sent", "ask.done"}},
    {"ask.told", {"ask.sent", "ask.done"}},
    {"thank", {"ask.sent", "ask.done"}},
    {"letter.assign", {"letter.confirm"}},
};

/* Names: the other's, nobody's (with the same initials), one's own. */
static const char other_word[] = "Quaxley", nobodys_word[] = "Quillon", own_word[] = "Ostrander";

/* An id of the millisecond before: the clock stands, so nobody has it, and like the other's it is
 * smaller than those of the accounts made later. */
static const int64_t nobodys_step = INT64_C(1) << 22;

/* An account of the test: the records it has so far, by the place of their entity in entities[]. */
struct shelf {
    int64_t owner;
    const char *word;
    int64_t ids[32], action;
};

struct test {
    struct world w;
    struct shelf other;
    int64_t owners; /* the last account given out */
    size_t tried;
};

enum { INPUTS_MAX = 40 };
struct inputs {
    struct op_input p[INPUTS_MAX];
    size_t n;
};

static void set_input(struct inputs *in, const char *name, struct str value)
{
    size_t i = 0;
    while (i < in->n && !str_eq(in->p[i].name, str_c(name)))
        i++;
    assert_true(i < INPUTS_MAX);
    in->p[i] = (struct op_input){str_c(name), value};
    in->n += i == in->n;
}

static int64_t shelf_get(struct test *t, struct shelf *s, const char *entity);

static struct str needed(struct test *t, struct shelf *s, const char *value)
{
    if (value[0] != '@')
        return str_c(value);
    if (strcmp(value, "@another") == 0) {
        world_set_owner(&t->w, s->owner);
        return world_id(&t->w, world_add_person(&t->w, "Vera", "Ulster"));
    }
    return strcmp(value, "@word") == 0 ? str_c(s->word)
                                       : world_id(&t->w, shelf_get(t, s, value + 1));
}

/* Moves the account's ask or letter to where the operation can go on. */
static void go_ahead(struct test *t, const struct op *op, struct shelf *s)
{
    for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++)
        for (size_t k = 0; k < 2; k++) {
            if (strcmp(ways[i].op, op->name) != 0 || !ways[i].first[k])
                continue;
            const struct op *first = op_find(t->w.app.ops, str_c(ways[i].first[k]));
            assert_non_null(first);
            struct op_input id = {STR("id"), world_id(&t->w, shelf_get(t, s, first->entity->name))};
            world_set_owner(&t->w, s->owner);
            if (world_run_inputs(&t->w, ways[i].first[k], &id, 1) < 0)
                fail_msg("%s before %s: %s", ways[i].first[k], op->name, world_error(&t->w));
        }
}

/* Inputs that work: all that are required, with records of the account itself. */
static void prepare(struct test *t, const struct op *op, struct shelf *s, struct inputs *in)
{
    bool edits = op->path && strstr(op->path, "{id}");
    in->n = 0;
    FIELD_EACH (f, op->in) {
        bool ref = f->type == FIELD_REF || f->type == FIELD_REFS;
        if (!(f->flags & FIELD_REQUIRED) || edits)
            continue;
        set_input(in, f->name, ref ? world_id(&t->w, shelf_get(t, s, f->ref)) : str_c(f->example));
    }
    for (size_t i = 0; i < sizeof(needs) / sizeof(*needs); i++)
        if (strcmp(needs[i].op, op->name) == 0)
            set_input(in, needs[i].input, needed(t, s, needs[i].value));
    if (edits)
        set_input(in, "id", world_id(&t->w, shelf_get(t, s, op->entity->name)));
    go_ahead(t, op, s);
}

/* The account's record of an entity, made when it is first asked for. */
static int64_t shelf_get(struct test *t, struct shelf *s, const char *entity)
{
    struct inputs in;
    size_t at = 0;
    if (strcmp(entity, "action") == 0) {
        shelf_get(t, s, "person");
        return s->action;
    }
    while (at < entities_n && strcmp(entities[at]->name, entity) != 0)
        at++;
    assert_true(at < entities_n && at < sizeof(s->ids) / sizeof(*s->ids));
    if (s->ids[at])
        return s->ids[at];
    struct str name = str_format(t->w.a, "%s.add", entity);
    const struct op *op = op_find(t->w.app.ops, name);
    if (!op)
        fail_msg("nothing adds a %s: tell this test how to make one", entity);
    prepare(t, op, s, &in);
    world_set_owner(&t->w, s->owner);
    if (world_run_inputs(&t->w, op->name, in.p, in.n) < 0)
        fail_msg("%s: %s", op->name, world_error(&t->w));
    s->ids[at] = t->w.ctx.result_id;
    s->action = t->w.ctx.action_id;
    return s->ids[at];
}

static void shelf_init(struct test *t, struct shelf *s, const char *word)
{
    *s = (struct shelf){.owner = ++t->owners, .word = word};
}

/* Everything an account has, for comparing: its export, its history, what is derived. */
static struct str everything(struct test *t, int64_t owner)
{
    struct world *w = &t->w;
    world_set_owner(w, owner);
    world_do(w, "export", "format", "json", NULL);
    struct str all = w->ctx.raw, derived = world_derived(w);
    world_do(w, "history", "limit", "500", NULL);
    return str_format(w->a, "%.*s\n%.*s\n%.*s", STR_ARG(all), STR_ARG(derived), STR_ARG(w->out));
}

static size_t id_length(struct str s)
{
    size_t n = 0, digits = 0;
    for (; n < s.n && ((s.p[n] >= '0' && s.p[n] <= '9') || (s.p[n] >= 'A' && s.p[n] <= 'Z')); n++)
        digits += s.p[n] <= '9';
    return (n == 13 && s.p[0] == '0') || (n >= 16 && n == digits) ? n : 0; /* text, or a number */
}

/* A card's bytes, which hold the name. */
static size_t base64_length(struct str s)
{
    size_t n = 0;
    while (n < s.n && (isalnum((unsigned char)s.p[n]) || memchr("+/=", s.p[n], 3)))
        n++;
    return n >= 60 ? n : 0;
}

/* Five digits made from the owner, before each word of SQLite's full text. */
static size_t tag_length(struct str s)
{
    size_t n = 0;
    while (n < s.n && n < 5 && isxdigit((unsigned char)s.p[n]))
        n++;
    return n == 5 && s.n > 5 && s.p[0] == '0' && s.p[1] == '0' && isalnum((unsigned char)s.p[5])
               ? n
               : 0;
}

static size_t word_length(struct str s)
{
    const char *const words[] = {other_word, nobodys_word};
    for (size_t i = 0; i < 2; i++)
        if (s.n >= strlen(words[i]) && strncasecmp(s.p, words[i], strlen(words[i])) == 0)
            return strlen(words[i]);
    return 0;
}

/* With ids and the two names replaced by what they are. */
static struct str masked(struct arena *a, struct str s)
{
    struct strbuf b;
    strbuf_init(&b, a, SIZE_MAX / 4);
    bool inside = false; /* a run of letters and digits: no id begins there */
    while (s.n) {
        size_t id = inside ? 0 : id_length(s), tag = inside || id ? 0 : tag_length(s);
        size_t word = word_length(s), bytes = inside || id || word ? 0 : base64_length(s);
        size_t n = id ? id : tag ? tag : word ? word : bytes;
        strbuf_add(&b, id      ? STR("{id}")
                       : tag   ? STR("")
                       : word  ? STR("{name}")
                       : bytes ? STR("{bytes}")
                               : str_sub(s, 0, 1));
        inside = !n && isalnum((unsigned char)s.p[0]);
        s = str_sub(s, n ? n : 1, s.n);
    }
    return strbuf_get(&b);
}

static bool is_in(const char *name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i], name) == 0)
            return true;
    return false;
}

/* No word of the other account is in what this one was told. */
static void check_silent(struct test *t, const struct op *op)
{
    struct world *w = &t->w;
    struct str said[] = {w->out, w->ctx.raw, w->ctx.message, str_c(world_error(w))};
    for (size_t i = 0; i < 4; i++)
        for (struct str s = said[i]; s.n; s = str_sub(s, 1, s.n))
            if (s.n >= strlen(other_word) && strncasecmp(s.p, other_word, strlen(other_word)) == 0)
                fail_msg("%s: tells of another account: %.*s", op->name, STR_ARG(said[i]));
}

enum whose { OWN, NOBODYS, OTHERS };

/* The id or the name that stands in the place, for one's own record, nobody's or the other's. A
 * record of one's own is another one than the operation is about. */
static struct str value_for(struct test *t, const struct op *op, struct shelf *s,
                            const struct place *p, enum whose whose)
{
    struct arena *a = t->w.a;
    bool itself = strcmp(p->input, "id") == 0,
         same = (op->entity && strcmp(op->entity->name, p->entity) == 0) ||
                strcmp(p->input, "other") == 0; /* of two the second */
    struct shelf second = {.owner = s->owner, .word = "Orlando"};
    struct shelf *from = whose != OWN ? &t->other : same && !itself ? &second : s;
    int64_t id = shelf_get(t, from, p->entity);
    bool person = strcmp(p->entity, "person") == 0;
    struct str v = p->how == BY_NAME ? str_format(a, "%s%s", person ? "Vera " : "",
                                                  whose == NOBODYS ? nobodys_word : from->word)
                                     : id_str(a, whose == NOBODYS ? id - nobodys_step : id);
    if (!p->format)
        return v;
    struct str format = str_c(p->format);
    size_t at = str_find(format, STR("%s"), 0);
    struct str head = str_sub(format, 0, at), tail = str_sub(format, at + 2, format.n);
    return str_format(a, "%.*s%.*s%.*s", STR_ARG(head), STR_ARG(v), STR_ARG(tail));
}

/* Nobody leaves a seat without having taken it: even one's own person is refused. */
static bool needs_more(const struct op *op) { return strcmp(op->name, "seat.free") == 0; }

/* What came of a try, as one text: the code, what was said, and what the account has then. */
static struct str try_once(struct test *t, const struct op *op, const struct place *p,
                           enum whose whose)
{
    struct world *w = &t->w;
    struct inputs in;
    struct shelf s;
    shelf_init(t, &s, own_word);
    prepare(t, op, &s, &in);
    struct str value = value_for(t, op, &s, p, whose);
    set_input(&in, p->input, value);
    world_set_owner(w, s.owner);
    int rc = world_run_inputs(w, op->name, in.p, in.n);
    if (whose == OWN && rc < 0 && !needs_more(op))
        fail_msg("%s with its own %s in %s: %s", op->name, p->entity, p->input, world_error(w));
    struct str said = str_format(w->a, "%d %s\n%.*s\n%.*s\n%.*s", rc, rc < 0 ? world_error(w) : "",
                                 STR_ARG(w->ctx.message), STR_ARG(w->out), STR_ARG(w->ctx.raw));
    if (whose == OWN)
        check_silent(t, op);
    return masked(w->a,
                  str_format(w->a, "%.*s\n%.*s", STR_ARG(said), STR_ARG(everything(t, s.owner))));
}

static void try_place(struct test *t, const struct op *op, const struct place *p)
{
    shelf_get(t, &t->other, p->entity);
    struct str before = everything(t, t->other.owner);
    try_once(t, op, p, OWN);
    struct str nobodys = try_once(t, op, p, NOBODYS), others = try_once(t, op, p, OTHERS);
    if (!str_eq(nobodys, others))
        fail_msg("%s, %s: nobody's %s gives\n%.*s\nanother account's gives\n%.*s", op->name,
                 p->input, p->entity, STR_ARG(nobodys), STR_ARG(others));
    if (!str_eq(before, everything(t, t->other.owner)))
        fail_msg("%s, %s: the other account is not as it was", op->name, p->input);
    t->tried++;
}

static void try_entity(struct test *t, const struct op *op, const char *input, const char *entity)
{
    struct place p = {op->name, input, entity, BY_ID, NULL};
    try_place(t, op, &p);
    if (strcmp(entity, "person") == 0 || strcmp(entity, "organisation") == 0) {
        p.how = BY_NAME;
        try_place(t, op, &p);
    }
}

static void try_op(struct test *t, const struct op *op)
{
    if (op->path && strstr(op->path, "{id}"))
        try_entity(t, op, "id", op->entity->name);
    FIELD_EACH (f, op->in) {
        if ((f->type == FIELD_REF || f->type == FIELD_REFS) && !(f->flags & FIELD_READONLY))
            try_entity(t, op, f->name, f->ref);
        if (op->entity && strcmp(f->name, "after") == 0) {
            struct place p = list_after;
            p.entity = op->entity->name;
            try_place(t, op, &p);
        }
    }
    for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
        if (strcmp(places[i].op, op->name) == 0)
            try_place(t, op, &places[i]);
}

/* What takes no id must still tell nothing of others, and leave them alone. */
static void try_without_ids(struct test *t, const struct op *op)
{
    struct inputs in;
    struct shelf s;
    shelf_init(t, &s, own_word);
    shelf_get(t, &s, "promise");
    prepare(t, op, &s, &in);
    struct str before = everything(t, t->other.owner);
    world_set_owner(&t->w, s.owner);
    world_run_inputs(&t->w, op->name, in.p, in.n);
    check_silent(t, op);
    assert_true(str_eq(before, everything(t, t->other.owner)));
}

static int setup(void **state)
{
    struct test *t = calloc(1, sizeof(*t));
    assert_non_null(t);
    world_open(&t->w);
    t->w.app.ops = &ops_registry;
    shelf_init(t, &t->other, other_word);
    *state = t;
    return 0;
}

static int teardown(void **state)
{
    struct test *t = *state;
    world_set_owner(&t->w, OWNER_LOCAL);
    world_close(&t->w);
    free(t);
    return 0;
}

static void test_cross_account__every_operation(void **state)
{
    struct test *t = *state;
    size_t listed = sizeof(without_ids) / sizeof(*without_ids), found = 0;
    OP_EACH (op, &ops_registry) {
        size_t before = t->tried;
        if (op->flags & OP_SITE)
            continue;
        try_op(t, op);
        bool named = is_in(op->name, without_ids, listed);
        if (named && t->tried > before)
            fail_msg("%s takes an id or a name, and is listed as if not", op->name);
        if (!named && t->tried == before)
            fail_msg("%s is not tried: list its places, or that it has none", op->name);
        found += named;
        if (named && !is_in(op->name, for_the_server, 2))
            try_without_ids(t, op);
    }
    assert_int_equal(found, listed); /* no row of the list outlived its operation */
    print_message("# %zu places for an id or a name were tried\n", t->tried);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_cross_account__every_operation, setup, teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
