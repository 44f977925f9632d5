# SPDX-License-Identifier: Apache-2.0
"""Nobody reaches another account's records over HTTP. Every endpoint of the API and every page is
asked with an id of another account in each place where it takes one, and with an id that nobody
has: both get the same answer, of the same shape, and no word of the other account.

usage: cross_account_test.py OPS_ROWS ROUTES, the programs that print the operations' rows and the
routes. A route that takes an id nobody told this test of fails it. tests/unit/ops/cross_account_test.c
asks the same of the operations themselves, by name, too.

Two accounts: Zoe, whose records and logins are the other's, and Bo, who asks: with a token the API,
with a login the pages. Staff and administrators may name other accounts; that a student may not
is the same answer for every id, too.
"""
import os
import re
import shlex
import subprocess
import sys
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, ".."), os.path.join(HERE, "..", "table")]
import ops_test
import program
import tap

PASSWORD = "four plain words here"
ZOE, BO = "zoe@school.example", "bo@school.example"
WORD = "Quaxley"  # in every text of the other account
API = "/api/v1"
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

# Inputs of operations whose row says text, and whose id they take.
API_TEXTS = {("undo", "action"): "action", ("today.done", "subject"): "promise",
             ("today.snooze", "subject"): "promise", ("today.never", "subject"): "promise",
             ("log", "who"): "person", ("log.preview", "who"): "person"}
# What the example of an operation does not say, and its place needs.
API_WITH = {"today.done": {"rule": "promise_mine", "row": None}, "today.snooze": {"rule": "promise_mine", "row": None},
            "today.never": {"rule": "promise_mine", "row": None},
            "log": {"text": "coffee with Zelda"}, "log.preview": {"text": "coffee with Zelda"}}
# What operations on logins work on, by the beginning of their path.
SITE = {"/login/sessions": "session", "/login/tokens": "token", "/accounts": "account",
        "/invitations": "invitation", "/login/events": "event", "/events": "event"}
# "1=ID": who the first name of the sentence is.
# "LETTER.PROGRAM": a cell of the letters' table.
FORMATS = {"who": "1=%s", "plan": "%s.0000000000009", "assign": "0000000000009.%s"}

# Where pages take ids beside their address: {route: {parameter or form field: whose}}.
PAGES = {"GET /": {"done": "action"}, "GET /asks/new": {"person": "person"}, "GET /history": {"before": "action"},
         "GET /people": {"organisation": "organisation"}, "GET /people/narrow": {"organisation": "organisation"},
         "GET /people/{id}/draft": {"ask": "ask"}, "POST /people/{id}/draft": {"ask": "ask"},
         "POST /people/{id}/draft/sent": {"ask": "ask"},
         "POST /quiet/remove": {"id": "quiet"}, "POST /letters": {"plan": "letter", "assign": "program"},
         "POST /undo": {"action": "action"}, "POST /guard/look": {"to": "person"}, "POST /log": {"who": "person", "1": "person"},
         "GET /paths": {"person": "person", "program": "program", "organisation": "organisation"},
         "GET /paths/ask": {"person": "person", "about": "person", "program": "program", "organisation": "organisation"},
         "GET /paths/network": {"person": "person"}, "GET /ties": {"person": "person"},
         "POST /paths/ask": {"person": "person", "about": "person", "organisation": "organisation"},
         "GET /hours": {"supervisor": "person"}, "GET /hours/print": {"supervisor": "person"},
         "GET /hours/hours.csv": {"supervisor": "person"},
         "POST /today/done": {"subject": "promise", "person": "person"},
         "POST /today/snooze": {"subject": "promise", "person": "person"},
         "POST /today/never": {"subject": "promise", "person": "person"}}
PAGES_WITH = {"POST /today/done": {"rule": "promise_mine"}, "POST /today/snooze": {"rule": "promise_mine"},
              "POST /today/never": {"rule": "promise_mine"}, "POST /log": {"text": "coffee with Zelda"},
              "POST /people/{id}/draft/sent": {"subject": "Hello"},
              "POST /guard/look": {"text": "Hello."}}
