#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads the repository as a stranger would.

Usage: check_text.py [ROOT]     (default: the repository this file stands in)

  * The repository speaks of itself alone: no paths of somebody's machine, no addresses of package
    registries, no words about the tools it was written with.
  * C files start with their SPDX line; C files and headers under src/ keep to 100 columns.
  * No source file is longer than 900 lines.

Files git ignores are left out, and so are corpora and golden files, which are bytes from outside.
Prints one line for each complaint and ends with status 1 when there is one.
"""
import os
import re
import subprocess
import sys

SPDX = "SPDX-License-Identifier: Apache-2.0"
COLUMNS = 100
LINES = 900

# Brackets such as [w] keep a pattern from matching its own text.
PATTERNS = [
    (re.compile(r"(?<![\w.$}~-])/(?:[w]ork|[r]oot|[h]ome|[U]sers)/"), "a path of one machine"),
    (re.compile(r"(?<![\w.$}~-])/[t]mp/wt\b"), "a path of one machine"),
    (re.compile(r"https?://(?:[r]egistry|[p]ackages?|[m]irrors?|[p]ypi|[p]roxy|[d]eb)\.[\w.-]+"),
     "the address of a package registry"),
    (re.compile(r'"[r]esolved":\s*"http'), "the address of a package registry"),
    (re.compile(r"(?i)\b(?:[l]anguage model|[c]hat ?bot|[p]rompt engineering|LL[M]s?|"
                r"A[I](?:[- ](?:generated|assisted|written|agents?|assistants?))|"
                r"(?:[c]oding|[s]oftware) (?:agents?|assistants?)|[s]ub-?agents?)\b"),
     "words about the tools it was written with"),
    (re.compile(r"(?i)^\s*[c]o-authored-by:", re.M), "words about who wrote it"),
]

LEFT_OUT = re.compile(r"^(?:fuzz/corpus/|fuzz/[^/]+_corpus/|tests/golden/|.*/package-lock\.json$)")
SOURCE = re.compile(r"\.(?:c|h|def|py|sh|mjs|js|css|sql)$")
GENERATED = re.compile(r"^docs/generated/")
NEEDS_SPDX = re.compile(r"^(?:src|tools|tests|fuzz|bench)/.*\.(?:c|h)$|^src/.*\.def$")


def repository_files(root):
    """What git tracks or would track; without git, everything but hidden and build folders."""
    done = subprocess.run(["git", "-C", root, "ls-files", "-co", "--exclude-standard", "-z"],
                          capture_output=True, text=True)
    if done.returncode == 0:
        return sorted(p for p in done.stdout.split("\0") if os.path.isfile(os.path.join(root, p)))
    found = []
    for folder, dirs, files in os.walk(root):
        dirs[:] = [d for d in dirs
                   if not d.startswith((".", "build")) and d not in ("node_modules", "__pycache__")]
        found += [os.path.relpath(os.path.join(folder, f), root) for f in files]
    return sorted(found)


def check_words(path, text):
    for pattern, what in PATTERNS:
        for m in pattern.finditer(text):
            number = text.count("\n", 0, m.start()) + 1
            yield f"{path}:{number}: {what}: {m.group().strip()}"


def check_form(path, text):
    lines = text.split("\n")
    if NEEDS_SPDX.search(path) and SPDX not in lines[0]:
        yield f"{path}:1: the first line must be /* {SPDX} */"
    if re.match(r"src/.*\.(?:c|h)$", path):
        for number, line in enumerate(lines, 1):
            if len(line.expandtabs(4)) > COLUMNS:
                yield f"{path}:{number}: {len(line)} columns; the limit is {COLUMNS}"
    if SOURCE.search(path) and not GENERATED.match(path) and len(lines) > LINES + 1:
        yield f"{path}: {len(lines) - 1} lines; split it below {LINES}"


def check(root):
    bad = []
    for path in repository_files(root):
        with open(os.path.join(root, path), "rb") as f:
            data = f.read()
        bad += [f"{path}: {what} in its name" for pattern, what in PATTERNS
                if pattern.search("/" + path)]
        if path.endswith("package-lock.json") and re.search(rb'"[r]esolved":\s*"http', data):
            bad.append(f"{path}: the address of a package registry")
        if LEFT_OUT.match(path) or b"\0" in data[:8000]:
            continue
        text = data.decode("utf-8", "replace")
        bad += check_words(path, text)
        bad += check_form(path, text)
    return bad


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..")
    bad = check(root)
    for line in bad:
        print(line)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
