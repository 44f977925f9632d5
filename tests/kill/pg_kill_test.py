#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills PostgreSQL under a server that writes: pg_kill_test.py WELLMET [--rounds N] [--seed S]; TAP.

One `wellmet serve` runs all the time. Each round two clients write through its JSON API; at a
random moment the database server is killed with all its processes (every third round: restarted
at once, as an administrator does), and started again. Then

- the same `wellmet serve` writes again, without anybody's help;
- every write that was acknowledged is there, by id and content, and nothing is there that nobody
  asked for. A write that was answered with "may or may not have been saved" may be there, but
  whole; one that was answered with any other error is not there;
- while the server was away requests were answered, with 503 and a sentence, and quickly;
- at the end `wellmet doctor` finds the change log telling the same as the records.
"""
import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, ".."), HERE]
import cluster  # noqa: E402
import kill_test  # noqa: E402
import tap  # noqa: E402

RECOVERED = 60  # seconds until the server must write again
UNKNOWN = "may or may not have been saved"


class Book:
    """What clients were told: acknowledged id -> name, and names whose fate is unknown."""

    def __init__(self):
        self.lock = threading.Lock()
        self.kept, self.unknown, self.refused = {}, set(), set()
        self.fresh, self.sentences = {}, set()

    def acknowledge(self, id_, name):
        with self.lock:
            self.kept[id_] = self.fresh[id_] = name

    def refuse(self, name, sentence):
        with self.lock:
            (self.unknown if UNKNOWN in sentence else self.refused).add(name)
            self.sentences.add(sentence)


class Writer(threading.Thread):
    """Adds people until it is told to stop, whatever the answers are."""

    def __init__(self, book, port, name):
        super().__init__(daemon=True)
        self.book, self.port, self.label = book, port, name
        self.trouble, self.count, self.slowest, self.stopping = [], 0, 0.0, False
        self.last = 0.0  # when a write was acknowledged last

    def run(self):
        client = kill_test.Client(self.port)
        try:
            while not self.stopping:
                self.step(client)
        except Exception as e:  # the server itself never goes away
            self.trouble.append(f"{self.label}: {type(e).__name__}: {e}")
        client.close()

    def step(self, client):
        self.count += 1
        name = f"{self.label}{self.count}"
        began = time.monotonic()
        status, answer = client.ask("POST", "/add", {"name": name})
        self.slowest = max(self.slowest, time.monotonic() - began)
        if status == 201:
            self.book.acknowledge(answer["id"], name)
            self.last = time.monotonic()
        elif status == 503:
            self.book.refuse(name, str(answer))
            time.sleep(0.02)
        else:
            self.trouble.append(f"{self.label}: answered {status}: {answer}")


class Trial:
    def __init__(self, wellmet, pg, rounds, seed):
        self.wellmet, self.pg, self.rounds = wellmet, pg, rounds
        self.random = random.Random(seed)
        self.book, self.trouble = Book(), []
        self.longest = self.slowest = 0.0

    def serve(self):
        return kill_test.Server(self.wellmet, self.pg.url)

    def hurt(self, number):
        """Takes the database server away and brings it back."""
        if number % 3 == 2:
            self.pg.stop(signal.SIGQUIT)  # "immediate"
        else:
            self.pg.kill()
        time.sleep(self.random.choice([0, 0, 0.3, 1]))
        self.pg.start()
        return time.monotonic()

    def round(self, number, server):
        writers = [Writer(self.book, server.port, f"R{number}{side}n") for side in "ab"]
        for w in writers:
            w.start()
        time.sleep(self.random.choice([0.02, 0.1, 0.3]) * (0.5 + self.random.random()))
        back = self.hurt(number)
        until = back + RECOVERED
        while any(w.last < back for w in writers if w.is_alive()) and time.monotonic() < until:
            time.sleep(0.01)
        self.longest = max(self.longest, *[max(0, w.last - back) for w in writers])
        for w in writers:
            w.stopping = True
            w.join(60)
            self.slowest = max(self.slowest, w.slowest)
            self.trouble += [f"round {number}: {x}" for x in w.trouble]
            if w.last < back:
                self.trouble.append(f"round {number}: {w.label} never wrote again")
        self.look(number)

    def look(self, number):
        """Past the program: what is in the tables."""
        rows = dict(line.split("\t") for line in
                    self.pg.sql("select id, trim(given || ' ' || family) from person").splitlines())
        names = list(rows.values())
        b = self.book
        for id_, name in b.fresh.items():
            if name not in names:
                self.trouble.append(f"round {number}: acknowledged write lost: {id_} {name}")
        b.fresh = {}
        known = set(b.kept.values())
        for name in names:
            if name not in known and name not in b.unknown:
                why = "was refused and is there" if name in b.refused else "nobody added"
                self.trouble.append(f"round {number}: {name} {why}")
        if len(names) != len(set(names)):
            self.trouble.append(f"round {number}: somebody is there twice")

    def look_by_id(self, port):
        client = kill_test.Client(port)
        for id_, name in self.book.kept.items():
            status, got = client.ask("GET", "/people/" + id_)
            if status != 200 or got.get("record") != name:
                self.trouble.append(f"acknowledged write lost: {id_} {name}: {status}")
        client.close()

    def command(self, *words):
        done = subprocess.run([self.wellmet, *words, "--database", self.pg.url], capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr

    def run(self):
        server = self.serve()
        try:
            for number in range(self.rounds):
                self.round(number, server)
            self.look_by_id(server.port)
        finally:
            server.kill()
        status, _, err = self.command("doctor")
        if status != 0:
            self.trouble.append(f"doctor: {err}")

    def away(self):
        """Without a database server: commands end with a status of their own and a sentence."""
        self.pg.kill()
        status, _, err = self.command("people")
        serve = subprocess.run([self.wellmet, "serve", "--database", self.pg.url, "--listen", "0"],
                               capture_output=True, text=True)
        self.pg.start()
        return status, err, serve.returncode, serve.stderr


arguments = argparse.ArgumentParser()
arguments.add_argument("wellmet")
arguments.add_argument("--rounds", type=int, default=20)
arguments.add_argument("--seed", type=int, default=1)
options = arguments.parse_args()


def test_no_acknowledged_write_is_lost(t):
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        with cluster.Cluster() as pg:
            trial = Trial(os.path.abspath(options.wellmet), pg, options.rounds, options.seed)
            trial.run()
            away = trial.away()
    b = trial.book
    tap.comment(f"{options.rounds} rounds: {len(b.kept)} writes acknowledged, {len(b.refused)} refused, "
                f"{len(b.unknown)} of unknown fate; written again {trial.longest:.1f} s after the server was back, "
                f"slowest answer {trial.slowest:.1f} s")
    for sentence in sorted(b.sentences):
        tap.comment(sentence)
    t.empty(trial.trouble, f"seed {options.seed}")
    t.true(len(b.kept) >= 10 * options.rounds, f"only {len(b.kept)} writes")
    t.true(b.refused or b.unknown, "no write ever met a server that was away")
    t.equal((away[0], away[2]), (11, 11), f"exit status: {away}")
    t.contains(away[1], "The database server cannot be reached")
    t.contains(away[3], "The database server cannot be reached")


if __name__ == "__main__":
    try:
        cluster.programs_folder()
    except cluster.Unavailable as e:
        print(f"1..0 # SKIP {e}")
        sys.exit(0)
    tap.main()
