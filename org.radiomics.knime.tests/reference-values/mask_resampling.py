"""What SimpleITK's nearest neighbour makes of a mask on another grid, for GridRuleReferenceTest.

Writes mask_resampling.csv: image and mask grid (size, spacing, origin, direction) and the resampled mask as bits in
hexadecimal, x fastest, the first voxel in the lowest bit of the first byte. The mask's voxel (x, y, z) is inside where
(7 x + 13 y + 29 z) mod 5 < 2.
The last twelve masks have voxels of two or four times the image's size, and the centres of image voxels mean to lie
halfway between two of the mask: the last bit of ITK's arithmetic decides where they belong.
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


def about_z(angle):
    return np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])


def write(writer, image, mask):
    x, y, z = np.meshgrid(*[np.arange(n) for n in mask.GetSize()], indexing="ij")
    voxels = sitk.GetImageFromArray((((7 * x + 13 * y + 29 * z) % 5) < 2).astype(np.uint8).T)
    voxels.CopyInformation(mask)
    resampled = sitk.Resample(voxels, image, sitk.Transform(), sitk.sitkNearestNeighbor, 0)
    bits = np.packbits(sitk.GetArrayFromImage(resampled).ravel(), bitorder="little")
    writer.writerow([text(image), text(mask), bits.tobytes().hex()])


def halfway(random, direction, factors, single):
    """Image and mask of one direction, the mask's first voxel between image voxels 2 and 3 on every axis."""
    mask_size = [6, 5, 4]
    image_spacing = np.round(10 ** random.uniform(-0.5, 0.7, 3), 3)
    image_size = [int(n * f) + 6 for n, f in zip(mask_size, factors)]
    origin = np.round(random.normal(0, 100, 3), 2)
    mask_origin = origin + direction @ ((2.5 + np.asarray(factors) / 2) * image_spacing)
    if single:
        image_spacing, origin, mask_origin = (v.astype(np.float32).astype(float)
                                              for v in (image_spacing, origin, mask_origin))
    mask_spacing = image_spacing * factors
    return (grid(image_size, image_spacing.tolist(), origin.tolist(), direction),
            grid(mask_size, mask_spacing.tolist(), mask_origin.tolist(), direction))


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
        write(writer, image, mask)
    for case in range(12):
        direction = [np.eye(3), rotation(random), np.diag([-1, -1, 1]), about_z(random.uniform(0, 0.4))][case % 4]
        write(writer, *halfway(random, direction, [[2, 4, 2], [4, 2, 1], [1, 2, 4]][case // 4], case % 3 == 1))
