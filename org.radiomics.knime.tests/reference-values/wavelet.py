"""Stationary wavelet transform by PyWavelets 1.8, for WaveletFilterReferenceTest.

Writes wavelet.csv: a 5 x 7 x 4 image of random numbers (x fastest) in single and in double precision, and what pywt.swtn
makes of it with coif1, two levels, each level on the approximation of the one before; odd axes extended by one wrapped
sample, as PyRadiomics does. Run: python3 wavelet.py
"""
import csv
import os

import numpy as np
import pywt

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "test", "resources", "reference-values", "wavelet.csv")
ORDER = ["aad", "ada", "add", "daa", "dad", "dda", "ddd"]


def numbers(array):
    return " ".join(repr(float(v)) for v in array.ravel())


with open(OUT, "w", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["type", "name", "values"])
    for kind in (np.float32, np.float64):
        image = (np.random.default_rng(22).normal(size=(4, 7, 5)) * 300).astype(kind)
        writer.writerow([kind.__name__, "original", numbers(image)])
        crop = tuple(slice(0, n) for n in image.shape)
        data = np.pad(image, [(0, n % 2) for n in image.shape], "wrap")
        for level in (1, 2):
            prefix = "wavelet-" if level == 1 else "wavelet2-"
            parts = pywt.swtn(data, "coif1", level=1, start_level=0, axes=(2, 1, 0))[0]
            for key in ORDER:
                name = prefix + key.replace("a", "L").replace("d", "H")
                assert parts[key].dtype == kind
                writer.writerow([kind.__name__, name, numbers(parts[key][crop])])
            data = parts["aaa"]
        writer.writerow([kind.__name__, "wavelet2-LLL", numbers(data[crop])])
