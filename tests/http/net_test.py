#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""HTTP transcripts over raw sockets against demo_server: net_test.py DEMO_SERVER; speaks TAP.

Every refusal the server promises, and the life of a connection: keep-alive, pipelining, HEAD,
time limits, a stop while a request is in flight; slow requests; TLS with certificates made here;
proxies in front, honest and not."""
import os
import re
import select
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import traceback
import warnings

TOOL = sys.argv[1]
CSP = ("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
       "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
       "manifest-src 'self'")


class Server:
    def __init__(self, *args, now=None):
        env = dict(os.environ, WELLMET_NOW=now) if now else None
        self.process = subprocess.Popen([TOOL, *map(str, args)], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True, env=env)
        self.port = int(self.process.stdout.readline())

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        out, err = self.process.communicate(timeout=20)
        assert self.process.returncode == 0, (self.process.returncode, err)
        assert "Sanitizer" not in err, err
        assert out == "stopped, threads freed\n", out

    def is_logged(self, word):
        """Waits until the server's log says a word."""
        while line := self.process.stderr.readline():
            if word in line:
                return True
        return False

    def connect(self, family=socket.AF_INET):
        s = socket.socket(family, socket.SOCK_STREAM)
        s.settimeout(10)
        s.connect(("::1" if family == socket.AF_INET6 else "127.0.0.1", self.port))
        return s

    def head(self, line, *headers, host=None):
        host = host or f"localhost:{self.port}"
        return "\r\n".join([f"{line} HTTP/1.1", f"Host: {host}", *headers, "", ""]).encode()

    def ask(self, line, *headers, body=b"", host=None):
        """One request on a connection of its own."""
        if body:
            headers += (f"Content-Length: {len(body)}",)
        return self.raw(self.head(line, *headers, host=host) + body,
                        head=line.startswith("HEAD "))

    def raw(self, data, head=False):
        with self.connect() as s:
            s.sendall(data)
            return Answer(s, head)


class Answer:
    """Reads one response; `closed` tells whether the server ends the connection after it."""

    def __init__(self, s, head=False, rest=b""):
        data = rest
        while b"\r\n\r\n" not in data:
            more = s.recv(65536)
            assert more, f"connection ended in {data!r}"
            data += more
        top, _, data = data.partition(b"\r\n\r\n")
        lines = top.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split()[1])
        self.headers = {}
        for line in lines[1:]:
            name, _, value = line.partition(": ")
            self.headers.setdefault(name.lower(), []).append(value)
        n = int(self.get("content-length") or 0)
        if head or self.status in (204, 304):
            n = 0
        while len(data) < n:
            more = s.recv(65536)
            assert more, "connection ended in the body"
            data += more
        self.body, self.rest = data[:n], data[n:]
        self.closed = "close" in (self.get("connection") or "").lower()

    def get(self, name):
        return ", ".join(self.headers.get(name, [])) or None


def expect(answer, status, *words, closed=None):
    text = answer.body.decode("utf-8", "replace")
    assert answer.status == status, (answer.status, text)
    for word in words:
        assert word in text, (word, text)
    if closed is not None:
        assert answer.closed == closed, answer.headers
    return answer


def is_ended(s):
    """The server closed the connection (also by reset)."""
    try:
        return s.recv(1) == b""
    except ConnectionResetError:
        return True


# --- pages ------------------------------------------------------------------------------------

def test_page_and_security_headers(s):
    a = expect(s.ask("GET /"), 200, closed=False)
    assert a.body == b"x" * 4096
    for name, value in {"content-security-policy": CSP, "x-content-type-options": "nosniff",
                        "referrer-policy": "same-origin", "cache-control": "no-store",
                        "cross-origin-opener-policy": "same-origin",
                        "cross-origin-resource-policy": "same-origin",
                        "content-type": "text/html; charset=utf-8"}.items():
        assert a.get(name) == value, (name, a.headers)
    errors = s.ask("GET /none")
    assert errors.get("content-security-policy") == CSP and errors.get("cache-control") == "no-store"


def test_path_is_split_before_it_is_decoded(s):
    expect(s.ask("GET /hello/a%2Fb%20%3C?q=x+%26"), 200, "hello a/b &lt; x &amp;")
    expect(s.ask("GET /hello/a/b"), 404)
    expect(s.ask("GET /hello/"), 404)


def test_bad_paths(s):
    for path in ("/hello/%", "/hello/%4", "/hello/%zz", "/hello/%00", "/hello/%0a", "/hello/%ff",
                 "/../x", "/%2e%2e/x", "/./x", "x", "http://localhost/", "*", "/hello/a?q=%",
                 "/hello/a?q=%00", "/hello/a?q=%ff", "/#x"):
        expect(s.ask(f"GET {path}"), 400)
    expect(s.ask("GET /" + "a/" * 40), 404)


