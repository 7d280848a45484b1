"""Speed of CharLS (JPEG-LS) and liblj92 (lossless JPEG) on the series that DecoderSpeed decodes.

Run: python3 decoder_peers.py SERIES ...; needs imagecodecs and pydicom.
"""
import glob
import os
import sys
import time

import imagecodecs
import pydicom
from pydicom.encaps import generate_frames

DECODERS = {"1.2.840.10008.1.2.4.80": imagecodecs.jpegls_decode, "1.2.840.10008.1.2.4.81": imagecodecs.jpegls_decode,
            "1.2.840.10008.1.2.4.57": imagecodecs.ljpeg_decode, "1.2.840.10008.1.2.4.70": imagecodecs.ljpeg_decode}

for series in sys.argv[1:]:
    files = [pydicom.dcmread(name) for name in sorted(glob.glob(os.path.join(series, "*")))]
    decode = DECODERS[str(files[0].file_meta.TransferSyntaxUID)]
    frames = [next(generate_frames(file.PixelData, number_of_frames=1)) for file in files]
    megabytes = sum(decode(frame).nbytes for frame in frames) * 1e-6
    fastest, end = float("inf"), time.time() + 4
    while time.time() < end:
        start = time.process_time()
        for frame in frames:
            decode(frame)
        fastest = min(fastest, time.process_time() - start)
    print(f"{series}: {len(frames)} frames, {megabytes:.1f} MB, {megabytes / fastest:.0f} MB/s")
