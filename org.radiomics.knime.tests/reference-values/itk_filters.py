"""The last digit of SimpleITK's filters that PyRadiomics uses, for ItkFiltersReferenceTest.

Writes itk_filters.csv: random and constant images (x fastest), and what
LaplacianRecursiveGaussianImageFilter, normalised across scale, and Normalize make of them. Normalize is taken of whole
numbers only: sums of others depend on how many threads ITK splits them over.
Run: python3 itk_filters.py (SimpleITK 2.5.7, NumPy)
"""
import csv
import os

import numpy as np
import SimpleITK as sitk

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "test", "resources", "reference-values", "itk_filters.csv")


def numbers(array):
    return " ".join(repr(float(v)) for v in np.asarray(array).ravel())


def laplacian(image, sigma):
    gaussian = sitk.LaplacianRecursiveGaussianImageFilter()
    gaussian.SetNormalizeAcrossScale(True)
    gaussian.SetSigma(sigma)
    return gaussian.Execute(image)


def image_of(array, spacing):
    image = sitk.GetImageFromArray(array)
    image.SetSpacing([float(s) for s in spacing])
    return image


random = np.random.default_rng(12)
with open(OUT, "w", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["filter", "sigma", "type", "size", "spacing", "image", "expected"])

    def write(name, sigma, array, spacing, result):
        writer.writerow([name, sigma, array.dtype.name, numbers(array.shape[::-1]), numbers(spacing), numbers(array),
                         numbers(sitk.GetArrayFromImage(result))])

    for sigma, kind in [(1.0, "int16"), (2.5, "float64"), (0.8, "float32"), (1.7, "float64"), (3.0, "uint8")]:
        array = random.normal(100, 30, (5, 7, 8)).clip(0, 250).astype(kind)
        spacing = np.round(random.uniform(0.5, 2, 3), 2)
        write("log", sigma, array, spacing, laplacian(image_of(array, spacing), sigma))
    for sigma, grey in [(1.3, 100.3), (2.0, -0.7)]:
        array = np.full((4, 5, 6), grey)
        write("log", sigma, array, (1, 1.2, 0.9), laplacian(image_of(array, (1, 1.2, 0.9)), sigma))
    for kind in ["uint8", "int16", "int32", "uint16"]:
        array = random.normal(120, 25, (5, 6, 7)).clip(0, 250).astype(kind)
        write("normalize", 0, array, (1, 1, 1), sitk.Normalize(image_of(array, (1, 1, 1))))