def test_head(s):
    a = expect(s.ask("HEAD /"), 200)
    assert a.get("content-length") == "4096" and a.rest == b""
    expect(s.ask("HEAD /none"), 404)


def test_not_found_and_methods(s):
    expect(s.ask("GET /missing"), 404, "Nobody has this id", closed=False)
    assert expect(s.ask("DELETE /form"), 405).get("allow") == "POST"
    assert expect(s.ask("POST /", body=b"x"), 405).get("allow") == "GET, HEAD"
    for method in ("BREW", "get", "TRACE", "CONNECT"):
        a = expect(s.ask(f"{method} /"), 405)
        assert a.get("allow") == "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS", a.headers


# --- host -------------------------------------------------------------------------------------

def test_host(s):
    for host in (f"localhost:{s.port}", f"LOCALHOST:{s.port}", f"127.0.0.1:{s.port}",
                 f"[::1]:{s.port}"):
        expect(s.ask("GET /", host=host), 200)
    for host in ("localhost", "evil.example", f"evil.example:{s.port}", "localhost:1",
                 f"localhost:{s.port}.evil.example", f"127.0.0.2:{s.port}"):
        expect(s.ask("GET /", host=host), 421, closed=True)


def test_missing_or_double_host(s):
    for data in (b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost:\r\n\r\n"):
        assert s.raw(data).status in (400, 421)
    expect(s.ask("GET /", f"Host: localhost:{s.port}"), 400, closed=True)
    expect(s.ask("GET /", "Host: evil.example"), 400, closed=True)


# --- lengths ----------------------------------------------------------------------------------

def test_conflicting_lengths(s):
    chunked = "Transfer-Encoding: chunked"
    for headers in (("Content-Length: 5", "Content-Length: 6"),
                    ("Content-Length: 5", "Content-Length: 5"),
                    ("Content-Length: 5", chunked), (chunked, "Content-Length: 5"),
                    (chunked, chunked), ("Transfer-Encoding: gzip, chunked",),
                    ("Transfer-Encoding: xchunked",), ("Content-Length: +5",),
                    ("Content-Length: 5, 5",), ("Content-Length: -1",), ("Content-Length: 0x5",),
                    ("Content-Length: 99999999999999999999999",)):
        with s.connect() as c:
            c.sendall(s.head("POST /body", *headers) + b"0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n")
            a = Answer(c)
            assert a.status in (400, 413), (headers, a.status)
            assert a.closed or is_ended(c), headers
            assert b"HTTP/1.1" not in a.rest, headers


def test_header_limits(s):
    expect(s.ask("GET /", *[f"X-{i}: y" for i in range(150)]), 431)
    assert s.ask("GET /", "X: " + "y" * 40000).status in (413, 431)
    assert s.ask("GET /" + "a" * 40000).status in (413, 414, 431)
    for data in (b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
                 b"GET /\r\n\r\n", b"GET / HTTP/9.9\r\nHost: x\r\n\r\n"):
        with s.connect() as c:
            c.sendall(data)
            c.shutdown(socket.SHUT_WR)
            reply = c.recv(65536)
            assert not reply.startswith(b"HTTP/1.1 200"), (data, reply)


def test_body_limits(s):
    # Refused from the header alone, before the body is sent.
    expect(s.raw(s.head("POST /body", "Content-Length: 1048577")), 413, closed=True)
    expect(s.raw(s.head("POST /upload", "Content-Length: 67108865")), 413, closed=True)
    expect(s.ask("POST /body", body=b"y" * 1048576), 200, "1048576 bytes")
    expect(s.ask("PUT /body", body=b"y" * 70000), 200, "70000 bytes")
    expect(s.ask("GET /", body=b"a GET may have a body"), 200)


def chunk(data):
    return b"%x\r\n%s\r\n" % (len(data), data)


def test_chunked_bodies(s):
    head = s.head("POST /body", "Transfer-Encoding: chunked")
    expect(s.raw(head + chunk(b"abc") + chunk(b"de") + chunk(b"")), 200, "5 bytes", closed=False)
    expect(s.raw(head + chunk(b"z" * 1500000) + chunk(b"")), 413, closed=True)
    with s.connect() as c:  # without end: cut off, and the server lives
        try:
            c.sendall(head)
            for _ in range(100):
                c.sendall(chunk(b"z" * 100000))
            assert is_ended(c)
        except (BrokenPipeError, ConnectionResetError):
            pass
    expect(s.ask("GET /"), 200)


def test_compressed_body(s):
    expect(s.ask("POST /body", "Content-Encoding: gzip", body=b"x"), 415, closed=True)


def test_expect_continue(s):
    with s.connect() as c:
        c.sendall(s.head("POST /body", "Content-Length: 3", "Expect: 100-continue"))
        assert c.recv(100).startswith(b"HTTP/1.1 100 ")
        c.sendall(b"abc")
        expect(Answer(c), 200, "3 bytes")
    a = s.raw(s.head("POST /body", "Content-Length: 9999999", "Expect: 100-continue"))
    expect(a, 413, closed=True)


# --- forms ------------------------------------------------------------------------------------

def test_urlencoded_form(s):
    kind = "Content-Type: application/x-www-form-urlencoded"
    expect(s.ask("POST /form", kind, body=b"a=1&b=x+%C3%A9&b=&c"), 200, "a=1\nb=x é\nb=\nc=\n")
    for body in (b"a=%", b"a=%1", b"a=%zz", b"%00=x", b"a=%ff", b"a=\x00"):
        expect(s.ask("POST /form", kind, body=body), 400, closed=False)
    expect(s.ask("POST /form", kind, body=b"&".join([b"a=1"] * 401)), 413)


def test_multipart_form(s):
    kind = "Content-Type: multipart/form-data; boundary=XX"
    body = (b'--XX\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n2\r\n'
            b'--XX\r\nContent-Disposition: form-data; name="f"; filename="C:\\x\\y.vcf"\r\n'
            b"Content-Type: text/vcard\r\n\r\n\x00\xff--X\r\n--XX--\r\n")
    expect(s.ask("POST /form", kind, body=body), 200, "a=1\r\n2\n", "f=[y.vcf, text/vcard, 5]")
    expect(s.ask("POST /form", kind, body=body[:-6]), 400, "cut off")
    expect(s.ask("POST /form", "Content-Type: multipart/form-data", body=body), 400)
    big = body.replace(b"\x00\xff", b"v" * 3000000)
    expect(s.ask("POST /upload", kind, body=big), 200, "f=[y.vcf, text/vcard, 3000003]")
    expect(s.raw(s.head("POST /form", kind, f"Content-Length: {len(big)}")), 413)


def test_other_bodies_stay_bytes(s):
    expect(s.ask("POST /body", "Content-Type: application/json", body=b'{"a": "%"}'), 200, "10 b")


# --- assets, cookies, tokens --------------------------------------------------------------------

def test_asset(s):
    a = expect(s.ask("GET /a.css"), 200, "body{}")
    assert a.get("cache-control") == "no-cache" and a.get("vary") == "Accept-Encoding"
    assert a.get("content-type") == "text/css; charset=utf-8"
    assert a.get("content-encoding") is None
    b = expect(s.ask("GET /a.css?v=0123456789abcdef", "Accept-Encoding: br, gzip;q=0.5"), 200, "GZIP")
    assert b.get("content-encoding") == "gzip" and "immutable" in b.get("cache-control")
    assert a.get("etag") != b.get("etag")
    expect(s.ask("GET /a.css", "Accept-Encoding: gzip;q=0"), 200, "body{}")
    for tag in (a.get("etag"), "W/" + a.get("etag"), '"x", ' + a.get("etag"), "*"):
        c = expect(s.ask("GET /a.css", f"If-None-Match: {tag}"), 304)
        assert c.body == b"" and c.get("etag") == a.get("etag")
    expect(s.ask("GET /a.css", 'If-None-Match: "other"'), 200)


def test_csrf(s):
    kind = "Content-Type: application/x-www-form-urlencoded"
    a = expect(s.ask("GET /token"), 200)
    cookie, _, attributes = a.get("set-cookie").partition("; ")
    assert attributes == "Path=/; HttpOnly; SameSite=Strict"
    assert cookie.startswith(f"wellmet_{s.port}=")
    token = a.body.decode()
    kept = s.ask("GET /token", f"Cookie: other=1; {cookie}")
    assert kept.get("set-cookie") is None and kept.body.decode() == token
    form = f"csrf={token}&to=/people%3Fx".encode()
    good = (kind, f"Cookie: {cookie}")
    b = expect(s.ask("POST /change", *good, body=form), 303, closed=False)
    assert b.get("location") == "/people?x"
    expect(s.ask("POST /change", *good, f"Origin: http://localhost:{s.port}",
                 "Sec-Fetch-Site: same-origin", body=form), 303)
    expect(s.ask("POST /change", f"Cookie: {cookie}", f"X-CSRF-Token: {token}"), 303)
    for headers, body in (((kind,), form), (good, b"to=/"), (good, b"csrf=&to=/"),
                          (good, form.replace(token[:4].encode(), b"zzzz")),
                          ((kind, f"Cookie: wellmet_{s.port}={'0' * 32}"), form),
                          ((kind, f"Cookie: wellmet_{s.port}=x"), form),
                          (good + ("Sec-Fetch-Site: cross-site",), form),
                          (good + ("Sec-Fetch-Site: same-site",), form),
                          (good + ("Origin: null",), form),
                          (good + ("Origin: http://evil.example",), form),
                          (good + (f"Origin: https://localhost:{s.port}",), form)):
        expect(s.ask("POST /change", *headers, body=body), 403)
    for to in ("//evil.example", "http://evil.example/", "javascript:x", "", "/\\evil.example"):
        data = f"csrf={token}&to={to}".encode()
        assert s.ask("POST /change", *good, body=data).get("location") == "/", to


def test_jobs(s):
    job = expect(s.ask("POST /jobs"), 200).body.decode()
    other = expect(s.ask("POST /jobs"), 200).body.decode()
    expect(s.ask("POST /jobs"), 503, "Other work is still running")
    expect(s.ask(f"DELETE /jobs/{other}"), 200)
    deadline = time.monotonic() + 10
    while not s.ask(f"GET /jobs/{job}").body.startswith(b"1 200 counted"):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    expect(s.ask(f"GET /jobs/{other}"), 200, "3 ")
    expect(s.ask("GET /jobs/77"), 404)


# --- connections ------------------------------------------------------------------------------

def test_keep_alive(s):
    with s.connect() as c:
        for path in ("/", "/none", "/hello/x", "/"):
            c.sendall(s.head(f"GET {path}"))
            a = Answer(c)
            assert not a.closed and a.rest == b""
        c.sendall(s.head("POST /body", "Content-Length: 3") + b"abc")
        expect(Answer(c), 200, "3 bytes", closed=False)
        c.sendall(s.head("GET /", "Connection: close"))
        expect(Answer(c), 200, closed=True)
        assert is_ended(c)


def test_pipelining(s):
    with s.connect() as c:
        c.sendall(s.head("GET /hello/one") + s.head("POST /body", "Content-Length: 2") + b"ab" +
                  s.head("HEAD /") + s.head("GET /hello/two"))
        first = expect(Answer(c), 200, "one")
        second = expect(Answer(c, rest=first.rest), 200, "2 bytes")
        third = expect(Answer(c, head=True, rest=second.rest), 200)
        expect(Answer(c, rest=third.rest), 200, "two")


def test_bytes_one_by_one(s):
    with s.connect() as c:
        c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in s.head("POST /body", "Content-Length: 3") + b"abc":
            c.sendall(bytes([byte]))
        expect(Answer(c), 200, "3 bytes")


def test_departed_clients(s):
    for data in (b"GET", s.head("GET /slow"), s.head("POST /body", "Content-Length: 10") + b"ab",
                 s.head("POST /upload", "Content-Length: 60000000") + b"y" * 100000):
        with s.connect() as c:
            c.sendall(data)
    expect(s.ask("GET /"), 200)


# --- servers of their own ---------------------------------------------------------------------

def alone_time_limits():
    s = Server("--idle=1", "--body=2")
    with s.connect() as silent, s.connect() as half, s.connect() as dripping:
        half.sendall(s.head("POST /body", "Content-Length: 10") + b"a")
        dripping.sendall(s.head("POST /body", "Content-Length: 1000"))
        start = time.monotonic()
        try:
            while time.monotonic() - start < 8:
                dripping.sendall(b"y")
                time.sleep(0.3)
            raise AssertionError("a dripping body was never cut off")
        except (BrokenPipeError, ConnectionResetError):
            pass
        assert is_ended(silent) and is_ended(half)
    expect(s.ask("GET /"), 200)
    s.stop()


def alone_stop_finishes_requests_in_flight():
    s = Server()
    with s.connect() as slow, s.connect() as upload, s.connect() as idle:
        idle.sendall(s.head("GET /"))
        expect(Answer(idle), 200)
        upload.sendall(s.head("POST /body", "Content-Length: 4") + b"ab")
        slow.sendall(s.head("GET /slow"))
        time.sleep(0.2)
        s.process.send_signal(signal.SIGTERM)
        time.sleep(0.2)
        assert s.process.poll() is None, "did not wait for requests in flight"
        upload.sendall(b"cd")
        expect(Answer(upload), 200, "4 bytes", closed=True)
        expect(Answer(slow), 200, "slow but done", closed=True)
        assert is_ended(idle)
    out, err = s.process.communicate(timeout=20)
    assert s.process.returncode == 0 and "freed" in out and "Sanitizer" not in err, (out, err)
    try:
        s.connect()
        raise AssertionError("still listening")
    except ConnectionRefusedError:
        pass


def alone_stop_does_not_wait_for_ever():
    s = Server()
    with s.connect() as c:
        c.sendall(s.head("POST /body", "Content-Length: 4") + b"ab")
        time.sleep(0.2)
        start = time.monotonic()
        s.stop()
        assert 3 < time.monotonic() - start < 12


def refusal(*args):
    """What a server says that does not start."""
    run = subprocess.run([TOOL, *args], capture_output=True, text=True, timeout=20, check=False)
    assert run.returncode == 1 and run.stderr.count("\n") == 1, (args, run.stderr)
    return run.stderr


def alone_only_loopback():
    for address in ("0.0.0.0", "192.0.2.1", "::", "10.0.0.1"):
        assert "without a login, and --certificate" in refusal(address), address
    for address in ("example.org", "", "1.2.3.4.5", "[127.0.0.1]"):
        assert "write an address" in refusal(address), address


def alone_addresses():
    for address in ("localhost", "127.0.0.1"):
        s = Server(address)
        expect(s.ask("GET /"), 200)
        s.stop()
    if socket.has_ipv6:
        try:
            with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
                probe.bind(("::1", 0))
        except OSError:
            print("# no IPv6 here: ::1 was not tried")
            return
        s = Server("::1")
        with s.connect(socket.AF_INET6) as c:
            c.sendall(s.head("GET /", host=f"[::1]:{s.port}"))
            expect(Answer(c), 200)
        s.stop()


def alone_port_in_use():
    s = Server()
    run = subprocess.run([TOOL, f"--port={s.port}"], capture_output=True,
                         text=True, timeout=20, check=False)
    assert run.returncode == 1 and re.search(r"Port \d+ is in use", run.stderr), run.stderr
    s.stop()


# --- slow requests ----------------------------------------------------------------------------

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


# --- TLS --------------------------------------------------------------------------------------

SCRATCH = tempfile.TemporaryDirectory(prefix="wellmet-net-")


def scratch(name):
    return os.path.join(SCRATCH.name, name)


def make_certificate(name, *names, key=None):
    """A self-signed certificate for these names; paths of certificate and key."""
    certificate, key = scratch(name + ".crt"), key or scratch(name + ".key")
    alternative = ",".join(names or ["DNS:wellmet.example", "DNS:*.school.example",
                                     "IP:127.0.0.1"])
    if not os.path.exists(key):
        subprocess.run(["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt",
                        "ec_paramgen_curve:P-256", "-out", key], check=True, capture_output=True)
    os.chmod(key, 0o600)
    extra = [] if names == ("none",) else ["-addext", f"subjectAltName={alternative}"]
    subprocess.run(["openssl", "req", "-x509", "-new", "-key", key, "-out", certificate, "-days",
                    "30", "-subj", f"/CN={name}", *extra], check=True, capture_output=True)
    return certificate, key


class TlsServer(Server):
    def __init__(self, certificate, key, *args):
        super().__init__(f"--certificate={certificate}", f"--key={key}", *args)
        self.context = self.trust(certificate)

    @staticmethod
    def trust(certificate):
        context = ssl.create_default_context(cafile=certificate)
        context.check_hostname = False
        return context

    def connect(self, family=socket.AF_INET, context=None):
        return (context or self.context).wrap_socket(super().connect(family))

    def head(self, line, *headers, host=None):
        return super().head(line, *headers, host=host or f"wellmet.example:{self.port}")


def serial(c):
    return c.getpeercert()["serialNumber"]


def alone_tls_versions():
    s = TlsServer(*make_certificate("versions"))
    for version, name in ((ssl.TLSVersion.TLSv1_2, "TLSv1.2"), (ssl.TLSVersion.TLSv1_3, "TLSv1.3")):
        s.context.minimum_version = s.context.maximum_version = version
        with s.connect() as c:
            assert c.version() == name
            c.sendall(s.head("GET /who", "Origin: https://wellmet.example:%d" % s.port))
            a = expect(Answer(c), 200, f"127.0.0.1 wellmet.example:{s.port} secure same")
            assert a.get("strict-transport-security") is None, "this is a name of this computer"
    s.stop()


def old_version(context, version):
    """A context for one old version alone, at the security level that it needs."""
    warnings.simplefilter("ignore", DeprecationWarning)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = version
    return context


def is_spoken(client, certificate, key):
    """Whether this end's library can speak the old version at all: asked of itself."""
    server = old_version(ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), client.maximum_version)
    server.load_cert_chain(certificate, key)
    a, b = ssl.MemoryBIO(), ssl.MemoryBIO()
    ends = [client.wrap_bio(a, b), server.wrap_bio(b, a, server_side=True)]
    for _ in range(10):
        for end in list(ends):
            try:
                end.do_handshake()
                ends.remove(end)
            except ssl.SSLWantReadError:
                pass
            except ssl.SSLError:
                return False
    return not ends


