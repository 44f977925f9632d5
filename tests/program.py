# SPDX-License-Identifier: Apache-2.0
"""The program as a test sees it: a database of its own, a fixed day, commands and a server.

    import program

    home = program.Home()                       # a temporary folder, gone at the end
    home.run("add", "Ada Lindqvist").check()    # standard output; raises when it did not end with 0
    with home.serve() as server:                # a free port of this computer
        server.get("/api/v1/people").json()

WELLMET_BIN names the program; the day is WELLMET_NOW, or 10 August 2027. With
WELLMET_TEST_ENGINE=postgres the database is one of the server WELLMET_TEST_PG (tests/cluster.py).
"""
import atexit
import http.client
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time

import cluster

SOURCE = os.environ.get("WELLMET_SOURCE") or os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BIN = os.environ.get("WELLMET_BIN") or os.path.join(SOURCE, "build/src/main/wellmet")
NOW = "2027-08-10T09:00:00Z"
ENGINE = os.environ.get("WELLMET_TEST_ENGINE", "sqlite")
SERVER = os.environ.get("WELLMET_TEST_PG")
ID = re.compile(r"\b0[0-9A-HJKMNP-TV-Z]{12}\b")


if ENGINE == "postgres" and not SERVER:
    print("1..0 # SKIP WELLMET_TEST_PG names no PostgreSQL (tests/README.md)")
    sys.exit(0)


class File:
    """A database of SQLite: `address` for the program."""

    def __init__(self, folder, name="wellmet.db"):
        self.address, self.kept = os.path.join(folder, name), os.path.join(folder, "kept-" + name)

    def is_used(self):
        """Whether the program keeps its tables here."""
        return os.path.exists(self.address)

    def keep(self):
        """Remembers what is in it; nobody may have it open."""
        shutil.copy(self.address, self.kept)

    def restore(self, other=None):
        """As it was, or another one was, when it was kept."""
        self.clear()
        shutil.copy((other or self).kept, self.address)

    def sql(self, text):
        """Statements past the program, with nobody's foreign keys looked at; rows as lines."""
        done = subprocess.run(["sqlite3", "-batch", "-tabs", self.address], input=text, capture_output=True,
                              text=True, check=False)
        if done.returncode != 0:
            raise AssertionError(f"sqlite3: {done.stderr}")
        return done.stdout

    def tables(self):
        """Those that hold what belongs to somebody."""
        return self.sql("select m.name from sqlite_schema m join pragma_table_info(m.name) c"
                        " on c.name = 'owner_id' where m.type = 'table' order by 1").split()

    def clear(self):
        for end in ("", "-wal", "-shm"):
            if os.path.exists(self.address + end):
                os.unlink(self.address + end)

    def close(self):
        pass  # it goes with its folder


class Database:
    """The same on PostgreSQL."""
    number = 0

    def __init__(self):
        Database.number += 1
        self.name = f"wm_{os.getpid()}_{Database.number}"
        self.kept, self.address = self.name + "_kept", cluster.url_of(SERVER, self.name)
        self.make(self.name, "template1")

    def make(self, name, template):
        cluster.sql(SERVER, f"drop database if exists {name} with (force);"
                            f"create database {name} template {template} strategy file_copy")

    def is_used(self):
        return cluster.sql(self.address, "select 1 from pg_class where relname = 'person'") == "1\n"

    def sql(self, text):
        return cluster.sql(self.address, "set session_replication_role = replica; " + text)

    def tables(self):
        return self.sql("select c.table_name from information_schema.columns c where c.column_name = 'owner_id'"
                        " and c.table_schema = 'public' order by 1").split()

    def keep(self):
        self.make(self.kept, self.name)

    def restore(self, other=None):
        self.make(self.name, (other or self).kept)

    def clear(self):
        self.make(self.name, "template1")

    def close(self):
        cluster.sql(SERVER, f"drop database if exists {self.name} with (force);"
                            f"drop database if exists {self.kept} with (force)")


def read_json(text):
    """JSON as we write it: a key given twice is a defect of ours."""
    def pairs(items):
        if len(dict(items)) != len(items):
            raise AssertionError(f"a key is there twice: {[k for k, _ in items]}")
        return dict(items)
    return json.loads(text, object_pairs_hook=pairs)


