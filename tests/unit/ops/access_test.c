/* SPDX-License-Identifier: Apache-2.0 */
/* Operations on logins: who may do what to whom, nothing of others, everything out, nothing left. */
#include "ops/access_ops.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/id.h"
#include "check.h"
#include "codec/json.h"
#include "def/errors.h"
#include "model/owner.h"
#include "ops/follow.h"
#include "ops/login.h"
#include "ops/login_state.h"
#include "ops/site.h"
#include "store/setting.h"
#include "store/standing.h"
#include "store/store.h"
#include "world.h"

#define GOOD "four plain words here"

static struct login_client home = {.address = STR_INIT("192.0.2.7"), .agent = STR_INIT("Firefox")};

enum { ADA, BO, CY, SAM, PEOPLE }; /* administrator, student, student, staff */
static const char *const emails[PEOPLE] = {"ada@school.example", "bo@school.example",
                                           "cy@school.example", "sam@school.example"};

struct place {
    struct world w;
    struct err err;
    struct caller who[PEOPLE];
};

static void set(struct world *w, const char *name, const char *value)
{
    db_set_owner(w->db, OWNER_SITE);
    assert_int_equal(db_begin_write(w->db), 0);
    assert_int_equal(setting_set(w->db, str_c(name), str_c(value)), 0);
    assert_int_equal(db_commit(w->db), 0);
    db_set_owner(w->db, OWNER_LOCAL);
}

static struct str value_of(struct world *w, const char *key)
{
    struct str name = str_format(w->a, "\"%s\": \"", key);
    size_t at = str_find(w->out, name, 0);
    if (at == SIZE_MAX)
        fail_msg("no %s in %.*s", key, STR_ARG(w->out));
    at += name.n;
    return str_copy(w->a, str_sub(w->out, at, str_find_char(w->out, '"', at)));
}

static struct caller accept(struct place *p, struct str link, int who)
{
    struct login_result r;
    size_t at = str_find(link, STR(LOGIN_LINK_PATH), 0);
    db_set_owner(p->w.db, OWNER_LOCAL);
    struct str secret = at == SIZE_MAX ? link : str_sub(link, at + strlen(LOGIN_LINK_PATH), link.n);
    if (login_accept(&p->w.app, p->w.db, p->w.a, secret, str_c(emails[who]), STR("Somebody"),
                     STR(GOOD), &home, &r, &p->err) < 0)
        fail_msg("%s", p->err.text);
    return r.caller;
}

static int setup(void **state)
{
    struct place *p = calloc(1, sizeof(*p));
    struct str link;
    world_open(&p->w);
    p->w.app.data_dir = str_c(p->w.dir);
    p->w.app.logins = login_state_new();
    set(&p->w, "password_memory", "1");
    set(&p->w, "password_passes", "1");
    assert_int_equal(login_setup_link(&p->w.app, p->w.db, p->w.a, &link, &p->err), 0);
    p->who[ADA] = accept(p, link, ADA);
    for (int i = BO; i < PEOPLE; i++) {
        p->w.as = &p->who[ADA];
        world_do(&p->w, "account.invite", "email", emails[i], "role",
                 i == SAM ? "staff" : "student", NULL);
        p->who[i] = accept(p, value_of(&p->w, "link"), i);
    }
    *state = p;
    return 0;
}

static int teardown(void **state)
{
    struct place *p = *state;
    login_state_free(p->w.app.logins);
    world_close(&p->w);
    free(p);
    return 0;
}

static struct world *as(struct place *p, int who)
{
    p->w.as = &p->who[who];
    return &p->w;
}

static const char *id_of(struct place *p, int who) { return id_str(p->w.a, p->who[who].account).p; }

/* ---- nothing of others */