def alone_tls_old_versions():
    certificate, key = make_certificate("old")
    s, tried = TlsServer(certificate, key), 0
    for version in (ssl.TLSVersion.TLSv1_1, ssl.TLSVersion.TLSv1):
        old = old_version(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), version)
        old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
        if not is_spoken(old, certificate, key):
            print(f"# {version.name}: not spoken here, so it was not tried")
            continue
        tried += 1
        try:
            s.connect(context=old)
            raise AssertionError("an old version was taken")
        except (ssl.SSLError, ConnectionResetError):
            pass
    print(f"# {tried} old versions were tried")
    expect(s.ask("GET /"), 200)
    s.stop()


def alone_tls_connections():
    s = TlsServer(*make_certificate("connections"))
    with s.connect() as c:
        for path in ("/", "/none", "/hello/x"):
            c.sendall(s.head(f"GET {path}"))
            assert not Answer(c).closed
        c.sendall(s.head("POST /body", "Content-Length: 1000000") + b"y" * 1000000)
        expect(Answer(c), 200, "1000000 bytes")
        c.sendall(s.head("GET /slow-error"))
        expect(Answer(c), 403)
        c.sendall(s.head("GET /slow-error") + s.head("GET /slow-error") + s.head("GET /hello/x"))
        first = expect(Answer(c), 403)
        second = expect(Answer(c, rest=first.rest), 403)
        expect(Answer(c, rest=second.rest), 200)
    kind = "Content-Type: application/x-www-form-urlencoded"
    a = expect(s.ask("GET /token"), 200)
    cookie, _, attributes = a.get("set-cookie").partition("; ")
    assert attributes == "Path=/; Secure; HttpOnly; SameSite=Strict"
    assert cookie.startswith("__Host-wellmet_csrf=")
    form = b"csrf=" + a.body + b"&to=/"
    expect(s.ask("POST /change", kind, f"Cookie: {cookie}", body=form), 303)
    expect(s.ask("POST /change", kind, f"Cookie: {cookie}", "Origin: http://wellmet.example:"
                 f"{s.port}", body=form), 403)
    with socket.create_connection(("127.0.0.1", s.port), 10) as plain:
        plain.sendall(b"GET / HTTP/1.1\r\nHost: wellmet.example\r\n\r\n")
        try:
            assert b"200 OK" not in plain.recv(1000)
        except ConnectionResetError:
            pass
    s.stop()


