# SPDX-License-Identifier: Apache-2.0
"""Tries to do better than the model, each against the same test rows: docs/readiness-lab.md.

    WELLMET_SHARED=... python3 attempts.py [baseline offsets features recalibrate bands latency chance]

Everything that is learned is learned before the test rows: coefficients on the training parts,
what belongs to one person from that person's own earlier outcomes, each known only once it was.
"""
import heapq
import math
import sys

import numpy as np
from scipy.optimize import minimize

import replay
from measures import auc, brier, chance, ece, line, log_loss, logit, sigmoid

FIT_WEIGHTS = {"email_eu": 0.7, "collegemsg": 0.3}
OFFSET_MAX = 1.5


class Offset:
    """A person's offset: how far outcomes were from forecasts, shrunk; `half_life` fades the old."""

    def __init__(self, weight=4.0, half_life=math.inf, by_turns=None):
        self.weight, self.half_life, self.by_turns = weight, half_life, by_turns
        self.at, self.sum, self.mass = 0.0, 0.0, 0.0
        self.group = {False: [0.0, 0.0], True: [0.0, 0.0]}  # few, many turns of this contact

    def forecast(self, row, z):
        offset = self.sum / (self.mass + self.weight)
        if self.by_turns:
            rest, mass = self.group[row["many"]]
            offset += (rest - offset * mass) / (mass + self.by_turns)
        return z + max(-OFFSET_MAX, min(OFFSET_MAX, offset))

    def learn(self, row, z, t, answered):
        p = 1 / (1 + math.exp(-z))
        faded = 2 ** (-(t - self.at) / self.half_life)
        self.at = t
        self.sum = self.sum * faded + answered - p
        self.mass = self.mass * faded + p * (1 - p)
        group = self.group[row["many"]]
        group[0], group[1] = group[0] * faded + answered - p, group[1] * faded + p * (1 - p)


class Slope(Offset):
    """The offset and a slope, shrunk to one, each by itself."""

    def __init__(self, prior):
        super().__init__()
        self.prior, self.slope_sum, self.slope_mass = prior, 0.0, 0.0

    def forecast(self, row, z):
        change = self.slope_sum / (self.slope_mass + self.prior)
        return super().forecast(row, z * (1 + max(-0.5, min(0.5, change))))

    def learn(self, row, z, t, answered):
        p = 1 / (1 + math.exp(-z))
        self.slope_sum += (answered - p) * z
        self.slope_mass += p * (1 - p) * z * z
        super().learn(row, z, t, answered)


class Platt:
    """Intercept and slope together: one Newton step from none, with a prior on both."""

    def __init__(self, prior_slope, prior_intercept=4.0):
        self.gradient = np.zeros(2)
        self.hessian = np.diag([prior_intercept, prior_slope])

    def forecast(self, row, z):
        a, b = np.linalg.solve(self.hessian, self.gradient)
        return max(-OFFSET_MAX, min(OFFSET_MAX, a)) + (1 + max(-0.5, min(0.5, b))) * z

    def learn(self, row, z, t, answered):
        p = 1 / (1 + math.exp(-z))
        x = np.array([1.0, z])
        self.gradient += (answered - p) * x
        self.hessian += p * (1 - p) * np.outer(x, x)


class Steps(Offset):
    """Isotonic in steps: after the offset, five bands of the forecast, each moved to what came,
    shrunk to no move, and kept in order."""

    EDGES = (0.2, 0.35, 0.5, 0.65)

    def __init__(self, prior):
        super().__init__()
        self.prior, self.sums, self.counts = prior, [0.0] * 5, [0] * 5

    def forecast(self, row, z):
        p = 1 / (1 + math.exp(-super().forecast(row, z)))
        band = sum(p >= e for e in self.EDGES)
        moves = [s / (n + self.prior) for s, n in zip(self.sums, self.counts)]
        p += moves[band]
        low = self.EDGES[band - 1] + moves[band - 1] if band else 0.01
        high = self.EDGES[band] + moves[band + 1] if band < 4 else 0.99
        p = min(max(p, min(low, high)), max(low, high))
        return math.log(min(0.99, max(0.01, p)) / (1 - min(0.99, max(0.01, p))))

    def learn(self, row, z, t, answered):
        p = 1 / (1 + math.exp(-super().forecast(row, z)))
        band = sum(p >= e for e in self.EDGES)
        self.sums[band] += answered - p
        self.counts[band] += 1
        super().learn(row, z, t, answered)


