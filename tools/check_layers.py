#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Refuses includes that go against the layer table (docs/architecture.md).

Usage: check_layers.py [ROOT]     (default: the repository this file stands in)

Reads ROOT/tools/layers.txt and every C file below ROOT/src and complains when

  * a file includes "folder/x.h" and its own folder's row does not name that folder;
  * a quoted include has no folder, so that the rule could not be checked;
  * a folder has no row, or a row names a folder that has none;
  * the table has a cycle, or headers include one another in a circle.

Prints one line for each complaint and ends with status 1 when there is one.
"""
import os
import re
import sys

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+"([^"]+)"', re.M)
SUFFIXES = (".c", ".h", ".def", ".inc")


def read_table(path):
    """The rows as {folder: set of folders}, '*' kept as it is, and complaints about the text."""
    rows, bad = {}, []
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            line = line.split("#", 1)[0].strip()
            if not line:
                continue
            name, colon, rest = line.partition(":")
            if not colon:
                bad.append(f"{path}:{number}: expected 'folder: folders it may use'")
            elif name.strip() in rows:
                bad.append(f"{path}:{number}: a second row for '{name.strip()}'")
            else:
                rows[name.strip()] = set(rest.split())
    for name, uses in rows.items():
        for unknown in sorted(uses - rows.keys() - {"*"}):
            bad.append(f"{path}: the row of '{name}' names '{unknown}', which has no row")
    for name, uses in rows.items():
        if "*" in uses:
            rows[name] = set(rows) - {name}
    return rows, bad


def find_cycle(graph):
    """One cycle of the graph {node: iterable of nodes} as a list of nodes, or None."""
    state = {}
    for start in sorted(graph):
        if start in state:
            continue
        state[start] = "open"
        stack = [(start, iter(sorted(graph.get(start, ()))))]
        while stack:
            node, rest = stack[-1]
            for after in rest:
                if state.get(after) == "open":
                    path = [n for n, _ in stack]
                    return path[path.index(after):] + [after]
                if after not in state and after in graph:
                    state[after] = "open"
                    stack.append((after, iter(sorted(graph[after]))))
                    break
            else:
                state[node] = "done"
                stack.pop()
    return None


def strip_comments(text):
    """Blanks out block comments and keeps line numbers."""
    return re.sub(r"/\*.*?\*/", lambda m: re.sub(r"[^\n]", " ", m.group()), text, flags=re.S)


def source_files(src):
    for folder, dirs, files in os.walk(src):
        dirs.sort()
        for name in sorted(files):
            if name.endswith(SUFFIXES):
                yield os.path.relpath(os.path.join(folder, name), src).replace(os.sep, "/")


def check_includes(src, rows):
    """Complaints about includes, and the graph of headers for the search of circles."""
    bad, headers = [], {}
    for path in source_files(src):
        folder, slash, _ = path.partition("/")
        if not slash:
            bad.append(f"src/{path}: belongs to no folder of the table")
            continue
        if folder not in rows:
            bad.append(f"src/{path}: the folder '{folder}' has no row in tools/layers.txt")
            continue
        with open(os.path.join(src, path), encoding="utf-8", errors="replace") as f:
            text = strip_comments(f.read())
        for m in INCLUDE.finditer(text):
            target, number = m.group(1), text.count("\n", 0, m.start(1)) + 1
            other, slash, _ = target.partition("/")
            if not slash or other in (".", ".."):
                bad.append(f'src/{path}:{number}: write #include "folder/file", not "{target}"')
            elif other not in rows:
                bad.append(f'src/{path}:{number}: "{target}": \'{other}\' is no folder of the table')
            elif other != folder and other not in rows[folder]:
                bad.append(f'src/{path}:{number}: "{target}": {folder} may not use {other}')
            if not path.endswith(".c"):
                headers.setdefault(path, set()).add(target)
        headers.setdefault(path, set())
    return bad, headers


def check(root):
    rows, bad = read_table(os.path.join(root, "tools", "layers.txt"))
    cycle = find_cycle(rows)
    if cycle:
        bad.append("tools/layers.txt: the table has a cycle: " + " -> ".join(cycle))
    more, headers = check_includes(os.path.join(root, "src"), rows)
    bad += more
    cycle = find_cycle(headers)
    if cycle:
        bad.append("headers include one another in a circle: " + " -> ".join(cycle))
    return bad


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..")
    bad = check(root)
    for line in bad:
        print(line)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
