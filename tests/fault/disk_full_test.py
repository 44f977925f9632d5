# SPDX-License-Identifier: Apache-2.0
"""A disk that fills up: one sentence says so, what was acknowledged is there, nothing is damaged,
and the next write works as soon as there is room, without a restart.

The disk is a small tmpfs in a mount namespace of this test's own (unshare(1): as root, or where
unprivileged user namespaces are allowed; else those tests are skipped). A limit on the size of
files, which needs no rights, is tried beside it."""
import contextlib
import os
import resource
import signal
import subprocess
import sys
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import program
import tap

API = "/api/v1"
OWN_MOUNTS = "WELLMET_TEST_OWN_MOUNTS"
FULL = "The disk is full: make room and try again. Nothing was lost."
NOTE = "word " * 800  # 4,000 bytes
TRIES = 3000          # more notes than any of these disks holds


def enter_own_mounts():
    """Starts this program again where it may mount something that nobody else sees."""
    if OWN_MOUNTS in os.environ:
        return
    os.environ[OWN_MOUNTS] = "no"
    for options in ["--mount"], ["--user", "--map-root-user", "--mount"]:
        with contextlib.suppress(OSError):
            if subprocess.run(["unshare", *options, "mount", "-t", "tmpfs", "none", "/mnt"],
                              capture_output=True, check=False).returncode == 0:
                os.environ[OWN_MOUNTS] = "yes"
                os.execvp("unshare", ["unshare", *options, sys.executable, *sys.argv])


class Disk:
    """A small disk with the database of `home` on it."""

    def __init__(self, t, kib):
        if os.environ[OWN_MOUNTS] != "yes":
            t.skip("no right to mount a small disk: needs root or unprivileged user namespaces")
        self.home = program.Home()
        self.folder = self.home.path("disk")
        os.mkdir(self.folder)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "none", self.folder], check=True)
        self.home.db = os.path.join(self.folder, "wellmet.db")
        self.filler = os.path.join(self.folder, "filler")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", "-l", self.folder], check=True)
        self.home.close()

    def free(self):
        s = os.statvfs(self.folder)
        return s.f_bavail * s.f_bsize

    def fill(self, leave=0):
        """Something else takes what room there is but `leave` bytes."""
        with open(self.filler, "wb", buffering=0) as f, contextlib.suppress(OSError):
            left = self.free() - leave
            while left > 0:
                left -= f.write(b"x" * min(left, 65536))

    def make_room(self):
        os.remove(self.filler)


def check_sound(t, home, names):
    """The file is sound, the log tells the same as the records, and these people are there."""
    doctor = home.run("doctor", "--tsv").check()
    t.contains(doctor, "database file\tsound")
    t.contains(doctor, "change log\ttells the same as the records")
    there = {line.split("\t")[1] for line in home.run("people", "--tsv", "--limit", "1000").check().splitlines()[1:]}
    t.equal(sorted(set(names) - there), [], "acknowledged and not there")
    t.equal(sorted(there - set(names)), [], "refused and there")


def add_until_full(t, home, names, prefix):
    """Adds people by command until one is refused: how."""
    for i in range(TRIES):
        name = f"{prefix}{i}"
        done = home.run("person", "add", "--family", name, "--note", NOTE)
        if done.status != 0:
            return done
        names.append(name)
    t.true(False, "the disk never filled up")


def refused_for_room(t, done):
    t.equal((done.status, done.out, done.err), (12, "", f"wellmet: {FULL}\n"))


def test_command_says_that_the_disk_is_full(t):
    with Disk(t, 8192) as disk:
        names = ["Before"]
        disk.home.run("add", "Before").check()
        disk.fill(leave=400000)
        refused_for_room(t, add_until_full(t, disk.home, names, "N"))
        t.true(len(names) > 3, "some were written before")
        refused_for_room(t, disk.home.run("person", "add", "--family", "Late", "--note", NOTE))
        disk.make_room()
        check_sound(t, disk.home, names)
        disk.home.run("add", "After").check()
        check_sound(t, disk.home, names + ["After"])


def test_command_on_a_disk_without_a_byte_left(t):
    """Even reading needs a little room, for the index of the log: it says what is missing."""
    with Disk(t, 4096) as disk:
        disk.home.run("add", "Before").check()
        disk.fill()
        refused_for_room(t, disk.home.run("people"))
        refused_for_room(t, disk.home.run("add", "Late"))
        disk.make_room()
        check_sound(t, disk.home, ["Before"])


