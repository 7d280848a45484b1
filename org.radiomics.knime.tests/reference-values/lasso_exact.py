"""Minimum of the LASSO's and elastic net's objective, binomial family, in 50 digits (mpmath), on the very doubles that
the tests use: mean logistic loss + lambda (alpha |b|_1 + (1 - alpha) / 2 |b|^2) of features standardised with the 1/n
standard deviation, the intercept free. Newton's method on the coefficients that are not 0, whose signs are held; a
solution counts when the optimality (KKT) conditions hold to 1e-35. Needs mpmath.

The cases of lasso.json at lambdas that it gives, and data near separation, with heavy tails and blocks, where glmnet is
far from converged at thresh = 1e-12."""
import json
import pathlib
import random

import mpmath as mp

mp.mp.dps = 50
FOLDER = pathlib.Path(__file__).parent / "../src/test/resources/reference-values"
TOLERANCE = mp.mpf(10) ** -35


def standardised(columns):
    means = [mp.fsum(c) / len(c) for c in columns]
    scales = [mp.sqrt(mp.fsum((v - m) ** 2 for v in c) / len(c)) for c, m in zip(columns, means)]
    return [[(v - m) / s for v in c] for c, m, s in zip(columns, means, scales)], means, scales


def residuals(z, y, intercept, beta):
    p = [1 / (1 + mp.exp(-intercept - mp.fsum(b * z[j][i] for j, b in beta.items()))) for i in range(len(y))]
    return [v - q for v, q in zip(y, p)], [q * (1 - q) for q in p]


def objective(z, y, l1, l2, intercept, beta):
    eta = [intercept + mp.fsum(b * z[j][i] for j, b in beta.items()) for i in range(len(y))]
    loss = mp.fsum(mp.log1p(mp.exp(e)) - v * e for e, v in zip(eta, y)) / len(y)
    return loss + l1 * mp.fsum(map(abs, beta.values())) + l2 / 2 * mp.fsum(b * b for b in beta.values())


def newton(z, y, l1, l2, intercept, beta):
    """Moves to the minimum for the given signs, or to where the first coefficient reaches 0, which is then left out."""
    signs = {j: mp.sign(b) for j, b in beta.items()}
    active = sorted(beta)
    n = len(y)
    while True:
        r, w = residuals(z, y, intercept, beta)
        x = [[mp.mpf(1)] * n] + [z[j] for j in active]
        gradient = mp.matrix([mp.fdot(r, c) / n for c in x])
        curvature = mp.matrix(len(x), len(x))
        for a in range(len(x)):
            weighted = [v * u for v, u in zip(w, x[a])]
            for c in range(len(x)):
                curvature[a, c] = mp.fdot(weighted, x[c]) / n + (l2 if a == c > 0 else 0)
        for a, j in enumerate(active, 1):
            gradient[a] -= l1 * signs[j] + l2 * beta[j]
        if max(map(abs, gradient)) < TOLERANCE / 1000:
            return intercept, beta
        step = mp.lu_solve(curvature, gradient)
        share, leaves = min([(-beta[j] / step[a], j) for a, j in enumerate(active, 1)
                             if signs[j] * (beta[j] + step[a]) <= 0], default=(mp.mpf(1), None))
        moved = {j: beta[j] + share * step[a] for a, j in enumerate(active, 1)}
        if max(map(abs, step)) > 1:
            before = objective(z, y, l1, l2, intercept, beta)
            while objective(z, y, l1, l2, intercept + share * step[0], moved) > before:
                share, leaves = share / 2, None
                moved = {j: beta[j] + share * step[a] for a, j in enumerate(active, 1)}
        intercept += share * step[0]
        beta.update(moved)
        if leaves is not None:
            del beta[leaves], signs[leaves]
            active.remove(leaves)


def minimum(z, y, lam, alpha, intercept, beta):
    l1 = mp.mpf(alpha) * lam
    l2 = lam - l1
    while True:
        intercept, beta = newton(z, y, l1, l2, intercept, beta)
        r, _ = residuals(z, y, intercept, beta)
        pull = {j: mp.fdot(r, z[j]) / len(y) for j in range(len(z)) if j not in beta}
        entering = max(pull, key=lambda j: abs(pull[j]), default=None)
        if entering is None or abs(pull[entering]) - l1 <= TOLERANCE:
            return intercept, beta
        beta[entering] = mp.sign(pull[entering]) * mp.mpf(10) ** -12


def varied(columns):
    return [j for j, c in enumerate(columns) if len(set(c)) > 1]


