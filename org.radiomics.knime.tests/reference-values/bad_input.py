"""What PyRadiomics 3.1.0 makes of bad images and masks, for BadInputReferenceTest.

A 7 x 6 x 5 image of 64- or 32-bit floats and a region of 3 x 3 x 3 voxels. Per case the JSON holds voxels that are
replaced (index, x fastest), the mask's values, the parameter file, and the features, the diagnostics or the error. What
JSON cannot hold is written as the strings NaN, Inf and -Inf.

Run with a Python in which `import radiomics` works (build PyRadiomics' repository at v3.1.0 in place): python3
bad_input.py
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
OUT = os.path.join(HERE, "..", "src", "test", "resources", "reference-values", "bad_input.json")
SIZE = (7, 6, 5)
SPACING = (1.0, 1.5, 2.0)
ORIGIN = (10.0, -20.0, 5.0)
NAN, INF = float("nan"), float("inf")
INSIDE, NEAR, FAR, FIRST = 2 + 7 * 3 + 42 * 2, 5 + 7 * 2 + 42 * 2, 0, 1 + 7 * 2 + 42
RANGE = {"resegmentRange": [20, 180]}
RESAMPLED = dict(RANGE, resampledPixelSpacing=[0.8, 1.2, 1.5], padDistance=3)
TYPES = ("Wavelet", "LoG", "Square", "SquareRoot", "Logarithm", "Exponential", "Gradient", "LBP2D")


def cases():
    for name, bad in (("NaN", NAN), ("Inf", INF), ("-Inf", -INF)):
        for place, index in (("inside", INSIDE), ("first", FIRST), ("beside", NEAR), ("far", FAR)):
            at = {index: bad}
            yield f"{name} {place}", at, {}, {"binWidth": 20}, ["Original"]
            yield f"{name} {place}, bin count", at, {}, {"binCount": 8}, ["Original"]
            yield f"{name} {place}, absolute range", at, {}, RANGE, ["Original"]
        at = {INSIDE: bad}
        yield f"{name} inside, lower limit", at, {}, {"resegmentRange": [20]}, ["Original"]
        yield f"{name} inside, relative range", at, {}, dict(
            resegmentRange=[0.1, 0.9], resegmentMode="relative"), ["Original"]
        yield f"{name} inside, sigma range", at, {}, dict(resegmentRange=[-3, 3], resegmentMode="sigma"), ["Original"]
        yield f"{name} far, normalized", {FAR: bad}, {}, {"normalize": True, "binWidth": 0.2}, ["Original"]
        for interpolator in ("sitkNearestNeighbor", "sitkLinear", "sitkBSpline"):
            yield f"{name} inside, {interpolator}", at, {}, dict(RESAMPLED, interpolator=interpolator), ["Original"]
        for image_type in TYPES:
            yield f"{name} inside, {image_type}", at, {}, dict(RANGE, sigma=[1.5], binWidth=5), [image_type]
    for value in (1.7, 1.999, 0.999, -0.5, -1.0, 2.5, NAN, INF, 1e30, 2.0 ** 32 + 1):
        yield f"mask {value}", {}, {INSIDE: value, FAR: value}, {"binWidth": 20}, ["Original"]
    yield "mask 2.5 by label 2", {}, {INSIDE: 2.5, INSIDE + 1: 2.25, FAR: 1.5}, {
        "label": 2, "minimumROIDimensions": 1}, ["Original"]


def volume(values, dtype):
    image = sitk.GetImageFromArray(np.asarray(values, dtype=dtype).reshape(SIZE[::-1]))
    image.SetSpacing(SPACING)
    image.SetOrigin(ORIGIN)
    return image


def number(value):
    value = float(value)
    return "NaN" if np.isnan(value) else "Inf" if value == INF else "-Inf" if value == -INF else value


def extract(image, mask, settings, image_types):
    parameters = {"setting": settings, "imageType": {name: {} for name in image_types}}
    extractor = featureextractor.RadiomicsFeatureExtractor()
    extractor.loadJSONParams(json.dumps(parameters))
    result = {"parameters": json.dumps(parameters)}
    try:
        values = extractor.execute(image, mask)
        result["features"] = {k: number(v) for k, v in values.items() if not k.startswith("diagnostics")}
    except (ValueError, RuntimeError) as error:
        result["error"] = str(error)
    return result


def main():
    logging.disable(logging.CRITICAL)
    warnings.filterwarnings("ignore")
    index = np.arange(np.prod(SIZE))
    voxels = 100 + 60 * np.sin(index * 1.7) + (index * 37 % 11) * 2.5
    z, y, x = np.unravel_index(index, SIZE[::-1])
    inside = ((x >= 1) & (x <= 3) & (y >= 2) & (y <= 4) & (z >= 1) & (z <= 3)).astype(float)
    reference = {"script": "bad_input.py", "pyradiomics": radiomics.__version__, "numpy": np.__version__,
                 "simpleitk": sitk.Version().VersionString(), "size": SIZE, "spacing": SPACING, "origin": ORIGIN,
                 "image": voxels.tolist(), "inside": inside.astype(int).tolist(), "cases": {}}
    for dtype in ("float64", "float32"):
        for name, bad, labels, settings, image_types in cases():
            image, mask = voxels.copy(), inside.copy()
            for at, value in bad.items():
                image[at] = value
            for at, value in labels.items():
                mask[at] = value
            result = extract(volume(image, dtype), volume(mask, dtype), settings, image_types)
            result["voxels"] = {str(at): number(value) for at, value in bad.items()}
            result["labels"] = {str(at): number(value) for at, value in labels.items()}
            result["type"] = dtype
            reference["cases"][f"{name}, {dtype}"] = result
    with open(OUT, "w") as file:
        json.dump(reference, file, separators=(",", ":"))
        file.write("\n")
    errors = sum("error" in case for case in reference["cases"].values())
    print(len(reference["cases"]), "cases,", errors, "errors,", os.path.getsize(OUT), "bytes")


if __name__ == "__main__":
    main()
