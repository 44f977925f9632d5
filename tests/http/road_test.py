# SPDX-License-Identifier: Apache-2.0
"""The road over HTTP: the JSON of the plan, its buttons, and the calendar: entity tags, sequences, two
other readers of iCalendar, and a key in the address that is good for nothing else."""
import ctypes
import ctypes.util
import html
import json
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import program
import tap

API = "/api/v1"


def new_home(**settings):
    home = program.Home()
    words = {"graduation-year": "2028", "track": "md", "specialties": "emergency medicine, urology", **settings}
    home.run("settings", "set", *[w for k, v in words.items() for w in (f"--{k}", v)]).check()
    return home


HOME = new_home()
SERVER = HOME.serve()


def plan(**query):
    at = "&".join(f"{k}={v}" for k, v in query.items())
    answer = SERVER.get(f"{API}/plan?{at}")
    assert answer.status == 200, answer.text()
    return answer.json()


def step(key):
    return next(x for x in plan(all="yes") if x["step"] == key)


def say(verb, **fields):
    return SERVER.ask("POST", f"{API}/plan/{verb}", fields)


def calendar(**headers):
    return SERVER.get("/calendar.ics", **headers)


def unfolded(text):
    return text.replace("\r\n ", "")


def events(text):
    """{key: {property: value}}"""
    found = {}
    for block in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", unfolded(text), re.S):
        lines = dict(line.split(":", 1) for line in block.strip().split("\r\n"))
        found[lines["UID"].split(".")[0]] = lines
    return found


# Who is on which road: what Settings say. The golden tables are about the same (tests/golden/plan).
ROADS = {"ERAS": {"track": "md", "specialties": "internal medicine"},
         "DO and urology": {"track": "do", "specialties": "urology, family medicine"},
         "IMG": {"track": "img", "specialties": "pediatrics"},
         "ResidencyCAS": {"track": "md", "specialties": "emergency medicine, ob-gyn"},
         "Canada": {"track": "other", "country": "Canada", "specialties": "family medicine"},
         "United Kingdom": {"track": "other", "country": "United Kingdom", "specialties": "surgery"},
         "Australia": {"track": "other", "country": "Australia", "specialties": "surgery"},
         "SF Match and military": {"track": "md", "specialties": "ophthalmology", "military": None}}  # the last
IN_A_CALENDAR = {"official": "", "own": "", "secondary": "from another source", "school": "one school's date",
                 "projected": "projected"}


def faces_of(home, server):
    """{face: {step: how sure it says to be}}, as each face shows it to a person."""
    table = [line.split("\t") for line in home.run("plan", "--all", "--tsv").check().splitlines()]
    at = {name: i for i, name in enumerate(table[0])}
    page = re.sub(r"\s+", " ", server.get("/road?all=1").text())
    found = {"command": {row[at["step"]]: row[at["sure"]] for row in table[1:]}, "page": {}}
    for item in re.split(r'<li id="step-', page)[1:]:
        sure = re.search(r'class="sure( guess)?\s*">([^<]*)<', item)
        found["page"][item.split('"', 1)[0]] = html.unescape(sure.group(2)).strip(), bool(sure.group(1))
    return found, events(server.get("/calendar.ics").text())


def test_every_date_says_how_sure_it_is(t):
    """On every road, for every class: what is a guess is marked in each face, and nothing else is."""
    home, guesses, facts = program.Home(), 0, 0
    with home.serve() as server:
        for name, settings in ROADS.items():
            words = [w for k, v in {"country": "", **settings}.items() for w in (f"--{k}", v) if w is not None]
            for year in range(2026, 2031):
                home.run("settings", "set", "--graduation-year", str(year), *words).check()
                rows = server.get(f"{API}/plan?all=yes").json()
                t.true(len(rows) > 2, (name, year, len(rows)))
                found, feed = faces_of(home, server)
                for x in rows:
                    guess = x["status"] in ("projected", "unknown")
                    where = (name, year, x["step"])
                    sure = (("not known yet" if x["status"] == "unknown" else "projected") + f"; check {x['page']}"
                            if guess else x["sure"])
                    t.equal(x["sure"], sure, ("JSON", *where))
                    t.equal(found["command"].get(x["step"]), sure, ("command", *where))
                    t.equal(found["page"].get(x["step"]), (sure, guess), ("page", *where))
                    event = feed.get(x["step"])
                    t.equal(event is not None, bool(x["from"]), ("calendar", *where))
                    if event:
                        mark = re.search(r" \((?:around\\, )?([^)]*)\)$", event["SUMMARY"])
                        t.equal(mark.group(1) if mark else "", IN_A_CALENDAR[x["status"]], ("calendar", *where))
                        said = event["DESCRIPTION"].replace("\\", "")
                        t.true(said.startswith(sure[0].upper() + sure[1:] + "."), (said, *where))
                        t.equal(event.get("STATUS") == "TENTATIVE", x["status"] == "projected" or x["about"],
                                ("calendar", *where))
                        guesses += guess
                        facts += x["status"] == "official"
    t.true(guesses > 500 and facts >= 20, (guesses, facts))