/* The id of somebody else's session, token and so on is answered like one that nobody has. */
static void test_access__ids_of_others(void **state)
{
    struct place *p = *state;
    static const char *const ops[] = {"session.end", "token.remove"};
    const char *theirs[2];
    theirs[0] = id_str(p->w.a, p->who[BO].session).p;
    world_do(as(p, BO), "token.add", "name", "mine", NULL);
    theirs[1] = value_of(&p->w, "id").p;
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(world_run(as(p, CY), ops[i], "id", "0AM99YQ40JG2H", NULL), ERR_NOT_FOUND);
        struct str missing = str_format(p->w.a, "%s", world_error(&p->w));
        assert_int_equal(world_run(as(p, CY), ops[i], "id", theirs[i], NULL), ERR_NOT_FOUND);
        assert_str(missing, world_error(&p->w));
        assert_int_equal(world_run(as(p, ADA), ops[i], "id", theirs[i], NULL), ERR_NOT_FOUND);
        world_do(as(p, BO), ops[i], "id", theirs[i], NULL);
    }
}

static void test_access__lists_are_ones_own(void **state)
{
    struct place *p = *state;
    world_do(as(p, BO), "token.add", "name", "mine alone", NULL);
    static const char *const ops[] = {"session.list", "token.list", "event.list"};
    for (size_t i = 0; i < 3; i++) {
        world_do(as(p, CY), ops[i], NULL);
        assert_true(str_find(p->w.out, str_c(emails[BO]), 0) == SIZE_MAX);
        assert_true(str_find(p->w.out, STR("mine alone"), 0) == SIZE_MAX);
        assert_true(str_find(p->w.out, id_str(p->w.a, p->who[BO].session), 0) == SIZE_MAX);
    }
    world_do(as(p, BO), "event.list", NULL);
    assert_true(str_find(p->w.out, STR("mine alone"), 0) != SIZE_MAX);
    world_do(as(p, ADA), "event.audit", "login", emails[BO], NULL);
    assert_true(str_find(p->w.out, STR("mine alone"), 0) != SIZE_MAX);
    assert_true(str_find(p->w.out, str_c(emails[CY]), 0) == SIZE_MAX);
}

static void test_access__accounts_keep_their_records(void **state)
{
    struct place *p = *state;
    world_do(as(p, BO), "person.add", "given", "Only", "family", "Bo's", NULL);
    struct str person = id_str(p->w.a, p->w.ctx.result_id);
    assert_int_equal(world_run(as(p, CY), "person.show", "id", person.p, NULL), ERR_NOT_FOUND);
    assert_int_equal(world_run(as(p, ADA), "person.show", "id", person.p, NULL), ERR_NOT_FOUND);
    assert_int_equal(world_run(as(p, SAM), "person.show", "id", person.p, NULL), ERR_FORBIDDEN);
    assert_int_equal(world_run(as(p, SAM), "person.add", "given", "X", NULL), ERR_FORBIDDEN);
    world_do(as(p, BO), "person.show", "id", person.p, NULL);
}

/* ---- staff and administrators */

static void test_access__staff(void **state)
{
    struct place *p = *state;
    assert_int_equal(
        world_run(as(p, SAM), "account.invite", "email", "x@school.example", "role", "admin", NULL),
        ERR_FORBIDDEN);
    assert_int_equal(
        world_run(as(p, SAM), "account.invite", "email", "x@school.example", "role", "staff", NULL),
        ERR_FORBIDDEN);
    world_do(as(p, SAM), "account.invite", "email", "x@school.example", "role", "mentor", NULL);
    static const char *const ops[] = {"account.reset", "account.disable", "account.enable"};
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(world_run(as(p, SAM), ops[i], "id", id_of(p, ADA), NULL), ERR_FORBIDDEN);
    static const char *const admin[] = {"account.role", "account.remove"};
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(world_run(as(p, SAM), admin[i], "id", id_of(p, BO), NULL), ERR_FORBIDDEN);
    world_do(as(p, SAM), "account.reset", "id", id_of(p, BO), NULL);
    assert_int_equal(
        world_run(as(p, SAM), "account.reset", "id", id_of(p, BO), "second", "yes", NULL),
        ERR_FORBIDDEN);
    world_do(as(p, SAM), "account.disable", "id", id_of(p, BO), NULL);
    assert_int_equal(world_run(as(p, SAM), "account.reset", "id", id_of(p, BO), NULL),
                     ERR_CONFLICT);
    assert_int_equal(world_run(as(p, SAM), "account.disable", "id", id_of(p, SAM), NULL),
                     ERR_CONFLICT);
    world_do(as(p, SAM), "account.enable", "id", id_of(p, BO), NULL);
    assert_int_equal(world_run(as(p, BO), "account.list", NULL), ERR_FORBIDDEN);
    assert_int_equal(world_run(as(p, SAM), "account.login", "id", "0AM99YQ40JG2H", NULL),
                     ERR_NOT_FOUND);
}

