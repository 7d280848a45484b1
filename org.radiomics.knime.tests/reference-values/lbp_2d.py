"""Local binary patterns in slices by scikit-image 0.22, for Lbp2DFilterReferenceTest.

Writes lbp_2d.csv: images with few grey levels, so that many neighbours are equal (x fastest), and what
skimage.feature.local_binary_pattern makes of their slices as PyRadiomics calls it: the slice axis is swapped to the
front, and the patterns are stored in the type of the image. flat counts from z, as force2Ddimension does.
Run: python3 lbp_2d.py
"""
import csv
import itertools
import os
import warnings

import numpy as np
from skimage.feature import local_binary_pattern

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "test", "resources", "reference-values", "lbp_2d.csv")
SHAPE = (4, 5, 7)
CIRCLES = [(8, 1.0), (5, 1.2), (12, 2.5)]
METHODS = ["uniform", "default", "ror", "var"]

warnings.simplefilter("ignore")


def numbers(array):
    return " ".join(repr(v).replace("nan", "NaN") for v in array.ravel().tolist())


with open(OUT, "w", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["type", "flat", "samples", "radius", "method", "values"])
    for kind in (np.int16, np.float32, np.float64):
        image = (np.random.default_rng(3).integers(0, 4, SHAPE) * (0.7 if kind != np.int16 else 1)).astype(kind)
        image[2, 1:4, 2:6] = image[2, 2, 3]
        writer.writerow([kind.__name__, "", "", "", "original", numbers(image)])
        for flat, (samples, radius), method in itertools.product(range(3), CIRCLES, METHODS):
            patterns = image.swapaxes(0, flat).copy()
            for slice_ in patterns:
                slice_[...] = local_binary_pattern(slice_, P=samples, R=radius, method=method)
            writer.writerow([kind.__name__, flat, samples, radius, method, numbers(patterns.swapaxes(0, flat))])
