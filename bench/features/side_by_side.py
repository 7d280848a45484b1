#!/usr/bin/env python3
"""Times this project and PyRadiomics on the same files, one thread each, and compares their numbers.

Both programs stay in one process over all repetitions and take turns, so that they are warm and meet the same load of
the machine. Memory is that of a process that extracts one case and ends: `./radiomics extract` with the heap that the
command sets itself, and PyRadiomics in Python.

    bench/features/side_by_side.py PYTHON DATA [--cases STS_008 ...] [--synthetic 100000 500000]

PYTHON is a Python in which `import radiomics` works. DATA holds sts/<case>/MR_T1_image.nii.gz and MR_T1_mask.nii.gz and
pyradiomics/params/ii_1409.yaml.
"""

import argparse
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS",
                                     "ITK_GLOBAL_DEFAULT_NUMBER_OF_THREADS")}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("python", help="a Python in which `import radiomics` works")
    parser.add_argument("data", type=pathlib.Path, help="folder with sts/ and pyradiomics/params/")
    parser.add_argument("--cases", nargs="*", default=["STS_008", "STS_003", "STS_010", "STS_022"])
    parser.add_argument("--synthetic", nargs="*", type=int, default=[], metavar="VOXELS",
                        help="also ellipsoids of about so many voxels, made on the fly")
    parser.add_argument("--parameters", type=pathlib.Path, help="default: DATA/pyradiomics/params/ii_1409.yaml")
    parser.add_argument("--repetitions", type=int, default=5, help="timed runs of each program per case")
    parser.add_argument("--warm-up", type=float, default=8, metavar="SECONDS",
                        help="runs of the Java program on each case before any counts")
    return parser.parse_args()


def java(main, *values):
    home = os.environ.get("JAVA_HOME")
    # One thread: with one processor to see, the virtual machine collects garbage on one as well.
    return [os.path.join(home, "bin", "java") if home else "java", "-XX:ActiveProcessorCount=1", "-XX:+UseSerialGC",
            "-Xmx4g", "-cp", f"{HERE}/target/classes:{HERE}/target/lib/*", f"org.radiomics.knime.bench.{main}", *values]


def build():
    subprocess.run(["mvn", "-q", "-B", "-f", ROOT / "pom.xml", "-Pbench", "-pl", "bench/features", "-am",
                    "-Dmaven.test.skip=true", "package"], check=True)
    subprocess.run([ROOT / "radiomics", "--version"], check=True, stdout=subprocess.DEVNULL)


class Worker:
    """A process that extracts the cases it is told."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, **ONE_THREAD})

    def extract(self, case):
        self.process.stdin.write("\t".join(map(str, case)) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"{self.process.args[0]} ended with code {self.process.wait()}; its message is above.")
        return json.loads(answer)


def peak_megabytes(command, text=""):
    """The peak resident memory of a process of its own."""
    with tempfile.TemporaryFile("w+") as given:
        given.write(text)
        given.seek(0)
        process = subprocess.Popen(command, stdin=given, stdout=subprocess.DEVNULL, env={**os.environ, **ONE_THREAD})
        _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed; its message is above.")
    return used.ru_maxrss / 1024


def own_memory(case, parameters, folder):
    manifest = folder / "manifest.csv"
    manifest.write_text(f"patient,sequence,image,mask\np,MR,{case[0]},{case[1]}\n")
    return peak_megabytes([ROOT / "radiomics", "extract", "--jobs", "1", "--manifest", manifest, "--params", parameters,
                           "--out", folder / "features.csv"])


def largest_difference(ours, theirs):
    """The largest relative difference, its feature, and how many features differ by more than 1e-6 (1e-9 near 0)."""
    if list(ours) != list(theirs) and sorted(ours) != sorted(theirs):
        sys.exit(f"The programs name different features: {sorted(set(ours) ^ set(theirs))[:5]} ...")
    worst, where, missed = 0.0, "-", 0
    for name, expected in theirs.items():
        value = ours[name]
        if math.isnan(value) or math.isnan(expected):
            missed += math.isnan(value) != math.isnan(expected)
            continue
        apart = abs(value - expected)
        if apart <= 1e-9:
            continue
        relative = apart / abs(expected) if expected else math.inf
        missed += relative > 1e-6
        if relative > worst:
            worst, where = relative, name
    return worst, where, missed


def synthetic(voxels, folder):
    target = folder / f"synthetic_{voxels}"
    subprocess.run(java("SyntheticCase", str(voxels), str(target)), check=True, stdout=subprocess.DEVNULL)
    return target / "image.nii.gz", target / "mask.nii.gz"


def warm(case, ours, theirs, seconds):
    theirs.extract(case)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        ours.extract(case)


def compare(name, case, ours, theirs, parameters, args, folder):
    runs = {theirs: [], ours: []}
    for _ in range(args.repetitions):
        runs[theirs].append(theirs.extract(case))
        # Three runs a turn, all of which count: a single short run is at the mercy of the machine's other work.
        runs[ours].extend(ours.extract(case) for _ in range(3))
    columns = []
    # Processor time comes in steps of 10 ms, which the mean evens out.
    for what, middle in (("wall", statistics.median), ("cpu", statistics.mean)):
        seconds = [middle(run[what] for run in runs[who]) for who in (theirs, ours)]
        columns += [*seconds, seconds[0] / seconds[1]]
    peer_memory = peak_megabytes([args.python, HERE / "peer_worker.py", parameters], "\t".join(map(str, case)) + "\n")
    memory = own_memory(case, parameters, folder)
    worst, where, missed = largest_difference(runs[ours][-1]["features"], runs[theirs][-1]["features"])
    print(f"{name:18} {columns[0]:9.3f} {columns[1]:8.3f} {columns[2]:6.1f} {columns[3]:9.3f} {columns[4]:8.3f} "
          f"{columns[5]:6.1f} {peer_memory:8.0f} {memory:6.0f}   {worst:.1e} {where}"
          + (f" ({missed} beyond 1e-6)" if missed else ""), flush=True)


def main():
    args = arguments()
    parameters = (args.parameters or args.data / "pyradiomics" / "params" / "ii_1409.yaml").resolve()
    build()
    ours, theirs = Worker(java("CaseWorker", parameters)), Worker([args.python, HERE / "peer_worker.py", parameters])
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        cases = {name: tuple((args.data / "sts" / name / f"MR_T1_{what}.nii.gz").resolve()
                             for what in ("image", "mask")) for name in args.cases}
        cases.update({f"ellipsoid {voxels}": synthetic(voxels, folder) for voxels in args.synthetic})
        for case in cases.values():
            warm(case, ours, theirs, args.warm_up)
        print(f"setting {parameters.name}, {args.repetitions} turns: median of wall time, mean of processor time; "
              "s = seconds, MB = peak of a whole process\n"
              "                        wall                       processor                memory\n"
              "case               their s    our s  ratio   their s    our s  ratio their MB our MB   "
              "largest relative difference")
        for name, case in cases.items():
            compare(name, case, ours, theirs, parameters, args, folder)


if __name__ == "__main__":
    main()
