# SPDX-License-Identifier: Apache-2.0
"""Runs a transcript of the command line: scenario.py [--update] FILE.t; speaks TAP.

A transcript is a list of sections, each one test, all in one folder with one database:

    ## Adding a person                      a heading begins a section
    Anything else is a remark.
    $ wellmet add Ada Lindqvist             a command, run by sh; "> " continues it
    > --circle good
    ! Person added: Ada Lindqvist           "! " what it printed on standard error
    = name                                  "= " what it printed on standard output
    ? 2                                     how it ended, unless with 0
    % wellmet log coffee with Ada           the same at a terminal; all it shows is "= "
    < y                                     what is typed when it asks

{other.db} in a command stands for another database: a file of the folder, or one of the server. A
heading that ends with [sqlite] or [postgres] begins a section for that engine alone.

Ids become {1}, {2} ... in the order they appear, and stand for the same ids in later commands; the
folder becomes ~; blanks at the end of a line are shown as \\s and \\t. A line "= ..." stands for any lines. The day is 10 August 2027, 09:00 UTC.
With --update the transcript is written anew from what really happened: read it before committing.
"""
import os
import pty
import re
import select
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import cluster
import program
import tap

END = re.compile(r"[ \t\r]+$")
PROMPT = re.compile(r"[?:\]>] $")
ENGINE = re.compile(r" \[(sqlite|postgres)\]$")


class Step:
    def __init__(self, terminal, command):
        self.terminal, self.command, self.typed, self.expected = terminal, command, [], []


def read(path):
    """[(heading, [text line or Step])]"""
    sections = [("set-up", [])]
    with open(path, encoding="utf-8") as f:
        lines = f.read().splitlines()
    for line in lines:
        items = sections[-1][1]
        step = items[-1] if items and isinstance(items[-1], Step) else None
        if line.startswith("## "):
            sections.append((line[3:], []))
        elif line[:2] in ("$ ", "% "):
            items.append(Step(line[0] == "%", line[2:]))
        elif step and (line[:2] == "> " or line == ">"):
            step.command += "\n" + line[2:]
        elif step and line[:2] == "< " or step and line == "<":
            step.typed.append(line[2:])
        elif step and (line[:2] in ("= ", "! ", "? ") or line in ("=", "!")):
            step.expected.append(line)
        else:
            items.append(line)
    return sections


class World:
    def __init__(self):
        self.home = program.Home()
        self.ids = []
        bin_ = self.home.path("bin")
        os.mkdir(bin_)
        os.symlink(program.BIN, os.path.join(bin_, "wellmet"))
        shared = os.environ.get("WELLMET_SHARED", os.path.join(program.SOURCE, "..", "shared"))
        tools = ":" + cluster.programs_folder() if program.ENGINE == "postgres" else ""
        self.env = self.home.env(PATH=bin_ + tools + ":" + os.environ["PATH"], SHARED=os.path.abspath(shared), TERM="dumb",
                                 PYTHON=sys.executable)
        self.work = self.home.path("work")
        os.mkdir(self.work)

    def command(self, text):
        text = re.sub(r"\{(\w+\.db)\}", lambda m: self.address(m.group(1)), text)
        return re.sub(r"\{(\d+)\}", lambda m: self.ids[int(m.group(1)) - 1], text)

    def address(self, name):
        """Of another database."""
        return name if program.ENGINE == "sqlite" else self.home.add_database(name).address

    def plain(self, text):
        """The text with ids, folders and other chance things replaced."""
        def number(m):
            if m.group(0) not in self.ids:
                self.ids.append(m.group(0))
            return "{%d}" % (self.ids.index(m.group(0)) + 1)
        for name, database in self.home.databases.items():
            text = text.replace(database.address, self.home.path(name) if name == "wellmet.db" else name)
        text = text.replace(self.work, "~").replace(self.home.folder, "~~")
        return program.ID.sub(number, text)

    def run(self, step):
        command = self.command(step.command)
        if step.terminal:
            return self.at_terminal(command, step.typed)
        done = subprocess.run(["sh", "-c", command], env=self.env, cwd=self.work, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=120)
        out, err = (self.plain(s.decode("utf-8", "backslashreplace")) for s in (done.stdout, done.stderr))
        return marked("=", out) + marked("!", err) + status(done.returncode)

    def at_terminal(self, command, typed):
        pid, fd = pty.fork()
        if pid == 0:
            os.chdir(self.work)
            os.execvpe("sh", ["sh", "-c", command], self.env)
        shown, left = "", list(typed)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            ready, _, _ = select.select([fd], [], [], 0.3)
            if ready:
                try:
                    data = os.read(fd, 65536)
                except OSError:  # the other end is closed
                    break
                if not data:
                    break
                shown += data.decode("utf-8", "backslashreplace")
            if PROMPT.search(shown) and not select.select([fd], [], [], 0.05)[0] and left:
                answer = left.pop(0)
                os.write(fd, b"\x04" if answer == "^D" else answer.encode() + b"\n")
                mark = len(shown)
                while len(shown) == mark and select.select([fd], [], [], 5)[0]:  # its echo
                    try:
                        shown += os.read(fd, 65536).decode("utf-8", "backslashreplace")
                    except OSError:
                        break
        else:
            os.kill(pid, 9)
            shown += "\n(it did not end)\n"
        os.close(fd)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        return marked("=", self.plain(shown.replace("\r\n", "\n"))) + status(code)


