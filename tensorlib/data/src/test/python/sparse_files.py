"""Writes the HDF5 file of SparseHdf5Test: python sparse_files.py FOLDER

FOLDER is src/test/resources/damo/data. Needs SciPy and h5py. With a second argument it reads that
file of Damo's instead, and prints its matrix of each prefix.
"""
import pathlib
import sys

import h5py
import numpy as np
from scipy import sparse

DENSE = np.array([[0, 2.5, 0, 0], [0, 0, 0, 0], [1, 0, -3, 4]])


def save(file, prefix, matrix):
    for part in ("data", "indices", "indptr", "shape"):
        value = np.asarray(getattr(matrix, part))
        file[prefix + "_" + part] = value if len(value) else np.array([np.nan])
    file.attrs[prefix + "_type"] = np.bytes_(type(matrix).__name__)


def load(file, prefix):
    data, indices, indptr, shape = (
        file[prefix + "_" + part][()] for part in ("data", "indices", "indptr", "shape")
    )
    kind = getattr(sparse, bytes(np.asarray(file.attrs[prefix + "_type"], dtype="S")).decode())
    if np.isnan(indices).any():
        return kind(tuple(shape))
    return kind((data, indices, indptr), shape=shape)


if len(sys.argv) > 2:
    with h5py.File(sys.argv[2]) as theirs:
        for key in (name for name in theirs.attrs if name.endswith("_type")):
            print(key, load(theirs, key.removesuffix("_type")).toarray().tolist())
else:
    with h5py.File(pathlib.Path(sys.argv[1]) / "hdf5" / "sparse.h5", "w") as ours:
        save(ours, "rows", sparse.csr_matrix(DENSE))
        save(ours, "columns", sparse.csc_matrix(DENSE))
        save(ours, "counts", sparse.csc_matrix(DENSE.astype("int64")))
        save(ours, "noRows", sparse.csr_matrix((2, 3)))
        save(ours, "noColumns", sparse.csc_matrix((2, 3)))
        save(ours, "other", sparse.csr_matrix(DENSE))
        ours.attrs["other_type"] = np.bytes_("dok_matrix")