static void test_access__last_administrator(void **state)
{
    struct place *p = *state;
    assert_int_equal(world_run(as(p, ADA), "account.erase", "password", GOOD, NULL), ERR_CONFLICT);
    assert_int_equal(
        world_run(as(p, ADA), "account.role", "id", id_of(p, ADA), "role", "student", NULL),
        ERR_CONFLICT);
    assert_int_equal(world_run(as(p, ADA), "account.remove", "id", id_of(p, ADA), NULL),
                     ERR_CONFLICT);
    world_do(as(p, ADA), "account.role", "id", emails[SAM], "role", "admin", NULL);
    world_do(as(p, ADA), "account.erase", "password", GOOD, NULL);
}

static void test_access__invitations(void **state)
{
    struct place *p = *state;
    struct login_link link;
    world_do(as(p, SAM), "account.invite", "email", "new@school.example", NULL);
    struct str first = value_of(&p->w, "link");
    assert_str(first, str_format(p->w.a, "%s%.*s", LOGIN_LINK_PATH,
                                 STR_ARG(str_sub(first, strlen(LOGIN_LINK_PATH), first.n)))
                          .p);
    set(&p->w, "public_url", "https://w.school.example");
    world_do(as(p, SAM), "account.invite", "email", "new@school.example", NULL); /* another */
    assert_true(str_starts(value_of(&p->w, "link"), STR("https://w.school.example/join/")));
    struct str id = value_of(&p->w, "id");
    world_do(as(p, SAM), "invitation.list", NULL);
    size_t at = str_find(p->w.out, STR("new@school.example"), 0);
    assert_true(at != SIZE_MAX);
    assert_true(str_find(p->w.out, STR("new@school.example"), at + 1) == SIZE_MAX); /* took over */
    world_do(as(p, SAM), "invitation.remove", "id", id.p, NULL);
    assert_int_equal(world_run(as(p, SAM), "invitation.remove", "id", id.p, NULL), ERR_NOT_FOUND);
    db_set_owner(p->w.db, OWNER_LOCAL);
    struct str secret = str_sub(first, strlen(LOGIN_LINK_PATH), first.n);
    assert_int_equal(login_link_find(&p->w.app, p->w.db, p->w.a, secret, &link, &p->err),
                     ERR_NOT_FOUND);
    assert_int_equal(world_run(as(p, SAM), "account.invite", "email", "no address", NULL),
                     ERR_INVALID);
}

/* ---- one's own login */

