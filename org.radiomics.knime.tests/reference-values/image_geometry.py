"""Where SimpleITK puts the grid of NIfTI, NRRD and MetaImage files, for ImageGeometryReferenceTest.

Writes nifti_geometry.csv (348-byte headers in hexadecimal), nrrd_geometry.csv and meta_geometry.csv (text headers, lines
joined by "|") with the size, spacing, origin and direction that SimpleITK 2.5.7 (ITK 5.4) reads; "refused" where it reads
none. ITK does not read NIfTI-2: nifti2_geometry.csv holds 540-byte headers with the affine of nibabel 5.4, which is RAS.
Run: python3 image_geometry.py
"""
import csv
import os
import struct
import tempfile

import nibabel as nib
import numpy as np
import SimpleITK as sitk

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "test", "resources", "reference-values")


def read(path):
    try:
        image = sitk.ReadImage(path)
    except RuntimeError:
        return ["refused"]
    numbers = image.GetSize() + image.GetSpacing() + image.GetOrigin() + image.GetDirection()
    return [" ".join(repr(n) for n in numbers)]


def nifti(qform, sform, q_code, s_code, steps=None, units=2):
    image = nib.Nifti1Image(np.zeros((4, 3, 2), np.int16), None)
    if qform is not None:
        image.header.set_qform(qform, q_code)
    if sform is not None:
        image.header.set_sform(sform, s_code)
    if steps is not None:
        for axis, step in enumerate(steps):
            image.header["pixdim"][1 + axis] = step
    image.header["xyzt_units"] = units
    image.header["qform_code"] = q_code
    image.header["sform_code"] = s_code
    image.header["vox_offset"] = 352
    image.header["magic"] = b"n+1"
    header = image.header.binaryblock[:348]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.nii")
        with open(path, "wb") as out:
            out.write(header + bytes(4) + bytes(48))
        return [header.hex()] + read(path)


def affine(random):
    q, _ = np.linalg.qr(random.normal(size=(3, 3)))
    matrix = np.eye(4)
    steps = random.uniform(0.3, 5, 3)
    matrix[:3, :3] = q @ np.diag(steps)
    matrix[:3, 3] = random.uniform(-500, 500, 3)
    return matrix, steps


