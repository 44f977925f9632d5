# SPDX-License-Identifier: Apache-2.0
"""`wellmet graph`: answers on plain files of ties, and files that are none."""
import os
import struct
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import program
import tap

HOME = program.Home()
TIES = [(0, 1, 1000, 0), (1, 2, 0, 1), (2, 3, 65535, 2), (0, 3, 60000, 3)]


def file_of(name, data):
    path = HOME.path(name)
    with open(path, "wb") as f:
        f.write(data)
    return path


def edges(name="ok.edges", ties=TIES):
    return file_of(name, b"".join(struct.pack("<IIHH", *t) for t in ties))


def query(path, *words):
    return HOME.run("graph", "query", "--edges", path, *words)


def bench(path, *words):
    return HOME.run("graph", "bench", "--edges", path, *words)


def refused(t, run, sentence, what):
    t.equal((run.status, run.out), (2, ""), what + ": nothing but a sentence")
    t.contains(run.err, sentence, what)
    t.equal(run.err.count("\n"), 1, what + ": one sentence")


def test_paths_of_a_file(t):
    t.equal(query(edges(), "--from", "0", "--to", "3").out,
            "cost\tstrength\thops\tpeople\n"
            "60000\t4.34775e-07\t1\t0\t3\n"
            "66536\t8.81575e-08\t3\t0\t1\t2\t3\n", "cheapest first")


def test_nobody_in_reach(t):
    run = query(edges("apart", [(0, 1, 5, 0), (2, 3, 5, 0)]), "--from", "0", "--to", "3")
    t.equal((run.status, run.out), (0, "cost\tstrength\thops\tpeople\n"), "no path is an answer")


def test_files_that_are_none(t):
    for name, data, sentence in [
            ("empty", b"", "Nobody in the graph has the number 0"),
            ("cut", b"x" * 17, "its length is not a multiple of 12 bytes"),
            ("noise", b"\xff\xfe\xfd" * 5461 + b"\xff" * 9, "A graph holds at most")]:
        refused(t, query(file_of(name, data), "--from", "0", "--to", "3"), sentence, name)
    refused(t, query("/nonexistent", "--from", "0", "--to", "3"), "No such file", "no file")
    refused(t, query(HOME.path("."), "--from", "0", "--to", "3"), "no plain file", "a folder")


def test_words_that_are_none(t):
    path = edges()
    for words, sentence in [(("--from", "0", "--to", "1,,2"), "numbers with commas between"),
                            (("--from", "-1", "--to", "1"), "write a number"),
                            (("--from", "0", "--to", "3", "--hops", "9"), "from 0 to 5"),
                            (("--from", "0", "--to", "99"), "Nobody in the graph has the number 99")]:
        refused(t, query(path, *words), sentence, " ".join(words))


def test_questions(t):
    results = HOME.path("results")
    asked = file_of("asked", b"P 0 3\nS 0 2 2 3\nP 3 0\n")
    bench(edges(), "--questions", asked, "--results", results, "--paths", "2").check()
    with open(results, encoding="ascii") as f:
        t.equal(f.read(), "60000 66536\n1001 60000\n60000 66536\n", "a line each")


def test_questions_that_are_none(t):
    for text in (b"P 0 3\nrubbish\n", b"P 0 3\nP 0 99\n", b"P 0 3\nS 0 5 1\n", b"P 0 3\nP\0 1 2\n"):
        run = bench(edges(), "--questions", file_of("bad", text))
        t.equal(run.status, 2, repr(text))
        t.contains(run.err, "Question 2 of", repr(text))


def test_nothing_to_measure(t):
    for name, ties in (("nobody", []), ("alone", [(0, 0, 5, 0), (1, 1, 5, 0)])):
        run = bench(edges(name, ties), "--egos", "3", "--updates", "5", "--readers", "1",
                    "--own", "2", "--questions", file_of("none", b""))
        t.equal((run.status, run.err), (0, ""), name)


def test_a_snapshot_is_read_again(t):
    run = bench(edges(), "--snapshot", HOME.path("ok.graph"))
    t.equal(run.status, 0, run.err)
    t.contains(run.out, "kind=snapshot", "told")
    refused_run = bench(edges(), "--snapshot", HOME.path("no/such/folder"))
    t.equal(refused_run.status, 2, "a folder that is not there")
    t.contains(refused_run.err, "No such file", "why")


tap.main()
