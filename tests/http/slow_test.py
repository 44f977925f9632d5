#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Slow requests, those that run on workers: slow_test.py DEMO_SERVER; speaks TAP.

They stand at a gate that a fast request opens. So the tests assert who is answered before whom,
and never how long it takes."""
import select
import signal
import sys
import time

from demo import Answer, Server, expect, run_tests

WORKERS, WAITING = 2, 64  # of demo_server; LIMIT_SLOW_WAITING


def wait_until(what):
    deadline = time.monotonic() + 20
    while not what():
        assert time.monotonic() < deadline, "that never happened"
        time.sleep(0.01)


def send(s, line):
    """A connection on which a request was sent whose answer is not read yet."""
    c = s.connect()
    c.sendall(s.head(line))
    return c


def is_answered(c):
    return bool(select.select([c], [], [], 0)[0])


def inside(s, n):
    wait_until(lambda: s.ask("GET /inside").body == str(n).encode())


def test_slow_routes_answer_like_others(s):
    kind = "Content-Type: application/x-www-form-urlencoded"
    with s.connect() as c:
        for _ in range(3):
            c.sendall(s.head("POST /slow-form", kind, "Content-Length: 3") + b"a=1")
            expect(Answer(c), 200, "a=1\n", closed=False)
            c.sendall(s.head("GET /slow-error"))
            expect(Answer(c), 403, "The password is not right", closed=False)
    with s.connect() as c:
        c.sendall(s.head("POST /slow-form", kind, "Content-Length: 3") + b"a=1" +
                  s.head("GET /slow-error") + s.head("GET /hello/two"))
        first = expect(Answer(c), 200, "a=1")
        second = expect(Answer(c, rest=first.rest), 403)
        expect(Answer(c, rest=second.rest), 200, "two")


def alone_slow_requests_hold_up_nobody():
    s = Server()
    slow = [send(s, "GET /gate") for _ in range(WORKERS)]
    inside(s, WORKERS)
    for _ in range(50):
        expect(s.ask("GET /"), 200)
    assert not any(is_answered(c) for c in slow), "a slow request was answered before the gate opened"
    expect(s.ask("GET /open"), 200)
    for c in slow:
        expect(Answer(c), 200, "through the gate")
        c.close()
    s.stop()


def alone_too_many_slow_requests():
    s = Server()
    slow = [send(s, "GET /gate") for _ in range(WORKERS)]
    inside(s, WORKERS)
    slow += [send(s, "GET /gate") for _ in range(WAITING + 5)]
    # Whichever came last: five of them find no room, and nobody else is answered.
    wait_until(lambda: sum(map(is_answered, slow)) == 5)
    refused = [c for c in slow if is_answered(c)]
    for c in refused:
        a = expect(Answer(c), 503, "wait a moment", closed=False)
        assert int(a.get("retry-after")) > 0
        c.sendall(s.head("GET /hello/again"))
        expect(Answer(c), 200, "again")
    for c in slow[:3]:  # clients that leave meanwhile
        c.close()
    assert s.ask("GET /inside").body == str(WORKERS).encode()
    expect(s.ask("GET /open"), 200)
    for c in slow[3:]:
        if c not in refused:
            expect(Answer(c), 200, "through the gate")
        c.close()
    expect(s.ask("GET /gate"), 200)
    s.stop()


def alone_stop_finishes_slow_requests():
    s = Server()
    with s.connect() as c:
        c.sendall(s.head("GET /inside"))
        expect(Answer(c), 200)
        slow = [send(s, "GET /gate") for _ in range(WORKERS + 3)]
        inside(s, WORKERS)
        s.process.send_signal(signal.SIGTERM)
        c.sendall(s.head("GET /open"))
        expect(Answer(c), 200, "open")
        for x in slow:
            expect(Answer(x), 200, "through the gate")
            x.close()
    s.stop()


def alone_stop_sends_waiting_requests_back():
    s = Server("--stop=1")
    slow = [send(s, "GET /gate?seconds=4") for _ in range(WORKERS)]
    inside(s, WORKERS)
    slow += [send(s, "GET /gate") for _ in range(4)]
    time.sleep(0.2)  # they are in the queue, or will be refused: the answer is the same
    s.process.send_signal(signal.SIGTERM)
    for c in slow[WORKERS:]:
        expect(Answer(c), 503, closed=True)
    for c in slow[:WORKERS]:
        expect(Answer(c), 200, "waited long enough", closed=True)
    s.stop()


def alone_no_workers():
    s = Server("--workers=0")
    expect(s.ask("GET /slow-error"), 403)
    s.stop()


def test_retry_after(s):
    a = expect(s.ask("GET /busy"), 503, "The database is away", closed=False)
    assert int(a.get("retry-after")) > 0
    for _ in range(10):
        a = expect(s.ask("GET /limited"), 200)
        assert a.get("retry-after") is None
    a = expect(s.ask("GET /limited"), 429, "wait ", "try again")
    assert 0 < int(a.get("retry-after")) <= 60


sys.exit(run_tests(globals()))
