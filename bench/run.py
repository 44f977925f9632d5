#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures everything docs/performance.md reports. Usage: run.py [--quick] BUILD_DIR

Prints Markdown tables and writes BUILD_DIR/figures.json. --quick: a tenth of the requests.
Called by script/bench, which builds first.
"""
import argparse
import http.client
import json
import os
import platform
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time

SOURCE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NOW = "2027-08-10T09:00:00Z"
CADENCES = os.path.join(SOURCE, "data", "cadences.csv")
CARDS = 10000
START_ROUNDS = 10
QUERIES = ["chen", "mei", "luc", "halberg", "ramdi", "jose", "soren", "cardiology", "endocarditis",
           "personal statement", "away rotation", "brookhaven", "children hospital", "omar sal",
           "anes", "echocardiogram", "journal club", "dean", "marsen", "manuscript heart"]

# name, targets, requests at full length, aim as a multiple of the constant page
PAGES = [
    ("Today", ["/"], 6000, 60),
    ("People, first page", ["/people"], 6000, 20),
    ("Person with 400 interactions", ["/people/{first}"], 6000, 20),
    ("Search, 20 queries", ["/search?q=" + q.replace(" ", "+") for q in QUERIES], 6000, 20),
    ("Today as JSON", ["/api/v1/today"], 6000, 60),
    ("People as JSON", ["/api/v1/people"], 6000, 20),
    ("Person as JSON", ["/api/v1/people/{first}"], 6000, 20),
    ("Search as JSON", ["/api/v1/who?query=" + q.replace(" ", "+") for q in QUERIES], 6000, 20),
]


class Server:
    """A program that serves on loopback; its port is in the first line it prints."""

    def __init__(self, *command):
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


class Bench:
    def __init__(self, build, scale, work):
        self.build, self.scale, self.work = build, scale, work
        self.figures = {"machine": machine()}

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
        done = subprocess.run([self.tool("load"), str(server.port), str(server.pid), str(connections),
                               str(count), self.path("targets")], capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"run.py: {targets[0]} ended the connection: {done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def page(self, server, targets, requests):
        """One connection, then eight; the first few requests are not counted."""
        self.load(server, targets, min(requests, 400), 8)
        one, eight = (self.load(server, targets, requests, n) for n in (1, 8))
        return {"one": one, "eight": eight, "cpu_us": (one["cpu_us"] + eight["cpu_us"]) / 2}

    def network(self):
        started = time.monotonic()
        db = self.path("network.db")
        run([self.wellmet, "today", "--db", db])  # made as any user's, and grown from there
        first = run([self.tool("make_network"), db, CADENCES, NOW]).strip()
        self.figures["network"] = {"seconds": time.monotonic() - started, "bytes": os.path.getsize(db)}
        return db, first

    def constant(self, *options):
        server = Server(self.tool("constant_page"), *options)
        try:
            return self.page(server, ["/"], 40000)
        finally:
            server.stop()

    def pages(self, db, first):
        self.figures["bare"] = self.constant("--bare")
        before = self.constant()
        server = Server(self.wellmet, "serve", "--db", db, "--listen", "0")
        rows = []
        try:
            self.figures["rss_start"] = server.memory("VmRSS")
            for name, targets, requests, aim in PAGES:
                got = self.page(server, [t.replace("{first}", first) for t in targets], requests)
                rows.append({"name": name, "aim": aim, **got})
            self.figures["rss"], self.figures["rss_peak"] = server.memory("VmRSS"), server.memory("VmHWM")
        finally:
            server.stop()
        after = self.constant()
        self.figures["constant"] = {**after, "cpu_us": (before["cpu_us"] + after["cpu_us"]) / 2}
        for row in rows:
            row["ratio"] = row["cpu_us"] / self.figures["constant"]["cpu_us"]
        self.figures["pages"] = rows

    def start(self, db):
        """From starting the process to the last byte of its first Today."""
        times = []
        for _ in range(START_ROUNDS):
            started = time.monotonic()
            server = Server(self.wellmet, "serve", "--db", db, "--listen", "0")
            connection = http.client.HTTPConnection("127.0.0.1", server.port)
            connection.request("GET", "/")
            connection.getresponse().read()
            times.append((time.monotonic() - started) * 1000)
            server.stop()
        self.figures["start_ms"] = {"median": statistics.median(times), "max": max(times)}

    def import_by_server(self, cards):
        """The most memory the server takes when somebody brings the file in through it."""
        server = Server(self.wellmet, "serve", "--db", self.path("server.db"), "--listen", "0")
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
        run([self.wellmet, "import", "--yes", "--db", self.path("import.db"), cards])
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
    ratio = got["cpu_us"] / constant
    verdict = "" if aim is None else f"≤ {aim} ×: " + ("yes" if ratio <= aim else "**no**")
    row(name, f"{got['cpu_us']:.1f}", f"{ratio:.1f} ×", verdict,
        *(f"{got[n][p]:.0f}" for n in ("one", "eight") for p in ("p50_us", "p99_us")),
        f"{got['one']['bytes'] / 1024:.1f}", got["one"]["not_ok"] + got["eight"]["not_ok"] or "")


def show_pages(f):
    constant = f["constant"]["cpu_us"]
    print("\n## Pages\n\nCPU of the server a request, user and system; wall time by number of connections.\n")
    row("page", "CPU µs", "constant page", "aim", "1: p50 µs", "p99", "8: p50 µs", "p99", "KiB", "not 200")
    row(*["---", *["---:"] * 2, "---", *["---:"] * 6])
    page_row("constant 4 KB, bare libmicrohttpd", f["bare"], constant)
    page_row("constant 4 KB, through src/net", f["constant"], constant)
    for page in f["pages"]:
        page_row(page["name"], page, constant, page["aim"])


def check(value, aim):
    return "yes" if value <= aim else "**no**"


def show_process(f):
    start = f["start_ms"]
    print("\n## Process\n")
    row("what", "measured", "aim", "holds")
    row("---", "---:", "---:", "---")
    row("resident after all pages", f"{f['rss']:.1f} MiB", "40 MiB", check(f["rss"], 40))
    row("resident, highest", f"{f['rss_peak']:.1f} MiB", "40 MiB", check(f["rss_peak"], 40))
    row("resident, highest, while importing 10,000 vCards", f"{f['rss_import']:.1f} MiB", "", "")
    row("start to first answer, median", f"{start['median']:.0f} ms", "100 ms", check(start["median"], 100))
    row("start to first answer, slowest of ten", f"{start['max']:.0f} ms", "100 ms", check(start["max"], 100))


def show_import(f):
    x = f["import"]
    print(f"\n## Import of {CARDS:,} vCards ({x['bytes'] / 1e6:.1f} MB)\n")
    row("what", "CPU s", "first thousand", "last thousand")
    row("---", *["---:"] * 3)
    row("`wellmet import --yes`, the whole command", f"{x['command_s']:.2f} (aim 2: {check(x['command_s'], 2)})", "", "")
    row("the import in it", f"{x['cpu_s']:.2f}", f"{x['thousands'][0]:.3f}", f"{x['thousands'][-1]:.3f}")
    if "vobject" in f:
        v = f["vobject"]
        row("Python vobject, parsing alone", f"{v['cpu_s']:.2f}", f"{v['thousands'][0]:.3f}", f"{v['thousands'][-1]:.3f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--quick", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wellmet-bench-") as work:
        bench = Bench(os.path.abspath(args.build), 0.1 if args.quick else 1, work)
        db, first = bench.network()
        bench.pages(db, first)
        bench.start(db)
        bench.imports()
    f = bench.figures
    m = f["machine"]
    print(f"{m['cpu']}, {m['cores']} cores, Linux {m['kernel']}, load {m['load']:.1f} at the start; {m['date']}.")
    print(f"Network: {f['network']['bytes'] / 1e6:.0f} MB, made in {f['network']['seconds']:.0f} s.")
    show_pages(f)
    show_process(f)
    show_import(f)
    with open(os.path.join(args.build, "figures.json"), "w", encoding="utf-8") as out:
        json.dump(f, out, indent=1)


if __name__ == "__main__":
    main()