def online(data, z, make):
    """Replays each person's re-contacts in order of time; an outcome is learned when it is known:
    at the answer, or after 14 days. Returns the corrected logits."""
    corrected = np.zeros(len(z))
    order = np.lexsort((data["t"], data["ego"]))
    many = data["contact_resolved"] >= 3
    ego = learner = None
    waiting = []
    for i in order:
        t = data["t"][i]
        if data["ego"][i] != ego:
            ego, learner, waiting = data["ego"][i], make(), []
        while waiting and waiting[0][0] <= t:
            known, k = heapq.heappop(waiting)
            learner.learn({"many": bool(many[k])}, z[k], known, data["answered"][k])
        corrected[i] = learner.forecast({"many": bool(many[i])}, z[i])
        done = data["answered_at"][i] if data["answered"][i] else t + replay.WINDOW
        heapq.heappush(waiting, (done, i))
    return corrected


def show(sets, title, make, logits=None):
    for name, data in sets.items():
        z = data["z"] if logits is None else logits[name]
        line("%s, %s" % (name, title), data, sigmoid(online(data, z, make)))


def baseline(sets):
    for name, data in sets.items():
        line(name + ", the model", data, sigmoid(data["z"] + data["offset"]))
        line(name + ", without offset", data, sigmoid(data["z"]))


def offsets(sets):
    for weight in (4, 2, 8, 16):
        show(sets, "own answer, weight %d" % weight, lambda: Offset(weight))
    for half_life in (180, 90, 45):
        show(sets, "fading, %d days" % half_life, lambda: Offset(4, half_life))
    show(sets, "fading, 90 days, weight 8", lambda: Offset(8, 90))
    for prior in (8, 16):
        show(sets, "two levels, weight %d" % prior, lambda: Offset(by_turns=prior))
    for prior in (30, 100):
        show(sets, "slope, weight %d" % prior, lambda: Slope(prior))


# One added feature at a time; the coefficients are then fitted anew on the training parts.
FEATURES = {
    "none": lambda d: 0 * d["t"],
    "my turn was last": lambda d: d["last_was_mine"],
    "silence": lambda d: np.log1p(d["gap"] / 7),
    "silence from them": lambda d: np.log1p(np.minimum(d["gap_in"], 400) / 7),
    "own activity": lambda d: np.log1p(d["own_activity"]),
    "others' activity": lambda d: np.log1p(d["their_activity"]),
    "faster fading": lambda d: np.log1p(d["recent15"]),
    "two-way days": lambda d: np.log1p(2 * np.minimum(d["in120"], d["out120"])),
    "speed of replies": lambda d: np.where(d["reply_hours"] >= 0, d["reply_hours"] - 3, 0),
    "messages so far": lambda d: np.log1p(d["before"]),
    "rhythm": lambda d: np.where(d["rhythm"] >= 0, d["rhythm"] - 1, 0),
    "age of the tie": lambda d: np.log1p(d["age"] / 30),
    "silence against rhythm": lambda d: np.log1p(d["gap"]) - np.maximum(d["rhythm"], 0),
    "few turns": lambda d: (d["contact_resolved"] < 3) * 1.0,
    "number of contacts": lambda d: np.log1p(d["contacts"]),
}


def terms(data, feature):
    rate = (data["account_answered"] + 5.4) / (data["account_resolved"] + 12)
    own = (data["contact_answered"] + 4 * rate) / (data["contact_resolved"] + 4)
    columns = [np.ones(len(rate)), logit(rate), logit(own) - logit(rate),
               np.log1p(data["recent45"]), np.log1p(data["ignored"]),
               (data["days_in"] + 1) / (data["days_in"] + data["days_out"] + 2), feature(data)]
    return np.array(columns).T


def fit(sets, feature, ridge=1e-3):
    columns = {name: terms(data, feature) for name, data in sets.items()}

    def loss(b):
        total, gradient = ridge * (b[1:] ** 2).sum(), 2 * ridge * np.r_[0, b[1:]]
        for name, data in sets.items():
            x, y = columns[name][data["train"]], data["answered"][data["train"]]
            z = x @ b
            total += FIT_WEIGHTS[name] * np.mean(np.logaddexp(0, z) - y * z)
            gradient = gradient + FIT_WEIGHTS[name] * x.T @ (sigmoid(z) - y) / len(y)
        return total, gradient
    start = np.zeros(next(iter(columns.values())).shape[1])
    return minimize(loss, start, jac=True, method="BFGS").x, columns


