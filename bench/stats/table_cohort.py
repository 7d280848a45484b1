#!/usr/bin/env python3
"""Writes a cohort for workflows/signature-from-table: table_cohort.py PATIENTS FEATURES REREAD FOLDER, with numpy.

FOLDER/cohort.csv has one row per patient, 73 % of them for training; features come in correlated blocks of 20, one in eight
tells something of the outcome. FOLDER/rereadings.csv has three readings of the first REREAD patients, each feature with an
error of its own. Same arguments, same files.
"""
import sys
from pathlib import Path

import numpy as np


def main(patients, features, reread, folder):
    random = np.random.default_rng(3)
    label = np.arange(patients) % 2
    values = random.standard_normal((patients, features))
    for block in range(0, features, 40):
        values[:, block:block + 20] = 0.5 * values[:, block:block + 20] + random.standard_normal((patients, 1))
    telling = random.permutation(features)[:features // 8]
    effects = random.uniform(0.3, 0.9, len(telling)) * random.choice([-1, 1], len(telling))
    values[:, telling] += np.outer(label - 0.5, effects)
    age = np.round(55 + 5 * label + 10 * random.standard_normal(patients))
    sex = random.integers(0, 2, patients)
    names = [f"original_f_{feature}" for feature in range(features)]
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "cohort.csv", "w") as file:
        print("id", "set", "label", "age", "sex", *names, sep=",", file=file)
        for i in range(patients):
            role = "train" if i < int(0.73 * patients) else "test"
            print(f"P{i}", role, label[i], age[i], sex[i], *map(float, values[i]), sep=",", file=file)
    error = random.choice([0.05, 0.1, 0.2, 0.5], features)
    with open(folder / "rereadings.csv", "w") as file:
        print("id", "reading", *names, sep=",", file=file)
        for reading in ("reader1_first", "reader1_second", "reader2"):
            for i in range(reread):
                noise = 0 if reading == "reader1_first" else error * random.standard_normal(features)
                print(f"P{i}", reading, *map(float, values[i] + noise), sep=",", file=file)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
