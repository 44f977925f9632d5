# SPDX-License-Identifier: Apache-2.0
"""Introduction paths over HTTP: the form and its address, what is refused and how, saying what is
wrong with a tie, Undo, and from a way to an ask. Another account's ids are in cross_account_test.py."""
import os
import re
import sys
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import program
import tap

HOME = program.Home()
HOME.sample()
SERVER = HOME.serve()
FORM = "application/x-www-form-urlencoded"


def person(name):
    return HOME.json("who", name)[0]["id"]


CHEN, RUIZ, SINGH = person("Mei-Ling"), person("Ruiz"), person("Harpreet")
NOBODY = "0000000000009"


def get(path, **query):
    return SERVER.get(path + ("?" + urllib.parse.urlencode(query) if query else ""))


def page(path, **query):
    answer = get(path, **query)
    assert answer.status == 200, (path, query, answer.status, answer.text()[:300])
    return answer.text()


def post(path, **fields):
    form = SERVER.get("/form/person.add")
    token = re.search(r'name="csrf" value="([^"]*)"', form.text()).group(1)
    cookie = "; ".join(v.split(";")[0] for k, v in form.headers.items() if k.lower() == "set-cookie")
    body = urllib.parse.urlencode({"csrf": token, **fields}).encode()
    return SERVER.post(path, body, Content_Type=FORM, Cookie=cookie)


def ways(text):
    """The headings of the ways."""
    return [re.sub(r"<[^>]*>", "", x).strip() for x in re.findall(r"<h2>(Through[^<]*|You know[^<]*)", text)]


def test_names_become_an_address(t):
    for fields, where in (({"who": "Lucía Ruiz"}, f"/paths?person={RUIZ}"),
                          ({"who": "", "at": "", "specialty": "nephrology", "place": "Port Ansel"},
                           "/paths?specialty=nephrology&place=Port%20Ansel"),
                          ({"who": "Lucía Ruiz", "hops": "2", "first": "same"}, f"/paths?person={RUIZ}&hops=2&first=same")):
        answer = get("/paths", **fields)
        t.equal((answer.status, answer.headers.get("Location")), (303, where))
    place = get("/paths", who="", at="Tern River Emergency Medicine Residency")
    t.equal(place.status, 303)
    t.true(re.fullmatch(r"/paths\?(program|organisation)=[0-9A-Z]{13}", place.headers["Location"]), place.headers["Location"])
    t.contains(page(place.headers["Location"]), "anybody at Tern River")


def test_what_is_refused(t):
    for fields, sentence in (({"who": ""}, "Say whom you look for"),
                             ({"who": "Chen", "at": "Tern River"}, "Fill in one of the three"),
                             ({"who": "Nobody Atall"}, "Nobody Atall"),
                             ({"who": "", "at": "No Such Place"}, "No Such Place")):
        answer = get("/paths", **fields)
        t.equal(answer.status, 422, fields)
        t.contains(answer.text(), sentence)
        t.contains(answer.text(), 'class="wrong"')
    t.equal(get("/paths", place="Port Ansel").status, 422, "a town alone")
    t.equal(get("/paths", person=NOBODY).status, 404)
    t.equal(get("/paths", person="x").status, 404)
    t.equal(get("/paths", program=NOBODY).status, 404)
    t.equal(get("/ties").status, 404)
    t.equal(get("/ties", person=NOBODY).status, 404)
    t.equal(get("/paths/network", person=NOBODY).status, 404)


def test_ways_and_others(t):
    text = page("/paths", person=RUIZ)
    found = ways(text)
    t.equal(found[0], "Through Dr Mei-Ling Chen")
    t.equal(len(set(found)), len(found), "another first person on each")
    t.contains(text, f'href="/paths?person={RUIZ}&amp;without={CHEN}"')
    other = page("/paths", person=RUIZ, without=CHEN)
    t.true("Through Dr Mei-Ling Chen" not in ways(other), ways(other))
    t.contains(other, f'href="/paths?person={RUIZ}"')
    t.contains(other, f"without={CHEN},")
    t.equal(ways(page("/paths", person=RUIZ, without="x,," + NOBODY)), found, "ids that are none change nothing")
    t.contains(page("/paths", specialty="marine biology"), "Nobody there yet")


def test_a_tie_is_said_and_taken_back(t):
    here = f"/paths?person={RUIZ}"
    before = ways(page(here))
    said = post("/form/tie.say", person=RUIZ, other=SINGH, said="no", next=here)
    t.equal(said.status, 303, said.text()[:300])
    t.true(said.headers["Location"].startswith(here + "&done="), said.headers["Location"])
    after = page(said.headers["Location"])
    t.true("Through Dr Harpreet Singh" not in ways(after), ways(after))
    t.contains(after, 'class="toast"')
    t.contains(page("/ties", person=SINGH), "You said that they do not know each other.")
    action = said.headers["Location"].split("done=")[1]
    t.equal(post("/undo", action=action, next=here).status, 303)
    t.equal(ways(page(here)), before)
    t.equal(post("/form/tie.say", person=RUIZ, other=RUIZ, said="no").status, 422, "two people")
    t.equal(post("/form/tie.say", person=RUIZ, other=SINGH, said="perhaps").status, 422, "a word that is none")


def test_from_a_way_to_an_ask(t):
    text = page("/paths/ask", person=SINGH, about=RUIZ)
    t.contains(text, "Asking Dr Harpreet Singh for an introduction to Dr Lucía Ruiz")
    t.contains(text, "Both sides say yes first")
    t.contains(text, "must not ask where you stand on their list")
    t.equal(SERVER.post("/paths/ask", b"person=" + SINGH.encode(), Content_Type=FORM).status, 403, "without the token")
    made = post("/paths/ask", person=SINGH, about=RUIZ, topic="nights & days", specific="You trained there.")
    t.equal(made.status, 303, made.text()[:300])
    where = made.headers["Location"]
    t.true(where.startswith(f"/people/{SINGH}/draft?ask="), where)
    t.contains(where, "about=nights%20%26%20days")
    draft = page(where)
    t.contains(draft, "nights &amp; days")
    t.contains(draft, "You trained there.")
    again = page("/paths/ask", person=SINGH, about=RUIZ)
    t.contains(again, "You have begun this ask already.")
    t.equal(len([x for x in HOME.json("ask", "list") if x.get("person") == SINGH and x.get("kind") == "introduction"]), 1)
    t.contains(page("/paths", person=RUIZ), "Go on with the ask")
    t.equal(post("/paths/ask", person=SINGH, about=SINGH).status >= 400, True)
    t.equal(get("/paths/ask", person=SINGH).status, 404)
    t.equal(get("/paths/ask", person=SINGH, about=NOBODY).status, 404)


def test_nothing_is_written_by_reading(t):
    before = HOME.json("history", "--limit", "1")
    for path, query in (("/paths", {"person": RUIZ}), ("/paths/network", {"person": RUIZ}), ("/ties", {"person": CHEN}),
                        ("/paths/ask", {"person": CHEN, "about": RUIZ})):
        page(path, **query)
    t.equal(HOME.json("history", "--limit", "1"), before)


tap.main()
