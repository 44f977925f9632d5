# SPDX-License-Identifier: Apache-2.0
"""The road over HTTP: the JSON of the plan, its buttons, and the calendar: entity tags, sequences, two
other readers of iCalendar, and a key in the address that is good for nothing else."""
import ctypes
import ctypes.util
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


def test_every_projected_date_says_so(t):
    rows = plan(all="yes")
    t.true(len(rows) > 30, len(rows))
    for x in rows:
        if x["status"] == "projected":
            t.true(x["sure"].startswith("projected; check ") and x["page"] in x["sure"], x)
    feed = events(calendar().text())
    table = HOME.run("plan", "--all", "--tsv").check()
    page = re.sub(r"\s+", " ", SERVER.get("/road?all=1").text())
    for x in rows:
        if x["status"] == "projected":
            event = feed[x["step"]]
            t.true("projected)" in event["SUMMARY"], event["SUMMARY"])
            t.true(event["DESCRIPTION"].startswith("Projected\\; check "), event["DESCRIPTION"])
            t.contains(table, f"projected; check {x['page']}")
            t.contains(page, f"projected; check {x['page']}")
    official = [x for x in plan(all="yes", **{"class": "2026"}) if x["status"] == "official"]
    t.true(len(official) >= 10, len(official))


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


if __name__ == "__main__":
    tests = [(n[5:], f) for n, f in globals().items() if n.startswith("test_")]
    status = tap.run(tests)
    SERVER.stop()
    HOME.close()
    sys.exit(status)
