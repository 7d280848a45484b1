"""Preprocessing by NumPy 2.4.6, intensity-normalization 3.0.1 and MIRP 2.7.0, for PreprocessingReferenceTest.

Writes preprocessing.json: small random images with
- percentile scaling and z-score of the image, its foreground (brighter than its mean) and a region, by NumPy;
- a template learned by NyulNormalize and images matched to it, over the foreground, scale 0 to 100;
- image and mask on the IBSI's grid by MIRP: splines of order 1 and 3, mask linear with threshold 0.5.
Run: python3 preprocessing.py
"""
import json
import os

import numpy as np
from intensity_normalization.normalizers.population.nyul import NyulNormalizer
from mirp._images.generic_image import GenericImage
from mirp._images.mask_image import MaskImage

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "test", "resources", "reference-values", "preprocessing.json")


class Doubles:
    """An image in double precision; the package's own adapter has single precision."""

    def __init__(self, data):
        self._data = data

    def get_data(self):
        return self._data

    def with_data(self, data):
        return Doubles(data)


def numbers(array):
    return np.asarray(array, dtype=float).ravel().tolist()


def image_of(random, size=(5, 9, 8)):
    """Dark air around a bright body, x last."""
    values = random.gamma(2.0, 4.0, size=size)
    values[:, 2:-1, 1:-2] += random.normal(180, 60, size=values[:, 2:-1, 1:-2].shape)
    return values.round(2)


def scaling(random):
    image = image_of(random)
    region = random.random(image.shape) < 0.3
    samples = {"IMAGE": image.ravel(), "FOREGROUND": image[image > image.mean()], "REGION": image[region]}
    cases = []
    for name, sample in samples.items():
        low, high = np.percentile(sample, [2.5, 97])
        percentile = (image - low) / (high - low) * 50
        cases.append({
            "sample": name,
            "percentile": numbers(percentile),
            "clipped": numbers(np.clip(percentile, 0, 50)),
            "zScore": numbers((image - sample.mean()) / sample.std(ddof=1) * 10),
            "mean": numbers(image / sample.mean() * 100),
        })
    low, high = np.percentile(image, [5, 90])
    return {"size": list(image.shape[::-1]), "image": numbers(image), "region": numbers(region), "cases": cases,
            "clippedTo5And90": numbers(np.clip(image, low, high))}


def histogram(random):
    images = [(image_of(random, (4, 7, 8)) * random.uniform(0.5, 3)).round(2) for _ in range(5)]
    adapters = [Doubles(image) for image in images]
    foreground = [Doubles(image > image.mean()) for image in images]
    training = slice(0, 4)
    nyul = NyulNormalizer(output_min_value=0, output_max_value=100)
    nyul.fit_population(adapters[training], foreground[training])
    return {"size": list(images[0].shape[::-1]), "images": [numbers(image) for image in images], "training": 4,
            "percentiles": numbers(nyul.percentiles), "values": numbers(nyul.standard_scale),
            "matched": [numbers(nyul.transform(a, f).get_data()) for a, f in zip(adapters, foreground)]}


def ibsi(random, size, spacing, wanted, order):
    image = random.normal(100, 60, size=size).round(2)
    region = np.zeros(size)
    region[1:-1, 2:-2, 2:-1] = random.random(region[1:-1, 2:-2, 2:-1].shape) < 0.7
    grid = dict(image_spacing=spacing, image_origin=(0.0, 0.0, 0.0), image_orientation=np.identity(3),
                image_dimensions=size)
    new = GenericImage(image_data=image, **grid)
    new._interpolate(interpolate=True, new_spacing=wanted, translation=(0.0, 0.0, 0.0), rotation=0.0,
                     spline_order=order, anti_aliasing=False, anti_aliasing_smoothing_beta=0.98)
    mask = MaskImage(image_data=region, **grid)
    mask._register(new, spline_order=1, anti_aliasing=False, anti_aliasing_smoothing_beta=0.98)
    mask.update_image_data()
    return {"order": order, "size": list(size[::-1]), "spacing": list(spacing[::-1]), "wanted": list(wanted[::-1]),
            "image": numbers(image), "region": numbers(region), "newSize": [int(n) for n in new.image_dimension[::-1]],
            "newOrigin": numbers(new.image_origin[::-1]), "newImage": numbers(new.get_voxel_grid()),
            "newRegion": numbers(mask.get_voxel_grid())}


def main():
    random = np.random.default_rng(41)
    grids = [((7, 9, 8), (3.0, 0.9765625, 0.9765625), (2.0, 2.0, 2.0)), ((5, 8, 7), (4.0, 1.0, 1.0), (2.5, 0.7, 1.3)),
             ((6, 8, 9), (3.0, 1.1, 1.1), (3.0, 1.5, 1.5))]
    result = {"scaling": scaling(random), "histogram": histogram(random),
              "ibsi": [ibsi(random, *grid, order) for grid in grids for order in (1, 3)]}
    with open(OUT, "w") as out:
        json.dump(result, out, indent=None)
        out.write("\n")


main()
