"""Stationary wavelet transforms by PyWavelets 1.8, for WaveletFilterReferenceTest.

Writes wavelet.csv: images of random numbers (x fastest) in single and in double precision, and what pywt.swtn makes of
them with several wavelets, levels and axes as PyRadiomics calls it: each level on the approximation of the one before,
odd axes extended by one wrapped sample. flat is the axis (0 = x) that is not filtered along, or -1.
Run: python3 wavelet.py
"""
import csv
import itertools
import os

import numpy as np
import pywt

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "test", "resources", "reference-values", "wavelet.csv")
# wavelet, start level, levels, flat axis, size along x, y, z. Some filters are longer than the axes.
CASES = [
    ("coif1", 0, 2, -1, (5, 3, 4)),
    ("db2", 1, 2, -1, (5, 2, 4)),
    ("haar", 0, 1, -1, (3, 1, 2)),
    ("bior1.3", 0, 1, -1, (4, 3, 2)),
    ("bior4.4", 0, 1, -1, (12, 1, 2)),
    ("rbio3.1", 0, 2, -1, (5, 2, 3)),
    ("rbio5.5", 0, 1, 1, (13, 1, 1)),
    ("sym5", 0, 1, -1, (3, 12, 1)),
    ("coif2", 0, 1, -1, (2, 1, 15)),
    ("coif5", 0, 1, 2, (31, 1, 1)),
    ("db38", 0, 1, -1, (3, 2, 1)),
    ("dmey", 0, 1, -1, (7, 1, 2)),
    ("db3", 0, 2, 2, (4, 5, 2)),
    ("db3", 0, 1, 1, (4, 3, 3)),
    ("db3", 0, 1, 0, (3, 4, 3)),
]


def numbers(array):
    return " ".join(np.format_float_scientific(v, unique=True, trim="-") for v in array.ravel())


def names(letters):
    return ["".join(band) for band in itertools.product("ad", repeat=letters)]


with open(OUT, "w", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["wavelet", "start", "levels", "flat", "size", "type", "name", "values"])
    for (wavelet, start, levels, flat, size), kind in itertools.product(CASES, (np.float32, np.float64)):
        image = (np.random.default_rng(22).normal(size=size[::-1]) * 300).astype(kind)
        case = [wavelet, start, levels, flat, " ".join(map(str, size)), kind.__name__]
        writer.writerow(case + ["original", numbers(image)])
        crop = tuple(slice(0, n) for n in image.shape)
        data = np.pad(image, [(0, n % 2) for n in image.shape], "wrap")
        axes = [2 - axis for axis in range(3) if axis != flat]
        bands = names(len(axes))
        for level in range(-start + 1, levels + 1):
            parts = pywt.swtn(data, wavelet, level=1, start_level=0, axes=axes)[0]
            assert parts[bands[0]].dtype == kind
            prefix = "wavelet-" if level == 1 else f"wavelet{level}-"
            for band in bands[1:] + ([bands[0]] if level == levels else []):
                if level > 0:
                    name = prefix + band.replace("a", "L").replace("d", "H")
                    writer.writerow(case + [name, numbers(parts[band][crop])])
            data = parts[bands[0]]