def alone_tls_names():
    s = TlsServer(*make_certificate("names"))
    for host in ("wellmet.example", f"WELLMET.example:{s.port}", "a.school.example", "127.0.0.1:7",
                 f"localhost:{s.port}"):
        expect(s.ask("GET /", host=host), 200)
    for host in ("school.example", "a.b.school.example", "evil.example", "wellmet.example.evil",
                 "wellmet.example:x", "127.0.0.2", "localhost:1"):
        expect(s.ask("GET /", host=host), 421, closed=True)
    s.stop()
    s = TlsServer(*make_certificate("names"), "--host=one.example, two.example,2001:db8::1")
    for host in ("one.example", "two.example:8443", "[2001:db8::1]:443", f"localhost:{s.port}"):
        expect(s.ask("GET /", host=host), 200)
    expect(s.ask("GET /", host="wellmet.example"), 421)
    s.stop()


def alone_tls_new_certificate():
    certificate, key = make_certificate("renewed")
    s = TlsServer(certificate, key)
    with s.connect() as before:
        old = serial(before)
        before.sendall(s.head("GET /"))
        expect(Answer(before), 200)
        make_certificate("renewed", "DNS:new.example", key=key)
        s.process.send_signal(signal.SIGHUP)
        assert s.is_logged("read again")
        with s.connect(context=TlsServer.trust(certificate)) as after:
            assert serial(after) != old
            after.sendall(s.head("GET /", host="new.example"))
            expect(Answer(after), 200)
            before.sendall(s.head("GET /", host="new.example"))
            expect(Answer(before), 200)  # the open connection goes on, under the new names
            for broken in (b"", b"-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n"):
                with open(certificate, "wb") as f:
                    f.write(broken)
                s.process.send_signal(signal.SIGHUP)
                assert s.is_logged("The one in use stays")
            make_certificate("renewed", key=scratch("another.key"))
            s.process.send_signal(signal.SIGHUP)
            assert s.is_logged("is not the one of the first certificate")
            anything = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            anything.check_hostname, anything.verify_mode = False, ssl.CERT_NONE
            with s.connect(context=anything) as last:
                assert last.getpeercert(True) == after.getpeercert(True)
            after.sendall(s.head("GET /", host="new.example"))
            expect(Answer(after), 200)
    s.stop()