static void test_access__password_change(void **state)
{
    struct place *p = *state;
    struct login_result r;
    struct caller who;
    struct world *w = as(p, BO);
    db_set_owner(w->db, OWNER_LOCAL);
    assert_int_equal(
        login_password(&w->app, w->db, w->a, str_c(emails[BO]), STR(GOOD), &home, &r, &p->err), 0);
    assert_int_equal(
        world_run(w, "password.change", "current", "wrong", "new", "six quite new words", NULL),
        ERR_FORBIDDEN);
    assert_int_equal(world_run(w, "password.change", "current", GOOD, "new", "short", NULL),
                     ERR_INVALID);
    world_do(w, "password.change", "current", GOOD, "new", "six quite new words", NULL);
    struct str cookie = str_copy(w->a, w->ctx.cookie);
    db_set_owner(w->db, OWNER_LOCAL);
    assert_int_equal(login_find_session(&w->app, w->db, w->a, r.cookie, &home, &who), 0);
    assert_int_equal(login_find_session(&w->app, w->db, w->a, cookie, &home, &who), 1);
    assert_int_not_equal(who.session, p->who[BO].session);
    assert_int_equal(who.account, p->who[BO].account);
    assert_true(w->ctx.cookie_seconds > 0);
}

static void test_access__edit(void **state)
{
    struct place *p = *state;
    world_do(as(p, BO), "login.edit", "name", " Bo Tanaka ", NULL);
    assert_str(value_of(&p->w, "name"), "Bo Tanaka");
    assert_int_equal(world_run(as(p, BO), "login.edit", "email", "bo@new.example", NULL),
                     ERR_INVALID);
    assert_int_equal(
        world_run(as(p, BO), "login.edit", "email", emails[CY], "password", GOOD, NULL),
        ERR_CONFLICT);
    world_do(as(p, BO), "login.edit", "email", "Bo@New.example", "password", GOOD, NULL);
    assert_str(value_of(&p->w, "email"), "Bo@New.example");
    assert_str(value_of(&p->w, "name"), "Bo Tanaka");
    set(&p->w, "oidc_issuer", "https://id.example");
    assert_int_equal(
        world_run(as(p, BO), "login.edit", "email", "thief@school.example", "password", GOOD, NULL),
        ERR_FORBIDDEN);
}

static void test_access__sessions_end(void **state)
{
    struct place *p = *state;
    struct login_result r;
    struct caller who;
    struct world *w = as(p, BO);
    db_set_owner(w->db, OWNER_LOCAL);
    for (int i = 0; i < 3; i++)
        assert_int_equal(
            login_password(&w->app, w->db, w->a, str_c(emails[BO]), STR(GOOD), &home, &r, &p->err),
            0);
    p->who[BO] = r.caller;
    world_do(as(p, BO), "session.end_others", NULL);
    assert_true(str_find(w->out, STR("\"ended\": 3"), 0) != SIZE_MAX);
    db_set_owner(w->db, OWNER_LOCAL);
    assert_int_equal(login_find_session(&w->app, w->db, w->a, r.cookie, &home, &who), 1);
    world_do(as(p, BO), "session.list", NULL);
    assert_true(str_find(w->out, STR("\"this\": true"), 0) != SIZE_MAX);
    world_do(as(p, CY), "session.list", NULL); /* theirs goes on */
    assert_true(str_find(w->out, STR("\"this\": true"), 0) != SIZE_MAX);
}

static void test_access__settings(void **state)
{
    struct place *p = *state;
    struct site site;
    world_do(as(p, ADA), "site.edit", "oidc_client_secret", "hush hush", "oidc_open", "yes",
             "invite_days", "14", NULL);
    assert_str(value_of(&p->w, "oidc_client_secret"), "set");
    assert_true(str_find(p->w.out, STR("hush"), 0) == SIZE_MAX);
    assert_int_equal(site_load(&p->w.app, p->w.db, p->w.a, &site, &p->err), 0);
    assert_str(site.oidc_client_secret, "hush hush");
    assert_true(site.oidc_open);
    assert_int_equal(site.invite_days, 14);
    assert_int_equal(site.session_days, 30); /* as it was */
    struct setting *rows;
    size_t n;
    db_set_owner(p->w.db, OWNER_SITE);
    assert_int_equal(setting_list(p->w.db, p->w.a, &rows, &n), 0);
    for (size_t i = 0; i < n; i++)
        assert_true(str_find(rows[i].value, STR("hush"), 0) == SIZE_MAX); /* sealed */
    assert_int_equal(world_run(as(p, ADA), "site.edit", "session_days", "4000", NULL), ERR_INVALID);
    assert_int_equal(world_run(as(p, ADA), "site.edit", "public_url", "x.example", NULL),
                     ERR_INVALID);
    assert_int_equal(world_run(as(p, SAM), "site.show", NULL), ERR_FORBIDDEN);
    world_do(as(p, ADA), "site.edit", "invite_days", "0", NULL); /* the default */
    assert_true(str_find(p->w.out, STR("\"invite_days\": 7"), 0) != SIZE_MAX);
}

