#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every test program and counts.

Usage: run.py [options] BUILD_DIR...

  --only TEXT        only programs whose name contains TEXT (repeatable)
  --skip TEXT        leave out programs whose name contains TEXT (repeatable)
  --also NAME=CMD    a further program that is no meson test (repeatable)
  --alone NAME=CMD   the same, run when all others are done (repeatable)
  --jobs N           programs at once (as many as there are processors, at least 2)
  --slowest N        names those that took the processor longest (10)
  --slack N          multiplies every program's time limit (4: sanitizers on a busy machine)
  --list             print the names and stop
  -v                 print the output of programs that pass, too

The programs are the tests meson knows in each BUILD_DIR, built before (ninja -C BUILD_DIR). Each
speaks TAP. A point is one test; what a program does wrong beside its points (it crashes, runs out
of time, leaks, prints no plan or fewer points than planned) is one failure more. `not ok # TODO`
is a known defect and counts as skipped; `ok # TODO` is a failure, for the mark must go.

A program with WELLMET_TEST_ENGINE=postgres needs a server: the one of WELLMET_TEST_PG, or a private
one that is started for this run (tests/cluster.py). Where there is none, those programs fail.

Those with a high `priority` in their meson.build begin first, so that the processors end together;
those with `is_parallel: false` run at the end, one by one.

The last line is always "N passed, N failed", with ", N skipped" when some were.
"""
import argparse
import concurrent.futures
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
import time

import cluster

PLAN = re.compile(r"^1\.\.(\d+)\s*(?:#\s*skip\b\S*\s*(.*))?$", re.I)
POINT = re.compile(r"^(not )?ok\b[ \t]*(\d+)?[ \t]*(?:-[ \t]*)?(.*?)"
                   r"(?:(?<=\s)#\s*(SKIP|TODO)\b\S*\s*(.*))?\s*$", re.I)
MAX_OUTPUT = 20000  # bytes of a failing program's output that are shown


class Program:
    def __init__(self, name, cmd, env=None, timeout=30, workdir=None, alone=False,
                 priority=0):
        self.name, self.cmd, self.env = name, cmd, env or {}
        self.timeout, self.workdir, self.alone = timeout, workdir, alone
        self.priority = priority


class Result:
    """What one program's run says."""

    def __init__(self, program):
        self.program, self.output = program, ""
        self.seconds, self.cpu = 0.0, 0.0  # on the clock; of processors, its children's with it
        self.passed, self.failures, self.skipped = 0, [], []
        self.left = False  # something it started was still running when it ended


def read_tap(text, result):
    """Counts the points of `text` and whether every plan was kept."""
    planned, seen, group_failed = None, 0, False
    for line in text.splitlines():
        plan, point = PLAN.match(line), POINT.match(line)
        if plan:
            planned = (planned or 0) + int(plan.group(1))  # cmocka prints one plan for each group
            if int(plan.group(1)) == 0:
                result.skipped.append(("all of it", plan.group(2) or "nothing to run"))
        elif line.startswith("Bail out!"):
            result.failures.append(line)
        elif point and (point.group(2) or point.group(3)):
            seen += point.group(2) != "0"
            group_failed |= point.group(2) == "0"  # cmocka: a group's set-up or tear-down
            read_point(point, result)
    if planned is None:
        result.failures.append("printed no plan (1..N)")
    elif planned != seen and not group_failed:
        result.failures.append(f"planned {planned} tests and reported {seen}")


def read_point(point, result):
    failed, number, name, mark, why = (g and g.strip() for g in point.groups())
    if mark and mark.upper() == "SKIP":  # cmocka writes "not ok 3 # SKIP test_name"
        result.skipped.append((name or why or f"test {number}", why if name else "by the test"))
        return
    name = name or f"test {number}"
    if mark and failed:
        result.skipped.append((name, "known defect: " + (why or "")))
    elif mark:
        result.failures.append(f"{name}: passes although marked TODO")
    elif failed:
        result.failures.append(name)
    else:
        result.passed += 1


