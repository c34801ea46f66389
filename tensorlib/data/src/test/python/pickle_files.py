"""Writes the pickles of PicklesTest: python pickle_files.py FOLDER

FOLDER is src/test/resources/damo/data. Needs NumPy.
"""
import collections
import datetime
import os
import pathlib
import pickle
import struct
import sys

import numpy as np

folder = pathlib.Path(sys.argv[1]) / "pickle"
TYPES = "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64".split()


def sample(dtype):
    kind = np.dtype(dtype).kind
    if kind == "b":
        return np.array([[True, False, True], [True, False, False]])
    if kind == "f":
        return np.array([[0.0, -0.0, 1.5], [-2.25, np.inf, np.nan]], dtype=dtype)
    info = np.iinfo(dtype)
    return np.array([[info.min, info.max, 0], [1, 2, 3]], dtype=dtype)


ragged = np.empty(2, dtype=object)
ragged[:] = [[1, 2, 3], [4]]
shared = np.arange(3)
plain = {
    "none": None,
    "bools": [True, False],
    "ints": [0, 1, -1, 255, 256, 65536, -(2**31), 2**40, -(2**63), 2**64, -(2**200)],
    "floats": [0.5, -1e300, float("inf"), float("-inf")],
    "text": "Bäche\n\\u00e9 'quoted' 🎹 \\",
    "bytes": bytes(range(256)),
    "bytearray": bytearray(b"ab"),
    "nothing": [[], (), {}, b"", ""],
    "tuple": (1, ("a", 2.5), [3]),
    "set": {1, 2},
    "frozenset": frozenset(["x"]),
    ("key", 1): "tuple as key",
    7: "number as key",
}
arrays = {dtype: sample(dtype) for dtype in TYPES}
arrays |= {
    "big": np.arange(4, dtype=">f8"),
    "fortran": np.asfortranarray(np.arange(6, dtype="int32").reshape(2, 3)),
    "scalars": [np.float32(1.5), np.int64(-3), np.uint8(200), np.bool_(True), np.uint64(2**64 - 1)],
    "ragged": ragged,
    "twice": [shared, shared],
    "empty": np.zeros((0, 3), dtype="float32"),
    "rank0": np.array(2.5),
}
for protocol in range(6):
    for name, data in {"plain": plain, "arrays": arrays}.items():
        text = pickle.dumps(data, protocol)
        (folder / f"{name}{protocol}.pkl").write_bytes(text)

# What Python 2 with NumPy 1 wrote: its strings are bytes, its modules have the old names.
minus = b"J\xff\xff\xff\xff"
content = struct.pack("<3d", 1.5, -2.0, 1e10)
old = (
    b"\x80\x02}q\x00(U\x04dataq\x01cnumpy.core.multiarray\n_reconstruct\nq\x02cnumpy\nndarray\nq\x03"
    b"K\x00\x85q\x04U\x01bq\x05\x87q\x06Rq\x07(K\x01K\x03\x85cnumpy\ndtype\nq\x08U\x02f8K\x00K\x01"
    b"\x87Rq\x09(K\x03U\x01<NNN" + minus + minus + b"K\x00tb\x89U" + bytes([len(content)]) + content
    + b"tbU\x06labelsq\x0a]q\x0b(K\x06K\x09eU\x04nameU\x02\xe9!u."
)
assert (pickle.loads(old, encoding="latin1")["data"] == [1.5, -2.0, 1e10]).all()
(folder / "python2.pkl").write_bytes(old)


class Own:
    def __init__(self):
        self.a = 1

    def __reduce__(self):
        return os.system, ("echo run",)


bad = {
    "system": Own(),
    "date": datetime.date(2020, 1, 1),
    "ordered": collections.OrderedDict(a=1),
    "complex": 1j,
    "type": np.dtype("f8"),
    "function": print,
    "texts": np.array(["a"]),
    "masked": np.ma.array([1]),
}
for name, data in bad.items():
    (folder / f"bad-{name}.pkl").write_bytes(pickle.dumps(data, 2))
