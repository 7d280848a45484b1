"""Univariate scores, variances and mRMR of scikit-learn and mrmr_selection.

mutual_info_classif with its noise (random_state) and, by _compute_mi_cd, without; chi2; VarianceThreshold; mrmr_classif
(FCQ). FCD, MID and MIQ are arithmetic on f_classif, numpy.corrcoef and mutual_info_score of three levels; the first of
criteria that differ by less than 1e-12 of their size (or of the relevance, for differences) is the best.

Constant columns have no mutual information here (scikit-learn gives the information of the noise). Neighbours are found
by a tree: for levels of fewer than 2 k rows scikit-learn itself takes distances by the difference of squares, whose
rounding decides whether the k-th neighbour is counted. chi2 loses digits far from zero: the committed values are exact
fractions, from which scikit-learn's may differ by 1e-7.

python3 selection_scores.py [FILE COUNT SEED]: with arguments, COUNT random cases into FILE.
"""
import functools
import json
import pathlib
import sys
import warnings
from fractions import Fraction

import mrmr
import numpy as np
import pandas as pd
import scipy.stats
import sklearn
from sklearn.feature_selection import VarianceThreshold, chi2, f_classif, mutual_info_classif
from sklearn.feature_selection import _mutual_info
from sklearn.feature_selection._mutual_info import _compute_mi_cd
from sklearn.metrics import mutual_info_score
from sklearn.neighbors import NearestNeighbors

warnings.simplefilter("ignore")
FLOOR = 0.001
_mutual_info.NearestNeighbors = functools.partial(NearestNeighbors, algorithm="kd_tree")


def text(values):
    return [float(v) if np.isfinite(v) else "NaN" if np.isnan(v) else "Inf" if v > 0 else "-Inf" for v in values]


def greedy(relevance, redundancy, combine, k, candidates, difference=0):
    """The order of the choices and their criteria; the first of equals. difference is 1 where combine subtracts."""
    chosen, criteria = [], []
    left = list(candidates)
    while left and len(chosen) < k:
        scores = [relevance[j] if not chosen else combine(relevance[j], np.mean([redundancy(j, c) for c in chosen]))
                  for j in left]
        best = 0
        for a in range(1, len(scores)):
            if scores[a] > scores[best] + 1e-12 * max(abs(scores[best]), relevance[left[best]] if difference else 0):
                best = a
        criteria.append(scores[best])
        chosen.append(left.pop(best))
    return {"order": chosen, "criterion": text(criteria)}


def three_levels(x):
    mean, half = x.mean(), x.std(ddof=1) / 2
    return np.where(x < mean - half, 0, np.where(x > mean + half, 2, 1))


def exact_chi2(columns, y):
    out = []
    for c in columns:
        observed = [sum((Fraction(float(v)) for v in c[y == level]), Fraction(0)) for level in (False, True)]
        shares = [Fraction(int(np.sum(y == level)), len(y)) for level in (False, True)]
        total = sum(observed)
        out.append(float(sum((o - s * total) ** 2 / (s * total) for o, s in zip(observed, shares)))
                   if total else np.nan)
    return np.array(out)


def mrmrs(x, y, varying, k):
    x = x - x.mean(axis=0)  # f_classif's one pass would lose digits far from zero
    f = np.nan_to_num(f_classif(x, y)[0], posinf=np.inf)
    r = np.abs(np.corrcoef(x[:, varying].T)).reshape(len(varying), len(varying))
    at = {j: a for a, j in enumerate(varying)}
    frame = pd.DataFrame(x, columns=[str(j) for j in range(x.shape[1])])
    order, relevance, _ = mrmr.mrmr_classif(frame[[str(j) for j in varying]], pd.Series(y.astype(int)), K=k,
                                            return_scores=True, show_progress=False, n_jobs=1)
    quotient = greedy(f, lambda a, b: max(FLOOR, r[at[a], at[b]]), lambda v, m: 0 if m >= 1 - 1e-12 else v / m, k,
                      [j for j in varying if f[j] > 0])
    out = {"FCQ": {"order": [int(j) for j in order], "criterion": quotient["criterion"]}}
    out["FCD"] = greedy(f, lambda a, b: r[at[a], at[b]], lambda v, m: v - m, k, varying, 1)
    codes = [three_levels(c) for c in x.T]
    relevance = np.array([mutual_info_score(c, y) for c in codes])
    relevance[relevance < 1e-14] = 0
    common = {}

    def information(a, b):
        if (a, b) not in common:
            common[a, b] = common[b, a] = mutual_info_score(codes[a], codes[b])
        return common[a, b]
    out["MID"] = greedy(relevance, information, lambda v, m: v - m, k, varying, 1)
    out["MIQ"] = greedy(relevance, information, lambda v, m: v / max(FLOOR, m), k,
                        [j for j in varying if relevance[j] > 0])
    return out