# Ids in addresses of pages.
ARGUMENTS = {"/ledger/{id}": "person", "/programs/{id}": "program", "/letters/{id}": "letter", "/opportunities/{id}": "opportunity", "/hours/{id}": "hours", "/meetings/{id}": "meeting",
             "/decisions/{id}": "decision", "/advice/{id}": "advice",
             "/people/{id}": "person", "/asks/{id}": "ask", "/organisations/{id}": "organisation", "/import/{job}": "action",
             "/accounts/{id}": "account", "/accounts/invitations/{id}": "invitation",
             "/security/sessions/{id}": "session", "/security/tokens/{id}": "token"}
# Pages that take none.
PAGES_WITHOUT = {"GET /asks", "GET /assets/{name}", "GET /manifest.webmanifest", "GET /favicon.ico", "GET /welcome", "POST /welcome",
                 "GET /welcome/people", "POST /welcome/people", "GET /welcome/helpers", "POST /welcome/helpers",
                 "GET /welcome/done", "POST /welcome/done", "GET /import", "POST /import", "GET /log",
                 "GET /organisations", "POST /people", "GET /search", "GET /search/results", "GET /search/names",
                 "GET /settings", "POST /settings", "POST /sample/add", "POST /sample/remove", "GET /export",
                 "GET /login", "POST /login", "GET /login/second", "POST /login/second", "GET /login/oidc",
                 "GET /login/oidc/callback", "POST /logout", "GET /join/{secret}", "POST /join/{secret}",
                 "GET /security", "GET /security/export", "GET /security/events", "GET /security/login",
                 "POST /security/login", "GET /security/password", "POST /security/password", "GET /security/second",
                 "POST /security/second", "POST /security/second/confirm", "GET /security/second/remove",
                 "POST /security/second/remove", "GET /security/codes", "POST /security/codes",
                 "GET /security/sessions/end-others", "POST /security/sessions/end-others", "GET /security/tokens/add",
                 "POST /security/tokens/add", "GET /security/erase", "POST /security/erase", "GET /audit", "GET /site",
                 "GET /paths/meet", "GET /opportunities", "GET /meetings", "GET /decisions", "GET /programs", "GET /programs/interviews",
                 "GET /programs/rank", "GET /programs/import", "POST /programs/import", "GET /programs/export",
                 "GET /match", "GET /primer", "GET /primer/print", "GET /primer/{key}", "POST /primer/take",
                 "POST /primer/done", "GET /quiet", "POST /quiet/add", "POST /playbook/say", "GET /letters",
                 "POST /site", "GET /insights", "GET /board", "GET /road", "GET /road/calendar", "POST /road/calendar",
                 "GET /calendar.ics", "GET /identity", "GET /ledger", "GET /accounts", "GET /accounts/invite", "POST /accounts/invite"}


def lines(name):
    return subprocess.run([name], check=True, capture_output=True, text=True).stdout.splitlines()


def nobodys(id_):
    """An id of the millisecond before the clock stood still."""
    n = 0
    for c in id_:
        n = n * 32 + LETTERS.index(c)
    n -= 1 << 22
    return "".join(LETTERS[n >> 5 * i & 31] for i in range(12, -1, -1))


def make_accounts(home):
    """Zoe, who comes first and is the administrator, and Bo with the sample network."""
    home.run("site", "edit", "--password-memory", "1", "--password-passes", "1").check()
    for email in (ZOE, BO):
        home.run("account", "add", "--email", email, "--name", WORD if email == ZOE else "Bo", "--password-stdin",
                 stdin=PASSWORD.encode() + b"\n").check()
    home.run("--account", BO, "sample", "add", "--yes").check()


def token_of(email):
    made = HOME.json("token", "add", "test", "--scope", "write", "--account", email)
    return made["id"], {"Authorization": "Bearer " + made["token"]}


def cookies(answer):
    return "; ".join(v.split(";")[0] for k, v in answer.headers.items() if k.lower() == "set-cookie")


