"""Writes small files in the form of CIFAR-10 and of the polyphonic sets: python set_files.py FOLDER

FOLDER is src/test/resources/damo/data. Needs NumPy.
"""
import gzip
import io
import pathlib
import pickle
import sys
import tarfile

import numpy as np

folder = pathlib.Path(sys.argv[1]) / "sets"
random = np.random.default_rng(1)


def batch(first, count):
    """Pictures whose pixels all have the number of the picture."""
    numbers = np.arange(first, first + count, dtype="uint8")
    return {
        "data": np.repeat(numbers[:, None], 3072, axis=1),
        "labels": [int(n) % 10 for n in numbers],
        "batch_label": "made by a script",
        "filenames": [f"{n}.png" for n in numbers],
    }


def archive(batches):
    memory = io.BytesIO()
    with tarfile.open(fileobj=memory, mode="w") as tar:
        for name, content in batches.items():
            text = pickle.dumps(content, 2)
            entry = tarfile.TarInfo("cifar-10-batches-py/" + name)
            entry.size = len(text)
            tar.addfile(entry, io.BytesIO(text))
    return gzip.compress(memory.getvalue(), mtime=0)


batches = {f"data_batch_{i + 1}": batch(4 * i, 4) for i in range(5)} | {"test_batch": batch(100, 3)}
(folder / "cifar-10-python.tar.gz").write_bytes(archive(batches))

music = {
    "train": [[[60, 64], [], [21]], [[108]]],
    "valid": [[[60], [62]]],
    "test": [[(60, 60, 72)]],
}
(folder / "Nottingham.pickle").write_bytes(pickle.dumps(music, 2))

# As the pickle of reviews does: two pairs of texts and labels, one after another.
with open(folder / "words.pkl", "wb") as file:
    pickle.dump(([[2, 9, 12345], [3], [10, 4]], [1, 0, 1]), file, 2)
    pickle.dump(([[5, 6]], [0]), file, 2)

# As mnist.pkl.gz does: three pairs of rows in [0, 1] and labels.
rows = np.arange(12, dtype="float32").reshape(3, 4) / 12
parts = tuple((rows[: 3 - i], np.array([7, 8, 9][: 3 - i])) for i in range(3))
(folder / "mnist.pkl.gz").write_bytes(gzip.compress(pickle.dumps(parts, 2), mtime=0))
