# SPDX-License-Identifier: Apache-2.0
"""Logging in over HTTP: cookies, the way back, links, what strangers get, what was tampered with."""
import base64
import hashlib
import hmac
import http.cookies
import os
import re
import sys
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import program
import tap

PASSWORD = "four plain words here"
EMAIL = "sam@school.example"
WRONG = "The e-mail or the password is not right"
HOME = program.Home()
HOME.run("account", "add", "--email", EMAIL, "--name", "Sam Rivera", "--password", PASSWORD).check()
HOME.run("site", "edit", "--password-memory", "1", "--password-passes", "1", "--account", EMAIL).check()
SERVER = HOME.serve()


class Browser:
    """Keeps cookies, fills in the token of forms, and does not follow redirects."""

    def __init__(self, server=SERVER):
        self.server, self.cookies, self.said = server, {}, []

    def ask(self, method, path, body=None, **headers):
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        answer = self.server.ask(method, path, body, **headers)
        self.said = answer.headers.get_all("Set-Cookie") or []
        for line in self.said:
            for name, morsel in http.cookies.SimpleCookie(line).items():
                if morsel["max-age"] == "0":
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value
        return answer

    def get(self, path):
        return self.ask("GET", path)

    def token(self, path):
        return re.search(r'name="csrf" value="([0-9a-f]+)"', self.get(path).text()).group(1)

    def post(self, path, form_at=None, **fields):
        fields.setdefault("csrf", self.token(form_at or path))
        return self.ask("POST", path, urllib.parse.urlencode(fields).encode(),
                        Content_Type="application/x-www-form-urlencoded")

    def log_in(self, email=EMAIL, password=PASSWORD, **more):
        return self.post("/login", email=email, password=password, **more)

    def named(self, start):
        return next((n for n in self.cookies if n.startswith(start)), None)


def where(answer):
    return answer.headers["Location"]


def test_strangers_are_led_to_the_door(t):
    answer = SERVER.get("/people?role=mentor")
    t.equal((answer.status, where(answer)), (303, "/login?next=%2Fpeople%3Frole%3Dmentor"))
    t.equal(SERVER.get("/login").status, 200)
    t.equal(SERVER.ask("POST", "/undo", b"action=1", Content_Type="application/x-www-form-urlencoded").status, 401)
    t.equal(SERVER.get("/assets/app.css").status, 200)
    t.equal(SERVER.ask("HEAD", "/people").status, 303)


def test_json_says_401(t):
    for method, path, token in (("GET", "/api/v1/people", None), ("POST", "/api/v1/people", None),
                                ("GET", "/api/v1/people", "wm_made-up"), ("GET", "/api/v1/people", "")):
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        answer = SERVER.ask(method, path, {} if method == "POST" else None, **headers)
        t.equal((answer.status, answer.headers["WWW-Authenticate"], answer.headers["Content-Type"]),
                (401, "Bearer", "application/json"))
        t.equal(sorted(answer.json()), ["error", "message", "title"])
        t.equal(answer.json()["error"], "ERR_LOGIN")


def test_log_in_and_out(t):
    b = Browser()
    answer = b.log_in()
    t.equal((answer.status, where(answer)), (303, "/"))
    name = f"wellmet_login_{SERVER.port}"
    line = next(x for x in b.said if x.startswith(name + "="))
    t.equal([x.strip() for x in line.split(";")][1:], ["Path=/", "Max-Age=2592000", "HttpOnly", "SameSite=Lax"])
    t.true(any(x.startswith(f"wellmet_device_{SERVER.port}=") and "HttpOnly" in x for x in b.said), "a device cookie")
    page = b.get("/settings")
    t.equal((page.status, page.headers["Cache-Control"]), (200, "no-store"))
    t.contains(page.text(), 'action="/logout"')
    kept = dict(b.cookies)
    answer = b.post("/logout", form_at="/settings")
    t.equal((answer.status, where(answer)), (303, "/login"))
    t.equal(b.named("wellmet_login"), None)
    b.cookies = kept
    t.equal(b.get("/settings").status, 303, "the old cookie is worth nothing")


def test_one_sentence_for_every_reason(t):
    texts = set()
    for email, password in ((EMAIL, "not-this-one"), ("nobody@school.example", PASSWORD), (EMAIL, ""), ("", "")):
        answer = Browser().log_in(email, password)
        t.equal(answer.status, 403)
        t.contains(answer.text(), WRONG)
        t.true(not password or password not in answer.text(), "a password is never shown")
        texts.add(re.search(r'role="alert".*?</p>', answer.text(), re.S).group(0))
    t.equal(len(texts), 1)