class Done:
    """How a command ended."""

    def __init__(self, words, status, out, err):
        self.words, self.status, self.out, self.err = words, status, out, err

    def check(self):
        if self.status != 0:
            raise AssertionError(f"wellmet {shlex.join(self.words)} ended with {self.status}:\n{self.err}{self.out}")
        return self.out

    def json(self):
        return read_json(self.check())


class Home:
    """A folder with a database in it, or a database of the server. `db` is its address."""

    def __init__(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="wellmet-test-")
        self.folder = self.temporary.name
        self.databases = {}
        self.database = self.add_database("wellmet.db")
        self.db = self.database.address
        atexit.register(self.close)

    def add_database(self, name):
        """Another database, empty; the same when the name is known."""
        if name not in self.databases:
            self.databases[name] = Database() if ENGINE == "postgres" else File(self.folder, name)
        return self.databases[name]

    def close(self):
        while self.databases:
            self.databases.popitem()[1].close()
        self.temporary.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def env(self, **more):
        keep = {k: v for k, v in os.environ.items()
                if k in ("PATH", "LC_ALL", "TZ", "LD_LIBRARY_PATH") or k.endswith("SAN_OPTIONS")}
        return {"TZ": "UTC", "LC_ALL": "C.UTF-8", **keep, "HOME": self.folder, "WELLMET_DATABASE": self.db,
                "WELLMET_NOW": NOW, **more}

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "wb") as f:
            f.write(text if isinstance(text, bytes) else text.encode())
        return self.path(name)

    def run(self, *words, stdin=b"", timeout=60, **env):
        done = subprocess.run([BIN, *words], env=self.env(**env), cwd=self.folder, input=stdin,
                              capture_output=True, timeout=timeout)
        return Done(words, done.returncode, done.stdout.decode("utf-8", "replace"),
                    done.stderr.decode("utf-8", "replace"))

    def line(self, text):
        """Runs an example as people type it: "wellmet add 'Ada Lindqvist'"."""
        words = shlex.split(text)
        return self.run(*words[1:])

    def json(self, *words):
        return self.run(*words, "--json").json()

    def sample(self):
        self.run("sample", "add", "--yes").check()
        return self

    def serve(self, *words, **env):
        return Server(self, words, env)


class Answer:
    def __init__(self, response, body):
        self.status, self.headers, self.body = response.status, response.headers, body

    def text(self):
        return self.body.decode("utf-8")

    def json(self):
        return read_json(self.body)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    """`wellmet serve` on a free port, stopped (and looked at for leaks) at the end of `with`, or of
    the program, which then fails when the server did."""

    def __init__(self, home, words, env):
        self.port = free_port()
        atexit.register(self.stop_at_exit)
        self.process = subprocess.Popen(
            [BIN, "serve", "--listen", f"127.0.0.1:{self.port}", *words], env=home.env(**env),
            cwd=home.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
        raise AssertionError("the server did not start: " + self.stop().decode())

    def stop_at_exit(self):
        if self.process.returncode is not None:
            return
        said = self.stop()
        if self.process.returncode != 0:
            print(f"# the server ended with {self.process.returncode}:")
            print("".join(f"# {line}\n" for line in said.decode("utf-8", "replace").splitlines()), flush=True)
            os._exit(1)  # what else was registered would hide it

    def stop(self):
        self.process.terminate()
        try:
            said, _ = self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            said, _ = self.process.communicate()
        return said

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        said = self.stop()
        if kind is None and self.process.returncode != 0:
            raise AssertionError(f"the server ended with {self.process.returncode}: {said.decode()}")

    def ask(self, method, path, body=None, **headers):
        """One request on a connection of its own; a body that is no bytes is sent as JSON."""
        headers = {k.replace("_", "-"): v for k, v in headers.items()}
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            headers.setdefault("Content-Type", "application/json")
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            try:
                c.request(method, path, body, headers)
            except BrokenPipeError:  # refused before all of it was sent: the answer is there
                pass
            response = c.getresponse()
            return Answer(response, response.read())
        finally:
            c.close()

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def post(self, path, body=None, **headers):
        return self.ask("POST", path, body, **headers)
