#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The server beyond this computer: beyond_test.py DEMO_SERVER; speaks TAP.

TLS with certificates made here, their change while connections are open, what is refused at the
start; proxies in front, honest and not."""
import os
import select
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import warnings

from demo import Answer, Server, expect, is_ended, refusal, run_tests

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


def alone_tls_silent_clients():
    """A connection that never shakes hands is closed like any silent one."""
    s = TlsServer(*make_certificate("silent"), "--idle=1")
    with socket.create_connection(("127.0.0.1", s.port), 10) as silent, \
            socket.create_connection(("127.0.0.1", s.port), 10) as half:
        half.sendall(b"\x16\x03\x01\x02\x00\x01")
        for c in (silent, half):
            while not is_ended(c):  # an alert may come first
                pass
    expect(s.ask("GET /"), 200)
    s.stop()


def alone_connections_of_one_address():
    """One other computer cannot have all connections."""
    limit = 128  # LIMIT_CONNECTIONS_ADDRESS
    s = TlsServer(*make_certificate("many"), "0.0.0.0", "--login")
    many = [socket.create_connection(("127.0.0.1", s.port), 10) for _ in range(limit + 20)]
    ended, deadline = [], time.monotonic() + 20
    while len(ended) < 20 and time.monotonic() < deadline:
        ended = [c for c in many if select.select([c], [], [], 0.01)[0]]
    assert len(ended) == 20, len(ended)
    for c in many:
        c.close()
    while True:
        try:
            expect(s.ask("GET /"), 200)
            break
        except (ConnectionError, ssl.SSLError):
            assert time.monotonic() < deadline
            time.sleep(0.05)
    s.stop()


def alone_hangup_stops_without_tls():
    s = Server()
    s.process.send_signal(signal.SIGHUP)
    assert s.process.wait(20) == 0
    s = Server(before=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))  # as nohup does
    s.process.send_signal(signal.SIGHUP)
    for _ in range(20):
        expect(s.ask("GET /"), 200)
    s.stop()


# --- beyond this computer, and proxies ----------------------------------------------------------

def alone_reach():
    certificate, key = make_certificate("reach")
    tls = (f"--certificate={certificate}", f"--key={key}")
    proxy = ("--proxy=192.0.2.1", "--host=wellmet.example")
    assert "needs --certificate" in refusal("0.0.0.0", "--login")
    for with_line in (tls, proxy):
        assert "needs accounts with a login." in refusal("0.0.0.0", *with_line)
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
    s = TlsServer(*make_certificate("numbers", "IP:192.0.2.1"), "0.0.0.0", "--login")
    expect(s.ask("GET /", host="192.0.2.1"), 200)
    s.stop()


def test_forwarded_of_strangers_is_nothing(s):
    expect(s.ask("GET /who", "Forwarded: for=192.0.2.1;proto=https;host=evil.example",
                 "X-Forwarded-For: 192.0.2.1", "X-Forwarded-Proto: https"), 200,
           f"127.0.0.1 localhost:{s.port} plain")
    expect(s.ask("GET /who", 'Forwarded: for="'), 200, "127.0.0.1 ")


def alone_proxy():
    s = Server("--proxy=127.0.0.1,10.0.0.0/8,2001:db8::/32", "--host=wellmet.example")
    rows = (
        ("for=192.0.2.1;proto=https", "192.0.2.1 {here}"),
        ("for=192.0.2.1;proto=HTTPS;host=wellmet.example", "192.0.2.1 wellmet.example"),
        ('for="[2001:DB9::1]:4711";proto=https', "2001:db9::1 {here}"),
        ("for=unknown;proto=https", "unknown {here}"),
        ("for=_hidden;proto=https", "_hidden {here}"),
        ("proto=https", "unknown {here}"),
        # From the right: 10.1.1.1 is a proxy of ours, 192.0.2.1 the first that is not.
        ("for=198.51.100.1, for=192.0.2.1;proto=https, for=10.1.1.1;proto=http",
         "192.0.2.1 {here}"),
        ("for=198.51.100.1;proto=http;host=evil.example, for=192.0.2.1;proto=https",
         "192.0.2.1 {here}"),
        ('for=192.0.2.9;proto=https, for="[2001:db8::7]"', "192.0.2.9 {here}"),
        ("for=10.1.1.1;proto=https, for=10.1.1.2", "10.1.1.1 {here}"),
        ("for=192.0.2.1, for=unknown;proto=https, for=10.1.1.1", "unknown {here}"),
    )
    for line, answer in rows:
        expect(s.ask("GET /who", f"Forwarded: {line}"), 200,
               answer.format(here=f"localhost:{s.port}") + " secure")
    # The line to the browser has to be secure, in the words of the last proxy that is believed.
    for line in ("for=192.0.2.1", "for=192.0.2.1;proto=http", "for=unknown", "for=192.0.2.1;proto=ws",
                 "for=198.51.100.1;proto=https, for=192.0.2.1;proto=http",
                 "for=192.0.2.1;proto=http, for=10.1.1.1;proto=https"):
        expect(s.ask("GET /who", f"Forwarded: {line}"), 403, "https", closed=True)
    # Several lines are one list; what a client sent stands before what the proxy added.
    expect(s.ask("GET /who", "Forwarded: for=203.0.113.1;proto=https;host=evil.example",
                 "Forwarded: for=192.0.2.1;proto=https"), 200, "192.0.2.1 localhost")
    # Who sits at this computer needs no proxy; a proxy that says nothing is found out by the name.
    expect(s.ask("GET /who", "X-Forwarded-For: 192.0.2.1", "X-Forwarded-Proto: https"), 200,
           "127.0.0.1 localhost", "plain")
    expect(s.ask("GET /who", host="wellmet.example"), 403, "Forwarded")
    secure = "Forwarded: for=192.0.2.1;proto=https;host=wellmet.example"
    # Proxies that speak HTTP/1.0 to what is behind them, as nginx does unless told otherwise.
    expect(s.raw(s.head("GET /who", secure).replace(b"HTTP/1.1", b"HTTP/1.0", 1)), 200,
           "192.0.2.1 wellmet.example secure", closed=True)
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


STATUS = run_tests(globals())
SCRATCH.cleanup()
sys.exit(STATUS)
