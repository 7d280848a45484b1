"""N4 bias field correction by ITK: three tissues times a smooth field, on a small grid made by formulas.

SimpleITK computes in 32 bits here; the test allows for that.
"""
import json
import math

import numpy as np
import SimpleITK as sitk

SIZE = (34, 30, 10)


def image():
    voxels = np.zeros(SIZE[::-1])
    for z in range(SIZE[2]):
        for y in range(SIZE[1]):
            for x in range(SIZE[0]):
                tissue = 100 + 60 * ((x // 5 + y // 4 + z // 3) % 3)
                texture = 1 + 0.02 * math.sin(12.9898 * x + 78.233 * y + 37.719 * z)
                field = math.exp(0.3 * (x / 33 - 0.5) + 0.2 * math.sin(y / 7) - 0.15 * (z / 9) ** 2)
                voxels[z, y, x] = round(tissue * texture * field, 3)
    return voxels


def inside():
    z, y, x = np.mgrid[0:SIZE[2], 0:SIZE[1], 0:SIZE[0]]
    return (((x - 16.5) / 16) ** 2 + ((y - 14.5) / 14) ** 2 + ((z - 4.5) / 5.5) ** 2 < 1).astype(np.uint8)


def case(shrink, iterations):
    full = sitk.GetImageFromArray(image().astype(np.float32))
    mask = sitk.GetImageFromArray(inside())
    n4 = sitk.N4BiasFieldCorrectionImageFilter()
    n4.SetMaximumNumberOfIterations(iterations)
    n4.SetConvergenceThreshold(1e-4)
    n4.SetMaskLabel(1)
    n4.SetUseMaskLabel(True)
    n4.Execute(sitk.Shrink(full, [shrink] * 3), sitk.Shrink(mask, [shrink] * 3))
    field = sitk.GetArrayFromImage(n4.GetLogBiasFieldAsImage(full)).ravel()
    return {"shrink": shrink, "iterations": iterations, "convergence": n4.GetCurrentConvergenceMeasurement(),
            "call": "N4BiasFieldCorrectionImageFilter on sitk.Shrink(image, shrink); GetLogBiasFieldAsImage(image)",
            "log_field": [float(f"{v:.8g}") for v in field[::11]]}


otsu = sitk.OtsuThresholdImageFilter()
otsu.SetInsideValue(0)
otsu.SetOutsideValue(1)
otsu.SetNumberOfHistogramBins(200)
above = sitk.GetArrayFromImage(otsu.Execute(sitk.GetImageFromArray(image())))
result = {"size": SIZE, "image": [float(v) for v in image().ravel()], "inside": [int(v) for v in inside().ravel()],
          "every": 11, "above_otsu": int(above.sum()),
          "cases": [case(1, [20]), case(1, [15, 15, 15]), case(2, [15, 10])],
          "made_by": "reference-values/n4.py", "made_with": [sitk.Version().VersionString()]}
with open("../src/test/resources/reference-values/n4.json", "w") as out:
    json.dump(result, out, separators=(",", ":"))
    out.write("\n")
