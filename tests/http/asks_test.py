# SPDX-License-Identifier: Apache-2.0
"""Asks over HTTP: the JSON of every move, what is refused and how, the pages and their buttons,
Undo, and who may do what."""
import os
import re
import sys
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import program
import tap

HOME = program.Home()
SERVER = HOME.serve()
API = "/api/v1"
FORM = "application/x-www-form-urlencoded"


def ask(method, path, body=None, **headers):
    return SERVER.ask(method, API + path, body, **headers)


def new_ask(what="a morning in clinic", kind="shadowing"):
    """An ask of somebody who is here for it alone: (id, person)."""
    person = ask("POST", "/people", {"given": "Vera", "family": what.title().replace(" ", "")}).json()["id"]
    made = ask("POST", "/asks", {"person": person, "kind": kind, "what": what})
    assert made.status == 201, made.text()
    return made.json()["id"], person


def move(id_, verb, **fields):
    return ask("POST", f"/asks/{id_}/{verb}", fields)


def page(path):
    answer = SERVER.get(path)
    assert answer.status == 200, (path, answer.status)
    return answer.text()


def post(path, **fields):
    form = SERVER.get("/form/person.add")
    token = re.search(r'name="csrf" value="([^"]*)"', form.text()).group(1)
    cookie = "; ".join(v.split(";")[0] for k, v in form.headers.items() if k.lower() == "set-cookie")
    body = urllib.parse.urlencode({"csrf": token, **fields}).encode()
    return SERVER.post(path, body, Content_Type=FORM, Cookie=cookie)


def test_the_whole_way(t):
    id_, person = new_ask("a letter", "letter")
    for verb, state in (("sent", "asked"), ("agreed", "agreed"), ("done", "done"), ("thanked", "thanked"),
                        ("told", "told")):
        answer = move(id_, verb)
        t.equal((answer.status, answer.json()["state"]), (201, state), answer.text())
        t.true(answer.headers.get("Wellmet-Action"), "an id for Undo")
    whole = ask("GET", f"/asks/{id_}").json()
    t.equal([bool(whole[k]) for k in ("asked_on", "answered_on", "done_on", "thanked_on", "told_on")], [True] * 5)
    helped = ask("GET", f"/help?person={person}").json()
    t.equal([(h["about"], h["thanked_on"], h["told_on"]) for h in helped],
            [("a letter", whole["thanked_on"], whole["told_on"])])
    kinds = [x["kind"] for x in ask("GET", f"/interactions?person={person}").json()]
    t.equal(sorted(kinds), ["email", "thank_you", "thank_you"])
    exported = ask("GET", "/export?format=json").text()
    t.contains(exported, id_)


def test_what_is_not_possible(t):
    id_, _ = new_ask("a word")
    answer = move(id_, "told")
    t.equal(answer.status, 422 if answer.status == 422 else 400, answer.text())
    t.contains(answer.json()["message"], "possible now: sent or dropped")
    t.equal(ask("PATCH", f"/asks/{id_}", {"state": "told"}).status >= 400, True, "the state is no input")
    t.equal(ask("PATCH", f"/asks/{id_}", {"asked_on": "2027-08-01"}).status >= 400, True, "nor are its days")
    t.equal(ask("GET", f"/asks/{id_}").json()["state"], "idea")


def test_undo(t):
    id_, person = new_ask("an hour of practice", "interview_practice")
    done = move(id_, "sent")
    t.equal(ask("POST", "/undo", {"action": done.headers["Wellmet-Action"]}).status, 200)
    t.equal(ask("GET", f"/asks/{id_}").json()["state"], "idea")
    t.equal(ask("GET", f"/interactions?person={person}").json(), [])


def test_pages(t):
    id_, person = new_ask("an introduction to Dr Ruiz", "introduction")
    t.contains(page("/asks"), "an introduction to Dr Ruiz")
    t.contains(page("/people/" + person), "/asks/" + id_)
    idea = page("/asks/" + id_)
    t.contains(idea, "I asked")
    t.true("They agreed" not in idea and "I thanked them" not in idea, "buttons for what is possible alone")
    before = page(f"/asks/{id_}/prepare")
    for words in ("Both sides say yes first", "A note of five lines", f"/people/{person}/draft?ask={id_}"):
        t.contains(before, words)
    t.equal(SERVER.get(f"/asks/new?kind=letter&person={person}").headers["Location"],
            f"/form/ask.add?person={person}&kind=letter")


def test_buttons(t):
    id_, _ = new_ask("two days in the stroke unit")
    done = post("/form/ask.sent", id=id_, how="email", said="Asked for two days.", next=f"/asks/{id_}")
    t.equal(done.status, 303, done.text())
    where = done.headers["Location"]
    t.true(where.startswith(f"/asks/{id_}?done="), where)
    after = page(where)
    for words in ("Asked for two days.", "They agreed", "They declined", "Undo"):
        t.contains(after, words)
    t.equal(post("/form/ask.told", id=id_).status, 422, "what is not possible comes back as a form")
    t.equal(post("/form/ask.dropped", id=id_).headers["Location"].split("?")[0], f"/asks/{id_}")


def test_today(t):
    id_, _ = new_ask("a call to the program", "call")
    move(id_, "sent", on="2027-08-01")
    rows = [r for r in ask("GET", "/today?all=yes").json() if r["subject"] == id_]
    t.equal([(r["rule"], r["due_on"]) for r in rows], [("ask_remind", "2027-08-08")])
    t.contains(page("/?all=1"), f'href="/asks/{id_}"')
    t.equal(ask("POST", "/today/done", {"rule": "ask_remind", "subject": id_}).status, 201)
    t.equal(ask("GET", f"/asks/{id_}").json()["nudges"], 1)


def test_permissions(t):
    home = program.Home()
    home.run("site", "edit", "--password-memory", "1", "--password-passes", "1").check()
    home.run("account", "add", "--email", "bo@school.example", "--name", "Bo", "--password-stdin",
             stdin=b"four plain words here\n").check()
    home.run("--account", "bo@school.example", "sample", "add", "--yes").check()
    token = home.json("token", "add", "test", "--scope", "read", "--account", "bo@school.example")["token"]
    with home.serve() as server:
        headers = {"Authorization": "Bearer " + token}
        rows = server.get(API + "/asks/open", **headers)
        t.equal(rows.status, 200, rows.text())
        id_ = rows.json()[0]["id"]
        t.equal(server.get(f"{API}/asks/{id_}/prepare", **headers).status, 200)
        for path in ("dropped", "sent", "told"):
            t.equal(server.post(f"{API}/asks/{id_}/{path}", {}, **headers).status, 403, path)
        t.equal(server.post(API + "/thanks", {"who": "x"}, **headers).status, 403)
        t.equal(server.get(API + "/asks/open").status, 401, "strangers see nothing")
        t.equal(server.get("/asks").status, 303, "and are asked to log in")
    home.close()


if __name__ == "__main__":
    tests = [(n[5:], f) for n, f in globals().items() if n.startswith("test_")]
    status = tap.run(tests)
    SERVER.stop()
    HOME.close()
    sys.exit(status)
