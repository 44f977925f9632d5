# SPDX-License-Identifier: Apache-2.0
"""Many accounts in one database, and many who log in at once."""
import http.client
import random
import re
import statistics
import threading
import time
import urllib.parse

PASSWORD = "bench bench bench"
QUERIES = ["chen", "mei", "halberg", "jose", "cardiology", "personal statement", "away rotation",
           "brookhaven", "children hospital", "echocardiogram", "dean", "manuscript heart"]
PAGES = ["Today", "People", "Person", "Search"]


class Owner:
    """A line of make_network: account, first person, and with --logins a token."""

    def __init__(self, line, number):
        self.account, self.first, self.token = (line.split() + [""])[:3]
        self.email = f"bench{number}@students.example"

    def targets(self, page):
        paths = {"Today": ["/"], "People": ["/people"], "Person": ["/people/" + self.first],
                 "Search": ["/search?q=" + urllib.parse.quote_plus(q) for q in QUERIES]}[page]
        return [f"{path} {self.token}" for path in paths]


def read_owners(text):
    return [Owner(line, i) for i, line in enumerate(text.splitlines(), 1)]


def targets(owners, page):
    """All accounts in a random order that is the same each time."""
    lines = [line for owner in owners for line in owner.targets(page)]
    random.Random(200).shuffle(lines)
    return lines


def measure_pages(bench, server, owners, requests):
    return {page: bench.page(server, targets(owners, page), requests) for page in PAGES}


class Browser:
    """Logs in by the form, as a new browser each time."""

    def __init__(self, port):
        self.port = port

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def log_in(self, email, password):
        """(seconds the password took, worked)"""
        _, headers, page = self.ask("GET", "/login")
        token = re.search(r'name="csrf" value="([^"]+)"', page).group(1)
        cookie = "; ".join(c.split(";")[0] for c in headers.get_all("Set-Cookie") or [])
        form = urllib.parse.urlencode({"csrf": token, "email": email, "password": password})
        started = time.monotonic()
        status, headers, _ = self.ask("POST", "/login", form, {
            "Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"})
        worked = status == 303 and any("login" in c for c in headers.get_all("Set-Cookie") or [])
        return time.monotonic() - started, worked


class Logins:
    """`parallel` browsers that log in again and again until stopped."""

    def __init__(self, port, owners, parallel):
        self.stopping = threading.Event()
        self.times, self.failed, self.lock = [], 0, threading.Lock()
        self.threads = [threading.Thread(target=self.run, args=(port, owners[i::parallel] or owners))
                        for i in range(parallel)]

    def run(self, port, owners):
        browser, turn = Browser(port), 0
        while not self.stopping.is_set():
            seconds, worked = browser.log_in(owners[turn % len(owners)].email, PASSWORD)
            with self.lock:
                self.times.append(seconds)
                self.failed += not worked
            turn += 1

    def __enter__(self):
        self.started = time.monotonic()
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        for thread in self.threads:
            thread.join()
        self.seconds = time.monotonic() - self.started

    def figures(self):
        return {"logins": len(self.times), "failed": self.failed, "a_second": len(self.times) / self.seconds,
                "median_s": statistics.median(self.times), "max_s": max(self.times)}


def measure_logins(bench, server, owners, requests, parallel=50):
    """Today, idle and while `parallel` browsers log in without a pause."""
    lines = targets(owners, "Today")
    idle = bench.load(server, lines, requests, 1)
    with Logins(server.port, owners, parallel) as logins:
        while len(logins.times) < parallel and not logins.failed:  # all are under way
            time.sleep(0.05)
        busy = bench.load(server, lines, requests, 1)
    again = bench.load(server, lines, requests, 1)
    return {"idle": idle, "busy": busy, "again": again, "parallel": parallel, **logins.figures()}
