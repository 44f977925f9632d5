# SPDX-License-Identifier: Apache-2.0
"""The JSON API as a program on the same computer uses it: answers, errors, conflicts, undo, and
what it refuses to other sites' pages."""
import concurrent.futures
import os
import socket
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import program
import tap

HOME = program.Home()
SERVER = HOME.serve()
API = "/api/v1"


def ask(method, path, body=None, **headers):
    return SERVER.ask(method, API + path, body, **headers)


def add(**fields):
    answer = ask("POST", "/people", fields)
    assert answer.status == 201, answer.text()
    return answer.json()


def refused(t, answer, status, error, part=""):
    """An error: its status, its code, and a sentence."""
    got = answer.json()
    t.equal((answer.status, got.get("error")), (status, error), answer.text())
    t.equal(answer.headers["Content-Type"], "application/json")
    t.true(got["title"] and got["message"], "a heading and a sentence")
    t.contains(got["message"], part)
    return got


def test_the_database_is_of_the_engine_under_test(t):
    t.true(HOME.database.is_used(), HOME.db)


def test_create_read_change_remove(t):
    created = ask("POST", "/people", {"given": "Ada", "family": "Lindqvist", "cadence_days": 42, "never": False})
    t.equal(created.status, 201)
    ada = created.json()
    t.equal((ada["record"], ada["version"], ada["cadence_days"], ada["never"]), ("Ada Lindqvist", 1, 42, False))
    t.equal(ask("GET", "/people/" + ada["id"]).json(), ada)
    changed = ask("PATCH", "/people/" + ada["id"], {"circle": "inner", "version": 1}).json()
    t.equal((changed["circle"], changed["version"], changed["given"]), ("inner", 2, "Ada"))
    t.equal(ask("PATCH", "/people/" + ada["id"], {"circle": None}).json()["circle"], "")
    gone = ask("DELETE", "/people/" + ada["id"])
    t.equal((gone.status, gone.json()["removed"]), (200, True))
    refused(t, ask("GET", "/people/" + ada["id"]), 404, "ERR_NOT_FOUND")


def test_what_the_guards_notice_comes_with_the_answer(t):
    ann = add(given="Ann", family="Oduya")
    saved = ask("POST", "/interactions", {"people": [ann["id"]], "kind": "shadowing", "on": "2027-08-09",
                                          "summary": "The pt in room 412 was kind."})
    t.equal(saved.status, 201, saved.text())
    (warning,) = saved.json()["warnings"]
    t.equal((warning["rule"], warning["severity"], warning["words"]), ("patient_place", "warn", "room 412"))
    t.equal((warning["of"], warning["field"], warning["id"]), ("interaction", "summary", saved.json()["id"]))
    t.equal(b"The pt in room 412 was kind."[warning["from"]:warning["to"]], b"room 412")
    edited = ask("PATCH", "/interactions/" + saved.json()["id"], {"minutes": 20}).json()
    t.true("warnings" not in edited, "nothing new was written")
    # Asking writes nothing.
    hits = ask("POST", "/guard/check", {"text": "Will you rank me?", "guard": "match"}).json()
    t.equal([h["rule"] for h in hits], ["ask_rank"])
    t.equal(ask("POST", "/guard/check", {"text": "Dr Chen's office 555-0134"}).json(), [])


def test_first_contact_in_soap_is_refused(t):
    with program.Home() as home, home.serve(WELLMET_NOW="2027-03-16T15:00:00Z") as server:
        first_contact(t, server)