/* Without logins everything works as before, and these say kindly why they have nothing. */
static void test_access__no_logins(void **state)
{
    (void)state;
    struct world w;
    static const char *const ops[] = {"login.show",  "second.begin",   "session.list",
                                      "token.list",  "event.list",     "account.list",
                                      "event.audit", "invitation.list"};
    world_open(&w);
    struct caller local = caller_local();
    w.as = &local;
    for (size_t i = 0; i < sizeof(ops) / sizeof(*ops); i++) {
        assert_int_equal(world_run(&w, ops[i], NULL), ERR_NOT_FOUND);
        assert_non_null(strstr(world_error(&w), "wellmet account add"));
    }
    assert_int_equal(world_run(&w, "account.erase", "password", "x", NULL), ERR_NOT_FOUND);
    world_do(&w, "site.show", NULL);
    world_do(&w, "person.add", "given", "Ada", NULL);
    world_do(&w, "account.export", NULL);
    assert_true(str_find(w.ctx.raw, STR("\"Ada\""), 0) != SIZE_MAX);
    world_close(&w);
}

/* A new table of cadences counts for everybody, not for the first account alone. */
static void test_access__tables_are_followed(void **state)
{
    struct place *p = *state;
    struct db *db = p->w.db;
    static const char *const versions[] = {"t1", "t2"};
    for (size_t v = 0; v < 2; v++) {
        p->w.app.tables_version = str_c(versions[v]);
        db_set_owner(db, OWNER_LOCAL);
        assert_int_equal(follow_accounts(&p->w.app, p->w.a, db, &p->err), 0);
        assert_int_equal(db_owner(db), OWNER_LOCAL);
        for (int i = 0; i < PEOPLE; i++) {
            db_set_owner(db, p->who[i].account);
            assert_true(standing_is_from(db, str_c(versions[v])));
        }
    }
}

/* ---- everything out, nothing left */

static const char card[] =
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:urn:uuid:8c1f\r\nN:Lindqvist;Ada;;;\r\nFN:Ada Lindqvist\r\n"
    "EMAIL;TYPE=WORK:ada@example.org\r\nX-FAVOURITE:lapsang\r\nEND:VCARD\r\n";

/* A row in every table. */
static void fill(struct place *p, int who)
{
    struct world *w = as(p, who);
    world_do(w, "sample.add", NULL);
    world_do(w, "import", "file", card, "name", "contacts.vcf", NULL);
    world_do(w, "today.snooze", "row", "1", NULL);
    world_do(w, "account.edit", "school", "Lakeside", NULL);
    world_do(w, "program.add", "organisation", "St. Brigid Hospital", "specialty", "surgery",
             "interviewers", "Mei-Ling Chen", NULL);
    world_do(w, "token.add", "name", "phone", NULL);
    world_do(w, "second.begin", NULL);
    world_do(as(p, ADA), "account.reset", "id", id_of(p, who), NULL);
    w->as = &p->who[who];
    db_set_owner(w->db, OWNER_SITE);
    assert_int_equal(db_begin_write(w->db), 0);
    struct stmt *q = db_stmt(w->db, "insert into recovery_code (owner_id, account, place, hash,"
                                    " used_at) values (?1, ?2, 1, 'x', 0)");
    stmt_i64(q, 2, p->who[who].account);
    assert_int_equal(stmt_run(q), 0);
    assert_int_equal(db_commit(w->db), 0);
    db_set_owner(w->db, p->who[who].account);
    assert_int_equal(db_begin_write(w->db), 0);
    assert_int_equal(standing_set_from(w->db, STR("1")), 0);
    assert_int_equal(db_commit(w->db), 0);
}

