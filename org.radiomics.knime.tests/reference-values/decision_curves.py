"""dcurves.dca: net benefit and net interventions avoided; bands are quantiles over given resamples of the rows."""
import json
import pathlib
from importlib.metadata import version

import numpy as np
import pandas as pd
from dcurves import dca

THRESHOLDS = [i / 100 for i in range(100)]


def curves(y, models):
    table = dca(pd.DataFrame({"y": y, **models}), "y", list(models), thresholds=THRESHOLDS, nper=100)
    out = {}
    for name in [*models, "all", "none"]:
        rows = table[table["model"] == name]
        with np.errstate(all="ignore"):
            # At threshold 0 every row is treated; dcurves takes a number just above 0 instead.
            out[name] = {"benefit": [0.0 if name == "none" else float(np.mean(y))] + rows["net_benefit"].tolist()[1:],
                         "avoided": ["NaN"] + rows["net_intervention_avoided"].tolist()[1:]}
    return out


def bands(y, models, resamples):
    frames = [curves(y[r], {name: p[r] for name, p in models.items()}) for r in resamples]
    out = {}
    for name in [*models, "all"]:
        out[name] = {}
        for what in ("benefit", "avoided") if name in models else ("benefit",):
            values = np.array([[float(v) for v in frame[name][what]] for frame in frames])
            lower, upper = np.quantile(values, [0.025, 0.975], axis=0)
            out[name][what] = {side: ["NaN" if np.isnan(v) else v for v in limit.tolist()]
                               for side, limit in (("lower", lower), ("upper", upper))}
    return out


def case(y, models, repetitions=0):
    resamples = rng.integers(0, len(y), (repetitions, len(y)))
    return {"call": "dcurves.dca(thresholds=[i / 100 for i in range(100)], nper=100); numpy.quantile over the resamples",
            "y": y.tolist(), "models": {name: p.tolist() for name, p in models.items()}, "curves": curves(y, models),
            "resamples": resamples.tolist(), "bands": bands(y, models, resamples) if repetitions else {}}


rng = np.random.default_rng(61)


def cohort(n):
    x = rng.normal(0, 1, (2, n))
    y = (rng.random(n) < 1 / (1 + np.exp(-x[0] - 0.5 * x[1]))).astype(int)
    return y, {"one": np.round(1 / (1 + np.exp(-x[0])), 6), "both": np.round(1 / (1 + np.exp(-x[0] - 0.5 * x[1])), 2)}


y, p = cohort(98)
v, q = cohort(37)
event = np.array([0, 0, 1, 0, 0, 0])
out = {
    "training": case(y, p, 40),
    "validation": case(v, q, 60),
    "whole": case(np.concatenate([y, v]), {name: np.concatenate([p[name], q[name]]) for name in p}),
    "at_thresholds": case(v, {"tied": np.round(q["one"], 1), "sure": np.round(q["one"])}, 30),
    "one_event": case(event, {"m": np.array([0.1, 0.3, 0.29, 0, 1, 0.3])}),
    "constant": case(v, {"m": np.full(37, 0.57)}),
    "made_with": ["dcurves " + version("dcurves"), "numpy " + np.__version__, "pandas " + pd.__version__],
    "made_by": "reference-values/decision_curves.py",
}
folder = pathlib.Path(__file__).resolve().parent.parent / "src/test/resources/reference-values"
(folder / "decision_curves.json").write_text(json.dumps(out) + "\n")