def alone_tls_chain():
    ca, ca_key = make_certificate("issuer", "DNS:issuer.example")
    _, key = make_certificate("leaf")
    request, leaf = scratch("leaf.csr"), scratch("leaf.crt")
    subprocess.run(["openssl", "req", "-new", "-key", key, "-subj", "/CN=leaf", "-addext",
                    "subjectAltName=DNS:leaf.example", "-out", request],
                   check=True, capture_output=True)
    subprocess.run(["openssl", "x509", "-req", "-in", request, "-CA", ca, "-CAkey", ca_key,
                    "-CAcreateserial", "-copy_extensions", "copyall", "-out", leaf],
                   check=True, capture_output=True)
    chain = scratch("chain.crt")
    def join(*names):
        with open(chain, "wb") as f:
            for name in names:
                with open(name, "rb") as part:
                    f.write(part.read())

    join(leaf, ca)
    s = TlsServer(chain, key)
    with s.connect(context=TlsServer.trust(ca)) as c:
        assert dict(x[0] for x in c.getpeercert()["subject"])["commonName"] == "leaf"
        c.sendall(s.head("GET /", host="leaf.example"))
        expect(Answer(c), 200)
    s.stop()
    join(ca, leaf)
    assert "first certificate" in refusal(f"--certificate={chain}", f"--key={key}")


