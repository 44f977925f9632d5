# SPDX-License-Identifier: Apache-2.0
"""Letters over HTTP: the matrix as a page with its buttons and as JSON, what is refused there, and
that the text of a waived letter comes in by no form, field, file or import."""
import html
import os
import re
import sys
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import program
import tap

HOME = program.Home()
HOME.run("settings", "set", "--graduation-year", "2028", "--track", "md").check()
SERVER = HOME.serve()
API = "/api/v1"
FORM = "application/x-www-form-urlencoded"
TEXT = "Dear Program Director, it is my pleasure to recommend Robin Vance without reservation."


def ask(method, path, body=None, **headers):
    return SERVER.ask(method, API + path, body, **headers)


def made(path, **fields):
    answer = ask("POST", path, fields)
    assert answer.status == 201, answer.text()
    return answer.json()["id"]


def person(family):
    return made("/people", given="Vera", family=family)


def letter(family, **fields):
    return made("/letters", person=person(family), **{"service": "eras", "form": "narrative", "waived": True, **fields})


def new_program(place, **fields):
    organisation = made("/organisations", name=place, kind="program")
    return made("/programs", organisation=organisation, **{"specialty": "neurology", "service": "eras", **fields})


def session():
    form = SERVER.get("/form/person.add")
    token = re.search(r'name="csrf" value="([^"]*)"', form.text()).group(1)
    cookie = "; ".join(v.split(";")[0] for k, v in form.headers.items() if k.lower() == "set-cookie")
    return token, cookie


def post(path, csrf=True, **fields):
    token, cookie = session()
    fields = {**({"csrf": token} if csrf else {}), **fields}
    return SERVER.post(path, urllib.parse.urlencode(fields).encode(), Content_Type=FORM, Cookie=cookie)


def page(path="/letters"):
    answer = SERVER.get(path)
    assert answer.status == 200, (path, answer.status)
    return answer.text()


def key_of(id_):
    return next(x["key"] for x in ask("GET", "/letters/open").json() if x["id"] == id_)


def cell(place, id_):
    """(verb, value, what it says) of the button of a letter in the row of a program."""
    row = re.search(rf'<tr><th scope="row">{re.escape(place)}.*?</tr>', page(), re.S).group(0)
    return re.search(rf'name="(\w+)" value="([^"]*)" aria-label="{key_of(id_)}: (\w+)"', row).groups()


def press(place, id_):
    verb, value, _ = cell(place, id_)
    ids = re.search(r'name="letters" value="([^"]*)"', page()).group(1)
    return post("/letters", letters=ids, **{verb: value})


def matrix():
    return {row["program"]: row for row in ask("GET", "/letters/matrix").json()}


def sign(place, id_):
    return next(x[1] for x in matrix()[place]["letters"].split() if x[0] == key_of(id_))


def say(id_, verb, program=None, **fields):
    return ask("POST", f"/letters/{id_}/{verb}", {**({"program": program} if program else {}), **fields})


def good(answer):
    assert answer.status == 201, answer.text()


def test_a_cell_is_pressed(t):
    one, where = letter("Abara"), new_program("Alder")
    t.equal(cell("Alder", one)[::2], ("plan", "open"))
    t.true(press("Alder", one).headers["Location"].startswith("/letters?done="), "Undo is below")
    t.equal(sign("Alder", one), "o")
    # Not confirmed: the next press takes it off, it is not assigned.
    t.equal(cell("Alder", one)[::2], ("unassign", "planned"))
    good(say(one, "confirm", letter_id="20460001"))
    t.equal(cell("Alder", one)[::2], ("assign", "planned"))
    t.equal(press("Alder", one).status, 303)
    t.equal(sign("Alder", one), "#")
    t.equal(cell("Alder", one)[::2], ("unassign", "assigned"))
    t.equal(press("Alder", one).status, 303)
    t.equal(sign("Alder", one), ".")
    # The first part may be the letter itself.
    t.equal(post("/letters", plan=f"{one}.{where}").status, 303)
    t.equal(sign("Alder", one), "o")