def test_first_start_on_a_full_disk(t):
    with Disk(t, 256) as disk:
        disk.fill(leave=40000)
        refused_for_room(t, disk.home.run("add", "Early"))
        disk.make_room()
        subprocess.run(["mount", "-o", "remount,size=8m", disk.folder], check=True)
        disk.home.run("add", "Late").check()
        check_sound(t, disk.home, ["Late"])


def test_backup_to_a_full_disk(t):
    with Disk(t, 256) as disk:
        home = program.Home()
        home.run("add", "Ada").check()
        copy = os.path.join(disk.folder, "copy.db")
        refused_for_room(t, home.run("backup", copy))
        t.true(not os.path.exists(copy), "no half copy is left")
        home.close()


def test_import_keeps_what_it_says(t):
    with Disk(t, 8192) as disk:
        disk.home.run("add", "Before").check()
        cards = disk.home.write("many.vcf", "".join(
            f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u{i}\r\nFN:P{i}\r\nN:P{i};;;;\r\nNOTE:{NOTE}\r\nEND:VCARD\r\n"
            for i in range(1200)))
        disk.fill(leave=700000)
        done = disk.home.run("import", "--yes", cards)
        t.equal(done.status, 12, done.err)
        t.contains(done.err, "The disk is full: make room and try again.")
        disk.make_room()
        people = disk.home.run("people", "--tsv", "--limit", "1000").check().splitlines()
        t.equal(len(people) - 1, 1, "nothing of the file is there")
        check_sound(t, disk.home, ["Before"])


def people_there(server):
    return {p["name"] for p in server.get(API + "/people?limit=1000").json()}


def test_server_refuses_reads_on_and_recovers(t):
    with Disk(t, 8192) as disk, disk.home.serve() as server:
        names, refusals = [], []
        for round_ in range(3):
            disk.fill(leave=300000)
            for i in range(TRIES):
                name = f"R{round_}n{i}"
                answer = server.post(API + "/people", {"family": name, "note": NOTE})
                if answer.status != 201:
                    break
                names.append(name)
            refusals.append((answer.status, answer.json()["error"], answer.json()["message"]))
            t.equal(people_there(server), set(names), "reading goes on")
            t.equal(server.get("/people").status, 200)
            disk.make_room()
            after = server.post(API + "/people", {"family": f"R{round_}after"})
            t.equal(after.status, 201, after.text())
            names.append(f"R{round_}after")
        t.equal(refusals, [(507, "ERR_FULL", FULL)] * 3)
        check_sound(t, disk.home, names)


def send_until_full(server, path, fields):
    """Sends a form again and again until it is refused: the answer."""
    page = server.get("/form/person.add")
    cookie = "; ".join(c.split(";")[0] for c in page.headers.get_all("Set-Cookie"))
    token = page.text().split('name="csrf" value="')[1].split('"')[0]
    form = urllib.parse.urlencode({"csrf": token, **fields}).encode()
    for _ in range(TRIES):
        answer = server.post(path, form, Cookie=cookie, Content_Type="application/x-www-form-urlencoded")
        if answer.status != 303:
            return answer
    raise AssertionError("the disk never filled up")


def test_forms_keep_their_words(t):
    """What could not be saved stands in the page again, beside the reason."""
    with Disk(t, 8192) as disk, disk.home.serve() as server:
        server.post(API + "/people", {"family": "Before"})
        disk.fill(leave=20000)
        answer = send_until_full(server, "/form/person.add", {"family": "Kept", "note": NOTE})
        t.equal(answer.status, 507)
        for part in FULL, 'value="Kept"', NOTE.strip():
            t.contains(answer.text(), part)
        answer = send_until_full(server, "/log", {"text": "coffee with Before " + NOTE[:1500]})
        t.equal(answer.status, 507)
        for part in FULL, NOTE[:1500].strip():
            t.contains(answer.text(), part)


def limit_files(size):
    def set_limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return set_limit


def test_files_may_not_grow(t):
    """A quota in miniature: a limit of the process, which the system answers with a signal, too."""
    with program.Home() as home:
        home.run("add", "Before").check()
        done = subprocess.run([program.BIN, "person", "add", "--family", "Late", "--note", NOTE], env=home.env(), capture_output=True,
                              preexec_fn=limit_files(4096), timeout=60, check=False)
        t.equal((done.returncode, done.stderr.decode()), (12, f"wellmet: {FULL}\n"))
        check_sound(t, home, ["Before"])


if __name__ == "__main__":
    enter_own_mounts()
    tap.main()
