/* SPDX-License-Identifier: Apache-2.0 */
/* Logging in: passwords, codes, links, sessions, tokens, and what goes wrong on bad days. */
#include "ops/login.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "check.h"
#include "def/errors.h"
#include "model/owner.h"
#include "ops/login_guard.h"
#include "ops/login_state.h"
#include "ops/password.h"
#include "ops/secret.h"
#include "ops/totp.h"
#include "store/security_event.h"
#include "store/setting.h"
#include "store/store.h"
#include "world.h"

#include <liboath/oath.h>
#include <sys/stat.h>

#define GOOD "four plain words here"
#define OTHER "five other green words"

static struct login_client home = {.address = STR_INIT("192.0.2.7"), .agent = STR_INIT("Firefox")};

struct place {
    struct world w;
    struct err err;
    struct login_result r;
    struct caller admin, student;
};

static void set(struct world *w, const char *name, const char *value)
{
    db_set_owner(w->db, OWNER_SITE);
    assert_int_equal(db_begin_write(w->db), 0);
    assert_int_equal(setting_set(w->db, str_c(name), str_c(value)), 0);
    assert_int_equal(db_commit(w->db), 0);
    db_set_owner(w->db, OWNER_LOCAL);
}

static struct str link_of(struct world *w)
{
    size_t at = str_find(w->out, STR(LOGIN_LINK_PATH), 0) + strlen(LOGIN_LINK_PATH);
    return str_copy(w->a, str_sub(w->out, at, str_find_char(w->out, '"', at)));
}

static int accept(struct place *p, struct str link, const char *email, const char *name,
                  const char *password)
{
    p->err = (struct err){0};
    return login_accept(&p->w.app, p->w.db, p->w.a, link, str_c(email), str_c(name),
                        str_c(password), &home, &p->r, &p->err);
}

static int enter(struct place *p, const char *email, const char *password)
{
    p->err = (struct err){0};
    return login_password(&p->w.app, p->w.db, p->w.a, str_c(email), str_c(password), &home, &p->r,
                          &p->err);
}

static int find(struct place *p, struct str cookie, struct caller *ret)
{
    int rc = login_find_session(&p->w.app, p->w.db, p->w.a, cookie, &home, ret);
    assert_int_equal(db_owner(p->w.db), OWNER_LOCAL); /* as it was */
    return rc;
}

/* The administrator of the set-up link, and a student who was invited. */
static int setup(void **state)
{
    struct place *p = calloc(1, sizeof(*p));
    struct str link;
    world_open(&p->w);
    p->w.app.data_dir = str_c(p->w.dir);
    p->w.app.logins = login_state_new();
    set(&p->w, "password_memory", "1");
    set(&p->w, "password_passes", "1");
    assert_false(login_is_required(&p->w.app, p->w.db));
    assert_int_equal(login_setup_link(&p->w.app, p->w.db, p->w.a, &link, &p->err), 0);
    assert_int_equal(accept(p, link, "Ada@School.example", "Ada", GOOD), 0);
    p->admin = p->r.caller;
    p->w.as = &p->admin;
    world_do(&p->w, "account.invite", "email", "bo@school.example", "name", "Bo", NULL);
    assert_int_equal(accept(p, link_of(&p->w), "", "", OTHER), 0);
    p->student = p->r.caller;
    db_set_owner(p->w.db, OWNER_LOCAL);
    *state = p;
    return 0;
}

static int teardown(void **state)
{
    struct place *p = *state;
    login_state_free(p->w.app.logins);
    p->w.app.logins = NULL;
    world_close(&p->w);
    free(p);
    return 0;
}

/* How many events of a kind there are, of an account. */
static size_t events(struct place *p, int64_t account, const char *kind)
{
    struct security_event *rows;
    size_t n, found = 0;
    db_set_owner(p->w.db, OWNER_SITE);
    assert_int_equal(security_event_list(p->w.db, p->w.a, account, 0, 1000, &rows, &n), 0);
    db_set_owner(p->w.db, OWNER_LOCAL);
    for (size_t i = 0; i < n; i++)
        found += str_eq(rows[i].kind, str_c(kind));
    return found;
}