def csrf(page):
    return re.search(r'name="csrf" value="([^"]*)"', page.text()).group(1)


def log_in(email):
    """The cookies of a browser that has logged in."""
    page = SERVER.get("/login")
    body = urllib.parse.urlencode({"csrf": csrf(page), "email": email, "password": PASSWORD}).encode()
    done = SERVER.post("/login", body, Content_Type="application/x-www-form-urlencoded", Cookie=cookies(page))
    assert done.status == 303, done.text()
    return {"Cookie": "; ".join([cookies(page), cookies(done)])}


def make_records(token):
    """Records of every kind of the one whose token it is; {entity: id}."""
    ids = {}

    def add(entity, path, **fields):
        answer = SERVER.post(API + path, fields, **token)
        assert answer.status == 201, answer.text()
        ids[entity], ids["action"] = answer.json()["id"], answer.headers["Wellmet-Action"]
        return ids[entity]
    p = add("person", "/people", given="Vera", family=WORD)
    o = add("organisation", "/organisations", name=WORD + " Hospital")
    add("contact", "/contacts", person=p, kind="email", value=f"vera@{WORD}.example")
    add("position", "/positions", person=p, organisation=o, title=WORD)
    add("role", "/roles", person=p, kind="mentor", note=WORD)
    add("interaction", "/interactions", people=[p], kind="meeting", on="2027-08-01", summary=WORD)
    add("help", "/help", person=p, direction="received", about=WORD)
    add("promise", "/promises", person=p, by="me", what=WORD, due_on="2027-08-05")
    d = add("decision", "/decisions", question=WORD)
    add("advice", "/advice", decision=d, person=p, text=WORD)
    w = add("opportunity", "/opportunities", title=WORD, kind="shadowing", supervisor=p)
    add("hours", "/hours", opportunity=w, on="2027-08-01", minutes=60, what=WORD)
    add("ask", "/asks", person=p, kind="advice", what=WORD)
    add("meeting", "/meetings", people=[p], on="2027-08-20", goal=WORD)
    q = add("quality", "/qualities", name=WORD, people=[p])
    add("reflection", "/reflections", on="2027-08-01", quality=q, text=WORD)
    add("milestone", "/milestones", title=WORD)
    add("quiet", "/quiet", **{"from": "2027-09-01", "until": "2027-09-14"}, why=WORD)
    g = add("program", "/programs", organisation=o, name=WORD, specialty="surgery")
    l = add("letter", "/letters", person=p, specialty=WORD)
    add("assignment", "/assignments", letter=l, program=g)
    add("tie", "/ties", person=p, evidence=WORD)
    return ids


def make_logins():
    """What Zoe has of the installation: {kind: id}."""
    def get(path):
        return SERVER.get(API + path, **ZOE_COOKIE).json()
    HOME.run("account", "invite", "--email", "dee@school.example", "--account", ZOE).check()
    return {"session": get("/login/sessions")[0]["id"], "event": get("/login/events")[0]["id"],
            "invitation": HOME.json("invitation", "list", "--account", ZOE)[0]["id"],
            "account": next(a["id"] for a in HOME.json("account", "list", "--account", ZOE) if a["email"] == ZOE)}


def everything():
    """What Zoe has, as she sees it."""
    def get(path):
        return SERVER.get(API + path, **ZOE_COOKIE)
    told = [get(path).text() for path in ("/export?format=json", "/history?limit=200", "/today", "/login")]
    names = [[row["id"] for row in get(path).json()] for path in ("/login/tokens", "/login/sessions")]
    return told + names + [HOME.run("invitation", "list", "--account", ZOE).check()]


ROUTES = lines(sys.argv[2])
HOME = program.Home()
make_accounts(HOME)
ZOE_TOKEN_ID, ZOE_TOKEN = token_of(ZOE)
TOKEN = token_of(BO)[1]
SERVER = HOME.serve()
ZOE_COOKIE = log_in(ZOE)
IDS = {**make_records(ZOE_TOKEN), **make_logins(), "token": ZOE_TOKEN_ID}
COOKIE = log_in(BO)
PERSON = SERVER.get(API + "/people?limit=1", **TOKEN).json()[0]["id"]
CSRF = csrf(SERVER.get("/form/person.add", **COOKIE))


