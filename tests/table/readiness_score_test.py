# SPDX-License-Identifier: Apache-2.0
"""Forecasts of "wellmet eval readiness" are as good as those printed for the reference.

usage: readiness_score_test.py. Needs readiness/ of the shared folder (WELLMET_SHARED): its
score.py runs the program once for each person of a set, and the figures below are those of the
reference there. Without the folder the tests are skipped by name. It runs thousands of processes,
so it takes the optimised program where WELLMET_QUICK_BIN names one (script/test): the figures are
what is tested, and ops/readiness runs the same functions under the sanitizers.
"""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import program
import tap

SHARED = os.environ.get("WELLMET_SHARED", os.path.join(program.SOURCE, "..", "shared"))
FOLDER = os.path.join(SHARED, "readiness")
QUICK = os.environ.get("WELLMET_QUICK_BIN") or program.BIN
HALF = 0.00005 + 1e-9  # the figures are printed with four places


def figures(t, *words):
    """What score.py prints, by name."""
    if not os.path.exists(os.path.join(FOLDER, "score.py")):
        t.skip("the shared data sets are not here (set WELLMET_SHARED)")
    done = subprocess.run([sys.executable, "score.py", *words], cwd=FOLDER, capture_output=True, text=True)
    t.equal(done.returncode, 0, done.stderr)
    return done.stdout


def numbers(text, line):
    """The figures of the one line that begins so, by name."""
    found = [x for x in text.splitlines() if x.startswith(line + " ")]
    pairs = re.findall(r"(\S+) (-?[0-9.]+)(?: |$)", re.sub(" +", " ", found[0][len(line):])) if found else []
    return {name: float(value) for name, value in pairs}


def check(t, text, line, at_least, at_most):
    got = numbers(text, line)
    for name, want in at_least.items():
        t.true(got.get(name, -1) >= want - HALF, f"{line}: {name} {got.get(name)}, at least {want}")
    for name, want in at_most.items():
        t.true(got.get(name, 9) <= want + HALF, f"{line}: {name} {got.get(name)}, at most {want}")


def command(*options):
    return ["--jobs", "2", "--", os.path.abspath(QUICK), "eval", "readiness", *options]


def test_answers_in_an_online_community(t):
    text = figures(t, "t1", "collegemsg.csv.gz", *command())
    check(t, text, "T1", {"n": 821, "AUC": .6553}, {"n": 821, "Brier": .2280, "logloss": .6472, "ECE": .0626})
    check(t, text, "T1 <=10 before", {"AUC": .6228}, {})
    check(t, text, "T3", {"MAP": .8014, "NDCG@10": .8594}, {})


def test_answers_in_an_office(t):
    text = figures(t, "t1", "email_eu.csv.gz", *command())
    check(t, text, "T1", {"n": 11486, "AUC": .7174}, {"n": 11486, "Brier": .2151, "logloss": .6175, "ECE": .0359})
    check(t, text, "T1 <=10 before", {"AUC": .6622}, {})
    check(t, text, "T3", {"MAP": .7720, "NDCG@10": .8495}, {})


def test_contact_in_90_days_in_an_online_community(t):
    text = figures(t, "t2", "collegemsg.csv.gz", "--cuts", "90,103", *command("--alive"))
    check(t, text, "T2", {"n": 25281, "AUC": .7965}, {"n": 25281, "Brier": .0489, "logloss": .2141, "ECE": .1547})


def test_contact_in_90_days_in_an_office(t):
    text = figures(t, "t2", "email_eu.csv.gz", "--cuts", "380,430", *command("--alive"))
    check(t, text, "T2", {"n": 23500, "AUC": .8413}, {"n": 23500, "Brier": .1105, "logloss": .3629, "ECE": .0106})


if __name__ == "__main__":
    sys.exit(tap.run([(n[5:], f) for n, f in globals().items() if n.startswith("test_")]))
