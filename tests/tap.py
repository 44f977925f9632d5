# SPDX-License-Identifier: Apache-2.0
"""TAP for test programs written in Python.

    import tap

    def test_one(t):
        t.equal(1 + 1, 2, "sums")          # a failed check ends this test, not the program

    def test_two(t):
        t.skip("no browser here")          # counted as skipped, with its reason

    tap.main()                             # runs every test_* of this file, in order

The plan is printed first, so a program that dies half way is seen.
"""
import os
import sys
import tempfile
import traceback

SOURCE = os.environ.get("WELLMET_SOURCE") or os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Failed(Exception):
    pass


class Skipped(Exception):
    pass


class Test:
    def true(self, value, what):
        if not value:
            raise Failed(what)

    def equal(self, got, wanted, what=""):
        if got != wanted:
            raise Failed(f"{what}\ngot:    {got!r}\nwanted: {wanted!r}".strip())

    def contains(self, text, part, what=""):
        if part not in text:
            raise Failed(f"{what}\nno {part!r} in:\n{text}".strip())

    def empty(self, lines, what=""):
        if lines:
            raise Failed("\n".join([what, *lines]).strip())

    def skip(self, why):
        raise Skipped(why)


def comment(text):
    for line in str(text).splitlines():
        print("# " + line)
    sys.stdout.flush()


def run_one(number, name, function):
    """Prints the test's point; True when it passed or was skipped."""
    try:
        function(Test())
    except Skipped as why:
        print(f"ok {number} - {name} # SKIP {why}", flush=True)
    except Failed as what:
        print(f"not ok {number} - {name}", flush=True)
        comment(what)
        return False
    except Exception:
        print(f"not ok {number} - {name}", flush=True)
        comment(traceback.format_exc())
        return False
    else:
        print(f"ok {number} - {name}", flush=True)
    return True


def run(tests):
    """Runs [(name, function(t))] and returns the exit status."""
    print(f"1..{len(tests)}", flush=True)
    passed = [run_one(i, name, fn) for i, (name, fn) in enumerate(tests, 1)]
    return 0 if all(passed) else 1


def main():
    found = vars(sys.modules["__main__"])
    sys.exit(run([(n[5:], f) for n, f in found.items() if n.startswith("test_") and callable(f)]))


def write_tree(files):
    """A temporary folder holding {path: text}; use as a context manager."""
    folder = tempfile.TemporaryDirectory(prefix="wellmet-test-")
    for path, text in files.items():
        full = os.path.join(folder.name, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as f:
            f.write(text)
    return folder
