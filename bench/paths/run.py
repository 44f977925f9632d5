#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the search for paths beside its peer and checks that all answer alike.

usage: bench/paths/run.py --data DIR [options] GRAPH [GRAPH ...]

GRAPH is one of the names below (made when missing, into DIR), or NAME=FILE: ties made elsewhere.
FILE.questions or NAME.q beside it are used when they are there.

  --build DIR    where the programs are (build-paths)
  --runs N       interleaved runs (3); the table shows the median of each figure; 0: only verify
  --pairs N      questions for one person (1000)       --sets N   for a set of 60 (200)
  --race-pairs N, --race-sets N   how many of them in the interleaved runs (all)
  --keep-peer    verify with the peer's answers of an earlier run, kept beside the questions
  --wall         time of the clock on the wall instead of the processor's
  --updates N    changes of a tie, one reader beside (200000)
  --no-peer      leave the peers out
All questions are verified first, then the runs follow. Exit status 1 when any answer differs.
"""
import argparse
import hashlib
import pathlib
import statistics
import subprocess
import sys

GRAPHS = {  # kind, people, mean degree, seed
    "circles20k": ("circles", 20000, 40, 1),
    "circles100k": ("circles", 100000, 40, 1),
    "circles1m": ("circles", 1000000, 40, 7),
    "circles5m": ("circles", 5000000, 40, 9),
    "hubs100k": ("hubs", 100000, 40, 3),
    "hubs1m": ("hubs", 1000000, 40, 3),
}
REFERENCE_PAIRS, REFERENCE_SETS = 60, 10
IGRAPH_PAIRS, IGRAPH_SETS, IGRAPH_EGOS = 5, 2, 100  # seconds each at a million people
IGRAPH_PEOPLE_MAX = 2000000  # beyond it needs some 10 GB
TOP_PAIRS, TOP_SETS, TOP_PEOPLE_MAX = 20, 5, 150000


def run(*command):
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def figures(text):
    """Lines of key=value words, by their kind."""
    rows = {}
    for line in text.splitlines():
        row = dict(w.split("=", 1) for w in line.split() if "=" in w)
        rows.setdefault(row.get("kind", "all").split("-")[0], {}).update(row)
    return rows


def answers(path):
    with open(path, encoding="ascii") as f:
        return [line.split() for line in f]


def mismatches(got, want, first_only):
    """How many were compared, how many differ."""
    both = [(g[:1], w[:1]) if first_only else (g, w)
            for g, w in zip(answers(got), answers(want)) if g != ["?"] and w != ["?"]]
    return len(both), sum(g != w for g, w in both)


class Bench:
    def __init__(self, args):
        self.args = args
        self.bin = pathlib.Path(args.build)
        self.data = pathlib.Path(args.data)
        self.data.mkdir(parents=True, exist_ok=True)
        self.peer = self.bin / "bench/paths/peer_graphblas"
        if args.no_peer or not self.peer.exists():
            self.peer = None
        self.igraph = self.bin / "bench/paths/peer_igraph"
        if args.no_peer or not self.igraph.exists():
            self.igraph = None
        self.bad = 0

    def prepare(self, graph):
        name, _, given = graph.partition("=")
        edges = pathlib.Path(given) if given else self.data / f"{name}.edges"
        if not edges.exists():
            if name not in GRAPHS:
                sys.exit(f"run.py: {edges} is missing, and {name} is none of {', '.join(GRAPHS)}")
            run(self.bin / "bench/paths/make_graph", *GRAPHS[name], edges)
        for questions in (edges.with_suffix(".questions"), edges.with_suffix(".q")):
            if questions.exists():
                return name, edges, questions
        questions = self.data / f"{name}.questions"
        if not questions.exists():
            run(self.bin / "bench/paths/make_questions", edges, self.args.pairs, self.args.sets, 60,
                2, questions)
        return name, edges, questions

    def clock(self, engine):
        if self.args.wall:
            return []
        return ["--cpu"] if engine else ["-c"]

    def ours(self, edges, questions, paths, *more):
        out = self.data / f"ours{paths}.costs"
        text = run(self.bin / "src/main/wellmet", "graph", "bench", "--edges", edges, "--questions",
                   questions, "--results", out, "--paths", paths, *self.clock(True), *more)
        return figures(text), out

    def theirs(self, program, edges, questions, pairs, sets, *more):
        out = self.data / (pathlib.Path(program).name + ".costs")
        text = run(program, "-p", pairs, "-s", sets, *self.clock(False), *more, edges, questions,
                   out)
        return figures(text), out

    def peer_answers(self, edges, questions):
        """Of all questions asked; kept under what they were asked about."""
        args = self.args
        asked = f"{edges.stat().st_size} {args.pairs} {args.sets}".encode()
        key = hashlib.sha256(questions.read_bytes() + asked).hexdigest()[:16]
        kept = questions.with_name(f"{questions.stem}.{key}.peer")
        if not (args.keep_peer and kept.exists()):
            _, out = self.theirs(self.peer, edges, questions, args.pairs, args.sets)
            out.rename(kept)
        return kept

    def check(self, what, got, want, first_only):
        n, bad = mismatches(got, want, first_only)
        self.bad += bad
        print(f"  {what}: compared={n} mismatches={bad}")

    def check_reference(self, edges, questions, costs, people):
        reference = self.bin / "bench/paths/reference"
        _, out = self.theirs(reference, edges, questions, REFERENCE_PAIRS, REFERENCE_SETS)
        self.check("best cost, reference", costs[1], out, True)
        if people <= TOP_PEOPLE_MAX:
            _, out = self.theirs(reference, edges, questions, TOP_PAIRS, TOP_SETS, "-k", 5)
            self.check("five costs, trying all", costs[5], out, False)

    def check_igraph(self, edges, questions, costs, people):
        if people > IGRAPH_PEOPLE_MAX or not self.igraph:
            return
        egos = self.data / "ours.egos"
        run(self.bin / "src/main/wellmet", "graph", "bench", "--edges", edges,
            "--egos", IGRAPH_EGOS, "--ego-results", egos)
        for what, command in (("paths without a bound, igraph",
                               ("-p", IGRAPH_PAIRS, "-s", IGRAPH_SETS, edges, questions, costs[1])),
                              ("constraint, igraph", ("-e", egos, edges))):
            done = subprocess.run([str(c) for c in (self.igraph, *command)], stdout=subprocess.PIPE,
                                  text=True, check=False)
            rows = figures(done.stdout)
            row = rows.get("check") or rows["constraint"]
            self.bad += int(row["bad"])
            print(f"  {what}: " + " ".join(f"{k}={v}" for k, v in row.items()
                                            if k not in ("engine", "kind")))

    def verify(self, edges, questions):
        costs, all_of = {}, ("--pairs", self.args.pairs, "--sets", self.args.sets)
        for paths in (1, 5):
            rows, out = self.ours(edges, questions, paths, *all_of)
            costs[paths] = out.rename(out.with_suffix(".verified"))
        people = int(rows["all"]["people"])
        print(f"  people={people} ties={rows['all']['ties']}")
        if self.peer:
            self.check("best cost, peer", costs[1], self.peer_answers(edges, questions), True)
        self.check("best of five", costs[1], costs[5], True)
        self.check_reference(edges, questions, costs, people)
        self.check_igraph(edges, questions, costs, people)

    def race(self, edges, questions):
        args, one = self.args, {}
        few = min(args.race_pairs, args.pairs), min(args.race_sets, args.sets)
        ours = ("--pairs", few[0], "--sets", few[1])
        one["ours"], best = self.ours(edges, questions, 1, *ours, "--updates", args.updates,
                                      "--readers", 1)
        if self.peer:
            one["peer"], costs = self.theirs(self.peer, edges, questions, *few)
            self.bad += mismatches(best, costs, True)[1]
        one["five"], _ = self.ours(edges, questions, 5, *ours)
        return one

    def measure(self, graph):
        name, edges, questions = self.prepare(graph)
        print(name)
        self.verify(edges, questions)
        runs = [self.race(edges, questions) for _ in range(self.args.runs)]
        if runs:
            row = runs[-1]["ours"]["all"]
            print(f"  build_s={row['build_s']} bytes_per_tie={row['bytes_per_tie']} "
                  f"peak_mb={row['peak_mb']}")
            self.table(runs)
        sys.stdout.flush()

    def table(self, runs):
        def median(who, kind, key):
            found = [float(r[who][kind][key]) for r in runs if kind in r.get(who, {})]
            return statistics.median(found) if found else None

        def ratio(kind, key, above, below):
            found = [float(r[above][kind][key]) / float(r[below][kind][key])
                     for r in runs if kind in r.get(above, {})]
            return f"{statistics.median(found):8.1f}" if found else "       -"

        print(f"  {'microseconds':22}{'ours':>10}{'peer':>12}{'peer/ours':>10}"
              f"{'five':>10}{'five/one':>10}")
        for kind in ("pair", "set"):
            for key in ("p50_us", "p99_us"):
                peer = median("peer", kind, key)
                print(f"  {kind + ' ' + key[:3]:22}{median('ours', kind, key):10.1f}"
                      f"{peer if peer else 0:12.1f}  {ratio(kind, key, 'peer', 'ours')}"
                      f"{median('five', kind, key):10.1f}  {ratio(kind, key, 'five', 'ours')}")
        for key in ("p50_us", "p99_us"):
            value = median("ours", "reweight", key)
            if value is not None:
                print(f"  {'change a tie ' + key[:3]:22}{value:10.2f}")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--data", required=True)
    parser.add_argument("--build", default="build-paths")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--sets", type=int, default=200)
    parser.add_argument("--race-pairs", type=int, default=1 << 30)
    parser.add_argument("--race-sets", type=int, default=1 << 30)
    parser.add_argument("--keep-peer", action="store_true")
    parser.add_argument("--updates", type=int, default=200000)
    parser.add_argument("--wall", action="store_true")
    parser.add_argument("--no-peer", action="store_true")
    parser.add_argument("graphs", nargs="+")
    args = parser.parse_args()
    bench = Bench(args)
    for graph in args.graphs:
        bench.measure(graph)
    return bench.bad != 0


if __name__ == "__main__":
    sys.exit(main())