static void test_login__set_up(void **state)
{
    struct place *p = *state;
    struct str link;
    assert_true(login_is_required(&p->w.app, p->w.db));
    assert_int_equal(p->admin.account, OWNER_LOCAL); /* takes over what was there */
    assert_int_equal(p->admin.role, ROLE_ADMIN);
    assert_str(p->admin.email, "Ada@School.example");
    assert_int_not_equal(p->student.account, OWNER_LOCAL);
    assert_int_equal(p->student.role, ROLE_STUDENT);
    assert_int_equal(p->student.perms, role_row(ROLE_STUDENT)->perms);
    assert_int_equal(login_setup_link(&p->w.app, p->w.db, p->w.a, &link, &p->err), ERR_CONFLICT);
}

static void test_login__password(void **state)
{
    struct place *p = *state;
    struct caller who;
    assert_int_equal(enter(p, " ada@school.EXAMPLE ", GOOD), 0); /* case and blanks do not count */
    assert_int_equal(p->r.step, LOGIN_DONE);
    assert_int_equal(find(p, p->r.cookie, &who), 1);
    assert_int_equal(who.account, OWNER_LOCAL);
    assert_true(who.session != 0 && who.session == p->r.caller.session);
    assert_true(p->r.cookie.n >= 43 && p->r.device.n > 43);
    struct str first = str_copy(p->w.a, p->r.cookie);
    assert_int_equal(enter(p, "ada@school.example", GOOD), 0);
    assert_false(str_eq(first, p->r.cookie)); /* a new one each time */
    assert_int_equal(events(p, OWNER_LOCAL, "login"), 3);
}

/* One sentence and one code for every reason. */
static void test_login__wrong(void **state)
{
    struct place *p = *state;
    assert_int_equal(enter(p, "ada@school.example", OTHER), ERR_FORBIDDEN);
    struct str text = str_format(p->w.a, "%s", p->err.text);
    assert_int_equal(enter(p, "nobody@school.example", GOOD), ERR_FORBIDDEN);
    assert_str(text, p->err.text);
    assert_int_equal(enter(p, "", ""), ERR_FORBIDDEN);
    assert_str(text, p->err.text);
    p->w.as = &p->admin;
    world_do(&p->w, "account.disable", "id", "bo@school.example", NULL);
    assert_int_equal(enter(p, "bo@school.example", OTHER), ERR_FORBIDDEN);
    assert_str(text, p->err.text);
    assert_int_equal(events(p, OWNER_LOCAL, "login_failed"), 1);
    assert_int_equal(events(p, 0, "login_failed"), 4);
}

static void test_login__tampered_cookie(void **state)
{
    struct place *p = *state;
    struct caller who;
    assert_int_equal(enter(p, "ada@school.example", GOOD), 0);
    struct str cookie = str_copy(p->w.a, p->r.cookie);
    char *bytes = arena_copy(p->w.a, cookie.p, cookie.n);
    bytes[7] = bytes[7] == 'A' ? 'B' : 'A';
    assert_int_equal(find(p, (struct str){bytes, cookie.n}, &who), 0);
    assert_int_equal(find(p, str_sub(cookie, 0, 42), &who), 0);
    assert_int_equal(find(p, secret_hash(p->w.a, cookie), &who),
                     0); /* what is stored opens nothing */
    assert_int_equal(find(p, STR_NULL, &who), 0);
    assert_int_equal(find(p, cookie, &who), 1);
    assert_int_equal(login_end(&p->w.app, p->w.db, cookie, &p->err), 0);
    assert_int_equal(find(p, cookie, &who), 0);
}

