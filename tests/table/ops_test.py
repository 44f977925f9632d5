# SPDX-License-Identifier: Apache-2.0
"""Every operation row is whole, runs by its own example, and does the same as a JSON endpoint.

usage: ops_test.py OPS_ROWS, the program that prints the rows as JSON. The examples run on the
sample network; {contact} in one stands for the id of the first record of that kind, and
contacts.vcf for a small address book. Each gets a copy of the database to itself.
"""
import functools
import json
import os
import re
import shlex
import subprocess
import sys
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import program
import tap

ROWS = json.loads(subprocess.run([sys.argv[1]], check=True, capture_output=True).stdout)
GLOBALS = {"db", "database", "account", "password_stdin", "json", "tsv", "csv", "yes", "help", "version", "id"}
PERM_READ, PERM_WRITE, PERM_ADMIN = 2, 3, 6
# What one engine does in another way, and the words it is refused with.
REFUSED = {("postgres", "backup"): "pg_dump"}
# Operations on logins need some: site_ops_test.py runs them.
RUN = [o for o in ROWS if not o["site"]]
# What an operation adds to the record's own fields.
NOTHING_IS_GOOD = {"plan.check"}
RECORD_KEYS = {"record", "id", "version", "archived"}
VCF = b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:urn:uuid:8c1f\r\nN:Lindqvist;Ada;;;\r\nFN:Ada Lindqvist\r\n" \
      b"EMAIL;TYPE=WORK:ada@example.org\r\nEND:VCARD\r\n"


def problems(check):
    """Runs check(row) for each row; what it yields are sentences."""
    return [f"{o['name']}: {what}" for o in ROWS for what in check(o)]


def twice(values):
    return sorted({v for v in values if values.count(v) > 1})


def test_names(t):
    t.true(len(ROWS) > 50, "the rows are read")
    t.equal(twice([o["name"] for o in ROWS]), [], "names are unique")
    t.equal(twice([o["cli"] for o in ROWS if o["cli"]]), [], "commands are unique")
    t.equal(twice([(o["method"], o["path"]) for o in ROWS if o["path"]]), [], "endpoints are unique")

    def check(o):
        if not re.fullmatch(r"[a-z_]+(\.[a-z_]+)?", o["name"]):
            yield "the name is not small letters with at most one dot"
        if o["cli"] and not re.fullmatch(r"[a-z][a-z-]*( [a-z][a-z-]*)?", o["cli"]):
            yield f"the command \"{o['cli']}\" is not one or two plain words"
        if o["path"] and not re.fullmatch(r"(/([a-z-]+|\{id\}))+", o["path"]):
            yield f"the path {o['path']} is not plain"
        if not o["runs"]:
            yield "it has no function"
    t.empty(problems(check))


def test_words_for_people(t):
    def check(o):
        if not o["summary"] or not re.fullmatch(r"[A-Z].{3,78}\.", o["summary"]):
            yield "the summary is not a short sentence"
        if not o["help"] or not re.fullmatch(r"[A-Z][^!]*\.", o["help"]):
            yield "the help is no sentence"
        if not o["example"] or not (o["example"] + " ").startswith(f"wellmet {o['cli']} "):
            yield f"the example does not begin with the command: {o['example']}"
    t.empty(problems(check))


def test_permissions(t):
    def check(o):
        if not o["site"] and o["need"] not in (PERM_READ, PERM_WRITE, PERM_ADMIN):
            yield "anybody may do it"
        if o["write"] and o["method"] == "GET" and o["path"]:
            yield "it writes by GET"
        if o["write"] != (o["need"] == PERM_WRITE) and o["need"] != PERM_ADMIN and not o["site"]:
            yield "permission and the write flag disagree"
        if o["path"] and o["cli_only"]:
            yield "it has a path but is for commands only"
        if o["path"] and "{id}" in o["path"] and not o["entity"] and not o["site"]:
            yield "a path with an id needs an entity"
    t.empty(problems(check))


def test_inputs(t):
    def check(o):
        names = [f["name"] for f in o["in"]]
        for name in twice(names):
            yield f"two inputs are called {name}"
        for f in o["in"] + o["out"]:
            if not re.fullmatch(r"[a-z][a-z0-9_]*", f["name"]):
                yield f"{f['name']} is not a plain name"
            if not f["label"] or not f["help"] or not f["help"].endswith("."):
                yield f"{f['name']} lacks a label or a sentence of help"
            if not f["example"]:
                yield f"{f['name']} lacks an example"
        for name in sorted(GLOBALS & set(names)):
            yield f"--{name} means something else in every command"
        positions = [f for f in o["in"] if f["position"]]
        for f in positions[:-1]:
            if f["rest"]:
                yield f"{f['name']} leaves no words for those after it"
    t.empty(problems(check))


# ---- running them

class Network:
    """Databases to run on: the sample network, and an empty one."""

    def __init__(self):
        self.home = program.Home().sample()
        self.home.run("settings", "set", "--graduation-year", "2028").check()
        for p in self.home.json("program", "list")[:2]:  # two interviews on one day, one ranked
            self.home.run("program", "edit", p["id"], "--interview-on", "2027-11-12", "--rank", "1").check()
        self.home.database.keep()
        self.as_kept = True
        self.home.write("contacts.vcf", VCF)

    def fresh(self, o):
        """The sample network as it was, for one run of o; what only reads leaves it so."""
        if o["name"] == "sample.add":
            self.home.database.clear()
        elif not self.as_kept:
            self.home.database.restore()
        self.as_kept = o["method"] == "GET" and o["path"]
        for left in ("wellmet-backup.db",):
            if os.path.exists(self.home.path(left)):
                os.unlink(self.home.path(left))
        return self.home

    @functools.lru_cache(maxsize=None)
    def first(self, entity):
        if not self.as_kept:
            self.home.database.restore()
            self.as_kept = True
        return self.home.json(entity, "list", "--limit", "1")[0]["id"]

    def words(self, o):
        filled = re.sub(r"\{([a-z_]+)\}", lambda m: self.first(m.group(1)), o["example"])
        return shlex.split(filled)[1:]