def first_contact(t, server):
    def ask_then(method, path, body=None):
        return server.ask(method, API + path, body)
    ask_then("PATCH", "/account", {"graduation_year": 2027})
    hale = ask_then("POST", "/people", {"given": "Ada", "family": "Hale"}).json()["id"]
    place = ask_then("POST", "/organisations", {"name": "Northgate Residency", "kind": "program"}).json()["id"]
    ask_then("POST", "/positions", {"person": hale, "organisation": place, "title": "Director"})
    mail = {"people": [hale], "kind": "email", "on": "2027-03-16", "direction": "to_them"}
    refused(t, ask_then("POST", "/interactions", mail), 403, "ERR_SOAP", "Match Participation Agreement")
    refused(t, ask_then("POST", "/log", {"text": "emailed Ada Hale today", "seen": True}), 403, "ERR_SOAP")
    t.equal(ask_then("GET", "/interactions").json(), [])
    t.equal(ask_then("POST", "/interactions", dict(mail, on="2027-03-01")).status, 201)
    ask_then("PATCH", "/organisations/" + place, {"contacted_me_on": "2027-03-16"})
    t.equal(ask_then("POST", "/interactions", mail).status, 201)


def test_lists_and_references(t):
    bo, cy = add(given="Bo", family="Berg"), add(given="Cy", family="Young")
    x = ask("POST", "/interactions", {"people": [bo["id"], "Cy Young"], "kind": "meeting", "on": "2027-08-09",
                                      "summary": "Ünïcode 🌱 \"quoted\"\nsecond line"})
    t.equal(x.status, 201, x.text())
    t.equal(sorted(x.json()["people"]), sorted([bo["id"], cy["id"]]))
    t.equal(x.json()["summary"], "Ünïcode 🌱 \"quoted\"\nsecond line")
    rows = ask("GET", "/interactions?person=" + bo["id"]).json()
    t.equal([r["id"] for r in rows], [x.json()["id"]])


def test_undo_by_the_action_of_the_answer(t):
    answer = ask("POST", "/people", {"given": "Di", "family": "Undone"})
    action = answer.headers["Wellmet-Action"]
    t.equal(ask("POST", "/undo", {"action": action}).status, 200)
    refused(t, ask("GET", "/people/" + answer.json()["id"]), 404, "ERR_NOT_FOUND")
    again = refused(t, ask("POST", "/undo", {"action": action}), 409, "ERR_CONFLICT")
    t.contains(again["message"], "undone already")


def test_unchanged_edit_is_no_action(t):
    eve = add(given="Eve", family="Same")
    answer = ask("PATCH", "/people/" + eve["id"], {"given": "Eve"})
    t.equal((answer.status, answer.json()["version"], answer.headers["Wellmet-Action"]), (200, 1, None))


def test_conflict_shows_both_versions(t):
    fay = add(given="Fay", family="Twice", specialty="surgery")
    ask("PATCH", "/people/" + fay["id"], {"specialty": "pathology"})
    got = refused(t, ask("PATCH", "/people/" + fay["id"], {"specialty": "radiology", "version": 1}), 409, "ERR_CONFLICT")
    t.equal(got["conflict"]["stored"]["specialty"], "pathology")
    t.equal(got["conflict"]["stored"]["version"], 2)
    t.equal(got["conflict"]["differences"], [{"field": "specialty", "stored": "pathology", "yours": "radiology"}])
    t.equal(ask("GET", "/people/" + fay["id"]).json()["specialty"], "pathology", "nothing was overwritten")
    refused(t, ask("DELETE", f"/people/{fay['id']}?version=1"), 409, "ERR_CONFLICT")
    t.equal(ask("DELETE", f"/people/{fay['id']}?version=2").status, 200)


def test_names_that_fit_two(t):
    add(given="Gil", family="Twin"), add(given="Hal", family="Twin")
    refused(t, ask("POST", "/roles", {"person": "Twin", "kind": "mentor"}), 409, "ERR_AMBIGUOUS", "Gil Twin")


