"""Writes the HDF5 file of Hdf5Test: python hdf5_file.py FOLDER

FOLDER is src/test/resources/damo/data. Needs NumPy and h5py.
"""
import pathlib
import sys

import h5py
import numpy as np

folder = pathlib.Path(sys.argv[1])
TYPES = "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64".split()


def sample(dtype):
    kind = np.dtype(dtype).kind
    if kind == "b":
        return np.array([[True, False, True], [True, False, False]])
    if kind == "f":
        return np.array([[0.0, -0.0, 1.5], [-2.25, np.inf, np.nan]], dtype=dtype)
    info = np.iinfo(dtype)
    return np.array([[info.min, info.max, 0], [1, 2, 3]], dtype=dtype)


with h5py.File(folder / "hdf5" / "h5py.h5", "w", libver=sys.argv[2] if len(sys.argv) > 2 else "earliest") as file:
    for dtype in TYPES:
        file["types/" + dtype] = sample(dtype)
    file["big"] = np.arange(4, dtype=">i4")
    file["scalar"] = 2.5
    file["empty"] = np.zeros((0, 3), dtype="float32")
    file["text"] = "no number"
    rows = np.arange(1000 * 6, dtype="float32").reshape(1000, 6)
    file.create_dataset("chunked", data=rows, chunks=(64, 4), compression="gzip", shuffle=True)
    file.attrs["source"] = "h5py"