def masked(text):
    text = re.sub(r"[0-9a-zA-Z_-]{32,}", "{token}", program.ID.sub("{id}", text))
    return re.sub(r"\b0[0-9a-hjkmnp-tv-z]{12}\b", "{id}", text)


def shape(answer):
    """All of an answer that may be compared: what differs by chance is replaced."""
    kept = {k: masked(v) for k, v in answer.headers.items() if k not in ("Date", "Content-Length", "ETag")}
    return answer.status, sorted(kept.items()), masked(answer.body.decode("utf-8", "replace"))


def differences(what, ask, entity, cursor=False):
    """Asks with an id that nobody has and with the other's; sentences about what is wrong. With
    `cursor` the answer need be no error; then what it changes is changed by a first question."""
    theirs = IDS[entity]
    if cursor:
        ask(nobodys(theirs))
    nobody, other = ask(nobodys(theirs)), ask(theirs)
    found = []
    if shape(nobody) != shape(other):
        found.append(f"{what}: an id that nobody has gives {nobody.status}, another account's {other.status}:\n"
                     f"{shape(nobody)}\n{shape(other)}")
    if WORD.lower() in (other.text() + str(other.headers)).lower():
        found.append(f"{what}: tells of another account: {other.text()}")
    if other.status < 400 and not cursor:
        found.append(f"{what}: takes the id of another account: {other.status}")
    return found


# ---- the API

def first(entity):
    if entity in IDS and not any(o["name"] == entity + ".add" and o["entity"] for o in ops_test.ROWS):
        return nobodys(IDS[entity])  # of the installation: nothing but the place under test is asked for
    plural = next(o["path"] for o in ops_test.ROWS if o["name"] == entity + ".list")
    return SERVER.get(API + plural + "?limit=1", **TOKEN).json()[0]["id"]


def example(o):
    """Inputs that work, from the example of the operation: (id, file, {name: value})."""
    filled = re.sub(r"\{([a-z_]+)\}", lambda m: first(m.group(1)), o["example"])
    id_, file, given = ops_test.inputs(o, shlex.split(filled)[1:])
    given.update(API_WITH.get(o["name"], {}))
    return id_, file, {k: v for k, v in given.items() if v is not None}


def ask_api(o, id_, given):
    path = API + o["path"].replace("{id}", urllib.parse.quote(id_ or ""))
    who = {**COOKIE, "X-CSRF-Token": CSRF} if o["site"] else TOKEN  # tokens are for records
    if o["method"] in ("GET", "DELETE"):
        return SERVER.ask(o["method"], path + "?" + urllib.parse.urlencode(given), **who)
    return SERVER.ask(o["method"], path, given, **who)


def entity_of(o):
    """What an operation works on."""
    return o["entity"] or next((e for start, e in SITE.items() if (o["path"] or "").startswith(start)), None)


def api_places(o):
    """[(input, entity, cursor)]"""
    entity = entity_of(o)
    places = [("id", entity, False)] if "{id}" in o["path"] else []
    for f in o["in"]:
        if f["ref"] and not f["readonly"]:
            places.append((f["name"], f["ref"], False))
        elif (o["name"], f["name"]) in API_TEXTS:
            places.append((f["name"], API_TEXTS[o["name"], f["name"]], False))
        elif f["name"] == "after" and entity:
            places.append(("after", entity, True))
    return places