def alone_tls_refusals():
    certificate, key = make_certificate("refused")
    _, other = make_certificate("other")
    nothing, locked = scratch("nothing"), scratch("locked.key")
    with open(nothing, "w", encoding="ascii") as f:
        f.write("nothing\n")
    subprocess.run(["openssl", "pkey", "-in", key, "-aes256", "-passout", "pass:x", "-out", locked],
                   check=True, capture_output=True)
    for c, k, word in ((certificate, other, "is not the one of the first certificate"),
                       (nothing, key, "PEM form"), (certificate, nothing, "PEM form"),
                       (certificate, locked, "without a password"),
                       (scratch("none"), key, "cannot be read: No such file"),
                       (certificate, scratch("none"), "cannot be read: No such file")):
        assert word in refusal(f"--certificate={c}", f"--key={k}"), word
    assert "belong together" in refusal(f"--certificate={certificate}")
    assert "belong together" in refusal(f"--key={key}")


def alone_tls_warnings():
    certificate, key = make_certificate("expired")
    for now, word in (("2099-01-01", "has expired"), ("2001-01-01", "is not valid yet")):
        s = Server(f"--certificate={certificate}", f"--key={key}", now=now)
        assert s.is_logged(word)
        s.process.send_signal(signal.SIGTERM)
        assert s.process.wait(20) == 0
    certificate, key = make_certificate("open")
    os.chmod(key, 0o644)
    s = Server(f"--certificate={certificate}", f"--key={key}")
    assert s.is_logged("can be read by everybody")
    s.process.send_signal(signal.SIGTERM)
    assert s.process.wait(20) == 0


