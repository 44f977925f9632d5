# SPDX-License-Identifier: Apache-2.0
"""The whole program as somebody who means harm meets it: secrets used twice at the same moment,
cookies that were changed or planted, other sites' forms, other people's ids and tokens."""
import base64
import hashlib
import hmac
import http.client
import os
import re
import struct
import sys
import threading
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import program
import tap

API = "/api/v1"
PASSWORD = "four plain words here"
AT_ONCE = 8
SECONDS = 1817888400  # program.NOW, 2027-08-10T09:00:00Z

HOME = program.Home()


def run(*words, **more):
    return HOME.run(*words, **more).check()


def add_account(email, role="student"):
    run("account", "add", "--email", email, "--name", email.split("@")[0], "--role", role, "--password", PASSWORD)


add_account("ada@school.example", "admin")
run("site", "edit", "--password-memory", "8", "--password-passes", "1")
for email_, role_ in (("bo", "student"), ("cy", "student"), ("dee", "student"), ("eve", "student"), ("sam", "staff")):
    add_account(email_ + "@school.example", role_)
SERVER = HOME.serve()


class Browser:
    """Keeps cookies and finds the token of the last page."""

    def __init__(self, **headers):
        self.cookies, self.headers, self.page = {}, headers, ""

    def ask(self, method, path, body=None, **headers):
        cookie = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        answer = SERVER.ask(method, path, body, **{**({"Cookie": cookie} if cookie else {}), **self.headers, **headers})
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            if "Max-Age=0" in line:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        return answer

    def get(self, path, **headers):
        answer = self.ask("GET", path, **headers)
        self.page = answer.body.decode("utf-8", "replace")
        return answer

    def token(self):
        return re.search(r'name="csrf" value="([^"]+)"', self.page).group(1)

    def post(self, path, **fields):
        form = urllib.parse.urlencode({"csrf": self.token(), **fields}).encode()
        return self.ask("POST", path, form, Content_Type="application/x-www-form-urlencoded")

    def log_in(self, who, password=PASSWORD):
        self.get("/login")
        return self.post("/login", email=who + "@school.example", password=password)

    @property
    def session(self):
        return self.cookies.get(f"wellmet_login_{SERVER.port}")

    def is_in(self):
        return self.get("/people").status == 200


def logged_in(who):
    browser = Browser()
    answer = browser.log_in(who)
    assert answer.status == 303 and browser.session, answer.text()
    return browser


def token_of(who, scope="write"):
    return HOME.json("token", "add", "attack", "--scope", scope, "--account", who + "@school.example")["token"]


def as_program(token):
    return {"Authorization": "Bearer " + token}