def model(columns, scaling, lam, intercept, beta):
    _, means, scales = scaling
    dense = [0.0] * len(columns)
    for (a, b), j in ((item, varied(columns)[item[0]]) for item in beta.items()):
        dense[j] = float(b)
    return {"lambda": lam, "centered": float(intercept), "standardized": dense,
            "intercept": float(intercept - mp.fsum(b * means[a] / scales[a] for a, b in beta.items()))}


def path(columns, y, lambdas, alpha):
    """The models at decreasing lambdas, with stops between them so that each start is near."""
    scaling = standardised([[mp.mpf(v) for v in columns[j]] for j in varied(columns)])
    share = mp.fsum(y) / len(y)
    intercept, beta = mp.log(share / (1 - share)), {}
    models = []
    above = mp.mpf(lambdas[0])
    for lam in lambdas:
        while above > lam:
            above = max(mp.mpf(lam), above / 2)
            intercept, beta = minimum(scaling[0], y, above, alpha, intercept, dict(beta))
        intercept, beta = minimum(scaling[0], y, mp.mpf(lam), alpha, intercept, dict(beta))
        models.append(model(columns, scaling, lam, intercept, beta))
    return models


def refined(expected, models):
    """The models of a case of lasso.json, each started from glmnet's; where it starts does not decide where it ends."""
    columns = expected["columns"]
    scaling = standardised([[mp.mpf(v) for v in columns[j]] for j in varied(columns)])
    result = []
    for i in models:
        beta = {a: mp.mpf(expected["standardized"][i][j]) for a, j in enumerate(varied(columns))
                if expected["standardized"][i][j] != 0}
        start = expected["intercept"][i] + mp.fsum(b * scaling[1][a] / scaling[2][a] for a, b in beta.items())
        lam = expected["lambda"][expected["at"][i]]
        result.append(model(columns, scaling, lam, *minimum(scaling[0], expected["y"], mp.mpf(lam), expected["alpha"],
                                                            start, beta)))
    return result


def case(columns, y, lambdas, alpha=1):
    return {"alpha": alpha, "columns": columns, "y": y, "models": path(columns, y, lambdas, alpha)}


def noisy(rng, n, p, draw, shift, flips):
    y = [i % 2 for i in range(n)]
    for i in rng.sample(range(n), flips):
        y[i] = 1 - y[i]
    columns = [[float("%.10g" % (draw() + (shift * (i % 2) if j < 3 else 0))) for i in range(n)] for j in range(p)]
    return columns, y


def blocks(rng, n, p):
    factors = [[rng.gauss(0, 1) for _ in range(n)] for _ in range(4)]
    columns = [[float("%.7g" % (factors[j % 4][i] + .1 * rng.gauss(0, 1))) for i in range(n)] for j in range(p)]
    y = [int(factors[0][i] - factors[1][i] + .3 * rng.gauss(0, 1) > 0) for i in range(n)]
    return columns, y


def tails(rng):
    return rng.gauss(0, 1) / abs(rng.gauss(0, 1))


if __name__ == "__main__":
    rng = random.Random(20260210)
    given = {}
    for name, expected in json.loads((FOLDER / "lasso.json").read_text())["cases"].items():
        if expected["alpha"] > 0:
            # One model in three suffices; the last is always among them.
            models = range(len(expected["at"]))[::-3][::-1]
            given[name] = {"models": refined(expected, models)}
    own = {
        "nearly_separated": case(*noisy(rng, 70, 12, lambda: rng.gauss(0, 1), 3, 2), [.1, .01, 1e-3, 1e-4, 1e-5]),
        "few_rows": case(*noisy(rng, 24, 8, lambda: rng.gauss(0, 1), 2, 3), [.1, .01, 1e-3, 1e-4]),
        "tails": case(*noisy(rng, 80, 15, lambda: tails(rng), 1, 10), [.1, .01, 1e-3, 1e-4]),
        "ties": case(*noisy(rng, 60, 10, lambda: float(rng.randint(0, 2)), 1, 6), [.1, .01, 1e-3, 1e-4]),
        "blocks": case(*blocks(rng, 60, 16), [.1, .01, 1e-3, 1e-4]),
        "blocks_elastic_net": case(*blocks(rng, 60, 16), [.1, .01, 1e-3, 1e-4], .5),
        "offsets": case(*noisy(rng, 50, 8, lambda: 1e6 + round(rng.gauss(0, 1), 3), 1, 5), [.1, .01, 1e-3, 1e-4]),
    }
    out = {"call": "minimum by mpmath, 50 digits, KKT conditions to 1e-35", "of_lasso": given, "cases": own,
           "made_by": "reference-values/lasso_exact.py"}
    (FOLDER / "lasso_exact.json").write_text(json.dumps(out) + "\n")
