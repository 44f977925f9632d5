# SPDX-License-Identifier: Apache-2.0
"""tests/cluster.py starts a PostgreSQL of its own, and nothing of it stays, however its user ends."""
import os
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import cluster
import run
import tap

COMMAND = [sys.executable, os.path.join(tap.SOURCE, "tests", "cluster.py"), "--"]


def hear_interrupts():
    """A job in the background of a script is born deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def waiting():
    """cluster.py with a command that says where the server is and waits; (process, folder)."""
    p = subprocess.Popen([*COMMAND, "sh", "-c", "echo $WELLMET_TEST_PG; exec sleep 100"], stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, text=True, start_new_session=True, preexec_fn=hear_interrupts)
    folder = p.stdout.readline().strip().partition("host=")[2]
    assert os.path.isdir(folder), folder
    return p, folder


def servers_of(folder):
    """Processes whose command names the folder."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as f:
                if os.fsencode(folder + "/data") in f.read():
                    found.append(pid)
        except OSError:
            pass
    return found


def test_databases_come_and_stay_over_a_crash(t):
    with cluster.Cluster() as pg:
        folder = pg.folder
        t.equal(pg.sql("show server_encoding; show lc_collate"), "UTF8\nC\n")
        t.equal(pg.sql("select extname from pg_extension where extname = 'pg_trgm'"), "pg_trgm\n")
        pg.sql("create table a (x int); insert into a values (7)")
        pg.kill()
        pg.start()
        t.equal(pg.sql("select x from a"), "7\n", "what was acknowledged is there after a crash")
        other = pg.add_database()
        t.equal(cluster.sql(cluster.url_of(pg.url, other), "select current_database()"), other + "\n")
        t.equal(os.stat(folder).st_mode & 0o077, 0, "nobody else can enter")
        t.true(servers_of(folder), "the server is found")
    t.true(not os.path.exists(folder), "the folder is gone")
    t.empty(servers_of(folder))


def test_command_tells_its_status(t):
    done = subprocess.run([*COMMAND, "sh", "-c", "exit 7"], check=False)
    t.equal(done.returncode, 7)


def test_signals_leave_nothing(t):
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        p, folder = waiting()
        if number == signal.SIGINT:  # Ctrl-C goes to all of them
            os.killpg(p.pid, number)
        else:
            p.send_signal(number)
        p.wait(60)
        t.true(p.returncode != 0, "it does not say that all went well")
        t.true(not os.path.exists(folder), f"{folder} is gone after {number.name}")
        t.empty(servers_of(folder), number.name)


def test_killed_itself_it_takes_the_server_along(t):
    p, folder = waiting()
    p.kill()
    p.wait(60)
    deadline = time.monotonic() + 60
    while servers_of(folder) and time.monotonic() < deadline:
        time.sleep(0.05)
    t.empty(servers_of(folder))
    os.killpg(p.pid, signal.SIGKILL)  # the command it ran
    subprocess.run(["rm", "-rf", folder], check=True)  # a killed process tidies nothing


def test_without_postgresql_its_tests_fail_and_others_run(t):
    class Gone:
        def __enter__(self):
            raise cluster.Unavailable("PostgreSQL is not installed.")

        def __exit__(self, *_):
            pass

    kept, address = cluster.Cluster, os.environ.pop("WELLMET_TEST_PG", None)
    cluster.Cluster = Gone
    say = ["/bin/sh", "-c", "printf '1..1\\nok 1 - a\\n'"]
    report = run.Report(False)
    report.show = lambda result: None
    try:
        run.run_with_postgres([run.Program("a", say), run.Program("b", say, {"WELLMET_TEST_ENGINE": "postgres"})],
                              1, 1, report)
    finally:
        cluster.Cluster = kept
        if address:
            os.environ["WELLMET_TEST_PG"] = address
    t.equal((report.passed, report.failed), (1, [("b", "needs PostgreSQL: PostgreSQL is not installed.")]))


tap.main()
