"""Local binary patterns in space by SciPy 1.17 and trimesh 5.2, for Lbp3DFilterReferenceTest.

Writes lbp_3d.csv: images with few grey levels, so that many neighbours are equal, and of one grey level, where rounding
alone decides (x fastest), and their local binary patterns as PyRadiomics computes them: points of an icosphere around
each voxel, by cubic splines and in the type of the image; strengths of spherical harmonics in the pattern of the points that are at least as bright as the centre;
kurtosis. PyRadiomics swaps the angles and does not conjugate; so does this script. Run: python3 lbp_3d.py
"""
import csv
import os
import warnings

import numpy as np
from scipy.ndimage import map_coordinates
from scipy.special import sph_harm_y
from scipy.stats import kurtosis
from trimesh.creation import icosphere

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "test", "resources", "reference-values", "lbp_3d.csv")
SHAPE = (4, 6, 7)
SPHERES = [(2, 1.0, 1), (3, 1.7, 0), (2, 2.0, 2)]

warnings.simplefilter("ignore")


def patterns(image, levels, radius, subdivision):
    points = np.array(icosphere(subdivision, radius).vertices)
    azimuth = np.arccos(points[:, 2] / radius)
    polar = np.arctan2(points[:, 1], points[:, 0])
    centres = np.indices(image.shape).reshape(3, -1)
    values = map_coordinates(image, centres[:, :, None] + points.T[:, None, :], order=3)
    pattern = values >= image.reshape(-1, 1)
    for degree in range(levels):
        harmonics = np.array([sph_harm_y(degree, order, polar, azimuth) for order in range(-degree, degree + 1)])
        share = (pattern @ harmonics.T) @ harmonics
        yield f"lbp-3D-m{degree + 1}", np.sqrt((share ** 2).sum(axis=1)).real
    yield "lbp-3D-k", kurtosis(values, axis=1).astype(float)


def numbers(array):
    return " ".join(repr(v).replace("nan", "NaN") for v in array.ravel().tolist())


def images():
    for kind in (np.int16, np.float32, np.float64):
        levels = np.random.default_rng(8).integers(0, 5, SHAPE)
        yield "levels", (levels * (0.7 if kind != np.int16 else 10)).astype(kind)
        if kind != np.int16:
            yield "flat", np.full(SHAPE, 108.3, kind)


with open(OUT, "w", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["image", "type", "levels", "radius", "subdivision", "name", "values"])
    for image_name, image in images():
        row = [image_name, image.dtype.name]
        writer.writerow([*row, "", "", "", "original", numbers(image)])
        for sphere in SPHERES:
            for name, values in patterns(image, *sphere):
                writer.writerow([*row, *sphere, name, numbers(values)])
