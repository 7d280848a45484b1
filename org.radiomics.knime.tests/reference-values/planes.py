"""Images of two dimensions in PyRadiomics 3.1.0, for PlanesReferenceTest.

Writes planes.json: an image and a mask as NIfTI, NRRD, MetaImage and PNG files of two dimensions, in base64; per case
(all of NRRD, the defaults of the others) the format, the parameter file, and the features and diagnostics of image and
mask that PyRadiomics gives, or its error.

Run with a Python in which `import radiomics` works (build PyRadiomics' repository at v3.1.0 in place): python3 planes.py
"""
import base64
import json
import logging
import os
import tempfile
import warnings

import numpy as np
import radiomics
import SimpleITK as sitk
from radiomics import featureextractor

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "test", "resources", "reference-values", "planes.json")
FORMATS = {"nii.gz": "int16", "nrrd": "float64", "mha": "float32", "png": "uint8"}
CLASSES = {name: [] for name in ["shape", "shape2D", "firstorder", "glcm", "glrlm", "glszm", "gldm", "ngtdm"]}
TYPES = {"Original": {}, "Wavelet": {"binWidth": 10}, "LoG": {"sigma": [1.5, 2], "binWidth": 5}, "Square": {},
         "SquareRoot": {}, "Logarithm": {}, "Exponential": {}, "Gradient": {}, "LBP2D": {"binWidth": 1}, "LBP3D": {}}
CASES = {
    "defaults": ({}, TYPES),
    "resampled": ({"resampledPixelSpacing": [1.1, 0.9]}, {"Original": {}, "Wavelet": {"wavelet": "db2", "level": 2}}),
    "resampled in one axis": ({"resampledPixelSpacing": [0, 1.5], "interpolator": "sitkLinear", "padDistance": 1},
                              {"Original": {}, "LoG": {"sigma": [1]}}),
    "three spacings": ({"resampledPixelSpacing": [1, 1, 1]}, {"Original": {}}),
    "normalised and resegmented": ({"normalize": True, "normalizeScale": 100, "resegmentRange": [-1.5, 2],
                                    "resegmentMode": "sigma", "resegmentShape": True}, {"Original": {}}),
    "weighted": ({"weightingNorm": "euclidean", "distances": [1, 2], "gldm_a": 1}, {"Original": {"binCount": 8}}),
    "lines": ({"force2D": True}, {"Original": {}, "Wavelet": {}, "LBP2D": {"lbp2DMethod": "var"}}),
    "columns": ({"force2D": True, "force2Ddimension": 1}, {"Original": {}, "Wavelet": {"wavelet": "haar"}}),
    "three dimensions asked for": ({"minimumROIDimensions": 3}, {"Original": {}}),
}

warnings.simplefilter("ignore")
logging.getLogger("radiomics").setLevel(logging.CRITICAL)
radiomics.setVerbosity(60)


def number(value):
    return None if np.isnan(value) else float(value)


def extract(folder, kind, params):
    try:
        extractor = featureextractor.RadiomicsFeatureExtractor(params)
        result = extractor.execute(*[os.path.join(folder, f"{name}.{kind}") for name in ("image", "mask")])
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}
    return {"features": {k: number(v) for k, v in result.items() if not k.startswith("diagnostics")},
            "diagnostics": {k: str(v) for k, v in result.items()
                            if k.startswith("diagnostics_Image") or k.startswith("diagnostics_Mask")}}


random = np.random.default_rng(21)
values = (random.normal(110, 30, (17, 15)) + 20 * np.sin(np.arange(15) / 2)).clip(1, 250)
y, x = np.mgrid[0:17, 0:15]
region = ((y - 8.3) / 6) ** 2 + ((x - 7.1) / 4.5) ** 2 <= 1
region[7:9, 6] = False
files, cases = {}, {}
with tempfile.TemporaryDirectory() as folder:
    for kind, dtype in FORMATS.items():
        whole = np.round(values).astype(dtype) if dtype != "float64" else values
        for name, array in (("image", whole), ("mask", region.astype("uint8"))):
            image = sitk.GetImageFromArray(array)
            if kind != "png":
                image.SetSpacing((0.8, 1.25))
                image.SetOrigin((-11.5, 20.25))
            path = os.path.join(folder, f"{name}.{kind}")
            sitk.WriteImage(image, path)
            with open(path, "rb") as file:
                files[f"{name}.{kind}"] = base64.b64encode(file.read()).decode()
    for kind in FORMATS:
        for name, (setting, types) in (CASES if kind == "nrrd" else {"defaults": CASES["defaults"]}).items():
            params = {"setting": setting, "imageType": types, "featureClass": CLASSES}
            cases[f"{kind}, {name}"] = dict(format=kind, params=params, **extract(folder, kind, params))

with open(OUT, "w") as out:
    json.dump({"source": "PyRadiomics 3.1.0, SimpleITK " + sitk.Version.VersionString(), "files": files,
               "cases": cases}, out, indent=0)
    out.write("\n")