def features(sets):
    for title, feature in FEATURES.items():
        b, columns = fit(sets, feature)
        print("# fitted with %s: %s" % (title, " ".join("%.3f" % x for x in b)))
        show(sets, "with " + title, lambda: Offset(4, 90), {n: columns[n] @ b for n in sets})


def recalibrate(sets):
    for prior in (10, 30):
        show(sets, "Platt a person, slope %d" % prior, lambda: Platt(prior))
    for prior in (10, 40):
        show(sets, "steps a person, weight %d" % prior, lambda: Steps(prior))


def cover(data, threshold, rows):
    """Share of outcomes inside the set of answers not excluded, and of sets that say something."""
    p, y = data["p"][rows], data["answered"][rows]
    yes, no = 1 - p <= threshold, p <= threshold
    return np.where(y == 1, yes, no).mean(), (yes != no).mean()


def bands(sets):
    """Contacts with fewer than three turns: what bands say, and what conformal sets would."""
    few = {n: d["contact_resolved"] < 3 for n, d in sets.items()}
    for name, data in sets.items():
        data["p"] = sigmoid(data["z"] + data["offset"])
        rows = data["test"] & few[name]
        for title, low, high in (("low", 0, 0.35), ("even", 0.35, 0.6), ("good", 0.6, 1)):
            chosen = rows & (data["p"] > low) & (data["p"] <= high)
            y, n = data["answered"][chosen].mean(), int(chosen.sum())
            print("%-34s n %5d  said %.3f  came %.3f +- %.3f" %
                  (name + ", fewer than 3, " + title, n, data["p"][chosen].mean(), y,
                   1.96 * math.sqrt(y * (1 - y) / n)))
    for level in (0.8, 0.9):
        for source in sets:
            d = sets[source]
            rows = d["train"] & few[source]
            wrong = np.where(d["answered"] == 1, 1 - d["p"], d["p"])[rows]
            threshold = np.quantile(wrong, min(1, math.ceil((len(wrong) + 1) * level) / len(wrong)))
            for name in sets:
                got, told = cover(sets[name], threshold, sets[name]["test"] & few[name])
                print("%-34s covered %.3f  says yes or no %.3f" %
                      ("%s by %s, %d %%" % (name, source, round(level * 100)), got, told))


SHARES = ((1, 0.60), (3, 0.74), (7, 0.87))


def latency(sets):
    """An answer within d days: the fixed shares, or counted for each person with weight 20."""
    for name, data in sets.items():
        p = sigmoid(data["z"] + data["offset"])
        order = np.argsort(data["t"], kind="stable")
        took = data["answered_at"] - data["t"]
        for days, share in SHARES:
            own = np.zeros(len(p))
            counts, waiting = {}, []
            for i in order:
                while waiting and waiting[0][0] <= data["t"][i]:
                    _, k = heapq.heappop(waiting)
                    c = counts.setdefault(data["ego"][k], [0, 0])
                    c[0], c[1] = c[0] + (took[k] <= days), c[1] + 1
                within, n = counts.get(data["ego"][i], (0, 0))
                own[i] = (within + 20 * share) / (n + 20)
                if data["answered"][i]:
                    heapq.heappush(waiting, (data["answered_at"][i], i))
            rows = data["test"]
            y = (took[rows] <= days) * 1.0
            for title, q in (("fixed", p * share), ("a person's", p * own)):
                print("%-34s rate %.3f AUC %.4f Brier %.4f LL %.4f ECE %.4f" %
                      ("%s, %d days, %s" % (name, days, title), y.mean(), auc(y, q[rows]),
                       brier(y, q[rows]), log_loss(y, q[rows]), ece(y, q[rows])))


def chances(sets):
    """How far the best candidates are from the model, with what drawing other people would do."""
    for title, make in (("own answer, weight 4", lambda: Offset(4)),
                        ("fading, 90 days", lambda: Offset(4, 90)),
                        ("Platt a person, slope 30", lambda: Platt(30))):
        for name, data in sets.items():
            chance("%s, %s" % (name, title), data, sigmoid(online(data, data["z"], make)),
                   sigmoid(data["z"] + data["offset"]))


ATTEMPTS = {"baseline": baseline, "offsets": offsets, "features": features,
            "recalibrate": recalibrate, "bands": bands, "latency": latency, "chance": chances}


def main(names):
    sets = {name: replay.load(name) for name in replay.SETS}
    for name in names or ATTEMPTS:
        print("## " + name)
        ATTEMPTS[name](sets)


if __name__ == "__main__":
    main(sys.argv[1:])