def inputs(o, words):
    """What the words of a command say, as the JSON face wants it: (id, file, {name: value})."""
    rows = {f["name"].replace("_", "-"): f for f in o["in"]}
    left, id_, file, given = words[len(o["cli"].split()):], None, None, {}
    bare = [f for f in o["in"] if f["position"]]
    while left:
        word = left.pop(0)
        if word.startswith("--"):
            name = word[2:]
            if name in ("yes",):
                continue
            f = rows[name]
            value = True if f["type"] == "yes/no" else left.pop(0)
        elif o["path"] and "{id}" in o["path"] and id_ is None:
            id_ = word
            continue
        else:
            f, value = bare[0], word
            if f["rest"]:
                value = " ".join([word] + left)
                left = []
            bare = bare[1:]
        if f["file"]:
            file = value
        elif f["type"] == "number":
            given[f["name"]] = int(value)
        elif f["type"] == "refs":
            given[f["name"]] = value.split(",")
        else:
            given[f["name"]] = value
    return id_, file, given


def ask(server, o, words, home):
    id_, file, given = inputs(o, words)
    path = "/api/v1" + o["path"].replace("{id}", urllib.parse.quote(id_ or ""))
    query = urllib.parse.urlencode({k: ("yes" if v is True else v) for k, v in given.items()})
    if o["method"] in ("GET", "DELETE"):
        return server.ask(o["method"], path + ("?" + query if query else ""))
    if file:
        with open(home.path(file), "rb") as f:
            return server.ask(o["method"], path + "?name=" + file, f.read(), Content_Type="text/vcard")
    return server.ask(o["method"], path, given)


def check_keys(t, o, value):
    """The rows in `out` are the keys of what comes back."""
    if not o["out"]:
        return
    rows = value if isinstance(value, list) else [value]
    t.true(rows or o["name"] in NOTHING_IS_GOOD, "its example finds something")
    wanted = {f["name"] for f in o["out"] if not f["hidden"]}
    for row in rows:
        got = set(row)
        if o["entity"] or o["name"] in ("account.show", "account.edit"):
            names = {f["name"] + "_name" for f in o["out"] if f["ref"]}
            t.equal(sorted(got - RECORD_KEYS - names), sorted(wanted), "keys of the output")
        else:
            t.equal(sorted(got), sorted(wanted), "keys of the output")


def by_command(network, o, t):
    words = network.words(o)
    home = network.fresh(o)
    yes = [] if "--yes" in words or not (o["confirm"] or o["preview"]) else ["--yes"]
    done = home.run(*words, *yes)
    if (program.ENGINE, o["name"]) in REFUSED:
        t.true(done.status != 0, "it does not say that all went well")
        t.contains(done.err, REFUSED[program.ENGINE, o["name"]])
        return
    t.equal((done.status, done.out if done.status else ""), (0, ""), done.err)
    home = network.fresh(o)
    done = home.run(*words, *yes, "--json")
    t.equal(done.status, 0, done.err)
    if o["raw"]:
        t.true(done.out, "it prints the file")
    else:
        check_keys(t, o, done.json())
    if o["method"] == "GET" and o["path"]:
        lines = home.run(*words, "--tsv").check().splitlines()
        t.equal({line.count("\t") for line in lines if not o["raw"]} - {lines[0].count("\t")} if lines else set(),
                set(), "TSV rows are as long as their heading")
        home.run(*words, "--csv").check()


def by_json(network, server, o, t):
    before = server.get("/api/v1/history?limit=1").json()
    answer = ask(server, o, network.words(o), network.home)
    wrote = server.get("/api/v1/history?limit=1").json() != before
    t.equal(answer.status, 201 if answer.status == 201 and o["method"] == "POST" else 200, answer.text())
    if o["raw"]:
        t.true(answer.body, "the file comes back")
        return
    value = answer.json()
    if "{id}" not in (o["path"] or "") or o["method"] != "DELETE":
        check_keys(t, o, value)
    t.equal("Wellmet-Action" in answer.headers, wrote, "an id for Undo when something was written")
    t.true(o["write"] or not wrote, "only a write writes")


def json_on_a_copy(network, o, t):
    network.words(o)  # looks at the network before it is changed
    with network.fresh(o).serve() as server:
        by_json(network, server, o, t)


def main():
    network = Network()
    reader = program.Home()
    reader.database.restore(network.home.database)
    server = reader.serve()  # one for all that only read
    tests = [(n[5:], f) for n, f in globals().items() if n.startswith("test_")]
    for o in RUN:
        if o["cli"]:
            tests.append((f"wellmet {o['cli']}: its example", functools.partial(by_command, network, o)))
        if o["path"]:
            check = functools.partial(json_on_a_copy, network, o) if o["write"] else \
                functools.partial(by_json, network, server, o)
            tests.append((f"{o['method']} {o['path']}", check))
    status = tap.run(tests)
    server.stop()
    reader.close()
    network.home.close()
    sys.exit(status)


if __name__ == "__main__":
    main()