def test_what_is_no_cell(t):
    ids, where = letter("Bello"), new_program("Birch")
    before = matrix()
    for fields in ({}, {"plan": "x"}, {"plan": "."}, {"plan": f"7.{where}", "letters": ids},
                   {"plan": f"0.{ids}", "letters": ids}, {"plan": f"0.{where}"},
                   {"plan": f"-1.{where}", "letters": ids}, {"plan": f"0.{where}", "letters": "x y"}):
        answer = post("/letters", **fields)
        t.true(answer.status in (400, 404, 422), (fields, answer.status))
        t.equal(matrix(), before)
    t.equal(post("/letters", csrf=False, plan=f"{ids}.{where}").status, 403)


def test_four_at_most(t):
    where = new_program("Cedar")
    for family in ("Cohen", "Dlamini", "Eze", "Farah"):
        good(say(letter(family), "plan", where))
    fifth = letter("Gruber")
    answer = say(fifth, "plan", where)
    t.equal(answer.status, 422, answer.text())
    t.contains(answer.text(), "Rule L1")
    refused = press("Cedar", fifth)
    t.equal(refused.status, 422)
    said = html.unescape(refused.text())
    t.contains(said, 'role="alert"')
    t.contains(said, "Cedar has four letters already; take one off first. (Rule L1")
    t.contains(said, "Which goes where")
    t.equal(matrix()["Cedar"]["sum"], 4)


def test_locked_once_applied(t):
    one, two = letter("Haas"), letter("Ito")
    where, other = new_program("Dogwood"), new_program("Elm")
    t.equal(say(one, "assign", where).status, 422)  # L3: not confirmed
    good(say(one, "confirm", letter_id="20460002"))
    good(say(one, "assign", where))
    good(say(two, "plan", where))
    good(ask("POST", f"/programs/{where}/move", {"to": "applied"}))
    before = matrix()
    answer = say(one, "unassign", where)
    t.equal(answer.status, 422, answer.text())
    t.contains(answer.text(), "Rule L8")
    t.equal(say(one, "plan", where).status, 422)
    refused = press("Dogwood", one)
    t.equal(refused.status, 422)
    t.contains(html.unescape(refused.text()), "You applied to Dogwood with this letter; it stays there. (Rule L8")
    own = next(r["id"] for r in ask("GET", "/assignments").json() if r["letter"] == one and r["program"] == where)
    t.equal(ask("DELETE", f"/assignments/{own}").status, 422)
    t.equal(ask("PATCH", f"/assignments/{own}", {"program": other}).status, 422)
    t.equal(ask("PATCH", f"/assignments/{own}", {"state": "planned"}).status, 422)
    t.equal(matrix(), before)
    good(say(two, "unassign", where))  # what is only planned may still go


def test_a_letter_id_is_used_once(t):
    good(say(letter("Joubert"), "confirm", letter_id="20461187"))
    other = letter("Kaya")
    answer = say(other, "confirm", letter_id=" 20461187 ")
    t.equal(answer.status, 422, answer.text())
    t.contains(answer.text(), "Rule L4")
    refused = post("/form/letter.confirm", id=other, letter_id="20461187")
    t.equal(refused.status, 422)
    t.contains(html.unescape(refused.text()), "belongs to another letter of yours")
    t.equal(ask("GET", f"/letters/{other}").json()["portal"], "not_confirmed")


def everything():
    return SERVER.get("/api/v1/export?format=json").text() + str(ask("GET", "/letters").text())


def test_no_field_takes_its_text(t):
    who = person("Grimaldi")
    id_ = made("/letters", person=who, service="eras", form="narrative", waived=True)
    names = ("text", "content", "body", "letter", "file", "upload", "attachment", "attach", "document", "pdf",
             "letter_text")
    for name in names:
        for method, path in (("POST", "/letters"), ("PATCH", f"/letters/{id_}"), ("POST", f"/letters/{id_}/uploaded"),
                             ("POST", f"/letters/{id_}/confirm"), ("POST", f"/letters/{id_}/packet")):
            answer = ask(method, path, {name: "She listens.", **({"person": who} if path == "/letters" else {})})
            t.equal(answer.status, 403, (method, path, name, answer.text()))
            t.contains(answer.text(), "Rule L6")
        for op in ("letter.edit", "letter.uploaded"):
            answer = post(f"/form/{op}", id=id_, **{name: "She listens."})
            t.equal(answer.status, 422, (op, name))
            t.contains(html.unescape(answer.text()), "What a letter says has no place here")
    t.equal("She listens." in everything(), False)
    t.equal(ask("GET", f"/letters/{id_}").json()["portal"], "not_confirmed")


