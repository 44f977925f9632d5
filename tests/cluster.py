#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A private PostgreSQL 15 for tests: started in a temporary folder, gone at the end.

    python3 tests/cluster.py -- COMMAND ...      runs COMMAND with WELLMET_TEST_PG=<address>

    with cluster.Cluster() as pg:                # the same from Python
        pg.url                                   # postgresql://wellmet@/wellmet?host=/tmp/...
        name = pg.add_database()                 # another, empty one: pg.url_of(name)
        pg.kill(); pg.start()                    # a crash, and the recovery

It listens on a Unix socket in its own folder alone, which nobody but its account can enter, so it
needs no password and meets no other cluster. The server refuses to run as root: started by root
it runs as the account `postgres`, or `nobody`. It does not survive this process, however that
ends; `fsync` is off, for what a crash of the computer would leave is thrown away anyway. (What
`kill()` leaves is all there: the system keeps what was written.)

The databases have the extension pg_trgm, the locale C and UTF-8.
"""
import atexit
import ctypes
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

USER = "wellmet"
MAX_SOCKET = 100  # bytes of a socket's path, with room below the system's 107
SETTINGS = {"listen_addresses": "", "fsync": "off", "full_page_writes": "off",
            # As on a real server: without figures a plan made for an empty table is kept for good.
            "autovacuum": "on", "autovacuum_naptime": "5s",
            "wal_level": "minimal", "max_wal_senders": "0", "max_connections": "200", "shared_buffers": "64MB",
            "timezone": "UTC", "log_timezone": "UTC", "lc_messages": "C", "log_min_messages": "warning"}


class Unavailable(Exception):
    """Why there is no PostgreSQL here, in a sentence."""


def programs_folder():
    """Where initdb and postgres are: Debian keeps them out of PATH."""
    folders = ["/usr/lib/postgresql/15/bin", *os.environ.get("PATH", "").split(":")]
    for folder in folders:
        if all(os.access(os.path.join(folder, p), os.X_OK) for p in ("initdb", "postgres", "psql")):
            return folder
    raise Unavailable("PostgreSQL is not installed: apt-get install postgresql-15, or leave out what needs it "
                      "with --skip @postgres.")


def account():
    """The account the server runs as, or None: as we are."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            pass
    raise Unavailable("PostgreSQL refuses to run as root, and there is no account postgres or nobody.")


def temporary_folder(owner):
    """A new folder whose sockets have short names and which the server's account can reach."""
    for parent in (tempfile.gettempdir(), "/tmp"):
        folder = tempfile.mkdtemp(prefix="wellmet-pg-", dir=parent)
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        short = len(os.fsencode(os.path.join(folder, ".s.PGSQL.5432"))) < MAX_SOCKET
        if short and (not owner or subprocess.run(["test", "-w", folder], **identity(owner)).returncode == 0):
            return folder
        os.rmdir(folder)
    raise Unavailable("There is no temporary folder the server's account can use.")