def alone_hangup_stops_without_tls():
    s = Server()
    s.process.send_signal(signal.SIGHUP)
    assert s.process.wait(20) == 0


# --- beyond this computer, and proxies ----------------------------------------------------------

def alone_reach():
    certificate, key = make_certificate("reach")
    tls = (f"--certificate={certificate}", f"--key={key}")
    proxy = ("--proxy=192.0.2.1", "--host=wellmet.example")
    assert "without --certificate" in refusal("0.0.0.0", "--login")
    for with_line in (tls, proxy):
        assert "without a login:" in refusal("0.0.0.0", *with_line)
    assert "add --host" in refusal("0.0.0.0", "--login", "--proxy=192.0.2.1")
    assert "add --host" in refusal("--proxy=192.0.2.1")
    nameless = make_certificate("nameless", "none")
    assert "names no server" in refusal("0.0.0.0", "--login", f"--certificate={nameless[0]}",
                                        f"--key={nameless[1]}")
    for hosts in ("https://wellmet.example", "wellmet.example:8443", "a b", ".example", "a/b"):
        assert "is no name of a server" in refusal(f"--host={hosts}"), hosts
    for proxies in ("proxy.example", "10.0.0.0/33", "10.0.0.1/24", "10.0.0.0/", "::/129", "1"):
        assert "is no address of a proxy" in refusal(*proxy, f"--proxy={proxies}"), proxies
    s = TlsServer(certificate, key, "0.0.0.0", "--login")
    a = expect(s.ask("GET /who"), 200, "127.0.0.1 ", " secure ")
    assert a.get("strict-transport-security") == "max-age=31536000"
    assert s.ask("GET /", host=f"localhost:{s.port}").get("strict-transport-security") is None
    s.stop()


def test_forwarded_of_strangers_is_nothing(s):
    expect(s.ask("GET /who", "Forwarded: for=192.0.2.1;proto=https;host=evil.example",
                 "X-Forwarded-For: 192.0.2.1", "X-Forwarded-Proto: https"), 200,
           f"127.0.0.1 localhost:{s.port} plain")
    expect(s.ask("GET /who", 'Forwarded: for="'), 200, "127.0.0.1 ")


