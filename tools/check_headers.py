#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compiles every header below src/ alone, as the first thing a file includes.

Usage: check_headers.py [ROOT [HEADER...]]     (default: all headers of this repository)

A header that needs another one before it fails here, with the compiler's words. The libraries'
flags are asked of pkg-config for each dependency() of ROOT/meson.build, so there is no second
list; CC names another compiler. Ends with status 1 when a header fails.
"""
import concurrent.futures
import os
import re
import subprocess
import sys

FLAGS = ["-std=c17", "-D_GNU_SOURCE", "-DWELLMET_VERSION=\"0\"", "-fsyntax-only", "-Wall",
         "-Wextra", "-Wshadow", "-Wstrict-prototypes", "-Wmissing-prototypes", "-Wconversion",
         "-Wvla", "-Wno-missing-field-initializers", "-Wno-unused-function", "-Werror"]


def library_flags(root):
    """pkg-config's --cflags of the dependencies named in meson.build; missing ones are left out."""
    path = os.path.join(root, "meson.build")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as f:
        names = re.findall(r"dependency\('([^']+)'", f.read())
    flags = []
    for name in names:
        done = subprocess.run(["pkg-config", "--cflags", name], capture_output=True, text=True)
        if done.returncode == 0:
            flags += [f for f in done.stdout.split() if f not in flags]
    return flags


def find_headers(root):
    found = []
    for folder, _, files in os.walk(os.path.join(root, "src")):
        for name in files:
            if name.endswith(".h"):
                path = os.path.join(folder, name)
                found.append(os.path.relpath(path, os.path.join(root, "src")))
    return sorted(found)


def compile_alone(root, flags, header):
    """None, or what the compiler says against the header."""
    src = os.path.join(root, "src")
    cmd = [os.environ.get("CC", "gcc"), *FLAGS, *flags, "-I", src]
    banned = os.path.join(src, "base", "banned.h")
    if os.path.exists(banned):
        cmd += ["-include", banned]
    # Through standard input, so that the header is included as any file includes it.
    done = subprocess.run([*cmd, "-x", "c", "-"], input=f'#include "{header}"\nextern int x;\n',
                          capture_output=True, text=True)
    return None if done.returncode == 0 else f"src/{header}:\n{done.stderr.rstrip()}"


def check(root, headers=None):
    flags = library_flags(root)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        said = pool.map(lambda h: compile_alone(root, flags, h), headers or find_headers(root))
        return [s for s in said if s]


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..")
    bad = check(root, sys.argv[2:])
    for text in bad:
        print(text)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
