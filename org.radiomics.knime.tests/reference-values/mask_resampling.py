"""What SimpleITK's nearest neighbour makes of a mask on another grid, for GridRuleReferenceTest.

Writes mask_resampling.csv: image and mask grid (size, spacing, origin, direction) and the resampled mask as bits in
hexadecimal, x fastest, the first voxel in the lowest bit of the first byte. The mask's voxel (x, y, z) is inside where
(7 x + 13 y + 29 z) mod 5 < 2.
Run: python3 mask_resampling.py (SimpleITK 2.5.7, numpy)
"""
import csv
import os

import numpy as np
import SimpleITK as sitk

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "test", "resources", "reference-values", "mask_resampling.csv")


def grid(size, spacing, origin, direction):
    image = sitk.Image(size, sitk.sitkUInt8)
    image.SetSpacing(spacing)
    image.SetOrigin(origin)
    image.SetDirection([float(d) for d in np.asarray(direction).ravel()])
    return image


def text(image):
    return " ".join(repr(n) for n in image.GetSize() + image.GetSpacing() + image.GetOrigin() + image.GetDirection())


def rotation(random):
    q, _ = np.linalg.qr(random.normal(size=(3, 3)))
    return q * np.sign(np.linalg.det(q))


def centred(size, spacing, direction):
    """The origin of a grid whose middle is at (12, -34, 56)."""
    middle = np.asarray(direction) @ ((np.asarray(size) - 1) / 2 * np.asarray(spacing))
    return [float(c) for c in np.array([12, -34, 56]) - middle]


random = np.random.default_rng(4)
with open(OUT, "w", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["image", "mask", "bits"])
    for case in range(8):
        directions = [rotation(random), rotation(random)] if case < 5 else [np.eye(3), rotation(random)]
        if case == 7:
            directions = [np.diag([-1, 1, -1]), np.eye(3)[:, [2, 0, 1]]]
        image_size, mask_size = [24, 22, 20], [9, 8, 7]
        image_spacing = [float(s) for s in random.uniform(0.9, 1.4, 3)]
        mask_spacing = [float(s) for s in random.uniform(0.8, 1.6, 3)]
        image = grid(image_size, image_spacing, centred(image_size, image_spacing, directions[0]), directions[0])
        mask = grid(mask_size, mask_spacing, centred(mask_size, mask_spacing, directions[1]), directions[1])
        z, y, x = np.mgrid[0:7, 0:8, 0:9]
        voxels = sitk.GetImageFromArray((((7 * x + 13 * y + 29 * z) % 5) < 2).astype(np.uint8))
        voxels.CopyInformation(mask)
        resampled = sitk.Resample(voxels, image, sitk.Transform(), sitk.sitkNearestNeighbor, 0)
        bits = np.packbits(sitk.GetArrayFromImage(resampled).ravel(), bitorder="little")
        writer.writerow([text(image), text(mask), bits.tobytes().hex()])
