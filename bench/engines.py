# SPDX-License-Identifier: Apache-2.0
"""Where a benchmark's databases are: files, or a private PostgreSQL on a Unix socket."""
import os
import re
import shutil
import sys

SOURCE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(SOURCE, "tests"))
import cluster  # noqa: E402

# As Debian's server is, but for the shared memory; nothing that is acknowledged may be lost.
SETTINGS = {"fsync": "on", "full_page_writes": "on", "autovacuum": "on", "shared_buffers": "256MB",
            "max_wal_size": "4GB"}


class Sqlite:
    name, title = "sqlite", "SQLite"
    pid = None

    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def database(self, name):
        return os.path.join(self.folder, name + ".db")

    def size(self, name):
        """Bytes on disk, the log included."""
        return sum(os.path.getsize(self.database(name) + end) for end in ("", "-wal")
                   if os.path.exists(self.database(name) + end))

    def settle(self, name):
        """Nothing to do: what is measured later does not depend on what the engine does meanwhile."""

    def copy(self, name, to):
        shutil.copy(self.database(name), self.database(to))

    def memory(self):
        return None


class Postgres:
    name, title = "postgres", "PostgreSQL"

    def __init__(self):
        self.cluster = cluster.Cluster(**SETTINGS)

    def __enter__(self):
        self.cluster.__enter__()
        return self

    def __exit__(self, *what):
        self.cluster.__exit__(*what)

    @property
    def pid(self):
        return self.cluster.process.pid

    def database(self, name):
        if self.cluster.sql(f"select 1 from pg_database where datname = '{name}'").strip() != "1":
            self.cluster.sql(f"create database {name}")
        return self.cluster.url_of(name)

    def size(self, name):
        return int(self.cluster.sql(f"select pg_database_size('{name}')"))

    def settle(self, name):
        """What autovacuum would do a minute after a load, done now."""
        cluster.sql(self.cluster.url_of(name), "vacuum (analyze); checkpoint")

    def memory(self):
        """(MiB of all backends of sessions without what they share, how many there are)."""
        total = n = 0
        for pid in cluster.children(self.pid):
            with open(f"/proc/{pid}/cmdline", encoding="utf-8", errors="replace") as f:
                if not re.match(r"postgres: \w+ \w+ \[local\]", f.read()):
                    continue
            with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as f:
                total += sum(int(line.split()[1]) for line in f if re.match(r"Private_\w+:", line)) / 1024
            n += 1
        return total, n


def open_all(names, folder):
    """The engines asked for; where there is no PostgreSQL it says so and goes on with SQLite."""
    found = [Sqlite(folder)] if "sqlite" in names else []
    if "postgres" in names:
        try:
            cluster.programs_folder()
            found.append(Postgres())
        except cluster.Unavailable as why:
            print(f"run.py: {why} PostgreSQL is left out.", file=sys.stderr)
    return found
