# SPDX-License-Identifier: Apache-2.0
"""Replays the public logs and returns one row for each re-contact, with what was known then.

    data = replay.load("email_eu")      a dict of numpy arrays, one value a re-contact

The counters are those of the model (docs/readiness.md); the other columns are what the attempts of
attempts.py try to add. The outcome of a row is known to the row alone: nothing in its columns looks
ahead. The data are read from the folder that WELLMET_SHARED names, in readiness/; a replay is kept
in the folder READINESS_CACHE, when that is set, because it takes half a minute.
"""
import bisect
import collections
import csv
import gzip
import math
import os
import sys

import numpy as np

SETS = ("email_eu", "collegemsg")
DAY = 86400.0
WINDOW, SILENCE = 14.0, 7.0
WARM_UP = 28.0
MOST_RECEIVERS = 5
PRIOR_RATE, ACCOUNT_WEIGHT, CONTACT_WEIGHT = 0.45, 12, 4

COLUMNS = (
    "t ego other before answered counts z offset account_answered account_resolved "
    "contact_answered contact_resolved recent45 ignored days_in days_out gap gap_in last_was_mine "
    "recent15 in120 out120 own_activity their_activity reply_hours replies age rhythm contacts "
    "answered_at").split()


def folder():
    """Where the data stand; ends the program with a sentence when they are not here."""
    base = os.environ.get("WELLMET_SHARED", "")
    path = os.path.join(base, "readiness")
    missing = [s for s in SETS if not os.path.exists(os.path.join(path, s + ".csv.gz"))]
    if not base or missing:
        print("skipped: WELLMET_SHARED names no folder with readiness/%s.csv.gz" %
              (missing or SETS)[0])
        sys.exit(0)
    return path


def read_logs(path):
    """Each person's own log as (day, other, direction, receivers), the messages between any two,
    and the last day."""
    logs, between, end = collections.defaultdict(list), collections.defaultdict(list), 0.0
    with gzip.open(path, "rt") as f:
        for row in csv.DictReader(f):
            receivers = int(row["k"])
            if receivers > MOST_RECEIVERS:
                continue
            t = round(int(row["t"]) / DAY, 6)
            logs[row["src"]].append((t, row["dst"], "o", receivers))
            logs[row["dst"]].append((t, row["src"], "i", receivers))
            between[row["src"], row["dst"]].append(t)
            end = t
    return logs, between, end


class Fading:
    """A count that fades by half every so many days; a day counts once."""

    def __init__(self, half_life):
        self.half_life, self.value, self.at, self.day = half_life, 0.0, 0.0, -1

    def now(self, t):
        return self.value * 2 ** (-(t - self.at) / self.half_life)

    def add(self, t):
        if int(t) != self.day:
            self.value, self.at, self.day = self.now(t) + 1, t, int(t)


class Contact:
    """What the ego's log knows of one other person."""

    def __init__(self, t):
        self.first, self.last, self.last_in, self.last_direction = t, None, None, None
        self.events = self.days_in = self.days_out = 0
        self.day_in = self.day_out = -1
        self.answered = self.resolved = self.ignored = 0
        self.turn = self.recontact = None
        self.in45, self.in15, self.in120, self.out120 = (Fading(h) for h in (45, 15, 120, 120))
        self.reply_hours, self.replies = 0.0, 0
        self.gaps, self.gaps_n = 0.0, 0


def logit(p):
    return math.log(p / (1 - p))