static struct str *tables_of(struct world *w, size_t *ret_n)
{
    static struct str names[100];
    static const char of_file[] =
        "select name from sqlite_master where type = 'table' and ?1 >= 0 order by name";
    static const char of_server[] =
        "select cast(table_name as text) from information_schema.tables where"
        " table_schema = current_schema() and cast(?1 as bigint) >= 0 order by 1";
    const char *engine = getenv("WELLMET_TEST_ENGINE");
    bool server = engine && strcmp(engine, "postgres") == 0;
    struct stmt *q = db_stmt(w->db, server ? of_server : of_file);
    size_t n = 0;
    while (n < 100 && stmt_next(q) == 1)
        names[n++] = stmt_col_str(q, w->a, 0);
    stmt_done(q);
    assert_true(n > 20 && n < 100);
    *ret_n = n;
    return names;
}

/* Rows of a table where a column says `value`; -1 when it has no such column. */
static int64_t rows_where(struct world *w, struct str table, const char *column, int64_t owner,
                          int64_t value)
{
    db_set_owner(w->db, owner);
    struct str sql = str_format(w->a, "select count(*) from %.*s where owner_id = ?1 and %s = ?2",
                                STR_ARG(table), column);
    struct stmt *q = db_stmt(w->db, sql.p);
    if (!q)
        return -1;
    stmt_i64(q, 2, value);
    int64_t n = stmt_next(q) == 1 ? stmt_col_i64(q, 0) : -1;
    stmt_done(q);
    return n;
}

/* The engine's own, and what the full-text index keeps beside its table. */
static bool has_no_owner(struct str table)
{
    static const char *const ends[] = {"_data", "_idx", "_content", "_docsize", "_config"};
    for (size_t i = 0; i < 5; i++)
        if (str_starts(table, STR("search_")) && str_ends(table, str_c(ends[i])))
            return true;
    return str_starts(table, STR("sqlite_")) || str_eq(table, STR("schema_migration")) ||
           str_eq(table, STR("owner_lock")); /* only says that there is an owner */
}

/* Walks all live tables: what is there of an account, table by table. */
static void check_rows(struct world *w, int64_t account, bool left)
{
    static const char *const columns[] = {"account", "by_account", "made_by", "id"};
    size_t n;
    struct str *tables = tables_of(w, &n);
    for (size_t i = 0; i < n; i++) {
        if (has_no_owner(tables[i]))
            continue;
        int64_t own = rows_where(w, tables[i], "owner_id", account, account), named = -1;
        if (own < 0)
            fail_msg("table %s has no owner", tables[i].p);
        for (size_t c = 0; c < 4; c++) {
            bool is_id = c == 3;
            if (is_id && !str_eq(tables[i], STR("login")))
                continue;
            int64_t rows = rows_where(w, tables[i], columns[c], OWNER_SITE, account);
            named = rows > named ? rows : named;
        }
        if (!left && (own > 0 || named > 0))
            fail_msg("table %s keeps %lld and %lld rows", tables[i].p, (long long)own,
                     (long long)named);
        bool of_site = str_eq(tables[i], STR("setting"));
        if (left && own <= 0 && named <= 0 && !of_site)
            fail_msg("table %s is empty: the test must fill it", tables[i].p);
    }
}

