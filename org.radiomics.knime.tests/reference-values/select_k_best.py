"""sklearn.feature_selection.SelectKBest(f_classif, k): scores, p-values and the columns that are kept."""
import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn.feature_selection import SelectKBest, f_classif


def case(columns, positive, ks):
    x = np.array(columns, dtype=float).T
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        f, p = f_classif(x, positive)
        kept = {str(k): SelectKBest(f_classif, k=k).fit(x, positive).get_support(indices=True).tolist() for k in ks}
    text = lambda v: [float(e) if np.isfinite(e) else "NaN" if np.isnan(e) else "Inf" for e in v]
    return {"columns": [list(map(float, c)) for c in columns], "positive": [bool(b) for b in positive],
            "call": "SelectKBest(f_classif, k=k).fit(x, y)", "f": text(f), "p": text(p), "kept": kept}


rng = np.random.default_rng(11)
n = 30
y = np.arange(n) % 2 == 0
normal = [np.round(rng.normal(0.25 * (j % 4) * y, 1, n), 3) for j in range(24)]
base = np.round(rng.normal(0.8 * y, 1, n), 2)
# The same column three times, its negative, and half of it: equal F; then two constants.
ties = [base, np.round(rng.normal(0, 1, n), 2), base, -base, base / 2, np.zeros(n), base, np.full(n, 3.0)]
block = [np.round(base + 0.1 * rng.normal(0, 1, n), 3) for _ in range(8)]
counts = [rng.integers(0, 4, n) for _ in range(12)]
out = {
    "cases": {
        "normal": case(normal, y, [1, 5, 10, 24]),
        "ties_and_constants": case(ties, y, [1, 2, 3, 4, 5, 6, 7, 8]),
        "correlated_block": case(block, y, [1, 4]),
        "counts": case(counts, y, [3, 6]),
        "unbalanced": case(normal[:6], np.arange(n) < 4, [2]),
    },
    "made_with": ["scikit-learn " + sklearn.__version__, "numpy " + np.__version__],
    "made_by": "reference-values/select_k_best.py",
}
path = pathlib.Path(__file__).parent / "../src/test/resources/reference-values/select_k_best.json"
path.write_text(json.dumps(out) + "\n")