def test_buttons(t):
    t.equal(say("done", step="letters_ask").status, 201)
    t.equal(step("letters_ask")["state"], "done")
    t.equal(say("move", step="rol", on="2028-02-20").status, 201)
    t.equal((step("rol")["from"], step("rol")["status"]), ("2028-02-20", "own"))
    t.equal(say("move", step="rol").status, 201)
    t.equal((step("rol")["from"], step("rol")["status"]), ("2028-03-01", "projected"))
    t.equal(say("not-for-me", step="away").status, 201)
    t.true("away" not in events(calendar().text()), "it leaves the calendar")
    t.equal(say("open", step="away").status, 201)
    answer = say("done", step="no_such_step")
    t.equal(answer.status, 404)
    t.contains(answer.text(), "no step")
    t.equal(say("done", step="rol", on="2099-01-01").status, 422)


def test_a_leave_of_absence_moves_everything(t):
    before = {x["step"]: x["from"] for x in plan(all="yes")}
    HOME.run("settings", "set", "--graduation-year", "2029").check()
    after = {x["step"]: x["from"] for x in plan(all="yes")}
    t.equal(after["match_day"], "2029-03-16")
    t.equal([k for k in before if before[k] and before[k] >= after[k]], [])
    HOME.run("settings", "set", "--graduation-year", "2028").check()
    t.equal({x["step"]: x["from"] for x in plan(all="yes")}, before)


def test_tag_and_sequence(t):
    first = calendar()
    tag = first.headers["ETag"]
    t.equal(first.headers["Content-Type"], "text/calendar; charset=utf-8")
    t.equal(calendar(If_None_Match=tag).status, 304)
    sequence = int(events(first.text())["rol"]["SEQUENCE"])
    say("move", step="rol", on="2028-02-20")
    second = calendar(If_None_Match=tag)
    t.equal(second.status, 200)
    t.true(second.headers["ETag"] != tag, "another tag")
    moved = events(second.text())["rol"]
    t.equal(moved["DTSTART;VALUE=DATE"], "20280220")
    t.true(int(moved["SEQUENCE"]) > sequence, "the sequence rises")
    HOME.run("undo").check()
    third = events(calendar().text())["rol"]
    t.equal(third["DTSTART"], "20280302T020000Z")
    t.true(int(third["SEQUENCE"]) > int(moved["SEQUENCE"]), "an undo is a change, too")
    t.equal(third["UID"], moved["UID"])


def test_libical_reads_it(t):
    name = ctypes.util.find_library("ical")
    if not name:
        t.skip("no libical here")
        return
    ical = ctypes.CDLL(name)
    for f, result, arguments in (("icalparser_parse_string", ctypes.c_void_p, [ctypes.c_char_p]),
                                 ("icalcomponent_count_errors", ctypes.c_int, [ctypes.c_void_p]),
                                 ("icalcomponent_count_components", ctypes.c_int, [ctypes.c_void_p, ctypes.c_int]),
                                 ("icalrestriction_check", ctypes.c_int, [ctypes.c_void_p]),
                                 ("icalcomponent_free", None, [ctypes.c_void_p])):
        getattr(ical, f).restype, getattr(ical, f).argtypes = result, arguments
    text = calendar().text()
    whole = ical.icalparser_parse_string(text.encode())
    t.true(whole, "it parses")
    t.equal(ical.icalcomponent_count_errors(whole), 0)
    t.equal(ical.icalrestriction_check(whole), 1)
    vevent = 4  # ICAL_VEVENT_COMPONENT
    t.equal(ical.icalcomponent_count_components(whole, vevent), len(events(text)))
    ical.icalcomponent_free(whole)