RUNNING = set()


def stop_group(process):
    """Whether there was anything to stop."""
    try:
        os.killpg(process.pid, signal.SIGKILL)  # the group this very program was started in
        return True
    except ProcessLookupError:
        return False


def wait_for(process, limit):
    """Its status, or None when its time ran out; and what it cost the processor, in seconds."""
    late = threading.Event()

    def end_it():
        late.set()
        stop_group(process)

    timer = threading.Timer(limit, end_it) if limit else None
    if timer:
        timer.start()
    _, status, used = os.wait4(process.pid, 0)
    if timer:
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return None if late.is_set() else process.returncode, used.ru_utime + used.ru_stime


def run_program(program, slack):
    result = Result(program)
    started = time.monotonic()
    limit = program.timeout * slack if program.timeout > 0 else None
    with tempfile.TemporaryFile() as said:
        try:
            process = subprocess.Popen(program.cmd, env={**os.environ, **program.env},
                                       cwd=program.workdir, stdin=subprocess.DEVNULL,
                                       stdout=said, stderr=subprocess.STDOUT,
                                       start_new_session=True)
        except OSError as e:
            result.failures.append(f"could not be started: {e.strerror}: {program.cmd[0]}")
            return result
        RUNNING.add(process)
        status, result.cpu = wait_for(process, limit)
        result.left = stop_group(process)  # servers or browsers a test forgot
        RUNNING.discard(process)
        said.seek(0)
        result.output = said.read().decode("utf-8", "replace")
    result.seconds = time.monotonic() - started
    read_status(result, status, limit)
    return result


def read_status(result, status, limit):
    before = len(result.failures)
    if status is None:
        result.failures.append(f"ran out of time ({limit:.0f} s)")
        count_points_only(result)
    elif status < 0:
        result.failures.append(f"killed by {signal.Signals(-status).name}")
        count_points_only(result)
    else:
        read_tap(result.output, result)
        if status != 0 and len(result.failures) == before:
            result.failures.append(f"ended with status {status} after its tests passed")


def count_points_only(result):
    """Points before a crash count; the plan that was not kept is the crash itself."""
    for line in result.output.splitlines():
        point = POINT.match(line)
        if point and (point.group(2) or point.group(3)):
            read_point(point, result)


def meson_programs(build):
    done = subprocess.run(["meson", "introspect", "--tests", build], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"run.py: {build} is no build folder: {(done.stderr or done.stdout).strip()}")
    return [Program(t["name"], t["cmd"], t["env"], t["timeout"], t["workdir"] or build,
                    not t["is_parallel"], t.get("priority", 0)) for t in json.loads(done.stdout)]


def choose(programs, only, skip):
    names = set()
    for p in programs:
        while p.name in names:
            p.name += "'"
        names.add(p.name)
    return [p for p in programs if (not only or any(o in p.name for o in only))
            and not any(s in p.name for s in skip)]


