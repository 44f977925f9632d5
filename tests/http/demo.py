# SPDX-License-Identifier: Apache-2.0
"""demo_server and its answers over raw sockets, for the transcripts beside it: X_test.py DEMO_SERVER.
"""
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback

TOOL = sys.argv[1]


class Server:
    def __init__(self, *args, now=None, before=None):
        env = dict(os.environ, WELLMET_NOW=now) if now else None
        self.log, self.seen = tempfile.TemporaryFile(), 0
        self.process = subprocess.Popen([TOOL, *map(str, args)], stdout=subprocess.PIPE,
                                        stderr=self.log, text=True, env=env, preexec_fn=before)
        self.port = int(self.process.stdout.readline())

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        out, err = self.process.communicate(timeout=20)[0], self.said()
        assert self.process.returncode == 0, (self.process.returncode, err)
        assert "Sanitizer" not in err, err
        assert out == "stopped, threads freed\n", out

    def said(self):
        """All that the server wrote to standard error."""
        return os.pread(self.log.fileno(), 1 << 20, 0).decode()

    def is_logged(self, word):
        """Waits until the log says a word, after what was found in it before."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            at = self.said().find(word, self.seen)
            if at >= 0:
                self.seen = at + len(word)
                return True
            time.sleep(0.02)
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


def refusal(*args):
    """What a server says that does not start."""
    run = subprocess.run([TOOL, *args], capture_output=True, text=True, timeout=20, check=False)
    assert run.returncode == 1 and run.stderr.count("\n") == 1, (args, run.stderr)
    return run.stderr


def run_tests(found):
    """Runs test_*(shared server) and alone_*() of a program's globals; the exit status."""
    cases = [(n, f) for n, f in found.items() if n.startswith(("test_", "alone_"))]
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
    return 1 if bad else 0
