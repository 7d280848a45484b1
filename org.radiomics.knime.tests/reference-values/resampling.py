"""Resampling by SimpleITK 2.5.7 on the grid of PyRadiomics 3.1.0, for ResamplingReferenceTest.

Writes resampling.csv: small images with a random region, resampled around the region's bounding box with padding 2.
Run: python3 resampling.py
"""
import csv
import os

import numpy as np
import SimpleITK as sitk

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "test", "resources", "reference-values", "resampling.csv")
PADDING = 2
INTERPOLATORS = {"NEAREST": sitk.sitkNearestNeighbor, "LINEAR": sitk.sitkLinear, "BSPLINE": sitk.sitkBSpline}
TYPES = {"INT16": np.int16, "UINT8": np.uint8, "FLOAT32": np.float32, "FLOAT64": np.float64}


def grid(mask, wanted):
    """The grid of reference/pyradiomics.md, fact 7."""
    inside = np.argwhere(sitk.GetArrayFromImage(mask) == 1)[:, ::-1]
    lower, upper = inside.min(0), inside.max(0)
    old, size = np.array(mask.GetSpacing()), np.array(mask.GetSize())
    new = np.where((np.array(wanted) == 0) | (lower == upper), old, wanted)
    ratio = old / new
    first = np.maximum(np.floor((lower - 0.5) * ratio - PADDING), 0)
    last = np.minimum(np.ceil((upper + 0.5) * ratio + PADDING), np.ceil(size * ratio) - 1)
    origin = mask.TransformContinuousIndexToPhysicalPoint((0.5 * (new - old) / old + first / ratio).tolist())
    return new.tolist(), (last - first + 1).astype(int).tolist(), origin


def numbers(array):
    return " ".join(repr(v) for v in array.ravel().tolist())


def case(random, kind, interpolator, size, spacing, wanted, direction):
    values = random.normal(size=size[::-1]) * 60 + 100
    values = np.clip(values, 0, 255) if kind == "UINT8" else values
    image = sitk.GetImageFromArray(values.astype(TYPES[kind]))
    region = np.zeros(size[::-1], np.uint8)
    region[1:-1, 2:-2, 2:-1] = random.random(region[1:-1, 2:-2, 2:-1].shape) < 0.6
    mask = sitk.GetImageFromArray(region)
    origin = random.uniform(-300, 300, 3).tolist()
    for volume in (image, mask):
        volume.SetSpacing(spacing)
        volume.SetOrigin(origin)
        volume.SetDirection(direction)
    new, new_size, new_origin = grid(mask, wanted)
    resample = sitk.ResampleImageFilter()
    resample.SetOutputSpacing(new)
    resample.SetSize(new_size)
    resample.SetOutputOrigin(new_origin)
    resample.SetOutputDirection(direction)
    resample.SetOutputPixelType(image.GetPixelID())
    resample.SetInterpolator(INTERPOLATORS[interpolator])
    new_image = resample.Execute(image)
    resample.SetOutputPixelType(mask.GetPixelID())
    resample.SetInterpolator(sitk.sitkNearestNeighbor)
    new_mask = resample.Execute(mask)
    return [kind, interpolator, " ".join(map(str, size)), " ".join(map(repr, spacing)), " ".join(map(repr, origin)),
            " ".join(map(repr, direction)), " ".join(map(repr, wanted)), numbers(sitk.GetArrayFromImage(image)),
            numbers(region), " ".join(map(str, new_size)), " ".join(map(repr, new)), " ".join(map(repr, new_origin)),
            numbers(sitk.GetArrayFromImage(new_image)), numbers(sitk.GetArrayFromImage(new_mask))]


random = np.random.default_rng(23)
IDENTITY = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]
SAGITTAL = [0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, -1.0, 0.0]
OBLIQUE = [0.36, 0.48, -0.8, -0.8, 0.6, 0.0, 0.48, 0.64, 0.6]
with open(OUT, "w", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["type", "interpolator", "size", "spacing", "origin", "direction", "wanted", "image", "mask",
                     "newSize", "newSpacing", "newOrigin", "newImage", "newMask"])
    for interpolator in INTERPOLATORS:
        writer.writerow(case(random, "INT16", interpolator, (7, 8, 5), [1.0, 1.0, 3.0], [2.0, 0.5, 1.5], IDENTITY))
        writer.writerow(case(random, "FLOAT64", interpolator, (7, 8, 5), [0.9765620231628418, 0.7, 6.5], [1, 1, 1], SAGITTAL))
        writer.writerow(case(random, "FLOAT32", interpolator, (8, 7, 5), [1.1, 1.1, 4.0], [0, 2, 2], OBLIQUE))
        writer.writerow(case(random, "UINT8", interpolator, (8, 7, 3), [2.0, 1.0, 4.0], [1, 2, 2], IDENTITY))
    writer.writerow(case(random, "INT16", "BSPLINE", (23, 8, 4), [0.5, 1.0, 3.0], [1.3, 1.5, 3.5], IDENTITY))
    # Doubled spacings put every sample halfway between two voxels, where the last bit of an oblique position decides.
    TILTED = [0.6069170735660258, 0.745831946357432, 0.2745657910351104, -0.7855908221424398, 0.510634979181135,
              0.34942664208993446, 0.12041065559001207, -0.4277693605546879, 0.8958318191440942]
    for interpolator in INTERPOLATORS:
        writer.writerow(case(random, "INT16", interpolator, (9, 8, 6), [0.5, 0.5, 3.0], [1.0, 1.0, 3.0], TILTED))
    # As ITK reads them from NRRD files: the vector (0, 5.45, 0) times 1 / 5.45. Exchanged axes leave a 1e-17 in the inverse.
    ALMOST = 0.9999999999999999
    NEARLY = [ALMOST, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, ALMOST]
    EXCHANGED = [0.0, ALMOST, 0.0, ALMOST, 0.0, 0.0, 0.0, 0.0, ALMOST]
    for interpolator in INTERPOLATORS:
        writer.writerow(case(random, "INT16", interpolator, (9, 8, 6), [3.66, 0.5, 2.58], [1.83, 1.0, 1.29], NEARLY))
        writer.writerow(case(random, "INT16", interpolator, (8, 9, 6), [5.45, 3.66, 0.87], [1.0, 1.0, 1.74], EXCHANGED))
        writer.writerow(case(random, "INT16", interpolator, (8, 9, 6), [5.45, 3.66, 0.87], [10.9, 1.83, 0.87],
                             [0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0]))