def marked(mark, text):
    if not text:
        return []
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    else:
        lines[-1] += "\\"  # no end of line
    return [mark + (" " + END.sub(seen, line) if line else "") for line in lines]


def seen(blanks):
    """Blanks at the end of a line, so that they are seen (and no editor drops them)."""
    return blanks.group(0).replace("\t", "\\t").replace(" ", "\\s").replace("\r", "\\r")


def status(code):
    return [f"? {code}"] if code else []


def fits(expected, got):
    """True when the lines are the same; "= ..." stands for any lines."""
    if not expected:
        return not got
    if expected[0] in ("= ...", "! ..."):
        return any(fits(expected[1:], got[i:]) for i in range(len(got) + 1))
    return bool(got) and expected[0] == got[0] and fits(expected[1:], got[1:])


def is_for_us(heading):
    """Whether a section is for this engine."""
    engine = ENGINE.search(heading)
    return not engine or engine.group(1) == program.ENGINE


def check(world, steps, t):
    """Runs all steps; the first that differs is told."""
    wrong = None
    for step in steps:
        if isinstance(step, str):
            continue
        got = world.run(step)
        if wrong is None and not fits(step.expected, got):
            wrong = [step.command, "expected:", *step.expected, "got:", *got]
    t.empty(wrong or [], "the transcript differs")


def update(path, world, sections):
    lines = []
    for i, (name, items) in enumerate(sections):
        if i:
            lines.append("## " + name)
        for step in items:
            if isinstance(step, str):
                lines.append(step)
                continue
            got = world.run(step) if is_for_us(name) else step.expected
            first, *rest = step.command.split("\n")
            lines += [("% " if step.terminal else "$ ") + first, *(("> " + line).rstrip() for line in rest)]
            lines += ["< " + line for line in step.typed]
            keep = any(line in ("= ...", "! ...") for line in step.expected) and fits(step.expected, got)
            lines += step.expected if keep else got
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")


def main():
    path = sys.argv[-1]
    world, sections = World(), read(path)
    if sys.argv[1] == "--update":
        update(path, world, sections)
        world.home.close()
        return 0
    tests = [(name, lambda t, items=items: check(world, items, t)) for name, items in sections
             if is_for_us(name) and any(isinstance(item, Step) for item in items)]
    result = tap.run(tests)
    world.home.close()
    return result


if __name__ == "__main__":
    sys.exit(main())
