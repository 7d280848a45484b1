#!/usr/bin/env python3
"""Writes a CT series of N slices of 512 x 512 (default 200) to FOLDER with pydicom, and times SimpleITK reading it.

usage: make_series.py FOLDER [N]
"""
import os
import statistics
import sys
import time

import numpy as np
import SimpleITK as sitk
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, generate_uid


def write(folder, slices):
    os.makedirs(folder, exist_ok=True)
    series, study, frame = generate_uid(), generate_uid(), generate_uid()
    random = np.random.default_rng(1)
    for k in range(slices):
        meta = FileMetaDataset()
        meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = CTImageStorage, generate_uid()
        meta.TransferSyntaxUID = ExplicitVRLittleEndian
        d = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
        d.SOPClassUID, d.SOPInstanceUID = CTImageStorage, meta.MediaStorageSOPInstanceUID
        d.SeriesInstanceUID, d.StudyInstanceUID, d.FrameOfReferenceUID = series, study, frame
        d.Modality, d.SeriesNumber, d.InstanceNumber, d.PatientID = "CT", 1, k + 1, "bench"
        d.ImagePositionPatient, d.ImageOrientationPatient = [0, 0, 1.25 * k], [1, 0, 0, 0, 1, 0]
        d.PixelSpacing, d.SliceThickness, d.RescaleSlope, d.RescaleIntercept = [0.7, 0.7], 1.25, 1, -1024
        d.SamplesPerPixel, d.PhotometricInterpretation, d.Rows, d.Columns = 1, "MONOCHROME2", 512, 512
        d.BitsAllocated, d.BitsStored, d.HighBit, d.PixelRepresentation = 16, 12, 11, 0
        d.PixelData = random.integers(0, 4096, (512, 512), dtype=np.uint16).tobytes()
        d.save_as(f"{folder}/{random.integers(1 << 40):012x}.dcm")


def read(folder):
    reader = sitk.ImageSeriesReader()
    reader.SetFileNames(reader.GetGDCMSeriesFileNames(folder))
    return reader.Execute()


if __name__ == "__main__":
    place, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    if not os.path.isdir(place):
        write(place, count)
    sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(1)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        read(place)
        times.append(time.perf_counter() - start)
    print(f"SimpleITK: median {statistics.median(times):.3f} s")
