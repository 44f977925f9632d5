#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills the server while clients write: kill_test.py WELLMET [--rounds N] [--seed S]; speaks TAP.

Each round starts the server on one and the same database, lets two clients write through the JSON
API, in every third round the command line as well, ends the server with SIGKILL at a random moment
and looks at what is left:

- the database file is sound (pragma integrity_check, foreign_key_check);
- after the next start every write that was acknowledged is there, by id and content, and nothing
  is there that nobody asked for; a write under way at the kill may be there or not, but whole;
- every tenth round and at the end: `wellmet doctor` finds the file sound and the change log telling
  the same as the records, and all records ever acknowledged are compared.

A kill of the process does not cut the power: what the system has taken it will write. That the
program also waits for the disk (synchronous=FULL) is a matter of the store's tests.
"""
import argparse
import http.client
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import tap  # noqa: E402

API = "/api/v1"
LOST = (ConnectionError, http.client.HTTPException, TimeoutError)


class Expected:
    """What must be there: id -> (path, fields); `open` are writes nobody acknowledged yet."""

    def __init__(self):
        self.lock = threading.Lock()
        self.records, self.removed = {}, {}
        self.fresh = set()       # acknowledged since the last look
        self.open = []           # {"kind", "id", "path", "fields"} under way at a kill
        self.acknowledged = 0

    def add(self, id_, path, fields):
        with self.lock:
            self.records[id_] = (path, fields)
            self.fresh.add(id_)
            self.acknowledged += 1

    def change(self, id_, fields):
        with self.lock:
            path, old = self.records[id_]
            self.records[id_] = (path, {**old, **fields})
            self.fresh.add(id_)
            self.acknowledged += 1

    def remove(self, id_):
        with self.lock:
            self.removed[id_] = self.records.pop(id_)[0]
            self.fresh.add(id_)
            self.acknowledged += 1


class Server:
    def __init__(self, wellmet, db):
        self.process = subprocess.Popen([wellmet, "serve", "--db", db, "--listen", "0"],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("Wellmet is at "):
            raise tap.Failed("the server did not start: " + line + self.process.communicate()[1])
        self.port = int(line.strip().rstrip("/").rpartition(":")[2])

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()


class Client:
    """One connection, kept alive."""

    def __init__(self, port):
        self.http = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(self, method, path, body=None):
        """(status, JSON or None). LOST exceptions when the server went away."""
        data = None if body is None else json.dumps(body)
        self.http.request(method, API + path, data, {"Content-Type": "application/json"} if data else {})
        answer = self.http.getresponse()
        text = answer.read()
        return answer.status, json.loads(text) if text else None

    def close(self):
        self.http.close()


class Writer(threading.Thread):
    """Writes until the server goes away. What it did not expect is in `trouble`."""

    def __init__(self, expected, port, name, seed):
        super().__init__(daemon=True)
        self.expected, self.label = expected, name
        self.random = random.Random(seed)
        self.client = Client(port)
        self.people, self.interactions = [], []
        self.trouble, self.count, self.stopping = [], 0, False
        self.busy_with = None

    def run(self):
        try:
            while not self.stopping:
                self.step()
        except LOST:
            if self.busy_with:
                with self.expected.lock:
                    self.expected.open.append(self.busy_with)
        except Exception as e:  # a writer that dies silently would make the test weaker
            self.trouble.append(f"{self.label}: {type(e).__name__}: {e}")

    def step(self):
        self.count += 1
        kinds = [self.add_person]
        if self.people:
            kinds += [self.add_interaction] * 4 + [self.edit_person] * 2
        if self.interactions:
            kinds += [self.edit_interaction, self.remove_interaction]
        self.random.choice(kinds)()

    def write(self, method, path, body, kind, id_=None, fields=None, status=200):
        self.busy_with = {"kind": kind, "id": id_, "path": path, "fields": fields}
        got, answer = self.client.ask(method, path, body)
        if got != status:
            self.busy_with = None
            self.trouble.append(f"{self.label}: {method} {path} answered {got}: {answer}")
            return None
        return answer

    def done(self, note, *args):
        note(*args)
        self.busy_with = None

    def add_person(self):
        # One word only: how a name is split into its parts is not what is tested here.
        family = f"{self.label}{self.count}"
        answer = self.write("POST", "/add", {"name": family}, "add", None, {"name": family}, 201)
        if answer:
            self.done(self.expected.add, answer["id"], "/people/" + answer["id"], {"record": family})
            self.people.append(answer["id"])

    def add_interaction(self):
        fields = {"people": self.random.sample(self.people, min(len(self.people), self.random.randint(1, 3))),
                  "kind": self.random.choice(["call", "meeting", "email"]), "on": f"2026-0{self.random.randint(1, 9)}-15",
                  "summary": f"{self.label} {self.count} " + "word " * self.random.randint(0, 60)}
        fields["summary"] = fields["summary"].strip()
        answer = self.write("POST", "/interactions", fields, "add", None, fields, 201)
        if answer:
            self.done(self.expected.add, answer["id"], "/interactions/" + answer["id"], fields)
            self.interactions.append(answer["id"])

    def edit(self, ids, path, fields):
        id_ = self.random.choice(ids)
        if self.write("PATCH", f"{path}/{id_}", fields, "change", id_, fields):
            self.done(self.expected.change, id_, fields)

    def edit_person(self):
        self.edit(self.people, "/people", {"note": f"note {self.label} {self.count}", "specialty": f"s{self.count}"})

    def edit_interaction(self):
        self.edit(self.interactions, "/interactions", {"minutes": self.count, "next_step": f"step {self.count}"})

    def remove_interaction(self):
        id_ = self.random.choice(self.interactions)
        if self.write("DELETE", f"/interactions/{id_}", None, "remove", id_) is not None:
            self.interactions.remove(id_)
            self.done(self.expected.remove, id_)


class CommandLine(threading.Thread):
    """Writes with the command at the same time; each side sees the other's writes at once."""

    def __init__(self, run, expected, port, round_, people):
        super().__init__(daemon=True)
        self.command, self.expected, self.round = run, expected, round_
        self.client, self.people = Client(port), people
        self.trouble, self.count, self.stopping, self.server_there = [], 0, False, True

    def run(self):
        while not self.stopping:
            self.count += 1
            name = f"Command{self.round}x{self.count}"
            status, out, err = self.command("add", name, "--json")
            if status != 0:
                self.trouble.append(f"add ended with {status}: {err}")
                return
            id_ = json.loads(out)["id"]
            self.expected.add(id_, "/people/" + id_, {"record": name})
            self.look_from_server(id_)
            self.look_from_command()

    def look_from_server(self, id_):
        if not self.server_there:
            return
        try:
            status, _ = self.client.ask("GET", "/people/" + id_)
            if status != 200:
                self.trouble.append(f"the server does not see what the command wrote: {status}")
        except LOST:
            self.server_there = False

    def look_from_command(self):
        if not self.people:
            return
        id_ = self.people[-1]  # acknowledged by the server before this command starts
        status, _, err = self.command("person", "show", id_, "--json")
        if status != 0:
            self.trouble.append(f"the command does not see what the server wrote: {err}")


