"""ICC and one-way ANOVA in exact arithmetic (fractions.Fraction on the very doubles that the tests use)."""
import json
import pathlib
import random
from fractions import Fraction


def icc(ratings):
    n, k = len(ratings), len(ratings[0])
    x = [[Fraction(v) for v in row] for row in ratings]
    grand = sum(map(sum, x)) / (n * k)
    rows = [sum(r) / k for r in x]
    cols = [sum(r[j] for r in x) / n for j in range(k)]
    msb = k * sum((r - grand) ** 2 for r in rows) / (n - 1)
    msj = n * sum((c - grand) ** 2 for c in cols) / (k - 1)
    mse = sum((x[i][j] - rows[i] - cols[j] + grand) ** 2 for i in range(n) for j in range(k)) / ((n - 1) * (k - 1))
    msw = sum((x[i][j] - rows[i]) ** 2 for i in range(n) for j in range(k)) / (n * (k - 1))
    return [(msb - msw) / (msb + (k - 1) * msw),
            (msb - mse) / (msb + (k - 1) * mse + k * (msj - mse) / n),
            (msb - mse) / (msb + (k - 1) * mse),
            (msb - msw) / msb,
            (msb - mse) / (msb + (msj - mse) / n),
            (msb - mse) / msb]


def anova(groups):
    x = [[Fraction(v) for v in g] for g in groups]
    n = sum(map(len, x))
    grand = sum(map(sum, x)) / n
    means = [sum(g) / len(g) for g in x]
    between = sum(len(g) * (m - grand) ** 2 for g, m in zip(x, means)) / (len(x) - 1)
    within = sum((v - m) ** 2 for g, m in zip(x, means) for v in g) / (n - len(x))
    return between / within


def ratings(rng, n, k, mean, between, noise):
    return [[mean + t + rng.gauss(0, noise) for _ in range(k)] for t in (rng.gauss(0, between) for _ in range(n))]


rng = random.Random(7)
icc_cases = {
    "ordinary": ratings(rng, 20, 2, 0, 1, .4),
    "mean_1e9_sd_1": ratings(rng, 20, 2, 1e9, 1, .5),
    "mean_1e12_sd_1": ratings(rng, 20, 2, 1e12, 1, .5),
    "scale_1e-300": ratings(rng, 12, 3, 0, 1e-300, .3e-300),
    "scale_1e300": ratings(rng, 12, 3, 0, 1e300, .3e300),
}
anova_cases = {
    "ordinary": [[rng.gauss(m, 1) for _ in range(n)] for m, n in ((0, 20), (.5, 25))],
    "three_groups": [[rng.gauss(m, 1) for _ in range(n)] for m, n in ((0, 9), (.5, 12), (.2, 7))],
    "mean_1e9_sd_1": [[rng.gauss(1e9 + m, 1) for _ in range(n)] for m, n in ((0, 20), (.5, 25))],
    "scale_1e-300": [[rng.gauss(m, 1) * 1e-300 for _ in range(n)] for m, n in ((0, 20), (.5, 25))],
    "scale_1e300": [[rng.gauss(m, 1) * 1e300 for _ in range(n)] for m, n in ((0, 20), (.5, 25))],
    "heavy_tails": [[rng.gauss(m, 1) / rng.gauss(0, 1) for _ in range(n)] for m, n in ((0, 20), (.5, 25))],
    "ties": [[round(rng.gauss(m, 1)) for _ in range(n)] for m, n in ((0, 20), (1, 25))],
}
out = {
    "icc": {name: {"ratings": r, "estimate": [float(v) for v in icc(r)]} for name, r in icc_cases.items()},
    "anova": {name: {"groups": g, "f": float(anova(g))} for name, g in anova_cases.items()},
    "made_by": "reference-values/exact_anova.py",
}
path = pathlib.Path(__file__).parent / "../src/test/resources/reference-values/exact_anova.json"
path.write_text(json.dumps(out) + "\n")
