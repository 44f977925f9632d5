# SPDX-License-Identifier: Apache-2.0
"""What an attempt is judged by: AUC, Brier score, log loss, ECE, and how far chance goes."""
import numpy as np
from scipy.stats import rankdata

CLIP = 1e-4
FEW = 10  # messages before: "few" rows


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def logit(p):
    return np.log(p / (1 - p))


def auc(y, p):
    rank, yes = rankdata(p), y.sum()
    return (rank[y == 1].sum() - yes * (yes + 1) / 2) / (yes * (len(y) - yes))


def ece(y, p, bins=10):
    """Expected calibration error over bins of equal mass."""
    order = np.argsort(p, kind="stable")
    return sum(abs((y[i] - p[i]).sum()) for i in np.array_split(order, bins)) / len(y)


def brier(y, p):
    return ((y - p) ** 2).mean()


def log_loss(y, p):
    p = np.clip(p, CLIP, 1 - CLIP)
    return -np.log(np.where(y == 1, p, 1 - p)).mean()


def line(title, data, p, rows="test"):
    """One attempt on one set, all test rows and those with few messages before."""
    chosen = data[rows]
    y, q = data["answered"][chosen], p[chosen]
    few = data["before"][chosen] <= FEW
    print("%-34s AUC %.4f Brier %.4f LL %.4f ECE %.4f | few AUC %.4f Brier %.4f ECE %.4f" %
          (title, auc(y, q), brier(y, q), log_loss(y, q), ece(y, q),
           auc(y[few], q[few]), brier(y[few], q[few]), ece(y[few], q[few])))


def chance(title, data, p, base, times=300, seed=7):
    """95 % interval of the difference to the base, drawing people anew (not rows)."""
    chosen = data["test"]
    y, q, b, ego = (x[chosen] for x in (data["answered"], p, base, data["ego"]))
    of_ego = [np.flatnonzero(ego == e) for e in np.unique(ego)]
    draw = np.random.default_rng(seed)
    found = []
    for _ in range(times):
        rows = np.concatenate([of_ego[i] for i in draw.integers(0, len(of_ego), len(of_ego))])
        found.append([f(y[rows], q[rows]) - f(y[rows], b[rows]) for f in (auc, brier, ece)])
    low, high = np.quantile(np.array(found), (0.025, 0.975), axis=0)
    print("%-34s AUC %+.4f..%+.4f Brier %+.4f..%+.4f ECE %+.4f..%+.4f" %
          (title, low[0], high[0], low[1], high[1], low[2], high[2]))