def test_what_does_not_fit(t):
    ida = add(given="Ida", family="Strict")
    path = "/people/" + ida["id"]
    refused(t, ask("POST", "/people", {"note": "nobody"}), 422, "ERR_INVALID", "name")
    refused(t, ask("PATCH", path, {"npi": "1234567890"}), 422, "ERR_INVALID", "NPI")
    refused(t, ask("PATCH", path, {"circle": "closest"}), 422, "ERR_INVALID", "Circle")
    refused(t, ask("PATCH", path, {"met_when": "someday"}), 422, "ERR_INVALID")
    refused(t, ask("PATCH", path, {"given": "x" * 401}), 422, "ERR_INVALID")
    refused(t, ask("PATCH", path, {"shoe_size": 43}), 400, "ERR_USAGE", "shoe_size")
    refused(t, ask("PATCH", path, {"given": {"a": 1}}), 400, "ERR_USAGE")
    refused(t, ask("PATCH", path, {"version": "two"}), 400, "ERR_USAGE")
    refused(t, ask("POST", "/undo", {"action": "nonsense"}), 422, "ERR_INVALID")
    refused(t, ask("GET", "/people?limit=-1"), 422, "ERR_INVALID")
    refused(t, ask("GET", "/people?frog=1"), 400, "ERR_USAGE", "frog")
    refused(t, ask("GET", "/who"), 422, "ERR_INVALID")
    t.equal(ask("GET", path).json()["version"], 1, "nothing was written")


def test_bodies_that_are_no_map_of_inputs(t):
    for body in (b"{", b"[]", b"7", b"{\"given\": \"x\"", b"{\"given\": \"x\", \"given\": \"y\"}", b"\xff\xfe",
                 b"{\"given\": \"\xff\"}", b"{\"given\": \"a\\u0000b\"}"):
        answer = ask("POST", "/people", body, Content_Type="application/json")
        t.true(answer.status in (400, 422), f"{body!r}: {answer.status} {answer.text()}")
        t.true(answer.json()["message"], "a sentence")
    deep = b'{"given": ' + b"[" * 5000 + b"]" * 5000 + b"}"
    t.true(ask("POST", "/people", deep, Content_Type="application/json").status in (400, 413, 422), "deep nesting")


def test_media_types(t):
    refused(t, ask("POST", "/people", b"given=Jo", Content_Type="text/plain"), 415, "ERR_MEDIA_TYPE")
    refused(t, ask("POST", "/people", b"<given/>", Content_Type="application/xml"), 415, "ERR_MEDIA_TYPE")
    form = ask("POST", "/people", b"given=Jo&family=Form", Content_Type="application/x-www-form-urlencoded")
    t.equal((form.status, form.json()["family"]), (201, "Form"))
    packed = ask("POST", "/people", b"\x1f\x8b", Content_Type="application/json", Content_Encoding="gzip")
    t.equal(packed.status, 415)


def test_large_bodies(t):
    answer = ask("POST", "/people", b'{"note": "' + b"x" * 1_100_000 + b'"}', Content_Type="application/json")
    refused(t, answer, 413, "ERR_LIMIT")
    note = ask("POST", "/people", {"given": "Kim", "note": "x" * 65536})
    t.equal(note.status, 201, "the longest note fits")
    refused(t, ask("POST", "/people", {"given": "Kim", "note": "x" * 65537}), 422, "ERR_INVALID")


def test_addresses(t):
    refused(t, ask("GET", "/nothing"), 404, "ERR_NOT_FOUND")
    refused(t, ask("GET", "/contacts/0AAAAAAAAAAAA"), 404, "ERR_NOT_FOUND")
    refused(t, ask("GET", "/contacts/frog"), 404, "ERR_NOT_FOUND")
    wrong = ask("DELETE", "/people")
    refused(t, wrong, 405, "ERR_METHOD")
    t.contains(wrong.headers["Allow"], "POST")
    t.equal(ask("PUT", "/people").status, 405)
    t.equal(SERVER.ask("BREW", API + "/people").status, 405)
    t.equal(ask("GET", "/doctor").status, 404, "what is for commands only has no address")


def test_head(t):
    get, head = ask("GET", "/people"), ask("HEAD", "/people")
    t.equal((head.status, head.body), (200, b""))
    t.equal(head.headers["Content-Length"], str(len(get.body)))
    t.equal(head.headers["Content-Type"], "application/json")
    before = ask("GET", "/history?limit=1").json()
    t.equal(ask("HEAD", "/undo").status, 405)
    t.equal(ask("GET", "/history?limit=1").json(), before, "HEAD changes nothing")