def identity(owner):
    """What makes a child run as the account."""
    if not owner:
        return {}
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def die_with_parent():
    """In the child: a fast shutdown when the process that started it is gone (prctl(2))."""
    PR_SET_PDEATHSIG = 1
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def children(parent):
    """The ids of a process's children; those of PostgreSQL have sessions of their own."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as f:
                if int(f.read().rsplit(")", 1)[1].split()[1]) == parent:
                    found.append(int(pid))
        except OSError:
            pass
    return found


class Cluster:
    """One server; `settings` are added to its configuration."""

    def __init__(self, **settings):
        self.settings = {**SETTINGS, **settings}
        self.process = self.folder = None
        self.databases = 0

    def __enter__(self):
        atexit.register(self.close)
        self.bin, self.owner = programs_folder(), account()
        self.folder = temporary_folder(self.owner)
        self.data = os.path.join(self.folder, "data")
        try:
            self.make()
            self.start()
            self.sql("create extension pg_trgm", "template1")
            self.sql(f"create database {USER}", "template1")
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    @property
    def url(self):
        return self.url_of(USER)

    def url_of(self, database):
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def command(self, name, *words):
        """Runs one of PostgreSQL's programs; its output."""
        done = subprocess.run([os.path.join(self.bin, name), *words], cwd=self.folder, env=self.env(),
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, **identity(self.owner))
        if done.returncode != 0:
            raise Unavailable(f"{name} failed: {(done.stderr or done.stdout).strip()}\n{self.log()}".strip())
        return done.stdout

    def env(self):
        """Nothing of ours that would name another server."""
        keep = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
        return {**keep, "HOME": self.folder, "LC_ALL": "C.UTF-8", "TZ": "UTC"}

    def make(self):
        self.command("initdb", "-D", self.data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C",
                     "--no-sync", "--no-instructions")
        with open(os.path.join(self.data, "postgresql.auto.conf"), "a", encoding="utf-8") as f:
            f.writelines(f"{name} = '{value}'\n" for name, value in self.settings.items())
            f.write(f"unix_socket_directories = '{self.folder}'\n")

    def start(self):
        """Starts the server and waits until it answers; also after kill() and stop(). Children of a
        killed server may hold its memory for a moment more: then once more, for a while."""
        for _ in range(100):
            if self.try_start():
                return
            if "still in use" not in self.log()[-400:]:
                break
            time.sleep(0.1)
        raise Unavailable("the server did not start:\n" + self.log())

    def try_start(self):
        log = open(os.path.join(self.folder, "log"), "ab")
        with log:
            self.process = subprocess.Popen(
                [os.path.join(self.bin, "postgres"), "-D", self.data], cwd=self.folder, env=self.env(),
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                preexec_fn=die_with_parent, **identity(self.owner))
        for _ in range(1200):
            ready = subprocess.run([os.path.join(self.bin, "pg_isready"), "-q", "-h", self.folder, "-U", USER],
                                   env=self.env(), check=False).returncode == 0
            if ready:
                return True
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        return False

    def log(self):
        try:
            with open(os.path.join(self.folder, "log"), encoding="utf-8", errors="replace") as f:
                return f.read()[-4000:]
        except OSError:
            return ""

    def stop(self, how=signal.SIGINT):
        """Ends the server: sessions are cut off, what is committed is written (SIGINT, "fast")."""
        if not self.process:
            return
        if self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.kill()
        self.process = None

    def kill(self):
        """Kills the server and its children at once: nothing is written any more."""
        if self.process and self.process.poll() is None:
            victims = [self.process.pid, *children(self.process.pid)]
            for pid in victims:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            self.process.wait()
        self.process = None

    def close(self):
        self.stop()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None

    def sql(self, text, database=USER):
        return sql(self.url_of(database), text)

    def add_database(self, name=None, template="template1"):
        self.databases += 1
        name = name or f"wm_{os.getpid()}_{self.databases}"
        self.sql(f"create database {name} template {template} strategy file_copy")
        return name


def sql(url, text):
    """Runs statements, each its own transaction; rows as lines with tabs between their columns."""
    done = subprocess.run([os.path.join(programs_folder(), "psql"), "-qXAt", "-F", "\t", "-v", "ON_ERROR_STOP=1", url],
                          input=text, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Unavailable(f"psql failed: {done.stderr.strip()}")
    return done.stdout


def url_of(url, database):
    """The address of another database of the same server."""
    return re.sub(r"^(\w+://[^/?]*)(/[^?]*)?", lambda m: f"{m.group(1)}/{database}", url)


def leave_in_order():
    """Signals that end the process end it through its cleanups, which stop the server."""
    def leave(number, _):
        sys.exit(128 + number)
    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGHUP, leave)


def run(words, url):
    command = subprocess.Popen(words, env={**os.environ, "WELLMET_TEST_PG": url})
    stopped = 0
    try:
        while True:
            try:
                return command.wait() or stopped
            except KeyboardInterrupt:  # the command got it, too, and ends as it likes;
                stopped = 130          # its status may be lost, when it ended at this very moment
    finally:
        if command.poll() is None:
            command.terminate()
            command.wait()


def main():
    if len(sys.argv) < 3 or sys.argv[1] != "--":
        sys.exit(__doc__)

    leave_in_order()
    try:
        with Cluster() as pg:
            return run(sys.argv[2:], pg.url)
    except Unavailable as why:
        sys.exit(f"cluster.py: {why}")
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