static void test_login__sessions_end(void **state)
{
    struct place *p = *state;
    struct caller who;
    assert_int_equal(enter(p, "ada@school.example", GOOD), 0);
    struct str cookie = str_copy(p->w.a, p->r.cookie);
    world_set_now("2027-08-17T14:00:00Z"); /* unused for less than a week */
    assert_int_equal(find(p, cookie, &who), 1);
    world_set_now("2027-08-24T13:00:00Z"); /* counted from the last use */
    assert_int_equal(find(p, cookie, &who), 1);
    world_set_now("2027-08-31T14:00:00Z");
    assert_int_equal(find(p, cookie, &who), 0);
    world_set_now(WORLD_NOW);
    assert_int_equal(enter(p, "ada@school.example", GOOD), 0);
    cookie = str_copy(p->w.a, p->r.cookie);
    static const char *const days[] = {"2027-08-16T15:00:00Z", "2027-08-22T15:00:00Z",
                                       "2027-08-28T15:00:00Z", "2027-09-03T15:00:00Z",
                                       "2027-09-08T15:00:00Z"};
    for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
        world_set_now(days[i]);
        assert_int_equal(find(p, cookie, &who), 1);
    }
    world_set_now("2027-09-09T15:00:01Z"); /* used all the time, and yet: 30 days */
    assert_int_equal(find(p, cookie, &who), 0);
}

static void test_login__role_and_state_at_once(void **state)
{
    struct place *p = *state;
    struct caller who;
    assert_int_equal(enter(p, "bo@school.example", OTHER), 0);
    p->student = p->r.caller;
    p->w.as = &p->student;
    world_do(&p->w, "token.add", "name", "script", "scope", "write", NULL);
    size_t at = str_find(p->w.out, STR("wm_"), 0);
    struct str token = str_copy(p->w.a, str_sub(p->w.out, at, at + 46));
    db_set_owner(p->w.db, OWNER_LOCAL);
    assert_int_equal(login_find_token(&p->w.app, p->w.db, p->w.a, token, &home, &who), 1);
    assert_int_equal(who.perms, PERM_BIT(PERM_NONE) | PERM_BIT(PERM_READ) | PERM_BIT(PERM_WRITE));
    p->w.as = &p->admin;
    world_do(&p->w, "account.role", "id", "bo@school.example", "role", "staff", NULL);
    db_set_owner(p->w.db, OWNER_LOCAL);
    assert_int_equal(find(p, p->r.cookie, &who), 0); /* log in again */
    assert_int_equal(login_find_token(&p->w.app, p->w.db, p->w.a, token, &home, &who), 1);
    assert_int_equal(who.perms,
                     PERM_BIT(PERM_NONE)); /* staff see no records, nor do their tokens */
    assert_int_equal(enter(p, "bo@school.example", OTHER), 0);
    world_do(&p->w, "account.disable", "id", "bo@school.example", NULL);
    db_set_owner(p->w.db, OWNER_LOCAL);
    assert_int_equal(find(p, p->r.cookie, &who), 0);
    assert_int_equal(login_find_token(&p->w.app, p->w.db, p->w.a, token, &home, &who), 0);
    world_do(&p->w, "account.enable", "id", "bo@school.example", NULL);
    db_set_owner(p->w.db, OWNER_LOCAL);
    assert_int_equal(login_find_token(&p->w.app, p->w.db, p->w.a, token, &home, &who), 1);
    world_set_now("2028-08-20T15:00:00Z");
    assert_int_equal(login_find_token(&p->w.app, p->w.db, p->w.a, token, &home, &who), 0);
    assert_int_equal(events(p, p->student.account, "token_used"), 1);
}

/* New parameters take hold when the owner logs in. */
static void test_login__rehash(void **state)
{
    struct place *p = *state;
    struct login x;
    set(&p->w, "password_passes", "2");
    assert_int_equal(enter(p, "bo@school.example", OTHER), 0);
    db_set_owner(p->w.db, OWNER_SITE);
    assert_int_equal(login_load(p->w.db, p->w.a, p->student.account, &x), 0);
    db_set_owner(p->w.db, OWNER_LOCAL);
    assert_true(str_find(x.password, STR("t=2,"), 0) != SIZE_MAX);
    assert_int_equal(enter(p, "bo@school.example", OTHER), 0);
}