def nifti_cases():
    random = np.random.default_rng(20)
    for i in range(12):
        matrix, _ = affine(random)
        yield f"qform {i}", nifti(matrix, None, 1, 0)
    for i in range(8):
        matrix, steps = affine(random)
        yield f"sform {i}", nifti(None, matrix, 0, 1 + i % 4, steps)
    for i in range(8):
        matrix, _ = affine(random)
        yield f"both {i}", nifti(matrix, matrix, 1 + i % 2, 1 + i // 2)
    matrix, steps = affine(random)
    other, _ = affine(random)
    for q_code, s_code in ((1, 1), (1, 2), (2, 1), (2, 4)):
        yield f"different {q_code} {s_code}", nifti(matrix, other, q_code, s_code)
    near = matrix.copy()
    near[:3, 3] += 5e-5
    yield "offset 5e-5 apart", nifti(matrix, near, 1, 2)
    near[:3, 3] += 1e-2
    yield "offset 1e-2 apart", nifti(matrix, near, 1, 2)
    sheared = matrix.copy()
    sheared[0, 1] += 0.5
    yield "sheared sform", nifti(None, sheared, 0, 1, steps)
    yield "sheared sform, qform", nifti(matrix, sheared, 1, 1)
    yield "no form", nifti(None, None, 0, 0, (0.7, 1.3, 3.1))
    yield "step 0", nifti(None, None, 0, 0, (0, 1.3, 3.1))
    yield "step nan", nifti(None, None, 0, 0, (float("nan"), 1.3, 3.1))
    yield "step negative", nifti(None, None, 0, 0, (0.7, -1.3, 3.1))
    yield "step negative, qform", nifti(matrix, None, 1, 0, (0.7, -1.3, 3.1))
    yield "step negative, sform", nifti(None, matrix, 0, 1, (-steps[0], steps[1], steps[2]))
    yield "steps unlike sform", nifti(None, matrix, 0, 1, (2, 2, 2))
    yield "metres", nifti(matrix, matrix, 1, 1, None, 1)
    yield "micrometres", nifti(matrix, matrix, 1, 1, None, 3)
    half_turn = np.diag([1.5, -2, -3, 1.0])
    yield "half turn about x", nifti(half_turn, None, 1, 0)
    yield "half turn about z", nifti(np.diag([-1.5, -2, 3, 1.0]), None, 1, 0)
    yield "mirrored", nifti(np.diag([-1.5, 2, 3, 1.0]), None, 1, 0)


def nrrd(fields):
    lines = ["NRRD0004", "type: short", "dimension: 3", "sizes: 4 3 2", "endian: little", "encoding: raw"] + fields
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.nrrd")
        with open(path, "wb") as out:
            out.write(("\n".join(lines) + "\n\n").encode() + struct.pack("<24h", *range(24)))
        return ["|".join(lines)] + read(path)


def nrrd_cases():
    vectors = "space directions: (0.69999999999999996,0,0) (0,1.3,0) (0,0,49)"
    origin = "space origin: (1.5,-2.25,1e2)"
    for space in ("left-posterior-superior", "LPS", "right-anterior-superior", "RAS", "left-anterior-superior", "LAS",
                  "scanner-xyz", "3D-right-handed"):
        yield space, nrrd(["space: " + space, vectors, origin])
    yield "space dimension", nrrd(["space dimension: 3", vectors, origin])
    yield "no origin", nrrd(["space: LPS", vectors])
    yield "blanks in vectors", nrrd(["space: LPS", "space directions: ( 0.7 , 0, 0 ) (0,1.3,0) (0,0,2)", origin])
    yield "spacings", nrrd(["spacings: 0.7 1.3 2.1"])
    yield "spacings negative", nrrd(["spacings: -0.7 1.3 2.1"])
    yield "spacings nan", nrrd(["spacings: nan 1.3 2.1"])
    yield "spacings zero", nrrd(["spacings: 0 1.3 2.1"])
    yield "zero vector", nrrd(["space: LPS", "space directions: (0,0,0) (0,1.3,0) (0,0,2)"])
    yield "nothing said", nrrd([])
    random = np.random.default_rng(21)
    for i in range(6):
        matrix, _ = affine(random)
        vectors = " ".join("(" + ",".join(repr(float(v)) for v in matrix[:3, axis]) + ")" for axis in range(3))
        yield f"oblique {i}", nrrd(["space: " + ("LPS" if i % 2 else "RAS"), "space directions: " + vectors, origin])


def meta(fields, dims=3, size="4 3 2"):
    lines = ["ObjectType = Image", f"NDims = {dims}", f"DimSize = {size}"] + fields
    lines += ["ElementType = MET_SHORT", "ElementDataFile = LOCAL"]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.mha")
        with open(path, "wb") as out:
            out.write(("\n".join(lines) + "\n").encode() + struct.pack("<24h", *range(24)))
        return ["|".join(lines)] + read(path)


def meta_cases():
    turn = "0 1 0 0 0 1 1 0 0"
    yield "nothing said", meta([])
    yield "spacing", meta(["ElementSpacing = 0.7 1.3 2.1"])
    yield "size of elements", meta(["ElementSize = 0.7 1.3 2.1"])
    yield "spacing and size of elements", meta(["ElementSpacing = 0.7 1.3 2.1", "ElementSize = 1 1 1"])
    yield "spacing negative", meta(["ElementSpacing = -0.7 1.3 2.1", "TransformMatrix = " + turn])
    yield "spacing zero", meta(["ElementSpacing = 0 1.3 2.1"])
    for matrix, offset in (("TransformMatrix", "Offset"), ("Orientation", "Position"), ("Rotation", "Origin")):
        yield matrix, meta([f"{matrix} = {turn}", f"{offset} = 1.5 -2.25 1e2", "CenterOfRotation = 7 8 9"])
    yield "offset three times", meta(["Offset = 1 2 3", "Position = 4 5 6", "Origin = 7 8 9"])
    yield "matrix three times", meta(["Rotation = " + turn, "TransformMatrix = 1 0 0 0 1 0 0 0 1",
                                      "Orientation = 0 0 1 1 0 0 0 1 0"])
    yield "matrix not unit", meta(["TransformMatrix = 0 2 0 0 0 2 1 0 0"])
    yield "matrix in one plane", meta(["TransformMatrix = 1 0 0 1 0 0 0 0 1"])
    yield "anatomical orientation", meta(["AnatomicalOrientation = RAI", "TransformMatrix = " + turn])
    random = np.random.default_rng(22)
    for i in range(6):
        matrix, steps = affine(random)
        text = " ".join(repr(float(v)) for v in (matrix[:3, :3] / steps).T.ravel())
        yield f"oblique {i}", meta(["TransformMatrix = " + text, "Offset = " + " ".join(
            repr(float(v)) for v in matrix[:3, 3]), "ElementSpacing = " + " ".join(repr(float(v)) for v in steps)])


def nifti2(qform, sform, q_code, s_code, units=2, endianness="<"):
    header = nib.Nifti2Header(endianness=endianness)
    header.set_data_shape((4, 3, 2))
    header.set_data_dtype(np.int16)
    if qform is not None:
        header.set_qform(qform, q_code)
    if sform is not None:
        header.set_sform(sform, s_code)
    header["xyzt_units"] = units
    header["vox_offset"] = 544
    header["magic"] = b"n+2"
    header["eol_check"] = (13, 10, 26, 10)
    matrix = header.get_best_affine()[:3] * {1: 1000, 2: 1, 3: 0.001}[units]
    return [header.binaryblock.hex(), " ".join(repr(float(v)) for v in matrix.ravel())]


def nifti2_cases():
    random = np.random.default_rng(23)
    for i in range(6):
        matrix, steps = affine(random)
        yield f"qform {i}", nifti2(matrix, None, 1, 0, endianness="<>"[i % 2])
        yield f"both {i}", nifti2(matrix, matrix, 1, 1, endianness="<>"[i % 2])
    yield "metres", nifti2(matrix, matrix, 1, 1, 1)
    yield "micrometres", nifti2(matrix, matrix, 1, 1, 3)


for name, cases in (("nifti_geometry.csv", nifti_cases()), ("nrrd_geometry.csv", nrrd_cases()),
                    ("meta_geometry.csv", meta_cases()), ("nifti2_geometry.csv", nifti2_cases())):
    with open(os.path.join(OUT, name), "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["case", "header", "size spacing origin direction"])
        for case, row in cases:
            writer.writerow([case] + row)
