"""Feature maps of PyRadiomics 3.1.0, for FeatureMapReferenceTest.

An 8 x 7 x 5 image with a region that has gaps and touches the image's border, and a voxel without neighbours. Per
setting the JSON holds the parameter file, and per feature the size of the map, its values at every sixth voxel of the
region (x fastest) and the mean over all of them that are not NaN.

voxelBatch is 1, since PyRadiomics' values depend on it: where a neighbourhood has no pairs in a direction in which
another one of the batch has some, it gives NaN for JointAverage and no value at all for MCC.

Run with a Python in which `import radiomics` works (build PyRadiomics' repository at v3.1.0 in place): python3
feature_maps.py
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
OUT = os.path.join(HERE, "..", "src", "test", "resources", "reference-values", "feature_maps.json")
SIZE = (8, 7, 5)
SPACING = (1.0, 0.5, 2.0)
EVERY = 6
CLASSES = ("firstorder", "glcm", "glrlm", "glszm", "gldm", "ngtdm")
SETTINGS = {
    "radius 1": ({}, {"binWidth": 20}, {}),
    "radius 2, kernel not masked": ({}, {"binWidth": 7}, {"kernelRadius": 2, "maskedKernel": False, "initValue": -1.5}),
    "slices across z": ({}, {"binWidth": 20, "force2D": True}, {"kernelRadius": 2}),
    "slices across x": ({}, {"binWidth": 20, "force2D": True, "force2Ddimension": 2, "voxelArrayShift": 50}, {}),
    "distances 1 and 2, asymmetric, tolerant": (
        {}, {"binWidth": 10, "distances": [1, 2], "symmetricalGLCM": False, "gldm_a": 2}, {"kernelRadius": 2}),
    "32-bit floats, bin count, weighted": (
        {"Gradient": {}}, {"binCount": 6, "weightingNorm": "euclidean"}, {"kernelRadius": 3}),
}


def case():
    index = np.arange(SIZE[0] * SIZE[1] * SIZE[2])
    voxels = (index * 37 + (index * index) % 23 * 9) % 101
    inside = (index * 13) % 29 < 17
    z, y, x = np.unravel_index(index, SIZE[::-1])
    inside &= (x > 1) & (x < 6) & (y < 4) & (z < 3)
    inside |= (x == 7) & (y == 6) & (z == 4)
    return voxels, inside


def image(values, dtype):
    volume = sitk.GetImageFromArray(values.reshape(SIZE[::-1]).astype(dtype))
    volume.SetSpacing(SPACING)
    return volume


def number(value):
    return "NaN" if np.isnan(value) else float(value)


def maps(voxels, inside, image_types, settings, voxel_settings):
    parameters = {"imageType": image_types or {"Original": {}}, "featureClass": {name: [] for name in CLASSES},
                  "setting": dict(settings, additionalInfo=False), "voxelSetting": dict(voxel_settings, voxelBatch=1)}
    extractor = featureextractor.RadiomicsFeatureExtractor()
    extractor.loadJSONParams(json.dumps(parameters))
    mask = image(inside, np.uint8)
    result = extractor.execute(image(voxels, np.int16), mask, voxelBased=True)
    features = {}
    for name, volume in result.items():
        start = mask.TransformPhysicalPointToIndex(volume.GetOrigin())
        at = [[i - s for i, s in zip(np.unravel_index(n, SIZE[::-1])[::-1], start)] for n in np.flatnonzero(inside)]
        values = np.array([volume.GetPixel([int(i) for i in index]) for index in at])
        features[name] = {"size": list(volume.GetSize()), "values": [number(v) for v in values[::EVERY]],
                          "mean": number(np.nanmean(values))}
    return {"parameters": json.dumps(parameters), "features": features}


def main():
    logging.disable(logging.CRITICAL)
    warnings.filterwarnings("ignore")
    voxels, inside = case()
    reference = {"script": "feature_maps.py", "pyradiomics": radiomics.__version__, "numpy": np.__version__,
                 "size": SIZE, "spacing": SPACING, "every": EVERY, "image": voxels.tolist(),
                 "inside": inside.astype(int).tolist(),
                 "settings": {name: maps(voxels, inside, *values) for name, values in SETTINGS.items()}}
    with open(OUT, "w") as file:
        json.dump(reference, file, indent=None, separators=(",", ":"))
        file.write("\n")
    print(inside.sum(), "voxels", os.path.getsize(OUT), "bytes")


if __name__ == "__main__":
    main()
