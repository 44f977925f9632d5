# SPDX-License-Identifier: Apache-2.0
"""What is printed from the rows is current in docs/generated, and is what its readers take:
man, bash, zsh, fish, and programs that read OpenAPI."""
import json
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import program
import tap

FOLDER = os.path.join(program.SOURCE, "docs", "generated")


def dump(name):
    done = subprocess.run([program.BIN, "dump-def", "--" + name], capture_output=True, check=True)
    return done.stdout.decode()


DOCUMENTS = dict(line.split("\t") for line in dump("list").splitlines())


def test_copies_are_current(t):
    t.true(DOCUMENTS, "the program names its documents")
    t.equal(sorted(os.listdir(FOLDER)), sorted(DOCUMENTS.values()), "files in docs/generated")
    old = []
    for name, file in DOCUMENTS.items():
        with open(os.path.join(FOLDER, file), encoding="utf-8") as f:
            if f.read() != dump(name):
                old.append(file)
    t.empty(old, "run script/generate and commit; older than their rows are:")


def test_manual_page(t):
    tool = shutil.which("groff")
    if not tool:
        t.skip("no groff here")
    done = subprocess.run([tool, "-man", "-Tutf8", "-ww", "-z"], input=dump("man").encode(),
                          capture_output=True)
    t.equal((done.returncode, done.stderr.decode()), (0, ""), "groff has nothing to say")


def test_manual_page_shows_in_man(t):
    tool = shutil.which("man")
    if not tool or not shutil.which("groff"):
        t.skip("no man and groff here")
    done = subprocess.run([tool, "-l", "-E", "UTF-8", os.path.join(FOLDER, "wellmet.1")],
                          capture_output=True, env={**os.environ, "MANPAGER": "cat", "MANWIDTH": "90"})
    text = re.sub(r".\x08|\x1b\[[0-9;]*m", "", done.stdout.decode())
    for part in ("SYNOPSIS", "wellmet person add", "--cadence-days", "EXIT STATUS"):
        t.contains(text.replace("‐", "-"), part)


def complete(typed):
    """What bash would offer after these words; the last may be empty."""
    script = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _wellmet; ' \
             'printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "--norc", "-c", script, "bash", os.path.join(FOLDER, "wellmet.bash"), *typed],
                          capture_output=True, text=True, check=True)
    if done.stderr:
        raise AssertionError(done.stderr)
    return done.stdout.split()


def test_bash_completes(t):
    t.equal(complete(["wellmet", "sno"]), ["snooze"])
    t.contains(complete(["wellmet", ""]), "serve")
    t.equal(complete(["wellmet", "person", "ar"]), ["archive"])
    t.equal(complete(["wellmet", "person", "add", "--cad"]), ["--cadence-days"])
    t.equal(complete(["wellmet", "add", "Ada", "--circle", "in"]), ["inner"])
    t.equal(complete(["wellmet", "today", "--js"]), ["--json"])
    t.equal(complete(["wellmet", "serve", "--li"]), ["--listen"])
    t.equal(complete(["wellmet", "settings", "set", "--track", "d"]), ["do"])


def syntax(t, shell, document):
    tool = shutil.which(shell)
    if not tool:
        t.skip(f"no {shell} here")
    done = subprocess.run([tool, "-n", os.path.join(FOLDER, DOCUMENTS[document])], capture_output=True, text=True)
    t.equal((done.returncode, done.stderr), (0, ""))


def test_bash_syntax(t):
    syntax(t, "bash", "bash")


def test_zsh_syntax(t):
    syntax(t, "zsh", "zsh")


def test_fish_syntax(t):
    syntax(t, "fish", "fish")


def test_openapi(t):
    api = program.read_json(dump("openapi"))
    t.equal(api["openapi"], "3.1.0")
    ids, wrong = [], []
    for path, methods in api["paths"].items():
        wanted = set(re.findall(r"\{(\w+)\}", path))
        for method, o in methods.items():
            ids.append(o["operationId"])
            declared = {p["name"] for p in o["parameters"] if p["in"] == "path" and p["required"]}
            if declared != wanted:
                wrong.append(f"{method} {path} declares {sorted(declared)}")
            if "200" not in o["responses"] or not o["summary"]:
                wrong.append(f"{method} {path} lacks an answer or a summary")
            if len({(p["name"], p["in"]) for p in o["parameters"]}) != len(o["parameters"]):
                wrong.append(f"{method} {path} has a parameter twice")
            if "requestBody" in o and method in ("get", "delete"):
                wrong.append(f"{method} {path} has a body")
    t.empty(wrong)
    t.equal(len(set(ids)), len(ids), "operationIds are unique")
    t.true(len(ids) > 50, "all operations are there")


def test_table_of_operations(t):
    rows = [line for line in dump("md").splitlines() if line.startswith("| `")]
    t.true(len(rows) > 50, "all operations are there")
    t.equal({len(re.findall(r"(?<!\\)\|", row)) for row in rows}, {7}, "six cells in each row")
    t.equal(json.dumps(rows).count("(null)"), 0)


tap.main()