class Trial:
    def __init__(self, wellmet, rounds, seed, folder):
        self.wellmet, self.rounds, self.seed = wellmet, rounds, seed
        self.db = os.path.join(folder, "kill.db")
        self.random = random.Random(seed)
        self.expected = Expected()
        self.trouble, self.command_writes, self.checked = [], 0, 0
        self.adopted = 0         # interactions that were under way at a kill and are there

    def command(self, *args):
        done = subprocess.run([self.wellmet, *args, "--db", self.db], capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr

    def round(self, number):
        server = Server(self.wellmet, self.db)
        self.look(server, number % 10 == 0)
        writers = [Writer(self.expected, server.port, f"W{number}{side}n", self.random.random()) for side in "ab"]
        threads = list(writers)
        if number % 3 == 0:
            threads.append(CommandLine(self.command, self.expected, server.port, number, writers[0].people))
        for t in threads:
            t.start()
        time.sleep(self.random.choice([0.002, 0.02, 0.1, 0.3]) * (0.5 + self.random.random()))
        server.kill()
        for t in threads:
            t.stopping = True
            t.join(60)
            t.client.close()
            self.trouble += [f"round {number}: {x}" for x in t.trouble]
            if t.is_alive():
                self.trouble.append(f"round {number}: a writer hangs")
        self.command_writes += sum(t.count for t in threads[2:])
        self.check_file(number)

    def check_file(self, number):
        """Before anybody else opens it: what the kill left must be recoverable and sound."""
        db = sqlite3.connect(self.db)
        try:
            for check in ("integrity_check", "foreign_key_check"):
                rows = [r for r in db.execute("pragma " + check).fetchall() if r != ("ok",)]
                if rows:
                    self.trouble.append(f"round {number}: {check}: {rows[:3]}")
        finally:
            db.close()

    def look(self, server, everything):
        """Compares the acknowledged writes with what the server says."""
        client, e = Client(server.port), self.expected
        self.settle_open(client)
        ids = set(e.records) | set(e.removed) if everything else e.fresh
        for id_ in sorted(ids):
            self.look_at(client, id_)
        e.fresh = set()
        self.count_people(client)
        self.count_interactions()
        client.close()

    def look_at(self, client, id_):
        self.checked += 1
        if id_ in self.expected.removed:
            status, _ = client.ask("GET", f"{self.expected.removed[id_]}")
            if status != 404:
                self.trouble.append(f"{id_} was removed and is there again: {status}")
            return
        path, fields = self.expected.records[id_]
        status, got = client.ask("GET", path)
        if status != 200:
            self.trouble.append(f"acknowledged write lost: {path}: {status}")
            return
        wrong = {k: (v, got.get(k)) for k, v in fields.items() if got.get(k) != v}
        if wrong:
            self.trouble.append(f"acknowledged write lost: {path}: (wanted, got) {wrong}")

    def settle_open(self, client):
        """A write under way at the kill is there as a whole or not at all; then it counts."""
        e = self.expected
        for x in e.open:
            if x["kind"] == "change":
                got = client.ask("GET", x["path"])[1]
                old = e.records[x["id"]][1]
                there = {k: got.get(k) == v for k, v in x["fields"].items()}
                if all(there.values()):
                    e.records[x["id"]] = (e.records[x["id"]][0], {**old, **x["fields"]})
                elif any(there[k] and old.get(k) != x["fields"][k] for k in there):
                    self.trouble.append(f"half a write: {x}: {got}")
            elif x["kind"] == "remove" and client.ask("GET", x["path"])[0] == 404:
                e.removed[x["id"]] = e.records.pop(x["id"])[0]
        self.open_people = [x["fields"]["name"] for x in e.open if x["kind"] == "add" and "name" in x["fields"]]
        self.open_interactions = sum(x["kind"] == "add" and "name" not in x["fields"] for x in e.open)
        e.open = []

    def count_people(self, client):
        """Nobody is there whom no client added."""
        e, there, offset = self.expected, {}, 0
        while True:
            page = client.ask("GET", f"/people?limit=1000&offset={offset}")[1]
            there.update({p["id"]: p["name"] for p in page})
            offset += len(page)
            if len(page) < 1000:
                break
        wanted = {i for i, (path, _) in e.records.items() if path.startswith("/people/")}
        for id_ in set(there) - wanted:
            if there[id_] in self.open_people:
                e.records[id_] = ("/people/" + id_, {"record": there[id_]})
            else:
                self.trouble.append(f"somebody nobody added: {id_} {there[id_]}")
        if wanted - set(there):
            self.trouble.append(f"missing in the list of people: {sorted(wanted - set(there))[:3]}")

    def count_interactions(self):
        db = sqlite3.connect(self.db)
        there = db.execute("select count(*) from interaction").fetchone()[0]
        db.close()
        wanted = sum(path.startswith("/interactions/") for path, _ in self.expected.records.values())
        more = there - wanted - self.adopted
        if not 0 <= more <= self.open_interactions:
            self.trouble.append(f"{there} interactions, {wanted + self.adopted} acknowledged,"
                                f" {self.open_interactions} were under way")
        self.adopted += more

    def doctor(self, number):
        status, out, err = self.command("doctor")
        if status != 0:
            self.trouble.append(f"round {number}: doctor ended with {status}: {out}{err}")

    def run(self):
        for number in range(1, self.rounds + 1):
            self.round(number)
            if number % 10 == 0 or number == self.rounds:
                self.doctor(number)
            if self.trouble:
                break
        server = Server(self.wellmet, self.db)
        self.look(server, True)
        server.kill()
        self.doctor("last")
        return self


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("wellmet")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    def kill_and_look(t):
        started = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="wellmet-kill-") as folder:
            trial = Trial(os.path.abspath(args.wellmet), args.rounds, args.seed, folder).run()
        tap.comment(f"{args.rounds} kills, {trial.expected.acknowledged} acknowledged writes"
                    f" ({trial.command_writes} by the command line), {trial.checked} looked at again,"
                    f" {len(trial.trouble)} lost or wrong, {time.monotonic() - started:.0f} s")
        t.empty(trial.trouble, f"seed {args.seed}")

    sys.exit(tap.run([("kill_and_look", kill_and_look)]))


if __name__ == "__main__":
    main()
