#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs each fuzzer of a build for a short time and speaks TAP.

Usage: fuzz.py [--seconds N] [--seed N] [--only TEXT] BUILD_DIR

A fuzzer is an executable called NAME_fuzz, built with -Dfuzz=true by clang from
fuzz/NAME_fuzz.c. It starts from fuzz/corpus/NAME/, knows the words of fuzz/NAME.dict when that
file is there, and keeps what it learns in BUILD_DIR/corpus/NAME/ for the next run. Files of the
shared fixtures (folders called NAME*) are read as seeds when they are there.

The seed is fixed, so that a short run repeats; give another one for a long hunt. A finding is
printed with the bytes that made it, in base64: add them to the corpus with the fix.
"""
import argparse
import base64
import concurrent.futures
import glob
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap

SHARED = os.environ.get("WELLMET_SHARED") or os.path.join(tap.SOURCE, "..", "shared")
INPUT_SECONDS = 10  # one input may take this long
INPUT_MAX = 65536   # bytes of an input
MEMORY = 1024       # MiB, with the sanitizer's own


def find_targets(build):
    done = subprocess.run(["meson", "introspect", "--targets", build],
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"fuzz.py: {build} is no build folder: {done.stderr or done.stdout}")
    found = [t["filename"][0] for t in json.loads(done.stdout)
             if t["type"] == "executable" and t["name"].endswith("_fuzz")]
    return sorted(found)


def seeds(name):
    """Folders of seed inputs: our own corpus, then the shared fixtures."""
    own = os.path.join(tap.SOURCE, "fuzz", "corpus", name)
    shared = sorted(glob.glob(os.path.join(SHARED, "fixtures", name + "*")))
    return [d for d in [own, *shared] if os.path.isdir(d)]


def command(target, name, build, args):
    learned = os.path.join(build, "corpus", name)
    found = os.path.join(build, "found", name) + os.sep
    os.makedirs(learned, exist_ok=True)
    os.makedirs(found, exist_ok=True)
    cmd = [target, f"-max_total_time={args.seconds}", f"-seed={args.seed}", "-print_final_stats=1",
           f"-timeout={INPUT_SECONDS}", f"-max_len={INPUT_MAX}", f"-rss_limit_mb={MEMORY}",
           f"-artifact_prefix={found}"]
    words = os.path.join(tap.SOURCE, "fuzz", name + ".dict")
    if os.path.exists(words):
        cmd.append("-dict=" + words)
    return cmd + [learned, *seeds(name)]


def show_finding(text):
    """What the fuzzer said last, and the bytes it said it about."""
    tap.comment("\n".join(text.splitlines()[-60:]))
    written = re.search(r"Test unit written to (\S+)", text)
    if written and os.path.exists(written.group(1)):
        with open(written.group(1), "rb") as f:
            tap.comment("input: " + base64.b64encode(f.read(8192)).decode())


def run_fuzzer(job):
    target, name, build, args = job
    env = {**os.environ, "ASAN_OPTIONS": "detect_leaks=1:allocator_may_return_null=1",
           "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1"}
    try:
        done = subprocess.run(command(target, name, build, args), env=env,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=args.seconds * 3 + 120)
    except subprocess.TimeoutExpired as late:
        return name, None, (late.stdout or b"").decode("utf-8", "replace")
    return name, done.returncode, done.stdout.decode("utf-8", "replace")


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1][7:])
    parser.add_argument("build")
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    build = os.path.abspath(args.build)
    jobs = [(t, os.path.basename(t)[:-len("_fuzz")], build, args) for t in find_targets(build)]
    jobs = [j for j in jobs if args.only in j[1]]
    if not jobs:
        print("1..0 # SKIP no fuzzers in this build")
        return 0
    print(f"1..{len(jobs)}", flush=True)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for number, (name, status, text) in enumerate(pool.map(run_fuzzer, jobs), 1):
            print(f"{'ok' if status == 0 else 'not ok'} {number} - {name}", flush=True)
            runs = re.search(r"number_of_executed_units:\s*(\d+)", text)
            tap.comment(f"{runs.group(1) if runs else 'no'} inputs tried")
            if status != 0:
                failed += 1
                show_finding(text)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