def test_api(t):
    found, tried = [], 0
    for o in filter(lambda o: o["path"] and not o["cli_only"], ops_test.ROWS):
        id_, _, given = example(o)
        for name, entity, cursor in api_places(o):
            refs = any(f["name"] == name and f["type"] == "refs" for f in o["in"])

            def ask(value):
                if name == "id":
                    return ask_api(o, value, given)
                value = FORMATS.get(name, "%s") % value
                return ask_api(o, id_, {**given, name: [value] if refs and o["method"] != "GET" else value})
            found += differences(f"{o['method']} {o['path']} {name}", ask, entity, cursor)
            tried += 1
    tap.comment(f"{tried} places of the API were tried")
    t.empty(found)
    t.true(tried > 60, "the places were found")


def test_api_is_what_openapi_says(t):
    paths = HOME.json("dump-def", "--openapi")["paths"]
    told = {f"{method.upper()} {API}{path}" for path, methods in paths.items() for method in methods}
    t.equal(sorted(told), sorted(r for r in ROUTES if f" {API}/" in r), "routes and OpenAPI are the same")


# ---- the pages

def ask_page(method, path, fields):
    if method == "GET":
        return SERVER.get(path + "?" + urllib.parse.urlencode(fields), **COOKIE)
    body = urllib.parse.urlencode({"csrf": CSRF, **fields}).encode()
    return SERVER.post(path, body, Content_Type="application/x-www-form-urlencoded", **COOKIE)


def page_argument(pattern):
    return next(((a, e) for a, e in ARGUMENTS.items() if pattern.startswith(a)), None)


def test_pages(t):
    found = []
    for route in (r for r in ROUTES if f" {API}/" not in r and "/form/" not in r):
        method, pattern = route.split()
        argument, places = page_argument(pattern), PAGES.get(route, {})
        known = bool(argument) or bool(places)
        if known == (route in PAGES_WITHOUT):
            found.append(f"{route}: say in this test which ids it takes, or that it takes none")
        if argument:
            found += differences(route, lambda id_: ask_page(method, re.sub(r"\{\w+\}", id_, pattern), {}), argument[1],
                                 cursor="/{job}" in pattern or route.startswith("GET /security/"))
        own = pattern.replace("{id}", PERSON) if pattern.startswith("/people/{id}/") else pattern
        for name, entity in places.items():
            found += differences(f"{route} {name}", lambda id_: ask_page(
                method, own, {**PAGES_WITH.get(route, {}), name: FORMATS.get(name, "%s") % id_}), entity,
                cursor=True)
    t.empty(found)
    t.empty(sorted((set(PAGES) | PAGES_WITHOUT) - set(ROUTES)), "routes that are gone")


def test_forms(t):
    """Each operation that writes has one: /form/OPERATION, with an id, a person, and its references."""
    found, tried = [], 0
    for o in filter(lambda o: o["write"] and not o["raw"] and not o["cli_only"], ops_test.ROWS):
        path = "/form/" + o["name"]
        places = [("GET", name, entity, {}) for name, entity in
                  ([("id", entity_of(o))] if o["path"] and "{id}" in o["path"] else [])]
        places += [("POST", name, entity, {"yes": "yes"}) for _, name, entity, _ in places]
        id_, _, given = example(o)
        given = {k: ("yes" if v is True else ",".join(v) if isinstance(v, list) else v) for k, v in given.items()}
        for name in (f["name"] for f in o["in"] if f["ref"] and not f["readonly"]):
            entity = next(f["ref"] for f in o["in"] if f["name"] == name)
            places.append(("POST", name, entity, {**given, **({"id": id_} if id_ else {})}))
            places.append(("POST", name + ":id", entity, {**given, **({"id": id_} if id_ else {}), name: ""}))
            places.append(("GET", name, entity, {"id": id_} if id_ else {}))
        for method, name, entity, more in places:
            found += differences(f"{method} {path} {name}",
                                 lambda value: ask_page(method, path, {**more, name: value}), entity, cursor=True)
            tried += 1
    tap.comment(f"{tried} places of forms were tried")
    t.empty(found)
    t.true(tried > 40, "the places were found")


def test_the_other_account_is_as_it_was(t):
    t.contains(BEFORE[0], WORD)
    t.equal(everything(), BEFORE)
    SERVER.stop()


BEFORE = everything()
tap.main()
