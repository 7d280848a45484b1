"""Voxel centres inside contours by Matplotlib 3.11, for EvenOddFillTest.

Writes even_odd.csv: outlines on one slice (columns and rows of their vertices in voxels; several outlines are parted by
"|") and which voxel centres lie inside an odd number of them, row by row. No centre lies on an edge, where
implementations differ. Stars cross themselves; keyholes join an outer and an inner outline by a bridge walked twice.
Run: python3 even_odd.py
"""
import csv
import os

import numpy as np
from matplotlib.path import Path

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "..", "org.radiomics.knime.feature", "src", "test", "resources", "org", "radiomics", "knime",
                   "feature", "dicom", "even_odd.csv")
COLUMNS, ROWS = 29, 23
CENTRES = np.stack(np.meshgrid(np.arange(COLUMNS), np.arange(ROWS)), -1).reshape(-1, 2)
random = np.random.default_rng(5)


def blob(x, y, radius, vertices, roughness):
    angle = np.linspace(0, 2 * np.pi, vertices, endpoint=False) + random.uniform(0, 1)
    r = radius * (1 - roughness * random.uniform(0, 1, vertices))
    return np.round(np.stack([x + r * np.cos(angle), y + r * np.sin(angle)], 1), 3)


def star(vertices):
    return np.round(random.uniform([-4, -4], [COLUMNS + 3, ROWS + 3], (vertices, 2)), 3)


def keyhole(outer, inner):
    return np.concatenate([outer, outer[:1], inner, inner[:1]])


def inside(outlines):
    parity = np.zeros(len(CENTRES), bool)
    for outline in outlines:
        parity ^= Path(np.concatenate([outline, outline[:1]]), closed=True).contains_points(CENTRES)
    return parity


def cases():
    for i in range(6):
        yield "star", [star(5 + 3 * i)]
    for i in range(4):
        yield "blob", [blob(14, 11, 9 + i, 12 + 20 * i, 0.4)]
    for i in range(4):
        yield "hole", [blob(14, 11, 10.3, 30, 0.2), blob(14 + i, 11, 5.2, 17, 0.3)]
    for i in range(4):
        yield "keyhole", [keyhole(blob(14, 11, 10.7, 30, 0.2), blob(13 + i, 11, 5.4, 17, 0.3))]
    yield "components", [blob(6, 6, 5, 9, 0.5), blob(20, 14, 7, 40, 0.3), blob(24, 3, 2, 5, 0)]
    yield "island", [blob(14, 11, 10.3, 30, 0.1), blob(14, 11, 7.2, 17, 0.1), blob(14, 11, 3.3, 9, 0.1)]


with open(OUT, "w", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["case", "outlines", "inside"])
    for name, outlines in cases():
        text = "|".join(" ".join(f"{v:.3f}" for v in outline.ravel()) for outline in outlines)
        bits = inside(outlines).astype(int).reshape(ROWS, COLUMNS)
        writer.writerow([name, text, " ".join("".join(map(str, row)) for row in bits)])
