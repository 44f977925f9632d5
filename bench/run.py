#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures everything docs/performance.md reports. Usage: run.py [options] BUILD_DIR

  --quick                     a tenth of the requests
  --engine sqlite|postgres    one engine alone
  --part ground|many|logins   one part alone (repeatable)
  --owners N                  accounts of the part "many" (200; each 500 people, 10,000 interactions)

Prints Markdown tables and writes BUILD_DIR/figures.json. Called by script/bench, which builds first.
"""
import argparse
import contextlib
import http.client
import json
import os
import platform
import resource
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

import accounts
import engines

SOURCE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NOW = "2027-08-10T09:00:00Z"
CADENCES = os.path.join(SOURCE, "data", "cadences.csv")
CARDS = 10000
START_ROUNDS = 10
QUERIES = ["chen", "mei", "luc", "halberg", "ramdi", "jose", "soren", "cardiology", "endocarditis",
           "personal statement", "away rotation", "brookhaven", "children hospital", "omar sal",
           "anes", "echocardiogram", "journal club", "dean", "marsen", "manuscript heart"]

def ANEW(page):
    """More addresses of one page than the server keeps pages, so each is made anew."""
    return [f"{page}?anew={i}" for i in range(1000)]


# name, targets, requests at full length, aim as a multiple of the constant page
PAGES = [
    ("Today", ["/"], 6000, 60),
    ("The road", ["/road"], 1000, None),
    ("The road, made anew each time", ANEW("/road"), 1000, None),
    ("People, first page", ["/people"], 6000, 20),
    ("Person with 400 interactions", ["/people/{first}"], 6000, 20),
    ("Search, 20 queries", ["/search?q=" + q.replace(" ", "+") for q in QUERIES], 6000, 20),
    ("Ways to that person", ["/paths?person={first}"], 6000, 20),
    ("Today as JSON", ["/api/v1/today"], 6000, 60),
    ("People as JSON", ["/api/v1/people"], 6000, 20),
    ("Person as JSON", ["/api/v1/people/{first}"], 6000, 20),
    ("Search as JSON", ["/api/v1/who?query=" + q.replace(" ", "+") for q in QUERIES], 6000, 20),
]


# Of an applicant, whom make_letters adds to the network: name, targets, requests, aim.
LETTERS = [("Letters, 80 programs x 12 letters", ["/letters"], 3000, 10),
           ("The same, made anew each time", ANEW("/letters"), 3000, None),
           ("Today of that applicant", ["/"], 3000, 60)]


class Server:
    """A program that serves on loopback; its port is in the first line it prints."""

    def __init__(self, *command):
        self.database_pid = None
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, "WELLMET_NOW": NOW})
        line = self.process.stdout.readline().strip()
        self.port = int(line.rstrip("/").rpartition(":")[2])

    @property
    def pid(self):
        return self.process.pid

    def memory(self, name):
        """VmRSS or VmHWM in MiB."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as f:
            return next(int(line.split()[1]) / 1024 for line in f if line.startswith(name + ":"))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class Bench:
    def __init__(self, build, scale, work):
        self.build, self.scale, self.work = build, scale, work
        self.figures = {"machine": machine()}
        self.made = {}  # databases made through the operations: name -> file, what was said

    def tool(self, name):
        return os.path.join(self.build, "bench", name)

    @property
    def wellmet(self):
        return os.path.join(self.build, "src", "main", "wellmet")

    def path(self, name):
        return os.path.join(self.work, name)

    def load(self, server, targets, requests, connections):
        with open(self.path("targets"), "w", encoding="ascii") as f:
            f.write("\n".join(targets) + "\n")
        count = max(int(requests * self.scale), 20 * connections)
        pids = f"{server.pid},{server.database_pid}" if server.database_pid else str(server.pid)
        done = subprocess.run([self.tool("load"), str(server.port), pids, str(connections),
                               str(count), self.path("targets")], capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"run.py: {targets[0]} ended the connection: {done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def page(self, server, targets, requests):
        """One connection, then eight; the first few requests are not counted."""
        self.load(server, targets, min(requests, 400), 8)
        one, eight = (self.load(server, targets, requests, n) for n in (1, 8))
        return {"one": one, "eight": eight, "cpu_us": (one["cpu_us"] + eight["cpu_us"]) / 2,
                "database_cpu_us": (one["database_cpu_us"] + eight["database_cpu_us"]) / 2}

    def serve(self, engine, name):
        server = Server(self.wellmet, "serve", "--database", engine.database(name), "--listen", "0")
        server.database_pid = engine.pid
        return server

    def network(self, engine, name, *options):
        """A database with networks: the owners. On PostgreSQL it is transferred from SQLite's."""
        started = time.monotonic()
        if engine.pid and name in self.made:
            file, said = self.made[name]
            run([self.wellmet, "transfer", file, engine.database(name)])
        else:
            run([self.wellmet, "today", "--database", engine.database(name)])  # made as any user's
            said = run([self.tool("make_network"), *options, engine.database(name), CADENCES, NOW])
            follow_tables(engine.database(name))
            self.made[name] = engine.database(name), said
        seconds = time.monotonic() - started
        engine.settle(name)
        self.figures[engine.name][name] = {"seconds": seconds, "bytes": engine.size(name)}
        return accounts.read_owners(said)

    def constant(self, *options):
        server = Server(self.tool("constant_page"), *options)
        try:
            return self.page(server, ["/"], 40000)
        finally:
            server.stop()

    def rows(self, server, pages, first):
        return [{"name": name, "aim": aim,
                 **self.page(server, [t.replace("{first}", first) for t in targets], requests)}
                for name, targets, requests, aim in pages]

    def pages(self, engine, first):
        f = self.figures[engine.name]
        f["bare"] = self.constant("--bare")
        before = self.constant()
        with self.serve(engine, "network") as server:
            f["rss_start"] = server.memory("VmRSS")
            rows = self.rows(server, PAGES, first)
            f["rss"], f["rss_peak"] = server.memory("VmRSS"), server.memory("VmHWM")
            f["backends"] = engine.memory()
        run([self.tool("make_letters"), engine.database("network"), NOW])
        with self.serve(engine, "network") as server:
            rows += self.rows(server, LETTERS, first)
        after = self.constant()
        f["constant"] = {**after, "cpu_us": (before["cpu_us"] + after["cpu_us"]) / 2}
        for row in rows:
            row["ratio"] = (row["cpu_us"] + row["database_cpu_us"]) / f["constant"]["cpu_us"]
        f["pages"] = rows

    def many(self, engine, owners_n):
        """The same pages for one account alone and for each of many, in a random order."""
        f = self.figures[engine.name]
        size = ["--people", "500", "--interactions", "10000", "--logins"]
        alone = self.network(engine, "alone", *size)
        many = self.network(engine, "many", "--owners", str(owners_n), *size)
        with self.serve(engine, "alone") as one, self.serve(engine, "many") as all_:
            f["one_account"], f["many_accounts"] = {}, {}
            for page in accounts.PAGES:
                self.alternate(f, page, (one, alone), (all_, many))
            f["many_rss"], f["many_backends"] = all_.memory("VmRSS"), engine.memory()
        f["owners"] = owners_n

    def alternate(self, f, page, one, many, rounds=3):
        """In turns, so that the machine's other work meets both alike; the median round counts."""
        got = {"one_account": [], "many_accounts": []}
        for _ in range(rounds):
            for key, (server, owners) in ("one_account", one), ("many_accounts", many):
                got[key].append(self.page(server, accounts.targets(owners, page), 4000))
        for key, rows in got.items():
            rows.sort(key=lambda row: row["cpu_us"] + row["database_cpu_us"])
            f[key][page] = rows[len(rows) // 2]

    def logins(self, engine):
        owners = self.network(engine, "logins", "--owners", "50", "--people", "500", "--interactions", "2000",
                              "--logins")
        with self.serve(engine, "logins") as server:
            self.figures[engine.name]["logins"] = accounts.measure_logins(self, server, owners, 4000)

    def start(self, engine):
        """From starting the process to the last byte of its first Today."""
        times = []
        for _ in range(START_ROUNDS):
            started = time.monotonic()
            server = self.serve(engine, "network")
            connection = http.client.HTTPConnection("127.0.0.1", server.port)
            connection.request("GET", "/")
            answer = connection.getresponse()
            if answer.status != 200 or b"Today" not in answer.read():
                raise SystemExit(f"run.py: the first answer was {answer.status}")
            times.append((time.monotonic() - started) * 1000)
            server.stop()
        self.figures[engine.name]["start_ms"] = {"median": statistics.median(times), "max": max(times)}

    def import_by_server(self, cards):
        """The most memory the server takes when somebody brings the file in through it."""
        server = Server(self.wellmet, "serve", "--database", self.path("server.db"), "--listen", "0")
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        with open(cards, "rb") as f:
            connection.request("POST", "/api/v1/import?name=cards.vcf", f.read(),
                               {"Content-Type": "text/vcard"})
        answer = connection.getresponse()
        answer.read()
        if answer.status not in (200, 201):
            raise SystemExit(f"run.py: the server's import answered {answer.status}")
        self.figures["rss_import"] = server.memory("VmHWM")
        server.stop()

    def imports(self):
        cards = self.path("cards.vcf")
        with open(cards, "wb") as f:
            subprocess.run([self.tool("make_vcards"), str(CARDS)], stdout=f, check=True)
        self.import_by_server(cards)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run([self.wellmet, "import", "--yes", "--database", self.path("import.db"), cards])
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.figures["import"] = {
            "bytes": os.path.getsize(cards),
            "command_s": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
            **json.loads(run([self.tool("import"), self.path("steps.db"), cards, CADENCES]))}
        try:
            self.figures["vobject"] = json.loads(run(
                ["/usr/bin/python3", os.path.join(SOURCE, "bench", "parse_vobject.py"), cards]))
        except subprocess.CalledProcessError:
            print("run.py: python3-vobject is not installed: no comparison", file=sys.stderr)


def follow_tables(database):
    """The first owner was made by the program, which noted what its lists were made from. The others
    were not: without the same note the next start would make all lists of all owners anew."""
    if "://" not in database:
        with sqlite3.connect(database) as db:
            db.execute("insert or ignore into derived_from select a.owner_id, d.what, d.version"
                       " from account a, (select * from derived_from where owner_id = 1) d")


def run(command):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True,
                          env={**os.environ, "WELLMET_NOW": NOW}).stdout


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as f:
        model = next((line.split(":")[1].strip() for line in f if line.startswith("model name")), "?")
    return {"cpu": model, "cores": os.cpu_count(), "kernel": platform.release(),
            "load": os.getloadavg()[0], "date": time.strftime("%Y-%m-%d")}


def row(*cells):
    print("| " + " | ".join(str(c) for c in cells) + " |")


def page_row(name, got, constant, aim=None):
    database = got.get("database_cpu_us", 0)
    ratio = (got["cpu_us"] + database) / constant
    verdict = "" if aim is None else f"≤ {aim} ×: " + ("yes" if ratio <= aim else "**no**")
    row(name, f"{got['cpu_us']:.0f}", f"{database:.0f}" if database else "", f"{ratio:.1f} ×", verdict,
        *(f"{got[n][p]:.0f}" for n in ("one", "eight") for p in ("p50_us", "p99_us")),
        f"{got['one']['bytes'] / 1024:.1f}", got["one"]["not_ok"] + got["eight"]["not_ok"] or "")


def show_pages(f, title):
    constant = f["constant"]["cpu_us"]
    print(f"\n### Pages on {title}\n")
    row("page", "CPU µs", "database", "constant page", "aim", "1: p50 µs", "p99", "8: p50 µs", "p99", "KiB", "not 200")
    row(*["---", *["---:"] * 3, "---", *["---:"] * 6])
    page_row("constant 4 KB, bare libmicrohttpd", f["bare"], constant)
    page_row("constant 4 KB, through src/net", f["constant"], constant)
    for page in f["pages"]:
        page_row(page["name"], page, constant, page["aim"] if title == "SQLite" else None)


def check(value, aim):
    return "yes" if value <= aim else "**no**"


def show_process(f, title):
    start = f["start_ms"]
    print(f"\n### Process on {title}\n")
    row("what", "measured", "aim", "holds")
    row("---", "---:", "---:", "---")
    row("resident after all pages", f"{f['rss']:.1f} MiB", "40 MiB", check(f["rss"], 40))
    row("resident, highest", f"{f['rss_peak']:.1f} MiB", "40 MiB", check(f["rss_peak"], 40))
    if "rss_import" in f:
        row("resident, highest, while importing 10,000 vCards", f"{f['rss_import']:.1f} MiB", "", "")
    if f["backends"]:
        row(f"PostgreSQL's {f['backends'][1]} processes of our sessions, beside what they share",
            f"{f['backends'][0]:.1f} MiB", "", "")
    row("start to first answer, median", f"{start['median']:.0f} ms", "100 ms", check(start["median"], 100))
    row("start to first answer, slowest of ten", f"{start['max']:.0f} ms", "100 ms", check(start["max"], 100))


def total(got):
    return got["cpu_us"] + got["database_cpu_us"]


def show_many(f, title):
    print(f"\n### {f['owners']} accounts on {title}\n\n"
          f"Made in {f['many']['seconds']:.0f} s, {f['many']['bytes'] / 1e6:.0f} MB.\n")
    row("page", "alone: CPU µs", "among all", "ratio", "alone: p50 µs", "p99", "among all: p50 µs", "p99", "not 200")
    row(*["---", *["---:"] * 8])
    for page in accounts.PAGES:
        one, many = f["one_account"][page], f["many_accounts"][page]
        row(page, f"{total(one):.0f}", f"{total(many):.0f}", f"{total(many) / total(one):.2f} ×",
            *(f"{x['one'][p]:.0f}" for x in (one, many) for p in ("p50_us", "p99_us")),
            many["one"]["not_ok"] + many["eight"]["not_ok"] or "")
    print(f"\nServer resident: {f['many_rss']:.1f} MiB"
          + (f"; PostgreSQL's {f['many_backends'][1]} processes of both servers' sessions, beside what they share:"
             f" {f['many_backends'][0]:.1f} MiB" if f["many_backends"] else "") + ".")


def show_logins(f, title):
    x = f["logins"]
    print(f"\n### {x['parallel']} browsers that log in without a pause, on {title}\n")
    row("Today", "p50 µs", "p99 µs", "of the idle p99")
    row("---", *["---:"] * 3)
    for name, key in ("idle, before", "idle"), ("while they log in", "busy"), ("idle, after", "again"):
        row(name, f"{x[key]['p50_us']:.0f}", f"{x[key]['p99_us']:.0f}", f"{x[key]['p99_us'] / x['idle']['p99_us']:.1f} ×")
    print(f"\n{x['a_second']:.1f} logins a second ({x['logins']}, {x['failed']} failed);"
          f" one took {x['median_s']:.1f} s at the median, {x['max_s']:.1f} s at most.")


def show_import(f):
    x = f["import"]
    print(f"\n### Import of {CARDS:,} vCards ({x['bytes'] / 1e6:.1f} MB)\n")
    row("what", "CPU s", "first thousand", "last thousand")
    row("---", *["---:"] * 3)
    row("`wellmet import --yes`, the whole command", f"{x['command_s']:.2f} (aim 2: {check(x['command_s'], 2)})", "", "")
    row("the import in it", f"{x['cpu_s']:.2f}", f"{x['thousands'][0]:.3f}", f"{x['thousands'][-1]:.3f}")
    if "vobject" in f:
        v = f["vobject"]
        row("Python vobject, parsing alone", f"{v['cpu_s']:.2f}", f"{v['thousands'][0]:.3f}", f"{v['thousands'][-1]:.3f}")


def measure(bench, parts, found, owners_n):
    if "ground" in parts:
        for engine in found:
            first = bench.network(engine, "network")[0].first
            bench.pages(engine, first)
            bench.start(engine)
        bench.imports()
    for engine in found:
        if "many" in parts:
            bench.many(engine, owners_n)
        if "logins" in parts:
            bench.logins(engine)


def show(f, parts, found):
    m = f["machine"]
    print(f"{m['cpu']}, {m['cores']} cores, Linux {m['kernel']}, load {m['load']:.1f} at the start"
          f" and {os.getloadavg()[0]:.1f} at the end; {m['date']}.")
    for engine in found:
        x = f[engine.name]
        if "ground" in parts:
            print(f"\nNetwork on {engine.title}: {x['network']['bytes'] / 1e6:.0f} MB,"
                  f" made in {x['network']['seconds']:.0f} s.")
            show_pages(x, engine.title)
            show_process({**x, **({"rss_import": f["rss_import"]} if not engine.pid else {})}, engine.title)
        if "many" in parts:
            show_many(x, engine.title)
        if "logins" in parts:
            show_logins(x, engine.title)
    if "ground" in parts:
        show_import(f)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--engine", action="append", choices=["sqlite", "postgres"])
    parser.add_argument("--part", action="append", choices=["ground", "many", "logins"])
    parser.add_argument("--owners", type=int, default=200)
    args = parser.parse_args()
    parts = args.part or ["ground", "many", "logins"]
    engines.cluster.leave_in_order()
    with tempfile.TemporaryDirectory(prefix="wellmet-bench-") as work, contextlib.ExitStack() as open_:
        bench = Bench(os.path.abspath(args.build), 0.1 if args.quick else 1, work)
        found = [open_.enter_context(e) for e in engines.open_all(args.engine or ["sqlite", "postgres"], work)]
        bench.figures.update({engine.name: {} for engine in found})
        measure(bench, parts, found, args.owners)
        show(bench.figures, parts, found)
    with open(os.path.join(args.build, "figures.json"), "w", encoding="utf-8") as out:
        json.dump(bench.figures, out, indent=1)


if __name__ == "__main__":
    main()