class Report:
    """Prints each result once, whole, whichever thread brings it."""

    def __init__(self, verbose, programs=0, slowest=0):
        self.verbose, self.lock = verbose, threading.Lock()
        self.programs, self.slowest, self.costs = programs, slowest, []
        self.passed, self.failed, self.skipped = 0, [], []

    def add(self, result):
        with self.lock:
            self.passed += result.passed
            self.failed += [(result.program.name, f) for f in result.failures]
            self.skipped += [(result.program.name, *s) for s in result.skipped]
            self.costs.append((result.cpu, result.seconds, result.program.name))
            self.show(result)

    def show(self, result):
        word = "FAILED" if result.failures else "ok    "
        tail = f", {len(result.failures)} failed" if result.failures else ""
        tail += f", {len(result.skipped)} skipped" if result.skipped else ""
        print(f"{word} {result.program.name}: {result.passed} passed{tail}"
              f" ({result.seconds:.1f} s, CPU {result.cpu:.1f} s)"
              f" [{len(self.costs)} of {self.programs}]")
        for name, why in result.skipped:
            print(f"         skipped {name}: {why}")
        if result.left:
            print("         left something running, which was ended")
        if result.failures or self.verbose:
            for failure in result.failures:
                print(f"         failed: {failure}")
            text = result.output
            if len(text) > MAX_OUTPUT:
                half = MAX_OUTPUT // 2
                text = text[:half] + "\n[...]\n" + text[-half:]
            print("".join(f"       | {line}\n" for line in text.splitlines()), end="")
        sys.stdout.flush()

    def close(self):
        if self.slowest and len(self.costs) > self.slowest:
            total = sum(cost[0] for cost in self.costs)
            print(f"\nThe processor worked {total / 60:.1f} minutes; longest for:")
            for cpu, seconds, name in sorted(self.costs, reverse=True)[:self.slowest]:
                print(f"  {cpu:6.1f} s, {seconds:.1f} s on the clock: {name}")
        if self.failed:
            print("\nFailed:")
            for program, what in self.failed:
                print(f"  {program}: {what}")
        tail = f", {len(self.skipped)} skipped" if self.skipped else ""
        print(f"{self.passed} passed, {len(self.failed)} failed{tail}")
        return 1 if self.failed or not self.passed else 0


def run_all(programs, jobs, slack, report):
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        together = sorted((p for p in programs if not p.alone), key=lambda p: -p.priority)
        try:
            for done in concurrent.futures.as_completed(
                    [pool.submit(run_program, p, slack) for p in together]):
                report.add(done.result())
        except BaseException:  # Ctrl-C: what has not begun does not, what runs is ended
            pool.shutdown(wait=False, cancel_futures=True)
            for process in list(RUNNING):
                stop_group(process)
            raise
    for program in programs:
        if program.alone:
            report.add(run_program(program, slack))


def needs_postgres(program):
    return program.env.get("WELLMET_TEST_ENGINE") == "postgres" and "WELLMET_TEST_PG" not in os.environ


def run_with_postgres(programs, jobs, slack, report):
    """Starts a server for the programs that need one; without it they fail, and the others run."""
    waiting = [p for p in programs if needs_postgres(p)]
    if not waiting:
        run_all(programs, jobs, slack, report)
        return
    cluster.leave_in_order()
    try:
        with cluster.Cluster() as pg:
            os.environ["WELLMET_TEST_PG"] = pg.url
            run_all(programs, jobs, slack, report)
    except cluster.Unavailable as why:
        for program in waiting:
            result = Result(program)
            result.failures.append(f"needs PostgreSQL: {why}")
            report.add(result)
        run_all([p for p in programs if p not in waiting], jobs, slack, report)


def main():
    parser = argparse.ArgumentParser(add_help=True, usage=__doc__.split("\n\n")[1][7:])
    parser.add_argument("build", nargs="*")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--skip", action="append", default=[])
    parser.add_argument("--also", action="append", default=[])
    parser.add_argument("--alone", action="append", default=[])
    parser.add_argument("--jobs", type=int, default=max(2, os.cpu_count() or 2))
    parser.add_argument("--slowest", type=int, default=10)
    parser.add_argument("--slack", type=float, default=4)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("-v", dest="verbose", action="store_true")
    args = parser.parse_args()
    programs = [p for build in args.build for p in meson_programs(build)]
    for extra in args.also + args.alone:
        name, _, cmd = extra.partition("=")
        programs.append(Program(name, shlex.split(cmd), timeout=900, alone=extra in args.alone,
                                priority=100))
    programs = choose(programs, args.only, args.skip)
    if args.list:
        print("\n".join(p.name for p in programs))
        return 0
    report = Report(args.verbose, len(programs), args.slowest)
    print(f"Running {len(programs)} programs, {args.jobs} at once", flush=True)
    run_with_postgres(programs, args.jobs, args.slack, report)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