class Ego:
    """One person's log, event by event; rows() are its re-contacts."""

    def __init__(self, name, between, end):
        self.name, self.between, self.end = name, between, end
        self.contacts = {}
        self.answered = self.resolved = 0
        self.sum = self.weight = 0.0
        self.turns, self.recontacts = collections.deque(), collections.deque()
        self.own, self.theirs = Fading(30), Fading(30)
        self.rows = []

    def learn(self, recontact, answered):
        p = recontact["p"]
        recontact["known"] = True
        self.sum += answered - p
        self.weight += p * (1 - p)

    def resolve(self, t):
        while self.turns and self.turns[0]["at"] + WINDOW <= t:
            self.resolved += not self.turns.popleft()["answered"]
        while self.recontacts and self.recontacts[0]["at"] + WINDOW <= t:
            recontact = self.recontacts.popleft()
            if not recontact["known"]:
                self.learn(recontact, 0)

    def forecast(self, c, t, resolved):
        rate = (self.answered + ACCOUNT_WEIGHT * PRIOR_RATE) / (self.resolved + ACCOUNT_WEIGHT)
        own = (c.answered + CONTACT_WEIGHT * rate) / (resolved + CONTACT_WEIGHT)
        return (-0.717 + 0.356 * logit(rate) + 0.346 * (logit(own) - logit(rate))
                + 0.584 * math.log1p(c.in45.now(t)) - 0.367 * math.log1p(c.ignored)
                + 0.467 * (c.days_in + 1) / (c.days_in + c.days_out + 2))

    def recontact(self, c, t, other, receivers):
        resolved = c.resolved + (c.turn is not None and t - c.turn["at"] > WINDOW)
        z = self.forecast(c, t, resolved)
        offset = max(-1.5, min(1.5, self.sum / (self.weight + 4)))
        theirs = self.between.get((other, self.name), [])
        at = bisect.bisect_right(theirs, t)
        answered_at = theirs[at] if at < len(theirs) and theirs[at] - t <= WINDOW else math.inf
        counts = receivers == 1 and t + WINDOW <= self.end and t >= WARM_UP
        self.rows.append((
            t, int(self.name), int(other), c.events, answered_at < math.inf, counts, z, offset,
            self.answered, self.resolved, c.answered, resolved, c.in45.now(t), c.ignored,
            c.days_in, c.days_out, t - c.last, t - c.last_in if c.last_in is not None else 999.0,
            c.last_direction == "o", c.in15.now(t), c.in120.now(t), c.out120.now(t),
            self.own.now(t), self.theirs.now(t),
            c.reply_hours / c.replies if c.replies else -1, c.replies, t - c.first,
            c.gaps / c.gaps_n if c.gaps_n else -1, len(self.contacts), answered_at))
        c.recontact = {"at": t, "p": 1 / (1 + math.exp(-z)), "known": False}
        self.recontacts.append(c.recontact)

    def add_mine(self, c, t, silent):
        if c.turn is None:
            c.turn = {"at": t, "answered": False}
            self.turns.append(c.turn)
        c.ignored += silent
        if c.day_out != int(t):
            c.days_out, c.day_out = c.days_out + 1, int(t)
        c.out120.add(t)

    def add_theirs(self, c, t):
        if c.turn is not None:
            c.answered, c.resolved = c.answered + 1, c.resolved + 1
            self.answered, self.resolved = self.answered + 1, self.resolved + 1
            c.reply_hours, c.replies = c.reply_hours + math.log1p((t - c.turn["at"]) * 24), c.replies + 1
            c.turn["answered"], c.turn = True, None
        if c.recontact is not None and not c.recontact["known"]:
            self.learn(c.recontact, 1)
        c.recontact, c.ignored, c.last_in = None, 0, t
        if c.day_in != int(t):
            c.days_in, c.day_in = c.days_in + 1, int(t)
        for fading in (c.in45, c.in15, c.in120):
            fading.add(t)
        self.theirs.add(t)

    def add(self, t, other, direction, receivers):
        self.resolve(t)
        c = self.contacts.get(other)
        if c is None:
            c = self.contacts[other] = Contact(t)
        silent = c.last is None or t - c.last >= SILENCE
        if direction == "o" and silent and c.last is not None:
            self.recontact(c, t, other, receivers)
        if c.turn is not None and t - c.turn["at"] > WINDOW:
            c.resolved, c.turn = c.resolved + 1, None
        if direction == "o":
            self.add_mine(c, t, silent)
        else:
            self.add_theirs(c, t)
        self.own.add(t)
        if c.last is not None:
            c.gaps, c.gaps_n = c.gaps + math.log1p(t - c.last), c.gaps_n + 1
        c.last, c.last_direction = t, direction
        c.events += 1


def replay(name):
    logs, between, end = read_logs(os.path.join(folder(), name + ".csv.gz"))
    rows = []
    for ego, log in logs.items():
        person = Ego(ego, between, end)
        for event in log:
            person.add(*event)
        rows += person.rows
    rows.sort()
    return np.array(rows, dtype=float)


def split(data):
    """By time: the last 40 % are the test; training rows end 14 days before it."""
    counts = data["counts"] == 1
    cut = np.quantile(data["t"][counts], 0.6)
    data["test"] = counts & (data["t"] >= cut)
    data["train"] = counts & (data["t"] + WINDOW <= cut)


def load(name):
    cache = os.environ.get("READINESS_CACHE")
    kept = os.path.join(cache, name + ".npy") if cache else None
    folder()
    rows = np.load(kept) if kept and os.path.exists(kept) else replay(name)
    if kept and not os.path.exists(kept):
        np.save(kept, rows)
    data = {column: rows[:, i] for i, column in enumerate(COLUMNS)}
    split(data)
    return data
