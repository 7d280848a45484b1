"""Tiny compressed frames and the samples they must give, for CompressedFramesTest of the feature module.

Writes ../../org.radiomics.knime.feature/src/test/resources/org/radiomics/knime/feature/dicom/compressed_frames.csv.
A frame that is coded without loss must give the samples it was made from; one with loss those of dcmdjpeg, dcmdjpls,
djpeg or CharLS.

Run: python3 compressed_frames.py CJPEG
needs pydicom 3.0, dcmtk 3.6.7 and gdcm 3.0 (Debian: dcmtk, libgdcm-tools), CharLS 2.4 (Debian: libcharls2) and as CJPEG
the cjpeg of libjpeg-turbo 3.1, which writes lossless JPEG with restarts.
"""
import base64
import csv
import ctypes
import os
import subprocess
import sys
import tempfile

import numpy as np
import pydicom
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.encaps import generate_frames
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "..", "org.radiomics.knime.feature", "src", "test", "resources", "org", "radiomics",
                   "knime", "feature", "dicom", "compressed_frames.csv")
CJPEG = sys.argv[1]
BASELINE, EXTENDED = "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51"
PROCESS_14, SV1 = "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70"
LS, NEAR = "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81"


class Picture:
    """Samples with what DICOM says of them."""

    def __init__(self, kind, rows, columns, allocated, stored, signed):
        random = np.random.default_rng([rows, columns, stored, signed])
        low, high = (-(1 << stored - 1), (1 << stored - 1) - 1) if signed else (0, (1 << stored) - 1)
        y, x = np.mgrid[:rows, :columns]
        wave = (np.sin(x / 5) + np.cos(y / 4) + 2) / 4 * (high - low) + low
        values = {
            "smooth": np.clip(wave + random.normal(0, 2, wave.shape), low, high).round(),
            "flat": np.where((x > 3) & (x < 6) & (y > 1) & (y < 4), high, (low + high) // 2 + 1),
            "checks": np.where((x + y) % 2 == 0, low, high),
            "noise": random.integers(low, high + 1, wave.shape)}[kind]
        self.name = f"{kind}, {columns} x {rows}, {stored} of {allocated} bits, {'signed' if signed else 'unsigned'}"
        self.rows, self.columns, self.allocated, self.stored, self.signed = rows, columns, allocated, stored, signed
        self.values = values.astype(f"<{'i' if signed else 'u'}{allocated // 8}")

    def write(self, path):
        meta = FileMetaDataset()
        meta.TransferSyntaxUID = ExplicitVRLittleEndian
        meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.2"
        meta.MediaStorageSOPInstanceUID = generate_uid()
        dataset = FileDataset(path, {}, file_meta=meta, preamble=b"\0" * 128)
        dataset.SOPClassUID, dataset.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
        dataset.StudyInstanceUID, dataset.SeriesInstanceUID = generate_uid(), generate_uid()
        dataset.Modality, dataset.PatientName, dataset.PatientID = "CT", "", ""
        dataset.Rows, dataset.Columns, dataset.SamplesPerPixel = self.rows, self.columns, 1
        dataset.PhotometricInterpretation = "MONOCHROME2"
        dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = self.allocated, self.stored, self.stored - 1
        dataset.PixelRepresentation = int(self.signed)
        samples = self.values.tobytes()
        dataset.PixelData = samples + b"\0" * (len(samples) % 2)
        dataset["PixelData"].VR = "OW" if self.allocated > 8 else "OB"
        dataset.save_as(path, enforce_file_format=True)

    def codes(self):
        """The samples as the unsigned numbers of which a stream knows."""
        unsigned = self.values.astype(np.int64) & (1 << self.stored) - 1
        return unsigned.astype(np.uint8 if self.stored <= 8 else np.uint16)


class Table:
    def __init__(self, out):
        self.writer = csv.writer(out, lineterminator="\n")
        self.writer.writerow("picture,command,syntax,rows,columns,allocated,stored,signed,stream,samples".split(","))

    def add(self, picture, command, syntax, stream, samples=None):
        samples = picture.values.tobytes() if samples is None else samples
        self.writer.writerow([picture.name, command, syntax, picture.rows, picture.columns, picture.allocated,
                              picture.stored, str(picture.signed).lower(), base64.b64encode(stream).decode(),
                              base64.b64encode(samples).decode()])


def by_dicom(table, picture, command, decoder=None):
    """Through a program that compresses a DICOM file, and for lossy ones back through its peer."""
    with tempfile.TemporaryDirectory() as folder:
        native, packed, back = (os.path.join(folder, name) for name in ("native.dcm", "packed.dcm", "back.dcm"))
        picture.write(native)
        subprocess.run([*command.split(), native, packed], check=True)
        dataset = pydicom.dcmread(packed)
        stream = next(generate_frames(dataset.PixelData, number_of_frames=1))
        samples = None
        if decoder:
            subprocess.run([decoder, packed, back], check=True)
            samples = pydicom.dcmread(back).PixelData[:picture.values.nbytes]
        table.add(picture, command, str(dataset.file_meta.TransferSyntaxUID), stream, samples)


def djpeg(stream, codes):
    """What djpeg, beside cjpeg, makes of a stream."""
    decoder = CJPEG.replace("cjpeg", "djpeg")
    portable = subprocess.run([decoder, "-pnm"], input=stream, check=True, capture_output=True).stdout
    return np.frombuffer(portable[-codes.nbytes:], codes.dtype.newbyteorder(">")).astype(codes.dtype).tobytes()


def by_cjpeg(table, picture, options, syntax):
    with tempfile.TemporaryDirectory() as folder:
        portable = os.path.join(folder, "picture.pgm")
        codes = picture.codes()
        with open(portable, "wb") as out:
            out.write(b"P5\n%d %d\n%d\n" % (picture.columns, picture.rows, (1 << picture.stored) - 1))
            out.write(codes.tobytes() if codes.itemsize == 1 else codes.astype(">u2").tobytes())
        options = f"{options} -precision {picture.stored}"
        stream = subprocess.run([CJPEG, *options.split(), portable], check=True, capture_output=True).stdout
        table.add(picture, "cjpeg " + options, syntax, stream, None if "lossless" in options else djpeg(stream, codes))


class FrameInfo(ctypes.Structure):
    _fields_ = [("width", ctypes.c_uint32), ("height", ctypes.c_uint32), ("bits", ctypes.c_int32),
                ("components", ctypes.c_int32)]


CHARLS = ctypes.CDLL("libcharls.so.2")
CHARLS.charls_jpegls_encoder_create.restype = ctypes.c_void_p
CHARLS.charls_jpegls_decoder_create.restype = ctypes.c_void_p


def charls_encode(codes, bits, near):
    encoder = ctypes.c_void_p(CHARLS.charls_jpegls_encoder_create())
    rows, columns = codes.shape
    out, written = ctypes.create_string_buffer(codes.nbytes * 4 + 1024), ctypes.c_size_t()
    source = codes.tobytes()
    for code in (
            CHARLS.charls_jpegls_encoder_set_frame_info(encoder, ctypes.byref(FrameInfo(columns, rows, bits, 1))),
            CHARLS.charls_jpegls_encoder_set_near_lossless(encoder, near),
            CHARLS.charls_jpegls_encoder_set_destination_buffer(encoder, out, ctypes.c_size_t(len(out))),
            CHARLS.charls_jpegls_encoder_encode_from_buffer(encoder, source, ctypes.c_size_t(len(source)), 0),
            CHARLS.charls_jpegls_encoder_get_bytes_written(encoder, ctypes.byref(written))):
        assert code == 0, code
    CHARLS.charls_jpegls_encoder_destroy(encoder)
    return out.raw[:written.value]


def charls_decode(stream, size):
    decoder = ctypes.c_void_p(CHARLS.charls_jpegls_decoder_create())
    out = ctypes.create_string_buffer(size)
    for code in (CHARLS.charls_jpegls_decoder_set_source_buffer(decoder, stream, ctypes.c_size_t(len(stream))),
                 CHARLS.charls_jpegls_decoder_read_header(decoder),
                 CHARLS.charls_jpegls_decoder_decode_to_buffer(decoder, out, ctypes.c_size_t(size), 0)):
        assert code == 0, code
    CHARLS.charls_jpegls_decoder_destroy(decoder)
    return out.raw


def by_charls(table, picture, near):
    stream = charls_encode(picture.codes(), picture.stored, near)
    codes = np.frombuffer(charls_decode(stream, picture.codes().nbytes), picture.codes().dtype)
    samples = codes.astype(picture.values.dtype).tobytes()
    table.add(picture, f"charls, near {near}", NEAR if near else LS, stream, samples)


def charls_with_restarts(table, picture, interval):
    """A restart forgets everything, so strips that were coded alone make one stream; CharLS must read it, too."""
    parts = []
    for first in range(0, picture.rows, interval):
        strip = charls_encode(np.ascontiguousarray(picture.codes()[first:first + interval]), picture.stored, 0)
        scan = strip.index(b"\xff\xda")
        parts.append(strip[scan + 10:strip.rindex(b"\xff\xd9")])
        if first == 0:
            header, scan_header = bytearray(strip[:scan]), strip[scan:scan + 10]
    size = header.index(b"\xff\xf7") + 5
    header[size:size + 2] = picture.rows.to_bytes(2, "big")
    stream = bytes(header) + b"\xff\xdd\0\4" + interval.to_bytes(2, "big") + scan_header + parts[0]
    for i, part in enumerate(parts[1:]):
        stream += bytes([0xff, 0xd0 + i % 8]) + part
    stream += b"\xff\xd9"
    assert charls_decode(stream, picture.codes().nbytes) == picture.codes().tobytes()
    table.add(picture, f"charls, restarts after {interval} rows", LS, stream)


def main():
    byte, odd_byte = Picture("smooth", 12, 16, 8, 8, False), Picture("smooth", 17, 33, 8, 8, False)
    signed_byte, tiny = Picture("smooth", 7, 13, 8, 8, True), Picture("noise", 1, 7, 8, 8, False)
    twelve, signed_twelve = Picture("smooth", 12, 16, 16, 12, False), Picture("smooth", 7, 13, 16, 12, True)
    sixteen, signed_sixteen = Picture("smooth", 7, 13, 16, 16, False), Picture("smooth", 12, 16, 16, 16, True)
    odd, flat = Picture("smooth", 17, 33, 16, 16, True), Picture("flat", 12, 16, 16, 12, True)
    checks, noise = Picture("checks", 5, 6, 16, 16, False), Picture("noise", 7, 13, 16, 16, True)
    column, ten = Picture("noise", 5, 1, 16, 12, False), Picture("smooth", 12, 16, 16, 10, False)
    lossless = [byte, signed_byte, tiny, twelve, signed_twelve, sixteen, signed_sixteen, odd, flat, checks, noise,
                column]
    os.makedirs(os.path.dirname(OUT), exist_ok=True)
    with open(OUT, "w", newline="") as out:
        table = Table(out)
        for picture in lossless:
            by_dicom(table, picture, "dcmcrle")
            by_dicom(table, picture, "dcmcjpeg +e1")
            by_dicom(table, picture, "dcmcjpls")
        by_dicom(table, Picture("noise", 5, 3, 32, 32, False), "dcmcrle")
        by_dicom(table, tiny, "gdcmconv --rle")
        by_dicom(table, signed_twelve, "gdcmconv --jpeg")
        by_dicom(table, signed_twelve, "gdcmconv --jpegls")
        for predictor in range(1, 8):
            by_dicom(table, signed_twelve, f"dcmcjpeg +el +sv {predictor}")
            by_dicom(table, noise, f"dcmcjpeg +el +sv {predictor}")
        by_dicom(table, twelve, "dcmcjpeg +el +sv 4 +pt 2", "dcmdjpeg")
        for predictor in range(1, 8):
            by_cjpeg(table, Picture("smooth", 7, 13, 16, 11, False), f"-lossless {predictor}", PROCESS_14)
        by_cjpeg(table, twelve, "-lossless 1", SV1)
        by_cjpeg(table, twelve, "-lossless 1 -restart 1", SV1)
        by_cjpeg(table, ten, "-lossless 7 -restart 5", PROCESS_14)
        by_cjpeg(table, odd_byte, "-lossless 5 -restart 2", PROCESS_14)
        by_cjpeg(table, Picture("noise", 7, 13, 8, 2, False), "-lossless 6", PROCESS_14)
        for picture in (byte, twelve, sixteen):
            by_dicom(table, picture, "dcmcjpls +en +md 2", "dcmdjpls")
        by_charls(table, signed_sixteen, 2)
        by_dicom(table, byte, "dcmcjpls +en +md 5", "dcmdjpls")
        by_dicom(table, twelve, "dcmcjpls +pc +t1 5 +t2 9 +t3 40 +rs 16")
        for stored in (2, 5, 7):
            by_charls(table, Picture("noise", 7, 13, 8, stored, False), 0)
        by_charls(table, Picture("smooth", 12, 16, 8, 7, False), 1)
        by_charls(table, Picture("smooth", 12, 16, 16, 10, False), 3)
        charls_with_restarts(table, ten, 5)
        charls_with_restarts(table, Picture("smooth", 17, 33, 8, 8, False), 1)
        for picture in (byte, odd_byte):
            by_dicom(table, picture, "dcmcjpeg +eb", "dcmdjpeg")
            by_dicom(table, picture, "dcmcjpeg +ee", "dcmdjpeg")
        for picture in (odd, twelve, noise):
            by_dicom(table, picture, "dcmcjpeg +ee", "dcmdjpeg")
        by_cjpeg(table, odd_byte, "-grayscale -restart 2B", BASELINE)
        by_cjpeg(table, Picture("smooth", 17, 33, 16, 12, False), "-grayscale -restart 1", EXTENDED)


main()