def test_no_note_takes_its_text(t):
    who = person("Halloran")
    id_ = made("/letters", person=who, service="eras", form="narrative", waived=True)
    made_ask = ask("GET", f"/letters/{id_}").json()["ask"]
    tries = [("PATCH", f"/letters/{id_}", {"note": TEXT}),
             ("PATCH", f"/asks/{made_ask}", {"note": TEXT}), ("PATCH", f"/asks/{made_ask}", {"answer": TEXT}),
             ("PATCH", f"/people/{who}", {"note": TEXT}),
             ("POST", "/interactions", {"people": [who], "kind": "email", "on": "2027-08-01", "summary": TEXT}),
             ("POST", "/help", {"person": who, "direction": "received", "about": TEXT}),
             ("POST", "/promises", {"person": who, "by": "them", "what": TEXT, "made_on": "2027-08-01"})]
    for method, path, fields in tries:
        answer = ask(method, path, fields)
        t.equal(answer.status, 403, (path, fields, answer.text()))
        t.contains(answer.text(), "Rule L6")
    refused = post("/form/letter.edit", id=id_, note=TEXT)
    t.equal(refused.status, 422)
    t.contains(html.unescape(refused.text()), "This reads like the letter itself.")
    t.equal("without reservation" in everything(), False)


def test_no_attachment_and_no_import(t):
    who = person("Ibarra")
    id_ = made("/letters", person=who, service="eras", form="narrative", waived=True)
    token, cookie = session()
    boundary = "xxLETTERxx"
    parts = {"csrf": token, "id": id_}
    body = "".join(f'--{boundary}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in parts.items())
    for name in ("file", "attachment", "note"):
        sent = body + (f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="letter.pdf"\r\n'
                       f"Content-Type: application/pdf\r\n\r\n{TEXT}\r\n--{boundary}--\r\n")
        answer = SERVER.post("/form/letter.edit", sent.encode(), Cookie=cookie,
                             Content_Type=f"multipart/form-data; boundary={boundary}")
        t.true(answer.status in (400, 403, 415, 422), (name, answer.status))
    card = (f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u1\r\nFN:Vera Ibarra\r\nNOTE:{TEXT.replace(',', chr(92) + ',')}\r\n"
            "END:VCARD\r\n")
    HOME.write("letter.vcf", card)
    HOME.run("import", HOME.path("letter.vcf"), "--yes")
    t.equal("without reservation" in everything(), False)
    t.equal("without reservation" in SERVER.get(f"/letters/{id_}").text(), False)


def test_the_json_of_problems_and_of_the_page(t):
    new_program("Fir")
    letter("Luna", service="other", waived=False)
    problems = ask("GET", "/letters/problems").json()
    t.true(problems, "an empty program has problems")
    for x in problems:
        t.true(x["problem"] and x["rule"] and x["text"] and x["source"], x)
    days = [x["by"] for x in problems if x["by"]]
    t.equal(days, sorted(days))
    text = html.unescape(page())
    t.contains(text, problems[0]["problem"])
    t.contains(text, problems[0]["rule"] + ": ")
    rows = matrix()
    t.equal((rows["Fir"]["sum"], rows["Fir"]["wanted"]), (0, 3))
    t.equal(set(rows["Fir"]) >= {"letters", "could_go", "could_write", "id"}, True)


def test_who_is_known_there(t):
    where = new_program("Ginkgo")
    letter("Mbeki")
    t.equal(f"/programs/{where}#people" in page(), False)
    organisation = ask("GET", f"/programs/{where}").json()["organisation"]
    for family in ("Juarez", "Kowal"):
        made("/positions", person=person(family), organisation=organisation, title="Resident", kind="resident")
    t.contains(page(), f'<a href="/programs/{where}#people">2 people there</a>')
    t.contains(page(f"/programs/{where}"), 'id="people"')


if __name__ == "__main__":
    tests = [(n[5:], f) for n, f in globals().items() if n.startswith("test_")]
    status = tap.run(tests)
    said = SERVER.stop().decode()
    if SERVER.process.returncode:
        print("Bail out! the server ended badly: " + said.replace("\n", "\n# "))
    HOME.close()
    sys.exit(status)
