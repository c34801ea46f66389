"""Writes the NPY and NPZ files of NpyTest and NpzTest: python npy_files.py FOLDER

FOLDER is src/test/resources/damo/data. Needs NumPy.
"""
import pathlib
import sys
import zipfile

import numpy as np

folder = pathlib.Path(sys.argv[1])
TYPES = "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64".split()


def save(name, array, **how):
    np.save(folder / "npy" / name, array, **how)


def sample(dtype):
    """Six values with the extremes of the type, as a matrix of two rows."""
    kind = np.dtype(dtype).kind
    if kind == "b":
        values = [True, False, True, True, False, False]
    elif kind == "f":
        values = [0.0, -0.0, 1.5, -2.25, np.inf, np.nan]
    else:
        info = np.iinfo(dtype)
        values = [info.min, info.max, 0, 1, 2, 3]
    return np.array(values, dtype=dtype).reshape(2, 3)


for dtype in TYPES:
    save(dtype, sample(dtype))
    if np.dtype(dtype).itemsize > 1:
        save("big-" + dtype, sample(dtype).astype(np.dtype(dtype).newbyteorder(">")))
save("fortran", np.asfortranarray(np.arange(24, dtype="int32").reshape(2, 3, 4)))
save("scalar", np.array(2.5))
save("vector", np.arange(3, dtype="float32"))
save("empty", np.zeros((0, 3), dtype="float32"))
save("text", np.array(["a", "b"]))
save("complex", np.array([1j]))
save("record", np.zeros(1, dtype=[("a", "i4"), ("b", "f8")]))
save("object", np.array([None], dtype=object), allow_pickle=True)
with open(folder / "npy" / "version2.npy", "wb") as file:
    np.lib.format.write_array(file, np.arange(3, dtype="int32"), version=(2, 0))

arrays = {"W": np.arange(6, dtype="float32").reshape(2, 3), "b": np.array([1, 2, 3], dtype="int64")}
np.savez(folder / "npz" / "stored.npz", **arrays)
np.savez_compressed(folder / "npz" / "deflated.npz", **arrays)
with zipfile.ZipFile(folder / "npz" / "zip64.npz", "w") as archive:
    with archive.open("W.npy", "w", force_zip64=True) as entry:
        np.lib.format.write_array(entry, arrays["W"])