def case(columns, y, seed=7, neighbours=3, limit=0.5, k=6, scaled=True):
    x = np.array(columns, dtype=float).T
    y = np.array(y, dtype=bool)
    varying = [j for j in range(x.shape[1]) if np.ptp(x[:, j]) > 0]
    noisy = mutual_info_classif(x, y, discrete_features=False, n_neighbors=neighbours, random_state=seed)
    plain = np.array([max(0.0, _compute_mi_cd(c, y, neighbours)) for c in x.T], dtype=float)
    fixed = [j for j in range(x.shape[1]) if j not in varying]
    noisy = np.array(noisy, dtype=float)
    noisy[fixed] = plain[fixed] = np.nan
    counts = np.abs(x)
    c = exact_chi2(counts.T, y)
    p = scipy.stats.chi2.sf(c, 1)
    np.testing.assert_allclose(chi2(counts, y)[0], c, rtol=1e-7, atol=1e-9 * np.max(counts))
    with np.errstate(all="ignore"):
        threshold = VarianceThreshold(limit).fit(x) if (x.var(axis=0) > limit).any() else None
    return {"columns": [[float(v) for v in c] for c in x.T], "positive": [bool(b) for b in y], "seed": seed,
            "neighbours": neighbours, "limit": limit, "k": k,
            "mi_noise": text(noisy) if scaled else None, "mi": text(plain), "chi2": text(c), "chi2_p": text(p),
            "variance": text(np.var(x, axis=0)),
            "above": [] if threshold is None else threshold.get_support(indices=True).tolist(),
            "mrmr": mrmrs(x, y, varying, k)}


def committed():
    rng = np.random.default_rng(29)
    n = 40
    y = np.arange(n) % 2 == 0
    normal = [np.round(rng.normal(0.3 * (j % 5) * y, 1 + j % 3, n), 3) for j in range(12)]
    base = np.round(rng.normal(1.0 * y, 1, n), 2)
    few = rng.random(21) < 0.3
    return {
        "normal": case(normal, y),
        "more columns than rows": case([rng.normal(0.5 * few, 1) for _ in range(60)], few, k=10),
        "correlated blocks": case([np.round(b + 0.2 * rng.normal(0, 1, n), 3) for b in (base, -base, normal[4])
                                   for _ in range(5)], y, neighbours=5),
        "ties": case([rng.integers(0, 4, n) for _ in range(10)], y, seed=0),
        "heavy tails": case([np.round(rng.standard_cauchy(n) + y, 3) for _ in range(10)], y, limit=20, seed=12345),
        "constants": case([normal[0], np.full(n, 3.0), normal[2], np.zeros(n), normal[4]], y),
        "copies": case([base, normal[0], base, -base, normal[1], base / 2], y),
        "one event": case(normal[:6], np.arange(n) == 3, neighbours=2),
        "three of a level": case(normal[:6], np.arange(n) < 3, neighbours=1),
        "separated": case([base + 10 * y, normal[0], np.where(y, 2.0, 1.0)], y),
        "far from zero": case([np.round(1e6 + c, 3) for c in normal[:6]], y),
        "small unit": case([c * 2.0 ** -300 for c in normal[:6]], y, limit=0, scaled=False),
        "large unit": case([c * 2.0 ** 300 for c in normal[:6]], y, limit=0, scaled=False),
    }


def anything(rng):
    n, p = int(rng.integers(8, 140)), int(rng.integers(1, 40))
    y = rng.random(n) < rng.uniform(0.1, 0.9)
    y[:4], y[4:8] = True, False
    kind = rng.integers(0, 5)
    draw = [lambda: rng.normal(rng.uniform(0, 1) * y, rng.uniform(0.1, 5)), lambda: rng.integers(0, 6, n),
            lambda: rng.standard_cauchy(n) + rng.uniform(0, 2) * y, lambda: np.exp(rng.normal(0, 2, n)),
            lambda: np.full(n, float(rng.integers(0, 3)))]
    columns = [draw[kind if kind < 4 and rng.random() < 0.8 else rng.integers(0, 5)]() for _ in range(p)]
    columns.append(rng.normal(0, 1, n))
    columns.append(rng.normal(0, 1, n))
    return case(columns, y, seed=int(rng.integers(0, 2 ** 31)), neighbours=int(rng.integers(1, 7)),
                limit=float(rng.uniform(0, 2)), k=int(rng.integers(1, 12)))


if len(sys.argv) > 1:
    rng = np.random.default_rng(int(sys.argv[3]))
    path, cases = pathlib.Path(sys.argv[1]), {f"random {i}": anything(rng) for i in range(int(sys.argv[2]))}
else:
    path = pathlib.Path(__file__).parent / "../src/test/resources/reference-values/selection_scores.json"
    cases = committed()
path.write_text(json.dumps({"cases": cases, "made_with": ["scikit-learn " + sklearn.__version__, "numpy "
                + np.__version__, "scipy " + scipy.__version__, "mrmr_selection 0.2.8"],
                "made_by": "reference-values/selection_scores.py"}) + "\n")
