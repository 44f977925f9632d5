#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times readiness. Usage: readiness_speed.py BUILD_DIR [NETWORK_DB]

A million events through "wellmet eval readiness", and through the Python reference where it is
(WELLMET_SHARED), both fed the same file in the same run; with NETWORK_DB (make_network), the
rebuild of its derived rows, too. CPU seconds, the best of three.
"""
import os
import random
import resource
import subprocess
import sys
import tempfile

EVENTS, CONTACTS, DAYS, ROUNDS = 1_000_000, 2000, 2000, 3


def write_events(path):
    """Contacts of very different eagerness; those who write are mostly written back to."""
    dice = random.Random(20270810)
    weight = [1 / (1 + i) ** 0.7 for i in range(CONTACTS)]
    who = dice.choices(range(CONTACTS), weight, k=EVENTS)
    with open(path, "w", encoding="ascii") as f:
        for i in range(EVENTS):
            f.write(f"{DAYS * i / EVENTS:.6f} {who[i]} {'oi'[dice.random() < 0.45]}\n")


def cpu(command, path, rounds):
    """Its CPU seconds, user and system, and what it printed."""
    best, out = None, b""
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(path, "rb") as f:
            out = subprocess.run(command, stdin=f, stdout=subprocess.PIPE, check=True).stdout
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        best = spent if best is None else min(best, spent)
    return best, out


def same(ours, theirs):
    """The largest difference of two outputs, in either column of probabilities."""
    pairs = zip(ours.split(b"\n"), theirs.split(b"\n"))
    return max(abs(float(x) - float(y)) for a, b in pairs if a or b
               for x, y in zip(a.split()[2:], b.split()[2:]))


def main():
    wellmet = os.path.join(sys.argv[1], "src", "main", "wellmet")
    reference = os.path.join(os.environ.get("WELLMET_SHARED", "../shared"), "readiness", "refmodel.py")
    with tempfile.TemporaryDirectory() as work:
        path = os.path.join(work, "events")
        write_events(path)
        ours, out = cpu([wellmet, "eval", "readiness"], path, ROUNDS)
        print(f"{EVENTS} events, {len(out.splitlines())} forecasts: {ours:.2f} s CPU, "
              f"{ours / EVENTS * 1e6:.2f} us an event with reading it")
        if os.path.exists(reference):
            theirs, expected = cpu([sys.executable, reference], path, 1)
            print(f"the reference: {theirs:.2f} s CPU, {theirs / ours:.0f} times; "
                  f"largest difference {same(out, expected):.6f}")
    if len(sys.argv) > 2:
        spent, _ = cpu([wellmet, "doctor", "--rebuild", "--db", sys.argv[2]], os.devnull, ROUNDS)
        print(f"doctor --rebuild of the network, everything derived: {spent:.2f} s CPU")


if __name__ == "__main__":
    main()