static void test_login__links(void **state)
{
    struct place *p = *state;
    struct login_link link;
    p->w.as = &p->admin;
    world_do(&p->w, "account.invite", "email", "Cy@school.example", "role", "mentor", NULL);
    struct str secret = link_of(&p->w);
    assert_int_equal(login_link_find(&p->w.app, p->w.db, p->w.a, secret, &link, &p->err), 0);
    assert_str(link.kind, "invite");
    assert_int_equal(link.role, ROLE_MENTOR);
    assert_int_equal(accept(p, secret, "", "Cy", "short"), ERR_INVALID);
    /* Only for the address it was made for. */
    assert_int_equal(accept(p, secret, "else@school.example", "Cy", GOOD), 0);
    assert_str(p->r.caller.email, "cy@school.example");
    assert_int_equal(accept(p, secret, "", "Cy", GOOD), ERR_NOT_FOUND); /* once */
    struct str used = str_format(p->w.a, "%s", p->err.text);
    world_do(&p->w, "account.invite", "email", "dee@school.example", "days", "2", NULL);
    secret = link_of(&p->w);
    world_set_now("2027-08-12T15:00:01Z");
    assert_int_equal(accept(p, secret, "", "Dee", GOOD), ERR_NOT_FOUND); /* expired */
    assert_str(used, p->err.text);
    assert_int_equal(accept(p, STR("never made"), "", "Dee", GOOD), ERR_NOT_FOUND);
    assert_str(used, p->err.text);
    assert_int_equal(world_run(&p->w, "account.invite", "email", "bo@school.example", NULL),
                     ERR_CONFLICT);
}

static void test_login__reset(void **state)
{
    struct place *p = *state;
    struct caller who;
    assert_int_equal(enter(p, "bo@school.example", OTHER), 0);
    struct str cookie = str_copy(p->w.a, p->r.cookie);
    p->w.as = &p->admin;
    world_do(&p->w, "account.reset", "id", "bo@school.example", NULL);
    struct str old = link_of(&p->w);
    world_do(&p->w, "account.reset", "id", "bo@school.example", NULL);
    db_set_owner(p->w.db, OWNER_LOCAL);
    assert_int_equal(accept(p, old, "", "", "nine brand new words"), ERR_NOT_FOUND);
    assert_int_equal(accept(p, link_of(&p->w), "", "", "nine brand new words"), 0);
    assert_int_equal(find(p, cookie, &who), 0); /* all others end */
    assert_int_equal(find(p, p->r.cookie, &who), 1);
    assert_int_equal(enter(p, "bo@school.example", OTHER), ERR_FORBIDDEN);
    assert_int_equal(enter(p, "bo@school.example", "nine brand new words"), 0);
}