def alone_proxy():
    s = Server("--proxy=127.0.0.1,10.0.0.0/8,2001:db8::/32", "--host=wellmet.example")
    rows = (
        ("for=192.0.2.1;proto=https", "192.0.2.1 {here} secure"),
        ("for=192.0.2.1;proto=HTTPS;host=wellmet.example", "192.0.2.1 wellmet.example secure"),
        ('for="[2001:DB9::1]:4711";proto=http', "2001:db9::1 {here} plain"),
        ("for=192.0.2.1", "192.0.2.1 {here} plain"),
        ("for=unknown", "unknown {here} plain"),
        ("for=_hidden;proto=https", "_hidden {here} secure"),
        ("proto=https", "unknown {here} secure"),
        # From the right: 10.1.1.1 is a proxy of ours, 192.0.2.1 the first that is not.
        ("for=198.51.100.1, for=192.0.2.1;proto=https, for=10.1.1.1;proto=http",
         "192.0.2.1 {here} secure"),
        ("for=10.9.9.9;proto=https;host=wellmet.example, for=192.0.2.1;proto=http",
         "192.0.2.1 {here} plain"),
        ('for=192.0.2.9;proto=https, for="[2001:db8::7]"', "192.0.2.9 {here} secure"),
        ("for=10.1.1.1, for=10.1.1.2", "10.1.1.1 {here} plain"),
        ("for=192.0.2.1, for=unknown, for=10.1.1.1", "unknown {here} plain"),
    )
    for line, answer in rows:
        expect(s.ask("GET /who", f"Forwarded: {line}"), 200,
               answer.format(here=f"localhost:{s.port}"))
    # Several lines are one list; what a client sent stands before what the proxy added.
    expect(s.ask("GET /who", "Forwarded: for=203.0.113.1;proto=https", "Forwarded: for=192.0.2.1"),
           200, "192.0.2.1 localhost", "plain")
    expect(s.ask("GET /who", "X-Forwarded-For: 192.0.2.1", "X-Forwarded-Proto: https"), 200,
           "127.0.0.1 localhost", "plain")
    secure = "Forwarded: for=192.0.2.1;proto=https;host=wellmet.example"
    expect(s.ask("GET /who", secure, "Origin: https://wellmet.example"), 200, "same")
    expect(s.ask("GET /who", secure, "Origin: http://wellmet.example"), 200, "other")
    expect(s.ask("GET /who", secure, host="anything.example"), 200)
    expect(s.ask("GET /who", "Forwarded: for=192.0.2.1;host=evil.example"), 421, closed=True)
    for bad in ('for="', 'for="x', "for=192.0.2.1:80", "for=[::1]", "for=", "=x", "for",
                "for=a;for=b", 'for="_a, for="192.0.2.1"', "for=1.2.3.4 x", "for = 192.0.2.1",
                "proto=1x", "host=a/b", ", ".join(["for=10.0.0.1"] * 17), 'for="a\u00e9"'):
        expect(s.ask("GET /who", f"Forwarded: {bad}"), 400, "Forwarded", closed=True)
    s.stop()


def alone_proxy_beyond():
    """Beyond this computer, without TLS of its own: nobody is served but through the proxy."""
    s = Server("0.0.0.0", "--login", "--proxy=127.0.0.1", "--host=wellmet.example")
    expect(s.ask("GET /who", "Forwarded: for=192.0.2.1;proto=https", host="wellmet.example"), 200,
           "192.0.2.1 wellmet.example secure")
    for line in ("Forwarded: for=192.0.2.1;proto=http", "Forwarded: for=192.0.2.1", "X: y"):
        expect(s.ask("GET /who", line, host="wellmet.example"), 403, "https", closed=True)
    s.stop()
    s = Server("0.0.0.0", "--login", "--proxy=10.0.0.1", "--host=wellmet.example")
    expect(s.ask("GET /who", "Forwarded: for=192.0.2.1;proto=https", host="wellmet.example"), 403)
    s.stop()


def run_tests():
    cases = [(n, f) for n, f in globals().items() if n.startswith(("test_", "alone_"))]
    print(f"1..{len(cases) + 1}")
    shared, bad = Server(), 0

    def last():
        shared.stop()

    for number, (name, case) in enumerate(cases + [("the_shared_server_stops_clean", last)], 1):
        try:
            case(*([shared] if name.startswith("test_") else []))
            print(f"ok {number} - {name}", flush=True)
        except Exception:  # pylint: disable=broad-except
            bad += 1
            print(f"not ok {number} - {name}")
            print("# " + traceback.format_exc().replace("\n", "\n# "), flush=True)
    SCRATCH.cleanup()
    return 1 if bad else 0


sys.exit(run_tests())