def test_other_sites_pages_may_not_write(t):
    person = {"given": "Mal", "family": "Lory"}
    before = ask("GET", "/history?limit=1").json()
    for headers in ({"Origin": "https://example.com"}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"},
                    {"Sec_Fetch_Site": "same-site"}, {"Origin": f"http://127.0.0.1:{SERVER.port + 1}"}):
        refused(t, ask("POST", "/people", person, **headers), 403, "ERR_FORBIDDEN")
    t.equal(ask("GET", "/history?limit=1").json(), before, "nothing was written")
    same = {"Origin": f"http://127.0.0.1:{SERVER.port}", "Sec_Fetch_Site": "same-origin"}
    t.equal(ask("POST", "/people", person, **same).status, 201)
    t.equal(ask("GET", "/people", Origin="https://example.com").headers.get("Access-Control-Allow-Origin"), None)


def test_rebinding_and_other_hosts(t):
    for host in ("example.com", "127.0.0.1.example.com", f"example.com:{SERVER.port}", ""):
        t.true(SERVER.get(API + "/people", Host=host).status in (400, 403, 421), f"Host: {host}")
    t.equal(SERVER.get(API + "/people", Host=f"localhost:{SERVER.port}").status, 200)


def test_headers_of_every_answer(t):
    for answer in (ask("GET", "/people"), ask("GET", "/nothing"), ask("GET", "/export?format=vcard")):
        t.equal(answer.headers["X-Content-Type-Options"], "nosniff")
        t.contains(answer.headers["Content-Security-Policy"], "default-src 'none'")
        t.contains(answer.headers["Cache-Control"], "no-store")


def test_a_file_as_it_is(t):
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:urn:uuid:5150\r\nFN:Nan File\r\nN:File;Nan;;;\r\nEND:VCARD\r\n"
    first = ask("POST", "/import?name=nan.vcf", card, Content_Type="text/vcard")
    t.equal((first.status, first.json()["new"]), (200, 1))
    t.equal(ask("POST", "/import?name=nan.vcf", card, Content_Type="text/vcard").json()["same"], 1)
    out = ask("GET", "/export?format=vcard")
    t.contains(out.headers["Content-Type"], "text/vcard")
    t.contains(out.text(), "UID:urn:uuid:5150")
    refused(t, ask("POST", "/import", b"", Content_Type="text/vcard"), 422, "ERR_INVALID")


def test_commands_and_api_see_each_other(t):
    HOME.run("add", "Oda", "Command").check()
    t.equal([p["name"] for p in ask("GET", "/who?query=oda").json()], ["Oda Command"])
    add(given="Pia", family="Server")
    t.equal([p["name"] for p in HOME.json("who", "pia")], ["Pia Server"])


def test_many_at_once_lose_nothing(t):
    def one(i):
        return ask("POST", "/people", {"given": f"N{i}", "family": "Crowd"}).status
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        t.equal(set(pool.map(one, range(60))), {201})
    t.equal(len([p for p in ask("GET", "/people?limit=1000").json() if p["name"].endswith("Crowd")]), 60)


def test_two_edits_of_one_version(t):
    quin = add(given="Quin", family="Race")

    def one(i):
        return ask("PATCH", "/people/" + quin["id"], {"nickname": f"Q{i}", "version": 1}).status
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        results = sorted(pool.map(one, range(8)))
    t.equal(results, [200] + [409] * 7, "one wins, the others are told")


def test_two_lengths_are_refused(t):
    for lines in ("Content-Length: 2\r\nContent-Length: 3", "Content-Length: 2\r\nTransfer-Encoding: chunked"):
        with socket.create_connection(("127.0.0.1", SERVER.port), timeout=10) as s:
            s.sendall(f"POST {API}/people HTTP/1.1\r\nHost: 127.0.0.1:{SERVER.port}\r\n"
                      f"Content-Type: application/json\r\n{lines}\r\n\r\n{{}}".encode())
            t.contains(s.recv(4096).decode(), "HTTP/1.1 400")


def test_the_server_stops_cleanly(t):
    said = SERVER.stop()
    t.equal(SERVER.process.returncode, 0, said.decode())
    t.equal(HOME.run("doctor").status, 0)


tap.main()
