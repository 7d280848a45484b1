"""Reads and extracts the cases named on the standard input with PyRadiomics, one a line (image, tab, mask).

Answers each with a line of JSON: wall seconds, processor seconds of the whole process, features. Needs a Python in
which `import radiomics` works, and the path of a parameter file. Side by side with CaseWorker.java.
"""

import json
import logging
import sys
import time
import warnings

warnings.filterwarnings("ignore")

import SimpleITK  # noqa: E402
import radiomics  # noqa: E402
from radiomics import featureextractor  # noqa: E402


def main(parameters):
    radiomics.setVerbosity(logging.CRITICAL)
    SimpleITK.ProcessObject.SetGlobalDefaultNumberOfThreads(1)
    extractor = featureextractor.RadiomicsFeatureExtractor(parameters)
    for line in sys.stdin:
        image, mask = line.rstrip("\n").split("\t")
        processor = time.process_time()
        start = time.perf_counter()
        features = extractor.execute(image, mask)
        wall = time.perf_counter() - start
        used = time.process_time() - processor
        values = {name: float(value) for name, value in features.items() if not name.startswith("diagnostics_")}
        print(json.dumps({"wall": wall, "cpu": used, "features": values}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
