#!/usr/bin/env python3
"""N4 beside ITK: the same image, tissue and parameters, one thread each, in turns.

usage: n4_side_by_side.py PYTHON IMAGE MASK [TURNS]

PYTHON is a Python with SimpleITK. Build the module first (README.md of this folder's parent). Prints the medians in
seconds and their ratio; reading is not counted.
"""
import os
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
CLASSES = f"{HERE}/target/classes:{HERE}/target/lib/*"

PEER = """
import sys, time
import SimpleITK as sitk
sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(1)
image = sitk.ReadImage(sys.argv[1], sitk.sitkFloat32)
mask = sitk.ReadImage(sys.argv[2], sitk.sitkUInt8)
mask.CopyInformation(image)
for line in sys.stdin:
    start = time.perf_counter()
    n4 = sitk.N4BiasFieldCorrectionImageFilter()
    n4.SetMaximumNumberOfIterations([50] * 4)
    n4.SetConvergenceThreshold(0.001)
    n4.SetMaskLabel(1)
    n4.SetUseMaskLabel(True)
    n4.Execute(sitk.Shrink(image, [4] * 3), sitk.Shrink(mask, [4] * 3))
    sitk.Divide(image, sitk.Exp(n4.GetLogBiasFieldAsImage(image)))
    print(time.perf_counter() - start, flush=True)
"""


def worker(command):
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def turn(process):
    process.stdin.write("\n")
    process.stdin.flush()
    return float(process.stdout.readline())


def main():
    python, image, mask = sys.argv[1:4]
    turns = int(sys.argv[4]) if len(sys.argv) > 4 else 9
    peer = worker([python, "-c", PEER, image, mask])
    own = worker(["java", "-Xmx1g", "-XX:+UseSerialGC", "-cp", CLASSES, "org.radiomics.knime.bench.N4Worker", image, mask])
    for _ in range(5):
        turn(own)
    turn(peer)
    times = [(turn(peer), turn(own)) for _ in range(turns)]
    theirs, ours = (statistics.median(t) for t in zip(*times))
    print(f"ITK {theirs:.3f} s, this {ours:.3f} s, ratio {statistics.median(a / b for a, b in times):.1f}")
    for process in (peer, own):
        process.stdin.close()
        process.wait()


if __name__ == "__main__":
    main()