def test_the_way_back_stays_here(t):
    for to, want in (("/people?order=last", "/people?order=last"), ("//evil.example/", "/"),
                     ("https://evil.example/", "/"), ("/\\evil.example", "/"), ("\\\\evil.example", "/"),
                     ("javascript:alert(1)", "/"), ("/login", "/"), ("/logout", "/"), ("", "/"),
                     ("/a\r\nX-Evil: 1", "/"), ("people", "/")):
        answer = Browser().log_in(next=to)
        t.equal((answer.status, where(answer)), (303, want), to)
        t.true("X-Evil" not in answer.headers, "no header of theirs")
    b = Browser()
    b.log_in()
    t.equal(where(b.get("/login?next=//evil.example")), "/")
    t.equal(where(b.get("/login?next=/people")), "/people")


def test_forms_want_their_token(t):
    b = Browser()
    for fields in ({"csrf": ""}, {"csrf": "0" * 32}):
        answer = b.post("/login", email=EMAIL, password=PASSWORD, **fields)
        t.equal(answer.status, 403)
        t.equal(b.named("wellmet_login"), None)
    other = Browser()
    token = other.token("/login")
    other.log_in()
    answer = other.post("/security/sessions/end-others", csrf=token)
    t.equal(answer.status, 403, "a token from before the login")
    answer = other.ask("POST", "/logout", b"csrf=" + other.token("/settings").encode(), Origin="http://evil.example",
                       Content_Type="application/x-www-form-urlencoded")
    t.equal(answer.status, 403, "another site's page")


def test_a_cookie_that_was_tampered_with(t):
    b = Browser()
    b.log_in()
    name = b.named("wellmet_login")
    good = b.cookies[name]
    for bad in (good[:-1] + ("A" if good[-1] != "A" else "B"), good + "x", good[:10], "x" * 5000, "%00", good.swapcase()):
        b.cookies[name] = bad
        t.equal(b.get("/settings").status, 303, bad[:60])
    b.cookies[name] = good
    t.equal(b.get("/settings").status, 200)


def test_sessions_change_with_every_login(t):
    b = Browser()
    b.log_in()
    first = b.cookies[b.named("wellmet_login")]
    b.post("/login", form_at="/security", email=EMAIL, password=PASSWORD)
    second = b.cookies[b.named("wellmet_login")]
    t.true(first != second, "a new cookie with a new login")
    new = "five other plain words here"
    answer = b.post("/security/password", current=PASSWORD, new=new)
    t.equal((answer.status, where(answer)), (303, "/security?said=password.change"))
    third = b.cookies[b.named("wellmet_login")]
    t.true(third != second, "a new cookie with a new password")
    t.contains(b.get("/security?said=password.change").text(), "Password changed")
    b.cookies[b.named("wellmet_login")] = second
    t.equal(b.get("/settings").status, 303, "the cookie from before the change")
    b.cookies[f"wellmet_login_{SERVER.port}"] = third
    b.post("/security/password", current=new, new=PASSWORD)
    t.true("said=" not in b.get("/security?said=%3Cb%3E").text(), "only what is known is said")


def test_methods(t):
    b = Browser()
    b.log_in()
    t.equal(where(SERVER.ask("POST", "/logout", b"")), "/login", "nothing to end")
    for path in ("/logout", "/undo", "/security/second/confirm"):
        answer = b.get(path)
        t.equal((answer.status, answer.headers["Allow"]), (405, "POST"), path)
    for path in ("/security", "/audit", "/accounts"):
        t.equal(b.ask("POST", path, b"").status, 405, path)
    t.equal(b.get("/accounts/0000000000009").status, 404)
    t.equal(b.get("/form/account.invite").status, 404)
    t.equal(b.get("/join/never-made").status, 404)
    t.equal(b.get("/login/oidc").status, 404)


def link_of(b, email, **more):
    answer = b.post("/accounts/invite", email=email, name="", role="student", days="", **more)
    return urllib.parse.urlsplit(re.search(r'id="once" value="([^"]+)"', answer.text()).group(1)).path


def test_a_link_works_once_and_for_one_address(t):
    admin = Browser()
    admin.log_in()
    link = link_of(admin, "bo@school.example")
    t.equal(Browser().get(link).headers["Referrer-Policy"], "same-origin")
    bo = Browser()
    answer = bo.post(link, name="Bo", email="else@school.example", password="short")
    t.equal(answer.status, 422)
    t.contains(answer.text(), 'value="bo@school.example"')
    t.true("short" not in re.sub(r"too short", "", answer.text()), "never shown again")
    answer = bo.post(link, name="Bo", email="else@school.example", password=PASSWORD)
    t.equal((answer.status, where(answer)), (303, "/"))
    t.equal(Browser().get(link).status, 404)
    t.contains(bo.get("/security").text(), "bo@school.example")
    for path in ("/accounts", "/audit", "/site", "/accounts/invite"):
        t.equal(bo.get(path).status, 403, path)
    t.equal(bo.post("/accounts/invite", form_at="/security", email="x@school.example").status, 403)


