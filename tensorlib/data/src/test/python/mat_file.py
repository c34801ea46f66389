"""Writes the MAT files of MatFileTest: python mat_file.py FOLDER

FOLDER is src/test/resources/damo/data. Needs NumPy and SciPy.
"""
import pathlib
import sys

import numpy as np
import scipy.io
import scipy.sparse

folder = pathlib.Path(sys.argv[1])
cells = np.empty((1, 2), dtype=object)
cells[0, 0] = np.array([[1, 0, 1], [0, 1, 0]], dtype="uint8")
cells[0, 1] = np.array([[1, 1, 1]], dtype="uint8")
variables = {
    "matrix": np.arange(6.0).reshape(2, 3),
    "cube": np.arange(24, dtype="int32").reshape(2, 3, 4),
    "single": np.array([[1.5, -2.5]], dtype="float32"),
    "big": np.array([[2**63 - 1, -(2**63)]], dtype="int64"),
    "bytes": np.array([[0, 255]], dtype="uint8"),
    "flags": np.array([[True, False]]),
    "empty": np.zeros((0, 3)),
    "text": "chorale",
    "lines": np.array(["one", "two"]),
    "cells": cells,
    "struct": {"a": 1.0, "b": "two"},
    "sparse": scipy.sparse.csc_matrix(np.array([[0, 2.5, 0], [1, 0, 0], [0, 0, -3]])),
}
scipy.io.savemat(folder / "mat" / "plain.mat", variables, do_compression=False)
scipy.io.savemat(folder / "mat" / "packed.mat", variables, do_compression=True)
scipy.io.savemat(folder / "mat" / "complex.mat", {"z": np.array([[1j]])})