def test_khal_reads_it(t):
    if not shutil.which("khal"):
        t.skip("no khal here")
        return
    folder = os.path.join(HOME.folder, "khal")
    os.makedirs(os.path.join(folder, "cal"), exist_ok=True)
    config = os.path.join(folder, "config")
    with open(config, "w", encoding="utf-8") as f:
        f.write(f"""[calendars]
[[road]]
path = {folder}/cal
[locale]
local_timezone = America/New_York
default_timezone = America/New_York
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
""")
    with open(os.path.join(folder, "road.ics"), "wb") as f:
        f.write(calendar().text().encode())
    env = {**os.environ, "HOME": folder, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(["khal", "-c", config, "import", "--batch", "-a", "road", os.path.join(folder, "road.ics")],
                          env=env, capture_output=True, text=True, check=False)
    t.equal((done.returncode, done.stderr), (0, ""), done.stdout)
    done = subprocess.run(["khal", "-c", config, "list", "2028-03-01", "1d", "--format", "{start-time} {title}"],
                          env=env, capture_output=True, text=True, check=False)
    t.equal((done.returncode, done.stderr), (0, ""))
    t.contains(done.stdout, "21:00 Rank order list certified (projected)")


EMAIL, PASSWORD = "sam@school.example", "a-long-winter-walk"


def test_a_key_for_the_calendar_alone(t):
    home = program.Home()
    home.run("account", "add", "--email", EMAIL, "--name", "Sam Rivera", "--password", PASSWORD).check()
    home.run("settings", "set", "--graduation-year", "2028", "--account", EMAIL).check()
    made = json.loads(home.run("token", "add", "calendar", "--scope", "calendar", "--account", EMAIL, "--json").check())
    other = json.loads(home.run("token", "add", "reader", "--scope", "write", "--account", EMAIL, "--json").check())
    with home.serve() as server:
        key, write = made["token"], other["token"]
        t.equal(server.get("/calendar.ics").status, 303, "strangers are asked to log in")
        good = server.get(f"/calendar.ics?key={key}")
        t.equal(good.status, 200)
        t.true("match_day" in events(good.text()), "the plan is in it")
        t.equal(server.get(f"/calendar.ics?key={key}", If_None_Match=good.headers["ETag"]).status, 304)
        t.equal(server.get("/calendar.ics?key=wm_wrong").status, 401)
        t.equal(server.get(f"/calendar.ics?key={write}").status, 401, "another token is no key")
        t.equal(server.get(f"/road?key={key}").status, 303, "no other page")
        t.equal(server.get("/people", Authorization=f"Bearer {key}").status, 403)
        t.equal(server.get(f"{API}/plan", Authorization=f"Bearer {key}").status, 403)
        t.equal(server.get(f"{API}/people", Authorization=f"Bearer {key}").status, 403)
        home.run("token", "remove", made["id"], "--account", EMAIL).check()
        t.equal(server.get(f"/calendar.ics?key={key}").status, 401, "revoked")
        # The whole address at once, in every face.
        said = json.loads(home.run("plan", "feed", "--account", EMAIL, "--json").check())
        t.true(re.fullmatch(r"/calendar\.ics\?key=wm_[\w-]{20,}", said["link"]), said["link"])
        t.equal(server.get(said["link"]).status, 200)
        t.contains(home.run("plan", "feed", "--days", "30", "--account", EMAIL).check(), "/calendar.ics?key=wm_")
        t.equal(server.ask("POST", f"{API}/plan/feed", {}, Authorization=f"Bearer {write}").status, 403,
                "a token makes no other")
        home.run(*said["remove"].split()[1:], "--account", EMAIL).check()
        t.equal(server.get(said["link"]).status, 401, "closed")


def test_an_address_without_a_key(t):
    """On one's own computer nobody logs in, and the calendar needs no key."""
    said = SERVER.ask("POST", f"{API}/plan/feed", {})
    t.equal((said.status, said.json()["link"], said.json()["remove"]), (200, "/calendar.ics", ""))
    t.contains(HOME.run("plan", "feed").check(), "/calendar.ics")


if __name__ == "__main__":
    tests = [(n[5:], f) for n, f in globals().items() if n.startswith("test_")]
    status = tap.run(tests)
    SERVER.stop()
    HOME.close()
    sys.exit(status)