static void test_login__rules(void **state)
{
    struct place *p = *state;
    struct str mail = STR("ada.lindqvist@school.example"), name = STR("Ada Lindqvist");
    static const char *const bad[] = {"too short",
                                      "password123",
                                      "P\xC3\xA4ssword 123",
                                      "AdaLindqvist",
                                      "ada.lindqvist@school.example",
                                      "aaaaaaaaaaaa",
                                      "abababababab",
                                      "QWERTYUIOP",
                                      "line\nbreak of a word\x01"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        if (password_check_rules(p->w.a, str_c(bad[i]), mail, name, &p->err) != ERR_INVALID)
            fail_msg("\"%s\" was taken", bad[i]);
    static const char *const good[] = {GOOD, "kx7 vbq 92n", "ett sv\xC3\xA5rt l\xC3\xB6senord",
                                       "          x"};
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
        if (password_check_rules(p->w.a, str_c(good[i]), mail, name, &p->err) != 0)
            fail_msg("\"%s\": %s", good[i], p->err.text);
}

/* However the keyboard writes an accent. */
static void test_login__accents(void **state)
{
    struct place *p = *state;
    p->w.as = &p->admin;
    world_do(&p->w, "account.invite", "email", "eve@school.example", NULL);
    assert_int_equal(accept(p, link_of(&p->w), "", "Eve", "sv\xC3\xA5rt l\xC3\xB6senord"), 0);
    assert_int_equal(enter(p, "eve@school.example", "sva\xCC\x8Art lo\xCC\x88senord"), 0);
}

/* ---- second factor */

static struct str second_on(struct place *p, const struct caller *who, struct str *ret_code)
{
    char code[7];
    p->w.as = who;
    world_do(&p->w, "second.begin", NULL);
    size_t at = str_find(p->w.out, STR("secret="), 0) + 7;
    struct str text = str_copy(p->w.a, str_sub(p->w.out, at, str_find_char(p->w.out, '&', at)));
    char *bytes = NULL;
    size_t n = 0;
    assert_int_equal(oath_base32_decode(text.p, text.n, &bytes, &n), OATH_OK);
    struct str secret = str_copy(p->w.a, (struct str){bytes, n});
    free(bytes);
    assert_int_equal(world_run(&p->w, "second.confirm", "code", "abcdef", NULL), ERR_FORBIDDEN);
    assert_true(totp_code(secret, clock_now() / 30000000 - 1, code)); /* a phone that is slow */
    world_do(&p->w, "second.confirm", "code", code, NULL);
    at = str_find(p->w.out, STR("\"code\":"), 0);
    at = str_find_char(p->w.out, '"', at + 7) + 1;
    *ret_code = str_copy(p->w.a, str_sub(p->w.out, at, at + 19));
    db_set_owner(p->w.db, OWNER_LOCAL);
    return secret;
}

static int give(struct place *p, struct str ticket, const char *code)
{
    p->err = (struct err){0};
    return login_second(&p->w.app, p->w.db, p->w.a, ticket, str_c(code), &home, &p->r, &p->err);
}

static struct str ask_code(struct place *p)
{
    assert_int_equal(enter(p, "bo@school.example", OTHER), 0);
    assert_int_equal(p->r.step, LOGIN_SECOND);
    assert_int_equal(p->r.cookie.n, 0);
    return str_copy(p->w.a, p->r.ticket);
}

static void test_login__second_factor(void **state)
{
    struct place *p = *state;
    struct caller who;
    struct str recovery, secret = second_on(p, &p->student, &recovery), ticket = ask_code(p);
    char code[7];
    int64_t step = clock_now() / 30000000;
    totp_code(secret, step - 1, code);
    assert_int_equal(give(p, ticket, code), ERR_FORBIDDEN); /* was used to confirm */
    totp_code(secret, step, code);
    assert_int_equal(give(p, ticket, code), 0);
    assert_int_equal(find(p, p->r.cookie, &who), 1);
    assert_int_equal(who.account, p->student.account);
    assert_int_equal(give(p, ticket, code), ERR_FORBIDDEN); /* the ticket is used up */
    ticket = ask_code(p);
    assert_int_equal(give(p, ticket, code), ERR_FORBIDDEN); /* and so is the code */
    totp_code(secret, step + 2, code);
    assert_int_equal(give(p, ticket, code), ERR_FORBIDDEN); /* a clock a minute fast is too fast */
    totp_code(secret, step + 1, code);
    assert_int_equal(give(p, ticket, code), 0); /* half a minute is not */
    assert_int_equal(events(p, p->student.account, "second_failed"), 3);
}

static void test_login__recovery_codes(void **state)
{
    struct place *p = *state;
    struct str recovery, ticket;
    second_on(p, &p->student, &recovery);
    ticket = ask_code(p);
    char *typed = arena_copy(p->w.a, recovery.p, recovery.n);
    for (size_t i = 0; i < recovery.n; i++) { /* as somebody types it */
        if (typed[i] >= 'A' && typed[i] <= 'Z')
            typed[i] = (char)(typed[i] + 32);
        if (typed[i] == '-')
            typed[i] = ' ';
    }
    assert_int_equal(give(p, ticket, typed), 0);
    assert_int_equal(give(p, ask_code(p), typed), ERR_FORBIDDEN); /* once */
    assert_int_equal(events(p, p->student.account, "code_used"), 1);
    p->w.as = &p->student;
    world_do(&p->w, "login.show", NULL);
    assert_true(str_find(p->w.out, STR("\"codes_left\": 9"), 0) != SIZE_MAX);
    assert_int_equal(world_run(&p->w, "second.remove", "password", GOOD, NULL), ERR_FORBIDDEN);
    world_do(&p->w, "second.remove", "password", OTHER, NULL);
    db_set_owner(p->w.db, OWNER_LOCAL);
    assert_int_equal(enter(p, "bo@school.example", OTHER), 0);
    assert_int_equal(p->r.step, LOGIN_DONE);
}

static void test_login__codes_cannot_be_guessed(void **state)
{
    struct place *p = *state;
    struct str recovery, secret = second_on(p, &p->student, &recovery), ticket = ask_code(p);
    char code[7], wrong[7] = "000000";
    totp_code(secret, clock_now() / 30000000, code);
    wrong[5] = code[5] == '7' ? '8' : '7';
    for (int i = 0; i < 5; i++)
        assert_int_equal(give(p, ticket, wrong), ERR_FORBIDDEN);
    assert_int_equal(give(p, ticket, code), ERR_FORBIDDEN); /* five tries a ticket */
    int rc = 0;
    for (int i = 0; i < 10 && rc != ERR_RATE; i++)
        rc = give(p, ask_code(p), wrong);
    assert_int_equal(rc, ERR_RATE);
    assert_non_null(strstr(p->err.text, "wait "));
}

/* A reset does not lead around the second factor. */
static void test_login__reset_asks_for_the_code(void **state)
{
    struct place *p = *state;
    struct str recovery;
    second_on(p, &p->student, &recovery);
    p->w.as = &p->admin;
    world_do(&p->w, "account.reset", "id", "bo@school.example", NULL);
    db_set_owner(p->w.db, OWNER_LOCAL);
    assert_int_equal(accept(p, link_of(&p->w), "", "", "nine brand new words"), 0);
    assert_int_equal(p->r.step, LOGIN_SECOND);
}

/* ---- the key file */

static void test_login__key_file(void **state)
{
    struct place *p = *state;
    struct str recovery, path = str_format(p->w.a, "%s/wellmet.key", p->w.dir);
    struct stat st;
    second_on(p, &p->student, &recovery);
    assert_int_equal(stat(path.p, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(st.st_size, 32);
    login_state_free(p->w.app.logins);
    p->w.app.logins = login_state_new(); /* another process */
    assert_int_equal(chmod(path.p, 0644), 0);
    assert_int_equal(enter(p, "bo@school.example", OTHER), 0);
    assert_int_equal(give(p, p->r.ticket, "123456"), ERR_IO);
    assert_non_null(strstr(p->err.text, "chmod 600"));
    assert_int_equal(remove(path.p), 0); /* lost: a new one opens nothing */
    assert_int_equal(give(p, ask_code(p), "123456"), ERR_CORRUPT);
    assert_int_equal(give(p, ask_code(p), recovery.p), 0); /* recovery codes do not need it */
}

/* ---- identity provider */

static int by_provider(struct place *p, const char *subject, const char *email, bool verified)
{
    p->err = (struct err){0};
    return login_oidc(&p->w.app, p->w.db, p->w.a, STR("https://id.example"), str_c(subject),
                      str_c(email), verified, STR("Somebody"), &home, &p->r, &p->err);
}

static void test_login__identity_provider(void **state)
{
    struct place *p = *state;
    assert_int_equal(by_provider(p, "s-1", "bo@school.example", false), ERR_FORBIDDEN);
    assert_int_equal(by_provider(p, "s-1", "BO@school.example", true), 0);
    assert_int_equal(p->r.caller.account, p->student.account);
    assert_int_equal(by_provider(p, "s-1", "", false), 0); /* by subject from now on */
    assert_int_equal(p->r.caller.account, p->student.account);
    assert_int_equal(by_provider(p, "s-2", "bo@school.example", true), ERR_FORBIDDEN);
    assert_int_equal(by_provider(p, "s-3", "new@school.example", true), ERR_FORBIDDEN);
    p->w.as = &p->admin;
    world_do(&p->w, "account.invite", "email", "New@school.example", "role", "mentor", NULL);
    db_set_owner(p->w.db, OWNER_LOCAL);
    assert_int_equal(by_provider(p, "s-3", "new@school.example", true), 0);
    assert_int_equal(p->r.caller.role, ROLE_MENTOR);
    set(&p->w, "oidc_open", "yes");
    assert_int_equal(by_provider(p, "s-4", "four@school.example", true), 0);
    assert_int_equal(p->r.caller.role, ROLE_STUDENT);
    world_do(&p->w, "account.disable", "id", "four@school.example", NULL);
    db_set_owner(p->w.db, OWNER_LOCAL);
    assert_int_equal(by_provider(p, "s-4", "four@school.example", true), ERR_FORBIDDEN);
    assert_int_equal(by_provider(p, "", "four@school.example", true), ERR_FORBIDDEN);
}

static void test_login__provider_states_work_once(void **state)
{
    struct place *p = *state;
    struct str detail;
    struct db *db = p->w.db;
    assert_int_equal(login_oidc_keep(&p->w.app, db, STR("state-1"), STR("x y z"), &p->err), 0);
    assert_int_equal(login_oidc_take(&p->w.app, db, p->w.a, STR("state-2"), &detail, &p->err),
                     ERR_NOT_FOUND);
    assert_int_equal(login_oidc_take(&p->w.app, db, p->w.a, STR("state-1"), &detail, &p->err), 0);
    assert_str(detail, "x y z");
    assert_int_equal(login_oidc_take(&p->w.app, db, p->w.a, STR("state-1"), &detail, &p->err),
                     ERR_NOT_FOUND);
    assert_int_equal(login_oidc_keep(&p->w.app, db, STR("state-3"), STR("x"), &p->err), 0);
    world_set_now("2027-08-10T15:11:00Z");
    assert_int_equal(login_oidc_take(&p->w.app, db, p->w.a, STR("state-3"), &detail, &p->err),
                     ERR_NOT_FOUND);
}

/* ---- the throttle */

#define SECOND INT64_C(1000000)

static int64_t try_once(struct login_guard *g, const char *address, const char *device, int64_t now)
{
    struct login_try t = {.account = STR("ada@school.example"),
                          .address = str_c(address),
                          .device = str_c(device),
                          .step = 'p'};
    return login_guard_take(g, &t, now);
}

/* One who guesses is stopped; the owner elsewhere is not. */
static void test_guard__one_address(void **state)
{
    (void)state;
    struct login_guard *g = login_guard_new();
    int passed = 0;
    for (int i = 0; i < 3600; i++) /* an hour of guessing, every second */
        passed += try_once(g, "198.51.100.9", "", i * SECOND) == 0;
    assert_true(passed >= 8 && passed <= 8 + 61);
    assert_int_equal(try_once(g, "192.0.2.7", "", 3600 * SECOND), 0);
    assert_int_equal(try_once(g, "198.51.100.9", "known", 3600 * SECOND), 0);
    login_guard_free(g);
}

/* Thousands of addresses stop strangers, but nobody on a device of their own. */
static void test_guard__many_addresses(void **state)
{
    (void)state;
    struct login_guard *g = login_guard_new();
    int64_t now = 0;
    int passed = 0;
    for (int i = 0; i < 20000; i++, now += SECOND / 10) {
        char address[40];
        snprintf(address, sizeof(address), "2001:db8:%x::%x", i, i);
        passed += try_once(g, address, "", now) == 0;
    }
    assert_true(passed <= 60 + 201); /* 2,000 seconds */
    now -= SECOND / 10 - 1;          /* right behind the last of them */
    assert_true(try_once(g, "192.0.2.7", "", now) > 0);
    assert_true(try_once(g, "192.0.2.7", "", now) <= 10 * SECOND); /* not for long */
    for (int i = 0; i < 10; i++)
        assert_int_equal(try_once(g, "192.0.2.7", "mine", now), 0);
    assert_true(try_once(g, "192.0.2.7", "mine", now) > 0); /* a stolen device has limits, too */
    login_guard_free(g);
}

static void test_guard__networks_and_gifts(void **state)
{
    (void)state;
    struct login_guard *g = login_guard_new();
    struct login_try t = {.account = STR("a"), .address = STR("2001:db8::1"), .step = 'p'};
    for (int i = 0; i < 1000; i++) { /* right ones do not count */
        assert_int_equal(login_guard_take(g, &t, 0), 0);
        login_guard_give(g, &t);
    }
    for (int i = 0; i < 8; i++)
        assert_int_equal(login_guard_take(g, &t, 0), 0);
    t.address = STR("2001:db8::ffff:2"); /* the same /64 */
    assert_true(login_guard_take(g, &t, 0) > 0);
    t.step = 's'; /* codes are counted apart */
    assert_int_equal(login_guard_take(g, &t, 0), 0);
    t.step = 'p';
    t.address = STR("2001:db8:0:1::1");
    assert_int_equal(login_guard_take(g, &t, 0), 0);
    login_guard_free(g);
}

/* The whole way: wrong passwords from elsewhere, then the owner from here. */
static void test_login__nobody_is_locked_out(void **state)
{
    struct place *p = *state;
    assert_int_equal(enter(p, "bo@school.example", OTHER), 0);
    struct login_client mine = home, thief = {.address = STR("198.51.100.9")};
    mine.device = str_copy(p->w.a, p->r.device);
    int rc = 0;
    for (int i = 0; i < 12; i++)
        rc = login_password(&p->w.app, p->w.db, p->w.a, STR("bo@school.example"), STR("x"), &thief,
                            &p->r, &p->err);
    assert_int_equal(rc, ERR_RATE);
    assert_int_equal(enter(p, "bo@school.example", OTHER), 0);
    struct login_client stolen = thief;
    stolen.device = str_copy(p->w.a, str_join(p->w.a, STR("made-up"), STR("."), STR("0011")));
    assert_int_equal(login_password(&p->w.app, p->w.db, p->w.a, STR("bo@school.example"),
                                    STR(OTHER), &stolen, &p->r, &p->err),
                     ERR_RATE);
    mine.address = thief.address; /* my device behind the same address */
    assert_int_equal(login_password(&p->w.app, p->w.db, p->w.a, STR("bo@school.example"),
                                    STR(OTHER), &mine, &p->r, &p->err),
                     0);
    assert_str(p->r.device, mine.device.p); /* stays known */
    /* Known to Bo's account is not known to Ada's. */
    for (int i = 0; i < 12; i++)
        rc = login_password(&p->w.app, p->w.db, p->w.a, STR("ada@school.example"), STR("x"), &mine,
                            &p->r, &p->err);
    assert_int_equal(rc, ERR_RATE);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_login__set_up),
        CASE(test_login__password),
        CASE(test_login__wrong),
        CASE(test_login__tampered_cookie),
        CASE(test_login__sessions_end),
        CASE(test_login__role_and_state_at_once),
        CASE(test_login__rehash),
        CASE(test_login__links),
        CASE(test_login__reset),
        CASE(test_login__rules),
        CASE(test_login__accents),
        CASE(test_login__second_factor),
        CASE(test_login__recovery_codes),
        CASE(test_login__codes_cannot_be_guessed),
        CASE(test_login__reset_asks_for_the_code),
        CASE(test_login__key_file),
        CASE(test_login__identity_provider),
        CASE(test_login__provider_states_work_once),
        cmocka_unit_test(test_guard__one_address),
        cmocka_unit_test(test_guard__many_addresses),
        cmocka_unit_test(test_guard__networks_and_gifts),
        CASE(test_login__nobody_is_locked_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
