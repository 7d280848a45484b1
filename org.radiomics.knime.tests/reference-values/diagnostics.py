"""Diagnostics of PyRadiomics 3.1.0 (additionalInfo), for DiagnosticsReferenceTest.

A 9 x 8 x 6 image and a mask with labels 1 and 3. Per case the JSON holds the parameter file, the mask's grid and the
diagnostics but for versions. In the case of another grid the mask's voxels are twice as large along x.

Run with a Python in which `import radiomics` works (build PyRadiomics' repository at v3.1.0 in place): python3
diagnostics.py
"""
import json
import logging
import os
import warnings

import numpy as np
import radiomics
import SimpleITK as sitk
from radiomics import featureextractor

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "test", "resources", "reference-values", "diagnostics.json")
SIZE = (9, 8, 6)
SPACING = (0.8, 1.25, 2.5)
ORIGIN = (-11.5, 20.25, 7.0)
RESAMPLED = {"resampledPixelSpacing": [1.1, 1.1, 2.0], "interpolator": "sitkLinear", "padDistance": 2}
RANGE = {"resegmentRange": [40, 160], "binWidth": 12.5}
CASES = {
    "defaults": ({}, {}),
    "label 3": ({"label": 3}, {}),
    "resampled": (RESAMPLED, {"Original": {}, "Wavelet": {"wavelet": "haar", "binWidth": 5}}),
    "resegmented": (RANGE, {}),
    "resampled and resegmented": (dict(RESAMPLED, **RANGE), {"Original": {"binCount": 16}}),
    "another grid": ({"correctMask": True, "force2D": False}, {}),
    "another grid, resegmented": (dict(RANGE, correctMask=True), {}),
}


def volume(values, size, spacing, origin):
    image = sitk.GetImageFromArray(values.reshape(size[::-1]))
    image.SetSpacing(spacing)
    image.SetOrigin(origin)
    return image


def labels(size):
    z, y, x = np.unravel_index(np.arange(np.prod(size)), size[::-1])
    values = np.where((x >= 2) & (x <= size[0] - 3) & (y >= 2) & (y <= 6) & (z >= 1) & (z <= 4) & ((x + y) % 5 > 0), 1, 0)
    values[(x == 0) & (y <= 3)] = 3
    return values.astype(np.uint8)


def diagnostics(image, settings, image_types, other_grid):
    size, spacing, origin = SIZE, SPACING, ORIGIN
    if other_grid:
        size, spacing, origin = (6, 8, 6), (1.6, 1.25, 2.5), (-12.7, 20.25, 7.0)
    mask = volume(labels(size), size, spacing, origin)
    parameters = {"setting": settings, "imageType": image_types, "featureClass": {"firstorder": ["Mean"]}}
    extractor = featureextractor.RadiomicsFeatureExtractor()
    extractor.loadJSONParams(json.dumps(parameters))
    values = extractor.execute(image, mask)
    return {"parameters": json.dumps(parameters), "size": size, "spacing": spacing, "origin": origin,
            "labels": labels(size).tolist(),
            "diagnostics": {k: v for k, v in values.items() if k.startswith("diagnostics") and "Versions" not in k}}


def main():
    logging.disable(logging.CRITICAL)
    warnings.filterwarnings("ignore")
    index = np.arange(np.prod(SIZE))
    voxels = (100 + 80 * np.sin(index * 1.3)).astype(np.int16)
    image = volume(voxels, SIZE, SPACING, ORIGIN)
    reference = {"script": "diagnostics.py", "pyradiomics": radiomics.__version__,
                 "simpleitk": sitk.Version().VersionString(), "size": SIZE, "spacing": SPACING, "origin": ORIGIN,
                 "image": voxels.tolist(),
                 "cases": {name: diagnostics(image, *case, "grid" in name) for name, case in CASES.items()}}
    with open(OUT, "w") as file:
        json.dump(reference, file, separators=(",", ":"))
        file.write("\n")
    print(len(CASES), "cases,", sum(len(c["diagnostics"]) for c in reference["cases"].values()), "values,",
          os.path.getsize(OUT), "bytes")


if __name__ == "__main__":
    main()
