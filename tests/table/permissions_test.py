# SPDX-License-Identifier: Apache-2.0
"""Who may do what is what was reviewed, for every operation, and keeps to the rules.

usage: permissions_test.py OPS_ROWS, the program that prints the rows as JSON.
"""
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import program
import tap

ROWS = json.loads(subprocess.run([sys.argv[1]], check=True, capture_output=True).stdout)
PERMS = ["none", "account", "read", "write", "calendar", "staff", "admin"]
COPY = os.path.join(program.SOURCE, "docs", "permissions.md")


def reviewed():
    """{operation: {column: cell}} of the copy."""
    with open(COPY, encoding="utf-8") as f:
        lines = f.read().split("## Operations")[1].splitlines()
    cells = [[c.strip() for c in re.split(r"\|", line)[1:-1]] for line in lines if line.startswith("|")]
    heading = cells[0]
    return {row[0].strip("`"): dict(zip(heading, row)) for row in cells[2:]}


def test_the_copy_is_current(t):
    printed = subprocess.run([program.BIN, "dump-def", "--permissions"], capture_output=True, check=True)
    with open(COPY, encoding="utf-8") as f:
        old, new = f.read().splitlines(), printed.stdout.decode().splitlines()
    t.empty([f"not reviewed: {line}" for line in new if line not in old] +
            [f"gone or changed: {line}" for line in old if line not in new],
            "look at each, then wellmet dump-def --permissions >docs/permissions.md")


def test_every_operation_has_a_line(t):
    lines = reviewed()
    t.true(len(ROWS) > 90, "the rows are read")
    t.equal(sorted(lines), sorted(o["name"] for o in ROWS))
    t.empty([o["name"] for o in ROWS if lines[o["name"]]["permission"] != PERMS[o["need"]]])


def yes(line, *columns):
    return [c for c in columns if line[c] == "yes"]


def test_rules(t):
    """Said again here, by hand: what no change of a table may break."""
    bad = []
    for name, line in reviewed().items():
        need = line["permission"]
        if yes(line, "none"):
            bad.append(f"{name}: without a login")
        if need in ("read", "write") and yes(line, "staff"):
            bad.append(f"{name}: staff reach records")
        if need in ("staff", "admin") and yes(line, "student", "mentor", "token: read", "token: write"):
            bad.append(f"{name}: beyond one's own account")
        if need == "admin" and yes(line, "staff"):
            bad.append(f"{name}: staff administer")
        if need == "write" and yes(line, "token: read"):
            bad.append(f"{name}: a reading token writes")
        if need == "account" and yes(line, "token: read", "token: write"):
            bad.append(f"{name}: a token reaches the login")
        if line["student"] != line["mentor"]:
            bad.append(f"{name}: student and mentor differ")
    t.empty(bad)


def test_records_are_never_of_the_site(t):
    """An operation on the installation's rows needs no permission on records, and the reverse."""
    t.empty([o["name"] for o in ROWS if o["site"] and PERMS[o["need"]] in ("read", "write", "none")])
    t.empty([o["name"] for o in ROWS if not o["site"] and PERMS[o["need"]] in ("account", "staff")])


tap.main()