def test_forms_work_with_password_managers(t):
    admin = Browser()
    admin.log_in()
    link = link_of(admin, "eve@school.example")
    waiting = Browser()
    waiting.cookies[f"wellmet_second_{SERVER.port}"] = "x"
    for page, wanted in ((Browser().get("/login"), ("username", "current-password")),
                         (waiting.get("/login/second"), ("one-time-code",)),
                         (Browser().get(link), ("name", "username", "new-password")),
                         (admin.get("/security/password"), ("current-password", "new-password"))):
        for name in wanted:
            t.contains(page.text(), f'autocomplete="{name}"')
        t.true("onpaste" not in page.text() and 'method="post"' in page.text(), "nothing is in the way")


def test_staff_has_no_notebook(t):
    admin = Browser()
    admin.log_in()
    answer = admin.post("/accounts/invite", email="dana@school.example", name="Dana", role="staff", days="2")
    link = urllib.parse.urlsplit(re.search(r'id="once" value="([^"]+)"', answer.text()).group(1)).path
    dana = Browser()
    dana.post(link, name="Dana", email="", password=PASSWORD)
    t.equal(where(dana.get("/")), "/accounts")
    page = dana.get("/accounts")
    t.equal(page.status, 200)
    t.true('href="/people"' not in page.text() and 'href="/log"' not in page.text(), "no navigation of records")
    for path in ("/people", "/log", "/search", "/search/results?q=a", "/search/names?q=ab&kind=person", "/import",
                 "/history", "/settings", "/welcome", "/organisations", "/form/person.add",
                 "/people/0000000000009", "/people/0000000000009/photo"):
        t.equal(dana.get(path).status, 403, path)
    t.equal(dana.post("/people", form_at="/accounts", name="Ada").status, 403)
    t.equal(dana.get("/export").status, 403)


def code(key, steps):
    secret = base64.b32decode(key)
    at = 1817888400 // 30 + steps  # program.NOW
    h = hmac.new(secret, at.to_bytes(8, "big"), hashlib.sha1).digest()
    return f"{(int.from_bytes(h[h[19] & 15:][:4], 'big') & 0x7fffffff) % 10**6:06}"


def test_second_factor_tickets(t):
    home = program.Home()
    home.run("account", "add", "--email", EMAIL, "--password", PASSWORD).check()
    home.run("site", "edit", "--password-memory", "1", "--password-passes", "1", "--account", EMAIL).check()
    with home.serve() as server:
        b = Browser(server)
        b.log_in()
        t.equal(Browser(server).get("/login/second").status, 303, "nothing to go on with")
        page = b.post("/security/second", form_at="/security/second").text()
        t.contains(page, "<svg")
        uri = re.search(r'name="uri" value="([^"]+)"', page).group(1).replace("&amp;", "&")
        secret = re.search(r"secret=([A-Z2-7]+)", uri).group(1)
        answer = b.post("/security/second/confirm", form_at="/security", code=code(secret, 0), uri=uri)
        recovery = re.findall(r"<li><code>([^<]+)</code>", answer.text())
        t.equal(len(recovery), 10)
        c = Browser(server)
        answer = c.log_in(next="/people")
        t.equal((answer.status, where(answer)), (303, "/login/second?next=%2Fpeople"))
        t.equal(c.named("wellmet_login"), None, "not yet")
        ticket = dict(c.cookies)
        t.equal(c.post("/login/second", code="000000").status, 403)
        answer = c.post("/login/second", code=recovery[0], next="/people")
        t.equal((answer.status, where(answer)), (303, "/people"))
        t.equal(c.named("wellmet_second"), None)
        replayed = Browser(server)
        replayed.cookies = ticket
        t.equal(replayed.post("/login/second", code=recovery[1]).status, 403, "the ticket was used")
        again = Browser(server)
        again.log_in()
        t.equal(again.post("/login/second", code=recovery[0]).status, 403, "the code was used")
        t.equal(again.post("/login/second", code=code(secret, 1)).status, 303)
    home.close()


def test_a_new_server_is_closed(t):
    home = program.Home()
    home.run("add", "Ada Lindqvist").check()
    with home.serve("--setup") as server:
        t.equal(where(server.get("/")), "/login")
        t.contains(server.get("/login").text(), "No account yet")
        t.equal(server.get("/api/v1/people").status, 401)
        link = home.run("account", "setup-link", "--json").json()["link"]
        b = Browser(server)
        path = urllib.parse.urlsplit(link).path
        answer = b.post(path, name="Sam", email=EMAIL, password=PASSWORD)
        t.equal((answer.status, where(answer)), (303, "/"))
        t.contains(b.get("/people").text(), "Ada Lindqvist")
        t.equal(server.get("/people").status, 303)
    home.close()


def test_the_server_stops_cleanly(t):
    said = SERVER.stop()
    t.equal(SERVER.process.returncode, 0, said.decode())
    HOME.close()


tap.main()