def at_once(actions):
    """Runs all from the same moment on; their answers in order."""
    gate, answers = threading.Barrier(len(actions)), [None] * len(actions)

    def go(i):
        gate.wait()
        answers[i] = actions[i]()
    threads = [threading.Thread(target=go, args=(i,)) for i in range(len(actions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def code_at(secret, step):
    """RFC 6238 with the usual 30 seconds, SHA-1 and six digits."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 1000000:06d}"


def add_second(who):
    """A second factor; (secret, recovery codes). The step before the current one is used up."""
    account = who + "@school.example"
    secret = HOME.json("second", "begin", "--account", account)["secret"].replace(" ", "")
    step = SECONDS // 30
    done = HOME.json("second", "confirm", code_at(secret, step - 1), "--account", account)
    return secret, [row["code"] for row in done]


# --- once, though asked for at the same moment -----------------------------------------------------

def accept(secret, i):
    browser = Browser()
    browser.get("/join/" + secret)
    return lambda: browser.post("/join/" + secret, name=f"Racer {i}", email=f"racer{i}@school.example",
                                password=f"{PASSWORD} {i}").status


def count_accounts():
    return len(HOME.json("account", "list", "--limit", "1000"))


def test_invitation_is_accepted_once(t):
    link = HOME.json("account", "invite", "--email", "racer@school.example")["link"]
    secret, before = link.rsplit("/", 1)[1], count_accounts()
    got = at_once([accept(secret, i) for i in range(AT_ONCE)])
    t.equal(sorted(got), [303] + [404] * (AT_ONCE - 1))
    t.equal(count_accounts(), before + 1)


def test_reset_link_works_once(t):
    row = next(a for a in HOME.json("account", "list") if a["email"] == "eve@school.example")
    secret = HOME.json("account", "reset", row["id"])["link"].rsplit("/", 1)[1]
    browsers = [Browser() for _ in range(AT_ONCE)]
    for browser in browsers:
        browser.get("/join/" + secret)
    got = at_once([lambda i=i, b=b: b.post("/join/" + secret, password=f"{PASSWORD} {i}").status
                   for i, b in enumerate(browsers)])
    t.equal(sorted(got), [303] + [404] * (AT_ONCE - 1))
    t.equal(browsers[got.index(303)].is_in(), True)
    t.equal(Browser().log_in("eve", f"{PASSWORD} {got.index(303)}").status, 303, "the winner's password counts")


def after_password(who):
    browser = Browser()
    answer = browser.log_in(who)
    assert (answer.status, browser.session) == (303, None), "the code is asked for"
    browser.get("/login/second")
    return browser


def one_code_wins(t, who, code):
    browsers = [after_password(who) for _ in range(AT_ONCE)]
    got = at_once([lambda b=b: b.post("/login/second", code=code).status for b in browsers])
    t.equal(got.count(303), 1, f"answers: {got}")
    t.equal([b.is_in() for b in browsers].count(True), 1)


def test_code_works_once(t):
    secret, _ = add_second("dee")
    one_code_wins(t, "dee", code_at(secret, SECONDS // 30))


def test_recovery_code_works_once(t):
    _, codes = add_second("cy")
    one_code_wins(t, "cy", codes[0])


# --- cookies ---------------------------------------------------------------------------------------

def test_changed_cookies_are_nobody(t):
    bo = logged_in("bo")
    good, name = bo.session, f"wellmet_login_{SERVER.port}"
    for value in (good[:-1], good + "x", good[:-1] + ("A" if good[-1] != "A" else "B"), good.swapcase(), "", "0", "x" * 5000,
                  "%00" + good, '"' + good + "\\", good[::-1], "../" + good, "' or 1=1 --"):
        answer = SERVER.get("/people", Cookie=f"{name}={value}")
        t.equal(answer.status, 303, f"{value[:60]!r}")
        t.equal(answer.headers["Location"], "/login?next=%2Fpeople")
        t.equal(SERVER.get(API + "/people", Cookie=f"{name}={value}").status, 401)
    t.equal(SERVER.get("/people", Cookie=f"{name}={good}").status, 200)
    t.equal(SERVER.get("/people", Cookie=f"__Host-wellmet={good}").status, 303, "the name of another transport")


def test_session_is_new_with_each_login(t):
    planted = "A" * 43
    browser = Browser()
    browser.cookies[f"wellmet_login_{SERVER.port}"] = planted
    browser.log_in("bo")
    t.true(browser.session != planted, "a planted value is not taken over")
    first = browser.session
    again = Browser()
    again.cookies = dict(browser.cookies)
    again.get("/log")
    old = Browser()
    old.cookies = dict(browser.cookies)
    t.equal(again.post("/logout").status, 303)
    t.true(not old.is_in(), "what was logged out is gone for whoever kept a copy")
    t.true(logged_in("bo").session != first, "never the same twice")


def test_cookies_say_what_they_must(t):
    browser = Browser()
    browser.get("/login")
    answer = browser.post("/login", email="bo@school.example", password=PASSWORD)
    mine = [c for c in answer.headers.get_all("Set-Cookie") if c.startswith("wellmet_login_")]
    t.equal(len(mine), 1)
    for part in "HttpOnly", "SameSite=Lax", "Path=/":
        t.contains(mine[0], part)
    t.true("Domain" not in mine[0], "for this name alone")


# --- other sites -----------------------------------------------------------------------------------

def test_forms_of_others(t):
    bo, cy = logged_in("bo"), Browser()
    bo.get("/form/person.add")
    cy.get("/login")
    mine, foreign, form = bo.token(), cy.token(), "application/x-www-form-urlencoded"
    nearly = ("1" if mine[0] == "0" else "0") + mine[1:]
    for token, headers in ((None, {}), ("", {}), (foreign, {}), (nearly, {}), (mine, {"Origin": "https://evil.example"}),
                           (mine, {"Origin": "null"}), (mine, {"Sec-Fetch-Site": "cross-site"})):
        fields = {"family": "Forged", **({"csrf": token} if token is not None else {})}
        answer = bo.ask("POST", "/form/person.add", urllib.parse.urlencode(fields).encode(), Content_Type=form, **headers)
        t.equal(answer.status, 403, f"{token} {headers}")
    for path in "/login", "/logout", "/login/second":
        answer = bo.ask("POST", path, b"email=bo%40school.example", Content_Type=form)
        t.equal(answer.status, 403, path)
    t.equal([p for p in bo.ask("GET", API + "/people").json() if p["name"] == "Forged"], [])


def test_api_with_a_cookie_alone_changes_nothing(t):
    bo = logged_in("bo")
    t.equal(bo.ask("POST", API + "/people", {"family": "Forged"}).status, 403)
    t.equal(bo.ask("POST", API + "/people", b'{"family": "Forged"}', Content_Type="text/plain").status, 403)
    t.equal(bo.ask("GET", API + "/people").status, 200)
    bo.get("/log")
    answer = bo.ask("POST", API + "/people", {"family": "Meant"}, X_CSRF_Token=bo.token())
    t.equal(answer.status, 201, answer.text())


def test_next_stays_here(t):
    for way in ("https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
                "/%09/evil.example", "javascript:alert(1)", " //evil.example", "/\r\nSet-Cookie: a=b", "http:evil.example",
                "///evil.example", "/..//evil.example", "/./\\evil.example", "?x", "evil.example"):
        browser = Browser()
        browser.get("/login?next=" + urllib.parse.quote(way, safe=""))
        answer = browser.post("/login", email="bo@school.example", password=PASSWORD, next=way)
        to = answer.headers["Location"]
        t.equal(answer.status, 303)
        t.true(to.startswith("/") and to[1:2] not in ("/", "\\") and not re.search(r"[\t\r\n\\]", to)
               and urllib.parse.urljoin("http://here/", to).startswith("http://here/"), f"{way!r} leads to {to!r}")
        t.equal(answer.headers.get_all("Set-Cookie") and [c for c in answer.headers.get_all("Set-Cookie") if c.startswith("a=")], [])


def test_names_of_other_hosts(t):
    for host in "evil.example", "127.0.0.1.evil.example", f"evil.example:{SERVER.port}", "", "127.0.0.1@evil.example":
        connection = http.client.HTTPConnection("127.0.0.1", SERVER.port, timeout=60)
        connection.putrequest("GET", "/login", skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        t.true(connection.getresponse().status in (400, 421), host)
        connection.close()
    answer = SERVER.get("/login", X_Forwarded_Host="evil.example", Forwarded="host=evil.example;proto=https;for=1.2.3.4")
    t.equal(answer.status, 200)
    t.true(b"evil.example" not in answer.body, "")
    t.true("Secure" not in "".join(answer.headers.get_all("Set-Cookie")), "a stranger cannot say that the line is secure")


def test_too_much_of_everything(t):
    t.equal(SERVER.get("/login", X_Long="x" * 40000).status, 431)
    t.true(SERVER.get("/login?" + "x" * 40000).status in (414, 431), "a long address")
    t.true(SERVER.get("/login", Cookie="a=b; " * 6000).status in (200, 400, 431), "many cookies")
    browser = Browser()
    browser.get("/login")
    t.true(browser.post("/login", email="bo@school.example", password="x" * 500000).status in (403, 413, 422), "a long password")
    t.true(browser.post("/login", email="x" * 500000, password="x").status in (403, 413, 422), "a long address")


# --- others' records and rights --------------------------------------------------------------------

def test_token_reaches_its_account_alone(t):
    bo, cy = token_of("bo"), token_of("cy")
    mine = SERVER.post(API + "/people", {"family": "Secretperson"}, **as_program(bo)).json()
    for path in f"/people/{mine['id']}", f"/people?limit=1000", f"/who?query=Secretperson":
        answer = SERVER.get(API + path, **as_program(cy))
        t.true(b"Secretperson" not in answer.body, path)
    t.equal(SERVER.ask("PATCH", API + "/people/" + mine["id"], {"note": "x"}, **as_program(cy)).status, 404)
    t.equal(SERVER.ask("DELETE", API + "/people/" + mine["id"], **as_program(cy)).status, 404)
    t.equal(SERVER.get("/people/" + mine["id"], **as_program(cy)).status, 404)
    t.equal(SERVER.get(API + "/people/" + mine["id"], **as_program(bo)).json()["record"], "Secretperson")
    t.equal(SERVER.get(API + "/people", **as_program(bo[:-1] + ("A" if bo[-1] != "A" else "B"))).status, 401)
    answer = SERVER.get(API + "/people", Cookie=f"wellmet_login_{SERVER.port}={bo}")
    t.equal(answer.status, 401, "a token is no cookie")


def test_reading_token_writes_nothing(t):
    read = token_of("bo", "read")
    t.equal(SERVER.get(API + "/people", **as_program(read)).status, 200)
    t.equal(SERVER.post(API + "/people", {"family": "No"}, **as_program(read)).status, 403)
    for path in "/tokens", "/sessions":
        t.equal(SERVER.get(API + path, **as_program(read)).status in (403, 404), True, path)
    t.equal(SERVER.post(API + "/tokens", {"name": "more", "scope": "write"}, **as_program(token_of("bo"))).status in (403, 404), True,
            "a token makes no tokens")


def test_staff_reads_no_records(t):
    sam = logged_in("sam")
    for path in ("/people", "/search?q=a", "/history", "/export", "/organisations", "/log", "/import", "/form/person.add"):
        t.equal(sam.get(path).status, 403, path)
    t.equal(sam.get("/").headers["Location"], "/accounts")
    for path in ("/people", "/today", "/who?query=a", "/history", "/export?format=json"):
        t.equal(sam.ask("GET", API + path).status, 403, path)
    t.equal(sam.get("/accounts").status, 200)
    t.equal(sam.get("/audit").status, 403, "the audit is the administrator's")


def test_disabled_account_is_out_at_once(t):
    row = next(a for a in HOME.json("account", "list") if a["email"] == "eve@school.example")
    run("account", "enable", row["id"])
    token = token_of("eve")
    t.equal(SERVER.get(API + "/people", **as_program(token)).status, 200)
    run("account", "disable", row["id"])
    t.equal(SERVER.get(API + "/people", **as_program(token)).status, 401)
    t.equal(SERVER.get("/people", **as_program(token)).status, 303)


# --- guessing (last: it uses up what this address may try) -------------------------------------------

def test_guessing_shuts_out_nobody_else(t):
    bo = logged_in("bo")
    device = {k: v for k, v in bo.cookies.items() if "device" in k}
    t.true(device, "a browser that logged in is known")
    guesses = [Browser().log_in("bo", f"wrong guess number {i}").status for i in range(30)]
    t.true(set(guesses) <= {403, 429}, str(guesses))
    t.equal(guesses[-1], 429, "one address may not go on")
    known = Browser()
    known.cookies = dict(device)
    t.equal(known.log_in("bo").status, 303, "the known browser gets in")
    t.true(bo.is_in(), "who is in stays in")


def test_guessing_links_ends(t):
    got = [Browser().get(f"/join/{i:043d}").status for i in range(100)]
    t.true(set(got) <= {404, 429}, str(set(got)))
    t.equal(got[-1], 429)
    got = [SERVER.get(API + "/people", **as_program(f"wm_{i:043d}")).status for i in range(5)]
    t.equal(got, [429] * 5, "tokens are secrets of the same kind")
    t.equal(SERVER.get(API + "/people", **as_program(token_of("bo"))).status, 200, "one that fits is let in")


if __name__ == "__main__":
    tap.main()