static void test_access__erase(void **state)
{
    struct place *p = *state;
    fill(p, BO);
    fill(p, CY);
    check_rows(&p->w, p->who[BO].account, true);
    assert_int_equal(world_run(as(p, BO), "account.erase", "password", "not this", NULL),
                     ERR_FORBIDDEN);
    world_do(as(p, BO), "account.erase", "password", GOOD, NULL);
    check_rows(&p->w, p->who[BO].account, false);
    check_rows(&p->w, p->who[CY].account, true); /* untouched */
    world_do(as(p, CY), "people", "limit", "1000", NULL);
    assert_true(str_find(p->w.out, STR("Lindqvist"), 0) != SIZE_MAX);
    db_set_owner(p->w.db, p->who[CY].account);
    world_check_derived(&p->w);
    world_do(as(p, ADA), "account.remove", "id", emails[CY], NULL);
    check_rows(&p->w, p->who[CY].account, false);
    world_do(as(p, ADA), "event.audit", NULL);
    assert_true(str_find(p->w.out, STR("\"removed\""), 0) != SIZE_MAX);
    if (str_find(p->w.out, str_c(emails[BO]), 0) != SIZE_MAX)
        fail_msg("not forgotten: %.*s", STR_ARG(p->w.out));
    struct login_result r;
    db_set_owner(p->w.db, OWNER_LOCAL);
    assert_int_equal(login_password(&p->w.app, p->w.db, p->w.a, str_c(emails[BO]), STR(GOOD), &home,
                                    &r, &p->err),
                     ERR_FORBIDDEN);
}

static size_t count_of(const struct json *map, const char *key)
{
    const struct json *list = json_get(map, key);
    if (!list || list->kind != JSON_KIND_LIST)
        fail_msg("no list %s", key);
    return list->n;
}

static void test_access__export(void **state)
{
    struct place *p = *state;
    struct json *all;
    fill(p, BO);
    world_do(as(p, CY), "person.add", "given", "Somebody", "family", "Elses", NULL);
    world_do(as(p, BO), "account.export", NULL);
    struct str raw = p->w.ctx.raw;
    if (json_parse(p->w.a, raw, &all, &p->err) < 0)
        fail_msg("%s", p->err.text);
    db_set_owner(p->w.db, p->who[BO].account);
    const struct json *records = json_get(all, "records");
    for (size_t i = 0; i < entities_n; i++) {
        size_t n = world_count(&p->w, entities[i]);
        if (count_of(records, entities[i]->plural) != n || !n)
            fail_msg("%s: %zu of %zu", entities[i]->plural, count_of(records, entities[i]->plural),
                     n);
    }
    assert_int_equal(count_of(all, "changes"), rows_where(&p->w, STR("change"), "owner_id",
                                                          p->who[BO].account, p->who[BO].account));
    assert_int_equal(count_of(all, "actions"), rows_where(&p->w, STR("action"), "owner_id",
                                                          p->who[BO].account, p->who[BO].account));
    const struct json *account = json_get(all, "account");
    assert_true(count_of(account, "sessions") > 0 && count_of(account, "tokens") == 1);
    assert_true(count_of(account, "events") > 2);
    assert_true(str_find(raw, str_c(emails[BO]), 0) != SIZE_MAX);
    assert_true(str_find(raw, STR("Elses"), 0) == SIZE_MAX);
    assert_true(str_find(raw, STR("$argon2"), 0) == SIZE_MAX); /* no secrets, not even hashed */
    world_do(as(p, BO), "event.list", NULL);
    assert_true(str_find(p->w.out, STR("\"export\""), 0) != SIZE_MAX);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_access__ids_of_others),
        CASE(test_access__lists_are_ones_own),
        CASE(test_access__accounts_keep_their_records),
        CASE(test_access__staff),
        CASE(test_access__last_administrator),
        CASE(test_access__invitations),
        CASE(test_access__password_change),
        CASE(test_access__edit),
        CASE(test_access__sessions_end),
        CASE(test_access__settings),
        cmocka_unit_test(test_access__no_logins),
        CASE(test_access__tables_are_followed),
        CASE(test_access__erase),
        CASE(test_access__export),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
