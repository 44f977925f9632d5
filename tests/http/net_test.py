#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""HTTP transcripts over raw sockets against demo_server: net_test.py DEMO_SERVER; speaks TAP.

Every refusal the server promises, and the life of a connection: keep-alive, pipelining, HEAD,
time limits, a stop while a request is in flight."""
import re
import signal
import socket
import subprocess
import sys
import threading
import time

from demo import TOOL, Answer, Server, expect, is_ended, refusal, run_tests

CSP = ("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
       "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
       "manifest-src 'self'")


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
    out, err = s.process.communicate(timeout=20)[0], s.said()
    assert s.process.returncode == 0 and "freed" in out and "Sanitizer" not in err, (out, err)
    try:
        s.connect()
        raise AssertionError("still listening")
    except ConnectionRefusedError:
        pass


def alone_stop_while_people_come():
    """Connections begin and end all the time: every thread of the server is awake when it stops."""
    def come(s):
        try:
            while True:
                expect(s.ask("GET /"), 200)
        except (AssertionError, OSError):
            pass  # the server stops, or has stopped

    for _ in range(8):
        s = Server()
        people = [threading.Thread(target=come, args=(s,)) for _ in range(4)]
        for p in people:
            p.start()
        time.sleep(0.05)
        s.stop()
        for p in people:
            p.join()


def alone_stop_does_not_wait_for_ever():
    s = Server()
    with s.connect() as c:
        c.sendall(s.head("POST /body", "Content-Length: 4") + b"ab")
        time.sleep(0.2)
        start = time.monotonic()
        s.stop()
        assert 3 < time.monotonic() - start < 12


def alone_only_loopback():
    for address in ("0.0.0.0", "192.0.2.1", "::", "10.0.0.1"):
        assert "needs accounts with a login, and --certificate" in refusal(address), address
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


sys.exit(run_tests(globals()))
